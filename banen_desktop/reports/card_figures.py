"""The figures of one year as the cards show them: from the trace, with a word for what is missing.

What leaves the house tells of no few people, also where a part would give them away by taking it
from the whole: the words and the rule are those of `guard`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan, Dossier, Jaar
from banen_desktop.quota import breakdown
from banen_desktop.quota.breakdown import Part
from banen_desktop.quota.law import Law, Status
from banen_desktop.quota.trace import Outcome, Regime, RowOutcome
from banen_desktop.reports import wording
from banen_desktop.reports.card import UNKNOWN
from banen_desktop.reports.guard import (
    AT_END,
    FEW_PEOPLE,
    FEW_WORD,
    NOT_SHOWN,
    Guard,
    is_few,
    people_cannot_be_right,
)

Wanted = Callable[[Baan, RowOutcome], bool]
NO_ROWS = "Er staan nog geen banen bij dit jaar. Had u ze wel? Vul ze in bij Banen."
_HOURS_OF_JOBS = "Niet bij elke baan staan uren. Vul die in bij Banen."
_ROW_PER_PERSON = "Maak bij Banen een rij per persoon."
_NOT_APART = "niet apart getoond"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a person reads it, and what is missing for it."""

    text: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class CardFigures:
    """One year of a dossier with its outcome, as figures."""

    dossier: Dossier
    jaar: Jaar
    outcome: Outcome
    law: Law

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.outcome.jaar

    @cached_property
    def guard(self) -> Guard:
        """What of this year may not leave the house."""
        return Guard.of(self.outcome, self.jaar)

    @property
    def note(self) -> str:
        """Why numbers are left out, and what to think of before the total goes out."""
        return " ".join(part for part in (self.guard.reason, self.guard.warning) if part)

    @cached_property
    def own(self) -> Part:
        """Counting jobs on the own payroll."""
        return self.part(breakdown.own)

    @cached_property
    def hired(self) -> Part:
        """Counting hired jobs."""
        return self.part(breakdown.hired)

    @cached_property
    def all(self) -> Part:
        """All counting jobs."""
        return self.part(breakdown.counting)

    def part(self, wanted: Wanted) -> Part:
        """The wanted rows over the whole year."""
        return breakdown.in_year(self.dossier, self.outcome, self.law, wanted)

    def on(self, day: date, wanted: Wanted = breakdown.counting) -> Part:
        """The wanted rows on a day."""
        return breakdown.on_day(self.dossier, self.outcome, self.law, day, wanted)

    @property
    def last_day(self) -> date:
        """31 December of the year."""
        return date(self.year, 12, 31)

    # -- written --------------------------------------------------------------------------------

    def step(self, key: str) -> Figure:
        """A step of the trace, or what to fill in before there is one."""
        step = self.outcome.by_key.get(key)
        if step is not None:
            return Figure(wording.shown(step))
        if self.outcome.regime is not Regime.QUOTUMREGELING and key != "verloonde_uren":
            return Figure("niet van toepassing: over dit jaar hebt u geen eigen quotum")
        return Figure(UNKNOWN, tuple(self._needed(key)))

    def _needed(self, key: str) -> list[str]:
        needed = []
        if "verloonde_uren" not in self.outcome.by_key and key != "quotumpercentage":
            needed.append(f"Vul de verloonde uren van {self.year} in bij Uren.")
        if "quotumpercentage" not in self.outcome.by_key and key != "verloonde_uren":
            needed.append(f"Vul het quotumpercentage van {self.year} in bij Uren, met de bron.")
        return needed

    def percentage(self) -> Figure:
        """The quotumpercentage, with its status when it is not settled."""
        found = self.step("quotumpercentage")
        step = self.outcome.by_key.get("quotumpercentage")
        legal = None if step is None else step.legal
        if legal is None or legal.status is Status.VASTGESTELD:
            return found
        return Figure(f"{found.text} ({legal.status.label.lower()})", found.missing)

    def jobs(self, part: Part) -> Figure:
        """A number of jobs; rows with unknown hours make it a lower bound."""
        missing = self._rows_missing(part)
        shown = wording.amount(part.banen) if part.banen else "0 banen"
        if part.onvolledig and not part.banen:
            return Figure(UNKNOWN, missing)
        return Figure(f"ten minste {shown}" if part.onvolledig else shown, missing)

    def _rows_missing(self, part: Part) -> tuple[str, ...]:
        if not self.jaar.banen:
            return (NO_ROWS,)
        return (_HOURS_OF_JOBS,) if part.onvolledig else ()

    def jobs_apart(self, *parts: Part, whole: Part) -> tuple[Figure, ...]:
        """Parts of the jobs beside each other: none, nor what they leave of the whole, of few."""
        rest = max(whole.personen - sum(part.personen for part in parts), 0)
        groups = [number for number in (*(part.personen for part in parts), rest) if number]
        if len(groups) > 1 and any(is_few(number) for number in groups):
            return tuple(
                Figure(_NOT_APART, self._rows_missing(part)) if part.personen else self.jobs(part)
                for part in parts
            )
        return tuple(self.jobs(part) for part in parts)

    def jobs_beside(self, part: Part) -> Figure:
        """Jobs that are reported apart from those that count."""
        return Figure(FEW_WORD) if is_few(part.personen) else self.jobs(part)

    def jobs_on(self, day: date) -> Figure:
        """The jobs on a day, unless they are of few people, or tell of the few who left."""
        part = self.on(day)
        hidden = day == self.last_day and self.guard.hides(AT_END)
        if hidden or is_few(part.personen):
            return Figure(NOT_SHOWN, self._rows_missing(part))
        return self.jobs(part)

    def parts_on(self, day: date, *wanted: Wanted) -> tuple[Figure, ...]:
        """Parts of the jobs on a day beside each other, hidden where their total is."""
        parts = [self.on(day, one) for one in wanted]
        if self.jobs_on(day).text == NOT_SHOWN:
            return tuple(Figure(NOT_SHOWN, self._rows_missing(part)) for part in parts)
        return self.jobs_apart(*parts, whole=self.on(day))

    def people(self, number: int, whole: int | None = None) -> Figure:
        """A number of people, as part of a `whole`; few people are not counted out."""
        if people_cannot_be_right(self.outcome):
            return Figure(UNKNOWN, (_ROW_PER_PERSON,))
        missing = () if self.jaar.banen else (NO_ROWS,)
        rest = 0 if whole is None else whole - number
        if is_few(number):
            return Figure(f"{FEW_PEOPLE} personen", missing)
        if number and is_few(rest):
            return Figure(_NOT_APART, missing)
        return Figure(dutch.people(number), missing)
