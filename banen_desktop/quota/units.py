"""The units of work, worked out in one place: jobs, hours a year, hours a week, fte.

Exact: fractions, and decimals where the answer ends. Nothing is rounded; whoever shows a number
does that. What a job is and how many weeks a year has, is asked of the law of the year.
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

from banen_desktop.quota.law.law import Law

EXACT = Context(prec=60)
"""For sums and products of decimals: hours of a dossier never need so many digits."""
_SHOWN = Context(prec=28)
Number = Decimal | Fraction | int


def decimal_of(value: Fraction) -> Decimal:
    """The decimal of a fraction: exact where it ends within 28 digits."""
    return _SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator))


def hours_of_fte(fte: Decimal, werkweek: Decimal) -> Decimal:
    """So many fte in hours a week: a decimal that ends."""
    return EXACT.multiply(fte, werkweek)


@dataclass(frozen=True, slots=True)
class Units:
    """What makes one unit of another in a year: hours a year of a job, and weeks of a year."""

    uren_per_baan: Decimal
    weken_per_jaar: Decimal

    def jobs(self, hours: Number) -> Fraction:
        """So many hours a year in jobs (Regeling Wfsv 3.28)."""
        return Fraction(hours) / Fraction(self.uren_per_baan)

    def hours(self, jobs: Number) -> Fraction:
        """So many jobs in hours a year."""
        return Fraction(jobs) * Fraction(self.uren_per_baan)

    def hours_a_week(self, hours: Number) -> Fraction:
        """So many hours a year spread over its weeks."""
        return Fraction(hours) / Fraction(self.weken_per_jaar)

    def hours_a_year(self, a_week: Number) -> Fraction:
        """So many hours a week, all year."""
        return Fraction(a_week) * Fraction(self.weken_per_jaar)

    def hours_times_days(self, a_week: Decimal, days: int) -> Decimal:
        """Hours a week during some days, times the days of the year: a decimal that ends."""
        return EXACT.multiply(EXACT.multiply(a_week, self.weken_per_jaar), Decimal(days))


@lru_cache(maxsize=256)
def units_of(law: Law, year: int) -> Units:
    """The units under the law of a year; raises `ParameterError` for a year without them."""
    return Units(
        law.required("uren_per_baan", year).waarde, law.required("weken_per_jaar", year).waarde
    )


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount of work in every unit, to show: decimals of 28 digits.

    `banen` are jobs of the law of the year, `uren` hours a year, `uren_per_week` the same spread
    over the weeks of a year; `fte` is a part of the werkweek, `None` as long as that is unknown.
    """

    banen: Decimal
    uren: Decimal
    uren_per_week: Decimal
    fte: Decimal | None


def quantity_of_hours(hours: Number, year: int, law: Law, werkweek: Decimal | None) -> Quantity:
    """So many hours a year in every unit; `werkweek` in hours a week."""
    units = units_of(law, year)
    a_week = units.hours_a_week(hours)
    return Quantity(
        banen=decimal_of(units.jobs(hours)),
        uren=decimal_of(Fraction(hours)),
        uren_per_week=decimal_of(a_week),
        fte=decimal_of(a_week / Fraction(werkweek)) if werkweek else None,
    )


def quantity_of_jobs(jobs: Number, year: int, law: Law, werkweek: Decimal | None) -> Quantity:
    """So many jobs in every unit; `werkweek` in hours a week."""
    return quantity_of_hours(units_of(law, year).hours(jobs), year, law, werkweek)
