"""The chart on the screen: the drawing of the reports, in the colours of the theme.

It is the same picture as in print, made for the size of the widget; the words are for a screen
reader.
"""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from banen_desktop.reports.pages.chart import Series, in_words
from banen_desktop.reports.pages.chart_drawing import Colours, draw_chart
from banen_desktop.reports.pages.drawing import as_svg
from banen_desktop.window.basis import theme


class Chart(QWidget):
    """Bars for what was realised, a line for the quotum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty chart."""
        super().__init__(parent)
        self.series = Series(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(40 * theme.STEP)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A wide chart."""
        return QSize(120 * theme.STEP, 70 * theme.STEP)

    def show_series(self, series: Series) -> None:
        """Draw another series; the words are for a screen reader."""
        self.series = series
        self.setAccessibleName("Grafiek: gerealiseerde banen en quotum per jaar")
        self.setAccessibleDescription(in_words(series))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture in the size of the widget."""
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not before the first chart

        font = QFontInfo(theme.font(self, theme.SMALL))
        drawing = draw_chart(
            self.series,
            float(self.width()),
            float(self.height()),
            self._colours(),
            float(font.pixelSize()),
        )
        renderer = QSvgRenderer(QByteArray(as_svg(drawing, font.family()).encode()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(self.rect()))
        painter.end()

    def _colours(self) -> Colours:
        def of(role: QPalette.ColorRole) -> str:
            return self.palette().color(role).name()

        return Colours(
            paper=of(theme.Role.Window),
            ink=of(theme.Role.WindowText),
            soft=of(theme.Role.PlaceholderText),
            grid=of(theme.Role.Mid),
            own=of(theme.Role.Highlight),
            hired=of(theme.Role.Highlight),
        )
