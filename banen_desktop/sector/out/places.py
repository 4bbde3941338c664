"""Where the tables stand in the workbook: every cell has its place before anything is written.

Rows and columns count from 0. Under a table that adds up stands a row with its totals.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from banen_desktop.sector.out.outgoing import Uitvoer, remarks
from banen_desktop.sector.publication.cells import Tabel

SHEETS = (
    ("Uitkomst", ("kern", "ernaast", "maten", "in_dienst", "bijschatting")),
    ("Verdeling", ("verdeling", "kwartielen", "klassen", "regios")),
    ("Zelfde leden", ("zelfde_leden",)),
    ("Reeks", ("reeks",)),
    ("Kwaliteit", ("kwaliteit", "register")),
    ("Per lid", ("per_lid",)),
)
_GROUPS = ("Leden", "Banen", "Quotum")
ADDED: Mapping[str, tuple[str, ...]] = {
    "verdeling": ("Leden",),
    "klassen": _GROUPS,
    "regios": _GROUPS,
    "per_lid": (
        *("Verloonde uren", "Uren eigen", "Uren ingeleend", "Uren die meetellen", "Banen"),
        "Quotum",
    ),
}
"""The columns that add up, of each table that does."""
FIRST_ROW = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A table on its sheet: its title stands in the row `top`, its columns in the next."""

    sheet: str
    top: int
    tabel: Tabel

    @property
    def first(self) -> int:
        """The first row with figures."""
        return self.top + 2

    @property
    def last(self) -> int:
        """The last row with figures, without the totals."""
        return self.top + 1 + len(self.tabel.rijen)

    @property
    def total(self) -> int | None:
        """The row with the totals."""
        return self.last + 1 if self.adds_up else None

    @property
    def adds_up(self) -> bool:
        """Whether there are totals: not where one of the parts is hidden or only told in words."""
        return self.tabel.sleutel in ADDED and len(self.tabel.rijen) > 1

    @property
    def end(self) -> int:
        """The first row that is free again, with an empty one before it."""
        return (self.total or self.last) + len(remarks(self.tabel)) + 2

    def column(self, name: str) -> int:
        """The column of a name."""
        return 1 + self.tabel.kolommen.index(name)

    def cell(self, number: int, name: str) -> str:
        """The address of a cell, with its sheet; `number` counts the rows of the table."""
        return self._on_sheet(xl_rowcol_to_cell(self.first + number, self.column(name), True, True))

    def block(self, name: str, last: int | None = None) -> str:
        """The address of a column of figures, with its sheet; up to and with row `last` of it."""
        column, end = self.column(name), self.last if last is None else self.first + last
        first = xl_rowcol_to_cell(self.first, column, True, True)
        return self._on_sheet(f"{first}:{xl_rowcol_to_cell(end, column, True, True)}")

    def _on_sheet(self, address: str) -> str:
        return f"'{self.sheet}'!{address}"


def places(uitvoer: Uitvoer) -> dict[str, Place]:
    """The place of each table that this audience has and that has rows, by its key."""
    found = {}
    for sheet, keys in SHEETS:
        top = FIRST_ROW
        for key in keys:
            tabel = uitvoer.tabel(key)
            if tabel is not None and (tabel.rijen or remarks(tabel)):
                found[key] = Place(sheet, top, tabel)
                top = found[key].end
    return found
