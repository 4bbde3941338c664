"""Rows that are put aside before they are read: hidden ones if the user says so, earlier stands.

Both are told, with what they come to, and the user can decide otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from banen_desktop import dutch
from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.lists.cells import CellError, HiddenError
from banen_desktop.imports.lists.dates import month_and_year
from banen_desktop.imports.lists.questions import CUMULATIEF, VERBORGEN, Question
from banen_desktop.imports.lists.raw import column_name
from banen_desktop.imports.lists.running import (
    earlier_rows,
    looks_running,
    says_running,
    stands_of,
)
from banen_desktop.imports.lists.titles import AMOUNTS, Target, normal, period_of
from banen_desktop.imports.lists.values import as_text

if TYPE_CHECKING:
    from banen_desktop.imports.lists.rows import Rows

_PEOPLE = ((Target.PERSOON,), (Target.KENMERK,), (Target.ONDERDEEL, Target.FUNCTIEGROEP))
_CONTRACT = re.compile(r"\b(?:dienstverband\w*|volgnummer|volgnr|inkomstenverhouding\w*|ikv)\b")
_FEWEST_ABOVE = 2  # rows with hours above a total that no word tells
_Stand = tuple[int, Decimal, int]


class Aside:
    """What of a table is put aside under its mapping."""

    def __init__(self, rows: "Rows") -> None:
        """Look at nothing yet."""
        self._rows = rows
        self._table, self._mapping = rows.table, rows.mapping
        self._paid = self._mapping.columns(Target.VERLOONDE_UREN)
        self._adds = self._mapping.answer(CUMULATIEF) == "optellen"
        self._leaves = self._mapping.answer(VERBORGEN) == "weg"

    def reason(self, place: int) -> str:
        """Why a row is put aside, as `Skipped` calls it; empty for a row to read."""
        if self._leaves and place in self._table.hidden_rows:
            return "verborgen_rijen"
        return "eerdere_standen" if not self._adds and place in self._earlier else ""

    def ends_in_total(self, places: Sequence[int]) -> bool:
        """Whether the last of these rows is the sum of those above, and says nothing else."""
        leading = next((each for each in AMOUNTS if self._mapping.column(each) is not None), None)
        *above, last = ({*self._named(place)} for place in places) if places else ({},)
        if leading is None or len(above) < _FEWEST_ABOVE or last or not all(above):
            return False
        try:
            *hours, total = [self._rows.number(place, leading) or 0 for place in places]
        except (CellError, HiddenError):
            return False
        return sum(map(bool, hours)) >= _FEWEST_ABOVE and total == sum(hours)

    def _named(self, place: int) -> Iterator[int]:
        """The columns in which a row tells more than amounts."""
        amounts = {each for target in AMOUNTS for each in self._mapping.columns(target)}
        for column, cell in enumerate(self._table.rows[place]):
            if cell != "" and column not in amounts:
                yield column

    @property
    def columns_run(self) -> bool:
        """Whether columns side by side are stands of one running total."""
        return self._side_by_side and not self._adds

    @cached_property
    def _earlier(self) -> frozenset[int]:
        """Rows whose hours are in a later row of the same person."""
        if len(self._paid) != 1 or self._mapping.column(Target.PERIODE) is None:
            return frozenset()
        people = self._stands()
        says = says_running(self._mapping.titles[self._paid[0]])
        if says or looks_running(map(stands_of, people)):
            return earlier_rows(people)
        return frozenset()

    def _stands(self) -> list[list[_Stand]]:
        """Period, hours and place of the rows of each person in the year."""
        found: dict[tuple[object, ...], list[_Stand]] = {}
        identity = self._identity()
        for place in self._places():
            if self._leaves and place in self._table.hidden_rows:
                continue
            if stand := self._stand(place):
                key = tuple(self._table.value(place, column) for column in identity)
                found.setdefault(key, []).append(stand)
        return list(found.values())

    def _stand(self, place: int) -> _Stand | None:
        rows = self._rows
        try:
            hours = rows.number(place, Target.VERLOONDE_UREN)
            period, own_year = month_and_year(rows.value(place, Target.PERIODE))
            told = as_text(rows.value(place, Target.JAAR))
        except (CellError, HiddenError, NotUnderstoodError):
            return None
        of_year = told in {"", str(rows.year)} and own_year in {None, rows.year}
        if hours is None or period is None or not of_year:
            return None
        return period, hours, place

    def _identity(self) -> list[int]:
        """The columns that tell whose hours a row has, and of which contract."""
        places = (
            [column for target in targets for column in self._mapping.columns(target)]
            for targets in _PEOPLE
        )
        own = next(filter(None, places), [])
        titles = enumerate(self._mapping.titles)
        contracts = [column for column, title in titles if _CONTRACT.search(normal(title))]
        employers = self._mapping.columns(Target.BESTUUR)  # each has its own personnel numbers
        return [*own, *(column for column in (*employers, *contracts) if column not in own)]

    @cached_property
    def _side_by_side(self) -> bool:
        periods = [period_of(self._mapping.titles[column]) for column in self._paid]
        if len(self._paid) < 2 or None in periods:
            return False
        return looks_running(self._stands_of_row(place, periods) for place in self._places())

    def _stands_of_row(self, place: int, periods: list[int | None]) -> list[tuple[int, Decimal]]:
        found = []
        for column, period in zip(self._paid, periods, strict=True):
            try:
                hours = self._rows.number_at(place, column)
            except (CellError, HiddenError):
                continue
            if hours is not None and period is not None:
                found.append((period, hours))
        return sorted(found)

    def _places(self) -> range:
        return range(self._mapping.first_row, len(self._table.rows))

    def asked(self) -> Iterator[Question]:
        """What was put aside, to be decided otherwise."""
        if self._earlier or self._side_by_side:
            columns = dutch.join_list([column_name(column) for column in self._paid])
            yield Question(
                CUMULATIEF,
                f"De uren lopen op (kolom {columns}): het zijn standen tot en met een periode. De "
                "laatste stand telt.",
                ("De laatste stand van elke persoon telt", "Alle standen worden opgeteld"),
                self._mapping.answer(CUMULATIEF),
                "laatste",
            )
        below = sorted(self._table.hidden_rows & set(self._places()))
        if below:
            count = dutch.plural(str(len(below)), "rij", "rijen")
            yield Question(
                VERBORGEN,
                f"In het bestand {'is' if len(below) == 1 else 'zijn'} {count} verborgen of "
                f"weggefilterd{self._sum_of(below)}.",
                ("Deze rijen tellen mee", "Deze rijen tellen niet mee"),
                self._mapping.answer(VERBORGEN),
                "mee",
            )

    def _sum_of(self, places: list[int]) -> str:
        total = self._rows.sum_of(places)
        return f". Samen: {total}" if total else ""
