"""A box for a text that is as high as its text: the page scrolls, not the box."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit

_LEAST_LINES = 2


class GrowsWithText(QObject):
    """Keeps a box as high as its lines, and never lower than two of them."""

    def __init__(self, box: QPlainTextEdit) -> None:
        """Watch a box from now on."""
        super().__init__(box)
        self._box = box
        box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        box.document().documentLayout().documentSizeChanged.connect(self._fit)
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Another width, letter or style makes other lines, once the box has heard of it too."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange}:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _fit(self, *_size: object) -> None:
        box, frame = self._box, self._box.contentsMargins()
        lines = max(_LEAST_LINES, int(box.document().size().height()))  # Qt counts it in lines
        margin = int(box.document().documentMargin())
        inside = 3 * margin + frame.top() + frame.bottom()  # with less, Qt lets it scroll a line
        box.setFixedHeight(lines * box.fontMetrics().lineSpacing() + inside)
