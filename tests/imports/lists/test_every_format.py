"""The same list as .xlsx, .xls, .ods and .csv gives the same: errors, times, merged and hidden."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from libreoffice import SOFFICE, convert

from banen_desktop.imports.lists.cells import CellError
from banen_desktop.imports.lists.raw import RawFile, Settings, address
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.rows import Rows
from banen_desktop.imports.lists.table import read_table
from banen_desktop.imports.lists.titles import Target

FORMS = ("xlsx", "ods", "xls", "csv")
TITLES = ("Personeelsnummer", "School", "Uren per week", "Begindatum", "Einddatum")
ERRORS = {
    "B3": ("=NA()", "#N/A"),
    "C4": ("=1/0", "#DIV/0!"),
    "D5": ('=VALUE("x")', "#VALUE!"),
    "E6": ("=NA()", "#N/A"),
}


def _write(path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "d-m-yyyy"}) as book:
        sheet = book.add_worksheet("Banen")
        clock = book.add_format({"num_format": "[h]:mm"})
        sheet.write_row(0, 0, TITLES)
        for row in range(1, 10):
            sheet.write_row(row, 0, [100 + row, f"School {row}", 20])
            sheet.write_datetime(row, 3, date(2025, 1, 1))
            sheet.write_datetime(row, 4, date(2025, 6, 30))
        for cell, (formula, shown) in ERRORS.items():
            sheet.write_formula(cell, formula, None, shown)
        sheet.write_datetime("C7", timedelta(hours=36, minutes=30), clock)
        sheet.write_datetime("C8", timedelta(hours=24), clock)
        sheet.write_number("C9", -2.5 / 24, clock)
        sheet.merge_range("B9:B10", "De Linde")
        sheet.set_row(9, None, None, {"hidden": True})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("formats")
    _write(place / "lijst.xlsx")
    for form in FORMS[1:]:
        convert([place / "lijst.xlsx"], form, place)
    return place


def _read(folder: Path, form: str) -> RawFile:
    return read_table(folder / f"lijst.{form}", Settings(), lambda _: None)


pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here"),
]


@pytest.mark.parametrize("form", FORMS)
def test_an_error_is_known_by_its_cell_in_every_column(folder: Path, form: str) -> None:
    table = _read(folder, form).tables[0]
    assert {address(*place) for place in table.broken} == set(ERRORS)
    assert all(table.value(*place) == "" for place in table.broken)
    assert any("B3, C4 en D5" in remark for remark in table.remarks)


@pytest.mark.parametrize("form", FORMS)
def test_an_error_in_a_date_is_never_no_date(folder: Path, form: str) -> None:
    found = best_table(_read(folder, form), 2025)
    rows = Rows(found.table, found.mapping, 2025)
    with pytest.raises(CellError, match="formule"):
        rows.day(5, Target.TOT)
    with pytest.raises(CellError, match="formule"):
        rows.value(2, Target.ONDERDEEL)
    assert rows.day(6, Target.TOT) == date(2025, 6, 30)


@pytest.mark.parametrize("form", FORMS)
def test_times_below_zero_and_from_24_hours_on(folder: Path, form: str) -> None:
    found = best_table(_read(folder, form), 2025)
    rows = Rows(found.table, found.mapping, 2025)
    read = [rows.number(place, Target.UREN_PER_WEEK) for place in (6, 7, 8)]
    assert read == [36.5, 24, -2.5]


@pytest.mark.parametrize("form", FORMS[:3])  # a .csv knows neither
def test_merged_cells_repeat_and_hidden_rows_are_known(folder: Path, form: str) -> None:
    table = _read(folder, form).tables[0]
    assert [table.value(row, 1) for row in (7, 8, 9)] == ["School 7", "De Linde", "De Linde"]
    assert table.hidden_rows == {9}
