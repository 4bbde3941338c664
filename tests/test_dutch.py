"""Dutch numbers, dates and lists: read and written, on both sides of every rule."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop import dutch
from banen_desktop.dutch import NotUnderstoodError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("1234", "1234"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("999.999", "999999"),
        ("12.5", "12.5"),
        ("1.2345", "1.2345"),
        ("1234.567", "1234.567"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1,234", "1.234"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1,234,567.5", "1234567.5"),
        ("1 234,5", "1234.5"),
        ("1 234.5", "1234.5"),
        ("1 234 567", "1234567"),
        ("1\u00a0234", "1234"),
        ("1\u202f234", "1234"),
        ("1'234", "1234"),
        (" \t25,5\u00a0\n", "25.5"),
        ("-5", "-5"),
        ("- 5", "-5"),
        ("−5,5", "-5.5"),
        ("–5", "-5"),
        ("+5", "5"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("5,", "5"),
        ("007", "7"),
        ("1" * 40, "1" * 40),
    ],
)
def test_parse_number(text: str, number: str) -> None:
    assert dutch.parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *["", " ", "-", "+", ",", ".", "x", "1x", "12 13", "36 40", "1 2345", "1 23", "1  234"],
        *["1.23.456", "1.234.56", "1,2,3", "1.234,5,6", "1.234,567.8", "1.234 567", "0.123,4"],
        *["1,234,56", "1e5", "١٢", "½", "--5", "5-", "NaN", "1_000", "1\t234", "2\n3", "1" * 41],
        *["0.123.456", "1.234.567 890", "inf", "€ 5", "5 uur", "0x1F"],
    ],
)
def test_parse_number_refuses(text: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        dutch.parse_number(text)
    assert str(caught.value).endswith("1.234,5.")


def test_an_empty_number_is_asked_for_and_a_long_one_is_cut() -> None:
    with pytest.raises(NotUnderstoodError, match=r"^Hier is een getal nodig"):
        dutch.parse_number("  ")
    with pytest.raises(NotUnderstoodError, match=r"^“x{29}…” is geen getal"):
        dutch.parse_number("x" * 31)


@pytest.mark.parametrize("text", ["2,58", "2,58%", "2,58 %", " 2.58%"])
def test_parse_percentage(text: str) -> None:
    assert dutch.parse_percentage(text) == Decimal("2.58")


@pytest.mark.parametrize("text", ["%", "2,58%%", "% 2"])
def test_parse_percentage_refuses(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        dutch.parse_percentage(text)


@pytest.mark.parametrize(
    "text",
    [
        *["1-5-2025", "01/05/2025", "1.5.2025", "1 5 2025", "1-5-25", "1 mei 2025", "1-mei-2025"],
        *["1 MEI 2025", "2025-05-01", "2025-5-1", "2025-05-01 00:00:00", "2025-05-01T00:00:00.000"],
        *["1-5-2025 00:00", "1-5-2025 0:00:00", "  1   mei\t2025 "],
    ],
)
def test_parse_date(text: str) -> None:
    assert dutch.parse_date(text) == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29-2-2024", date(2024, 2, 29)),
        ("31-12-69", date(2069, 12, 31)),
        ("1-1-70", date(1970, 1, 1)),
        ("1-9-98", date(1998, 9, 1)),
        ("1-1-00", date(2000, 1, 1)),
        ("3 mrt. 2024", date(2024, 3, 3)),
        ("3 maa 2024", date(2024, 3, 3)),
        ("3 jun 2024", date(2024, 6, 3)),
        ("3 jul 2024", date(2024, 7, 3)),
        ("3 sept 2024", date(2024, 9, 3)),
    ],
)
def test_parse_date_at_its_edges(text: str, day: date) -> None:
    assert dutch.parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *["", "29-2-2023", "31-4-2024", "0-1-2024", "1-13-2024", "1-5-202", "1-5-20255", "1-5"],
        *[
            "1 ju 2024",
            "1 mie 2024",
            "1 mei 24",
            "0000-01-01",
            "2025-05-01 08:30",
            "45000",
            "vandaag",
        ],
        *["1-1-2024 23:59", "1-1-0000"],
    ],
)
def test_parse_date_refuses(text: str) -> None:
    with pytest.raises(NotUnderstoodError, match="is geen datum"):
        dutch.parse_date(text)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("0.05", 1, "0.1"),
        ("0.0499999", 1, "0.0"),
        ("-0.05", 1, "-0.1"),
        ("-0.04", 1, "0.0"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("1", 2, "1.00"),
    ],
)
def test_rounded_is_half_up_and_never_minus_zero(value: str, decimals: int, shown: str) -> None:
    assert str(dutch.rounded(Decimal(value), decimals)) == shown


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("0", None, "0"),
        ("-0", None, "0"),
        ("-0.00", None, "0"),
        ("100", None, "100"),
        ("1E+3", None, "1.000"),
        ("1E-3", None, "0,001"),
        ("999", None, "999"),
        ("1000", None, "1.000"),
        ("1234.50", None, "1.234,5"),
        ("-1234567.89", None, "-1.234.567,89"),
        ("1234.5", 0, "1.235"),
        ("999.95", 1, "1.000,0"),
        ("2", 2, "2,00"),
        ("-0.04", 1, "0,0"),
    ],
)
def test_format_number(value: str, decimals: int | None, shown: str) -> None:
    assert dutch.format_number(Decimal(value), decimals) == shown


def test_format_percentage_euro_and_dates() -> None:
    assert dutch.format_percentage(Decimal("0.0193")) == "1,93%"
    assert dutch.format_percentage(Decimal("0.5474"), 1) == "54,7%"
    assert dutch.format_euro(Decimal(140500)) == "€\u00a0140.500"
    assert dutch.format_date(date(2025, 5, 1)) == "01-05-2025"
    assert dutch.format_date_words(date(2025, 5, 1)) == "1 mei 2025"
    assert dutch.format_date_words(date(2024, 12, 31)) == "31 december 2024"


@pytest.mark.parametrize(
    ("parts", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_join_list(parts: list[str], joined: str) -> None:
    assert dutch.join_list(parts) == joined


def test_join_list_takes_another_word() -> None:
    assert dutch.join_list(["a", "b"], "of") == "a of b"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0,0 banen"),
        ("0.04", "0,0 banen"),
        ("0.4", "0,4 baan"),
        ("1", "1,0 baan"),
        ("1.04", "1,0 baan"),
        ("1.05", "1,1 banen"),
        ("-0.4", "-0,4 baan"),
        ("-2", "-2,0 banen"),
        ("1234", "1.234,0 banen"),
    ],
)
def test_jobs_have_the_right_noun(value: str, shown: str) -> None:
    assert dutch.jobs(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 personen"), (1, "1 persoon"), (2, "2 personen"), (1200, "1.200 personen")],
)
def test_people_have_the_right_noun(number: int, shown: str) -> None:
    assert dutch.people(number) == shown


def test_shorten_cuts_only_what_is_too_long() -> None:
    assert dutch.shorten("a  b\nc", 5) == "a b c"
    assert dutch.shorten("abcdef", 6) == "abcdef"
    assert dutch.shorten("abcdefg", 6) == "abcde…"


numbers = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=6)


@given(numbers)
def test_what_is_written_can_be_read(number: Decimal) -> None:
    assert dutch.parse_number(dutch.format_number(number)) == number


@given(numbers, st.integers(0, 6))
def test_what_is_written_rounded_can_be_read(number: Decimal, decimals: int) -> None:
    shown = dutch.format_number(number, decimals)
    assert dutch.parse_number(shown) == dutch.rounded(number, decimals)


@given(st.decimals(0, 1, allow_nan=False, places=4))
def test_percentages_that_are_written_can_be_read(ratio: Decimal) -> None:
    assert dutch.parse_percentage(dutch.format_percentage(ratio)) == ratio * 100


@given(st.dates())
def test_dates_that_are_written_can_be_read(day: date) -> None:
    assert dutch.parse_date(dutch.format_date(day)) == day
    assert dutch.parse_date(day.isoformat()) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates_in_words_can_be_read(day: date) -> None:
    assert dutch.parse_date(dutch.format_date_words(day)) == day


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (dutch.parse_number, dutch.parse_percentage, dutch.parse_date):
        try:
            found: object = parse(text)
        except NotUnderstoodError as error:
            found = error
        assert isinstance(found, Decimal | date) or str(found).endswith(".")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("12,100", 12_100),
        (" 1,234 ", 1_234),
        ("999,999", 999_999),
        ("12,10", None),
        ("12,1000", None),
        ("1234,567", None),
        ("0,125", None),
        ("12.100", None),
        ("1,234,567", None),
        ("-12,100", None),
        ("", None),
    ],
)
def test_a_comma_with_three_digits_may_be_english(text: str, other: int | None) -> None:
    assert dutch.as_english_thousands(text) == other


@pytest.mark.parametrize("text", ["mei 2026", " Mei  2026", "mei-2026", "01-05-2026"])
def test_a_month_is_its_first_day_where_that_is_meant(text: str) -> None:
    assert dutch.parse_date(text, from_month=True) == date(2026, 5, 1)


@pytest.mark.parametrize("text", ["mei", "mai 2026", "ma 2026", "mei 26", "2026"])
def test_a_month_without_a_year_is_asked_for_again(text: str) -> None:
    with pytest.raises(NotUnderstoodError, match=r"als 01-05-2025 of mei 2025\.$"):
        dutch.parse_date(text, from_month=True)


def test_elsewhere_a_month_is_no_date() -> None:
    with pytest.raises(NotUnderstoodError, match=r"als 01-05-2025\.$"):
        dutch.parse_date("mei 2026")
