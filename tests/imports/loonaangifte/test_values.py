"""Single values: both sides of every boundary, and nothing personal in what is repeated."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.imports.dutch_clock import dutch_day
from banen_desktop.imports.loonaangifte.values import (
    UnreadableError,
    parse_day,
    parse_hundredths,
    parse_loonheffingennummer,
    parse_moment,
    parse_tijdvak,
    parse_whole,
    shown,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("160", 160), ("-12", -12), ("+7", 7), ("00012", 12), ("99999", 99999), ("-99999", -99999)],
)
def test_whole(text: str, value: int) -> None:
    assert parse_whole(text, "x") == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("100000", "meer dan vijf cijfers"),
        ("-100000", "meer dan vijf cijfers"),
        ("9" * 5000, "meer dan vijf cijfers"),
        ("", "ontbreekt"),
        ("12.5", "geen heel getal"),
        ("12,5", "geen heel getal"),
        ("1_0", "geen heel getal"),
        ("1e3", "geen heel getal"),
        ("\u0661\u0662", "geen heel getal"),
        ("Jansen", "geen heel getal"),
    ],
)
def test_no_whole(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        parse_whole(text, "Het aantal")


@pytest.mark.parametrize(
    ("text", "value"),
    [("36", 3600), ("36.5", 3650), ("36.05", 3605), ("-1.25", -125), ("-0.5", -50), ("", 0)],
)
def test_contract_hours(text: str, value: int) -> None:
    assert parse_hundredths(text) == value


@pytest.mark.parametrize("text", ["36,5", "1000", "36.123", "veel", "1e2"])
def test_contract_hours_that_nobody_can_use(text: str) -> None:
    assert parse_hundredths(text) == 0


@pytest.mark.parametrize("text", ["2024-02-29", "2024-02-29Z", "2024-02-29+01:00"])
def test_day(text: str) -> None:
    assert parse_day(text, "x") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2023-02-29", "2023-13-01", "2023-00-10", "0000-01-01"])
def test_day_that_does_not_exist(text: str) -> None:
    with pytest.raises(UnreadableError, match="dag die niet bestaat"):
        parse_day(text, "De datum")


@pytest.mark.parametrize("text", ["29-02-2024", "2024-2-9", "20240229", "", "2024-02-29T10:00:00"])
def test_no_day(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"geen datum|ontbreekt"):
        parse_day(text, "De datum")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2023-01-10T12:00:00", "2023-01-10T11:00:00"),
        ("2023-07-10T12:00:00", "2023-07-10T10:00:00"),
        ("2023-07-10T12:00:00Z", "2023-07-10T12:00:00"),
        ("2023-07-10T12:00:00+05:30", "2023-07-10T06:30:00"),
        ("2023-07-10T12:00:00.123456789-01:00", "2023-07-10T13:00:00"),
        ("2022-12-31T24:00:00", "2022-12-31T23:00:00"),
        ("2023-03-26T01:59:59", "2023-03-26T00:59:59"),  # the last second of winter time
        ("2023-03-26T03:00:00", "2023-03-26T01:00:00"),
        ("2023-10-29T01:59:59", "2023-10-28T23:59:59"),
        ("2023-10-29T03:00:00", "2023-10-29T02:00:00"),
    ],
)
def test_moment(text: str, utc: str) -> None:
    assert parse_moment(text, "x") == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-07-10",
        "2023-07-10 12:00:00",
        "2023-02-30T12:00:00",
        "2023-07-10T25:00:00",
        "2023-07-10T24:00:01",
        "2023-07-10T12:60:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2023-07-10T12:00:00+1",
    ],
)
def test_no_moment(text: str) -> None:
    with pytest.raises(UnreadableError):
        parse_moment(text, "De aanmaakdatum")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-01T23:59:59", date(2023, 5, 1)),
        ("2023-05-02T00:00:00", date(2023, 5, 2)),
        ("2023-05-01T21:59:59Z", date(2023, 5, 1)),
        ("2023-05-01T22:00:00Z", date(2023, 5, 2)),
    ],
)
def test_day_in_the_netherlands(text: str, day: date) -> None:
    assert dutch_day(parse_moment(text, "x")) == day


@given(st.datetimes(datetime(2018, 1, 2), datetime(2099, 12, 30)))  # noqa: DTZ001
def test_dutch_time_keeps_its_day(local: datetime) -> None:
    text = local.replace(microsecond=0).isoformat()
    assert dutch_day(parse_moment(text, "x")) == local.date()


@pytest.mark.parametrize("text", ["123456782L01", "123456782l99", "001000000L10"])
def test_loonheffingennummer(text: str) -> None:
    assert parse_loonheffingennummer(text) == text.upper()


@pytest.mark.parametrize("text", ["", "123456782", "12345678L01", "123456782B01", "123456782L1"])
def test_no_loonheffingennummer(text: str) -> None:
    with pytest.raises(UnreadableError, match="loonheffingennummer"):
        parse_loonheffingennummer(text)


@pytest.mark.parametrize(
    ("first", "last", "year", "reason"),
    [
        ("2022-01-31", "2022-01-01", 2022, "eindigt voor het begint"),
        ("2021-12-01", "2021-12-31", 2022, "niet binnen 2022"),
        ("2021-12-15", "2022-01-14", None, "één kalenderjaar"),
        ("2017-12-01", "2017-12-31", None, "vanaf 2018"),
        ("2022-02-30", "2022-03-31", 2022, "niet bestaat"),
        ("2022-02-01", "2022-02-29", 2022, "niet bestaat"),
        ("", "2022-02-28", 2022, "ontbreekt"),
    ],
)
def test_no_tijdvak(first: str, last: str, year: int | None, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        parse_tijdvak(first, last, year)


def test_tijdvak_of_one_day_in_the_first_year() -> None:
    assert parse_tijdvak("2018-01-01", "2018-01-01", 2018).van == date(2018, 1, 1)


@pytest.mark.parametrize("text", ["", "12.5", "-123456", "2022-02-30", "2022-02-30T10:00:00", "ZZ"])
def test_what_may_be_repeated(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize("text", ["123456782", "12345678", "1234.5678", "Jansen", "123456782L01"])
def test_what_may_not_be_repeated(text: str) -> None:
    assert shown(text) == f"een tekst van {len(text)} tekens"
