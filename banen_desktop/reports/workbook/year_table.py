"""Where the lines and years of the sheet Jaren stand, and what is known of which cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from banen_desktop.quota.calculation.trace import Bound, Step
from banen_desktop.reports.workbook.unknown_hours import LACKING_OF, UNKNOWN

TITLE = "Jaren"
HEADER_ROW = 4


@dataclass
class YearTable:
    """The table of the years; `steps` are those that have a cell, by their key and year.

    `columns` are the columns of the years, `rows` those of the lines, counted from 0. `live` is
    the year whose jobs are in the workbook, so that their hours may become known or unknown.
    """

    columns: Mapping[int, int]
    rows: dict[str, int] = field(default_factory=dict)
    steps: dict[tuple[str, int], Step] = field(default_factory=dict)
    live: int | None = None

    def cell(self, key: str, year: int) -> str:
        """The cell of a line in the column of a year."""
        return xl_rowcol_to_cell(self.rows[key], self.columns[year])

    def has(self, key: str, year: int) -> bool:
        """Whether there is such a cell, with a number or with the word that it is unknown."""
        return (key, year) in self.steps

    def value(self, key: str, year: int) -> Decimal:
        """The number of a cell."""
        return self.steps[key, year].value

    def is_sure(self, key: str, year: int) -> bool:
        """Whether the number is exact: of a bound, a difference says nothing."""
        return self.steps[key, year].bound is Bound.EXACT

    def difference(self, formula: str, *figures: tuple[str, int]) -> str:
        """A formula with these figures; the word where hours of one of them are unknown.

        Empty when that can be said now, and nothing that is typed can change it.
        """
        if not all(self.is_sure(*figure) or figure[1] == self.live for figure in figures):
            return ""
        asked = [
            LACKING_OF[key] for key, year in figures if year == self.live and key in LACKING_OF
        ]
        lacks = "+".join(asked)
        return f'IF({lacks}>0,"{UNKNOWN}",{formula})' if lacks else formula
