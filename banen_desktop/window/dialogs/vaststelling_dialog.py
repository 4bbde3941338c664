"""“Jaar vaststellen”: when a year was reported, to whom, and with what outcome."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.model import Jaar
from banen_desktop.dossier.verslag import Vaststelling
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.reports.text.since_reported import reported_on, what_changed
from banen_desktop.reports.words import wording
from banen_desktop.window.basis import theme
from banen_desktop.window.table.field_edit import FieldEdit

_FIELDS = fields.by_key(verslag_fields.VASTSTELLING)
_KEEPS = (
    "Het programma bewaart deze cijfers, en een versie van het hele dossier. U kunt daarna "
    "gewoon verder werken: verandert er een cijfer, dan ziet u wat u rapporteerde en waarom "
    "het nu anders is."
)


class VaststellingDialog(QDialog):
    """Asks for a mark; `decided` gives it, and whether the figures of now are to be kept."""

    decided = Signal(object, bool)
    withdrawn = Signal()

    def __init__(
        self, jaar: Jaar, outcome: Outcome, today: date, parent: QWidget | None = None
    ) -> None:
        """Ask about one year, with what is known already."""
        super().__init__(parent)
        mark = jaar.vaststelling
        self._known, self._today = mark.op is not None, today
        self.setWindowTitle(f"Jaar {jaar.jaar} vaststellen")
        self.setMinimumWidth(130 * theme.STEP)
        self.edits = {key: FieldEdit(_FIELDS[key]) for key in ("op", "aan", "uitkomst")}
        for key, edit in self.edits.items():
            value = getattr(mark, key)
            edit.set_value(today if key == "op" and value is None else value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 6 * theme.STEP, 5 * theme.STEP)
        layout.setSpacing(3 * theme.STEP)
        layout.addWidget(theme.heading(_figures(outcome)))
        since = what_changed(jaar, outcome)
        if since:
            warning = theme.label(since)
            warning.setForegroundRole(theme.Role.BrightText)
            layout.addWidget(warning)
        layout.addWidget(theme.label(reported_on(jaar) if self._known else _KEEPS, soft=True))
        for edit in self.edits.values():
            layout.addWidget(edit)
            edit.edited.connect(lambda _value, _merge: self._offer_enter())
        layout.addStretch(1)
        layout.addWidget(self._buttons(changed=bool(since)))
        if self._known:
            layout.addWidget(theme.label(_what_buttons_do(changed=bool(since)), soft=True))

    def _buttons(self, *, changed: bool) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        keep = buttons.addButton("Bewaren" if self._known else "Vaststellen", roles.AcceptRole)
        self._keep = keep
        keep.clicked.connect(lambda: self._decide(keep_figures=not self._known))
        if self._known:
            withdraw = buttons.addButton("Vaststelling intrekken", roles.DestructiveRole)
            withdraw.clicked.connect(self._withdraw)
        if self._known and changed:
            again = buttons.addButton("Opnieuw vaststellen", roles.ActionRole)
            again.clicked.connect(lambda: self._decide(keep_figures=True))
        buttons.addButton("Annuleren", roles.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def _is_filled(self) -> bool:
        needed = (self.edits["op"], self.edits["aan"])
        return all(edit.value and not edit.unread for edit in needed)

    def _offer_enter(self) -> None:
        """Enter confirms only when day and recipient are there."""
        self._keep.setDefault(self._is_filled)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Qt makes the first button the default when it is shown; that is too early."""
        super().showEvent(event)
        self._offer_enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the next field while day or recipient is missing."""
        inputs = [edit.input for edit in self.edits.values()]
        focus = self.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and focus in inputs and not self._is_filled:
            inputs[(inputs.index(focus) + 1) % len(inputs)].setFocus()
        else:
            super().keyPressEvent(event)

    def _decide(self, *, keep_figures: bool) -> None:
        for edit in self.edits.values():
            if edit.unread:
                edit.input.setFocus()
                return
        day = self.edits["op"]
        if day.value is None or day.value > self._today:
            missing = day.value is None
            day.say("Vul de dag in." if missing else "Deze dag is nog niet geweest.", warns=True)
            day.input.setFocus()
            return
        values = {key: edit.value for key, edit in self.edits.items()}
        self.decided.emit(Vaststelling(**values), keep_figures)
        self.accept()

    def _withdraw(self) -> None:
        self.withdrawn.emit()
        self.accept()


def _what_buttons_do(*, changed: bool) -> str:
    """What happens with the figures, by the words on the buttons."""
    lines = ["Bewaren: alleen datum, ontvanger en uitkomst; de cijfers van toen blijven."]
    if changed:
        lines.append("Opnieuw vaststellen: de cijfers van nu worden de vastgestelde.")
    lines.append("Vaststelling intrekken: de cijfers van toen gaan weg, de bewaarde versie blijft.")
    return "\n".join(lines)


def _figures(outcome: Outcome) -> str:
    """The figures that will be kept, in one line."""
    step, target = outcome.by_key["gerealiseerde_banen"], outcome.value("quotum_banen")
    if target is None:
        return f"{outcome.jaar}: {wording.told(step)}"
    realised = dutch.format_number(step.value, 1)
    return f"{outcome.jaar}: {wording.realised_of(realised, dutch.jobs(target), step)}"
