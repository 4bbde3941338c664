"""The mark of how far something is: a circle with a tick, or with the number of its step."""

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from banen_desktop.window.basis import theme

SIZE = 20
_TICK = ((0.29, 0.52), (0.44, 0.67), (0.72, 0.36))


def paint_mark(
    painter: QPainter, place: QRect, owner: QWidget, number: int, *, is_done: bool, waits: bool
) -> None:
    """A circle: filled with a tick when it is done, with the number of the step when it is not."""
    wide, palette = theme.pixels(SIZE), owner.palette()
    circle = QRectF(place.left(), place.center().y() - wide / 2 + 1, wide, wide)
    if is_done:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(palette, theme.DONE))
        painter.drawEllipse(circle)
        painter.setPen(QPen(palette.color(theme.Role.Window), wide / 10))
        corner = circle.topLeft()
        painter.drawPolyline(QPolygonF([corner + QPointF(x * wide, y * wide) for x, y in _TICK]))
        return
    edge: QColor = palette.color(theme.Role.BrightText if waits else theme.Role.Dark)
    painter.setPen(QPen(edge, 1.2))
    painter.setBrush(palette.color(theme.Role.ToolTipBase if waits else theme.Role.Window))
    painter.drawEllipse(circle.adjusted(0.6, 0.6, -0.6, -0.6))
    painter.setFont(theme.font(owner, theme.SMALL, bold=True))
    painter.setPen(palette.color(theme.Role.BrightText if waits else theme.Role.WindowText))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))


def mark_icon(owner: QWidget, number: int, *, is_done: bool, waits: bool) -> QIcon:
    """The same as an icon, for a list that is drawn by Qt."""
    wide, scale = theme.pixels(SIZE) + 2, owner.devicePixelRatioF()
    picture = QPixmap(ceil(wide * scale), ceil(wide * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRect(0, 0, wide, wide), owner, number, is_done=is_done, waits=waits)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints it
    return icon
