"""Jumps beside the sector: Hidiroglou and Berthelot, on paid hours and on what counts.

r = x_t / x_t-1; s = r/med - 1, or 1 - med/r below the median; E = s max(x)^U. What lies further
from the median of E than C times the distance of its quartile is asked about. Zeros stand outside
it: `naar_nul` asks about those.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from banen_desktop.sector.checks.asked import Vraag, ask, times, told
from banen_desktop.sector.checks.pairs import A, C, Jaarparen, Paar
from banen_desktop.sector.checks.rules import Regel

FEWEST_PAIRS = 12
SMALLEST_SPREAD = Decimal("0.05")
STEPS_A, STEPS_C = 10, 20
_EXACT = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Sprong:
    """A pair whose ratio is out of bounds, with the median and the ratio that is its limit."""

    paar: Paar
    nu: int
    toen: int
    ratio: Decimal
    mediaan: Decimal
    grens: Decimal


def jump_questions(year: Jaarparen) -> Iterator[Vraag]:
    """The jumps in paid hours and in what counts, of the sector as a whole."""
    for regel, veld, steps, now, then in (
        (Regel.SPRONG_UREN, A, STEPS_A, lambda pair: pair.uren, lambda pair: pair.uren_toen),
        (
            Regel.SPRONG_BANEN,
            C,
            STEPS_C,
            lambda pair: pair.meetellend,
            lambda pair: pair.meetellend_toen,
        ),
    ):
        for jump in jumps(year.paren, now, then, steps):
            expected = int(jump.mediaan * jump.toen)
            yield ask(
                regel,
                jump.paar,
                year,
                veld,
                jump.nu,
                expected,
                gemeten=f"{times(Fraction(jump.ratio))} vorig jaar; de sector "
                f"{times(Fraction(jump.mediaan))}",
                grens=times(Fraction(jump.grens)),
                toen=told(jump.toen, veld),
            )


def jumps(
    pairs: Sequence[Paar],
    now: Callable[[Paar], int | None],
    then: Callable[[Paar], int | None],
    steps: int,
) -> list[Sprong]:
    """Who jumps beside the others, from twelve pairs on; equal pairs tell nothing of the spread.

    When at least half of the pairs are equal only the unequal ones count.
    """
    both = [(pair, now(pair), then(pair)) for pair in pairs]
    known = [(pair, x, before) for pair, x, before in both if x and before and min(x, before) > 0]
    unequal = [each for each in known if each[1] != each[2]]
    used = unequal if 2 * len(unequal) <= len(known) else known
    if len(used) < FEWEST_PAIRS:
        return []
    ratios = [_EXACT.divide(Decimal(x), Decimal(before)) for _, x, before in used]
    median = quantile(sorted(ratios), Fraction(1, 2))
    effects = [
        _EXACT.multiply(_centred(ratio, median), _EXACT.sqrt(Decimal(max(x, before))))
        for ratio, (_, x, before) in zip(ratios, used, strict=True)
    ]
    low, high = bounds(effects, steps)
    return [
        Sprong(pair, x, before, ratio, median, _limit(effect, (low, high), median, max(x, before)))
        for effect, ratio, (pair, x, before) in zip(effects, ratios, used, strict=True)
        if not low <= effect <= high
    ]


def bounds(effects: Sequence[Decimal], steps: int) -> tuple[Decimal, Decimal]:
    """Between which the effects are usual."""
    in_order = sorted(effects)
    first, middle, third = (quantile(in_order, Fraction(part, 4)) for part in (1, 2, 3))
    least = abs(SMALLEST_SPREAD * middle)
    return (
        middle - steps * max(middle - first, least),
        middle + steps * max(third - middle, least),
    )


def _centred(ratio: Decimal, median: Decimal) -> Decimal:
    if ratio >= median:
        return _EXACT.divide(ratio, median) - 1
    return 1 - _EXACT.divide(median, ratio)


def _limit(effect: Decimal, found: tuple[Decimal, Decimal], median: Decimal, size: int) -> Decimal:
    """The ratio at which a member of this size would be out of bounds."""
    bound = found[1] if effect > found[1] else found[0]
    centred = _EXACT.divide(bound, _EXACT.sqrt(Decimal(size)))
    return median * (1 + centred) if centred >= 0 else _EXACT.divide(median, 1 - centred)


def quantile(in_order: Sequence[Decimal], part: Fraction) -> Decimal:
    """The quantile of type 7 of numbers that are in order."""
    place = (len(in_order) - 1) * part
    low = place.numerator // place.denominator
    high = min(low + 1, len(in_order) - 1)
    rest = _EXACT.divide(Decimal(place.numerator), Decimal(place.denominator)) - low
    return in_order[low] + rest * (in_order[high] - in_order[low])
