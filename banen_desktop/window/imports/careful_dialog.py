"""A dialog in which Enter only does something on a button: typing never takes anything over."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CarefulDialog(QDialog):
    """Enter in an input or a table does not press the main button, as it would by itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep Enter, unless a button has the focus."""
        if event.key() in _ENTER and not isinstance(self.focusWidget(), QPushButton):
            event.accept()
        else:
            super().keyPressEvent(event)
