"""A dialog that asks some fields, and gives their values when all of them fit."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from banen_desktop.dossier.fields import Field
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import follow_focus, scrolling
from banen_desktop.window.table.field_edit import FieldEdit

_UNREAD = "Wat hierboven niet te lezen is, moet eerst worden verbeterd."


class FieldDialog(QDialog):
    """`given` gives the values by the keys of the fields."""

    given = Signal(object)

    def __init__(
        self,
        title: str,
        what: str,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        parent: QWidget,
        button: str = "Overnemen",
    ) -> None:
        """Show the fields with the values of now; `what` says what they are for."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        theme.open_as(self, 520, 620)
        self.edits = {field.key: FieldEdit(field) for field in fields}
        for key, edit in self.edits.items():
            edit.set_value(values.get(key), self)
            edit.edited.connect(self._judge)
        self.column = QVBoxLayout()
        self._lay_out(what, button)
        next(iter(self.edits.values())).input.setFocus()

    def _lay_out(self, what: str, button: str) -> None:
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        form.setSpacing(3 * theme.STEP)
        for edit in self.edits.values():
            form.addWidget(edit)
        form.addLayout(self.column)
        form.addStretch(1)
        self._wrong = theme.label("")
        self._wrong.setForegroundRole(theme.Role.BrightText)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setStyleSheet(theme.MAIN_BUTTON)
        buttons.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 6 * theme.STEP, 5 * theme.STEP)
        layout.setSpacing(3 * theme.STEP)
        layout.addWidget(theme.label(what))
        layout.addWidget(follow_focus(scrolling(inside)), 1)
        layout.addWidget(self._wrong)
        layout.addWidget(buttons)

    def _judge(self) -> None:
        self._wrong.setText("")

    def values(self) -> dict[str, Any]:
        """The values as they are read now."""
        return {key: edit.value for key, edit in self.edits.items()}

    def problem_of(self, _values: Mapping[str, Any]) -> str:
        """Why these values cannot be taken together; empty when they can."""
        return ""

    def accept(self) -> None:
        """Give the values, when every text fits."""
        unread = [edit for edit in self.edits.values() if edit.unread]
        if unread:
            self._wrong.setText(_UNREAD)
            unread[0].input.setFocus()
            return
        values = self.values()
        why = self.problem_of(values)
        if why:
            self._wrong.setText(why)
            return
        self.done(QDialog.DialogCode.Accepted)
        self.given.emit(values)
