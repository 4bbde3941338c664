"""What is still to be filled in, each with the way to its place."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import clear

_PLACE = re.compile(rf"\b(?:bij|op) ({'|'.join(page_table.names())})\b")

_ABOUT = {
    "doelgroepregister": page_table.JOBS,
    "toerekening": page_table.JOBS,
    "quotumpercentage": page_table.HOURS,
}


class Questions(QWidget):
    """The questions; `page_asked` carries the page where the answer goes."""

    page_asked = Signal(str)

    def __init__(self) -> None:
        """No questions yet."""
        super().__init__()
        self._shown: Sequence[str] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)

    def show_questions(self, questions: Sequence[str]) -> None:
        """Show these; nothing moves when they are the same."""
        if questions == self._shown:
            return
        self._shown = questions
        clear(self._column)
        if questions:
            self._column.addWidget(theme.heading("Nog in te vullen", theme.BODY))
        for question in questions:
            self._column.addWidget(theme.label(question, theme.SMALL))
            place = place_of(question)
            if place:
                self._column.addWidget(self._way_to(place, question), 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _way_to(self, place: str, question: str) -> QPushButton:
        button = QPushButton(f"Naar {place}")
        button.setStyleSheet(theme.LINK_BUTTON)
        button.setAccessibleName(f"Naar {place}: {question}")
        button.clicked.connect(lambda: self.page_asked.emit(place))
        return button


def place_of(question: str) -> str:
    """The page that a question names, or that its subject belongs to, or nothing."""
    found = _PLACE.search(question)
    if found is not None:
        return found[1]
    return next((page.name for word, page in _ABOUT.items() if word in question), "")
