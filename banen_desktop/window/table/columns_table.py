"""A table view that knows which of its columns are in sight, and what is typed in which."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from banen_desktop.window.basis import theme
from banen_desktop.window.table.columns import Seen
from banen_desktop.window.table.sorted_rows import SortedRows
from banen_desktop.window.table.table_model import RowsModel

_ROW = 28  # how high a row is, in pixels of the drawings
_ARROW = 2 * theme.STEP  # that shows the order
TEXT_MARGIN = 6  # where the text of a cell begins: padding of ROWS and Qt's own margin

# A thin line between rows, and less air than in other tables; the delegate shows what is chosen.
ROWS = (
    theme.TABLE
    + """
QTableView::item { padding: 3px; border-bottom: 1px solid palette(midlight); }
QTableView::item:focus, QTableView::item:selected:focus { border: none; padding: 3px;
  border-bottom: 1px solid palette(midlight); }
QHeaderView::section { padding: 4px 6px; color: palette(placeholder-text); }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 8px; height: 8px; }
"""
)


class ColumnsTable(QTableView):
    """Some columns of the model are seen; the others are fields of the row all the same."""

    rows_model: RowsModel
    proxy: SortedRows

    def lay_out_headers(self) -> None:
        """Titles, and columns that are wide enough for what is usual in them."""
        side, top = self.verticalHeader(), self.horizontalHeader()
        side.setDefaultSectionSize(theme.pixels(_ROW))
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.setHighlightSections(False)
        top.setSortIndicatorClearable(True)
        top.setMinimumHeight(theme.pixels(_ROW))
        top.setStretchLastSection(True)
        top.setMinimumSectionSize(theme.pixels(_ROW))
        for place, column in enumerate(self.rows_model.columns):
            top.resizeSection(place, self._usual_width(place))
            self.setColumnHidden(place, column.seen is Seen.NEVER)

    def _usual_width(self, place: int) -> int:
        column, letter = self.rows_model.columns[place], self.fontMetrics().horizontalAdvance("0")
        metrics = self.horizontalHeader().fontMetrics()
        title = metrics.horizontalAdvance(column.title) + _ARROW
        return max(column.width * letter, title) + 2 * TEXT_MARGIN

    def fit_in_sight(self, widest: str) -> None:
        """Let one column take the room that the others leave: there is no scrolling sideways."""
        top = self.horizontalHeader()
        top.setStretchLastSection(False)
        top.setSectionResizeMode(self.place_of(widest), QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()

    def give_room(self, widest: str, other: str, *, empty: bool) -> None:
        """Let another column have the room of the widest, as long as nothing stands in that one."""
        top, places = self.horizontalHeader(), (self.place_of(widest), self.place_of(other))
        modes = QHeaderView.ResizeMode
        if top.sectionResizeMode(places[0] if empty else places[1]) is not modes.Stretch:
            return  # as it was: to say it again would lay out all columns again
        for place, stretched in zip(places, (not empty, empty), strict=True):
            top.setSectionResizeMode(place, modes.Stretch if stretched else modes.Interactive)
            if not stretched:
                top.resizeSection(place, self._usual_width(place))

    def show_columns(self, *, narrow: bool, wide: bool = True) -> None:
        """Show fewer columns where there is little room; the cursor stays on one that is seen."""
        hidden = {Seen.NEVER, *([] if wide else [Seen.WIDEST]), *([Seen.WIDE] if narrow else [])}
        for place, column in enumerate(self.rows_model.columns):
            self.setColumnHidden(place, column.seen in hidden)
        here = self.currentIndex()
        if here.isValid() and self.isColumnHidden(here.column()):
            self.put_cursor(self.proxy.index(here.row(), self.typed_columns()[0]))

    def place_of(self, key: str) -> int:
        """The column with this key, or the one in whose cell it is typed; -1 without one."""
        for place, column in enumerate(self.rows_model.columns):
            if column.key == key:
                return self.place_of(column.within) if column.within else place
        return -1

    def is_seen(self, key: str) -> bool:
        """Whether a field has a cell in sight."""
        place = self.place_of(key)
        return place >= 0 and not self.isColumnHidden(place)

    def typed_columns(self) -> list[int]:
        """The columns in sight that can be typed in."""
        columns = enumerate(self.rows_model.columns)
        return [at for at, one in columns if one.field and not self.isColumnHidden(at)]

    def put_cursor(self, index: QModelIndex) -> None:
        """Choose one cell, also while Ctrl is down: Qt's own way would add it to the others."""
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, only)
        self.scrollTo(index)

    def go_in_row(self, down: int, *, last: bool) -> bool:
        """Put the cursor in the first or last cell to type in, so many rows below; False: none."""
        column = self.typed_columns()[-1 if last else 0]
        there = self.proxy.index(self.currentIndex().row() + down, column)
        if there.isValid():
            self.put_cursor(there)
        return there.isValid()

    def move_down(self) -> None:
        """Go to the cell below."""
        index = self.currentIndex()
        below = self.proxy.index(index.row() + 1, index.column())
        if below.isValid():
            self.put_cursor(below)
