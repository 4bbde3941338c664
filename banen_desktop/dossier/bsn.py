"""The BSN: how one is recognised, so that it is never kept."""

import re

_NINE_DIGITS = re.compile(r"(?<!\d)(?=(\d(?:[ \u00a0.-]?\d){8})(?!\d))")


def has_bsn(text: str) -> bool:
    """Whether nine digits in this text pass the eleven-test of the BSN."""
    for found in _NINE_DIGITS.finditer(text):
        digits = [int(sign) for sign in found[1] if sign.isdigit()]
        weighted = sum(
            digit * weight
            for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
        )
        if weighted % 11 == 0 and any(digits):
            return True
    return False
