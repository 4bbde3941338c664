"""The years before: which are told beside a year, who came and left, and what was reported then.

A year is reported when `vaststelling.op` has a day. Values that were reported have the unit of
their step in the trace; a key that the trace no longer has is kept, with nothing beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Cijfer
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.groups import People, groups_of
from banen_desktop.quota.calculation.trace import Outcome, Step, Unit
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import EXACT

MOST_EARLIER_YEARS = 4


def earlier_years(dossier: Dossier, year: int) -> Sequence[Jaar]:
    """The years before `year` that have jobs or were reported, the newest first, at most four."""
    before = [
        jaar
        for jaar in dossier.jaren
        if jaar.jaar < year and (jaar.banen or jaar.vaststelling.op is not None)
    ]
    return sorted(before, key=lambda jaar: -jaar.jaar)[:MOST_EARLIER_YEARS]


def jobs_more(outcome: Outcome, before: Outcome) -> Decimal:
    """How many jobs were realised more than in another year, in jobs; fewer is below zero."""
    now, then = (each.by_key["gerealiseerde_banen"].value for each in (outcome, before))
    return EXACT.subtract(now, then)


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


SHOWN_DECIMALS = {
    Unit.UUR: 1,
    Unit.BAAN: 1,
    Unit.RATIO: 4,
    Unit.EURO: 0,
    Unit.PERSOON: 0,
    Unit.UUR_PER_BAAN: 1,
}
_SHOWN_OTHERWISE = {"realisatiepercentage": 3, "quotumpercentage": 8}


@dataclass(frozen=True, slots=True)
class Difference:
    """One number that was reported and is another now; `None` where there is none."""

    key: str
    reported: Decimal | None
    now: Decimal | None


def is_reported(jaar: Jaar) -> bool:
    """Whether the year was marked as reported."""
    return jaar.vaststelling.op is not None


def reported_values(jaar: Jaar) -> Mapping[str, Decimal]:
    """The numbers as they were reported, by the key of their step; empty when it was not.

    Of a key that stands there twice, the last value.
    """
    if not is_reported(jaar):
        return {}
    return {row.sleutel: row.waarde for row in jaar.gerapporteerd if row.waarde is not None}


def figures_to_report(outcome: Outcome) -> tuple[Cijfer, ...]:
    """The numbers of an outcome as the dossier keeps them when the year is reported.

    What is unknown was not reported: it is not there, instead of 0.
    """
    return tuple(Cijfer(step.key, step.value) for step in outcome.steps if step.known is not None)


def differences(jaar: Jaar, outcome: Outcome) -> tuple[Difference, ...]:
    """The numbers that a reader sees change since the year was reported, in the order reported.

    Behind them those that were not reported, as they could not be worked out then. What differs
    less than the decimals that are shown is no difference.
    """
    told = reported_values(jaar)
    changed = [
        Difference(key, value, outcome.known(key))
        for key, value in told.items()
        if not _looks_the_same(outcome.by_key.get(key), value)
    ]
    new = [step for step in outcome.steps if told and step.key not in told]
    known = [step for step in new if step.known is not None]
    return (*changed, *(Difference(step.key, None, step.value) for step in known))


def _looks_the_same(step: Step | None, reported: Decimal) -> bool:
    if step is None or step.known is None:
        return False
    decimals = shown_decimals(step)
    return dutch.rounded(step.value, decimals) == dutch.rounded(reported, decimals)


def shown_decimals(step: Step) -> int:
    """The decimals with which a reader sees the value of a step (a percentage is a ratio)."""
    return _SHOWN_OTHERWISE.get(step.key, SHOWN_DECIMALS[step.unit])
