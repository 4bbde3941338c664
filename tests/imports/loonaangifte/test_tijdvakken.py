"""The two series of a year, and what is missing or overlaps."""

from datetime import date

import loonaangifte_messages as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.imports.loonaangifte.tijdvakken import (
    Tijdvak,
    coverage,
    four_weeks,
    in_words,
    months,
)

YEARS = st.integers(2018, 2099)


@given(YEARS)
def test_both_series_tile_the_year(year: int) -> None:
    for series, number in ((months(year), 12), (four_weeks(year), 13)):
        assert len(series) == number
        days = [day for tijdvak in series for day in tijdvak.days]
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        assert days == list(range(first, last + 1))


@pytest.mark.parametrize("year", [2022, 2026])
def test_series_are_those_of_the_schemas(year: int) -> None:
    assert [(each.van, each.tot) for each in four_weeks(year)] == made.four_weeks(year)
    assert [(each.van, each.tot) for each in months(year)] == made.months(year)


@given(YEARS, st.data())
def test_what_is_left_out_is_missing(year: int, data: st.DataObject) -> None:
    series = data.draw(st.sampled_from([months(year), four_weeks(year)]))
    shared = {*months(year)} & {*four_weeks(year)}
    left_out = data.draw(st.sets(st.sampled_from(series), max_size=5))
    filed = [tijdvak for tijdvak in series if tijdvak not in left_out]
    found = coverage(year, filed, filed)
    assert set(found.ontbrekend) == left_out
    assert not found.overlappend
    assert found.reeks == series or set(filed) <= shared


def test_corrections_alone_do_not_cover() -> None:
    filed = months(2022)
    found = coverage(2022, filed, filed[:11])
    assert found.ontbrekend == (filed[11],)


def test_a_month_among_four_weeks_overlaps() -> None:
    march, weeks = months(2022)[2], four_weeks(2022)
    found = coverage(2022, [*weeks, march], [*weeks, march])
    assert found.overlappend == tuple(sorted([march, weeks[2], weeks[3]]))
    assert not found.ontbrekend


def test_a_long_tijdvak_overlaps_all_within_it() -> None:
    year = Tijdvak(date(2022, 1, 1), date(2022, 12, 31))
    filed = [year, months(2022)[1], months(2022)[8]]
    assert coverage(2022, filed, filed).overlappend == tuple(sorted(filed))


def test_one_shared_day_overlaps() -> None:
    filed = [Tijdvak(date(2022, 1, 1), date(2022, 2, 1)), months(2022)[1]]
    assert coverage(2022, filed, filed).overlappend == tuple(filed)


def test_touching_tijdvakken_do_not_overlap() -> None:
    filed = months(2022)[:2]
    assert not coverage(2022, filed, filed).overlappend


def test_names() -> None:
    assert in_words(months(2022)[2]) == "maart 2022"
    assert in_words(four_weeks(2022)[2]) == "periode 3 van 2022"
    odd = Tijdvak(date(2022, 1, 5), date(2022, 2, 1))
    assert in_words(odd) == "05-01-2022 tot en met 01-02-2022"
