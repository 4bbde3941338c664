"""A column of somebody's list as values: one decision for all cells, a refusal names its cell.

Numbers and days are read as the importer of a dossier reads them. Amounts are whole hundredths.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import zip_longest
from typing import TypeVar

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.fields import FIRST_DAY, LAST_DAY, YEARS, Field, FieldError
from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.lists.dates import Dates, dates
from banen_desktop.imports.lists.raw import Value, column_name, readable, shown
from banen_desktop.imports.lists.result import Refused
from banen_desktop.imports.lists.values import Numbers, as_text, numbers
from banen_desktop.reports.opgave.records import HONDERDSTEN, Weg
from banen_desktop.sector.facts.fields import AMOUNTS
from banen_desktop.sector.reading.titles import Column, Layout

_Read = TypeVar("_Read")
_Choice = TypeVar("_Choice", bound=Choice)
_REASONS = {"*": Weg.KLEIN, "x": Weg.KLEIN, "<5": Weg.KLEIN, "onbekend": Weg.ONBEKEND}
_TOTALS = ("totaal", "total", "samen", "som")


@dataclass
class Body:
    """The rows below the titles, by column, and what could not be read of them."""

    layout: Layout
    rows: Sequence[Sequence[Value]]
    refused: list[Refused] = field(default_factory=list)
    rounded: int = 0
    sign: str = ""
    """The decimal sign of the columns that prove one."""

    def column(self, column: Column) -> Sequence[Value]:
        """The cells of a column."""
        return self._columns[column.place]

    @cached_property
    def _columns(self) -> list[tuple[Value, ...]]:
        titles = self.layout.table.rows[self.layout.header]
        return [cells[1:] for cells in zip_longest(titles, *self.rows, fillvalue="")]

    def refuse(self, row: int, column: Column, reason: str) -> None:
        """Keep that a cell could not be used; `row` counts from 0 below the titles."""
        value = self.rows[row][column.place] if column.place < len(self.rows[row]) else ""
        table = self.layout.table
        self.refused.append(
            Refused(
                table.source.name,
                table.name,
                self.layout.header + row + 2,
                column_name(column.place),
                dutch.shorten(readable(shown(value)), 40),
                reason,
            )
        )

    def read(self, column: Column, read: Callable[[Value], _Read]) -> list[_Read | None]:
        """Every cell of a column, read once for each value; what cannot be read is refused."""
        cells = self.column(column)
        known: dict[Value, _Read] = {}
        wrong: dict[Value, str] = {}
        for value in dict.fromkeys(cells):  # a column has many cells and fewer values
            try:
                known[value] = read(value)
            except NotUnderstoodError as error:
                wrong[value] = str(error)
        if wrong:
            for row, value in enumerate(cells):
                if value in wrong:
                    self.refuse(row, column, wrong[value])
        for row, place in sorted(self.layout.table.broken):
            if place == column.place and row > self.layout.header:
                why = "Hier staat een formule zonder uitkomst."
                self.refuse(row - self.layout.header - 1, column, why)
        return list(map(known.get, cells))

    def texts(self, column: Column, longest: int) -> list[str]:
        """The texts of a column, on one line; no longer than this."""
        once = {value: tidy(value, longest) for value in set(self.column(column))}
        return [once[value] for value in self.column(column)]

    def amounts(self, column: Column) -> list[int | Weg | None]:
        """Hundredths, or why there are none; nothing for an empty cell."""
        reader = self._numbers(column)
        percentages = column.place in self.layout.table.percentages

        def read(value: Value) -> int | Weg | None:
            if type(value) is float and value.is_integer() and not percentages:
                return _bounded(int(value) * HONDERDSTEN)
            if percentages and value != "":
                raise NotUnderstoodError("Deze kolom toont percentages, geen aantal.")
            if isinstance(value, str):
                why: Weg | None = _REASONS.get(value.strip().casefold())
                if why is not None:
                    return why
            number = reader.read(value)
            return None if number is None else self._hundredths(number)

        return self.read(column, read)

    def _hundredths(self, number: Decimal) -> int:
        hundredths = number * HONDERDSTEN
        if hundredths != hundredths.to_integral_value():
            self.rounded += 1
        return _bounded(int(dutch.rounded(hundredths, 0)))

    def decimals(self, column: Column, known: Field) -> list[Decimal | None]:
        """Numbers within the limits of a field; a percentage that is shown as one is in percent."""
        reader = self._numbers(column)
        shown_so = column.place in self.layout.table.percentages
        scale = 100 if known.percentage and shown_so else 1

        def read(value: Value) -> Decimal | None:
            number = reader.read(value)
            if number is None:
                return None
            found = dutch.rounded(number * scale, known.decimals).normalize() + 0
            try:
                return Decimal(fields.checked(known, found))
            except FieldError as error:
                raise NotUnderstoodError(str(error)) from None

        return self.read(column, read)

    def _numbers(self, column: Column) -> Numbers:
        found = numbers(set(self.column(column)), otherwise=self.sign)
        self.sign = self.sign or (found.decimal if found.seen else "")
        return found

    def days(self, column: Column) -> list[date | None]:
        """The days of a column."""
        reader: Dates = dates(set(map(str, self.column(column))))

        def read(value: Value) -> date | None:
            day = reader.read(value)
            if day is not None and not FIRST_DAY <= day <= LAST_DAY:
                raise NotUnderstoodError("Deze datum kan niet kloppen.")
            return day

        return self.read(column, read)

    def years(self, column: Column) -> list[int | None]:
        """The years of a column."""

        def read(value: Value) -> int | None:
            text = value.year if isinstance(value, date) else as_text(value)
            if text == "":
                return None
            if not str(text).isascii() or not str(text).isdigit() or int(text) not in YEARS:
                raise NotUnderstoodError(f"Dit is geen jaar van {YEARS[0]} tot en met {YEARS[-1]}.")
            return int(text)

        return self.read(column, read)

    def wholes(self, column: Column, known: range) -> list[int | None]:
        """Whole numbers within these bounds."""

        def read(value: Value) -> int | None:
            text = as_text(value)
            if text == "":
                return None
            if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) in known):
                raise NotUnderstoodError(
                    f"Dit is geen getal van {known[0]} tot en met {known[-1]}."
                )
            return int(text)

        return self.read(column, read)

    def choices(self, column: Column, known: type[_Choice]) -> list[_Choice | None]:
        """The words of a list of choices, by their key or their label."""

        def read(value: Value) -> _Choice | None:
            wanted = as_text(value).casefold()
            for choice in known:
                if wanted and wanted in {choice.value, choice.label.casefold()}:
                    return choice
            if not wanted:
                return None
            words = dutch.join_list([choice.value for choice in known], "of")
            raise NotUnderstoodError(f"Dit woord kent het programma hier niet. Bekend: {words}.")

        return self.read(column, read)


def body_of(layout: Layout) -> Body:
    """The rows of a list that have anything in them, down to the last."""
    return Body(layout, layout.table.rows[layout.header + 1 :])


def _bounded(hundredths: int) -> int:
    if hundredths not in AMOUNTS:
        raise NotUnderstoodError("Dit getal is te groot om te kunnen kloppen.")
    return hundredths


def tidy(value: Value, longest: int) -> str:
    """A cell as a text on one line."""
    try:
        text = as_text(value)
    except NotUnderstoodError:
        return ""
    return " ".join(readable(text).split())[:longest].strip()


def says_total(code: str, name: str) -> bool:
    """Whether a row is the total of the list, by its first words."""
    words = f"{code} {name}".casefold().split()
    return bool(words) and words[0].rstrip(":") in _TOTALS
