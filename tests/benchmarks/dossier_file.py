"""Calculating, saving and opening, beside Python that adds up and bare sqlite3 with the same rows.

Saving makes the bytes of the file and opening reads them, both in memory: the disk is not measured.
sqlite3 gets and gives the rows of jobs alone, without a check, a digest or a type.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal

from benchmarks.dossiers import LAW, YEAR, Changing, Scale, dossier_of
from benchmarks.measure import Line, fresh, in_turn, repeated

from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.storage.banen_file import from_bytes, to_bytes

_SAME_ROWS = "sqlite3 met dezelfde rijen"


def lines(scale: Scale) -> Iterator[Line]:
    """Each at every size."""
    for measure in (_calculating, _saving, _opening):
        for size in scale.jobs:
            yield measure(dossier_of(size), size, scale.rounds)


def _calculating(dossier: Dossier, size: int, rounds: int) -> Line:
    jobs = dossier.jaren[-1].banen
    ours, bare = in_turn(
        rounds,
        fresh(Changing(dossier), lambda new: calculate(new, YEAR, LAW)),
        repeated(lambda: sum((job.verloonde_uren or Decimal(0) for job in jobs), Decimal(0))),
    )
    return Line("een jaar rekenen, alles nieuw", ours, bare, "de uren optellen", size)


def _saving(dossier: Dossier, size: int, rounds: int) -> Line:
    rows = _rows_in(to_bytes(dossier))
    ours, bare = in_turn(
        rounds, fresh(Changing(dossier), to_bytes), repeated(lambda: _bytes_of(rows))
    )
    return Line("opslaan", ours, bare, _SAME_ROWS, size)


def _opening(dossier: Dossier, size: int, rounds: int) -> Line:
    plain = _bytes_of(_rows_in(to_bytes(dossier)))
    changing = Changing(dossier)
    ours, bare = in_turn(
        rounds,
        fresh(lambda: to_bytes(changing()), from_bytes),
        repeated(lambda: _rows_in(plain)),
    )
    return Line("openen", ours, bare, _SAME_ROWS, size)


def _bytes_of(rows: Sequence[tuple[object, ...]]) -> bytes:
    """A database with these rows and nothing more."""
    with closing(sqlite3.connect(":memory:")) as database:
        width = len(rows[0])
        database.execute(f"CREATE TABLE baan ({', '.join(f'c{n}' for n in range(width))})")
        database.executemany(f"INSERT INTO baan VALUES ({', '.join('?' * width)})", rows)
        database.commit()
        return database.serialize()


def _rows_in(data: bytes) -> list[tuple[object, ...]]:
    """The rows with jobs of a database."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        return database.execute("SELECT * FROM baan").fetchall()
