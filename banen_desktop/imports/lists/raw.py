"""A table as it stands in somebody's file: cells with their kind and address, no meaning yet.

The cells of personal columns are gone already: see `personal`.
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from banen_desktop import dutch

Value = str | float | int | bool | date | time | timedelta
"""What a cell holds; an empty text is an empty cell, and a `datetime` is a `date` too."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 500, 5_000_000
_ERROR = re.compile(
    r"""\#(?: N/?[AB] | NV | (?:REF|VERW|DIV/0|DEEL/0|NAAM|NAME|WAARDE|VALUE|GETAL|NUM|LEEG|NULL
        |SPILL|OVERLOOP|CALC|BEREKENEN|BEREKENING|FIELD|VELD|BLOCKED|GEBLOKKEERD|CONNECT
        |VERBINDEN|VERBINDING|UNKNOWN|ONBEKEND|BUSY|BEZET|CIRC|ERROR|FOUT|PYTHON|EXTERNAL|EXTERN
        |N/?IMPL|TIMEOUT|MACRO|GETTING_DATA|GEGEVENS_OPHALEN)[!?]? )
    | (?:Err|Fout):\s?\d{3}""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNIFICANT = ".15g"  # what a spreadsheet shows; the 16th and 17th digit are noise


class Kind(StrEnum):
    """What a cell looks like; `BROKEN` is a formula without a result, or with an error."""

    EMPTY = "empty"
    NUMBER = "number"
    PERCENTAGE = "percentage"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    BOOL = "bool"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read a text file; empty means: recognise it. In a result: how it was read."""

    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a table comes from: its name without folder, and its SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that was not read because it is about a person; columns count from 0."""

    column: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class RawTable:
    """One sheet. Rows and columns count from 0; a row may be shorter than others.

    `percentages` are columns that the file writes as a percentage: their number 0.8 reads 80%.
    `broken` are errors and formulas without a result. `hidden_rows` are rows that the file hides
    or filters away. `persons` is the column that tells people apart; its
    values are replaced by 1, 2, 3 and so on.
    """

    source: Source
    name: str
    rows: tuple[tuple[Value, ...], ...]
    hidden: bool = False
    percentages: frozenset[int] = frozenset()
    broken: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    persons: int | None = None
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)

    def value(self, row: int, column: int) -> Value:
        """The value of a cell; outside the rows everything is empty."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def kind(self, row: int, column: int) -> Kind:
        """The kind of a cell."""
        if (row, column) in self.broken:
            return Kind.BROKEN
        kind = kind_of(self.value(row, column))
        if kind is Kind.NUMBER and column in self.percentages:
            return Kind.PERCENTAGE
        return kind

    def shown(self, row: int, column: int) -> str:
        """The cell as people read it in the file."""
        if (row, column) in self.broken:
            return "#"
        return shown(self.value(row, column), percentage=column in self.percentages)


@dataclass(frozen=True, slots=True)
class RawFile:
    """All tables of one file; `settings` tell how a text file was read."""

    source: Source
    form: str
    tables: tuple[RawTable, ...]
    settings: Settings = Settings()
    remarks: tuple[str, ...] = ()


def is_error(text: str) -> bool:
    """Whether a text is what a spreadsheet shows in place of a result, such as `#N/B`."""
    return text[:1] in {"#", "E", "F", "e", "f"} and bool(_ERROR.fullmatch(text))


def kind_of(value: Value) -> Kind:
    """The kind of a value on its own."""
    if isinstance(value, str):
        return Kind.TEXT if value.strip() else Kind.EMPTY
    if isinstance(value, bool):
        return Kind.BOOL
    if isinstance(value, int | float):
        return Kind.NUMBER
    return Kind.DATE if isinstance(value, date) else Kind.TIME


def exact(number: float) -> Decimal:
    """The number that the file shows: 0.1 + 0.2 is 0.3, not 0.30000000000000004.

    Raises `dutch.NotUnderstoodError` for what is no number: a file can hold NaN and infinity.
    """
    if not math.isfinite(number):
        raise dutch.NotUnderstoodError("Dit is geen getal.")
    return Decimal(format(number, _SIGNIFICANT) if isinstance(number, float) else number)


def shown(value: Value, *, percentage: bool = False) -> str:
    """A value as people read it."""
    kind = kind_of(value)
    if kind is Kind.BOOL:
        return "waar" if value else "onwaar"
    if isinstance(value, int | float) and math.isfinite(value):
        number = exact(value)
        return f"{dutch.format_number(number * 100 if percentage else number)}{'%' * percentage}"
    if isinstance(value, date):
        clock = f" {value:%H:%M}" if isinstance(value, datetime) else ""
        return dutch.format_date(value) + clock
    return str(value)


def readable(text: str) -> str:
    """A text of a file without signs that cannot be read: a dossier does not hold those."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " for sign in text)


def column_name(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The address of a cell: row 11, column 1 is B12."""
    return f"{column_name(column)}{row + 1}"
