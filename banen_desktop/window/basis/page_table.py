"""The pages of a dossier, one row each, in the order in which the window shows them.

Light to import: a row names its class as text, and a page is loaded when it is first shown. The
part of the manual about a page has its name as title.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from banen_desktop.window.basis.page import Page
    from banen_desktop.window.basis.session import Session

_ROOM = "banen_desktop.window.pages"


class PageRow(NamedTuple):
    """What the window knows of a page before it is loaded.

    `shows` are the records of the dossier whose fields are on it: where a finding about them is
    mended.
    """

    name: str
    module: str
    class_name: str
    keys: str = ""
    needs_year: bool = True
    shows: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The full name of its module."""
        return f"{_ROOM}.{self.module}"

    def load(self) -> Callable[[Session], Page]:
        """The class of the page."""
        made: Callable[[Session], Page] = getattr(import_module(self.path), self.class_name)
        return made


OVERVIEW = PageRow("Overzicht", "overview_page", "OverviewPage", "Ctrl+1")
EMPLOYER = PageRow(
    "Werkgever", "form_pages", "EmployerPage", "Ctrl+2", needs_year=False, shows=("werkgever",)
)
HOURS = PageRow("Uren", "hours_page", "HoursPage", "Ctrl+3", shows=("jaar", "uren"))
JOBS = PageRow("Banen", "jobs_page", "JobsPage", "Ctrl+4", shows=("baan",))
NOTES = PageRow("Toelichting", "notes_page", "NotesPage", "Ctrl+5", shows=("toelichting",))
AGENDA = PageRow("Agenda", "agenda_page", "AgendaPage", "Ctrl+6", shows=("maatregel",))
CALCULATION = PageRow("Berekening", "calculation_page", "CalculationPage", "Ctrl+7")
COMPARISON = PageRow("Vergelijken", "comparison_page", "ComparisonPage", "Ctrl+8")
SCENARIOS = PageRow("Wat als", "scenario_page", "ScenarioPage", "Ctrl+9")
REPORT = PageRow("Rapport", "report_page", "ReportPage", "Ctrl+0")
RECIPIENTS = PageRow("Wie krijgt wat", "recipients_page", "RecipientsPage")

PAGES = (
    *(OVERVIEW, EMPLOYER, HOURS, JOBS, NOTES, AGENDA),
    *(CALCULATION, COMPARISON, SCENARIOS, REPORT, RECIPIENTS),
)


def names() -> tuple[str, ...]:
    """The names of all pages, in order."""
    return tuple(row.name for row in PAGES)


def row_of(name: str) -> PageRow:
    """The page with this name; raises `StopIteration` when there is none."""
    return next(row for row in PAGES if row.name == name)


def page_showing(record: str) -> PageRow:
    """The page where a record of the dossier is mended."""
    return next(row for row in PAGES if record in row.shows)
