"""A quotum on an indication never stands beside one on a settled percentage without a word."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import LARGE, baan, dossier, jaar, scenario_outcome
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Lengte, Scenario, Vaststelling
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import Status, built_in
from banen_desktop.quota.years.history import figures_to_report
from banen_desktop.reports.pages.chart import in_words, series_of
from banen_desktop.reports.pages.comparison import series_table
from banen_desktop.reports.pages.document import Text
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words import percentages

LAW = built_in()
HOURS = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE}
INDICATIONS = {2021: "2.57", 2022: "2.78", 2023: "2.99"}
DAY = date(2026, 11, 30)


def chosen(year: int) -> Jaar:
    return jaar(year, baan(verloonde_uren=1331), quotumpercentage=INDICATIONS[year], **HOURS)


def settled(year: int) -> Jaar:
    return jaar(year, baan(verloonde_uren=1331), **HOURS)


@pytest.mark.parametrize("year", INDICATIONS)
@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("", Status.ACHTERHAALD),
        ("zoals ingebouwd", Status.ACHTERHAALD),
        ("Staatscourant", Status.EIGEN_OPGAVE),
    ],
)
def test_the_indication_counts_only_when_the_user_fills_it_in(
    year: int, source: str, status: Status
) -> None:
    built_in_source = LAW.required("quotumpercentage", year).bron
    text = built_in_source if source == "zoals ingebouwd" else source
    one = jaar(year, quotumpercentage=INDICATIONS[year], bron_quotumpercentage=text, **HOURS)
    legal = calculate(dossier(one), year, LAW).by_key["quotumpercentage"].legal
    assert legal is not None
    assert (legal.status, legal.waarde) == (status, Decimal(INDICATIONS[year]))
    assert legal.bron == (source if status is Status.EIGEN_OPGAVE else built_in_source)
    assert "quotum_banen" not in calculate(dossier(settled(year)), year, LAW).by_key


def test_what_stands_beside_the_field() -> None:
    said = [
        percentages.beside_field(one, LAW, "hulp")
        for one in (
            settled(2020),
            settled(2022),
            chosen(2022),
            jaar(2022, quotumpercentage="2.5"),
            settled(2025),
            settled(2027),
        )
    ]
    assert said[0].startswith("Leeg: het programma gebruikt 2,35% (Vastgesteld")
    assert said[1] == (
        "Leeg: geen doel. Er is alleen een achterhaalde indicatie: 2,78%. Vastgesteld: "
        "2,35% (2020) en 2,76% (2024). Toch met de indicatie rekenen? Vul 2,78 in, zonder bron."
    )
    assert said[2] == (
        "U rekent met een achterhaalde indicatie. Vastgesteld: 2,35% (2020) en 2,76% (2024)."
    )
    assert said[3] == "hulp"
    assert said[4].endswith("Vul het in, met de bron. Vastgesteld: 2,76% (2024).")
    assert said[5].endswith("Vul het in, met de bron. Vastgesteld: 2,76% (2024).")


@given(st.sets(st.sampled_from([2018, 2019, 2020, 2021, 2022, 2023, 2024]), min_size=1))
def test_years_on_an_indication_are_named_in_every_row_of_years(years: set[int]) -> None:
    made = dossier(*(chosen(y) if y in INDICATIONS else settled(y) for y in sorted(years)))
    outcomes = [calculate(made, year, LAW, with_findings=False) for year in sorted(years)]
    told = percentages.mixed(outcomes)
    named = sorted(years & INDICATIONS.keys())
    assert bool(told) == (len(years) > 1 and bool(named))
    assert all(str(year) in told for year in named if told)
    assert series_of(made, outcomes).remark == told
    assert in_words(series_of(made, outcomes)).endswith(told)


def _both() -> Dossier:
    return dossier(settled(2020), chosen(2021), settled(2024))


def _notes(blocks: Sequence[object]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Text))


def test_report_summary_and_comparison_say_it() -> None:
    words = "Het quotum van 2021 is berekend met een achterhaalde indicatie."
    for make in (full_report, summary):
        assert words in _notes(make(_both(), 2024, LAW, DAY).blocks)
        assert words not in _notes(make(_both(), 2020, LAW, DAY).blocks)
    outcomes = [calculate(_both(), year, LAW) for year in (2020, 2021, 2024)]
    labels = {
        line.label: [cell.text for cell in line.cells] for line in series_table(outcomes).lines
    }
    assert labels["Quotumpercentage"] == ["2,35%", "2,57%", "2,76%"]


def test_two_kinds_are_each_named() -> None:
    own = jaar(2023, baan(verloonde_uren=9), quotumpercentage="2.8", **HOURS)
    made = dossier(chosen(2021), chosen(2022), own, settled(2024))
    told = percentages.mixed([calculate(made, each.jaar, LAW) for each in made.jaren])
    assert told.startswith(
        "Het quotum van 2021 en 2022 is berekend met een achterhaalde indicatie en "
        "dat van 2023 met een zelf opgegeven percentage."
    )


def test_an_earlier_year_that_was_reported_on_an_indication_says_so() -> None:
    before = chosen(2021)
    kept = figures_to_report(calculate(dossier(before), 2021, LAW))
    reported = {"vaststelling": Vaststelling(op=date(2022, 5, 1)), "gerapporteerd": kept}
    for percentage in (Decimal("2.57"), None):  # chosen still, and not any more
        then = jaar(
            2021, baan(verloonde_uren=1331), quotumpercentage=percentage, **reported, **HOURS
        )
        text = paragraph(dossier(then, settled(2024)), 2024, LAW, Style(Lengte.LANG)).text
        assert "met een achterhaalde indicatie van 2,57%)" in text, percentage


def test_a_forecast_never_aims_at_an_indication() -> None:
    made = dossier(settled(2020))
    for target, known in ((2022, False), (2024, True)):
        found = scenario_outcome(made, 2020, Scenario(doeljaar=target), LAW)
        assert ("doel_banen" in found.outcome.by_key) is known


# -- the years around, and what it would be ------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "around"),
    [
        (2018, ("2018 1,93% vastgesteld", "2019 2,14% vastgesteld")),
        (2022, ("2020 2,35% vastgesteld", "2022 – niet bekend", "2024 2,76% vastgesteld")),
        (2025, ("2024 2,76% vastgesteld", "2025 – niet bekend", "2026 2,58% te bevestigen")),
        (2027, ("2026 2,58% te bevestigen", "2027 – niet bekend")),
    ],
)
def test_the_nearest_known_years_stand_around_a_year(year: int, around: tuple[str, ...]) -> None:
    one = jaar(year)
    found = percentages.with_neighbours(dossier(one), one, LAW)
    assert tuple(f"{each.year} {each.number} {each.words}" for each in found) == around


def test_the_own_percentage_of_another_year_counts_as_known() -> None:
    one, other = jaar(2022), jaar(2023, quotumpercentage="2.7", bron_quotumpercentage="brief")
    found = percentages.with_neighbours(dossier(one, other), one, LAW)
    assert [each.year for each in found] == [2020, 2022, 2023]
    assert found[-1].words == "uw eigen opgave"


def test_what_it_would_be_lies_between_the_neighbours() -> None:
    one = jaar(2025, **HOURS)
    told = percentages.idea_between(dossier(one), one, LAW)
    low, high = (
        calculate(dossier(replace(one, quotumpercentage=Decimal(share))), 2025, LAW)
        for share in ("2.58", "2.76")
    )
    for outcome in (low, high):
        quotum = outcome.value("quotum_banen")
        assert quotum is not None
        assert dutch.format_number(quotum, 1) in told
    assert "Dat is een idee" in told


@pytest.mark.parametrize(
    ("after", "hours", "told"),
    [
        ("2.76", LARGE, "Met 2,76% zou het quotum {} zijn."),
        ("2.77", 20_000, "Met 2,76% tot 2,77% zou het quotum {} zijn."),
    ],
    ids=["hetzelfde percentage", "hetzelfde quotum"],
)
def test_two_numbers_that_are_shown_the_same_are_told_once(
    after: str, hours: Decimal, told: str
) -> None:
    one = jaar(2025, verloonde_uren=hours, verloonde_uren_vorig_jaar=LARGE)
    other = jaar(2026, quotumpercentage=after, bron_quotumpercentage="brief")
    settled = calculate(dossier(replace(one, quotumpercentage=Decimal("2.76"))), 2025, LAW)
    quotum = settled.value("quotum_banen")
    assert quotum is not None
    idea = percentages.idea_between(dossier(one, other), one, LAW)
    assert idea.startswith(told.format(dutch.jobs(quotum)))


@pytest.mark.parametrize(
    "one",
    [
        jaar(2025, quotumpercentage="2.6", bron_quotumpercentage="brief", **HOURS),
        jaar(2025),
        jaar(2027, **HOURS),
        jaar(2024, **HOURS),
        jaar(2016, **HOURS),
    ],
    ids=["ingevuld", "geen uren", "één buurjaar", "vastgesteld", "voor 2018"],
)
def test_without_need_or_neighbours_there_is_no_idea(one: Jaar) -> None:
    assert percentages.idea_between(dossier(one), one, LAW) == ""


def test_a_chosen_indication_next_door_is_no_basis_for_an_idea() -> None:
    chosen = jaar(2021, quotumpercentage=INDICATIONS[2021])
    one = jaar(2022, **HOURS)
    assert percentages.with_neighbours(dossier(chosen, one), one, LAW)[0].year == 2021
    assert percentages.idea_between(dossier(chosen, one), one, LAW) == ""


def test_the_idea_is_in_no_text_for_others() -> None:
    source = dossier(jaar(2025, **HOURS))
    for length in Lengte:
        text = paragraph(source, 2025, LAW, Style(length)).text
        assert "2,58" not in text
        assert "2,76" not in text
