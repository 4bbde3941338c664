"""Reads numbers: one decision per column about its decimal sign and its scale.

Cells that are numbers stay numbers; only text is parsed, with `dutch`. Every reader raises
`dutch.NotUnderstoodError`, with a Dutch sentence, for a cell that does not fit the decision.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum

from banen_desktop import dutch
from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.lists.questions import OPEN
from banen_desktop.imports.lists.raw import Value, exact, shown

HIDDEN = "*"
"""How DUO writes a number that is too small to show."""
_NOTHING = frozenset({"", "-", "–", "—", "n.v.t.", "nvt", "n/a", "geen", "onbekend"})
_HOURS_MINUTES = re.compile(r"([-+]?)(\d{1,6}):([0-5]\d)(?::([0-5]\d))?")
_UNITS = re.compile(r"\s*(?:uren|uur|u|fte|hrs|h)\.?$", re.IGNORECASE)
_POINT = re.compile(
    r"\d{4,}\.\d|\d\.\d{1,2}$|\d\.\d{4,}$|^[-+]?0?\.\d+$|\d,\d{3}\.\d*$|\d,\d{3},\d{3}"
)
_COMMA = re.compile(
    r"\d{4,},\d|\d,\d{1,2}$|\d,\d{4,}$|^[-+]?0?,\d+$|\d\.\d{3},\d*$|\d\.\d{3}\.\d{3}"
)
_EITHER = re.compile(r"[-+]?[1-9]\d{0,2}([.,])\d{3}")
_FORMS = {
    ",": re.compile(r"[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d*)?"),
    ".": re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?"),
}
_SWAP = str.maketrans(",.", ".,")
_GAP = re.compile(r"(?<=\d)[ \u00a0\u2007\u2009\u202f'](?=\d{3}(?!\d))")
_LONGEST = 40
_SIGNS = {",": "komma", ".": "punt"}


class Scale(StrEnum):
    """What a number in a column of parts means: 0.8, or 80."""

    FACTOR = "factor"
    PERCENTAGE = "percentage"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The decision about one column; `seen` is false when no text needed a decimal sign.

    `open` is the text of a cell that may be read in two ways when nothing decides. `days` is
    whether the numbers are days in place of hours: empty is no, else an answer to `DUUR` or `?`.
    """

    decimal: str
    seen: bool = False
    open: str = ""
    days: str = ""

    def read(self, value: Value) -> Decimal | None:
        """The number in a cell; nothing when the cell is empty. A percentage text is 80, not 0.8.

        A time, or `36:30`, is a number of hours.
        """
        if self.days:
            return self._of_days(value)
        if type(value) is float:
            return exact(value)
        if isinstance(value, str):
            return self._parse(value.strip())
        if isinstance(value, bool):
            raise NotUnderstoodError("Hier staat waar of onwaar, geen getal.")
        if isinstance(value, int):
            return exact(value)
        return _hours_of(value)

    def _of_days(self, value: Value) -> Decimal | None:
        number = replace(self, days="").read(value)
        if number is None or isinstance(value, time | timedelta) or ":" in str(value):
            return number
        if self.days == "?":
            raise NotUnderstoodError(OPEN)
        return Decimal(f"{number * 24:.6f}").normalize() if self.days == "dagen" else number

    def _parse(self, text: str) -> Decimal | None:
        bare = _bare(text)
        if bare.casefold() in _NOTHING:
            return None
        if found := _HOURS_MINUTES.fullmatch(bare):
            hours = Decimal(found[2]) + Decimal(int(found[3]) * 60 + int(found[4] or 0)) / 3600
            return -hours if found[1] == "-" else hours
        if self.open and _EITHER.fullmatch(bare):
            raise NotUnderstoodError(OPEN)
        if not _FORMS[self.decimal].fullmatch(bare) or not any(map(str.isdigit, bare)):
            raise NotUnderstoodError(self._wrong(text))
        plain = bare.translate(_SWAP) if self.decimal == "." else bare
        whole, comma, decimals = plain.partition(",")
        return dutch.parse_number(whole.replace(".", "") + comma + decimals)

    def _wrong(self, text: str) -> str:
        if any(map(str.isdigit, text)) and re.fullmatch(r"[-+\d.,\s'%]+", text):
            return f"In deze kolom is de {_SIGNS[self.decimal]} het decimaalteken."
        return "Dit is geen getal."


def numbers(values: Iterable[Value], wanted: str = "", otherwise: str = "") -> Numbers:
    """Decide the decimal sign of a column from its texts.

    `wanted` is the user's choice; `otherwise` what the rest of the file has. Without any sign
    that decides, it is Dutch: `1.234` is 1234.
    """
    texts = [_bare(value.strip()) for value in values if isinstance(value, str)]
    points = sum(bool(_POINT.search(text)) for text in texts)
    commas = sum(bool(_COMMA.search(text)) for text in texts)
    seen = bool(points or commas)
    if wanted:
        return Numbers(wanted, seen)
    if seen:
        return Numbers("." if points > commas else ",", seen=True)
    return Numbers(otherwise or ",")


def two_ways(values: Iterable[Value]) -> list[str]:
    """The texts that are a number with a decimal sign, and another with one at the thousands."""
    texts = (_bare(value.strip()) for value in values if isinstance(value, str))
    return [text for text in texts if _EITHER.fullmatch(text)]


def contradicts(values: Iterable[Value]) -> bool:
    """Whether some texts can only have a comma as decimal sign, and others only a point."""
    texts = [_bare(value.strip()) for value in values if isinstance(value, str)]
    return any(map(_POINT.search, texts)) and any(map(_COMMA.search, texts))


def look_like_days(found: Iterable[Decimal]) -> bool:
    """Whether hours look like days: 76.5208333 is 1836:30 hours, which a writer divided by 24.

    All are whole minutes of a day and some have decimals that go on, as hours seldom have: those
    have four at most, or are minutes of an hour, and then whole when times sixty.
    """
    numbers = [number for number in found if number]
    if not all(_nearly_whole(number * 1440) for number in numbers):
        return False
    endless = [number for number in numbers if not _nearly_whole(number * 10_000)]
    return bool(endless) and (
        any(not _nearly_whole(number * 60) for number in endless)
        or all(_nearly_whole(number * 24) for number in numbers)
    )


def _nearly_whole(number: Decimal) -> bool:
    return abs(number - number.to_integral_value()) < Decimal("0.0001")


def _bare(text: str) -> str:
    """A number without its unit, percent sign, euro sign and gaps; `12,5-` is negative."""
    if len(text) > _LONGEST or not text[-1:]:
        return text
    bare = _UNITS.sub("", text) if text[-1] not in "0123456789" else text
    bare = bare.removesuffix("%").removeprefix("€").strip().replace("−", "-")
    if "'" in bare or " " in bare or not bare.isascii():
        bare = _GAP.sub("", bare)
    if bare.endswith("-") and bare[:1].isdigit():
        bare = "-" + bare[:-1]
    return bare


def _hours_of(value: Value) -> Decimal:
    if isinstance(value, time):
        value = timedelta(
            hours=value.hour,
            minutes=value.minute,
            seconds=value.second,
            microseconds=value.microsecond,
        )
    if isinstance(value, timedelta):
        return dutch.rounded(Decimal(value.total_seconds()), 0) / 3600
    if isinstance(value, date):
        raise NotUnderstoodError(
            "Hier staat een datum. Misschien maakte Excel van een getal een datum: "
            "typ het getal opnieuw."
        )
    raise NotUnderstoodError("Dit is geen getal.")


def column_numbers(values: Sequence[Value], wanted: str = "") -> list[Decimal]:
    """The numbers in a column, passing over what is none."""
    column, found = numbers(values, wanted), []
    for value in values:
        try:
            number = column.read(value)
        except NotUnderstoodError:
            continue
        if number is not None:
            found.append(number)
    return found


def scale(found: Sequence[Decimal], *, percentage_format: bool, texts: Iterable[Value]) -> Scale:
    """Whether the parts of a full week in a column are 0.8 or 80: one decision for all."""
    if percentage_format:
        return Scale.FACTOR
    if any(isinstance(value, str) and value.rstrip().endswith("%") for value in texts):
        return Scale.PERCENTAGE
    large = sum(number > 2 for number in found)
    return Scale.PERCENTAGE if 2 * large > len(found) else Scale.FACTOR


def part_of_week(number: Decimal, decided: Scale) -> Decimal:
    """A part of a full week as a factor; at most 2, so two full jobs."""
    factor = number / 100 if decided is Scale.PERCENTAGE else number
    if factor < 0:
        raise NotUnderstoodError("Een deeltijdfactor is 0 of meer.")
    if factor > 2:
        raise NotUnderstoodError("Dit is meer dan twee volledige weken.")
    if decided is Scale.PERCENTAGE and 0 < number <= 2:
        raise NotUnderstoodError("De andere cellen zijn percentages; dit lijkt een factor.")
    return factor


def as_text(value: Value) -> str:
    """A cell as the text of a field: numbers without a decimal point where they are whole."""
    if isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value):
        return f"{exact(value):f}"
    return shown(value).strip()
