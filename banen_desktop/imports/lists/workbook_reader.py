"""The cells of an .xlsx or .xls: every sheet, hidden ones too.

Read with calamine, in the child process only: a hostile file can abort it. Numbers stay numbers
and dates stay dates. A sheet of an .xlsx that calamine refuses (one error cell of a newer kind is
enough) or whose cells have no address is read with openpyxl. The text of a cell that was merged
downwards stands in each of its rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banen_desktop.imports.lists.archive import (
    SheetFacts,
    WorkbookFacts,
    damaged,
    locked,
    too_large,
)
from banen_desktop.imports.lists.raw import Value
from banen_desktop.problems import KnownProblem

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from python_calamine import CalamineWorkbook

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The cells of one sheet, not yet without personal columns."""

    name: str
    hidden: bool
    rows: list[list[Value]]
    facts: SheetFacts


def read_sheets(path: Path, facts: WorkbookFacts) -> tuple[list[SheetCells], list[str]]:
    """The sheets with anything in them, and a sentence about each that was passed over."""
    from python_calamine import (  # noqa: PLC0415 - only where a file is read
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    second = _SecondReader(path)
    sheets, remarks = [], []
    try:
        book = CalamineWorkbook.from_path(path)
        for about in book.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            known = facts.sheets.get(about.name, SheetFacts())
            rows, known = _rows(book, about.name, known, second if facts.form == "xlsx" else None)
            if known.too_large:
                remarks.append(f"Blad {about.name} is overgeslagen: {known.too_large}.")
            elif known.broken or any(cell != "" for row in rows for cell in row):
                hidden = about.visible is not SheetVisibleEnum.Visible
                sheets.append(SheetCells(about.name, hidden, rows, known))
    except PasswordError:
        raise locked() from None
    except (CalamineError, OSError):
        raise damaged() from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # a bug in the library, not ours
            raise damaged() from None
        raise
    return sheets, remarks


def _rows(
    book: "CalamineWorkbook", name: str, known: SheetFacts, second: "_SecondReader | None"
) -> tuple[list[list[Value]], SheetFacts]:
    """The cells of a sheet, by the second reader where calamine does not do."""
    from python_calamine import CalamineError  # noqa: PLC0415

    if known.too_large:
        return [], known
    if known.unaddressed and second is not None:
        return second.read(name, known)
    try:
        return _of_calamine(book, name, known)
    except CalamineError:
        if second is None:
            raise
    return second.read(name, known)


def _of_calamine(
    book: "CalamineWorkbook", name: str, known: SheetFacts
) -> tuple[list[list[Value]], SheetFacts]:
    sheet = book.get_sheet_by_name(name)
    # calamine tells the last row and column counted from 0, not how many there are.
    if reason := too_large(sheet.total_height + 1, sheet.total_width + 1):
        return [], replace(known, too_large=reason)
    rows: list[list[Value]] = sheet.to_python(skip_empty_area=False)
    for (row, column), number in known.negatives.items():
        if row < len(rows) and column < len(rows[row]) and _is_clock(rows[row][column]):
            rows[row][column] = timedelta(days=number)
    spread(rows, sheet.merged_cell_ranges or [])
    return rows, known


def _is_clock(value: Value) -> bool:
    return isinstance(value, date | time | timedelta)


class _SecondReader:
    """openpyxl, for the sheets that calamine does not take; opened when the first one comes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book: Any = None

    def read(self, name: str, known: SheetFacts) -> tuple[list[list[Value]], SheetFacts]:
        """The cells of a sheet and what is broken in it; raises `KnownProblem`."""
        from openpyxl import load_workbook  # noqa: PLC0415 - only where it is needed

        try:
            if self._book is None:
                self._book = load_workbook(self._path, data_only=True, keep_links=False)
            sheet: Worksheet = self._book[name]
            if sheet.min_row < 1:  # a cell above the first row would be lost
                raise damaged()
            if reason := too_large(sheet.max_row, sheet.max_column):
                return [], replace(known, too_large=reason)
            return _of_openpyxl(sheet, known)
        except KnownProblem:
            raise
        except Exception:  # openpyxl fails in many ways, and it is the second that refuses it
            raise damaged() from None


def _of_openpyxl(sheet: "Worksheet", known: SheetFacts) -> tuple[list[list[Value]], SheetFacts]:
    broken = set(known.broken)
    rows: list[list[Value]] = []
    for place, cells in enumerate(sheet.iter_rows()):
        row: list[Value] = []
        for column, cell in enumerate(cells):
            if cell.data_type == "e":
                broken.add((place, column))
            row.append("" if cell.data_type == "e" else _as_calamine(cell.value))
        rows.append(row)
    merged = [
        ((each.min_row - 1, each.min_col - 1), (each.max_row - 1, each.max_col - 1))
        for each in sheet.merged_cells.ranges
    ]
    spread(rows, merged)
    return rows, replace(known, broken=frozenset(broken))


def _as_calamine(value: Any) -> Value:
    """A value as calamine gives it: numbers are floats, a day without a clock is a date."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str | float | bool | date | time | timedelta):
        return value
    return str(value)


def spread(rows: list[list[Value]], merged: Iterable[tuple[Corner, Corner]]) -> None:
    """Repeat a merged text or day downwards: a school that stands once beside several rows."""
    for (first, column), (last, _) in merged:
        if first >= len(rows) or column >= len(rows[first]):
            continue
        text = rows[first][column]
        if isinstance(text, str | date) and text:
            for row in rows[first + 1 : last + 1]:
                row[column] = text
