"""The workbook for the accountant, beside XlsxWriter with the same cells.

Ours is everything from the dossier to bytes: the years calculated, stored values, styles, notes,
charts, names, and the digest of the input. The others only write: the same texts, numbers and
formulas without a format, from cells that are read beforehand. The second takes formulas as they
are, as we do (`sheet.Page`).
"""

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

import openpyxl
import xlsxwriter
from benchmarks.dossiers import DAY, LAW, YEAR, Changing, Scale, dossier_of
from benchmarks.measure import Goal, Line, fresh, in_turn, repeated
from openpyxl.worksheet.formula import ArrayFormula
from xlsxwriter.worksheet import Worksheet

from banen_desktop.dossier.model import Dossier
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook import write_workbook
from banen_desktop.reports.workbook.sheet import Page

GOAL = Goal(1.3)
Cells = list[list[tuple[Any, ...]]]


def lines(scale: Scale) -> Iterator[Line]:
    """Against both, at every size."""
    found: list[Line] = []
    for size in scale.jobs:
        dossier = dossier_of(size)
        cells = _cells(ours(dossier))
        mine, plain, taken = in_turn(
            scale.rounds,
            fresh(Changing(dossier), ours),
            repeated(partial(bare, cells, Worksheet)),
            repeated(partial(bare, cells, Page)),
        )
        yield Line("werkmap", mine, plain, "XlsxWriter met dezelfde cellen", size, GOAL)
        found.append(Line("werkmap", mine, taken, "hetzelfde, formules zoals ze zijn", size))
    yield from found


def ours(dossier: Dossier) -> bytes:
    """The whole workbook."""
    return write_workbook(dossier, YEAR, LAW, kind=Kind.DOSSIER, made_on=DAY)


def bare(sheets: Cells, page: type[Worksheet]) -> None:
    """The same cells without any thought."""
    with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet(None, page)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def _cells(data: bytes) -> Cells:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[tuple(map(_plain, row)) for row in sheet.values] for sheet in book]


def _plain(value: Any) -> Any:
    """An array formula is a formula like any other here."""
    return value.text if isinstance(value, ArrayFormula) else value
