"""The Overzicht page: the answer of the year at one look."""

import textwrap
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.quota.calculation.agenda import findings_on
from banen_desktop.quota.calculation.saved_values import findings as changed_values
from banen_desktop.quota.calculation.trace import Bound, Outcome, Regime
from banen_desktop.quota.years.cleaning import finding_past
from banen_desktop.quota.years.history import differences
from banen_desktop.quota.years.saving import seen
from banen_desktop.reports.pages.chart import chart_table, series_of
from banen_desktop.reports.text.since_reported import (
    because,
    besides_reported,
    changes_since,
    reported_on,
    what_changed,
)
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.amounts import amounts_table
from banen_desktop.reports.words.guard import HIRED_JOBS, OWN_JOBS, Kind
from banen_desktop.reports.words.headline import headline
from banen_desktop.reports.words.sums import REALISED, sums_in
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import Page, scrolling
from banen_desktop.window.basis.retention import decided_term
from banen_desktop.window.basis.session import Session, Spot
from banen_desktop.window.parts.cards import Card, FindingCard, NumberCard, SeenCard
from banen_desktop.window.parts.chart import Chart
from banen_desktop.window.parts.figures_table import FiguresTable

_MOST_FINDINGS = 40
_MOST_YEARS = 15
_TITLE_LETTERS = 12
_CHART_HEIGHT = 60 * theme.STEP
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIRST_STEPS = (
    (page_table.EMPLOYER, "1. Vul bij Werkgever de naam en de sector in."),
    (page_table.HOURS, "2. Vul bij Uren de verloonde uren van het jaar in."),
    (page_table.JOBS, "3. Zet bij Banen een rij voor elke baan voor de doelgroep."),
)


class OverviewPage(Page):
    """Overzicht: three numbers, the series of years, and what to look at."""

    name = page_table.OVERVIEW.name

    def __init__(self, session: Session) -> None:
        """Make the cards, the chart and the list of findings."""
        super().__init__(session, "Banenafspraak", "")
        self._target = NumberCard("Te realiseren", theme.Role.WindowText)
        self._realised = NumberCard("Gerealiseerd", theme.Role.Highlight)
        self._gap = NumberCard("Nog te gaan", theme.Role.BrightText)
        self._target.clicked.connect(lambda: self.explain_asked.emit("quotum_banen"))
        self._realised.clicked.connect(lambda: self.explain_asked.emit("gerealiseerde_banen"))
        self._gap.clicked.connect(lambda: self.explain_asked.emit("verschil_banen"))
        cards = QHBoxLayout()
        cards.setSpacing(3 * theme.STEP)
        for card in (self._target, self._realised, self._gap):
            cards.addWidget(card, 1)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setStyleSheet(theme.PROGRESS)
        self._progress.setFixedHeight(3 * theme.STEP)
        self._progress.setRange(0, 1000)
        self._progress.setAccessibleName("Realisatie van het quotum")
        below = QHBoxLayout()
        below.setSpacing(6 * theme.STEP)
        below.addWidget(self._figures_side(), 3)
        below.addLayout(self._findings_side(), 2)
        self.body.addLayout(self._reported_line())
        self.body.addLayout(cards)
        self.body.addWidget(self._progress)
        self.body.addLayout(below, 1)

    def _reported_line(self) -> QHBoxLayout:
        self._reported = theme.label("", soft=True)
        self._mark = _link("Wijzigen…", self.report_asked)
        self._mark.setAccessibleName("Vaststelling wijzigen")
        line = QHBoxLayout()
        line.addWidget(self._reported, 1)
        line.addWidget(self._mark)
        return line

    def _figures_side(self) -> QScrollArea:
        """The answer in every unit, and the years below it."""
        self.amounts = FiguresTable("Quotum, banen en verschil in elke eenheid")
        self.amounts.asked.connect(self.step_asked)
        holder = QWidget()
        side = QVBoxLayout(holder)
        side.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        side.setSpacing(2 * theme.STEP)
        for widget in (theme.heading("In elke eenheid"), self.amounts, self.amounts.note):
            side.addWidget(widget)
        side.addLayout(self._chart_side(), 1)
        return scrolling(holder)

    def _chart_side(self) -> QVBoxLayout:
        self.chart = Chart()
        self.series = QTableWidget()
        self.series.setAccessibleName("Ontwikkeling per jaar")
        self.series.verticalHeader().hide()
        self.series.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.series.horizontalHeader().setDefaultAlignment(_RIGHT)
        self.series.setStyleSheet(theme.TABLE)
        self.series.setShowGrid(False)
        self.series.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.series.setFrameShape(QTableWidget.Shape.NoFrame)
        self.series.setTabKeyNavigation(False)
        self._views = QStackedWidget()
        self._views.setMinimumHeight(_CHART_HEIGHT)
        self._views.addWidget(self.chart)
        self._views.addWidget(self.series)
        self._remark = theme.label("", soft=True)
        self._switch = QPushButton("Toon als tabel")
        self._switch.setStyleSheet(theme.LINK_BUTTON)
        self._switch.clicked.connect(self._switch_view)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._switch)
        side = QVBoxLayout()
        side.setSpacing(2 * theme.STEP)
        side.addWidget(theme.heading("Ontwikkeling"))
        side.addWidget(self._views, 1)
        side.addWidget(self._remark)
        side.addLayout(foot)
        return side

    def _findings_side(self) -> QVBoxLayout:
        self._heading = theme.heading("Let op")
        holder = QWidget()
        self._findings = QVBoxLayout(holder)
        self._findings.setContentsMargins(0, 0, 0, 0)
        self._findings.setSpacing(2 * theme.STEP)
        self._findings.addStretch(1)
        self._vaststellen = _link("Jaar vaststellen…", self.report_asked)
        report = QPushButton("Maak het jaarverslag")
        report.setStyleSheet(theme.MAIN_BUTTON)
        report.clicked.connect(lambda: self.page_asked.emit(page_table.REPORT.name))
        side = QVBoxLayout()
        side.setSpacing(2 * theme.STEP)
        side.addWidget(self._heading)
        side.addWidget(scrolling(holder), 1)
        side.addWidget(report)
        side.addWidget(self._vaststellen, 0, Qt.AlignmentFlag.AlignHCenter)
        return side

    def _switch_view(self) -> None:
        as_table = self._views.currentIndex() == 0
        self._views.setCurrentIndex(int(as_table))
        self._switch.setText("Toon als grafiek" if as_table else "Toon als tabel")

    def refresh(self) -> None:
        """Show the answer of the shown year."""
        outcome = self.session.outcome
        if outcome is None:
            return
        self.title.setText(f"Banenafspraak {outcome.jaar}")
        self.intro.setText(headline(outcome))
        self._show_reported()
        self._show_cards(outcome)
        week = self.session.dossier.werkgever.werkweek_uren
        self.amounts.show_table(amounts_table(outcome, self.session.law, week))
        share = outcome.value("realisatiepercentage")
        self._progress.setVisible(share is not None)
        self._progress.setValue(min(1000, int((share or Decimal(0)) * 1000)))
        outcomes = self.session.outcomes()
        self._show_series(outcomes)
        self._show_findings(outcome, self._changed_elsewhere(outcomes))

    def _show_reported(self) -> None:
        words = "" if self.session.jaar is None else reported_on(self.session.jaar)
        self._reported.setText(words)
        for widget in (self._reported, self._mark):
            widget.setVisible(bool(words))
        self._vaststellen.setVisible(not words)

    def _show_cards(self, outcome: Outcome) -> None:
        realised = outcome.by_key["gerealiseerde_banen"]
        target, difference = outcome.value("quotum_banen"), outcome.by_key.get("verschil_banen")
        shown = wording.known_so_far(*_in_jobs(realised.value), realised)
        self._realised.show_number(*shown, _own_and_hired(outcome))
        if target is None:
            self._target.show_number("–", "", _why_no_target(outcome))
        else:
            self._target.show_number(*_in_jobs(target), _target_note(outcome))
        if difference is None or difference.bound is Bound.UNKNOWN:
            self._gap.show_number("–", "", "")
            return
        gap = difference.value
        title = "Nog te gaan" if gap < 0 else "Meer dan nodig"
        shown = wording.known_so_far(*_in_jobs(abs(gap)), difference, absolute=True)
        self._gap.show_number(*shown, "", title)

    def _show_series(self, outcomes: Sequence[Outcome]) -> None:
        series = series_of(self.session.dossier, outcomes[-_MOST_YEARS:], Kind.DOSSIER)
        self.chart.show_series(series)
        self._remark.setText(series.remark)
        self._remark.setVisible(bool(series.remark))
        table = chart_table(series)
        self.series.setColumnCount(len(table.header))
        self.series.setHorizontalHeaderLabels([_over_lines(title) for title in table.header])
        self.series.setRowCount(len(table.rows))
        for row, texts in enumerate(table.rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_RIGHT)
                self.series.setItem(row, column, item)

    def _show_findings(self, outcome: Outcome, elsewhere: Sequence[int]) -> None:
        while self._findings.count() > 1:
            item = self._findings.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        empty = (
            self.session.jaar is not None
            and not self.session.jaar.banen
            and ("verloonde_uren" not in outcome.by_key)
        )
        cards: list[QWidget] = self._first_steps() if empty else []
        if not empty:
            found = self._findings_today(outcome)
            cards += self._changed_card(outcome)
            cards += self._elsewhere_card(elsewhere)
            cards += map(self._finding_card, found[:_MOST_FINDINGS])
            more = len(found) - _MOST_FINDINGS
            if more > 0:
                words = "1 melding" if more == 1 else f"{more} meldingen"
                cards.append(theme.label(f"En nog {words}. Die ziet u als deze klaar zijn."))
        if not cards:
            cards.append(theme.label("Geen bijzonderheden gevonden.", soft=True))
        self._heading.setText("Zo begint u" if empty else "Let op")
        for place, widget in enumerate(cards):
            self._findings.insertWidget(place, widget)

    def _findings_today(self, outcome: Outcome) -> tuple[Finding, ...]:
        jaar = self.session.jaar
        if jaar is None:
            return ()
        today, term = self.session.today(), decided_term()
        found = besides_reported(findings_on(jaar, outcome, today), jaar, outcome)
        return found if term is None else (*found, *finding_past(jaar, term, today))

    def _changed_card(self, outcome: Outcome) -> list[QWidget]:
        """What was reported and is another now, with why; a click opens the vaststelling."""
        jaar = self.session.jaar
        words = "" if jaar is None else what_changed(jaar, outcome)
        if jaar is None or not words:
            return []
        since = changes_since(self.session.dossier, outcome.jaar)
        why = because(since, differences(jaar, outcome))
        severity = Severity.WAARSCHUWING
        card = FindingCard(Finding("cijfers_gewijzigd", severity, Record.BAAN, words, why))
        card.setToolTip("Bekijk de vaststelling")
        card.clicked.connect(lambda _checked=False: self.report_asked.emit())
        return [card]

    def _changed_elsewhere(self, outcomes: Sequence[Outcome]) -> list[int]:
        """The other years with a legal value that changed since the dossier was saved."""
        dossier, law = self.session.dossier, self.session.law
        return [
            jaar.jaar
            for jaar, outcome in zip(dossier.jaren, outcomes, strict=True)
            if jaar.jaar != self.session.year and any(changed_values(dossier, jaar, outcome, law))
        ]

    def _elsewhere_card(self, years: Sequence[int]) -> list[QWidget]:
        """Years that are not shown and have a legal value to be seen; a click goes to the first."""
        if not years:
            return []
        told = dutch.join_list([str(year) for year in years])
        words = f"Ook van {told} is een waarde uit de wet anders dan toen u dit dossier opsloeg."
        advice, severity = f"Bekijk {years[0]}.", Severity.WAARSCHUWING
        card = FindingCard(Finding("waarden_elders", severity, Record.JAAR, words, advice))
        card.setToolTip(f"Ga naar {years[0]}")
        card.clicked.connect(lambda _checked=False: self.session.show_year(years[0]))
        return [card]

    def _finding_card(self, finding: Finding) -> QWidget:
        card = FindingCard(finding)
        card.clicked.connect(lambda: self.finding_chosen.emit(finding))
        if not finding.value or self.session.read_only:
            return card
        to_see = SeenCard(card)
        to_see.seen.connect(lambda: self._saw(finding.value))
        return to_see

    def _saw(self, key: str) -> None:
        """Remember what a legal value is now: an edit, so that it can be undone and is saved."""
        dossier, year = self.session.dossier, self.session.year
        if year is not None:
            after = seen(dossier, year, self.session.law, key)
            self.session.apply("nieuwe waarde gezien", after, Spot(self.name))
        cards = [card for card in self.findChildren(FindingCard) if card.isVisible()]
        if cards:
            cards[0].setFocus()

    def _first_steps(self) -> list[QWidget]:
        buttons: list[QWidget] = []
        for page, text in _FIRST_STEPS:
            button = Card()
            button.lines.addWidget(theme.label(text))
            button.setAccessibleName(text)
            button.clicked.connect(
                lambda _checked=False, name=page.name: self.page_asked.emit(name)
            )
            buttons.append(button)
        return buttons


def _over_lines(title: str) -> str:
    """A column of short numbers is no wider than the longest word of its title."""
    return "\n".join(textwrap.wrap(title, _TITLE_LETTERS, break_long_words=False))


def _link(text: str, signal: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.setStyleSheet(theme.LINK_BUTTON)
    button.clicked.connect(lambda _checked=False: signal.emit())
    return button


def _in_jobs(value: Decimal) -> tuple[str, str]:
    number, _, unit = dutch.jobs(value).rpartition(" ")
    return number, unit


def _own_and_hired(outcome: Outcome) -> str:
    people = dutch.people(int(outcome.by_key["personen"].value))
    shown = {
        step.key: wording.bounded(dutch.format_number(step.value, 1), step.bound)
        for step in (outcome.by_key[key] for key in (REALISED, OWN_JOBS, HIRED_JOBS))
    }
    words = f"Banen: {shown[OWN_JOBS]} in dienst, {shown[HIRED_JOBS]} ingeleend · {people}"
    apart = dutch.rounded_apart(*sums_in(shown))
    return f"{words}. {apart}" if apart else words


def _target_note(outcome: Outcome) -> str:
    ratio = wording.shown(outcome.by_key["quotumpercentage"])
    hours = wording.shown(outcome.by_key["verloonde_uren"]).removesuffix(" uur")
    return f"{ratio} van {hours} verloonde uren"


def _why_no_target(outcome: Outcome) -> str:
    if outcome.regime is not Regime.QUOTUMREGELING:
        return "Voor dit jaar is er geen quotum."
    if "verloonde_uren" not in outcome.by_key:
        return "Vul eerst de verloonde uren in."
    return "Vul eerst het quotumpercentage in."
