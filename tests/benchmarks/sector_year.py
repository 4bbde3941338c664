"""A year of a sector as JSON, from the returns of all members: figures, questions and text.

Beside it the barest pass of pandas over the same returns: `read_excel(engine="calamine")` of a
list with a row per return, and the sums of its columns by class, in a child process as well.
"""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import xlsxwriter
from benchmarks.dossiers import LAW, Scale
from benchmarks.measure import Found, Goal, Line, in_turn, megabytes, spent
from planted_errors import YEAR, made_sector

from banen_desktop.child import run_in_child
from banen_desktop.reports.out.data import to_json
from banen_desktop.sector.checks.questions import check_year
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.figures.entry import count, count_in_child, measures_of_all
from banen_desktop.sector.out.data import year_data

ROOM = 2_000_000_000
GOAL, MEMORY_GOAL = Goal(3), Goal(300, "MB")


def lines(scale: Scale) -> Iterator[Line]:
    """Time at every size, and the memory of a process that does all of it."""
    with tempfile.TemporaryDirectory() as folder:
        for members in scale.members:
            monitor = made_sector(members, 1, first_year=True)
            path = Path(folder) / f"{members}.xlsx"
            write(path, monitor)
            ours, bare = in_turn(
                scale.rounds,
                partial(spent, partial(as_json, monitor)),
                partial(spent, partial(run_in_child, _bare, path, memory_limit=ROOM)),
            )
            yield Line("jaar van een sector", ours, bare, "pandas alleen", members, GOAL)
        for members in scale.members:
            ours = Found(run_in_child(_memory, members, memory_limit=ROOM))
            yield Line("geheugen van een sector", ours, size=members, goal=MEMORY_GOAL, unit="MB")


def as_json(monitor: Monitor) -> str:
    """What `banen sector rapport --json` prints of a monitor that is open."""
    found = count_in_child(monitor, YEAR, LAW)
    return to_json(year_data(found, check_year(monitor, YEAR, LAW), None))


def write(path: Path, monitor: Monitor) -> None:
    """The same returns as a list."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Opgaven")
        fields = list(monitor.ontvangsten[0].opgave.waarden)
        page.write_row(0, 0, ["code", "klasse", *map(str, fields)])
        classes = {lid.code: lid.klasse for lid in monitor.leden}
        for row, each in enumerate(monitor.ontvangsten, start=1):
            code = each.opgave.lid
            told = [(each.opgave.waarde(field) or 0) / 100 for field in fields]
            page.write_row(row, 0, [code, classes[code], *told])


def _bare(path: Path, _progress: Callable[[object], None]) -> float:
    import pandas  # noqa: PLC0415 - in this process only

    table = pandas.read_excel(path, engine="calamine")
    return float(table.groupby("klasse").sum(numeric_only=True)["verloonde_uren"].sum())


def _memory(members: int, _progress: Callable[[object], None]) -> float:
    """The memory of everything in one process: returns, pandas and the text."""
    monitor = made_sector(members, 1, first_year=True)
    found = count(monitor, YEAR, measures_of_all(monitor, YEAR, LAW))
    assert to_json(year_data(found, check_year(monitor, YEAR, LAW), None))
    return megabytes()
