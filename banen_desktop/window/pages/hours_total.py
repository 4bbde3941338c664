"""The row under the table of Uren: the sum of the rows, or another total that goes before it."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.model import Jaar
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import link_button
from banen_desktop.window.table.columns_table import TEXT_MARGIN
from banen_desktop.window.table.decimals import aligned
from banen_desktop.window.table.field_edit import FieldEdit
from banen_desktop.window.table.table_view import RowsTable

_FIELDS = fields.by_key(fields.JAAR)
_TOTAL, _ORIGIN = "verloonde_uren", "verloonde_uren_herkomst"
_HOURS, _COLUMNS = 2, 5  # onderdeel, functiegroep, uren, aandeel, and what stands at their right
_HEIGHT = 28


class HoursTotal(QWidget):
    """The total in the columns of a table; the user may put another one instead of the sum.

    `asked` tells that a total of its own is wanted, `dropped` that the sum is to be used again.
    """

    asked = Signal()
    dropped = Signal()

    def __init__(self, table: RowsTable) -> None:
        """A row for the table above it."""
        super().__init__()
        self._table = table
        self._wanted: object = None  # the dossier and year in which a total was asked for
        self._shown: object = None
        self._has_field = False
        self.edits = {key: FieldEdit(_FIELDS[key], self) for key in (_TOTAL, _ORIGIN)}
        self.edits[_TOTAL].ask("Totaal aan verloonde uren")
        self._input, self._note = self.edits[_TOTAL].give_parts()
        self._input.setProperty("alignment", int(Qt.AlignmentFlag.AlignRight))
        self._origin, self._unused = self.edits[_ORIGIN].give_parts()
        self._name, self._count = _cell("Totaal"), _cell("")
        self._sum, self._share = _cell("", right=True), _cell("", right=True)
        self.instead = link_button("Ander totaal invullen", "Ander totaal invullen dan de som")
        self.instead.clicked.connect(lambda _checked=False: self.asked.emit())
        self.back = link_button("Som van de rijen gebruiken")
        self.back.clicked.connect(lambda _checked=False: self.dropped.emit())
        self._words = theme.label("")
        self._lay_out()
        table.horizontalHeader().sectionResized.connect(self.fit)
        table.horizontalScrollBar().valueChanged.connect(self.fit)
        table.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        """Cells as wide as the columns above; words about the total under them."""
        self._cells = [QWidget() for _column in range(_COLUMNS)]
        row = QHBoxLayout()
        row.setSpacing(0)
        inside = (
            (self._name,),
            (self._count,),
            (self._sum, self._input),
            (self._share,),
            (self.instead, self._origin),
        )
        lines = [QHBoxLayout(cell) for cell in self._cells]
        for line, cell, parts in zip(lines, self._cells, inside, strict=True):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(0)
            for part in parts:
                line.addWidget(part)
            row.addWidget(cell)
        row.addStretch(1)
        self._cells[0].setMinimumHeight(theme.pixels(_HEIGHT))
        self._beside, self._below = lines[-1], QHBoxLayout()
        self._below.addStretch(1)
        self._below.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        for words in (self._note, self._words):
            column.addWidget(words)
        column.addLayout(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand under the columns of the table in another width too."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The cells move with the numbers of the rows, and with the scroll bar."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self, *_what: object) -> None:
        """Stand under the columns of the table; what has no room at their right goes below."""
        table, left = self._table, 0
        for column, cell in enumerate(self._cells[:-1]):
            right = table.viewport().x() + table.columnViewportPosition(column + 1)
            right = min(max(left, right), self.width())
            cell.setFixedWidth(right - left)
            left = right
        start = max(0, table.viewport().x() + table.columnViewportPosition(0))
        self._name.setContentsMargins(start + TEXT_MARGIN, 0, 0, 0)
        self._share.setVisible(self._cells[3].width() >= self._share.sizeHint().width())
        acts = (self.instead, self._origin)
        widest = max(part.sizeHint().width() for part in acts)
        holder = self._beside if self.width() - left >= widest + 2 * theme.STEP else self._below
        if acts[0].parentWidget() is not holder.parentWidget():
            for place, part in enumerate(acts):
                holder.insertWidget(place, part)
        around = self.layout()
        if around is not None:  # Qt forgets to, where this comes out of another layout
            around.activate()

    def want(self) -> None:
        """Open the field for a total of its own, with the keyboard in it."""
        # Without rows the field is there by itself, and gives way to their sum when they come.
        self._wanted = None if edits.total_of_rows(self._jaar) is None else self._shown
        self._say_what_is_used()
        self._input.setFocus()

    def drop(self) -> None:
        """Use the sum of the rows again, also instead of a text that could not be read."""
        self._wanted = None
        self.edits[_TOTAL].forget_unread()

    def show_year(self, jaar: Jaar, owner: object, *, can_edit: bool) -> None:
        """Show the hours of a year; `owner` tells it from others."""
        self._shown, self._jaar, self._can_edit = owner, jaar, can_edit
        for key, edit in self.edits.items():
            edit.set_value(getattr(jaar, key), owner)
            edit.input.setEnabled(can_edit)
        self._say_what_is_used()

    def _say_what_is_used(self) -> None:
        jaar, total = self._jaar, edits.total_of_rows(self._jaar)
        own, edit = jaar.verloonde_uren, self.edits[_TOTAL]
        typed = own is not None or edit.unread
        self._has_field = typed or total is None or self._wanted == self._shown
        self._input.setVisible(self._has_field)
        self._origin.setVisible(own is not None)
        self._sum.setVisible(not self._has_field)
        self.instead.setVisible(not self._has_field and self._can_edit)
        self.back.setVisible(self._has_field and total is not None and self._can_edit)
        rows = dutch.plural(dutch.format_number(Decimal(len(jaar.uren))), "rij", "rijen")
        self._count.setText(rows if jaar.uren else "")
        shown = "" if total is None else dutch.format_number(total)
        self._sum.setText(aligned(shown, self._table.decimals.at(_HOURS)))
        self._share.setText("100,0%" if total and own in {None, total} else "")
        edit.say_first("")
        self._words.setText(_words(own, total))
        shows_note = self._has_field and (edit.warns or not self._words.text())
        self._note.setVisible(shows_note)
        self._words.setVisible(bool(self._words.text()) and not shows_note)


def _words(own: Decimal | None, total: Decimal | None) -> str:
    """How the total and the rows go together."""
    if own is None:
        return "" if total is not None else "Kent u alleen het totaal? Eén getal is genoeg."
    if total is None:
        return ""
    said = f"De rijen zijn samen {dutch.format_number(total)} uur"
    if own == total:
        return f"{said}, net als dit totaal."
    more = "meer" if total > own else "minder"
    apart = dutch.format_number(abs(total - own))
    return f"{said}: {apart} uur {more} dan dit totaal. Het programma rekent met dit totaal."


def _cell(text: str, *, right: bool = False) -> QLabel:
    made = theme.label(text, bold=True, wrap=False)
    made.setContentsMargins(TEXT_MARGIN, 0, TEXT_MARGIN, 0)
    if right:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
