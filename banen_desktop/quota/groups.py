"""Who stands behind the numbers of a year: groups of people, and who came, stayed and left.

People are kenmerken; each row without one is somebody else. Nothing here leaves the house: the
sets say how many people a number is about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from banen_desktop.dossier.model import Baan, Contract, Dossier, Jaar
from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.law import Law
from banen_desktop.quota.rows import days_in_year
from banen_desktop.quota.tally import is_hired
from banen_desktop.quota.trace import Outcome, RowOutcome, Telt

People: TypeAlias = frozenset[str]
_Pair: TypeAlias = tuple[Baan, RowOutcome]


@dataclass(frozen=True, slots=True)
class Groups:
    """The people behind each number of a year.

    `people` are all who count; `own`, `hired`, `waiting` and `never` only those whose hours are
    known and not zero. `at_end` count on 31 December, `part_of_year` of them not all year.
    """

    people: People
    own: People
    hired: People
    waiting: People
    never: People
    at_end: People
    part_of_year: People

    @property
    def left(self) -> People:
        """Who counted in the year, but no longer on 31 December."""
        return self.people - self.at_end


def person_of(baan: Baan) -> str:
    """Who works in a row: its kenmerk, or the row itself."""
    return baan.kenmerk or baan.id


def groups_of(jaar: Jaar, outcome: Outcome) -> Groups:
    """The groups of a year; `outcome` has to be of this year as it is now."""
    pairs = [pair for pair in zip(jaar.banen, outcome.rows, strict=True) if pair[1].dagen]
    counting = [pair for pair in pairs if pair[1].telt is Telt.JA]
    last = [pair for pair in counting if pair[1].op_peildatum]
    days = days_in_year(jaar.jaar)
    return Groups(
        people=_people(counting),
        own=_people(_with_hours(pair for pair in counting if not is_hired(pair[0]))),
        hired=_people(_with_hours(pair for pair in counting if is_hired(pair[0]))),
        waiting=_people(_with_hours(pair for pair in pairs if pair[1].telt is Telt.NOG_NIET)),
        never=_people(_with_hours(pair for pair in pairs if pair[1].telt is Telt.NEE)),
        at_end=_people(last),
        part_of_year=_people(pair for pair in last if pair[1].dagen < days),
    )


def _with_hours(pairs: Iterable[_Pair]) -> Sequence[_Pair]:
    return [pair for pair in pairs if pair[1].uren]


def _people(pairs: Iterable[_Pair]) -> People:
    return frozenset(person_of(baan) for baan, _ in pairs)


@dataclass(frozen=True, slots=True)
class Flow:
    """How the people of a year compare with the year before, in numbers of people.

    `people` = `new` + `stayed` + `other`; `new` have a first contract that begins in the year,
    `stayed` counted in both years, `left` counted only in the year before.
    """

    people: int
    new: int
    stayed: int
    other: int
    left: int


def flow_of(dossier: Dossier, jaar: Jaar, outcome: Outcome, law: Law) -> Flow | None:
    """Who came, stayed and left; nothing when the year before is not there or has no people.

    Nor when somebody who counts has no kenmerk, in either year: who that is, is not to be seen.
    """
    before = dossier.year(jaar.jaar - 1)
    if before is None:
        return None
    earlier = groups_of(before, calculate(dossier, before.jaar, law, with_findings=False)).people
    people = groups_of(jaar, outcome).people
    if not earlier or not people or not _have_kenmerken(earlier | people, (before, jaar)):
        return None
    new, stayed = int(outcome.by_key["personen_nieuw"].value), len(people & earlier)
    return Flow(
        people=len(people),
        new=new,
        stayed=stayed,
        other=len(people) - new - stayed,
        left=len(earlier - people),
    )


def _have_kenmerken(people: People, years: Iterable[Jaar]) -> bool:
    """Whether everybody is known by a kenmerk; the others stand under the id of their row."""
    return people <= {baan.kenmerk for jaar in years for baan in jaar.banen if baan.kenmerk}


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
        if row.telt is Telt.JA and row.dagen and not is_hired(baan)
    ]
    permanent = {person_of(baan) for baan in own if baan.contract is Contract.VAST}
    temporary = {person_of(baan) for baan in own if baan.contract is Contract.TIJDELIJK}
    everybody = {person_of(baan) for baan in own}
    return Contracts(
        permanent=len(permanent),
        temporary=len(temporary - permanent),
        unknown=len(everybody - permanent - temporary),
    )
