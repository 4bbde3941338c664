"""A field of the chosen row beside its table: the same cell, with its title above it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from banen_desktop.dossier.fields import Kind
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.table.cell_editor import refusal
from banen_desktop.window.table.choice_box import ChoiceBox
from banen_desktop.window.table.clipboard import copied_text, read_block
from banen_desktop.window.table.period_editor import FieldLine
from banen_desktop.window.table.table_model import RowsModel

_Key = Qt.Key
_TABS = {_Key.Key_Tab, _Key.Key_Backtab}
_ENTERS = {_Key.Key_Return, _Key.Key_Enter}


class RowField(QWidget):
    """What is typed here is typed in the cell of the row: it is refused and undone as there.

    `entered` tells that Enter was pressed, `block_pasted` that lines of cells were pasted here, or
    one cell while it `fills` more rows.
    """

    entered = Signal()
    block_pasted = Signal(object)

    def __init__(self, model: RowsModel, key: str, title: str = "", none: str = "Geen") -> None:
        """The field of a column; `none` is what a choice says that is not made."""
        super().__init__()
        self._model = model
        self._column = [column.key for column in model.columns].index(key)
        field = model.columns[self._column].field
        assert field is not None  # noqa: S101 - only what is typed has a field
        self.key, self._place = key, len(model.rows)
        self.fills: Callable[[], bool] = lambda: False
        self.title = theme.label(title or field.label, bold=True)
        self._said, self._why = "?", theme.label("")
        self._why.setForegroundRole(theme.Role.BrightText)
        self._why.hide()
        self.input: ChoiceBox | FieldLine
        if field.kind is Kind.CHOICE:
            self.input = ChoiceBox(field, self, none)
            self.input.activated.connect(lambda _place: self._pick())
        else:
            self.input = FieldLine(field, self)
            self.input.setFrame(True)
            self.input.textEdited.connect(self._preview)
            self.input.editingFinished.connect(self.finish_typing)
        self.input.setAccessibleName(title or field.label)
        self.input.setToolTip(field.help)
        self.input.installEventFilter(self)
        self.title.setBuddy(self.input)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.STEP)
        for part in (self.title, self.input, self._why):
            lines.addWidget(part)

    @property
    def _text(self) -> str:
        index = self._model.index(self._place, self._column)
        return str(index.data(Qt.ItemDataRole.EditRole) or "")

    def show_row(self, place: int) -> None:
        """Show the value of a row, or a text that did not fit in it; what is being typed stays."""
        typing = isinstance(self.input, FieldLine) and self.input.isModified()
        if typing and self.input.hasFocus() and place == self._place:
            return
        self._place = place
        if isinstance(self.input, ChoiceBox):
            self.input.show_text(self._text)
        elif self.input.text() != self._text or self.input.isModified():
            self.input.setText(self._text)
            self.input.setCursorPosition(0)  # the beginning of what is too long is read first
        index = self._model.index(place, self._column)
        self._say(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))

    def put(self, text: str) -> None:
        """Take a text as if it was typed here."""
        self._model.take(self._place, {self._column: text})

    def _say(self, why: str) -> None:
        """Why the text does not fit; nothing when it does."""
        if why == self._said:
            return
        self._said = why
        self._why.setText(why)
        self._why.setVisible(bool(why))
        help_ = self._model.columns[self._column].field
        self.input.setAccessibleDescription(why or (help_.help if help_ else ""))

    def _preview(self, text: str) -> None:
        self._model.preview_text(self._model.index(self._place, self._column), text)

    def _pick(self) -> None:
        box = self.input
        assert isinstance(box, ChoiceBox)  # noqa: S101 - only a list is picked from
        first = not self._is_required and box.currentIndex() == 0
        self._model.take(self._place, {self._column: "" if first else box.currentText()})

    @property
    def _is_required(self) -> bool:
        field = self._model.columns[self._column].field
        return field is not None and field.required

    def finish_typing(self) -> None:
        """Hand over what is being typed; what does not fit stays in sight, with the reason."""
        line = self.input
        if not isinstance(line, FieldLine) or not line.isModified():
            return
        line.setModified(False)
        index, why = self._model.index(self._place, self._column), refusal(line)
        if why:
            self._model.previewed.emit(None)
            self._model.keep_unread(index, line.text(), why)
            accessible.announce(line, why)
            self._say(why)
        else:
            self._model.take(self._place, {self._column: line.text()})
            self.show_row(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys as in the cell: Enter, a pasted block, undo of the dossier."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.ignore()
            return self._has_nothing_to(event)
        if event.type() is QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _has_nothing_to(self, event: QKeyEvent) -> bool:
        line, keys = self.input, QKeySequence.StandardKey
        if not isinstance(line, FieldLine):
            return False
        if event.matches(keys.Undo):
            return not line.isUndoAvailable()
        return event.matches(keys.Redo) and not line.isRedoAvailable()

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            block = read_block(copied_text())
            if block and (len(block) > 1 or len(block[0]) > 1 or self.fills()):
                self.block_pasted.emit(block)
                return True
        if event.key() in _TABS | _ENTERS and isinstance(self.input, FieldLine):
            why = refusal(self.input)
            if why:
                corner = self.input.mapToGlobal(self.input.rect().bottomLeft())
                QToolTip.showText(corner, tip(why), self.input)
                accessible.announce(self.input, why)
                return True
        if event.key() in _ENTERS and not event.modifiers():
            self.finish_typing()
            self.entered.emit()
            return True
        return False
