"""The tables of the .banen file: one for each kind of record, derived from `dossier.fields`.

A quantity, date or choice is stored as its canonical text, unknown as NULL. A change here is a
new format: add an upgrade, and the format is the one after it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from banen_desktop.dossier import fields, imported_fields, opgave_fields, verslag_fields
from banen_desktop.dossier.fields import Field
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
from banen_desktop.storage import sqlite_file
from banen_desktop.storage.columns import (
    checked_id,
    checked_year,
    declared,
    numbered,
    records_of,
    texts_of,
    values_of,
    with_ids,
)
from banen_desktop.storage.sqlite_file import Columns, Contents, DamagedError


@dataclass(frozen=True, slots=True)
class Table(sqlite_file.Table):
    """One table: columns that identify a row, then a column of text for each field."""

    fields: tuple[Field, ...]


def _table(name: str, keys: tuple[str, ...], known: tuple[Field, ...]) -> Table:
    return Table(name, declared(keys, known), known)


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
    _table("werkgever", ("id TEXT",), fields.WERKGEVER),
    _table("logo", (), verslag_fields.LOGO),
    _table("jaar", _YEAR_KEY, fields.JAAR),
    *(_table(part.table, _YEAR_KEY, part.fields) for part in _RECORDS),
    *(_table(part.table, _ROW_KEYS, part.fields) for part in _ROWS),
    *(_table(part.table, _OWN_KEYS, part.fields) for part in _OF_ALL_YEARS),
)


def contents_of(dossier: Dossier) -> Contents:
    """The columns of every table, as they stand in the file."""
    years = dossier.jaren
    numbers = [year.jaar for year in years]
    records = {
        part.table: {
            "jaar": numbers,
            **texts_of(part.fields, [getattr(year, part.attribute) for year in years]),
        }
        for part in _RECORDS
    }
    return {
        "werkgever": {"id": [dossier.id], **texts_of(fields.WERKGEVER, [dossier.werkgever])},
        "logo": texts_of(verslag_fields.LOGO, [dossier.logo]),
        "jaar": {"jaar": numbers, **texts_of(fields.JAAR, years)},
        **records,
        **{part.table: _rows_in(part, years) for part in _ROWS},
        **{
            part.table: numbered(part.fields, getattr(dossier, part.attribute))
            for part in _OF_ALL_YEARS
        },
    }


def _rows_in(part: _Part, years: Iterable[Jaar]) -> Columns:
    found = [(year.jaar, row) for year in years for row in getattr(year, part.attribute)]
    return numbered(part.fields, [row for _, row in found], jaar=[jaar for jaar, _ in found])


def dossier_of(contents: Contents) -> Dossier:
    """The dossier that these tables hold.

    Checks types, limits, ids and years; raises `DamagedError` or `FieldError`. Texts are not
    searched for a BSN: refusing is for what somebody types, a saved file must open.
    """
    employer, logo = _only(contents, "werkgever"), _only(contents, "logo")
    return Dossier(
        werkgever=records_of(Werkgever, values_of(fields.WERKGEVER, employer))[0],
        jaren=tuple(sorted(_years(contents), key=lambda year: year.jaar)),
        logo=records_of(Logo, values_of(verslag_fields.LOGO, logo))[0],
        **{part.attribute: tuple(_rows_of(part, contents)) for part in _OF_ALL_YEARS},
        id=checked_id(employer["id"][0]),
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
    return records_of(
        Jaar,
        {
            "jaar": numbers,
            **values_of(fields.JAAR, contents["jaar"]),
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
        found = records_of(part.record, values_of(part.fields, columns))
        by_year[part.attribute] = dict(zip(_once_each(columns), found, strict=True))
    return by_year


def _rows_by_year(contents: Contents) -> dict[str, dict[int, list[Any]]]:
    by_year: dict[str, dict[int, list[Any]]] = {}
    for part in _ROWS:
        found = by_year[part.attribute] = {}
        for jaar, row in zip(contents[part.table]["jaar"], _rows_of(part, contents), strict=True):
            found.setdefault(checked_year(jaar), []).append(row)
    return by_year


def _rows_of(part: _Part, contents: Contents) -> list[Any]:
    return with_ids(part.record, part.fields, contents[part.table])


def _once_each(columns: Columns) -> list[int]:
    years = list(map(checked_year, columns["jaar"]))
    if len(set(years)) != len(years):
        raise DamagedError("een jaar staat er twee keer in")
    return years
