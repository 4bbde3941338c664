"""The tables of the .banen file: one for each kind of record, derived from `dossier.fields`.

A quantity, date or choice is stored as its canonical text, unknown as NULL. A change here is a
new format: raise `banen_file.FORMAT` and add an upgrade.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Invoer,
    Jaar,
    Loonaangifte,
    Tijdvak,
    Toelichting,
    UrenRegel,
    Werkgever,
)
from banen_desktop.dossier.verslag import (
    Cijfer,
    Logo,
    Maatregel,
    Parameters,
    Scenario,
    Vaststelling,
    Vergelijking,
    Versie,
    Verslagtekst,
    Waarde,
)

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


class DamagedError(ValueError):
    """What a file holds is not a dossier; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: columns that identify a row, then a column of text for each field."""

    name: str
    keys: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def create(self) -> str:
        """The statement that makes the table, exactly as it stands in every file."""
        columns = [*self.keys, *(f"{field.key} TEXT" for field in self.fields)]
        return f"CREATE TABLE {self.name} ({', '.join(columns)})"

    @property
    def insert(self) -> str:
        """The statement that adds a row."""
        names = [key.split()[0] for key in self.keys] + [field.key for field in self.fields]
        places = ", ".join(f":{name}" for name in names)
        return f"INSERT INTO {self.name} VALUES ({places})"  # noqa: S608 - names of our own


_YEAR_KEY = ("jaar INTEGER PRIMARY KEY",)
_ROW_KEYS = ("volgorde INTEGER PRIMARY KEY", "jaar INTEGER", "id TEXT")
_OWN_KEYS = ("volgorde INTEGER PRIMARY KEY", "id TEXT")


@dataclass(frozen=True, slots=True)
class _Part:
    """Part of a year: the name of its table, its attribute of `Jaar`, its fields and record."""

    table: str
    attribute: str
    fields: tuple[Field, ...]
    record: Callable[..., Any]


_RECORDS = (
    _Part("toelichting", "toelichting", fields.TOELICHTING, Toelichting),
    _Part("loonaangifte", "loonaangifte", fields.LOONAANGIFTE, Loonaangifte),
    _Part("verslagtekst", "verslagtekst", verslag_fields.VERSLAGTEKST, Verslagtekst),
    _Part("vaststelling", "vaststelling", verslag_fields.VASTSTELLING, Vaststelling),
    _Part("vergelijking", "vergelijking", verslag_fields.VERGELIJKING, Vergelijking),
    _Part("parameters", "parameters", verslag_fields.PARAMETERS, Parameters),
)
_ROWS = (
    _Part("uren", "uren", fields.UREN + fields.REEKS, UrenRegel),
    _Part("baan", "banen", fields.BAAN + fields.REEKS, Baan),
    _Part("tijdvak", "tijdvakken", fields.TIJDVAK, Tijdvak),
    _Part("invoer", "invoer", fields.INVOER, Invoer),
    _Part("maatregel", "werkagenda", verslag_fields.MAATREGEL, Maatregel),
    _Part("cijfer", "gerapporteerd", verslag_fields.CIJFER, Cijfer),
    _Part("scenario", "scenarios", verslag_fields.SCENARIO, Scenario),
    _Part("waarde", "waarden", verslag_fields.WAARDE, Waarde),
)
_VERSIE = _Part("versie", "versies", verslag_fields.VERSIE, Versie)
TABLES = (
    Table("werkgever", ("id TEXT",), fields.WERKGEVER),
    Table("logo", (), verslag_fields.LOGO),
    Table("jaar", _YEAR_KEY, fields.JAAR),
    *(Table(part.table, _YEAR_KEY, part.fields) for part in _RECORDS),
    *(Table(part.table, _ROW_KEYS, part.fields) for part in _ROWS),
    Table(_VERSIE.table, _OWN_KEYS, _VERSIE.fields),
)


def tables_of(dossier: Dossier) -> Tables:
    """Every row of every table, in the order of the file."""
    years = dossier.jaren
    records = {
        part.table: [
            {"jaar": year.jaar, **_texts(part.fields, getattr(year, part.attribute))}
            for year in years
        ]
        for part in _RECORDS
    }
    rows = {
        part.table: [
            {"volgorde": place, "jaar": jaar, "id": row.id, **_texts(part.fields, row)}
            for place, (jaar, row) in enumerate(_rows_of(part, years), start=1)
        ]
        for part in _ROWS
    }
    return {
        "werkgever": [{"id": dossier.id, **_texts(fields.WERKGEVER, dossier.werkgever)}],
        "logo": [_texts(verslag_fields.LOGO, dossier.logo)],
        "jaar": [{"jaar": year.jaar, **_texts(fields.JAAR, year)} for year in years],
        **records,
        **rows,
        "versie": [
            {"volgorde": place, "id": versie.id, **_texts(_VERSIE.fields, versie)}
            for place, versie in enumerate(dossier.versies, start=1)
        ],
    }


def _rows_of(part: _Part, years: Iterable[Jaar]) -> Iterable[tuple[int, Any]]:
    return ((year.jaar, row) for year in years for row in getattr(year, part.attribute))


def _texts(known: Sequence[Field], record: object) -> dict[str, str | None]:
    return {field.key: fields.to_text(getattr(record, field.key)) for field in known}


def dossier_of(tables: Tables) -> Dossier:
    """The dossier that these tables hold.

    Checks types, limits, ids and years; raises `DamagedError` or `FieldError`. Texts are not
    searched for a BSN: refusing is for what somebody types, a saved file must open.
    """
    employer, logo = _only(tables, "werkgever"), _only(tables, "logo")
    years = _by_year(tables["jaar"])
    records = {part: _by_year(tables[part.table]) for part in _RECORDS}
    rows = {part: _in_years(part, tables[part.table]) for part in _ROWS}
    whole = all(found.keys() == years.keys() for found in records.values())
    if not whole or not all(found.keys() <= years.keys() for found in rows.values()):
        raise DamagedError("de jaren passen niet bij elkaar")
    _check_ids(tables["versie"])

    def parts(jaar: int) -> dict[str, Any]:
        made: dict[str, Any] = {
            part.attribute: part.record(**_values(part.fields, found[jaar]))
            for part, found in records.items()
        }
        return made | {part.attribute: tuple(found.get(jaar, ())) for part, found in rows.items()}

    return Dossier(
        werkgever=Werkgever(**_values(fields.WERKGEVER, employer)),
        jaren=tuple(
            Jaar(jaar=jaar, **_values(fields.JAAR, row), **parts(jaar))
            for jaar, row in sorted(years.items())
        ),
        logo=Logo(**_values(verslag_fields.LOGO, logo)),
        versies=tuple(
            Versie(id=row["id"], **_values(_VERSIE.fields, row)) for row in tables["versie"]
        ),
        id=_id(employer),
    )


_MISSING = {
    "werkgever": "er hoort precies één werkgever in te staan",
    "logo": "er hoort precies één regel voor het logo in te staan",
}


def _only(tables: Tables, name: str) -> Row:
    if len(tables[name]) != 1:
        raise DamagedError(_MISSING[name])
    return tables[name][0]


def _by_year(rows: Sequence[Row]) -> dict[int, Row]:
    by_year = {_year(row): row for row in rows}
    if len(by_year) != len(rows):
        raise DamagedError("een jaar staat er twee keer in")
    return by_year


def _in_years(part: _Part, rows: Sequence[Row]) -> dict[int, list[Any]]:
    _check_ids(rows)
    by_year: dict[int, list[Any]] = {}
    for row in rows:
        made = part.record(id=row["id"], **_values(part.fields, row))
        by_year.setdefault(_year(row), []).append(made)
    return by_year


def _check_ids(rows: Sequence[Row]) -> None:
    if len({_id(row) for row in rows}) != len(rows):
        raise DamagedError("een regel staat er twee keer in")


def _year(row: Row) -> int:
    year = row["jaar"]
    if type(year) is not int or year not in fields.YEARS:
        raise DamagedError("er staat een ongeldig jaar in")
    return year


def _id(row: Row) -> str:
    found = row["id"]
    if not isinstance(found, str) or not _ID.fullmatch(found):
        raise DamagedError("er staat een ongeldige sleutel in")
    return found


def _values(known: Sequence[Field], row: Row) -> dict[str, Any]:
    return {field.key: _value(field, row[field.key]) for field in known}


def _value(field: Field, stored: object) -> Any:
    if stored is None and field.kind is not Kind.TEXT and not field.required:
        return None
    if not isinstance(stored, str):
        raise DamagedError(f"bij {field.label} hoort tekst te staan")
    return fields.from_text(field, stored)
