"""The values of a return, one a line: what goes encrypted, and beside it what goes guarded."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from banen_desktop.reports.opgave import words
from banen_desktop.reports.opgave.making import Preparation
from banen_desktop.reports.opgave.records import Bewaking, Veld, Weg
from banen_desktop.window.basis import theme

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_TITLES = ("Uit uw dossier", Bewaking.GEEN.label, Bewaking.KLEIN.label)
_MODES = {1: Bewaking.GEEN, 2: Bewaking.KLEIN}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ValuesModel(QAbstractTableModel):
    """The fields that are asked; the column that is chosen has another surface."""

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__()
        self._ready: Preparation | None = None
        self._fields: tuple[Veld, ...] = ()
        self.chosen = Bewaking.KLEIN

    def show_values(self, ready: Preparation, chosen: Bewaking) -> None:
        """Show what goes, and which of the two columns was chosen."""
        self.beginResetModel()
        self._ready, self.chosen = ready, chosen
        self._fields = tuple(veld for veld in Veld if ready.amounts[veld] is not Weg.NIET_GEVRAAGD)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The fields that are asked."""
        return 0 if parent.isValid() else len(self._fields)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The name and the two values."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles; that of the chosen column is strong."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        if role == Qt.ItemDataRole.FontRole and self.is_chosen(section):
            return _strong()
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell."""
        veld, chosen = self._fields[index.row()], self.is_chosen(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(veld, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column():
            goes = ", dit gaat mee" if chosen else ""
            return f"{_TITLES[index.column()]}: {self._text(veld, index.column())}{goes}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        if role == Qt.ItemDataRole.FontRole and veld is Veld.MEETELLENDE_UREN:
            return _strong()
        return None

    def is_chosen(self, column: int) -> bool:
        """Whether a column is what goes."""
        return _MODES.get(column) is self.chosen

    def _text(self, veld: Veld, column: int) -> str:
        ready = self._ready
        if ready is None:
            return ""
        if column == 0:
            return words.label(veld, ready)
        amounts = ready.amounts if _MODES[column] is Bewaking.GEEN else ready.guarded
        return words.shown(amounts[veld])


def _strong() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


class ValuesDelegate(QStyledItemDelegate):
    """The column that goes lies on a surface of its own, and a thin line is below each row."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """The words of the column that goes are as strong as what is chosen elsewhere."""
        super().initStyleOption(option, index)
        if self._goes(index):
            ink = theme.colour(option.palette, theme.ON_CHOSEN)
            option.palette.setBrush(QPalette.ColorRole.Text, QBrush(ink))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        if self._goes(index):
            painter.fillRect(option.rect, theme.colour(option.palette, theme.CHOSEN))
        super().paint(painter, option, index)
        place, line = option.rect, option.palette.color(theme.Role.Midlight)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, line)

    def _goes(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, ValuesModel) and model.is_chosen(index.column())


class ValuesTable(QTableView):
    """As high as its rows: the dialog scrolls, not the table."""

    def __init__(self) -> None:
        """An empty table with a name for a screen reader."""
        super().__init__()
        self.values = ValuesModel()
        self.setModel(self.values)
        self.setAccessibleName("De getallen van de opgave")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet(theme.FIGURES)
        self.setItemDelegate(ValuesDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side, top = self.verticalHeader(), self.horizontalHeader()
        side.hide()
        side.setDefaultSectionSize(theme.pixels(28))
        top.setHighlightSections(False)
        top.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        top.setDefaultSectionSize(theme.pixels(116))
        top.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_values(self, ready: Preparation, chosen: Bewaking) -> None:
        """Show what goes, and mark the chosen column."""
        self.values.show_values(ready, chosen)
        rows = self.values.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2)
