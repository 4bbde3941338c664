"""The series of years: what this monitor counts, and what was published before it."""

from collections.abc import Mapping
from fractions import Fraction

from banen_desktop.dutch import join_list
from banen_desktop.sector.facts.model import Cijfer, Monitor
from banen_desktop.sector.figures.model import Reeksjaar, Uitkomst


def series_of(monitor: Monitor, counted: Mapping[int, Uitkomst]) -> tuple[Reeksjaar, ...]:
    """A row per year; a year that was counted here keeps the break of what was published."""
    published = {each.jaar: each for each in monitor.cijfers}
    rows = []
    for year in sorted(published.keys() | counted.keys()):
        outcome, figure = counted.get(year), published.get(year)
        if outcome is not None:
            rows.append(_counted(year, outcome, figure))
        elif figure is not None:
            rows.append(_published(figure))
    return tuple(rows)


def _counted(year: int, outcome: Uitkomst, figure: Cijfer | None) -> Reeksjaar:
    return Reeksjaar(
        jaar=year,
        banen=outcome.banen,
        percentage=outcome.realisatie,
        bron=f"{outcome.geantwoord} van {outcome.leden} leden",
        status=outcome.maten.status,
        breuk=figure.breuk if figure else "",
        geantwoord=outcome.geantwoord,
        leden=outcome.leden,
    )


def _published(figure: Cijfer) -> Reeksjaar:
    return Reeksjaar(
        jaar=figure.jaar,
        banen=None if figure.banen is None else Fraction(figure.banen),
        percentage=None if figure.percentage is None else Fraction(figure.percentage),
        bron=figure.bron,
        status=figure.status,
        breuk=figure.breuk,
    )


def break_between(monitor: Monitor, first: int, last: int) -> str:
    """Why two years cannot be compared: each break after the first one; empty for none."""
    return join_list(
        [each.breuk for each in monitor.cijfers if each.breuk and first <= each.jaar < last]
    )
