"""The answer, always in sight under every page, also while the user types."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Bound, Outcome, Step
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.sums import (
    GAP,
    REALISED,
    TARGET,
    rounding_note,
)
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.session import Session

TOLD_AFTER_MS = 1000
"""A screen reader tells a new answer when the typing rests, not at every key."""
_LEAST_WIDTH = 216


class Bar(QFrame):
    """The answer in parts, and the one primary button.

    `go_on` tells that the primary button was pressed; what it does, who shows the pages knows.
    """

    explain_asked = Signal(str)
    go_on = Signal()

    def __init__(self, parts: Sequence[QWidget]) -> None:
        """Make the line, with the parts of the answer at the left."""
        super().__init__()
        theme.quiet_surface(self)
        self._answer = tuple(parts)
        self._told = ""
        self._rest = QTimer(self, singleShot=True, interval=TOLD_AFTER_MS)
        self._rest.timeout.connect(self._tell)
        self._next_words = theme.label("", wrap=False)
        self._next_words.setMinimumWidth(1)  # it asks for no room: it goes where there is none
        self.next = QPushButton()
        self.next.setStyleSheet(theme.MAIN_BUTTON)
        self.next.setAutoDefault(False)
        self.next.setMinimumWidth(theme.pixels(_LEAST_WIDTH))
        self.next.clicked.connect(lambda _checked=False: self.go_on.emit())
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(3 * theme.STEP, theme.STEP, 8 * theme.STEP, theme.STEP)
        line.setSpacing(2 * theme.STEP)
        for part in self._answer:
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self._next_words)
        line.addWidget(self.next)
        self.set_small(small=False)

    def set_small(self, *, small: bool) -> None:
        """As high as a row of buttons asks, and no higher where there is little room."""
        self.setFixedHeight(theme.pixels(40 if small else 48))
        side = (6 if theme.is_narrow(self) else 8) * theme.STEP
        self._line.setContentsMargins(3 * theme.STEP, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What comes next is said where there is room for it; the answer and the button stay."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (*self._answer, self.next)
        shown = [part for part in parts if not part.isHidden()]
        needed = sum(max(part.sizeHint().width(), part.minimumWidth()) for part in shown)
        sides = self._line.contentsMargins()
        gaps = (len(shown) + 1) * self._line.spacing() + sides.left() + sides.right()
        room = self.width() - needed - gaps
        self._next_words.setVisible(self._next_words.sizeHint().width() <= room)

    def show_next(self, text: str, words: str = "") -> None:
        """What the primary button says, and the words before it; without a text there is none."""
        self.next.setText(text.replace("&", "&&"))
        self.next.setVisible(bool(text))
        self._next_words.setText(words)
        self._fit()

    @property
    def words(self) -> str:
        """The whole answer as a screen reader tells it."""
        raise NotImplementedError

    def _tell(self) -> None:
        """Say the answer when it is another than before; the first one is read by who opens it."""
        before, self._told = self._told, self.words
        if before not in {"", self._told} and self.isVisible():
            accessible.announce(self, self._told)


class AnswerBar(Bar):
    """The answer of a dossier: year, realised of target, percentage and gap."""

    def __init__(self, session: Session) -> None:
        """Make the line."""
        self._session = session
        self._main = plain_button("QPushButton { color: palette(link); }", bold=True)
        self._main.clicked.connect(lambda: self.explain_asked.emit("gerealiseerde_banen"))
        self._parts = {key: plain_button() for key in ("realisatiepercentage", "verschil_banen")}
        for key, button in self._parts.items():
            button.clicked.connect(lambda _checked=False, name=key: self.explain_asked.emit(name))
        super().__init__((self._main, *self._parts.values()))
        session.outcome_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the answer of the shown year, or of what is being typed."""
        outcome = self._session.outcome
        for button in (self._main, *self._parts.values()):
            button.setVisible(outcome is not None)
        if outcome is None:
            return
        self._main.setText(f"{outcome.jaar}   {_realised(outcome)}")
        for key, button in self._parts.items():
            step = outcome.by_key.get(key)
            button.setVisible(step is not None)
            if step is not None:
                button.setText(part_in_words(step, outcome))
        share = self._parts["realisatiepercentage"]
        share.setAccessibleName(f"{share.text()} van het quotum")
        self._fit()
        self._rest.start()

    @property
    def words(self) -> str:
        """The whole answer as a screen reader tells it."""
        shown = (button for button in self._parts.values() if not button.isHidden())
        names = (button.accessibleName() or button.text() for button in shown)
        return ", ".join(" ".join(name.split()) for name in (self._main.text(), *names))


def _realised(outcome: Outcome) -> str:
    step, target = outcome.by_key[REALISED], outcome.value(TARGET)
    if target is None:
        number, unit = dutch.jobs(step.value).split(" ")
        shown = " ".join(wording.known_so_far(number, unit, step)).strip()
        return f"gerealiseerd {shown}" if step.known is None else shown
    return wording.realised_of(dutch.format_number(step.value, 1), dutch.jobs(target), step)


def part_in_words(step: Step, outcome: Outcome) -> str:
    """A number of the answer with its unit, and the word why it is another than one beside it."""
    if step.key == "realisatiepercentage":
        return wording.told(step)
    if step.known is None:
        return f"verschil {step.bound}"
    least, most = ("", "") if step.bound is Bound.EXACT else ("ten minste ", "hooguit ")
    jobs, apart = dutch.jobs(abs(step.value)), _apart(outcome)
    words = f"nog {most}{jobs} nodig" if step.value < 0 else f"{least}{jobs} meer dan nodig"
    return words + apart


def _apart(outcome: Outcome) -> str:
    """The short word, in brackets, for numbers of the line that do not add up."""
    parts = (outcome.by_key[REALISED].value, -outcome.by_key[TARGET].value)
    return rounding_note(parts, outcome.by_key[GAP].value)


def plain_button(colour: str = "", *, bold: bool = False) -> QPushButton:
    """A part of the answer, which can be asked about."""
    button = QPushButton()
    button.setStyleSheet(theme.ANSWER_BUTTON + colour)
    button.setAutoDefault(False)
    button.setFont(theme.font(button, theme.BODY, bold=bold))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setToolTip("Klik voor de berekening")
    return button
