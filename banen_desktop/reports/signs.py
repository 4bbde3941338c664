"""Texts that somebody typed, as they can be set on a page: without signs that draw nothing."""

import unicodedata

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_JOINERS = "\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


def settable(text: str) -> str:
    """The same text without control signs and without signs that turn the direction of a line."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_sign, text))


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    if kind == "Cs" or ord(sign) & 0xFFFE == 0xFFFE:
        return UNKNOWN
    return "" if kind == "Cf" and sign not in _JOINERS else sign
