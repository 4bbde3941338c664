"""Buttons that carry more than one line: cards, and the rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.safe_text import tip
from banen_desktop.window.basis import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

    from banen_desktop.reports.text.open_points import Point

_RADIUS = 6.0
_BAR = 4.0


class Card(QAbstractButton):
    """A button with a layout of its own and a thin border."""

    surface = QPalette.ColorRole.Window
    border: QPalette.ColorRole | None = QPalette.ColorRole.Mid
    urgent = False
    """Whether a bar at the left marks it, so that its colour is not the only sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty card."""
        super().__init__(parent)
        self.setProperty("focusPolicy", "StrongFocus")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(
            4 * theme.STEP, 3 * theme.STEP, 4 * theme.STEP, 3 * theme.STEP
        )
        self.lines.setSpacing(theme.STEP)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """A hand tells that a click does something."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter does what Space does."""
        if event.key() in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A rounded surface; the border shows focus and hover."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.fillPath(shape, self.palette().brush(self.surface))
        role = self.border
        if self.hasFocus() or self.underMouse():
            role = QPalette.ColorRole.Highlight
        if role:
            width = 2.0 if self.hasFocus() else 1.0
            painter.strokePath(shape, QPen(self.palette().brush(role), width))
        if self.urgent:
            inside = QRectF(self.rect()).adjusted(3, 7, -1, -7)
            bar = QRectF(inside.left(), inside.top(), _BAR, inside.height())
            _fill(painter, bar, self.palette().brush(theme.Role.BrightText))


def _fill(painter: QPainter, place: QRectF, brush: QBrush) -> None:
    """Without `fillRect`, which would make the enumerations of `Qt` on the first paint."""
    shape = QPainterPath()
    shape.addRect(place)
    painter.fillPath(shape, brush)


class RowCard(Card):
    """A row of a list that is a button: a thin line below it, and its edge where it has focus."""

    border = None
    dot: QPalette.ColorRole | None = None
    """The colour of a dot before it, for something to do or to see."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The line and the dot."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.hasFocus():
            line = QRectF(0, self.height() - 1, self.width(), 1)
            _fill(painter, line, self.palette().brush(theme.Role.Midlight))
        if self.dot is not None:
            wide = theme.pixels(8)
            top = self.lines.contentsMargins().top() + (self.fontMetrics().height() - wide) / 2
            circle = QPainterPath()
            circle.addEllipse(QRectF(theme.STEP, top, wide, wide))
            painter.fillPath(circle, self.palette().brush(self.dot))


class LinkCard(RowCard):
    """A row with a title and a line below it, and something short at the right."""

    chosen = False
    """Whether it is the one that the primary button is about: a bar before it tells."""

    def __init__(self, title: str, note: str, aside: str) -> None:
        """The title stands out; `aside` is a moment, or a sign that there is more behind it."""
        super().__init__()
        self.lines.setContentsMargins(*(3 * theme.STEP, 2 * theme.STEP) * 2)
        self.lines.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(2 * theme.STEP)
        row.addWidget(theme.label(title, bold=True), 1)
        row.addWidget(theme.label(aside, theme.SMALL, soft=True, wrap=False))
        self.lines.addLayout(row)
        self.lines.addWidget(theme.label(note))
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A quiet surface with a bar when it is the chosen one."""
        self.surface = theme.Role.AlternateBase if self.chosen else theme.Role.Window
        super().paintEvent(event)
        if self.chosen:
            bar = QRectF(3, 7, _BAR, self.height() - 14)
            _fill(QPainter(self), bar, self.palette().brush(theme.Role.Highlight))


class PointCard(RowCard):
    """Something to do or to see, with where; a click goes there."""

    def __init__(self, point: Point, place: str, *, urgent: bool) -> None:
        """Bold when it has to be done; what to do about it stands below, where there is room."""
        super().__init__()
        self.point = point
        self.dot = theme.Role.BrightText if urgent else theme.Role.Dark
        self.lines.setContentsMargins(5 * theme.STEP, theme.STEP, theme.STEP, theme.STEP + 1)
        self.lines.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(2 * theme.STEP)
        row.addWidget(theme.label(point.text, bold=urgent), 1)
        there = theme.label(f"{place} ›", wrap=False)
        there.setForegroundRole(theme.Role.Link)
        row.addWidget(there, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self.lines.addLayout(row)
        self._advice = theme.label(point.advice)
        self._advice.setVisible(False)
        self.lines.addWidget(self._advice)
        self._told = urgent and bool(point.advice)
        self.setAccessibleName(f"{point.text} Naar: {place}")
        self.setAccessibleDescription(point.advice)
        self.setToolTip(tip(point.advice) if not self._told else "")

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow list the advice is a tooltip."""
        self._advice.setVisible(self._told and not narrow)
        self.setToolTip(tip(self.point.advice) if self._advice.isHidden() else "")


class SeenCard(QWidget):
    """A point that stays until the user says to have seen it: its card, with a button below."""

    seen = Signal()

    def __init__(self, card: PointCard) -> None:
        """Show the card and the button."""
        super().__init__()
        button = QPushButton("Gezien")
        button.setStyleSheet(theme.LINK_BUTTON)
        button.setAccessibleName(f"Gezien: {card.point.text}")
        button.setToolTip("Onthoud de waarde van nu; bij het opslaan komt die in het dossier")
        button.clicked.connect(lambda _checked=False: self.seen.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(card)
        column.addWidget(button, 0, QtCore.Qt.AlignmentFlag.AlignRight)
