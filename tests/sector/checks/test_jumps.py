"""Jumps as Hidiroglou and Berthelot find them, beside numbers that were worked out by hand."""

from decimal import Decimal

import pytest

from banen_desktop.reports.opgave.records import Opgave
from banen_desktop.sector.checks.jumps import FEWEST_PAIRS, Sprong, bounds, jumps
from banen_desktop.sector.checks.pairs import pair
from banen_desktop.sector.facts.model import Langs, Ontvangst

Pairs = list[tuple[int, int]]


def found(both: Pairs, steps: int = 10) -> list[Sprong]:
    pairs = {
        name: pair(Ontvangst(Opgave(name, 2024), Langs.LIJST))
        for name in (f"M{number}" for number in range(len(both)))
    }
    numbers = dict(zip(pairs, both, strict=True))
    return jumps(
        list(pairs.values()),
        lambda each: numbers[each.code][0],
        lambda each: numbers[each.code][1],
        steps,
    )


STEADY = [(1000 + 10 * number, 1000) for number in range(FEWEST_PAIRS - 1)]


def test_from_twelve_pairs_on_a_jump_is_found() -> None:
    jump = found([*STEADY, (9000, 1000)])
    assert [(each.paar.code, each.nu, each.toen) for each in jump] == [("M11", 9000, 1000)]
    assert found([*STEADY[:-1], (9000, 1000)]) == []


def test_the_median_of_the_sector_is_no_jump() -> None:
    """All doubled: nobody stands out."""
    assert found([(2 * now, then) for now, then in [*STEADY, (1060, 1000)]]) == []


def test_a_fall_is_as_far_as_a_rise() -> None:
    assert [each.nu for each in found([*STEADY, (120, 1000)])] == [120]


def test_zeros_stand_outside_it() -> None:
    assert found([*STEADY, (0, 1000), (1000, 0)]) == []


def test_when_half_of_the_pairs_are_equal_only_the_others_tell_the_spread() -> None:
    """Otherwise the quartiles are both 1, and every change is a jump."""
    same = [(1000, 1000)] * 14
    assert found([*same, *STEADY, (1110, 1000), (1120, 1000)]) == []
    assert [each.nu for each in found([*same, *STEADY, (9000, 1000), (1110, 1000)])] == [9000]


def test_bounds_are_those_worked_out_by_hand() -> None:
    effects = [Decimal(number) for number in (-2, 0, 1, 2, 6)]
    # Quartiles of type 7 are 0, 1 and 2: 1 - 10 x 1 and 1 + 10 x 1.
    assert bounds(effects, 10) == (Decimal(-9), Decimal(11))
    # All equal: a twentieth of the median is the least distance.
    assert bounds([Decimal(4)] * 5, 10) == (Decimal(2), Decimal(6))


@pytest.mark.parametrize("size", [1, 100])
def test_the_limit_that_is_told_is_where_the_bound_lies(size: int) -> None:
    """A member of the same size just within its own limit is no jump, just over it is one."""
    steady = [(now * size, then * size) for now, then in STEADY]
    jump = found([*steady, (9000 * size, 1000 * size)])[0]
    assert Decimal(1) < jump.mediaan < jump.grens < jump.ratio
    # The size of the limit is that of the larger of the two, so it holds for the member as told.
    scale = Decimal(jump.nu).sqrt()
    low, high = (jump.grens / jump.mediaan - 1) * scale, (jump.ratio / jump.mediaan - 1) * scale
    assert low < high
