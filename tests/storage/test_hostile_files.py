"""Files that somebody made to harm, and files that broke: always a Dutch sentence, never a hang."""

import random
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing, suppress
from decimal import Decimal

import pytest
from gears import few
from hypothesis import example, given
from hypothesis import strategies as st
from signing import sign

from banen_desktop.dossier.model import Baan, Dossier, Jaar, UrenRegel, Werkgever
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import sqlite_file
from banen_desktop.storage.banen_file import DOSSIER as DOSSIER_KIND
from banen_desktop.storage.banen_file import SCHEMA, from_bytes, to_bytes
from banen_desktop.storage.sqlite_file import FileKind

PAGE = 4096
DOSSIER = Dossier(
    werkgever=Werkgever(naam="Stichting Voorbeeld"),
    jaren=tuple(
        Jaar(
            jaar=jaar,
            verloonde_uren=Decimal("254221.5"),
            uren=tuple(UrenRegel(onderdeel=f"School {place}") for place in range(12)),
            banen=tuple(Baan(kenmerk=f"P-{place:02}", opmerking="o" * 400) for place in range(40)),
        )
        for jaar in (2023, 2024)
    ),
)
DATA = to_bytes(DOSSIER)


def refused(data: bytes, match: str | None = None) -> None:
    """See that this file is refused with three Dutch sentences."""
    with pytest.raises(KnownProblem, match=match) as caught:
        from_bytes(data)
    assert caught.value.message.endswith(".")
    assert "niet veranderd" in caught.value.safe
    assert caught.value.advice.endswith(".")


def tampered(*statements: str, data: bytes = DATA) -> bytes:
    """The file after somebody ran these statements on it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(data)
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        with suppress(sqlite3.Error):
            sign(connection)
        return connection.serialize()


def patched(offset: int, new: bytes, data: bytes = DATA) -> bytes:
    """The file with other bytes at one place."""
    return data[:offset] + new + data[offset + len(new) :]


def opens_or_refused(data: bytes) -> None:
    """See that nothing else happens than a dossier or a known problem."""
    with suppress(KnownProblem):
        assert isinstance(from_bytes(data), Dossier)


def test_an_empty_file_is_refused() -> None:
    refused(b"", "leeg")


def test_a_file_above_the_limit_is_refused_and_one_at_the_limit_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(FileKind, "largest", len(DATA))
    assert from_bytes(DATA) == DOSSIER
    monkeypatch.setattr(FileKind, "largest", len(DATA) - 1)
    refused(DATA, "groter dan 64 MB")


@pytest.mark.parametrize(
    "data",
    [
        b"\0",
        bytes(100),
        bytes(PAGE * 3),
        b"PK\x03\x04" + bytes(200),
        b"SQLite format 3\0",
        b"SQLite format 3\0" + bytes(84),
        b"sqlite format 3\0" + DATA[16:],
        patched(68, b"ENAB"),
        patched(68, bytes(4)),
        DATA[:71],
    ],
)
def test_a_file_of_something_else_is_refused(data: bytes) -> None:
    refused(data, "geen dossier")


def test_a_database_of_another_program_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE werkgever (naam TEXT)")
        refused(connection.serialize(), "geen dossier")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON baan BEGIN SELECT 1; END",
        "CREATE TABLE erbij (a TEXT)",
        "CREATE INDEX i ON baan (kenmerk)",
        "CREATE UNIQUE INDEX i ON baan (id)",
        "CREATE VIRTUAL TABLE f USING fts5(a)",
        "ALTER TABLE baan ADD COLUMN erbij TEXT",
        "ALTER TABLE baan DROP COLUMN opmerking",
        "ALTER TABLE baan RENAME TO banen",
        "ALTER TABLE uren RENAME COLUMN onderdeel TO school",
        "DROP TABLE toelichting",
        "ANALYZE",
        "CREATE TABLE a (x INTEGER PRIMARY KEY AUTOINCREMENT)",
        "UPDATE sqlite_master SET sql = replace(sql, 'id TEXT', 'id TEXT UNIQUE')",
        "UPDATE sqlite_master SET sql = replace(sql, 'TEXT)', 'TEXT) WITHOUT ROWID')",
        "UPDATE sqlite_master SET sql = replace(sql, 'TEXT)', 'TEXT CHECK (randomblob(9)))')",
        "UPDATE sqlite_master SET sql = replace(sql, 'naam TEXT', 'naam AS (randomblob(99999))')",
        "UPDATE sqlite_master SET sql = lower(sql)",
        "UPDATE sqlite_master SET sql = NULL WHERE name = 'baan'",
        "UPDATE sqlite_master SET sql = 5 WHERE name = 'baan'",
        "UPDATE sqlite_master SET sql = x'ff00' WHERE name = 'baan'",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE' WHERE name = 'baan'",
        "UPDATE sqlite_master SET name = cast(x'ffff' AS TEXT) WHERE name = 'baan'",
        "UPDATE sqlite_master SET name = 'uren' WHERE name = 'baan'",
        "UPDATE sqlite_master SET tbl_name = 'uren' WHERE name = 'baan'",
        "UPDATE sqlite_master SET type = 'view' WHERE name = 'baan'",
        "UPDATE sqlite_master SET type = 'index' WHERE name = 'baan'",
        "UPDATE sqlite_master SET rootpage = 0 WHERE name = 'baan'",
        "UPDATE sqlite_master SET rootpage = 1 WHERE name = 'baan'",
        "UPDATE sqlite_master SET rootpage = -1 WHERE name = 'baan'",
        "UPDATE sqlite_master SET rootpage = 999999 WHERE name = 'baan'",
        "UPDATE sqlite_master SET rootpage = 2 WHERE name IN ('jaar', 'toelichting')",
        "DELETE FROM sqlite_master",
        "INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'baan'",
        "INSERT INTO sqlite_master VALUES ('table', 'a', 'a', 0, 'CREATE TABLE a (b)')",
        "INSERT INTO sqlite_master VALUES ('table', 'a', 'a', 2, '" + "CREATE " * 9000 + "')",
    ],
)
def test_every_other_schema_is_refused(statement: str) -> None:
    refused(tampered(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE baan SET kenmerk = 5",
        "UPDATE baan SET kenmerk = 5.5",
        "UPDATE baan SET kenmerk = x'50'",
        "UPDATE baan SET kenmerk = NULL",
        "UPDATE baan SET kenmerk = cast(x'50ff' AS TEXT)",
        "UPDATE baan SET kenmerk = 'a' || char(0) || 'b'",
        "UPDATE baan SET opmerking = printf('%.*c', 1001, 'x')",
        "UPDATE baan SET opmerking = zeroblob(9999) WHERE volgorde = 7",
        "UPDATE toelichting SET plannen = printf('%.*c', 5001, 'x')",
        "UPDATE baan SET verloonde_uren = '1e9999999'",
        "UPDATE baan SET verloonde_uren = printf('%.*c', 99, '9') WHERE volgorde = 7",
        "UPDATE baan SET id = 'x'",
        "UPDATE baan SET id = '../' || volgorde",
        "UPDATE baan SET id = NULL",
        "UPDATE baan SET jaar = 2030",
        "UPDATE baan SET jaar = 'x'",
        "UPDATE baan SET jaar = 9e999",
        "UPDATE jaar SET jaar = jaar + 1000",
        "UPDATE jaar SET jaar = -9223372036854775808 WHERE jaar = 2023",
        "DELETE FROM werkgever",
        "INSERT INTO werkgever SELECT * FROM werkgever",
        "DELETE FROM toelichting",
        "DELETE FROM jaar WHERE jaar = 2023",
    ],
)
def test_every_other_content_is_refused(statement: str) -> None:
    affinity = "UPDATE sqlite_master SET sql = replace(sql, ' TEXT', '')"
    loose = tampered(affinity)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(loose)  # without affinity the types stay as they are given
        connection.execute(statement)
        connection.execute("PRAGMA writable_schema = ON")
        for name, create in SCHEMA.items():
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (create, name))
        refused(connection.serialize(), "beschadigd")


def test_an_untouched_detour_still_opens() -> None:
    assert from_bytes(tampered("UPDATE baan SET kenmerk = kenmerk")) == DOSSIER


def test_a_vacuum_by_another_program_is_no_damage() -> None:
    assert from_bytes(tampered("VACUUM")) == DOSSIER


def test_more_rows_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all tables together: 24 of hours, 80 of jobs, 12 records of a year, and 5 of the rest."""
    monkeypatch.setattr(DOSSIER_KIND, "most_rows", 121)
    assert from_bytes(DATA) == DOSSIER
    monkeypatch.setattr(DOSSIER_KIND, "most_rows", 120)
    refused(DATA, "meer dan 120 regels")


def test_a_value_above_the_limit_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = tampered("UPDATE baan SET opmerking = printf('%.*c', 9000, 'x') WHERE volgorde = 1")
    monkeypatch.setitem(sqlite_file._LIMITS, sqlite3.SQLITE_LIMIT_LENGTH, 8000)
    with pytest.raises(KnownProblem) as caught:
        from_bytes(data)
    assert isinstance(caught.value.__cause__, sqlite3.DataError)


def test_more_work_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "_STEPS_FOR_A_ROW", 0)
    refused(DATA, "niet te lezen")


def test_a_value_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    most = {**sqlite_file._LIMITS, sqlite3.SQLITE_LIMIT_LENGTH: len("o" * 400) + 600}
    monkeypatch.setattr(sqlite_file, "_LIMITS", most)
    assert from_bytes(DATA) == DOSSIER
    monkeypatch.setattr(sqlite_file, "_LIMITS", {**most, sqlite3.SQLITE_LIMIT_LENGTH: 399})
    refused(DATA, "niet te lezen")


def test_a_page_that_nothing_uses_is_refused() -> None:
    longer = patched(28, (len(DATA) // PAGE + 1).to_bytes(4), DATA) + bytes(PAGE)
    refused(longer, "niet te lezen")


@pytest.mark.parametrize("place", range(28, 32))
def test_every_byte_of_the_length_counts(place: int) -> None:
    refused(patched(place, bytes([DATA[place] ^ 1])), "even lang")


@pytest.mark.parametrize(
    ("offset", "new"),
    [
        (16, b"\x00\x00"),
        (16, b"\x00\x01"),
        (16, b"\x02\x00"),
        (16, b"\xff\xff"),
        (18, b"\x02\x02"),
        (18, b"\x02\x01"),
        (18, b"\x01\x02"),
        (18, b"\xff\xff"),
        (20, b"\xff"),
        (21, b"\x00\x00\x00"),
        (28, b"\x00\x00\x00\x01"),
        (28, b"\x00\x00\x01\x00"),
        (32, b"\x00\x00\x00\x02"),
        (32, b"\xff\xff\xff\xff"),
        (36, b"\x00\x00\x00\x05"),
        (36, b"\xff\xff\xff\xff"),
        (44, b"\x00\x00\x00\x09"),
        (52, b"\x00\x00\x00\x05"),
        (52, b"\xff\xff\xff\xff"),
        (56, b"\x00\x00\x00\x02"),
        (56, b"\x00\x00\x00\x09"),
        (100, b"\x05"),
        (103, b"\xff\xff"),
    ],
)
def test_a_header_that_lies_is_refused(offset: int, new: bytes) -> None:
    opens_or_refused(patched(offset, new))


def test_a_header_of_a_write_ahead_log_is_refused() -> None:
    refused(patched(18, b"\x02\x02"), "niet te lezen")


@pytest.mark.parametrize("more", [-1, 1])
def test_a_claim_of_one_page_more_or_less_is_refused(more: int) -> None:
    refused(patched(28, (len(DATA) // PAGE + more).to_bytes(4)), "even lang")


def test_pages_of_zeroes_are_refused() -> None:
    for page in range(1, len(DATA) // PAGE):
        refused(patched(page * PAGE, bytes(PAGE)), "beschadigd")


@given(st.integers(0, len(DATA) - 1))
@example(99)
@example(PAGE)
@example(PAGE * 2)
@example(len(DATA) - 1)
def test_every_cut_off_file_is_refused(length: int) -> None:
    refused(DATA[:length])


@given(st.binary(max_size=400))
def test_random_bytes_are_refused(data: bytes) -> None:
    refused(data)


@given(st.binary(max_size=3 * PAGE))
def test_random_bytes_after_a_good_header_are_refused(data: bytes) -> None:
    refused(DATA[:100] + data)


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _spray(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 50)):
        data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))


def _number(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) - 4)
    data[at : at + 4] = chance.choice((0, 1, 2, 3, 2**31 - 1, 2**31, 2**32 - 1)).to_bytes(4)


def _copy(data: bytearray, chance: random.Random) -> None:
    size = chance.choice((8, 64, PAGE))
    source, target = (chance.randrange(len(data) // size) * size for _ in range(2))
    data[target : target + size] = data[source : source + size]


def _cut(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randrange(1, PAGE)]


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _spray,
    _number,
    _copy,
    _cut,
)


@pytest.mark.parametrize("mutate", MUTATIONS)
@pytest.mark.parametrize("seed", few(1, range(5)))
def test_a_damaged_file_opens_or_is_refused(
    mutate: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        data = bytearray(DATA)
        mutate(data, chance)
        opens_or_refused(bytes(data))


def _interior(children: list[int], right: int) -> bytes:
    """A page of a table's tree: the pages below it, and the last of them."""
    page = bytearray(PAGE)
    content = PAGE - 5 * len(children)
    page[:12] = struct.pack(">BHHHBI", 5, 0, len(children), content, 0, right)
    for cell, child in enumerate(children):
        at = content + 5 * cell
        page[12 + 2 * cell : 14 + 2 * cell] = at.to_bytes(2)
        page[at : at + 5] = child.to_bytes(4) + bytes([cell % 128])
    return bytes(page)


def _root(table: str) -> int:
    """The page where the tree of a table begins, the same in every file of this format."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(to_bytes(Dossier()))
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.execute(query, (table,)).fetchone()[0])


ROOT = _root("baan")


def grown(make: Callable[[int, bytes], list[bytes]]) -> bytes:
    """A file with one job, whose tree of table `baan` is what `make` makes of it.

    `make` gets the number of the first new page and the leaf with the job; the first page that
    it gives becomes the root, the others are added.
    """
    data = to_bytes(Dossier(jaren=(Jaar(jaar=2024, banen=(Baan(id="b"),)),)))
    pages = len(data) // PAGE
    root, *added = make(pages + 1, data[(ROOT - 1) * PAGE : ROOT * PAGE])
    data = patched((ROOT - 1) * PAGE, root, data) + b"".join(added)
    return patched(28, (len(data) // PAGE).to_bytes(4), data)


def deep(depth: int) -> bytes:
    """A file whose tree hangs to the right: a leaf, and the next level, `depth` times."""

    def make(first: int, leaf: bytes) -> list[bytes]:
        made = [_interior([first], first + 1)]
        for level in range(1, depth):
            made += [leaf, _interior([first + 2 * level], first + 2 * level + 1)]
        return [*made, leaf, leaf]

    return grown(make)


def woven(depth: int, ways: int) -> bytes:
    """A file whose tree reaches each next level in so many ways: more rows than it has room for."""
    assert ways**depth < 1_000

    def make(first: int, leaf: bytes) -> list[bytes]:
        levels = [_interior([first + level] * ways, first + level) for level in range(depth)]
        return [*levels, leaf]

    return grown(make)


@pytest.mark.parametrize(("data", "rows"), [(deep(5), 6), (woven(2, 9), 100)])
def test_the_trees_of_these_tests_can_be_walked(data: bytes, rows: int) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        assert len(connection.execute("SELECT rowid FROM baan").fetchall()) == rows


@pytest.mark.parametrize("depth", [1, 15, 25])
def test_a_tree_that_is_too_deep_is_refused(depth: int) -> None:
    refused(deep(depth), "beschadigd")


@pytest.mark.parametrize("depth", [1, 2])
def test_a_tree_that_comes_back_to_the_same_page_is_refused(depth: int) -> None:
    refused(woven(depth, 9), "beschadigd")


def test_more_rows_than_may_be_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DOSSIER_KIND, "most_rows", 50)
    refused(woven(2, 9), "meer dan 50 regels")


def test_reading_rows_ends_after_so_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a tree comes back to, SQLite may take so many steps."""
    made = to_bytes(Dossier(jaren=(Jaar(jaar=2024, banen=tuple(Baan() for _ in range(2000))),)))
    assert len(from_bytes(made).jaren[0].banen) == 2000
    monkeypatch.setattr(sqlite_file, "_STEPS_FOR_A_ROW", 0)
    refused(made, "niet te lezen")


def test_reading_the_list_of_tables_ends_after_so_many_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = tampered(*(f"CREATE TABLE extra{number} (a)" for number in range(200)))
    refused(made, "andere tabellen")
    monkeypatch.setattr(sqlite_file, "_STEPS_FOR_SCHEMA", 0)
    refused(made, "niet te lezen")
