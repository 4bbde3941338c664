"""The rows of a year added up, a few passes over thousands: an answer takes less than a frame."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from banen_desktop.dossier.model import Baan
from banen_desktop.quota.calculation.rows import days_in_year
from banen_desktop.quota.calculation.trace import RowOutcome, Telt
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import EXACT, units_of


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rows of a year come to, in exact hours; rows with unknown hours add none.

    `own` and `hired` count, `waiting` could after allocation, `never` do not; `at_end` are the
    hours of the rows that count on 31 December, each as if it ran all year: hours a week where
    known, else its paid hours over its own days. People are kenmerken (each row without one is
    somebody else): `started` have a contract that begins in the year, `earlier` one that began
    before.
    """

    own: Fraction
    hired: Fraction
    waiting: Fraction
    never: Fraction
    at_end: Fraction
    people: frozenset[str]
    started: frozenset[str]
    earlier: frozenset[str]


def tally(year: int, banen: Sequence[Baan], rows: Sequence[RowOutcome], law: Law) -> Tally:
    """Add up the jobs of a year with what the law makes of them."""
    by_answer: dict[Telt, list[tuple[Baan, RowOutcome]]] = {telt: [] for telt in Telt}
    for pair in zip(banen, rows, strict=True):
        by_answer[pair[1].telt].append(pair)
    counting, days = by_answer[Telt.JA], days_in_year(year)
    at_end = [pair for pair in counting if pair[1].op_peildatum]
    started, earlier = _people(counting, year)
    return Tally(
        own=_sum(row for _, row in counting if not row.hired) / days,
        hired=_sum(row for _, row in counting if row.hired) / days,
        waiting=_sum(row for _, row in by_answer[Telt.NOG_NIET]) / days,
        never=_sum(row for _, row in by_answer[Telt.NEE]) / days,
        at_end=all_year_hours(year, at_end, law),
        people=started | earlier,
        started=started,
        earlier=earlier,
    )


def all_year_hours(year: int, pairs: Sequence[tuple[Baan, RowOutcome]], law: Law) -> Fraction:
    """The hours of rows as if each ran all year: hours a week, else paid hours over its days."""
    without = (row for baan, row in pairs if not baan.uren_per_week)
    a_week = _per_week(baan for baan, _ in pairs)
    return units_of(law, year).hours_a_year(a_week) + _all_year(without)


def without_hours(rows: Iterable[RowOutcome]) -> int:
    """How many of these rows have hours that nobody knows: what they add up to is a lower bound."""
    return sum(row.uren_maal_dagen is None for row in rows)


def hours_of(rows: Iterable[RowOutcome], year: int) -> Fraction:
    """The hours of rows of a year, exact in any order; rows with unknown hours add none."""
    return _sum(rows) / days_in_year(year)


def _sum(rows: Iterable[RowOutcome]) -> Fraction:
    """Hours times the days of the year, exact in any order."""
    known = [row.uren_maal_dagen for row in rows if row.uren_maal_dagen is not None]
    with localcontext(EXACT):
        return Fraction(sum(known, Decimal(0)))


def _per_week(banen: Iterable[Baan]) -> Fraction:
    """Hours a week; nothing for rows where they are unknown, or zero beside paid hours."""
    with localcontext(EXACT):
        return Fraction(sum((baan.weekuren or Decimal(0) for baan in banen), Decimal(0)))


def _all_year(rows: Iterable[RowOutcome]) -> Fraction:
    by_days: dict[int, list[RowOutcome]] = defaultdict(list)
    for row in rows:
        by_days[row.dagen].append(row)
    return sum((_sum(some) / days for days, some in by_days.items()), Fraction(0))


def _people(
    counting: Iterable[tuple[Baan, RowOutcome]], year: int
) -> tuple[frozenset[str], frozenset[str]]:
    started: set[str] = set()
    earlier: set[str] = set()
    for baan, row in counting:
        if row.dagen > 0:
            starts = baan.van is not None and baan.van.year == year
            (started if starts else earlier).update(baan.people)
    return frozenset(started), frozenset(earlier)
