"""Percentages recomputed: both sides of each rounding, and digits that were swapped."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.quota.years.plausibility import (
    Nagerekend,
    Oordeel,
    recompute,
)


def checked(realised: str, target: str, stated: str) -> Nagerekend:
    found = recompute(Decimal(realised), Decimal(target), Decimal(stated))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("realised", "target", "stated"),
    [
        ("262.0", "427.3", "61.3"),
        ("296.5", "492.7", "60.2"),
        ("3531", "3531", "100"),
        ("346", "633", "54.7"),
        ("341", "331", "103.0"),
        ("0", "12.5", "0"),
        ("1", "8", "12.5"),
        ("1", "8", "12"),  # exactly half: both neighbours are a rounding
        ("1", "8", "13"),
    ],
)
def test_a_percentage_that_is_right(realised: str, target: str, stated: str) -> None:
    found = checked(realised, target, stated)
    assert found.oordeel is Oordeel.KLOPT
    assert found.verwisseld == ()


def test_the_printed_figure_of_the_waterschappen_has_two_digits_swapped() -> None:
    found = checked("269.5", "492.7", "60.2")
    assert found.oordeel is Oordeel.KLOPT_NIET
    assert (Decimal("54.69") < found.ratio * 100 < Decimal("54.70")) is True
    assert found.verwisseld == ((Decimal("296.5"), Decimal("492.7")),)


def test_digits_of_the_target_may_be_swapped_as_well() -> None:
    found = checked("296.5", "429.7", "60.2")
    assert (Decimal("296.5"), Decimal("492.7")) in found.verwisseld


def test_what_only_fits_within_rounding_is_told_apart() -> None:
    assert checked("15", "19", "76.4").oordeel is Oordeel.DOOR_AFRONDING
    assert checked("15", "19", "85").oordeel is Oordeel.KLOPT_NIET


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("74.36", Oordeel.DOOR_AFRONDING),  # 14.5 / 19.5 = 74.359%
        ("74.35", Oordeel.KLOPT_NIET),
        ("83.78", Oordeel.DOOR_AFRONDING),  # 15.5 / 18.5 = 83.784%
        ("83.79", Oordeel.KLOPT_NIET),
    ],
)
def test_both_sides_of_the_bounds_of_rounding(stated: str, verdict: Oordeel) -> None:
    assert checked("15", "19", stated).oordeel is verdict


@pytest.mark.parametrize("target", ["0", "-3"])
def test_there_is_nothing_to_divide_by(target: str) -> None:
    assert recompute(Decimal(5), Decimal(target), Decimal(50)) is None


def test_a_swap_never_divides_by_nothing() -> None:
    assert checked("5", "10", "7").verwisseld == ()


def test_two_equal_digits_are_no_swap() -> None:
    assert checked("11", "22", "7").verwisseld == ()
    assert checked("116", "200", "80.5").verwisseld == ((Decimal(161), Decimal(200)),)


@given(
    st.integers(0, 10**6),
    st.integers(1, 10**6),
    st.integers(0, 3),
)
def test_the_own_rounding_of_a_quotient_is_always_right(top: int, bottom: int, places: int) -> None:
    exact = Decimal(top) / Decimal(bottom) * 100
    shown = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    found = recompute(Decimal(top), Decimal(bottom), shown)
    assert found is not None
    assert found.oordeel is Oordeel.KLOPT
