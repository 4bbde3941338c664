"""Reads dates and periods: one decision per file about the order of day and month."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.dutch_clock import dutch_day
from banen_desktop.imports.lists.questions import OPEN
from banen_desktop.imports.lists.raw import Value
from banen_desktop.imports.lists.titles import month_of

_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"((?:19|20|99)\d\d)[-/. ](\d{1,2})[-/. ](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(19|20|99)\d{6}")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d{1,12})?")
_CLOCK = re.compile(
    r"(?:t|,? )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?(am|pm))?"
    r"(?: ?(?:(z|utc|gmt)|([+-])(\d{2}):?(\d{2})?))?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^(ma|di|wo|do|vr|za|zo|[a-z]+dag)\.?,? ", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2})[- ]([a-z]{3,9})\.?[- ]'?(\d{2})", re.IGNORECASE)
_NOTHING = frozenset(
    {"", "-", "–", "n.v.t.", "nvt", "geen", "heden", "onbepaald", "onbepaalde tijd"}
)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119, as a spreadsheet counts days
_START_OF_SERIALS = datetime.combine(date(1899, 12, 30), time())
_FOREVER = 2100
_LATEST_FOUR_WEEKS = 13
_SURE = 10  # times as many cells that prove one order as the other
_EVENINGS = (22 * 60, 23 * 60)  # minutes; some writers are a few seconds off
_NO_DATE = "Dit is geen datum die bestaat."
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dates:
    """The decision about a column: `month_first` as in 12/31/2025, which holds for the whole file.

    `order_open` is when the file contradicts itself. `evening` is about a column whose clocks are
    all 22:00 or 23:00: an answer to `KLOK`, or `?`; empty when it is not such a column.
    """

    month_first: bool = False
    order_open: bool = False
    evening: str = ""

    def read(self, value: Value) -> date | None:
        """The day in a cell; nothing when it is empty or so far away that it means `open`.

        A moment with a zone is the Dutch day of that moment.
        """
        day = self._day(value)
        return None if day is None or day.year >= _FOREVER else day

    def _day(self, value: Value) -> date | None:
        if isinstance(value, datetime):
            return self._of_clock(value)
        if isinstance(value, date):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            found = _from_number(value)
            return self._of_clock(found) if isinstance(found, datetime) else found
        if not isinstance(value, str):
            raise NotUnderstoodError("Dit is geen datum.")
        text = value.strip()
        if text.casefold() in _NOTHING:
            return None
        if _SERIAL.fullmatch(text):
            return self._day(float(text.replace(",", ".")))
        return self._of_text(_WEEKDAY.sub("", text))

    def _of_text(self, text: str) -> date:
        found = _CLOCK.search(text)
        day = self._parse(text[: found.start()] if found else text)
        if found is None or day == date.max:
            return day
        moment = datetime.combine(day, time()) + _since_midnight(found)
        if (ahead := _zone(found)) is not None:
            return dutch_day((moment - ahead).replace(tzinfo=UTC))
        return self._of_clock(moment)

    def _of_clock(self, moment: datetime) -> date:
        if not self.evening or not _is_evening(moment):
            return moment.date()
        if self.evening == "?":
            raise NotUnderstoodError(OPEN)
        return moment.date() + (self.evening == "volgende-dag") * _A_DAY

    def _parse(self, text: str) -> date:
        if _COMPACT.fullmatch(text):
            return _of_digits(text)
        if found := _YEAR_FIRST.fullmatch(text):
            text = f"{found[1]}-{found[2]}-{found[3]}"
        elif found := _NUMERIC.fullmatch(text):
            text = self._day_first(found)
        elif found := _SHORT_YEAR.fullmatch(text):
            text = f"{found[1]} {found[2]} 20{found[3]}"
        if text.startswith("9999"):
            return date.max
        try:
            return dutch.parse_date(text)
        except NotUnderstoodError:
            raise NotUnderstoodError(_NO_DATE) from None

    def _day_first(self, found: re.Match[str]) -> str:
        first, second = int(found[1]), int(found[2])
        either = first <= 12 and second <= 12 and first != second
        if self.order_open and either:
            raise NotUnderstoodError(OPEN)
        month_first = second > 12 if self.order_open else self.month_first
        return f"{second}-{first}-{found[3]}" if month_first else f"{first}-{second}-{found[3]}"


def dates(values: Iterable[Value]) -> Dates:
    """Decide the order of day and month from the dates of a file: day first, unless proved.

    A few cells that prove the other order are faults; when there are many, it stays open.
    """
    texts = (value.strip() for value in values if isinstance(value, str) and len(value) > 5)
    parts = [found for text in texts if (found := _NUMERIC.match(_WEEKDAY.sub("", text)))]
    day_first = sum(int(found[1]) > 12 >= int(found[2]) for found in parts)
    month_first = sum(int(found[2]) > 12 >= int(found[1]) for found in parts)
    few, many = sorted((day_first, month_first))
    return Dates(month_first > day_first, order_open=few > 0 and many < _SURE * few)


def all_in_the_evening(values: Iterable[Value]) -> bool:
    """Whether every day has a clock, and all are 22:00 or 23:00.

    What JavaScript makes of a Dutch date, midnight on the Dutch clock, when it is written as UTC.
    """
    found = [_clock_of(value) for value in values if value != ""]
    clocks = [each for each in found if each is not None]
    return bool(clocks) and all(each is not False for each in clocks)


def _clock_of(value: Value) -> bool | None:
    """Whether a value is a day with such a clock; nothing for what is no day at all."""
    if isinstance(value, str):
        return _clock_of_text(value.strip())
    if isinstance(value, float | int) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        value = _from_number(value)
    return isinstance(value, datetime) and _is_evening(value)


def _clock_of_text(text: str) -> bool | None:
    if _SERIAL.fullmatch(text):
        return _clock_of(float(text.replace(",", ".")))
    found = _CLOCK.search(text)
    if found is None:
        return False if any(map(str.isdigit, text)) else None
    try:
        moment = _START_OF_SERIALS + _since_midnight(found)
    except NotUnderstoodError:
        return False
    return _zone(found) is None and _is_evening(moment)


def _is_evening(moment: datetime) -> bool:
    minutes = moment.hour * 60 + moment.minute + moment.second / 60
    return any(abs(minutes - evening) <= 2 for evening in _EVENINGS)


def _since_midnight(found: re.Match[str]) -> timedelta:
    hours, minutes, seconds = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hours = hours % 12 + 12 * (found[4].casefold() == "pm")
    if hours > 23 or minutes > 59:
        raise NotUnderstoodError(_NO_DATE)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _zone(found: re.Match[str]) -> timedelta | None:
    """How far a clock is ahead of UTC; nothing when it does not say."""
    if found[6]:
        ahead = timedelta(hours=int(found[7]), minutes=int(found[8] or 0))
        return ahead if found[6] == "+" else -ahead
    return timedelta() if found[5] else None


def _from_number(number: float) -> date:
    """The day of a serial number, with its clock when it has one, or of the digits of a day."""
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        # The clock of a float is a little off.
        seconds = int(dutch.rounded(Decimal(number * 86_400), 0))
        moment = _START_OF_SERIALS + timedelta(seconds=seconds)
        return moment.date() if seconds % 86_400 == 0 else moment
    return _of_digits(f"{number:.0f}")


def day_of_serial(value: object) -> date | None:
    """The day of a whole serial number, as a spreadsheet counts days; nothing for others."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value % 1:
        return None
    return _from_number(value) if _FIRST_SERIAL <= value <= _LAST_SERIAL else None


def _of_digits(digits: str) -> date:
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
    number, own_year = month_and_year(value)
    if number is None:
        return None
    if not 1 <= number <= 12:
        if number <= _LATEST_FOUR_WEEKS:
            raise NotUnderstoodError("Dit is een periode van vier weken, geen maand.")
        raise NotUnderstoodError("Dit is geen maand.")
    start = date(own_year or year, number, 1)
    following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start, following - timedelta(days=1)


def period_of_cell(value: Value) -> int | None:
    """The number of the month or period that a cell names; nothing when it names none."""
    try:
        return month_and_year(value)[0]
    except NotUnderstoodError:
        return None


def month_and_year(value: Value) -> tuple[int | None, int | None]:
    """The number of the month or period that a cell names, and its year if it tells one.

    Raises `NotUnderstoodError` when it names none.
    """
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
