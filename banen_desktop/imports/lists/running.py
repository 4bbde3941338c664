"""Running totals: hours up to and including a period, of which only the last stand counts.

They are known by their title, or by their shape: for nearly everybody they only rise, and about as
fast as the periods go by. They stand below each other (a row per period) or side by side.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from banen_desktop.imports.lists.titles import normal

Stands = Sequence[tuple[int, Decimal]]
"""The number of each period with the hours that stand there, in the order of the periods."""
_TITLE = re.compile(r"\b(?:cum|cumul\w*|ytd|year to date|opgebouwd\w*|oplopend\w*|lopend totaal)\b")
_MOST_FALLS = 20  # one step in so many may fall: a correction
_FEWEST_STEPS = 3


def says_running(title: str) -> bool:
    """Whether a title says that hours are a running total."""
    return bool(_TITLE.search(normal(title)))


def looks_running(people: Iterable[Stands]) -> bool:
    """Whether hours rise with the periods, as running totals do and hours of a month do not."""
    steps = falls = 0
    last_hours = expected = Decimal(0)
    for stands in people:
        if len(stands) < 2:
            continue
        hours = [number for _, number in stands]
        steps += len(hours) - 1
        falls += sum(later < earlier for earlier, later in pairwise(hours))
        if len(hours) >= _FEWEST_STEPS:
            (first_period, first), (last_period, last) = stands[0], stands[-1]
            last_hours += last
            # A third of the way from the same every period to as fast as the periods go by.
            expected += first * (1 + Decimal(last_period - first_period) / (3 * first_period))
    enough = steps >= _FEWEST_STEPS and expected > 0
    return enough and _MOST_FALLS * falls <= steps and last_hours >= expected


def stands_of(rows: Sequence[tuple[int, Decimal, int]]) -> Stands:
    """The stands of a person; several contracts in one period are added up."""
    found: dict[int, Decimal] = {}
    for period, hours, _ in rows:
        found[period] = found.get(period, Decimal(0)) + hours
    return sorted(found.items())


def earlier_rows(people: Iterable[Sequence[tuple[int, Decimal, int]]]) -> frozenset[int]:
    """The rows (the last of each three) whose hours are in a later row of the same person."""
    found: list[int] = []
    for rows in people:
        last = max(period for period, _, _ in rows)
        found += [place for period, _, place in rows if period < last]
    return frozenset(found)
