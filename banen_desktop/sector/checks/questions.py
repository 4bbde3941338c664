"""All questions about a year, in the order of their influence, with what the council did."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import units_of
from banen_desktop.sector.checks.asked import Vraag
from banen_desktop.sector.checks.hard import hard_questions
from banen_desktop.sector.checks.jumps import jump_questions
from banen_desktop.sector.checks.magnitude import size_questions
from banen_desktop.sector.checks.pairs import pairs_of
from banen_desktop.sector.checks.rules import Grenzen
from banen_desktop.sector.checks.soft import soft_questions
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.facts.standing import counts
from banen_desktop.sector.figures.measures import measures_of

USUAL = Grenzen()


@dataclass(frozen=True, slots=True)
class Controle:
    """The questions of a year: hard ones first, then by influence.

    `stop` is the number of questions above the line: what is open below it moves the sector by
    less than the limit, `rest` percent together.
    """

    jaar: int
    vragen: tuple[Vraag, ...]
    stop: int
    rest: Fraction

    @property
    def geen_totaal(self) -> tuple[Vraag, ...]:
        """The hard questions without a decision: as long as there is one, there is no total."""
        return tuple(each for each in self.vragen if each.hard and each.open)

    @property
    def open(self) -> tuple[Vraag, ...]:
        """The questions above the line that are not decided."""
        return tuple(each for each in self.vragen[: self.stop] if each.open)

    def per_lid(self) -> dict[str, tuple[Vraag, ...]]:
        """What is asked of each member in its letter."""
        found: dict[str, list[Vraag]] = defaultdict(list)
        for each in self.vragen:
            if each.open:
                found[each.lid].append(each)
        return {lid: tuple(asked) for lid, asked in found.items()}


def check_year(monitor: Monitor, jaar: int, law: Law, limits: Grenzen = USUAL) -> Controle:
    """Ask everything that there is to ask of a year; raises `ParameterError` as `measures_of`."""
    average = law.in_force("uren_gemiddelde_werknemer", jaar)
    year = pairs_of(
        monitor,
        measures_of(monitor, jaar, law),
        average.waarde if average else None,
        units_of(law, jaar).weken_per_jaar,
    )
    found = list(hard_questions(monitor, year))
    # Of who is outside the population nothing is in the total.
    year = replace(
        year, paren=tuple(pair for pair in year.paren if pair.lid and counts(pair.lid, jaar))
    )
    for pair in year.paren:
        found += size_questions(pair, year, limits)
        found += soft_questions(pair, year, limits)
    found += jump_questions(year)
    return _in_order(jaar, _decided(found, monitor), limits)


def _decided(found: Sequence[Vraag], monitor: Monitor) -> list[Vraag]:
    """Each question with the answer and the decision about the same return and check."""
    known = {(each.ontvangst, each.regel): each for each in monitor.bevindingen}
    return [replace(each, bevinding=known.get((each.ontvangst, str(each.regel)))) for each in found]


def _in_order(jaar: int, found: list[Vraag], limits: Grenzen) -> Controle:
    found.sort(key=lambda each: (not each.hard, -each.invloed, each.lid, each.regel))
    rest, stop = Fraction(0), len(found)
    while stop and not found[stop - 1].hard:
        more = found[stop - 1].invloed if found[stop - 1].open else Fraction(0)
        if rest + more >= Fraction(limits.stop):
            break
        rest, stop = rest + more, stop - 1
    return Controle(jaar, tuple(found), stop, rest)
