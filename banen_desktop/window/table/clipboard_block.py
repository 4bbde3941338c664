"""A block of cells on the clipboard, as spreadsheets read and write it."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import QItemSelectionRange


def read_block(text: str) -> list[list[str]]:
    """Cells from the clipboard, as spreadsheets write them: tabs, and quotes around line ends."""
    # An odd quote is a sign like any other: read as a quote it would swallow the cells after it.
    quoting: Literal[0, 3] = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    lines = io.StringIO(text.rstrip("\r\n"), newline="")
    reader = csv.reader(lines, delimiter="\t", quoting=quoting)
    try:
        return [row or [""] for row in reader]
    except csv.Error:
        return [line.split("\t") for line in text.splitlines()]


def write_block(block: Sequence[Sequence[str]]) -> str:
    """Cells for the clipboard, as spreadsheets read them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(block)
    return out.getvalue()


def chosen_cells(selection: Iterable[QItemSelectionRange]) -> dict[int, set[int]]:
    """The chosen columns of each row with a chosen cell, as the table shows them."""
    chosen: dict[int, set[int]] = defaultdict(set)
    for part in selection:
        for row in range(part.top(), part.bottom() + 1):
            chosen[row].update(range(part.left(), part.right() + 1))
    return dict(chosen)
