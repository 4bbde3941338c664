"""A council's Excel template is filled in: its named cells, and nothing else of the file."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from libreoffice import convert
from reports.opgave.returns import RETURN

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave import template
from banen_desktop.reports.opgave.records import Bewaking, Veld, Weg
from banen_desktop.reports.opgave.template import cell_values, fill, filled_in

GUARDED = replace(
    RETURN,
    bewaking=Bewaking.KLEIN,
    zout="",
    waarden={**RETURN.waarden, Veld.PERSONEN: 15_00, Veld.UREN_INLEEN: Weg.KLEIN},
)
VALUES = cell_values(GUARDED)
LABEL = "Aantal 'personen'"


def made(change: Callable[[Any, Any], None] = lambda _book, _sheet: None) -> bytes:
    """A template as a council hands it out: a chart, a list to choose from, a hidden sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet, hidden = book.add_worksheet("Opgave '24"), book.add_worksheet("aanvraag")
    hidden.hide()
    bold = book.add_format({"bold": True, "num_format": "#,##0.00"})
    sheet.write("A1", LABEL, bold)
    for row, veld in enumerate(Veld, start=2):
        sheet.write(f"A{row}", veld.label)
        sheet.write_blank(f"C{row}", None, bold)
        book.define_name(f"opgave_{veld}", f"='Opgave ''24'!$C${row}")
    sheet.write_formula("C40", "=C8*2", None, 0)
    sheet.data_validation("D2", {"validate": "list", "source": ["ja", "nee"]})
    chart = book.add_chart({"type": "column"})
    assert chart is not None
    chart.add_series({"values": "='Opgave ''24'!$C$2:$C$8"})
    sheet.insert_chart("F2", chart)
    for row, (name, value) in enumerate(
        (("uitvraag", "van de raad"), ("lid", ""), ("jaar", ""), ("stand", "")), start=1
    ):
        if value:
            hidden.write(f"B{row}", value)
        book.define_name(f"opgave_{name}", f"=aanvraag!$B${row}")
    book.define_name("opgave_lijst", "=aanvraag!$B$1:$B$4")
    change(book, sheet)
    book.close()
    return stream.getvalue()


def named(data: bytes) -> dict[str, Any]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = {}
    for name, defined in book.defined_names.items():
        [(sheet, place)] = list(defined.destinations)
        sheet = sheet.replace("''", "'")  # openpyxl leaves a quote in a name of a sheet doubled
        if ":" not in place:
            found[name] = book[sheet][place.replace("$", "")].value
    return found


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def filled(data: bytes) -> bytes:
    return fill(data, VALUES, lambda _said: None)


def test_every_named_cell_holds_its_value() -> None:
    found = named(filled(made()))
    assert found["opgave_verloonde_uren"] == 0
    assert found["opgave_uren_dienstverband"] == 2000.02
    assert found["opgave_personen"] == 15
    assert found["opgave_uren_inleen"] == "x"
    assert found["opgave_uren_via_mandaat"] == "niet gevraagd"
    assert (found["opgave_lid"], found["opgave_jaar"]) == ("W12", 2024)
    assert found["opgave_stand"] == "definitief"
    assert found["opgave_uitvraag"] == "van de raad"


def test_nothing_else_of_the_file_changes() -> None:
    blank = made()
    before, after = parts(blank), parts(filled(blank))
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
    }
    sheet = after["xl/worksheets/sheet1.xml"]
    assert b"dataValidation" in sheet
    assert b"drawing" in sheet
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_a_cell_keeps_its_look() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(made())))
    cell = book["Opgave '24"]["C2"]
    assert cell.number_format == "#,##0.00"
    assert cell.font.bold


def test_it_comes_out_of_the_child_the_same() -> None:
    blank = made()
    assert parts(filled_in(blank, GUARDED)) == parts(filled(blank))


@pytest.mark.traag
def test_another_program_recalculates_it(tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    source.write_bytes(filled(made()))
    convert([source], "ods", tmp_path)
    convert([tmp_path / "in.ods"], "xlsx", tmp_path / "uit")
    book = openpyxl.load_workbook(tmp_path / "uit" / "in.xlsx", data_only=True)
    assert book["Opgave '24"]["C8"].value == 15
    assert book["Opgave '24"]["C40"].value == 30


def test_for_a_council_alone_a_template_is_no_way() -> None:
    with pytest.raises(KnownProblem, match="niet versleuteld"):
        cell_values(RETURN)


def without(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts(made()).items():
            if part != name:
                archive.writestr(part, content)
    return stream.getvalue()


def with_part(name: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts(made()).items():
            archive.writestr(part, content.replace(old, new) if part == name else content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "geen werkmap"),
        (b"PK\x03\x04", "geen werkmap"),
        (made()[:-100], "geen werkmap"),
        (without("xl/workbook.xml"), "geen werkmap van Excel"),
        (without("xl/worksheets/sheet1.xml"), "ontbreekt een blad"),
        (with_part("xl/workbook.xml", b"opgave_", b"andere_"), "geen vakken"),
        (with_part("xl/workbook.xml", b"<sheets>", b"<sheets"), "beschadigd"),
        (with_part("xl/workbook.xml", b"<workbook", b"<!DOCTYPE a><workbook"), "nooit heeft"),
        (with_part("xl/worksheets/sheet1.xml", b"<sheetData>", b"<a>"), "beschadigd"),
        (with_part("xl/worksheets/sheet1.xml", b'<row r="8"', b'<row r="x"'), "beschadigd"),
        (made(lambda _book, sheet: sheet.write_formula("C8", "=1+1")), "C8 staat een formule"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_told(data: bytes, word: str) -> None:
    with pytest.raises(KnownProblem, match=word) as caught:
        filled(data)
    assert caught.value.safe


def test_a_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "LARGEST", 1000)
    with pytest.raises(KnownProblem, match="groter dan 20 MB"):
        filled_in(made(), GUARDED)
    monkeypatch.setattr(template, "_MOST_MEMBERS", 3)
    with pytest.raises(KnownProblem, match="veel te groot"):
        filled(made())
