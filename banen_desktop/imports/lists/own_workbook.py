"""Reads the program's own workbook of a year (`reports.workbook`, kind dossier) back.

What comes back: the name of the employer, the totals, the own percentage, and every row of the
sheets Uren and Banen, also rows and values that somebody changed there. `NOT_HELD` says what such a
workbook never had. Numbers come back with 15 digits, as a spreadsheet keeps them. The sheets are
found by name and their columns by title, so added rows and moved columns do no harm; whether the
titles stand above in the sheet or, as in older workbooks, below the totals, is all the same.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from zipfile import is_zipfile

from banen_desktop import dutch
from banen_desktop.child import run_in_child
from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.bsn import has_bsn, kept_name
from banen_desktop.dossier.end_of_rows import END_OF_ROWS
from banen_desktop.dossier.fields import Field, FieldError, Kind
from banen_desktop.dossier.model import Baan, Dossier, Jaar, UrenRegel, Werkgever
from banen_desktop.dossier.verslag import Maatregel, Vergelijking
from banen_desktop.imports.lists.archive import SAFE, damaged, look_inside
from banen_desktop.imports.lists.dates import day_of_serial
from banen_desktop.imports.lists.raw import (
    RawFile,
    Settings,
    Source,
    column_name,
    exact,
    readable,
    shown,
)
from banen_desktop.imports.lists.result import Refused
from banen_desktop.imports.lists.table import MEMORY_LIMIT, read_table
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Status
from banen_desktop.storage.regular import open_regular

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

SHEETS = ("Overzicht", "Uren", "Banen", "Berekening", "Parameters", "Verantwoording")
NOT_HELD = (
    "de sector, de nummers en de werkweek van de werkgever",
    "de vraag over de sectorfondspremie",
    "de toelichting en de tekst van het verslag",
    "scenario’s, het logo en bewaarde versies",
    "andere jaren",
)
_NO_NAME = "Werkgever zonder naam"
_NO_SOURCE = "eigen opgave, zonder bron"
_OF_THE_USER = (Status.EIGEN_OPGAVE.label, Status.ACHTERHAALD.label)
_JAAR = fields.by_key(fields.JAAR)
_NULMETING = fields.by_key(fields.WERKGEVER)["nulmeting_banen"]
_PRICE = fields.by_key(verslag_fields.VERGELIJKING)["prijs_per_baan"]


@dataclass(frozen=True, slots=True)
class OwnWorkbook:
    """A dossier with the one year of the workbook, and the cells that could not be read."""

    source: Source
    dossier: Dossier
    year: int
    refused: tuple[Refused, ...]


def is_own_workbook(file: RawFile) -> bool:
    """Whether a file that was read as a list is a workbook of this program."""
    return {table.name for table in file.tables} >= set(SHEETS)


def other_form() -> KnownProblem:
    """The problem of such a workbook that a spreadsheet saved as something else than .xlsx."""
    return KnownProblem(
        "Dit is een werkmap van dit programma, maar niet als .xlsx bewaard.",
        SAFE,
        "Open het bestand in uw rekenprogramma, bewaar het als Excel-werkmap (.xlsx) en kies dat.",
    )


def read_in_child(
    path: Path,
    on_progress: Callable[[str], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> OwnWorkbook:
    """Read a workbook of this program in a child process; raises `KnownProblem`."""
    return run_in_child(
        read_own_workbook,
        path,
        memory_limit=MEMORY_LIMIT,
        on_progress=on_progress,
        cancelled=cancelled,
    )


def read_own_workbook(path: Path, progress: Callable[[str], None]) -> OwnWorkbook:
    """Read a workbook of this program here and now."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only where a file is read

    progress(f"{path.name} lezen")
    if not is_zipfile(path):
        return _refuse_other(path, progress)
    facts = look_inside(path)
    if facts.form != "xlsx":
        raise other_form()
    if any(sheet.too_large for sheet in facts.sheets.values()):
        raise KnownProblem(
            "In deze werkmap staan losse tekens ver buiten de tabellen.",
            SAFE,
            "Verwijder die, of kies de werkmap zoals het programma die maakte.",
        )
    try:
        with open_regular(path) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        book = load_workbook(path, data_only=True, keep_links=False)
    except Exception as error:
        raise damaged() from error
    if not set(SHEETS) <= set(book.sheetnames):
        raise no_own_workbook()
    return _Reader(Source(kept_name(readable(path.name)), digest), book).read()


def _refuse_other(path: Path, progress: Callable[[str], None]) -> NoReturn:
    """Say what a file is that is no .xlsx: a workbook of ours in an older form, or none."""
    if is_own_workbook(read_table(path, Settings(), progress)):
        raise other_form()
    raise no_own_workbook()


def no_own_workbook() -> KnownProblem:
    """The problem of a file that the program did not write."""
    return KnownProblem(
        "Dit is geen werkmap van dit programma.", SAFE, "Lees het bestand in als lijst."
    )


class _Reader:
    def __init__(self, source: Source, book: "Workbook") -> None:
        self._source, self._book = source, book
        self._refused: list[Refused] = []

    def read(self) -> OwnWorkbook:
        year = self._named("verslagjaar")
        if not isinstance(year, int | float) or int(year) not in fields.YEARS:
            raise KnownProblem(
                "In deze werkmap staat geen geldig verslagjaar meer.",
                SAFE,
                "Kies de werkmap zoals het programma die maakte.",
            )
        jaar = replace(
            self._totals(int(year)),
            uren=tuple(UrenRegel(**row) for row in self._rows("Uren", fields.UREN)),
            banen=tuple(Baan(**row) for row in self._rows("Banen", fields.BAAN)),
            werkagenda=self._agenda(),
        )
        employer = Werkgever(
            naam=self._employer(), nulmeting_banen=self._total("nulmeting_banen", _NULMETING)
        )
        dossier = Dossier(employer, (jaar,))
        return OwnWorkbook(self._source, dossier, jaar.jaar, tuple(self._refused))

    def _agenda(self) -> tuple[Maatregel, ...]:
        """The measures; a workbook without them has no such sheet."""
        if "Werkagenda" not in self._book.sheetnames:
            return ()
        rows = self._rows("Werkagenda", verslag_fields.MAATREGEL)
        return tuple(Maatregel(**row) for row in rows)

    def _named(self, name: str, *, right: int = 0) -> Any:
        """The value of a cell with a defined name, or of a cell beside it."""
        place = self._place(name)
        if place is None:
            return None
        sheet, row, column = place
        return self._book[sheet].cell(row, column + right).value

    def _place(self, name: str) -> tuple[str, int, int] | None:
        from openpyxl.utils.cell import coordinate_to_tuple  # noqa: PLC0415

        defined = self._book.defined_names.get(name)
        places = [] if defined is None else list(defined.destinations)
        if len(places) != 1 or places[0][0] not in self._book.sheetnames:
            return None
        try:
            row, column = coordinate_to_tuple(places[0][1].replace("$", ""))
        except ValueError:
            return None
        return places[0][0], row, column

    def _employer(self) -> str:
        for label, _, text in self._book["Verantwoording"].iter_rows(max_col=3, values_only=True):
            if label == "Werkgever" and isinstance(text, str):
                return "" if text == _NO_NAME else text
        return ""

    def _totals(self, year: int) -> Jaar:
        total = self._total("totaal_uren", _JAAR["verloonde_uren"])
        origin = self._named("totaal_uren", right=1)
        jaar = Jaar(
            year,
            verloonde_uren=total,
            verloonde_uren_vorig_jaar=self._total(
                "totaal_uren_vorig_jaar", _JAAR["verloonde_uren_vorig_jaar"]
            ),
            vergelijking=Vergelijking(prijs_per_baan=self._total("prijs_per_baan", _PRICE)),
        )
        if total is not None and isinstance(origin, str):
            field = _JAAR["verloonde_uren_herkomst"]
            jaar = replace(jaar, verloonde_uren_herkomst=fields.from_user(field, origin))
        return self._with_percentage(jaar)

    def _total(self, name: str, field: Field) -> Decimal | None:
        value = self._named(name)
        if value is None:
            return None
        try:
            number: Decimal = _converted(field, value)
        except FieldError as error:
            sheet, row, column = self._place(name) or ("", 1, 1)
            self._refuse(sheet, row, column - 1, value, str(error))
            return None
        return number

    def _with_percentage(self, jaar: Jaar) -> Jaar:
        """The percentage is the employer's own when the sheet says so."""
        name = "parameter_quotumpercentage"
        ratio, status = self._named(name), self._named(name, right=2)
        own = isinstance(status, str) and status.startswith(_OF_THE_USER)
        if not own or not isinstance(ratio, int | float):
            return jaar
        source = self._named(name, right=4)
        return replace(
            jaar,
            quotumpercentage=exact(float(ratio)) * 100,
            bron_quotumpercentage=source
            if isinstance(source, str) and source != _NO_SOURCE
            else "",
        )

    def _rows(self, sheet: str, known: Sequence[Field]) -> Iterable[dict[str, Any]]:
        """The rows below the titles that have anything in them."""
        places: dict[int, Field] = {}
        titles = {field.header: field for field in known}
        for number, row in enumerate(self._book[sheet].iter_rows(values_only=True), 1):
            if not places:
                # Not all: a workbook that is older than a field does not have its column.
                if 2 * len(titles.keys() & {str(cell) for cell in row}) > len(titles):
                    places = {
                        column: titles[str(cell)]
                        for column, cell in enumerate(row)
                        if str(cell) in titles
                    }
                continue
            found = {
                column: row[column]
                for column in places
                if column < len(row) and row[column] not in {None, "", END_OF_ROWS}
            }
            if found and (values := self._row(sheet, number, found, places)):
                yield values
        if not places:
            raise KnownProblem(
                "In deze werkmap staan alleen totalen: het is de werkmap om te delen.",
                SAFE,
                "Kies de werkmap van de soort dossier.",
            )

    def _row(
        self, sheet: str, number: int, found: dict[int, Any], places: dict[int, Field]
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column, value in found.items():
            try:
                values[places[column].key] = _converted(places[column], value)
            except FieldError as error:
                self._refuse(sheet, number, column, value, str(error))
                return {}
        if sheet == "Banen" and "vorm" not in values:
            self._refuse(sheet, number, 0, "", "Deze rij heeft geen vorm en telt niet mee.")
            return {}
        return values

    def _refuse(self, sheet: str, row: int, column: int, value: Any, reason: str) -> None:
        read = "…" if has_bsn(str(value)) else dutch.shorten(_as_read(value), 40)
        self._refused.append(
            Refused(self._source.name, sheet, row, column_name(column), read, reason)
        )


def _as_read(value: Any) -> str:
    return shown(value) if isinstance(value, str | int | float | date) else str(value)


def _converted(field: Field, value: Any) -> Any:
    """The value of a cell for a field; raises `FieldError`."""
    if field.kind is Kind.TEXT:
        text = value if isinstance(value, str) else _as_read(value)
        if has_bsn(text) and not field.holds_numbers:
            raise FieldError(f"{field.label}: hier lijkt een BSN te staan.")
        return fields.checked(field, text)
    if isinstance(value, str):
        return fields.from_user(field, value)
    if field.kind is Kind.NUMBER and type(value) in {int, float}:
        return fields.checked(field, exact(value))
    if field.kind is Kind.DATE and isinstance(value, date):
        return fields.checked(field, value.date() if isinstance(value, datetime) else value)
    if field.kind is Kind.DATE and (day := day_of_serial(value)) is not None:
        return fields.checked(field, day)  # some writers lose the format of a date
    raise FieldError(f"{field.label}: deze waarde past hier niet.")
