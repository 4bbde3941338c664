"""A list that a council keeps: a row for each return, for each member, or for each year.

Rows come in whatever they say; a cell that cannot be read is refused with its address, and the
rest of its row stays.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.fields import Field, by_key
from banen_desktop.imports.lists.raw import RawFile
from banen_desktop.imports.lists.result import Refused
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.reading import LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT
from banen_desktop.reports.opgave.records import Opgave, Periode, Stand, Veld, Weg
from banen_desktop.sector.facts.fields import CIJFER, NUMBERS, OPGAVE
from banen_desktop.sector.facts.model import Cijfer, Kader, Langs, Lid, Monitor, Ontvangst
from banen_desktop.sector.reading import titles
from banen_desktop.sector.reading.cells import Body, body_of, says_total
from banen_desktop.sector.reading.titles import Column, Layout, ListKind, layout_of

_LONGEST_FILE = 255
_VELDEN = {str(veld): veld for veld in Veld}
_SHORT = 200
_USED = by_key(OPGAVE)["percentage"]
_CIJFER = by_key(CIJFER)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user says about lists that do not tell it themselves.

    `titles` are meanings of titles, `year` is the year of rows without one, and `source` where
    the figures were published.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    source: str = ""


_NO_CHOICES = Choices()


@dataclass
class ListRead:
    """What a list holds, and all that was not used of it with why."""

    kind: ListKind
    leden: list[Lid] = field(default_factory=list)
    kaders: list[Kader] = field(default_factory=list)
    ontvangsten: list[Ontvangst] = field(default_factory=list)
    cijfers: list[Cijfer] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    with_versions: bool = False

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return len(self.leden) + len(self.ontvangsten) + len(self.cijfers)


def read_list(
    file: RawFile, monitor: Monitor, day: date, choices: Choices = _NO_CHOICES
) -> ListRead:
    """What a list becomes; `day` is when it is read, for a list that does not tell.

    The titles that are chosen go before those that the monitor remembers. Raises `KnownProblem`
    when no list is recognised in it.
    """
    layout = layout_of(file.tables, dict(monitor.kolomtitels) | dict(choices.titles))
    if layout is None:
        raise _not_recognised(file)
    found = _READERS[layout.kind](_Reading(layout, monitor, day, choices))
    found.remarks[:0] = [*file.remarks, *layout.table.remarks, *_unknown(layout)]
    if not found.rows:
        raise KnownProblem(
            "In dit bestand staat geen rij die te lezen is.",
            "Er is niets veranderd.",
            "Kijk of elke rij een code of naam heeft, en een jaar; of zeg over welk jaar de "
            "lijst gaat.",
        )
    return found


def _not_recognised(file: RawFile) -> KnownProblem:
    seen = dutch.join_list([f"“{title}”" for title in _first_titles(file)])
    return KnownProblem(
        "In dit bestand zijn geen titels herkend van een lijst met leden, opgaven of cijfers. "
        f"Bovenaan staat: {seen or 'niets'}.",
        "Er is niets veranderd.",
        "Geef een kolom de titel code, en een kolom bijvoorbeeld de titel verloonde_uren; "
        "of zeg wat een titel betekent.",
    )


def _first_titles(file: RawFile) -> list[str]:
    cells = next((row for table in file.tables for row in table.rows if any(row)), ())
    return [titles.title_of(cell) for cell in cells if cell != ""][:8]


def _unknown(layout: Layout) -> Iterator[str]:
    if layout.unknown:
        names = [f"“{dutch.shorten(title, 40)}”" for title in layout.unknown[:10]]
        verb = "is" if len(layout.unknown) == 1 else "zijn"
        noun = "kolom" if len(layout.unknown) == 1 else "kolommen"
        yield f"Niet gelezen {verb} de {noun} {dutch.join_list(names)}."


class _Reading:
    """The columns of one list, found by their meaning."""

    def __init__(self, layout: Layout, monitor: Monitor, day: date, choices: Choices) -> None:
        self.layout, self.monitor, self.day, self.choices = layout, monitor, day, choices
        self.body: Body = body_of(layout)
        self.count = len(self.body.rows)
        self._at = {(each.meaning, each.year): each for each in layout.columns}

    def texts(self, meaning: str, longest: int = _SHORT) -> list[str]:
        column = self._at.get((meaning, None))
        return [""] * self.count if column is None else self.body.texts(column, longest)

    def other(self, meaning: str, read: Callable[[Column], list[Any]], default: Any) -> list[Any]:
        """A column, `default` where it or its cell is empty."""
        column = self._at.get((meaning, None))
        if column is None:
            return [default] * self.count
        return [default if value is None else value for value in read(column)]

    def decimals(self, meaning: str, known: Field) -> list[Decimal | None]:
        """A column of numbers within the limits of a field."""
        return self.other(meaning, lambda column: list(self.body.decimals(column, known)), None)

    def sources(self) -> list[str]:
        """Where each row was published."""
        known = self.choices.source[:LONGEST_TEXT]
        return [source or known for source in self.texts(titles.SOURCE, LONGEST_TEXT)]

    def has(self, meaning: str) -> bool:
        return (meaning, None) in self._at

    def codes_and_names(self) -> tuple[list[str], list[str]]:
        """Who each row is about; without a code a member is known by its name."""
        names = self.texts(titles.NAME, LONGEST_NAME)
        codes = self.texts(titles.CODE, LONGEST_CODE)
        by_name = codes_by_name(self.monitor)
        return [
            code or by_name.get(name.casefold(), "")
            for code, name in zip(codes, names, strict=True)
        ], names

    def result(self, **found: Any) -> ListRead:
        """What was found, with what was said about it."""
        remarks = []
        if self.body.rounded:
            cells = dutch.plural(str(self.body.rounded), "getal is", "getallen zijn")
            remarks.append(f"{cells} afgerond op twee decimalen.")
        return ListRead(self.layout.kind, refused=self.body.refused, remarks=remarks, **found)


def codes_by_name(monitor: Monitor) -> dict[str, str]:
    """The code of each member by its name; a name that two members have tells nothing."""
    found: dict[str, str] = {}
    for lid in monitor.leden:
        name = lid.naam.casefold()
        found[name] = "" if name in found else lid.code
    return found


def _returns(reading: _Reading) -> ListRead:
    told = _Told(reading)
    years = {each.year for each in reading.layout.columns if each.meaning in _VELDEN}
    made = [row for year in sorted(years, key=str) for row in told.rows_of(year)]
    made.sort(key=lambda pair: pair[0])
    found = reading.result(
        ontvangsten=[each for _, each in made], with_versions=reading.has(titles.NUMBER)
    )
    found.remarks += told.remarks
    return found


class _Told:
    """The returns of a list; a title that names a year gives a return of that year."""

    def __init__(self, reading: _Reading) -> None:
        body = reading.body
        self.remarks: list[str] = []
        self._reading = reading
        self._codes, self._names = reading.codes_and_names()
        self._years = reading.other(titles.YEAR, body.years, None)
        self._numbers = reading.other(titles.NUMBER, lambda column: body.wholes(column, NUMBERS), 1)
        choose = body.choices
        self._stands = reading.other(
            titles.STAND, lambda column: choose(column, Stand), Stand.VOORLOPIG
        )
        self._periods = reading.other(
            titles.PERIOD, lambda column: choose(column, Periode), Periode.JAAR
        )
        self._days = reading.other(titles.DAY, body.days, None)
        self._received = reading.other(titles.RECEIVED, body.days, reading.day)
        self._used = reading.decimals(titles.PERCENTAGE, _USED)
        self._sources = reading.sources()
        asked: dict[tuple[int, Periode], list[str]] = {}
        for each in reading.monitor.uitvragen:
            asked.setdefault((each.jaar, each.periode), []).append(each.id)
        self._requests = {key: ids[0] for key, ids in asked.items() if len(ids) == 1}
        only = _only({each.jaar for each in reading.monitor.uitvragen})
        self._only_year = reading.choices.year or only

    def rows_of(self, year: int | None) -> Iterator[tuple[int, Ontvangst]]:
        """The returns that the columns of this year tell of, with their row."""
        body, source = self._reading.body, self._reading.layout.table.source
        velden = [
            (_VELDEN[each.meaning], body.amounts(each))
            for each in self._reading.layout.columns
            if each.meaning in _VELDEN and each.year == year
        ]
        without = 0
        name, sha256 = source.name[:_LONGEST_FILE], source.sha256
        for row in range(self._reading.count):
            code, who = self._codes[row], self._names[row]
            values = {veld: cells[row] for veld, cells in velden if cells[row] is not None}
            if not (code or who) or says_total(code, who):
                without += bool(values)
                continue
            jaar = year or self._years[row] or self._only_year
            if jaar is None or (not values and year is not None):
                without += bool(values)
                continue
            opgave = self._opgave(row, jaar, values)
            yield (
                row,
                Ontvangst(
                    opgave,
                    Langs.LIJST,
                    self._received[row],
                    name,
                    sha256,
                    self._sources[row],
                ),
            )
        if without:
            rows = dutch.plural(str(without), "rij is", "rijen zijn")
            self.remarks.append(f"{rows} overgeslagen: een totaal, of zonder code, naam of jaar.")

    def _opgave(self, row: int, jaar: int, values: dict[Veld, Any]) -> Opgave:
        periode = self._periods[row]
        return Opgave(
            lid=self._codes[row],
            jaar=jaar,
            naam=self._names[row],
            uitvraag=self._requests.get((jaar, periode), ""),
            periode=periode,
            peildatum=self._days[row],
            stand=self._stands[row],
            volgnummer=self._numbers[row],
            waarden=values,
            percentage=self._used[row],
        )


def _only(years: set[int]) -> int | None:
    return next(iter(years)) if len(years) == 1 else None


def _members(reading: _Reading) -> ListRead:
    body = reading.body
    codes, names = (
        reading.texts(titles.CODE, LONGEST_CODE),
        reading.texts(titles.NAME, LONGEST_NAME),
    )
    texts = {name: reading.texts(name) for name in ("soort", "klasse", "regio")}
    texts["reden"] = reading.texts("reden", LONGEST_TEXT)
    texts["opvolger"] = reading.texts("opvolger", LONGEST_CODE)
    days = {name: reading.other(name, body.days, None) for name in ("lid_van", "lid_tot")}
    counts = reading.other("in_populatie", lambda column: body.choices(column, JaNee), JaNee.JA)
    sources = reading.sources()
    leden = {}
    for row in range(reading.count):
        if codes[row] and not says_total(codes[row], ""):
            more = {name: cells[row] for name, cells in {**texts, **days}.items()}
            leden[row] = Lid(codes[row], names[row], in_populatie=counts[row], **more)
    kaders = [
        Kader(leden[row].code, each.year, hours, sources[row] or reading.layout.table.source.name)
        for each in reading.layout.columns
        if each.meaning == titles.FRAME and each.year is not None
        for row, hours in enumerate(body.amounts(each))
        if row in leden and hours is not None and not isinstance(hours, Weg)
    ]
    return reading.result(leden=list(leden.values()), kaders=kaders)


def _series(reading: _Reading) -> ListRead:
    body = reading.body
    years = reading.other(titles.YEAR, body.years, None)
    jobs = reading.decimals(titles.JOBS, _CIJFER["banen"])
    shares = reading.decimals(titles.PERCENTAGE, _CIJFER["percentage"])
    sources = reading.sources()
    status, breaks = reading.texts(titles.STATUS), reading.texts(titles.BREAK, LONGEST_TEXT)
    cijfers = [
        Cijfer(year, jobs[row], shares[row], sources[row], status[row], breaks[row])
        for row, year in enumerate(years)
        if year is not None and (jobs[row], shares[row]) != (None, None)
    ]
    return reading.result(cijfers=cijfers)


_READERS: Mapping[ListKind, Callable[[_Reading], ListRead]] = {
    ListKind.RETURNS: _returns,
    ListKind.MEMBERS: _members,
    ListKind.SERIES: _series,
}


def told_of(found: Sequence[Refused]) -> list[str]:
    """Cells that could not be read, each in a sentence with its address."""
    return [f"{each.blad}, {each.adres} (“{each.gelezen}”): {each.reden}" for each in found]
