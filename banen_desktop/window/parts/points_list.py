"""What is still open, one row each: the row is the button that leads to its place."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from banen_desktop.reports.text.open_points import Point
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import Page, clear
from banen_desktop.window.parts.cards import Card

MOST = 10


class PointRow(Card):
    """One row: a mark, what is asked, and where the answer goes."""

    border = None

    def __init__(self, text: str, place: str, advice: str = "") -> None:
        """A row with the name of a page at its end."""
        super().__init__()
        mark = theme.label("●", theme.SMALL, wrap=False)
        mark.setForegroundRole(theme.Role.BrightText)
        way = theme.label(f"{place} ›", wrap=False)
        way.setForegroundRole(theme.Role.Link)
        line = QHBoxLayout()
        line.setSpacing(2 * theme.STEP)
        line.addWidget(mark)
        line.addWidget(theme.label(text), 1)
        line.addWidget(way)
        self.lines.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, theme.STEP)
        self.lines.addLayout(line)
        self.setAccessibleName(f"{text} Naar {place}")
        self.setAccessibleDescription(advice)
        self.setToolTip(advice)


class PointsList(QWidget):
    """The points of one page; it asks that page to go where a point is done."""

    def __init__(self, page: Page) -> None:
        """No points yet."""
        super().__init__()
        self._page = page
        self._shown: Sequence[Point] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these, the first few by themselves; nothing moves when they are the same."""
        if points == self._shown:
            return
        self._shown = points
        clear(self._column)
        whole = len(points) <= MOST
        for point in points if whole else points[: MOST - 1]:
            place = page_table.page_showing(point.record).name
            self._add(PointRow(point.text, place, point.advice), partial(self._go, point))
        if not whole:
            more, place = len(points) - MOST + 1, page_table.OVERVIEW.name
            self._add(
                PointRow(f"En nog {more} punten.", place),
                partial(self._page.page_asked.emit, place),
            )
        if not points:
            self._column.addWidget(theme.label("Er is niets meer te doen."))

    def _add(self, row: PointRow, act: Callable[[], object]) -> None:
        row.clicked.connect(lambda _checked=False: act())
        self._column.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)

    def _go(self, point: Point) -> None:
        if point.finding is not None:
            self._page.finding_chosen.emit(point.finding)
        else:
            self._page.page_asked.emit(page_table.page_showing(point.record).name)
