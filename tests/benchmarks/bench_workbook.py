"""How fast: a workbook with 2,000 jobs against XlsxWriter writing the same cells.

Run by hand: `PYTHONPATH=.:tests python tests/benchmarks/bench_workbook.py [ROUNDS]`. Goal: at
most 1.3 times. Ours is everything from the dossier to bytes: two years calculated, stored values,
styles, notes, charts, names, and the digest of the input. The others only write: the same texts,
numbers and formulas, without a format, from cells that are read beforehand. The second of them
takes formulas as they are, as we do (`sheet.Page`). Processor time; in turn, and the ratio of each
round counts: the median of the rounds is shown, and their span.
"""

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import openpyxl
import xlsxwriter
from benchmarks.run import LAW, YEAR, dossier_of, timed
from xlsxwriter.worksheet import Worksheet

from banen_desktop.reports.kinds import Kind
from banen_desktop.reports.workbook import write_workbook
from banen_desktop.reports.workbook.sheet import Page

JOBS, ROUNDS = 2000, 7
MADE_ON = date(2026, 2, 9)
Cells = list[list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Round:
    """Milliseconds of one turn."""

    ours: float
    plain: float
    as_they_are: float


def bare(sheets: Cells, page: type[Worksheet]) -> None:
    """The same cells without any thought."""
    with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet(None, page)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def rounds(number: int) -> tuple[Sequence[Round], int, int]:
    """The turns, with the number of cells and the size of our workbook."""
    dossier = dossier_of(JOBS)

    def ours() -> bytes:
        return write_workbook(dossier, YEAR, LAW, kind=Kind.DOSSIER, made_on=MADE_ON)

    data = ours()
    sheets = [
        list(sheet.iter_rows(values_only=True))
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    ]
    cells = sum(value is not None for rows in sheets for row in rows for value in row)
    jobs = (
        timed(ours),
        timed(lambda: bare(sheets, Worksheet)),
        timed(lambda: bare(sheets, Page)),
    )
    return [Round(*(job() for job in jobs)) for _ in range(number)], cells, len(data)


def show(name: str, ratios: Sequence[float]) -> None:
    """One line: the median of the ratios and their span."""
    print(f"{name:46} {median(ratios):5.2f}   ({min(ratios):.2f} to {max(ratios):.2f})")


def main(number: int) -> None:
    """Measure and print."""
    turns, cells, size = rounds(number)
    print(
        f"{JOBS} jobs, {cells} cells, {size // 1024} kB; ours {min(t.ours for t in turns):.0f} ms"
    )
    show("times XlsxWriter with the same cells", [turn.ours / turn.plain for turn in turns])
    show("times that, formulas taken as they are", [turn.ours / turn.as_they_are for turn in turns])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
