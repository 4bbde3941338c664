"""An amount of work in other units: exact, with the law of the year, and fte only when known."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parameter_updates import law_with

from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.units import quantity_of_hours, quantity_of_jobs

LAW = built_in()
hours = st.decimals(0, 10**7, places=2)
weeks = st.none() | st.decimals(1, 60, places=2)


def test_a_job_is_what_the_law_says() -> None:
    found = quantity_of_jobs(Decimal(1), 2025, LAW, Decimal("25.5"))
    assert found.banen == 1
    assert found.uren == 1331
    assert found.uren_per_week == Decimal(1331) / Decimal("52.2")
    assert found.fte == found.uren_per_week / Decimal("25.5")


@pytest.mark.parametrize(("year", "per_job"), [(2024, 1331), (2025, 1357)])
def test_each_year_has_its_own_law(year: int, per_job: int) -> None:
    law = law_with("uren_per_baan", 2025, "1357")
    assert quantity_of_jobs(Decimal(2), year, law, None).uren == 2 * per_job
    assert quantity_of_hours(Decimal(per_job), year, law, None).banen == 1


@given(hours, weeks)
def test_hours_and_jobs_are_one_amount(uren: Decimal, werkweek: Decimal | None) -> None:
    there = quantity_of_hours(uren, 2025, LAW, werkweek)
    back = quantity_of_jobs(there.banen, 2025, LAW, werkweek)
    assert there.uren == uren
    assert abs(Fraction(back.uren) - Fraction(uren)) < Fraction(1, 10**12)
    assert (there.fte is None) == (werkweek is None)
    assert (back.fte is None) == (werkweek is None)


def test_a_week_of_nothing_is_no_week() -> None:
    assert quantity_of_hours(Decimal(7), 2025, LAW, Decimal(0)).fte is None
