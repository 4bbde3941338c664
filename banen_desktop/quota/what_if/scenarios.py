"""What if: the same calculation on a changed dossier, beside the real year and never in it.

A scenario is a thought experiment. Everything that it assumes is said (`assumptions`), and what it
cannot work out as well (`remarks`): a legal value that is not known is asked, never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.edits import put_year
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Inzet, Scenario
from banen_desktop.quota.calculation.calculation import outcome_of
from banen_desktop.quota.calculation.exact_steps import Working
from banen_desktop.quota.calculation.trace import Bound, Outcome, Regime, Step, Unit
from banen_desktop.quota.calculation.year_facts import Facts, facts_of
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import units_of
from banen_desktop.quota.what_if.forecast import Path, forecast
from banen_desktop.quota.what_if.lkv import add_lkv
from banen_desktop.quota.what_if.scenario_changes import (
    Changes,
    changed_year,
    say_percentage,
    under_the_new_law,
)

_JOB = "Regeling Wfsv art. 3.28"


@dataclass(frozen=True, slots=True)
class ScenarioOutcome:
    """A scenario beside the real year: both outcomes, what is assumed, and what is not known.

    `outcome` has the steps of the calculation and then its own: jobs that are added, the
    loonkostenvoordeel, the forecast. `path` are the jobs that are needed at the start of each
    coming year, empty without a forecast. Both texts are Dutch sentences.
    """

    scenario: Scenario
    now: Outcome
    outcome: Outcome
    assumptions: tuple[str, ...]
    remarks: tuple[str, ...]
    path: Path = ()

    def difference(self, key: str) -> Decimal | None:
        """The scenario minus the real year, where both have this step and it can be said.

        The jobs whose hours are unknown are the same in both, so two sums that are lower bounds do
        differ by what the scenario changes. Two shares do not: each divides by its own whole.
        """
        before, after = self.now.by_key.get(key), self.outcome.by_key.get(key)
        if before is None or after is None:
            return None
        bounds = {before.bound, after.bound}
        sums = bounds == {Bound.AT_LEAST} and after.unit is not Unit.RATIO
        return after.value - before.value if sums or bounds == {Bound.EXACT} else None


def scenario_outcomes(
    dossier: Dossier, year: int, scenarios: Iterable[Scenario], law: Law
) -> tuple[ScenarioOutcome, ...]:
    """Work out scenarios of a year beside each other; the real year, once.

    Raises `KeyError` when the dossier has no such year.
    """
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    real = facts_of(dossier, jaar, law)
    now = outcome_of(real)
    return tuple(_tried(dossier, real, now, scenario) for scenario in scenarios)


def _tried(dossier: Dossier, real: Facts, now: Outcome, scenario: Scenario) -> ScenarioOutcome:
    law = real.law
    changes = changed_year(real.jaar, scenario, law)
    changed = put_year(dossier, changes.jaar)
    if scenario.wet_banenafspraak is JaNee.JA:
        changed = under_the_new_law(changed, changes)
    facts = facts_of(changed, changes.jaar, law)
    if changes.groups and facts.regime is Regime.QUOTUMREGELING:
        facts = replace(facts, exempt=real.exempt)  # the employer is as large as it was
    say_percentage(changes, scenario, facts.regime)
    after = outcome_of(facts)
    before, behind = Working(now.steps), Working(_told(after, changes))
    _people(behind, changes)
    _purchase(behind, changes)
    _lkv(before, behind, real, facts, changes, scenario)
    path = _forecast(behind, changed, facts, changes, scenario)
    return ScenarioOutcome(
        scenario=scenario,
        now=replace(now, steps=tuple(before.steps)),
        outcome=replace(after, steps=tuple(behind.steps)),
        assumptions=tuple(changes.assumptions),
        remarks=tuple(changes.remarks),
        path=path,
    )


def _told(after: Outcome, changes: Changes) -> list[Step]:
    """The steps, with how their hours came about; no share in the hours of some groups alone."""
    steps = [step for step in after.steps if not (changes.groups and step.key == "aandeel")]
    if not changes.hours_formula:
        return steps
    return [
        replace(step, formula=changes.hours_formula) if step.key == "verloonde_uren" else step
        for step in steps
    ]


def _people(behind: Working, changes: Changes) -> None:
    """What the people that are added bring in this year, and in a whole year."""
    if not changes.added:
        return
    year, people = changes.jaar.jaar, len(changes.added)
    week = changes.added[0].uren_per_week or Decimal(0)
    units = units_of(changes.law, year)
    weeks = dutch.format_number(units.weken_per_jaar)
    shown = f"{people} × {dutch.format_number(week)} uur × {weeks} weken"
    behind.add(
        "uren_erbij",
        f"Uren van de mensen erbij in {year}",
        changes.hours(changes.added),
        Unit.UUR,
        f"{shown} × het deel van het jaar dat zij werken",
        f"{_JOB} (schatting)",
    )
    behind.add(
        "banen_erbij",
        f"Banen erbij in {year}",
        units.jobs(behind.exact["uren_erbij"]),
        Unit.BAAN,
        "{uren_erbij} ÷ {uren_per_baan}",
        _JOB,
    )
    behind.add(
        "banen_erbij_heel_jaar",
        "Banen erbij in een heel jaar",
        units.jobs(people * units.hours_a_year(week)),
        Unit.BAAN,
        f"{shown} ÷ {{uren_per_baan}}",
        _JOB,
        note="Zoveel is het in een jaar waarin zij van 1 januari tot en met 31 december werken.",
    )


def _purchase(behind: Working, changes: Changes) -> None:
    if changes.purchased:
        behind.add(
            "banen_inkoop",
            "Waarvan ingekocht",
            units_of(changes.law, changes.jaar.jaar).jobs(changes.hours(changes.purchased)),
            Unit.BAAN,
            "de uren van ingekochte banen ÷ {uren_per_baan}",
            "geen artikel: een gedachte-experiment",
        )


def _lkv(
    before: Working,
    behind: Working,
    real: Facts,
    facts: Facts,
    changes: Changes,
    scenario: Scenario,
) -> None:
    """The loonkostenvoordeel, where the scenario changes who is in own employment, or the law."""
    new_law = scenario.wet_banenafspraak is JaNee.JA
    own = bool(changes.added) and scenario.inzet is Inzet.DIENSTVERBAND
    if not (new_law or own):
        return
    add_lkv(before, real)
    add_lkv(behind, facts)
    if "lkv" in behind.exact:
        changes.assumptions.append(
            "Het loonkostenvoordeel (LKV) is een hoogste bedrag, over alle uren in eigen dienst "
            "die meetellen. Of u het krijgt, hangt af van de voorwaarden en van uw aangifte."
        )
    elif new_law:
        year = changes.jaar.jaar
        changes.remarks.append(f"Voor {year} kennen wij geen bedragen van het LKV banenafspraak.")


def _forecast(
    behind: Working, changed: Dossier, facts: Facts, changes: Changes, scenario: Scenario
) -> Path:
    if scenario.doeljaar is None:
        return ()
    found = forecast(behind, changed, facts, scenario.doeljaar, scenario.quotumpercentage)
    changes.assumptions += found.assumptions
    changes.remarks += found.remarks
    return found.path
