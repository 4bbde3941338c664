"""One row of jobs: whether it counts, over which days, and for how many hours."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import baan

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Herkomst, Toerekening, Vorm
from banen_desktop.quota.calculation.rows import (
    counted_days,
    counting_period,
    days_in_year,
    row_outcome,
    runs_on,
)
from banen_desktop.quota.calculation.trace import RowOutcome, Telt
from banen_desktop.quota.law.forms import ABOUT_LENDER
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.units import decimal_of


def row(year: int = 2023, /, **values: Any) -> RowOutcome:
    return row_outcome(baan(**values), year, built_in())


ALLOCATED = {Toerekening.AFGESPROKEN: Telt.JA, Toerekening.NOG_NIET: Telt.NOG_NIET}
DECISIONS = [(None, ""), (JaNee.JA, ""), (JaNee.JA, "cao"), (JaNee.NEE, ""), (JaNee.NEE, "cao")]


def expected(vorm: Vorm, toerekening: Toerekening, decision: JaNee | None, ground: str) -> Telt:
    if vorm is Vorm.DIENSTVERBAND:
        return Telt.JA
    if vorm in {Vorm.DETACHERING_WSW, Vorm.UITZEND}:
        return ALLOCATED.get(toerekening, Telt.NEE)
    if vorm not in {Vorm.PAYROLL, Vorm.DETACHERING}:
        return Telt.NEE
    if decision is not None:
        return Telt.JA if decision is JaNee.JA and ground else Telt.NEE
    return Telt.NEE if toerekening is Toerekening.NEE else Telt.NOG_NIET


@pytest.mark.parametrize("vorm", list(Vorm))
@pytest.mark.parametrize("toerekening", list(Toerekening))
@pytest.mark.parametrize(("decision", "ground"), DECISIONS)
def test_every_form_with_every_allocation_and_every_decision(
    vorm: Vorm, toerekening: Toerekening, decision: JaNee | None, ground: str
) -> None:
    found = row(
        vorm=vorm,
        toerekening=toerekening,
        besluit_telt_mee=decision,
        besluit_grond=ground,
        verloonde_uren=10,
    )
    assert found.telt is expected(vorm, toerekening, decision, ground)
    assert found.reden.endswith(".") or found.reden == "Eigen besluit: cao"
    assert found.regel.artikel
    assert found.uren == 10


def test_a_decision_is_the_reason_once_it_has_a_ground() -> None:
    payroll = {"vorm": Vorm.PAYROLL, "verloonde_uren": 1}
    assert row(**payroll).reden == built_in().forms[Vorm.PAYROLL].reden
    assert "geen grond" in row(**payroll, besluit_telt_mee=JaNee.JA).reden
    decided = row(**payroll, besluit_telt_mee=JaNee.NEE, besluit_grond="overleg")
    assert decided.reden == "Eigen besluit: overleg"


ANSWERS = [None, JaNee.JA, JaNee.NEE]


@pytest.mark.parametrize("vorm", [Vorm.PAYROLL, Vorm.DETACHERING, Vorm.UITZEND])
@pytest.mark.parametrize("toerekening", list(Toerekening))
@pytest.mark.parametrize("ground", ANSWERS)
@pytest.mark.parametrize("registered", ANSWERS)
def test_two_questions_decide_whether_a_lender_can_allocate(
    vorm: Vorm, toerekening: Toerekening, ground: JaNee | None, registered: JaNee | None
) -> None:
    found = row(
        vorm=vorm,
        toerekening=toerekening,
        uitlener_7_690=ground,
        uitlener_handelsregister=registered,
        verloonde_uren=10,
    )
    like_uitzend = ALLOCATED.get(toerekening, Telt.NEE)
    answers = {ground, registered}
    if vorm is Vorm.UITZEND or answers == {JaNee.JA}:
        assert (found.telt, found.open_vragen) == (like_uitzend, ())
    elif JaNee.NEE in answers or toerekening is Toerekening.NEE:
        assert (found.telt, found.open_vragen) == (Telt.NEE, ())
    else:
        known = (ground, registered)
        asked = [vraag for vraag, answer in zip(ABOUT_LENDER, known, strict=True) if answer is None]
        assert (found.telt, list(found.open_vragen)) == (Telt.NOG_NIET, asked)
    assert found.hired


@pytest.mark.parametrize(("year", "days"), [(2019, 365), (2020, 366), (2024, 366), (2100, 365)])
def test_days_in_year(year: int, days: int) -> None:
    assert days_in_year(year) == days
    whole = row(year, uren_per_week="25.5")
    assert whole.dagen == days
    assert whole.uren == Decimal("1331.1")


@pytest.mark.parametrize(
    ("van", "tot", "days"),
    [
        (None, None, 365),
        (date(2022, 12, 31), date(2024, 1, 1), 365),
        (date(2023, 1, 1), date(2023, 12, 31), 365),
        (date(2023, 1, 2), None, 364),
        (None, date(2023, 12, 30), 364),
        (date(2023, 12, 31), None, 1),
        (None, date(2023, 1, 1), 1),
        (date(2023, 6, 15), date(2023, 6, 15), 1),
        (date(2024, 1, 1), None, 0),
        (None, date(2022, 12, 31), 0),
        (date(2023, 6, 2), date(2023, 6, 1), 0),
    ],
)
def test_both_ends_of_a_contract_are_inclusive(
    van: date | None, tot: date | None, days: int
) -> None:
    found = row(uren_per_week=10, van=van, tot=tot)
    assert found.dagen == days
    assert found.uren_maal_dagen == Decimal(10) * Decimal("52.2") * days
    assert counted_days(baan(van=van, tot=tot), 2023) == days


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (date(2023, 6, 1), None, date(2023, 6, 1), date(2023, 12, 31)),
        (date(2023, 6, 30), None, date(2023, 6, 1), date(2023, 12, 31)),
        (None, date(2023, 6, 1), date(2023, 1, 1), date(2023, 6, 30)),
        (None, date(2023, 2, 1), date(2023, 1, 1), date(2023, 2, 28)),
        (date(2023, 1, 31), date(2023, 12, 1), date(2023, 1, 1), date(2023, 12, 31)),
        (date(2022, 12, 31), date(2024, 1, 1), date(2023, 1, 1), date(2023, 12, 31)),
        (date(2023, 6, 15), date(2023, 6, 15), date(2023, 6, 1), date(2023, 6, 30)),
    ],
)
def test_the_whole_month_counts_in_which_the_registration_starts_or_ends(
    start: date | None, end: date | None, first: date, last: date
) -> None:
    period = counting_period(baan(telt_mee_van=start, telt_mee_tot=end), 2023)
    assert period == (first, last)


def test_february_of_a_leap_year_has_29_days() -> None:
    period = counting_period(baan(telt_mee_tot=date(2024, 2, 3)), 2024)
    assert period == (date(2024, 1, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("values", "days"),
    [
        ({"telt_mee_van": date(2024, 1, 1)}, 0),
        ({"telt_mee_tot": date(2022, 12, 31)}, 0),
        ({"telt_mee_van": date(2023, 6, 20), "telt_mee_tot": date(2023, 6, 10)}, 0),
        ({"telt_mee_van": date(2023, 6, 20), "telt_mee_tot": date(2023, 6, 20)}, 30),
        ({"van": date(2023, 6, 15), "telt_mee_van": date(2023, 6, 1)}, 199 + 1),
        ({"tot": date(2023, 6, 15), "telt_mee_tot": date(2023, 6, 30)}, 166),
        ({"tot": date(2023, 3, 31), "telt_mee_van": date(2023, 4, 1)}, 0),
        ({"tot": date(2023, 4, 10), "telt_mee_van": date(2023, 4, 20)}, 10),
        ({"van": date(2023, 5, 1), "telt_mee_tot": date(2023, 4, 30)}, 0),
    ],
)
def test_contract_and_registration_together(values: dict[str, date], days: int) -> None:
    assert row(**values, uren_per_week=10).dagen == days


def test_paid_hours_go_before_the_estimate() -> None:
    found = row(verloonde_uren="100.5", uren_per_week=36)
    assert (found.uren, found.geschat) == (Decimal("100.5"), False)
    assert found.uren_maal_dagen == Decimal("100.5") * 365


@pytest.mark.parametrize(
    ("values", "estimated"),
    [
        ({"uren_per_week": 10}, True),
        ({"uren_per_week": 10, "van": date(2023, 12, 31)}, True),
        ({"uren_per_week": 10, "van": date(2024, 1, 1)}, False),
        ({"verloonde_uren": 10}, False),
        ({"verloonde_uren": 10, "verloonde_uren_herkomst": Herkomst.SCHATTING}, True),
        ({"verloonde_uren": 10, "verloonde_uren_herkomst": Herkomst.LOONAANGIFTE}, False),
        ({}, False),
    ],
)
def test_an_estimate_is_labelled(values: dict[str, Any], *, estimated: bool) -> None:
    assert row(**values).geschat is estimated


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({}, True),
        ({"van": date(2023, 12, 31)}, True),
        ({"van": date(2024, 1, 1)}, False),
        ({"tot": date(2023, 12, 31)}, True),
        ({"tot": date(2023, 12, 30)}, False),
        ({"telt_mee_van": date(2023, 12, 31)}, True),
        ({"telt_mee_van": date(2024, 1, 1)}, False),
        ({"telt_mee_tot": date(2023, 12, 31)}, True),
        ({"telt_mee_tot": date(2023, 12, 30)}, False),
        ({"telt_mee_tot": date(2024, 1, 1)}, True),
    ],
)
def test_who_counts_on_31_december(values: dict[str, date], *, counts: bool) -> None:
    assert row(**values).op_peildatum is counts


def test_unknown_hours_stay_unknown_inside_the_year_and_are_zero_outside() -> None:
    inside = row()
    assert (inside.uren, inside.banen, inside.uren_maal_dagen) == (None, None, None)
    outside = row(van=date(2024, 1, 1), verloonde_uren=10)
    assert (outside.uren, outside.banen, outside.uren_maal_dagen) == (Decimal(0),) * 3
    assert not outside.op_peildatum


def test_the_example_of_two_part_time_jobs() -> None:
    found = row(2025, uren_per_week=32, van=date(2025, 5, 1))
    assert found.dagen == 245
    assert found.banen is not None
    assert Decimal("0.835") <= found.banen < Decimal("0.845")


def test_a_decimal_is_exact_where_it_ends() -> None:
    assert decimal_of(Fraction(1, 8)) == Decimal("0.125")
    assert str(decimal_of(Fraction(1, 3))) == "0." + "3" * 28
    assert decimal_of(Fraction(0)) == 0


@pytest.mark.parametrize(
    ("values", "day", "runs"),
    [
        ({}, date(2024, 6, 30), True),
        ({"van": date(2024, 6, 30), "tot": date(2024, 6, 30)}, date(2024, 6, 30), True),
        ({"van": date(2024, 7, 1)}, date(2024, 6, 30), False),
        ({"tot": date(2024, 6, 29)}, date(2024, 6, 30), False),
        ({"telt_mee_van": date(2024, 6, 15)}, date(2024, 6, 14), False),
        ({"telt_mee_van": date(2024, 6, 15)}, date(2024, 6, 15), True),
        ({"telt_mee_tot": date(2024, 6, 15)}, date(2024, 6, 15), True),
        ({"telt_mee_tot": date(2024, 6, 15)}, date(2024, 6, 16), False),
        (
            {"telt_mee_van": date(2024, 6, 20), "telt_mee_tot": date(2024, 6, 10)},
            date(2024, 6, 15),
            False,
        ),
    ],
)
def test_a_row_runs_on_a_day_when_contract_and_registration_do(
    values: dict[str, date], day: date, runs: bool
) -> None:
    assert runs_on(baan(**values), day) is runs
