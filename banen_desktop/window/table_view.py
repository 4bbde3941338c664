"""The table view: typing, Tab, Enter, paste, copy, delete and sorting as in a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import Field, FieldError, Kind
from banen_desktop.window import theme
from banen_desktop.window.table_model import FIELD, SEARCH, SORT, Refusal, RowsModel

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_TEXT_MARGIN = 11  # where the text of a cell begins: padding of theme.TABLE and Qt's own margin


class SortedRows(QSortFilterProxyModel):
    """Sorts when a header is clicked, never while typing; the empty row stays at the end."""

    def __init__(self, source: RowsModel, parent: QObject | None = None) -> None:
        """Stand before a model of rows."""
        super().__init__(parent)
        self._rows, self._words = source, ""
        self.setDynamicSortFilter(False)
        self.setSortRole(SORT)
        self.setSourceModel(source)

    def search(self, words: str) -> None:
        """Show only rows with these words."""
        self._words = words.casefold().strip()
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:  # noqa: N802
        """A row with all the words in any of its cells; the empty row only without a search."""
        if not self._words:
            return True
        if self._rows.row_at(row) is None:
            return False
        cells = (self._rows.index(row, column) for column in range(self._rows.columnCount()))
        text = " ".join(str(self._rows.data(cell, SEARCH) or "") for cell in cells).casefold()
        return all(word in text for word in self._words.split())

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802
        """Numbers by size, dates by day, text by letter; empty cells and the empty row last."""
        ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
        for one, other, answer in ((left, right, not ascending), (right, left, ascending)):
            if self._rows.row_at(one.row()) is None:
                return answer
            if _is_empty(one.data(SORT)) and not _is_empty(other.data(SORT)):
                return answer
        first, second = left.data(SORT), right.data(SORT)
        if isinstance(first, str) and isinstance(second, str):
            return first.casefold() < second.casefold()
        try:
            return bool(first < second)
        except TypeError:
            return str(first) < str(second)


def _is_empty(value: Any) -> bool:
    return value is None or value == ""


class CellEditor(QStyledItemDelegate):
    """Editors for cells: a line for text, numbers and dates, a list for choices."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Make the editor of a cell and show the answer while it is typed in."""
        field: Field = index.data(FIELD)
        if field.kind is Kind.CHOICE:
            return _choice_editor(parent, field)
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName(field.label)
        if field.kind is Kind.NUMBER:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        persistent = QPersistentModelIndex(index)
        line.textEdited.connect(lambda text: self._preview(persistent, text))
        return line

    def _preview(self, index: QPersistentModelIndex, text: str) -> None:
        view = self.parent()
        if isinstance(view, RowsTable) and index.isValid():
            view.rows_model.preview_text(view.to_source(index), text)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Put the value in the editor."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(text), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Hand what was typed to the model."""
        text = editor.currentText() if isinstance(editor, QComboBox) else _text(editor)
        model.setData(index, text)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the editor open when Enter or Tab would lose a text that cannot be read."""
        if (
            isinstance(editor, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key()
            in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        ):
            why = self._refusal(editor)
            if why:
                QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), why, editor)
                return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Fill the whole cell; without this the padding of the style sheet would show around."""
        editor.setGeometry(option.rect)

    def _refusal(self, editor: QLineEdit) -> str:
        view = self.parent()
        field = view.currentIndex().data(FIELD) if isinstance(view, RowsTable) else None
        if field is None:
            return ""
        try:
            fields.from_user(field, editor.text())
        except FieldError as error:
            return str(error)
        return ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> Any:  # noqa: N802
        """Generous rows."""
        hint = super().sizeHint(option, index)
        hint.setHeight(max(hint.height(), 8 * theme.STEP))
        return hint


def _text(editor: QWidget) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _choice_editor(parent: QWidget, field: Field) -> QComboBox:
    combo = QComboBox(parent)
    combo.setAccessibleName(field.label)
    if not field.required:
        combo.addItem("")
    for choice in field.choices or ():
        combo.addItem(choice.label)
    return combo


class RowsTable(QTableView):
    """A table of rows of the dossier."""

    pasted = Signal(object, object)
    remove_asked = Signal(object)
    cell_chosen = Signal(object, str)

    def __init__(self, model: RowsModel, name: str, parent: QWidget | None = None) -> None:
        """Show the rows of a model; `name` is what a screen reader says."""
        super().__init__(parent)
        self.rows_model = model
        self.proxy = SortedRows(model, self)
        self.setModel(self.proxy)
        self.setAccessibleName(name)
        self.setItemDelegate(CellEditor(self))
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(theme.TABLE)
        self.setTabKeyNavigation(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self._lay_out_headers()

    def _lay_out_headers(self) -> None:
        side, top = self.verticalHeader(), self.horizontalHeader()
        side.setDefaultSectionSize(8 * theme.STEP)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.setHighlightSections(False)
        top.setSectionsMovable(True)
        top.setSortIndicatorClearable(True)
        top.setMinimumHeight(8 * theme.STEP)
        top.setStretchLastSection(True)
        per_letter = self.fontMetrics().horizontalAdvance("0")
        for place, column in enumerate(self.rows_model.columns):
            top.resizeSection(place, column.width * per_letter + 4 * theme.STEP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Write the invitation across the cells of the empty row, until the cursor is there."""
        super().paintEvent(event)
        empty = self.rows_model.index(len(self.rows_model.rows), 0)
        shown = self.proxy.mapFromSource(empty)
        if shown.isValid() and shown.row() != self.currentIndex().row():
            place = self.visualRect(shown).adjusted(_TEXT_MARGIN, 0, 0, 0)
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

    def chosen_rows(self) -> list[Any]:
        """The rows with a chosen cell."""
        places = sorted({self.to_source(index).row() for index in self.selectedIndexes()})
        rows = (self.rows_model.row_at(place) for place in places)
        return [row for row in rows if row is not None]

    def go_to(self, row_id: str, key: str = "") -> bool:
        """Choose a cell by the id of its row; False when the row is not there."""
        for place, row in enumerate(self.rows_model.rows):
            if row.id == row_id:
                keys = [column.key for column in self.rows_model.columns]
                column = keys.index(key) if key in keys else max(self.currentIndex().column(), 0)
                index = self.proxy.mapFromSource(self.rows_model.index(place, column))
                if index.isValid():
                    self.setCurrentIndex(index)
                    self.scrollTo(index)
                return index.isValid()
        return False

    def start_new_row(self) -> None:
        """Put the cursor in the first cell of the empty row and open it."""
        last = self.rows_model.index(self.rows_model.rowCount() - 1, 0)
        index = self.proxy.mapFromSource(last)
        if index.isValid():
            self.setFocus()
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which cell is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            source = self.to_source(current)
            column = self.rows_model.columns[source.column()]
            self.cell_chosen.emit(self.rows_model.row_at(source.row()), column.key)

    def closeEditor(  # noqa: N802
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """After Enter the cell below is next, as in a spreadsheet."""
        self.rows_model.previewed.emit(None)
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._move_down()

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

    def _move_down(self) -> None:
        index = self.currentIndex()
        below = self.proxy.index(index.row() + 1, index.column())
        if below.isValid():
            self.setCurrentIndex(below)

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
            self._move_down()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen block on the clipboard, as text that a spreadsheet reads."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = range(min(i.row() for i in chosen), max(i.row() for i in chosen) + 1)
        columns = range(min(i.column() for i in chosen), max(i.column() for i in chosen) + 1)
        picked = {(index.row(), index.column()) for index in chosen}
        block = [[self._copied(row, column, picked) for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(write_block(block))

    def _copied(self, row: int, column: int, picked: set[tuple[int, int]]) -> str:
        index = self.proxy.index(row, column)
        if (row, column) not in picked or self.rows_model.row_at(
            self.to_source(index).row()
        ) is None:
            return ""
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def paste(self) -> None:
        """Read a block from the clipboard into the table, from the chosen cell on."""
        block = read_block(QGuiApplication.clipboard().text())
        chosen = self.selectedIndexes()
        if not block or not self.currentIndex().isValid() or self.rows_model.read_only:
            return
        if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
            self._fill(chosen, block[0][0])
            return
        corner = min(((i.row(), i.column()) for i in chosen), default=(0, 0))
        shown = range(corner[0], self.proxy.rowCount())
        targets = [self.to_source(self.proxy.index(row, 0)).row() for row in shown]
        rows, refusals = self.rows_model.with_block(0, corner[1], block, targets)
        self.pasted.emit(rows, refusals)

    def _fill(self, chosen: Sequence[QModelIndex], text: str) -> None:
        rows: tuple[Any, ...] = self.rows_model.rows
        refusals: list[Refusal] = []
        kept = self.rows_model.rows
        for index in chosen:
            source = self.to_source(index)
            if self.rows_model.row_at(source.row()) is None:
                continue
            self.rows_model.rows = rows
            rows, refused = self.rows_model.with_block(source.row(), source.column(), [[text]])
            refusals += refused
        self.rows_model.rows = kept
        self.pasted.emit(rows, refusals)

    def clear_cells(self) -> None:
        """Empty the chosen cells that may be empty."""
        if not self.rows_model.read_only:
            self._fill(self.selectedIndexes(), "")

    def remove_rows(self) -> None:
        """Ask to remove the chosen rows."""
        rows = self.chosen_rows()
        if rows and not self.rows_model.read_only:
            self.remove_asked.emit(rows)


def read_block(text: str) -> list[list[str]]:
    """Cells from the clipboard, as spreadsheets write them: tabs, and quotes around line ends."""
    reader = csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter="\t")
    try:
        return [row or [""] for row in reader]
    except csv.Error:
        return [line.split("\t") for line in text.splitlines()]


def write_block(block: Sequence[Sequence[str]]) -> str:
    """Cells for the clipboard, as spreadsheets read them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(block)
    return out.getvalue()
