"""The editor of a cell with two days: the first and the last of a contract."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from banen_desktop.dossier.fields import Field
from banen_desktop.window.basis import theme

WIDE = 232
"""How wide two days beside each other are, in pixels of the drawings: wider than their cell."""


class FieldLine(QLineEdit):
    """A line that knows of which field its text is."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        """An empty line without an edge of its own."""
        super().__init__(parent)
        self.field = field
        self.setFrame(False)
        self.setAccessibleName(field.label)
        self.setAccessibleDescription(field.help)


class PeriodEditor(QWidget):
    """Two lines beside each other; Tab goes from the first to the second, and then on."""

    def __init__(self, parent: QWidget, first: Field, last: Field) -> None:
        """Two empty lines; the keyboard begins in the first."""
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.first, self.last = FieldLine(first, self), FieldLine(last, self)
        self.first.setPlaceholderText("1 januari")
        self.last.setPlaceholderText("loopt door")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        until = QLabel("t/m")
        until.setContentsMargins(theme.STEP, 0, theme.STEP, 0)
        for part in (self.first, until, self.last):
            row.addWidget(part)
        self.setFocusProxy(self.first)

    def let_go(self, watcher: QObject) -> None:
        """Watch the lines no more: what they held is handed over."""
        for line in (self.first, self.last):
            line.removeEventFilter(watcher)

    def stays_inside(self, line: QObject, event: QEvent) -> bool:
        """Whether Tab goes from one day to the other; then it has gone there."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if line is self.first and event.key() == Qt.Key.Key_Tab:
            self.last.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if line is self.last and event.key() == Qt.Key.Key_Backtab:
            self.first.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return False
