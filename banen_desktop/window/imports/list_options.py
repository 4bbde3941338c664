"""The choices about a whole list: kind, year, sheet, full week, signs and encoding."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import FieldError
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.header import Header
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.raw import Settings
from banen_desktop.imports.lists.text_reader import ENCODINGS, SEPARATORS
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.calm_box import CalmBox

_DECIMAL_SIGNS = (("Per kolom herkennen", ""), ("Komma: 1.234,5", ","), ("Punt: 1,234.5", "."))
_ENCODING_NAMES = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows (West-Europa)"}
_BESIDE = 2
_NORM = fields.by_key(fields.WERKGEVER)["werkweek_uren"]


class ListOptions(QWidget):
    """Hands each choice to the reading and tells `changed`; `reread_asked` needs the file."""

    changed = Signal()
    reread_asked = Signal(object)

    def __init__(self, reading: ListReading, years: Sequence[int]) -> None:
        """Show the choices of a reading."""
        super().__init__()
        self._reading = reading
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2 * theme.STEP)
        self._grid = self._lines_of(lines)
        self.kind, self.year = self._combo("Soort lijst"), self._combo("Jaar")
        self.header, self.sheet = self._combo("Titels op"), self._combo("Blad")
        self.more = QCheckBox("Anders lezen: tekens en werkweek")
        lines.addWidget(self.more)
        self._rest = QWidget()
        self._grid = self._lines_of(QVBoxLayout(self._rest))
        lines.addWidget(self._rest)
        self._rest.hide()
        self.more.toggled.connect(self._rest.setVisible)
        self.decimal = self._combo("Decimaalteken in tekst")
        self.norm = QLineEdit()
        self._norm_title = self._add("Volledige werkweek", self.norm)
        self.separator, self.encoding = self._combo("Scheidingsteken"), self._combo("Codering")
        self._fill(years)
        self._connect()
        self.refresh()

    @staticmethod
    def _lines_of(lines: QVBoxLayout) -> QGridLayout:
        """Two choices beside each other on a line."""
        lines.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setSpacing(2 * theme.STEP)
        for column in range(_BESIDE):
            grid.setColumnStretch(column, 1)
        lines.addLayout(grid)
        return grid

    def _combo(self, title: str) -> QComboBox:
        combo = CalmBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        self._add(title, combo)
        return combo

    def _add(self, title: str, widget: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        label = theme.label(title, wrap=False)
        label.setBuddy(widget)
        widget.setAccessibleName(title)
        column.addWidget(label)
        column.addWidget(widget)
        column.addStretch(1)
        place = self._grid.count()
        self._grid.addWidget(box, place // _BESIDE, place % _BESIDE)
        return box

    def _fill(self, years: Sequence[int]) -> None:
        _put(self.kind, ((kind.label, kind.value) for kind in ListKind))
        _put(self.year, ((str(year), year) for year in years))
        _put(self.sheet, ((table.name, table.name) for table in self._reading.file.tables))
        _put(self.decimal, _DECIMAL_SIGNS)
        _put(self.separator, ((name.capitalize(), sign) for sign, name in SEPARATORS.items()))
        _put(self.encoding, ((_ENCODING_NAMES[name], name) for name in ENCODINGS))
        own = self._reading.own_norm
        known = f"{dutch.format_number(own)} (werkgever)" if own else "bijv. 36 of 40"
        self.norm.setPlaceholderText(known)
        self.norm.setAccessibleDescription("Uren per week van 1 fte, als de lijst die niet noemt")

    def _connect(self) -> None:
        reading = self._reading
        self._on(self.kind, lambda value: reading.choose_kind(ListKind(value)))
        self._on(self.year, reading.choose_year)
        self._on(self.sheet, reading.choose_sheet)
        self._on(self.header, reading.choose_header)
        self._on(self.decimal, reading.choose_decimal)
        for combo in (self.separator, self.encoding):
            combo.activated.connect(lambda _place: self._reread())
        self.norm.textEdited.connect(lambda _text: self._norm_typed())

    def _on(self, combo: QComboBox, choose: Callable[[Any], None]) -> None:
        def chosen(_place: int) -> None:
            self._choose(choose, combo.currentData())

        combo.activated.connect(chosen)

    def _reread(self) -> None:
        settings = Settings(self.encoding.currentData(), self.separator.currentData())
        self.reread_asked.emit(settings)

    def ask_week(self) -> None:
        """Bring the field in sight that fte waits for."""
        self.more.setChecked(True)

    def _norm_typed(self) -> None:
        try:
            norm = fields.from_user(_NORM, self.norm.text())
        except FieldError as error:
            self.norm.setToolTip(tip(str(error)))
            return
        self.norm.setToolTip("")
        self._choose(self._reading.choose_norm, norm)

    def _choose(self, choose: Callable[[Any], None], value: Any) -> None:
        choose(value)
        self.changed.emit()

    def refresh(self) -> None:
        """Show the choices as they are now; what does not matter for this list is away."""
        reading = self._reading
        _choose(self.kind, reading.mapping.kind.value)
        _choose(self.year, reading.year)
        _choose(self.sheet, reading.table.name)
        likely = reading.likely_header
        _put(self.header, ((_place(each, likely), each) for each in reading.headers))
        _choose(self.header, reading.mapping.header)
        _choose(self.decimal, reading.mapping.decimal)
        if not self.norm.hasFocus():
            norm = reading.mapping.fte_norm
            self.norm.setText("" if norm is None else dutch.format_number(norm))
        if reading.questions:  # what is asked is answered here
            self.more.setChecked(True)
        self._refresh_text_file()
        self._show(self.sheet, len(reading.file.tables) > 1)

    def _refresh_text_file(self) -> None:
        used = self._reading.file.settings
        for combo, value in ((self.separator, used.separator), (self.encoding, used.encoding)):
            if value and combo.findData(value) < 0:
                combo.addItem(value, value)
            _choose(combo, value)
            self._show(combo, bool(value))

    @staticmethod
    def _show(widget: QWidget, visible: bool) -> None:
        box = widget.parentWidget()
        if box is not None:
            box.setVisible(visible)


def _place(header: Header, likely: Header) -> str:
    """Where titles stand, in words: `rij 3`, `rij 3 en 4`."""
    if not header.lines:
        return "Geen titels"
    second = f" en {header.row + 2}" if header.lines == 2 else ""
    return f"Rij {header.row + 1}{second}" + (" (herkend)" if header == likely else "")


def _put(combo: QComboBox, choices: Iterable[tuple[str, Any]]) -> None:
    combo.clear()
    for text, value in choices:
        combo.addItem(text, value)


def _choose(combo: QComboBox, value: Any) -> None:
    # `findData` knows equal texts and numbers, but not equal values of ours.
    places = (place for place in range(combo.count()) if combo.itemData(place) == value)
    combo.setCurrentIndex(next(places, -1))
