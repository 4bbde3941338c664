"""Short ways to make the dossiers that tests calculate with."""

from decimal import Decimal
from typing import Any

from banen_desktop.dossier.model import Baan, Dossier, Jaar, UrenRegel, Werkgever
from banen_desktop.dossier.verslag import Scenario
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law, built_in
from banen_desktop.quota.what_if.scenarios import ScenarioOutcome, scenario_outcomes

LARGE = Decimal(1_000_000)
"""Hours of an employer that is far above the threshold."""


def _exact(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: Decimal(value) if type(value) is int or _is_number(key, value) else value
        for key, value in values.items()
    }


def _is_number(key: str, value: Any) -> bool:
    return isinstance(value, str) and value.replace(".", "").isdigit() and key in _NUMBERS


_NUMBERS = {"verloonde_uren", "verloonde_uren_vorig_jaar", "quotumpercentage", "uren_per_week"}


def baan(**values: Any) -> Baan:
    """A job; numbers may be integers or texts with a point."""
    return Baan(**{"kenmerk": "P-01", **_exact(values)})


def regel(**values: Any) -> UrenRegel:
    """A row of hours."""
    return UrenRegel(**_exact(values))


def jaar(number: int, *banen: Baan, **values: Any) -> Jaar:
    """A year with jobs."""
    return Jaar(jaar=number, banen=banen, **_exact(values))


def dossier(*jaren: Jaar, **werkgever: Any) -> Dossier:
    """A dossier of an employer with a name."""
    return Dossier(Werkgever(**{"naam": "Gemeente Voorbeeld", **werkgever}), jaren)


def scenario_outcome(source: Dossier, year: int, scenario: Scenario, law: Law) -> ScenarioOutcome:
    """What one scenario of a year gives."""
    [found] = scenario_outcomes(source, year, (scenario,), law)
    return found


def outcome(*jaren: Jaar, **werkgever: Any) -> Outcome:
    """The outcome of the last of these years under the built-in law."""
    return calculate(dossier(*jaren, **werkgever), jaren[-1].jaar, built_in())


def jobs_outcome(number: int, *banen: Baan) -> Outcome:
    """The outcome of a year of a large employer with these jobs."""
    return outcome(
        jaar(number, *banen, verloonde_uren=LARGE, verloonde_uren_vorig_jaar=LARGE),
    )


def codes(result: Outcome) -> list[str]:
    """The codes of the findings, in their order."""
    return [finding.code for finding in result.findings]
