"""Monitors that somebody made to harm, and those that broke: a Dutch sentence, never a hang."""

import random
import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sector_samples import SAMPLE
from signing import sign

from banen_desktop.problems import KnownProblem
from banen_desktop.sector.facts.model import Lid, Monitor
from banen_desktop.sector.file.monitor_file import MONITOR
from banen_desktop.storage import sqlite_file
from banen_desktop.storage.sqlite_file import FileKind, digest_by_column

DATA = MONITOR.to_bytes(SAMPLE)
PAGE = 4096


def refused(data: bytes, match: str | None = None) -> None:
    """See that this file is refused with three Dutch sentences."""
    with pytest.raises(KnownProblem, match=match) as caught:
        MONITOR.from_bytes(data)
    assert caught.value.message.endswith(".")
    assert "niet veranderd" in caught.value.safe
    assert caught.value.advice.endswith(".")


def changed(statement: str) -> bytes:
    """The file after somebody ran this on it and signed it anew; types stay as they are given."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(DATA)
        connection.execute("PRAGMA writable_schema = ON")
        loose = (
            "UPDATE sqlite_master SET sql = replace(replace(sql, ' TEXT', ''), ' INTEGER,', ',')"
        )
        connection.execute(loose)
        data = connection.serialize()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(data)
        connection.execute(statement)
        connection.execute("PRAGMA writable_schema = ON")
        for name, create in MONITOR.schema.items():
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (create, name))
        with suppress(sqlite3.Error):
            sign(connection, digest_by_column)
        return connection.serialize()


def opened(statement: str) -> Monitor:
    """The monitor after a change that does no harm."""
    return MONITOR.from_bytes(changed(statement))


def test_a_detour_that_changes_nothing_opens() -> None:
    assert opened("UPDATE lid SET code = code") == SAMPLE


def test_a_value_that_changed_after_saving_is_seen() -> None:
    assert DATA.count(b"1eb9 91bf 7469") == 1
    refused(DATA.replace(b"1eb9 91bf 7469", b"1eb9 91bf 7460"), "veranderd na het opslaan")


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("DELETE FROM raad", "één raad"),
        ("INSERT INTO raad SELECT * FROM raad", "één raad"),
        ("UPDATE raad SET bewaartermijn_jaren = 31", "niet kan kloppen"),
        ("UPDATE raad SET bewaartermijn_jaren = 0", "niet kan kloppen"),
        ("UPDATE raad SET bewaartermijn_jaren = 'x'", "heel getal"),
        ("UPDATE raad SET id = '../x'", "sleutel"),
        ("UPDATE lid SET id = 'x'", "twee keer"),
        ("UPDATE lid SET naam = NULL", "hoort tekst"),
        ("UPDATE lid SET in_populatie = 'misschien'", "past hier niet"),
        ("UPDATE kader SET jaar = 2011", "ongeldig jaar"),
        ("UPDATE kader SET uren = 1.5", "heel getal"),
        ("UPDATE kader SET uren = 1000000000000", "niet kan kloppen"),
        ("UPDATE kader SET uren = -1000000000000", "niet kan kloppen"),
        ("UPDATE uitvraag SET velden = 'verloonde_uren,verloonde_uren'", "twee keer gevraagd"),
        ("UPDATE uitvraag SET velden = 'salaris'", "niet kent"),
        ("UPDATE uitvraag SET velden = NULL", "hoort tekst"),
        ("UPDATE opgave SET volgnummer = 0", "niet kan kloppen"),
        ("UPDATE opgave SET volgnummer = 10000", "niet kan kloppen"),
        ("UPDATE opgave SET volgnummer = NULL", "heel getal"),
        ("UPDATE opgave SET vervangt = x'00'", "heel getal"),
        ("UPDATE opgave SET id = 'o1'", "twee keer"),
        ("UPDATE opgave SET jaar = 'x'", "ongeldig jaar"),
        ("UPDATE opgave SET geschatte_uren_weg = 'klein'", "getal of een reden"),
        ("UPDATE opgave SET kwam_langs = 'post'", "past hier niet"),
        ("UPDATE waarde SET opgave = 3", "niet kan kloppen"),
        ("UPDATE waarde SET opgave = 0", "niet kan kloppen"),
        ("UPDATE waarde SET opgave = NULL", "heel getal"),
        ("UPDATE waarde SET veld = 'salaris'", "niet kent"),
        ("UPDATE waarde SET veld = NULL", "niet kent"),
        ("UPDATE waarde SET veld = 'personen'", "twee keer"),
        ("UPDATE waarde SET honderdsten = 1, weg = 'klein'", "getal of een reden"),
        ("UPDATE waarde SET honderdsten = NULL, weg = NULL", "getal of een reden"),
        ("UPDATE waarde SET honderdsten = NULL, weg = 'geheim'", "niet kent"),
        ("UPDATE waarde SET honderdsten = 9e99, weg = NULL", "heel getal"),
        ("UPDATE relatie SET opgave = 2 WHERE soort = 'mandaat'", "op volgorde"),
        ("UPDATE relatie SET soort = 'x'", "niet kent"),
        ("UPDATE relatie SET tegenpartij = NULL", "hoort tekst"),
        ("UPDATE bevinding SET jaar = NULL", "ongeldig jaar"),
        ("UPDATE klassentotaal SET leden = 0", "niet kan kloppen"),
        ("UPDATE klassenwaarde SET totaal = 2", "niet kan kloppen"),
        ("UPDATE klassenwaarde SET veld = 'x'", "niet kent"),
        ("UPDATE klassenwaarde SET honderdsten = NULL", "heel getal"),
        ("UPDATE titel SET titel = printf('%.*c', 101, 'x')", "hoogstens 100"),
        ("UPDATE versie SET inhoud = NULL", "hoort tekst"),
    ],
)
def test_what_this_program_never_writes_is_damage(statement: str, why: str) -> None:
    refused(changed(statement), why)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE raad SET bewaartermijn_jaren = 30",
        "UPDATE raad SET bewaartermijn_jaren = 1",
        "UPDATE kader SET uren = 999999999999",
        "UPDATE kader SET uren = -999999999999",
        "UPDATE opgave SET volgnummer = 9999",
        "UPDATE opgave SET vervangt = NULL",
        "UPDATE titel SET titel = printf('%.*c', 100, 'x')",
    ],
)
def test_the_limit_itself_still_opens(statement: str) -> None:
    assert opened(statement) != SAMPLE


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE erbij (a TEXT)", "DROP TABLE waarde", "CREATE INDEX i ON waarde (veld)"],
)
def test_every_other_schema_is_refused(statement: str) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(DATA)
        connection.execute(statement)
        refused(connection.serialize(), "andere tabellen")


def test_size_and_rows_are_limited_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = 0
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(DATA)
        for name in MONITOR.schema:
            rows += connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    monkeypatch.setattr(MONITOR, "most_rows", rows)
    assert MONITOR.from_bytes(DATA) == SAMPLE
    monkeypatch.setattr(MONITOR, "most_rows", rows - 1)
    refused(DATA, f"meer dan {rows - 1} regels")
    monkeypatch.setattr(MONITOR, "most_rows", rows)
    monkeypatch.setattr(FileKind, "largest", len(DATA))
    assert MONITOR.from_bytes(DATA) == SAMPLE
    monkeypatch.setattr(FileKind, "largest", len(DATA) - 1)
    refused(DATA, "groter dan 128 MB. Zo groot is een monitor nooit")


def test_reading_ends_after_so_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    data = MONITOR.to_bytes(Monitor(leden=tuple(Lid(f"W{number}") for number in range(2000))))
    assert len(MONITOR.from_bytes(data).leden) == 2000
    monkeypatch.setattr(sqlite_file, "_STEPS_FOR_A_ROW", 0)
    refused(data, "niet te lezen")


@given(st.integers(0, len(DATA) - 1))
def test_every_cut_off_file_is_refused(length: int) -> None:
    refused(DATA[:length])


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_opens_or_is_refused(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(20):
        data = bytearray(DATA)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
        with suppress(KnownProblem):
            assert isinstance(MONITOR.from_bytes(bytes(data)), Monitor)


def test_pages_of_zeroes_are_refused() -> None:
    for page in range(1, len(DATA) // PAGE):
        refused(DATA[: page * PAGE] + bytes(PAGE) + DATA[(page + 1) * PAGE :], "beschadigd")
