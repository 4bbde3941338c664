"""The TOML input: one employer with its years, written by hand or by another program.

Known tables: `[werkgever]`, `[[jaren]]`, `[[jaren.uren]]`, `[[jaren.banen]]`,
`[jaren.toelichting]`, `[[jaren.werkagenda]]`, `[jaren.verslagtekst]`, `[jaren.vergelijking]` and
`[[jaren.scenarios]]`, with the keys of `dossier.fields` and `dossier.verslag_fields`. A key or
table that is unknown in one of these is a problem that names it. Other tables beside them belong to
somebody else: they are not read, and `not_read` tells which. A quantity is an integer, or a decimal
in a string with a point.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from banen_desktop import dutch
from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.fields import Field, FieldError
from banen_desktop.dossier.model import Baan, Dossier, Jaar, Toelichting, UrenRegel, Werkgever
from banen_desktop.dossier.verslag import Maatregel, Scenario, Vergelijking, Verslagtekst
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.parameter_tables import has_deep_key

LARGEST = 20_000_000
_MOST_NAMES = 10
_WHOLE = frozenset({fields.Kind.NUMBER, fields.Kind.YEAR})
_HUGE = 10**20  # Python refuses to write out integers of thousands of digits
_EXAMPLE = frozenset({"bron", "verwacht"})  # of a worked example: its source, and its outcome


@dataclass(frozen=True, slots=True)
class _Part:
    """A table in a year: its key there, which is that of `Jaar`, its fields and its record."""

    key: str
    fields: tuple[Field, ...]
    record: Callable[..., Any]


_ROWS = (
    _Part("uren", fields.UREN, UrenRegel),
    _Part("banen", fields.BAAN, Baan),
    _Part("werkagenda", verslag_fields.MAATREGEL, Maatregel),
    _Part("scenarios", verslag_fields.SCENARIO, Scenario),
)
_RECORDS = (
    _Part("toelichting", fields.TOELICHTING, Toelichting),
    # Not `berekend`: that is what the program itself wrote.
    _Part("verslagtekst", verslag_fields.VERSLAGTEKST[:3], Verslagtekst),
    _Part("vergelijking", verslag_fields.VERGELIJKING, Vergelijking),
)
_IN_A_YEAR = frozenset({"jaar", *(part.key for part in (*_ROWS, *_RECORDS))})


@dataclass(frozen=True, slots=True)
class TomlInput:
    """What was read, and the names of the tables beside it that were not."""

    dossier: Dossier
    not_read: tuple[str, ...]

    @property
    def remark(self) -> str:
        """That tables were not read, in Dutch; empty when there are none."""
        if not self.not_read:
            return ""
        names = dutch.join_list([dutch.shorten(name, 40) for name in self.not_read[:_MOST_NAMES]])
        return f"Niet gelezen, want het programma kent deze tabellen niet: {names}."


def read_toml(data: bytes) -> Dossier:
    """Read a dossier from TOML bytes; raises `KnownProblem` with the place of the fault."""
    return read_toml_input(data).dossier


def read_toml_input(data: bytes) -> TomlInput:
    """The same, with what was not read."""
    tables = _parsed(data)
    beside = [key for key in tables if key not in {"werkgever", "jaren"}]
    for key in beside:
        if not _is_table(tables[key]):
            _refuse(f"de sleutel {dutch.shorten(key, 40)} is onbekend")
    not_read = tuple(key for key in beside if key not in _EXAMPLE)
    return TomlInput(_dossier(tables), not_read)


def _parsed(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        _refuse("het bestand is groter dan 20 MB")
    try:
        text = data.decode("utf-8-sig")
        if has_deep_key(text):
            _refuse("een sleutel heeft te veel delen")
        return tomllib.loads(text, parse_float=_no_float)
    except UnicodeDecodeError:
        _refuse("het bestand is geen tekst in UTF-8")
    except (ValueError, RecursionError) as error:  # tomllib lets both through
        _refuse(f"het is geen geldige TOML ({error})")


def _dossier(tables: dict[str, Any]) -> Dossier:
    werkgever = Werkgever(**_fields("werkgever", tables.get("werkgever", {}), fields.WERKGEVER))
    jaren = [_year(table) for table in _tables("jaren", tables.get("jaren", []))]
    years = [jaar.jaar for jaar in jaren]
    for year in years:
        if years.count(year) > 1:
            _refuse(f"het jaar {year} staat er twee keer in")
    return Dossier(werkgever=werkgever, jaren=tuple(sorted(jaren, key=lambda jaar: jaar.jaar)))


def _refuse(why: str) -> NoReturn:
    raise KnownProblem(
        f"Dit invoerbestand is niet te lezen: {why}.", advice="Verbeter het en probeer het opnieuw."
    )


def _no_float(text: str) -> NoReturn:
    _refuse(f"schrijf {text} tussen aanhalingstekens, niet als los getal")


def _tables(place: str, value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        _refuse(f"{place} hoort een lijst van tabellen te zijn: [[{place}]]")
    return value


def _year(table: dict[str, Any]) -> Jaar:
    year = table.get("jaar")
    if type(year) is not int or year not in fields.YEARS:
        _refuse("een tabel [[jaren]] heeft geen geldig jaar")
    own = {key: value for key, value in table.items() if key not in _IN_A_YEAR}
    made: dict[str, Any] = {
        part.key: tuple(
            part.record(**_fields(f"jaren.{part.key}, {year}", row, part.fields))
            for row in _tables(f"jaren.{part.key}", table.get(part.key, []))
        )
        for part in _ROWS
    }
    for part in _RECORDS:
        found = _fields(f"jaren.{part.key}, {year}", table.get(part.key, {}), part.fields)
        made[part.key] = part.record(**found)
    return Jaar(jaar=year, **_fields(f"jaren, {year}", own, fields.JAAR), **made)


def _is_table(value: Any) -> bool:
    many = isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict) or bool(many)


def _fields(place: str, table: Any, known: tuple[Field, ...]) -> dict[str, Any]:
    if not isinstance(table, dict):
        _refuse(f"{place} hoort een tabel te zijn")
    by_key = fields.by_key(known)
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in by_key:
            what = "tabel" if _is_table(value) else "sleutel"
            _refuse(f"{place}: de {what} {dutch.shorten(key, 40)} is onbekend")
        try:
            found[key] = _value(by_key[key], value)
        except FieldError as error:
            _refuse(f"{place}, {key}: {str(error).rstrip('.')}")
    return found


def _value(field: Field, value: Any) -> Any:
    if type(value) is int and field.kind in _WHOLE and abs(value) < _HUGE:
        return fields.from_text(field, str(value))
    if type(value) is date and field.kind is fields.Kind.DATE:
        return fields.checked(field, value)
    if isinstance(value, str) and field.kind is fields.Kind.TEXT:
        return fields.from_user(field, value)
    if isinstance(value, str):
        return fields.from_text(field, value)
    raise FieldError(f"{field.label}: deze waarde past hier niet.")
