"""A report as a Word document: the same blocks as in the PDF, with real styles, to be edited.

The look comes from the template in resources/word: the parts of a Word file as plain XML, which
are zipped here. The same document gives the same bytes.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable

from banen_desktop import dutch
from banen_desktop.dossier.verslag import Logo
from banen_desktop.reports.pages.document import (
    Block,
    Bullets,
    Cards,
    Document,
    Heading,
    Look,
    PageBreak,
    Picture,
    Table,
    Text,
)
from banen_desktop.reports.pages.logo import logo_png, logo_room
from banen_desktop.reports.pages.pdf import drawing_png
from banen_desktop.resources import resource
from banen_desktop.safe_text import settable

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_PAGE_MM = 162
_LOOKS = {Look.LEAD: "Kern", Look.BODY: "Normal", Look.NOTE: "Noot"}
_LONGEST_PROPERTY = 255


def write_word(document: Document) -> bytes:
    """The document as the bytes of a Word file; raises `KnownProblem` when it cannot be made."""
    file = docx.Document(_template())
    _properties(file, document)
    _footer(file, document)
    if document.logo.inhoud:
        _logo(file, document.logo, document.employer)
    file.add_heading(settable(document.title), 0)
    file.add_paragraph(settable(document.employer) or "Werkgever zonder naam", "Subtitle")
    for block in document.blocks:
        _WRITERS[type(block)](file, block)
    return _same_bytes(file)


def _said(text: str) -> str:
    """A text that can be set, in which no line ends inside a date."""
    return dutch.with_whole_dates(settable(text))


def _template() -> io.BytesIO:
    folder, packed = resource("word"), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                archive.writestr(zipfile.ZipInfo(name, _ZIP_DAY), path.read_bytes())
    packed.seek(0)
    return packed


def _properties(file: WordFile, document: Document) -> None:
    moment = datetime.combine(document.made_on, time(), UTC)
    properties = file.core_properties
    properties.title = settable(document.full_title)[:_LONGEST_PROPERTY]
    properties.author = settable(document.employer)[:_LONGEST_PROPERTY]
    properties.last_modified_by = ""
    properties.comments = ""
    properties.language = "nl-NL"
    properties.revision = 1
    properties.created = moment
    properties.modified = moment


def _footer(file: WordFile, document: Document) -> None:
    line = file.sections[0].footer.paragraphs[0]
    name = dutch.shorten(settable(document.employer), 70)
    line.runs[0].text = f"{document.title}{' · ' + name if name else ''}\tpagina "


def _logo(file: WordFile, logo: Logo, employer: str) -> None:
    width, _ = logo_room(logo)
    _picture(file, logo_png(logo), Mm(width), f"Logo van {employer or 'de werkgever'}")


def _picture(file: WordFile, data: bytes, width: Length, alt: str) -> None:
    paragraph = file.add_paragraph(style="Beeld")
    shape = paragraph.add_run().add_picture(io.BytesIO(data), width)
    about = shape._inline.docPr
    about.set("descr", settable(alt))
    about.set("name", f"Beeld {about.id}")


def _heading(file: WordFile, block: Heading) -> None:
    file.add_heading(_said(block.text), block.level)


def _text(file: WordFile, block: Text) -> None:
    file.add_paragraph(_said(block.text), _LOOKS[block.look])


def _bullets(file: WordFile, block: Bullets) -> None:
    for item in block.items:
        file.add_paragraph(_said(item), "List Bullet")


def _chart(file: WordFile, block: Picture) -> None:
    if block.title:
        file.add_paragraph(_said(block.title), "Caption")
    width = min(Pt(block.drawing.width), Mm(_PAGE_MM))
    _picture(file, drawing_png(block.drawing), width, block.alt)


def _table(file: WordFile, block: Table) -> None:
    if block.caption:
        file.add_paragraph(_said(block.caption), "Caption")
    looks = [
        "Tabelgetal" if column in block.right else "Tabeltekst"
        for column in range(len(block.header))
    ]
    rows = [(texts, looks) for texts in (block.header, *block.rows)]
    _say(_grid(file, rows, block.widths), block.caption)


def _cards(file: WordFile, block: Cards) -> None:
    """The big numbers as a table: their titles are its header."""
    titles, numbers, notes = zip(
        *((card.title, f"{card.number} {card.unit}".strip(), card.note) for card in block.cards),
        strict=True,
    )
    plain, large = ["Tabeltekst"] * len(titles), ["Kaartgetal"] * len(titles)
    rows = [(titles, plain), (numbers, large), (notes, plain)]
    _say(_grid(file, rows, [1] * len(titles)), "De uitkomst in het kort")


def _grid(
    file: WordFile,
    rows: Sequence[tuple[Sequence[str], Sequence[str]]],
    parts: Sequence[int],
) -> WordTable:
    """A table of texts with their styles; its header comes back on each page, rows stay whole."""
    table: WordTable = file.add_table(len(rows), len(parts), "Cijfertabel")
    table.autofit = False
    widths = [Mm(_PAGE_MM * part / sum(parts)) for part in parts]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, (texts, looks) in zip(table.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, look, width in zip(row.cells, texts, looks, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].style = look
            cell.paragraphs[0].add_run(_said(text))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    # No row stands alone on a page: the header has two with it, and the last row one.
    for row in (*table.rows[:2], *table.rows[-2:-1]):
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    return table


def _say(table: WordTable, caption: str) -> None:
    """What the table is about, for who cannot see it."""
    if caption:
        about = OxmlElement("w:tblCaption")
        about.set(qn("w:val"), caption)
        table._tbl.tblPr.append(about)


def _page(file: WordFile, _block: PageBreak) -> None:
    file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


_WRITERS: dict[type[Block], Callable[[WordFile, Any], None]] = {
    Heading: _heading,
    Text: _text,
    Bullets: _bullets,
    Table: _table,
    Cards: _cards,
    Picture: _chart,
    PageBreak: _page,
}


def _same_bytes(file: WordFile) -> bytes:
    """The document as bytes; python-docx itself asks the clock, which a zip may not know."""
    packed, package = io.BytesIO(), file.part.package
    assert package is not None  # noqa: S101 - it was opened from one
    for part in package.parts:
        part.before_marshal()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        writer: Any = _DatedWriter(archive)
        PackageWriter._write_content_types_stream(writer, package.parts)  # type: ignore[no-untyped-call]
        PackageWriter._write_pkg_rels(writer, package.rels)  # type: ignore[no-untyped-call]
        PackageWriter._write_parts(writer, package.parts)
    return packed.getvalue()


class _DatedWriter:
    """What python-docx writes the parts of a document with: each has one fixed date."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def write(self, uri: PackURI, blob: bytes) -> None:
        """Write one part."""
        part = zipfile.ZipInfo(uri.membername, _ZIP_DAY)
        part.compress_type = zipfile.ZIP_DEFLATED
        part.external_attr = 0o600 << 16
        self._archive.writestr(part, blob)
