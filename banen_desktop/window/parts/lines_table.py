"""A table to choose a line in: many lines that look alike, told apart by their key.

Unlike a table of figures it scrolls, and one line is chosen as a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from banen_desktop.safe_text import lines as settable_lines
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import theme

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROOM = "\u2003"
"""Before the text behind a mark."""
PLAIN, WAITS, DONE, SOFT = "", "waits", "done", "soft"
"""How a cell looks: as the rest, in the colour of what waits, of what is done, or softly."""


class Column(NamedTuple):
    """A column: its title, the letters that it needs, and whether it holds numbers.

    The first column with 0 letters takes all the room that is left. What is `spare` is left out
    in a narrow window: it is said beside the table as well.
    """

    title: str
    letters: int
    number: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its key; `tone` is how its last cell looks. A rule has a text and no cells."""

    key: str
    cells: tuple[str, ...]
    tone: str = PLAIN
    mark: str = PLAIN
    rule: str = ""


class LinesModel(QAbstractTableModel):
    """The lines that are shown."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """No lines yet."""
        super().__init__()
        self.columns = tuple(columns)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal:
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._side(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A rule between lines cannot be chosen."""
        if self.lines[index.row()].rule:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def text(self, index: Index) -> str:
        """What stands in a cell."""
        line, column = self.lines[index.row()], index.column()
        if line.rule:
            return "" if column else line.rule
        return line.cells[column] if column < len(line.cells) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, of others and so made settable."""
        if role == Qt.ItemDataRole.DisplayRole:
            return settable_lines(self.text(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return settable_lines(self.text(index)).replace("\n", ", ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.text(index))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        number = self.columns[column].number
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class _Delegate(QStyledItemDelegate):
    """A thin line below each row; two lines in a cell, of which the first is strong."""

    def __init__(self, table: "LinesTable") -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        line = self._table.model_of_lines.lines[index.row()]
        last = index.column() == len(self._table.model_of_lines.columns) - 1
        if line.rule:
            painter.fillRect(option.rect, option.palette.color(theme.Role.AlternateBase))
        self._coloured(option, line, last=last)
        text = self._table.model_of_lines.text(index)
        if "\n" in text and not line.rule:
            self._paint_two(painter, option, index, text)
        else:
            super().paint(painter, option, index)
        if line.mark and not index.column():
            self._paint_mark(painter, option, line)
        place, edge = option.rect, option.palette.color(theme.Role.Midlight)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, edge)

    def _paint_two(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, text: str
    ) -> None:
        """Two texts below each other; what is said first is strong, a number is not."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = self._table.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, shown, painter, self._table)
        number = self._table.model_of_lines.columns[index.column()].number
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        room = option.rect.adjusted(theme.pixels(11), 0, -theme.pixels(11), 0)
        high = room.height() // 2
        painter.save()
        chosen = bool(shown.state & style.StateFlag.State_Selected)
        colours = shown.palette
        ink = theme.colour(colours, theme.ON_CHOSEN) if chosen else colours.color(theme.Role.Text)
        painter.setPen(ink)
        for place, part in enumerate(settable_lines(text).split("\n")[:2]):
            painter.setFont(theme.font(self._table, theme.BODY, bold=not (place or number)))
            mode = Qt.TextElideMode.ElideRight
            fits = painter.fontMetrics().elidedText(part, mode, room.width())
            low = Qt.AlignmentFlag.AlignTop if place else Qt.AlignmentFlag.AlignBottom
            half = room.adjusted(0, high * place, 0, -high * (1 - place))
            painter.drawText(half, side | low, fits)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """The colour of what waits; behind a mark there is room for it."""
        super().initStyleOption(option, index)
        line = self._table.model_of_lines.lines[index.row()]
        if line.rule:
            option.font.setWeight(QFont.Weight.DemiBold)
        if line.mark and not index.column():
            option.text = f"{_ROOM}{option.text}"
        last = index.column() == len(self._table.model_of_lines.columns) - 1
        self._coloured(option, line, last=last)

    def _coloured(self, option: QStyleOptionViewItem, line: Line, *, last: bool) -> None:
        if last and line.tone:
            colour = self._colour(option.palette, line.tone)
            option.palette.setColor(QPalette.ColorRole.Text, colour)

    @staticmethod
    def _colour(palette: QPalette, tone: str) -> QColor:
        if tone == DONE:
            return theme.colour(palette, theme.DONE)
        role = theme.Role.BrightText if tone == WAITS else theme.Role.PlaceholderText
        return palette.color(role)

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        wide = theme.pixels(8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(option.palette, line.mark))
        place = option.rect
        top = place.center().y() - wide // 2
        painter.drawEllipse(place.left() + theme.pixels(8), top, wide, wide)
        painter.restore()


class LinesTable(QTableView):
    """Shows lines; `chosen` gives the key of the line that was chosen."""

    chosen = Signal(str)

    def __init__(self, name: str, columns: Sequence[Column], *, two_lines: bool = False) -> None:
        """A table with a name for a screen reader."""
        super().__init__()
        self.model_of_lines = LinesModel(columns)
        self.setModel(self.model_of_lines)
        self.setAccessibleName(name)
        self._styled = ""
        self._style()
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.pixels(45 if two_lines else 28))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def _style(self) -> None:
        style = _chosen(QApplication.palette())
        if style != self._styled:  # Qt tells of the colours again when they are set
            self._styled = style
            self.setStyleSheet(style)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours for what is chosen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_styled"):
            self._style()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the chosen one stays chosen where it is still there."""
        if tuple(lines) == self.model_of_lines.lines:
            return
        kept, at = self.key, self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self.model_of_lines.show_lines(lines)
        self.clearSpans()
        for row, line in enumerate(self.model_of_lines.lines):
            if line.rule:
                self.setSpan(row, 0, 1, self.model_of_lines.columnCount())
        self.choose(kept)
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(at)
        self._fit()

    def choose(self, key: str) -> bool:
        """Choose the line with this key; False when it is not there."""
        for row, line in enumerate(self.model_of_lines.lines):
            if key and line.key == key:
                self.setCurrentIndex(self.model_of_lines.index(row, 0))
                return True
        return False

    @property
    def key(self) -> str:
        """The key of the chosen line; empty for none."""
        row = self.currentIndex().row()
        lines = self.model_of_lines.lines
        return lines[row].key if 0 <= row < len(lines) else ""

    def _moved(self, *_moved: QModelIndex) -> None:
        self.chosen.emit(self.key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The column without a width of its own takes what is left."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        side, rest = 5 * theme.STEP, -1
        narrow = theme.is_narrow(self)
        for place, column in enumerate(self.model_of_lines.columns):
            if column.spare and self.isColumnHidden(place) != narrow:
                self.setColumnHidden(place, narrow)
            if not column.letters and rest < 0:
                rest = place
                continue
            title = max(map(metrics.horizontalAdvance, column.title.split("\n"))) + 6
            wide = max(column.letters * metrics.averageCharWidth() * 7 // 8, title) + side
            header.resizeSection(place, wide)
        if rest >= 0:
            others = header.length() - header.sectionSize(rest)
            least = 12 * metrics.averageCharWidth()
            header.resizeSection(rest, max(self.viewport().width() - others, least))


def _chosen(base: QPalette) -> str:
    """The style of the table, with what is chosen as in the list of pages."""
    names = (theme.CHOSEN, theme.ON_CHOSEN)
    surface, text = (theme.colour(base, name).name() for name in names)
    ring = f"border: 2px solid {text}; padding: 2px 6px;"
    return (
        f"{theme.FIGURES} QTableView::item:selected {{ background: {surface}; color: {text}; }}"
        f"QTableView::item:focus, QTableView::item:selected:focus {{ {ring} }}"
    )
