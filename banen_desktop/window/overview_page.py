"""The Overzicht page: the answer of the year at one look."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier.findings import Finding
from banen_desktop.quota.trace import Outcome, Regime
from banen_desktop.reports import wording
from banen_desktop.window import theme
from banen_desktop.window.cards import Card, NumberCard
from banen_desktop.window.chart import Chart, bars_of
from banen_desktop.window.finding_card import FindingCard
from banen_desktop.window.measure import Measure, in_measure
from banen_desktop.window.page import Page, scrolling
from banen_desktop.window.session import Session

_MOST_FINDINGS = 40
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIRST_STEPS = (
    ("Werkgever", "1. Vul bij Werkgever de naam en de sector in."),
    ("Uren", "2. Vul bij Uren de verloonde uren van het jaar in."),
    ("Banen", "3. Zet bij Banen een rij voor elke baan voor de doelgroep."),
)


class OverviewPage(Page):
    """Overzicht: three numbers, the series of years, and what to look at."""

    explain_asked = Signal(str)
    finding_chosen = Signal(object)
    page_asked = Signal(str)
    name = "Overzicht"

    def __init__(self, session: Session) -> None:
        """Make the cards, the chart and the list of findings."""
        super().__init__(session, "Banenafspraak", "")
        self.measure = Measure.BANEN
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
        below.addLayout(self._chart_side(), 3)
        below.addLayout(self._findings_side(), 2)
        self.body.addLayout(cards)
        self.body.addWidget(self._progress)
        self.body.addLayout(below, 1)

    def _chart_side(self) -> QVBoxLayout:
        self.chart = Chart()
        self.series = QTableWidget(0, 5)
        self.series.setAccessibleName("Ontwikkeling per jaar")
        self.series.setHorizontalHeaderLabels(
            ["Jaar", "In dienst", "Ingeleend", "Quotum", "Realisatie"]
        )
        self.series.verticalHeader().hide()
        self.series.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.series.horizontalHeader().setDefaultAlignment(_RIGHT)
        self.series.setStyleSheet(theme.TABLE)
        self.series.setShowGrid(False)
        self.series.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.series.setFrameShape(QTableWidget.Shape.NoFrame)
        self.series.setTabKeyNavigation(False)
        self._views = QStackedWidget()
        self._views.addWidget(self.chart)
        self._views.addWidget(self.series)
        self._switch = QPushButton("Toon als tabel")
        self._switch.setStyleSheet(theme.LINK_BUTTON)
        self._switch.clicked.connect(self._switch_view)
        foot = QHBoxLayout()
        foot.setSpacing(2 * theme.STEP)
        for text, role in (("in dienst", "own"), ("ingeleend", "hired"), ("quotum", "line")):
            foot.addWidget(_Swatch(role))
            foot.addWidget(theme.label(text, theme.SMALL, soft=True, wrap=False))
            foot.addSpacing(2 * theme.STEP)
        foot.addStretch(1)
        foot.addWidget(self._switch)
        side = QVBoxLayout()
        side.setSpacing(2 * theme.STEP)
        side.addWidget(theme.label("Ontwikkeling", theme.LARGE, bold=True))
        side.addWidget(self._views, 1)
        side.addLayout(foot)
        return side

    def _findings_side(self) -> QVBoxLayout:
        self._heading = theme.label("Let op", theme.LARGE, bold=True)
        holder = QWidget()
        self._findings = QVBoxLayout(holder)
        self._findings.setContentsMargins(0, 0, 0, 0)
        self._findings.setSpacing(2 * theme.STEP)
        self._findings.addStretch(1)
        report = QPushButton("Maak het jaarverslag")
        report.setStyleSheet(theme.MAIN_BUTTON)
        report.clicked.connect(lambda: self.page_asked.emit("Rapport"))
        side = QVBoxLayout()
        side.setSpacing(2 * theme.STEP)
        side.addWidget(self._heading)
        side.addWidget(scrolling(holder), 1)
        side.addWidget(report)
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
        self.intro.setText(wording.headline(outcome))
        self._show_cards(outcome)
        share = outcome.value("realisatiepercentage")
        self._progress.setVisible(share is not None)
        self._progress.setValue(min(1000, int((share or Decimal(0)) * 1000)))
        self._show_series()
        self._show_findings(outcome)

    def _in_measure(self, jobs: Decimal, outcome: Outcome) -> tuple[str, str]:
        week = self.session.dossier.werkgever.werkweek_uren
        return in_measure(jobs, self.measure, outcome, self.session.law, week)

    def _show_cards(self, outcome: Outcome) -> None:
        realised = outcome.by_key["gerealiseerde_banen"].value
        target, gap = outcome.value("quotum_banen"), outcome.value("verschil_banen")
        self._realised.show_number(*self._in_measure(realised, outcome), _own_and_hired(outcome))
        if target is None:
            self._target.show_number("–", "", _why_no_target(outcome))
        else:
            self._target.show_number(*self._in_measure(target, outcome), _target_note(outcome))
        if gap is None:
            self._gap.show_number("–", "", "")
            return
        per_job = outcome.by_key["uren_per_baan"].value
        weeks = self.session.law.required("weken_per_jaar", outcome.jaar).waarde
        hours = abs(gap) * per_job
        yearly, weekly = dutch.format_number(hours, 0), dutch.format_number(hours / weeks, 0)
        note = f"{yearly} uur per jaar · {weekly} uur per week"
        title = "Nog te gaan" if gap < 0 else "Meer dan nodig"
        self._gap.show_number(*self._in_measure(abs(gap), outcome), note, title)

    def _show_series(self) -> None:
        bars = bars_of(self.session.outcomes())
        self.chart.show_bars(bars)
        self.series.setRowCount(len(bars))
        for row, bar in enumerate(bars):
            numbers = [dutch.format_number(Decimal(str(part)), 1) for part in (bar.own, bar.hired)]
            quota = "" if bar.quota is None else dutch.format_number(Decimal(str(bar.quota)), 1)
            for column, text in enumerate((str(bar.year), *numbers, quota, bar.share)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_RIGHT)
                self.series.setItem(row, column, item)

    def _show_findings(self, outcome: Outcome) -> None:
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
            cards += map(self._finding_card, outcome.findings[:_MOST_FINDINGS])
            more = len(outcome.findings) - _MOST_FINDINGS
            if more > 0:
                words = "1 melding" if more == 1 else f"{more} meldingen"
                cards.append(theme.label(f"En nog {words}. Die ziet u als deze klaar zijn."))
        if not cards:
            cards.append(theme.label("Geen bijzonderheden gevonden.", soft=True))
        self._heading.setText("Zo begint u" if empty else "Let op")
        for place, widget in enumerate(cards):
            self._findings.insertWidget(place, widget)

    def _finding_card(self, finding: Finding) -> FindingCard:
        card = FindingCard(finding)
        card.clicked.connect(lambda: self.finding_chosen.emit(finding))
        return card

    def _first_steps(self) -> list[QWidget]:
        buttons: list[QWidget] = []
        for page, text in _FIRST_STEPS:
            button = Card()
            button.lines.addWidget(theme.label(text))
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked=False, name=page: self.page_asked.emit(name))
            buttons.append(button)
        return buttons


class _Swatch(QWidget):
    """A small square in the colour of a part of the chart."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(3 * theme.STEP, 3 * theme.STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Fill with the colour of own, hired or the quotum line."""

        painter = QPainter(self)
        if self._kind == "line":
            colour = self.palette().color(theme.Role.WindowText)
            painter.fillRect(0, self.height() // 2 - 1, self.width(), 2, colour)
        elif self._kind == "hired":
            painter.fillRect(self.rect(), theme.hired_colour(self))
        else:
            painter.fillRect(self.rect(), self.palette().color(theme.Role.Highlight))


def _own_and_hired(outcome: Outcome) -> str:
    people = dutch.people(int(outcome.by_key["personen"].value))
    own_shown, hired_shown = (
        dutch.format_number(outcome.by_key[f"banen_{part}"].value, 1)
        for part in ("dienstverband", "inleen")
    )
    return f"{own_shown} in dienst, {hired_shown} ingeleend · {people}"


def _target_note(outcome: Outcome) -> str:
    ratio = dutch.format_percentage(outcome.by_key["quotumpercentage"].value)
    hours = dutch.format_number(outcome.by_key["verloonde_uren"].value)
    return f"{ratio} van {hours} verloonde uren"


def _why_no_target(outcome: Outcome) -> str:
    if outcome.regime is not Regime.QUOTUMREGELING:
        return "Voor dit jaar is er geen quotum."
    if "verloonde_uren" not in outcome.by_key:
        return "Vul eerst de verloonde uren in."
    return "Vul eerst het quotumpercentage in."
