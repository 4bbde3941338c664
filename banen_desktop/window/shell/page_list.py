"""The list of pages: the steps of the year's work with their state, and what else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.mark import paint_mark
from banen_desktop.window.shell.steps import Stand, State, done

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banen_desktop.window.basis.page_table import Pages

Index = QModelIndex | QPersistentModelIndex
_STATE, _NUMBER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RADIUS = 6.0


class PageList(QListWidget):
    """Chooses a page; headings between them cannot be chosen."""

    def __init__(self, pages: Pages) -> None:
        """All pages of a kind of document, without a state yet."""
        super().__init__()
        self._pages = pages
        self.small = False
        self.setAccessibleName("Pagina’s")
        self.setStyleSheet(theme.PAGES)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_Delegate(self))
        self._rows: dict[str, QListWidgetItem] = {}
        self._headings = {page_table.STEP: "Werk", page_table.MORE: "Verder kijken"}
        self._heads: dict[str, QListWidgetItem] = {}
        part = page_table.ABOVE
        for row in pages.rows:
            if row.part != part:
                part = row.part
                self._heads[part] = self._heading(self._headings[part])
            item = self._rows[row.name] = QListWidgetItem(row.name, self)
            item.setToolTip(f"{row.name} ({row.keys})")
            if row in pages.steps:
                item.setData(_NUMBER, pages.steps.index(row) + 1)
        self.setCurrentItem(self._rows[pages.first.name])

    def _heading(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def item_of(self, name: str) -> QListWidgetItem:
        """The line of a page."""
        return self._rows[name]

    def show_states(self, year: int | None, found: Mapping[str, State]) -> None:
        """Show how far each page is, in words and by a mark."""
        for name, item in self._rows.items():
            state, number = found[name], item.data(_NUMBER)
            item.setData(_STATE, state)
            step = f"stap {number} van {len(self._pages.steps)}" if number else ""
            told = ", ".join(part for part in (name, step, state.words) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        work = self._heads[page_table.STEP]
        work.setText("Werk" if year is None else f"Werk voor {year}")
        words = f"{done(found, self._pages)} van {len(self._pages.steps)} klaar"
        work.setData(_STATE, State(Stand.NONE, words))
        work.setData(Qt.ItemDataRole.AccessibleTextRole, f"{work.text()}: {words}")

    def set_small(self, *, small: bool) -> None:
        """Names alone, and lower lines, where the window has little room."""
        if small != self.small:
            self.small = small
            self.scheduleDelayedItemsLayout()
            self.viewport().update()

    def words_of(self, name: str) -> str:
        """The words that stand beside a page."""
        state = self._rows[name].data(_STATE)
        return state.words if isinstance(state, State) else ""


class _Delegate(QStyledItemDelegate):
    """Draws a line: a mark for a step, the name, and its state at the right."""

    def __init__(self, pages: PageList) -> None:
        super().__init__(pages)
        self._pages = pages

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Every line of a kind is as high as the next."""
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        small = self._pages.small
        high = (12 if heading else 28) if small else (36 if heading else 32)
        return QSize(0, theme.pixels(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, palette = option.rect, option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        if heading:
            if not self._pages.small:
                self._paint_heading(painter, place, palette, index)
        else:
            self._paint_surface(painter, option, chosen=chosen)
            self._paint_page(painter, place, palette, index, chosen=chosen)
        painter.restore()

    def _paint_surface(
        self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool
    ) -> None:
        shape = QRectF(option.rect).adjusted(1, 1, -1, -1)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            surface = theme.colour(option.palette, theme.CHOSEN)
            painter.setBrush(surface if chosen else option.palette.color(theme.Role.Midlight))
            painter.drawRoundedRect(shape, _RADIUS, _RADIUS)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = theme.colour(option.palette, theme.ON_CHOSEN)
            painter.setPen(QPen(ring, 2))
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_heading(
        self, painter: QPainter, place: QRect, palette: QPalette, index: Index
    ) -> None:
        inside = place.adjusted(theme.pixels(8), 0, -theme.pixels(8), -theme.pixels(4))
        painter.setFont(theme.font(self._pages, theme.SMALL))
        painter.setPen(palette.color(theme.Role.PlaceholderText))
        low = Qt.AlignmentFlag.AlignBottom
        painter.drawText(inside, low | Qt.AlignmentFlag.AlignLeft, index.data())
        state = index.data(_STATE)
        if isinstance(state, State):
            painter.drawText(inside, low | Qt.AlignmentFlag.AlignRight, state.words)

    def _paint_page(
        self,
        painter: QPainter,
        place: QRect,
        palette: QPalette,
        index: Index,
        *,
        chosen: bool,
    ) -> None:
        state, number = index.data(_STATE), index.data(_NUMBER)
        inside = place.adjusted(theme.pixels(8), 0, -theme.pixels(8), 0)
        text = (
            theme.colour(palette, theme.ON_CHOSEN)
            if chosen
            else palette.color(theme.Role.WindowText)
        )
        if number and isinstance(state, State):
            paint_mark(
                painter,
                inside,
                self._pages,
                number,
                is_done=state.stand is Stand.DONE,
                waits=state.stand is Stand.OPEN,
            )
            inside = inside.adjusted(theme.pixels(28), 0, 0, 0)
        painter.setFont(theme.font(self._pages, theme.BODY, bold=chosen))
        painter.setPen(text)
        painter.drawText(inside, _MIDDLE | Qt.AlignmentFlag.AlignLeft, index.data())
        if isinstance(state, State) and not self._pages.small:
            waits = state.stand is Stand.OPEN
            role = theme.Role.BrightText if waits else theme.Role.PlaceholderText
            strong = chosen and theme.colour(palette, theme.CHOSEN) == palette.color(
                theme.Role.Highlight
            )
            painter.setFont(theme.font(self._pages, theme.SMALL))
            painter.setPen(text if strong else palette.color(role))
            painter.drawText(inside, _MIDDLE | Qt.AlignmentFlag.AlignRight, state.words)
