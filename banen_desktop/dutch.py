"""Dutch numbers, dates and lists: read them, write them. The only place that rounds for display.

Nothing here knows the law or the dossier. Every parser raises `NotUnderstoodError`, whose text is
a Dutch sentence that can be shown as it is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from banen_desktop.safe_text import settable

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_GAPS = " \u00a0\u2007\u2009\u202f'"
_NO_GAPS = str.maketrans("", "", _GAPS)
_MINUS = str.maketrans({"−": "-", "–": "-"})
_DIGITS = re.compile(r"\d+")
_THOUSANDS_GAP = re.compile(rf"\d{{1,3}}([{_GAPS}]\d{{3}})+([.,]\d+)?")
_THOUSANDS_POINT = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
_THOUSANDS_COMMA = re.compile(r"[1-9]\d{0,2}(,\d{3}){2,}")
_ENGLISH_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
_ENGLISH = re.compile(r"[1-9]\d{0,2}(,\d{3})+\.\d+")
_MIDNIGHT = r"(?:[t ]0?0:00(?::00(?:\.0+)?)?)?"
_DATE_PARTS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})" + _MIDNIGHT)
_DATE_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _MIDNIGHT)
_DATE_WORDS = re.compile(r"(\d{1,2})[- ]([a-z]+)\.?[- ](\d{4})")
_WRITTEN_DATE = re.compile(rf"\b\d{{1,2}} ({'|'.join(MONTHS)})( \d{{4}})?\b")
_MONTH_OF_YEAR = re.compile(r"([a-z]+)\.?[- ](\d{4})")
_SHOWN_NUMBER = re.compile(r"[-+]?\d+(?:\.\d{3})*(?:,\d+)?")
_NO_NUMBER = re.compile(r"minder dan|bijna")  # what is shown where rounding would say too much
_MOST_PARTS, _MOST_SUMS = 3, 2
_MAX_LENGTH = 40
_FIRST_SHORT_YEAR = 1970


class NotUnderstoodError(ValueError):
    """What was typed is not a number or date; the text says so in Dutch."""


def parse_number(text: str) -> Decimal:
    """Read a number as a Dutch user writes it; `1.234` is 1234 and `1234,5` has one decimal.

    A single point that is not followed by groups of three digits (`12.5`) is a decimal point, and
    so is the point in `1,234.5` and in `0.125`. Spaces may only part groups of three digits.
    Show the user how the number was read.
    """
    sign, digits = _sign_and_digits(text)
    if _DIGITS.fullmatch(digits):
        plain = digits
    elif _ENGLISH.fullmatch(digits) or _THOUSANDS_COMMA.fullmatch(digits):
        plain = digits.replace(",", "")
    else:
        plain = _from_dutch(digits)
    try:
        return Decimal(sign + plain)
    except ArithmeticError:
        raise NotUnderstoodError(_not_a_number(text)) from None


def as_english_thousands(text: str) -> Decimal | None:
    """What `12,100` would be with an English comma: 12100. Nothing when no doubt is possible."""
    bare = text.strip()
    return Decimal(bare.replace(",", "")) if _ENGLISH_THOUSANDS.fullmatch(bare) else None


def _sign_and_digits(text: str) -> tuple[str, str]:
    bare = text.strip().translate(_MINUS)
    sign = ""
    if bare[:1] in {"-", "+"}:
        sign, bare = bare[0], bare[1:].lstrip()
    if _THOUSANDS_GAP.fullmatch(bare):
        bare = bare.translate(_NO_GAPS)
    if not bare or len(bare) > _MAX_LENGTH or not re.fullmatch(r"[0-9.,]+", bare):
        raise NotUnderstoodError(_not_a_number(text))
    return sign, bare


def _from_dutch(digits: str) -> str:
    whole, comma, decimals = digits.partition(",")
    if _THOUSANDS_POINT.fullmatch(whole):
        whole = whole.replace(".", "")
    elif not comma and whole.count(".") == 1:
        whole, _, decimals = whole.partition(".")
    if not re.fullmatch(r"\d*", whole) or not re.fullmatch(r"\d*", decimals):
        return "?"
    return f"{whole or '0'}.{decimals or '0'}" if whole or decimals else "?"


def _not_a_number(text: str) -> str:
    shown = text.strip()
    if not shown:
        return "Hier is een getal nodig, bijvoorbeeld 1.234,5."
    return f"“{shorten(shown, 30)}” is geen getal. Schrijf het bijvoorbeeld als 1.234,5."


def parse_percentage(text: str) -> Decimal:
    """Read a percentage (`2,58` or `2,58%`); the answer is in percent, not a ratio."""
    return parse_number(text.strip().removesuffix("%"))


def parse_date(text: str, *, from_month: bool = False) -> date:
    """Read `1-5-2025`, `01/05/2025`, `1 mei 2025` or `2025-05-01`; midnight may follow.

    A year of two digits lies from 1970 to 2069. With `from_month` a month and year are its first
    day: `mei 2025`.
    """
    bare = " ".join(text.lower().split())
    try:
        if found := _DATE_ISO.fullmatch(bare):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DATE_PARTS.fullmatch(bare):
            return date(_full_year(found[3]), int(found[2]), int(found[1]))
        if found := _DATE_WORDS.fullmatch(bare):
            return date(int(found[3]), _month(found[2]), int(found[1]))
        if from_month and (found := _MONTH_OF_YEAR.fullmatch(bare)):
            return date(int(found[2]), _month(found[1]), 1)
    except ValueError:
        pass
    shown = f"“{shorten(text.strip(), 30)}” is geen datum. Schrijf die bijvoorbeeld als 01-05-2025"
    raise NotUnderstoodError(f"{shown} of mei 2025." if from_month else f"{shown}.")


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year + 1900 < _FIRST_SHORT_YEAR else 1900)


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= 3 and (name.startswith(word) or (number == 3 and word == "mrt")):
            return number
    raise ValueError(word)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up for display; never a step of the law."""
    result = value.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    return abs(result) if result == 0 else result


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """Write `1.234,5`; without `decimals` every decimal that the value has, and no more."""
    if decimals is None:
        shown = f"{value:f}"
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
        shown = "0" if Decimal(shown) == 0 else shown
    else:
        shown = f"{rounded(value, decimals):f}"
    sign = "-" if shown.startswith("-") else ""
    whole, point, rest = shown.removeprefix("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{rest}" if point else f"{sign}{grouped}"


def added_up(values: Iterable[Decimal], decimals: int) -> Decimal:
    """What numbers come to for who adds them as they are shown, each with so many decimals."""
    return sum((rounded(value, decimals) for value in values), Decimal(0))


@dataclass(frozen=True, slots=True)
class Sum:
    """Numbers that are shown together, as they are shown: `parts` without `less` are `total`.

    Words around a number do not matter. `name` says of what it is a sum where several stand
    together.
    """

    parts: tuple[str, ...]
    total: str
    less: tuple[str, ...] = ()
    name: str = ""

    @property
    def adds_up(self) -> bool:
        """Whether the sum is right as it is shown, or has something that is no number."""
        known = [_shown_number(text) for text in (*self.parts, *self.less, self.total)]
        return None in known or self._added == known[-1]

    @property
    def _added(self) -> Decimal:
        added = sum((_shown_number(part) or Decimal(0) for part in self.parts), Decimal(0))
        return added - sum((_shown_number(part) or Decimal(0) for part in self.less), Decimal(0))

    def __str__(self) -> str:
        """The sum with what stands there: `19,3 − 14,7 is hier 4,5`."""
        name = f"{self.name}: " if self.name else ""
        total = _number_in(self.total)
        if len(self.parts) > _MOST_PARTS:
            return f"{name}opgeteld {format_number(self._added)}, hier {total}"
        first, *rest = (_number_in(part).removeprefix("+") for part in self.parts)
        terms = [f" − {part[1:]}" if part.startswith("-") else f" + {part}" for part in rest]
        terms += [f" − {part}" for part in map(_number_in, self.less)]
        return f"{name}{first}{''.join(terms)} is hier {total}"


def rounded_apart(*sums: Sum) -> str:
    """The sentence for numbers that do not add up as they are shown; empty when they all do."""
    found = list(dict.fromkeys(str(each) for each in sums if not each.adds_up))
    if not found:
        return ""
    if len(found) <= _MOST_SUMS:
        return f"Elk getal is apart afgerond: {join_list(found)}."
    return f"Elk getal is apart afgerond: {found[0]}, en zo zijn er nog {len(found) - 1}."


def _number_in(shown: str) -> str:
    found = _SHOWN_NUMBER.search(shown)
    return found[0] if found else shown


def _shown_number(shown: str) -> Decimal | None:
    """The one number in what is shown; nothing for words, or for `minder dan 0,1`."""
    found = _SHOWN_NUMBER.findall(shown)
    if len(found) != 1 or _NO_NUMBER.search(shown):
        return None
    return Decimal(found[0].replace(".", "").replace(",", "."))


def format_percentage(ratio: Decimal, decimals: int = 2) -> str:
    """Write the ratio 0.0193 as `1,93%`."""
    return format_number(ratio.scaleb(2, context=_WIDE), decimals) + "%"


def format_euro(amount: Decimal) -> str:
    """Write whole euros: `€ 140.500`."""
    return "€\u00a0" + format_number(amount, 0)


def format_date(day: date) -> str:
    """Write `01-05-2025`."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def format_date_words(day: date) -> str:
    """Write `1 mei 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_whole_dates(text: str) -> str:
    """The same text, in which no line ends inside a date: `1 mei 2025`, `12 februari`."""
    return _WRITTEN_DATE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def format_day_before(day: date) -> str:
    """Write a last day as `vóór 1 juli`, in any year."""
    after = day + timedelta(days=1)
    return f"vóór {after.day} {MONTHS[after.month - 1]}"


def join_list(parts: Sequence[str], word: str = "en") -> str:
    """Write `a, b en c`."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + f" {word} {parts[-1]}"


def plural(shown: str, one: str, many: str) -> str:
    """Put a noun after a number that is already written: `0,4 baan`, `1 baan`, `5,5 banen`."""
    value = parse_number(shown)
    return f"{shown} {one if 0 < abs(value) <= 1 else many}"


def jobs(value: Decimal, decimals: int = 1) -> str:
    """Write a number of jobs with its noun."""
    return plural(format_number(value, decimals), "baan", "banen")


def people(number: int) -> str:
    """Write a number of people with its noun."""
    return plural(format_number(Decimal(number)), "persoon", "personen")


def shorten(text: str, length: int) -> str:
    """Cut a text that somebody typed to a length that fits in a sentence."""
    one_line = " ".join(settable(text).split())
    return one_line if len(one_line) <= length else one_line[: length - 1] + "…"
