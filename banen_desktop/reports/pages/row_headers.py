"""The first cell of a row as its header, in the structure of a PDF that typst made.

typst tags only the header at the top of a table. A reader that goes through a table cell by cell
needs the label of the row too. The last two rows of a long table are a footer to typst, to keep
them together, and rows like the others to a reader. What is written here is as long as what it
replaces, so that every place in the file stays what it was (docs/besluiten/0034).
"""

import re
from collections.abc import Sequence

_PART = re.compile(rb"(?<=\n)(\d+) 0 obj\n<</Type/StructElem/S/(Table|TBody|TFoot|TR|TD)/[^\n]*")
_BELOW = re.compile(rb"/K\[([\d R]*)\]>>$")
_COLUMN = re.compile(rb"/Headers\[\(\w+\)\]")


def with_row_headers(pdf: bytes, tables: Sequence[bool]) -> bytes:
    """The same file, in which the first cell of each row is a header in these tables.

    `tables` tells of each table in its order whether its rows begin with a label.
    """
    parts = {int(found[1]): found for found in _PART.finditer(pdf)}
    found = [number for number, part in parts.items() if part[2] == b"Table"]
    if len(found) != len(tables):
        raise ValueError(len(found))
    made = bytearray(pdf)
    for part in parts.values():
        if part[2] == b"TFoot":
            made[slice(*part.span(2))] = b"TBody"
    for number, labelled in zip(found, tables, strict=True):
        bodies = _below(parts, number, b"TBody", b"TFoot") if labelled else []
        rows = [row for body in bodies for row in _below(parts, body, b"TR")]
        for row in rows:
            cells = _below(parts, row, b"TD")
            if cells:
                place = parts[cells[0]].span()
                made[slice(*place)] = _header(bytes(made[slice(*place)]))
    return bytes(made)


def _below(parts: dict[int, re.Match[bytes]], number: int, *kinds: bytes) -> list[int]:
    below = _BELOW.search(parts[number][0])
    numbers = [] if below is None else list(map(int, below[1].split()[::3]))
    return [each for each in numbers if each in parts and parts[each][2] in kinds]


def _header(cell: bytes) -> bytes:
    """The cell as a header of its row, as long as it was."""
    scope = _COLUMN.sub(lambda found: b"/Scope/Row".ljust(len(found[0])), cell, count=1)
    return cell if scope == cell else scope.replace(b"/S/TD", b"/S/TH", 1)
