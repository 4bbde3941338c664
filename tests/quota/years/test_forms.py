"""The jobs by form add up to the steps of the trace, whatever the rows are."""

from datetime import date
from decimal import Decimal

from builders import LARGE, baan, dossier, jaar
from golden_years import AGREED, people
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier.model import Dossier, Jaar, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.forms import FormTotal, totals_by_form

LAW = built_in()
STEPS = {
    Telt.JA: "gerealiseerde_banen",
    Telt.NOG_NIET: "nog_toe_te_rekenen_banen",
    Telt.NEE: "niet_meetellende_banen",
}


def totals(drawn: Dossier, year: Jaar) -> tuple[FormTotal, ...]:
    return totals_by_form(year, calculate(drawn, year.jaar, LAW), LAW)


def test_forms_stand_in_their_order_those_that_count_first() -> None:
    year = jaar(
        2020,
        *people(1331, 1, vorm=Vorm.INKOOP),
        *people(1331, 2, 2, vorm=Vorm.UITZEND, toerekening=AGREED),
        *people(2662, 1, 4, vorm=Vorm.UITZEND),
        *people(1331, 3, 5),
        baan(kenmerk="P-09"),
        verloonde_uren=LARGE,
    )
    found = totals(dossier(year), year)
    assert [(total.telt, total.vorm, total.banen) for total in found] == [
        (Telt.JA, Vorm.DIENSTVERBAND, Decimal(3)),
        (Telt.JA, Vorm.UITZEND, Decimal(2)),
        (Telt.NOG_NIET, Vorm.UITZEND, Decimal(2)),
        (Telt.NEE, Vorm.INKOOP, Decimal(1)),
    ]
    assert found[0].people == {"P-05", "P-06", "P-07"}
    assert [total.incomplete for total in found] == [True, False, False, False]


def test_a_row_without_a_day_in_the_year_is_in_no_form() -> None:
    last_day = date(2019, 12, 31)
    for rows, number in ((people(1331, 1, tot=last_day), 0), (people(1331, 1), 1)):
        year = jaar(2020, *rows, verloonde_uren=LARGE)
        assert len(totals(dossier(year), year)) == number
    assert totals(dossier(jaar(2020)), jaar(2020)) == ()


@given(dossiers())
def test_forms_add_up_to_the_trace(drawn: Dossier) -> None:
    for year in drawn.jaren:
        outcome = calculate(drawn, year.jaar, LAW)
        found = totals_by_form(year, outcome, LAW)
        for telt, key in STEPS.items():
            added = sum((total.banen for total in found if total.telt is telt), Decimal(0))
            assert abs(added - outcome.by_key[key].value) < Decimal("1e-15")
