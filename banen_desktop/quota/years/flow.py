"""Who came, stayed and left from one year to the next, in numbers of people."""

from collections.abc import Iterable
from dataclasses import dataclass

from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.groups import People, groups_of
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law


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
