"""The bar of the sector: its parts against the quotum, as far as the reader may see them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from banen_desktop.quota.units import decimal_of
from banen_desktop.reports.pages.chart import NOTHING, Bar
from banen_desktop.sector.out.charts import quotum_parts
from banen_desktop.sector.out.outgoing import Uitvoer
from banen_desktop.sector.out.sentences import coverage, split_words
from banen_desktop.window.basis import theme
from banen_desktop.window.parts.quotum_bar import paint_bar

_HIGH = 24
_PARTS = ("own", "hired", "waiting")


class SectorBarChart(QWidget):
    """Own filled, hired hatched, not split dashed, and the quotum as a tick."""

    def __init__(self) -> None:
        """Nothing to draw yet."""
        super().__init__()
        self._bar: Bar | None = None
        self.setFixedHeight(theme.pixels(_HIGH + 8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_edition(self, edition: Uitvoer) -> None:
        """Draw what this audience sees; nothing where the whole may not be seen."""
        self._bar = bar_of(edition)
        self.setVisible(self._bar is not None)
        self.setAccessibleName(f"{coverage(edition)} {split_words(edition)}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The bar on the surface of what is still to be done."""
        bar = self._bar
        if bar is None:
            return
        painter = QPainter(self)
        over = theme.pixels(4)
        place = QRectF(0, over, self.width(), self.height() - 2 * over)
        painter.fillRect(place, self.palette().color(theme.Role.Midlight))
        top = max(bar.quota or NOTHING, bar.realised)
        paint_bar(painter, place, bar, top, self.palette())
        painter.end()


def bar_of(edition: Uitvoer) -> Bar | None:
    """The parts of the bar that an audience sees; without a whole there is no bar."""
    whole = edition.exact("kern", "Banen")
    if whole is None:
        return None
    quota = edition.exact("kern", "Quotum")
    found = [
        decimal_of(cel.waarde) if cel.waarde is not None else NOTHING
        for _, _, cel in quotum_parts(edition)
    ]
    own, hired, rest = (*found, *(NOTHING,) * 3)[:3]
    return Bar(
        edition.jaar,
        realised=decimal_of(whole),
        own=own,
        hired=hired,
        waiting=rest,
        quota=None if quota is None else decimal_of(quota),
    )
