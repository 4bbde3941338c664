"""The Uren page: the paid hours of the year, the percentage, and the hours per onderdeel."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.model import Dossier, Jaar, UrenRegel
from banen_desktop.reports.words import percentages
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.session import Session, Spot
from banen_desktop.window.parts.imports_line import ImportsLine
from banen_desktop.window.table.columns import Cell, Column
from banen_desktop.window.table.field_edit import FieldGrid
from banen_desktop.window.table.rows_page import RowsPage

_FIELDS = fields.by_key(fields.UREN)
_SHOWN = (
    "verloonde_uren",
    "verloonde_uren_vorig_jaar",
    "verloonde_uren_herkomst",
    "quotumpercentage",
    "bron_quotumpercentage",
)


class HoursPage(RowsPage):
    """Uren: the hours over which wage was paid."""

    name = page_table.HOURS.name

    def __init__(self, session: Session) -> None:
        """Make the fields and the table."""
        super().__init__(
            session,
            "Verloonde uren",
            "Alle uren waarover u loon betaalde, ook bij verlof en ziekte, met de doelgroep erbij.",
            self._columns(),
            lambda _rows: (UrenRegel() for _ in count()),
        )
        by_key = fields.by_key(fields.JAAR)
        self.grid = FieldGrid([by_key[key] for key in _SHOWN], columns=3)
        self.grid.edited.connect(self._field_edited)
        self._sum = theme.label("", soft=True)
        self.imports = ImportsLine()
        self.imports.asked.connect(self.imports_asked)
        self.body.addWidget(self.grid)
        self.body.addWidget(self.imports)
        self.body.addLayout(self.buttons)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._sum)
        self.table.setMinimumHeight(40 * theme.STEP)

    def _columns(self) -> Sequence[Column]:
        return (
            Column("Onderdeel", 24, _FIELDS["onderdeel"]),
            Column("Functiegroep", 16, _FIELDS["functiegroep"]),
            Column("Verloonde uren", 15, _FIELDS["verloonde_uren"]),
            Column("Aandeel", 9, cell=self._share, help="Deel van de som van de regels."),
            Column("Herkomst", 20, _FIELDS["herkomst"]),
            Column("Opmerking", 20, _FIELDS["opmerking"]),
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

    def go_to(self, row: str, field: str) -> None:
        """Put the cursor in a field above the table, or in a cell."""
        if not row and field in self.grid.edits:
            self.grid.edits[field].input.setFocus()
        else:
            super().go_to(row, field)

    def refresh(self) -> None:
        """Show the hours of the shown year."""
        jaar = self.session.jaar
        if jaar is None:
            return
        self.title.setText(f"Verloonde uren in {jaar.jaar}")
        self.grid.setEnabled(self.can_edit)
        self.grid.show_values(jaar, (self.session.dossier.id, jaar.jaar))
        self.imports.show_year(jaar)
        self.show_rows(jaar.uren)
        self.model.recalculated()  # one row changes the share of all
        self._say_percentage(jaar)
        self._sum.setText(self._sum_words())

    def _say_percentage(self, jaar: Jaar) -> None:
        edit = self.grid.edits["quotumpercentage"]
        edit.say_first(percentages.beside_field(jaar, self.session.law, edit.field.help))

    def _sum_words(self) -> str:
        jaar, outcome = self.session.jaar, self.session.outcome
        total = None if jaar is None else edits.total_of_rows(jaar)
        if jaar is None or outcome is None or total is None:
            return "Geen regels nodig als u hierboven een totaal invult."
        words = f"Som van de regels: {dutch.format_number(total)} uur."
        if outcome.verdeling_verschil:
            more = "meer" if outcome.verdeling_verschil > 0 else "minder"
            difference = dutch.format_number(abs(outcome.verdeling_verschil))
            words += f" Dat is {difference} uur {more} dan het totaal; het totaal is leidend."
        elif outcome.verdeling_verschil is not None:
            words += " Dat is gelijk aan het totaal."
        return words
