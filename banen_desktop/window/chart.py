"""The chart of the Overzicht page: realised and quotum per year, with a table as its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, log10

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from banen_desktop import dutch
from banen_desktop.quota.trace import Outcome
from banen_desktop.reports import wording
from banen_desktop.window import theme

_LEFT, _TOP, _BOTTOM = 40.0, 28.0, 28.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: own and hired jobs, the quotum and the realisation when there is a quotum."""

    year: int
    own: float
    hired: float
    quota: float | None
    share: str


def bars_of(outcomes: Sequence[Outcome]) -> tuple[Bar, ...]:
    """The bars of a series of years."""
    return tuple(_bar(outcome) for outcome in outcomes)


def _bar(outcome: Outcome) -> Bar:
    own, hired = (outcome.by_key[f"banen_{part}"].value for part in ("dienstverband", "inleen"))
    quota = outcome.value("quotum_banen")
    share = outcome.value("realisatiepercentage")
    shown = "" if share is None else wording.whole_percentage(share)
    return Bar(
        outcome.jaar, float(own), float(hired), None if quota is None else float(quota), shown
    )


class Chart(QWidget):
    """Bars for what was realised, a line for the quotum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty chart."""
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(40 * theme.STEP)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A wide chart."""
        return QSize(120 * theme.STEP, 60 * theme.STEP)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw another series; the words are for a screen reader."""
        self.bars = tuple(bars)
        self.setAccessibleName("Grafiek: gerealiseerde banen en quotum per jaar")
        self.setAccessibleDescription(" ".join(described(bar) for bar in bars))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the scale, the bars and the quotum lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(self, theme.SMALL))
        top = max((max(bar.own + bar.hired, bar.quota or 0.0) for bar in self.bars), default=0.0)
        step = nice_step(top)
        highest = step * max(ceil(top / step), 1)
        area = QRectF(_LEFT, _TOP, self.width() - _LEFT, self.height() - _TOP - _BOTTOM)
        self._draw_scale(painter, area, step, highest)
        for place, bar in enumerate(self.bars):
            width = area.width() / len(self.bars)
            slot = QRectF(area.left() + place * width, area.top(), width, area.height())
            self._draw_bar(painter, slot, bar, highest)

    def _draw_scale(self, painter: QPainter, area: QRectF, step: float, highest: float) -> None:
        line, text = (
            self.palette().color(theme.Role.Mid),
            self.palette().color(theme.Role.PlaceholderText),
        )
        for number in range(int(highest / step + 0.5) + 1):
            level = area.bottom() - area.height() * number * step / highest
            painter.setPen(QPen(line, 1))
            painter.drawLine(int(area.left()), int(level), int(area.right()), int(level))
            painter.setPen(text)
            label = dutch.format_number(Decimal(str(step)) * number)
            place = QRectF(0, level - 10, _LEFT - 8, 20)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label
            )

    def _draw_bar(self, painter: QPainter, slot: QRectF, bar: Bar, highest: float) -> None:
        scale = slot.height() / highest
        width = min(slot.width() * 0.55, 48.0)
        left = slot.center().x() - width / 2
        own, hired = bar.own * scale, bar.hired * scale
        painter.fillRect(
            QRectF(left, slot.bottom() - own, width, own),
            self.palette().color(theme.Role.Highlight),
        )
        painter.fillRect(
            QRectF(left, slot.bottom() - own - hired, width, hired), theme.hired_colour(self)
        )
        self._draw_words(painter, slot, bar, slot.bottom() - own - hired)
        if bar.quota is not None:
            level = slot.bottom() - bar.quota * scale
            painter.setPen(QPen(self.palette().color(theme.Role.WindowText), 2))
            painter.drawLine(int(left - 8), int(level), int(left + width + 8), int(level))

    def _draw_words(self, painter: QPainter, slot: QRectF, bar: Bar, top: float) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(self.palette().color(theme.Role.PlaceholderText))
        painter.drawText(QRectF(slot.left(), top - 22, slot.width(), 20), centre, bar.share)
        painter.setPen(self.palette().color(theme.Role.WindowText))
        below = QRectF(slot.left(), slot.bottom() + 6, slot.width(), 20)
        painter.drawText(below, centre, str(bar.year))


def nice_step(top: float) -> float:
    """A step of 1, 2 or 5 times a power of ten, for at most five lines."""
    if top <= 0:
        return 1.0
    power = 10.0 ** ceil(log10(top / 5) - 1)
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * 5 >= top)


def described(bar: Bar) -> str:
    """One year in words."""
    own, hired = (dutch.format_number(Decimal(str(part)), 1) for part in (bar.own, bar.hired))
    quota = (
        "" if bar.quota is None else f", quotum {dutch.format_number(Decimal(str(bar.quota)), 1)}"
    )
    share = f", {bar.share}" if bar.share else ""
    return f"{bar.year}: {own} in dienst, {hired} ingeleend{quota}{share}."
