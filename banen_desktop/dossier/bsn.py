"""The BSN: how one is recognised, so that it is never kept."""

import re
import unicodedata

_BETWEEN = r"(?:\s{1,2}|[ ]?[-‐–—/_][ ]?|\.)?"  # a sign, two spaces, a dash with spaces beside it
_NINE_DIGITS = re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}\d){{8}})(?!\d))")
_PERHAPS = re.compile(r"\d(?:\D{0,3}\d){8}")  # most texts have no such thing: quick to see
# With points at the thousands and hours or money beside it, it is a quantity: our own text for the
# annual report has those, and must not be refused. Digits next to it make it doubtful again.
_QUANTITY = re.compile(
    r"""(?<!\d)(?<!\d[-\s./_])
    (?: €[ ]?\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![-\s.,/_]?\d)
      | \d{1,3}(?:\.\d{3})+(?:,\d+)?(?=[ ](?:uur|uren|verloonde)\b)
    )""",
    re.VERBOSE,
)


def has_bsn(text: str) -> bool:
    """Whether nine digits in this text pass the eleven-test of the BSN.

    Digits and spaces of every kind count as what they look like, and signs that nobody sees do not
    count. Not those of a quantity with its unit, such as `111.222.333 uur` or `€ 111.222.333`.
    """
    plain = text if text.isascii() else _as_seen(text)
    if not _PERHAPS.search(plain):
        return False
    for found in _NINE_DIGITS.finditer(_QUANTITY.sub("…", plain)):
        digits = [int(sign) for sign in found[1] if sign.isdecimal()]
        weighted = sum(
            digit * weight
            for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
        )
        if weighted % 11 == 0 and any(digits):
            return True
    return False


def _as_seen(text: str) -> str:
    """The text with plain digits and spaces, and without signs that nobody sees (zero width)."""
    same = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in same if unicodedata.category(sign) != "Cf")
