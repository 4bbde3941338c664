"""The tables of figures: years beside each other, steps, and people that must not be seen."""

from builders import LARGE, baan, dossier, jaar
from golden_years import AGREED, YEARS, people

from banen_desktop.dossier.model import Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.words.figures import calculation, main_figures
from banen_desktop.reports.words.guard import Guard

LAW = built_in()


def test_earlier_years_stand_beside_this_one_in_the_order_of_the_chart() -> None:
    years = [
        jaar(number, baan(verloonde_uren=1331), verloonde_uren=LARGE)
        for number in range(2016, 2022)
    ]
    drawn = dossier(*years, jaar(2022, verloonde_uren=LARGE))
    table = main_figures(drawn, calculate(drawn, 2021, LAW), LAW)
    assert table.header == ("", "2018", "2019", "2020", "2021")


def test_a_year_without_jobs_is_no_column_and_what_is_unknown_says_so() -> None:
    drawn = dossier(
        jaar(2017, baan(verloonde_uren=1331)),
        jaar(2018, verloonde_uren=LARGE),
        jaar(2019, verloonde_uren=LARGE),
    )
    table = main_figures(drawn, calculate(drawn, 2019, LAW), LAW)
    assert table.header == ("", "2017", "2019")
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Quotum"] == ("onbekend", "16,1 banen")
    assert rows["Gerealiseerd"] == ("1,0 baan", "0,0 banen")


def test_the_calculation_has_every_step_and_the_levy_on_request() -> None:
    drawn, year = YEARS["niet-gehaald"]()
    found = calculate(drawn, year, LAW)
    with_levy, without = (calculation(found, Guard(), levy=levy) for levy in (True, False))
    assert [row[0] for row in with_levy.rows] == [step.label for step in found.steps]
    assert len(without.rows) == len(with_levy.rows) - 1
    assert not any("effing" in row[0] for row in without.rows)


def test_what_is_about_few_people_stands_in_no_table() -> None:
    rows = [*people(1331, 6), *people(500, 2, 7, vorm=Vorm.UITZEND, toerekening=AGREED)]
    drawn = dossier(jaar(2020, *rows, verloonde_uren=LARGE))
    found = calculate(drawn, 2020, LAW)
    guard = Guard.of(found, drawn.jaren[0])
    for table in (main_figures(drawn, found, LAW), calculation(found, guard, levy=True)):
        cells = {row[0]: row[1] for row in table.rows}
        for label in ("Meetellende uren, eigen dienst", "Meetellende uren, inleen"):
            assert label not in cells
        assert cells["Personen"] == "8 personen"
        assert not any("7.986" in cell or "1.000 uur" in cell for row in table.rows for cell in row)
