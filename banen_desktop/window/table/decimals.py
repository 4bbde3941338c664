"""Numbers of a column with their commas under each other, as they are drawn and nowhere else."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, Signal

from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.window.table.columns import shown
from banen_desktop.window.table.table_model import RowsModel

_FIGURE, _COMMA = "\u2007", "\u2008"
"""Spaces as wide as a digit and as a comma."""


class Decimals(QObject):
    """How many decimals each column of numbers shows; they grow while rows are there."""

    grown = Signal()

    def __init__(self, model: RowsModel, parent: QObject) -> None:
        """Follow the rows of a model."""
        super().__init__(parent)
        self._model = model
        self._most: dict[int, int] = {}
        model.dataChanged.connect(self._changed)
        model.rowsRemoved.connect(self._removed)

    def at(self, column: int) -> int:
        """The decimals of a column, by its place; 0 for one without numbers."""
        return self._most.get(column, 0)

    def _removed(self) -> None:
        if not self._model.rows:
            self._most.clear()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = self._model.rows[first.row() : last.row() + 1]
        before = dict(self._most)
        for place in range(first.column(), last.column() + 1):
            field = self._model.columns[place].field
            if field is not None and field.kind is Kind.NUMBER:
                found = _most(field, (getattr(row, field.key) for row in rows))
                self._most[place] = max(found, self._most.get(place, 0))
        if self._most != before:
            self.grown.emit()


def _most(field: Field, values: Iterable[object]) -> int:
    texts = (shown(field, value) for value in values)
    return max((len(text.partition(",")[2]) for text in texts), default=0)


def aligned(text: str, decimals: int) -> str:
    """A number with spaces behind it, so that its comma stands under those of its column."""
    _whole, comma, rest = text.partition(",")
    missing = decimals - len(rest)
    if not text or missing <= 0:
        return text
    return text + ("" if comma else _COMMA) + missing * _FIGURE
