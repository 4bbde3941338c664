"""Opgaven: what came in, what asks for a choice, and who is silent."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from banen_desktop import dutch
from banen_desktop.safe_text import settable
from banen_desktop.sector.facts import intake
from banen_desktop.sector.facts.model import Ontvangst, Toestand
from banen_desktop.sector.out.in_short import coverage
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import SectorPage
from banen_desktop.window.basis.sector_session import SectorSession
from banen_desktop.window.pages.sector.return_lines import (
    SILENT,
    name_of,
    names_of,
    of_year,
    return_lines,
    summed_up,
)
from banen_desktop.window.pages.sector.return_panel import fill_return, fill_silent
from banen_desktop.window.pages.sector.saving import REMINDERS, Saving
from banen_desktop.window.parts.lines_table import Column, LinesTable
from banen_desktop.window.parts.side_panel import SidePanel, with_panel

_WHAT = "Opgaven, invulbladen, werkmappen of een lijst"


class DropBox(QFrame):
    """A place for files: they are dropped on it, or chosen with its button."""

    dropped = Signal(object)
    asked = Signal()

    def __init__(self) -> None:
        """A box with a dashed edge."""
        super().__init__()
        self.setAcceptDrops(True)
        self.setObjectName("vak")
        self.setStyleSheet("QFrame#vak { border: 1px dashed palette(dark); border-radius: 4px; }")
        self.choose = QPushButton("Kiezen…")
        self.choose.setAccessibleDescription(_WHAT)
        self.choose.clicked.connect(lambda _checked=False: self.asked.emit())
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(theme.label("Sleep opgaven hierheen", bold=True))
        text.addWidget(theme.label(_WHAT))
        line = QHBoxLayout(self)
        line.setContentsMargins(3 * theme.STEP, 2 * theme.STEP, 3 * theme.STEP, 2 * theme.STEP)
        line.addLayout(text, 1)
        line.addWidget(self.choose)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Files may be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take the files that were dropped."""
        urls = event.mimeData().urls()
        self.dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])


class ReturnsPage(SectorPage):
    """The returns of the shown year."""

    name = "Opgaven"
    files_dropped = Signal(object)
    typing_asked = Signal(str)

    def __init__(self, session: SectorSession) -> None:
        """A box for files, a table, and both versions beside it."""
        super().__init__(session, "Opgaven", "")
        self.box = DropBox()
        self.box.dropped.connect(self.files_dropped)
        self.box.asked.connect(self.import_asked)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Zoeken")
        self.search.setAccessibleName("Zoeken in de opgaven")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme.pixels(120))
        self.search.textChanged.connect(self._fill)
        self.table = LinesTable(
            "Opgaven",
            (
                Column("\u2003Lid", 0),
                Column("Kwam als", 14),
                Column("Op", 7),
                Column("Stand", 9, spare=True),
                Column("Versie", 5),
                Column("Controlegetal", 15, spare=True),
                Column("Nu", 12),
            ),
        )
        self.table.chosen.connect(self._fill_panel)
        self.foot = theme.label("", bold=True)
        self.panel, self.saving = SidePanel(), Saving(self)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * theme.STEP)
        top.addWidget(self.box, 1)
        side = QVBoxLayout()
        side.setSpacing(theme.STEP)
        self.letters = QPushButton("Brieven…")
        self.letters.setAccessibleDescription("Een herinnering voor elk lid dat niet antwoordde")
        self.letters.clicked.connect(lambda _checked=False: self.saving.letters(REMINDERS))
        side.addWidget(self.letters)
        side.addWidget(self.search)
        top.addLayout(side)
        self.body.addLayout(with_panel(top, self.table, self.foot, self.panel), 1)

    def refresh(self) -> None:
        """Show the returns of the shown year."""
        session, jaar = self.session, self.session.shown_year
        stand = session.stand
        self.title.setText(
            f"{len(stand.geantwoord)} van {len(stand.leden)} leden gaven op over {jaar}"
        )
        self.intro.setText(self._told())
        self.box.choose.setEnabled(self.can_edit)
        silent = len(stand.niet)
        self.letters.setVisible(bool(silent and session.asked))
        self.letters.setText(f"Brieven aan {dutch.plural(str(silent), 'lid', 'leden')}…")
        self.foot.setText(summed_up(session.monitor, jaar, stand))
        self._fill()
        if not self.table.key and self.table.model_of_lines.lines:
            self.table.choose(self.table.model_of_lines.lines[0].key)
        self._fill_panel()
        self.next_changed.emit()

    def _told(self) -> str:
        session, stand = self.session, self.session.stand
        parts = []
        if stand.leden:
            parts.append(f"Dat zijn {coverage(session.worked_out, stand)}.")
        waits = len(stand.wacht) + len(stand.conflict)
        if waits:
            returns = dutch.plural(str(waits), "opgave wacht", "opgaven wachten")
            parts.append(f"{returns} op uw keuze.")
        if stand.niet and stand.geantwoord:
            silent = dutch.plural(str(len(stand.niet)), "lid antwoordde", "leden antwoordden")
            parts.append(f"{silent} nog niet.")
        return " ".join(parts)

    def _fill(self) -> None:
        session = self.session
        wanted = self.search.text().strip().casefold()
        lines = return_lines(session.monitor, session.shown_year, session.stand, wanted)
        self.table.show_lines(lines)

    def go_to(self, row: str, _field: str) -> None:
        """Choose a return."""
        self.table.choose(row)

    # -- the chosen return ------------------------------------------------------------------------

    def _fill_panel(self, _key: str = "") -> None:
        key, panel = self.table.key, self.panel
        monitor, jaar = self.session.monitor, self.session.shown_year
        panel.begin()
        if key.startswith(SILENT):
            code = key.removeprefix(SILENT)
            fill_silent(panel, monitor, jaar, code)
            if self.can_edit:
                panel.buttons(("Typen…", lambda: self.typing_asked.emit(code)))
        elif chosen := next((each for each in monitor.ontvangsten if each.id == key), None):
            self._fill_return(chosen)
        panel.end()

    def _fill_return(self, chosen: Ontvangst) -> None:
        monitor, panel = self.session.monitor, self.panel
        place = intake.place_of(chosen.opgave)
        counting = next(
            (
                each
                for each in of_year(monitor, chosen.opgave.jaar)
                if each.toestand is Toestand.GELDT and intake.place_of(each.opgave) == place
            ),
            None,
        )
        name = name_of(chosen, names_of(monitor))
        found = self.session.worked_out if self.session.is_current else None
        fill_return(panel, name, chosen, counting, found)
        if self.can_edit:
            self._add_choices(chosen, counting)

    def _add_members(self, chosen: Ontvangst) -> None:
        """Of a return of nobody that is known: of whom it is."""
        panel, members = self.panel, CalmBox()
        label = theme.label("Van welk lid is deze opgave?", bold=True)
        label.setBuddy(members)
        members.setAccessibleName("Van welk lid is deze opgave?")
        for lid in sorted(self.session.monitor.leden, key=lambda lid: lid.naam.casefold()):
            members.addItem(settable(f"{lid.naam} ({lid.code})"), lid.code)
        panel.add(label)
        panel.add(members)
        panel.buttons(("Toewijzen", lambda: self._assign(chosen, members.currentData())))

    def _assign(self, chosen: Ontvangst, code: str | None) -> None:
        if code:
            after, result = intake.assign(self.session.monitor, chosen.id, code)
            spot = Spot(self.name, chosen.id)
            self.session.apply(f"opgave toewijzen aan {dutch.shorten(code, 30)}", after, spot)
            self.message.emit("Toegewezen", settable(result.zin))

    def _add_choices(self, chosen: Ontvangst, counting: Ontvangst | None) -> None:
        number = chosen.opgave.volgnummer
        if chosen.opgave.lid not in names_of(self.session.monitor):
            self._add_members(chosen)
        if chosen.toestand in {Toestand.WACHT, Toestand.CONFLICT}:
            keep = "Niet aannemen"
            if counting is not None and counting.opgave.volgnummer != number:
                keep = f"Versie {counting.opgave.volgnummer} houden"
            self.panel.buttons(
                (f"Versie {number} aannemen", lambda: self._decide(chosen, accept=True)),
                (keep, lambda: self._decide(chosen, accept=False)),
            )
        elif chosen.toestand is Toestand.GELDT:
            self.panel.buttons(("Niet meetellen", lambda: self._decide(chosen, accept=False)))
        else:
            self.panel.buttons(("Toch meetellen", lambda: self._decide(chosen, accept=True)))

    def _decide(self, chosen: Ontvangst, *, accept: bool) -> None:
        change = intake.accept if accept else intake.reject
        name = name_of(chosen, names_of(self.session.monitor))
        does = "aannemen" if accept else "niet meetellen"
        label = f"versie {chosen.opgave.volgnummer} van {dutch.shorten(name, 30)} {does}"
        after = change(self.session.monitor, chosen.id)
        self.session.apply(label, after, Spot(self.name, chosen.id))
