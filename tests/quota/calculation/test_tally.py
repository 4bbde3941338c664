"""The rows of a year added up: each in its own heap, people once."""

from datetime import date
from fractions import Fraction

import pytest
from builders import baan

from banen_desktop.dossier.model import Baan, Toerekening, Vorm
from banen_desktop.quota.calculation.rows import row_outcome
from banen_desktop.quota.calculation.tally import Tally, tally
from banen_desktop.quota.law.law import built_in


def of(*banen: Baan, year: int = 2023) -> Tally:
    return tally(year, banen, [row_outcome(row, year, built_in()) for row in banen], built_in())


@pytest.mark.parametrize("vorm", list(Vorm))
def test_hired_forms(vorm: Vorm) -> None:
    row = row_outcome(baan(vorm=vorm), 2023, built_in())
    assert row.hired is (
        vorm in {Vorm.DETACHERING_WSW, Vorm.UITZEND, Vorm.PAYROLL, Vorm.DETACHERING}
    )


def test_no_rows_are_nothing() -> None:
    found = of()
    assert found.own == found.hired == found.waiting == found.never == found.at_end == 0
    assert found.people == found.started == found.earlier == frozenset()


def test_each_row_falls_in_one_heap() -> None:
    found = of(
        baan(verloonde_uren=1),
        baan(verloonde_uren=2, vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN),
        baan(verloonde_uren=4, vorm=Vorm.UITZEND),
        baan(verloonde_uren=8, vorm=Vorm.INKOOP),
        baan(verloonde_uren=16),
    )
    heaps = [found.own, found.hired, found.waiting, found.never, found.at_end]
    assert [int(heap) for heap in heaps] == heaps == [17, 2, 4, 8, 19]


def test_thirds_of_an_hour_stay_exact() -> None:
    rows = [baan(uren_per_week=10, van=date(2023, 12, 31 - day)) for day in range(3)]
    assert of(*rows).own == Fraction(522) * 6 / 365
    assert of(*rows).at_end == 522 * 3


def test_hours_a_week_decide_on_31_december_also_beside_paid_hours() -> None:
    """Twelve paid hours in the last two days say nothing about a job of 20 hours a week."""
    last = date(2020, 12, 30)
    both = baan(uren_per_week=20, verloonde_uren=12, van=last)
    assert of(both, year=2020).own == 12
    assert of(both, year=2020).at_end == 20 * Fraction("52.2")
    assert of(baan(verloonde_uren=12, van=last), year=2020).at_end == 12 * Fraction(366, 2)


@pytest.mark.parametrize(("week", "expected"), [(0, "600"), ("0.01", "0.522"), (None, "600")])
def test_no_hours_a_week_on_31_december_is_a_contract_without_fixed_hours(
    week: int | str | None, expected: str
) -> None:
    found = of(baan(uren_per_week=week, verloonde_uren=600))
    assert found.at_end == Fraction(expected)


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [
        baan(uren_per_week="33.333333", verloonde_uren=7, van=date(2023, 12, 3)),
        *(baan(verloonde_uren="100.01", van=date(2023, 12, day)) for day in (1, 2, 19)),
        baan(uren_per_week="0.000001"),
        baan(),
    ]
    assert of(*rows) == of(*reversed(rows))


def test_rows_and_jobs_have_to_match() -> None:
    with pytest.raises(ValueError, match="zip"):
        tally(2023, [baan()], [], built_in())


def test_people_start_or_were_there() -> None:
    nameless = baan(kenmerk="", van=date(2023, 1, 1))
    found = of(
        baan(kenmerk="A", van=date(2023, 1, 1)),
        baan(kenmerk="B", van=date(2022, 12, 31)),
        baan(kenmerk="A", van=date(2022, 1, 1), tot=date(2023, 1, 1)),
        baan(kenmerk="C", van=date(2024, 1, 1)),
        baan(kenmerk="D", vorm=Vorm.UITZEND, van=date(2023, 1, 1)),
        nameless,
    )
    assert found.people == {"A", "B", nameless.id}
    assert found.started == {"A", nameless.id}
    assert found.earlier == {"A", "B"}
