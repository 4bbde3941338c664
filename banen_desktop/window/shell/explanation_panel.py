"""The panel at the right, over the page: how a number was calculated, or what a row is worth."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from banen_desktop.reports.words.wording import Explanation
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.page import scrolling


class ExplanationPanel(QFrame):
    """Title, formula with the figures, and the softer lines: article, source, status, note.

    A message may come with a button; `act_asked` tells that it was pressed. `closed` tells that
    the user took the panel away.
    """

    act_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until there is something to explain."""
        super().__init__(parent)
        theme.quiet_surface(self)
        self.setStyleSheet(theme.PANEL)
        self.setAccessibleName("Uitleg")
        self._title = theme.heading("")
        self._filled = theme.label("")
        self._words = theme.label("")
        self._facts = theme.label("")
        for text in (self._title, self._filled, self._words, self._facts):
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._act = QPushButton()
        self._act.clicked.connect(lambda _checked=False: self.act_asked.emit())
        close = QToolButton()
        close.setText("Sluiten")
        close.setAutoRaise(True)
        close.clicked.connect(self._close)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.STEP)
        column.addLayout(head)
        for text in (self._filled, self._words, self._facts):
            column.addWidget(text)
        column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = scrolling(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (4 * theme.STEP,))
        layout.addWidget(area)
        self.set_narrow(narrow=False)
        self.hide()

    def set_narrow(self, *, narrow: bool) -> None:
        """As wide as the column that it lies over."""
        self.setFixedWidth(theme.pixels(288 if narrow else 320))

    def show_explanation(self, explanation: Explanation, also: str = "") -> None:
        """Explain a number; `also` is the same quantity in other units."""
        shown = explanation.value
        value = f": {shown}" if shown and shown not in explanation.title else ""
        self._title.setText(explanation.title + value)
        _put(self._filled, explanation.filled)
        _put(self._words, explanation.words)
        facts = (
            also,
            explanation.article,
            explanation.rounding,
            explanation.status,
            explanation.source,
            explanation.note,
        )
        _put(self._facts, " · ".join(fact for fact in facts if fact))
        _put(self._act, "")
        self.show()

    def show_message(self, title: str, text: str, act: str = "") -> None:
        """Say something that is not a number, such as why an input was refused.

        `act` is what the button says; without it there is none.
        """
        self._title.setText(title)
        _put(self._filled, text)
        _put(self._words, "")
        _put(self._facts, "")
        _put(self._act, act)
        self.show()

    def tell(self) -> None:
        """Let a screen reader say what stands here, while the keyboard stays where it is."""
        texts = (self._title, self._filled, self._words, self._facts)
        accessible.announce(self, ". ".join(one.text() for one in texts if one.text()))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)


def _put(label: QWidget, text: str) -> None:
    label.setVisible(bool(text))
    label.setText(text)  # type: ignore[attr-defined]
