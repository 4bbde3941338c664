"""Numbers: one decision per column, and nothing is guessed cell by cell."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop import dutch
from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.lists.raw import Value, exact, shown
from banen_desktop.imports.lists.values import (
    Scale,
    as_text,
    column_numbers,
    numbers,
    part_of_week,
    scale,
)

HOURS = st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=2)


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1.234,50"], ","),
        (["1,234.50"], "."),
        (["12,5"], ","),
        (["12.5"], "."),
        (["0.125"], "."),
        (["0,125"], ","),
        ([",5"], ","),
        (["1.234"], ","),  # nothing decides, so it is Dutch: 1234
        (["1,234", "12,5"], ","),
        (["1,234", "12.5"], "."),
        (["1.234.567"], ","),
        (["1,234,567"], "."),
        (["36.8600"], "."),
        (["36,8600"], ","),
        (["12,5", "13,5", "14.5"], ","),  # the most decide
        (["€ 1.234,50"], ","),
        (["12.5-"], "."),
        (["80,5 %"], ","),
        ([], ","),
    ],
)
def test_the_column_decides_its_sign(texts: list[str], sign: str) -> None:
    assert numbers(texts).decimal == sign


def test_the_user_and_the_rest_of_the_file_decide_before_dutch() -> None:
    assert numbers(["12,5"], wanted=".").decimal == "."
    assert numbers(["1.234"], otherwise=".").decimal == "."
    assert numbers(["1.234", "2,5"], otherwise=".").decimal == ","


@pytest.mark.parametrize(
    ("text", "sign", "number"),
    [
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1,234", ".", "1234"),
        ("1,234", ",", "1.234"),
        ("1 234,5", ",", "1234.5"),
        ("1\u00a0234,5", ",", "1234.5"),
        ("1'234.5", ".", "1234.5"),
        ("-12,5", ",", "-12.5"),
        ("12,5-", ",", "-12.5"),
        ("−3", ",", "-3"),
        ("152,25 uur", ",", "152.25"),
        ("36u", ",", "36"),
        ("1,5 FTE", ",", "1.5"),
        ("80%", ",", "80"),
        ("€ 10", ",", "10"),
        ("36:30", ",", "36.5"),
        ("1500:15:00", ",", "1500.25"),
        ("007", ",", "7"),
    ],
)
def test_texts_are_read_by_the_decision(text: str, sign: str, number: str) -> None:
    assert numbers([], wanted=sign).read(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", " ", "-", "n.v.t.", "NVT", "geen"])
def test_nothing_is_not_zero(text: str) -> None:
    assert numbers([]).read(text) is None


@pytest.mark.parametrize(
    "text", ["12.5", "1,234.5", "1.23.4", "1e5", "veel", "12a", "--3", "1.2345,6", "=1+1", "½", "٣"]
)
def test_what_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        numbers([], wanted=",").read(text)


@pytest.mark.parametrize("value", [True, date(2025, 5, 1), float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: Value) -> None:
    with pytest.raises(NotUnderstoodError):
        numbers([]).read(value)


def test_cells_that_are_numbers_stay_numbers() -> None:
    column = numbers(["1,5"])
    assert column.read(0.1 + 0.2) == Decimal("0.3")
    assert column.read(1234) == 1234
    assert column.read(1.234) == Decimal("1.234")
    assert column.read(timedelta(hours=36, minutes=30)) == Decimal("36.5")
    assert column.read(time(7, 30)) == Decimal("7.5")


@given(st.lists(HOURS, min_size=1), st.sampled_from([",", "."]))
def test_a_column_written_in_one_way_reads_back(hours: list[Decimal], sign: str) -> None:
    texts = [dutch.format_number(each, 2) for each in hours]
    if sign == ".":
        texts = [text.translate(str.maketrans(".,", ",.")) for text in texts]
    column = numbers(texts)
    assert column.decimal == sign
    assert [column.read(text) for text in texts] == hours


@given(st.text(max_size=50), st.sampled_from([",", "."]))
def test_a_number_has_the_digits_of_its_text_and_no_others(text: str, sign: str) -> None:
    try:
        number = numbers([text], wanted=sign).read(text)
    except NotUnderstoodError:
        number = None
    if number is not None and ":" not in text:
        digits = re.sub(r"[^0-9]", "", text)
        assert f"{abs(number):f}".replace(".", "").strip("0") == digits.strip("0")
        assert (number < 0) == (bool(digits.strip("0")) and any(mark in text for mark in "-−"))


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_numbers_are_exact_to_fifteen_digits(number: float) -> None:
    assert float(exact(number)) == pytest.approx(number, rel=1e-14)


def test_parts_of_a_week() -> None:
    assert scale([Decimal("0.8"), Decimal(1)], percentage_format=False, texts=()) is Scale.FACTOR
    assert scale([Decimal(80), Decimal(100)], percentage_format=False, texts=()) is Scale.PERCENTAGE
    assert scale([Decimal(80)], percentage_format=True, texts=()) is Scale.FACTOR
    assert scale([Decimal(1)], percentage_format=False, texts=["1%"]) is Scale.PERCENTAGE
    assert scale([], percentage_format=False, texts=()) is Scale.FACTOR
    # One wild cell does not decide for the others.
    wild = [Decimal("0.8"), Decimal(1), Decimal(80)]
    assert scale(wild, percentage_format=False, texts=()) is Scale.FACTOR


@pytest.mark.parametrize(
    ("number", "decided", "factor"),
    [
        ("0.8", Scale.FACTOR, "0.8"),
        ("2", Scale.FACTOR, "2"),
        ("0", Scale.PERCENTAGE, "0"),
        ("80", Scale.PERCENTAGE, "0.8"),
        ("200", Scale.PERCENTAGE, "2"),
        ("2.01", Scale.PERCENTAGE, "0.0201"),
    ],
)
def test_part_of_week(number: str, decided: Scale, factor: str) -> None:
    assert part_of_week(Decimal(number), decided) == Decimal(factor)


@pytest.mark.parametrize(
    ("number", "decided"),
    [
        ("2.01", Scale.FACTOR),
        ("-0.1", Scale.FACTOR),
        ("200.1", Scale.PERCENTAGE),
        ("0.8", Scale.PERCENTAGE),
        ("2", Scale.PERCENTAGE),
    ],
)
def test_impossible_part_of_week(number: str, decided: Scale) -> None:
    with pytest.raises(NotUnderstoodError):
        part_of_week(Decimal(number), decided)


def test_column_numbers_pass_over_what_is_none() -> None:
    assert column_numbers(["1,5", "x", "", 2.0, True]) == [Decimal("1.5"), 2]


def test_as_text_and_shown() -> None:
    assert as_text(100417.0) == "100417"
    assert as_text(" De Linde ") == "De Linde"
    assert as_text(date(2025, 5, 1)) == "01-05-2025"
    assert shown(0.8, percentage=True) == "80%"
    assert shown(1234.5) == "1.234,5"
    assert shown(value=True) == "waar"
    assert shown(float("nan")) == "nan"
