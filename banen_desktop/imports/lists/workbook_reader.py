"""The cells of an .xlsx, .xls or .ods: every sheet, hidden ones too.

Read with calamine, in the child process only: a hostile file can abort it. Numbers stay numbers
and dates stay dates. The text of a cell that was merged downwards stands in each of its rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from banen_desktop.imports.lists.archive import (
    SheetFacts,
    WorkbookFacts,
    damaged,
    locked,
    too_large,
)
from banen_desktop.imports.lists.raw import Value

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

    try:
        book = CalamineWorkbook.from_path(path)
        sheets, remarks = [], []
        for about in book.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            known = facts.sheets.get(about.name, SheetFacts())
            if known.too_large:
                remarks.append(f"Blad {about.name} is overgeslagen: {known.too_large}.")
                continue
            sheet = book.get_sheet_by_name(about.name)
            # calamine tells the last row and column counted from 0, not how many there are.
            if reason := too_large(sheet.total_height + 1, sheet.total_width + 1):
                remarks.append(f"Blad {about.name} is overgeslagen: {reason}.")
                continue
            rows: list[list[Value]] = sheet.to_python(skip_empty_area=False)
            _spread(rows, sheet.merged_cell_ranges or [])
            if any(cell != "" for row in rows for cell in row):
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


def _spread(rows: list[list[Value]], merged: Iterable[tuple[Corner, Corner]]) -> None:
    """Repeat a merged text downwards: a school that stands once beside several rows."""
    for (first, column), (last, _) in merged:
        if first >= len(rows) or column >= len(rows[first]):
            continue
        text = rows[first][column]
        if isinstance(text, str) and text:
            for row in rows[first + 1 : last + 1]:
                row[column] = text
