"""Marking a year as reported: the figures and a version of the dossier are kept; and taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMainWindow, QWidget

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields, verslag_fields
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Vaststelling
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.years.history import figures_to_report
from banen_desktop.quota.years.saving import seen_all
from banen_desktop.reports.text.since_reported import reported_on, what_changed
from banen_desktop.reports.words import wording
from banen_desktop.storage import versions
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import body_that_scrolls
from banen_desktop.window.basis.session import Session
from banen_desktop.window.table.field_edit import FieldEdit


class Vaststellingen(QObject):
    """Asks about the shown year, and makes the edits; each can be undone."""

    problem = Signal(object)

    def __init__(self, session: Session, window: QMainWindow) -> None:
        """For one session, with dialogs of a window."""
        super().__init__(window)
        self._session, self._window = session, window

    def ask(self) -> None:
        """Ask when and to whom the shown year was reported."""
        self._session.settle()
        jaar, outcome = self._session.jaar, self._session.outcome
        if jaar is None or outcome is None:
            return
        dialog = VaststellingDialog(jaar, outcome, self._session.today(), self._window)
        dialog.decided.connect(self._decided)
        dialog.withdrawn.connect(self.withdraw)
        dialog.open()

    def _decided(self, mark: Vaststelling, keep_figures: bool) -> None:
        jaar, outcome = self._session.jaar, self._session.outcome
        if jaar is None or outcome is None:
            return
        try:
            if keep_figures:
                moment = datetime.now(UTC).astimezone()
                known = seen_all(self._session.dossier, jaar.jaar, self._session.law)
                after = reported(known, outcome, mark, moment)
            else:
                kept = replace(mark, versie=jaar.vaststelling.versie)
                after = edits.set_year(self._session.dossier, jaar.jaar, vaststelling=kept)
        except KnownProblem as problem:
            self.problem.emit(problem)
            return
        self._session.apply(f"jaar {jaar.jaar} vaststellen", after, Spot())

    def withdraw(self) -> None:
        """Take back that the shown year was reported; the kept version stays among the others."""
        year = self._session.year
        if year is not None:
            after = edits.set_year(
                self._session.dossier, year, vaststelling=Vaststelling(), gerapporteerd=()
            )
            self._session.apply(f"vaststelling {year} intrekken", after, Spot())


def reported(dossier: Dossier, outcome: Outcome, mark: Vaststelling, moment: datetime) -> Dossier:
    """The dossier with a year marked as reported: its figures, and a version as it was then.

    Raises `KnownProblem` when the version cannot be kept.
    """
    year = outcome.jaar
    figures = figures_to_report(outcome)
    marked = edits.set_year(dossier, year, vaststelling=mark, gerapporteerd=figures)
    kept = versions.keep(marked, moment, versions.because_reported(year), year)
    known = replace(mark, versie=kept.versies[-1].id)
    return edits.set_year(kept, year, vaststelling=known)


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
        self.edits = {key: FieldEdit(_FIELDS[key]) for key in ("op", "aan", "uitkomst")}
        for key, edit in self.edits.items():
            value = getattr(mark, key)
            edit.set_value(today if key == "op" and value is None else value)
        layout, outside = body_that_scrolls(self)
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
        if self._known:
            layout.addWidget(theme.label(_what_buttons_do(changed=bool(since)), soft=True))
        layout.addStretch(1)
        outside.addWidget(self._buttons(changed=bool(since)))
        theme.open_as(self, 600, 620 if self._known else 480)

    def _buttons(self, *, changed: bool) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        keep = buttons.addButton("Bewaren" if self._known else "Vaststellen", roles.AcceptRole)
        self._keep = keep
        keep.setStyleSheet(theme.MAIN_BUTTON)
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
