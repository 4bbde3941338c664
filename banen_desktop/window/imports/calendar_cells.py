"""The calendar of loonaangiften: per loonheffingennummer the 12 or 13 tijdvakken and their hours.

Made from what was just read, or later from the dossier. No Qt here: `calendar_view` draws it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from banen_desktop import dutch
from banen_desktop.dossier import intake
from banen_desktop.dossier.model import Invoersoort, Jaar
from banen_desktop.imports.loonaangifte.result import Aangiftetijdvak, LoonaangifteJaar, Uren
from banen_desktop.imports.loonaangifte.tijdvakken import Coverage, Tijdvak, coverage, in_words


class Mark(StrEnum):
    """What is wrong with a tijdvak, in a word that fits in a cell."""

    ONTBREEKT = "mist"
    CORRECTIE = "correctie"
    DUBBEL = "dubbel"
    OVERLAPT = "overlapt"
    LAAT = "laat"


_EXPLAINED = {
    Mark.ONTBREEKT: "De aangifte over dit tijdvak ontbreekt.",
    Mark.CORRECTIE: "Er zijn alleen correcties, niet de aangifte zelf.",
    Mark.DUBBEL: "Er is meer dan één volledige aangifte. De laatste telt.",
    Mark.OVERLAPT: "Dit tijdvak overlapt een ander tijdvak. Uren kunnen dubbel tellen.",
    Mark.LAAT: "Te late berichten veranderen dit tijdvak. Die verandering telt niet mee.",
}

_MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One tijdvak; without hours there is no return of it. `title` is short, `name` complete."""

    title: str
    name: str
    hours: Decimal | None = None
    marks: tuple[Mark, ...] = ()
    detail: str = ""

    @property
    def explanation(self) -> str:
        """The whole cell in words."""
        shown = "geen uren" if self.hours is None else f"{dutch.format_number(self.hours)} uur"
        parts = [f"{self.name}: {shown}.", self.detail, *(_EXPLAINED[mark] for mark in self.marks)]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """The year of one loonheffingennummer, in the order of the calendar."""

    number: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> Decimal:
        """The hours that count of the whole year."""
        return sum((cell.hours for cell in self.cells if cell.hours is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class _Filed:
    uren: Uren
    marks: frozenset[Mark] = frozenset()


def rows_of_result(jaar: LoonaangifteJaar) -> tuple[CalendarRow, ...]:
    """The calendar of what was just read."""
    filed: dict[str, dict[Tijdvak, _Filed]] = defaultdict(dict)
    double, overlapping = set(jaar.dubbel), set(jaar.overlappend)
    for each in jaar.tijdvakken:
        wrong = {
            Mark.CORRECTIE: not each.aangiften,
            Mark.DUBBEL: each.tijdvak in double,
            Mark.OVERLAPT: each.tijdvak in overlapping,
            Mark.LAAT: each.na_1_mei != Uren(),
        }
        marks = frozenset(mark for mark, holds in wrong.items() if holds)
        filed[each.tijdvak.loonheffingennummer][_plain(each.tijdvak)] = _Filed(each.uren, marks)
    return _rows(jaar.jaar, filed)


def rows_of_dossier(jaar: Jaar) -> tuple[CalendarRow, ...]:
    """The calendar of what a year in the dossier was read from."""
    filed: dict[str, dict[Tijdvak, _Filed]] = defaultdict(dict)
    for each in jaar.tijdvakken:
        if each.van is None or each.tot is None:
            continue
        kinds = (each.meetellend, each.te_beslissen, each.niet_meetellend)
        late = frozenset({Mark.LAAT}) if each.na_1_mei else frozenset[Mark]()
        uren = Uren(*(int(hours or 0) for hours in kinds))
        filed[each.loonheffingennummer][Tijdvak(each.van, each.tot)] = _Filed(uren, late)
    return _rows(jaar.jaar, filed)


def _plain(tijdvak: Aangiftetijdvak) -> Tijdvak:
    return Tijdvak(tijdvak.van, tijdvak.tot)


def _rows(year: int, filed: Mapping[str, Mapping[Tijdvak, _Filed]]) -> tuple[CalendarRow, ...]:
    return tuple(
        CalendarRow(number, tuple(_cells(coverage(year, known, known), known)))
        for number, known in sorted(filed.items())
    )


def _cells(found: Coverage, filed: Mapping[Tijdvak, _Filed]) -> Iterable[Cell]:
    for tijdvak in sorted({*found.reeks, *filed}):
        marks = _marks(tijdvak, found, filed)
        title, name = _title(tijdvak, found.reeks), in_words(tijdvak)
        if tijdvak in filed:
            uren = filed[tijdvak].uren
            yield Cell(title, name, Decimal(uren.meetellend), marks, _other_hours(uren))
        else:
            elsewhere = "" if marks else "Deze dagen staan in een ander tijdvak."
            yield Cell(title, name, None, marks, elsewhere)


def _marks(tijdvak: Tijdvak, found: Coverage, filed: Mapping[Tijdvak, _Filed]) -> tuple[Mark, ...]:
    marks = set(filed[tijdvak].marks) if tijdvak in filed else set()
    if tijdvak in found.overlappend:
        marks.add(Mark.OVERLAPT)
    if tijdvak in found.ontbrekend:
        marks.add(Mark.ONTBREEKT)
    return tuple(mark for mark in Mark if mark in marks)


def _title(tijdvak: Tijdvak, reeks: Sequence[Tijdvak]) -> str:
    if tijdvak not in reeks:
        return f"{tijdvak.van:%d-%m} t/m {tijdvak.tot:%d-%m}"
    number = reeks.index(tijdvak)
    return _MONTHS[number] if len(reeks) == 12 else f"p{number + 1}"


def _other_hours(uren: Uren) -> str:
    others = [
        f"{dutch.format_number(Decimal(hours))} uur {words}"
        for hours, words in (
            (uren.te_beslissen, "te beslissen"),
            (uren.niet_meetellend, "telt niet mee"),
        )
        if hours
    ]
    return f"Daarnaast {dutch.join_list(others)}." if others else ""


def completeness(rows: Sequence[CalendarRow]) -> str:
    """How many tijdvakken there are, in words: `12 van 12 tijdvakken`."""
    cells = [cell for row in rows for cell in row.cells]
    there = sum(cell.hours is not None and Mark.CORRECTIE not in cell.marks for cell in cells)
    missing = sum(bool({Mark.ONTBREEKT, Mark.CORRECTIE} & {*cell.marks}) for cell in cells)
    return f"{there} van {there + missing} tijdvakken"


def summary(jaar: Jaar) -> str:
    """One line about what was read into a year; empty when nothing was."""
    parts = []
    hours = intake.loonaangifte_uren(jaar)
    if hours is not None:
        there = completeness(rows_of_dossier(jaar))
        parts.append(f"Loonaangiften: {there}, {dutch.format_number(hours)} uur.")
    others = {item.reeks for item in jaar.invoer if item.soort is not Invoersoort.LOONAANGIFTE}
    if others:
        number = len(others)
        parts.append("1 lijst ingelezen." if number == 1 else f"{number} lijsten ingelezen.")
    return " ".join(parts)
