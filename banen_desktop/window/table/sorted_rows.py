"""The order in which the rows of a table are shown, and which of them a search leaves."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from banen_desktop.window.table.table_model import SORT, RowsModel

Index = QModelIndex | QPersistentModelIndex
_FILLED, _EMPTY, _NEW = range(3)


class SortedRows(QSortFilterProxyModel):
    """Sorts when a header is clicked, never while typing; the empty row stays at the end."""

    def __init__(self, source: RowsModel, parent: QObject | None = None) -> None:
        """Stand before a model of rows."""
        super().__init__(parent)
        self._rows, self._words = source, ""
        self._only: Collection[str] | None = None
        self._keys: dict[int, tuple[int, Any]] | None = None
        self._texts: dict[str, tuple[Any, str]] = {}
        self.setDynamicSortFilter(False)
        self.setSortRole(SORT)
        self.setSourceModel(source)
        for changes in (source.dataChanged, source.rowsRemoved):
            changes.connect(self._forget_texts)

    def _forget_texts(self, *_what: object) -> None:
        self._texts.clear()

    def search(self, words: str) -> None:
        """Show only rows with these words."""
        self._words = words.casefold().strip()
        self.invalidate()

    def show_only(self, rows: Collection[str] | None) -> None:
        """Show only the rows with these ids, as they are now; nothing for all rows."""
        self._only = rows
        self.invalidate()

    def take(self, row: int, texts: Mapping[int, str]) -> bool:
        """Texts that were typed in more columns of a row of the view."""
        return self._rows.take(self.mapToSource(self.index(row, 0)).row(), texts)

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:  # noqa: N802
        """A row with all the words in any of its cells; the empty row only among all rows."""
        if not self._words and self._only is None:
            return True
        found = self._rows.row_at(row)
        if found is None or (self._only is not None and found.id not in self._only):
            return False
        text = self._text(row, found)
        return all(word in text for word in self._words.split())

    def _text(self, place: int, row: Any) -> str:
        """All that a row shows; remembered from one letter of a search to the next."""
        known, text = self._texts.get(row.id, (None, ""))
        if known is not row:
            text = self._rows.words_of(place, row).casefold()
            self._texts[row.id] = (row, text)
        return text

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the dossier. Each cell is read once."""
        self._keys = {}
        super().sort(column, order)
        self._keys = None

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802
        """Numbers by size, dates by day, text by letter; empty cells and the empty row last."""
        (first_group, first), (second_group, second) = self._key(left), self._key(right)
        if first_group != second_group:
            ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (first_group < second_group) is ascending
        return first_group == _FILLED and bool(first < second)

    def _key(self, index: Index) -> tuple[int, Any]:
        row = index.row()
        if self._keys is None:
            return self._read_key(index)
        if row not in self._keys:
            self._keys[row] = self._read_key(index)
        return self._keys[row]

    def _read_key(self, index: Index) -> tuple[int, Any]:
        value = index.data(SORT)
        if self._rows.row_at(index.row()) is None:
            return _NEW, None
        if value is None or value == "":
            return _EMPTY, None
        return _FILLED, value.casefold() if isinstance(value, str) else value
