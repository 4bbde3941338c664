"""The cells of an .ods, read from its content.xml with lxml, in the child process only.

calamine refuses what SheetJS writes, gives nothing for merged cells and '' for an error. Numbers,
dates and booleans come from the attributes of a cell, a duration becomes a `timedelta`, and the
text of others is what is shown.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol, Self

from banen_desktop.imports.dutch_clock import dutch_offset
from banen_desktop.imports.lists.archive import SheetFacts, damaged, too_large
from banen_desktop.imports.lists.raw import Value, is_error
from banen_desktop.imports.lists.workbook_reader import SheetCells, spread

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = (f"{{{_NAMESPACE}{name}:1.0}}" for name in ("table", "office", "text"))
_STYLE = f"{{{_NAMESPACE}style:1.0}}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_ROW, _SHEET, _BODY = f"{_TABLE}table-row", f"{_TABLE}table", f"{_OFFICE}spreadsheet"
_LOOK = f"{_STYLE}style"
_KIND, _SHOWN_KIND = f"{_OFFICE}value-type", f"{_CALCEXT}value-type"
_VALUE, _DAY, _TIME = (f"{_OFFICE}{name}" for name in ("value", "date-value", "time-value"))
_TRUTH, _STRING = (f"{_OFFICE}{name}" for name in ("boolean-value", "string-value"))
_FORMULA, _PARAGRAPH = f"{_TABLE}formula", f"{_TEXT}p"
_ROW_TIMES, _COLUMN_TIMES, _ROWS_SPANNED = (
    f"{_TABLE}number-{name}" for name in ("rows-repeated", "columns-repeated", "rows-spanned")
)
_AMOUNTS = frozenset({"float", "currency", "percentage"})
_DURATION = re.compile(
    r"(-?)P(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,12})?)S)?)?"
)


class _Element(Protocol):
    """The little of an element that is used here: lxml brings no types."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, name: str, default: str = "") -> str: ...
    def getparent(self) -> Self | None: ...
    def iterancestors(self) -> Iterator[Self]: ...
    def iterchildren(self, tag: str = ...) -> Iterator[Self]: ...
    def clear(self) -> None: ...


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read; `height` and `width` reach to the last cell with content."""

    name: str
    hidden: bool
    rows: list[list[Value]] = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    percentages: set[int] = field(default_factory=set)
    broken: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    next_row: int = 0
    width: int = 0
    too_large: str = ""


def read_ods(path: Path) -> tuple[list[SheetCells], list[str]]:
    """The sheets with anything in them, and a sentence about each that was passed over."""
    from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]  # noqa: PLC0415

    found, remarks = [], []
    try:
        for sheet in _sheets(path):
            if sheet.too_large:
                remarks.append(f"Blad {sheet.name} is overgeslagen: {sheet.too_large}.")
            elif sheet.rows:
                found.append(_cells_of(sheet))
    except (XMLSyntaxError, zipfile.BadZipFile, OSError, EOFError, ValueError):
        raise damaged() from None
    return found, remarks


def _cells_of(sheet: _Sheet) -> SheetCells:
    rows = [row + [""] * (sheet.width - len(row)) for row in sheet.rows]
    spread(rows, sheet.merged)
    facts = SheetFacts(
        percentages=frozenset(sheet.percentages),
        broken=frozenset(sheet.broken),
        hidden_rows=frozenset(row for row in sheet.hidden_rows if row < len(rows)),
    )
    return SheetCells(sheet.name, sheet.hidden, rows, facts)


def _sheets(path: Path) -> Iterator[_Sheet]:
    """Each sheet once it is whole; tables inside something else are none."""
    from lxml.etree import iterparse  # noqa: PLC0415

    away: set[str] = set()  # styles of sheets that are not shown
    sheet: _Sheet | None = None
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
        events = iterparse(
            stream,
            events=("start", "end"),
            tag=(_LOOK, _SHEET, _ROW),
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
        )
        for event, element in events:
            if element.tag == _LOOK:
                if event == "end" and _is_away(element):
                    away.add(element.get(f"{_STYLE}name", ""))
            elif element.tag == _SHEET:
                parent = element.getparent()
                if parent is None or parent.tag != _BODY:
                    continue
                if event == "start":
                    name = element.get(f"{_TABLE}name", "")
                    sheet = _Sheet(name, element.get(f"{_TABLE}style-name") in away)
                elif sheet is not None:
                    yield sheet
                    sheet = None
                    element.clear()
            elif event == "end" and sheet is not None and _is_own(element):
                _take_row(sheet, element)
                element.clear()


def _is_away(style: _Element) -> bool:
    return any(part.get(f"{_TABLE}display") == "false" for part in style.iterchildren())


def _is_own(row: _Element) -> bool:
    """Whether a row is one of the sheet itself, not of a table or of changes inside it."""
    for parent in row.iterancestors():
        if parent.tag == _SHEET:
            above = parent.getparent()
            return above is not None and above.tag == _BODY
        if not str(parent.tag).startswith(f"{_TABLE}table-"):
            return False
    return False


def _take_row(sheet: _Sheet, row: _Element) -> None:
    times = _times(row, _ROW_TIMES)
    first, sheet.next_row = sheet.next_row, sheet.next_row + times
    cells, marks = _row(sheet, row, first)
    if not cells or sheet.too_large:
        return
    sheet.width = max(sheet.width, len(cells))
    sheet.too_large = too_large(first + times, sheet.width)
    if sheet.too_large:
        sheet.rows.clear()
        return
    sheet.rows.extend([] for _ in range(first - len(sheet.rows)))
    places = range(first, first + times)
    sheet.rows.extend(list(cells) for _ in places)
    sheet.broken.update((place, column) for place in places for column in marks)
    if row.get(f"{_TABLE}visibility", "visible") != "visible":
        sheet.hidden_rows.update(places)


def _row(sheet: _Sheet, row: _Element, place: int) -> tuple[list[Value], set[int]]:
    """The cells of a row up to its last one with content, and the columns of its errors."""
    cells: list[Value] = []
    broken: set[int] = set()
    column = 0
    for cell in row.iterchildren():
        if cell.tag not in {_CELL, _COVERED}:
            continue
        times = _times(cell, _COLUMN_TIMES)
        value: Value | None = "" if cell.tag == _COVERED else _value(cell)
        if value != "":
            end = column + times
            if reason := too_large(1, end):
                sheet.too_large = reason
                return [], set()
            cells.extend([""] * (column - len(cells)))
            cells.extend(["" if value is None else value] * times)
            if value is None:
                broken.update(range(column, end))
            if cell.get(_KIND) == "percentage":
                sheet.percentages.update(range(column, end))
            if (last := place + _times(cell, _ROWS_SPANNED) - 1) > place:
                sheet.merged.append(((place, column), (last, column)))
        column += times
    return cells, broken


def _times(element: _Element, name: str) -> int:
    text = element.get(name, "")
    if not text:
        return 1
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 9 else 1


def _value(cell: _Element) -> Value | None:
    """What a cell holds; `None` is an error, or a formula without a result."""
    kind = cell.get(_KIND, "") or cell.get(_SHOWN_KIND, "")
    if kind in _AMOUNTS:
        return float(cell.get(_VALUE, "nan"))
    if kind == "date":
        return _moment(cell.get(_DAY, ""))
    if kind == "time":
        return _duration(cell.get(_TIME, ""))
    if kind == "boolean":
        return cell.get(_TRUTH) == "true"
    shown = "\n".join(map(_shown, cell.iterchildren(_PARAGRAPH)))
    formula = bool(cell.get(_FORMULA))
    if cell.get(_SHOWN_KIND) == "error" or is_error(shown):
        return None
    if not shown:
        shown = cell.get(_STRING, "")
    return None if formula and not shown and kind != "string" else shown


def _shown(paragraph: _Element) -> str:
    """The text of a paragraph; several spaces and line breaks are elements."""
    parts = [paragraph.text or ""]
    for child in paragraph.iterchildren():
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(_spaces(child), 100))
        elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            parts.append("\t" if child.tag == f"{_TEXT}tab" else "\n")
        elif str(child.tag).startswith(_TEXT):
            parts.append(_shown(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _spaces(element: _Element) -> int:
    text = element.get(f"{_TEXT}c", "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 1


def _moment(text: str) -> Value:
    """A day, or a moment on the Dutch clock; what is no date stays text, to be refused later."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
        moment = (moment + dutch_offset(moment)).replace(tzinfo=None)
    whole = moment.hour == moment.minute == moment.second == 0
    day: date = moment.date() if whole else moment
    return day


def _duration(text: str) -> Value:
    found = _DURATION.fullmatch(text)
    if not found:
        return text
    days, hours, minutes = (int(part or 0) for part in found.groups()[1:4])
    seconds = float((found[5] or "0").replace(",", "."))
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] else length
