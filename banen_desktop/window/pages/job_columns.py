"""The columns of the page with jobs: which are seen, and what the calculated ones say."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.model import Baan, Dossier
from banen_desktop.quota.calculation.rows import register_checked, row_outcome
from banen_desktop.quota.calculation.trace import RowOutcome, Telt
from banen_desktop.quota.law.forms import Vraag
from banen_desktop.reports.words import job_rows
from banen_desktop.window.basis.session import Session
from banen_desktop.window.table.columns import Cell, Column, Seen

REGISTER = "register_gecontroleerd_op"
COUNTS = "Telt mee"
_PART = "Het deel van het jaar waarin het contract loopt. U typt de eerste en de laatste dag."
_SIGNS = "Verloonde uren. Met ~ is het een schatting; tussen haakjes tellen de uren niet mee."
_FIELDS = fields.by_key(fields.BAAN)
_ORDER = {Telt.JA: 0, Telt.NOG_NIET: 1, Telt.NEE: 2}


class JobColumns:
    """The columns of the jobs of the shown year; `open` are the rows where something is to do."""

    def __init__(self, session: Session) -> None:
        """Nothing is known to be open yet."""
        self._session = session
        self.open: Collection[str] = frozenset()

    def all(self) -> tuple[Column, ...]:
        """In the order in which rows are pasted and copied, whatever is seen."""

        def typed(key: str, width: int, title: str = "", **more: Any) -> Column:
            return Column(title or _FIELDS[key].label, width, _FIELDS[key], **more)

        def beside(key: str) -> Column:
            return typed(key, 10, seen=Seen.NEVER)

        return (
            typed("kenmerk", 6),
            typed("onderdeel", 11, suggests=self.known_names),
            typed("vorm", 13, seen=Seen.WIDE),
            typed("uren_per_week", 5, "Uur/week", seen=Seen.WIDEST),
            typed("van", 8, "Dit jaar", cell=self._in_year, seen=Seen.WIDE, help=_PART),
            typed("tot", 10, "Tot en met", within="van", seen=Seen.NEVER),
            typed("verloonde_uren", 8, "Uren", cell=self._hours, help=_SIGNS),
            Column("Uren in jaar", 10, cell=self._hours_of_year, seen=Seen.NEVER),
            Column("Banen", 5, cell=self._jobs, help="De uren van het jaar ÷ de uren per baan."),
            Column(
                COUNTS,
                9,
                cell=self._counts,
                is_text=True,
                help="Volgens de vorm en de toerekening.",
            ),
            *map(beside, ("toerekening", REGISTER, "uitlener_7_690", "uitlener_handelsregister")),
            *map(beside, ("contract", "soort_werk", "telt_mee_van", "telt_mee_tot")),
            *map(beside, ("verloonde_uren_herkomst", "aantal", "opmerking")),
        )

    def outcome_of(self, baan: Baan) -> RowOutcome:
        """What a row is worth in the shown year."""
        return row_outcome(baan, self._session.year or 0, self._session.law)

    def _in_year(self, baan: Baan) -> Cell:
        return Cell(job_rows.in_year(baan, self._session.year or 0), baan.van)

    def _hours(self, baan: Baan) -> Cell:
        row = self.outcome_of(baan)
        return Cell(job_rows.hours(row), row.uren, warns=row.uren is None)

    def _hours_of_year(self, baan: Baan) -> Cell:
        row = self.outcome_of(baan)
        if row.uren is None:
            return Cell("onbekend", None, warns=True)
        return Cell(("± " if row.geschat else "") + dutch.format_number(row.uren, 1), row.uren)

    def _jobs(self, baan: Baan) -> Cell:
        row = self.outcome_of(baan)
        return Cell(job_rows.jobs(row), row.banen if row.telt is Telt.JA else None)

    def _counts(self, baan: Baan) -> Cell:
        row = self.outcome_of(baan)
        text = job_rows.counts(baan, row, self._session.year or 0)
        if self._lacks_contract(baan, row) and text == "ja":
            text = "ja, vul aan"
        return Cell(text, _ORDER[row.telt], warns=baan.id in self.open)

    def _lacks_contract(self, baan: Baan, row: RowOutcome) -> bool:
        """Whether the report asks what contract it is: only of what is open already."""
        own = row.telt is Telt.JA and not row.hired
        return own and baan.contract is None and baan.id in self.open

    def known_names(self) -> list[str]:
        """The onderdelen that stand at Uren."""
        jaar = self._session.jaar
        named = () if jaar is None else (row.onderdeel for row in jaar.uren)
        return sorted({name for name in named if name}, key=str.casefold)

    def open_field(self, baan: Baan) -> str:
        """The key of the field where the first thing is done that is open; empty without one."""
        row = self.outcome_of(baan)
        if row.uren is None:
            return "verloonde_uren"
        if row.telt is not Telt.NEE and not register_checked(baan, self._session.year or 0):
            return REGISTER
        if self._lacks_contract(baan, row):
            return "contract"
        if row.regel.doubts_form:
            return str(Vraag.UITLENER_7_690)
        asked = (*row.open_vragen, Vraag.TOEREKENING) if row.telt is Telt.NOG_NIET else ("",)
        return str(asked[0])

    def instead_of_name(self, row: str, before: str) -> str | None:
        """What a name of a row may have to be: the one that is most like it, or what it was.

        `None` when it is known at Uren or of another row, or when nothing is known.
        """
        jaar = self._session.jaar
        rows = () if jaar is None else jaar.banen
        name = next((baan.onderdeel for baan in rows if baan.id == row), "")
        others = {baan.onderdeel for baan in rows if baan.id != row}
        return self._instead_of({name}, others, before).get(name)

    def instead_of_names(self, rows: Iterable[Baan], before: Iterable[Baan]) -> dict[str, str]:
        """The names of rows that are not known at Uren or of the rows before, with the likest."""
        names, others = ({baan.onderdeel for baan in each} for each in (rows, before))
        return self._instead_of(names, others, "")

    def _instead_of(self, names: set[str], others: set[str], without: str) -> dict[str, str]:
        known = self.known_names()
        plain = {each.casefold(): each for each in known}
        new = sorted(names - {"", *known, *others}) if known else ()
        likest = {name: get_close_matches(name.casefold(), plain, 1) for name in new}
        return {name: plain[near[0]] if near else without for name, near in likest.items()}


def has_hours(baan: Baan) -> bool:
    """Whether something is known about the hours of a row."""
    return baan.verloonde_uren is not None or baan.uren_per_week is not None


def new_jobs(rows: Sequence[Any], dossier: Dossier) -> Iterator[Baan]:
    """New rows; a kenmerk of any year stays that of one person, so that people can be counted."""
    others = [baan for jaar in dossier.jaren for baan in jaar.banen]
    return (Baan(kenmerk=kenmerk) for kenmerk in edits.free_kenmerken([*rows, *others]))
