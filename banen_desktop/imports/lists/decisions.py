"""One decision per column: its decimal sign, its scale, the order of day and month.

A column is looked at when it is first used, as a whole; what was decided can be told to the user.
"""

from collections import Counter
from collections.abc import Iterator

from banen_desktop import dutch
from banen_desktop.imports.lists.dates import Dates, dates
from banen_desktop.imports.lists.mapping import Mapping
from banen_desktop.imports.lists.raw import RawTable, Value, column_name
from banen_desktop.imports.lists.titles import AMOUNTS, Target
from banen_desktop.imports.lists.values import Numbers, Scale, column_numbers, numbers, scale

_NUMBERS = (*AMOUNTS, Target.WERKWEEK)


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
            found = numbers(self._values(column), self._mapping.decimal)
            if not found.seen and not self._mapping.decimal and self._has_text(column):
                found = numbers((), otherwise=self._usual())
            self._numbers[column] = found
        return self._numbers[column]

    def scale(self, column: int) -> Scale | None:
        """Whether a part of a full week is 0.8 or 80; nothing for a column that holds no parts."""
        if column not in self._scales:
            parts = self._mapping.targets[column] is Target.DEELTIJD
            self._scales[column] = self._decide_scale(column) if parts else None
        return self._scales[column]

    def dates(self, column: int) -> Dates:
        """How to read the dates of a column."""
        if column not in self._dates:
            self._dates[column] = dates(self._values(column))
        return self._dates[column]

    def told(self) -> Iterator[str]:
        """What was decided, in Dutch, to show and to keep."""
        for column, decided in sorted(self._numbers.items()):
            if self._has_text(column):
                sign = "komma" if decided.decimal == "," else "punt"
                yield f"{self._about(column)}: decimaalteken {sign}."
            if found := self.scale(column):
                example = "0,8 is 80%" if found is Scale.FACTOR else "80 is 80%"
                yield f"{self._about(column)}: {example}."
        for column, order in sorted(self._dates.items()):
            if order.month_first:
                yield f"{self._about(column)}: de maand staat voor de dag."

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
