"""Asks a passphrase and works with it beside the window: in a dialog, or on the lock screen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import locked
from banen_desktop.storage.locked import Key
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.beside import Beside

KeyWork = Callable[[str, Callable[[], bool]], Key]
"""Makes or opens a key with a passphrase; asks whether the user pressed Cancel."""

LONGEST = 500


def passphrase_field(name: str) -> QLineEdit:
    """A field that hides what is typed; a button in it shows it for as long as the user wants."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LONGEST)
    field.setAccessibleName(name)
    return field


def add_show(field: QLineEdit) -> QPushButton:
    """A button that shows and hides what is typed."""
    button = QPushButton("Tonen")
    button.setCheckable(True)
    button.setAccessibleName(f"Tonen: {field.accessibleName()}")
    modes = QLineEdit.EchoMode

    def toggle(shown: bool) -> None:
        field.setEchoMode(modes.Normal if shown else modes.Password)
        button.setText("Verbergen" if shown else "Tonen")

    button.toggled.connect(toggle)
    return button


class Working(QWidget):
    """Works with a passphrase; shows that it is busy, and what went wrong."""

    made = Signal(object)
    busy_changed = Signal(bool)
    failed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__()
        self._beside = Beside(self)
        self._beside.done.connect(self._done)
        self._beside.failed.connect(self._failed)
        self._beside.stopped.connect(self._stopped)
        self.message = theme.label("")
        self.message.setForegroundRole(theme.Role.BrightText)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Bezig met de wachtwoordzin")
        self.bar.setStyleSheet(theme.PROGRESS)
        self.bar.setFixedHeight(2 * theme.STEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.message)
        layout.addWidget(self.bar)
        self._show("")

    @property
    def busy(self) -> bool:
        """Whether the passphrase is being worked with."""
        return self._beside.busy

    def begin(self, work: KeyWork, passphrase: str) -> None:
        """Work with a passphrase; `made` gives the key."""
        if not self.busy:
            self._beside.start(lambda cancelled: work(passphrase, cancelled))
            self.message.setText("Een ogenblik: dit duurt met opzet een paar tellen.")
            self.message.show()
            self.bar.show()
            self.busy_changed.emit(True)

    def stop(self) -> None:
        """Stop the work."""
        self._beside.stop()

    def _show(self, text: str) -> None:
        self.message.setText(text)
        accessible.announce(self, text)
        self.message.setVisible(bool(text))
        self.bar.hide()
        self.busy_changed.emit(False)

    def _stopped(self) -> None:
        self._show("")
        self.stopped.emit()

    def _done(self, key: Key) -> None:
        self._show("")
        self.made.emit(key)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, KnownProblem):
            self._show("Er ging iets mis in het programma.")
            raise error
        self._show(" ".join(part for part in (error.message, error.advice) if part))
        self.failed.emit()


def opening(sleutel: bytes) -> KeyWork:
    """The work that opens this `sleutel.age`."""
    return lambda passphrase, cancelled: locked.open_key(sleutel, passphrase, cancelled)
