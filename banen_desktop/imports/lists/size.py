"""What decides between 36.000 as 36 and as 36000 when no cell proves it: how large it would be."""

from collections.abc import Sequence
from decimal import Decimal

from banen_desktop.imports.lists.titles import Target

_LARGEST_EMPLOYER = Decimal(70_000)  # fte; no Dutch public employer has more
_LONGEST_WEEK = 60
_SMALL = frozenset({Target.UREN_PER_WEEK, Target.FTE, Target.DEELTIJD, Target.WERKWEEK})


def sign_by_size(
    target: Target | None,
    texts: Sequence[str],
    plain: Sequence[Decimal],
    most_of_one: Decimal | None,
) -> str:
    """The decimal sign of texts such as `36.000` by what they would be; empty when both can be.

    `plain` are the other numbers of the column. `most_of_one` is given when a row is of one person:
    the most paid hours that can be on it.
    """
    shown = {"." if "." in text else "," for text in texts}
    if len(shown) != 1:
        return ""
    (sign,) = shown
    if any(number < 1000 and number % 1 == 0 for number in plain) and any(
        text.endswith("0") for text in texts
    ):
        # Who writes 950 without decimals does not write 1,5 as 1.500.
        return "." if sign == "," else ","
    thousands = [Decimal(text.replace(sign, "")) for text in texts]
    if target in _SMALL:
        return sign if _is_decimal(target, thousands, plain, of_one=most_of_one is not None) else ""
    if target is Target.VERLOONDE_UREN and most_of_one is not None:
        return sign if max(map(abs, thousands)) > most_of_one else ""
    return ""


def _is_decimal(
    target: Target | None, thousands: Sequence[Decimal], plain: Sequence[Decimal], *, of_one: bool
) -> bool:
    """Whether a thousand and more is too much for what the column is about."""
    if of_one or target in {Target.DEELTIJD, Target.WERKWEEK}:
        return True
    full = 1 if target is Target.FTE else _LONGEST_WEEK
    if sum(thousands) + sum(plain) > _LARGEST_EMPLOYER * full:
        return True
    if len(thousands) < 2:
        return False
    # Every school a thousand fte and more, or all of them in round thousands: that does not happen.
    none_smaller = target is Target.FTE and not any(number < 1000 for number in plain)
    return none_smaller or all(number % 50 == 0 for number in thousands)
