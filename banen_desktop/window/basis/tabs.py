"""Tabs of which the one with the keyboard is clearly marked."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QTabWidget

from banen_desktop.window.basis import theme


class _Bar(QTabBar):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt's own mark is too faint to see (contrast below 3)."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(theme.Role.Highlight), 2))
            place = QRectF(self.tabRect(self.currentIndex())).adjusted(3, 4, -3, -3)
            painter.drawRoundedRect(place, theme.STEP, theme.STEP)


class Tabs(QTabWidget):
    """The tabs have the keyboard, and not the frame around them."""

    def __init__(self) -> None:
        """No tabs yet."""
        super().__init__()
        self.setTabBar(_Bar())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
