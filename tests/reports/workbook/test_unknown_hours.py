"""Hours of jobs that nobody knows are no zero: not in text, tables, cards or chart."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from builders import dossier, jaar, scenario_outcome
from golden_years import AGREED, BIG, people

from banen_desktop.dossier.model import Baan, Dossier, Sector, Vorm
from banen_desktop.dossier.verslag import Lengte, Scenario
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Bound
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.what_if.interim import measure
from banen_desktop.quota.years.comparison import series as years_of
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.out.data import year_data
from banen_desktop.reports.out.screen import year_on_screen
from banen_desktop.reports.pages import summary
from banen_desktop.reports.pages.chart import bar_of, chart_table, described, series_of
from banen_desktop.reports.pages.chart_drawing import draw_chart
from banen_desktop.reports.pages.comparison import interim_table, series_table
from banen_desktop.reports.pages.document import Text
from banen_desktop.reports.pages.drawing import Words
from banen_desktop.reports.pages.scenarios import scenario_table
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import main_figures
from banen_desktop.reports.words.guard import Guard, Kind
from banen_desktop.reports.words.headline import headline
from banen_desktop.reports.workbook import write_workbook

LAW = built_in()


def without(number: int, first: int = 51, **values: object) -> list[Baan]:
    return [
        Baan(kenmerk=f"P-{place}", **values)  # type: ignore[arg-type]
        for place in range(first, first + number)
    ]


def year_of(*rows: Baan) -> Dossier:
    return dossier(jaar(2020, *rows, **BIG), sector=Sector.HBO)


NOTHING = year_of(*without(20))
SOME = year_of(*people(1331, 6), *without(6))
MET = year_of(*people(1331, 27), *without(1))


@pytest.mark.parametrize(
    ("rows", "bounds"),
    [
        (people(1331, 6), {}),
        (
            without(1),
            {
                "gerealiseerde_banen": Bound.UNKNOWN,
                "banen_dienstverband": Bound.UNKNOWN,
                "banen_inleen": Bound.EXACT,
                "realisatiepercentage": Bound.UNKNOWN,
                "verschil_banen": Bound.UNKNOWN,
                "quotumtekort": Bound.UNKNOWN,
                "quotumheffing": Bound.UNKNOWN,
                "banen_op_peildatum": Bound.UNKNOWN,
                "quotum_banen": Bound.EXACT,
                "personen": Bound.EXACT,
            },
        ),
        (
            [
                *people(1331, 6),
                *without(1, vorm=Vorm.UITZEND, toerekening=AGREED, tot=date(2020, 3, 1)),
            ],
            {
                "gerealiseerde_banen": Bound.AT_LEAST,
                "banen_dienstverband": Bound.EXACT,
                "banen_inleen": Bound.UNKNOWN,
                "aandeel": Bound.AT_LEAST,
                "verschil_banen": Bound.AT_LEAST,
                "quotumtekort": Bound.AT_MOST,
                "quotumheffing": Bound.AT_MOST,
                "banen_op_peildatum": Bound.EXACT,
            },
        ),
        (
            [*people(1331, 6), *without(1, vorm=Vorm.UITZEND), *without(1, 60, vorm=Vorm.STAGE)],
            {
                "gerealiseerde_banen": Bound.EXACT,
                "nog_toe_te_rekenen_banen": Bound.UNKNOWN,
                "niet_meetellende_banen": Bound.UNKNOWN,
            },
        ),
        ([*people(1331, 6), *without(1, tot=date(2019, 12, 31))], {"aandeel": Bound.EXACT}),
        ([*people(1331, 27), *without(1)], {"quotumtekort": Bound.EXACT}),
    ],
)
def test_each_step_tells_how_far_it_is_known(rows: list[Baan], bounds: dict[str, Bound]) -> None:
    steps = calculate(year_of(*rows), 2020, LAW).by_key
    assert {key: steps[key].bound for key in bounds} == bounds
    if not bounds:
        assert {step.bound for step in steps.values()} == {Bound.EXACT}


@pytest.mark.parametrize(
    ("made", "realised", "share"),
    [
        (NOTHING, "onbekend", "onbekend"),
        (SOME, "ten minste 6,0 banen", "ten minste 22,7%"),
    ],
)
def test_the_main_figures_and_the_card(made: Dossier, realised: str, share: str) -> None:
    rows = {row[0]: row[1] for row in main_figures(made, calculate(made, 2020, LAW), LAW).rows}
    assert (rows["Gerealiseerd"], rows["Realisatie van het quotum"]) == (realised, share)
    (found,) = (one for one in answers(made, 2020, LAW).answers if "Realisatie" in one.question)
    assert found.answer == ("niet bekend" if share == "onbekend" else share)
    assert found.missing == ("Niet bij elke baan staan uren. Vul die in bij Banen.",)


def test_the_data_has_null_for_what_is_unknown_and_says_why() -> None:
    def told(made: Dossier, kind: Kind) -> dict[str, tuple[object, ...]]:
        steps = year_data(made, 2020, LAW, date(2021, 2, 1), kind)["stappen"]
        keys = ("waarde", "grens", "reden")
        return {step["sleutel"]: tuple(step[key] for key in keys) for step in steps}

    why = "Niet van alle banen zijn de uren bekend."
    for kind in Kind:
        found = told(NOTHING, kind)
        for key in ("gerealiseerde_banen", "verschil_banen", "quotumtekort", "aandeel"):
            assert found[key] == (None, "onbekend", why)
        assert found["personen"] == ("20", "", "")
        assert found["nog_toe_te_rekenen_banen"] == ("0", "", "")
    found = told(SOME, Kind.DOSSIER)
    assert found["gerealiseerde_banen"] == ("6", "ten minste", why)
    assert found["quotumtekort"][1:] == ("hooguit", why)
    assert told(dossier(jaar(2020)), Kind.DOSSIER)["gerealiseerde_banen"] == ("0", "", "")


def test_the_summary_of_a_year_without_anything_tells_of_the_paid_hours() -> None:
    made = summary.summary(dossier(jaar(2020)), 2020, LAW, date(2021, 1, 1))
    told = [block.text for block in made.blocks if isinstance(block, Text)]
    assert any("verloonde uren er in 2020 waren, is nog niet bekend" in text for text in told)


def test_the_summary() -> None:
    def cards(made: Dossier) -> list[tuple[str, str, str]]:
        outcome = calculate(made, 2020, LAW)
        found = summary.cards(outcome, LAW, Guard.of(outcome, made.jaren[0]))
        return [(card.title, card.number, card.unit) for card in found.cards[1:]]

    assert cards(NOTHING) == [("Gerealiseerd", "onbekend", ""), ("Verschil", "onbekend", "")]
    assert cards(SOME) == [
        ("Gerealiseerd", "6,0", "banen of meer"),
        ("Nog te gaan", "20,5", "banen of minder"),
    ]
    assert cards(MET)[1] == ("Meer dan nodig", "0,5", "baan of meer")


def test_the_chart() -> None:
    outcome = calculate(NOTHING, 2020, LAW)
    bar = bar_of(outcome, Guard())
    assert described(bar).startswith("2020: onbekend in dienst, 0,0 ingeleend, quotum 26,5, real")
    assert chart_table(series_of(NOTHING, [outcome])).rows[0][-1] == "onbekend"
    some = series_of(SOME, [calculate(SOME, 2020, LAW)])
    assert chart_table(some).rows[0][1:3] == ("ten minste 6,0", "0,0")
    for series, word in ((series_of(NOTHING, [outcome]), "onbekend"), (some, "ten minste 6,0")):
        words = [one.text for one in draw_chart(series, 400, 200).shapes if isinstance(one, Words)]
        assert word in words
        assert "0,0" not in words


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("made", "start"), [(NOTHING, "Niet"), (SOME, "Niet"), (MET, "Het")])
def test_the_workbook_draws_no_conclusion(made: Dossier, start: str, kind: Kind) -> None:
    data = write_workbook(made, 2020, LAW, kind=kind, made_on=date(2021, 2, 1))
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Overzicht"]
    (told,) = (sheet.cell(cell.row, 2).value for cell in sheet["A"] if cell.value == "Conclusie")
    assert str(told).split()[0] == start


@pytest.mark.parametrize(
    ("hours", "number", "words"),
    [
        (1331, 27, "Het resultaat is ten minste 101,9% van het quotum: ten minste 0,5 baan meer"),
        (1410, 25, "haalden wij het quotum. Het resultaat is ten minste 100,0% van het quotum."),
    ],
)
def test_a_quotum_that_is_met_may_be_met_by_more(hours: int, number: int, words: str) -> None:
    made = year_of(*people(hours, number), *without(1))
    text = paragraph(made, 2020, LAW, Style(Lengte.NORMAAL)).text
    assert words in text
    assert "precies" not in text
    assert "realiseerden ten minste 2," in text


def test_the_headline() -> None:
    told = [headline(calculate(made, 2020, LAW)) for made in (SOME, MET)]
    assert told[0].startswith("U haalt ten minste 22,7% van uw quotum. Er zijn nog hooguit 20,5")
    assert told[1].startswith("U haalt uw quotum, voor ten minste 101,9%. U hebt ten minste 0,5")


def test_tables_explanations_and_the_terminal_know_what_is_unknown() -> None:
    for made, jobs, share in (
        (NOTHING, "onbekend", "onbekend"),
        (SOME, "ten minste 6,0", "ten minste 22,7%"),
    ):
        outcome = calculate(made, 2020, LAW)
        rows = {line.label: line.cells for line in series_table(years_of(made, LAW)).lines}
        assert rows["Gerealiseerd"][0].text == jobs
        assert rows["Realisatie van het quotum"][0].text == share
        moment = interim_table(measure(made, 2020, LAW, parts=1)).lines
        told = {line.label: line.cells[0].text for line in moment}
        assert told["Gerealiseerde banen tot nu toe"] == jobs
        explained = wording.explain(outcome, "verschil_banen")
        assert explained.note.endswith("Niet van alle banen zijn de uren bekend.")
        assert explained.value.startswith(jobs.rpartition(" ")[0] or "onbekend")
        (line,) = (
            line
            for line in year_on_screen(made, 2020, LAW).splitlines()
            if line.startswith("Gerealiseerde banen  ")
        )
        assert f"  {jobs}" in line
    assert wording.explain(calculate(NOTHING, 2020, LAW), "quotumtekort").filled == ""
    some = wording.explain(calculate(SOME, 2020, LAW), "verschil_banen")
    assert some.filled.startswith("Ten minste 6,0 banen − 26,5 banen = ten minste -20,5 banen")


def test_earlier_years_and_scenarios_know_what_is_unknown() -> None:
    after = jaar(2021, *people(1331, 6), **BIG)
    made = dossier(SOME.jaren[0], after, sector=Sector.HBO)
    text = paragraph(made, 2021, LAW, Style(Lengte.LANG)).text
    assert "In 2020 realiseerden wij ten minste 6,0 banen" in text
    assert "(ten minste 22,7%)" in text
    scenario = Scenario(personen=Decimal(2), uren_per_week=Decimal("25.5"))
    unknown = scenario_outcome(NOTHING, 2020, scenario, LAW)
    assert unknown.difference("gerealiseerde_banen") is None
    known = scenario_outcome(SOME, 2020, scenario, LAW).difference("gerealiseerde_banen")
    assert known is not None
    assert known > 0


@pytest.mark.parametrize(("rows", "exact"), [(people(1331, 6), True), (SOME.jaren[0].banen, False)])
@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(quotumpercentage=Decimal("3.5")),
        Scenario(personen=Decimal(2), uren_per_week=Decimal("25.5")),
    ],
)
def test_the_difference_of_two_shares_is_unknown_when_hours_are(
    rows: Sequence[Baan], *, exact: bool, scenario: Scenario
) -> None:
    """With other hours for the unknown jobs the difference would be another."""
    found = scenario_outcome(year_of(*rows), 2020, scenario, LAW)
    lines = {line.label: line.cells[2].text for line in scenario_table(found).lines if line.cells}
    assert found.difference("verschil_banen") is not None
    assert (found.difference("realisatiepercentage") is not None) is exact
    assert lines["Realisatie"].endswith("%-punt" if exact else "onbekend")
    assert lines["Verschil met het quotum, banen"] != "onbekend"


@pytest.mark.parametrize(
    ("rows", "now"),
    [
        (people(1331, 6), "€\u00a08.066"),
        ([*people(1331, 6), *without(2)], "ten minste €\u00a08.066"),
        ([*people(1331, 6), *without(2, vorm=Vorm.UITZEND, toerekening=AGREED)], "€\u00a08.066"),
        (without(2), "onbekend"),
    ],
)
def test_the_loonkostenvoordeel_knows_that_hours_are_unknown(rows: list[Baan], now: str) -> None:
    scenario = Scenario(personen=Decimal(2), uren_per_week=Decimal("25.5"))
    made = dossier(jaar(2026, *rows, **BIG))
    found = scenario_table(scenario_outcome(made, 2026, scenario, LAW))
    cells = {line.label: line.cells for line in found.lines}
    assert cells["Loonkostenvoordeel, hoogstens"][0].text == now
