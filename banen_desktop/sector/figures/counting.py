"""A year, the year before, how they compare, and the series: all that is shown of a year."""

from collections.abc import Mapping

from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.figures.measures import Maten
from banen_desktop.sector.figures.model import Jaarcijfers
from banen_desktop.sector.figures.panel import panel_of
from banen_desktop.sector.figures.series import break_between, series_of
from banen_desktop.sector.figures.year import facts_of, outcome_of


def count_year(monitor: Monitor, jaar: int, measures: Mapping[int, Maten]) -> Jaarcijfers:
    """Everything of a year; a year that nobody answered about has no outcome to compare with."""
    facts = {year: facts_of(monitor, year) for year in measures}
    outcomes = {
        year: outcome_of(facts[year], measures[year])
        for year in measures
        if facts[year].cijfers or year == jaar
    }
    before, broken = jaar - 1, break_between(monitor, jaar - 1, jaar)
    panel = (
        panel_of(monitor, facts[before], facts[jaar], measures[before], measures[jaar], broken)
        if before in outcomes
        else None
    )
    return Jaarcijfers(
        uitkomst=outcomes[jaar],
        vorig_jaar=outcomes.get(before),
        zelfde_leden=panel,
        reeks=series_of(
            monitor, {year: each for year, each in outcomes.items() if facts[year].cijfers}
        ),
        breuk=broken,
    )
