"""The words under a bar: they never lie over each other, and one sentence says them all."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from builders import LARGE, baan, jaar, outcome
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.quota.calculation.trace import Bound
from banen_desktop.reports.pages.bar_labels import fitting, full_width, missing_words, sentence
from banen_desktop.reports.pages.chart import Bar

LETTER = 7.0
jobs = st.decimals(0, 500, places=1)


def wide(text: str) -> float:
    return LETTER * len(text)


def bar(own: str, hired: str = "0", waiting: str = "0", quota: str | None = None) -> Bar:
    parts = [Decimal(part) for part in (own, hired, waiting)]
    asked = None if quota is None else Decimal(quota)
    return Bar(2025, parts[0] + parts[1], parts[0], parts[1], parts[2], quota=asked)


def texts(shown: Bar, room: float, missing: str = "") -> list[str]:
    return [str(label) for label, _ in fitting(shown, missing, room, wide)]


@given(jobs, jobs, jobs, st.none() | jobs, st.integers(0, 2000))
def test_labels_never_collide_and_stay_inside(
    own: Decimal, hired: Decimal, waiting: Decimal, quota: Decimal | None, room: int
) -> None:
    shown = Bar(2025, own + hired, own, hired, waiting, quota=quota)
    missing = "quotum: percentage ontbreekt" if quota is None else ""
    placed = fitting(shown, missing, room, wide)
    for (label, left), (_, then) in pairwise(placed):
        assert left + wide(str(label)) < then
    for label, left in placed:
        assert left >= 0
        assert left + wide(str(label)) <= room + 1
        if label.is_quotum and left > 0 and quota is not None:
            tick = room * float(quota / full_width(shown))
            assert abs(left + wide(str(label)) - tick) < 0.01


def test_with_less_room_the_words_are_shorter_then_together_then_one_sentence() -> None:
    shown = bar("11.6", "3.1", "1.0", "19.3")
    long = ["11,6 banen in eigen dienst", "3,1 ingeleend", "1,0 nog toe te rekenen", "quotum 19,3"]
    assert texts(shown, 1300) == long
    assert texts(shown, 1000) == [
        *("11,6 in eigen dienst", "3,1 ingeleend", "1,0 toe te rekenen", "quotum 19,3"),
    ]
    together = "11,6 banen in eigen dienst, 3,1 ingeleend en 1,0 nog toe te rekenen"
    assert texts(shown, 600) == [together, "quotum 19,3"]
    assert texts(shown, 300) == []
    assert sentence(shown) == f"{together}; het quotum is 19,3."


def test_more_than_asked_puts_the_quotum_inside_the_bar() -> None:
    shown = bar("7.5", "1.0", quota="8.0")
    assert full_width(shown) == Decimal("8.5")
    (_, (quotum, left)) = fitting(shown, "", 900, wide)
    assert str(quotum) == "quotum 8,0"
    assert left + wide("quotum 8,0") == pytest.approx(900 * 8 / 8.5)


def test_without_a_percentage_the_bar_does_not_look_full() -> None:
    shown = bar("5.0")
    assert full_width(shown) > Decimal("5.0")
    assert texts(shown, 800, "quotum: percentage ontbreekt") == [
        *("5,0 banen in eigen dienst", "quotum: percentage ontbreekt"),
    ]
    assert sentence(shown, "quotum: percentage ontbreekt").endswith(
        "; quotum: percentage ontbreekt."
    )


def test_nothing_is_a_sentence_too() -> None:
    assert full_width(bar("0")) == 0
    assert texts(bar("0"), 800) == []
    assert sentence(bar("0", quota="3.0")) == "0,0 banen tellen mee; het quotum is 3,0."


def test_hours_that_are_unknown_are_said() -> None:
    some = Bar(2025, Decimal(1), Decimal(1), bounds={"own": Bound.AT_LEAST, "hired": Bound.UNKNOWN})
    assert sentence(some) == "ten minste 1,0 baan in eigen dienst en onbekend ingeleend."


def test_why_there_is_no_quotum_to_draw() -> None:
    jobs_of = (baan(verloonde_uren=1331),)
    assert missing_words(outcome(jaar(2020, *jobs_of, verloonde_uren=LARGE))) == ""
    assert missing_words(outcome(jaar(2025, *jobs_of, verloonde_uren=LARGE))) == (
        "quotum: percentage ontbreekt"
    )
    assert missing_words(outcome(jaar(2020, *jobs_of))) == "quotum: uren ontbreken"
    assert missing_words(outcome(jaar(2016, *jobs_of, verloonde_uren=LARGE))) == ""


def test_an_open_question_is_not_called_an_agreement_to_make() -> None:
    asked = replace(bar("5.0", waiting="1.0"), awaited="Vraag over uitlener open")
    for room in (2000, 480, 100):
        assert "toe te rekenen" not in " ".join(texts(asked, room))
    assert "1,0 vraag over uitlener open" in sentence(asked)
