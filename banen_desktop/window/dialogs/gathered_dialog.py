"""What came of the files that were read, before it goes into the monitor."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.safe_text import lines as settable_lines
from banen_desktop.sector.reading.gathering import Lezing
from banen_desktop.window.basis import theme

_MOST = 2000


class GatheredDialog(QDialog):
    """Tells what was read and what was not; `taken` tells that it may go into the monitor."""

    taken = Signal()

    def __init__(self, found: Lezing, parent: QWidget) -> None:
        """Show what was read."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Gelezen")
        theme.open_as(self, 640, 460)
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName("Wat er gelezen is")
        self.shown.setPlainText(settable_lines("\n".join(lines_of(found)[:_MOST])))
        buttons = QDialogButtonBox()
        if found.gelezen:
            go = buttons.addButton("Overnemen", QDialogButtonBox.ButtonRole.AcceptRole)
            go.setStyleSheet(theme.MAIN_BUTTON)
        leave = "Annuleren" if found.gelezen else "Sluiten"
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 6 * theme.STEP, 5 * theme.STEP)
        layout.setSpacing(3 * theme.STEP)
        layout.addWidget(theme.heading(title_of(found)))
        layout.addWidget(self.shown, 1)
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Take it over."""
        self.done(QDialog.DialogCode.Accepted)
        self.taken.emit()


def title_of(found: Lezing) -> str:
    """How many files were read."""
    read = dutch.plural(str(len(found.gelezen)), "bestand", "bestanden")
    if not found.niet_gelezen:
        return f"{read} gelezen"
    return f"{read} gelezen, {len(found.niet_gelezen)} niet"


def lines_of(found: Lezing) -> list[str]:
    """A line for everything that there is to tell; what was not read comes first."""
    told = [f"Niet gelezen: {name}. {why}" for name, why in found.niet_gelezen]
    for each in found.gelezen:
        lines = [*each.zinnen, *(genomen.zin for genomen in each.genomen)]
        lines += [
            f"{refused.blad}, {refused.adres} (“{refused.gelezen}”) niet gelezen: {refused.reden}"
            for refused in each.geweigerd
        ]
        told += lines if len(each.genomen) == 1 else [f"{each.bestand}:", *lines]
    return told
