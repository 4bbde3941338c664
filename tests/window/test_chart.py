"""The chart: a scale that fits, and the same in words; units of the answer."""

from decimal import Decimal

import pytest
from builders import LARGE, baan, jaar, jobs_outcome, outcome
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from banen_desktop.dossier.model import Toerekening, Vorm
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.law import Law
from banen_desktop.resources import resource
from banen_desktop.window.answer_bar import AnswerBar
from banen_desktop.window.chart import Bar, Chart, bars_of, described, nice_step
from banen_desktop.window.measure import Measure, in_measure
from banen_desktop.window.session import Session


@given(st.floats(1e-6, 1e12))
def test_a_step_gives_at_most_five_lines(top: float) -> None:
    step = nice_step(top)
    assert step * 5 >= top
    assert step <= top / 2 * 1.000001, "fewer than two lines"


@pytest.mark.parametrize(
    ("top", "step"), [(0, 1), (5, 1), (5.1, 2), (19.3, 5), (25, 5), (26, 10), (0.4, 0.1)]
)
def test_steps_are_one_two_or_five(top: float, step: float) -> None:
    assert nice_step(top) == pytest.approx(step)


def test_bars_are_the_steps_of_the_answer() -> None:
    hired = baan(
        kenmerk="P-02",
        vorm=Vorm.UITZEND,
        toerekening=Toerekening.AFGESPROKEN,
        verloonde_uren=1331,
    )
    (bar,) = bars_of([jobs_outcome(2024, baan(verloonde_uren=2662), hired)])
    assert (bar.year, bar.own, bar.hired) == (2024, 2.0, 1.0)
    assert bar.quota == pytest.approx(1_000_000 * 0.0276 / 1331)
    assert bar.share.endswith("%")


def test_a_quotum_that_is_just_missed_is_not_a_hundred_percent() -> None:
    (bar,) = bars_of([outcome(jaar(2020, baan(verloonde_uren="23491.07"), verloonde_uren=LARGE))])
    assert bar.share == "bijna 100%"


@pytest.mark.parametrize(("hours", "shown"), [("23491.07", "bijna 100%"), ("1", "minder dan 0,1%")])
def test_the_answer_uses_the_same_words(session: Session, hours: str, shown: str) -> None:
    found = outcome(jaar(2020, baan(verloonde_uren=Decimal(hours)), verloonde_uren=LARGE))
    bar = AnswerBar(session)
    ratio = found.by_key["realisatiepercentage"].value
    assert bar._part("realisatiepercentage", ratio, found) == shown


def test_a_year_without_quota_has_no_line() -> None:
    (bar,) = bars_of([outcome(jaar(2016, baan(verloonde_uren=1331), verloonde_uren=100_000))])
    assert (bar.quota, bar.share) == (None, "")
    assert described(bar) == "2016: 1,0 in dienst, 0,0 ingeleend."


def test_the_chart_in_words() -> None:
    bar = Bar(2024, 11.6, 3.1, 19.25, "76%")
    assert described(bar) == "2024: 11,6 in dienst, 3,1 ingeleend, quotum 19,3, 76%."


@pytest.mark.parametrize("years", [0, 1, 3, 12])
def test_it_draws_any_number_of_years(qtbot: QtBot, years: int) -> None:
    chart = Chart()
    qtbot.addWidget(chart)
    chart.show_bars([Bar(2012 + n, float(n), 1.0, 2.0 * n or None, "5%") for n in range(years)])
    chart.resize(400, 200)
    picture: QImage = chart.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, 400, 5) for y in range(0, 200, 5)}
    assert len(colours) > 1
    assert len(chart.accessibleDescription().split(":")) == years + 1


def test_units(law: Law) -> None:
    made = jobs_outcome(2024, baan(verloonde_uren=1331))
    for measure, week, shown in (
        (Measure.BANEN, None, ("1,0", "baan")),
        (Measure.UREN_JAAR, None, ("1.331", "uur per jaar")),
        (Measure.UREN_WEEK, None, ("25,5", "uur per week")),
        (Measure.FTE, Decimal(36), ("0,7", "fte")),
        (Measure.FTE, None, ("1,0", "baan")),
        (Measure.FTE, Decimal(0), ("1,0", "baan")),
    ):
        assert in_measure(Decimal(1), measure, made, law, week) == shown
    assert in_measure(Decimal(2), Measure.BANEN, made, law, None) == ("2,0", "banen")


def test_the_sample_has_three_bars(law: Law) -> None:
    sample = read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())
    outcomes = [calculate(sample, year.jaar, law) for year in sample.jaren]
    assert [bar.year for bar in bars_of(outcomes)] == [2023, 2024, 2025]
    assert bars_of([]) == ()
