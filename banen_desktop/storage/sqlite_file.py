"""A document as bytes: to a file and back, over SQLite in memory, whatever the document is.

SQLite is the format, not a live connection. A file that comes in is hostile until proven
otherwise: limits on size, rows and work, and exactly the tables that this program makes. What is
different for each kind of document stands in its `FileKind`.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, TypeVar

from banen_desktop.dossier.fields import FieldError
from banen_desktop.problems import KnownProblem

Document = TypeVar("Document")
Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
"""What a file holds, row by row: easy to change, as an upgrade does."""
Columns = Mapping[str, Sequence[Any]]
Contents = Mapping[str, Columns]
"""The same by column, all of one length: quick to read, for columns are few and rows are many."""
Schema = Mapping[str, str]
"""Table name to its CREATE statement."""

MAGIC = b"SQLite format 3\0"
CONTROLE = "CREATE TABLE controle (sha256 TEXT)"
_STEPS_FOR_SCHEMA, _STEPS_FOR_A_ROW = 20_000, 250
_AT_ONCE = 10_000  # rows
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 10_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 50,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}


class DamagedError(ValueError):
    """What a file holds is not the document it says it is; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What users call a document: “dit dossier”, or “deze monitor”."""

    word: str
    neuter: bool

    @property
    def the(self) -> str:
        """The document, in the middle of a sentence."""
        return f"{'het' if self.neuter else 'de'} {self.word}"

    def this(self, adjective: str = "") -> str:
        """This document, at the start of a sentence."""
        return " ".join(
            part for part in ("Dit" if self.neuter else "Deze", adjective, self.word) if part
        )


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, and how each of its columns is declared."""

    name: str
    declared: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(each.split()[0] for each in self.declared)

    @property
    def create(self) -> str:
        """The statement that makes the table, exactly as it stands in every file."""
        return f"CREATE TABLE {self.name} ({', '.join(self.declared)})"

    @property
    def insert(self) -> str:
        """The statement that adds a row."""
        places = ", ".join("?" * len(self.declared))
        return f"INSERT INTO {self.name} VALUES ({places})"  # noqa: S608 - names of our own


@dataclass(frozen=True, slots=True)
class Upgrade:
    """How an older format becomes the next one.

    `schema` is the old format: table name to its CREATE statement. `change` makes the new tables
    from the old ones; values are as the file holds them, so it raises `DamagedError` or
    `FieldError` for what it cannot read.
    """

    schema: Schema
    change: Callable[[Tables], Tables]


def rows_of(columns: Columns) -> Iterator[tuple[Any, ...]]:
    """The rows of a table."""
    return zip(*columns.values(), strict=True)


def digest_by_row(contents: Contents) -> str:
    """The sha256 of all values, whatever the order of the rows of a table."""
    as_json = json.JSONEncoder(default=repr).encode
    content = {
        name: sorted(map(as_json, rows_of(columns)))
        for name, columns in contents.items()
        if name != "controle"
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def digest_by_column(contents: Contents) -> str:
    """The sha256 of all values in their order: many times quicker where rows are very many."""
    content = {
        name: {each: list(column) for each, column in columns.items()}
        for name, columns in contents.items()
        if name != "controle"
    }
    as_json = json.dumps(content, sort_keys=True, default=repr)
    return hashlib.sha256(as_json.encode()).hexdigest()


@dataclass(eq=False)
class FileKind(Generic[Document]):
    """A kind of document, and how it becomes a file and comes back.

    No file is larger than so many `megabytes`; `most_rows` are of all tables together, for each
    costs memory however little stands in it. `contents_of` and `document_of` go to and from the
    columns of the tables; the second raises `DamagedError` or `FieldError`. `upgrades` has every
    older format. `digest` makes that a number that changes on a bad disk is seen, not believed. Of
    a document that is `secret` nothing may be kept on disk without a key.
    """

    noun: Noun
    suffix: str
    application_id: int
    tables: tuple[Table, ...]
    contents_of: Callable[[Document], Contents]
    document_of: Callable[[Contents], Document]
    upgrades: Mapping[int, Upgrade] = field(default_factory=dict)
    megabytes: int = 64
    most_rows: int = 200_000
    digest: Callable[[Contents], str] = digest_by_row
    secret: Callable[[Document], bool] = lambda _: False

    @property
    def largest(self) -> int:
        """How long a file may be, in bytes."""
        return self.megabytes * 1024 * 1024

    @property
    def format(self) -> int:
        """The number of the format that this program writes."""
        return max(self.upgrades, default=0) + 1

    @property
    def schema(self) -> Schema:
        """The tables of the file as it is written now."""
        return {table.name: table.create for table in self.tables} | {"controle": CONTROLE}

    def to_bytes(self, document: Document) -> bytes:
        """The file that holds this document; equal documents give equal bytes."""
        return self._written(self.contents_of(document))

    def proven_bytes(self, document: Document) -> bytes | None:
        """The same, after it was seen that the document comes back; nothing when it does not.

        What is written is read back value by value, and made into a document again. Raises
        `KnownProblem` for a document that could not be opened.
        """
        contents = self.contents_of(document)
        data = self._written(contents)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.deserialize(data)
            back = all(
                _rows_in(connection, table.name).fetchall() == list(_in_order(table, contents))
                for table in self.tables
            )
        try:
            self.format_of(data)
            return data if back and self.document_of(contents) == document else None
        except ValueError as error:
            raise self._damaged(error) from error

    def _written(self, contents: Contents) -> bytes:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            # What builds of SQLite differ in is said out loud: bytes do not depend on it.
            connection.executescript(
                "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
            )
            connection.execute("BEGIN")
            connection.execute(f"PRAGMA application_id = {self.application_id}")
            connection.execute(f"PRAGMA user_version = {self.format}")
            for table in self.tables:
                connection.execute(table.create)
                connection.executemany(table.insert, _in_order(table, contents))
            connection.execute(CONTROLE)
            connection.execute("INSERT INTO controle VALUES (?)", (self.digest(contents),))
            connection.execute("COMMIT")
            return connection.serialize()

    def format_of(self, data: bytes) -> int:
        """The format of a file; raises `KnownProblem` when this program cannot read it."""
        if not data:
            raise KnownProblem(
                "Dit bestand is leeg.",
                "Het is niet veranderd.",
                "Open een herstelkopie of zet een back-up terug.",
            )
        if len(data) > self.largest:
            raise KnownProblem(
                f"Dit bestand is groter dan {self.megabytes} MB. "
                f"Zo groot is een {self.noun.word} nooit.",
                "Het is niet veranderd.",
                "Kies een ander bestand.",
            )
        application = int.from_bytes(data[68:72])
        if not data.startswith(MAGIC) or application != self.application_id:
            raise KnownProblem(
                f"Dit bestand is geen {self.noun.word} van Banen Desktop, "
                "of het is zwaar beschadigd.",
                "Het is niet veranderd.",
                f"Kies een bestand dat eindigt op {self.suffix}.",
            )
        number = int.from_bytes(data[60:64], signed=True)
        if number > self.format:
            raise KnownProblem(
                f"{self.noun.this()} is gemaakt met een nieuwere versie van Banen Desktop.",
                "Het is niet veranderd.",
                f"Installeer de nieuwste versie en open {self.noun.the} daarmee.",
            )
        if number != self.format and number not in self.upgrades:
            raise self._damaged(DamagedError("het nummer van de indeling klopt niet"))
        return number

    def from_bytes(self, data: bytes) -> Document:
        """The document in a file; an older format is upgraded in memory.

        Raises `KnownProblem` for everything that is not a whole and sound document.
        """
        number = self.format_of(data)
        current = number == self.format
        try:
            _check_length(data)
            contents = self._read(data, self.schema if current else self.upgrades[number].schema)
            return self.document_of(contents if current else self._upgraded(contents, number))
        except (sqlite3.Error, ValueError) as error:
            raise self._damaged(error) from error

    def _upgraded(self, contents: Contents, number: int) -> Contents:
        tables: Tables = {
            name: [dict(zip(columns, row, strict=True)) for row in rows_of(columns)]
            for name, columns in contents.items()
        }
        for older in range(number, self.format):
            tables = self.upgrades[older].change(tables)
        return {
            table.name: {name: [row[name] for row in tables[table.name]] for name in table.columns}
            for table in self.tables
        }

    def _damaged(self, error: Exception) -> KnownProblem:
        known = isinstance(error, DamagedError | FieldError)
        why = str(error).rstrip(".") if known else "de inhoud is niet te lezen"
        return KnownProblem(
            f"{self.noun.this()} is beschadigd: {why}.",
            "Het bestand is niet veranderd.",
            "Open een herstelkopie of zet een back-up terug.",
        )

    def _read(self, data: bytes, schema: Schema) -> Contents:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.deserialize(data)
            for limit, value in _LIMITS.items():
                connection.setlimit(limit, value)
            connection.executescript("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")
            _allow(connection, _STEPS_FOR_SCHEMA)
            _check_schema(connection, schema)
            _allow(connection, _STEPS_FOR_A_ROW * self.most_rows)
            _check_pages(connection, schema, self.most_rows)
            contents = {name: columns_of(connection, name) for name in schema}
        if contents["controle"]["sha256"] != [self.digest(contents)]:
            raise DamagedError("de inhoud is veranderd na het opslaan")
        return contents


def _check_length(data: bytes) -> None:
    """See that no end is missing; SQLite itself lets a last page that is cut off pass."""
    page = int.from_bytes(data[16:18])
    if len(data) != int.from_bytes(data[28:32]) * (65536 if page == 1 else page):
        raise DamagedError("het bestand is niet even lang als het zelf zegt")


def _allow(connection: sqlite3.Connection, steps: int) -> None:
    """Stop with an `sqlite3.Error` after so many steps of SQLite's machine: never a hang."""
    left = iter(range(steps // 1000))
    connection.set_progress_handler(lambda: next(left, None) is None, 1000)


def _check_schema(connection: sqlite3.Connection, schema: Schema) -> None:
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    expected = [("table", name, name, create) for name, create in schema.items()]
    if sorted(found, key=repr) != sorted(expected, key=repr):
        raise DamagedError("er staan andere tabellen in dan dit programma maakt")


def _check_pages(connection: sqlite3.Connection, schema: Schema, most_rows: int) -> None:
    """See that each page is used once, so that reading costs no more than the file is long.

    First walk over all rows: that finds trees that are too deep, on which the recursion of
    quick_check could run out of stack.
    """
    seen = 0
    for name in schema:
        cursor = connection.execute(f"SELECT rowid FROM {name}")  # noqa: S608 - our own names
        while rows := len(cursor.fetchmany(_AT_ONCE)):
            seen += rows
            if seen > most_rows:
                raise DamagedError(f"er staan meer dan {most_rows} regels in")
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise DamagedError("de inhoud is niet te lezen")


def columns_of(connection: sqlite3.Connection, name: str) -> Columns:
    """What a table of an open file holds, its rows in their order."""
    cursor = _rows_in(connection, name)
    rows = cursor.fetchall()
    names = [about[0] for about in cursor.description]
    return {name: list(map(itemgetter(place), rows)) for place, name in enumerate(names)}


def _rows_in(connection: sqlite3.Connection, name: str) -> sqlite3.Cursor:
    return connection.execute(f"SELECT * FROM {name} ORDER BY rowid")  # noqa: S608 - our own


def _in_order(table: Table, contents: Contents) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, their columns in the order in which they are declared."""
    columns = contents[table.name]
    return rows_of({name: columns[name] for name in table.columns})
