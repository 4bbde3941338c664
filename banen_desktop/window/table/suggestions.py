"""Names that are known already, offered while one is typed; nothing is chosen by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit

HANDS_OVER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class Suggestions(QCompleter):
    """Offers the known names that have what is typed in them.

    Enter and Tab hand over at once: the name that is chosen in the list, or what was typed.
    """

    def __init__(self, known: Sequence[str], line: QLineEdit) -> None:
        """Help who types in a line."""
        super().__init__(list(known), line)
        self._line = line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt would only close the list, and want the key once more."""
        popup = self.popup()
        if (
            watched is popup
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in HANDS_OVER
        ):
            chosen = popup.currentIndex()
            popup.hide()
            if chosen.isValid():
                self._line.setText(str(chosen.data()))
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QApplication.sendEvent(self._line, again)
            return True
        return super().eventFilter(watched, event)
