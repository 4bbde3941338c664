"""Cells on the clipboard, as spreadsheets read and write them; and what they say when pasted.

What somebody pastes is read in the words of payroll systems, as Importeren does.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType
from typing import Any, Literal

from PySide6.QtCore import QItemSelectionRange
from PySide6.QtGui import QGuiApplication

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.fields import Field
from banen_desktop.safe_text import as_cell, from_cell
from banen_desktop.window.table.columns import Column


def read(field: Field, text: str) -> Any:
    """The value of a pasted text: `OOP` is ondersteunend personeel. Raises `FieldError`."""
    reader = _readers().get(field.key) if text.strip() else None
    known = reader(text) if reader else None
    if reader and known is None and not field.required and _choices().is_open(text):
        return None
    return fields.from_user(field, text) if known is None else known


def _choices() -> ModuleType:
    # Here, not above: a window in which nobody pastes such words does not load the importer.
    from banen_desktop.imports.lists import choices  # noqa: PLC0415

    return choices


def _readers() -> dict[str, Callable[[str], Choice | None]]:
    choices = _choices()
    return {
        "functiegroep": choices.read_group,
        "vorm": choices.read_form,
        "contract": choices.read_contract,
        "toerekening": choices.read_allocation,
        "uitlener_7_690": choices.read_answer,
        "uitlener_handelsregister": choices.read_answer,
    }


def columns_of(columns: Sequence[Column], line: Sequence[str]) -> list[Column | None] | None:
    """The columns that a line of titles names, or nothing when it is a line of values.

    A column that is named twice, such as by School and Afdeling, is the first of the two.
    """
    words = [text.strip() for text in line]
    named = [_named(columns, word) if word else None for word in words]
    known = [column is not None for column, word in zip(named, words, strict=True) if word]
    if len(known) < 2 or not all(known):
        return None
    return [None if column in named[:place] else column for place, column in enumerate(named)]


def needs_preview(columns: Sequence[Column], line: Sequence[str]) -> bool:
    """Whether a first line has titles of ours and others, or one thing twice: no column vanishes.

    Such a list is shown first, with what each of its columns becomes.
    """
    words = [text.strip() for text in line if text.strip()]
    named = [_named(columns, word) for word in words]
    known = [column.key for column in named if column is not None]
    others = [word for word, column in zip(words, named, strict=True) if column is None]
    if len(known) < 2 or any(any(sign.isdigit() for sign in word) for word in others):
        return False
    return len(known) < len(words) or len({*known}) < len(known)


def _named(columns: Sequence[Column], word: str) -> Column | None:
    plain = word.casefold()
    for column in columns:
        titles = {column.called, column.field.label if column.field else column.title}
        if plain in {title.casefold() for title in titles}:
            return column
    from banen_desktop.imports.lists.titles import meaning  # noqa: PLC0415 - as above

    found = meaning(word)
    key = found[0].value if found else ""
    return next((each for each in columns if each.field and each.field.key == key), None)


def copied_text() -> str:
    """What was copied, as cells between tabs; from the HTML where that has more columns."""
    copied = QGuiApplication.clipboard().mimeData()
    text = copied.text()
    if not copied.hasHtml():
        return text
    from banen_desktop.imports.lists.html_block import wider_block  # noqa: PLC0415 - as above

    wider = wider_block(copied.html(), read_block(text))
    return text if wider is None else write_block(wider)


def read_block(text: str) -> list[list[str]]:
    """Cells from the clipboard, as spreadsheets write them: tabs, and quotes around line ends."""
    # An odd quote is a sign like any other: read as a quote it would swallow the cells after it.
    quoting: Literal[0, 3] = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    lines = io.StringIO(text.rstrip("\r\n"), newline="")
    reader = csv.reader(lines, delimiter="\t", quoting=quoting)
    try:
        return [list(map(from_cell, row)) or [""] for row in reader]
    except csv.Error:
        return [list(map(from_cell, line.split("\t"))) for line in text.splitlines()]


def write_block(block: Sequence[Sequence[str]]) -> str:
    """Cells for the clipboard, as spreadsheets read them; text stays text, never a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([as_cell(cell) for cell in row] for row in block)
    return out.getvalue()


def chosen_cells(selection: Iterable[QItemSelectionRange]) -> dict[int, set[int]]:
    """The chosen columns of each row with a chosen cell, as the table shows them."""
    chosen: dict[int, set[int]] = defaultdict(set)
    for part in selection:
        for row in range(part.top(), part.bottom() + 1):
            chosen[row].update(range(part.left(), part.right() + 1))
    return dict(chosen)
