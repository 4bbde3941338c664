"""What is still to be filled in, each with the way to its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from banen_desktop.reports.text.questions import Question
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import clear


class Questions(QWidget):
    """The questions; `page_asked` carries the page where the answer goes."""

    page_asked = Signal(str)

    def __init__(self) -> None:
        """No questions yet."""
        super().__init__()
        self._shown: Sequence[Question] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; nothing moves when they are the same."""
        if questions == self._shown:
            return
        self._shown = questions
        clear(self._column)
        if questions:
            self._column.addWidget(theme.heading("Nog in te vullen", theme.BODY))
        for question in questions:
            self._column.addWidget(theme.label(question.text))
            place = page_table.page_showing(question.record).name
            way = self._way_to(place, question.text)
            self._column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _way_to(self, place: str, question: str) -> QPushButton:
        button = QPushButton(f"Naar {place}")
        button.setStyleSheet(theme.LINK_BUTTON)
        button.setAccessibleName(f"Naar {place}: {question}")
        button.clicked.connect(lambda: self.page_asked.emit(place))
        return button
