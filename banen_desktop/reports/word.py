"""The Word document: the paragraph, the main figures, the calculation and the receipt.

The look comes from the template in resources/word: the parts of a Word file as plain XML, which
are zipped here. The same input gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import _Row

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.law import Law
from banen_desktop.quota.trace import Outcome
from banen_desktop.reports import figures, wording
from banen_desktop.reports.figures import Figures
from banen_desktop.reports.guard import Guard
from banen_desktop.reports.paragraph import Paragraph
from banen_desktop.reports.receipt import Receipt, receipt, shareable
from banen_desktop.resources import resource

_ON_REQUEST = frozenset({"heffing_per_baan", "bonus_per_baan"})
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The widths of the columns of a table in millimetres, and which columns stand right."""

    widths: tuple[int, ...]
    right: frozenset[int]


_CALCULATION = _Layout((42, 30, 52, 38), frozenset({1}))
_VALUES = _Layout((46, 18, 46, 52), frozenset({1}))


def write_word(
    paragraph: Paragraph,
    dossier: Dossier,
    outcome: Outcome,
    law: Law,
    made_on: date,
    *,
    levy: bool = False,
) -> bytes:
    """The Word document of one year, with totals only; the levy only when `levy` asks for it."""
    document = docx.Document(_template())
    _properties(document, paragraph.title, dossier.werkgever.naam, made_on)
    _footer(document, paragraph.title, dossier.werkgever.naam)
    document.add_heading(paragraph.title, 0)
    document.add_paragraph(dossier.werkgever.naam or "Werkgever zonder naam", "Subtitle")
    _text(document, paragraph)
    document.add_heading("Hoofdcijfers", 1)
    main = figures.main_figures(dossier, outcome, law)
    _table(document, main, _figures_layout(len(main.header)))
    document.add_heading("Berekening", 1)
    jaar = dossier.year(outcome.jaar)
    guard = Guard() if jaar is None else Guard.of(outcome, jaar)
    _table(document, figures.calculation(outcome, guard, levy=levy), _CALCULATION)
    if guard.reason:
        document.add_paragraph(guard.reason)
    _proof(document, receipt(dossier, outcome, law, made_on), levy=levy)
    return _same_bytes(document)


def _template() -> io.BytesIO:
    folder, packed = resource("word"), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
    packed.seek(0)
    return packed


def _properties(document: Document, title: str, employer: str, made_on: date) -> None:
    moment = datetime.combine(made_on, time(), UTC)
    properties = document.core_properties
    properties.title = f"{title}, {employer}" if employer else title
    properties.author = employer[:255]
    properties.last_modified_by = ""
    properties.comments = ""
    properties.language = "nl-NL"
    properties.revision = 1
    properties.created = moment
    properties.modified = moment


def _footer(document: Document, title: str, employer: str) -> None:
    line = document.sections[0].footer.paragraphs[0]
    line.runs[0].text = f"{title}{' · ' + dutch.shorten(employer, 70) if employer else ''}\tpagina "


def _text(document: Document, paragraph: Paragraph) -> None:
    document.add_heading("Tekst voor het jaarverslag", 1)
    for section in paragraph.sections:
        document.add_heading(section.heading, 2)
        for text in section.paragraphs:
            document.add_paragraph(text)


def _figures_layout(columns: int) -> _Layout:
    return _Layout((50, *[28] * (columns - 1)), frozenset(range(1, columns)))


def _table(document: Document, content: Figures, layout: _Layout) -> None:
    """A table whose header comes back on each page and whose rows stay whole."""
    table = document.add_table(len(content.rows) + 1, len(content.header), "Cijfertabel")
    table.autofit = False
    for column, width in zip(table.columns, layout.widths, strict=True):
        column.width = Mm(width)
    for row, texts in zip(table.rows, (content.header, *content.rows), strict=True):
        _fill(row, texts, layout)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(row: _Row, texts: Sequence[str], layout: _Layout) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = Mm(layout.widths[number])
        cell.paragraphs[0].style = "Tabelgetal" if number in layout.right else "Tabeltekst"
        cell.paragraphs[0].add_run(text)


def _proof(document: Document, proof: Receipt, *, levy: bool) -> None:
    document.add_heading("Verantwoording", 1)
    day = dutch.format_date_words(proof.made_on)
    document.add_paragraph(f"Gemaakt op {day} met {proof.program} {proof.version}.")
    document.add_heading("Waarden uit wet en bronnen", 2)
    _table(document, _values(proof, levy=levy), _VALUES)
    document.add_heading("Aandachtspunten", 2)
    found = [f"{item.message} {item.advice}" for item in shareable(proof.findings)]
    _bullets(document, found or ["Er zijn geen aandachtspunten."])
    if proof.files:
        document.add_heading("Ingelezen bestanden", 2)
        _bullets(document, _files_read(proof))
    document.add_heading("Wat het programma niet meeneemt", 2)
    _bullets(document, proof.not_modelled)
    document.add_heading("Controlegetallen", 2)
    document.add_paragraph(f"Parameters (SHA-256): {proof.parameters_sha256}", "Tabeltekst")
    document.add_paragraph(f"Invoer (SHA-256): {proof.input_sha256}", "Tabeltekst")


def _files_read(proof: Receipt) -> list[str]:
    """How many files of each kind were read, and when last; names of files stay in the house."""
    lines = []
    for kind in dict.fromkeys(file.soort for file in proof.files):
        days = sorted(file.gelezen_op[:10] for file in proof.files if file.soort is kind)
        count = dutch.plural(str(len(days)), "bestand", "bestanden")
        lines.append(f"{kind.label}: {count}, voor het laatst ingelezen op {_shown_day(days[-1])}.")
    return lines


def _shown_day(day: str) -> str:
    try:
        return dutch.format_date_words(date.fromisoformat(day))
    except ValueError:
        return "een onbekende dag"


def _values(proof: Receipt, *, levy: bool) -> Figures:
    rows = (
        (
            f"{value.omschrijving} ({value.artikel})",
            dutch.format_number(value.waarde) + ("%" if value.eenheid == "procent" else ""),
            value.bron,
            wording.status_words(value),
        )
        for value in proof.values
        if levy or value.sleutel not in _ON_REQUEST
    )
    return Figures(("Waarde", "Getal", "Bron", "Status"), tuple(rows))


def _bullets(document: Document, texts: Iterable[str]) -> None:
    for text in texts:
        document.add_paragraph(text, "List Bullet")


def _same_bytes(document: Document) -> bytes:
    """The document as bytes, with one fixed date on every part of the zip."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return packed.getvalue()
