"""What a year in the dossier was read from: the calendar, the decision, and the files."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier import intake
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Invoer, Jaar
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import clear, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.imports.calendar_cells import rows_of_dossier, summary
from banen_desktop.window.imports.calendar_view import CalendarView
from banen_desktop.window.imports.careful_dialog import CarefulDialog
from banen_desktop.window.imports.decision import Decision
from banen_desktop.window.imports.files_panel import TextTable

_REMOVE = "Deze invoer verwijderen"
_TITLES = ("Bestand", "Soort", "Gelezen op", "Overgenomen", "Geweigerd")


class ImportsDialog(CarefulDialog):
    """Shows the imports of the shown year; each change is an edit that can be undone."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Show the year of a session as it is now, and follow it."""
        super().__init__(parent)
        self._session = session
        self._year = session.year or 0
        self.setWindowTitle(f"Ingelezen in {self._year}")
        self.decision: Decision | None = None
        self.files: TextTable | None = None
        self.remove = QPushButton(_REMOVE)
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self._body = QVBoxLayout()
        self._lay_out()
        self._refresh()
        session.document_changed.connect(self._refresh)
        theme.open_as(self, 960, 560)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._body)
        self._body.setSpacing(3 * theme.STEP)
        buttons = QDialogButtonBox()
        close = buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * theme.STEP, 4 * theme.STEP, 5 * theme.STEP, 4 * theme.STEP)
        layout.addWidget(scrolling(inside), 1)
        layout.addWidget(buttons)

    def _refresh(self) -> None:
        deciding = self.decision is not None and self.decision.isAncestorOf(self.focusWidget())
        clear(self._body)
        jaar = self._session.dossier.year(self._year)
        self.decision = self.files = None
        if jaar is None or not summary(jaar):
            self._body.addWidget(theme.label("In dit jaar is niets meer ingelezen."))
            self.remove.setText(_REMOVE)
            self.remove.setEnabled(False)
            self._body.addStretch(1)
            return
        self._body.addWidget(theme.heading(summary(jaar)))
        self._show_returns(jaar)
        self._show_files(jaar.invoer)
        self._body.addStretch(1)
        if deciding and self.decision is not None:
            self.decision.buttons[self.decision.answer].setFocus()

    def _show_returns(self, jaar: Jaar) -> None:
        if not jaar.tijdvakken:
            return
        undecided = intake.total(jaar.tijdvakken, "te_beslissen")
        if undecided:
            title = f"Tellen deze {dutch.format_number(undecided)} uur mee?"
            self.decision = Decision(title, jaar.loonaangifte.te_beslissen_telt)
            self.decision.decided.connect(self._decide)
            self.decision.setEnabled(not self._session.read_only)
            self._body.addWidget(self.decision)
        self._body.addWidget(theme.heading("Uren die meetellen, per tijdvak", theme.BODY))
        self._body.addWidget(CalendarView(rows_of_dossier(jaar)))

    def _show_files(self, invoer: Sequence[Invoer]) -> None:
        self._invoer = invoer
        self.files = TextTable("Ingelezen bestanden", _TITLES, [_row(item) for item in invoer])
        self.files.currentCellChanged.connect(lambda *_cells: self._show_remove())
        self._body.addWidget(theme.heading("Ingelezen bestanden", theme.BODY))
        self._body.addWidget(self.files)
        self.files.setCurrentCell(0, 0)
        self._show_remove()

    def _chosen(self) -> Invoer | None:
        place = -1 if self.files is None else self.files.currentRow()
        return self._invoer[place] if 0 <= place < len(self._invoer) else None

    def _show_remove(self) -> None:
        chosen = self._chosen()
        self.remove.setEnabled(chosen is not None and not self._session.read_only)
        if chosen is not None:
            together = sum(item.reeks == chosen.reeks for item in self._invoer)
            more = f" ({together} bestanden)" if together > 1 else ""
            self.remove.setText(f"{_REMOVE}{more}")

    def _decide(self, answer: JaNee | None) -> None:
        after = intake.decide(self._session.dossier, self._year, answer)
        spot = Spot(page_table.HOURS.name, year=self._year)
        self._session.apply("of uren zonder verzekering meetellen", after, spot)

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            after = intake.remove_import(self._session.dossier, self._year, chosen.reeks)
            spot = Spot(page_table.HOURS.name, year=self._year)
            self._session.apply(f"invoer van {chosen.bestand} verwijderen", after, spot)


def _row(item: Invoer) -> tuple[str, ...]:
    numbers = (item.overgenomen, item.geweigerd)
    counts = ["" if each is None else dutch.format_number(each) for each in numbers]
    return (item.bestand, item.soort.label, _moment(item.gelezen_op), *counts)


def _moment(text: str) -> str:
    """The time of an import as people read it; another text stays as it is."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{dutch.format_date(moment)} {moment:%H:%M}"
