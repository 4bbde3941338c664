"""The table view: typing, Tab, Enter, paste, copy, delete and sorting as in a spreadsheet."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QWidget,
)

from banen_desktop.window.basis import theme
from banen_desktop.window.table.cell_editor import CellEditor, is_block
from banen_desktop.window.table.clipboard import (
    chosen_cells,
    copied_text,
    needs_preview,
    read_block,
    write_block,
)
from banen_desktop.window.table.columns_table import ROWS, TEXT_MARGIN, ColumnsTable
from banen_desktop.window.table.decimals import Decimals
from banen_desktop.window.table.period_editor import PeriodEditor
from banen_desktop.window.table.sorted_rows import SortedRows
from banen_desktop.window.table.table_model import RowsModel

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_TAB_KEYS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_BY_TAB = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_HINTS = QAbstractItemDelegate.EndEditHint
_BESIDE = {_HINTS.EditNextItem: True, _HINTS.EditPreviousItem: False}


class RowsTable(ColumnsTable):
    """A table of rows of the dossier.

    Where it `takes_lists`, a pasted list with columns that it does not have goes by `list_pasted`.
    `rest` is who shows the fields of a row that are no column: at the end of a row (True), or
    before its begin, it may take the keyboard, and tells whether it did.
    """

    pasted = Signal(object, object)
    list_pasted = Signal()
    remove_asked = Signal(object)
    cell_chosen = Signal(object)

    def __init__(self, model: RowsModel, name: str, parent: QWidget | None = None) -> None:
        """Show the rows of a model; `name` is what a screen reader says."""
        super().__init__(parent)
        self.rows_model = model
        self._cursor_moves = self.takes_lists = self._block = False
        self.rest: Callable[[bool], bool] = lambda _forward: False
        self._heights: dict[str, tuple[Any, int]] = {}
        self.proxy = SortedRows(model, self)
        self.setModel(self.proxy)
        self.setAccessibleName(name)
        self.decimals = Decimals(model, self)
        self.decimals.grown.connect(self.viewport().update)
        editor = CellEditor(self, self.decimals)
        editor.typed.connect(lambda index, text: model.preview_text(self.to_source(index), text))
        self.setItemDelegate(editor)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(ROWS)
        self.setTabKeyNavigation(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.horizontalScrollBar().valueChanged.connect(self._name_rows)
        self.lay_out_headers()

    def add_to_menu(self, text: str, act: Callable[[], object]) -> None:
        """Offer something about the chosen rows under the right button of the mouse."""
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _name_rows(self) -> None:
        """Keep in sight which row is which: the side has its name when the first cell is away."""
        self.rows_model.name_rows(self.columnViewportPosition(0) < 0)
        self.updateGeometries()

    def wrap_words(self) -> None:
        """Show sentences whole, over more lines: each row as high as its words."""
        self.setWordWrap(True)
        side = self.verticalHeader()
        side.setMinimumSectionSize(8 * theme.STEP)
        side.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for forgets in (self.horizontalHeader().sectionResized, self.rows_model.rowsRemoved):
            forgets.connect(lambda *_: self._heights.clear())

    def sizeHintForRow(self, row: int) -> int:  # noqa: N802
        """How high a row is; remembered, since Qt asks it of all rows again after every change."""
        shown = self.rows_model.row_at(self.to_source(self.proxy.index(row, 0)).row())
        if shown is None or self.rows_model.unread_cells:
            return super().sizeHintForRow(row)
        known, height = self._heights.get(shown.id, (None, 0))
        if known is not shown:
            height = super().sizeHintForRow(row)
            self._heights[shown.id] = (shown, height)
        return height

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font or style makes other heights."""
        self._heights.clear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Write the invitation across the cells of the empty row, until one of them is chosen."""
        super().paintEvent(event)
        empty = self.rows_model.index(len(self.rows_model.rows), 0)
        shown = self.proxy.mapFromSource(empty)
        if shown.isValid() and not self.selectionModel().rowIntersectsSelection(shown.row()):
            place = self.visualRect(shown).adjusted(TEXT_MARGIN, 0, 0, 0)
            place.setRight(self.viewport().width())
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(theme.Role.PlaceholderText))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.rows_model.invitation)

    def to_source(self, index: Index) -> QModelIndex:
        """The index in the model of rows."""
        plain = (
            index
            if isinstance(index, QModelIndex)
            else self.proxy.index(index.row(), index.column())
        )
        return self.proxy.mapToSource(plain)

    def current_row(self) -> Any | None:
        """The row that is chosen, or nothing."""
        index = self.currentIndex()
        return self.rows_model.row_at(self.to_source(index).row()) if index.isValid() else None

    def current_key(self) -> str:
        """The key of the column that is chosen, or nothing."""
        column = self.currentIndex().column()
        return self.rows_model.columns[column].key if column >= 0 else ""

    def chosen_rows(self) -> list[Any]:
        """The rows with a chosen cell."""
        places = sorted({self.to_source(index).row() for index in self.selectedIndexes()})
        rows = (self.rows_model.row_at(place) for place in places)
        return [row for row in rows if row is not None]

    def go_to(self, row_id: str, key: str = "") -> bool:
        """Choose a row by its id, at a cell in sight; False when the row is not there."""
        for place, row in enumerate(self.rows_model.rows):
            if row.id == row_id:
                seen = [self.place_of(key), self.currentIndex().column(), *self.typed_columns()]
                column = next(at for at in seen if at >= 0 and not self.isColumnHidden(at))
                index = self.proxy.mapFromSource(self.rows_model.index(place, column))
                if index.isValid() and index != self.currentIndex():
                    self.put_cursor(index)
                return index.isValid()
        return False

    def start_new_row(self) -> None:
        """Put the cursor in the first cell of the empty row and open it."""
        last = self.rows_model.index(self.rows_model.rowCount() - 1, 0)
        index = self.proxy.mapFromSource(last)
        if index.isValid():
            self.setFocus()
            self.put_cursor(index)
            self.edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which cell is chosen."""
        self._cursor_moves = True
        super().currentChanged(current, previous)
        self._cursor_moves = False
        if current.row() != previous.row():
            self._paint_row(current)  # the whole row of the cursor stands out
            self._paint_row(previous)
        if current.isValid():
            self.cell_chosen.emit(self.rows_model.row_at(self.to_source(current).row()))

    def _paint_row(self, index: Index) -> None:
        if index.isValid():
            top, high = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
            self.viewport().update(0, top, self.viewport().width(), high)

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:  # noqa: N802
        """A block looks other than one cell, also the cell that it began with."""
        super().selectionChanged(chosen, left)
        block = is_block(self)
        if block != self._block:
            self._block = block
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Who comes by Tab sees where the keyboard is, also in rows that were scrolled away."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def closeEditor(  # noqa: N802
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """After Enter the cell below is next, as in a spreadsheet; after Tab all of the row."""
        self.rows_model.previewed.emit(None)
        if isinstance(editor, PeriodEditor):  # Qt knows nothing of the lines in it
            editor.let_go(self.itemDelegate())
            if editor.isAncestorOf(self.window().focusWidget()):
                self.setFocus()
        if hint in _BESIDE and self._ends_row(_BESIDE[hint]):
            super().closeEditor(editor, _HINTS.NoHint)
            if not self.rest(_BESIDE[hint]):
                there = self._beside(_BESIDE[hint])
                self.put_cursor(there)
                self.edit(there)
            return
        super().closeEditor(editor, hint)
        submitted = hint is _HINTS.SubmitModelCache
        if submitted and not self._cursor_moves:
            self.move_down()

    def finish_typing(self) -> None:
        """Hand over what is being typed in a cell."""
        if self.state() is QAbstractItemView.State.EditingState:
            self.setFocus()

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Tab goes to the next cell that can be typed in."""
        steps = QAbstractItemView.CursorAction
        moved = super().moveCursor(action, modifiers)
        if action not in {steps.MoveNext, steps.MovePrevious}:
            return moved
        kept = self.currentIndex()
        for _ in range(len(self.rows_model.columns)):
            if self.rows_model.columns[moved.column()].field is not None:
                break
            self.selectionModel().setCurrentIndex(moved, QItemSelectionModel.SelectionFlag.NoUpdate)
            moved = super().moveCursor(action, modifiers)
        self.selectionModel().setCurrentIndex(kept, QItemSelectionModel.SelectionFlag.NoUpdate)
        return moved

    def _beside(self, forward: bool) -> QModelIndex:
        steps = QAbstractItemView.CursorAction
        action = steps.MoveNext if forward else steps.MovePrevious
        return self.moveCursor(action, Qt.KeyboardModifier.NoModifier)

    def _ends_row(self, forward: bool) -> bool:
        """Whether the cursor is at the last cell of its row to type in, or at the first."""
        typed = self.typed_columns()
        return self.currentIndex().column() == (typed[-1] if forward else typed[0])

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab leaves the table at its ends: the keyboard is never caught in it."""
        if self._ends_row(forward) and self.rest(forward):
            return True
        here, there = self.currentIndex(), self._beside(forward)
        starts_again = there.row() < here.row() if forward else there.row() > here.row()
        return self._leave(forward) if starts_again else super().focusNextPrevChild(forward)

    def _leave(self, forward: bool) -> bool:
        self.setTabKeyNavigation(False)
        left = super().focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)
        return left

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy, paste, clear, Enter and F2 as in a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear_cells()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
            self.clear_cells()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.state() is not QAbstractItemView.State.EditingState:
                self.move_down()
        elif event.key() in _TAB_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)
            self._choose_current(event)

    def _choose_current(self, event: QKeyEvent) -> None:
        """Moving with Ctrl also chooses: else Delete would hit another cell than the one seen."""
        current = self.currentIndex()
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if current.isValid() and not extends and not self.selectionModel().isSelected(current):
            self.put_cursor(current)

    def copy(self) -> None:
        """Put the chosen block on the clipboard, as text that a spreadsheet reads."""
        chosen = chosen_cells(self.selectionModel().selection().toList())
        if not chosen:
            return
        rows = range(min(chosen), max(chosen) + 1)
        every = set().union(*chosen.values())
        columns = range(min(every), max(every) + 1)
        block = [self._copied(row, columns, chosen.get(row, ())) for row in rows]
        QGuiApplication.clipboard().setText(write_block(block))

    def _copied(self, row: int, columns: Sequence[int], chosen: Collection[int]) -> list[str]:
        place = self.to_source(self.proxy.index(row, 0)).row()
        return [
            self.rows_model.text_at(place, column) if column in chosen else "" for column in columns
        ]

    def paste(self) -> None:
        """Read a block from the clipboard into the table, from the chosen cell on."""
        block = read_block(copied_text())
        chosen = self.selectedIndexes()
        if not block or not self.currentIndex().isValid() or self.rows_model.read_only:
            return
        if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
            self._fill(chosen, block[0][0])
            return
        corner = min(((i.row(), i.column()) for i in chosen), default=(0, 0))
        self.paste_block(block, *corner)

    def paste_block(self, block: Sequence[Sequence[str]], top: int, left: int) -> None:
        """Put lines of cells in the rows of the view, from a column on that may be out of sight."""
        if self.takes_lists and needs_preview(self.rows_model.columns, block[0]):
            self.list_pasted.emit()
            return
        shown = range(top, self.proxy.rowCount())
        targets = [self.to_source(self.proxy.index(row, 0)).row() for row in shown]
        self.rows_model.forget_unread(
            self.rows_model.index(row, left + place)
            for row, line in zip(targets, block, strict=False)
            for place in range(min(len(line), len(self.rows_model.columns) - left))
        )
        self.pasted.emit(*self.rows_model.with_block(targets, left, block))

    def _fill(self, chosen: Sequence[QModelIndex], text: str) -> None:
        cells = [self.to_source(index) for index in chosen]
        if not text:
            cells += [
                self.rows_model.index(cell.row(), at) for cell in cells for at in self._in(cell)
            ]
        self.rows_model.forget_unread(cells)
        places = [(cell.row(), cell.column()) for cell in cells]
        self.pasted.emit(*self.rows_model.with_text(places, text))

    def _in(self, cell: QModelIndex) -> list[int]:
        """The columns that are shown in the cell of another."""
        key = self.rows_model.columns[cell.column()].key
        return [at for at, one in enumerate(self.rows_model.columns) if one.within == key]

    def fill_rows(self, text: str, column: int) -> None:
        """Put one text in a column of all chosen rows, also one that is out of sight."""
        places = sorted({self.to_source(index).row() for index in self.selectedIndexes()})
        cells = [self.rows_model.index(place, column) for place in places]
        self.rows_model.forget_unread(cells)
        texts = [(cell.row(), cell.column()) for cell in cells]
        self.pasted.emit(*self.rows_model.with_text(texts, text))

    def clear_cells(self) -> None:
        """Empty the chosen cells that may be empty."""
        if not self.rows_model.read_only:
            self._fill(self.selectedIndexes(), "")

    def remove_rows(self) -> None:
        """Ask to remove the chosen rows."""
        rows = self.chosen_rows()
        if rows and not self.rows_model.read_only:
            self.remove_asked.emit(rows)
