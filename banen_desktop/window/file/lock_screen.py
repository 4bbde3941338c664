"""The lock screen: shows nothing of the dossier, and asks its passphrase to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from banen_desktop.storage.locked import Key
from banen_desktop.window.basis import theme
from banen_desktop.window.file.passphrase_panel import Working, opening, passphrase_field


class LockScreen(QWidget):
    """Stands before the dossier; `unlocked` tells that the passphrase was right."""

    unlocked = Signal()
    close_asked = Signal()

    def __init__(self) -> None:
        """A field, and two buttons."""
        super().__init__()
        self._sleutel = b""
        self.title = theme.heading("Vergrendeld", theme.TITLE)
        self.note = theme.label("")
        self.field = passphrase_field("Wachtwoordzin")
        self.go = QPushButton("Verder werken")
        self.go.setStyleSheet(theme.MAIN_BUTTON)
        self.go.clicked.connect(self._try)
        self.leave = QPushButton("Programma sluiten")
        self.leave.clicked.connect(self.close_asked)
        self.field.returnPressed.connect(self._try)
        self.working = Working()
        self.working.made.connect(self._made)
        self.working.failed.connect(self._again)
        self.working.busy_changed.connect(self._busy)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(130 * theme.STEP)
        column = QVBoxLayout(inside)
        column.setSpacing(4 * theme.STEP)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column.addStretch(1)
        name = theme.label(self.field.accessibleName(), theme.SMALL, soft=True)
        name.setBuddy(self.field)
        for part in (self.title, self.note, name, self.field, self.working):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)

    def show_for(self, key: Key, note: str) -> None:
        """Ask the passphrase of this key; `note` says why, and nothing of the dossier."""
        self._sleutel = key.sleutel
        self.note.setText(note)
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        if self.field.text():
            self.working.begin(opening(self._sleutel), self.field.text())

    def _busy(self, busy: bool) -> None:
        self.field.setEnabled(not busy)
        self.go.setEnabled(not busy)

    def _again(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _made(self, _key: Key) -> None:
        self.field.clear()
        self.unlocked.emit()
