"""Cells that were copied, from the HTML that spreadsheets put beside the plain text.

LibreOffice leaves the empty cells at the start of a line out of its plain text, such as the rest of
a merged name of a school: every value then shifts a column. Its HTML has all cells, which of them
are merged, and numbers with all their digits.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree, html  # type: ignore[import-untyped]

Block = list[list[str]]
LARGEST = 40_000_000
"""Signs: the HTML of a copy is a few times as long as its text."""
_MOST_SPANNED = 1000
_A_NUMBER = re.compile(r"-?[\d.,\s]*\d")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")


def wider_block(document: str, block: Sequence[Sequence[str]]) -> Block | None:
    """The cells of the table in a copied document, where it has more columns than the plain text.

    A value that goes down over more rows stands in each of them. None where there is no such table.
    """
    if not document.strip() or len(document) > LARGEST:
        return None
    try:
        table = next(iter(html.fromstring(document).iter("table")), None)
    except (etree.ParserError, ValueError):  # nothing but a comment, or it names an encoding
        return None
    if table is None:
        return None
    found = _cells(table)
    widest = max(map(len, block), default=0)
    return found if max(map(len, found), default=0) > widest else None


def _cells(table: html.HtmlElement) -> Block:
    """The cells of a table, row by row, each row as wide as the widest."""
    rows: Block = []
    down: dict[int, tuple[str, int]] = {}  # column: a value that goes on below, for so many rows
    for line in table.iter("tr"):
        row: list[str] = []
        for text, wide, high in _in_line(line):
            _fill_from_above(row, down)
            texts = [text, *[""] * (wide - 1)]
            if high > 1:
                down |= {len(row) + place: (each, high - 1) for place, each in enumerate(texts)}
            row += texts
        _fill_from_above(row, down)
        rows.append(row)
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _fill_from_above(row: list[str], down: dict[int, tuple[str, int]]) -> None:
    while len(row) in down:
        text, left = down.pop(len(row))
        if left > 1:
            down[len(row)] = (text, left - 1)
        row.append(text)


def _in_line(line: html.HtmlElement) -> Iterator[tuple[str, int, int]]:
    for cell in line.iter("td", "th"):
        yield _text(cell), _span(cell, "colspan"), _span(cell, "rowspan")


def _span(cell: html.HtmlElement, name: str) -> int:
    text = str(cell.get(name, "1")).strip()
    return min(max(int(text), 1), _MOST_SPANNED) if text.isascii() and text.isdecimal() else 1


def _text(cell: html.HtmlElement) -> str:
    """What a cell shows; a number with all its digits, as it would be typed here."""
    shown, value = " ".join(" ".join(cell.itertext()).split()), str(cell.get("sdval", ""))
    if _A_NUMBER.fullmatch(shown) and _PLAIN.fullmatch(value):
        return value.replace(".", ",")
    return shown
