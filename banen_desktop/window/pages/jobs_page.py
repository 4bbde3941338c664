"""The Banen page: a row per job or contract, what each is worth, and the chosen one beside them."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from banen_desktop import dutch
from banen_desktop.dossier import edits
from banen_desktop.dossier.findings import job_name
from banen_desktop.dossier.model import Baan, Dossier
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.reports.words import job_rows
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages import new_names
from banen_desktop.window.pages.job_columns import (
    COUNTS,
    REGISTER,
    JobColumns,
    has_hours,
    new_jobs,
)
from banen_desktop.window.pages.job_panel import JobPanel
from banen_desktop.window.table.pasting import Refusal
from banen_desktop.window.table.rows_page import RowsPage
from banen_desktop.window.table.total_row import TotalRow

_ALL, _TO_DO, _NO = range(3)
_ALL_COLUMNS = 1120


class JobsPage(RowsPage):
    """Banen: the jobs for the target group in the shown year."""

    name = page_table.JOBS.name

    def __init__(self, session: Session) -> None:
        """Make the table of jobs, its total, and the panel of the chosen row."""
        columns = JobColumns(session)
        super().__init__(
            session,
            "Banen voor de doelgroep",
            "",
            columns.all(),
            lambda rows: new_jobs(rows, session.dossier),
        )
        self.columns = columns
        self._sizes, self._explains, self._narrow, self._busy = (False, True), "", False, False
        self._begun, self._names = set[str](), count()
        self.table.fit_in_sight("onderdeel")
        self.total = TotalRow(self.table, ("verloonde_uren", "Banen"), "tellen mee", COUNTS)
        self._apart = theme.label("")
        self.panel = JobPanel(session, self.model, self.remove)
        self._filter = CalmBox()
        label = theme.label("Welke rijen")  # for who hears it: its choices say it to who sees it
        label.setBuddy(self._filter)
        label.hide()
        self.buttons.insertWidget(0, label)
        self._filter.setAccessibleName(label.text())
        self._filter.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToContents)
        self._filter.setMinimumHeight(theme.pixels(30))
        self._lay_out()
        self._connect()
        self.setMinimumSize(theme.pixels(620), theme.pixels(260))  # wide, it asks for more

    def _lay_out(self) -> None:
        self.intro.setTextFormat(Qt.TextFormat.RichText)
        self.link_beside_intro("Wie telt mee?").clicked.connect(self.help_asked)
        self.buttons.removeWidget(self.remove)
        self.buttons.insertWidget(self.buttons.count() - 1, self._filter)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self.buttons)
        left.addSpacing(2 * theme.STEP)
        for widget, stretch in ((self.table, 1), (self.total, 0), (self._apart, 0)):
            left.addWidget(widget, stretch)
        sides = QHBoxLayout()
        sides.setSpacing(4 * theme.STEP)
        sides.addLayout(left, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)

    def _connect(self) -> None:
        self.add_keys("Ctrl+T", self._ask_counts)
        self._search.setToolTip(f"Zoeken in de rijen ({self.add_keys('Ctrl+F', self._find)})")
        self._search.editingFinished.connect(lambda: self._fit_search(narrow=self._narrow))
        self._filter.activated.connect(lambda _place: self._show_filtered())
        self.row_chosen.connect(self._row_chosen)
        self.table.rest = self._go_to_rest
        self.session.settling.connect(self.panel.finish_typing)
        self.panel.left.connect(self._back_in_table)
        self.panel.why_asked.connect(self._explain)
        self.panel.next_asked.connect(self._go_to_next_open)
        self.panel.counts_asked.connect(self._ask_counts)
        self.panel.today_asked.connect(self._checked_today)
        for key, field in self.panel.fields.items():
            field.entered.connect(lambda key=key: self._entered(key))
            field.fills = lambda: len(self.table.chosen_rows()) > 1
            field.block_pasted.connect(lambda block, key=key: self._paste_beside(block, key))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fewer columns in a narrow window; their fields are then in the panel."""
        super().resizeEvent(event)
        narrow = theme.is_narrow(self)
        self.table.show_columns(narrow=narrow, wide=self._is_wide)
        self.panel.set_narrow(narrow=narrow, is_column=self.table.is_seen)
        self._fit_search(narrow=narrow)
        if (narrow, self._is_wide) != self._sizes:
            self._narrow, self._sizes = narrow, (narrow, self._is_wide)
            self.refresh()

    @property
    def _is_wide(self) -> bool:
        """Whether the page has room for all columns beside the panel."""
        return self.width() >= theme.pixels(_ALL_COLUMNS)

    def _fit_search(self, *, narrow: bool) -> None:
        """In a narrow window the search stands in the place of the filter, while it is used."""
        searching = bool(self._search.text()) or self._search.hasFocus()
        self._search.setVisible(not narrow or searching)
        self._filter.setVisible(not narrow or not searching)

    def _find(self) -> None:
        self._search.show()
        self._search.setFocus()
        self._fit_search(narrow=self._narrow)

    def outcome_of(self, baan: Baan) -> RowOutcome:
        """What a row is worth in the shown year."""
        return self.columns.outcome_of(baan)

    def with_rows(self, rows: tuple[Any, ...]) -> Dossier:
        """The dossier with other jobs."""
        return edits.put_jobs(self.session.dossier, self.session.year or 0, rows)

    def row_name(self, place: int) -> str:
        """Here rows have no number: the kenmerk tells which it is."""
        return self.model.text_at(place, 0) or super().row_name(place)

    def refresh(self) -> None:
        """Show the jobs of the shown year."""
        jaar = self.session.jaar
        if jaar is None:
            return
        self._previewed(None)
        outcome = self.session.outcome
        assert outcome is not None  # noqa: S101 - there is a year
        self.columns.open = self.session.points().rows
        self.model.retitle("van", f"In {jaar.jaar}")
        if self._shown != (self.session.opened, jaar.jaar):
            self._filter.setCurrentIndex(_ALL)  # what was chosen was chosen of other rows
            self.table.proxy.show_only(None)
        self.show_rows(jaar.banen)
        self._say(outcome, jaar.banen)
        self._name_filters(jaar.banen, outcome)
        self.table.give_room("onderdeel", COUNTS, empty=not any(b.onderdeel for b in jaar.banen))
        self.panel.set_editable(editable=self.can_edit)
        if jaar.banen and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.proxy.index(0, 0))
        self._show_row()

    def _say(self, outcome: Outcome, banen: Sequence[Baan]) -> None:
        self.title.setText(job_rows.title(outcome, banen))
        more = job_rows.may_count(outcome)
        narrow = theme.is_narrow(self)
        rule = "Een rij is één baan of contract, zonder naam of BSN." if self._is_wide else ""
        strong = f'<span style="font-weight:600">{more}</span>' if more else ""
        told = " ".join(part for part in (job_rows.parts(outcome), strong, rule) if part)
        self.intro.setText(told)
        sums = {
            "verloonde_uren": job_rows.total_hours(outcome),
            "Banen": job_rows.total_jobs(outcome),
        }
        words = job_rows.total(outcome, len(banen))
        self.total.setVisible(bool(banen))
        self.total.show_total(words if narrow else f"Totaal: {words}", sums)
        apart = job_rows.apart(outcome)
        self._apart.setText(apart)
        self._apart.setVisible(bool(apart))

    def _edited(self, label: str, rows: tuple[Any, ...], row: str, key: str) -> None:
        before = {baan.id: baan.onderdeel for baan in self.model.rows}
        if row not in before:
            self._begun.add(row)
        merge = f"naam {next(self._names)}" if key == "onderdeel" else ""
        self._busy = True
        self.session.apply(label, self.with_rows(rows), Spot(self.name, row, key), merge)
        self._busy = False
        if merge:
            QTimer.singleShot(0, self, lambda: self._ask_name(row, before.get(row, ""), merge))

    def _pasted(self, rows: tuple[Any, ...], refusals: Sequence[Refusal]) -> None:
        self._busy = True
        super()._pasted(rows, refusals)
        self._busy = False

    def _instead_of(self, rows: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """Pasted names that are not at Uren are asked about too: all together, in one edit."""
        chosen = super()._instead_of(rows)
        found = self.columns.instead_of_names(chosen or (), self.model.rows)
        return chosen and new_names.mended(self, chosen, found)

    def _previewed(self, rows: tuple[Any, ...] | None) -> None:
        """Rows that were just begun, without hours yet, do not make the answer unknown."""
        jaar = self.session.jaar
        shown = rows if rows is not None or jaar is None else jaar.banen
        left = tuple(row for row in shown or () if row.id not in self._begun or has_hours(row))
        is_same = rows is None and len(left) == len(shown or ())
        self.session.preview(None if is_same else self.with_rows(left))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Who leaves the page has begun no row any more: what lacks hours is told everywhere."""
        super().hideEvent(event)
        if self._begun and not event.spontaneous():
            self._begun.clear()
            self.session.preview(None)

    def _ask_name(self, row: str, before: str, merge: str) -> None:
        """A name that is not at Uren may have a slip in it: typed and mended, it is one edit."""
        instead = self.columns.instead_of_name(row, before)
        if instead is None:
            return
        place = [baan.id for baan in self.model.rows].index(row)
        if new_names.has_slip(self, self.model.rows[place].onderdeel, instead):
            rows = self.model.with_values(place, {"onderdeel": instead})
            spot, label = Spot(self.name, row, "onderdeel"), "onderdeel wijzigen"
            self.session.apply(label, self.with_rows(rows), spot, merge)

    # -- the rows that are seen -----------------------------------------------------------------

    def _name_filters(self, banen: Sequence[Baan], outcome: Outcome) -> None:
        """How many rows each choice leaves: rows, where the steps count points."""
        found = outcome.rows  # quicker, unless rows that were begun are not in it
        rows = found if len(found) == len(banen) else map(self.outcome_of, banen)
        no = sum(row.telt is not Telt.JA for row in rows)
        every, to_do, out = (
            dutch.plural(str(many), "rij", "rijen")
            for many in (len(banen), len(self.columns.open), no)
        )
        texts = (f"Alle {every}", f"Te doen: {to_do}", f"Telt niet mee: {out}")
        self._filter.addItems(texts[self._filter.count() :])
        for place, text in enumerate(texts):
            self._filter.setItemText(place, text)

    def _show_filtered(self) -> None:
        chosen = self._filter.currentIndex()
        no = (baan.id for baan in self.model.rows if self.outcome_of(baan).telt is not Telt.JA)
        shown = {_ALL: None, _TO_DO: self.columns.open, _NO: frozenset(no)}[chosen]
        self.table.proxy.show_only(shown)
        self._show_row()

    def show_all(self) -> None:
        """Show all rows."""
        super().show_all()
        if self._filter.currentIndex() > _ALL:
            self._filter.setCurrentIndex(_ALL)
            self._show_filtered()

    # -- the chosen row -------------------------------------------------------------------------

    def _row_chosen(self, row: Any) -> None:
        if row is None or row.id != self._explains:
            self._explains = ""
            self.job_chosen.emit(None)
        self._show_row()

    def _show_row(self) -> None:
        baan, outcome = self.table.current_row(), self.session.outcome
        if not isinstance(baan, Baan) or outcome is None:
            self.panel.show_nothing()
            return
        here = self.table.currentIndex()
        place = f"{here.row() + 1} van {len(self.model.rows)}"
        at = self.table.to_source(here).row()
        self.panel.show_row(at, place, baan, self.outcome_of(baan), outcome)
        after = self._next_open()
        self.panel.offer_next(job_name(after) if after else "")

    def _next_open(self) -> Baan | None:
        """The row after the chosen one, in the order of the view, where something is to be done."""
        view, here = self.table.proxy, self.table.currentIndex().row()
        for row in (*range(here + 1, view.rowCount()), *range(here)) if self.columns.open else ():
            baan = self.model.row_at(self.table.to_source(view.index(row, 0)).row())
            if baan is not None and baan.id in self.columns.open:
                found: Baan = baan
                return found
        return None

    def _go_to_next_open(self) -> None:
        after = self._next_open()
        if after is not None:
            self.table.go_to(after.id)
            self._focus_open(after)

    def _focus_open(self, baan: Baan) -> None:
        """Put the keyboard where the first thing is done that is open in a row."""
        key = self.columns.open_field(baan)
        self.table.go_to(baan.id, key)
        self.take_keyboard(key)

    def begin(self) -> None:
        """To the first row where something is to be done, or to the place for the first row."""
        here = self.table.current_row()
        if not self.can_edit:
            return
        if not self.model.rows:
            self.table.put_cursor(self.table.proxy.index(0, 0))
            self.table.setFocus()
        elif isinstance(here, Baan) and here.id in self.columns.open:
            self._focus_open(here)
        else:
            self._go_to_next_open()

    def _explain(self) -> None:
        row = self.table.current_row()
        self._explains = "" if row is None else row.id
        self.job_chosen.emit(row)

    def explain_again(self) -> None:
        """Explain the row once more that the user asked about."""
        if self._explains:
            self._explain()

    def _ask_counts(self) -> None:
        self.session.settle()
        baan = self.table.current_row()
        if isinstance(baan, Baan):
            self.counts_asked.emit(baan)
        else:
            self.message.emit("Telt deze baan mee?", "Kies eerst een rij in de tabel.")

    def _checked_today(self) -> None:
        day = dutch.format_date(self.session.today())
        if len(self.table.chosen_rows()) > 1:
            self._paste_beside([[day]], REGISTER)
        else:
            self.panel.fields[REGISTER].put(day)
        self.panel.focus_next()

    # -- from the table to the panel and back ---------------------------------------------------

    def go_to(self, row: str, field: str) -> None:
        """Choose a row, with the keyboard in the panel for a field that is no column.

        Who makes an edit here keeps the keyboard where it is.
        """
        super().go_to(row, field)
        if self._busy or not row or not field:
            return
        if not self.table.is_seen(field):
            self.panel.focus_field(field)
        elif self.panel.focusWidget() is not None and self.panel.focusWidget().hasFocus():
            self.table.setFocus()

    def take_keyboard(self, field: str) -> None:
        """Put the keyboard in the cell of a field, or in the panel where it has none."""
        if not field or self.table.is_seen(field) or not self.panel.focus_field(field):
            self.table.setFocus()

    def go_to_unread(self, row: str, field: str) -> None:
        """The same for a text that could not be read."""
        if self.table.is_seen(field):
            super().go_to_unread(row, field)
        else:
            self.go_to(row, field)

    def _go_to_rest(self, forward: bool) -> bool:
        if not forward and not self.table.go_in_row(-1, last=True):
            return False
        is_row = isinstance(self.table.current_row(), Baan)
        return is_row and self.panel.enter(forward=forward)

    def _back_in_table(self, forward: bool) -> None:
        self.table.setFocus()
        self.table.go_in_row(int(forward), last=not forward)

    def _entered(self, key: str) -> None:
        """Enter goes to the row below, as in the table; a day of the register to one to do."""
        if key == REGISTER and self._next_open() is not None:
            self.panel.focus_next()
            return
        self.table.move_down()
        if not isinstance(self.table.current_row(), Baan) or not self.panel.focus_field(key):
            self.table.setFocus()

    def _paste_beside(self, block: Sequence[Sequence[str]], key: str) -> None:
        column = [each.key for each in self.model.columns].index(key)
        if len(block) == 1 and len(block[0]) == 1:
            self.table.fill_rows(block[0][0], column)
        else:
            self.table.paste_block(block, self.table.currentIndex().row(), column)
