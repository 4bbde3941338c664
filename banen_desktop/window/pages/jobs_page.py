"""The Banen page: a row per job or contract, and what each is worth."""

from collections.abc import Iterator, Sequence
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.model import Baan, Dossier
from banen_desktop.quota.calculation.rows import row_outcome
from banen_desktop.quota.calculation.trace import RowOutcome, Telt
from banen_desktop.window.basis import page_table
from banen_desktop.window.basis.session import Session
from banen_desktop.window.table.columns import Cell, Column
from banen_desktop.window.table.rows_page import RowsPage

_FIELDS = fields.by_key(fields.BAAN)
_COUNTS = {Telt.JA: "ja", Telt.NOG_NIET: "nog niet", Telt.NEE: "nee"}
_ORDER = {Telt.JA: 0, Telt.NOG_NIET: 1, Telt.NEE: 2}


class JobsPage(RowsPage):
    """Banen: the jobs for the target group in the shown year."""

    name = page_table.JOBS.name

    def __init__(self, session: Session) -> None:
        """Make the table of jobs."""
        super().__init__(
            session,
            "Banen voor de doelgroep",
            "Een rij per baan of contract, met een eigen kenmerk. Namen en BSN zijn niet nodig.",
            self._columns(),
            lambda rows: _new_jobs(rows, session.dossier),
        )
        self.add_button("Telt deze baan mee?", self._ask_counts, "Ctrl+T")
        self.row_chosen.connect(self.job_chosen)
        self.body.addLayout(self.buttons)
        self.body.addWidget(self.table, 1)

    def explain_again(self) -> None:
        """Explain the chosen row once more."""
        row = self.table.current_row()
        if row is not None:
            self.job_chosen.emit(row)

    def _columns(self) -> tuple[Column, ...]:
        def typed(key: str, width: int, title: str = "") -> Column:
            return Column(title or _FIELDS[key].label, width, _FIELDS[key])

        return (
            typed("kenmerk", 8),
            typed("onderdeel", 13),
            typed("vorm", 13),
            typed("uren_per_week", 9, "Uren/week"),
            typed("van", 10),
            typed("tot", 10, "Tot en met"),
            typed("verloonde_uren", 12),
            Column("Uren in jaar", 10, cell=self._hours, help="Verloonde uren, of een schatting."),
            Column("Banen", 6, cell=self._jobs, help="De uren van het jaar ÷ de uren per baan."),
            Column(
                "Telt mee",
                13,
                cell=self._counts,
                is_text=True,
                help="Volgens de vorm en de toerekening.",
            ),
            typed("toerekening", 13),
            typed("register_gecontroleerd_op", 12),
            typed("uitlener_7_690", 14),
            typed("uitlener_handelsregister", 17),
            typed("contract", 10),
            typed("soort_werk", 18),
            typed("telt_mee_van", 13),
            typed("telt_mee_tot", 17),
            typed("verloonde_uren_herkomst", 20),
            typed("aantal", 14),
            typed("opmerking", 24),
        )

    def outcome_of(self, baan: Baan) -> RowOutcome:
        """What a row is worth in the shown year."""
        return row_outcome(baan, self.session.year or 0, self.session.law)

    def _hours(self, baan: Baan) -> Cell:
        row = self.outcome_of(baan)
        if row.uren is None:
            return Cell("onbekend", None, warns=True)
        return Cell(("± " if row.geschat else "") + dutch.format_number(row.uren, 1), row.uren)

    def _jobs(self, baan: Baan) -> Cell:
        row = self.outcome_of(baan)
        return Cell("" if row.banen is None else dutch.format_number(row.banen, 2), row.banen)

    def _counts(self, baan: Baan) -> Cell:
        row = self.outcome_of(baan)
        text = "ja, afgesproken" if row.allocated and row.telt is Telt.JA else _COUNTS[row.telt]
        text = "vraag open" if row.open_vragen else text
        return Cell(text, _ORDER[row.telt], warns=row.telt is Telt.NOG_NIET)

    def _ask_counts(self) -> None:
        baan = self.table.current_row()
        if isinstance(baan, Baan):
            self.counts_asked.emit(baan)
        else:
            self.message.emit("Telt deze baan mee?", "Kies eerst een rij in de tabel.")

    def with_rows(self, rows: tuple[Any, ...]) -> Dossier:
        """The dossier with other jobs."""
        return edits.put_jobs(self.session.dossier, self.session.year or 0, rows)

    def refresh(self) -> None:
        """Show the jobs of the shown year."""
        jaar = self.session.jaar
        if jaar is not None:
            self.title.setText(f"Banen voor de doelgroep in {jaar.jaar}")
            self.show_rows(jaar.banen)


def _new_jobs(rows: Sequence[Any], dossier: Dossier) -> Iterator[Baan]:
    """New rows; a kenmerk of any year stays that of one person, so that people can be counted."""
    others = [baan for jaar in dossier.jaren for baan in jaar.banen]
    return (Baan(kenmerk=kenmerk) for kenmerk in edits.free_kenmerken([*rows, *others]))
