"""The points of a year: what is still to do, and what to see when there is time."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from banen_desktop.reports.text.open_points import Point
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import Page, clear
from banen_desktop.window.parts.cards import PointCard, SeenCard

MOST_POINTS = 40
"""More than these are told by number: nobody reads them before these are done."""


class Row(NamedTuple):
    """A point with the name of where it leads, and what a click does.

    `value` is the key of the legal value that has to be seen, if it is about one.
    """

    point: Point
    place: str
    run: Callable[[], object]
    value: str = ""

    @property
    def shown(self) -> tuple[Point, str, str]:
        """All that can be seen of it."""
        return self.point, self.place, self.value


def row_of(page: Page, point: Point, value: str = "") -> Row:
    """The row of a point on a page, which asks for the place where it is done."""
    place = page_table.page_showing(point.record).name
    if point.finding is not None:
        return Row(point, place, partial(page.finding_chosen.emit, point.finding), value)
    if point.field:
        return Row(point, place, partial(page.spot_asked.emit, Spot(place, "", point.field)), value)
    return Row(point, place, partial(page.page_asked.emit, place), value)


class PointsList(QWidget):
    """Two lists under each other, of which each row is a button.

    `seen` tells the key of a legal value that the user has seen.
    """

    seen = Signal(str)

    def __init__(self) -> None:
        """Nothing to do yet."""
        super().__init__()
        self._shown: object = None
        self._narrow = False
        self.cards: list[PointCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, to_do: Sequence[Row], to_see: Sequence[Row], year: int) -> None:
        """Show other points; what is the same as before stays, with the keyboard where it is."""
        wanted = ([row.shown for row in to_do], [row.shown for row in to_see], year)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._column)
        self.cards = []
        done = f"Voor {year} is niets meer te doen"
        title = f"Nog te doen: {len(to_do)}" if to_do else done
        self._add(title, to_do, urgent=True)
        if to_see:
            self._column.addSpacing(4 * theme.STEP)
            self._add(f"Kijk na als u tijd hebt: {len(to_see)}", to_see, urgent=False)
        self._column.addStretch(1)

    def _add(self, title: str, rows: Sequence[Row], *, urgent: bool) -> None:
        heading = theme.heading(title) if urgent else theme.label(title, bold=True)
        self._column.addWidget(heading)
        self._column.addSpacing(theme.STEP)
        for row in rows[:MOST_POINTS]:
            made = self._row(row, urgent=urgent)
            self._column.addWidget(made)
            made.show()  # at once, so that it can have the keyboard
        more = len(rows) - MOST_POINTS
        if more > 0:
            words = "1 punt" if more == 1 else f"{more} punten"
            self._column.addSpacing(theme.STEP)
            self._column.addWidget(theme.label(f"En nog {words}. Die ziet u als deze klaar zijn."))

    def _row(self, row: Row, *, urgent: bool) -> QWidget:
        card = PointCard(row.point, row.place, urgent=urgent)
        self.cards.append(card)
        card.set_narrow(narrow=self._narrow)
        card.clicked.connect(lambda _checked=False: row.run())
        if not row.value:
            return card
        to_see = SeenCard(card)
        to_see.seen.connect(lambda: self.seen.emit(row.value))
        return to_see

    def set_narrow(self, *, narrow: bool) -> None:
        """Without the advice below each point, where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            for card in self.cards:
                card.set_narrow(narrow=narrow)
