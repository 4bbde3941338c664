"""The unit in which the user wants to see jobs: jobs, hours a year, hours a week, or fte."""

from decimal import Decimal
from enum import StrEnum

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import quantity_of_jobs
from banen_desktop.reports.words import wording


class Measure(StrEnum):
    """A unit; `name_in` says what the user sees."""

    BANEN = "banen"
    UREN_JAAR = "uren per jaar"
    UREN_WEEK = "uren per week"
    FTE = "fte van uw werkweek"

    def name_in(self, outcome: Outcome) -> str:
        """Its name in a year, whose law says what a job is: `banen van 25,5 uur`."""
        if self is not Measure.BANEN:
            return str(self)
        return f"{self} van {wording.hours_of_a_job([outcome.termen.uren_per_week])}"


def in_measure(
    jobs: Decimal, measure: Measure, outcome: Outcome, law: Law, werkweek: Decimal | None
) -> tuple[str, str]:
    """A number of jobs in another unit: the number as text, and the unit."""
    found = quantity_of_jobs(jobs, outcome.jaar, law, werkweek)
    if measure is Measure.UREN_JAAR:
        return dutch.format_number(found.uren, 0), "uur per jaar"
    if measure is Measure.UREN_WEEK:
        return dutch.format_number(found.uren_per_week, 1), "uur per week"
    if measure is Measure.FTE and found.fte is not None:
        return dutch.format_number(found.fte, 1), "fte"
    shown = dutch.format_number(jobs, 1)
    return shown, dutch.plural(shown, "baan", "banen").split()[-1]
