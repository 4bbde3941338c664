"""Reads dates and periods: one decision per column about the order of day and month."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from banen_desktop import dutch
from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.lists.raw import Value
from banen_desktop.imports.lists.titles import month_of

_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2,4})")
_COMPACT = re.compile(r"(19|20|99)\d{6}")
_CLOCK = re.compile(r"[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(ma|di|wo|do|vr|za|zo|[a-z]+dag)\.?,? ", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2})[- ]([a-z]{3,9})\.?[- ]'?(\d{2})", re.IGNORECASE)
_NOTHING = frozenset(
    {"", "-", "–", "n.v.t.", "nvt", "geen", "heden", "onbepaald", "onbepaalde tijd"}
)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119, as a spreadsheet counts days
_START_OF_SERIALS = date(1899, 12, 30)
_FOREVER = 2100
_LATEST_FOUR_WEEKS = 13


@dataclass(frozen=True, slots=True)
class Dates:
    """The decision about one column: `month_first` as in 12/31/2025."""

    month_first: bool = False

    def read(self, value: Value) -> date | None:
        """The day in a cell; nothing when it is empty or so far away that it means `open`."""
        day = self._day(value)
        return None if day is None or day.year >= _FOREVER else day

    def _day(self, value: Value) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _from_number(value)
        if not isinstance(value, str):
            raise NotUnderstoodError("Dit is geen datum.")
        text = value.strip()
        if text.casefold() in _NOTHING:
            return None
        return self._parse(_CLOCK.sub("", _WEEKDAY.sub("", text)))

    def _parse(self, text: str) -> date:
        if _COMPACT.fullmatch(text):
            return _from_number(int(text))
        if self.month_first and (found := _NUMERIC.fullmatch(text)):
            text = f"{found[2]}-{found[1]}-{found[3]}"
        if found := _SHORT_YEAR.fullmatch(text):
            text = f"{found[1]} {found[2]} 20{found[3]}"
        if text.startswith("9999"):
            return date.max
        try:
            return dutch.parse_date(text)
        except NotUnderstoodError:
            raise NotUnderstoodError("Dit is geen datum die bestaat.") from None


def dates(values: Iterable[Value]) -> Dates:
    """Decide the order of a column: day first, unless only month first can be."""
    parts = [
        found
        for value in values
        if isinstance(value, str) and (found := _NUMERIC.match(value.strip()))
    ]
    day_first = all(int(found[2]) <= 12 for found in parts)
    return Dates(not day_first and all(int(found[1]) <= 12 for found in parts))


def _from_number(number: float) -> date:
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return _START_OF_SERIALS + timedelta(days=int(number))
    digits = f"{number:.0f}"
    if _COMPACT.fullmatch(digits):
        try:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            pass
    raise NotUnderstoodError("Dit getal is geen datum.")


def month_in(value: Value, year: int) -> tuple[date, date] | None:
    """The first and last day of the month that a cell names, in `year` unless it tells another.

    Read are `3`, `maart`, `2025-03`, `202503`, `03-2025` and `2025 maart`; nothing when empty.
    """
    number, own_year = _month_and_year(value)
    if number is None:
        return None
    if not 1 <= number <= 12:
        if number <= _LATEST_FOUR_WEEKS:
            raise NotUnderstoodError("Dit is een periode van vier weken, geen maand.")
        raise NotUnderstoodError("Dit is geen maand.")
    start = date(own_year or year, number, 1)
    following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start, following - timedelta(days=1)


def _month_and_year(value: Value) -> tuple[int | None, int | None]:
    if isinstance(value, date):
        return value.month, value.year
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise NotUnderstoodError("Dit is geen maand.")
    text = f"{value:.0f}" if isinstance(value, float) else str(value).strip()
    if not text:
        return None, None
    year = re.search(r"20\d\d", text)
    rest = (text.replace(year[0], " ", 1) if year else text).strip(" -/.")
    own_year = int(year[0]) if year else None
    named = month_of(rest)
    digits = re.fullmatch(r"(?:p|periode|maand|mnd)?\s*(\d{1,2})", rest, re.IGNORECASE)
    if named is None and digits is None:
        raise NotUnderstoodError("Dit is geen maand.")
    return named or int(digits[1]) if digits else named, own_year
