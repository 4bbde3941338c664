"""A table of receivers: to choose a row is to see what that receiver gets."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView

from banen_desktop.window.basis import theme
from banen_desktop.window.pages.report.choices import Choice

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_FLAG = QItemSelectionModel.SelectionFlag
TITLES = ("Voor", "Wat", "Map")
_FOLDER = len(TITLES) - 1
_DONE = "✓ "


class ChoicesModel(QAbstractTableModel):
    """The choices as rows; `saved` marks those that were saved as they are now."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Nothing to choose yet."""
        super().__init__()
        self._titles = titles
        self.choices: tuple[Choice, ...] = ()
        self.saved = False

    def show_choices(self, choices: Sequence[Choice], *, saved: bool) -> None:
        """Show other choices."""
        self.beginResetModel()
        self.choices, self.saved = tuple(choices), saved
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The choices."""
        return 0 if parent.isValid() else len(self.choices)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """For whom, what, and the folder."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row; what is confidential is told by a word, and stronger."""
        choice, column = self.choices[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            done = _DONE if self.saved else ""
            return (choice.who, choice.what, done + choice.folder)[column]
        strong = column == 0 or (column == _FOLDER and choice.is_confidential)
        if role == Qt.ItemDataRole.FontRole and strong:
            font = QApplication.font()
            font.setWeight(font.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and choice.is_confidential and column == _FOLDER:
            return QApplication.palette().color(theme.Role.BrightText)
        return None


class ChoicesTable(QTableView):
    """As high as its rows; `chosen` carries the choice that the user came to."""

    chosen = Signal(object)

    def __init__(self, name: str, titles: Sequence[str] = TITLES) -> None:
        """An empty table, with a name for a screen reader; without the folder for letters."""
        super().__init__()
        self.choices = ChoicesModel(titles)
        self.setModel(self.choices)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet(theme.TABLE)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        for off in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            off(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.pixels(28))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        if len(titles) > _FOLDER:
            header.setSectionResizeMode(_FOLDER, QHeaderView.ResizeMode.Fixed)
        self.selectionModel().selectionChanged.connect(self._chose)

    @property
    def choice(self) -> Choice | None:
        """The chosen row."""
        rows = self.selectionModel().selectedRows()
        return self.choices.choices[rows[0].row()] if rows else None

    def show_choices(self, choices: Sequence[Choice], *, saved: bool = False) -> None:
        """Show these; the chosen row stays chosen as long as it is there."""
        shown = (self.choices.choices, self.choices.saved)
        if shown == (tuple(choices), saved):
            return
        before = self.choice
        self.selectionModel().blockSignals(True)
        self.choices.show_choices(choices, saved=saved)
        same = [row for row, one in enumerate(choices) if before and one[:2] == before[:2]]
        if same:
            self._select(same[0])
        self.selectionModel().blockSignals(False)
        self._fit()

    def choose(self, choice: Choice) -> None:
        """Choose a row that is there."""
        self._select(self.choices.choices.index(choice))

    def _select(self, row: int) -> None:
        how = _FLAG.ClearAndSelect | _FLAG.Rows
        self.selectionModel().select(self.choices.index(row, 0), how)

    def leave(self) -> None:
        """Nothing is chosen here any more."""
        self.selectionModel().blockSignals(True)
        self.clearSelection()
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def _chose(self) -> None:
        if self.choice is not None:
            self.chosen.emit(self.choice)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard comes to the chosen row; to come here chooses nothing else."""
        rows = self.selectionModel().selectedRows() or [self.choices.index(0, 0)]
        self.selectionModel().setCurrentIndex(rows[0], _FLAG.NoUpdate)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt tells that the current cell has the keyboard, also when another widget has it."""
        super().focusOutEvent(event)
        self.selectionModel().setCurrentIndex(QModelIndex(), _FLAG.NoUpdate)

    def _fit(self) -> None:
        """As high as the rows: the page scrolls, not the table. The mark of saving has its room."""
        if self.choices.columnCount() > _FOLDER:
            strong = theme.font(self, theme.BODY, bold=True)
            folders = (_DONE + one.folder for one in self.choices.choices)
            widest = max(map(QFontMetrics(strong).horizontalAdvance, folders), default=0)
            self.horizontalHeader().resizeSection(_FOLDER, widest + 7 * theme.STEP)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.choices.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Tab leaves this table as it leaves every other."""
        forward = event.key() == Qt.Key.Key_Tab
        if forward or event.key() == Qt.Key.Key_Backtab:
            self.focusNextPrevChild(forward)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other widths wrap other words."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
