"""The table model: rows of the dossier as an editable table that behaves like a spreadsheet.

It changes nothing itself: an edit makes new rows and hands them to `edited`. New rows come in by
`set_rows`, which tells the view only what really changed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
from banen_desktop.dossier.fields import Field, FieldError, Kind
from banen_desktop.dossier.model import Baan, UrenRegel
from banen_desktop.dossier.verslag import Maatregel
from banen_desktop.window.table import clipboard
from banen_desktop.window.table.columns import Column, doubt, shown

Index = QModelIndex | QPersistentModelIndex
Row = Baan | UrenRegel | Maatregel
SORT = Qt.ItemDataRole.UserRole
FIELD = Qt.ItemDataRole.UserRole + 1
_NO_PARENT = QModelIndex()
_UNREAD_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LONGEST_NAME = 16  # more would take the place of the cells
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that was typed in a cell but does not fit there, and why, in Dutch."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that did not fit its cell, and why, in Dutch; or that was taken with a doubt.

    `lost` when a pasted line became no row because of it: `row` is then its place in the block.
    """

    row: int
    title: str
    message: str
    taken: bool = False
    lost: bool = False


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
        if role == FIELD:
            return column.field
        row = self.row_at(index.row())
        unread = self._unread.get(_place(row, column))
        if unread is not None and role in _UNREAD_ROLES:
            return _unread(unread, role)
        if row is None:
            return self._empty_cell(index, role)
        if column.field is None:
            return _calculated(column, row, role)
        return _typed(column.field, getattr(row, column.field.key), role)

    def text_at(self, place: int, column: int) -> str:
        """What a cell shows, empty in the empty row; for thousands of cells quicker than `data`."""
        row, of = self.row_at(place), self.columns[column]
        if row is None:
            return ""
        unread = self._unread.get(_place(row, of)) if self._unread else None
        if unread is not None:
            return unread.text
        if of.field is None:
            return str(_calculated(of, row, Qt.ItemDataRole.DisplayRole) or "")
        return shown(of.field, getattr(row, of.field.key))

    def _empty_cell(self, index: Index, role: int) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Nieuwe rij, {self.columns[index.column()].title}"
        return "" if role == Qt.ItemDataRole.EditRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Read what was typed; what does not fit stays in sight in the cell, nothing changes."""
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or column.field is None or self.read_only:
            return False
        old = self.row_at(index.row())
        try:
            parsed = fields.from_user(column.field, str(value))
        except FieldError as error:
            self._unread[_place(old, column)] = Unread(str(value), str(error))
            self.dataChanged.emit(index, index)
            self.refused.emit(str(error))
            return False
        self.forget_unread([index])
        self.taken.emit()
        if old is None and parsed in {None, ""}:
            return False
        if old is not None and getattr(old, column.field.key) == parsed:
            self.previewed.emit(None)
            return True
        rows = self.with_value(index.row(), column.field, parsed)
        row = rows[min(index.row(), len(rows) - 1)]
        label = f"{column.title.lower()} wijzigen" if old is not None else "rij toevoegen"
        if old is None:
            self._unread = {(at or row.id, key): text for (at, key), text in self._unread.items()}
        self.edited.emit(label, rows, row.id, column.key)
        if why := doubt(column.field, str(value)):
            self.doubted.emit(why)
        return True

    @property
    def unread_cells(self) -> list[tuple[str, str, str]]:
        """Row, key and title of each cell with a text that did not fit, column by column."""
        return [
            (row, key, column.title)
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

    def with_value(self, row: int, field: Field, value: Any) -> tuple[Any, ...]:
        """The rows with one value changed; past the last row a new row is added."""
        rows = list(self.rows)
        if row >= len(rows):
            rows.append(next(self._new_rows(rows)))
            row = len(rows) - 1
        rows[row] = replace(rows[row], **{field.key: value})
        return tuple(rows)

    def preview_text(self, index: Index, text: str) -> None:
        """Show the answer for what is being typed, when it can be read."""
        field = self.columns[index.column()].field
        if field is None or field.kind is Kind.TEXT:
            return
        try:
            self.previewed.emit(self.with_value(index.row(), field, fields.from_user(field, text)))
        except FieldError:
            self.previewed.emit(None)

    def with_block(
        self, targets: Sequence[int], left: int, block: Sequence[Sequence[str]]
    ) -> tuple[tuple[Any, ...], list[Refusal]]:
        """The rows with a pasted block; what does not fit is left as it was and listed.

        `targets` are the rows that the lines go to, in the order of the view. Lines beyond them
        become new rows, where an empty cell keeps what a new row starts with. A first line of
        column titles tells which columns the others are.
        """
        rows, refusals = list(self.rows), list[Refusal]()
        fresh = self._new_rows(rows)
        columns: Sequence[Column | None] = self.columns[left:]
        titled = clipboard.columns_of(self.columns, block[0]) if block else None
        if titled is not None:
            columns, block = titled, block[1:]
        above = int(titled is not None)
        for offset, line in enumerate(block):
            place = targets[offset] if offset < len(targets) else len(rows)
            is_new = place >= len(rows)
            if is_new:
                if not any(text.strip() for text in line):
                    continue
                place = len(rows)
                rows.append(next(fresh))
            refused: list[Refusal] = []
            for column, text in zip(columns, line, strict=False):
                if text.strip() or not is_new:
                    refused += _put(rows, place, column, text)
            decisive = [refusal for refusal in refused if refusal.title in self._decisive]
            if is_new and decisive:
                del rows[place]  # what it starts with would count as something it is not
                refused = [replace(decisive[0], row=offset + above, lost=True)]
            refusals += refused
        return tuple(rows), refusals

    @property
    def _decisive(self) -> set[str]:
        """The titles of the choices that a row must have, such as its vorm."""
        return {column.title for column in self.columns if column.field and column.field.required}

    def with_text(
        self, cells: Iterable[tuple[int, int]], text: str
    ) -> tuple[tuple[Any, ...], list[Refusal]]:
        """The rows with one text in each of these cells (row, column) that take it."""
        rows, refusals = list(self.rows), list[Refusal]()
        for row, column in cells:
            if row < len(rows):
                refusals += _put(rows, row, self.columns[column], text)
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


def _put(rows: list[Any], place: int, column: Column | None, text: str) -> list[Refusal]:
    """Put a text in a cell of these rows, or say why not; a cell that must be filled stays."""
    if column is None or column.field is None:
        return []
    try:
        value = clipboard.read(column.field, text)
    except FieldError as error:
        return [Refusal(place, column.title, str(error))] if text.strip() else []
    if getattr(rows[place], column.field.key) != value:
        rows[place] = replace(rows[place], **{column.field.key: value})
    why = doubt(column.field, text)
    return [Refusal(place, column.title, why, taken=True)] if why else []


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


def _typed(field: Field, value: Any, role: int) -> Any:
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
        return shown(field, value)
    if role == SORT:
        return value.label if isinstance(value, Choice) else value
    return None


def _calculated(column: Column, row: Any, role: int) -> Any:
    assert column.cell is not None  # noqa: S101 - a column has a field or a cell
    if role == Qt.ItemDataRole.ForegroundRole:
        warns = column.cell(row).warns
        colour = QPalette.ColorRole.BrightText if warns else QPalette.ColorRole.PlaceholderText
        return QPalette().color(colour)
    if role == Qt.ItemDataRole.DisplayRole:
        return column.cell(row).text
    return column.cell(row).sort if role == SORT else None
