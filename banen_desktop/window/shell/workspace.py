"""The workspace: sidebar, pages, explanation and answer of the open dossier."""

from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from banen_desktop.dossier.findings import Finding, Record
from banen_desktop.dossier.model import Baan
from banen_desktop.quota.calculation.agenda import last_day_of_allocation
from banen_desktop.quota.calculation.trace import Outcome, Step, Unit
from banen_desktop.quota.units import quantity_of_hours, quantity_of_jobs
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.tables import Ref
from banen_desktop.window.basis import accessible, page_table, theme
from banen_desktop.window.basis.page import Page
from banen_desktop.window.basis.session import Session, Spot
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
from banen_desktop.window.shell import steps
from banen_desktop.window.shell.answer_bar import AnswerBar
from banen_desktop.window.shell.explanation_panel import ExplanationPanel
from banen_desktop.window.shell.sidebar import Sidebar
from banen_desktop.window.table.rows_page import RowsPage

Shown = TypeVar("Shown", bound=Page)


class _The(Generic[Shown]):
    """A page by its class, for who wants more of it than of any page."""

    def __init__(self, kind: type[Shown]) -> None:
        self._kind = kind

    def __get__(self, workspace: "Workspace", _owner: type) -> Shown:
        page = workspace.page_called(self._kind.name).part_called(self._kind.name)
        assert isinstance(page, self._kind)  # noqa: S101 - the table names its class
        return page


class Workspace(QWidget):
    """Everything that is seen of one dossier."""

    year_wanted = Signal()
    counts_asked = Signal(object)
    import_asked = Signal()
    list_pasted = Signal()
    imports_asked = Signal()
    save_asked = Signal()
    help_asked = Signal()
    report_asked = Signal()
    return_asked = Signal()
    problem = Signal(object)

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
        """Sidebar and answer; a page is made when it is first shown, and only then refreshed."""
        super().__init__()
        self._session = session
        self._stack = QStackedWidget()
        self._made: dict[str, Page] = {}
        self.sidebar, self.panel = Sidebar(session), ExplanationPanel()
        self._no_year = self._put(NoYearPage(session))
        self.bar = AnswerBar(session)
        self._explained = ""
        self._said = self._dismissed = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        """The panel lies over the page: nothing moves when it comes."""
        self._right = right = QGridLayout()
        right.addWidget(self._stack, 0, 0)
        right.addWidget(self.panel, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.sidebar)
        top.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top, 1)
        layout.addWidget(self.bar)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a small window the frame gives way first."""
        super().resizeEvent(event)
        small = theme.is_small(self)
        for part in (self.sidebar, self.bar):
            part.set_small(small=small)
        self._place_panel()

    def _place_panel(self) -> None:
        """A message over the foot of the page, an explanation over its right side."""
        sides = Qt.AlignmentFlag
        place = sides.AlignBottom if self.panel.is_message else sides.AlignRight
        self._right.setAlignment(self.panel, place)
        self.panel.fit(self._stack.size(), narrow=theme.is_narrow(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape that nobody needs takes the panel away."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.panel.close_it()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        session = self._session
        session.dossier_changed.connect(self.refresh)
        session.year_changed.connect(self._year_changed)
        session.outcome_changed.connect(self._explain_again)
        session.outcome_changed.connect(self._show_next)
        session.points_changed.connect(self._points_changed)
        session.went_to.connect(self.go_to)
        self.sidebar.page_chosen.connect(self._show)
        self.sidebar.year_wanted.connect(self.year_wanted)
        self.bar.explain_asked.connect(self._asked)
        self.bar.go_on.connect(self.go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self.go_on)
        self.panel.act_asked.connect(self._show_own_text)
        self.panel.closed.connect(self._closed)
        self.panel.changed.connect(self._place_panel)

    # -- the pages ------------------------------------------------------------------------------

    def page_called(self, name: str) -> Page:
        """A page by its name or by that of a page inside it, made when it is first asked for."""
        row = page_table.row_of(name)
        if row.name not in self._made:
            self._made[row.name] = self._put(row.load()(self._session))
        return self._made[row.name]

    def _put(self, page: Page) -> Page:
        """Listen to all that a page may ask, and give it a place."""
        page.message.connect(self.say)
        page.outdated.connect(partial(self.say, act="Bekijk wat er veranderde"))
        page.reminded.connect(self._remind)
        page.message_over.connect(self.forget_message)
        page.explain_asked.connect(self._asked)
        page.step_asked.connect(self._asked_ref)
        page.job_chosen.connect(self._explain_row)
        page.finding_chosen.connect(self._go_to_finding)
        page.page_asked.connect(self.show_page)
        page.spot_asked.connect(self.go_to)
        page.next_changed.connect(self._show_next)
        for asked, passed_on in (
            (page.problem, self.problem),
            (page.year_wanted, self.year_wanted),
            (page.report_asked, self.report_asked),
            (page.return_asked, self.return_asked),
            (page.counts_asked, self.counts_asked),
            (page.import_asked, self.import_asked),
            (page.list_pasted, self.list_pasted),
            (page.imports_asked, self.imports_asked),
            (page.save_asked, self.save_asked),
            (page.help_asked, self.help_asked),
        ):
            asked.connect(passed_on)
        self._stack.addWidget(page)
        return page

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
        self._show_next()
        self._keep_focus()
        if not self.sidebar.pages.hasFocus():  # the list tells by itself what is chosen in it
            accessible.announce(self, self.page.title.text())

    def show_page(self, name: str) -> None:
        """Show a page, or the one that holds it with that part of it in sight."""
        self.sidebar.choose(name)
        if self.page is not self._no_year:
            self.page.part_called(name)

    # -- the way on -----------------------------------------------------------------------------

    def go_on(self) -> None:
        """Do what the primary button says."""
        self._session.settle()
        act = self.page.next_act
        if act is not None:
            act.run()
            return
        step = steps.next_step(self.sidebar.chosen, self.sidebar.states)
        if step:
            self.sidebar.choose(step)
            self.page.begin()

    def _show_next(self) -> None:
        """What the primary button of this page says, and what waits there."""
        found = self.sidebar.states
        here, act = found[self.sidebar.chosen], self.page.next_act
        step = steps.next_step(self.sidebar.chosen, found)
        text = act.text if act is not None else f"Verder met {step}" if step else ""
        if here.open:
            words = f"Hier nog open: {here.open_words}"
        else:
            waits = found[step] if step else None
            words = f"Daar nog open: {waits.open_words}" if waits and waits.open else ""
        self.bar.show_next(text, words)

    def _keep_focus(self) -> None:
        """Give the focus to the list of pages when the page that had it went away with it."""
        held = self.window().focusWidget()
        if held is None or not held.isVisible():
            self.sidebar.pages.setFocus()

    def _page_of(self, name: str) -> Page:
        without_year = self._session.year is None and page_table.row_of(name).needs_year
        return self._no_year if without_year else self.page_called(name)

    def _hide_explanation(self) -> None:
        self._explained = self._said = ""
        self.panel.hide()

    def _year_changed(self) -> None:
        self._show(self.sidebar.chosen)

    def _points_changed(self) -> None:
        """What is open is known again, after somebody typed."""
        self.page.refresh()
        self.sidebar.show_states()
        self._show_next()

    def refresh(self) -> None:
        """Show the dossier as it is now on the page in sight."""
        self.page.refresh()
        if self.panel.isVisible():
            self.page.explain_again()

    def go_to(self, spot: Spot) -> None:
        """Go back to where an edit was made; an input that has the focus keeps its own cursor."""
        if any(spot.page in {row.name, *row.holds} for row in page_table.PAGES):
            self.show_page(spot.page)
            if self.page is not self._no_year:
                self.page.part_called(spot.page).go_to(spot.row, spot.field)

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
        self.sidebar.choose(ReportPage.name)
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
            self._hide_explanation()
