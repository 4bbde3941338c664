"""One list beside a dossier: the file, the choices, and what it becomes.

Window and command line read a list with this; `words` says what there is to say about it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import pairwise

from banen_desktop import dutch
from banen_desktop.dossier import edits, intake
from banen_desktop.dossier.doubles import Doubles, Row
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Herkomst,
    Invoer,
    Invoersoort,
    Jaar,
    UrenRegel,
)
from banen_desktop.imports import taking
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.header import (
    CHOOSABLE_ROWS,
    NO_HEADER,
    Header,
    likely_header,
)
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.raw import RawFile, RawTable
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.lists.titles import Target
from banen_desktop.quota.law.law import Law


class ListReading:
    """A list, how to read it, and the outcome.

    A choice makes the outcome out of date; `result` works it out when it is asked for. Who does
    that beside the window hands over `work` and brings its answer to `worked_out`.
    """

    def __init__(
        self,
        file: RawFile,
        dossier: Dossier,
        year: int,
        law: Law,
        kind: ListKind | None = None,
        header: Header | None = None,
    ) -> None:
        """Begin with what the program proposes; a kind or a place of the titles may be given."""
        self._dossier, self._law = dossier, law
        self.file, self.year = file, year
        self._result: ListResult | None = None
        self._kind = kind  # that the user chose
        self._propose(best_table(file, year, kind, header).mapping.sheet, kind, header)

    def _propose(self, sheet: str, kind: ListKind | None, header: Header | None = None) -> None:
        self._recognised, self.remembered = taking.proposed(
            self._dossier, self._sheet(sheet), self.year, kind, header
        )
        self.table, self.mapping = self._recognised.table, self._recognised.mapping
        self._chosen()

    def _sheet(self, name: str) -> RawTable:
        return next(table for table in self.file.tables if table.name == name)

    def _chosen(self) -> None:
        self._result = None

    @property
    def work(self) -> Callable[[], ListResult]:
        """What works out the choices of this moment, whatever is chosen after."""
        values = self.table, self.mapping, self.year, self._law, self.own_norm
        name = self.file.source.name
        taken = taking.kenmerken_that_stay(self._dossier, self.year, self.mapping.kind, name)
        return partial(convert, *values, taken)

    def worked_out(self, result: ListResult) -> None:
        """Take the answer of `work`; the choices have not changed since."""
        self._result = result

    @property
    def result(self) -> ListResult:
        """What the list becomes."""
        if self._result is None:
            self._result = self.work()
        return self._result

    @property
    def _known(self) -> Jaar:
        """The year as it is in the dossier."""
        return self._dossier.year(self.year) or Jaar(self.year)

    def _replaces(self, reeks: str) -> bool:
        """Whether rows of an import go when this list is taken over."""
        of_jobs = self.mapping.kind is ListKind.BANEN
        soort = Invoersoort.BANEN if of_jobs else Invoersoort.UREN
        new = Invoer(soort=soort, bestand=self.file.source.name)
        return bool(reeks) and reeks in intake.earlier(self._known, [new])

    @property
    def rows_replaced(self) -> int:
        """How many rows of another file with the same name go when this list is taken over."""
        return taking.rows_replaced(self._dossier, self.result)

    @property
    def rows_said_again(self) -> tuple[Row, ...]:
        """The rows of the year that this list says again and that stay when it is taken over."""
        return taking.rows_said_again(self._dossier, self.result)

    # -- choices --------------------------------------------------------------------------------

    def choose_file(self, file: RawFile) -> None:
        """The same file, read with another separator or encoding."""
        self.file = file
        kind = self.mapping.kind
        self._propose(best_table(file, self.year, kind).mapping.sheet, kind)

    def choose_sheet(self, name: str) -> None:
        """Another sheet of the file."""
        self._kind = None
        self._propose(name, None)

    def choose_kind(self, kind: ListKind) -> None:
        """Hours or jobs."""
        self._kind = kind
        self._propose(self.table.name, kind, self.mapping.header)

    def choose_header(self, header: Header) -> None:
        """Another place of the titles, or none."""
        self._propose(self.table.name, self._kind, header)

    def choose_year(self, year: int) -> None:
        """Another year; the user's own choice of columns stays where the list allows it."""
        before, mapping = self._recognised.mapping.targets, self.mapping
        self.year = year
        self._propose(self.table.name, mapping.kind, mapping.header)
        if self._recognised.mapping.targets == before:
            self.mapping = replace(mapping, year=year)
            self._chosen()

    def choose_target(self, column: int, target: Target | None) -> None:
        """What one column becomes."""
        self.mapping = self.mapping.with_target(column, target)
        self._chosen()

    def choose_decimal(self, sign: str) -> None:
        """The decimal sign of texts; empty is: decide per column."""
        self.mapping = replace(self.mapping, decimal=sign)
        self._chosen()

    def choose_answer(self, question: str, answer: str) -> None:
        """The answer to a question about the list; an empty one opens it again."""
        self.mapping = self.mapping.with_answer(question, answer)
        self._chosen()

    def choose_norm(self, norm: Decimal | None) -> None:
        """The hours of a full week."""
        self.mapping = replace(self.mapping, fte_norm=norm)
        self._chosen()

    # -- what can be chosen and what comes of it --------------------------------------------------

    @property
    def questions(self) -> tuple[str, ...]:
        """What the program asks about the list."""
        return (*self.file.remarks, *self.table.remarks, *self._recognised.questions)

    @property
    def headers(self) -> tuple[Header, ...]:
        """Where the titles can stand: on a row with anything in it, or on two such rows."""
        rows = self.table.rows[:CHOOSABLE_ROWS]
        filled = [any(cell != "" for cell in row) for row in rows]
        ones = [Header(row, 1) for row, here in enumerate(filled) if here]
        twos = [Header(row, 2) for row, both in enumerate(pairwise(filled)) if all(both)]
        found = {NO_HEADER, self.mapping.header, self.likely_header, *ones, *twos}
        return tuple(sorted(found, key=lambda each: (each.lines > 0, each.row, each.lines)))

    @property
    def likely_header(self) -> Header:
        """Where the program thinks that the titles stand."""
        return likely_header(self._sheet(self.table.name))

    @property
    def own_norm(self) -> Decimal | None:
        """The full week of the employer, used where neither the list nor the user tells."""
        return self._dossier.werkgever.werkweek_uren

    def is_left_out(self, column: int) -> bool:
        """Whether a column is about a person and was not read."""
        return any(each.column == column for each in self.table.left_out)

    def target(self, column: int) -> Target | None:
        """What a column becomes."""
        return self.mapping.targets[column] if column < len(self.mapping.targets) else None

    def title(self, column: int) -> str:
        """The title of a column in the file."""
        return self.mapping.titles[column] if column < len(self.mapping.titles) else ""

    @property
    def unchecked(self) -> frozenset[str]:
        """The jobs of this list, by their ids, of which it does not tell a day in the register."""
        jobs = self.result.jobs
        return frozenset(baan.id for baan in jobs if baan.register_gecontroleerd_op is None)

    def after(
        self,
        read_at: datetime,
        *,
        leading: bool = False,
        doubles: Doubles = Doubles.ERBIJ,
        checked: date | None = None,
    ) -> Dossier:
        """The dossier with this list; with `leading` the sum of all rows becomes the total.

        `doubles` tells what becomes of the rows that the list says again, `checked` on which day
        the user looked up in the register whom the list gives no day.
        """
        after = taking.take_list(self._dossier, self.result, self.mapping, read_at)
        if doubles is Doubles.VERVANGEN:
            after = edits.without_rows(after, self.year, self.rows_said_again)
        if checked is not None and self.unchecked:
            after = edits.mark_checked(after, self.year, self.unchecked, checked)
        jaar = after.year(self.year)
        total = None if jaar is None else total_of_rows(jaar)
        if not leading or total is None:
            return after
        origin = Herkomst.SCHATTING if self.result.estimates else Herkomst.LIJST
        return edits.set_year(
            after, self.year, verloonde_uren=total, verloonde_uren_herkomst=origin
        )

    @property
    def has_total(self) -> bool:
        """Whether the year has a total that leads, so that rows of hours only divide it."""
        return self._known.verloonde_uren is not None

    def consequence(self) -> str:
        """What happens to the rows of the year that stand there already, in one sentence."""
        of_jobs = self.mapping.kind is ListKind.BANEN
        rows: tuple[Baan, ...] | tuple[UrenRegel, ...] = (
            self._known.banen if of_jobs else self._known.uren
        )
        if not rows:
            return f"Er staan nog geen rijen in {self.year}."
        gone = sum(self._replaces(row.reeks) for row in rows)
        waiting = intake.waiting(self._known, () if of_jobs else self.result.hours)
        filled = sum(not self._replaces(row.reeks) for row in waiting)
        stay = len(rows) - gone - filled
        parts = []
        if gone:
            verb = "wordt" if gone == 1 else "worden"
            parts.append(
                f"{dutch.plural(str(gone), 'rij', 'rijen')} van dit bestand {verb} vervangen"
            )
        if filled:
            verb = "wordt" if filled == 1 else "worden"
            parts.append(f"{dutch.plural(str(filled), 'rij', 'rijen')} zonder uren {verb} ingevuld")
        if stay:
            verb = "blijft" if stay == 1 else "blijven"
            other = "andere " if parts else ""
            noun = f"{other}{'rij' if stay == 1 else 'rijen'} van {self.year}"
            parts.append(f"{stay} {noun} {verb} staan")
        words = ", en ".join(parts)
        return f"{words[0].upper()}{words[1:]}. Met Ctrl+Z komt alles terug."

    def differences(self) -> Iterable[str]:
        """What this list means beside what the year already has, in sentences."""
        if self.mapping.kind is not ListKind.UREN or not self.result.rows:
            return
        jaar = self._known
        stays = (row for row in jaar.uren if not self._replaces(row.reeks))
        others = sum((row.verloonde_uren or Decimal(0) for row in stays), Decimal(0))
        rows = others + self.result.totals.uren
        if others:
            yield f"Er blijven andere rijen staan: {_hours(others)}. Samen is het {_hours(rows)}."
        if jaar.verloonde_uren is not None:
            total = jaar.verloonde_uren
            yield f"Het totaal van {self.year} is {_hours(total)}; {_compared(rows, total)}."
        if (known := intake.loonaangifte_uren(jaar)) is not None:
            yield f"Volgens de loonaangiften is het {_hours(known)}; {_compared(rows, known)}."


def number(value: Decimal) -> str:
    """A sum as people read it: two decimals at most, and none without need."""
    return dutch.format_number(dutch.rounded(value, 2))


def _hours(hours: Decimal) -> str:
    return f"{number(hours)} uur"


def _compared(rows: Decimal, other: Decimal) -> str:
    if rows == other:
        return "de rijen zijn daaraan gelijk"
    more = "meer" if rows > other else "minder"
    return f"de rijen zijn {_hours(abs(rows - other))} {more}"
