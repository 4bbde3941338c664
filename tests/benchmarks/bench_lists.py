"""How fast and how small: a list of 50,000 people against pandas.read_excel alone.

Run by hand: `PYTHONPATH=.:tests python tests/benchmarks/bench_lists.py [ROWS]`. Goal: at most 1.3
times `pandas.read_excel(engine="calamine")`, which gives cells and no more; ours is everything from
the file to rows for the dossier: a child process, the look inside, the cells, the people taken out,
the way back, titles, decisions and sums. Processor time of all processes together, so that other
programs matter less; in turn, three times, and the best of each counts.
"""

import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time

import xlsxwriter

from banen_desktop.child import run_in_child
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.table import read_in_child
from banen_desktop.quota.law import built_in

ROWS = 50_000
ROUNDS = 3
ROOM = 2_000_000_000  # pandas may have what it wants
TITLES = (
    *("Personeelsnummer", "BSN", "Naam", "School", "Functiegroep", "In dienst", "Uit dienst"),
    *("Deeltijdfactor", "Uren per week", "Verloonde uren", "Soort dienstverband", "Kostenplaats"),
)


def write(path: Path, rows: int) -> None:
    """A list with a row per person."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Export")
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        part = book.add_format({"num_format": "0%"})
        page.write_row(0, 0, TITLES)
        for row in range(1, rows + 1):
            page.write_row(row, 0, (row, "123456782", f"Naam {row}", f"School {row % 12}"))
            page.write(row, 4, ("OP", "OOP", "DIR")[row % 3])
            page.write_datetime(row, 5, date(2010 + row % 15, 1 + row % 12, 1), day)
            if row % 5 == 0:
                page.write_datetime(row, 6, date(2025, 1 + row % 12, 28), day)
            page.write(row, 7, (row % 10 + 1) / 10, part)
            page.write_row(row, 8, ((row % 10 + 1) * 3.6, row % 1800 + 0.25, "Vast", row % 40))


def with_pandas(path: Path, _progress: Callable[[object], None]) -> tuple[float, float, float]:
    """Seconds of reading, of reading and importing pandas, and megabytes."""
    start = process_time()
    import pandas  # type: ignore[import-untyped] # noqa: PLC0415 - its import is measured

    imported = process_time()
    frame = pandas.read_excel(path, engine="calamine")
    read = process_time()
    assert len(frame) > 0
    return read - imported, read - start, peak(resource.RUSAGE_SELF)


def ours(path: Path) -> float:
    """Seconds of everything, in this process and in the child."""
    start = process_time() + children()
    file = read_in_child(path)
    found = best_table(file, 2025)
    result = convert(file.tables[0], found.mapping, 2025, built_in(), Decimal(36))
    assert result.totals.personen == len(file.tables[0].rows) - 1
    return process_time() + children() - start


def children() -> float:
    """Processor time of the child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak(who: int) -> float:
    """The most memory that a process had, in megabytes (Linux)."""
    return resource.getrusage(who).ru_maxrss / 1000


def main(rows: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lijst.xlsx"
        write(path, rows)
        mine, reads, wholes = [ours(path)], [], []
        most = peak(resource.RUSAGE_CHILDREN)  # no other child has run yet
        for _ in range(ROUNDS):
            mine.append(ours(path))
            read, whole, megabytes = run_in_child(with_pandas, path, memory_limit=ROOM)
            reads.append(read)
            wholes.append(whole)
    best, read, whole = min(mine), min(reads), min(wholes)
    print(f"{rows} rows: ours {best:.2f} s in all, our child {most:.0f} MB")
    print(f"pandas.read_excel alone {read:.2f} s: {best / read:.2f} times")
    print(
        f"import pandas and read_excel {whole:.2f} s, {megabytes:.0f} MB: {best / whole:.2f} times"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROWS)
