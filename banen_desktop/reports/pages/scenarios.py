"""Scenarios as tables: one beside the real year, and all beside each other."""

from collections.abc import Iterator, Sequence

from banen_desktop import dutch
from banen_desktop.dossier.verslag import Scenario
from banen_desktop.dutch import Sum
from banen_desktop.quota.calculation.trace import Bound, Outcome, Unit
from banen_desktop.quota.what_if.scenarios import ScenarioOutcome
from banen_desktop.reports.pages.chart import Series, bar_of, described
from banen_desktop.reports.words.guard import Guard
from banen_desktop.reports.words.sums import REALISED, TARGET, sums_in
from banen_desktop.reports.words.tables import Cell, Line, Rows, Table, cell_of, grouped, signed

_LONGEST_TITLE = 20
_WITH_DIFFERENCE = 3
_SCENARIO: tuple[tuple[str, Rows], ...] = (
    (
        "",
        (
            ("verloonde_uren", "Verloonde uren"),
            ("quotumpercentage", "Percentage"),
            ("quotum_banen", "Te realiseren banen"),
            ("gerealiseerde_banen", "Gerealiseerde banen"),
            ("verschil_banen", "Verschil met het quotum, banen"),
            ("realisatiepercentage", "Realisatie"),
            ("banen_op_peildatum", "Banen op 31 december"),
            ("aandeel", "Aandeel in alle uren"),
            ("personen", "Personen"),
        ),
    ),
    (
        "Mensen erbij",
        (
            ("banen_erbij", "Banen in dit jaar"),
            ("banen_erbij_heel_jaar", "Banen in een heel jaar"),
        ),
    ),
    ("Inkoop", (("banen_inkoop", "Waarvan ingekochte banen"),)),
    (
        "Theoretische bedragen",
        (("bonus", "Bonus"), ("lkv", "Loonkostenvoordeel, hoogstens")),
    ),
    (
        "Vooruitblik",
        (
            ("doel_percentage", "Percentage dan"),
            ("doel_banen", "Te realiseren banen dan"),
            ("blijvende_banen", "Banen die blijven"),
            ("nog_nodig_banen", "Nog nodig, banen"),
            ("banen_per_jaar", "Banen erbij per jaar"),
        ),
    ),
)


def scenario_name(scenario: Scenario, place: int) -> str:
    """The name of a scenario, or its number."""
    return scenario.naam or f"Scenario {place}"


def scenario_table(found: ScenarioOutcome) -> Table:
    """The real year beside a scenario, with the difference."""
    lines = [
        _with_difference(found, line) for line in grouped((found.now, found.outcome), _SCENARIO, "")
    ]
    lines += [
        Line(f"Banen nodig op 1 januari {year}", (Cell(""), Cell(dutch.format_number(jobs, 1))))
        for year, jobs in found.path
    ]
    sums = [*_sums_of(found.now, "Nu"), *_sums_of(found.outcome, "Scenario")]
    sums += [_changed(line) for line in lines if len(line.cells) == _WITH_DIFFERENCE]
    return Table(("", "Nu", "Scenario", "Verschil"), tuple(lines), dutch.rounded_apart(*sums))


def scenario_series(found: ScenarioOutcome) -> Series:
    """The bars of the real year and of a scenario, for inside the house."""
    return Series(tuple(bar_of(outcome, Guard()) for outcome in (found.now, found.outcome)))


def bars_table(found: ScenarioOutcome) -> Table:
    """The real year and a scenario under each other, each with its bar to draw."""
    series = scenario_series(found)
    lines = (
        Line(
            name,
            (Cell("", told=described(bar)), cell_of(outcome, REALISED), cell_of(outcome, TARGET)),
            strong=outcome is found.outcome,
        )
        for name, bar, outcome in zip(
            ("Nu", "Scenario"), series.bars, (found.now, found.outcome), strict=True
        )
    )
    return Table(("", "Banen", "Gerealiseerd", "Quotum"), tuple(lines))


def _sums_of(outcome: Outcome, name: str) -> Iterator[Sum]:
    keys = [key for _, rows in _SCENARIO for key, _ in rows if key in outcome.by_key]
    return sums_in({key: cell_of(outcome, key).text for key in keys}, name)


def _changed(line: Line) -> Sum:
    now, then, difference = (cell.text for cell in line.cells)
    return Sum((now, difference), then, name=line.label)


def _with_difference(found: ScenarioOutcome, line: Line) -> Line:
    refs = [cell.ref for cell in line.cells if cell.ref is not None]
    if not refs:
        return line
    if len(refs) > 1 and found.difference(refs[0].key) is None:
        return Line(line.label, (*line.cells, Cell(str(Bound.UNKNOWN))))
    return Line(line.label, (*line.cells, _difference(found, refs[0].key)))


def _difference(found: ScenarioOutcome, key: str) -> Cell:
    difference = found.difference(key)
    if difference is None:
        return Cell("")
    unit = found.outcome.by_key[key].unit
    if not difference:
        return Cell("0")
    if unit is Unit.RATIO:
        decimals = 1 if key == "realisatiepercentage" else 2
        return Cell(f"{signed(difference * 100, decimals)} %-punt")
    if unit is Unit.EURO:
        sign = "+" if dutch.rounded(difference, 0) > 0 else ""
        return Cell(sign + dutch.format_euro(difference))
    return Cell(signed(difference, 1 if unit is Unit.BAAN else 0))


def scenarios_table(found: Sequence[ScenarioOutcome]) -> Table:
    """All scenarios of a year beside the real year; empty without scenarios."""
    if not found:
        return Table(("", "Nu"), ())
    names = [
        dutch.shorten(scenario_name(each.scenario, place), _LONGEST_TITLE)
        for place, each in enumerate(found, 1)
    ]
    # The scenario that shows the loonkostenvoordeel has it for the real year too.
    now = max((each.now for each in found), key=lambda each: len(each.steps))
    lines = grouped((now, *(each.outcome for each in found)), _SCENARIO, "")
    shown = ((now, "Nu"), *((each.outcome, name) for each, name in zip(found, names, strict=True)))
    sums = (one for outcome, name in shown for one in _sums_of(outcome, name))
    return Table(("", "Nu", *names), tuple(lines), dutch.rounded_apart(*sums))
