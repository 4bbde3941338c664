"""The two workbooks whose cells have names: the council's template, and our own of a year.

Read with openpyxl in the child. A cell is found by its name, so that it may stand anywhere. What
a cell holds is checked as strictly as a file of a return; one that cannot be read is refused.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banen_desktop import dutch
from banen_desktop.child import run_in_child
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.fields import FIRST_DAY, LAST_DAY, YEARS
from banen_desktop.dutch import NotUnderstoodError
from banen_desktop.imports.lists.archive import SAFE, damaged, look_inside
from banen_desktop.imports.lists.raw import exact, readable, shown
from banen_desktop.imports.lists.result import Refused
from banen_desktop.imports.lists.table import MEMORY_LIMIT
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.reading import LONGEST_CODE, LONGEST_NAME
from banen_desktop.reports.opgave.records import HONDERDSTEN, Opgave, Periode, Stand, Veld, Weg
from banen_desktop.reports.opgave.template import PREFIX
from banen_desktop.sector.facts.fields import AMOUNTS, NUMBERS
from banen_desktop.sector.facts.model import Langs, Ontvangst
from banen_desktop.storage.regular import open_regular

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_OWN = {
    "verloonde_uren": Veld.VERLOONDE_UREN,
    "verloonde_uren_vorig_jaar": Veld.VERLOONDE_UREN_VORIG_JAAR,
    "meetellende_uren": Veld.MEETELLENDE_UREN,
    "meetellende_uren_dienstverband": Veld.UREN_DIENSTVERBAND,
    "meetellende_uren_inleen": Veld.UREN_INLEEN,
    "personen": Veld.PERSONEN,
    "personen_nieuw": Veld.PERSONEN_NIEUW,
    "banen_op_peildatum": Veld.BANEN_OP_PEILDATUM,
}
_OWN_SHEETS = {"Berekening", "Parameters", "Verantwoording"}
_LOOK = 1_000_000
_NO_NAME = "Werkgever zonder naam"
_NAMES = re.compile(rb"definedName[^>]{1,200}name=.opgave_|name=.meetellende_uren.")


@dataclass
class NamedCells:
    """The cells with a name: value, sheet and address; and what could not be read of them."""

    name: str
    sha256: str
    cells: Mapping[str, tuple[Any, str, str]]
    employer: str = ""
    refused: list[Refused] = field(default_factory=list)

    @property
    def is_template(self) -> bool:
        """Whether it is the council's template."""
        return f"{PREFIX}jaar" in self.cells or f"{PREFIX}uitvraag" in self.cells

    def text(self, key: str, longest: int) -> str:
        """A text on one line; empty when there is none."""
        value = self.cells.get(key, (None,))[0]
        if value is None:
            return ""
        bare = shown(value) if isinstance(value, str | int | float) else str(value)
        return " ".join(readable(bare).split())[:longest].strip()

    def read(self, key: str, read: Callable[[Any], Any]) -> Any:
        """What a cell holds; nothing when it is empty, or refused."""
        value, sheet, place = self.cells.get(key, (None, "", "A1"))
        if value is None or value == "":
            return None
        try:
            return read(value)
        except (NotUnderstoodError, ValueError) as error:
            column = place.rstrip("0123456789")
            row = int(place[len(column) :] or 1)
            seen = dutch.shorten(readable(str(value)), 40)
            self.refused.append(Refused(self.name, sheet, row, column, seen, str(error)))
            return None


def has_named_cells(path: Path) -> bool:
    """Whether a file is a workbook with the names of a template, or of our own workbook."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            return bool(_NAMES.search(part.read(_LOOK)))
    except Exception:  # a damaged archive fails in many ways; then it is no such workbook
        return False


def read_in_child(
    path: Path,
    on_progress: Callable[[str], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> NamedCells:
    """The named cells of a workbook, read in a child process; raises `KnownProblem`."""
    return run_in_child(
        read_named_cells,
        path,
        memory_limit=MEMORY_LIMIT,
        on_progress=on_progress,
        cancelled=cancelled,
    )


def read_named_cells(path: Path, progress: Callable[[str], None]) -> NamedCells:
    """The named cells of a workbook, read here and now."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only where a file is read

    progress(f"{path.name} lezen")
    facts = look_inside(path)
    if facts.form != "xlsx" or any(sheet.too_large for sheet in facts.sheets.values()):
        raise KnownProblem(
            "In deze werkmap staan losse tekens ver buiten de vakken.",
            SAFE,
            "Gebruik het invulblad zoals u het kreeg.",
        )
    try:
        with open_regular(path) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        book = load_workbook(path, data_only=True, keep_links=False)
        cells = dict(_cells(book))
    except Exception as error:
        raise damaged() from error
    return NamedCells(readable(path.name), digest, cells, _employer(book))


def _cells(book: "Workbook") -> Iterator[tuple[str, tuple[Any, str, str]]]:
    for name, defined in book.defined_names.items():
        if name not in _WANTED and not name.startswith(PREFIX):
            continue
        places = list(defined.destinations)
        # openpyxl leaves an apostrophe in the name of a sheet doubled, as a formula has it.
        sheet = places[0][0].replace("''", "'") if len(places) == 1 else ""
        if sheet not in book.sheetnames:
            continue
        address = places[0][1].replace("$", "")
        if re.fullmatch(r"[A-Z]{1,3}[1-9][0-9]{0,6}", address):
            value = book[sheet][address].value
            if isinstance(value, str | int | float | date) or value is None:
                yield name, (value, sheet, address)


_WANTED = {*_OWN, "verslagjaar", "parameter_quotumpercentage"}


def _employer(book: "Workbook") -> str:
    if "Verantwoording" not in book.sheetnames:
        return ""
    for label, _, text in book["Verantwoording"].iter_rows(
        max_row=200, max_col=3, values_only=True
    ):
        if label == "Werkgever" and isinstance(text, str):
            return "" if text == _NO_NAME else " ".join(readable(text).split())[:LONGEST_NAME]
    return ""


def return_of(found: NamedCells, day: date, codes: Mapping[str, str]) -> Ontvangst:
    """The return that such a workbook tells of; `codes` are those of members by their name.

    Raises `KnownProblem` when it does not tell of which year it is.
    """
    opgave = _of_template(found) if found.is_template else _of_own(found, codes)
    langs = Langs.SJABLOON if found.is_template else Langs.WERKMAP
    return Ontvangst(opgave, langs, day, found.name[:255], found.sha256)


def _of_template(found: NamedCells) -> Opgave:
    """Without the control number: somebody may have changed a cell after it was filled in."""

    def of(name: str, read: Callable[[Any], Any], default: Any = None) -> Any:
        value = found.read(PREFIX + name, read)
        return default if value is None else value

    return Opgave(
        lid=found.text(f"{PREFIX}lid", LONGEST_CODE),
        jaar=_year(found, f"{PREFIX}jaar"),
        naam=found.text(f"{PREFIX}naam", LONGEST_NAME),
        uitvraag=found.text(f"{PREFIX}uitvraag", LONGEST_CODE),
        periode=of("periode", _choice(Periode), Periode.JAAR),
        peildatum=of("peildatum", _day),
        stand=of("stand", _choice(Stand), Stand.VOORLOPIG),
        volgnummer=of("volgnummer", _number, 1),
        vervangt=of("vervangt", _number),
        waarden=_values(found, {PREFIX + str(veld): veld for veld in Veld}),
        percentage=of("percentage", _percentage),
    )


def _of_own(found: NamedCells, codes: Mapping[str, str]) -> Opgave:
    ratio = found.read("parameter_quotumpercentage", _ratio)
    return Opgave(
        lid=codes.get(found.employer.casefold(), ""),
        jaar=_year(found, "verslagjaar"),
        naam=found.employer,
        waarden=_values(found, _OWN),
        percentage=ratio,
        programma="werkmap van Banen Desktop",
    )


def _year(found: NamedCells, key: str) -> int:
    def read(value: Any) -> int:
        number = _whole(value)
        if number not in YEARS:
            raise NotUnderstoodError(f"Dit is geen jaar van {YEARS[0]} tot en met {YEARS[-1]}.")
        return number

    year = found.read(key, read)
    if year is None:
        raise KnownProblem(
            "In deze werkmap staat niet over welk jaar zij gaat.",
            "Er is niets veranderd.",
            "Gebruik het invulblad of de werkmap zoals die is gemaakt.",
        )
    return int(year)


def _values(found: NamedCells, names: Mapping[str, Veld]) -> dict[Veld, int | Weg]:
    told = {veld: found.read(name, _hundredths) for name, veld in names.items()}
    return {veld: amount for veld, amount in told.items() if amount is not None}


def _hundredths(value: Any) -> int | Weg:
    if isinstance(value, str):
        words = {"onbekend": Weg.ONBEKEND, "niet gevraagd": Weg.NIET_GEVRAAGD, "x": Weg.KLEIN}
        if (why := words.get(value.strip().casefold())) is not None:
            return why
    found = int(dutch.rounded(_decimal(value) * HONDERDSTEN, 0))
    if found not in AMOUNTS:
        raise NotUnderstoodError("Dit getal is te groot om te kunnen kloppen.")
    return found


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise NotUnderstoodError("Dit is geen getal.")
    return dutch.parse_number(value) if isinstance(value, str) else exact(value)


def _whole(value: Any) -> int:
    number = _decimal(value)
    if number != number.to_integral_value():
        raise NotUnderstoodError("Dit is geen heel getal.")
    return int(number)


def _number(value: Any) -> int:
    number = _whole(value)
    if number not in NUMBERS:
        raise NotUnderstoodError(f"Dit is geen getal van {NUMBERS[0]} tot en met {NUMBERS[-1]}.")
    return number


def _percentage(value: Any) -> Decimal:
    """In percent, as it was typed."""
    number = dutch.parse_percentage(value) if isinstance(value, str) else _decimal(value)
    if not 0 <= number <= 100:
        raise NotUnderstoodError("Dit is geen percentage van 0 tot en met 100.")
    return dutch.rounded(number, 6).normalize() + 0


def _ratio(value: Any) -> Decimal:
    """In percent, from the part of one that a workbook holds."""
    return _percentage(_as_number(_decimal(value) * 100))


def _as_number(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        value = value.date()
    day = value if isinstance(value, date) else dutch.parse_date(str(value))
    if not FIRST_DAY <= day <= LAST_DAY:
        raise NotUnderstoodError("Deze datum kan niet kloppen.")
    return day


def _choice(known: type[Choice]) -> Callable[[Any], Choice]:
    def read(value: Any) -> Choice:
        wanted = str(value).strip().casefold()
        for choice in known:
            if wanted in {choice.value, choice.label.casefold()}:
                return choice
        raise NotUnderstoodError("Dit woord kent het programma hier niet.")

    return read
