"""Where the titles of a table stand: one row, two, or none at all.

The program looks for them in the first rows; the user may choose another place. Rows count from 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from banen_desktop.imports.lists.raw import Kind, RawTable, Value, kind_of, readable
from banen_desktop.imports.lists.titles import (
    likely_meaning,
    meaning,
    normal,
    period_of,
)

HEADER_ROWS = 20
"""The rows in which the program looks for titles by itself."""
CHOOSABLE_ROWS = 50
"""The rows that the user can choose from."""
FEWEST_PERIODS = 4
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Header:
    """The first row of the titles and how many rows they take; with no lines there are none.

    The list then begins at `row`.
    """

    row: int
    lines: int


NO_HEADER = Header(0, 0)


def likely_header(table: RawTable) -> Header:
    """The rows that look most like titles."""
    best, score = Header(_widest_text_row(table), 1), 0
    for row in range(min(HEADER_ROWS, len(table.rows))):
        for header in (Header(row, 1), Header(row, 2)):
            points = _points(table, header)
            if points > score:
                best, score = header, points
    return best


def _points(table: RawTable, header: Header) -> int:
    """How much a row looks like titles: known words count double, likely ones once."""
    row, lines = header.row, header.lines
    if row + lines > min(len(table.rows), HEADER_ROWS) or not _is_text(table.rows[row + lines - 1]):
        return 0
    if lines == 2 and not _is_text(table.rows[row]):
        return 0
    titles = [title for title in titles_at(table, header) if title]
    exact = {found[0] for title in titles if (found := meaning(title))}
    likely = {likely_meaning(title) for title in titles} - exact - {None}
    periods = sum(period_of(title) is not None for title in titles)
    known = 2 * len(exact) + len(likely) + (2 if periods >= FEWEST_PERIODS else 0)
    # A line of prose above the list may hold a known word; titles are several and short.
    several = len({normal(title) for title in titles}) > 1
    return 4 * known - lines if known and several else 0


def _is_text(row: Sequence[Value]) -> bool:
    kinds = [kind_of(value) for value in row]
    filled = [kind for kind in kinds if kind is not Kind.EMPTY]
    numbers = sum(1 for value in row if _is_amount(value))
    return bool(filled) and numbers * 3 <= len(filled)


def _is_amount(value: Value) -> bool:
    if isinstance(value, str):
        bare = value.strip().replace(".", "").replace(",", "").removesuffix("%").strip()
        return bare.isdecimal() and not (len(bare) == 4 and bare.startswith("20"))
    return not (isinstance(value, int | float) and 2000 <= value <= 2100)


def _widest_text_row(table: RawTable) -> int:
    rows = range(min(HEADER_ROWS, len(table.rows)))
    texts = {row: sum(kind_of(value) is Kind.TEXT for value in table.rows[row]) for row in rows}
    return max(rows, key=lambda row: (texts[row], -row), default=0)


def titles_at(table: RawTable, header: Header) -> tuple[str, ...]:
    """The title of every column; the upper of two lines reaches to the right until the next."""
    if not header.lines:
        return ("",) * table.width
    row, last = header.row, header.row + header.lines
    width = max(map(len, table.rows[row:last]), default=0)
    if header.lines == 1:
        return tuple(_title(table, row, column) for column in range(width))
    titles, above = [], ""
    for column in range(width):
        upper, lower = (_title(table, place, column) for place in (row, row + 1))
        above = upper or (above if lower else "")
        titles.append(_joined(upper or above, lower))
    return tuple(titles)


def _joined(upper: str, lower: str) -> str:
    """Of two lines: the lower one when that is known by itself, else both."""
    if upper.endswith("-") and lower[:1].islower():
        return upper[:-1] + lower
    both = f"{upper} {lower}".strip()
    if meaning(both) or not lower:
        return both
    return lower if meaning(lower) else both


def _title(table: RawTable, row: int, column: int) -> str:
    shown = table.shown(row, column).replace("-\n", "")
    return " ".join(readable(shown).split())[:_LONGEST_TITLE]
