"""The Word document: what is in it, what is not, and how other programs read it."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import docx
import libreoffice
import pytest
from builders import LARGE, baan, dossier, jaar
from docx.document import Document
from docx.shared import Mm
from gears import few
from golden_years import YEARS
from pictures import png, svg

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.pages.chart import in_words, series_of
from banen_desktop.reports.pages.document import Block, Heading, Table, Text
from banen_desktop.reports.pages.document import Document as Report
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.pages.logo import read_logo
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.pages.word import write_word
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style

LAW = built_in()
DAY = date(2026, 2, 12)
DRAWING_ABOUT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(drawn: Dossier, year: int, *, levy: bool = False) -> bytes:
    return write_word(full_report(drawn, year, LAW, DAY, Style(levy=levy)))


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def sample() -> bytes:
    return written(*YEARS["deels-gehaald"]())


def all_text(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_headings_are_real_headings(sample: bytes) -> None:
    found = opened(sample)
    headings = [p.text for p in found.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [
        "Tekst voor het jaarverslag",
        "Hoofdcijfers",
        "Banen per vorm",
        "Berekening",
        "Waarden uit wet en bronnen",
        "Aandachtspunten",
        "Verantwoording",
    ]
    drawn, year = YEARS["deels-gehaald"]()
    sections = [section.heading for section in paragraph(drawn, year, LAW).sections]
    below = [p.text for p in found.paragraphs if p.style and p.style.name == "Heading 2"]
    assert below[: len(sections)] == sections
    assert found.paragraphs[0].style is not None
    assert found.paragraphs[0].style.name == "Title"


def test_the_language_is_dutch_in_styles_and_settings(sample: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        styles = ElementTree.fromstring(archive.read("word/styles.xml"))
        settings = ElementTree.fromstring(archive.read("word/settings.xml"))
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"nl-NL"}
    assert {lang.get(f"{W}val") for lang in settings.iter(f"{W}themeFontLang")} == {"nl-NL"}
    assert opened(sample).core_properties.language == "nl-NL"


def test_the_properties_name_the_employer_and_no_person(sample: bytes) -> None:
    properties = opened(sample).core_properties
    assert properties.title == "Banenafspraak 2025, Stichting Voorbeeldscholen"
    assert properties.author == "Stichting Voorbeeldscholen"
    assert (properties.last_modified_by, properties.comments) == ("", "")
    assert properties.created == properties.modified == datetime(2026, 2, 12, tzinfo=UTC)


def test_nothing_is_left_of_the_template_of_the_library(sample: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        parts = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if not name.endswith(".png")
        }
        days = {part.date_time for part in archive.infolist()}
    assert not any(word in text for text in parts.values() for word in ("python-docx", "en-US"))
    assert not any("thumbnail" in name or "customXml" in name for name in parts)
    assert days == {(1980, 1, 1, 0, 0, 0)}


def test_the_page_is_a4_and_numbered(sample: bytes) -> None:
    section = opened(sample).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert abs(section.page_width - Mm(210)) < Mm(1)
    assert abs(section.page_height - Mm(297)) < Mm(1)
    footer = section.footer.paragraphs[0]
    assert footer.text.startswith("Banenafspraak 2025 · Stichting Voorbeeldscholen")
    fields = [field.get(f"{W}instr") for field in footer._p.iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_every_table_repeats_its_header_and_keeps_rows_whole(sample: bytes) -> None:
    tables = opened(sample).tables
    assert len(tables) == 5
    for table in tables:
        assert len(list(table.rows[0]._tr.iter(f"{W}tblHeader"))) == 1
        assert all(len(list(row._tr.iter(f"{W}cantSplit"))) == 1 for row in table.rows)
        assert not any(list(row._tr.iter(f"{W}tblHeader")) for row in list(table.rows)[1:])


def test_the_calculation_names_the_article_of_each_step(sample: bytes) -> None:
    drawn, year = YEARS["deels-gehaald"]()
    steps = {step.label: step.article for step in calculate(drawn, year, LAW).steps}
    rows = [
        [cell.text.replace("\u00a0", " ") for cell in row.cells]
        for row in opened(sample).tables[3].rows
    ]
    assert rows[0] == ["Stap", "Uitkomst", "Berekening", "Wetsartikel"]
    assert all(steps[row[0]] == row[3] for row in rows[1:])


def test_no_row_is_named(sample: bytes) -> None:
    text = all_text(opened(sample))
    drawn, _ = YEARS["deels-gehaald"]()
    for row in drawn.jaren[-1].banen:
        assert row.kenmerk not in text
        assert row.onderdeel not in text


def test_the_levy_is_there_only_when_asked_for(sample: bytes) -> None:
    drawn, year = YEARS["deels-gehaald"]()
    assert "effing" not in all_text(opened(sample)).replace("geen heffing", "")
    assert "Quotumheffing (theoretisch)" in all_text(opened(written(drawn, year, levy=True)))


def test_hostile_text_stays_text() -> None:
    name = "</w:t><x> & “_” =1+1 ]]> \N{GRINNING FACE}"
    drawn = dossier(jaar(2020, baan(verloonde_uren=1331), verloonde_uren=LARGE), naam=name)
    found = opened(written(drawn, 2020))
    assert found.paragraphs[1].text == name
    assert name in all_text(found)


def test_the_chart_is_a_picture_with_its_words(sample: bytes) -> None:
    drawn, _ = YEARS["deels-gehaald"]()
    outcomes = [calculate(drawn, year.jaar, LAW) for year in drawn.jaren]
    (about,) = opened(sample)._body._body.iter(DRAWING_ABOUT)
    assert about.get("descr") == in_words(series_of(drawn, outcomes))
    (part,) = [part for part in opened(sample).part.package.iter_parts() if ".png" in part.partname]
    assert part.blob.startswith(b"\x89PNG")


@pytest.mark.parametrize("picture", [png(40, 20), svg()])
def test_the_logo_stands_above_the_title(picture: bytes) -> None:
    drawn, year = YEARS["deels-gehaald"]()
    with_logo = replace(drawn, logo=read_logo(picture))
    data = written(with_logo, year)
    assert data == written(with_logo, year)
    first, *_ = opened(data)._body._body.iter(DRAWING_ABOUT)
    assert first.get("descr") == "Logo van Stichting Voorbeeldscholen"
    assert [p.style.name for p in opened(data).paragraphs[:2] if p.style] == ["Beeld", "Title"]


def test_what_is_no_sign_of_a_text_is_left_out() -> None:
    name = "a\0b\x07c\N{RIGHT-TO-LEFT OVERRIDE}d\ud800" + "x" * 400
    drawn = dossier(jaar(2020, verloonde_uren=LARGE), naam=name)
    found = opened(written(drawn, 2020))
    assert found.paragraphs[1].text == "a b cd\N{REPLACEMENT CHARACTER}" + "x" * 400
    assert len(found.core_properties.title) == 255


def test_big_numbers_become_a_table_with_a_header() -> None:
    drawn, year = YEARS["deels-gehaald"]()
    table = opened(write_word(summary(drawn, year, LAW, DAY))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Te realiseren", "Gerealiseerd", "Nog te gaan"]
    assert rows[1] == ["19,3 banen", "14,7 banen", "4,5 banen"]
    assert len(list(table.rows[0]._tr.iter(f"{W}tblHeader"))) == 1


@pytest.mark.parametrize("name", few(6, YEARS))
def test_every_kind_of_year_can_be_written(name: str) -> None:
    drawn, year = YEARS[name]()
    text = all_text(opened(written(drawn, year, levy=True)))
    for section in paragraph(drawn, year, LAW, Style(levy=True)).sections:
        assert all(dutch.with_whole_dates(line) in text for line in section.paragraphs)


@pytest.mark.traag
@pytest.mark.skipif(libreoffice.SOFFICE is None, reason="LibreOffice is er niet")
@pytest.mark.timeout(300)
def test_libreoffice_shows_the_paragraph(sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "tekst.docx"
    path.write_bytes(sample)
    libreoffice.convert([path], "pdf", tmp_path)
    pdf = tmp_path / "tekst.pdf"
    shown = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout
    bare = "".join(shown.decode().split())
    drawn, year = YEARS["deels-gehaald"]()
    for section in paragraph(drawn, year, LAW).sections:
        # A page may end inside a paragraph: compare what stands on one line for sure.
        assert "".join(section.heading.split()) in bare
        assert all("".join(text[:40].split()) in bare for text in section.paragraphs)
    about = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()
    assert "A4" in about
    assert "pagina1van" in bare


@pytest.mark.traag
@pytest.mark.skipif(libreoffice.SOFFICE is None, reason="LibreOffice is er niet")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("rows", [16, 90])
def test_no_row_and_no_heading_of_a_table_stands_alone(rows: int, tmp_path: Path) -> None:
    """On every place of the page: not at its end, and not on the next one."""
    long = tuple((f"rij {number}", "waarde") for number in range(1, rows + 1))
    files = [tmp_path / f"{above}.docx" for above in range(6, 34)]
    for above, path in enumerate(files, 6):
        lines = [Text(f"regel {number}") for number in range(above)]
        blocks: tuple[Block, ...] = (
            *lines,
            Heading("Kop erboven"),
            Table(("stap", "uitkomst"), long, (1, 1)),
        )
        path.write_bytes(write_word(Report("t", "e", DAY, blocks)))
    libreoffice.convert(files, "pdf", tmp_path)
    for path in files:
        command = ["pdftotext", "-raw", str(path.with_suffix(".pdf")), "-"]
        shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        pages = shown.split("\f")
        told = [len(re.findall(r"^rij ", page, re.MULTILINE)) for page in pages]
        on = [number for number, many in enumerate(told) if many]
        assert sum(told) == rows
        assert min(told[number] for number in on) >= 2, (path.stem, told)
        assert [number for number, page in enumerate(pages) if "stap" in page] == on
        assert "Kop erboven" in pages[on[0]]
