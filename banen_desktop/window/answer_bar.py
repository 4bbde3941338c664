"""The answer, always in sight under every page, also while the user types."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton

from banen_desktop import dutch
from banen_desktop.quota.trace import Bound, Outcome, Step
from banen_desktop.reports import wording
from banen_desktop.window import theme
from banen_desktop.window.measure import Measure, in_measure
from banen_desktop.window.session import Session

_LEAST_NEEDED = ("aandeel", "realisatiepercentage", "quotumtekort")


class AnswerBar(QFrame):
    """One line: year, realised of target, percentage, gap, tekort, share; and the unit."""

    explain_asked = Signal(str)
    measure_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        """Make the line."""
        super().__init__()
        self._session = session
        theme.quiet_surface(self)
        self._main = _plain_button("QPushButton { color: palette(link); }", bold=True)
        self._main.clicked.connect(lambda: self.explain_asked.emit("gerealiseerde_banen"))
        self._parts = {
            key: _plain_button()
            for key in ("realisatiepercentage", "verschil_banen", "quotumtekort", "aandeel")
        }
        for key, button in self._parts.items():
            button.clicked.connect(lambda _checked=False, name=key: self.explain_asked.emit(name))
        self._choice = QComboBox()
        self._choice.setAccessibleName("Toon in")
        for measure in Measure:
            self._choice.addItem(str(measure), measure)
        self._choice.activated.connect(self._chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * theme.STEP, theme.STEP, 4 * theme.STEP, theme.STEP)
        layout.setSpacing(0)
        layout.addWidget(self._main)
        for button in self._parts.values():
            layout.addWidget(button)
        layout.addStretch(1)
        show_in = theme.label("toon in:", soft=True, wrap=False)
        show_in.setBuddy(self._choice)
        layout.addWidget(show_in)
        layout.addSpacing(2 * theme.STEP)
        layout.addWidget(self._choice)
        session.outcome_changed.connect(self.refresh)

    def _chosen(self, _place: int) -> None:
        self.measure_chosen.emit(self.measure)
        self.refresh()

    @property
    def measure(self) -> Measure:
        """The unit that is chosen."""
        return Measure(self._choice.currentData())  # Qt gives it back as bare text

    def _words(self, jobs: Decimal, outcome: Outcome) -> tuple[str, str]:
        week = self._session.dossier.werkgever.werkweek_uren
        return in_measure(jobs, self.measure, outcome, self._session.law, week)

    def refresh(self) -> None:
        """Show the answer of the shown year, or of what is being typed."""
        outcome = self._session.outcome
        self.setVisible(outcome is not None)
        if outcome is None:
            return
        self._main.setText(f"{outcome.jaar}   {self._realised(outcome)}")
        for key, button in self._parts.items():
            step = outcome.by_key.get(key)
            button.setText("" if step is None else self._part(step, outcome))
        self._fit()

    def _fit(self) -> None:
        """Leave out what is needed least where there is no room: half a number is no number."""
        for button in self._parts.values():
            button.setVisible(bool(button.text()))
        for key in _LEAST_NEEDED:
            if self.sizeHint().width() <= self.width():
                return
            self._parts[key].setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """See again what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _realised(self, outcome: Outcome) -> str:
        step, target = outcome.by_key["gerealiseerde_banen"], outcome.value("quotum_banen")
        realised = self._words(step.value, outcome)
        if target is None:
            shown = " ".join(wording.known_so_far(*realised, step)).strip()
            return f"gerealiseerd {shown}" if step.known is None else shown
        return wording.realised_of(realised[0], " ".join(self._words(target, outcome)), step)

    def _part(self, step: Step, outcome: Outcome) -> str:
        if step.key == "realisatiepercentage":
            return wording.told(step)
        if step.key == "aandeel":
            return f"aandeel {wording.told(step)}"
        if step.key == "quotumtekort":
            return _shortage(step, outcome)
        if step.known is None:
            return f"verschil {step.bound}"
        shown, _unit = self._words(abs(step.value), outcome)
        least, most = ("", "") if step.bound is Bound.EXACT else ("ten minste ", "hooguit ")
        return f"nog {most}{shown} te gaan" if step.value < 0 else f"{least}{shown} meer dan nodig"


def _shortage(step: Step, outcome: Outcome) -> str:
    """The tekort of the law, with the word why it is not what is still to go."""
    shown = wording.bounded(dutch.format_number(step.value, 1), step.bound)
    gap = -outcome.by_key["verschil_banen"].value
    rounded = step.bound is Bound.EXACT and gap > 0 and dutch.rounded(gap, 1) != step.value
    why = " (omlaag afgerond)" if rounded else ""
    return f"quotumtekort {shown}{', vrijgesteld' if outcome.vrijgesteld else why}"


def _plain_button(colour: str = "", *, bold: bool = False) -> QPushButton:
    button = QPushButton()
    button.setStyleSheet(theme.ANSWER_BUTTON + colour)
    button.setAutoDefault(False)
    button.setFont(theme.font(button, theme.BODY, bold=bold))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setToolTip("Klik voor de berekening")
    return button
