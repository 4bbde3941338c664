"""The files of a set of loonaangiften: what was read, and what was refused with the reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.imports.loonaangifte.result import LoonaangifteResult
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import theme

_MOST_ROWS = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FilesPanel(QWidget):
    """Two lists: refused first, since that asks for attention."""

    def __init__(self, result: LoonaangifteResult) -> None:
        """Show the files of a result."""
        super().__init__()
        layout = QVBoxLayout(self)
        wide = 4 * theme.STEP
        layout.setContentsMargins(wide, wide, wide, wide)
        layout.setSpacing(2 * theme.STEP)
        if result.geweigerd:
            refused = [(r.bestand, r.plaats, r.gelezen, r.reden) for r in result.geweigerd]
            layout.addWidget(theme.heading("Geweigerd"))
            titles = ("Bestand", "Plaats", "Gelezen", "Waarom")
            layout.addWidget(TextTable("Geweigerd", titles, refused))
        read = [(each.naam, str(len(each.berichten))) for each in result.bestanden]
        if read:
            layout.addWidget(theme.heading("Gelezen"))
            layout.addWidget(TextTable("Gelezen bestanden", ("Bestand", "Berichten"), read))
        layout.addStretch(1)


class TextTable(QTableWidget):
    """A table of texts that is only read; long texts are complete in the tooltip."""

    def __init__(self, name: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows of texts, one per title."""
        super().__init__(len(rows), len(titles))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(titles))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setStyleSheet(theme.TABLE)
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.setItem(place, column, item)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(8 * theme.STEP)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.resizeColumnsToContents()
        for column in range(len(titles) - 1):
            self.setColumnWidth(column, min(self.columnWidth(column), 70 * theme.STEP))
        bar = self.horizontalScrollBar().sizeHint().height()
        shown = min(max(len(rows), 1), _MOST_ROWS)
        self.setFixedHeight((shown + 1) * 8 * theme.STEP + bar)
