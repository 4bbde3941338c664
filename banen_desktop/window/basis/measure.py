"""The unit in which the user wants to see jobs: jobs, hours a year, hours a week, or fte."""

from decimal import Decimal
from enum import StrEnum

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law


class Measure(StrEnum):
    """A unit, named as the user sees it."""

    BANEN = "banen van 25,5 uur"
    UREN_JAAR = "uren per jaar"
    UREN_WEEK = "uren per week"
    FTE = "fte van uw werkweek"


def in_measure(
    jobs: Decimal, measure: Measure, outcome: Outcome, law: Law, werkweek: Decimal | None
) -> tuple[str, str]:
    """A number of jobs in another unit: the number as text, and the unit."""
    hours = jobs * (outcome.value("uren_per_baan") or Decimal(0))
    if measure is Measure.UREN_JAAR:
        return dutch.format_number(hours, 0), "uur per jaar"
    weekly = hours / law.required("weken_per_jaar", outcome.jaar).waarde
    if measure is Measure.UREN_WEEK:
        return dutch.format_number(weekly, 1), "uur per week"
    if measure is Measure.FTE and werkweek:
        return dutch.format_number(weekly / werkweek, 1), "fte"
    shown = dutch.format_number(jobs, 1)
    return shown, dutch.plural(shown, "baan", "banen").split()[-1]
