"""The chart: its bars, its words and table, and that on paper of any size nothing overlaps."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest
from builders import LARGE, baan, jaar, jobs_outcome, outcome
from gears import examples
from golden_years import AGREED, YEARS, people
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.model import Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.pages.chart import (
    Bar,
    Series,
    bar_of,
    chart_table,
    described,
    in_words,
    nice_step,
    series_of,
    written,
)
from banen_desktop.reports.pages.chart_drawing import PRINT, draw_chart
from banen_desktop.reports.pages.drawing import Drawing, Line, Rect, Words, as_svg, words_width
from banen_desktop.reports.words.guard import Guard, Kind

LAW = built_in()
D = Decimal
ROOM = 0.01  # what a sum of floats may be off
Box = tuple[float, float, float, float]


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
        kenmerk="P-02", vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN, verloonde_uren=1331
    )
    found = jobs_outcome(
        2024,
        baan(verloonde_uren=2662),
        hired,
        baan(kenmerk="P-03", vorm=Vorm.UITZEND, verloonde_uren=1331),
        baan(kenmerk="P-04", vorm=Vorm.INKOOP, verloonde_uren=3993),
    )
    bar = bar_of(found, Guard())
    assert bar.year == 2024
    assert [bar.own, bar.hired, bar.together, bar.realised] == [D(2), D(1), None, D(3)]
    assert [bar.waiting, bar.never] == [D(1), D(3)]
    assert bar.quota == found.value("quotum_banen")
    assert bar.share.endswith("%")


def test_a_quotum_that_is_just_missed_is_not_a_hundred_percent() -> None:
    found = outcome(jaar(2020, baan(verloonde_uren="23491.07"), verloonde_uren=LARGE))
    assert bar_of(found, Guard()).share == "bijna 100%"


def test_a_year_without_quota_has_no_line() -> None:
    found = outcome(jaar(2016, baan(verloonde_uren=1331), verloonde_uren=100_000))
    bar = bar_of(found, Guard())
    assert (bar.quota, bar.share) == (None, "")
    assert described(bar) == "2016: 1,0 in dienst, 0,0 ingeleend."


def test_the_chart_in_words() -> None:
    bar = Bar(2024, own=D("11.6"), hired=D("3.1"), quota=D("19.25"), share="76%")
    assert described(bar) == "2024: 11,6 in dienst, 3,1 ingeleend, quotum 19,3, 76%."
    more = Bar(2025, own=D(1), waiting=D(2), never=D("0.5"))
    assert described(more) == (
        "2025: 1,0 in dienst, 0,0 ingeleend, 2,0 nog toe te rekenen, 0,5 telt niet mee."
    )
    told = in_words(Series((bar, more), D("6.5")))
    assert told.startswith("Staafgrafiek van banen en quotum, 2024 tot en met 2025. 2024: 11,6")
    assert told.endswith("De eigen nulmeting is 6,5 banen.")
    assert in_words(Series((bar,))).startswith("Staafgrafiek van banen en quotum, 2024. ")
    assert in_words(Series(())) == "Grafiek zonder jaren."


def test_the_chart_names_what_is_awaited() -> None:
    agreement = Bar(2024, waiting=D(1))
    question = Bar(2025, waiting=D(2), awaited="Vraag over uitlener open")
    assert "2,0 vraag over uitlener open" in described(question)
    names = [
        (Series((agreement,)), "Nog toe te rekenen"),
        (Series((question,)), "Vraag over uitlener open"),
        (Series((agreement, question)), "Toe te rekenen of vraag open"),
        (Series((Bar(2023, awaited="Vraag over uitlener open"), agreement)), "Nog toe te rekenen"),
    ]
    for series, name in names:
        assert name in chart_table(series).header
    found = outcome(jaar(2024, baan(vorm=Vorm.PAYROLL, verloonde_uren=1331)))
    assert bar_of(found, Guard()).awaited == "Vraag over uitlener open"


def test_the_table_has_only_the_columns_that_say_something() -> None:
    bars = (
        Bar(2023, realised=D(3), own=D(2), hired=D(1), quota=D(4), share="75%"),
        Bar(2024, realised=D("3.2"), own=None, hired=None, never=None, waiting=D(1)),
    )
    table = chart_table(Series(bars))
    assert table.header == (
        *("Jaar", "In dienst", "Ingeleend", "Gerealiseerd", "Nog toe te rekenen"),
        *("Quotum", "Realisatie"),
    )
    assert table.rows == (
        ("2023", "2,0", "1,0", "3,0", "0,0", "4,0", "75%"),
        ("2024", "–", "–", "3,2", "1,0", "–", "–"),
    )
    assert chart_table(Series(bars[1:])).header[1] == "Gerealiseerd"


def test_what_is_shared_tells_nothing_of_a_few() -> None:
    """The sample has fewer than five hired people: own and hired are one bar."""
    drawn, year = YEARS["deels-gehaald"]()
    outcomes = [calculate(drawn, year, LAW)]
    (shared,) = series_of(drawn, outcomes).bars
    (inside,) = series_of(drawn, outcomes, Kind.DOSSIER).bars
    assert [shared.own, shared.hired, shared.never] == [None, None, None]
    assert shared.realised == shared.together == inside.realised
    assert inside.together is None
    assert all([inside.own, inside.hired, inside.never])


def test_nulmeting_is_the_employers_own() -> None:
    drawn, year = YEARS["gehaald"]()
    outcomes = [calculate(drawn, year, LAW)]
    assert series_of(drawn, outcomes).nulmeting is None
    counted = replace(drawn, werkgever=replace(drawn.werkgever, nulmeting_banen=D("6.5")))
    assert series_of(counted, outcomes).nulmeting == D("6.5")


@pytest.mark.parametrize(
    ("jobs", "ways"),
    [
        ("0", ("0,0", "0", "0")),
        ("12.34", ("12,3", "12", "12")),
        ("1234.5", ("1.234,5", "1.235", "1,2\N{NO-BREAK SPACE}dzd")),
        ("1500000", ("1.500.000,0", "1.500.000", "1,5\N{NO-BREAK SPACE}mln")),
        ("7e12", ("7.000.000.000.000,0", "7.000.000.000.000", "7\N{NO-BREAK SPACE}bln")),
    ],
)
def test_a_number_in_ever_shorter_ways(jobs: str, ways: tuple[str, ...]) -> None:
    assert tuple(written(D(jobs))) == ways


def box(words: Words) -> Box:
    """Where a text may stand, on the safe side: left, top, right, bottom."""
    wide = words_width(words.text, words.size, bold=words.bold)
    left = words.x - {"start": 0, "middle": wide / 2, "end": wide}[words.anchor]
    return left, words.y - 0.78 * words.size, left + wide, words.y + 0.22 * words.size


def apart(one: Box, other: Box) -> bool:
    return (
        one[2] <= other[0] + ROOM
        or other[2] <= one[0] + ROOM
        or one[3] <= other[1] + ROOM
        or other[3] <= one[1] + ROOM
    )


def thick_lines(drawing: Drawing) -> Sequence[Box]:
    """The lines of the quotum."""
    lines = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.thickness > 2]
    return [
        (line.x1, line.y1 - 1, line.x2, line.y2 + 1) for line in lines if line.stroke == PRINT.ink
    ]


def check(drawing: Drawing) -> None:
    """No text clips, overlaps another or lies on the line of a quotum; no bar leaves the sheet."""
    words = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    for one, other in combinations(words, 2):
        assert apart(box(one), box(other)), (one, other)
    for text in words:
        left, top, right, bottom = box(text)
        assert left >= -ROOM, text
        assert top >= -ROOM, text
        assert right <= drawing.width + ROOM, text
        assert bottom <= drawing.height + ROOM, text
        assert all(apart(box(text), line) for line in thick_lines(drawing)), text
    for shape in drawing.shapes:
        if isinstance(shape, Rect):
            assert shape.x >= -ROOM
            assert shape.y >= -ROOM
            assert shape.x + shape.width <= drawing.width + ROOM
            assert shape.y + shape.height <= drawing.height + ROOM
            assert min(shape.width, shape.height) > 0


jobs = st.one_of(
    st.just(D(0)),
    st.decimals(0, 40, places=2),
    st.decimals(0, 10**12, places=1),
)


@st.composite
def bars(draw: st.DrawFn, year: int) -> Bar:
    quota = draw(st.none() | jobs)
    whole, own, hired = draw(st.booleans()), draw(jobs), draw(jobs)
    return Bar(
        year,
        realised=own + hired,
        own=None if whole else own,
        hired=None if whole else hired,
        waiting=draw(st.none() | st.just(D(0)) | jobs),
        never=draw(st.none() | st.just(D(0)) | jobs),
        quota=quota,
        share="" if quota is None else draw(st.sampled_from(["0%", "76%", "bijna 100%", "1.234%"])),
    )


@examples(0.6)
@given(
    st.data(),
    st.integers(1, 15),
    st.none() | jobs,
    st.sampled_from([(470.0, 185.0), (470.0, 220.0), (900.0, 400.0), (480.0, 160.0)]),
    st.sampled_from([8.0, 9.0, 12.0]),
)
def test_nothing_overlaps_and_nothing_is_cut_off(
    data: st.DataObject,
    years: int,
    nulmeting: Decimal | None,
    paper: tuple[float, float],
    size: float,
) -> None:
    drawn = tuple(data.draw(bars(2012 + place)) for place in range(years))
    check(draw_chart(Series(drawn, nulmeting), *paper, PRINT, size))


def test_a_year_with_nothing_to_draw_is_still_a_chart() -> None:
    """No jobs, no quotum, and own and hired not to be shown: nothing stands in the legend."""
    drawn = draw_chart(Series((Bar(2012, own=None, hired=None),)), 480, 128)
    check(drawn)
    assert "2012" in {shape.text for shape in drawn.shapes if isinstance(shape, Words)}


def test_parts_differ_without_colour() -> None:
    """Own is solid, hired is hatched, waiting is dashed, never is an outline beside the bar."""
    bar = Bar(
        2025, realised=D(7), own=D(4), hired=D(3), waiting=D(2), never=D(1), quota=D(8), share="88%"
    )
    drawn = draw_chart(Series((bar,), D(5)), 470, 220).shapes
    rects = [shape for shape in drawn if isinstance(shape, Rect)]
    lines = [shape for shape in drawn if isinstance(shape, Line)]
    assert [rect for rect in rects if rect.fill == PRINT.own and not rect.stroke]
    slanting = [line for line in lines if line.x1 != line.x2 and line.y1 != line.y2]
    hatched = next(
        rect for rect in rects if rect.stroke == PRINT.hired and not rect.fill and rect.y > 20
    )
    assert len([line for line in slanting if line.y2 > 20]) > 10
    for line in slanting[-5:]:
        assert hatched.x - ROOM <= min(line.x1, line.x2)
        assert max(line.x1, line.x2) <= hatched.x + hatched.width + ROOM
        assert hatched.y - ROOM <= min(line.y1, line.y2)
        assert max(line.y1, line.y2) <= hatched.y + hatched.height + ROOM
    assert [rect for rect in rects if rect.dash == "dashed" and rect.stroke == PRINT.soft]
    assert [rect for rect in rects if not rect.dash and rect.stroke == PRINT.soft]
    assert [line for line in lines if line.dash == "dotted"]
    texts = {shape.text for shape in drawn if isinstance(shape, Words)}
    assert {"in dienst", "ingeleend", "nog toe te rekenen", "telt niet mee", "quotum"} <= texts
    assert {"eigen nulmeting 5,0", "2025", "7,0", "8,0", "88%", "Quotum", "Realisatie"} <= texts


def test_heights_are_in_proportion() -> None:
    bar = Bar(2025, realised=D(15), own=D(10), hired=D(5), quota=D(20))
    drawn = draw_chart(Series((bar,)), 470, 220).shapes
    plot = [shape for shape in drawn if isinstance(shape, Line) and shape.stroke == PRINT.grid]
    bottom = next(
        shape.y1 for shape in drawn if isinstance(shape, Line) and shape.stroke == PRINT.soft
    )
    top = min(line.y1 for line in plot)
    own = next(s for s in drawn if isinstance(s, Rect) and s.fill == PRINT.own and s.y > 20)
    assert own.height == pytest.approx((bottom - top) / 2)
    assert own.y + own.height == pytest.approx(bottom)
    (line,) = [s for s in drawn if isinstance(s, Line) and s.thickness == 2.2 and s.y1 > 20]
    assert line.y1 == pytest.approx(top)


def test_the_svg_is_sound_escaped_and_the_same() -> None:
    words = Words(1, 2, "<&\"'> “é”", 9, "#000000", "middle", bold=True)
    drawing = Drawing(10.5, 20, (Rect(0, 0, 1, 2, "#ffffff"), Line(0, 0, 1, 1, "#000000"), words))
    made = as_svg(drawing, 'A "b" <c>')
    root = ElementTree.fromstring(made)
    assert root.get("viewBox") == "0 0 10.5 20"
    assert root.get("font-family") == 'A "b" <c>'
    assert [element.tag.rpartition("}")[2] for element in root] == ["rect", "line", "text"]
    assert root[2].text == words.text
    assert root[2].get("text-anchor") == "middle"
    assert made == as_svg(drawing, 'A "b" <c>')


def test_no_years_is_an_empty_sheet() -> None:
    assert draw_chart(Series(()), 100, 50) == Drawing(100, 50, ())


def test_the_sample_has_three_bars() -> None:
    drawn, _ = YEARS["deels-gehaald"]()
    outcomes = [calculate(drawn, year.jaar, LAW) for year in drawn.jaren]
    assert [bar.year for bar in series_of(drawn, outcomes).bars] == [2023, 2024, 2025]


def test_a_year_of_many_people_shows_own_and_hired() -> None:
    rows = [*people(1331, 6), *people(1331, 5, 20, vorm=Vorm.UITZEND, toerekening=AGREED)]
    year = jaar(2020, *rows, verloonde_uren=LARGE)
    bar = bar_of(outcome(year), Guard.of(outcome(year), year))
    assert [bar.own, bar.hired, bar.together] == [D(6), D(5), None]
