"""Parts of a year and the position on a day: both sides of boundaries, and equal to the trace."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import LARGE, baan, dossier, jaar
from gears import examples
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier.model import Baan, Contract, Dossier, Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.rows import EXACT
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years import breakdown
from banen_desktop.quota.years.comparison import series

LAW = built_in()
AGREED = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}


def year_of(*banen: Baan, before: tuple[Baan, ...] = ()) -> Dossier:
    hours = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE}
    return dossier(jaar(2019, *before, **hours), jaar(2020, *banen, **hours))


def part(made: Dossier, wanted: object) -> breakdown.Part:
    return breakdown.in_year(made, calculate(made, 2020, LAW), LAW, wanted)  # type: ignore[arg-type]


def at(made: Dossier, day: date, wanted: object = breakdown.counting) -> breakdown.Part:
    outcome = calculate(made, 2020, LAW)
    return breakdown.on_day(made, outcome, LAW, day, wanted)  # type: ignore[arg-type]


def test_own_hired_and_forms_apart() -> None:
    made = year_of(
        baan(kenmerk="A", verloonde_uren=1331),
        baan(kenmerk="B", verloonde_uren=2662, **AGREED),
        baan(kenmerk="C", verloonde_uren=1331, vorm=Vorm.UITZEND),
        baan(kenmerk="D", verloonde_uren=3993, vorm=Vorm.BUITEN_REGISTER),
    )
    assert part(made, breakdown.own).banen == 1
    assert part(made, breakdown.hired).banen == 2
    assert part(made, breakdown.counting).personen == 2
    assert part(made, breakdown.waiting).people == {"C"}
    apart = part(made, breakdown.of_form(Vorm.BUITEN_REGISTER))
    assert apart == breakdown.Part(Decimal(3), 1, 0, onvolledig=False)


def test_permanent_and_temporary_need_a_known_contract() -> None:
    made = year_of(
        baan(kenmerk="A", verloonde_uren=1331, contract=Contract.VAST),
        baan(kenmerk="B", verloonde_uren=1331, contract=Contract.TIJDELIJK),
        baan(kenmerk="C", verloonde_uren=1331),
        baan(kenmerk="D", verloonde_uren=1331, contract=Contract.VAST, vorm=Vorm.STAGE),
        baan(kenmerk="E", verloonde_uren=1331, contract=Contract.VAST, **AGREED),
        baan(kenmerk="F", verloonde_uren=1331, contract=Contract.TIJDELIJK, **AGREED),
    )
    assert part(made, breakdown.permanent).personen == 1
    assert part(made, breakdown.temporary).personen == 1
    year = next(each for each in series(made, LAW) if each.jaar == 2020)
    assert part(made, breakdown.permanent).banen == year.value("banen_vast")
    assert part(made, breakdown.temporary).banen == year.value("banen_tijdelijk")


def test_who_is_new() -> None:
    started = {"van": date(2020, 3, 1), "verloonde_uren": 1000}
    made = year_of(
        baan(kenmerk="nieuw", **started),
        baan(kenmerk="was er al", **started),
        baan(kenmerk="was ingeleend", **started),
        baan(kenmerk="tweede contract", van=date(2018, 1, 1), verloonde_uren=100),
        baan(kenmerk="tweede contract", **started),
        before=(
            baan(kenmerk="was er al", verloonde_uren=1),
            baan(kenmerk="was ingeleend", verloonde_uren=1, **AGREED),
        ),
    )
    assert part(made, breakdown.own).nieuw == 2
    assert part(made, breakdown.counting).nieuw == 1
    assert calculate(made, 2020, LAW).value("personen_nieuw") == 1


@pytest.mark.parametrize(
    ("earlier", "new"),
    [
        ({}, 0),
        (AGREED, 0),
        ({"vorm": Vorm.STAGE}, 1),
        ({"vorm": Vorm.UITZEND}, 1),
        ({"tot": date(2018, 12, 31)}, 1),
        ({"tot": date(2019, 1, 1)}, 0),
    ],
)
def test_only_who_counted_the_year_before_is_not_new(earlier: dict[str, Any], new: int) -> None:
    made = year_of(
        baan(kenmerk="A", van=date(2020, 3, 1), verloonde_uren=1000),
        before=(baan(kenmerk="A", verloonde_uren=1, **earlier),),
    )
    assert part(made, breakdown.counting).nieuw == new
    assert calculate(made, 2020, LAW).value("personen_nieuw") == new


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2020, 3, 31), False),
        (date(2020, 4, 1), True),
        (date(2020, 9, 30), True),
        (date(2020, 10, 1), False),
    ],
)
@pytest.mark.parametrize("names", [("van", "tot"), ("telt_mee_van", "telt_mee_tot")])
def test_both_ends_of_contract_and_registration_are_inclusive(
    names: tuple[str, str], day: date, there: bool
) -> None:
    ends = dict(zip(names, (date(2020, 4, 1), date(2020, 9, 30)), strict=True))
    found = at(year_of(baan(uren_per_week="25.5", **ends)), day)
    assert found.personen == int(there)
    assert bool(found.banen) is there


def test_the_month_of_the_law_brings_nobody_in_early() -> None:
    made = year_of(baan(uren_per_week="25.5", telt_mee_van=date(2020, 4, 15)))
    assert at(made, date(2020, 4, 14)).personen == 0
    assert at(made, date(2020, 4, 15)).personen == 1


def test_paid_hours_without_a_week_run_on_over_the_year() -> None:
    made = year_of(baan(verloonde_uren=1331, van=date(2020, 7, 1)))
    on_day = at(made, date(2020, 9, 30)).banen
    assert Fraction(on_day).limit_denominator(1000) == Fraction(366, 184)


def test_a_row_without_hours_makes_the_part_incomplete() -> None:
    made = year_of(baan(kenmerk="A"), baan(kenmerk="B", verloonde_uren=1331))
    assert part(made, breakdown.own) == breakdown.Part(Decimal(1), 2, 0, onvolledig=True)
    assert at(made, date(2020, 12, 31)).onvolledig


def test_a_row_outside_the_year_is_nowhere() -> None:
    made = year_of(baan(uren_per_week=20, tot=date(2019, 12, 31)))
    assert part(made, breakdown.counting).personen == 0
    assert at(made, date(2020, 1, 1)).personen == 0


def test_an_absent_year_is_an_error() -> None:
    made = year_of(baan(verloonde_uren=1))
    other = dossier(jaar(2018))
    with pytest.raises(KeyError):
        breakdown.pairs(other, calculate(made, 2020, LAW))


@given(dossiers())
@examples(0.6)
def test_the_parts_add_up_to_the_trace(drawn: Dossier) -> None:
    for year in drawn.jaren:
        outcome = calculate(drawn, year.jaar, LAW)
        whole = breakdown.in_year(drawn, outcome, LAW, breakdown.counting)
        own = breakdown.in_year(drawn, outcome, LAW, breakdown.own)
        hired = breakdown.in_year(drawn, outcome, LAW, breakdown.hired)
        last = breakdown.on_day(drawn, outcome, LAW, date(year.jaar, 12, 31), breakdown.counting)
        assert close(whole.banen, outcome.value("gerealiseerde_banen"))
        assert close(EXACT.add(own.banen, hired.banen), whole.banen)
        assert whole.personen == outcome.value("personen")
        assert whole.nieuw == outcome.value("personen_nieuw")
        assert close(last.banen, outcome.value("banen_op_peildatum"))


def close(one: Decimal, other: Decimal | None) -> bool:
    """The same but for the 28th digit, which is where a step is cut."""
    assert other is not None
    return abs(one - other) <= abs(other) * Decimal("1e-25")


def test_the_people_of_a_part_and_of_what_is_left_of_it() -> None:
    made = year_of(
        baan(kenmerk="A", verloonde_uren=1331, contract=Contract.VAST),
        baan(kenmerk="B", verloonde_uren=1331, contract=Contract.TIJDELIJK),
        baan(kenmerk="C", verloonde_uren=1331, tot=date(2020, 6, 30)),
        baan(kenmerk="D", verloonde_uren=1331, contract=Contract.VAST, **AGREED),
        baan(kenmerk="E"),
        baan(kenmerk="A", verloonde_uren=10, contract=Contract.TIJDELIJK),
    )
    counting, permanent = part(made, breakdown.counting), part(made, breakdown.permanent)
    temporary, other = part(made, breakdown.temporary), part(made, breakdown.other_contract)
    assert counting.people == {"A", "B", "C", "D"}
    assert other.people == {"C", "D"}
    assert counting.without(permanent, other) == temporary.people == {"A", "B"}
    always = part(made, breakdown.all_year(2020))
    assert counting.within(other, always) == {"D"}
    assert counting.without(always) == {"C"}
    assert always.people == {"A", "B", "D"}
    assert part(made, breakdown.all_year(2020)).banen < counting.banen
