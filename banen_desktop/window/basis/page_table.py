"""The pages of a dossier, one row each, in the order in which the window shows them.

Light to import: a row names its class as text, and a page is loaded when it is first shown. The
part of the manual about a page has its name as title.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from banen_desktop.window.basis.page import AnyPage

_ROOM = "banen_desktop.window.pages"
ABOVE, STEP, MORE = "", "werk", "verder kijken"
"""The parts of the list of pages: what stands above, the steps of the year's work, and the rest."""


class PageRow(NamedTuple):
    """What the window knows of a page before it is loaded.

    `shows` are the records of the dossier whose fields are on it: where a finding about them is
    mended. `part` is the part of the list of pages in which it stands; the keys of a step have its
    number. `holds` are the names of the smaller pages inside it.
    """

    name: str
    module: str
    class_name: str
    keys: str = ""
    needs_year: bool = True
    shows: tuple[str, ...] = ()
    part: str = MORE
    holds: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The full name of its module."""
        return f"{_ROOM}.{self.module}"

    def load(self) -> Callable[[Any], AnyPage]:
        """The class of the page."""
        made: Callable[[Any], AnyPage] = getattr(import_module(self.path), self.class_name)
        return made


OVERVIEW = PageRow("Overzicht", "overview_page", "OverviewPage", "Ctrl+0", part=ABOVE)
EMPLOYER = PageRow("Werkgever", "form_pages", "EmployerPage", "Ctrl+1", False, ("werkgever",), STEP)
HOURS = PageRow("Uren", "hours_page", "HoursPage", "Ctrl+2", shows=("jaar", "uren"), part=STEP)
JOBS = PageRow("Banen", "jobs_page", "JobsPage", "Ctrl+3", shows=("baan",), part=STEP)
NOTES = PageRow(
    "Toelichting", "notes_page", "NotesPage", "Ctrl+4", shows=("toelichting",), part=STEP
)
REPORT = PageRow("Rapport", "report_page", "ReportPage", "Ctrl+5", part=STEP)
SCENARIOS = "Wat als"
CALCULATION = PageRow("Berekening", "calculation_page", "CalculationPage", "Ctrl+6")
COMPARISON = PageRow(
    "Vergelijken", "comparison_page", "ComparisonPage", "Ctrl+7", holds=(SCENARIOS,)
)
AGENDA = PageRow("Agenda", "agenda_page", "AgendaPage", "Ctrl+8", shows=("maatregel",))

PAGES = (OVERVIEW, EMPLOYER, HOURS, JOBS, NOTES, REPORT, CALCULATION, COMPARISON, AGENDA)
STEPS = tuple(row for row in PAGES if row.part == STEP)


class Pages:
    """The pages of one kind of document; `first` is the one to begin with."""

    first = OVERVIEW

    @property
    def rows(self) -> tuple[PageRow, ...]:
        """All pages, in order."""
        return PAGES

    @property
    def steps(self) -> tuple[PageRow, ...]:
        """The steps of the work."""
        return tuple(row for row in self.rows if row.part == STEP)

    def row_of(self, name: str) -> PageRow:
        """The page with this name, or that holds it; raises `StopIteration` without one."""
        return next(row for row in self.rows if name in {row.name, *row.holds})


OF_DOSSIER = Pages()


def names() -> tuple[str, ...]:
    """The names of all pages of a dossier, in order."""
    return tuple(row.name for row in PAGES)


def row_of(name: str) -> PageRow:
    """The page of a dossier with this name, or that holds one with it."""
    return OF_DOSSIER.row_of(name)


def page_showing(record: str) -> PageRow:
    """The page where a record of the dossier is mended."""
    return next(row for row in PAGES if record in row.shows)
