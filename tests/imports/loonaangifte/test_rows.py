"""Rows are packed and compressed, and come back as they were; a million of them must fit."""

import tracemalloc
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.imports.loonaangifte.messages import Kind, Part
from banen_desktop.imports.loonaangifte.privacy import Pseudonyms
from banen_desktop.imports.loonaangifte.rows import (
    ALL,
    Row,
    Rows,
    Soort,
    is_withdrawal,
    unpacked,
)
from banen_desktop.imports.loonaangifte.state import State
from banen_desktop.imports.loonaangifte.tijdvakken import Tijdvak

PIECE = 256
JANUARY = Tijdvak(date(2026, 1, 1), date(2026, 1, 31))
ROWS = st.builds(
    Row,
    st.integers(0, 2**64 - 1),
    st.integers(0, 9999),
    st.integers(-99_999, 99_999),
    st.integers(-99_999, 99_999),
    st.sampled_from([int(soort) for soort in Soort]),
    st.booleans(),
    st.booleans(),
)


def packed(rows: list[Row]) -> Rows:
    made = Rows()
    for row in rows:
        made.append(row)
    return made


def by_share(rows: Iterable[Row]) -> list[Row]:
    """Rows of one person stay in their order."""
    return sorted(rows, key=lambda row: row.persoon % ALL.stop)


def unpack(made: Rows, shares: range = ALL) -> list[Row]:
    return by_share(unpacked(*pair) for pair in made.keyed(shares))


def of(shares: range, rows: list[Row]) -> list[Row]:
    return by_share(row for row in rows if row.persoon % ALL.stop in shares)


@given(st.lists(ROWS, max_size=8))
def test_rows_come_back(rows: list[Row]) -> None:
    made = packed(rows)
    assert unpack(made) == by_share(rows)
    assert sum(is_withdrawal(what) for _, what in made.keyed()) == sum(
        row.soort == Soort.INGETROKKEN for row in rows
    )


@pytest.mark.parametrize("count", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
@pytest.mark.parametrize("people", [1, ALL.stop])
def test_any_number_of_rows_comes_back_and_is_counted(count: int, people: int) -> None:
    rows = [Row(ALL.stop * who, who % 7, who % 200, 3600, 0, False, False) for who in range(count)]
    rows = [row._replace(persoon=row.persoon + place % people) for place, row in enumerate(rows)]
    made = packed(rows)
    assert (made.aantal, made.kept, made.uren) == (count, count, sum(row.uren for row in rows))
    assert unpack(made) == by_share(rows)
    assert made == packed(rows)
    assert count == 0 or made != packed(rows[:-1])


SHARES = st.builds(range, st.integers(0, ALL.stop), st.integers(0, ALL.stop))


@given(st.lists(ROWS, max_size=30), SHARES, SHARES)
def test_only_some_people_are_kept_and_all_are_told_of(
    rows: list[Row], shares: range, fewer: range
) -> None:
    made = Rows(shares)
    for row in rows:
        made.append(row)
    assert unpack(made) == of(shares, rows)
    assert unpack(made, fewer) == of(fewer, of(shares, rows))
    assert made == packed(rows)
    made.keep(fewer)
    assert unpack(made) == of(fewer, of(shares, rows))
    assert made.kept == len(unpack(made))
    assert made == packed(rows)


def test_rows_in_another_order_are_not_the_same() -> None:
    rows = [Row(who, 1, 100, 3600, 0, False, False) for who in range(3)]
    assert packed(rows) != packed(rows[::-1])


def cost_of(make: Callable[[], object]) -> int:
    """The bytes that a value keeps."""
    tracemalloc.start()
    try:
        kept = make()
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept is not None
    return size


def test_a_row_costs_few_bytes() -> None:
    """Twelve tijdvakken stay in memory as they were read; one at a time becomes an end state."""
    keys, count = Pseudonyms(), 128 * PIECE

    def rows() -> Rows:
        return packed(
            [
                Row(keys.person("", str(who), ""), 1, 100 + who % 80, 3600, 0, False, False)
                for who in range(count)
            ]
        )

    part = Part(JANUARY, Kind.VOLLEDIG, rows())

    def end() -> State:
        state = State()
        state.apply(part)
        return state

    assert cost_of(rows) < 17 * count
    assert cost_of(end) < 130 * count
    assert sum(row.uren for row in end().rows) == part.rows.uren
