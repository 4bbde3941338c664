"""Opschonen: after the council's term the values of members become totals of classes.

A total never stands for fewer than three members, nor does the difference of a class and the
members in it: what a class has too few of goes together with other classes first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from banen_desktop.reports.opgave.records import Opgave, Periode, Veld
from banen_desktop.sector.facts.intake import counting
from banen_desktop.sector.facts.model import Klassentotaal, Monitor

FEWEST = 3
OTHERS, NO_CLASS = "Overige", "Zonder klasse"
FRAME = "uren_kader"
"""The hours of the frame, beside the fields of a return."""
_Values = Mapping[str, int]


def years_past(monitor: Monitor, this_year: int) -> tuple[int, ...]:
    """The years whose returns are older than the council's term; without a term none."""
    term = monitor.raad.bewaartermijn_jaren
    years = {each.opgave.jaar for each in monitor.ontvangsten}
    years |= {kader.jaar for kader in monitor.kaders}
    return tuple(sorted(year for year in years if term is not None and year + term < this_year))


def clean(monitor: Monitor, years: Iterable[int]) -> Monitor:
    """The monitor with only totals of classes left of these years; members and requests stay."""
    gone = frozenset(years)
    made = [total for year in sorted(gone) for total in _totals(monitor, year)]
    known = {(total.jaar, total.klasse) for total in monitor.klassentotalen}
    new = [total for total in made if (total.jaar, total.klasse) not in known]
    return replace(
        monitor,
        ontvangsten=tuple(each for each in monitor.ontvangsten if each.opgave.jaar not in gone),
        bevindingen=tuple(each for each in monitor.bevindingen if each.jaar not in gone),
        kaders=tuple(kader for kader in monitor.kaders if kader.jaar not in gone),
        klassentotalen=(*monitor.klassentotalen, *new),
    )


def _totals(monitor: Monitor, year: int) -> list[Klassentotaal]:
    classes = {lid.code: lid.klasse or NO_CLASS for lid in monitor.leden}
    frames = {kader.lid: kader.uren for kader in monitor.kaders if kader.jaar == year}
    members: dict[str, list[_Values]] = defaultdict(list)
    for each in counting(monitor):
        opgave = each.opgave
        if opgave.jaar == year and opgave.periode is Periode.JAAR and opgave.lid in classes:
            members[classes[opgave.lid]].append(_values(opgave, frames.get(opgave.lid)))
    return [
        Klassentotaal(year, klasse, len(rows), _added_up(rows))
        for klasse, rows in sorted(_large_enough(members).items())
    ]


def _values(opgave: Opgave, frame: int | None) -> _Values:
    told = {str(veld): number for veld in Veld if (number := opgave.waarde(veld)) is not None}
    return told if frame is None else {**told, FRAME: frame}


def _large_enough(classes: Mapping[str, list[_Values]]) -> dict[str, list[_Values]]:
    """Classes of three members or more; the smaller ones go together, with another if need be."""
    small = [name for name, rows in classes.items() if len(rows) < FEWEST]
    large = {name: rows for name, rows in classes.items() if len(rows) >= FEWEST}
    together = [row for name in small for row in classes[name]]
    while together and len(together) < FEWEST and large:
        least = min(large, key=lambda name: (len(large[name]), name))
        together += large.pop(least)
    if len(together) >= FEWEST:
        large[OTHERS] = [*large.get(OTHERS, ()), *together]
    return large


def _added_up(rows: Iterable[_Values]) -> tuple[tuple[str, int], ...]:
    """The totals of what three members or more told of."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        for name, number in row.items():
            numbers[name].append(number)
    names = [*map(str, Veld), FRAME]
    return tuple((name, sum(numbers[name])) for name in names if len(numbers[name]) >= FEWEST)
