"""Texts of others as they can be shown or set on a page: without signs that draw nothing.

Such signs may steer a terminal, or turn the direction of a line: a file can then seem another.
"""

import re
import unicodedata

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_JOINERS = "\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


_GUARD = "'"
_STARTS_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[ ]?(€[ ]?)?[\d.,\s]*\d[\d.,]*[ ]?%?")


def as_cell(text: str) -> str:
    """The same for a cell of a spreadsheet: with a sign before what it would take for a formula.

    A number stays a number: -4,5 is no formula. `from_cell` takes the sign off.
    """
    return _GUARD + text if _is_formula(text.lstrip(_GUARD)) else text


def from_cell(text: str) -> str:
    """What `as_cell` was given."""
    guarded = text.startswith(_GUARD) and _is_formula(text.lstrip(_GUARD))
    return text[len(_GUARD) :] if guarded else text


def starts_formula(text: str) -> bool:
    """Whether it begins with a sign that a spreadsheet takes for the begin of a formula."""
    return _STARTS_FORMULA.match(text) is not None


def _is_formula(text: str) -> bool:
    return starts_formula(text) and not _NUMBER.fullmatch(text)


def settable(text: str) -> str:
    """The same text without control signs and without signs that turn the direction of a line."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_sign, text))


def tip(text: str) -> str:
    """The same as a tooltip, which Qt reads as markup by itself: it may open what that names."""
    shown = lines(text)
    if "<" not in shown and "&lt;" not in shown:
        return shown
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        shown = shown.replace(sign, written)
    return f"<span>{shown}</span>"


def lines(text: str) -> str:
    """The same, line by line."""
    return "\n".join(map(settable, text.split("\n")))


def in_json(text: str) -> str:
    """JSON with the same content, and such signs written as an escape."""
    odd = {sign for sign in set(text) - {"\n"} if settable(sign) != sign}
    return text.translate({ord(sign): _escaped(sign) for sign in odd})


def _escaped(sign: str) -> str:
    """As JSON writes it: beyond 16 bits in two halves."""
    halves = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{halves[place : place + 4]}" for place in range(0, len(halves), 4))


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    if kind == "Cs" or ord(sign) & 0xFFFE == 0xFFFE:
        return UNKNOWN
    return "" if kind == "Cf" and sign not in _JOINERS else sign
