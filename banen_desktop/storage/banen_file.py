"""The .banen file as bytes: a dossier to bytes and back, over SQLite in memory.

SQLite is the format, not a live connection. A file that comes in is hostile until proven
otherwise: limits on size, rows and work, and exactly the tables that this program makes.
"""

import hashlib
import json
import sqlite3
from contextlib import closing
from operator import itemgetter

from banen_desktop.dossier.fields import FieldError
from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.storage.schema import (
    TABLES,
    Columns,
    Contents,
    DamagedError,
    Tables,
    contents_of,
    dossier_of,
    rows_of,
)
from banen_desktop.storage.upgrades import UPGRADES, Schema

FORMAT = max(UPGRADES) + 1
APPLICATION_ID = int.from_bytes(b"BANE")
LARGEST = 64 * 1024 * 1024
MOST_ROWS = 200_000  # of all tables: each costs memory, however little stands in it

MAGIC = b"SQLite format 3\0"
_STEPS_FOR_SCHEMA, _STEPS_FOR_ROWS = 20_000, 50_000_000
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 10_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 50,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}

CONTROLE = "CREATE TABLE controle (sha256 TEXT)"
SCHEMA: Schema = {table.name: table.create for table in TABLES} | {"controle": CONTROLE}


def to_bytes(dossier: Dossier) -> bytes:
    """The file that holds this dossier; equal dossiers give equal bytes."""
    contents = contents_of(dossier)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        # What builds of SQLite differ in is said out loud, so that bytes do not depend on it.
        connection.executescript(
            "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
        )
        connection.execute("BEGIN")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        for table in TABLES:
            connection.execute(table.create)
            connection.executemany(table.insert, rows_of(contents[table.name]))
        connection.execute(CONTROLE)
        connection.execute("INSERT INTO controle VALUES (?)", (digest(contents),))
        connection.execute("COMMIT")
        return connection.serialize()


def format_of(data: bytes) -> int:
    """The format of a file; raises `KnownProblem` when this program cannot read it."""
    if not data:
        raise KnownProblem(
            "Dit bestand is leeg.",
            "Het is niet veranderd.",
            "Open een herstelkopie of zet een back-up terug.",
        )
    if len(data) > LARGEST:
        raise KnownProblem(
            "Dit bestand is groter dan 64 MB. Zo groot is een dossier nooit.",
            "Het is niet veranderd.",
            "Kies een ander bestand.",
        )
    if not data.startswith(MAGIC) or int.from_bytes(data[68:72]) != APPLICATION_ID:
        raise KnownProblem(
            "Dit bestand is geen dossier van Banen Desktop, of het is zwaar beschadigd.",
            "Het is niet veranderd.",
            "Kies een bestand dat eindigt op .banen.",
        )
    number = int.from_bytes(data[60:64], signed=True)
    if number > FORMAT:
        raise KnownProblem(
            "Dit dossier is gemaakt met een nieuwere versie van Banen Desktop.",
            "Het is niet veranderd.",
            "Installeer de nieuwste versie en open het dossier daarmee.",
        )
    if number != FORMAT and number not in UPGRADES:
        raise _damaged(DamagedError("het nummer van de indeling klopt niet"))
    return number


def from_bytes(data: bytes) -> Dossier:
    """The dossier in a file; an older format is upgraded in memory.

    Raises `KnownProblem` for everything that is not a whole and sound dossier.
    """
    number = format_of(data)
    schema = SCHEMA if number == FORMAT else UPGRADES[number].schema
    try:
        _check_length(data)
        contents = _read(data, schema)
        return dossier_of(contents if number == FORMAT else _upgraded(contents, number))
    except (sqlite3.Error, ValueError) as error:
        raise _damaged(error) from error


def _upgraded(contents: Contents, number: int) -> Contents:
    tables: Tables = {
        name: [dict(zip(columns, row, strict=True)) for row in rows_of(columns)]
        for name, columns in contents.items()
    }
    for older in range(number, FORMAT):
        tables = UPGRADES[older].change(tables)
    return {
        table.name: {name: [row[name] for row in tables[table.name]] for name in table.columns}
        for table in TABLES
    }


def _check_length(data: bytes) -> None:
    """See that no end is missing; SQLite itself lets a last page that is cut off pass."""
    page = int.from_bytes(data[16:18])
    if len(data) != int.from_bytes(data[28:32]) * (65536 if page == 1 else page):
        raise DamagedError("het bestand is niet even lang als het zelf zegt")


def _damaged(error: Exception) -> KnownProblem:
    known = isinstance(error, DamagedError | FieldError)
    why = str(error).rstrip(".") if known else "de inhoud is niet te lezen"
    return KnownProblem(
        f"Dit dossier is beschadigd: {why}.",
        "Het bestand is niet veranderd.",
        "Open een herstelkopie of zet een back-up terug.",
    )


def _read(data: bytes, schema: Schema) -> Contents:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(data)
        for limit, value in _LIMITS.items():
            connection.setlimit(limit, value)
        connection.executescript("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")
        _allow(connection, _STEPS_FOR_SCHEMA)
        _check_schema(connection, schema)
        _allow(connection, _STEPS_FOR_ROWS)
        _check_pages(connection, schema)
        contents = {name: columns_of(connection, name) for name in schema}
    _check_digest(contents)
    return contents


def digest(contents: Contents) -> str:
    """The sha256 of all values: a number that changes on a bad disk is seen, not believed."""
    as_json = json.JSONEncoder(default=repr).encode
    content = {
        name: sorted(map(as_json, rows_of(columns)))
        for name, columns in contents.items()
        if name != "controle"
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _check_digest(contents: Contents) -> None:
    if contents["controle"]["sha256"] != [digest(contents)]:
        raise DamagedError("de inhoud is veranderd na het opslaan")


def _allow(connection: sqlite3.Connection, steps: int) -> None:
    """Stop with an `sqlite3.Error` after so many steps of SQLite's machine: never a hang."""
    left = iter(range(steps // 1000))
    connection.set_progress_handler(lambda: next(left, None) is None, 1000)


def _check_schema(connection: sqlite3.Connection, schema: Schema) -> None:
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    expected = [("table", name, name, create) for name, create in schema.items()]
    if sorted(found, key=repr) != sorted(expected, key=repr):
        raise DamagedError("er staan andere tabellen in dan dit programma maakt")


def _check_pages(connection: sqlite3.Connection, schema: Schema) -> None:
    """See that each page is used once, so that reading costs no more than the file is long.

    First walk over all rows: that finds trees that are too deep, on which the recursion of
    quick_check could run out of stack.
    """
    rows = (
        row
        for name in schema
        for row in connection.execute(f"SELECT rowid FROM {name}")  # noqa: S608 - our own names
    )
    if any(place >= MOST_ROWS for place, _ in enumerate(rows)):
        raise DamagedError(f"er staan meer dan {MOST_ROWS} regels in")
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise DamagedError("de inhoud is niet te lezen")


def columns_of(connection: sqlite3.Connection, name: str) -> Columns:
    """What a table of an open file holds, its rows in their order."""
    cursor = connection.execute(f"SELECT * FROM {name} ORDER BY rowid")  # noqa: S608 - our own
    rows = cursor.fetchall()
    names = [about[0] for about in cursor.description]
    return {name: list(map(itemgetter(place), rows)) for place, name in enumerate(names)}
