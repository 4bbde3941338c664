"""The same amount of work in other units: jobs, hours a year, hours a week, fte.

Exact decimals; whoever shows them rounds. What a job is, is asked of the law of the year.
"""

from dataclasses import dataclass
from decimal import Decimal

from banen_desktop.quota.law.law import Law


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount of work in every unit.

    `banen` are jobs of the law of the year, `uren` hours a year, `uren_per_week` the same spread
    over the weeks of a year; `fte` is a part of the werkweek, `None` as long as that is unknown.
    """

    banen: Decimal
    uren: Decimal
    uren_per_week: Decimal
    fte: Decimal | None


def quantity_of_hours(hours: Decimal, year: int, law: Law, werkweek: Decimal | None) -> Quantity:
    """So many hours a year in every unit; `werkweek` in hours a week."""
    per_week = hours / law.required("weken_per_jaar", year).waarde
    return Quantity(
        banen=hours / law.required("uren_per_baan", year).waarde,
        uren=hours,
        uren_per_week=per_week,
        fte=per_week / werkweek if werkweek else None,
    )


def quantity_of_jobs(jobs: Decimal, year: int, law: Law, werkweek: Decimal | None) -> Quantity:
    """So many jobs in every unit; `werkweek` in hours a week."""
    hours = jobs * law.required("uren_per_baan", year).waarde
    found = quantity_of_hours(hours, year, law, werkweek)
    return Quantity(jobs, found.uren, found.uren_per_week, found.fte)
