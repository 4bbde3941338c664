"""The workspace: sidebar, pages, explanation and answer of the open dossier."""

from typing import Generic, TypeVar

from PySide6.QtCore import Signal

from banen_desktop.dossier.findings import Finding, Record
from banen_desktop.dossier.model import Baan
from banen_desktop.quota.calculation.agenda import last_day_of_allocation
from banen_desktop.quota.calculation.trace import Outcome, Step, Unit
from banen_desktop.quota.units import quantity_of_hours, quantity_of_jobs
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.tables import Ref
from banen_desktop.window.basis import page_table
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import AnyPage
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.agenda_page import AgendaPage
from banen_desktop.window.pages.calculation_page import CalculationPage
from banen_desktop.window.pages.comparison_page import ComparisonPage
from banen_desktop.window.pages.form_pages import EmployerPage
from banen_desktop.window.pages.hours_page import HoursPage
from banen_desktop.window.pages.jobs_page import JobsPage
from banen_desktop.window.pages.no_year_page import NoYearPage
from banen_desktop.window.pages.notes_page import NotesPage
from banen_desktop.window.pages.overview_page import OverviewPage
from banen_desktop.window.pages.report_page import ReportPage
from banen_desktop.window.pages.scenario_page import ScenarioPage
from banen_desktop.window.shell.answer_bar import AnswerBar
from banen_desktop.window.shell.frame import Frame
from banen_desktop.window.shell.sidebar import DossierSidebar
from banen_desktop.window.table.rows_page import RowsPage

Shown = TypeVar("Shown", bound=AnyPage)


class _The(Generic[Shown]):
    """A page by its class, for who wants more of it than of any page."""

    def __init__(self, kind: type[Shown]) -> None:
        self._kind = kind

    def __get__(self, workspace: "Workspace", _owner: type) -> Shown:
        page = workspace.page_called(self._kind.name).part_called(self._kind.name)
        assert isinstance(page, self._kind)  # noqa: S101 - the table names its class
        return page


class Workspace(Frame):
    """Everything that is seen of one dossier."""

    _session: Session
    bar: AnswerBar

    counts_asked = Signal(object)
    import_asked = Signal()
    list_pasted = Signal()
    imports_asked = Signal()
    report_asked = Signal()
    return_asked = Signal()

    overview = _The(OverviewPage)
    employer = _The(EmployerPage)
    hours = _The(HoursPage)
    jobs = _The(JobsPage)
    notes = _The(NotesPage)
    agenda = _The(AgendaPage)
    calculation = _The(CalculationPage)
    comparison = _The(ComparisonPage)
    scenarios = _The(ScenarioPage)
    report = _The(ReportPage)

    def __init__(self, session: Session) -> None:
        """Sidebar and answer of a dossier."""
        self._explained = ""
        sidebar, bar = DossierSidebar(session), AnswerBar(session)
        super().__init__(session, page_table.OF_DOSSIER, sidebar, bar)
        self._no_year = self._put(NoYearPage(session))

    def _connect(self) -> None:
        super()._connect()
        self._session.outcome_changed.connect(self._explain_again)
        self.bar.explain_asked.connect(self._asked)
        self.panel.act_asked.connect(self._show_own_text)

    # -- the pages ------------------------------------------------------------------------------

    def _put(self, page: AnyPage) -> AnyPage:
        """Listen to what a page of a dossier may ask as well."""
        page.explain_asked.connect(self._asked)
        page.step_asked.connect(self._asked_ref)
        page.job_chosen.connect(self._explain_row)
        page.finding_chosen.connect(self._go_to_finding)
        for asked, passed_on in (
            (page.report_asked, self.report_asked),
            (page.return_asked, self.return_asked),
            (page.counts_asked, self.counts_asked),
            (page.import_asked, self.import_asked),
            (page.list_pasted, self.list_pasted),
            (page.imports_asked, self.imports_asked),
        ):
            asked.connect(passed_on)
        return super()._put(page)

    def _page_of(self, name: str) -> AnyPage:
        without_year = self._session.year is None and self._pages.row_of(name).needs_year
        return self._no_year if without_year else self.page_called(name)

    def hide_panel(self) -> None:
        """Take away what was told or explained over the page."""
        self._explained = ""
        super().hide_panel()

    def say(self, title: str, text: str, act: str = "") -> None:
        """Tell something under the page, instead of what was explained before."""
        self._explained = ""
        super().say(title, text, act)

    def go_back_to(self, spot: Spot) -> None:
        """Go to a text that could not be read, with the keyboard in it."""
        self.go_to(spot)
        if isinstance(self.page, RowsPage):
            self.page.go_to_unread(spot.row, spot.field)

    def _go_to_finding(self, finding: Finding) -> None:
        self.sidebar.choose(page_table.page_showing(finding.record).name)
        self.page.go_to(finding.row, finding.field)
        if isinstance(self.page, RowsPage) and (finding.row or finding.record is Record.BAAN):
            self.page.take_keyboard(finding.field)

    def _asked(self, key: str) -> None:
        self.explain(key)
        self.panel.tell()

    def _asked_ref(self, ref: Ref) -> None:
        self._explain_ref(ref)
        self.panel.tell()

    def explain(self, key: str) -> None:
        """Explain a number in the panel, and keep explaining it while the answer changes."""
        outcome = self._session.outcome
        if outcome is not None and key in outcome.by_key:
            self._explained, self._said = key, ""
            also = self._in_other_units(outcome, outcome.by_key[key])
            self.panel.show_explanation(wording.explain(outcome, key), also)

    def _explain_again(self) -> None:
        outcome = self._session.outcome
        if self._explained and (outcome is None or self._explained not in outcome.by_key):
            self.hide_panel()
        elif self._explained and self.panel.isVisible():
            self.explain(self._explained)

    def _explain_ref(self, ref: Ref) -> None:
        """Explain a number of another outcome than that of the shown year."""
        self._explained = self._said = ""
        also = self._in_other_units(ref.outcome, ref.outcome.by_key[ref.key])
        self.panel.show_explanation(wording.explain(ref.outcome, ref.key), also)

    def _show_own_text(self) -> None:
        self.hide_panel()
        self.sidebar.choose(ReportPage.name)
        self.report.show_text()

    def _in_other_units(self, outcome: Outcome, step: Step) -> str:
        week = self._session.dossier.werkgever.werkweek_uren
        year, law = outcome.jaar, self._session.law
        if step.unit is Unit.BAAN:
            found = quantity_of_jobs(abs(step.value), year, law, week)
        elif step.unit is Unit.UUR:
            found = quantity_of_hours(step.value, year, law, week)
        else:
            return ""
        pairs = wording.equivalents(found, wording.job_of(outcome), week)
        return "Dat is " + ", ".join(f"{number} {unit}" for number, unit in pairs)

    def _explain_row(self, row: object) -> None:
        if isinstance(row, Baan) and self._session.year is not None:
            outcome = self.jobs.outcome_of(row)
            law = self._session.law
            self._explained = self._said = ""
            whole = self._session.outcome
            until = None if whole is None else last_day_of_allocation(whole)
            told = wording.explain_row(row, outcome, self._session.year, law, until)
            self.panel.show_explanation(told)
            self.panel.tell()
        elif row is None:
            self.hide_panel()
