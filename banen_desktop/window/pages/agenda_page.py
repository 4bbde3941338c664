"""The Agenda page: the werkagenda of the year, and the register calendar beside it."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from banen_desktop.dossier import bouwstenen, edits, fields, verslag_fields
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Maatregel
from banen_desktop.quota.calculation import agenda
from banen_desktop.quota.calculation.agenda import Stand
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.basis.tabs import Tabs
from banen_desktop.window.pages.register_panel import RegisterPanel
from banen_desktop.window.parts.cards import Card
from banen_desktop.window.table.columns import Cell, Column
from banen_desktop.window.table.rows_page import RowsPage

_FIELDS = fields.by_key(verslag_fields.MAATREGEL)
REGISTER = "register"


class AgendaPage(RowsPage):
    """Agenda: who does what before when, and what the law wants to be done before when."""

    name = page_table.AGENDA.name
    can_import = False

    def __init__(self, session: Session) -> None:
        """Make the table of measures and the calendar."""
        super().__init__(
            session,
            self.name,
            "Wat u gaat doen, en wat voor welke dag klaar moet zijn.",
            self._columns(),
            lambda _rows: (Maatregel() for _ in count()),
        )
        self.model.invitation = "Typ of plak hier een maatregel"
        self.table.wrap_words()  # a measure is a sentence
        self._late = theme.label("")
        self._late.setForegroundRole(theme.Role.BrightText)
        self.suggestions = Suggestions()
        self.suggestions.chosen.connect(self._add)
        self._offers = scrolling(self.suggestions)
        self.register = RegisterPanel()
        self.register.checked.connect(self._checked)
        self.register.page_asked.connect(self.page_asked)
        self.tabs = Tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._plan(), "Werkagenda")
        self.tabs.addTab(self.register, "Register en termijnen")
        self.tabs.currentChanged.connect(lambda _place: self.refresh())
        self.tabs.currentChanged.connect(lambda _place: self.message_over.emit())
        self.body.addWidget(self.tabs, 1)

    def _plan(self) -> QWidget:
        plan = QWidget()
        inside = QVBoxLayout(plan)
        inside.setContentsMargins(0, 3 * theme.STEP, 0, 0)
        inside.setSpacing(3 * theme.STEP)
        inside.addWidget(self._late)
        inside.addLayout(self.buttons)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._offers, 3)
        return plan

    def _columns(self) -> Sequence[Column]:
        def typed(key: str, width: int) -> Column:
            return Column(_FIELDS[key].label, width, _FIELDS[key])

        return (
            typed("omschrijving", 29),
            typed("eigenaar", 14),
            typed("deadline", 10),
            Column("Termijn", 10, cell=self._term, is_text=True, help="Gerekend vanaf vandaag."),
            typed("status", 13),
            typed("plaatsing", 15),
            typed("resultaat", 14),
        )

    def _term(self, measure: Maatregel) -> Cell:
        if measure.deadline is None or measure.status in edits.FINISHED:
            return Cell("")
        days = (measure.deadline - self.session.today()).days
        if days < 0:
            return Cell("te laat", days, warns=True)
        return Cell(_in_days(days), days)

    def with_rows(self, rows: tuple[Any, ...]) -> Dossier:
        """The dossier with other measures."""
        return edits.put_measures(self.session.dossier, self.session.year or 0, rows)

    def refresh(self) -> None:
        """Show the measures and the calendar of the shown year."""
        jaar, outcome = self.session.jaar, self.session.outcome
        if jaar is None or outcome is None:
            return
        today, sector = self.session.today(), self.session.dossier.werkgever.sector
        self.title.setText(f"Agenda {jaar.jaar}")
        self.show_rows(jaar.werkagenda)
        self.model.recalculated()  # what is late depends on the day
        self._say_late(jaar)
        self._offers.setVisible(not jaar.werkagenda and self.can_edit)
        if not jaar.werkagenda:
            self.suggestions.show_measures(bouwstenen.suggestions_for(sector))
        moments = agenda.moments(jaar, outcome, sector, today)
        if self.tabs.currentWidget() is self.register:
            checks = agenda.register_checks(jaar, outcome, today)
            owner = (self.session.dossier.id, jaar.jaar)
            self.register.show_year(jaar, checks, moments, today, owner, can_edit=self.can_edit)
        to_do = sum(moment.stand is Stand.TE_DOEN for moment in moments)
        self.tabs.setTabText(0, _counted("Werkagenda", len(jaar.werkagenda)))
        self.tabs.setTabText(1, _counted("Register en termijnen", to_do, " te doen"))

    def _say_late(self, jaar: Jaar) -> None:
        late = agenda.overdue(jaar.werkagenda, self.session.today())
        self._late.setVisible(bool(late))
        words = "1 maatregel had" if len(late) == 1 else f"{len(late)} maatregelen hadden"
        self._late.setText(
            f"{words} al klaar moeten zijn. Pas de stand aan, of kies een nieuwe datum."
        )

    def _add(self, measure: Maatregel) -> None:
        after = self.with_rows((*self.model.rows, measure))
        spot = Spot(self.name, measure.id, "eigenaar")
        self.session.apply("maatregel toevoegen", after, spot)
        self.table.setFocus()

    def _checked(self, rows: frozenset[str], day: Any) -> None:
        after = edits.mark_checked(self.session.dossier, self.session.year or 0, rows, day)
        many = "1 baan" if len(rows) == 1 else f"{len(rows)} banen"
        self.session.apply(f"{many} nagekeken", after, Spot(self.name, "", REGISTER))

    def go_to(self, row: str, field: str) -> None:
        """Choose a measure, or show the register calendar."""
        if field == REGISTER:
            self.tabs.setCurrentWidget(self.register)
        else:
            self.tabs.setCurrentIndex(0)
            super().go_to(row, field)


class Suggestions(QWidget):
    """Measures to begin with, as buttons."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Make room for the buttons."""
        super().__init__()
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(2 * theme.STEP)
        self._cards.addWidget(theme.heading("Om mee te beginnen"))

    def show_measures(self, measures: Sequence[Maatregel]) -> None:
        """Offer these measures."""
        while self._cards.count() > 1:
            item = self._cards.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for measure in measures:
            self._cards.addWidget(self._card(measure))
        self._cards.addStretch(1)

    def _card(self, measure: Maatregel) -> QWidget:
        card = Card()
        card.lines.setContentsMargins(
            3 * theme.STEP, 2 * theme.STEP, 3 * theme.STEP, 2 * theme.STEP
        )
        card.lines.addWidget(theme.label(measure.omschrijving))
        card.setAccessibleName(f"Toevoegen: {measure.omschrijving}")
        card.setToolTip("Zet deze maatregel in de werkagenda")
        card.clicked.connect(lambda: self.chosen.emit(measure))
        return card


def _in_days(days: int) -> str:
    if days < 2:
        return ("vandaag", "morgen")[days]
    return f"{days} dagen" if days < 60 else f"{days // 30} maanden"


def _counted(title: str, number: int, unit: str = "") -> str:
    return f"{title} ({number}{unit})" if number else title
