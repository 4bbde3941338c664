"""The pages of the report on the screen, as they are printed: a whole page, or as wide as fits."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from banen_desktop.window.basis import theme

ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_A4 = 297 / 210
_MARGIN = 3 * theme.STEP


class Sheet(QWidget):
    """One page on white paper; it is read and drawn when it comes in sight."""

    def __init__(self, svg: str, number: int, of: int) -> None:
        """A page that is not drawn yet."""
        super().__init__()
        self._svg = svg
        self._renderer: QSvgRenderer | None = None
        self._drawn = QPixmap()
        self.tell(number, of)

    def tell(self, number: int, of: int) -> None:
        """Say which page it is."""
        self.setAccessibleName(f"Pagina {number} van {of}")

    def show_svg(self, svg: str) -> None:
        """Show another page in the same place."""
        if svg != self._svg:
            self._svg, self._renderer, self._drawn = svg, None, QPixmap()
            self.update()

    def renderer(self) -> QSvgRenderer:
        """What draws the page, on the screen or on paper."""
        if self._renderer is None:
            self._renderer = QSvgRenderer(QByteArray(self._svg.encode()))
            self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        return self._renderer

    def set_width(self, width: int) -> None:
        """Be so wide, and as high as paper is."""
        self.setFixedSize(QSize(width, int(width * _A4)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the page; drawing it again is copying."""
        ratio = self.devicePixelRatioF()
        size = QSize(int(self.width() * ratio), int(self.height() * ratio))
        if self._drawn.size() != size:
            self._drawn = self._draw(size)
            self._drawn.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw(self, size: QSize) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self.renderer().render(painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()
        return made


class PagesView(QScrollArea):
    """Pages under each other; arrows, Page Up and Down, Home and End scroll.

    A whole page is in sight at first. `zoom` is the width of a page in that of the room, once the
    user asked for it: by a double click, by Enter, or with Ctrl and plus or minus.
    """

    def __init__(self) -> None:
        """No pages yet."""
        super().__init__()
        self.sheets: list[Sheet] = []
        self.zoom: float | None = None
        self._paper = QWidget()
        self._column = QVBoxLayout(self._paper)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_MARGIN)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        theme.quiet_surface(self._paper)
        self.setWidget(self._paper)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pagina’s van het rapport")
        self.setToolTip("Dubbelklik of Enter: paginabreedte of hele pagina. Ctrl en + of −: zoomen")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_pages(self, svgs: Sequence[str], words: str) -> None:
        """Show pages; where the reader is, the reader stays."""
        for place, svg in enumerate(svgs):
            if place < len(self.sheets):
                self.sheets[place].show_svg(svg)
            else:
                sheet = Sheet(svg, place + 1, len(svgs))
                self.sheets.append(sheet)
                self._column.addWidget(sheet)
        for sheet in self.sheets[len(svgs) :]:
            sheet.setParent(None)
            sheet.deleteLater()
        del self.sheets[len(svgs) :]
        for place, sheet in enumerate(self.sheets):
            sheet.tell(place + 1, len(svgs))
        self.setAccessibleDescription(words)
        self._fit()

    def zoom_by(self, steps: int) -> None:
        """One step larger (1) or smaller (-1) than what is seen."""
        now = self._shown_zoom()
        further = [one for one in ZOOMS if (one > now if steps > 0 else one < now)]
        if further:
            self._zoom_to(min(further) if steps > 0 else max(further))

    def _turn(self) -> None:
        self._zoom_to(1.0 if self.zoom is None else None)

    def _zoom_to(self, zoom: float | None) -> None:
        self.zoom = zoom
        self._fit()

    def _shown_zoom(self) -> float:
        """How wide a page is, in the width of the room."""
        if self.zoom is not None:
            return self.zoom
        wide, high = self._room()
        return min(wide, high / _A4) / wide

    def _room(self) -> tuple[int, int]:
        inside = self.viewport().size()
        return max(inside.width() - 2 * _MARGIN, 40), max(inside.height() - 2 * _MARGIN, 40)

    def _fit(self) -> None:
        wide, _ = self._room()
        for sheet in self.sheets:
            sheet.set_width(max(int(wide * self._shown_zoom()), 40))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Pages stay as large as the room asks."""
        super().resizeEvent(event)
        self._fit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A double click shows the pages as wide as the room, and a whole page again."""
        self._turn()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Home and End go to the first and last page; Enter and Ctrl with + and - zoom."""
        bar, key = self.verticalScrollBar(), event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not control:
            self._turn()
        elif control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(1)
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        else:
            super().keyPressEvent(event)
