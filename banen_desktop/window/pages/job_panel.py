"""The panel beside the jobs: the chosen row with its answer, its questions and its other fields."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.dossier.model import Baan
from banen_desktop.quota.calculation.rows import register_checked
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.law.forms import ABOUT_LENDER, Vraag
from banen_desktop.reports.words import job_rows
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.elided import ElidedLabel
from banen_desktop.window.basis.page import link_button, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.form_offer import FormOffer
from banen_desktop.window.pages.job_columns import REGISTER
from banen_desktop.window.table.choice_box import ChoiceBox
from banen_desktop.window.table.row_field import RowField
from banen_desktop.window.table.table_model import RowsModel

_SHORT = ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_UNKNOWN = "Weet ik nog niet"
_GRID = (
    (("uren_per_week", "Uren per week"), ("vorm", "Vorm")),
    (("van", "Van"), ("tot", "Tot en met")),
    (("contract", "Contract"), ("soort_werk", "Soort werk")),
    (("verloonde_uren", "Verloonde uren"), ("verloonde_uren_herkomst", "Uit welke bron?")),
    (("telt_mee_van", "Telt mee van"), ("telt_mee_tot", "Telt mee t/m")),
    (("aantal", "Personen"), ("opmerking", "Opmerking")),
)
_CLOSE = "QPushButton { padding: 2px 0; } QPushButton:focus { padding: 0; }"
_WHEN_NARROW = ("vorm", "uren_per_week", "van", "tot")
"""The fields that are columns where there is room, two beside each other."""
_HINTS = {"tot": "loopt door", "telt_mee_tot": "loopt door", "aantal": "1", REGISTER: "dd-mm-jjjj"}


class JobPanel(QFrame):
    """All of one row that is no column. `left` tells that Tab goes on in the table, or back.

    `fields` are the inputs by the key of their column.
    """

    left = Signal(bool)
    why_asked = Signal()
    next_asked = Signal()
    counts_asked = Signal()
    today_asked = Signal()

    def __init__(self, session: Session, model: RowsModel, remove: QPushButton) -> None:
        """Empty; `remove` is the button that removes the row."""
        super().__init__()
        theme.quiet_surface(self)
        self.setAccessibleName("De gekozen rij")
        self.fields: dict[str, RowField] = {}
        self._session, self._model, self._follows_row = session, model, False
        self._name = ElidedLabel(bold=True)
        self._place = theme.label("", soft=True, wrap=False)
        self._answer = ElidedLabel(theme.LARGE, bold=True)
        self._sum, self._decision = theme.label(""), theme.label("")
        self._why = self._link("Waarom telt het?", self.why_asked)
        self._inside, self._next = QWidget(), QPushButton()
        self.register = _Box()
        self.lender, self.instead = _Box(), FormOffer()
        self._remove = remove
        self._lay_out()
        self._empty = theme.label("Typ of plak links een rij. Hier staat dan de rest ervan.")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        self._area = scrolling(self._inside)
        outside.addWidget(self._area, 1)
        outside.addLayout(self._foot())
        self._empty.setMargin(4 * theme.STEP)
        self.show_nothing()

    def set_narrow(self, *, narrow: bool, is_column: Callable[[str], bool]) -> None:
        """Where there are fewer columns, their fields are here."""
        self.setFixedWidth(theme.side_width(narrow=narrow))
        for key in _WHEN_NARROW:
            self.fields[key].setVisible(not is_column(key))

    @staticmethod
    def _link(text: str, asked: SignalInstance) -> QPushButton:
        made = link_button(text, more=_CLOSE)
        made.clicked.connect(lambda _checked: asked.emit())
        return made

    # -- what stands where ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(*([4 * theme.STEP] * 4))
        column.setSpacing(2 * theme.STEP)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._place)
        column.addLayout(head)
        column.addWidget(self._answer)
        self._lay_out_register()
        self._lay_out_lender()
        column.addWidget(self.register)  # below one line and one line: it never moves
        column.addWidget(self._sum)
        column.addWidget(self._decision)
        column.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.lender)
        column.addLayout(self._grid())
        self._ask = self._link("Telt deze baan mee?", self.counts_asked)
        self._remove.setStyleSheet(theme.LINK_BUTTON + _CLOSE)
        self._remove.setMinimumHeight(0)
        acts = QHBoxLayout()
        acts.addWidget(self._ask)
        acts.addWidget(self._remove)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        """What leads to the next row stays where it is, whatever of the row is in sight."""
        self._next.clicked.connect(lambda _checked: self.next_asked.emit())
        self._next.setAutoDefault(False)
        self._next.setMinimumHeight(theme.pixels(28))
        foot = QHBoxLayout()
        foot.setContentsMargins(4 * theme.STEP, 0, 4 * theme.STEP, 2 * theme.STEP)
        foot.addWidget(self._next)
        return foot

    def _lay_out_register(self) -> None:
        day = self._field(REGISTER, "Staat deze persoon in het register?")
        self._today = QPushButton("Vandaag")
        self._today.setAccessibleName("Vandaag: ik heb het vandaag nagekeken")
        self._today.setToolTip("Ik heb het vandaag nagekeken")
        self._today.clicked.connect(lambda _checked: self.today_asked.emit())
        self._today.setAutoDefault(False)
        self._checked = ElidedLabel()
        self.register.lines.addWidget(day.title)
        self.register.lines.addWidget(self._checked)
        row = QHBoxLayout()
        row.addWidget(day)
        row.addWidget(self._today)
        row.addStretch(1)
        day.input.setFixedWidth(theme.pixels(112))
        self.register.lines.addLayout(row)

    def _lay_out_lender(self) -> None:
        for vraag in (*ABOUT_LENDER, Vraag.TOEREKENING):
            self.lender.lines.addWidget(self._field(str(vraag), vraag.label, _UNKNOWN))
        self.lender.lines.addWidget(self.instead)
        self.instead.chosen.connect(self._take_form)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * theme.STEP)
        grid.setVerticalSpacing(2 * theme.STEP)
        for row, pair in enumerate(_GRID):
            for column, (key, title) in enumerate(pair):
                grid.addWidget(self._field(key, title), row, column, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(column, 1)
        return grid

    def _field(self, key: str, title: str, none: str = "Geen keuze") -> RowField:
        made = self.fields[key] = RowField(self._model, key, title, none)
        made.title.setWordWrap(True)
        made.input.setProperty("placeholderText", _HINTS.get(key, ""))
        if isinstance(made.input, ChoiceBox):  # the longest choice is longer than the panel
            made.input.setMinimumContentsLength(6)
            made.input.setSizeAdjustPolicy(_SHORT)
        return made

    # -- the row --------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._area.hide()
        self._next.hide()
        self._empty.show()

    def show_row(self, at: int, place: str, baan: Baan, row: RowOutcome, outcome: Outcome) -> None:
        """Show a row of the model; `place` is which of how many it is, in words."""
        name = ", ".join(part for part in (baan.kenmerk, baan.onderdeel) if part)
        self._name.show_text(name or "Een rij zonder kenmerk")
        self._place.setText(place)
        self._answer.show_text(job_rows.answer(row, outcome.jaar))
        self._sum.setText(job_rows.division(row, outcome))
        told = job_rows.decision(baan, row)
        self._decision.setText(told)
        self._decision.setVisible(bool(told))
        self._why.setText("Waarom telt het?" if row.telt is Telt.JA else "Waarom niet?")
        for field in self.fields.values():
            field.show_row(at)
        estimate = job_rows.hours(row).strip("()") if row.geschat else ""
        self.fields["verloonde_uren"].input.setProperty("placeholderText", estimate)
        self._show_questions(baan, row, outcome.jaar)
        self._empty.hide()
        self._area.show()

    def _show_questions(self, baan: Baan, row: RowOutcome, year: int) -> None:
        needed = row.telt is not Telt.NEE and row.dagen > 0
        checked = register_checked(baan, year)
        told = f"Nagekeken voor {year}." if checked else f"Nog niet nagekeken voor {year}."
        self._checked.show_text(told if checked or needed else "Nakijken hoeft hier niet.")
        self.register.show_urgent(urgent=needed and not checked)
        asked = [vraag for vraag in (*ABOUT_LENDER, Vraag.TOEREKENING) if row.regel.asks(vraag)]
        for vraag in (*ABOUT_LENDER, Vraag.TOEREKENING):
            self.fields[str(vraag)].setVisible(vraag in asked)
        self.lender.setVisible(bool(asked))
        other = self.instead.show_row(baan, self._session.law.forms)
        self.lender.show_urgent(urgent=other or row.telt is Telt.NOG_NIET)

    def _take_form(self, form: str) -> None:
        self.fields["vorm"].put(form)
        asked = (str(vraag) for vraag in (*ABOUT_LENDER, Vraag.TOEREKENING))
        later = (key for key in asked if key != Vraag.UITLENER_7_690)  # this one is answered
        next(filter(self.focus_field, later), None)

    def offer_next(self, name: str) -> None:
        """Offer the next row with something open; nothing when there is none."""
        self._next.setText(f"Volgende open rij: {name}")
        self._next.setVisible(bool(name))

    def set_editable(self, *, editable: bool) -> None:
        """Whether the row may be changed."""
        for part in (*self.fields.values(), self.instead, self._today, self._remove):
            part.setEnabled(editable)

    def finish_typing(self) -> None:
        """Hand over what is being typed."""
        for field in self.fields.values():
            field.finish_typing()

    # -- the keyboard ---------------------------------------------------------------------------

    def _stops(self) -> list[QWidget]:
        """What has the keyboard here, from top to bottom."""
        day, *lender = (REGISTER, *map(str, ABOUT_LENDER), str(Vraag.TOEREKENING))
        inputs = {key: field.input for key, field in self.fields.items()}
        asked = [inputs[key] for key in lender]
        rest = [inputs[key] for pair in _GRID for key, _title in pair]
        below = (self._ask, self._remove, self._next)
        top = (inputs[day], self._today, self._why)
        every = [*top, *asked, *self.instead.buttons, *rest, *below]
        return [stop for stop in every if stop.isVisible() and stop.isEnabled()]

    def enter(self, *, forward: bool) -> bool:
        """Take the keyboard from the table at its first or last field; False when it cannot."""
        inputs = [stop for stop in self._stops() if isinstance(stop.parent(), RowField)]
        if not inputs:
            return False
        self._follows_row = True
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        inputs[0 if forward else -1].setFocus(reason)
        return True

    def focus_field(self, key: str) -> bool:
        """Put the keyboard in a field; False when it is not here."""
        field = self.fields.get(key)
        if field is None or not field.isVisible():
            return False
        field.input.setFocus()
        return True

    def focus_next(self) -> None:
        """Put the keyboard on what leads to the next row, when something does."""
        if self._next.isVisible():
            self._next.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes past all fields and then on in the table, for who came from there."""
        inputs = [stop for stop in self._stops() if isinstance(stop.parent(), RowField)]
        ends = inputs and self.focusWidget() is inputs[-1 if forward else 0]
        if self._follows_row and ends:
            self._follows_row = False
            self.left.emit(forward)
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Tab leaves the rows, as in the table."""
        if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            forward, stops = event.key() == Qt.Key.Key_Tab, self._stops()
            self._follows_row = False
            stops[-1 if forward else 0].setFocus()
            super().focusNextPrevChild(forward)
        else:
            super().keyPressEvent(event)


class _Box(QFrame):
    """A part with a question, which stands out while its answer is open."""

    def __init__(self) -> None:
        super().__init__()
        self._urgent = False
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(*([3 * theme.STEP] * 4))
        self.lines.setSpacing(theme.STEP)

    def show_urgent(self, *, urgent: bool) -> None:
        """Whether the answer is open."""
        self._urgent = urgent
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A surface, with a bar at the left while the answer is open."""
        painter, roles = QPainter(self), theme.Role
        surface = roles.ToolTipBase if self._urgent else roles.Window
        painter.fillRect(self.rect(), self.palette().color(surface))
        if self._urgent:
            bar = self.palette().color(roles.BrightText)
            painter.fillRect(0, 0, theme.pixels(3), self.height(), bar)
