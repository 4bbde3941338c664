"""An .ods of every writer: SheetJS, Gnumeric, LibreOffice, and what may stand inside a cell."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hostile_lists import ods

from banen_desktop.imports.lists.ods_reader import read_ods
from banen_desktop.imports.lists.raw import Value
from banen_desktop.imports.lists.workbook_reader import SheetCells


def _sheet(folder: Path, rows: str) -> SheetCells:
    path = folder / "lijst.ods"
    path.write_bytes(ods(rows))
    return read_ods(path)[0][0]


def _cell(folder: Path, attributes: str, inside: str = "") -> tuple[Value, bool]:
    """What a cell becomes, and whether it is broken."""
    cell = f"<table:table-cell {attributes}>{inside}</table:table-cell>"
    row = "<table:table-row><table:table-cell/>{}{}</table:table-row>"
    last = '<table:table-cell office:value-type="float" office:value="1"/>'
    sheet = _sheet(folder, row.format(cell, last))
    return sheet.rows[0][1], (0, 1) in sheet.facts.broken


@pytest.mark.parametrize(
    ("attributes", "value"),
    [
        ('office:value-type="float" office:value="12.5"', 12.5),
        ('office:value-type="currency" office:value="-3"', -3.0),
        ('office:value-type="date" office:date-value="2025-05-01"', date(2025, 5, 1)),
        (
            'office:value-type="date" office:date-value="2025-05-01T13:45:00"',
            datetime.fromisoformat("2025-05-01T13:45"),
        ),
        # SheetJS: midnight of the writer's clock, as a moment in UTC.
        (
            'office:value-type="date" office:date-value="2024-12-31T23:00:00.000Z"',
            date(2025, 1, 1),
        ),
        ('office:value-type="time" office:time-value="PT24H00M00S"', timedelta(hours=24)),
        ('office:value-type="time" office:time-value="-PT2H30M"', -timedelta(hours=2.5)),
        ('office:value-type="time" office:time-value="P1DT12H30M00,0S"', timedelta(hours=36.5)),
        ('office:value-type="boolean" office:boolean-value="true"', True),
        ('office:value-type="string" office:string-value="De Linde"', "De Linde"),
    ],
)
def test_the_value_of_a_cell(tmp_path: Path, attributes: str, value: Value) -> None:
    assert _cell(tmp_path, attributes) == (value, False)


@pytest.mark.parametrize("shown", ["#N/A", "#N/B", "#REF!", "#SPILL!", "#DEEL/0!", "Err:502"])
def test_an_error_is_broken_whatever_type_it_says_to_be(tmp_path: Path, shown: str) -> None:
    text = f"<text:p>{shown}</text:p>"
    for kind in ('office:value-type="string" office:string-value=""', ""):
        assert _cell(tmp_path, f'{kind} table:formula="of:=A1"', text) == ("", True)


def test_a_formula_without_a_result_is_broken(tmp_path: Path) -> None:
    assert _cell(tmp_path, 'table:formula="of:=A1"') == ("", True)
    empty = 'table:formula="of:=A1" office:value-type="string" office:string-value=""'
    assert _cell(tmp_path, empty) == ("", False)


def test_the_text_of_a_cell_is_what_is_shown_without_its_note(tmp_path: Path) -> None:
    inside = (
        "<office:annotation><text:p>een noot</text:p></office:annotation>"
        '<text:p>De<text:s text:c="2"/><text:span>Linde</text:span></text:p><text:p>Noord</text:p>'
    )
    assert _cell(tmp_path, 'office:value-type="string"', inside) == ("De  Linde\nNoord", False)


def test_repeated_covered_and_hidden(tmp_path: Path) -> None:
    rows = """
      <table:table-row table:number-rows-repeated="2"/>
      <table:table-row-group><table:table-row table:visibility="filter">
        <table:table-cell table:number-rows-spanned="2"><text:p>Noord</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="3" office:value-type="percentage"
          office:value="0.5"/>
      </table:table-row></table:table-row-group>
      <table:table-row>
        <table:covered-table-cell><text:p>bedekt</text:p></table:covered-table-cell>
        <table:table-cell office:value-type="float" office:value="2"/>
        <table:table-cell table:number-columns-repeated="16382"/>
      </table:table-row>
      <table:table-row table:number-rows-repeated="1048571"><table:table-cell/></table:table-row>
    """
    sheet = _sheet(tmp_path, rows)
    assert sheet.rows == [
        *([""] * 4, [""] * 4),
        ["Noord", 0.5, 0.5, 0.5],
        ["Noord", 2.0, "", ""],
    ]
    assert sheet.facts.hidden_rows == {2}
    assert sheet.facts.percentages == {1, 2, 3}


def test_the_rows_of_a_table_inside_a_sheet_are_not_its_own(tmp_path: Path) -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}</table:table-row>"
    inside = f'<table:table table:name="Binnen">{row.format("weg")}</table:table>'
    shapes = f"<table:shapes><text:p>{inside}</text:p></table:shapes>"
    sheet = _sheet(tmp_path, shapes + row.format("Noord"))
    assert sheet.rows == [["Noord"]]
