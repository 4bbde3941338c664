"""The two dialogs about a passphrase: ask the one of a dossier, and choose a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from banen_desktop.storage import locked
from banen_desktop.storage.locked import Key
from banen_desktop.storage.passphrase import STRONG_BITS, Level, strength
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import body_that_scrolls
from banen_desktop.window.file.passphrase_panel import (
    Working,
    add_show,
    opening,
    passphrase_field,
)

MOST_REASONS = 5
NOBODY = (
    "Niemand kan een vergeten wachtwoordzin herstellen: de makers van dit programma niet, uw "
    "ICT-afdeling niet en UWV niet. Zonder de zin is het dossier voorgoed onleesbaar. Bewaar de "
    "zin daarom ook op een veilige plek buiten deze computer, bijvoorbeeld in de "
    "wachtwoordkluis van uw organisatie."
)


class _PassphraseDialog(QDialog):
    """What both dialogs share: the work beside the window, and Cancel that ends it."""

    made = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.working = Working()
        self.working.made.connect(self._made)
        self.working.busy_changed.connect(self._busy)
        self.working.stopped.connect(super().reject)
        self.column, self._outside = body_that_scrolls(self)
        self._inputs: list[QWidget] = []

    def add_field(self, field: QLineEdit) -> None:
        name = theme.label(field.accessibleName(), theme.SMALL, soft=True)
        name.setBuddy(field)
        self.column.addWidget(name)
        self.column.setSpacing(2 * theme.STEP)
        row = QHBoxLayout()
        show = add_show(field)
        row.addWidget(field, 1)
        row.addWidget(show)
        self.column.addLayout(row)
        self._inputs += [field, show]

    def add_buttons(self, text: str) -> None:
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setStyleSheet(theme.MAIN_BUTTON)
        buttons.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(self.working)
        self.column.addStretch(1)
        self._outside.addWidget(buttons)
        self._inputs.append(self.go)

    def _busy(self, busy: bool) -> None:
        for part in self._inputs:
            part.setEnabled(not busy)

    def _made(self, key: Key) -> None:
        self.done(QDialog.DialogCode.Accepted)
        self.made.emit(key)

    def reject(self) -> None:
        """Cancel: out of sight at once, and gone when the work has stopped."""
        if self.working.busy:
            self.working.stop()
            self.hide()
        else:
            super().reject()


class AskPassphrase(_PassphraseDialog):
    """Ask the passphrase of a locked dossier, until it is right or the user gives up."""

    def __init__(self, name: str, sleutel: bytes, why: str, parent: QWidget) -> None:
        """`name` is of the file, `why` a sentence that says what the passphrase is for."""
        super().__init__("Wachtwoordzin", parent)
        self._work = opening(sleutel)
        self.column.addWidget(theme.heading(name))
        self.column.addWidget(theme.label(why))
        self.field = passphrase_field("Wachtwoordzin")
        self.add_field(self.field)
        self.column.addWidget(
            theme.label("Vergeten? Niemand kan de wachtwoordzin herstellen.", soft=True)
        )
        self.add_buttons("Openen")
        self.field.textChanged.connect(lambda text: self.go.setEnabled(bool(text)))
        self.go.setEnabled(False)
        self.working.failed.connect(self._again)
        self.field.setFocus()
        theme.open_as(self, 600, 320)

    def accept(self) -> None:
        """Try this passphrase."""
        if self.field.text():
            self.working.begin(self._work, self.field.text())

    def _again(self) -> None:
        self.field.setFocus()
        self.field.selectAll()


class ChoosePassphrase(_PassphraseDialog):
    """Choose a new passphrase: twice, with how strong it is, and with what losing it means."""

    def __init__(self, title: str, what: str, button: str, parent: QWidget) -> None:
        """`what` says what will happen."""
        super().__init__(title, parent)
        self.column.addWidget(theme.label(what))
        self.first = passphrase_field("Nieuwe wachtwoordzin")
        self.second = passphrase_field("Nog een keer dezelfde wachtwoordzin")
        self.meter = QProgressBar()
        self.meter.setRange(0, STRONG_BITS)
        self.meter.setTextVisible(False)
        self.meter.setFixedHeight(2 * theme.STEP)
        self.meter.setStyleSheet(theme.PROGRESS)
        self.meter.setAccessibleName("Sterkte van de wachtwoordzin")
        self.level = theme.label("", bold=True)
        self.why = theme.label("", theme.SMALL, soft=True)
        # Room for what can be said, or the dialog would cut its texts off as they grow.
        self.why.setMinimumHeight(MOST_REASONS * self.why.fontMetrics().lineSpacing())
        self.warning = theme.label(NOBODY)
        self.understood = QCheckBox("Ik bewaar de wachtwoordzin op een veilige plek.")
        self._lay_out(button)
        self._judge()

    def _lay_out(self, button: str) -> None:
        self.add_field(self.first)
        for part in (self.meter, self.level, self.why):
            self.column.addWidget(part)
        self.add_field(self.second)
        self.column.addWidget(self.warning)
        self.column.addWidget(self.understood)
        self._inputs.append(self.understood)
        self.add_buttons(button)
        for field in (self.first, self.second):
            field.textChanged.connect(self._judge)
        self.understood.toggled.connect(self._judge)
        self.working.busy_changed.connect(self._judge)
        self.first.setFocus()
        theme.open_as(self, 600, 560)

    def _judge(self) -> None:
        text = self.first.text()
        found = strength(text)
        self.meter.setValue(min(int(found.bits), STRONG_BITS))
        self.level.setText(f"{found.level.value}. {found.time}" if text else "Nog geen zin.")
        advice = (
            found.why[: MOST_REASONS - 1]
            if text
            else ("Kies vier of meer losse woorden, of een lange zin.",)
        )
        different = self.second.text() not in {"", text}
        self.why.setText("\n".join([*advice, *(["De twee zinnen verschillen."] * different)]))
        usable = found.level is not Level.TOO_WEAK and text == self.second.text()
        self.go.setEnabled(usable and self.understood.isChecked() and not self.working.busy)

    def accept(self) -> None:
        """Make the key."""
        if self.go.isEnabled():
            self.working.begin(locked.new_key, self.first.text())
