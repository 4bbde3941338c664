"""Who stands behind the numbers of a year: groups of people.

People are kenmerken; each row without one is somebody else. Nothing here leaves the house: the
sets say how many people a number is about.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from banen_desktop.dossier.model import Baan, Contract, Jaar
from banen_desktop.quota.calculation.rows import days_in_year
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt

People: TypeAlias = frozenset[str]
_Pair: TypeAlias = tuple[Baan, RowOutcome]


@dataclass(frozen=True, slots=True)
class Groups:
    """The people behind each number of a year.

    `people` are all who count, and `all_waiting` and `all_never` all who do not; the others only
    those whose hours are known and not zero. `at_end` count on 31 December; `left` have a row that
    counts no longer then, `began` one that counts then but not all year: one person can be both.
    `by_form` are these three groups again, of own jobs and of hired ones.
    """

    people: People
    own: People
    hired: People
    waiting: People
    never: People
    at_end: People
    left: People
    began: People
    by_form: tuple[People, ...]
    all_waiting: People
    all_never: People


def groups_of(jaar: Jaar, outcome: Outcome) -> Groups:
    """The groups of a year; `outcome` has to be of this year as it is now."""
    pairs = [pair for pair in zip(jaar.banen, outcome.rows, strict=True) if pair[1].dagen]
    counting = [pair for pair in pairs if pair[1].telt is Telt.JA]
    own = [pair for pair in counting if not pair[1].hired]
    hired = [pair for pair in counting if pair[1].hired]
    waiting = [pair for pair in pairs if pair[1].telt is Telt.NOG_NIET]
    never = [pair for pair in pairs if pair[1].telt is Telt.NEE]
    at_end, left, began = _on_last_day(counting, jaar.jaar)
    return Groups(
        people=people_of(counting),
        own=people_with_hours(own),
        hired=people_with_hours(hired),
        waiting=people_with_hours(waiting),
        never=people_with_hours(never),
        at_end=at_end,
        left=left,
        began=began,
        by_form=(*_on_last_day(own, jaar.jaar), *_on_last_day(hired, jaar.jaar)),
        all_waiting=people_of(waiting),
        all_never=people_of(never),
    )


def _on_last_day(pairs: Iterable[_Pair], year: int) -> tuple[People, People, People]:
    """Who counts on 31 December, who no longer does, and who does but not all year."""
    rows, days = list(pairs), days_in_year(year)
    last = [pair for pair in rows if pair[1].op_peildatum]
    return (
        people_with_hours_on_a_day(last),
        people_with_hours(pair for pair in rows if not pair[1].op_peildatum),
        people_with_hours_on_a_day(pair for pair in last if pair[1].dagen < days),
    )


def people_of(pairs: Iterable[_Pair]) -> People:
    """The people of rows: this is how many people a number of people is about."""
    return frozenset(person for baan, _ in pairs for person in baan.people)


def people_with_hours(pairs: Iterable[_Pair]) -> People:
    """The people whose hours a sum of rows has: rows with unknown hours, or none, add nobody."""
    return people_of(pair for pair in pairs if pair[1].uren)


def people_with_hours_on_a_day(pairs: Iterable[_Pair]) -> People:
    """The same for rows as if each ran all year: hours a week count there, also beside no hours."""
    return people_of(pair for pair in pairs if pair[1].uren or pair[0].uren_per_week)


@dataclass(frozen=True, slots=True)
class Contracts:
    """The people in own service who count, by contract: permanent goes before temporary."""

    permanent: int
    temporary: int
    unknown: int


def contracts_of(jaar: Jaar, outcome: Outcome) -> Contracts:
    """How many people in own service have a permanent contract, a temporary one, or unknown."""
    own = [
        baan
        for baan, row in zip(jaar.banen, outcome.rows, strict=True)
        if row.telt is Telt.JA and row.dagen and not row.hired
    ]
    people: dict[Contract | None, set[str]] = defaultdict(set)
    for baan in own:
        people[baan.contract].update(baan.people)
    permanent, temporary = people[Contract.VAST], people[Contract.TIJDELIJK]
    everybody = set().union(*people.values())
    return Contracts(
        permanent=len(permanent),
        temporary=len(temporary - permanent),
        unknown=len(everybody - permanent - temporary),
    )
