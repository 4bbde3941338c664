"""Draws the calendar of loonaangiften: a table per series of tijdvakken."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.window.basis import theme
from banen_desktop.window.imports.calendar_cells import CalendarRow, Cell

_ROW = 12 * theme.STEP
_MOST_ROWS = 6
_NARROW = "QTableView::item { padding: 0 3px; } QHeaderView::section { padding: 4px; }"
_AccessibleText = Qt.ItemDataRole.AccessibleTextRole


class CalendarView(QWidget):
    """The tijdvakken of a year; what is wrong is written in the cell, and coloured."""

    def __init__(self, rows: Sequence[CalendarRow]) -> None:
        """Show rows; rows with the same tijdvakken share a table."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.STEP)
        self.tables = [_Table(list(same)) for _, same in groupby(rows, key=_titles)]
        for table in self.tables:
            layout.addWidget(table)


def _titles(row: CalendarRow) -> list[str]:
    return [cell.title for cell in row.cells]


class _Table(QTableWidget):
    def __init__(self, rows: Sequence[CalendarRow]) -> None:
        titles = [*_titles(rows[0]), "Samen"]
        super().__init__(len(rows), len(titles))
        self.setAccessibleName("Verloonde uren die meetellen, per tijdvak")
        self.setHorizontalHeaderLabels(titles)
        self.setVerticalHeaderLabels([row.number for row in rows])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setStyleSheet(theme.TABLE + _NARROW)
        self.setFont(theme.font(self, theme.SMALL))
        for place, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                self.setItem(place, column, self._item(row, cell))
            self.setItem(place, len(row.cells), self._total(row))
        self._lay_out(len(rows))

    def _lay_out(self, rows: int) -> None:
        top, side = self.horizontalHeader(), self.verticalHeader()
        top.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        texts = [line for text in self._texts() for line in text.split("\n")]
        widest = max(map(self.fontMetrics().horizontalAdvance, texts))
        top.setMinimumSectionSize(widest + 4 * theme.STEP)
        top.setHighlightSections(False)
        side.setHighlightSections(False)
        top.setFixedHeight(8 * theme.STEP)
        side.setDefaultSectionSize(_ROW)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(8 * theme.STEP + _ROW * min(rows, _MOST_ROWS) + bar)

    def _texts(self) -> Iterable[str]:
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                if (item := self.item(row, column)) is not None:
                    yield item.text()

    def _item(self, row: CalendarRow, cell: Cell) -> QTableWidgetItem:
        hours = "–" if cell.hours is None else dutch.format_number(cell.hours)
        item = _right("\n".join([hours, *cell.marks[:1]]))
        item.setToolTip(cell.explanation)
        item.setData(_AccessibleText, f"{row.number}, {cell.explanation}")
        if cell.marks:
            item.setBackground(self.palette().color(theme.Role.ToolTipBase))
            item.setForeground(self.palette().color(theme.Role.ToolTipText))
        return item

    def _total(self, row: CalendarRow) -> QTableWidgetItem:
        item = _right(dutch.format_number(row.total))
        item.setFont(theme.font(self, theme.SMALL, bold=True))
        item.setData(_AccessibleText, f"{row.number}, samen: {item.text()} uur")
        return item


def _right(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
