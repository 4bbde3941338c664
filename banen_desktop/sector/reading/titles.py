"""What the columns of a council's lists are called, and what each one means.

A meaning is the name of a field: of a return (`Veld`), of how it came in, of a member, or of a
published series. What the user said of a title before goes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from banen_desktop.imports.lists.raw import RawTable, Value, readable, shown
from banen_desktop.imports.lists.titles import normal, spaced, without_year
from banen_desktop.reports.opgave.records import Veld

HEADER_ROWS = 20
_LONGEST_TITLE = 100
_FEWEST_KNOWN = 2

CODE, NAME, YEAR, NUMBER, STAND = "code", "naam", "jaar", "versie", "stand"
PERIOD, RECEIVED, DAY, PERCENTAGE = "periode", "ontvangen_op", "peildatum", "percentage"
SOURCE, FRAME, JOBS, BREAK, STATUS = "bron", "uren_kader", "banen", "breuk", "status"
OF_MEMBER = (
    *("soort", "klasse", "regio", "lid_van", "lid_tot", "in_populatie", "reden", "opvolger"),
)
_WORDS = {
    CODE: "code, lidcode, code lid, lid code, lidnummer, bestuursnummer, bevoegd gezag nummer, nr",
    NAME: "naam, lid, naam lid, naam van het lid, organisatie, werkgever, instelling, bestuur",
    YEAR: "jaar, verslagjaar, kalenderjaar",
    NUMBER: "versie, volgnummer, versienummer",
    STAND: "stand, voorlopig of definitief",
    PERIOD: "periode, tijdvak",
    RECEIVED: "ontvangen op, ontvangen, datum ontvangst, binnen op",
    DAY: "peildatum",
    PERCENTAGE: "percentage, quotumpercentage, gebruikt percentage, realisatie",
    SOURCE: "bron",
    FRAME: "uren kader, kader, uren in kader, uren volgens kader",
    JOBS: "banen, aantal banen, gerealiseerde banen",
    BREAK: "breuk",
    STATUS: "status",
    "soort": "soort, sector, type",
    "klasse": "klasse, grootteklasse",
    "regio": "regio, provincie",
    "lid_van": "lid van, lid vanaf, lid sinds",
    "lid_tot": "lid tot, lid tot en met",
    "in_populatie": "in populatie, telt mee, populatie",
    "reden": "reden, opmerking, toelichting",
    "opvolger": "opvolger, opgegaan in, gefuseerd tot",
}


class ListKind(Enum):
    """What a list is about."""

    RETURNS = auto()
    MEMBERS = auto()
    SERIES = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its meaning, and the year that its title names."""

    place: int
    meaning: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a list stands in a file and what its columns are; `unknown` are titles without one."""

    table: RawTable
    header: int
    kind: ListKind
    columns: tuple[Column, ...]
    unknown: tuple[str, ...]


@cache
def _known() -> dict[str, str]:
    """Each plain title with its meaning."""
    known = {normal(str(veld)): str(veld) for veld in Veld}
    known |= {normal(veld.label): str(veld) for veld in Veld}
    known |= {normal(veld.kort): str(veld) for veld in Veld if veld.kort}
    for meaning, words in _WORDS.items():
        known |= {normal(word): meaning for word in words.split(",")}
    return known


MEANINGS = frozenset([*map(str, Veld), *_WORDS])
"""Every meaning that the user can choose for a title."""


def layout_of(tables: Sequence[RawTable], remembered: Mapping[str, str]) -> Layout | None:
    """The list in a file: the row of titles of which the most are known; nothing when none is."""
    own = {normal(title): meaning for title, meaning in remembered.items()}
    found = [
        layout
        for table in tables
        for row in range(min(HEADER_ROWS, len(table.rows)))
        if (layout := _layout(table, row, own)) is not None
    ]
    return max(found, key=lambda layout: len(layout.columns), default=None)


def _layout(table: RawTable, header: int, own: Mapping[str, str]) -> Layout | None:
    columns, unknown = [], []
    for place, cell in enumerate(table.rows[header]):
        title = title_of(cell)
        meaning, year = _meaning(title, own)
        if meaning:
            columns.append(Column(place, meaning, year))
        elif title:
            unknown.append(title)
    once = tuple({(each.meaning, each.year): each for each in reversed(columns)}.values())[::-1]
    kind = _kind({each.meaning for each in once})
    if kind is None or len(once) < _FEWEST_KNOWN:
        return None
    return Layout(table, header, kind, once, tuple(unknown))


def title_of(cell: Value) -> str:
    """A cell as the title of a column."""
    return " ".join(readable(shown(cell)).split())[:_LONGEST_TITLE]


def _meaning(title: str, own: Mapping[str, str]) -> tuple[str, int | None]:
    known = _known()
    bare, year = without_year(title)
    for plain, of_year in ((normal(title), None), (bare, year), (normal(spaced(title)), None)):
        if found := own.get(plain) or known.get(plain):
            return found, of_year
    return "", None


def _kind(meanings: set[str]) -> ListKind | None:
    named = not meanings.isdisjoint({CODE, NAME})
    if named and not meanings.isdisjoint(map(str, Veld)):
        return ListKind.RETURNS
    if CODE in meanings and not meanings.isdisjoint({*OF_MEMBER, NAME, FRAME}):
        return ListKind.MEMBERS
    if YEAR in meanings and not named and not meanings.isdisjoint({JOBS, PERCENTAGE}):
        return ListKind.SERIES
    return None
