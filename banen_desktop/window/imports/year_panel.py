"""What the loonaangiften say of one year, and what the user chooses about it."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Jaar
from banen_desktop.imports.loonaangifte.result import LoonaangifteJaar, Som
from banen_desktop.imports.taking import YearChoice, may_lead
from banen_desktop.imports.words import (
    Note,
    hours_in_words,
    missing_returns,
    returns_differences,
    returns_hours,
)
from banen_desktop.window.basis import theme
from banen_desktop.window.imports.calendar_cells import completeness, rows_of_result
from banen_desktop.window.imports.calendar_view import CalendarView
from banen_desktop.window.imports.decision import Decision
from banen_desktop.window.imports.tiles import SumTile, notice_of, side_by_side

_SHOWN_ELSEWHERE = {"te_beslissen"}


class YearPanel(QWidget):
    """One year of one employer; `changed` tells that a choice is another one."""

    changed = Signal()

    def __init__(self, found: LoonaangifteJaar, known: Jaar | None, missing: Iterable[str]) -> None:
        """Show a year beside what the dossier already has; `missing` are earlier files."""
        super().__init__()
        self._found, self._known = found, known
        self.take = QCheckBox(f"Neem {found.jaar} over in dit dossier")
        self.take.setChecked(True)
        self.lead = QCheckBox(f"Gebruik deze uren als totaal van {found.jaar}")
        self.lead.setChecked(may_lead(known))
        self.decision = self._make_decision()
        self.difference = theme.label("", theme.SMALL, soft=True)
        self.take.toggled.connect(self._refresh)
        self.lead.toggled.connect(self._refresh)
        self._lay_out(tuple(missing))
        self._refresh()

    def _make_decision(self) -> Decision | None:
        hours = self._found.te_beslissen
        before = self._known.loonaangifte.te_beslissen_telt if self._known else None
        if not hours.uren and not hours.personen:
            return None
        asked = Decision(f"Tellen deze {hours_in_words(Decimal(hours.uren))} mee?", before)
        asked.decided.connect(self._refresh)
        return asked

    def _lay_out(self, missing: tuple[str, ...]) -> None:
        layout = QVBoxLayout(self)
        wide = 4 * theme.STEP
        layout.setContentsMargins(wide, wide, wide, wide)
        layout.setSpacing(3 * theme.STEP)
        rows = rows_of_result(self._found)
        layout.addWidget(theme.heading(self._heading(completeness(rows))))
        layout.addLayout(self._sums())
        if missing:
            layout.addWidget(notice_of(missing_returns(missing)))
        if self.decision is not None:
            layout.addWidget(self.decision)
        layout.addLayout(self._choices())
        layout.addWidget(theme.heading("Uren die meetellen, per tijdvak", theme.BODY))
        layout.addWidget(CalendarView(rows))
        for finding in self._found.bevindingen:
            if finding.code not in _SHOWN_ELSEWHERE:
                layout.addWidget(notice_of(Note.of(finding)))
        layout.addStretch(1)

    def _choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.STEP)
        for widget in (self.take, self.lead, self.difference):
            column.addWidget(widget)
        return column

    def _heading(self, there: str) -> str:
        state = "volledig" if self._found.volledig else "niet volledig"
        return f"{self._found.jaar} is {state}: {there}"

    def _sums(self) -> QHBoxLayout:
        found = self._found
        return side_by_side(
            _tile("Telt mee", found.meetellend),
            _tile("Te beslissen", found.te_beslissen),
            _tile("Telt niet mee", found.niet_meetellend),
        )

    @property
    def year(self) -> int:
        """The year that this is about."""
        return self._found.jaar

    @property
    def hours(self) -> Decimal:
        """The hours that count, with the decision as it is now."""
        return returns_hours(self._found, self._answer)

    @property
    def choice(self) -> YearChoice:
        """What the user chose."""
        return YearChoice(self.take.isChecked(), self._answer, self.lead.isChecked())

    @property
    def _answer(self) -> JaNee | None:
        return None if self.decision is None else self.decision.answer

    def _refresh(self) -> None:
        self.lead.setEnabled(self.take.isChecked())
        if self.decision is not None:
            self.decision.setEnabled(self.take.isChecked())
        self.difference.setText(" ".join(returns_differences(self._known, self.hours)))
        self.changed.emit()


def _tile(title: str, som: Som) -> SumTile:
    return SumTile(title, dutch.format_number(Decimal(som.uren)), f"uur, {_people(som.personen)}")


def _people(number: int) -> str:
    return dutch.people(number) if number else "0 personen"
