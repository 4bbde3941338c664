"""A legal value as people read it: its number with its unit."""

from decimal import Decimal

from banen_desktop import dutch


def amount(number: Decimal, unit: str) -> str:
    """A number with the unit of its parameter file: `2,9%`, `€ 5.000`, `1.331 uur per baan`.

    Every decimal is shown: what differs is to look different.
    """
    if unit == "jaar":
        return str(int(number))
    if unit == "dag_van_het_jaar_erna":
        month, day = divmod(int(number), 100)
        return f"{day} {dutch.MONTHS[month - 1]} van het jaar erna"
    shown = dutch.format_number(number)
    if unit == "procent":
        return f"{shown}%"
    return f"€\u00a0{shown}" if unit == "euro" else f"{shown} {unit.replace('_', ' ')}"
