"""One line on a page: what the year was read from, with the way to look at it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from banen_desktop.dossier.model import Jaar
from banen_desktop.window.basis import theme
from banen_desktop.window.imports.calendar_cells import summary


class ImportsLine(QWidget):
    """The line; away when nothing was read into the year."""

    asked = Signal()

    def __init__(self) -> None:
        """An empty line."""
        super().__init__()
        self._words = theme.label("", soft=True, wrap=False)
        self.button = QPushButton("Bekijk…")
        self.button.setStyleSheet(theme.LINK_BUTTON)
        self.button.setAutoDefault(False)
        self.button.setAccessibleName("Bekijk wat er is ingelezen")
        self.button.clicked.connect(lambda _checked=False: self.asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self.button)
        row.addStretch(1)

    def show_year(self, jaar: Jaar) -> None:
        """Show what a year was read from."""
        self._words.setText(summary(jaar))
        self.setVisible(bool(self._words.text()))
