"""The Uren page: the paid hours of the year, in all and per onderdeel, and the percentage."""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate, count
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.model import Dossier, Jaar, UrenRegel
from banen_desktop.quota.calculation.year_facts import leading_hours, percentage_of
from banen_desktop.reports.pages.percentage_letter import percentage_letter
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.hours_total import HoursTotal
from banen_desktop.window.pages.percentage_panel import PercentagePanel
from banen_desktop.window.parts.imports_line import ImportsLine
from banen_desktop.window.table.columns import Cell, Column
from banen_desktop.window.table.columns_table import TEXT_MARGIN
from banen_desktop.window.table.rows_page import RowsPage

_FIELDS = fields.by_key(fields.UREN)
_ROW_HEIGHT = 28
_NAMES_FIRST = 60
_SELDOM_SORTED = {"Aandeel", "Opmerking"}
_PERCENTAGE, _TOTAL = "quotumpercentage", "verloonde_uren"
_ASKED = "Hoeveel uren betaalde u in {year}?"


class HoursPage(RowsPage):
    """Uren: the hours over which wage was paid, and the percentage of the year beside them."""

    name = page_table.HOURS.name

    def __init__(self, session: Session) -> None:
        """The table with its total, and at the right the percentage."""
        super().__init__(
            session,
            "Verloonde uren",
            "Alle uren waarover u loon betaalde, ook bij verlof en ziekte. De uren van de "
            "doelgroep zitten er al in.",
            self._columns(),
            lambda _rows: (UrenRegel() for _ in count()),
        )
        self.total, self.panel = HoursTotal(self.table), PercentagePanel(session)
        self.edits = self.total.edits | self.panel.edits
        for edit in self.edits.values():
            edit.edited.connect(partial(self._field_edited, edit.field))
        self.total.asked.connect(self.total.want)
        self.total.dropped.connect(self._drop_total)
        self.panel.source_asked.connect(self.message)
        self.panel.letter_asked.connect(self._copy_letter)
        self.imports = ImportsLine()
        self.imports.asked.connect(self.imports_asked)
        self._type = self.add_button("Totaal typen", self.total.want)
        self._law = self.link_beside_intro("Wat zegt de wet?")
        self._law.clicked.connect(lambda _checked=False: self.explain_asked.emit(_TOTAL))
        self._lay_out()

    def _lay_out(self) -> None:
        rows, policy = QWidget(), QSizePolicy.Policy
        rows.setSizePolicy(policy.Ignored, policy.Expanding)  # it gives way to the panel
        left = QVBoxLayout(rows)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.STEP)
        left.addLayout(self.buttons)
        left.addSpacing(theme.STEP)
        left.addWidget(self.table, 1)
        left.addWidget(self.total)
        left.addWidget(self.imports)
        self.table.verticalHeader().setDefaultSectionSize(theme.pixels(_ROW_HEIGHT))
        self.table.horizontalHeader().setMinimumHeight(theme.pixels(_ROW_HEIGHT))
        self._make_room()
        sides = QHBoxLayout()
        sides.setSpacing(4 * theme.STEP)
        sides.addWidget(rows, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)

    def _make_room(self) -> None:
        """All columns beside the panel: what is seldom sorted by needs no room for an arrow."""
        header = self.table.horizontalHeader()
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._widths = [header.sectionSize(place) for place in range(header.count())]
        for place, column in enumerate(self.model.columns):
            if column.title in _SELDOM_SORTED:
                title = header.fontMetrics().horizontalAdvance(column.title)
                self._widths[place] = (
                    title + 2 * TEXT_MARGIN + theme.STEP
                )  # the last one is stretched now
                header.resizeSection(place, self._widths[place])
        self.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Where there is more room, names get it first; the last column shares what is left."""
        if event.type() is QEvent.Type.Resize and not self.table.horizontalScrollBar().value():
            wide = _first_width(self._widths, self.table.viewport().width())
            self.table.horizontalHeader().resizeSection(0, wide)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The panel gives way a little in a narrow window, the table more."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(theme.side_width(narrow=theme.is_narrow(self)))
        self._show_acts()

    def _columns(self) -> Sequence[Column]:
        return (
            Column("Onderdeel", 10, _FIELDS["onderdeel"]),
            Column("Functiegroep", 12, _FIELDS["functiegroep"]),
            Column("Verloonde uren", 12, _FIELDS["verloonde_uren"]),
            Column("Aandeel", 7, cell=self._share, help="Deel van de som van de rijen."),
            Column("Herkomst", 10, _FIELDS["herkomst"]),
            Column("Opmerking", 9, _FIELDS["opmerking"]),
        )

    def _share(self, row: UrenRegel) -> Cell:
        jaar = self.session.jaar
        total = None if jaar is None else edits.total_of_rows(jaar)
        if not total or row.verloonde_uren is None:
            return Cell("")
        share = row.verloonde_uren / total
        return Cell(dutch.format_percentage(share, 1), share)

    def with_rows(self, rows: tuple[Any, ...]) -> Dossier:
        """The dossier with other rows of hours."""
        return edits.put_hours(self.session.dossier, self.session.year or 0, rows)

    def _field_edited(self, field: Field, value: Any, merge: str) -> None:
        year = self.session.year
        if year is None:
            return
        after = edits.set_year(self.session.dossier, year, **{field.key: value})
        spot = Spot(self.name, "", field.key)
        self.session.apply(f"{field.label.lower()} wijzigen", after, spot, f"{year}{merge}")

    def _drop_total(self) -> None:
        """Use the sum of the rows again."""
        self.total.drop()
        self._field_edited(self.edits[_TOTAL].field, None, "")
        self.refresh()
        self.table.setFocus()  # the field that had the keyboard has gone

    def _copy_letter(self) -> None:
        year = self.session.year
        if year is not None:
            letter = percentage_letter(self.session.dossier, year)
            QGuiApplication.clipboard().setText(letter.text)
            self.message.emit(
                "De brief staat op het klembord",
                f"Plak hem in een mail aan {letter.to}. Vul in wat tussen vierkante haken staat.",
            )

    def go_to(self, row: str, field: str) -> None:
        """Put the cursor in a field beside or under the table, or in a cell."""
        if row or field not in self.edits:
            super().go_to(row, field)
        elif field == _TOTAL:
            self.total.want()
        elif not self.panel.focus_field(field):
            self.edits[field].input.setFocus()

    def begin(self) -> None:
        """To the hours where there are none yet, else to the percentage that is missing."""
        jaar = self.session.jaar
        if jaar is None or not self.can_edit:
            return
        if leading_hours(jaar) is None:
            self.total.want()
        elif percentage_of(jaar, self.session.law) is None:
            self.panel.focus_field(_PERCENTAGE)

    def refresh(self) -> None:
        """Show the hours of the shown year."""
        jaar = self.session.jaar
        if jaar is None:
            return
        self.title.setText(_title(jaar))
        outcome = self.session.outcome
        self._law.setVisible(outcome is not None and _TOTAL in outcome.by_key)
        self.imports.show_year(jaar)
        self.show_rows(jaar.uren)
        self.model.recalculated()  # one row changes the share of all
        owner = (self.session.dossier.id, jaar.jaar)
        self.total.show_year(jaar, owner, can_edit=self.can_edit)
        self.panel.show_year(jaar, owner, can_edit=self.can_edit)
        self._show_acts()

    def _show_acts(self) -> None:
        """Only what can be done: in a narrow window a row is removed by its key or its menu."""
        jaar = self.session.jaar
        if jaar is not None:
            self._type.setVisible(leading_hours(jaar) is None)
            self.remove.setVisible(bool(jaar.uren) and not theme.is_narrow(self))
            self._search.setVisible(bool(jaar.uren))


def _first_width(widths: Sequence[int], room: int) -> int:
    """How wide the first column is, so that no column is cut.

    Those that do not fit beside the others stand whole behind the edge.
    """
    ends = list(accumulate(widths))
    whole = [end for end in ends if end <= room] or ends[:1]
    spare = max(0, room - whole[-1])
    more = spare if len(whole) < len(ends) else max(min(spare, _NAMES_FIRST), spare // 2)
    return widths[0] + more


def _title(jaar: Jaar) -> str:
    hours = leading_hours(jaar)
    if hours is None:
        return _ASKED.format(year=jaar.jaar)
    told = dutch.plural(dutch.format_number(hours), "verloond uur", "verloonde uren")
    return f"{told} in {jaar.jaar}"
