"""The tables of the .banen file: one for each kind of record, derived from `dossier.fields`.

A quantity, date or choice is stored as its canonical text, unknown as NULL. A change here is a
new format: add an upgrade, and the format is the one after it.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from operator import attrgetter
from typing import Any

from banen_desktop.dossier import fields, imported_fields, opgave_fields, verslag_fields
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
from banen_desktop.dossier.opgaven import GemaakteOpgave, Raadsleutel
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
"""What a file holds, row by row: easy to change, as an upgrade does."""
Columns = Mapping[str, Sequence[Any]]
Contents = Mapping[str, Columns]
"""The same by column, all of one length: quick to read, for columns are few and rows are many."""

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
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return (*(key.split()[0] for key in self.keys), *(field.key for field in self.fields))

    @property
    def create(self) -> str:
        """The statement that makes the table, exactly as it stands in every file."""
        columns = [*self.keys, *(f"{field.key} TEXT" for field in self.fields)]
        return f"CREATE TABLE {self.name} ({', '.join(columns)})"

    @property
    def insert(self) -> str:
        """The statement that adds a row."""
        places = ", ".join("?" * len(self.columns))
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
    record: type[Any]


_RECORDS = (
    _Part("toelichting", "toelichting", fields.TOELICHTING, Toelichting),
    _Part("loonaangifte", "loonaangifte", imported_fields.LOONAANGIFTE, Loonaangifte),
    _Part("verslagtekst", "verslagtekst", verslag_fields.VERSLAGTEKST, Verslagtekst),
    _Part("vaststelling", "vaststelling", verslag_fields.VASTSTELLING, Vaststelling),
    _Part("vergelijking", "vergelijking", verslag_fields.VERGELIJKING, Vergelijking),
    _Part("parameters", "parameters", verslag_fields.PARAMETERS, Parameters),
)
_ROWS = (
    _Part("uren", "uren", fields.UREN + imported_fields.REEKS, UrenRegel),
    _Part("baan", "banen", fields.BAAN + imported_fields.REEKS, Baan),
    _Part("tijdvak", "tijdvakken", imported_fields.TIJDVAK, Tijdvak),
    _Part("invoer", "invoer", imported_fields.INVOER, Invoer),
    _Part("maatregel", "werkagenda", verslag_fields.MAATREGEL, Maatregel),
    _Part("cijfer", "gerapporteerd", verslag_fields.CIJFER, Cijfer),
    _Part("scenario", "scenarios", verslag_fields.SCENARIO, Scenario),
    _Part("waarde", "waarden", verslag_fields.WAARDE, Waarde),
)
_OF_ALL_YEARS = (
    _Part("versie", "versies", verslag_fields.VERSIE, Versie),
    _Part("opgave", "opgaven", opgave_fields.GEMAAKTE_OPGAVE, GemaakteOpgave),
    _Part("raadsleutel", "raadsleutels", opgave_fields.RAADSLEUTEL, Raadsleutel),
)
TABLES = (
    Table("werkgever", ("id TEXT",), fields.WERKGEVER),
    Table("logo", (), verslag_fields.LOGO),
    Table("jaar", _YEAR_KEY, fields.JAAR),
    *(Table(part.table, _YEAR_KEY, part.fields) for part in _RECORDS),
    *(Table(part.table, _ROW_KEYS, part.fields) for part in _ROWS),
    *(Table(part.table, _OWN_KEYS, part.fields) for part in _OF_ALL_YEARS),
)


def contents_of(dossier: Dossier) -> Contents:
    """The columns of every table, as they stand in the file."""
    years = dossier.jaren
    numbers = [year.jaar for year in years]
    records = {
        part.table: {
            "jaar": numbers,
            **_texts(part.fields, [getattr(year, part.attribute) for year in years]),
        }
        for part in _RECORDS
    }
    return {
        "werkgever": {"id": [dossier.id], **_texts(fields.WERKGEVER, [dossier.werkgever])},
        "logo": _texts(verslag_fields.LOGO, [dossier.logo]),
        "jaar": {"jaar": numbers, **_texts(fields.JAAR, years)},
        **records,
        **{part.table: _rows_in(part, years) for part in _ROWS},
        **{part.table: _numbered(part, getattr(dossier, part.attribute)) for part in _OF_ALL_YEARS},
    }


def rows_of(columns: Columns) -> Iterator[tuple[Any, ...]]:
    """The rows of a table."""
    return zip(*columns.values(), strict=True)


def _rows_in(part: _Part, years: Iterable[Jaar]) -> Columns:
    found = [(year.jaar, row) for year in years for row in getattr(year, part.attribute)]
    return _numbered(part, [row for _, row in found], jaar=[jaar for jaar, _ in found])


def _numbered(part: _Part, records: Sequence[Any], **keys: Sequence[int]) -> Columns:
    return {
        "volgorde": range(1, len(records) + 1),
        **keys,
        "id": [record.id for record in records],
        **_texts(part.fields, records),
    }


def _texts(known: Iterable[Field], records: Sequence[object]) -> Columns:
    return {field.key: _text_of_each(field, records) for field in known}


def _text_of_each(field: Field, records: Iterable[object]) -> list[str | None]:
    values = list(map(attrgetter(field.key), records))
    if field.kind is Kind.NUMBER:  # equal numbers can have different texts, such as 1 and 1.0
        return list(map(fields.to_text, values))
    once = {value: fields.to_text(value) for value in set(values)}
    return list(map(once.__getitem__, values))


def dossier_of(contents: Contents) -> Dossier:
    """The dossier that these tables hold.

    Checks types, limits, ids and years; raises `DamagedError` or `FieldError`. Texts are not
    searched for a BSN: refusing is for what somebody types, a saved file must open.
    """
    employer, logo = _only(contents, "werkgever"), _only(contents, "logo")
    return Dossier(
        werkgever=_records(Werkgever, _values(fields.WERKGEVER, employer))[0],
        jaren=tuple(sorted(_years(contents), key=lambda year: year.jaar)),
        logo=_records(Logo, _values(verslag_fields.LOGO, logo))[0],
        **{part.attribute: tuple(_with_ids(part, contents)) for part in _OF_ALL_YEARS},
        id=_id(employer["id"][0]),
    )


_MISSING = {
    "werkgever": "er hoort precies één werkgever in te staan",
    "logo": "er hoort precies één regel voor het logo in te staan",
}


def _only(contents: Contents, name: str) -> Columns:
    if any(len(column) != 1 for column in contents[name].values()):
        raise DamagedError(_MISSING[name])
    return contents[name]


def _years(contents: Contents) -> list[Jaar]:
    numbers = _once_each(contents["jaar"])
    records, rows = _records_by_year(contents), _rows_by_year(contents)
    whole = all(found.keys() == set(numbers) for found in records.values())
    if not whole or not all(found.keys() <= set(numbers) for found in rows.values()):
        raise DamagedError("de jaren passen niet bij elkaar")
    return _records(
        Jaar,
        {
            "jaar": numbers,
            **_values(fields.JAAR, contents["jaar"]),
            **{name: [found[jaar] for jaar in numbers] for name, found in records.items()},
            **{
                name: [tuple(found.get(jaar, ())) for jaar in numbers]
                for name, found in rows.items()
            },
        },
    )


def _records_by_year(contents: Contents) -> dict[str, dict[int, Any]]:
    by_year = {}
    for part in _RECORDS:
        columns = contents[part.table]
        found = _records(part.record, _values(part.fields, columns))
        by_year[part.attribute] = dict(zip(_once_each(columns), found, strict=True))
    return by_year


def _rows_by_year(contents: Contents) -> dict[str, dict[int, list[Any]]]:
    by_year: dict[str, dict[int, list[Any]]] = {}
    for part in _ROWS:
        found = by_year[part.attribute] = {}
        for jaar, row in zip(contents[part.table]["jaar"], _with_ids(part, contents), strict=True):
            found.setdefault(_year(jaar), []).append(row)
    return by_year


def _once_each(columns: Columns) -> list[int]:
    years = list(map(_year, columns["jaar"]))
    if len(set(years)) != len(years):
        raise DamagedError("een jaar staat er twee keer in")
    return years


def _year(stored: object) -> int:
    if type(stored) is not int or stored not in fields.YEARS:
        raise DamagedError("er staat een ongeldig jaar in")
    return stored


def _with_ids(part: _Part, contents: Contents) -> list[Any]:
    columns = contents[part.table]
    ids = list(map(_id, columns["id"]))
    if len(set(ids)) != len(ids):
        raise DamagedError("een regel staat er twee keer in")
    return _records(part.record, {"id": ids, **_values(part.fields, columns)})


def _id(stored: object) -> str:
    if not isinstance(stored, str) or not _ID.fullmatch(stored):
        raise DamagedError("er staat een ongeldige sleutel in")
    return stored


def _records(record: type[Any], columns: Columns) -> list[Any]:
    names = [each.name for each in dataclasses.fields(record)]
    return list(starmap(record, zip(*(columns[name] for name in names), strict=True)))


def _values(known: Iterable[Field], columns: Columns) -> Columns:
    return {field.key: _value_of_each(field, columns[field.key]) for field in known}


def _value_of_each(field: Field, stored: Sequence[object]) -> list[Any]:
    """What a column holds; a text that occurs more often is read and checked once."""
    once = {text: _value(field, text) for text in dict.fromkeys(stored)}
    return list(map(once.__getitem__, stored))


def _value(field: Field, stored: object) -> Any:
    if stored is None and field.kind is not Kind.TEXT and not field.required:
        return None
    if not isinstance(stored, str):
        raise DamagedError(f"bij {field.label} hoort tekst te staan")
    return fields.from_text(field, stored)
