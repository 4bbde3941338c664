"""The BSN: how one is recognised, so that it is never kept."""

import re
import unicodedata
from collections.abc import Iterator

NUMBER_LEFT_OUT = "[nummer]"
"""What stands in a kept text where nine digits stood."""
_BRACKET = r"[()\[\]{}]"
# A sign, up to three spaces, a dash with spaces beside it, brackets; the last two are of lists.
_BETWEEN = rf"""(?:\s{{1,3}}|[ ]?[-‐–—/_][ ]?|[.,'‘’:]|\s?{_BRACKET}\s?{_BRACKET}?
    |,\s{{1,3}}|\s?[;|]\s?)?"""
_NINE_DIGITS = re.compile(rf"(?=(\d(?:{_BETWEEN}\d){{8}})(?!\d))", re.VERBOSE)
_PERHAPS = re.compile(r"\d(?:\D{0,4}\d){8}")  # most texts have no such thing: quick to see
# With points at the thousands and hours or money beside it, it is a quantity: our own text for the
# annual report has those, and must not be refused. Digits next to it make it doubtful again.
_QUANTITY = re.compile(
    r"""(?<!\d)(?<!\d[-\s./_])
    (?: €[ ]?\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![-\s.,/_]?\d)
      | \d{1,3}(?:\.\d{3})+(?:,\d+)?(?=[ ](?:uur|uren|verloonde)\b)
    )""",
    re.VERBOSE,
)
_IN_A_LIST = re.compile(r"\d{2,}(?:(,\s{1,3}|\s?[;|]\s?)\d{2,})+")
_LIST_BEFORE, _LIST_AFTER = re.compile(r"\d\s?[,;|]\s*$"), re.compile(r"\s?[,;|]\s*\d")
# These also write times and decimals: groups of digits only when all are split by the same one.
_EVEN_ONLY = re.compile(r"\d+(?:(,)\d+(?:,\d+)+|(?:(?P<sign>['‘’:])\d+(?:(?P=sign)\d+)*))")
_UNUSUAL = re.compile(r"[,'‘’:;|]")
_OF_EMPLOYER = re.compile(r"((?<!\d)\d{9}L\d{2}(?!\d))")
_BARE_NINE = re.compile(r"(?<!\d)\d{9}(?!\d)")


def has_bsn(text: str) -> bool:
    """Whether nine digits in this text pass the eleven-test of the BSN.

    Digits and spaces of every kind count as what they look like, and signs that nobody sees do not
    count. Not those of a quantity with its unit, such as `111.222.333 uur` or `€ 111.222.333`.
    """
    return _first(_as_seen(text)) is not None


def perhaps_bsn(text: str) -> bool:
    """Whether a text has a list of numbers that together could be a BSN: `111, 222, 333`.

    Such a list is mostly one of quantities, so it is asked about and never refused.
    """
    plain = _as_seen(text)
    return any(
        _IN_A_LIST.fullmatch(each)
        and not _LIST_BEFORE.search(plain[max(start - 6, 0) : start])
        and not _LIST_AFTER.match(plain, start + len(each))
        for start, each in _found(plain)
    )


def without_bsn(text: str) -> str:
    """The same text with a word in place of each BSN; without one it is the text itself."""
    while (place := _first(plain := _as_seen(text))) is not None:
        start, end = place
        text = plain[:start] + NUMBER_LEFT_OUT + plain[end:]
    return text


def kept_name(name: str) -> str:
    """The name of a file as a dossier keeps it: without nine digits in a row, BSN or not.

    A loonheffingennummer stays: it is of the employer, and tells its loonaangiften apart.
    """
    parts = _OF_EMPLOYER.split(name)
    parts[::2] = [_BARE_NINE.sub(NUMBER_LEFT_OUT, without_bsn(part)) for part in parts[::2]]
    return "".join(parts)


def _found(plain: str) -> Iterator[tuple[int, str]]:
    """Where nine digits start that pass the eleven-test, and how they stand there."""
    if not _PERHAPS.search(plain):
        return
    bare = _QUANTITY.sub(lambda quantity: "…" * len(quantity[0]), plain)
    for found in _NINE_DIGITS.finditer(bare):
        start = found.start()
        before = bare[:start].rstrip("0")[-1:]  # zeros may lead
        if before.isdecimal() or not _passes(found[1]):
            continue
        yield start, found[1]


def _first(plain: str) -> tuple[int, int] | None:
    """Where the first BSN starts and ends."""
    for start, each in _found(plain):
        if not _UNUSUAL.search(each) or _EVEN_ONLY.fullmatch(each):
            return start, start + len(each)
    return None


def _passes(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdecimal()]
    weighted = sum(
        digit * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    )
    return weighted % 11 == 0 and any(digits)


def _as_seen(text: str) -> str:
    """The text with plain digits and spaces, and without signs that nobody sees or marks."""
    if text.isascii():
        return text
    same = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in same if unicodedata.category(sign) not in {"Cf", "Mn", "Me"})
