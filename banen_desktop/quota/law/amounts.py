"""A legal value as people read it: its number with its unit."""

from datetime import date
from decimal import Decimal

from banen_desktop import dutch

DAY_AFTER = "dag_van_het_jaar_erna"
"""The unit of a day in the year after the verslagjaar: month x 100 + day."""
_ANY_YEAR = 2001  # without a leap day: what is a day in it, is one in every year


def day_of(number: Decimal, year: int) -> date:
    """The day of a year that month x 100 + day names; raises `ValueError` when there is none."""
    if number != int(number):
        raise ValueError(f"{number} is no day")
    return date(year, *divmod(int(number), 100))


def is_day(number: Decimal) -> bool:
    """Whether month x 100 + day is a day of every year."""
    try:
        day_of(number, _ANY_YEAR)
    except ValueError:
        return False
    return True


_MORE = {"persoon": "personen", "week": "weken"}
"""Units that are said otherwise of more than one; hours are not."""


def amount(number: Decimal, unit: str) -> str:
    """A number with the unit of its parameter file: `2,9%`, `€ 5.000`, `1.331 uur per baan`.

    Every decimal is shown: what differs is to look different.
    """
    if unit == "jaar":
        return str(int(number))
    if unit == DAY_AFTER and is_day(number):  # a file of others may say anything
        day = day_of(number, _ANY_YEAR)
        return f"{day.day} {dutch.MONTHS[day.month - 1]} van het jaar erna"
    shown = dutch.format_number(number)
    if unit == "procent":
        return f"{shown}%"
    if unit == "euro":
        return f"€\u00a0{shown}"
    word = _MORE.get(unit, unit) if number != 1 else unit
    return f"{shown} {word.replace('_', ' ')}"
