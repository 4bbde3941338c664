"""The values in a loonaangifte: read one piece of text, or say in Dutch why it cannot be read."""

import re
from datetime import UTC, date, datetime, timedelta

from banen_desktop.imports.dutch_clock import dutch_offset
from banen_desktop.imports.loonaangifte.tijdvakken import Tijdvak

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:(Z)|([+-])(\d\d):(\d\d))?", re.ASCII
)
_WHOLE = re.compile(r"[+-]?0*\d{1,5}", re.ASCII)
_NUMBER = re.compile(r"(-?\d{1,3})(?:\.(\d{1,2}))?", re.ASCII)
_LOONHEFFINGENNUMMER = re.compile(r"\d{9}L\d\d", re.ASCII)
_HARMLESS = re.compile(r"[+-]?[\d.,]{1,7}|[A-Z]{1,2}|\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?", re.ASCII)
YEARS = range(2018, 2100)


class UnreadableError(Exception):
    """A value that cannot be used: what was read (without personal data) and why, in Dutch."""

    def __init__(self, text: str, reason: str) -> None:
        """Keep what was read apart from the reason."""
        super().__init__(reason)
        self.read, self.reason = shown(text), reason


def shown(text: str) -> str:
    """What may be repeated of a text: a date or a short number, never a name or a BSN."""
    if not text or _HARMLESS.fullmatch(text):
        return text
    return "een teken" if len(text) == 1 else f"een tekst van {len(text)} tekens"


def parse_day(text: str, what: str) -> date:
    """Read an xs:date."""
    found = _DAY.fullmatch(text)
    if not found:
        reason = f"{what} is geen datum." if text else f"{what} ontbreekt."
        raise UnreadableError(text, reason)
    return _existing_day(found[1], text, what)


def _existing_day(iso: str, text: str, what: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        raise UnreadableError(text, f"{what} is een dag die niet bestaat.") from None


def parse_tijdvak(first: str, last: str, year: int | None) -> Tijdvak:
    """Read the two dates of a tijdvak; it lies in one year, that of the message if known."""
    van = parse_day(first, "De begindatum van het tijdvak (DatAanvTv)")
    tot = parse_day(last, "De einddatum van het tijdvak (DatEindTv)")
    if van > tot:
        raise UnreadableError(last, "Het tijdvak eindigt voor het begint.")
    if van.year != tot.year or van.year != (year or van.year):
        within = year or "één kalenderjaar"
        raise UnreadableError(first, f"Het tijdvak ligt niet binnen {within}.")
    if van.year not in YEARS:
        raise UnreadableError(first, f"Het programma leest loonaangiften vanaf {YEARS[0]}.")
    return Tijdvak(van, tot)


def parse_moment(text: str, what: str) -> datetime:
    """Read an xs:dateTime as a moment in UTC; without a time zone it is Dutch time."""
    found = _MOMENT.fullmatch(text)
    if not found:
        reason = f"{what} is geen datum met tijd." if text else f"{what} ontbreekt."
        raise UnreadableError(text, reason)
    day = _existing_day(found[1], text, what)
    hours, minutes, seconds = int(found[2]), int(found[3]), int(found[4])
    time = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if day.year not in YEARS or minutes > 59 or seconds > 59 or time > timedelta(hours=24):
        raise UnreadableError(text, f"{what} is een tijd die niet kan.")
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + time
    if found[5]:
        return moment
    if found[6]:
        offset = timedelta(hours=int(found[7]), minutes=int(found[8]))
        return moment - offset if found[6] == "+" else moment + offset
    return moment - dutch_offset(moment - timedelta(hours=2))


def parse_whole(text: str, what: str) -> int:
    """Read a whole number of at most five digits, as `AantVerlU` is; it may be negative."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if not text:
        raise UnreadableError(text, f"{what} ontbreekt.")
    if re.fullmatch(r"[+-]?\d+", text, re.ASCII):
        raise UnreadableError(text, f"{what} heeft meer dan vijf cijfers.")
    raise UnreadableError(text, f"{what} is geen heel getal.")


def parse_hundredths(text: str) -> int:
    """Read hours a week in hundredths; 0 when there is nothing usable, for a check may fail."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return 0
    sign = -1 if found[1].startswith("-") else 1
    return int(found[1]) * 100 + sign * int((found[2] or "0").ljust(2, "0"))


def parse_loonheffingennummer(text: str) -> str:
    """Read a loonheffingennummer: nine digits, an L and two digits."""
    number = text.upper()
    if not _LOONHEFFINGENNUMMER.fullmatch(number):
        reason = (
            "Het loonheffingennummer bestaat uit negen cijfers, een L en twee cijfers."
            if text
            else "Het loonheffingennummer ontbreekt."
        )
        raise UnreadableError(text, reason)
    return number
