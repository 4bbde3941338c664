"""The PDF as an archive keeps it: PDF/A-3a beside PDF/UA-1, with the data to share inside it."""

import io
import json
import re
import subprocess
from datetime import date
from pathlib import Path

import docx
import pytest
from gears import few
from golden_years import YEARS
from hypothesis import given
from hypothesis import strategies as st
from pdf_structure import opened, structure

from banen_desktop import dutch
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.out.files import render
from banen_desktop.reports.pages.document import (
    Block,
    Bullets,
    Card,
    Cards,
    Document,
    Heading,
    Table,
    Text,
    document_words,
)
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.pages.pdf import Attachment, write_pdf
from banen_desktop.reports.pages.row_headers import with_row_headers
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.words.guard import NOT_SHOWN, Kind

LAW = built_in()
DAY = date(2026, 2, 12)
PDFS = ("pdf", "samenvatting")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("format_", PDFS)
@pytest.mark.parametrize("name", ["deels-gehaald", "geen-uren", "wet-banenafspraak"])
def test_one_file_serves_who_reads_and_what_calculates(name: str, format_: str, kind: Kind) -> None:
    drawn, year = YEARS[name]()
    made = opened(render(drawn, year, LAW, format_, kind, DAY))
    with made.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")
        assert about["pdfuaid:part"] == "1"
    assert [str(one.S) for one in made.Root.OutputIntents] == ["/GTS_PDFA1"]
    [(inside, file)] = made.attachments.items()
    assert inside == f"banenafspraak-{year}.json"
    assert str(year) in file.description
    assert str(file.obj.AFRelationship) == "/Source"
    assert [one.objgen for one in made.Root.AF] == [file.obj.objgen]
    assert file.get_file().mime_type == "application/json"
    data = file.get_file().read_bytes()
    assert data == render(drawn, year, LAW, "json", Kind.DELEN, DAY)
    assert json.loads(data)["jaar"] == year


def test_another_program_takes_the_data_out(tmp_path: Path) -> None:
    """poppler, which is no relation of what wrote it."""
    drawn, year = YEARS["deels-gehaald"]()
    path = tmp_path / "rapport.pdf"
    path.write_bytes(render(drawn, year, LAW, "pdf", Kind.DELEN, DAY))
    command = ["pdfdetach", "-saveall", "-o", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    data = (tmp_path / f"banenafspraak-{year}.json").read_bytes()
    assert data == render(drawn, year, LAW, "json", Kind.DELEN, DAY)


def test_without_data_there_is_no_file_inside() -> None:
    document = Document("t", "e", DAY, (Text("w"),))
    assert not list(opened(write_pdf(document)).attachments)
    assert list(opened(write_pdf(document, Attachment("a.json", "{}", "b"))).attachments)


ROWS = st.lists(st.tuples(st.sampled_from(["Quotum", "Banen", ""]), st.just("1")), max_size=60)
TABLES = ROWS.map(lambda rows: Table(("a", "b"), tuple(rows), (1, 1)))
CARDS = st.just(Cards((Card("a", "1", "baan", "n"), Card("b", "2", "banen", "m"))))


@given(st.lists(TABLES | CARDS, max_size=4))
def test_the_first_cell_of_a_row_is_its_header(blocks: list[Table | Cards]) -> None:
    made = opened(write_pdf(Document("t", "e", DAY, tuple(blocks))))
    found = structure(made).of("Table")
    assert len(found) == len(blocks)
    assert not structure(made).of("TFoot"), "the last rows are rows like the others"
    for block, table in zip(blocks, found, strict=True):
        scopes = [cell.scope for cell in table.of("TH")]
        if isinstance(block, Cards):
            assert scopes == ["Column"] * 2
        else:
            assert scopes == ["Column"] * 2 + ["Row"] * len(block.rows)
            assert [row.below[0].kind for row in table.of("TR")] == ["TH"] * len(table.of("TR"))


def test_row_headers_change_no_place_in_the_file() -> None:
    table = Table(("a", "b"), (("c", "d"),), (1, 1))
    made = write_pdf(Document("t", "e", DAY, (table,)))
    plain = with_row_headers(made, [False])
    assert plain == made
    with pytest.raises(ValueError, match="1"):
        with_row_headers(made, [])


ADDRESSES = (
    "https://www.voorbeeldscholen.nl/over-ons/jaarverslagen/2025/banenafspraak",
    "een.heel.lange.naam.van.een.afdeling@gemeente-voorbeeld-aan-de-rivier.nl",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_stays_one_word(address: str) -> None:
    table = Table(("a", "b"), ((address, f"Zie {address}"),), (1, 3))
    document = Document("t", address, DAY, (Text(address), Bullets((address,)), table))
    words = structure(opened(write_pdf(document))).words
    assert words.count(address) == 5
    assert not INVISIBLE.search(words)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("uiterlijk op 1 augustus 2026.", "uiterlijk op 1\u00a0augustus\u00a02026."),
        ("op 31 december", "op 31\u00a0december"),
        ("in 2025 en 12 banen", "in 2025 en 12 banen"),
        ("14 meisjes", "14 meisjes"),
    ],
)
def test_no_line_ends_inside_a_date(text: str, whole: str) -> None:
    assert dutch.with_whole_dates(text) == whole
    words = structure(opened(write_pdf(Document("t", "e", DAY, (Text(text),))))).words
    assert whole in words


@pytest.mark.parametrize("name", list(YEARS))
def test_no_document_for_the_board_speaks_to_the_user(name: str) -> None:
    drawn, year = YEARS[name]()
    for made in (full_report(drawn, year, LAW, DAY), summary(drawn, year, LAW, DAY)):
        assert not re.findall(r".*\b[Uu]w?\b.*", document_words(made))


def test_the_report_of_the_sample_opens_with_the_answer_on_three_pages() -> None:
    drawn, year = YEARS["deels-gehaald"]()
    made = full_report(drawn, year, LAW, DAY)
    first, second, *_ = made.blocks
    assert isinstance(first, Text)
    assert "14,7 banen" in first.text
    assert isinstance(second, Cards)
    assert len(opened(write_pdf(made)).pages) <= 3


def test_the_summary_says_in_its_text_when_it_was_made() -> None:
    made = summary(*YEARS["deels-gehaald"](), LAW, DAY)
    assert "gemaakt op 12 februari 2026" in document_words(made)


def test_measures_are_lists_on_paper_and_in_word() -> None:
    drawn, year = YEARS["deels-gehaald"]()
    measures = [row.omschrijving for row in drawn.jaren[-1].werkagenda]
    assert len(measures) > 1
    tree = structure(opened(render(drawn, year, LAW, "pdf", Kind.DELEN, DAY)))
    points = [part.words for part in tree.of("LBody")]
    word = docx.Document(io.BytesIO(render(drawn, year, LAW, "docx", Kind.DELEN, DAY)))
    listed = [p.text for p in word.paragraphs if p.style and p.style.name == "List Bullet"]
    for found in (points, listed):
        assert all(any(text.startswith(each) for text in found) for each in measures)


@pytest.mark.parametrize("name", list(YEARS))
def test_what_is_shown_in_no_year_is_no_row(name: str) -> None:
    drawn, year = YEARS[name]()
    made = full_report(drawn, year, LAW, DAY)
    rows = [row for block in made.blocks if isinstance(block, Table) for row in block.rows]
    assert not [row for row in rows if set(row[1:]) == {NOT_SHOWN}]
    assert not [row for row in rows if len(row) == 4 and row[1] == NOT_SHOWN and "×" in row[2]]


def test_a_line_that_leads_to_a_list_stays_with_it(tmp_path: Path) -> None:
    """On every place of the page, also at its end."""
    path, lead = tmp_path / "pagina.pdf", "Deze maatregelen lopen nu:"
    for above in range(40, 64):
        blocks = (*[Text(f"regel {number}") for number in range(above)], Text(lead))
        path.write_bytes(write_pdf(Document("t", "e", DAY, (*blocks, Bullets(("eerste punt",))))))
        command = ["pdftotext", "-raw", str(path), "-"]
        said = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        [page] = [page for page in said.split("\f") if lead in page]
        assert "eerste punt" in page


@pytest.mark.parametrize("rows", few(1, [16, 2, 14, 15, 23, 40, 61, 120]))
def test_no_row_and_no_heading_of_a_table_stands_alone(rows: int, tmp_path: Path) -> None:
    """On every place of the page: not at its end, and not on the next one."""
    path = tmp_path / "pagina.pdf"
    long = tuple((f"rij {number}", "waarde") for number in range(1, rows + 1))
    for above in range(26, 60, 1 if rows < 40 else 3):
        lines = [Text(f"regel {number}") for number in range(above)]
        table = Table(("stap", "uitkomst"), long, (1, 1), caption="Wat dit is")
        blocks: tuple[Block, ...] = (*lines, Heading("Kop erboven"), table)
        path.write_bytes(write_pdf(Document("t", "e", DAY, blocks)))
        command = ["pdftotext", "-raw", str(path), "-"]
        pages = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\f")
        told = [len(re.findall(r"^rij ", page, re.MULTILINE)) for page in pages]
        on = [number for number, many in enumerate(told) if many]
        assert sum(told) == rows
        assert min(told[number] for number in on) >= 2, (above, told)
        assert [number for number, page in enumerate(pages) if "stap" in page] == on
        assert "Kop erboven" in pages[on[0]]
        assert "Wat dit is" in pages[on[0]]
