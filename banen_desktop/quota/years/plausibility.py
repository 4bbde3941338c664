"""Percentages recomputed: “269,5 of 492,7 is 54,7%, not 60,2%”.

A stated percentage is right when the quotient rounds to it in its own decimals. Numbers that were
printed may be rounded themselves; what only fits within that is told apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Oordeel(StrEnum):
    """What recomputing a percentage gave."""

    KLOPT = "klopt"
    DOOR_AFRONDING = "door_afronding"
    KLOPT_NIET = "klopt_niet"


@dataclass(frozen=True, slots=True)
class Nagerekend:
    """A stated percentage (in percent) beside the exact ratio of the two numbers.

    `verwisseld` are other readings of one of the numbers, with two neighbouring digits swapped,
    with which the percentage is right: pairs of realised and target.
    """

    gerealiseerd: Decimal
    doel: Decimal
    genoemd: Decimal
    ratio: Fraction
    oordeel: Oordeel
    verwisseld: tuple[tuple[Decimal, Decimal], ...] = ()


def recompute(gerealiseerd: Decimal, doel: Decimal, genoemd: Decimal) -> Nagerekend | None:
    """Recompute `genoemd` percent; nothing when there is nothing to divide by."""
    if doel <= 0:
        return None
    if _rounds_to(gerealiseerd, doel, genoemd):
        oordeel = Oordeel.KLOPT
    elif _within_rounding(gerealiseerd, doel, genoemd):
        oordeel = Oordeel.DOOR_AFRONDING
    else:
        oordeel = Oordeel.KLOPT_NIET
    swapped = _swaps(gerealiseerd, doel, genoemd) if oordeel is Oordeel.KLOPT_NIET else ()
    ratio = Fraction(gerealiseerd) / Fraction(doel)
    return Nagerekend(gerealiseerd, doel, genoemd, ratio, oordeel, tuple(swapped))


def _half(value: Decimal) -> Fraction:
    """Half of the last decimal that a number was written with."""
    exponent = value.as_tuple().exponent
    return Fraction(Decimal(1).scaleb(min(int(exponent), 0))) / 2


def _rounds_to(gerealiseerd: Decimal, doel: Decimal, genoemd: Decimal) -> bool:
    percent = 100 * Fraction(gerealiseerd) / Fraction(doel)
    return abs(percent - Fraction(genoemd)) <= _half(genoemd)


def _within_rounding(gerealiseerd: Decimal, doel: Decimal, genoemd: Decimal) -> bool:
    top, bottom = Fraction(gerealiseerd), Fraction(doel)
    lowest = 100 * (top - _half(gerealiseerd)) / (bottom + _half(doel))
    highest = 100 * (top + _half(gerealiseerd)) / (bottom - _half(doel))
    half = _half(genoemd)
    return lowest - half <= Fraction(genoemd) <= highest + half


def _swaps(
    gerealiseerd: Decimal, doel: Decimal, genoemd: Decimal
) -> Iterator[tuple[Decimal, Decimal]]:
    pairs = [(other, doel) for other in _neighbours_swapped(gerealiseerd)]
    pairs += [(gerealiseerd, other) for other in _neighbours_swapped(doel) if other > 0]
    return (pair for pair in pairs if _rounds_to(*pair, genoemd))


def _neighbours_swapped(value: Decimal) -> Iterator[Decimal]:
    sign, digits, _ = value.as_tuple()
    for place in range(len(digits) - 1):
        one, two = digits[place : place + 2]
        if one != two:
            other = (*digits[:place], two, one, *digits[place + 2 :])
            whole = Decimal((sign, other, 0))
            yield whole.scaleb(int(value.as_tuple().exponent))
