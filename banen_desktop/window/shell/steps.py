"""How far each page of the year is, and where to go on."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from banen_desktop import dutch
from banen_desktop.reports.text.since_reported import is_changed
from banen_desktop.reports.words import wording
from banen_desktop.window.basis import page_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banen_desktop.window.basis.page_table import PageRow, Pages
    from banen_desktop.window.basis.session import Session


class Stand(Enum):
    """Whether something waits for the user on a page."""

    DONE = "klaar"
    OPEN = "open"
    NEXT = "hierna"
    NONE = ""


class State(NamedTuple):
    """How far a page is: its words in the list, and how many points are open on it.

    `rows` are at how many of its rows something is to be done, where it has such rows.
    """

    stand: Stand
    words: str
    open: int = 0
    rows: int = 0

    @property
    def open_words(self) -> str:
        """How many points are open, and at how many rows where that is another number."""
        if self.rows in {0, self.open}:
            return str(self.open)
        points = dutch.plural(str(self.open), "punt", "punten")
        return f"{points}, bij {dutch.plural(str(self.rows), 'rij', 'rijen')}"


_NOTHING = State(Stand.NONE, "")
_LATER = State(Stand.NEXT, Stand.NEXT.value)
_SAVED = State(Stand.DONE, "opgeslagen")


def states(session: Session) -> Mapping[str, State]:
    """The state of every page of the shown year, by name."""
    return {row.name: _state(row, session) for row in page_table.PAGES}


def _state(row: PageRow, session: Session) -> State:
    if row is page_table.OVERVIEW:
        return State(Stand.NONE, _share(session))
    if session.year is None and row.needs_year:
        return _LATER if row.part == page_table.STEP else _NOTHING
    if row is page_table.REPORT:
        return _reported(session)
    points = session.points()
    still_open = points.open_at(row.shows)
    if still_open:
        rows = len(points.rows) if row is page_table.JOBS else 0
        return State(Stand.OPEN, f"{still_open} open", still_open, rows)
    return State(Stand.DONE, Stand.DONE.value) if row.part == page_table.STEP else _NOTHING


def _share(session: Session) -> str:
    step = session.outcome.by_key.get("realisatiepercentage") if session.outcome else None
    return "" if step is None or step.known is None else wording.told(step)


def _reported(session: Session) -> State:
    jaar, outcome = session.jaar, session.outcome
    if jaar is None or outcome is None or jaar.vaststelling.op is None:
        return _SAVED if session.is_exported else _LATER
    if is_changed(jaar, outcome):
        return State(Stand.OPEN, "gewijzigd", 1)
    return State(Stand.DONE, f"vastgesteld {dutch.format_date(jaar.vaststelling.op)}")


def done(found: Mapping[str, State], pages: Pages) -> int:
    """How many of the steps are done."""
    return sum(found[row.name].stand is Stand.DONE for row in pages.steps)


def next_step(name: str, found: Mapping[str, State], pages: Pages) -> str:
    """Where the primary button of a page leads; empty at the last step.

    From a step with something open to the step after it; else to the first with something open
    behind it, or before it, and at last to the last one.
    """
    steps = [row.name for row in pages.steps]
    place = steps.index(name) if name in steps else -1
    if name == steps[-1]:
        return ""
    if place >= 0 and found[name].stand is Stand.OPEN:
        return steps[place + 1]
    order = [*steps[place + 1 : -1], *steps[: max(place, 0)]]
    return next((one for one in order if found[one].stand is Stand.OPEN), steps[-1])
