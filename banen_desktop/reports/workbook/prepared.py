"""The rows of Uren and Banen that are prepared for what is added, their end, and who passes it.

Between the titles and the end every row has its formulas. What stands below the end, or in a row
that lost its formulas, is seen too: it is counted as not calculated.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from banen_desktop.dossier.end_of_rows import END_OF_ROWS
from banen_desktop.reports.workbook.checks import WRONG
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.styles import Role, Shown

SPARE_ROWS = 200
PRINTED_SPARE_ROWS = 10
_ONE_BY_ONE = 1000  # rows below the end that are seen one by one; further down by column
_ENDS = "einde"
_BELOW_ANY_NUMBER = -(10**15)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The prepared rows of a sheet; rows count from 0, columns are those that are typed.

    `control` is the column that says whether a row is right. A number in `counted` is added up
    wherever it stands, so that such a row needs no formulas.
    """

    title: str
    rows: int
    columns: Sequence[int]
    control: int
    counted: int | None = None

    @property
    def last(self) -> int:
        """The last row with formulas."""
        return self.rows + SPARE_ROWS

    @property
    def end(self) -> int:
        """The row that says that they end."""
        return self.last + 1

    def write_end(self, sheet: Sheet, blocks: Sequence[str]) -> None:
        """Write the end, with a look at whether somebody typed over it; `blocks` of its row."""
        for col in range(max(*self.columns, self.control) + 1):
            sheet.text(self.end, col, "", Role.BAND)
        sheet.line(self.end, END_OF_ROWS, Role.BAND)
        first = f"${xl_col_to_name(self.columns[0])}${self.end + 1}"
        untouched = f'AND(COUNTA({",".join(blocks)})=1,{first}="{END_OF_ROWS}")'
        formula = f'IF({untouched},"{_ENDS}","{WRONG}")'
        sheet.formula(self.end, self.control, formula, _ENDS, Shown.TEXT, Role.BAND)

    def alarm_below(self, sheet: Sheet, blocks: Sequence[str]) -> None:
        """Colour a row without formulas; `blocks` are the typed cells of the first row."""
        control = f"${xl_col_to_name(self.control)}2"
        condition = f"AND(COUNTA({','.join(blocks)})>0,ISBLANK({control}))"
        if self.counted is not None:
            condition = f"AND({condition},NOT(ISNUMBER(${xl_col_to_name(self.counted)}2)))"
        sheet.alarm((1, self.end + _ONE_BY_ONE), (0, max(self.columns)), condition)

    @property
    def not_calculated(self) -> str:
        """How many rows are filled in and wrong or without formulas; an array formula.

        Only signs and IFERROR go through the ranges: not every program takes ISBLANK and its
        like through one. A cell is a number when it differs from itself as a text.
        """
        last = self.end + 1 + _ONE_BY_ONE
        control = xl_col_to_name(self.control)
        filled = "+".join(f'({self._range(col, 2, last)}<>"")' for col in self.columns)
        filled = f"({filled}>0)*1"
        far = ",".join(self._below(col, last, '"<>"') for col in self.columns)
        if self.counted is not None:
            numbers = self._range(self.counted, 2, last)
            filled += f'*({numbers}={numbers}&"")'
            number = f'">{_BELOW_ANY_NUMBER}"'
            there, known = (self._below(self.counted, last, what) for what in ('"<>"', number))
            far = f"{there}-({known})"
        lost = f'IFERROR({filled},1)*({self._range(self.control, 2, last)}="")'
        return f'COUNTIF({self.title}!${control}:${control},"{WRONG}")+SUM({lost})+MAX({far})'

    def _below(self, col: int, last: int, what: str) -> str:
        """How many cells below the last row are such, without the number of rows of a sheet."""
        letter = xl_col_to_name(col)
        whole = f"COUNTIF({self.title}!${letter}:${letter},{what})"
        return f"{whole}-COUNTIF({self._range(col, 1, last)},{what})"

    def _range(self, col: int, first: int, last: int) -> str:
        letter = xl_col_to_name(col)
        return f"{self.title}!${letter}${first}:${letter}${last}"
