"""A list of people as a workbook, beside `pandas.read_excel(engine="calamine")` alone.

That gives cells and no more; ours is everything from the file to rows for the dossier: a child
process, the look inside, the cells, the people taken out, the way back, titles, decisions and sums.
"""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import xlsxwriter
from benchmarks.dossiers import LAW, YEAR, Scale
from benchmarks.measure import Found, Goal, Line, in_turn, megabytes, spent

from banen_desktop.child import run_in_child
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.raw import Settings
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.table import MEMORY_LIMIT, read_in_child, read_table

GOAL = Goal(1.3)
ROOM = 2_000_000_000  # pandas may have what it wants
TITLES = (
    *("Personeelsnummer", "BSN", "Naam", "School", "Functiegroep", "In dienst", "Uit dienst"),
    *("Deeltijdfactor", "Uren per week", "Verloonde uren", "Soort dienstverband", "Kostenplaats"),
)
Progress = Callable[[object], None]


def lines(scale: Scale) -> Iterator[Line]:
    """Time at every size, and the memory of the process that reads."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {rows: Path(folder) / f"{rows}.xlsx" for rows in scale.rows}
        for rows, path in paths.items():
            write(path, rows)
            ours, bare = in_turn(
                scale.rounds,
                partial(spent, partial(import_list, path, rows)),
                partial(_pandas_alone, path),
            )
            yield Line("lijst inlezen", ours, bare, "pandas.read_excel alleen", rows, GOAL)
        for rows, path in paths.items():
            ours = Found(run_in_child(_read, path, memory_limit=MEMORY_LIMIT))
            bare = Found(run_in_child(_with_pandas, path, memory_limit=ROOM)[1])
            yield Line("geheugen bij de lijst", ours, bare, "pandas", rows, unit="MB")


def import_list(path: Path, rows: int) -> None:
    """Everything, in this process and in the child."""
    file = read_in_child(path)
    found = best_table(file, YEAR)
    result = convert(file.tables[0], found.mapping, YEAR, LAW, Decimal(36))
    assert result.totals.personen == rows


def _read(path: Path, progress: Progress) -> float:
    """The memory of what `read_in_child` does in its child."""
    read_table(path, Settings(), progress)
    return megabytes()


def _pandas_alone(path: Path) -> Found:
    return run_in_child(_with_pandas, path, memory_limit=ROOM)[0]


def _with_pandas(path: Path, _progress: Progress) -> tuple[Found, float]:
    """What reading took, and the memory; the loading of pandas is not measured."""
    import pandas  # noqa: PLC0415 - in this process only

    def read() -> None:
        assert len(pandas.read_excel(path, engine="calamine")) > 0

    return spent(read), megabytes()


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
