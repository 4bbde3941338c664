"""Cards with answers: what a portal or a monitor asks, the figure, and what it means exactly.

The figures of a year come from the trace, with a word for what is missing. What leaves the house
tells of no few people, also where a part would give them away by taking it from the whole: the
words and the rule are those of `guard`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan, Dossier, Jaar, Sector
from banen_desktop.dutch import Sum
from banen_desktop.quota.calculation.rows import runs_on
from banen_desktop.quota.calculation.trace import Bound, Outcome, Regime, RowOutcome, Telt
from banen_desktop.quota.law.forms import Rol, with_role
from banen_desktop.quota.law.law import Law, Status
from banen_desktop.quota.years import breakdown
from banen_desktop.quota.years.breakdown import Part
from banen_desktop.quota.years.forms import totals_by_form
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.guard import (
    AT_END,
    FEW_PEOPLE,
    FEW_WORD,
    NEVER,
    NOT_SHOWN,
    OWN,
    WAITING,
    WITHHELD,
    Guard,
    is_few,
    parts_shown,
    people_cannot_be_right,
    taken_together,
)

Wanted = Callable[[Baan, RowOutcome], bool]
BETWEEN = {Sector.WO: ((6, 30),), Sector.RIJK: ((9, 30),)}
"""The days (month, day) before the end of the year that the monitor of a sector asks about."""
NO_ROWS = "Er staan nog geen banen bij dit jaar. Had u ze wel? Vul ze in bij Banen."
_HOURS_OF_JOBS = "Niet bij elke baan staan uren. Vul die in bij Banen."
_ROW_PER_PERSON = "Maak bij Banen een rij per persoon."
_NOT_APART = "niet apart getoond"
_AS_ABOVE = "Niet om zo door te geven: zie hierboven."
_UNTOLD = frozenset({NOT_SHOWN, _NOT_APART})
_FORMS: tuple[Wanted, Wanted] = (breakdown.own, breakdown.hired)


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

    @property
    def hours_of_a_job(self) -> str:
        """The hours a week of a job in this year: `25,5 uur`."""
        return wording.hours_of_a_job(wording.weeks_of_a_job([self.outcome]))

    @property
    def half_a_job(self) -> str:
        """About half of the hours a week of a job in this year: `13 uur`."""
        return f"{dutch.format_number(self.outcome.termen.uren_per_week / 2, 0)} uur"

    @property
    def hours_per_job(self) -> str:
        """The hours a year of a job in this year: `1.331 uur`."""
        per_job = self.law.required("uren_per_baan", self.year).waarde
        return f"{dutch.format_number(per_job)} uur"

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
        """The wanted rows over the whole year; asked often, and worked out once."""
        if wanted not in self._parts:
            self._parts[wanted] = breakdown.in_year(self.dossier, self.outcome, self.law, wanted)
        return self._parts[wanted]

    def on(self, day: date, wanted: Wanted = breakdown.counting) -> Part:
        """The wanted rows on a day; asked often, and worked out once."""
        if (day, wanted) not in self._days:
            found = breakdown.on_day(self.dossier, self.outcome, self.law, day, wanted)
            self._days[day, wanted] = found
        return self._days[day, wanted]

    @cached_property
    def _parts(self) -> dict[Wanted, Part]:
        return {}

    @cached_property
    def _days(self) -> dict[tuple[date, Wanted], Part]:
        return {}

    @property
    def last_day(self) -> date:
        """31 December of the year."""
        return date(self.year, 12, 31)

    # -- written --------------------------------------------------------------------------------

    def step(self, key: str) -> Figure:
        """A step of the trace, or what to fill in before there is one."""
        step = self.outcome.by_key.get(key)
        if step is not None:
            missing = () if step.bound is Bound.EXACT else (_HOURS_OF_JOBS,)
            unknown = step.bound is Bound.UNKNOWN
            return Figure(UNKNOWN if unknown else wording.told(step), missing)
        if self.outcome.regime is not Regime.QUOTUMREGELING and key != "verloonde_uren":
            return Figure("niet van toepassing: over dit jaar hebt u geen eigen quotum")
        needed = tuple(self._needed(key))
        return Figure(UNKNOWN, needed) if needed else Figure("niet te berekenen: het quotum is 0")

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

    def by_form(self) -> tuple[Figure, Figure]:
        """Own and hired jobs beside each other, as far as the guard shows them."""
        own, hired = self._apart(self.own, self.hired, shown=not self.guard.hides(OWN))
        return own, hired

    def by_contract(self) -> tuple[Figure, Figure]:
        """Permanent and temporary jobs beside each other, and beside all that is told elsewhere.

        Own jobs minus permanent ones are the temporary ones in own service: so each part within
        each part of another figure is to be of enough people.
        """
        told = [self._contracts]
        if not self.guard.hides(OWN):
            told.append((self.own, self.hired))
        told += [self._split(day) for day in self._told_days if self._shown_on(day)]
        cells = [len(first.within(*others)) for first, *others in product(*told)]
        permanent, temporary, _ = self._contracts
        shown = parts_shown(*cells) and not self.guard.whole
        fixed, passing = self._apart(permanent, temporary, shown=shown)
        return fixed, passing

    def contracts_note(self) -> str:
        """Why permanent and temporary jobs are not those in own service, when all have one."""
        permanent, temporary, _ = self._contracts
        if self.own.without(permanent, temporary):
            return ""
        own, _ = self.by_form()
        return rounding_note(own, *self.by_contract())

    @property
    def _told_days(self) -> tuple[date, ...]:
        """The days of which the card of this sector tells the jobs."""
        sector = self.dossier.werkgever.sector
        between = () if sector is None else BETWEEN.get(sector, ())
        return (*(date(self.year, month, day) for month, day in between), self.last_day)

    def _split(self, day: date) -> tuple[Part, ...]:
        """Those who run on a day, all year (then it counts as much as the year) or not, and others.

        The hours are those of the year.
        """
        always = breakdown.all_year(self.year)

        def runs(baan: Baan, row: RowOutcome) -> bool:
            return breakdown.counting(baan, row) and runs_on(baan, day) and not always(baan, row)

        def runs_not(baan: Baan, row: RowOutcome) -> bool:
            return breakdown.counting(baan, row) and not runs_on(baan, day)

        return self._all_year, self.part(runs), self.part(runs_not)

    @cached_property
    def _contracts(self) -> tuple[Part, ...]:
        wanted = (breakdown.permanent, breakdown.temporary, breakdown.other_contract)
        return tuple(map(self.part, wanted))

    def _apart(self, *parts: Part, shown: bool) -> Iterator[Figure]:
        """Parts of a sum, or the words that they are not told apart; nobody is no part of it."""
        for part in parts:
            hidden = Figure(_NOT_APART, self._rows_missing(part))
            yield self.jobs(part) if shown or not part.people else hidden

    def waiting(self) -> Figure:
        """The hired jobs that could still be allocated."""
        return self._beside(self.part(breakdown.waiting), WAITING)

    def of_role(self, rol: Rol) -> Figure:
        """The jobs of forms that never count; of few people not, also not by subtraction."""
        forms = with_role(self.law.forms, rol)
        part = self.part(breakdown.of_form(*forms))
        totals = totals_by_form(self.jaar, self.outcome, self.law)
        units = {str(total.vorm): total.people for total in totals if total.telt is Telt.NEE}
        together = taken_together(units).intersection(map(str, forms))
        if part.personen and not self.guard.hides(NEVER) and together:
            return Figure(FEW_WORD if is_few(part.personen) else _NOT_APART)
        return self._beside(part, NEVER)

    def _beside(self, part: Part, key: str) -> Figure:
        """Jobs that are reported apart from those that count: the word is for all who do them."""
        if not part.personen or not self.guard.hides(key):
            return self.jobs(part)
        return Figure(FEW_WORD if is_few(part.personen) else NOT_SHOWN, self._rows_missing(part))

    def jobs_on(self, day: date) -> Figure:
        """The jobs on a day, unless they are of few people, or tell of the few who came or left."""
        part = self.on(day)
        if not self._shown_on(day):
            return Figure(NOT_SHOWN, self._rows_missing(part))
        return self.jobs(part)

    def parts_on(self, day: date) -> tuple[Figure, Figure]:
        """Own and hired jobs on a day beside each other, hidden where their total is."""
        parts = [self.on(day, one) for one in _FORMS]
        if not self._shown_on(day):
            return Figure(NOT_SHOWN), Figure(NOT_SHOWN)
        own, hired = self._apart(*parts, shown=not self.guard.hides(OWN))
        return own, hired

    def _shown_on(self, day: date) -> bool:
        """Whether the jobs on a day may be told; 31 December goes before any other day."""
        if self.guard.whole or (day == self.last_day and self.guard.hides(AT_END)):
            return False
        told = () if self.guard.hides(OWN) else _FORMS
        return all(self._many_on(day, wanted) for wanted in (breakdown.counting, *told))

    def _many_on(self, day: date, wanted: Wanted) -> bool:
        """Whether nothing about few follows from a day alone, from the year, or from the last day.

        Who came or left makes the difference, and each of the two has to be of enough people.
        """
        part = self.on(day, wanted)
        changes = [part.people, self.part(wanted).without(part), part.without(self._all_year)]
        if day != self.last_day and self._shown_on(self.last_day):
            last = self.on(self.last_day, wanted)
            changes += [part.without(last), last.without(part)]
        return parts_shown(*map(len, changes))

    @cached_property
    def _all_year(self) -> Part:
        return self.part(breakdown.all_year(self.year))

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


def rounding_note(total: Figure, *parts: Figure) -> str:
    """The sentence for parts beside their total that do not add up as they are shown."""
    return dutch.rounded_apart(Sum(tuple(part.text for part in parts), total.text))


UNKNOWN = "niet bekend"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read a question, with the answer that it gives; `advised` is the one above."""

    name: str
    answer: str
    advised: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: the answer that we advise, what it counts exactly, and the other readings.

    `why` says which reading is meant, or why we advise this one. `missing` tells what to fill in
    where, before the answer can be given or is complete.
    """

    question: str
    answer: str
    definition: str
    why: str = ""
    variants: tuple[Variant, ...] = ()
    missing: tuple[str, ...] = ()
    note: str = ""
    """Why numbers that stand here together do not add up."""

    @property
    def withheld(self) -> str:
        """Who may have the number that is not told here, and how; empty when the answer tells."""
        return WITHHELD if self.answer in _UNTOLD else ""

    @property
    def to_copy(self) -> str:
        """The answer for who asks; never only that it is not shown."""
        return self.withheld or self.answer

    @property
    def text(self) -> str:
        """What is copied: question, answer and definition."""
        return f"{self.question}\n{self.to_copy}\nDefinitie: {self.definition}\n"


@dataclass(frozen=True, slots=True)
class Card:
    """The answers of one year for one receiver.

    `intro` says what we know of the questions, `note` why numbers of few people are left out.
    """

    title: str
    receiver: str
    intro: str
    answers: tuple[Answer, ...]
    note: str = ""
    before: str = ""
    """By which day it has to be there, such as `vóór 1 juli`; empty where no day is known."""

    @property
    def text(self) -> str:
        """The whole card as plain text; who may have a number of few people is told once."""
        told = "\n".join([f"{self.title}\n", *(answer.text for answer in self.answers)])
        first, found, rest = told.partition(WITHHELD)
        return first + found + rest.replace(WITHHELD, _AS_ABOVE)

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that is still to be filled in, once."""
        return tuple(dict.fromkeys(line for answer in self.answers for line in answer.missing))
