"""A table of figures to read: as high as its rows, and every number can be asked about."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from banen_desktop.reports.words.tables import Cell, Line, Ref, Table
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import theme

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_LABELS = "Onderwerp"  # how a screen reader names the column of labels, which needs no title
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_FEWEST_LETTERS, _WORDS_LETTERS = 7, 30
_FEWEST_LABEL_LETTERS, _LABEL_LETTERS = 20, 40


class FiguresModel(QAbstractTableModel):
    """The lines of a table; the labels are the first column."""

    def __init__(self) -> None:
        """Nothing to read yet."""
        super().__init__()
        self.table = Table(("",), ())
        self._words = self._left = frozenset({0})

    def show_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        # Once: Qt asks for the side of every cell, and a table may have thousands of lines.
        self._words, self._left = _columns_at_the_left(table)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The lines."""
        return 0 if parent.isValid() else len(self.table.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The label and the cells."""
        return 0 if parent.isValid() else len(self.table.header)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.table.header[section]
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self.table.header[section] or _LABELS
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What has no text cannot be chosen."""
        base = Qt.ItemFlag.ItemIsEnabled
        cell = self.cell(index)
        return base | Qt.ItemFlag.ItemIsSelectable if cell.text or cell.told else base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, stronger in headings and totals, softer where it is words."""
        line = self.table.lines[index.row()]
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.told or cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.FontRole and line.strong:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return "Klik voor de berekening" if cell.ref else tip(cell.told or cell.text)
        return None

    def cell(self, index: Index) -> Cell:
        """The cell at a place; the label as words, and nothing behind the end of a heading."""
        line: Line = self.table.lines[index.row()]
        if index.column() == 0:
            return Cell(line.label, is_text=True)
        cells = line.cells
        return cells[index.column() - 1] if index.column() <= len(cells) else Cell("")

    def is_words(self, column: int) -> bool:
        """Whether a column holds words and no numbers."""
        return column in self._words

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        left = column in self._left
        return (Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight) | _MIDDLE


def _columns_at_the_left(table: Table) -> tuple[frozenset[int], frozenset[int]]:
    """The labels with every column of words; and the same with those of pictures."""
    words, pictures = {0}, set[int]()
    for line in table.lines:
        for column, cell in enumerate(line.cells, start=1):
            if cell.is_text:
                words.add(column)
            elif cell.told:
                pictures.add(column)
    return frozenset(words), frozenset(words | pictures)


class LinesDelegate(QStyledItemDelegate):
    """Draws a thin line below each row, and a stronger one above a total."""

    has_total = False
    """Whether the last row is what the others add up to."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        super().paint(painter, option, index)
        above_total = self.has_total and index.row() == index.model().rowCount() - 2
        role = theme.Role.Dark if above_total else theme.Role.Midlight
        place = option.rect
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, option.palette.color(role))


class FiguresTable(QTableView):
    """Shows a table; a click, Enter or a move to a number asks for its explanation.

    `note` is a label for who lays out the page: what has to stand below the table, if anything.
    """

    asked = Signal(object)

    def __init__(self, name: str, widest: int | None = None, most_rows: int = 0) -> None:
        """A table with a name for a screen reader.

        The column `widest` takes all room that is left; above `most_rows` the table scrolls.
        """
        super().__init__()
        self._widest, self._most_rows = widest, most_rows
        self.note = theme.label("")
        self.note.hide()
        self.figures = FiguresModel()
        self.setModel(self.figures)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet(theme.FIGURES)
        self.lines = LinesDelegate(self)
        self.setItemDelegate(self.lines)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        if not most_rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(7 * theme.STEP)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(10 * theme.STEP)
        self.clicked.connect(self._ask)
        self.activated.connect(self._ask)
        self.selectionModel().currentChanged.connect(self._moved)
        self._fits_width = -1
        self._label_width = 0

    def show_table(self, table: Table) -> None:
        """Show another table; the chosen cell stays chosen."""
        self.note.setText(table.note)
        self.note.setVisible(bool(table.note) and not self.isHidden())
        if table == self.figures.table:
            return
        current = self.currentIndex()
        place = (current.row(), current.column())
        self.figures.show_table(table)
        self._set_columns()
        if current.isValid() and self.figures.hasIndex(*place):
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(self.figures.index(*place))
            self.selectionModel().blockSignals(False)
        self._fit()
        self._show_strong()

    def _show_strong(self) -> None:
        """In a table that scrolls the strong line is in sight."""
        if self._most_rows:
            lines = self.figures.table.lines
            strong = next((row for row, line in enumerate(lines) if line.strong), 0)
            self.scrollTo(self.figures.index(strong, 0))

    def setVisible(self, visible: bool) -> None:  # noqa: N802
        """Shown or hidden together with what stands below it."""
        super().setVisible(visible)
        self.note.setVisible(visible and bool(self.note.text()))

    def ask_again(self) -> bool:
        """Explain the chosen number once more; False when there is none."""
        index = self.currentIndex()
        known = index.isValid() and self.figures.cell(index).ref is not None
        if known:
            self._ask(index)
        return known

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self.hasFocus():
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        ref: Ref | None = self.figures.cell(index).ref if index.isValid() else None
        if ref is not None:
            self.asked.emit(ref)

    def _set_columns(self) -> None:
        """Numbers as wide as they are; the last words take what is left, or else nothing does."""
        header, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        words = self._word_columns()
        for column in range(self.figures.columnCount()):
            spare = 2 * theme.STEP if self._widest is None else 0
            wanted = self.sizeHintForColumn(column) + spare
            title = self._width_of_title(column)
            if column in words:
                width = _WORDS_LETTERS * letter
            elif column == 0:
                width = min(max(wanted, title), _LABEL_LETTERS * letter)
            else:
                width = max(wanted, title, _FEWEST_LETTERS * letter)
            header.resizeSection(column, width)
        self._label_width = header.sectionSize(0)

    def _width_of_title(self, column: int) -> int:
        metrics = self.horizontalHeader().fontMetrics()
        lines = self.figures.table.header[column].split("\n")
        return max(map(metrics.horizontalAdvance, lines)) + 6 * theme.STEP

    def show_column(self, column: int, *, there: bool) -> None:
        """Leave a column out where there is little room."""
        if self.isColumnHidden(column) == there:
            self.setColumnHidden(column, not there)
            self._fit()

    def _word_columns(self) -> list[int]:
        return [
            column
            for column in range(1, self.figures.columnCount())
            if self.figures.is_words(column)
        ]

    def _fit(self) -> None:
        """As high as the rows: the page scrolls, not the table."""
        header, room = self.horizontalHeader(), self.viewport().width()
        letter, words = self.fontMetrics().averageCharWidth(), self._word_columns()
        others = header.length() - header.sectionSize(0)
        fewest = min(_FEWEST_LABEL_LETTERS * letter, self._label_width)
        header.resizeSection(0, max(min(self._label_width, room - others), fewest))
        if words:
            rest = room - header.length() + header.sectionSize(words[-1])
            header.resizeSection(words[-1], max(rest, _WORDS_LETTERS * letter))
        if self._widest is not None:
            rest = room - header.length() + header.sectionSize(self._widest)
            least = _FEWEST_LETTERS * letter if self._widest else fewest
            header.resizeSection(self._widest, max(rest, least))
        self.resizeRowsToContents()
        many = self.figures.rowCount()
        for row in range(many):
            self.setRowHeight(row, max(self.rowHeight(row), self._height_of_words(row)))
        rows = sum(self.rowHeight(row) for row in range(min(many, self._most_rows or many)))
        below = self.horizontalScrollBar().sizeHint().height() if header.length() > room else 0
        self.setFixedHeight(rows + header.sizeHint().height() + below + 2)

    def _height_of_words(self, row: int) -> int:
        """Qt forgets the inner room of a cell when it wraps words, and so cuts the last line."""
        metrics, inside = self.fontMetrics(), 6 * theme.STEP
        flags = Qt.TextFlag.TextWordWrap
        heights = [
            metrics.boundingRect(
                0,
                0,
                max(self.columnWidth(column) - inside, 1),
                10_000,
                flags,
                self.figures.cell(self.figures.index(row, column)).text,
            ).height()
            for column in (0, *self._word_columns())
        ]
        return max(heights) + 2 * theme.STEP

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other widths wrap other words."""
        super().resizeEvent(event)
        if event.size().width() != self._fits_width:
            self._fits_width = event.size().width()
            self._fit()
        self._show_strong()
