"""A year, the year before, how they compare, and the series: all that is shown of a year."""

from collections.abc import Callable, Mapping

from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.figures.columns import Opgeteld, Werk
from banen_desktop.sector.figures.measures import Maten
from banen_desktop.sector.figures.members import units_between
from banen_desktop.sector.figures.model import Jaarcijfers
from banen_desktop.sector.figures.panel import panel_columns, panel_of
from banen_desktop.sector.figures.series import break_between, series_of
from banen_desktop.sector.figures.year import columns_of, facts_of, outcome_of


def count_year(
    monitor: Monitor,
    jaar: int,
    measures: Mapping[int, Maten],
    add_up: Callable[[Werk], Opgeteld],
) -> Jaarcijfers:
    """Everything of a year; a year that nobody answered about has no outcome to compare with.

    `add_up` adds the columns, here or in a child.
    """
    facts = {year: facts_of(monitor, year) for year in measures}
    asked = [year for year in measures if facts[year].cijfers or year == jaar]
    before, broken = jaar - 1, break_between(monitor, jaar - 1, jaar)
    units = units_between(monitor, jaar) if before in asked else None
    found = add_up(
        Werk(
            {year: columns_of(facts[year], measures[year]) for year in asked},
            None if units is None else panel_columns(units, facts[before], facts[jaar]),
        )
    )
    outcomes = {year: outcome_of(facts[year], found.jaren[year], measures[year]) for year in asked}
    panel = None
    if units is not None:
        panel = panel_of(
            units,
            found.paneel,
            facts[before],
            facts[jaar],
            measures[before],
            measures[jaar],
            broken,
        )
    counted = {year: each for year, each in outcomes.items() if facts[year].cijfers}
    return Jaarcijfers(
        uitkomst=outcomes[jaar],
        vorig_jaar=outcomes.get(before),
        zelfde_leden=panel,
        reeks=series_of(monitor, counted),
        breuk=broken,
    )
