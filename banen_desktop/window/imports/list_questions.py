"""The questions about a list, each with its answers in a box below it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.questions import Question
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.page import clear

_OPEN = "Kies een antwoord"


class ListQuestions(QWidget):
    """Hands each answer to the reading and tells `answered`; hidden without questions."""

    answered = Signal()

    def __init__(self, reading: ListReading) -> None:
        """No questions yet."""
        super().__init__()
        self._reading = reading
        self._shown: tuple[Question, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)
        self.boxes: dict[str, QComboBox] = {}
        self.setVisible(False)

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Show these; the same questions keep their boxes, and the focus in them."""
        if questions == self._shown:
            return
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), "")
        self._shown = questions
        clear(self._column)
        self.boxes = {question.key: self._box(question) for question in questions}
        if focused in self.boxes:
            self.boxes[focused].setFocus()
        self.setVisible(bool(questions))

    def _box(self, question: Question) -> QComboBox:
        label, box = theme.label(question.text), CalmBox()
        label.setBuddy(box)
        box.setAccessibleName(question.text)
        if not question.answer:
            box.addItem(_OPEN, "")
        for answer, words in question.answers:
            box.addItem(words, answer)
        box.setCurrentIndex(max(box.findData(question.answer), 0))
        box.activated.connect(lambda _place: self._answer(question.key, box.currentData()))
        self._column.addWidget(label)
        self._column.addWidget(box)
        return box

    def _answer(self, key: str, answer: str) -> None:
        self._reading.choose_answer(key, answer)
        self.answered.emit()
