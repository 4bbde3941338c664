"""The BSN: how one is recognised, so that it is never kept."""

import re

_NINE_DIGITS = re.compile(r"(?<!\d)(?=(\d(?:[ \u00a0.-]?\d){8})(?!\d))")
# With points at the thousands and hours or money beside it, it is a quantity: our own text for the
# annual report has those, and must not be refused. Digits next to it make it doubtful again.
_QUANTITY = re.compile(
    r"""(?<!\d)(?<!\d[ \u00a0.-])
    (?: €[ \u00a0]?\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![ \u00a0.,-]?\d)
      | \d{1,3}(?:\.\d{3})+(?:,\d+)?(?=[ \u00a0](?:uur|uren|verloonde)\b)
    )""",
    re.VERBOSE,
)


def has_bsn(text: str) -> bool:
    """Whether nine digits in this text pass the eleven-test of the BSN.

    Not those of a quantity with its unit, such as `111.222.333 uur` or `€ 111.222.333`.
    """
    for found in _NINE_DIGITS.finditer(_QUANTITY.sub("…", text)):
        digits = [int(sign) for sign in found[1] if sign.isdigit()]
        weighted = sum(
            digit * weight
            for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
        )
        if weighted % 11 == 0 and any(digits):
            return True
    return False
