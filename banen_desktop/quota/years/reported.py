"""What was reported about a year, beside what the same year comes to now.

A year is reported when `vaststelling.op` has a day. Values have the unit of their step in the
trace; a key that the trace no longer has is kept, with nothing beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.model import Jaar
from banen_desktop.dossier.verslag import Cijfer
from banen_desktop.quota.calculation.trace import Outcome, Step, Unit

SHOWN_DECIMALS = {
    Unit.UUR: 1,
    Unit.BAAN: 1,
    Unit.RATIO: 4,
    Unit.EURO: 0,
    Unit.PERSOON: 0,
    Unit.UUR_PER_BAAN: 1,
}
_SHOWN_OTHERWISE = {"realisatiepercentage": 3, "quotumpercentage": 8}


@dataclass(frozen=True, slots=True)
class Difference:
    """One number that was reported and is another now; `None` where there is none."""

    key: str
    reported: Decimal | None
    now: Decimal | None


def is_reported(jaar: Jaar) -> bool:
    """Whether the year was marked as reported."""
    return jaar.vaststelling.op is not None


def reported_values(jaar: Jaar) -> Mapping[str, Decimal]:
    """The numbers as they were reported, by the key of their step; empty when it was not.

    Of a key that stands there twice, the last value.
    """
    if not is_reported(jaar):
        return {}
    return {row.sleutel: row.waarde for row in jaar.gerapporteerd if row.waarde is not None}


def figures_to_report(outcome: Outcome) -> tuple[Cijfer, ...]:
    """The numbers of an outcome as the dossier keeps them when the year is reported.

    What is unknown was not reported: it is not there, instead of 0.
    """
    return tuple(Cijfer(step.key, step.value) for step in outcome.steps if step.known is not None)


def differences(jaar: Jaar, outcome: Outcome) -> tuple[Difference, ...]:
    """The numbers that a reader sees change since the year was reported, in the order reported.

    Behind them those that were not reported, as they could not be worked out then. What differs
    less than the decimals that are shown is no difference.
    """
    told = reported_values(jaar)
    changed = [
        Difference(key, value, outcome.known(key))
        for key, value in told.items()
        if not _looks_the_same(outcome.by_key.get(key), value)
    ]
    new = [step for step in outcome.steps if told and step.key not in told]
    known = [step for step in new if step.known is not None]
    return (*changed, *(Difference(step.key, None, step.value) for step in known))


def _looks_the_same(step: Step | None, reported: Decimal) -> bool:
    if step is None or step.known is None:
        return False
    decimals = shown_decimals(step)
    return dutch.rounded(step.value, decimals) == dutch.rounded(reported, decimals)


def shown_decimals(step: Step) -> int:
    """The decimals with which a reader sees the value of a step (a percentage is a ratio)."""
    return _SHOWN_OTHERWISE.get(step.key, SHOWN_DECIMALS[step.unit])
