"""Uitkomst: what the sector did, for who reads it; what is seen here is what goes out."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.sector.out.outgoing import Uitvoer, remarks
from banen_desktop.sector.out.sentences import cell_text, coverage, headline, split_words
from banen_desktop.sector.publication.cells import Lezer
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import Act, SectorPage, scrolling
from banen_desktop.window.basis.sector_session import SectorSession
from banen_desktop.window.basis.tabs import TabBar
from banen_desktop.window.pages.sector.outcome_tables import LEFT, RIGHT, figures_of, titled
from banen_desktop.window.pages.sector.saving import Saving
from banen_desktop.window.pages.sector.sector_bar import SectorBarChart
from banen_desktop.window.parts.figures_table import FiguresTable
from banen_desktop.window.parts.side_panel import SidePanel

_COUNTING = "Het jaar wordt geteld…"
_NOTHING = "Er zijn nog geen opgaven om te tellen."
_SIGNS = ". ontbreekt   * voorlopig   x geheim   - nul   0 minder dan de helft van de eenheid"
_RAAD = "Alleen de raad ziet dit. Een bijlage voor een lid is een eigen bestand."
_SUM = (
    "Het percentage is de som van de banen gedeeld door de som van de quota, nooit het gemiddelde "
    "van de leden."
)
_SAVES = {
    Lezer.RAAD: "Uitgave voor de raad…",
    Lezer.DEELNEMERS: "Uitgave voor deelnemers…",
    Lezer.OPENBAAR: "Openbare uitgave maken…",
}
_MOST_ROWS = 60


class _Part(QWidget):
    """A table with its title and what has to be said about it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = theme.heading(title)
        self.table = FiguresTable(title, widest=0)
        self.notes = theme.label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        for part in (self.title, self.table, self.notes):
            column.addWidget(part)

    def show_edition(self, edition: Uitvoer, key: str) -> None:
        """Show the table of an audience, or nothing where there is none."""
        found = edition.tabel(key)
        self.setVisible(found is not None and bool(found.rijen or remarks(found)))
        if found is None:
            return
        self.title.setText(titled(found))
        self.table.show_table(figures_of(found))
        self.table.setVisible(bool(found.rijen))
        said = remarks(found)
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))


class OutcomePage(SectorPage):
    """The outcome of the shown year, for one of three audiences."""

    name = "Uitkomst"

    def __init__(self, session: SectorSession) -> None:
        """Tabs for the audience, tables, and what is hidden beside them."""
        super().__init__(session, "Uitkomst", "")
        self.tabs = TabBar()
        self.tabs.setAccessibleName("Voor wie?")
        self.tabs.setExpanding(False)
        for lezer in Lezer:
            self.tabs.addTab(lezer.label)
        self.tabs.currentChanged.connect(self.refresh)
        self.parts = {key: _Part(title) for key, title in (LEFT | RIGHT).items()}
        self.saving = Saving(self)
        self.panel, self.bar = SidePanel(), SectorBarChart()
        self.split = theme.label("")
        self._lay_out()

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.addWidget(theme.label("Voor wie?", wrap=False))
        who.addWidget(self.tabs)
        who.addStretch(1)
        inside = QWidget()
        self._both = QHBoxLayout(inside)
        self._both.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        self._both.setSpacing(8 * theme.STEP)
        for keys in (LEFT, RIGHT):
            column = QVBoxLayout()
            column.setSpacing(4 * theme.STEP)
            for key in keys:
                column.addWidget(self.parts[key])
            column.addStretch(1)
            self._both.addLayout(column, 1)
        self._area = scrolling(inside)
        columns = QHBoxLayout()
        columns.setSpacing(6 * theme.STEP)
        left = QVBoxLayout()
        left.setSpacing(2 * theme.STEP)
        for part in (self.bar, self.split):
            left.addWidget(part)
        left.addWidget(self._area, 1)
        columns.addLayout(left, 1)
        columns.addWidget(self.panel)
        self.body.addLayout(who)
        self.body.addLayout(columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow window the columns stand below each other."""
        super().resizeEvent(event)
        ways = QHBoxLayout.Direction
        narrow = theme.is_narrow(self)
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    @property
    def next_act(self) -> Act | None:
        """The files for the audience that is seen."""
        found = self.session.worked_out
        if found is None or not found.voor(self.lezer).tabellen:
            return None
        return Act(_SAVES[self.lezer], lambda: self.saving.edition(self.lezer))

    @property
    def lezer(self) -> Lezer:
        """The audience that is chosen."""
        return list(Lezer)[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Show the year as it was last worked out."""
        session, found = self.session, self.session.worked_out
        for shown in (self._area, self.tabs, self.bar, self.split):
            shown.setVisible(found is not None)
        if found is None:
            counting = bool(session.stand.geantwoord) and session.why_not is None
            why = session.why_not.message if session.why_not else _NOTHING
            self.title.setText("Uitkomst")
            self.intro.setText(_COUNTING if counting else why)
            self.panel.begin()
            self.panel.end()
            self.next_changed.emit()
            return
        self._name_tabs()
        edition = found.voor(self.lezer)
        self.title.setText(headline(edition))
        self.intro.setText(self._told(edition))
        self.bar.show_edition(edition)
        self.split.setText(split_words(edition))
        self.split.setVisible(bool(self.split.text()))
        self._area.setVisible(bool(edition.tabellen))
        for key, part in self.parts.items():
            part.show_edition(edition, key)
        self._fill_panel(edition)
        self.next_changed.emit()

    def _told(self, edition: Uitvoer) -> str:
        found, waits = self.session.worked_out, self.session.open_points
        hard = found.controle.geen_totaal if found else ()
        if hard:
            wait = dutch.plural(str(len(hard)), "vraag wacht", "vragen wachten")
            return f"{wait} bij Controle op uw besluit. Tot dan zijn er geen cijfers."
        points = dutch.plural(str(waits), "punt", "punten")
        provisional = f"Voorlopig: {points} open." if waits else ""
        return f"{coverage(edition)} {provisional}".strip()

    def _name_tabs(self) -> None:
        found = self.session.worked_out
        for place, lezer in enumerate(Lezer):
            edition = found.voor(lezer) if found else None
            if lezer is Lezer.RAAD:
                continue
            hidden = (
                f"{len(edition.verborgen)} verborgen"
                if edition and edition.tabellen
                else "nog niet"
            )
            self.tabs.setTabText(place, f"{lezer.label}: {hidden}")

    # -- what stands beside -----------------------------------------------------------------------

    def _fill_panel(self, edition: Uitvoer) -> None:
        panel = self.panel
        panel.begin()
        if not edition.tabellen:
            panel.heading("Nog geen uitgave")
            panel.text("Zonder besluit over deze vragen is er geen totaal:")
            for why in edition.geen_totaal:
                panel.text(why)
        elif edition.lezer is Lezer.RAAD:
            self._fill_members(edition)
        else:
            self._fill_hidden(edition)
        panel.end()

    def _fill_members(self, edition: Uitvoer) -> None:
        panel = self.panel
        panel.heading("Per lid")
        panel.text(_RAAD)
        table = edition.tabel("per_lid")
        columns = table.kolommen if table else ()
        jobs, share = (columns.index(name) if table else 0 for name in ("Banen", "Gehaald"))
        rows = sorted(
            table.rijen if table else (),
            key=lambda row: row.cellen[jobs].waarde or 0,
            reverse=True,
        )
        shown = [
            ((row.naam, row.cellen[jobs].getoond, cell_text(row.cellen[share])), False)
            for row in rows[:_MOST_ROWS]
        ]
        panel.grid(("Lid", "Banen", "Gehaald"), shown)
        if len(rows) > _MOST_ROWS:
            panel.text(f"Nog {len(rows) - _MOST_ROWS} leden; in de werkmap staan ze alle.")
        panel.text(_SUM)

    def _fill_hidden(self, edition: Uitvoer) -> None:
        panel = self.panel
        panel.heading(f"{edition.lezer.label}: {len(edition.verborgen)} verborgen")
        for what, why in edition.verborgen:
            panel.strong(what)
            panel.text(why)
        panel.text(_SIGNS, soft=True)
