"""Damaged monitors, and lists with anything in their cells: each is read, or refused.

A monitor is damaged in its bytes, or in its values with a right digest, so that the damage reaches
what judges them. A list gets nasty cells, titles and rows of any length; what is read of it can be
saved and comes back. Anything else is a finding, and is kept in FOLDER, outside the repository.

`PYTHONPATH=.:tests python tests/fuzz/fuzz_monitors.py FOLDER MANY [SEED]` prints how many ended
how.
"""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from fuzz.campaign import Ended, main, tried
from sector_samples import SAMPLE
from signing import sign

from banen_desktop.imports.lists.raw import RawFile, RawTable, Source, Value
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Veld
from banen_desktop.sector.facts.edits import put_figure, take_members
from banen_desktop.sector.facts.intake import take_in
from banen_desktop.sector.file.monitor_file import MONITOR
from banen_desktop.sector.reading.lists import read_list
from banen_desktop.sector.reading.titles import OF_MEMBER
from banen_desktop.storage.sqlite_file import digest_by_column

DATA = MONITOR.to_bytes(SAMPLE)
DAY = date(2025, 3, 1)
_NASTY_SQL: tuple[Any, ...] = (
    *(None, 0, -1, 2**62, -(2**63), 1.5, float("inf"), "", "x", "x" * 2000, b"\xff", "\ud7ff"),
    *("2024-02-30", "1e9", "NaN", "\0", "verloonde_uren", "klein", "9" * 50),
)
_NASTY_CELLS: tuple[Value, ...] = (
    *("", " ", "x", "*", "-", "1.234", "1,5", "1.234,56", "1,234.56", "-5", "1e5", "NaN", "inf"),
    *("9" * 30, "0" * 300, "\u202e", "\u200b", "é", "=1+1", "#N/B", "waar", "31-02-2024", "Totaal"),
    *(0.0, -1.5, 1e308, float("nan"), float("inf"), 45000.5, 2024.0, 1e-9, True, False, 7),
    *(date(1800, 1, 1), date(2024, 12, 31), time(5), timedelta(9e5)),
    datetime(2024, 1, 1, 23),  # noqa: DTZ001 - a cell has no zone
)
_TITLES = (
    *("code", "naam", "jaar", "versie", "stand", "periode", "ontvangen_op", "peildatum"),
    *("percentage", "bron", "uren_kader_2024", "banen", "status", "iets anders", ""),
    *OF_MEMBER,
    *map(str, Veld),
    *("verloonde_uren_2023", "personen 2024", "Uren in eigen dienst"),
)


def damaged_bytes(chance: random.Random) -> bytes:
    """A monitor with damage anywhere."""
    data = bytearray(DATA)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at, size = chance.randrange(len(data)), chance.choice((1, 4, 100, 4096))
        match chance.randrange(4):
            case 0:
                data[at : at + size] = chance.randbytes(size)
            case 1:
                del data[at : at + size]
            case 2:
                other = chance.randrange(len(data))
                data[at : at + size] = data[other : other + size]
            case _:
                data[at] ^= 1 << chance.randrange(8)
    return bytes(data)


def damaged_values(chance: random.Random) -> bytes:
    """A monitor whose values are changed, signed anew."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(DATA)
        for _ in range(chance.choice((1, 1, 2, 6))):
            table = chance.choice(MONITOR.tables)
            column, value = chance.choice(table.columns), chance.choice(_NASTY_SQL)
            statement = chance.choice(
                (
                    f"UPDATE {table.name} SET {column} = ?",
                    f"UPDATE {table.name} SET {column} = ? WHERE rowid = 1",
                    f"DELETE FROM {table.name} WHERE {column} IS NOT ?",
                    f"INSERT INTO {table.name} ({column}) VALUES (?)",
                )
            )
            with suppress(sqlite3.Error):
                connection.execute(statement, (value,))
        with suppress(sqlite3.Error):
            sign(connection, digest_by_column)
        return connection.serialize()


def nasty_list(chance: random.Random) -> RawFile:
    """A list with anything in its cells."""
    width = chance.randrange(2, 9)
    titles = chance.sample(_TITLES, width)
    if chance.random() < 0.8:
        titles[0] = chance.choice(("code", "naam", "jaar"))
    rows: list[tuple[Value, ...]] = [tuple(titles)]
    for number in range(chance.randrange(8)):
        cells = [chance.choice(_NASTY_CELLS) for _ in range(chance.randrange(width + 3))]
        rows.append((f"W{number % 3}", *cells[1:]) if chance.random() < 0.5 else tuple(cells))
    if chance.random() < 0.2:
        rows.insert(0, ("Opgaven van onze leden",))
    source = Source("lijst.xlsx", "ab" * 32)
    broken = frozenset({(1, 1)}) if chance.random() < 0.1 else frozenset()
    percentages = frozenset({1, 2}) if chance.random() < 0.2 else frozenset()
    table = RawTable(source, "Blad1", tuple(rows), broken=broken, percentages=percentages)
    return RawFile(source, "xlsx", (table,))


def outcome(kind: str, given: bytes | RawFile) -> str:
    """How reading ends: what was read can be saved, and comes back."""
    try:
        if isinstance(given, bytes):
            found = MONITOR.from_bytes(given)
        else:
            read = read_list(given, SAMPLE, DAY)
            after, _ = take_members(SAMPLE, read.leden, read.kaders)
            found, _ = take_in(after, read.ontvangsten, highest=True)
            for cijfer in read.cijfers:
                found = put_figure(found, cijfer)
    except KnownProblem as problem:
        return "refused" if problem.safe and problem.advice else "without advice"
    back = MONITOR.proven_bytes(found)
    return "read" if back is not None else f"other {kind}"


_MAKERS: dict[str, Callable[[random.Random], bytes | RawFile]] = {
    "bytes": damaged_bytes,
    "waarden": damaged_values,
    "lijst": nasty_list,
}


def made(chance: random.Random) -> tuple[str, bytes | RawFile]:
    """One thing to read, and what it is."""
    kind = chance.choice([*_MAKERS])
    return kind, _MAKERS[kind](chance)


def run(many: int, seed: int) -> tuple[Ended, list[bytes | RawFile]]:
    """Damage and read so many: how they ended, and those that are findings."""
    return tried(many, seed, made, outcome)


if __name__ == "__main__":
    main(run)
