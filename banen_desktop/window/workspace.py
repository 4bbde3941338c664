"""The workspace: sidebar, pages, explanation and answer of the open dossier."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from banen_desktop.dossier.findings import Finding
from banen_desktop.dossier.model import Baan
from banen_desktop.quota.agenda import last_day_of_allocation
from banen_desktop.quota.trace import Outcome, Step, Unit
from banen_desktop.reports import wording
from banen_desktop.reports.tables import Ref
from banen_desktop.window import accessible
from banen_desktop.window.agenda_page import AgendaPage
from banen_desktop.window.answer_bar import AnswerBar
from banen_desktop.window.calculation_page import CalculationPage
from banen_desktop.window.comparison_page import ComparisonPage
from banen_desktop.window.explanation_panel import ExplanationPanel
from banen_desktop.window.form_pages import EmployerPage
from banen_desktop.window.hours_page import HoursPage
from banen_desktop.window.jobs_page import JobsPage
from banen_desktop.window.measure import Measure
from banen_desktop.window.no_year_page import NoYearPage
from banen_desktop.window.notes_page import NotesPage
from banen_desktop.window.overview_page import OverviewPage
from banen_desktop.window.page import Page
from banen_desktop.window.recipients_page import RecipientsPage
from banen_desktop.window.report_page import ReportPage
from banen_desktop.window.rows_page import RowsPage
from banen_desktop.window.scenario_page import ScenarioPage
from banen_desktop.window.session import Session, Spot
from banen_desktop.window.sidebar import Sidebar


class Workspace(QWidget):
    """Everything that is seen of one dossier."""

    year_wanted = Signal()
    counts_asked = Signal(object)
    import_asked = Signal()
    imports_asked = Signal()
    save_asked = Signal()
    report_asked = Signal()
    problem = Signal(object)

    def __init__(self, session: Session) -> None:
        """Make the pages; only the page in sight is refreshed."""
        super().__init__()
        self._session = session
        self.overview, self.employer = OverviewPage(session), EmployerPage(session)
        self.hours, self.jobs = HoursPage(session), JobsPage(session)
        self.notes, self.calculation = NotesPage(session), CalculationPage(session)
        self.agenda = AgendaPage(session)
        self.comparison, self.scenarios = ComparisonPage(session), ScenarioPage(session)
        self.report, self.recipients = ReportPage(session), RecipientsPage(session)
        pages = (
            self.overview,
            self.employer,
            self.hours,
            self.jobs,
            self.notes,
            self.agenda,
            self.calculation,
            self.comparison,
            self.scenarios,
            self.report,
            self.recipients,
        )
        self.pages: dict[str, Page] = {page.name: page for page in pages}
        self._stack = QStackedWidget()
        self._no_year = NoYearPage(session)
        for page in (*self.pages.values(), self._no_year):
            self._stack.addWidget(page)
        self.sidebar, self.panel = Sidebar(session), ExplanationPanel()
        self.bar = AnswerBar(session)
        self._explained = ""
        self._said = self._dismissed = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.panel)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.sidebar)
        top.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        session = self._session
        session.dossier_changed.connect(self.refresh)
        session.year_changed.connect(self._year_changed)
        session.outcome_changed.connect(self._explain_again)
        session.went_to.connect(self.go_to)
        for rows in (self.jobs, self.hours, self.agenda):
            session.settling.connect(rows.table.finish_typing)
        self.sidebar.page_chosen.connect(self._show)
        for asks in (self.sidebar, self._no_year):
            asks.year_wanted.connect(self.year_wanted)
        for asker in (self.overview, self.calculation, self.bar):
            asker.explain_asked.connect(self.explain)
            asker.explain_asked.connect(lambda _key: self.panel.tell())
        self.overview.finding_chosen.connect(self._go_to_finding)
        for chooser in (self.overview, self.agenda, self.comparison, self.report):
            chooser.page_asked.connect(self.sidebar.choose)
        self.overview.report_asked.connect(self.report_asked)
        for shown in (self.comparison, self.scenarios):
            shown.step_asked.connect(self._explain_ref)
            shown.step_asked.connect(lambda _ref: self.panel.tell())
        self.bar.measure_chosen.connect(self._measure_chosen)
        self.jobs.row_chosen.connect(self._explain_row)
        self.jobs.counts_asked.connect(self.counts_asked)
        for rows in (self.jobs, self.hours):
            rows.import_asked.connect(self.import_asked)
        self.hours.imports.asked.connect(self.imports_asked)
        self.recipients.save_asked.connect(self.save_asked)
        self._connect_messages()

    def _connect_messages(self) -> None:
        """What pages tell under themselves, and when that goes."""
        for teller in (self.jobs, self.hours, self.agenda, self.report, self.recipients):
            teller.message.connect(self.say)
        for exporter in (self.report, self.recipients):
            exporter.outdated.connect(partial(self.say, act="Bekijk wat er veranderde"))
        self.panel.act_asked.connect(self._show_own_text)
        for rows in (self.jobs, self.hours, self.agenda):
            rows.reminded.connect(self._remind)
            rows.message_over.connect(self.forget_message)
        self.panel.closed.connect(self._closed)
        for source in (self.report, self.recipients, self.employer):
            source.problem.connect(self.problem)

    @property
    def page(self) -> Page:
        """The page in sight."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)  # noqa: S101 - only pages are put in the stack
        return shown

    def _show(self, name: str) -> None:
        self._hide_explanation()
        self._stack.setCurrentWidget(self._page_of(name))
        self.page.refresh()
        self._keep_focus()
        if not self.sidebar.pages.hasFocus():  # the list tells by itself what is chosen in it
            accessible.announce(self, self.page.title.text())

    def _keep_focus(self) -> None:
        """Give the focus to the list of pages when the page that had it went away with it."""
        held = self.window().focusWidget()
        if held is None or not held.isVisible():
            self.sidebar.pages.setFocus()

    def _page_of(self, name: str) -> Page:
        without_year = self._session.year is None and name != self.employer.name
        return self._no_year if without_year else self.pages[name]

    def _hide_explanation(self) -> None:
        self._explained = self._said = ""
        self.panel.hide()

    def _year_changed(self) -> None:
        self._show(self.sidebar.chosen)

    def refresh(self) -> None:
        """Show the dossier as it is now on the page in sight."""
        self.page.refresh()
        row = self.jobs.table.current_row()
        if self.page is self.jobs and self.panel.isVisible() and row is not None:
            self._explain_row(row)
        if self.panel.isVisible() and isinstance(self.page, ComparisonPage | ScenarioPage):
            self.page.explain_again()

    def go_to(self, spot: Spot) -> None:
        """Go back to where an edit was made; an input that has the focus keeps its own cursor."""
        if spot.page in self.pages:
            self.sidebar.choose(spot.page)
            self.page.go_to(spot.row, spot.field)

    def go_back_to(self, spot: Spot) -> None:
        """Go to a text that could not be read, with the keyboard in it."""
        self.go_to(spot)
        if isinstance(self.page, RowsPage):
            self.page.go_to_unread(spot.row, spot.field)

    def _go_to_finding(self, finding: Finding) -> None:
        self.sidebar.choose(str(finding.page))
        self.page.go_to(finding.row, finding.field)
        if isinstance(self.page, RowsPage) and (finding.row or self.page is self.jobs):
            self.page.table.setFocus()

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
            self._hide_explanation()
        elif self._explained and self.panel.isVisible():
            self.explain(self._explained)

    def _explain_ref(self, ref: Ref) -> None:
        """Explain a number of another outcome than that of the shown year."""
        self._explained = self._said = ""
        also = self._in_other_units(ref.outcome, ref.outcome.by_key[ref.key])
        self.panel.show_explanation(wording.explain(ref.outcome, ref.key), also)

    def say(self, title: str, text: str, act: str = "") -> None:
        """Tell something under the page, instead of what was told or explained before."""
        self._explained, self._said, self._dismissed = "", text, ""
        self.panel.show_message(title, text, act)
        self.panel.tell()

    def _show_own_text(self) -> None:
        self._hide_explanation()
        self.sidebar.choose(self.report.name)
        self.report.show_text()

    def _remind(self, title: str, text: str) -> None:
        """Say again what is wrong with a cell, unless the user has closed just that."""
        if text == self._dismissed:
            self._hide_explanation()
        else:
            self.say(title, text)

    def _closed(self) -> None:
        self._dismissed = self._said
        self._hide_explanation()

    def forget_message(self) -> None:
        """Take away what was told, because it is mended or something newer is told elsewhere."""
        if self._said:
            self._hide_explanation()

    def _in_other_units(self, outcome: Outcome, step: Step) -> str:
        if step.unit is Unit.BAAN:
            hours = abs(step.value) * outcome.by_key["uren_per_baan"].value
        elif step.unit is Unit.UUR:
            hours = step.value
        else:
            return ""
        week = self._session.dossier.werkgever.werkweek_uren
        pairs = wording.equivalents(hours, week, self._session.law, outcome.jaar)
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
        elif row is None:
            self._hide_explanation()

    def _measure_chosen(self, measure: Measure) -> None:
        self.overview.measure = measure
        if self.page is self.overview:
            self.overview.refresh()
        if measure is Measure.FTE and not self._session.dossier.werkgever.werkweek_uren:
            self.say("Fte", "Vul bij Werkgever eerst de uren van een volledige werkweek in.")
