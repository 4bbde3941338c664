"""Copied cells from the HTML beside the plain text: spans, all digits, and when it is used."""

import subprocess
from pathlib import Path

import openpyxl
import pytest

from banen_desktop.imports.lists import html_block
from banen_desktop.imports.lists.html_block import wider_block

SHIFTED = [["School", "Functie", "Uren"], ["De Eik", "oop", "1,2"], ["dir", "800"]]


def document(*lines: str) -> str:
    return f"<html><body><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></body>"


def td(text: str, **attributes: object) -> str:
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<td{told}>{text}</td>"


MERGED = document(
    td("School") + td("Functie") + td("Uren") + td("Deel"),
    td("De  Eik", rowspan=2) + td("oop") + td("1.234,6", sdval="1234.5678") + td("50%", sdval=".5"),
    td("dir") + td("800", sdval="800") + td("-8,5", sdval="-8.5"),
    td("Samen", colspan=2) + td("01-03-2025", sdval="45717") + td("1<br>2"),
)


def test_merged_names_go_down_and_numbers_have_all_their_digits() -> None:
    assert wider_block(MERGED, SHIFTED) == [
        ["School", "Functie", "Uren", "Deel"],
        ["De Eik", "oop", "1234,5678", "50%"],
        ["De Eik", "dir", "800", "-8,5"],
        ["Samen", "", "01-03-2025", "1 2"],
    ]


@pytest.mark.parametrize(("columns", "used"), [(3, True), (4, False), (5, False)])
def test_the_plain_text_is_read_where_it_has_as_many_columns(columns: int, *, used: bool) -> None:
    assert (wider_block(MERGED, [["x"] * columns, ["x"]]) is not None) is used


def test_a_block_of_merged_cells_leaves_its_place_free_below() -> None:
    made = document(td("A", colspan=2, rowspan=2) + td("1"), td("2"), td("B") + td("C") + td("3"))
    assert wider_block(made, [["A"]]) == [["A", "", "1"], ["A", "", "2"], ["B", "C", "3"]]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- x -->",
        '<?xml version="1.0" encoding="utf-8"?><table/>',
        "",
        " ",
        "<p>geen tabel</p>",
        "<table></table>",
        "losse tekst",
        "<table><tr><tr>",
    ],
)
def test_what_has_no_cells_is_left(text: str) -> None:
    assert wider_block(text, [["x"]]) is None


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "²", "1e3"])
def test_an_odd_span_is_one_cell(span: str) -> None:
    assert wider_block(document(td("A", colspan=span) + td("B")), [["A"]]) == [["A", "B"]]


def test_a_span_is_as_wide_as_the_limit_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_block, "_MOST_SPANNED", 3)
    assert wider_block(document(td("A", colspan=4)), [["A"]]) == [["A", "", ""]]


def test_a_document_over_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_block, "LARGEST", len(MERGED))
    assert wider_block(MERGED, SHIFTED) is not None
    assert wider_block(f"{MERGED} ", SHIFTED) is None


@pytest.mark.traag
def test_what_libreoffice_writes_is_read_whole(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Uren", 0)
    for line in (["School", "Functie", "Uren"], ["De Eik", "oop", 1234.5678], [None, "dir", 800]):
        sheet.append(line)
    sheet.merge_cells("A2:A3")
    sheet["C2"].number_format = "#,##0.0"
    book.save(tmp_path / "lijst.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "html", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "lijst.xlsx")], check=True, capture_output=True)
    made = (tmp_path / "lijst.html").read_text(encoding="utf-8")
    assert wider_block(made, [["School", "Uren"]]) == [
        ["School", "Functie", "Uren"],
        ["De Eik", "oop", "1234,5678"],
        ["De Eik", "dir", "800"],
    ]
