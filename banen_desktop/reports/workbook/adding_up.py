"""Formulas that say when numbers in cells do not add up as they are shown.

Each cell is rounded by itself, so a sum may be a little off to who reads it. What is typed changes
that, so a sentence about it is a formula as well, with the words that it has now.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dutch import Sum
from banen_desktop.reports.workbook.formulas import literal
from banen_desktop.reports.workbook.styles import Shown

_DECIMALS = {
    Shown.JOBS: 1,
    Shown.JOBS_CHANGE: 1,
    Shown.HOURS: 2,
    Shown.CENTS: 2,
    Shown.WHOLE: 0,
    Shown.WHOLE_CHANGE: 0,
}


@dataclass(frozen=True, slots=True)
class Number:
    """A cell or name with a number, its value now (nothing: it is no number), and its format."""

    cell: str
    value: Decimal | None
    shown: Shown = Shown.JOBS

    @property
    def text(self) -> str:
        """What the cell shows now."""
        return "" if self.value is None else dutch.format_number(self.value, self.decimals)

    @property
    def decimals(self) -> int:
        """How many decimals the cell shows."""
        return _DECIMALS[self.shown]


@dataclass(frozen=True, slots=True)
class Addition:
    """Cells that are a sum to who reads them: `parts` without `less` are `total`."""

    parts: Sequence[Number]
    total: Number
    less: Sequence[Number] = ()

    @property
    def is_off(self) -> str:
        """Whether all are numbers and do not add up as they are shown, as a formula."""
        cells = (*self.parts, *self.less, self.total)
        added = "+".join(map(_rounded, self.parts))
        taken = "".join(f"-{_rounded(each)}" for each in (*self.less, self.total))
        known = f"COUNT({','.join(each.cell for each in cells)})={len(cells)}"
        return f"IF({known},ABS({added}{taken})>0.001,FALSE())"

    @property
    def is_off_now(self) -> bool:
        """Whether they do not add up with the values of now."""
        texts = [tuple(each.text for each in side) for side in (self.parts, self.less)]
        return not Sum(texts[0], self.total.text, texts[1]).adds_up


def _rounded(number: Number) -> str:
    return f"ROUND({number.cell},{number.decimals})"


def any_off(additions: Iterable[Addition]) -> str:
    """Whether one of the sums does not add up, as a formula."""
    found = [each.is_off for each in additions]
    return f"OR({','.join(found)})" if found else "FALSE()"


def off_column(above: str, total: Number, cells: int) -> str:
    """Whether a column of so many cells is not its total as it is shown; an array formula.

    What is more than rounding can do has another reason, such as a part that is unknown.
    """
    shown = f"SUM({rounded_cells(above, total.decimals)})/{10**total.decimals}"
    apart = f"ABS({shown}-{_rounded(total)})"
    off = f"AND({apart}>0.001,{apart}<{_most_apart(total, cells)})"
    return f"IF(COUNT({total.cell})=1,{off},FALSE())"


def is_off_column_now(above: Sequence[Number], total: Number) -> bool:
    """Whether the column is off with the values of now; `above` are the numbers in it."""
    if total.value is None:
        return False
    shown = sum(dutch.rounded(each.value or Decimal(0), total.decimals) for each in above)
    apart = abs(shown - dutch.rounded(total.value, total.decimals))
    return 0 < apart < _most_apart(total, len(above))


def _most_apart(total: Number, cells: int) -> Decimal:
    """More than half of the last decimal for each cell and the total."""
    return Decimal(cells + 2).scaleb(-total.decimals) / 2


def rounded_cells(cells: str, decimals: int) -> str:
    """The numbers in a range as they are shown, without the decimal sign; 0 for what is no number.

    Only signs, INT, ABS and IFERROR go through a range in every program; ROUND does not.
    """
    whole = f"INT(ABS({cells})*{10**decimals}+0.5)*(1-2*({cells}<0))"
    return f"IFERROR({whole},0)"


def sentence(additions: Sequence[Addition], words: str) -> tuple[str, str]:
    """A formula that gives the words while a sum is off, and what it gives now."""
    now = words if any(each.is_off_now for each in additions) else ""
    return f'IF({any_off(additions)},{literal(words)},"")', now
