"""The file as it is: its cells, with above each column what it becomes."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.raw import Kind, address, column_name
from banen_desktop.imports.lists.recognise import targets_of
from banen_desktop.imports.lists.result import Refused
from banen_desktop.imports.lists.titles import Target
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import theme

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole
NOT_USED, LEFT_OUT = "niet gebruikt", "weggelaten"
_LOOKED_AT = 40  # rows that set the width of a column
_NO_PARENT = QModelIndex()
_NUMBERS = {Kind.NUMBER, Kind.PERCENTAGE}
_CHOOSE_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space}


class SourceModel(QAbstractTableModel):
    """The cells of one sheet; nothing can be changed here."""

    def __init__(self, reading: ListReading) -> None:
        """Show the sheet that is chosen."""
        super().__init__()
        self.reading = reading
        self._refused: dict[tuple[int, str], str] = {}
        self._width = reading.table.width  # Qt asks for it all the time

    def show_sheet(self) -> None:
        """Show another sheet, or the same one read in another way."""
        self.beginResetModel()
        self._refused = {}
        self._width = self.reading.table.width
        self.endResetModel()

    def show_choices(self) -> None:
        """Show other choices on the same cells."""
        last = self.columnCount() - 1
        if last >= 0 and self.rowCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, last))

    def show_refused(self, refused: Iterable[Refused]) -> None:
        """Mark the cells that were refused."""
        self._refused = {(each.rij, each.kolom): each.reden for each in refused}
        self.show_choices()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.reading.table.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._width

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = ItemRole.DisplayRole
    ) -> Any:
        """Row numbers; letters with what the column becomes."""
        if role != ItemRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        sign = "" if self.reading.is_left_out(section) else " ▾"
        return f"{column_name(section)}\n{self.becomes(section)}{sign}"

    def becomes(self, column: int) -> str:
        """What a column becomes, in words."""
        if self.reading.is_left_out(column):
            return LEFT_OUT
        target = self.reading.target(column)
        return target.label if target else NOT_USED

    def data(self, index: Index, role: int = ItemRole.DisplayRole) -> Any:
        """The text of a cell, and how it is drawn."""
        row, column = index.row(), index.column()
        table = self.reading.table
        why = self._refused.get((row + 1, column_name(column)))
        if role == ItemRole.DisplayRole:
            text = table.shown(row, column)
            return f"! {text}" if why is not None else text
        if role == ItemRole.ToolTipRole:
            return why and tip(why)
        if role == ItemRole.AccessibleTextRole:
            refused = f", geweigerd: {why}" if why is not None else ""
            return f"{address(row, column)}: {table.shown(row, column)}{refused}"
        if role == ItemRole.TextAlignmentRole and table.kind(row, column) in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._look(row, column, role, refused=why is not None)

    def _look(self, row: int, column: int, role: int, *, refused: bool) -> Any:
        mapping = self.reading.mapping
        is_title = mapping.header_row <= row < mapping.first_row
        if role == ItemRole.FontRole and is_title:
            bold = QFont()
            bold.setBold(True)
            return bold
        if role == ItemRole.BackgroundRole and (refused or is_title):
            return _colour(theme.Role.ToolTipBase if refused else theme.Role.Midlight)
        unused = row < mapping.header_row or self.reading.target(column) is None
        if role == ItemRole.ForegroundRole and unused and not is_title:
            return _colour(theme.Role.PlaceholderText)
        return None


def _colour(role: QPalette.ColorRole) -> QColor:
    return QGuiApplication.palette().color(role)


class SourceTable(QTableView):
    """Shows the file; a click on a column, or Enter in it, asks what the column becomes."""

    target_chosen = Signal(int, object)

    def __init__(self, model: SourceModel) -> None:
        """Show a sheet."""
        super().__init__()
        self._cells = model
        self.setModel(model)
        self.setAccessibleName("Het bestand")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(theme.TABLE)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setMinimumHeight(12 * theme.STEP)
        self.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().sectionClicked.connect(self._ask_at_header)
        self.verticalHeader().setDefaultSectionSize(7 * theme.STEP)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Wide enough for what is in sight, and no wider than half a line."""
        self.resizeColumnsToContents()
        for column in range(self._cells.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + 8, 60 * theme.STEP))

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor in a cell; both count from 0."""
        index = self._cells.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter, F2 and space ask what the column becomes."""
        current = self.currentIndex()
        if event.key() in _CHOOSE_KEYS and current.isValid():
            self._ask(current.column(), self.visualRect(current).bottomLeft())
        else:
            super().keyPressEvent(event)

    def _ask_at_header(self, column: int) -> None:
        self.setCurrentIndex(self._cells.index(max(self.currentIndex().row(), 0), column))
        self._ask(column, QPoint(self.columnViewportPosition(column), 0))

    def _ask(self, column: int, at: QPoint) -> None:
        if self._cells.reading.is_left_out(column):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = self._cells.reading.target(column)
        for target in (None, *targets_of(self._cells.reading.mapping.kind)):
            action = menu.addAction(target.label if target else NOT_USED.capitalize())
            action.setCheckable(True)
            action.setChecked(target is now)
            action.triggered.connect(self._chooser(column, target))
        menu.popup(self.viewport().mapToGlobal(at))

    def _chooser(self, column: int, target: Target | None) -> Callable[[], None]:
        return lambda: self.target_chosen.emit(column, target)
