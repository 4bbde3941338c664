"""The contents of the page Toelichting: its questions, and which of them are open."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem

from banen_desktop.window.basis import mark, theme

_KEY = Qt.ItemDataRole.UserRole
_LINE_HEIGHT, _WIDTH = 36, 192


class QuestionRow(NamedTuple):
    """A question: its field, its short name, and how far it is."""

    key: str
    name: str
    words: str
    is_done: bool
    waits: bool


class QuestionList(QListWidget):
    """Goes to a question: `looked_at` with the arrows, `entered` with a click or Enter."""

    looked_at = Signal(str)
    entered = Signal(str)

    def __init__(self) -> None:
        """Without questions."""
        super().__init__()
        self._shown: tuple[QuestionRow, ...] = ()
        self.setAccessibleName("Vragen")
        self.setFixedWidth(theme.pixels(_WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._use_colours()
        self.setIconSize(QSize(theme.pixels(mark.SIZE) + 2, theme.pixels(mark.SIZE) + 2))
        self.currentItemChanged.connect(self._looked)
        for way in (self.itemClicked, self.itemActivated):
            way.connect(lambda item: self.entered.emit(item.data(_KEY)))

    def _looked(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self.looked_at.emit(item.data(_KEY))

    def show_questions(self, rows: Sequence[QuestionRow]) -> None:
        """Show these questions; the chosen one stays chosen."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        chosen = self.currentItem().data(_KEY) if self.currentItem() else ""
        if [row.key for row in rows] != [self.item(at).data(_KEY) for at in range(self.count())]:
            self.clear()
            for row in rows:
                item = QListWidgetItem(row.name, self)
                item.setData(_KEY, row.key)
                item.setSizeHint(QSize(0, theme.pixels(_LINE_HEIGHT)))
        self._mark()
        self.choose(chosen or (rows[0].key if rows else ""))

    def _mark(self) -> None:
        for at, row in enumerate(self._shown):
            item = self.item(at)
            item.setIcon(mark.mark_icon(self, at + 1, is_done=row.is_done, waits=row.waits))
            told = ", ".join(part for part in (row.name, row.words) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def choose(self, key: str) -> None:
        """Show which question is worked at."""
        self.blockSignals(True)
        for at in range(self.count()):
            if self.item(at).data(_KEY) == key:
                self.setCurrentRow(at)
        self.blockSignals(False)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours make other marks."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._use_colours()
            self._mark()

    def _use_colours(self) -> None:
        """What is chosen has the colours that it has in the list of pages."""
        # Of the program: while a style sheet is set, a widget has for a moment those of before.
        style = theme.chosen_as_page(QApplication.palette())
        if style != self.styleSheet():  # it tells of a change of colours itself
            self.setStyleSheet(style)
