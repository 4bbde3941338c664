"""The page Wat als: scenarios beside the real year, live, and never in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee, new_id
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.model import Dossier, Functiegroep, Jaar
from banen_desktop.dossier.verslag import MOST_SCENARIOS, Scenario
from banen_desktop.quota.what_if.scenarios import ScenarioOutcome, scenario_outcomes
from banen_desktop.reports.pages.scenarios import (
    bars_table,
    scenario_name,
    scenario_series,
    scenario_table,
    scenarios_table,
)
from banen_desktop.reports.words import wording
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import Page, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.scenario_form import ScenarioForm, has_functiegroepen
from banen_desktop.window.parts.cards import Card
from banen_desktop.window.parts.figures_table import FiguresTable
from banen_desktop.window.parts.quotum_bar import BarDelegate
from banen_desktop.window.parts.sections import Section

_MAY = 5
_BARS = 1
_LONGEST_NAME = 40
_OF_SCHOOLS = "Alleen ondersteunend personeel"
_BESIDE, _ALONE = "Alle naast elkaar", "Eén scenario"
_STARTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "Twee mensen erbij vanaf mei",
        "Wat leveren twee mensen van 16 uur per week op, dit jaar en in een heel jaar?",
        {"personen": Decimal(2), "uren_per_week": Decimal(16)},
    ),
    (
        _OF_SCHOOLS,
        "Wat als het percentage alleen geldt voor werk zonder lesbevoegdheid?",
        {"functiegroepen": Functiegroep.ONDERSTEUNEND.value},
    ),
    ("Ingekochte banen tellen mee", "Een gedachte-experiment.", {"inkoop_telt": JaNee.JA}),
    (
        "Onder de Wet banenafspraak",
        "Geen quotum. Een bonus is er pas na activering, alleen voor eigen dienst.",
        {"wet_banenafspraak": JaNee.JA},
    ),
)


class EmptySection(QWidget):
    """What there is to try, while there is no scenario yet."""

    wanted = Signal(object)

    def __init__(self) -> None:
        """A card for each way to begin."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * theme.STEP, 0, 0)
        column.setSpacing(2 * theme.STEP)
        column.addWidget(theme.label("Kies waarmee u begint. Daarna past u alles zelf aan."))
        self.cards: list[Card] = []
        for name, words, values in _STARTS:
            card = Card()
            card.lines.addWidget(theme.label(name, bold=True))
            card.lines.addWidget(theme.label(words))
            card.setAccessibleName(f"{name}. {words}")
            scenario = Scenario(naam=name, **values)
            card.clicked.connect(lambda _checked=False, made=scenario: self.wanted.emit(made))
            column.addWidget(card)
            self.cards.append(card)
            if name == _OF_SCHOOLS:
                self._of_schools = card
        column.addStretch(1)

    def show_for(self, dossier: Dossier, jaar: Jaar) -> None:
        """Offer what can be tried in this year."""
        self._of_schools.setVisible(has_functiegroepen(dossier.werkgever.sector, jaar))


class OneSection(Section):
    """One scenario: its fields, and its outcome beside the real year."""

    def __init__(self) -> None:
        """The fields at the left, the outcome at the right."""
        super().__init__("Eén scenario")
        self._narrow: bool | None = None
        self.form = ScenarioForm()
        self.fields_area = scrolling(self.form)
        self.sides.insertWidget(0, self.fields_area, 4)
        self.sides.setStretchFactor(self.area, 5)
        self._remarks = theme.label("", bold=True)
        self._remarks.setForegroundRole(theme.Role.BrightText)
        self.column.addWidget(self._remarks)
        self.add_heading("Nu en met dit scenario")
        self.bars = FiguresTable("Nu en met dit scenario, als balk", _BARS)
        self._delegate = BarDelegate(self.bars)
        self.bars.setItemDelegateForColumn(_BARS, self._delegate)
        self.bars.asked.connect(self.asked)
        self.column.addWidget(self.bars)
        self.table = self.add_table("Het echte jaar naast dit scenario")
        self._assumed = theme.heading("Dit neemt het scenario aan", theme.BODY)
        self._assumptions = theme.label("")
        for widget in (self._assumed, self._assumptions):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The numbers need their room, so the fields give way."""
        super().resizeEvent(event)
        narrow = theme.is_narrow(self)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.form.set_narrow(narrow=narrow)
            self.sides.setStretchFactor(self.area, 9 if narrow else 5)

    def refresh(self) -> None:
        """The page shows the outcome."""

    def show_outcome(self, found: ScenarioOutcome) -> None:
        """Show both outcomes, and everything that is assumed or missing."""
        self._delegate.show_series(scenario_series(found))
        self.bars.show_table(bars_table(found))
        self.bars.viewport().update()
        self.table.show_table(scenario_table(found))
        self._remarks.setText("\n".join(found.remarks))
        self._remarks.setVisible(bool(found.remarks))
        self._assumptions.setText("\n".join(f"• {words}" for words in found.assumptions))
        for widget in (self._assumed, self._assumptions):
            widget.setVisible(bool(found.assumptions))


class AllSection(Section):
    """All scenarios of the year beside each other."""

    def __init__(self) -> None:
        """One table."""
        super().__init__("Naast elkaar")
        self.table = self.add_table("Alle scenario’s van dit jaar")
        self.column.addStretch(1)

    def refresh(self) -> None:
        """The page shows the outcomes."""


class ScenarioPage(Page):
    """Wat als: thought experiments about the shown year."""

    name = page_table.SCENARIOS

    def __init__(self, session: Session) -> None:
        """The choice of a scenario, and the sections."""
        super().__init__(
            session,
            self.name,
            "Een gedachte-experiment naast het echte jaar. Uw uren, banen en verslag veranderen "
            "niet.",
        )
        self._chosen = ""
        self.choice = CalmBox()
        self.choice.setAccessibleName("Scenario")
        self.choice.setMinimumWidth(54 * theme.STEP)
        self.choice.activated.connect(self._picked)
        self.add = QPushButton("Nieuw")
        self.add.setAccessibleName("Nieuw scenario")
        self.beside = QPushButton(_BESIDE)
        self.beside.setAccessibleDescription("Toon één scenario, of alle scenario’s naast elkaar")
        self.beside.clicked.connect(lambda _checked=False: self._turn())
        self.copy = QPushButton("Kopiëren")
        self.remove = QPushButton("Verwijderen")
        self.add.clicked.connect(lambda _checked=False: self._add(Scenario()))
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        row = QHBoxLayout()
        row.setSpacing(2 * theme.STEP)
        self._which = theme.label("Scenario", wrap=False)
        self._which.setBuddy(self.choice)
        row.addWidget(self._which)
        row.addWidget(self.choice, 1)
        for button in (self.add, self.copy, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.beside)
        self.empty, self.one, self.all = EmptySection(), OneSection(), AllSection()
        self.empty.wanted.connect(self._begin)
        self.one.form.edited.connect(self._edited)
        self.sections = QStackedWidget()
        for section in (self.one, self.all):
            self.sections.addWidget(section)
            section.asked.connect(self.step_asked)
        self.sections.currentChanged.connect(lambda _place: self._show_again())
        self._views = QStackedWidget()
        self._views.addWidget(scrolling(self.empty))
        self._views.addWidget(self.sections)
        self._full = theme.label(
            f"Een jaar heeft hoogstens {MOST_SCENARIOS} scenario’s. Verwijder er een om een nieuw "
            "scenario te maken.",
            soft=True,
        )
        self.body.addLayout(row)
        self.body.addWidget(self._full)
        self.body.addWidget(self._views, 1)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios of the shown year."""
        return () if self.session.jaar is None else self.session.jaar.scenarios

    @property
    def chosen(self) -> Scenario | None:
        """The scenario that is shown: the chosen one, or else the first."""
        known = [each for each in self.scenarios if each.id == self._chosen]
        return next(iter((*known, *self.scenarios)), None)

    def refresh(self) -> None:
        """Show the scenarios of the shown year."""
        jaar, chosen = self.session.jaar, self.chosen
        if jaar is None:
            return
        self.title.setText(f"Wat als in {jaar.jaar}")
        self._show_choice()
        self._views.setCurrentIndex(0 if chosen is None else 1)
        self.empty.setEnabled(self.can_edit)
        self.empty.show_for(self.session.dossier, jaar)
        if chosen is None:
            return
        if self.sections.currentWidget() is self.all:
            self.all.table.show_table(scenarios_table(self._outcomes(jaar.scenarios)))
            return
        owner = (self.session.opened, jaar.jaar, chosen.id)
        self.one.form.setEnabled(self.can_edit)
        self.one.form.show_scenario(chosen, self.session.dossier, jaar, owner)
        (found,) = self._outcomes((chosen,))
        self.one.show_outcome(found)
        self.title.setText(_news(self.choice.currentText(), found))

    def _show_again(self) -> None:
        """Show what was chosen here, with the title of the page that holds this one."""
        (self._holder or self).refresh()

    def _turn(self) -> None:
        self.sections.setCurrentIndex(1 - self.sections.currentIndex())

    def _outcomes(self, scenarios: Sequence[Scenario]) -> Sequence[ScenarioOutcome]:
        session = self.session
        return scenario_outcomes(session.dossier, session.year or 0, scenarios, session.law)

    def _show_choice(self) -> None:
        self.choice.clear()
        for place, scenario in enumerate(self.scenarios, 1):
            self.choice.addItem(scenario_name(scenario, place), scenario.id)
        chosen = self.chosen
        if chosen is not None:
            self.choice.setCurrentIndex(self.choice.findData(chosen.id))
        full = len(self.scenarios) >= MOST_SCENARIOS
        self._full.setVisible(full)
        for widget in (self._which, self.choice, self.copy, self.remove, self.beside):
            widget.setVisible(chosen is not None)
        alone = self.sections.currentWidget() is self.one
        self.beside.setText(_BESIDE if alone else _ALONE)
        self.remove.setEnabled(self.can_edit)
        for button in (self.add, self.copy):
            button.setEnabled(self.can_edit and not full)

    def explain_again(self) -> None:
        """Explain the chosen number once more, after it changed."""
        shown = self.sections.currentWidget()
        if isinstance(shown, Section):
            shown.explain_again()

    def _picked(self, _place: int) -> None:
        self._chosen = self.choice.currentData()
        self._show_again()

    def go_to(self, row: str, field: str) -> None:
        """Show a scenario, with the cursor in a field."""
        if row and any(scenario.id == row for scenario in self.scenarios):
            self._chosen = row
            self.refresh()
        edit = self.one.form.edits.get(field)
        if edit is not None and self.chosen is not None:
            self.sections.setCurrentWidget(self.one)
            edit.input.setFocus()
            self.one.fields_area.ensureWidgetVisible(edit)

    # -- edits ----------------------------------------------------------------------------------

    def _apply(
        self, label: str, scenarios: Sequence[Scenario], row: str, key: str = "", merge: str = ""
    ) -> None:
        year = self.session.year
        if year is not None:
            after = edits.set_year(self.session.dossier, year, scenarios=tuple(scenarios))
            self.session.apply(label, after, Spot(self.name, row, key), merge)

    def _begin(self, scenario: Scenario) -> None:
        """Make what a card promises; who comes in comes in May of the shown year."""
        year = self.session.year
        if scenario.personen is not None and year is not None:
            scenario = replace(scenario, vanaf=date(year, _MAY, 1))
        self._add(scenario)

    def _add(self, scenario: Scenario) -> None:
        made = replace(scenario, id=new_id())
        self._apply("scenario toevoegen", (*self.scenarios, made), made.id, "naam")

    def _copy(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            name = scenario_name(chosen, self.scenarios.index(chosen) + 1)
            made = replace(chosen, id=new_id(), naam=f"{name} (kopie)"[:100])
            self._apply("scenario kopiëren", (*self.scenarios, made), made.id, "naam")

    def _remove(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            rest = [each for each in self.scenarios if each.id != chosen.id]
            place = min(self.scenarios.index(chosen), len(rest) - 1)
            after = rest[place].id if rest else ""
            self._apply("scenario verwijderen", rest, after)

    def _edited(self, field: Field, value: Any, merge: str) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        changed = replace(chosen, **{field.key: value})
        rows = [changed if each.id == chosen.id else each for each in self.scenarios]
        label = f"{field.label.lower()} wijzigen"
        merge = f"{self.session.year}{chosen.id}{merge}" if merge else ""
        self._apply(label, rows, chosen.id, field.key, merge)


def _news(name: str, found: ScenarioOutcome) -> str:
    """What a scenario comes to: its jobs, and how much of the quotum that is."""
    steps = (
        found.outcome.by_key.get(key) for key in ("gerealiseerde_banen", "realisatiepercentage")
    )
    told = ", ".join(wording.told(step) for step in steps if step is not None)
    return f"{dutch.shorten(name, _LONGEST_NAME)}: {told}"
