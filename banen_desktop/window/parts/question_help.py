"""The panel beside the questions of the Toelichting: what helps to answer the chosen one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import scrolling
from banen_desktop.window.parts.block_list import BlockList


class QuestionHelp(QFrame):
    """Words, sentences to take over, last year's answer, and what the dossier knows of it.

    `again` asks to take last year's answer over.
    """

    again = Signal()

    def __init__(self, labels: Mapping[str, str]) -> None:
        """A list of blocks for each field that has them, by the label of that field."""
        super().__init__()
        theme.quiet_surface(self)
        self.blocks = {key: BlockList(label) for key, label in labels.items()}
        self.key = ""
        self._title, self._words = theme.heading(""), theme.label("")
        self._to_tick = theme.label("Zinnen om over te nemen", bold=True)
        self._before, self._last = theme.label("", bold=True), theme.label("")
        self.take = QPushButton("Deze tekst overnemen")
        self.take.setAutoDefault(False)
        self.take.clicked.connect(lambda _checked=False: self.again.emit())
        self._known, self._facts = theme.label("Uit uw dossier", bold=True), theme.label("")
        self._area = scrolling(self._filled())
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)

    def _filled(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*4 * (4 * theme.STEP,))
        column.setSpacing(2 * theme.STEP)
        column.addWidget(self._title)
        column.addWidget(self._words)
        for part in (self._to_tick, *self.blocks.values(), self._before, self._last):
            column.addWidget(part)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._known)
        column.addWidget(self._facts)
        column.addStretch(1)
        inside.setAutoFillBackground(False)
        return inside

    def show_question(self, key: str, title: str, words: str) -> None:
        """Help with another question; the blocks of the others go away."""
        if key != self.key:
            self._area.verticalScrollBar().setValue(0)
        self.key = key
        self._title.setText(title)
        _put(self._words, words)
        for each, blocks in self.blocks.items():
            blocks.setVisible(each == key and blocks.count() > 0)
        self._to_tick.setVisible(key in self.blocks and self.blocks[key].count() > 0)

    def show_last(self, year: int, text: str | None, *, can_take: bool) -> None:
        """What the same question got the year before; `None` where that year is not there."""
        self._before.setVisible(text is not None)
        self._before.setText(f"In {year} schreef u")
        _put(self._last, "Bij deze vraag niets." if text == "" else text or "")
        self.take.setVisible(bool(text) and can_take)

    def show_facts(self, facts: Sequence[str]) -> None:
        """What the dossier knows about the question: for the user alone."""
        self._known.setVisible(bool(facts))
        _put(self._facts, "\n".join(facts))


def _put(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
