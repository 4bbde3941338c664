"""The total below a table: it stays where it is, whatever rows are seen above it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from banen_desktop.window.basis import theme
from banen_desktop.window.basis.elided import ElidedLabel
from banen_desktop.window.table.table_view import RowsTable

_HIGH, _AIR = 32, 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TotalRow(QWidget):
    """Words at the left, and sums under the columns of a table with these keys."""

    def __init__(self, table: RowsTable, keys: Sequence[str], unit: str, under: str) -> None:
        """Empty sums; they move with the columns. `unit` stands `under` another column."""
        super().__init__()
        self._table = table
        self._words = ElidedLabel(bold=True)
        self._words.setParent(self)
        self._sums = {key: self._sum() for key in keys}
        self._unit, self._under = theme.label(unit, wrap=False), under
        self._unit.setParent(self)
        self.setFixedHeight(theme.pixels(_HIGH))
        head = table.horizontalHeader()
        head.sectionResized.connect(lambda *_: self._place())
        head.geometriesChanged.connect(self._place)
        table.viewport().installEventFilter(self)

    def _sum(self) -> QLabel:
        made = theme.label("", bold=True, wrap=False)
        made.setParent(self)
        made.setAlignment(Qt.AlignmentFlag.AlignRight | _MIDDLE)
        return made

    def show_total(self, words: str, sums: Mapping[str, str]) -> None:
        """Show other words and sums."""
        self._words.show_text(words)
        for key, text in sums.items():
            self._sums[key].setText(text)
            self._sums[key].setAccessibleName(f"{key} samen: {text}")
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The columns went elsewhere."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the sums under their columns."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        head, air = self._table.horizontalHeader(), theme.pixels(_AIR)
        left = self._table.viewport().x()
        ends: list[int] = []
        for key, label in self._sums.items():
            place = self._table.place_of(key)
            end = left + head.sectionViewportPosition(place) + head.sectionSize(place) - air
            begin = min(left + head.sectionViewportPosition(place), end - label.sizeHint().width())
            ends.append(begin)
            label.setGeometry(begin, 2, end - begin, self.height() - 2)
        begin = left + head.sectionViewportPosition(self._table.place_of(self._under)) + air
        self._unit.setGeometry(begin, 2, max(self.width() - begin, 0), self.height() - 2)
        self._words.setGeometry(air, 2, max(min(ends) - 2 * air, 0), self.height() - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A line above the sums."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 2, self.palette().color(theme.Role.Dark))
