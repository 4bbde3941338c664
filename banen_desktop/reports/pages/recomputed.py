"""A recomputed percentage in words."""

from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.quota.years.plausibility import Nagerekend, Oordeel
from banen_desktop.reports.pages.comparison import dutch_decimals


def recomputed_words(found: Nagerekend) -> str:
    """What recomputing gave: “269,5 van 492,7 is 54,7%, niet 60,2%”, and what may be wrong."""
    realised, target = dutch_decimals(found.gerealiseerd), dutch_decimals(found.doel)
    stated = f"{dutch_decimals(found.genoemd)}%"
    decimals = max(-int(found.genoemd.as_tuple().exponent), 0)
    ratio = dutch.format_percentage(decimal_of(found.ratio), decimals)
    if found.oordeel is Oordeel.KLOPT:
        return f"Klopt: {realised} van {target} is {stated}."
    if found.oordeel is Oordeel.DOOR_AFRONDING:
        return (
            f"Kan kloppen: {realised} van {target} is {ratio}. Zijn deze getallen zelf afgerond, "
            f"dan is {stated} ook mogelijk."
        )
    return f"{realised} van {target} is {ratio}, niet {stated}.{_swapped(found)}"


def _swapped(found: Nagerekend) -> str:
    if not found.verwisseld:
        return ""
    realised, target = found.verwisseld[0]
    old, new = (
        (found.doel, target)
        if realised == found.gerealiseerd
        else (
            found.gerealiseerd,
            realised,
        )
    )
    return (
        f" Met {_shown(new)} in plaats van {_shown(old)} klopt het wel: misschien zijn er twee "
        "cijfers verwisseld."
    )


def _shown(number: Decimal) -> str:
    return dutch_decimals(number)
