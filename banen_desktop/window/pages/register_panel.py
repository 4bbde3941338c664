"""The register calendar of a year: whose status was checked when, and what to do before when."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.model import Baan, Jaar
from banen_desktop.quota.calculation.agenda import (
    Moment,
    RegisterCheck,
    Soort,
    Stand,
    answerable_years,
)
from banen_desktop.reports.text.agenda_words import STANDEN, moment_words
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import clear, scrolling
from banen_desktop.window.parts.cards import Card
from banen_desktop.window.table.field_edit import FieldEdit

_OPEN = frozenset({Stand.TE_DOEN, Stand.TE_LAAT, Stand.TE_VROEG})
_ORDER = (Stand.TE_DOEN, Stand.TE_LAAT, Stand.TE_VROEG, Stand.GEDAAN)
_TITLES = ("Kenmerk", "Onderdeel", "Nagekeken op", "Stand")
_DAY = fields.day_field(
    "nagekeken_op", "Nagekeken op", "De dag waarop u bij UWV keek of deze mensen erin staan."
)
_PAGES = {
    Soort.DUO: page_table.REPORT,
    Soort.JAARVERSLAG: page_table.REPORT,
    Soort.TOEREKENING: page_table.JOBS,
    Soort.LOONAANGIFTE: page_table.JOBS,
}


class RegisterPanel(QWidget):
    """The rows to check, with a day to mark them with; beside it the moments of the year."""

    checked = Signal(object, object)
    page_asked = Signal(str)

    def __init__(self) -> None:
        """Make the list, the line to mark rows with, and the place of the moments."""
        super().__init__()
        self._lines: tuple[tuple[RegisterCheck, str], ...] = ()
        self._today = date.min
        self._owner: object = None
        self._can_edit = True
        self._advice = theme.label("", soft=True)
        self.table = QTableWidget(0, len(_TITLES))
        self.table.setAccessibleName("Banen en hun controle in het register")
        self.table.setHorizontalHeaderLabels(list(_TITLES))
        self._lay_out_table()
        self.day = FieldEdit(_DAY)
        self.day.keep_narrow(36 * theme.STEP)
        self.day.edited.connect(lambda _value, _merge: None)
        self.choose_open = QPushButton("Kies alles wat open is")
        self.choose_open.clicked.connect(self._choose_open)
        self.mark = QPushButton()
        self.mark.setStyleSheet(theme.MAIN_BUTTON)
        self.mark.clicked.connect(self._mark)
        self._moments = QVBoxLayout()
        self._lay_out()

    def _lay_out_table(self) -> None:
        table = self.table
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(8 * theme.STEP)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(18 * theme.STEP)
        letter = table.fontMetrics().horizontalAdvance("0")
        for column, letters in enumerate((9, 0, 13, 9)):
            head.resizeSection(column, letters * letter + 4 * theme.STEP)
        table.setStyleSheet(theme.TABLE)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.itemSelectionChanged.connect(self._show_chosen)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * theme.STEP)
        buttons.addWidget(self.choose_open)
        buttons.addStretch(1)
        buttons.addWidget(self.mark)
        left = QVBoxLayout()
        left.setSpacing(2 * theme.STEP)
        left.addWidget(self._advice)
        left.addWidget(self.table, 1)
        left.addWidget(self.day)
        left.addLayout(buttons)
        holder = QWidget()
        holder.setLayout(self._moments)
        self._moments.setContentsMargins(0, 0, 0, 0)
        self._moments.setSpacing(2 * theme.STEP)
        right = QVBoxLayout()
        right.setSpacing(2 * theme.STEP)
        right.addWidget(theme.heading("Wat wanneer"))
        right.addWidget(scrolling(holder), 1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 3 * theme.STEP, 0, 0)
        columns.setSpacing(6 * theme.STEP)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)

    def show_year(
        self,
        jaar: Jaar,
        checks: Sequence[RegisterCheck],
        moments: Sequence[Moment],
        today: date,
        owner: object,
        *,
        can_edit: bool,
    ) -> None:
        """Show the rows of a year that need a check, what is open first, and its moments.

        `owner` tells the year from the same one of another dossier: what was chosen stays with it.
        """
        if (owner, today) != self._owner:
            self._owner, self._today = (owner, today), today
            self.table.clearSelection()
            self.day.set_value(today, self._owner)
            self.day.say("")
        self._advice.setText(_advice(jaar.jaar, checks, today))
        rows = {baan.id: baan for baan in jaar.banen}
        needed = [check for check in checks if check.stand in _ORDER]
        needed.sort(key=lambda check: _ORDER.index(check.stand))
        self._show_rows([(check, rows[check.row]) for check in needed])
        self.day.setEnabled(can_edit)
        self.choose_open.setEnabled(any(check.stand in _OPEN for check in needed))
        self._can_edit = can_edit
        self._show_moments(moments)
        self._show_chosen()

    def _show_rows(self, rows: Sequence[tuple[RegisterCheck, Baan]]) -> None:
        lines = tuple((check, baan.onderdeel) for check, baan in rows)
        if lines == self._lines:
            return
        chosen, self._lines = self.chosen, lines
        self.table.blockSignals(True)
        self.table.clearSelection()
        self.table.setRowCount(len(rows))
        for place, (check, onderdeel) in enumerate(lines):
            day = check.gecontroleerd_op
            shown = "nog niet" if day is None else dutch.format_date(day)
            for column, text in enumerate((check.kenmerk, onderdeel, shown, STANDEN[check.stand])):
                self.table.setItem(place, column, QTableWidgetItem(text))
        self._colour()
        self._choose([place for place, (check, _) in enumerate(lines) if check.row in chosen])
        self.table.blockSignals(False)

    def _colour(self) -> None:
        """What is open stands out, in the colours that the program has now."""
        warning = self.palette().color(QPalette.ColorRole.BrightText)
        for place, (check, _) in enumerate(self._lines):
            for column in (2, 3) if check.stand in _OPEN else ():
                if (item := self.table.item(place, column)) is not None:
                    item.setForeground(warning)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours were chosen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()

    def _choose(self, places: Sequence[int]) -> None:
        """Choose whole rows in one go: row by row takes minutes for thousands."""
        cells, selection = self.table.model(), QItemSelection()
        last = len(_TITLES) - 1
        for first, end in _ranges(places):
            selection.select(cells.index(first, 0), cells.index(end, last))
        self.table.selectionModel().select(
            selection, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _choose_open(self) -> None:
        lines = enumerate(self._lines)
        self._choose([place for place, (check, _) in lines if check.stand in _OPEN])
        self.table.setFocus()

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the rows that are chosen."""
        indexes = self.table.selectionModel().selectedRows()
        places = (index.row() for index in indexes)
        return frozenset(self._lines[place][0].row for place in places if place < len(self._lines))

    def _show_chosen(self) -> None:
        number = len(self.chosen)
        words = "1 baan" if number == 1 else f"{number} banen"
        self.mark.setText(f"Zet deze dag bij {words}" if number else "Kies eerst banen")
        self.mark.setEnabled(bool(number) and self._can_edit)

    def _mark(self) -> None:
        day: Any = self.day.value
        if day is None or self.day.unread:
            self.day.say("Vul de dag in waarop u bij UWV keek.", warns=True)
            self.day.input.setFocus()
        elif day > self._today:
            self.day.say("Deze dag is nog niet geweest.", warns=True)
            self.day.input.setFocus()
        else:
            self.day.say("")
            self.checked.emit(self.chosen, day)

    def _show_moments(self, moments: Sequence[Moment]) -> None:
        clear(self._moments)
        for moment in moments:
            self._moments.addWidget(self._card(moment))
        self._moments.addStretch(1)

    def _card(self, moment: Moment) -> QWidget:
        card = MomentCard(moment)
        page = _PAGES.get(moment.soort)
        if page is None:
            card.clicked.connect(self.table.setFocus)
        else:
            card.setToolTip(f"Ga naar {page.name}")
            card.clicked.connect(lambda: self.page_asked.emit(page.name))
        return card


def _ranges(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each series of places that follow each other."""
    for _, series in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        found = [place for _, place in series]
        yield found[0], found[-1]


class MomentCard(Card):
    """Something to do before a day; a click goes to where it is done."""

    surface = QPalette.ColorRole.AlternateBase
    border = None

    def __init__(self, moment: Moment) -> None:
        """Show when, what, how far it is, and the article."""
        super().__init__()
        words = moment_words(moment)
        if moment.stand in _OPEN:
            self.surface = QPalette.ColorRole.ToolTipBase
            self.urgent = True
        self.lines.setContentsMargins(
            3 * theme.STEP, 2 * theme.STEP, 3 * theme.STEP, 2 * theme.STEP
        )
        self.lines.setSpacing(0)
        when = words.when[0].upper() + words.when[1:]
        self.lines.addWidget(theme.label(f"{when}: {words.stand}", theme.SMALL, soft=True))
        self.lines.addWidget(theme.label(words.title, bold=True))
        article = f" ({words.article})" if words.article else ""
        advice = words.advice.rstrip(".") + article + "."
        self.lines.addWidget(theme.label(advice, theme.SMALL, soft=True))
        self.setAccessibleName(f"{when}: {words.title}, {words.stand}")
        self.setAccessibleDescription(advice)


def _advice(year: int, checks: Sequence[RegisterCheck], today: date) -> str:
    first, last = answerable_years(today)
    open_rows = sum(check.stand in _OPEN for check in checks)
    if not any(check.stand in _ORDER for check in checks):
        return f"Er zijn in {year} geen banen om in het doelgroepregister na te kijken."
    answers = f"UWV geeft nu antwoord over {first} en {last}."
    if not open_rows:
        return f"Alle banen van {year} zijn nagekeken. {answers}"
    many = "1 baan is" if open_rows == 1 else f"{open_rows} banen zijn"
    tail = " Kies de banen en vul in wanneer u keek." if first <= year <= last else ""
    return f"{many} voor {year} nog niet nagekeken. {answers}{tail}"
