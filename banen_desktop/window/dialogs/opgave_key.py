"""The box about the key of a council: its fingerprint, and whether it was compared."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from banen_desktop import dutch
from banen_desktop.dossier.opgaven import Raadsleutel
from banen_desktop.reports.opgave.keys import KeyState
from banen_desktop.reports.opgave.records import Uitvraag
from banen_desktop.reports.opgave.sealing import fingerprint
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.theme import Role

_CALL = "Bel de raad op een nummer dat u al had en laat de cijfers voorlezen. Dat hoeft één keer."
_CHANGED = (
    "Deze raad had een andere sleutel toen u die vergeleek{when}. Bel eerst: iemand anders kan de "
    "uitvraag hebben gemaakt. De oude cijfers waren:"
)


class KeyBox(QFrame):
    """Shows the fingerprint; `ticked` tells that the user says it was compared, or not yet."""

    ticked = Signal()

    def __init__(self) -> None:
        """Nothing to compare yet."""
        super().__init__()
        self._state = KeyState.NONE
        self._title = theme.label("", bold=True)
        self.digits = theme.label("", theme.LARGE, bold=True)
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told, self.old = theme.label(""), theme.label("", bold=True)
        self.compared = QCheckBox()
        self.compared.toggled.connect(lambda _on: self._show_surface())
        self.compared.toggled.connect(lambda _on: self.ticked.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.STEP, 3 * theme.STEP, 4 * theme.STEP, 3 * theme.STEP)
        column.setSpacing(2 * theme.STEP)
        for widget in (self._title, self.digits, self._told, self.old, self.compared):
            column.addWidget(widget)

    @property
    def is_good(self) -> bool:
        """Whether a return may be encrypted to this key."""
        return self._state is KeyState.COMPARED or (
            self._state is not KeyState.NONE and self.compared.isChecked()
        )

    def show_key(
        self, uitvraag: Uitvraag, state: KeyState, known: Raadsleutel | None, today: date
    ) -> None:
        """Show the key of a request, and what is known of it."""
        self._state = state
        self._title.setText(f"Is dit de sleutel van {uitvraag.raad}?")
        found = fingerprint(uitvraag.sleutel).split(" ")
        self.digits.setText("   ".join(found[:3]) + "\n" + "   ".join(found[3:]))
        self.digits.setAccessibleName(f"Vingerafdruk: {', '.join(found)}")
        day = None if known is None else known.vergeleken_op
        changed = state is KeyState.CHANGED
        if changed:
            when = "" if day is None else f" op {dutch.format_date(day)}"
            self._title.setText(f"De sleutel van {uitvraag.raad} is veranderd")
            self._told.setText(_CHANGED.format(when=when))
        else:
            self._told.setText(_CALL)
        self.old.setText("" if known is None or not changed else fingerprint(known.sleutel))
        self.old.setVisible(changed)
        compared = state is KeyState.COMPARED
        shown = day if compared and day is not None else today
        self.compared.blockSignals(True)
        self.compared.setText(f"Vergeleken aan de telefoon, {dutch.format_date(shown)}")
        self.compared.setChecked(compared)
        self.compared.setEnabled(not compared)
        self.compared.blockSignals(False)
        self._show_surface()

    def _show_surface(self) -> None:
        """Brown as long as nobody compared it, and words that stand out where it changed."""
        role = Role.AlternateBase if self.is_good else Role.ToolTipBase
        theme.quiet_surface(self, role)
        changed = self._state is KeyState.CHANGED
        self._title.setForegroundRole(Role.BrightText if changed else Role.WindowText)
