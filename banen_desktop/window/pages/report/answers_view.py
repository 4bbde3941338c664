"""The answers for a portal or a monitor, each to be copied, with what it counts exactly."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from banen_desktop.reports.answers.cards import Answer, Card
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import clear, scrolling


class AnswersView(QWidget):
    """One card; `copy_asked` carries a text and what it is."""

    copy_asked = Signal(str, str)

    def __init__(self) -> None:
        """No answers yet."""
        super().__init__()
        self._card: Card | None = None
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        self._column.setSpacing(3 * theme.STEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(self._inside))

    def show_card(self, card: Card) -> None:
        """Show the answers; nothing moves when they are the same."""
        if card == self._card:
            return
        self._card = card
        clear(self._column)
        self._column.addWidget(theme.heading(card.title))
        self._column.addWidget(theme.label(card.intro))
        if card.note:
            self._column.addWidget(theme.label(card.note))
        told: list[str] = []
        for answer in card.answers:
            # What is missing for several answers is said once.
            lacking = (*filter(None, [answer.withheld]), *answer.missing)
            new = [line for line in lacking if not any(line in each for each in told)]
            told += new
            self._column.addWidget(self._answer(answer, new))
        self._column.addStretch(1)

    def copy_all(self) -> None:
        """Ask to copy the whole card."""
        if self._card is not None:
            self.copy_asked.emit(self._card.text, "alle antwoorden.")

    def _answer(self, answer: Answer, missing: Sequence[str]) -> QFrame:
        frame = QFrame()
        theme.quiet_surface(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(4 * theme.STEP, 3 * theme.STEP, 4 * theme.STEP, 3 * theme.STEP)
        column.setSpacing(2 * theme.STEP)
        column.addWidget(theme.label(answer.question, bold=True))
        shown = theme.label(answer.answer, theme.LARGE)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(shown)
        ways = QHBoxLayout()
        for name, text, told in (
            ("Kopieer antwoord", answer.to_copy, "het antwoord."),
            (
                "Met de vraag",
                answer.text,
                "alles bij deze vraag.",
            ),
        ):
            copy = QPushButton(name)
            copy.setAccessibleName(f"{name}: {answer.question}")
            copy.clicked.connect(partial(self.copy_asked.emit, text, told))
            ways.addWidget(copy)
        ways.addStretch(1)
        column.addLayout(ways)
        for words in (answer.definition, answer.why):
            if words:
                column.addWidget(theme.label(words))
        if answer.variants:
            column.addLayout(_variants(answer))
        if answer.note:
            column.addWidget(theme.label(answer.note))
        for lacking in missing:
            line = theme.label(lacking)
            line.setForegroundRole(theme.Role.BrightText)
            column.addWidget(line)
        return frame


def _variants(answer: Answer) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(4 * theme.STEP)
    grid.setVerticalSpacing(theme.STEP)
    for column in range(2):
        grid.setColumnStretch(column, 1)
    grid.addWidget(theme.label("Zo kunt u de vraag lezen:"), 0, 0, 1, 2)
    for row, variant in enumerate(answer.variants, start=1):
        name = f"{variant.name} (ons advies)" if variant.advised else variant.name
        grid.addWidget(theme.label(name), row, 0)
        grid.addWidget(theme.label(variant.answer, bold=variant.advised), row, 1)
    return grid
