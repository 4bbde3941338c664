"""The panel beside the table of Uren: which percentage counts, and the hours of the year before."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.model import Jaar
from banen_desktop.quota.calculation.trace import Outcome, Regime
from banen_desktop.quota.calculation.year_facts import (
    indication_of,
    leading_hours,
    percentage_of,
)
from banen_desktop.quota.law.law import Status
from banen_desktop.reports.words import percentages, wording
from banen_desktop.reports.words.percentages import YearPercentage
from banen_desktop.reports.words.size import size_words
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import clear, follow_focus, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.table.field_edit import FieldEdit

_FIELDS = fields.by_key(fields.JAAR)
_PERCENTAGE, _SOURCE = "quotumpercentage", "bron_quotumpercentage"
_BEFORE = "verloonde_uren_vorig_jaar"
_NO_QUOTA = "Over {year} is er voor u geen quotum. Een percentage is niet nodig."
_GO_ON = "Hebt u het niet? Ga gerust verder: alles behalve het quotum werkt."
_WRAP, _ENDLESS = Qt.TextFlag.TextWordWrap, 10_000
_NUMBER_WIDTH, _HOURS_WIDTH, _LINE_HEIGHT = 96, 128, 28


class PercentagePanel(QFrame):
    """The percentages of the year and its neighbours, the fields, and what follows from them.

    `source_asked` gives the title and text of where a percentage comes from; `letter_asked` asks
    for the letter with which the user can ask for it.
    """

    source_asked = Signal(str, str)
    letter_asked = Signal()

    def __init__(self, session: Session) -> None:
        """The fields; they say nothing yet."""
        super().__init__()
        theme.quiet_surface(self)
        self._session = session
        self.edits = {key: FieldEdit(_FIELDS[key]) for key in (_PERCENTAGE, _SOURCE, _BEFORE)}
        self.edits[_PERCENTAGE].add_unit("%", theme.pixels(_NUMBER_WIDTH))
        self.edits[_BEFORE].add_unit("uur", theme.pixels(_HOURS_WIDTH))
        self.edits[_SOURCE].ask("Waar staat dat?")
        self.edits[_SOURCE].input.setProperty("placeholderText", "Brief of website, met datum")
        self._title = theme.heading("")
        self._years: Sequence[YearPercentage] = ()
        self._lines = QGridLayout()
        self._follows, self._size = theme.label(""), theme.label("")
        self._known_before = theme.label("")
        self._before_title = theme.label("", bold=True)
        self.letter = QPushButton("Kopieer een brief om het te vragen")
        self.letter.setAutoDefault(False)
        self.letter.clicked.connect(lambda _checked=False: self.letter_asked.emit())
        self._lay_out()
        self._follows.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        inside, self._asked = QWidget(), QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*4 * (4 * theme.STEP,))
        column.setSpacing(2 * theme.STEP)
        fields_of_it = QVBoxLayout(self._asked)
        fields_of_it.setContentsMargins(0, 0, 0, 0)
        fields_of_it.setSpacing(theme.STEP)
        self._lines.setHorizontalSpacing(3 * theme.STEP)
        self._lines.setVerticalSpacing(0)
        self._lines.setColumnStretch(2, 1)
        fields_of_it.addLayout(self._lines)
        fields_of_it.addSpacing(2 * theme.STEP)
        for key in (_PERCENTAGE, _SOURCE):
            fields_of_it.addWidget(self.edits[key])
        column.addWidget(self._title)
        column.addWidget(self._asked)
        column.addWidget(self._follows)
        column.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_hairline())
        for widget in (self._before_title, self._known_before, self.edits[_BEFORE], self._size):
            column.addWidget(widget)
        column.addStretch(1)
        area = follow_focus(scrolling(inside))
        for plain in (inside, area.viewport(), self._asked):
            plain.setAutoFillBackground(False)
        self._area = area
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)

    def focus_field(self, key: str) -> bool:
        """Put the cursor in a field, also in one that is seldom needed; False without it."""
        edit = self.edits.get(key)
        if edit is None:
            return False
        (self.edits[_BEFORE] if key == _BEFORE else self._asked).show()
        edit.input.setFocus()
        self._area.ensureWidgetVisible(edit)
        return True

    def show_year(self, jaar: Jaar, owner: object, *, can_edit: bool) -> None:
        """Show a year; `owner` tells it from others."""
        year, law, dossier = jaar.jaar, self._session.law, self._session.dossier
        self._title.setText(f"Het percentage voor {year}")
        self.edits[_PERCENTAGE].ask(f"Welk percentage geldt voor {year}?")
        self.edits[_BEFORE].ask(f"Hoeveel verloonde uren had u in {year - 1}?")
        for key, edit in self.edits.items():
            edit.set_value(getattr(jaar, key), owner)
            edit.input.setEnabled(can_edit)
        outcome = self._session.outcome
        measured = outcome is not None and outcome.regime is Regime.QUOTUMREGELING
        self._asked.setVisible(measured or any(self._holds(key) for key in (_PERCENTAGE, _SOURCE)))
        self._show_years(percentages.with_neighbours(dossier, jaar, law))
        self.edits[_PERCENTAGE].say_first(_beside(jaar, self._session))
        self._follows.setText(self._what_follows(jaar, outcome, measured=measured))
        self._follows.setVisible(bool(self._follows.text()))
        self._keep_room(jaar, measured=measured)
        self._show_before(jaar)

    def _holds(self, key: str) -> bool:
        return bool(self.edits[key].value) or self.edits[key].unread

    def _what_follows(self, jaar: Jaar, outcome: Outcome | None, *, measured: bool) -> str:
        if not measured or outcome is None:
            return _NO_QUOTA.format(year=jaar.jaar)
        if percentage_of(jaar, self._session.law) is None:
            return self._without(jaar)
        jobs, hours = outcome.value("quotum_banen"), outcome.value("quotum_uren")
        if jobs is None or hours is None:
            return ""
        return f"Het quotum is dan {dutch.jobs(jobs)} ({dutch.format_number(hours, 0)}\u00a0uur)."

    def _without(self, jaar: Jaar) -> str:
        idea = percentages.idea_between(self._session.dossier, jaar, self._session.law)
        return f"{_GO_ON} {idea}".strip()

    def _keep_room(self, jaar: Jaar, *, measured: bool) -> None:
        """What stands below stays where it is while the percentage is typed: it is said shorter."""
        empty, high = replace(jaar, quotumpercentage=None), 0
        asked = measured and percentage_of(empty, self._session.law) is None
        self.letter.setVisible(asked)
        if asked:
            wide = self._area.viewport().width() - 2 * (4 * theme.STEP)
            inside = QRect(0, 0, wide, _ENDLESS)
            words = self._without(empty)
            high = self._follows.fontMetrics().boundingRect(inside, _WRAP, words).height()
        self._follows.setMinimumHeight(high)

    # -- the years beside each other -------------------------------------------------------------

    def _show_years(self, years: Sequence[YearPercentage]) -> None:
        if years == self._years:
            return
        self._years = years
        clear(self._lines)
        for place, text in enumerate(("Jaar", "Quotum", "Hoe zeker")):
            self._put(theme.label(text, soft=True, wrap=False), 0, place)
        shown = self._session.year
        for row, one in enumerate(years, start=1):
            here = one.year == shown
            for place, text in enumerate((str(one.year), one.number)):
                self._put(theme.label(text, bold=here, wrap=False), row, place)
            self._lines.addWidget(self._how_sure(one), row, 2)

    def _put(self, label: QLabel, row: int, place: int) -> None:
        self._lines.setRowMinimumHeight(row, theme.pixels(_LINE_HEIGHT))
        side = Qt.AlignmentFlag.AlignRight if place == 1 else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._lines.addWidget(label, row, place)

    def _how_sure(self, one: YearPercentage) -> QWidget:
        """How sure a percentage is; of one that comes with the program, with its source."""
        value = one.value
        if value is None or value.status is Status.EIGEN_OPGAVE:
            label = theme.label(one.words, wrap=False)
            if value is None:
                label.setForegroundRole(theme.Role.BrightText)
            return label
        button = QPushButton(one.words)
        button.setStyleSheet(theme.LINK_BUTTON + "QPushButton { text-align: left; padding: 0; }")
        button.setAutoDefault(False)
        button.setAccessibleName(f"{one.number} voor {one.year} is {one.words}: toon de bron")
        title = f"Quotumpercentage {one.year}: {one.number}"
        told = (wording.status_words(value), value.bron, value.url, value.toelichting)
        text = "\n\n".join(part for part in told if part)
        button.clicked.connect(lambda _checked=False: self.source_asked.emit(title, text))
        return button

    # -- the year before -------------------------------------------------------------------------

    def _show_before(self, jaar: Jaar) -> None:
        """Hours that the dossier has go before the field, which then need not be there."""
        law, dossier, year = self._session.law, self._session.dossier, jaar.jaar - 1
        before, edit = dossier.year(year), self.edits[_BEFORE]
        known = None if before is None else leading_hours(before)
        size = size_words(dossier, jaar, law)
        edit.setVisible((known is None and bool(size)) or self._holds(_BEFORE))
        self._before_title.setText(f"Verloonde uren in {year}")
        self._before_title.setVisible(known is not None and edit.isHidden())
        told = "" if known is None else f"{dutch.format_number(known)} uur, uit dit dossier."
        if known is not None and not edit.isHidden():
            told = f"In dit dossier staat {dutch.format_number(known)} uur: dat getal gaat voor."
        self._known_before.setText(told)
        self._known_before.setVisible(bool(told))
        edit.say_first("")
        self._size.setText(size)
        self._size.setVisible(bool(size))


def _beside(jaar: Jaar, session: Session) -> str:
    """A superseded indication stands named beside the field; all else is told by the years."""
    if indication_of(session.law, jaar.jaar) is None:
        return ""
    return percentages.beside_field(jaar, session.law, "")


def _hairline() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    theme.quiet_surface(line, theme.Role.Mid)
    return line
