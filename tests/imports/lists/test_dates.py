"""Dates in every usual spelling, and months."""

import re
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.lists.dates import Dates, dates, month_in
from banen_desktop.imports.lists.raw import Value

DAY = date(2025, 5, 1)


@pytest.mark.parametrize(
    "value",
    [
        *("1-5-2025", "01-05-2025", "01/05/2025", "1.5.2025", "1-5-25", "1 mei 2025", "1-mei-2025"),
        *("2025-05-01", "2025-05-01T00:00:00", "2025-05-01 00:00:00.000", "1-5-2025 13:45"),
        *(
            "2025-05-01T12:30:00Z",
            "2025-05-01T12:30:00+02:00",
            "donderdag 1 mei 2025",
            "do 1-5-2025",
        ),
        *("20250501", 20250501, 45778, 45778.0, "1 mei '25", "1-mei-25"),
        *(DAY, datetime.combine(DAY, time(23, 59))),
    ],
)
def test_every_spelling_of_one_day(value: Value) -> None:
    assert dates([value]).read(value) == DAY


@pytest.mark.parametrize(
    "value", ["", " ", "-", "n.v.t.", "heden", "31-12-9999", "9999-12-31", "31-12-2999", 99991231]
)
def test_no_end(value: Value) -> None:
    assert Dates().read(value) is None


@pytest.mark.parametrize(
    "value", ["31-02-2025", "1-13-2025", "mei", "2025", 12, 1e300, float("nan"), True, time(1), "x"]
)
def test_no_date(value: Value) -> None:
    with pytest.raises(NotUnderstoodError):
        Dates().read(value)


def test_the_column_decides_the_order() -> None:
    assert not dates(["01/02/2025", "03/04/2025"]).month_first
    assert dates(["01/02/2025", "03/14/2025"]).month_first
    assert not dates(["14/02/2025", "03/14/2025"]).month_first  # neither fits: Dutch, one refused
    assert dates(["01/31/2025"]).read("02/01/2025") == date(2025, 2, 1)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_written_dates_read_back(day: date) -> None:
    for text in (f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}", f"{day:%d/%m/%y}", f"{day:%Y%m%d}"):
        assert Dates().read(text) == day
    assert Dates(month_first=True).read(f"{day:%m/%d/%Y}") == day
    assert Dates().read((day - date(1899, 12, 30)).days) == day


@given(st.text(max_size=40))
def test_a_date_has_the_day_of_its_text(text: str) -> None:
    try:
        found = dates([text]).read(text)
    except NotUnderstoodError:
        found = None
    if found is not None:
        assert found.year < 2100
        digits = [int(part) for part in re.findall(r"[0-9]+", text)]
        assert found.day in digits or f"{found:%Y%m%d}" in text


@pytest.mark.parametrize(
    "value", [2, "2", "02", "februari", "feb", "2025-02", "202502", "02-2025", "feb 2025", "P02"]
)
def test_months(value: Value) -> None:
    assert month_in(value, 2025) == (date(2025, 2, 1), date(2025, 2, 28))


def test_month_of_another_year_and_the_last_month() -> None:
    assert month_in("2024-02", 2025) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_in(12.0, 2025) == (date(2025, 12, 1), date(2025, 12, 31))
    assert month_in(date(2025, 3, 15), 2025) == (date(2025, 3, 1), date(2025, 3, 31))
    assert month_in("", 2025) is None


@pytest.mark.parametrize("value", [0, 14, "13", "x", "lente", True, time(1), float("inf")])
def test_no_month(value: Value) -> None:
    with pytest.raises(NotUnderstoodError):
        month_in(value, 2025)
