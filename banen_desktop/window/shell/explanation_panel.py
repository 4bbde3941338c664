"""The panel over the page: how a number was calculated at its right, a message at its foot."""

from PySide6.QtCore import QSize, Qt, Signal
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
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until there is something to explain."""
        super().__init__(parent)
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
        self.is_message, self._wanted = False, QSize(0, 0)
        self._act = QPushButton()
        self._act.clicked.connect(lambda _checked=False: self.act_asked.emit())
        close = QToolButton()
        close.setText("Sluiten")
        close.setAutoRaise(True)
        close.clicked.connect(self.close_it)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._inside = inside = QWidget()
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
        self.hide()

    def fit(self, room: QSize, *, narrow: bool) -> None:
        """As wide as the column that it lies over; a message as high as its words, over the foot.

        It then hides as little as it can: the buttons of a page stand at its top.
        """
        edges = 10 * theme.STEP
        if self.is_message:
            column = self._inside.layout()
            words = 0 if column is None else column.heightForWidth(room.width() - edges)
            self._wanted = QSize(room.width(), min(words + edges, room.height() // 2))
        else:
            wide = min(theme.side_width(narrow=narrow), room.width())
            self._wanted = QSize(wide, room.height())
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """What fits now."""
        return self._wanted

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It keeps no window from being made smaller."""
        return QSize(0, 0)

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
        self._show(is_message=False)

    def show_message(self, title: str, text: str, act: str = "") -> None:
        """Say something that is not a number, such as why an input was refused.

        `act` is what the button says; without it there is none.
        """
        self._title.setText(title)
        _put(self._filled, text)
        _put(self._words, "")
        _put(self._facts, "")
        _put(self._act, act)
        self._show(is_message=True)

    def _show(self, *, is_message: bool) -> None:
        self.is_message = is_message
        self.changed.emit()
        self.raise_()
        self.show()

    def tell(self) -> None:
        """Let a screen reader say what stands here, while the keyboard stays where it is."""
        texts = (self._title, self._filled, self._words, self._facts)
        accessible.announce(self, ". ".join(one.text() for one in texts if one.text()))

    def close_it(self) -> None:
        """The user has seen it."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)


def _put(label: QWidget, text: str) -> None:
    label.setVisible(bool(text))
    label.setText(text)  # type: ignore[attr-defined]
