"""Fields of the dossier as inputs: label, input, how it was read, help, and what was wrong."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import Field, FieldError, Kind
from banen_desktop.window import theme
from banen_desktop.window.table_model import shown

LONG_TEXT = 1000


class FieldEdit(QWidget):
    """One field. `edited` gives a value that fits; a text that does not fit stays in the input.

    The second argument of `edited` changes when the focus leaves: typing on is one edit.
    """

    edited = Signal(object, str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        """Make the input that suits the kind of the field."""
        super().__init__(parent)
        self.field = field
        self._visits = 0
        self._value: Any = None
        self.input = self._make_input()
        self.input.setAccessibleName(field.label)
        self.input.setAccessibleDescription(field.help)
        self.input.installEventFilter(self)
        self._note = theme.label(field.help, theme.SMALL, soft=True)
        title = theme.label(field.label)
        title.setBuddy(self.input)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        for widget in (title, self.input, self._note):
            layout.addWidget(widget)
        layout.addStretch(1)

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
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self._tidy)
        return line

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        # Qt would give a choice back as bare text, so the members are kept here.
        values = [*([] if self.field.required else [None]), *(self.field.choices or ())]
        for value in values:
            combo.addItem("Maak een keuze" if value is None else value.label, value)
        combo.activated.connect(lambda place: self._picked(values[place]))
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return combo

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A new visit is a new edit; a wheel over a list that has no focus scrolls the page."""
        if event.type() is QEvent.Type.FocusIn:
            self._visits += 1
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def set_value(self, value: Any) -> None:
        """Show a value of the dossier, unless the user is typing just that value."""
        self._value = value
        if isinstance(self.input, QComboBox):
            self.input.setCurrentIndex(max(self.input.findData(value), 0))
        elif self._read(self._text()) != value or not self.input.hasFocus():
            self._show_text(shown(self.field, value))
            self.say("")

    def _show_text(self, text: str) -> None:
        self.input.blockSignals(True)
        if isinstance(self.input, QLineEdit) and self.input.text() != text:
            self.input.setText(text)
        elif isinstance(self.input, QPlainTextEdit) and self.input.toPlainText() != text:
            self.input.setPlainText(text)
        self.input.blockSignals(False)

    def _text(self) -> str:
        if isinstance(self.input, QLineEdit):
            return self.input.text()
        return self.input.toPlainText() if isinstance(self.input, QPlainTextEdit) else ""

    def _read(self, text: str) -> Any:
        try:
            return fields.from_user(self.field, text)
        except FieldError as error:
            return error

    def _typed(self, text: str) -> None:
        value = self._read(text)
        if isinstance(value, FieldError):
            self.say(str(value), warns=True)
            return
        plain = self.field.kind is Kind.TEXT or value is None
        unit = "%" if self.field.key == "quotumpercentage" else ""
        self.say("" if plain else f"Gelezen als {shown(self.field, value)}{unit}.")
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
        self._note.setText(text or self.field.help)
        role = theme.Role.BrightText if warns else theme.Role.PlaceholderText
        self._note.setForegroundRole(role)


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
        self.edits = {field.key: FieldEdit(field) for field in shown_fields}
        for place, (_key, edit) in enumerate(self.edits.items()):
            grid.addWidget(edit, place // columns, place % columns)
            edit.edited.connect(
                lambda value, merge, field=edit.field: self.edited.emit(field, value, merge)
            )
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def show_values(self, holder: Any) -> None:
        """Show the values of an object of the dossier."""
        for key, edit in self.edits.items():
            edit.set_value(getattr(holder, key))
