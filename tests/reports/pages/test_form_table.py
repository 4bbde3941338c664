"""The jobs per form to share: nothing of a few people, not by subtraction either."""

from decimal import Decimal

import pytest
from builders import LARGE, baan, dossier, jaar
from golden_years import AGREED, people
from hypothesis import given
from strategies import dossiers

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan, Dossier, Vorm
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.pages.form_table import jobs_per_form
from banen_desktop.reports.text.year_report import report_of
from banen_desktop.reports.words.guard import FEWEST_SHARED

LAW = built_in()
Row = tuple[str, ...]


def table(*rows: Baan) -> tuple[Row, ...]:
    year = jaar(2020, *rows, verloonde_uren=LARGE)
    report = report_of(dossier(year), year, LAW)
    return jobs_per_form(report, report.guard).rows


def hired(number: int, first: int, vorm: Vorm = Vorm.UITZEND) -> list[Baan]:
    return people(1331, number, first, vorm=vorm, toerekening=AGREED)


def test_forms_of_many_stand_apart() -> None:
    never = people(1331, 5, 40, vorm=Vorm.INKOOP)
    waiting = people(1331, 6, 50, vorm=Vorm.UITZEND)
    assert table(*people(1331, 6), *hired(5, 20), *never, *waiting) == (
        ("Dienstverband", "telt mee", "6,0"),
        ("Uitzendkracht", "telt mee", "5,0"),
        ("Uitzendkracht", "na toerekening", "6,0"),
        ("Inkoop (SROI)", "telt niet mee", "5,0"),
    )


def test_a_form_with_open_questions_waits_for_more_than_an_agreement() -> None:
    waiting = people(1331, 6, 50, vorm=Vorm.UITZEND)
    asked = people(1331, 5, 60, vorm=Vorm.PAYROLL)
    assert table(*people(1331, 6), *waiting, *asked)[1:] == (
        ("Uitzendkracht", "na toerekening", "6,0"),
        ("Payroll", "na vragen en toerekening", "5,0"),
    )


@pytest.mark.parametrize(("own", "lent"), [(4, 6), (6, 4), (1, 1)])
def test_own_and_hired_are_one_when_either_is_of_a_few(own: int, lent: int) -> None:
    assert table(*people(1331, own), *hired(lent, 20)) == (
        ("Eigen dienst en inleen samen", "telt mee", f"{own + lent},0"),
    )


def test_a_small_form_of_hired_is_taken_together_with_another() -> None:
    rows = [*people(1331, 6), *hired(3, 20), *hired(7, 30, Vorm.DETACHERING_WSW)]
    assert table(*rows) == (
        ("Dienstverband", "telt mee", "6,0"),
        ("Detachering Wsw en Uitzendkracht samen", "telt mee", "10,0"),
    )


def test_what_is_of_a_few_and_apart_is_not_shown() -> None:
    rows = [*people(1331, 6), *people(1331, 2, 40, vorm=Vorm.INKOOP)]
    assert table(*rows) == (("Dienstverband", "telt mee", "6,0"),)


def test_hours_that_are_missing_are_said() -> None:
    assert table(*people(1331, 6), baan(kenmerk="P-90"))[0][2] == "6,0 of meer"
    assert table(baan(kenmerk="P-90"))[0][2] == "onbekend"
    assert table() == ()


@given(dossiers())
def test_no_row_is_about_a_few_unless_the_whole_is(drawn: Dossier) -> None:
    for year in drawn.jaren:
        report = report_of(drawn, year, LAW)
        shown = jobs_per_form(report, report.guard).rows
        total = report.value("gerealiseerde_banen")
        counting = [row for row in shown if row[1] == "telt mee"]
        for row in counting:
            forms = [vorm for vorm in Vorm if vorm.label in row[0]] or list(Vorm)
            inside = {
                baan.kenmerk or baan.id
                for baan, outcome in report.rows
                if baan.vorm in forms and outcome.telt is Telt.JA and outcome.uren
            }
            whole = row[2].removesuffix(" of meer") == dutch.format_number(total, 1)
            assert not 0 < len(inside) < FEWEST_SHARED or whole or total == Decimal(0), row
