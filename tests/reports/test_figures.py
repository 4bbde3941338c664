"""The tables of figures: years beside each other, steps, and people that must not be seen."""

from decimal import Decimal

import pytest
from builders import LARGE, baan, dossier, jaar, outcome
from golden_years import YEARS, people

from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.law import built_in
from banen_desktop.reports.figures import calculation, main_figures, shareable_value

LAW = built_in()


def test_earlier_years_stand_beside_this_one_the_newest_first() -> None:
    years = [
        jaar(number, baan(verloonde_uren=1331), verloonde_uren=LARGE)
        for number in range(2016, 2022)
    ]
    drawn = dossier(*years, jaar(2022, verloonde_uren=LARGE))
    table = main_figures(drawn, calculate(drawn, 2021, LAW), LAW)
    assert table.header == ("", "2021", "2020", "2019", "2018")


def test_a_year_without_jobs_is_no_column_and_what_is_unknown_says_so() -> None:
    drawn = dossier(
        jaar(2017, baan(verloonde_uren=1331)),
        jaar(2018, verloonde_uren=LARGE),
        jaar(2019, verloonde_uren=LARGE),
    )
    table = main_figures(drawn, calculate(drawn, 2019, LAW), LAW)
    assert table.header == ("", "2019", "2017")
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Quotum"] == ("16,1 banen", "onbekend")
    assert rows["Gerealiseerd"] == ("0,0 banen", "1,0 baan")


def test_the_calculation_has_every_step_and_the_levy_on_request() -> None:
    drawn, year = YEARS["niet-gehaald"]()
    found = calculate(drawn, year, LAW)
    with_levy, without = (calculation(found, levy=levy) for levy in (True, False))
    assert [row[0] for row in with_levy.rows] == [step.label for step in found.steps]
    assert len(without.rows) == len(with_levy.rows) - 1
    assert not any("effing" in row[0] for row in without.rows)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 personen"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5 personen")],
)
def test_a_small_number_of_people_is_not_shown(number: int, shown: str) -> None:
    found = outcome(jaar(2020, *people(100, number), verloonde_uren=LARGE))
    assert shareable_value(found, found.by_key["personen"]) == shown


@pytest.mark.parametrize(("hours", "shown"), [("13310", "5 personen"), ("13310.1", "niet bekend")])
def test_more_than_two_jobs_a_person_is_no_number_of_people(hours: str, shown: str) -> None:
    rows = people(0, 4, 2)
    found = outcome(jaar(2020, baan(verloonde_uren=Decimal(hours)), *rows, verloonde_uren=LARGE))
    assert shareable_value(found, found.by_key["personen"]) == shown
