"""Pasted texts become rows: what does not fit is left as it was, and listed with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from banen_desktop.dossier.fields import FieldError
from banen_desktop.window.table import clipboard
from banen_desktop.window.table.columns import Column, doubt


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that did not fit its cell, and why, in Dutch; or that was taken with a doubt.

    `lost` when a pasted line became no row because of it: `row` is then its place in the block.
    """

    row: int
    title: str
    message: str
    taken: bool = False
    lost: bool = False


def with_block(
    known: Sequence[Any],
    fresh: Iterator[Any],
    every: Sequence[Column],
    targets: Sequence[int],
    left: int,
    block: Sequence[Sequence[str]],
) -> tuple[tuple[Any, ...], list[Refusal]]:
    """The rows with a pasted block; what does not fit is left as it was and listed.

    `targets` are the rows that the lines go to, in the order of the view. Lines beyond them
    become new rows, where an empty cell keeps what a new row starts with. A first line of
    column titles tells which columns the others are.
    """
    rows, refusals = list(known), list[Refusal]()
    columns: Sequence[Column | None] = every[left:]
    titled = clipboard.columns_of(every, block[0]) if block else None
    if titled is not None:
        columns, block = titled, block[1:]
    above = int(titled is not None)
    for offset, line in enumerate(block):
        place = targets[offset] if offset < len(targets) else len(rows)
        is_new = place >= len(rows)
        if is_new:
            if not any(text.strip() for text in line):
                continue
            place = len(rows)
            rows.append(next(fresh))
        refused: list[Refusal] = []
        for column, text in zip(columns, line, strict=False):
            if text.strip() or not is_new:
                refused += put(rows, place, column, text)
        decisive = [refusal for refusal in refused if refusal.title in _decisive(every)]
        if is_new and decisive:
            del rows[place]  # what it starts with would count as something it is not
            refused = [replace(decisive[0], row=offset + above, lost=True)]
        refusals += refused
    return tuple(rows), refusals


def _decisive(columns: Sequence[Column]) -> set[str]:
    """The titles of the choices that a row must have, such as its vorm."""
    return {column.title for column in columns if column.field and column.field.required}


def put(rows: list[Any], place: int, column: Column | None, text: str) -> list[Refusal]:
    """Put a text in a cell of these rows, or say why not; a cell that must be filled stays."""
    if column is None or column.field is None:
        return []
    try:
        value = clipboard.read(column.field, text)
    except FieldError as error:
        return [Refusal(place, column.title, str(error))] if text.strip() else []
    if getattr(rows[place], column.field.key) != value:
        rows[place] = replace(rows[place], **{column.field.key: value})
    why = doubt(column.field, text)
    return [Refusal(place, column.title, why, taken=True)] if why else []
