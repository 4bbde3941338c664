"""What a list becomes: rows of the dossier that can only be looked at."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.dossier.model import Herkomst
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.window.basis import theme
from banen_desktop.window.table.columns import shown

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
_ALWAYS = {"onderdeel", "verloonde_uren", "kenmerk"}
_SAMPLE = 1000


class PreviewModel(QAbstractTableModel):
    """The rows of a result; columns without any value stay away."""

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__()
        self._rows: Sequence[Any] = ()
        self.columns: list[Field] = []

    def show_result(self, result: ListResult) -> None:
        """Show another result."""
        self.beginResetModel()
        self._rows = result.rows
        known = fields.UREN if result.kind is ListKind.UREN else fields.BAAN
        self.columns = [field for field in known if self._is_used(field)]
        self.endResetModel()

    def _is_used(self, field: Field) -> bool:
        sample = self._rows[:_SAMPLE]
        return field.key in _ALWAYS or any(shown(field, getattr(r, field.key)) for r in sample)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = ItemRole.DisplayRole
    ) -> Any:
        """The labels of the fields."""
        if role != ItemRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return self.columns[section].label

    def data(self, index: Index, role: int = ItemRole.DisplayRole) -> Any:
        """A value as the user reads it; an estimate has its sign."""
        row, field = self._rows[index.row()], self.columns[index.column()]
        if role == ItemRole.DisplayRole:
            text = shown(field, getattr(row, field.key))
            return f"± {text}" if text and self._is_estimate(row, field) else text
        if role == ItemRole.TextAlignmentRole and field.kind is Kind.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @staticmethod
    def _is_estimate(row: Any, field: Field) -> bool:
        origin = getattr(row, "herkomst", None) or getattr(row, "verloonde_uren_herkomst", None)
        return field.key == "verloonde_uren" and origin is Herkomst.SCHATTING


class PreviewTable(QTableView):
    """Shows the rows that a list becomes."""

    def __init__(self, model: PreviewModel) -> None:
        """Show the rows of a model."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Dit wordt het")
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(theme.TABLE)
        self.horizontalHeader().setResizeContentsPrecision(40)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.verticalHeader().setDefaultSectionSize(7 * theme.STEP)
        model.modelReset.connect(self._fit)

    def _fit(self) -> None:
        model = self.model()
        self.resizeColumnsToContents()
        for column in range(model.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column), 60 * theme.STEP))
