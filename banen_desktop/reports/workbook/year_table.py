"""Where the lines and years of the sheet Jaren stand, and which cells have a number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

TITLE = "Jaren"
HEADER_ROW = 4


@dataclass
class YearTable:
    """The table of the years; `values` are the numbers that other cells may use, by step and year.

    `columns` are the columns of the years, `rows` those of the lines, counted from 0.
    """

    columns: Mapping[int, int]
    rows: dict[str, int] = field(default_factory=dict)
    values: dict[tuple[str, int], Decimal] = field(default_factory=dict)

    def cell(self, key: str, year: int) -> str:
        """The cell of a line in the column of a year."""
        return xl_rowcol_to_cell(self.rows[key], self.columns[year])

    def has(self, key: str, year: int) -> bool:
        """Whether this cell has a number that other cells may use."""
        return (key, year) in self.values
