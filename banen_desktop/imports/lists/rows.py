"""The rows of a table under a mapping: which ones are rows, and what their cells say.

A cell that cannot be read raises `CellError`; its row is refused and the others go on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.bsn import has_bsn
from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.lists.aside import Aside
from banen_desktop.imports.lists.cells import CellError, HiddenError
from banen_desktop.imports.lists.dates import month_and_year, month_in, period_of_cell
from banen_desktop.imports.lists.decisions import Decisions
from banen_desktop.imports.lists.employers import Employers
from banen_desktop.imports.lists.mapping import Mapping
from banen_desktop.imports.lists.questions import GEWERKT, OPEN, Question
from banen_desktop.imports.lists.raw import RawTable, Value, address, column_name
from banen_desktop.imports.lists.result import Refused, Skipped
from banen_desktop.imports.lists.titles import AMOUNTS, Target, normal
from banen_desktop.imports.lists.values import (
    Scale,
    as_text,
    part_of_week,
)
from banen_desktop.imports.lists.worked import are_worked

_TOTAL = re.compile(
    r"\b(?:sub|eind)?tota(?:al|len|als?)\b|^(?:som|sum|grand total)\b", re.IGNORECASE
)
_HIDDEN = re.compile(r"\*+|<\s?\d{1,2}")
_BROKEN = "Hier staat een formule zonder uitkomst of met een fout."
_FOUR_WEEKS = "Dit is een periode van vier weken, geen maand. Kies een kolom met verloonde uren."
_THIRTEENTH = 13
_ALL_YEARS = (date.min, date.max)


def _total_label(text: str) -> str:
    """The plain form of a text that names a total, such as `Eindtotaal` and `De Linde Totaal`."""
    if not text or len(text) > 80 or not _TOTAL.search(text):
        return ""
    plain = normal(text)
    return plain if _TOTAL.match(plain) or plain.endswith(("totaal", "total")) else ""


class Rows:
    """The rows of one table, with one decision per column."""

    def __init__(self, table: RawTable, mapping: Mapping, year: int) -> None:
        """Look through the columns that the mapping uses."""
        self.table, self.mapping, self.year = table, mapping, year
        self._rows = table.rows
        self.refused: list[Refused] = []
        self.totals: list[tuple[str, int]] = []
        self._skipped: Counter[str] = Counter()
        self._place = {target: mapping.column(target) for target in Target}
        self._columns = {target: mapping.columns(target) for target in Target}
        self._tells_year = bool(self._columns[Target.JAAR] or self._columns[Target.PERIODE])
        self._texts: dict[tuple[Target, Value], str] = {}
        self._numbers: dict[tuple[int, float], Decimal] = {}
        self._fitting: dict[tuple[Target, Decimal], Decimal] = {}
        self._titles = {normal(title) for title in mapping.titles} - {""}
        self.decisions = Decisions(table, mapping)

    @cached_property
    def worked(self) -> bool:
        """Whether the hours look like those of a timesheet."""
        titles, hours = self.mapping.titles, self._columns[Target.VERLOONDE_UREN]
        others = [title for column, title in enumerate(titles) if column not in hours]
        return any(are_worked(titles[column], others) for column in hours)

    @cached_property
    def _worked_open(self) -> bool:
        return self.worked and not self.mapping.answer(GEWERKT)

    @cached_property
    def _four_weekly(self) -> bool:
        """Whether the periods of the list are of four weeks: there is a thirteenth."""
        column = self._place[Target.PERIODE]
        if column is None:
            return False
        cells = {row[column] for row in self._rows[self.mapping.first_row :] if column < len(row)}
        return any(period_of_cell(cell) == _THIRTEENTH for cell in cells)

    @property
    def skipped(self) -> Skipped:
        """How many rows were passed over, by reason."""
        return Skipped(**self._skipped)

    def places(self) -> Iterator[int]:
        """The places of the rows that say something; the others are counted by their reason."""
        aside, employers = self.aside, self.employers
        for place in self.filled:
            if reason := employers.reason(place) or aside.reason(place):
                self._skipped[reason] += 1
            else:
                yield place

    @cached_property
    def aside(self) -> Aside:
        """What the user or the list itself puts aside before it is read."""
        return Aside(self)

    @cached_property
    def employers(self) -> Employers:
        """Whose rows they are."""
        return Employers(self)

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """The places of the rows that say something, whether or not they are put aside."""
        places = tuple(self._look_through())
        if not self.aside.ends_in_total(places):
            return places
        self._skipped["totaalregels"] += 1
        self.totals.append(("totaal", places[-1]))
        return places[:-1]

    def _look_through(self) -> Iterator[int]:
        rows, first = self._rows, self.mapping.first_row
        cells = set(chain.from_iterable(rows[first:]))
        texts = [cell for cell in cells if isinstance(cell, str)]
        marks = {text for text in texts if normal(text) in self._titles or _total_label(text)}
        amounts = [column for target in AMOUNTS for column in self.mapping.columns(target)]
        for place in range(first, len(rows)):
            row = rows[place]
            if marks and not marks.isdisjoint(row) and self._is_mark(row, place):
                continue
            for column in amounts:  # most rows have something in the first of these
                if (column < len(row) and row[column] != "") or self._is_broken(place, column):
                    break
            else:
                if self._is_text(row):
                    continue
            yield place

    def _is_broken(self, place: int, column: int) -> bool:
        return bool(self.table.broken) and (place, column) in self.table.broken

    def _is_mark(self, row: Sequence[Value], place: int) -> bool:
        """A total, or the titles again as printed on every page."""
        texts = [value for value in row if isinstance(value, str) and value]
        label = next(filter(None, map(_total_label, texts)), "")
        if label:
            self._skipped["totaalregels"] += 1
            self.totals.append((label, place))
            return True
        again = len(texts) > 1 and all(normal(text) in self._titles for text in texts)
        self._skipped["tekstregels"] += again
        return again

    def _is_text(self, row: Sequence[Value]) -> bool:
        """An empty row, a heading between the rows or a note below them: two cells at most."""
        filled = [column for column, value in enumerate(row) if value != ""]
        self._skipped["lege_rijen"] += not filled
        used = [column for column in filled if self.mapping.targets[column : column + 1] != (None,)]
        text = len(filled) <= 2 and len(used) <= 1
        self._skipped["tekstregels"] += bool(filled and text)
        return text

    def value(self, place: int, target: Target) -> Value:
        """The raw value of a row for a target; empty without such a column.

        Raises `CellError` for an error: it is never the same as an empty cell.
        """
        column = self._place[target]
        if column is None:
            return ""
        if self.table.broken and (place, column) in self.table.broken:
            raise CellError(column, _BROKEN)
        row = self._rows[place]
        return row[column] if column < len(row) else ""

    def number(self, place: int, target: Target) -> Decimal | None:
        """The number of a row for a target; of several columns the sum."""
        columns = self._columns[target]
        if len(columns) == 1:
            return self.number_at(place, columns[0])
        found = [self.number_at(place, column) for column in columns]
        known = [number for number in found if number is not None]
        if known and self.aside.columns_run:
            return known[-1]
        return sum(known, Decimal(0)) if known else None

    def number_at(self, place: int, column: int) -> Decimal | None:
        """The number of one cell."""
        row = self._rows[place]
        value = row[column] if column < len(row) else ""
        if self.table.broken and (place, column) in self.table.broken:
            raise CellError(column, _BROKEN)
        if self._worked_open and self.mapping.targets[column] is Target.VERLOONDE_UREN:
            raise CellError(column, OPEN)
        # A column has many cells and few different numbers; other kinds may equal each other.
        known = self._numbers.get((column, value)) if type(value) is float else None
        if known is None:
            known = self._read_number(column, value)
            if known is not None and type(value) is float:
                self._numbers[column, value] = known
        return known

    def _read_number(self, column: int, value: Value) -> Decimal | None:
        if isinstance(value, str) and _HIDDEN.fullmatch(value.strip()):
            raise HiddenError
        try:
            number = self.decisions.numbers(column).read(value)
            scale = self.decisions.scale(column)
            if number is None or scale is None:
                return number
            if isinstance(value, str) and value.rstrip().endswith("%"):
                return part_of_week(number / 100, Scale.FACTOR)
            return part_of_week(number, scale)
        except NotUnderstoodError as error:
            raise CellError(column, str(error)) from None

    def day(self, place: int, target: Target) -> date | None:
        """The date of a row for a target."""
        column = self._place[target]
        if column is None:
            return None
        value = self.value(place, target)
        if type(value) is date:  # the usual case, without a detour
            return value if value.year < 2100 else None
        try:
            return self.decisions.dates(column).read(value)
        except NotUnderstoodError as error:
            raise CellError(column, str(error)) from None

    def in_year(self, place: int) -> bool:
        """Whether a row is about this year, where the list tells its year or month."""
        self.value(place, Target.BESTUUR)  # an error there is not a row without employer
        if not self._tells_year:
            return True
        first, _ = self.month(place)
        text = as_text(self.value(place, Target.JAAR))
        inside = text in {"", str(self.year)} and first.year in {1, self.year}
        self._skipped["buiten_het_jaar"] += not inside
        return inside

    def period(self, place: int) -> tuple[date, date] | None:
        """The days of a row within the year: its dates and its month; nothing without a day.

        Both ends are inclusive. Raises `CellError` when the end lies before the start.
        """
        van, tot = self.day(place, Target.VAN), self.day(place, Target.TOT)
        if van and tot and tot < van:
            raise CellError(self._place[Target.TOT] or 0, "De einddatum ligt voor de begindatum.")
        month_start, month_end = self.month(place)
        first = max(van or date.min, date(self.year, 1, 1), month_start)
        last = min(tot or date.max, date(self.year, 12, 31), month_end)
        if first > last:
            self._skipped["buiten_het_jaar"] += 1
            return None
        return first, last

    def month(self, place: int) -> tuple[date, date]:
        """The month that a row is about; without such a column all time.

        Of a period of four weeks only the year is known, which is enough for paid hours.
        """
        column = self._place[Target.PERIODE]
        if column is None:
            return _ALL_YEARS
        value = self.value(place, Target.PERIODE)
        try:
            if self._four_weekly and self._columns[Target.VERLOONDE_UREN]:
                _, own_year = month_and_year(value)
                year = own_year or self.year
                return date(year, 1, 1), date(year, 12, 31)
            if self._four_weekly and value != "":
                raise NotUnderstoodError(_FOUR_WEEKS)
            return month_in(value, self.year) or _ALL_YEARS
        except NotUnderstoodError as error:
            raise CellError(column, str(error)) from None

    def text(self, place: int, target: Target, field: fields.Field) -> str:
        """The text of a row for a field of the dossier; each text is checked once."""
        value = self.value(place, target)
        if value == "":
            return ""
        known = self._texts.get((target, value))
        if known is None:
            try:
                known = fields.from_user(field, as_text(value))
            except fields.FieldError as error:
                raise CellError(self._place[target] or 0, str(error)) from None
            self._texts[target, value] = known
        return known

    def fitting(self, number: Decimal, target: Target, field: fields.Field) -> Decimal:
        """A number within the limits of a field, with six decimals at most; checked once."""
        known = self._fitting.get((target, number))
        if known is None:
            try:
                known = fields.checked(field, shortened(number))
            except fields.FieldError as error:
                raise CellError(self._place[target] or 0, str(error)) from None
            self._fitting[target, number] = known
        return known

    def own_total(self, target: Target) -> Decimal | None:
        """What the list says itself: its only total, or the one of the whole."""
        if self.employers.leaves_out:
            return None
        labels = self.totals
        whole = [place for label, place in labels if label.startswith(("eindtotaal", "totaal gen"))]
        if not whole and len(labels) != 1:
            return None
        try:
            return self.number(whole[-1] if whole else labels[0][1], target)
        except (CellError, HiddenError):
            return None

    def asked(self) -> Iterator[Question]:
        """What stays open about the list, or what the user said about it."""
        yield from self.employers.asked()
        yield from self.decisions.asked()
        yield from self.aside.asked()
        if self.worked:
            yield Question(
                GEWERKT,
                "Dit lijken gewerkte uren, zoals in een urenstaat. Daar staan verlof en ziekte "
                "niet in, en die uren tellen wel mee: verloond zijn alle uren met loon. Staan "
                "verlof en ziekte er ook in?",
                ("Ja, dit zijn alle verloonde uren",),
                self.mapping.answer(GEWERKT),
            )

    def sum_of(self, places: Sequence[int]) -> str:
        """What the column that leads comes to in these rows, in words; nothing without one."""
        target = next((each for each in AMOUNTS if self._columns[each]), None)
        if target is None:
            return ""
        known: list[Decimal] = []
        for place in places:
            with suppress(CellError, HiddenError):
                known.append(self.number(place, target) or Decimal(0))
        total = dutch.format_number(dutch.rounded(sum(known, Decimal(0)), 2))
        return f"{total} {target.label.lower()}" if known else ""

    def hide(self) -> None:
        """Count a row whose number the list itself hides."""
        self._skipped["verborgen_getallen"] += 1

    def refuse(self, place: int, error: CellError) -> None:
        """Keep what was refused, with what stands there."""
        gelezen = self.table.shown(place, error.column)
        if has_bsn(gelezen):
            gelezen = "…"
        self.refused.append(
            Refused(
                bestand=self.table.source.name,
                blad=self.table.name,
                rij=place + 1,
                kolom=column_name(error.column),
                gelezen=dutch.shorten(gelezen, 40),
                reden=error.reason,
            )
        )

    def address(self, place: int, target: Target) -> str:
        """The address of a cell, for a sentence."""
        return address(place, self._place[target] or 0)


def shortened(number: Decimal) -> Decimal:
    """At most six decimals, as the dossier keeps them."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -6:
        return number
    return dutch.rounded(number, 6).normalize() + 0
