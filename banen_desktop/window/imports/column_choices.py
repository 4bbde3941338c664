"""What each column of the file means: one row per column, with what it becomes in a box."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from banen_desktop import dutch
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.raw import column_name
from banen_desktop.imports.lists.recognise import targets_of
from banen_desktop.imports.lists.titles import Target
from banen_desktop.safe_text import settable
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.elided import ElidedLabel
from banen_desktop.window.imports.source_table import LEFT_OUT, NOT_USED

_HEADS = ("", "Kolom", "Eerste waarde", "Wordt")
_LOOKED_AT = 200  # rows in which the first value of a column is looked for
_MOST = 200  # columns with a box of their own; more are chosen in the file itself


class ColumnChoices(QWidget):
    """`target_chosen` tells what the user wants a column, counted from 0, to become."""

    target_chosen = Signal(int, object)

    def __init__(self, reading: ListReading) -> None:
        """No columns yet."""
        super().__init__()
        self._reading = reading
        self._shown: object = None
        self.boxes: dict[int, QComboBox] = {}
        self._becomes: tuple[Target | None, ...] = (None,)
        self._marks: dict[int, ElidedLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * theme.STEP)
        self._grid.setVerticalSpacing(theme.STEP)
        for place, stretch in enumerate((0, 5, 4, 6)):
            self._grid.setColumnStretch(place, stretch)

    def refresh(self) -> None:
        """Show the columns of the sheet, and what each becomes now."""
        reading = self._reading
        shown = (reading.table, reading.mapping.header, reading.mapping.kind)
        if shown != self._shown:
            self._shown = shown
            self._fill()
        for column, box in self.boxes.items():
            target = reading.target(column)
            box.setCurrentIndex(self._becomes.index(target) if target in self._becomes else 0)
            strong = theme.font(self, theme.BODY, bold=target is not None)
            self._marks[column].setFont(strong)

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes, self._marks = {}, {}
        for place, text in enumerate(_HEADS):
            self._grid.addWidget(theme.label(text, soft=True, wrap=False), 0, place)
        self._becomes = (None, *targets_of(self._reading.mapping.kind))
        for column in range(min(self._reading.table.width, _MOST)):
            self._add(column)

    def _add(self, column: int) -> None:
        title = self._reading.title(column)
        letters = theme.label(column_name(column), soft=True, wrap=False)
        mark, value = ElidedLabel(), ElidedLabel()
        mark.show_text(settable(title) or "(zonder titel)")
        value.show_text(settable(self._first_value(column)))
        self._marks[column] = mark
        row = self._grid.rowCount()
        widgets: list[QWidget] = [letters, mark, value]
        if self._reading.is_left_out(column):
            widgets.append(theme.label(LEFT_OUT, soft=True, wrap=False))
        else:
            self.boxes[column] = self._box(column, title)
            mark.setBuddy(self.boxes[column])
            widgets.append(self.boxes[column])
        for place, widget in enumerate(widgets):
            self._grid.addWidget(widget, row, place)

    def _box(self, column: int, title: str) -> QComboBox:
        box = CalmBox()
        box.setAccessibleName(f"Kolom {column_name(column)} {dutch.shorten(title, 60)} wordt")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.addItems([each.label if each else NOT_USED.capitalize() for each in self._becomes])
        box.activated.connect(partial(self._chosen, column))
        return box

    def _chosen(self, column: int, place: int) -> None:
        self.target_chosen.emit(column, self._becomes[place])

    def _first_value(self, column: int) -> str:
        """The first cell under the titles with something in it."""
        if self._reading.is_left_out(column):
            return ""
        table, first = self._reading.table, self._reading.mapping.first_row
        rows = range(first, min(len(table.rows), first + _LOOKED_AT))
        return next((text for row in rows if (text := table.shown(row, column))), "")
