"""One decision per column: its decimal sign and scale; one per file: the order of day and month.

A column is looked at when it is first used, as a whole; what was decided can be told to the user,
and what stays open becomes a question.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from banen_desktop import dutch
from banen_desktop.imports.lists import questions
from banen_desktop.imports.lists.dates import Dates, all_in_the_evening, dates
from banen_desktop.imports.lists.mapping import ListKind, Mapping
from banen_desktop.imports.lists.questions import Question
from banen_desktop.imports.lists.raw import RawTable, Value, column_name
from banen_desktop.imports.lists.size import sign_by_size
from banen_desktop.imports.lists.titles import AMOUNTS, Target
from banen_desktop.imports.lists.values import (
    Numbers,
    Scale,
    column_numbers,
    contradicts,
    look_like_days,
    numbers,
    scale,
    two_ways,
)

_NUMBERS = (*AMOUNTS, Target.WERKWEEK)
_HOURS = frozenset({Target.VERLOONDE_UREN, Target.UREN_PER_WEEK, Target.WERKWEEK})


class Decisions:
    """What was decided about the columns of one table under one mapping."""

    def __init__(self, table: RawTable, mapping: Mapping) -> None:
        """Decide nothing yet."""
        self._table, self._mapping = table, mapping
        self._numbers: dict[int, Numbers] = {}
        self._scales: dict[int, Scale | None] = {}
        self._dates: dict[int, Dates] = {}

    def numbers(self, column: int) -> Numbers:
        """How to read the numbers of a column."""
        if column not in self._numbers:
            found = self._sign(column)
            if self._mapping.targets[column] in _HOURS:
                read = column_numbers(self._values(column), found.decimal)
                if look_like_days(read):
                    answer = self._mapping.answer(questions.DUUR)
                    found = replace(found, days=answer or "?")
            self._numbers[column] = found
        return self._numbers[column]

    def _sign(self, column: int) -> Numbers:
        """The decimal sign: what the user says, what the column proves, the rest of the file, and
        at last how large the numbers would be."""
        found = numbers(self._values(column), self._mapping.decimal)
        if self._mapping.decimal or not self._has_text(column):
            return found
        either = two_ways(self._values(column))
        if found.seen:
            open_ = either[0] if either and contradicts(self._values(column)) else ""
            return replace(found, open=open_)
        if usual := self._usual():
            return numbers((), otherwise=usual)
        if not either:
            return found
        plain = column_numbers([*set(self._values(column)) - set(either)])
        target = self._mapping.targets[column]
        if sign := sign_by_size(target, either, plain, self._rows_are(target)):
            return numbers((), otherwise=sign)
        return replace(found, open=either[0])

    def _rows_are(self, target: Target | None) -> Decimal | None:
        """The most hours that a row can have by law of nature; nothing when it is of several
        people."""
        known = self._mapping.targets
        of_one = Target.PERSOON in known or self._mapping.kind is ListKind.BANEN
        if not of_one or target is not Target.VERLOONDE_UREN:
            return Decimal(1) if of_one else None
        return Decimal(31 * 24 if Target.PERIODE in known else 366 * 24)

    def scale(self, column: int) -> Scale | None:
        """Whether a part of a full week is 0.8 or 80; nothing for a column that holds no parts."""
        if column not in self._scales:
            parts = self._mapping.targets[column] is Target.DEELTIJD
            self._scales[column] = self._decide_scale(column) if parts else None
        return self._scales[column]

    def dates(self, column: int) -> Dates:
        """How to read the dates of a column."""
        if column not in self._dates:
            found = self._order
            if all_in_the_evening(set(self._values(column))):
                answer = self._mapping.answer(questions.KLOK)
                found = replace(found, evening=answer or "?")
            self._dates[column] = found
        return self._dates[column]

    @cached_property
    def _order(self) -> Dates:
        """The order of day and month: one for the whole file, whatever column proves it."""
        if answer := self._mapping.answer(questions.DATUMS):
            return Dates(answer == "maand-eerst")
        rows = self._table.rows[self._mapping.first_row :]
        return dates({cell for row in rows for cell in row if isinstance(cell, str)})

    def told(self) -> Iterator[str]:
        """What was decided, in Dutch, to show and to keep."""
        for column, decided in sorted(self._numbers.items()):
            if self._has_text(column) and not decided.open:
                sign = "komma" if decided.decimal == "," else "punt"
                yield f"{self._about(column)}: decimaalteken {sign}."
            if found := self.scale(column):
                example = "0,8 is 80%" if found is Scale.FACTOR else "80 is 80%"
                yield f"{self._about(column)}: {example}."
        for column, order in sorted(self._dates.items()):
            if order.month_first and not order.order_open:
                yield f"{self._about(column)}: de maand staat voor de dag."

    def asked(self) -> Iterator[Question]:
        """What stays open about the columns that were used, or what the user said about it."""
        yield from self._asked_about_signs()
        days = [column for column, found in sorted(self._numbers.items()) if found.days]
        if days:
            example = column_numbers(self._values(days[0]), self._numbers[days[0]].decimal)[0]
            shown = dutch.format_number(dutch.rounded(example, 2))
            hours = dutch.format_number(dutch.rounded(example * 24, 2))
            yield Question(
                questions.DUUR,
                f"De uren in {self._names(days)} lijken dagen: {shown} is dan {hours} uur. Een "
                "programma maakte dan van een duur een aantal dagen. Zijn het dagen of uren?",
                (f"Dagen: {shown} is {hours} uur", f"Uren: {shown} is {shown} uur"),
                self._mapping.answer(questions.DUUR),
            )
        if evenings := [place for place, found in sorted(self._dates.items()) if found.evening]:
            yield Question(
                questions.KLOK,
                f"Elke datum in {self._names(evenings)} heeft als tijd 22:00 of 23:00. Meestal "
                "schreef een programma dan de Nederlandse dag in wereldtijd, en is de dag erna "
                "bedoeld. Klopt dat?",
                ("De dag erna is bedoeld", "De dag die er staat is bedoeld"),
                self._mapping.answer(questions.KLOK),
            )
        answer = self._mapping.answer(questions.DATUMS)
        if self._dates and (answer or self._order.order_open):
            yield Question(
                questions.DATUMS,
                "In dit bestand staat bij sommige datums de dag voorop en bij andere de maand.",
                (
                    "De dag staat voorop: 1-2 is 1 februari",
                    "De maand staat voorop: 1-2 is 2 januari",
                ),
                answer,
            )

    def _asked_about_signs(self) -> Iterator[Question]:
        columns = [column for column, found in sorted(self._numbers.items()) if found.open]
        answer = self._mapping.answer(questions.DECIMAAL)
        if not columns and answer:
            columns = [place for place in self._numbers if two_ways(self._values(place))]
        if not columns:
            return
        shown = two_ways(self._values(columns[0]))[0]
        whole, sign, part = shown.partition("." if "." in shown else ",")
        as_decimals, as_thousands = f"{whole},{part}", f"{whole}{part}"
        readings = (as_thousands, as_decimals) if sign == "." else (as_decimals, as_thousands)
        yield Question(
            questions.DECIMAAL,
            f"In {self._names(columns)} staan getallen zoals {shown}. Is dat {as_decimals} of "
            f"{as_thousands}? Niets in de lijst bewijst het.",
            (
                f"De komma is het decimaalteken: {shown} is {readings[0]}",
                f"De punt is het decimaalteken: {shown} is {readings[1]}",
            ),
            answer,
        )

    def _decide_scale(self, column: int) -> Scale:
        values = list(set(self._values(column)))
        return scale(
            column_numbers(values, self.numbers(column).decimal),
            percentage_format=column in self._table.percentages,
            texts=values,
        )

    def _usual(self) -> str:
        """The sign of the columns where it shows, for one where it does not."""
        columns = [column for target in _NUMBERS for column in self._mapping.columns(target)]
        found = [numbers(self._values(column)) for column in columns]
        signs = Counter(each.decimal for each in found if each.seen)
        return signs.most_common(1)[0][0] if signs else ""

    def _has_text(self, column: int) -> bool:
        return any(isinstance(value, str) and value for value in self._values(column))

    def _values(self, column: int) -> list[Value]:
        rows = self._table.rows[self._mapping.first_row :]
        return [row[column] for row in rows if column < len(row)]

    def _about(self, column: int) -> str:
        title = self._mapping.titles[column]
        return f"Kolom {column_name(column)}" + (f" ({dutch.shorten(title, 40)})" if title else "")

    def _names(self, columns: list[int]) -> str:
        return dutch.join_list(
            [self._about(column).replace("Kolom", "kolom", 1) for column in columns]
        )
