"""Tables to read: a cell knows the step that it shows, so that a window can explain it.

`Table.figures` is the same as text, for documents. Nothing is computed here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Outcome, Step, Unit
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import Figures

UNKNOWN = "–"
MANY_HOURS = 10_000
_SIGNED = frozenset(
    {
        *("verschil_banen", "verandering_quotum", "verandering_banen", "verschil_nulmeting"),
        *("verandering_dienstverband", "verandering_inleen"),
    }
)
Rows = Sequence[tuple[str, str]]
"""Keys of steps with the label of their row."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The step behind a cell, with the outcome that explains it."""

    outcome: Outcome
    key: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, the step that it shows, and whether it is words instead of a number.

    `told` is what a cell says that shows a picture instead of a text.
    """

    text: str
    ref: Ref | None = None
    is_text: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; a heading has no cells, a total is shown stronger."""

    label: str
    cells: tuple[Cell, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table to read: the first column are the labels of its lines."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""
    """What has to stand below it, such as why numbers do not add up."""

    def figures(self) -> Figures:
        """The table as text, for documents."""
        width = len(self.header) - 1
        rows = (
            (line.label, *(cell.text for cell in line.cells), *[""] * (width - len(line.cells)))
            for line in self.lines
        )
        return Figures(self.header, tuple(rows), self.note)


def bare(step: Step) -> str:
    """The value of a step without its noun, for a column of numbers."""
    if step.unit in {Unit.RATIO, Unit.EURO}:
        return wording.shown(step)
    decimals = 2 if step.key in wording.TWO_DECIMALS else 1
    if step.unit is Unit.PERSOON:
        return dutch.format_number(step.value, 0)
    if step.unit is Unit.UUR:
        return _hours(step.value)
    if step.key in _SIGNED:
        return signed(step.value, decimals)
    return dutch.format_number(step.value, decimals)


def _hours(value: Decimal) -> str:
    """Hours; tens of thousands need no decimals in a table."""
    return dutch.format_number(dutch.rounded(value, 0 if abs(value) >= MANY_HOURS else 1))


def signed(value: Decimal, decimals: int) -> str:
    """A difference with its sign: `+1,2`, `-0,3`, `0,0`."""
    shown = dutch.format_number(value, decimals)
    return f"+{shown}" if dutch.rounded(value, decimals) > 0 else shown


def cell_of(outcome: Outcome, key: str, unknown: str = UNKNOWN) -> Cell:
    """The cell of a step with how far it is known, or what stands for one that is not there."""
    step = outcome.by_key.get(key)
    if step is None:
        return Cell(unknown)
    return Cell(wording.bounded(bare(step), step.bound), Ref(outcome, key))


def grouped(
    outcomes: Sequence[Outcome], groups: Iterable[tuple[str, Rows]], unknown: str = UNKNOWN
) -> list[Line]:
    """The rows that at least one outcome has, under the headings of their groups."""
    lines = []
    for heading, rows in groups:
        found = [
            Line(label, tuple(cell_of(each, key, unknown) for each in outcomes))
            for key, label in rows
            if any(key in each.by_key for each in outcomes)
        ]
        lines += [Line(heading, strong=True)] if heading and found else []
        lines += found
    return lines
