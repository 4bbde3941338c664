"""Tabs of which the chosen one has a line below it, and the one with the keyboard a ring."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QTabWidget

from banen_desktop.window.basis import theme

_HIGH, _SIDE, _LINE = 34, 16, 3


class TabBar(QTabBar):
    """Every tab is as wide as the widest, so that none moves when another is chosen.

    Where there is no room for that, each has what its own title needs, and none is out of sight.
    """

    def __init__(self) -> None:
        """No tabs yet."""
        super().__init__()
        self.setUsesScrollButtons(False)

    def tabSizeHint(self, _place: int) -> QSize:  # noqa: N802
        """Room for the longest title, also when that is the chosen one."""
        widest = max(map(self._width_of, range(self.count())), default=0)
        return QSize(widest + theme.pixels(2 * _SIDE), theme.pixels(_HIGH))

    def minimumTabSizeHint(self, place: int) -> QSize:  # noqa: N802
        """Room for its own title."""
        return QSize(self._width_of(place) + theme.pixels(_SIDE), theme.pixels(_HIGH))

    def _width_of(self, place: int) -> int:
        metrics = QFontMetrics(theme.font(self, theme.BODY, bold=True))
        return metrics.horizontalAdvance(self.tabText(place))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Titles on one line; Qt's own mark of the keyboard is too faint to see."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.color(theme.Role.Mid))
        for place in range(self.count()):
            room, chosen = QRectF(self.tabRect(place)), place == self.currentIndex()
            painter.setFont(theme.font(self, theme.BODY, bold=chosen))
            painter.setPen(colours.color(theme.Role.WindowText))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.tabText(place))
            if chosen:
                below = room.adjusted(0, room.height() - _LINE, 0, 0)
                painter.fillRect(below, colours.color(theme.Role.Highlight))
            if chosen and self.hasFocus():
                painter.setPen(QPen(colours.color(theme.Role.Highlight), 2))
                painter.drawRoundedRect(room.adjusted(3, 3, -3, -6), theme.STEP, theme.STEP)


class Tabs(QTabWidget):
    """The tabs have the keyboard, and not the frame around them."""

    def __init__(self) -> None:
        """No tabs yet."""
        super().__init__()
        self.setTabBar(TabBar())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
