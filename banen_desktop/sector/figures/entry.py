"""The one way in: a monitor and a year become plain exact values, added up in a child process.

pandas is loaded in the child alone; whoever asks never does. Columns of numbers go there and sums
come back: the members stay here.
"""

from collections.abc import Callable

from banen_desktop.child import run_in_child
from banen_desktop.quota.law.law import Law
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.figures.columns import Opgeteld, Werk
from banen_desktop.sector.figures.counting import count_year
from banen_desktop.sector.figures.measures import Maten, measures_of
from banen_desktop.sector.figures.model import Jaarcijfers

MEMORY_LIMIT = 1_500_000_000
"""Bytes of the child: pandas and OpenBLAS ask for much room that they never use."""
COUNTING = "Het tellen van de opgaven"


def count_in_child(
    monitor: Monitor, jaar: int, law: Law, cancelled: Callable[[], bool] = lambda: False
) -> Jaarcijfers:
    """Everything that is shown of a year.

    Raises `KnownProblem` when the child dies or is stopped, `ParameterError` for a year without
    hours of a job.
    """

    def in_child(work: Werk) -> Opgeteld:
        return run_in_child(
            _add_up, work, memory_limit=MEMORY_LIMIT, cancelled=cancelled, what=COUNTING
        )

    return count_year(monitor, jaar, measures_of_all(monitor, jaar, law), in_child)


def count(monitor: Monitor, jaar: int, measures: dict[int, Maten]) -> Jaarcijfers:
    """The same in this process, which loads pandas: for tests and for a child of others."""
    return count_year(monitor, jaar, measures, lambda work: _add_up(work, lambda _: None))


def measures_of_all(monitor: Monitor, jaar: int, law: Law) -> dict[int, Maten]:
    """The measures of the year, the year before, and every other year that has returns."""
    first = min(value.vanaf for value in law.values["uren_per_baan"])
    years = {jaar, jaar - 1} | {each.opgave.jaar for each in monitor.ontvangsten}
    return {
        year: measures_of(monitor, year, law) for year in years if year >= first or year == jaar
    }


def _add_up(work: Werk, _progress: Callable[[object], None]) -> Opgeteld:
    from banen_desktop.sector.figures.tables import add_up  # noqa: PLC0415 - loads pandas

    return add_up(work)
