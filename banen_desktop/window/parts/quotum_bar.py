"""The bar of a year: own service filled, hired hatched, to allocate dashed, the quotum a tick."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from banen_desktop.reports.pages.bar_labels import Label, fitting, full_width, sentence
from banen_desktop.reports.pages.chart import NOTHING, Bar, Series, inside
from banen_desktop.window.basis import theme
from banen_desktop.window.parts.figures_table import FiguresTable, Index, LinesDelegate

_HIGH, _OVER = 24, 4  # points of the drawings: the bar, and what the tick stands out
_PARTS = ("own", "hired", "waiting")
_QUOTUM = "quotum"
_BETWEEN = 5.0  # points from one slanting line to the next
_WRAP = Qt.TextFlag.TextWordWrap


class QuotumBar(QWidget):
    """One year as a bar over the whole width, with labels below it that never collide."""

    def __init__(self) -> None:
        """An empty bar."""
        super().__init__()
        self._bar, self._missing = Bar(0), ""
        self._labels: Sequence[tuple[Label, float]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bar(self, bar: Bar, missing: str) -> None:
        """Draw another year; `missing` says why there is no quotum."""
        self._bar, self._missing = bar, missing
        self.setAccessibleName(sentence(bar, missing))
        self.setVisible(bool(full_width(bar)))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other widths have room for other words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._labels = fitting(self._bar, self._missing, self.width(), self._wide)
        self.setFixedHeight(self._top + self._words().height())

    @property
    def _top(self) -> int:
        """Where the words begin."""
        return theme.pixels(_HIGH + 2 * _OVER) + theme.STEP // 2

    def _words(self) -> QRect:
        """The room of the words: a line, or the lines of the sentence."""
        metrics, room = self.fontMetrics(), QRect(0, 0, max(self.width(), 1), 10_000)
        if self._labels:
            return QRect(0, 0, room.width(), metrics.height())
        return metrics.boundingRect(room, _WRAP, self.accessibleName())

    def _wide(self, text: str) -> float:
        # All of it in the stronger letter: never less than it takes.
        return QFontMetricsF(theme.font(self, theme.BODY, bold=True)).horizontalAdvance(text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The bar, and its words."""
        painter = QPainter(self)
        place = QRectF(0, theme.pixels(_OVER), self.width(), theme.pixels(_HIGH))
        painter.fillRect(place, self.palette().color(theme.Role.Midlight))
        painter.setPen(self.palette().color(theme.Role.Mid))  # in high contrast the only edge
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        paint_bar(painter, place, self._bar, full_width(self._bar), self.palette())
        painter.setPen(self.palette().color(theme.Role.WindowText))
        if not self._labels:
            painter.setFont(self.font())
            room = self._words().translated(0, self._top)
            painter.drawText(room.adjusted(0, 0, 1, 0), _WRAP, self.accessibleName())
        for label, left in self._labels:
            self._paint_label(painter, label, left)
        painter.end()

    def _paint_label(self, painter: QPainter, label: Label, left: float) -> None:
        """The number stronger than its words; that of the quotum ends at its tick."""
        bold, plain = theme.font(self, theme.BODY, bold=True), theme.font(self, theme.BODY)
        parts = [(label.number, bold), (label.words, plain)]
        if label.is_quotum:
            parts.reverse()
        texts = [(text, font) for text, font in parts if text]
        wide = [QFontMetricsF(font).horizontalAdvance(text) + theme.STEP for text, font in texts]
        if label.is_quotum:
            left += max(0.0, self._wide(str(label)) + theme.STEP - sum(wide))
        base = self._top + self.fontMetrics().ascent()
        for (text, font), width in zip(texts, wide, strict=True):
            painter.setFont(font)
            painter.drawText(int(left), base, text)
            left += width


def paint_bar(painter: QPainter, place: QRectF, bar: Bar, top: Decimal, palette: QPalette) -> None:
    """The parts of a bar in a place that is `top` jobs wide, and the quotum as a tick over it."""
    if not top:
        return
    left, ink = place.left(), palette.color(theme.Role.WindowText)
    for part in _PARTS:
        wide = place.width() * float((getattr(bar, part) or NOTHING) / top)
        if wide > 0:
            _paint_part(painter, QRectF(left, place.top(), wide, place.height()), part, palette)
        left += wide
    if bar.quota is not None:
        at = place.left() + place.width() * float(bar.quota / top)
        over = place.height() / 6
        thick = max(2.0, place.height() / 8)
        at = min(max(at - thick / 2, place.left()), place.right() - thick)
        painter.fillRect(QRectF(at, place.top() - over, thick, place.height() + 2 * over), ink)


def _paint_part(painter: QPainter, place: QRectF, part: str, palette: QPalette) -> None:
    colour = palette.color(theme.Role.Highlight)
    if part == "own":
        painter.fillRect(place, colour)
        return
    painter.fillRect(place, palette.color(theme.Role.Window))
    inside = place.adjusted(0.5, 0.5, -0.5, -0.5)
    if part == "hired":
        _hatch(painter, place, QPen(colour, 1.6))
        painter.setPen(QPen(colour, 1))
    else:
        soft = palette.color(theme.Role.PlaceholderText)
        painter.setPen(QPen(soft, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inside)


def _hatch(painter: QPainter, place: QRectF, pen: QPen) -> None:
    """Slanting lines, so that the colour is not the only sign."""
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    high, left = place.height(), place.left() - place.height()
    while left < place.right():
        painter.drawLine(QPointF(left, place.bottom() + 1), QPointF(left + high, place.top() - 1))
        left += _BETWEEN
    painter.restore()


class BarDelegate(LinesDelegate):
    """Draws the bar of each year in a cell, all of them to one scale."""

    def __init__(self, table: FiguresTable) -> None:
        """No years yet."""
        super().__init__(table)
        self._bars: Sequence[Bar] = ()
        self._top = NOTHING

    def show_series(self, series: Series) -> None:
        """Draw other years."""
        self._bars = series.bars
        self._top = max(map(_most, series.bars), default=NOTHING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What every cell has, and the bar over it."""
        super().paint(painter, option, index)
        high = theme.pixels(12)
        place = QRectF(option.rect).adjusted(2 * theme.STEP, 0, -4 * theme.STEP, 0)
        place.setTop(place.center().y() - high / 2)
        place.setHeight(high)
        paint_bar(painter, place, self._bars[index.row()], self._top, option.palette)


def _most(bar: Bar) -> Decimal:
    return max(bar.realised + (bar.waiting or NOTHING), bar.quota or NOTHING)


class Legend(QWidget):
    """What the parts of the bars are; only those that some year has."""

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__()
        self._entries: Sequence[tuple[str, str]] = ()
        self._font = theme.font(self, theme.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, series: Series) -> None:
        """Name the parts of other years."""
        names = ("eigen dienst", "ingeleend", inside(series.awaited))
        each = zip(_PARTS, names, strict=True)
        found = [(part, words) for part, words in each if series.has(part)]
        if any(bar.quota is not None for bar in series.bars):
            found.append((_QUOTUM, _QUOTUM))
        self._entries = found
        self.setAccessibleName("Legenda: " + ", ".join(words for _, words in found))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as there is room."""
        return QSize(theme.pixels(100), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width has another number of lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = {place.top() for *_, place in self._placed()}
        self.setFixedHeight(max(1, len(lines)) * self._line)

    @property
    def _line(self) -> int:
        return QFontMetrics(self._font).height() + theme.STEP

    def _placed(self) -> Sequence[tuple[str, str, QRectF]]:
        """Each part with its words and its place, on the next line where there is no room."""
        metrics, mark = QFontMetricsF(self._font), theme.pixels(20)
        left, top, placed = 0.0, 0.0, list[tuple[str, str, QRectF]]()
        for part, words in self._entries:
            wide = mark + metrics.horizontalAdvance(words)
            if left and left + wide > self.width():
                left, top = 0.0, top + self._line
            placed.append((part, words, QRectF(left, top, wide, self._line)))
            left += wide + 4 * theme.STEP
        return placed

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A little mark and the words of each part."""
        painter = QPainter(self)
        painter.setFont(self._font)
        ink = self.palette().color(theme.Role.WindowText)
        for part, words, place in self._placed():
            mark = QRectF(place.left(), 0, theme.pixels(16), theme.pixels(8))
            mark.moveTop(place.center().y() - mark.height() / 2)
            if part == _QUOTUM:
                tick = mark.adjusted(mark.width() - 2, -2, 0, 2)
                painter.fillRect(tick, ink)
            else:
                _paint_part(painter, mark, part, self.palette())
            painter.setPen(ink)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place.adjusted(theme.pixels(20), 0, 2, 0), middle, words)
        painter.end()
