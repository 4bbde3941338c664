"""What is to be done before which day, seen from both sides of each day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from builders import LARGE, baan, dossier, jaar, regel
from hypothesis import given
from hypothesis import strategies as st
from strategies import dossiers

from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.findings import Record
from banen_desktop.dossier.model import Dossier, Herkomst, Jaar, Sector, Toerekening, Vorm
from banen_desktop.dossier.verslag import Maatregel, Vaststelling, Voortgang
from banen_desktop.quota.calculation.agenda import (
    Moment,
    Soort,
    Stand,
    answerable_years,
    findings_on,
    moments,
    overdue,
    register_checks,
)
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import built_in

LAW = built_in()
TODAY = date(2026, 3, 1)
CHECKED = date(2025, 1, 1)
PAID = {"verloonde_uren": 1000, "register_gecontroleerd_op": CHECKED}


def outcome_of(one: Jaar) -> Outcome:
    return calculate(dossier(one), one.jaar, LAW)


def stands(one: Jaar, today: date = TODAY) -> list[Stand]:
    return [check.stand for check in register_checks(one, outcome_of(one), today)]


def test_uwv_answers_about_this_year_and_the_previous_one() -> None:
    assert answerable_years(date(2025, 12, 31)) == (2024, 2025)
    assert answerable_years(date(2026, 1, 1)) == (2025, 2026)


@pytest.mark.parametrize(
    ("today", "stand"),
    [
        (date(2024, 12, 31), Stand.TE_VROEG),
        (date(2025, 1, 1), Stand.TE_DOEN),
        (date(2026, 12, 31), Stand.TE_DOEN),
        (date(2027, 1, 1), Stand.TE_LAAT),
    ],
)
def test_a_row_without_a_check(today: date, stand: Stand) -> None:
    one = jaar(2025, baan())
    (check,) = register_checks(one, outcome_of(one), today)
    assert (check.row, check.kenmerk) == (one.banen[0].id, "P-01")
    assert (check.gecontroleerd_op, check.stand) == (None, stand)
    last = moments(one, outcome_of(one), None, today)[-1]
    assert (last.soort, last.laatste_dag) == (Soort.REGISTER, date(2026, 12, 31))
    assert (last.stand, last.open) == (stand, 1)


@pytest.mark.parametrize(
    ("day", "stand"),
    [
        (date(2024, 12, 31), Stand.TE_DOEN),
        (date(2025, 1, 1), Stand.GEDAAN),
        (date(2026, 2, 1), Stand.GEDAAN),
    ],
)
def test_a_check_counts_from_the_first_day_of_the_year(day: date, stand: Stand) -> None:
    one = jaar(2025, baan(register_gecontroleerd_op=day))
    assert stands(one) == [stand]
    assert register_checks(one, outcome_of(one), TODAY)[0].gecontroleerd_op == day


@pytest.mark.parametrize(
    "values",
    [
        {"vorm": Vorm.INKOOP},
        {"vorm": Vorm.UITZEND, "toerekening": Toerekening.NEE},
        {"tot": date(2024, 12, 31)},
    ],
)
def test_a_row_that_does_not_count_needs_no_check(values: dict[str, Any]) -> None:
    one = jaar(2025, baan(**values))
    assert stands(one) == [Stand.NIET_NODIG]
    last = moments(one, outcome_of(one), None, TODAY)[-1]
    assert (last.stand, last.open) == (Stand.NIET_NODIG, 0)


def moment(one: Jaar, soort: Soort, today: date = TODAY, sector: Sector | None = None) -> Moment:
    found = moments(one, outcome_of(one), sector, today)
    return next(item for item in found if item.soort is soort)


def open_until(one: Jaar, soort: Soort, day: date, sector: Sector | None = None) -> Moment:
    """The moment on its last day; the day after it is too late."""
    assert moment(one, soort, day + timedelta(days=1), sector).stand is Stand.TE_LAAT
    found = moment(one, soort, day, sector)
    assert (found.laatste_dag, found.stand) == (day, Stand.TE_DOEN)
    return found


@pytest.mark.parametrize(
    ("values", "open_rows"),
    [
        ({"banen": (baan(uren_per_week=8),)}, 1),
        ({"banen": (baan(),)}, 1),
        ({"banen": (baan(vorm=Vorm.STAGE),), "verloonde_uren": None}, 0),
        ({"verloonde_uren_herkomst": Herkomst.SCHATTING}, 0),
        ({"verloonde_uren": None, "uren": (regel(verloonde_uren=5), regel())}, 0),
        (
            {
                "verloonde_uren": None,
                "uren": (regel(verloonde_uren=5, herkomst=Herkomst.SCHATTING),),
            },
            0,
        ),
    ],
)
def test_hours_are_open_until_1_may(values: dict[str, Any], open_rows: int) -> None:
    one = replace(jaar(2025, baan(**PAID), verloonde_uren=LARGE), **values)
    found = open_until(one, Soort.LOONAANGIFTE, date(2026, 5, 1))
    assert (found.open, found.artikel) == (open_rows, "Wfsv art. 38e lid 3")


def test_hours_are_done_when_nothing_is_estimated() -> None:
    for values in ({"verloonde_uren": LARGE}, {"uren": (regel(verloonde_uren=LARGE),)}):
        one = jaar(2025, baan(**PAID), **values)
        assert moment(one, Soort.LOONAANGIFTE, date(2030, 1, 1)).stand is Stand.GEDAAN


@pytest.mark.parametrize("sector", [None, *Sector])
@pytest.mark.parametrize("year", [2021, 2022])
def test_only_school_boards_answer_to_duo_since_2022(year: int, sector: Sector | None) -> None:
    one = jaar(year, verloonde_uren=LARGE)
    kinds = [item.soort for item in moments(one, outcome_of(one), sector, TODAY)]
    assert (Soort.DUO in kinds) == (year >= 2022 and sector in {Sector.PO, Sector.VO})
    education = {Sector.PO, Sector.VO, Sector.MBO, Sector.HBO, Sector.WO}
    assert (Soort.JAARVERSLAG in kinds) == (sector in education and Soort.DUO not in kinds)


def test_duo_is_open_until_the_day_before_1_july() -> None:
    one = jaar(2025, verloonde_uren=LARGE)
    open_until(one, Soort.DUO, date(2026, 6, 30), Sector.VO)
    done = replace(one, vaststelling=Vaststelling(date(2026, 5, 1)))
    assert moment(done, Soort.DUO, date(2030, 1, 1), Sector.VO).stand is Stand.GEDAAN


def test_allocation_is_open_until_1_august() -> None:
    one = jaar(2025, baan(vorm=Vorm.UITZEND), baan(vorm=Vorm.UITZEND), verloonde_uren=LARGE)
    assert open_until(one, Soort.TOEREKENING, date(2026, 8, 1)).open == 2
    agreed = baan(vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN)
    for rows, stand in (([agreed], Stand.GEDAAN), ([baan()], Stand.NIET_NODIG)):
        found = moment(jaar(2025, *rows), Soort.TOEREKENING, date(2030, 1, 1))
        assert (found.stand, found.open) == (stand, 0)


@pytest.mark.parametrize(
    ("van", "open_rows"),
    [(date(2025, 12, 31), 1), (date(2026, 1, 1), 0)],
)
def test_a_job_of_one_day_is_open_and_one_of_no_day_is_not(van: date, open_rows: int) -> None:
    """A job that is agreed for next year keeps nothing of this year open."""
    for soort, values in (
        (Soort.LOONAANGIFTE, {}),
        (Soort.TOEREKENING, {"vorm": Vorm.UITZEND}),
    ):
        one = jaar(2025, baan(van=van, **values), verloonde_uren=LARGE)
        assert moment(one, soort).open == open_rows


def test_one_hired_job_among_others_is_enough_to_be_settled() -> None:
    agreed = baan(vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN)
    one = jaar(2025, baan(), agreed, baan())
    assert moment(one, Soort.TOEREKENING).stand is Stand.GEDAAN


def test_only_rows_that_are_not_checked_are_open() -> None:
    one = jaar(2025, baan(**PAID), baan(), baan(**PAID), baan(vorm=Vorm.INKOOP))
    found = moment(one, Soort.REGISTER)
    assert (found.stand, found.open) == (Stand.TE_DOEN, 1)


def test_without_a_quota_only_report_and_register_are_left() -> None:
    one = jaar(2017, baan())
    found = moments(one, outcome_of(one), Sector.PO, TODAY)
    assert [item.soort for item in found] == [Soort.JAARVERSLAG, Soort.REGISTER]


@pytest.mark.parametrize(
    ("status", "late"),
    [
        (Voortgang.NIET_BEGONNEN, True),
        (Voortgang.LOOPT, True),
        (Voortgang.KLAAR, False),
        (Voortgang.GESTOPT, False),
    ],
)
def test_a_measure_is_late_from_the_day_after(status: Voortgang, *, late: bool) -> None:
    one = Maatregel("Taken zoeken.", deadline=TODAY, status=status)
    assert overdue([one], TODAY) == ()
    assert overdue([one], TODAY + timedelta(days=1)) == ((one,) if late else ())
    assert overdue([replace(one, deadline=None)], date(2100, 1, 1)) == ()


def test_a_late_measure_is_a_finding_with_its_place() -> None:
    plan = (Maatregel("Taken zoeken.", deadline=CHECKED), Maatregel(deadline=CHECKED))
    one = jaar(2025, baan(**PAID), verloonde_uren=LARGE, werkagenda=plan)
    found = [
        item for item in findings_on(one, outcome_of(one), TODAY) if item.record is Record.MAATREGEL
    ]
    assert [item.message for item in found] == [
        "Taken zoeken: dit zou klaar zijn op 1 januari 2025.",
        "Een maatregel zonder naam: dit zou klaar zijn op 1 januari 2025.",
    ]
    assert [item.row for item in found] == [measure.id for measure in plan]
    assert {item.field for item in found} <= set(fields.by_key(verslag_fields.MAATREGEL))


def advice(one: Jaar, code: str, today: date) -> str:
    found = findings_on(one, outcome_of(one), today)
    return next(item.advice for item in found if item.code == code)


def test_what_can_no_longer_be_done_is_not_advised() -> None:
    one = jaar(2025, baan(vorm=Vorm.UITZEND), verloonde_uren=LARGE)
    code = "toerekening_ontbreekt"
    assert "uiterlijk 1 augustus 2026" in advice(one, code, date(2026, 8, 1))
    assert "Afspreken kon tot en met 1 augustus 2026." in advice(one, code, date(2026, 8, 2))
    code = "register_niet_gecontroleerd"
    assert "dit jaar en vorig jaar" in advice(one, code, date(2026, 12, 31))
    assert "over 2025 geen antwoord meer" in advice(one, code, date(2027, 1, 1))


@pytest.mark.parametrize("year", [2017, 2025])
def test_other_findings_keep_their_advice_for_ever(year: int) -> None:
    one = jaar(year, baan(vorm=Vorm.UITZEND), baan(), verloonde_uren=LARGE)
    changing = (
        {"toerekening_ontbreekt", "register_niet_gecontroleerd"}
        if year == 2025
        else {"register_niet_gecontroleerd"}
    )
    now = outcome_of(one).findings
    later = findings_on(one, outcome_of(one), date(2100, 1, 1))
    changed = {new.code for old, new in zip(now, later, strict=True) if old != new}
    assert changed == changing
    assert len({item.code for item in now}) > len(changing)


@given(dossiers(), st.dates(date(2012, 1, 1), date(2101, 12, 31)))
def test_any_dossier_on_any_day(drawn: Dossier, today: date) -> None:
    for one in drawn.jaren:
        outcome = calculate(drawn, one.jaar, LAW)
        found = moments(one, outcome, drawn.werkgever.sector, today)
        days = [item.laatste_dag for item in found]
        assert days == sorted(days)
        assert all(day.year == one.jaar + 1 for day in days)
        for item in found:
            is_open = item.stand in {Stand.TE_DOEN, Stand.TE_LAAT, Stand.TE_VROEG}
            assert is_open or item.open == 0
        known = [(item.code, item.message) for item in outcome.findings]
        later = findings_on(one, outcome, today)
        of_today = {"maatregel_te_laat", "datum_kan_niet"}
        kept = [(item.code, item.message) for item in later if item.code not in of_today]
        assert kept == known


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(1970, 1, 1), True),
        (date(2011, 12, 31), True),
        (date(2012, 1, 1), False),
        (date(2100, 12, 31), False),
        (date(2101, 1, 1), True),
        (date(2150, 6, 1), True),
    ],
)
def test_a_day_that_cannot_be_now_is_a_finding(today: date, *, told: bool) -> None:
    one = jaar(2025)
    found = [each.code for each in findings_on(one, calculate(dossier(one), 2025, LAW), today)]
    assert found.count("datum_kan_niet") == told
