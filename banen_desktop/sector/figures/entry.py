"""The one way in: a monitor and a year go to a child process, plain exact values come back.

pandas is loaded there; whoever asks never does. The child takes and gives only records that can
be pickled.
"""

from collections.abc import Callable

from banen_desktop.child import run_in_child
from banen_desktop.quota.law.law import Law
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.figures.measures import Maten, measures_of
from banen_desktop.sector.figures.model import Jaarcijfers

MEMORY_LIMIT = 1_500_000_000
"""Bytes of the child: pandas and OpenBLAS ask for much room that they never use."""
COUNTING = "Het tellen van de opgaven"


def count_in_child(
    monitor: Monitor, jaar: int, law: Law, cancelled: Callable[[], bool] = lambda: False
) -> Jaarcijfers:
    """Everything that is shown of a year, counted in a child process.

    Raises `KnownProblem` when the child dies or is stopped, `ParameterError` for a year without
    hours of a job.
    """
    measures = measures_of_all(monitor, jaar, law)
    return run_in_child(
        count,
        monitor,
        jaar,
        measures,
        memory_limit=MEMORY_LIMIT,
        cancelled=cancelled,
        what=COUNTING,
    )


def measures_of_all(monitor: Monitor, jaar: int, law: Law) -> dict[int, Maten]:
    """The measures of the year, the year before, and every other year that has returns."""
    first = min(value.vanaf for value in law.values["uren_per_baan"])
    years = {jaar, jaar - 1} | {each.opgave.jaar for each in monitor.ontvangsten}
    return {
        year: measures_of(monitor, year, law) for year in years if year >= first or year == jaar
    }


def count(
    monitor: Monitor,
    jaar: int,
    measures: dict[int, Maten],
    _progress: Callable[[object], None] = lambda _: None,
) -> Jaarcijfers:
    """What the child does; loads pandas."""
    from banen_desktop.sector.figures.counting import count_year  # noqa: PLC0415 - loads pandas

    return count_year(monitor, jaar, measures)
