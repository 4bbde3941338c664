"""The cells that could not be used: where, what was read, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from banen_desktop.imports.lists.result import Refused
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import theme

_TITLES = ("Blad", "Rij", "Kolom", "Gelezen", "Waarom")
_MOST = 1000
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RefusalsTable(QTableWidget):
    """Double-click or Enter goes to the cell: sheet, row and column, counted from 0."""

    cell_asked = Signal(str, int, int)

    def __init__(self) -> None:
        """An empty list."""
        super().__init__(0, len(_TITLES))
        self._shown: Sequence[Refused] = ()
        self.setAccessibleName("Geweigerd: dubbelklik of Enter gaat naar de cel in het bestand")
        self.setHorizontalHeaderLabels(list(_TITLES))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(theme.TABLE)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(6 * theme.STEP)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.cellDoubleClicked.connect(lambda row, _column: self._ask(row))

    def show_refusals(self, refused: Sequence[Refused]) -> None:
        """Show refusals; of very many the first thousand."""
        self._shown = refused[:_MOST]
        self.setRowCount(len(self._shown))
        for place, each in enumerate(self._shown):
            texts = (each.blad, str(each.rij), each.kolom, each.gelezen, each.reden)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.setItem(place, column, item)
        self.resizeColumnsToContents()
        for column in range(len(_TITLES) - 1):
            self.setColumnWidth(column, min(self.columnWidth(column), 50 * theme.STEP))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the cell."""
        if event.key() in _ENTER and self.currentRow() >= 0:
            self._ask(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _ask(self, row: int) -> None:
        refused = self._shown[row]
        column = 0
        for letter in refused.kolom:
            column = column * 26 + ord(letter) - ord("A") + 1
        self.cell_asked.emit(refused.blad, refused.rij - 1, max(column - 1, 0))
