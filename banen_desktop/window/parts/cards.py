"""Buttons that carry more than one line: a number, and a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.window.basis import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

    from banen_desktop.dossier.findings import Finding

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
            painter.fillRect(bar, self.palette().color(theme.Role.BrightText))


class NumberCard(Card):
    """A number of the answer; a click explains it."""

    def __init__(self, title: str, role: QPalette.ColorRole) -> None:
        """The title stays, the number changes."""
        super().__init__()
        self._title = title
        self._number = theme.label("", theme.NUMBER, bold=True, wrap=False)
        self._number.setForegroundRole(role)
        self._unit = theme.label("", theme.LARGE, soft=True, wrap=False)
        self._note = theme.label("", theme.SMALL, soft=True)
        row = QHBoxLayout()
        row.setSpacing(2 * theme.STEP)
        row.addWidget(self._number)
        row.addWidget(self._unit, 0, QtCore.Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self._heading = theme.label(title, soft=True)
        self.lines.addWidget(self._heading)
        self.lines.addLayout(row)
        self.lines.addWidget(self._note)
        self.lines.addStretch(1)

    def show_number(self, number: str, unit: str, note: str, title: str = "") -> None:
        """Show a number that is already written, its unit and a line under it."""
        self._heading.setText(title or self._title)
        self._number.setText(number)
        self._unit.setText(unit)
        self._note.setText(note)
        name = f"{title or self._title}: {number} {unit}. {note}"
        self.setAccessibleName(" ".join(name.split()))
        self.setToolTip("Klik voor de berekening")


class FindingCard(Card):
    """A finding as a sentence with what to do; a click goes to its place."""

    surface = QPalette.ColorRole.ToolTipBase
    border = None

    def __init__(self, finding: Finding) -> None:
        """Show one finding."""
        super().__init__()
        self.finding = finding
        if not finding.urgent:
            self.surface = QPalette.ColorRole.AlternateBase
        self.lines.setContentsMargins(
            3 * theme.STEP, 2 * theme.STEP, 3 * theme.STEP, 2 * theme.STEP
        )
        self.lines.setSpacing(0)
        self.lines.addWidget(theme.label(finding.message, bold=True))
        self.lines.addWidget(theme.label(finding.advice, theme.SMALL, soft=True))
        self.setAccessibleName(f"{finding.severity}: {finding.message}")
        self.setAccessibleDescription(finding.advice)
        self.setToolTip(f"Ga naar {finding.place}")
        self.urgent = finding.urgent


class SeenCard(QWidget):
    """A finding that stays until the user says to have seen it: its card, with a button below."""

    seen = Signal()

    def __init__(self, card: FindingCard) -> None:
        """Show the card and the button."""
        super().__init__()
        button = QPushButton("Gezien")
        button.setStyleSheet(theme.LINK_BUTTON)
        button.setAccessibleName(f"Gezien: {card.finding.message}")
        button.setToolTip("Onthoud de waarde van nu; bij het opslaan komt die in het dossier")
        button.clicked.connect(lambda _checked=False: self.seen.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(card)
        column.addWidget(button, 0, QtCore.Qt.AlignmentFlag.AlignRight)
