"""The table model: rows of the dossier as an editable table that behaves like a spreadsheet.

It changes nothing itself: an edit makes new rows and hands them to `edited`. New rows come in by
`set_rows`, which tells the view only what really changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPalette

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.fields import FieldError, Kind
from banen_desktop.dossier.model import Baan, UrenRegel
from banen_desktop.dossier.verslag import Maatregel
from banen_desktop.window.table import pasting
from banen_desktop.window.table.columns import Column, doubt, shown
from banen_desktop.window.table.pasting import Refusal

Index = QModelIndex | QPersistentModelIndex
Row = Baan | UrenRegel | Maatregel
SORT = Qt.ItemDataRole.UserRole
FIELD = Qt.ItemDataRole.UserRole + 1
COLUMN = Qt.ItemDataRole.UserRole + 2
_NO_PARENT = QModelIndex()
_UNREAD_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
}
_SHOWN_ROLES = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole, SORT}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LONGEST_NAME = 16  # more would take the place of the cells
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that was typed in a cell but does not fit there, and why, in Dutch."""

    text: str
    why: str


class RowsModel(QAbstractTableModel):
    """Rows of jobs, hours or measures, with one empty row at the end to type or paste in."""

    edited = Signal(str, object, str, str)
    previewed = Signal(object)
    refused = Signal(str)
    taken = Signal()
    doubted = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        new_rows: Callable[[Sequence[Any]], Iterator[Row]],
        invitation: str,
        parent: QObject | None = None,
    ) -> None:
        """`new_rows` gives as many new rows as are wanted beside the rows that are there."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Any, ...] = ()
        self.read_only = False
        self._rows_named = False
        self._unread: dict[tuple[str, str], Unread] = {}
        self._new_rows = new_rows
        self.invitation = invitation
        self._inside = {
            column.key: tuple(one for one in columns if one.within in {column.key} - {""})
            for column in columns
        }

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The rows and the empty one."""
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles, and at the side which row it is."""
        if orientation is Qt.Orientation.Vertical:
            return self._row_title(section) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.help or (column.field.help if column.field else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.numeric else _LEFT
        return None

    def _row_title(self, row: int) -> str:
        if row >= len(self.rows):
            return "+"
        name = self.text_at(row, 0) if self._rows_named else ""
        return f"{row + 1}   {dutch.shorten(name, _LONGEST_NAME)}".rstrip()

    def name_rows(self, named: bool) -> None:
        """Whether the side also has the first cell of each row, because that is out of sight."""
        if named != self._rows_named:
            self._rows_named = named
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Typed cells can be edited, calculated cells can be chosen."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.read_only or self.columns[index.column()].field is None:
            return base
        return base | Qt.ItemFlag.ItemIsEditable

    def row_at(self, row: int) -> Any | None:
        """The row of the dossier, or nothing for the empty row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.numeric else _LEFT
        if role in {FIELD, COLUMN}:
            return column if role == COLUMN else column.field
        return self._said(index, column, role)

    def _said(self, index: Index, column: Column, role: int) -> Any:
        row = self.row_at(index.row())
        beside = role != Qt.ItemDataRole.EditRole
        unread = self._unread_in(row, (column, *self._inside[column.key]) if beside else (column,))
        if unread is not None and role in _UNREAD_ROLES:
            return _unread(unread, role)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._told_of(column)
        if row is None:
            return self._empty_cell(index, role)
        if column.cell is not None and role in _SHOWN_ROLES:
            return _calculated(column, row, role)
        return None if column.field is None else _typed(column, row, role)

    def _unread_in(self, row: Any | None, columns: Iterable[Column]) -> Unread | None:
        """The text that did not fit in a cell, or in a field that is typed in the same cell."""
        if not self._unread:
            return None
        places = (_place(row, one) for one in columns)
        return next((self._unread[place] for place in places if place in self._unread), None)

    def _told_of(self, column: Column) -> str:
        """Qt tells no reader whether a cell can be typed in."""
        if column.field is None:
            return "uitkomst"
        return "alleen lezen" if self.read_only else "invulbaar"

    def text_at(self, place: int, column: int) -> str:
        """What is typed or calculated in a cell, empty in the empty row; quicker than `data`."""
        row, of = self.row_at(place), self.columns[column]
        if row is None:
            return ""
        unread = self._unread.get(_place(row, of)) if self._unread else None
        if unread is not None:
            return unread.text
        if of.field is None:
            return str(_calculated(of, row, Qt.ItemDataRole.DisplayRole) or "")
        return shown(of.field, getattr(row, of.field.key))

    def words_of(self, place: int, row: Any) -> str:
        """All that a row says, as it is typed and as it is shown: what a search looks at."""
        typed = (self.text_at(place, column) for column in range(len(self.columns)))
        told = (one.cell(row).text for one in self.columns if one.cell and one.field)
        return " ".join((*typed, *told))

    def retitle(self, key: str, title: str) -> None:
        """Give a column another title, such as one with the year in it."""
        place = [column.key for column in self.columns].index(key)
        if self.columns[place].title != title:
            changed = replace(self.columns[place], title=title)
            self.columns = (*self.columns[:place], changed, *self.columns[place + 1 :])
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, place, place)

    def _empty_cell(self, index: Index, role: int) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Nieuwe rij, {self.columns[index.column()].title}"
        return "" if role == Qt.ItemDataRole.EditRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Read what was typed; what does not fit stays in sight in the cell, nothing changes."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        return self.take(index.row(), {index.column(): str(value)})

    def take(self, place: int, texts: Mapping[int, str]) -> bool:
        """The same for texts in more columns of one row: what fits is one edit."""
        old, values, doubts = self.row_at(place), dict[Column, Any](), list[str]()
        refused = ""
        for number, text in texts.items():
            column = self.columns[number]
            if column.field is None or self.read_only:
                return False
            try:
                values[column] = fields.from_user(column.field, text)
            except FieldError as error:
                refused = str(error)
                self.keep_unread(self.index(place, number), text, refused)
            else:
                self.forget_unread([self.index(place, number)])
                doubts.append(doubt(column.field, text))
        if refused:
            self.refused.emit(refused)
        else:
            self.taken.emit()
        changed = {one: value for one, value in values.items() if _is_new(old, one, value)}
        if changed:
            self._edit(place, changed)
        elif old is not None:
            self.previewed.emit(None)
        for why in filter(None, doubts if changed else ()):
            self.doubted.emit(why)
        return not refused and (bool(changed) or old is not None)

    def keep_unread(self, index: Index, text: str, why: str) -> None:
        """Keep a text that does not fit in its cell, and in sight."""
        place = _place(self.row_at(index.row()), self.columns[index.column()])
        self._unread[place] = Unread(text, why)
        self.dataChanged.emit(index, index)

    def _edit(self, place: int, values: Mapping[Column, Any]) -> None:
        old, (column, *_) = self.row_at(place), values
        fitting = {one.key: value for one, value in values.items()}
        rows = self.with_values(place, fitting)
        row = rows[min(place, len(rows) - 1)]
        label = f"{column.called.lower()} wijzigen" if old is not None else "rij toevoegen"
        if old is None:
            self._unread = {(at or row.id, key): text for (at, key), text in self._unread.items()}
        self.edited.emit(label, rows, row.id, column.key)

    @property
    def unread_cells(self) -> list[tuple[str, str, str]]:
        """Row, key and title of each cell with a text that did not fit, column by column."""
        return [
            (row, key, column.called)
            for column in self.columns
            for row, key in self._unread
            if key == column.key
        ]

    def forget_all_unread(self) -> None:
        """Drop all texts that could not be read: the dossier is left."""
        self._unread.clear()

    def forget_unread(self, cells: Iterable[Index]) -> None:
        """Drop texts that could not be read: something else was put in their cells."""
        for index in cells:
            place = _place(self.row_at(index.row()), self.columns[index.column()])
            if self._unread.pop(place, None) is not None:
                self.dataChanged.emit(index, index)

    def with_values(self, row: int, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The rows with values of one row changed; past the last row a new row is added."""
        rows = list(self.rows)
        if row >= len(rows):
            rows.append(next(self._new_rows(rows)))
            row = len(rows) - 1
        rows[row] = replace(rows[row], **values)
        return tuple(rows)

    def preview_text(self, index: Index, text: str) -> None:
        """Show the answer for what is being typed, when it can be read."""
        field = self.columns[index.column()].field
        if field is None or field.kind is Kind.TEXT:
            return
        try:
            typed = {field.key: fields.from_user(field, text)}
            self.previewed.emit(self.with_values(index.row(), typed))
        except FieldError:
            self.previewed.emit(None)

    def with_block(
        self, targets: Sequence[int], left: int, block: Sequence[Sequence[str]]
    ) -> tuple[tuple[Any, ...], list[Refusal]]:
        """The rows with a pasted block, from a column on; see `pasting.with_block`."""
        fresh = self._new_rows(self.rows)
        return pasting.with_block(self.rows, fresh, self.columns, targets, left, block)

    def with_text(
        self, cells: Iterable[tuple[int, int]], text: str
    ) -> tuple[tuple[Any, ...], list[Refusal]]:
        """The rows with one text in each of these cells (row, column) that take it."""
        rows, refusals = list(self.rows), list[Refusal]()
        for row, column in cells:
            if row < len(rows):
                refusals += pasting.put(rows, row, self.columns[column], text)
        return tuple(rows), refusals

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Take the rows of the dossier; tells the view only what changed."""
        new = tuple(rows)
        self._drop_unread(new)
        if [row.id for row in new] != [row.id for row in self.rows]:
            self._splice(new)
        changed = [place for place, row in enumerate(new) if row is not self.rows[place]]
        self.rows = new
        if changed:
            self._tell(changed[0], changed[-1])

    def _drop_unread(self, new: Sequence[Any]) -> None:
        if self._unread:
            old, now = ({row.id: row for row in rows} for rows in (self.rows, new))
            self._unread = {
                (at, key): text
                for (at, key), text in self._unread.items()
                if at not in old or at not in now or getattr(old[at], key) == getattr(now[at], key)
            }

    def _splice(self, new: tuple[Any, ...]) -> None:
        start, old_end, new_end = _common_ends(self.rows, new)
        if old_end > start:
            self.beginRemoveRows(_NO_PARENT, start, old_end - 1)
            self.rows = self.rows[:start] + self.rows[old_end:]
            self.endRemoveRows()
        if new_end > start:
            # Rows at the end begin in the empty row, so that its editor and cursor stay with them.
            below = int(start == len(self.rows))
            self.beginInsertRows(_NO_PARENT, start + below, new_end - 1 + below)
            self.rows = self.rows[:start] + new[start:new_end] + self.rows[start:]
            self.endInsertRows()
            self._tell(start, new_end - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def recalculated(self) -> None:
        """Tell the view that calculated cells may have changed."""
        for place, column in enumerate(self.columns):
            if column.cell is not None and self.rows:
                last = self.index(len(self.rows) - 1, place)
                self.dataChanged.emit(self.index(0, place), last)


def _place(row: Any | None, column: Column) -> tuple[str, str]:
    return ("" if row is None else row.id, column.key)


def _unread(unread: Unread, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        return QPalette().color(QPalette.ColorRole.BrightText)
    shows_text = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}
    return unread.text if shows_text else unread.why


def _common_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int, int]:
    """Where two lists of rows begin to differ, and where the differing parts end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start].id == new[start].id:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail].id == new[-1 - tail].id:
        tail += 1
    return start, len(old) - tail, len(new) - tail


def _is_new(old: Any | None, column: Column, value: Any) -> bool:
    """Whether a value changes a row, or begins one."""
    return value not in {None, ""} if old is None else getattr(old, column.key) != value


def _typed(column: Column, row: Any, role: int) -> Any:
    assert column.field is not None  # noqa: S101 - it is typed
    value = getattr(row, column.key)
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
        return shown(column.field, value)
    if role == SORT:
        return value.label if isinstance(value, Choice) else value
    return None


def _calculated(column: Column, row: Any, role: int) -> Any:
    assert column.cell is not None  # noqa: S101 - a column has a field or a cell
    if role == Qt.ItemDataRole.ForegroundRole:
        warns = column.cell(row).warns
        return QPalette().color(QPalette.ColorRole.BrightText) if warns else None
    if role == Qt.ItemDataRole.DisplayRole:
        return column.cell(row).text
    return column.cell(row).sort if role == SORT else None
