"""The tables of the .banen file: one for each kind of record, derived from `dossier.fields`.

A quantity, date or choice is stored as its canonical text, unknown as NULL. A change here is a
new format: raise `banen_file.FORMAT` and add an upgrade.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from banen_desktop.dossier import fields
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

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
_Record = TypeVar("_Record")

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
_UREN, _BAAN = fields.UREN + fields.REEKS, fields.BAAN + fields.REEKS
TABLES = (
    Table("werkgever", ("id TEXT",), fields.WERKGEVER),
    Table("jaar", _YEAR_KEY, fields.JAAR),
    Table("toelichting", _YEAR_KEY, fields.TOELICHTING),
    Table("loonaangifte", _YEAR_KEY, fields.LOONAANGIFTE),
    Table("uren", _ROW_KEYS, _UREN),
    Table("baan", _ROW_KEYS, _BAAN),
    Table("tijdvak", _ROW_KEYS, fields.TIJDVAK),
    Table("invoer", _ROW_KEYS, fields.INVOER),
)


def tables_of(dossier: Dossier) -> Tables:
    """Every row of every table, in the order of the file."""
    years = dossier.jaren
    return {
        "werkgever": [{"id": dossier.id, **_texts(fields.WERKGEVER, dossier.werkgever)}],
        "jaar": [{"jaar": year.jaar, **_texts(fields.JAAR, year)} for year in years],
        "toelichting": [
            {"jaar": year.jaar, **_texts(fields.TOELICHTING, year.toelichting)} for year in years
        ],
        "loonaangifte": [
            {"jaar": year.jaar, **_texts(fields.LOONAANGIFTE, year.loonaangifte)} for year in years
        ],
        "uren": _numbered(_UREN, ((year.jaar, row) for year in years for row in year.uren)),
        "baan": _numbered(_BAAN, ((year.jaar, row) for year in years for row in year.banen)),
        "tijdvak": _numbered(
            fields.TIJDVAK, ((year.jaar, row) for year in years for row in year.tijdvakken)
        ),
        "invoer": _numbered(
            fields.INVOER, ((year.jaar, row) for year in years for row in year.invoer)
        ),
    }


def _texts(known: Sequence[Field], record: object) -> dict[str, str | None]:
    return {field.key: fields.to_text(getattr(record, field.key)) for field in known}


def _numbered(
    known: Sequence[Field], rows: Iterable[tuple[int, UrenRegel | Baan | Tijdvak | Invoer]]
) -> Sequence[Row]:
    return [
        {"volgorde": place, "jaar": jaar, "id": row.id, **_texts(known, row)}
        for place, (jaar, row) in enumerate(rows, start=1)
    ]


def dossier_of(tables: Tables) -> Dossier:
    """The dossier that these tables hold.

    Checks types, limits, ids and years; raises `DamagedError` or `FieldError`. Texts are not
    searched for a BSN: refusing is for what somebody types, a saved file must open.
    """
    if len(tables["werkgever"]) != 1:
        raise DamagedError("er hoort precies één werkgever in te staan")
    employer = tables["werkgever"][0]
    years, texts = _by_year(tables["jaar"]), _by_year(tables["toelichting"])
    returns = _by_year(tables["loonaangifte"])
    uren = _in_years(tables["uren"], _UREN, UrenRegel)
    banen = _in_years(tables["baan"], _BAAN, Baan)
    tijdvakken = _in_years(tables["tijdvak"], fields.TIJDVAK, Tijdvak)
    invoer = _in_years(tables["invoer"], fields.INVOER, Invoer)
    used = uren.keys() | banen.keys() | tijdvakken.keys() | invoer.keys()
    if texts.keys() != years.keys() or returns.keys() != years.keys() or not used <= years.keys():
        raise DamagedError("de jaren passen niet bij elkaar")
    return Dossier(
        werkgever=Werkgever(**_values(fields.WERKGEVER, employer)),
        jaren=tuple(
            Jaar(
                jaar=jaar,
                **_values(fields.JAAR, row),
                uren=tuple(uren.get(jaar, ())),
                banen=tuple(banen.get(jaar, ())),
                toelichting=Toelichting(**_values(fields.TOELICHTING, texts[jaar])),
                loonaangifte=Loonaangifte(**_values(fields.LOONAANGIFTE, returns[jaar])),
                tijdvakken=tuple(tijdvakken.get(jaar, ())),
                invoer=tuple(invoer.get(jaar, ())),
            )
            for jaar, row in sorted(years.items())
        ),
        id=_id(employer),
    )


def _by_year(rows: Sequence[Row]) -> dict[int, Row]:
    by_year = {_year(row): row for row in rows}
    if len(by_year) != len(rows):
        raise DamagedError("een jaar staat er twee keer in")
    return by_year


def _in_years(
    rows: Sequence[Row], known: Sequence[Field], record: Callable[..., _Record]
) -> dict[int, list[_Record]]:
    if len({_id(row) for row in rows}) != len(rows):
        raise DamagedError("een regel staat er twee keer in")
    by_year: dict[int, list[_Record]] = {}
    for row in rows:
        by_year.setdefault(_year(row), []).append(record(id=row["id"], **_values(known, row)))
    return by_year


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
