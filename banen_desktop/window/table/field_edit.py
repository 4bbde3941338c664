"""Fields of the dossier as inputs: label, input, how it was read, help, and what was wrong."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import Field, FieldError, Kind
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.table.columns import doubt, shown

LONG_TEXT = 1000
_BACK_AFTER_A_MENU = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}


class FieldEdit(QWidget):
    """One field. `edited` gives a value that fits; a text that does not fit stays in the input.

    `warns` tells that what stands under the input asks for attention.
    The second argument of `edited` changes when the focus leaves: typing on is one edit.
    """

    edited = Signal(object, str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        """Make the input that suits the kind of the field."""
        super().__init__(parent)
        self.field = field
        self._help, self._said, self._doubts, self.warns = field.help, "", False, False
        self._visits = 0
        self._value: Any = None
        self._before: Any = None
        self._owner: object = None
        self.input = self._make_input()
        self.input.setAccessibleName(field.label)
        self.input.setAccessibleDescription(field.help)
        self.input.installEventFilter(self)
        self._note = theme.label(field.help)
        self._title = theme.label(field.label, bold=True)
        self._title.setBuddy(self.input)
        self._head, self._row = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._row.addWidget(self.input, 1)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.STEP)
        self._lines.addLayout(self._head)
        self._lines.addLayout(self._row)
        self._lines.addWidget(self._note)
        self._lines.addStretch(1)
        self._show_note(field.help)

    def ask(self, question: str) -> None:
        """Stand under a question of the page, instead of under the label of the field."""
        self._title.setText(question)
        self.input.setAccessibleName(question)

    def add_to_question(self, widget: QWidget) -> None:
        """Put something at the right of the question."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)

    def add_unit(self, unit: str, width: int) -> None:
        """Make the input as wide as its numbers, with their unit behind it."""
        self.input.setFixedWidth(width)
        if isinstance(self.input, QLineEdit):
            self.input.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._row.addWidget(theme.label(unit, wrap=False))
        self._row.addStretch(1)

    def keep_narrow(self, width: int) -> None:
        """Make the input no wider than this, under the start of its label."""
        self.input.setMaximumWidth(width)
        self._row.addStretch(1)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the input and its note."""
        self._lines.insertWidget(self._lines.count() - 1, widget)

    def give_parts(self) -> tuple[QWidget, QLabel]:
        """The input and its note, for who lays them out in another place than under the label."""
        self.hide()
        return self.input, self._note

    def _make_input(self) -> QWidget:
        if self.field.kind is Kind.CHOICE:
            return self._combo()
        if self.field.kind is Kind.TEXT and self.field.length >= LONG_TEXT:
            area = QPlainTextEdit()
            area.setTabChangesFocus(True)
            area.setMinimumHeight(18 * theme.STEP)
            area.setMaximumHeight(32 * theme.STEP)
            area.textChanged.connect(lambda: self._typed(area.toPlainText()))
            return area
        line = QLineEdit()
        line.textChanged.connect(self._typed)  # also what a voice or a screen reader puts in
        line.editingFinished.connect(self._tidy)
        return line

    def _combo(self) -> QComboBox:
        combo = CalmBox()
        # Qt would give a choice back as bare text, so the members are kept here.
        values = [*([] if self.field.required else [None]), *(self.field.choices or ())]
        for value in values:
            combo.addItem("Maak een keuze" if value is None else value.label, value)
        combo.activated.connect(lambda place: self._picked(values[place]))
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return combo

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A new visit is a new edit.

        Undo is of the input as long as it has something to undo, then of the dossier.
        """
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusIn:
            self._visits += 1
            self._before = self._value
            if event.reason() not in _BACK_AFTER_A_MENU:
                self._forget_own_undo()
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.ignore()
            return self._has_nothing_to(event)
        return super().eventFilter(watched, event)

    def _forget_own_undo(self) -> None:
        self.input.blockSignals(True)
        if isinstance(self.input, QLineEdit):
            self.input.setText(self.input.text())
        elif isinstance(self.input, QPlainTextEdit):
            self.input.document().clearUndoRedoStacks()
        self.input.blockSignals(False)

    def _has_nothing_to(self, event: QKeyEvent) -> bool:
        if not isinstance(self.input, QLineEdit | QPlainTextEdit):
            return False
        line = self.input if isinstance(self.input, QLineEdit) else self.input.document()
        keys = QKeySequence.StandardKey
        if event.matches(keys.Undo):
            return not line.isUndoAvailable()
        return event.matches(keys.Redo) and not line.isRedoAvailable()

    def set_value(self, value: Any, owner: object = None) -> None:
        """Show a value of the dossier, unless the user is typing just that value.

        A text that does not fit, and a doubt about a number, stay as long as the value and its
        owner, such as the year, do.
        """
        known = value == self._value and owner == self._owner
        self._value, self._owner = value, owner
        if not known or not self.input.hasFocus():
            self._before = value
        if isinstance(self.input, QComboBox):
            self.input.setCurrentIndex(max(self.input.findData(value), 0))
            self.say("")
            return
        typed = self._read(self._text())
        if known and (self._doubts or isinstance(typed, FieldError)):
            return
        self._doubts = False
        if typed != value or not self.input.hasFocus():
            self._show_text(shown(self.field, value))
            self.say("")

    def _show_text(self, text: str) -> None:
        self.input.blockSignals(True)
        if isinstance(self.input, QLineEdit) and self.input.text() != text:
            self.input.setText(text)
            if not self.input.hasFocus():
                self.input.setCursorPosition(0)  # the beginning of what is too long is read first
        elif isinstance(self.input, QPlainTextEdit) and self.input.toPlainText() != text:
            self.input.setPlainText(text)
        self.input.blockSignals(False)

    def _text(self) -> str:
        if isinstance(self.input, QLineEdit):
            return self.input.text()
        return self.input.toPlainText() if isinstance(self.input, QPlainTextEdit) else ""

    def _read(self, text: str) -> Any:
        if isinstance(self.input, QComboBox):
            return self._value
        try:
            return fields.from_user(self.field, text)
        except FieldError as error:
            return error

    @property
    def value(self) -> Any:
        """The value that was read last, or that was shown."""
        return self._value

    @property
    def unread(self) -> bool:
        """Whether the input holds a text that did not fit, so that the dossier does not have it."""
        return isinstance(self._read(self._text()), FieldError)

    def forget_unread(self) -> None:
        """Drop a text that did not fit: the dossier is left."""
        if self.unread:
            self._show_text(shown(self.field, self._value))
            self.say("")

    def _typed(self, text: str) -> None:
        value = self._read(text)
        self._doubts = False
        if isinstance(value, FieldError):
            self.say(str(value), warns=True)
            self._changed(self._before)  # not what was half typed on the way
            return
        plain = self.field.kind is Kind.TEXT or value is None
        unit = "%" if self.field.key == "quotumpercentage" else ""
        how = doubt(self.field, text)
        self._doubts = bool(how)
        self.say(
            how or ("" if plain else f"Gelezen als {shown(self.field, value)}{unit}."),
            warns=bool(how),
        )
        self._changed(value)

    def _picked(self, value: Any) -> None:
        self._visits += 1
        self._changed(value)

    def _changed(self, value: Any) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value, f"{self.field.key}{self._visits}")

    def _tidy(self) -> None:
        """Write a number or date the Dutch way once the user is done."""
        if not isinstance(self._read(self._text()), FieldError):
            self._show_text(shown(self.field, self._value))

    def say(self, text: str, *, warns: bool = False) -> None:
        """Show how the input was read, what is wrong, or else the help."""
        if warns and text != self._said:
            accessible.announce(self.input, text)
        self._said, self.warns = text, warns
        self._show_note(text or self._help)
        role = theme.Role.BrightText if warns else theme.Role.WindowText
        self._note.setForegroundRole(role)

    def say_first(self, help_: str) -> None:
        """Show this line while there is nothing else to say."""
        self._help = help_
        if not self._said:
            self._show_note(help_)

    def _show_note(self, text: str) -> None:
        """What is read as a number or day is told at each key: its line is there from the start."""
        self._note.setText(text)
        if self._note.parentWidget() is self:  # else who took it shows it
            self._note.setVisible(bool(text) or self.field.kind not in {Kind.TEXT, Kind.CHOICE})
        self.input.setAccessibleDescription(text)


class FieldGrid(QWidget):
    """Fields beside and under each other."""

    edited = Signal(object, object, str)

    def __init__(self, shown_fields: Sequence[Field], columns: int = 2) -> None:
        """Lay the fields out in columns, in their own order."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6 * theme.STEP)
        grid.setVerticalSpacing(4 * theme.STEP)
        self._grid, self._most = grid, columns
        self.edits = {field.key: FieldEdit(field) for field in shown_fields}
        for edit in self.edits.values():
            edit.edited.connect(
                lambda value, merge, field=edit.field: self.edited.emit(field, value, merge)
            )
        self.lay_out(columns)

    def lay_out(self, columns: int) -> None:
        """Put the fields in so many columns; the keyboard goes through them in the same order."""
        for place, edit in enumerate(self.edits.values()):
            self._grid.addWidget(edit, place // columns, place % columns)
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))

    def show_values(self, holder: Any, owner: object) -> None:
        """Show the values of an object of the dossier; `owner` tells it from others of its kind."""
        for key, edit in self.edits.items():
            edit.set_value(getattr(holder, key), owner)
