"""The Overzicht page: the answer of the year, how it comes about, and what is still to do."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier.findings import Record
from banen_desktop.quota.calculation.saved_values import findings as changed_values
from banen_desktop.quota.calculation.trace import Bound, Outcome
from banen_desktop.quota.years.history import differences
from banen_desktop.quota.years.saving import seen
from banen_desktop.reports.pages.bar_labels import missing_words
from banen_desktop.reports.pages.chart import bar_of, series_of, years_table
from banen_desktop.reports.text.open_points import Point
from banen_desktop.reports.text.since_reported import (
    because,
    changes_since,
    reported_on,
    what_changed,
)
from banen_desktop.reports.words.amounts import amounts_table, in_hours
from banen_desktop.reports.words.guard import Guard, Kind
from banen_desktop.reports.words.headline import Sentence, in_a_sentence, news
from banen_desktop.reports.words.sums import GAP, TARGET, TEKORT
from banen_desktop.reports.words.tables import Cell, Line
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import Page, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.parts.figures_table import FiguresTable
from banen_desktop.window.parts.points_list import PointsList, Row, row_of
from banen_desktop.window.parts.quotum_bar import BarDelegate, Legend, QuotumBar

_MOST_YEARS_IN_SIGHT = 6
_BARS, _GAPS = 1, 4
"""Columns of the table of years: the bar, and the difference."""
_PARTS, _NARROW_PARTS = (3, 2), (2, 1)
"""How the figures and the points share the width."""
_COUNTED = ("", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien")
_LAW = "Wat zegt de wet?"
_AROUND_LAW = 6 * theme.STEP
"""The room around the words of the law, which are a button."""
_SMALL_EMPLOYER = "drempel_uren"


class OverviewPage(Page):
    """Overzicht: the title is the answer; a bar, the sum, the years, and all points of the year."""

    name = page_table.OVERVIEW.name

    def __init__(self, session: Session) -> None:
        """Make the parts; they scroll together below the title."""
        super().__init__(session, "Banenafspraak", "")
        self.intro.hide()
        self._explained = ""
        self._lines: Sequence[Line] = ()
        self._sentences = Sentence(""), Sentence("")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        column.setSpacing(2 * theme.STEP)
        self.bar = QuotumBar()
        column.addLayout(self._answer())
        column.addLayout(self._reported_line())
        column.addLayout(self._begin())
        column.addSpacing(theme.STEP)
        column.addWidget(self.bar)
        self._below = QHBoxLayout()
        self._figures = QWidget()
        self._figures.setLayout(self._figures_side())
        self._below.addWidget(self._figures)
        self.points = PointsList()
        self.points.seen.connect(self._saw)
        self._below.addWidget(self.points)
        column.addSpacing(2 * theme.STEP)
        column.addLayout(self._below)
        column.addStretch(1)
        self.body.setSpacing(theme.STEP)
        self.body.addWidget(scrolling(inside), 1)

    def _answer(self) -> QBoxLayout:
        """The sentence, and the law behind it: on the same line where there is room."""
        self._said = theme.label("")
        self._said.setTextFormat(Qt.TextFormat.RichText)  # of our own words and numbers only
        self._law = QPushButton()
        self._law.setStyleSheet(theme.LINK_BUTTON)
        self._law.clicked.connect(lambda _checked=False: self.explain_asked.emit(self._explained))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(0)
        self._line.addWidget(self._said)
        self._line.addWidget(self._law, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addStretch(1)
        return self._line

    def _reported_line(self) -> QHBoxLayout:
        self._reported = theme.label("")
        self._mark = _button("Wijzigen…", self.report_asked)
        self._mark.setStyleSheet(theme.LINK_BUTTON)
        self._mark.setAccessibleName("Vaststelling wijzigen")
        line = QHBoxLayout()
        line.addWidget(self._reported, 1)
        line.addWidget(self._mark)
        return line

    def _begin(self) -> QHBoxLayout:
        """Two ways to fill an empty year."""
        self._import = _button("Importeren…", self.import_asked)
        self._type = QPushButton("Typen")
        self._type.setToolTip("Vul de verloonde uren in bij Uren")
        self._type.clicked.connect(lambda _checked=False: self._type_hours())
        line = QHBoxLayout()
        for button in (self._import, self._type):
            button.setMinimumWidth(theme.pixels(120))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _figures_side(self) -> QVBoxLayout:
        """The answer in every unit, and the years below it."""
        self._how = theme.heading("")
        self.amounts = FiguresTable("Quotum, banen en verschil in elke eenheid", 0)
        self.amounts.lines.has_total = True
        units = self.amounts.horizontalHeader()
        units.setFont(theme.font(units, theme.SMALL))
        self._beside = theme.heading("")
        self.years = FiguresTable("Jaren naast elkaar", _BARS, _MOST_YEARS_IN_SIGHT)
        self._bars = BarDelegate(self.years)
        self.years.setItemDelegateForColumn(_BARS, self._bars)
        self._legend = Legend()
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(2 * theme.STEP)
        for table in (self.amounts, self.years):
            table.asked.connect(self.step_asked)
        above = (self._how, self.amounts, self.amounts.note)
        for widget in (*above, self._beside, self.years, self._legend, self.years.note):
            if widget is self._beside:
                side.addSpacing(3 * theme.STEP)
            side.addWidget(widget)
        side.addStretch(1)
        return side

    # -- room ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow window each part says less, so that nothing falls off."""
        super().resizeEvent(event)
        room = self.body.contentsMargins()
        room.setRight(room.right() - 2 * theme.STEP)  # where the scroll bar comes
        self.body.setContentsMargins(room)
        narrow = theme.is_narrow(self)
        self._below.setSpacing((6 if narrow else 12) * theme.STEP)
        for place, part in enumerate(_NARROW_PARTS if narrow else _PARTS):
            self._below.setStretch(place, part)
        self.points.set_narrow(narrow=narrow)
        self._show_differences()
        self._show_sentence()

    def _show_differences(self) -> None:
        """Where “ten minste” stands before numbers, or the window is narrow, there is no room."""
        longer = any(_is_bounded(cell) for line in self._lines for cell in line.cells)
        self.years.show_column(_GAPS, there=not longer and not theme.is_narrow(self))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The colour of a part of a sentence does not follow the palette by itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._sentences[0].strong:
            self._show_sentence()

    def _show_sentence(self) -> None:
        """As long as there is room for on one line; else the law behind it comes below it."""
        sides = self.body.contentsMargins()
        room = self.width() - sides.left() - sides.right() - 2 * theme.STEP
        whole, short = self._sentences
        law = _law_words(self._explained, whole.met)
        self._law.setAccessibleName(law)
        choices = ((whole, law), (whole, _LAW), (short, _LAW))
        found = [each for each in choices if self._fits(each[0], each[1], room)]
        words, shown = found[0] if found else (whole, law)
        self._law.setText(shown)
        self._said.setWordWrap(not found)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if found else direction.TopToBottom)
        colour = theme.colour(self.palette(), theme.DONE).name() if words.met else ""
        style = "font-weight:600" + (f";color:{colour}" if colour else "")
        strong = f'<span style="{style}">{escape(words.strong)}</span>'
        self._said.setText(f"{escape(words.before)}{strong}{escape(words.after)}")
        self._said.setAccessibleName(str(words))

    def _fits(self, words: Sentence, law: str, room: int) -> bool:
        wide = self._said.fontMetrics().horizontalAdvance
        bold = theme.font(self._said, theme.BODY, bold=True)
        strong = QFontMetrics(bold).horizontalAdvance(words.strong)
        rest = wide(f"{words.before}{words.after}{law}")
        return rest + strong + _AROUND_LAW <= room

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the answer of the shown year."""
        outcome = self.session.outcome
        if outcome is None:
            return
        outcomes = self.session.outcomes()
        self.title.setText(news(outcome))
        self._show_answer(outcome, outcomes)
        self._show_reported()
        self._show_figures(outcome)
        self._show_years(outcomes)
        self._figures.setVisible(len(outcomes) > 1 or _has_figures(outcome))
        self._show_points(outcome, self._changed_elsewhere(outcomes))

    def _show_answer(self, outcome: Outcome, outcomes: Sequence[Outcome]) -> None:
        without_hours = "verloonde_uren" not in outcome.by_key
        self._sentences = in_a_sentence(outcome, outcomes), in_a_sentence(outcome)
        self._explained = _law_of(outcome)
        self._law.setVisible(bool(self._explained))
        self._show_sentence()
        for button in (self._import, self._type):
            button.setVisible(without_hours and self.can_edit)
        self.bar.show_bar(bar_of(outcome, Guard()), missing_words(outcome))

    def _show_reported(self) -> None:
        words = "" if self.session.jaar is None else reported_on(self.session.jaar)
        self._reported.setText(words)
        for widget in (self._reported, self._mark):
            widget.setVisible(bool(words))

    def _show_figures(self, outcome: Outcome) -> None:
        week = self.session.dossier.werkgever.werkweek_uren
        table = amounts_table(outcome, self.session.law, week)
        note = f"{in_hours(table)} {table.note}".strip()
        self._how.setText(_how_words(outcome))
        self.amounts.show_table(replace(table, note=note))

    def _show_years(self, outcomes: Sequence[Outcome]) -> None:
        many = len(outcomes)
        words = str(many) if many >= len(_COUNTED) else _COUNTED[many]
        first = "Dit is uw eerste jaar"
        self._beside.setText(first if many == 1 else f"{words} jaar naast elkaar")
        series = series_of(self.session.dossier, outcomes, Kind.DOSSIER)
        self._bars.show_series(series)
        self._legend.show_series(series)
        table = years_table(series, outcomes, self.session.year)
        self._lines = table.lines
        self.years.show_table(table)
        self._show_differences()

    # -- the points of the year ------------------------------------------------------------------

    def _show_points(self, outcome: Outcome, elsewhere: Sequence[int]) -> None:
        points = self.session.points()
        to_do = [*self._changed(outcome), *map(self._row, points.to_do)]
        to_see = [*self._elsewhere(elsewhere), *map(self._row, points.to_see)]
        self.points.show_rows(to_do, to_see, outcome.jaar)

    def _row(self, point: Point) -> Row:
        finding = point.finding
        value = "" if finding is None or self.session.read_only else finding.value
        return row_of(self, point, value)

    def _type_hours(self) -> None:
        """To the field of the hours, where a finding asks for them."""
        asked = (Record.JAAR, Record.UREN)
        found = [each for each in self.session.points().to_do if each.record in asked]
        if found:
            row_of(self, found[0]).run()
        else:
            self.page_asked.emit(page_table.HOURS.name)

    def _changed(self, outcome: Outcome) -> list[Row]:
        """What was reported and is another now, with why; a click opens the vaststelling."""
        jaar = self.session.jaar
        words = "" if jaar is None else what_changed(jaar, outcome)
        if jaar is None or not words:
            return []
        since = changes_since(self.session.dossier, outcome.jaar)
        point = Point(words, Record.BAAN, because(since, differences(jaar, outcome)))
        return [Row(point, "Vaststelling", self.report_asked.emit)]

    def _changed_elsewhere(self, outcomes: Sequence[Outcome]) -> list[int]:
        """The other years with a legal value that changed since the dossier was saved."""
        dossier, law = self.session.dossier, self.session.law
        return [
            jaar.jaar
            for jaar, outcome in zip(dossier.jaren, outcomes, strict=True)
            if jaar.jaar != self.session.year and any(changed_values(dossier, jaar, outcome, law))
        ]

    def _elsewhere(self, years: Sequence[int]) -> list[Row]:
        """Years that are not shown and have a legal value to be seen; a click goes to the first."""
        if not years:
            return []
        told = dutch.join_list([str(year) for year in years])
        words = f"Ook van {told} is een waarde uit de wet anders dan toen u dit dossier opsloeg."
        point = Point(words, Record.JAAR, f"Bekijk {years[0]}.")
        return [Row(point, str(years[0]), partial(self.session.show_year, years[0]))]

    def _saw(self, key: str) -> None:
        """Remember what a legal value is now: an edit, so that it can be undone and is saved."""
        dossier, year = self.session.dossier, self.session.year
        if year is not None:
            after = seen(dossier, year, self.session.law, key)
            self.session.apply("nieuwe waarde gezien", after, Spot(self.name))
        if self.points.cards:
            self.points.cards[0].setFocus()


def _button(text: str, signal: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda _checked=False: signal.emit())
    return button


def _is_bounded(cell: Cell) -> bool:
    """Whether words stand before a number, because it is only known from one side."""
    step = None if cell.ref is None else cell.ref.outcome.by_key[cell.ref.key]
    return step is not None and step.bound in {Bound.AT_LEAST, Bound.AT_MOST}


def _has_figures(outcome: Outcome) -> bool:
    """Whether there is a number to show: of hours, or of jobs."""
    return "verloonde_uren" in outcome.by_key or bool(outcome.rows)


def _law_of(outcome: Outcome) -> str:
    """The step that explains the answer, if the law has one."""
    if outcome.vrijgesteld:
        return _SMALL_EMPLOYER
    return TEKORT if TEKORT in outcome.by_key else ""


def _law_words(step: str, met: bool) -> str:
    if step == _SMALL_EMPLOYER:
        return "Wat zegt de wet over kleine werkgevers?"
    return f"Wat zegt de wet {'als u het quotum haalt' if met else 'over het tekort'}?"


def _how_words(outcome: Outcome) -> str:
    """How the answer comes about, by its number; without a quotum only the units."""
    gap = outcome.by_key.get(GAP)
    if outcome.vrijgesteld or gap is None or gap.known is None or not outcome.value(TARGET):
        return "In elke eenheid"
    more = " meer" if gap.value > 0 else ""
    return f"Hoe u op {dutch.jobs(abs(gap.value))}{more} komt"
