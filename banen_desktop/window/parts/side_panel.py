"""The quiet column beside a table: what is known of the chosen line, and its buttons."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.safe_text import lines as settable_lines
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import clear, follow_focus, scrolling


class SidePanel(QFrame):
    """Texts, small tables and buttons below each other; it scrolls where there is little room."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        theme.quiet_surface(self)
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(*(4 * theme.STEP,) * 4)
        self.column.setSpacing(2 * theme.STEP)
        self._area: QScrollArea = follow_focus(scrolling(self._inside))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """As wide as every column beside a page."""
        super().resizeEvent(event)
        self.setFixedWidth(theme.side_width(narrow=theme.is_narrow(self)))

    def begin(self) -> None:
        """Take everything out."""
        clear(self.column)

    def end(self) -> None:
        """What was put in stands at the top."""
        self.column.addStretch(1)

    def add(self, widget: QWidget) -> QWidget:
        """Put something at the end."""
        self.column.addWidget(widget)
        return widget

    def heading(self, text: str) -> None:
        """A title inside the column."""
        self.add(theme.heading(settable_lines(text)))

    def strong(self, text: str) -> None:
        """A smaller title."""
        self.add(theme.label(settable_lines(text), bold=True))

    def text(self, text: str, *, soft: bool = False) -> None:
        """A text, which may be of others."""
        self.add(theme.label(settable_lines(text), soft=soft))

    def pairs(self, rows: Sequence[tuple[str, str]]) -> None:
        """What something is called, and what it is."""
        self.grid((), [((name, value), False) for name, value in rows])

    def grid(
        self, titles: Sequence[str], rows: Sequence[tuple[Sequence[str], bool]]
    ) -> QGridLayout:
        """A small table; a row may be strong, and so is a cell that begins with `*`."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * theme.STEP)
        grid.setVerticalSpacing(theme.STEP)
        for column, title in enumerate(titles):
            self._put(grid, 0, column, theme.label(title, soft=True, wrap=not column))
        for row, (cells, bold) in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                strong = bold or cell.startswith("*")
                shown = settable_lines(cell.removeprefix("*"))
                self._put(grid, row, column, theme.label(shown, bold=strong, wrap=not column))
        grid.setColumnStretch(0, 1)
        self.column.addLayout(grid)
        return grid

    @staticmethod
    def _put(grid: QGridLayout, row: int, column: int, label: QWidget) -> None:
        right = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        grid.addWidget(label, row, column, right | Qt.AlignmentFlag.AlignVCenter)

    def buttons(self, *acts: tuple[str, Callable[[], object]]) -> list[QPushButton]:
        """Buttons beside each other."""
        line = QHBoxLayout()
        line.setSpacing(2 * theme.STEP)
        made = []
        for text, act in acts:
            button = QPushButton(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
            made.append(button)
        line.addStretch(1)
        self.column.addLayout(line)
        return made


def with_panel(tools: QLayout, table: QWidget, foot: QWidget, panel: SidePanel) -> QHBoxLayout:
    """Tools above a table and a line below it, and the panel of the chosen line beside them."""
    left = QVBoxLayout()
    left.setSpacing(2 * theme.STEP)
    left.addLayout(tools)
    left.addWidget(table, 1)
    left.addWidget(foot)
    columns = QHBoxLayout()
    columns.setSpacing(6 * theme.STEP)
    columns.addLayout(left, 1)
    columns.addWidget(panel)
    return columns
