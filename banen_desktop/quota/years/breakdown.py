"""Parts of the jobs of a year, and the position on one day: what monitors ask beside the trace.

Every number comes from the rows of the outcome; nothing is rounded. The position on 31 December is
the step `banen_op_peildatum` of the trace, cut into own and hired.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from banen_desktop.dossier.model import Baan, Contract, Dossier, Vorm
from banen_desktop.quota.calculation.groups import People, people_of
from banen_desktop.quota.calculation.rows import days_in_year, runs_on
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.calculation.year_facts import who_counted
from banen_desktop.quota.law.forms import Groep
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import decimal_of, units_of

Pair = tuple[Baan, RowOutcome]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows of a year, in jobs and people.

    `banen` are jobs of the law of the year, over the whole year or at a day; rows with unknown
    hours add none, and `onvolledig` tells that there are such rows. `personen` are distinct
    kenmerken (each row without one is somebody else), `nieuw` those of them who were taken on in
    this year.
    `working` is who work in each row that adds hours, by the place of the row in the year.
    """

    banen: Decimal
    personen: int
    nieuw: int
    onvolledig: bool
    working: Mapping[int, Sequence[str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def people(self) -> People:
        """The people whose hours `banen` has."""
        return _all(self.working.values())

    def without(self, *others: "Part") -> People:
        """The people of the rows that are in none of these: who is left of a sum."""
        taken = {place for other in others for place in other.working}
        return _all(who for place, who in self.working.items() if place not in taken)

    def within(self, *others: "Part") -> People:
        """The people of the rows that are in each of these too."""
        return _all(
            who
            for place, who in self.working.items()
            if all(place in other.working for other in others)
        )


def _all(groups: Iterable[Sequence[str]]) -> People:
    return frozenset(person for group in groups for person in group)


def pairs(dossier: Dossier, outcome: Outcome) -> tuple[Pair, ...]:
    """Each row of jobs with what the law makes of it; raises `KeyError` for an absent year."""
    jaar = dossier.year(outcome.jaar)
    if jaar is None:
        raise KeyError(outcome.jaar)
    return tuple(zip(jaar.banen, outcome.rows, strict=True))


def in_year(
    dossier: Dossier, outcome: Outcome, law: Law, wanted: Callable[[Baan, RowOutcome], bool]
) -> Part:
    """The wanted rows over the whole year.

    Who had a contract before, or counted in the year before (own: in own service), is not new.
    """
    placed = [
        (place, pair)
        for place, pair in enumerate(pairs(dossier, outcome))
        if wanted(*pair) and pair[1].dagen
    ]
    chosen = [pair for _, pair in placed]
    working = {place: baan.people for place, (baan, row) in placed if row.uren}
    days = days_in_year(outcome.jaar)
    hours = sum(
        (Fraction(row.uren_maal_dagen) / days for _, row in chosen if row.uren_maal_dagen),
        Fraction(0),
    )
    new = _new(chosen, outcome.jaar, _before(dossier, outcome.jaar, law, own_only=wanted is own))
    return replace(_part(chosen, hours, outcome.jaar, law, new), working=working)


def _before(dossier: Dossier, year: int, law: Law, *, own_only: bool) -> frozenset[str]:
    """Who counted in the year before; who was hired then and is taken on now, is new in own."""
    previous = dossier.year(year - 1)
    if own_only and previous is not None:
        rows = tuple(
            baan for baan in previous.banen if law.forms[baan.vorm].groep is not Groep.INLEEN
        )
        previous = replace(previous, banen=rows)
    return who_counted(previous, law)


def _new(chosen: Sequence[Pair], year: int, before: frozenset[str]) -> int:
    starts = [
        (person, baan.van is not None and baan.van.year == year)
        for baan, _ in chosen
        for person in baan.people
    ]
    started = {who for who, now in starts if now}
    earlier = {who for who, now in starts if not now}
    return len(started - earlier - before)


def _part(chosen: Sequence[Pair], hours: Fraction, year: int, law: Law, new: int) -> Part:
    return Part(
        banen=decimal_of(units_of(law, year).jobs(hours)),
        personen=len(people_of(chosen)),
        nieuw=new,
        onvolledig=any(row.uren is None for _, row in chosen),
    )


def own(_baan: Baan, row: RowOutcome) -> bool:
    """Counting, on the own payroll."""
    return row.telt is Telt.JA and not row.hired


def hired(_baan: Baan, row: RowOutcome) -> bool:
    """Counting, hired."""
    return row.telt is Telt.JA and row.hired


def counting(_baan: Baan, row: RowOutcome) -> bool:
    """Counting in any form."""
    return row.telt is Telt.JA


def waiting(_baan: Baan, row: RowOutcome) -> bool:
    """Hired, and counting once the toerekening is agreed."""
    return row.telt is Telt.NOG_NIET


def of_form(*forms: Vorm) -> Callable[[Baan, RowOutcome], bool]:
    """Rows of these forms, whether they count or not."""
    return lambda baan, _row: baan.vorm in forms


def permanent(baan: Baan, row: RowOutcome) -> bool:
    """Counting in own service, with a permanent contract; of hired people it is the lender's."""
    return own(baan, row) and baan.contract is Contract.VAST


def temporary(baan: Baan, row: RowOutcome) -> bool:
    """Counting in own service, with a temporary contract."""
    return own(baan, row) and baan.contract is Contract.TIJDELIJK


def other_contract(baan: Baan, row: RowOutcome) -> bool:
    """Counting, hired or without a contract that is known: neither of the two above."""
    return counting(baan, row) and not (permanent(baan, row) or temporary(baan, row))


def on_day(
    dossier: Dossier,
    outcome: Outcome,
    law: Law,
    day: date,
    wanted: Callable[[Baan, RowOutcome], bool],
) -> Part:
    """The wanted rows that run on a day of the year, each as if it ran all year.

    Hours a week where known, else the paid hours over the row's own days, as the step
    `banen_op_peildatum` does. `nieuw` are people whose contract began in this year up to the day.
    """
    placed = [
        (place, pair)
        for place, pair in enumerate(pairs(dossier, outcome))
        if wanted(*pair) and runs_on(pair[0], day)
    ]
    chosen = [pair for _, pair in placed]
    each = {place: _all_year(*pair, outcome.jaar, law) for place, pair in placed}
    hours = sum(each.values(), Fraction(0))
    working = {place: baan.people for place, (baan, _) in placed if each[place]}
    new = _new(chosen, outcome.jaar, _before(dossier, outcome.jaar, law, own_only=wanted is own))
    return replace(_part(chosen, hours, outcome.jaar, law, new), working=working)


def all_year(year: int) -> Callable[[Baan, RowOutcome], bool]:
    """Counting every day of the year: the same in the year as on each day of it."""
    days = days_in_year(year)
    return lambda baan, row: counting(baan, row) and row.dagen == days


def _all_year(baan: Baan, row: RowOutcome, year: int, law: Law) -> Fraction:
    if baan.weekuren:
        return units_of(law, year).hours_a_year(baan.weekuren)
    return Fraction(row.uren_maal_dagen) / row.dagen if row.uren_maal_dagen else Fraction(0)
