"""Leden: who counts in the year, and the request that they get."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
)

from banen_desktop import dutch
from banen_desktop.reports.opgave.records import Uitvraag, Veld
from banen_desktop.sector.facts.edits import request_of
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.page import Act, SectorPage
from banen_desktop.window.basis.sector_session import SectorSession
from banen_desktop.window.pages.sector.keys import key_fingerprint
from banen_desktop.window.pages.sector.member_lines import (
    hours,
    member_lines,
    told_of_members,
    total_of,
)
from banen_desktop.window.pages.sector.saving import REQUEST, Saving
from banen_desktop.window.parts.lines_table import Column, LinesTable
from banen_desktop.window.parts.side_panel import SidePanel, with_panel

_NOBODY = "Wie zijn uw leden?"
_HOW = (
    "Importeer een lijst met een kolom code en een kolom naam, of typ de leden zelf. Uren van het "
    "kader mogen in dezelfde lijst staan, als uren_kader_2024."
)
_READ_ALOUD = (
    "Leden die u bellen vergelijken deze cijfers. Lees ze voor; zet ze niet in dezelfde mail als "
    "de uitvraag."
)
_SHOWN = ("Alle {} rijen", "Tellen mee", "Tellen niet mee")


class MembersPage(SectorPage):
    """The members and their request."""

    name = "Leden"
    council_asked = Signal()
    request_asked = Signal()
    requests_asked = Signal()
    key_asked = Signal()
    member_asked = Signal(str)

    def __init__(self, session: SectorSession) -> None:
        """A table, and the request beside it."""
        super().__init__(session, _NOBODY, _HOW)
        self.table = LinesTable(
            "Leden",
            (
                Column("Code", 6),
                Column("Lid", 0),
                Column("Uren in kader", 12, number=True),
                Column("Aandeel", 7, number=True, spare=True),
                Column("Telt mee", 34),
            ),
        )
        self.table.activated.connect(lambda _index: self.member_asked.emit(self.table.key))
        self.foot = theme.label("", bold=True, wrap=False)
        self.search, self.shown = QLineEdit(), CalmBox()
        self.search.setPlaceholderText("Zoeken")
        self.search.setAccessibleName("Zoeken in de leden")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.shown.setAccessibleName("Welke leden u ziet")
        self.shown.addItems(_SHOWN)
        self.shown.setMinimumContentsLength(3)  # where it has to give way; its list has all of it
        self.shown_label = theme.label("Toon", wrap=False)
        self.shown_label.setBuddy(self.shown)
        self.shown.currentIndexChanged.connect(self._fill)
        self.panel, self.saving = SidePanel(), Saving(self)
        self._lay_out()

    def _lay_out(self) -> None:
        acts, filters = QHBoxLayout(), QHBoxLayout()
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for line in (self._tools, acts, filters):
            line.setSpacing(2 * theme.STEP)
        self.buttons = []
        for text, act in (
            ("Importeren…", self.import_asked.emit),
            ("Toevoegen…", lambda: self.member_asked.emit("")),
            ("Wijzigen…", lambda: self.member_asked.emit(self.table.key)),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
            acts.addWidget(button)
            self.buttons.append(button)
        acts.addStretch(1)
        for part in (self.shown_label, self.shown, self.search):
            filters.addWidget(part)
        self._tools.addLayout(acts, 1)
        self._tools.addLayout(filters)
        self.table.chosen.connect(lambda key: self.buttons[-1].setEnabled(bool(key)))
        self.body.addLayout(with_panel(self._tools, self.table, self.foot, self.panel), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a small window the search gives way to the table."""
        super().resizeEvent(event)
        narrow = theme.is_narrow(self)
        self.search.setMaximumWidth(theme.pixels(72 if narrow else 140))
        self.shown_label.setVisible(not narrow)
        fits = CalmBox.SizeAdjustPolicy
        self.shown.setSizeAdjustPolicy(
            fits.AdjustToMinimumContentsLengthWithIcon if narrow else fits.AdjustToContents
        )
        line = QBoxLayout.Direction  # with large letters the filters stand below the buttons
        large = narrow and not theme.is_low(self)
        self._tools.setDirection(line.TopToBottom if large else line.LeftToRight)
        self.foot.setVisible(not theme.is_low(self))

    @property
    def next_act(self) -> Act | None:
        """Without members they are imported first; then the request is made."""
        if not self.session.monitor.leden:
            return Act("Leden importeren…", self.import_asked.emit)
        if not self.session.asked:
            return Act("Uitvraag maken…", self.request_asked.emit)
        return None

    def refresh(self) -> None:
        """Show the members of the shown year."""
        monitor, jaar = self.session.monitor, self.session.shown_year
        inside = len(self.session.stand.leden)
        if monitor.leden:
            verb = "telt" if inside == 1 else "tellen"
            members = dutch.plural(str(inside), "lid", "leden")
            self.title.setText(f"{members} {verb} mee in {jaar}")
            self.intro.setText(told_of_members(monitor, jaar))
        else:
            self.title.setText(_NOBODY)
            self.intro.setText(_HOW)
        self.shown.setItemText(0, _SHOWN[0].format(len(monitor.leden)))
        for button in self.buttons:
            button.setEnabled(self.can_edit)
        self.buttons[-1].setEnabled(self.can_edit and bool(self.table.key))
        self._fill()
        self._fill_panel()
        self.next_changed.emit()

    def _fill(self) -> None:
        monitor, jaar = self.session.monitor, self.session.shown_year
        wanted = self.search.text().strip().casefold()
        self.table.show_lines(member_lines(monitor, jaar, self.shown.currentIndex(), wanted))
        inside, many = len(self.session.stand.leden), len(monitor.leden)
        total = hours(total_of(monitor, jaar))
        self.foot.setText(f"{inside} van {many} tellen mee, samen {total} uur" if many else "")

    def go_to(self, row: str, _field: str) -> None:
        """Choose a member."""
        self.table.choose(row)

    # -- the request ------------------------------------------------------------------------------

    def _fill_panel(self) -> None:
        panel, jaar = self.panel, self.session.shown_year
        panel.begin()
        asked = request_of(self.session.monitor, jaar)
        panel.heading(f"Uitvraag over {jaar}")
        if asked is None:
            panel.text(
                "Nog niet gemaakt. In de uitvraag staat wat u vraagt, en waarmee leden besloten "
                "kunnen opgeven."
            )
            if self.session.monitor.leden and self.can_edit:
                panel.buttons(("Raad en termijn…", self.council_asked.emit))
        else:
            panel.pairs(request_in_pairs(asked))
            self._fill_key()
            self._fill_files()
        panel.end()

    def _fill_key(self) -> None:
        found = key_fingerprint(self.session.monitor)
        panel = self.panel
        panel.strong("Vingerafdruk van uw sleutel")
        if not found:
            panel.text("Er is geen sleutel: leden kunnen alleen bewaakt opgeven.")
            if self.can_edit:
                panel.buttons(("Sleutel maken…", self.key_asked.emit))
            return
        groups = found.split()
        for place in range(0, len(groups), 3):
            panel.heading("   ".join(groups[place : place + 3]))
        panel.text(_READ_ALOUD)
        if self.can_edit:
            panel.buttons(("Nieuwe sleutel…", self.key_asked.emit))

    def _fill_files(self) -> None:
        many = len(self.session.stand.leden)
        self.panel.strong(f"{dutch.plural(str(many), 'bestand', 'bestanden')} voor uw leden")
        self.panel.text("Elk lid krijgt een eigen bestand, met alleen zijn eigen code.")
        acts = [
            ("Opslaan…", self.requests_asked.emit),
            ("Brief…", lambda: self.saving.letters(REQUEST)),
        ]
        if self.can_edit:
            acts.append(("Aanpassen…", self.request_asked.emit))
        self.panel.buttons(*acts)


def request_in_pairs(asked: Uitvraag) -> list[tuple[str, str]]:
    """What a request asks, in words."""
    share = asked.quotumpercentage
    percent = "onbekend" if share is None else f"{dutch.format_number(share)}%"
    known = (percent, asked.status.replace("_", " "))
    return [
        ("Periode", asked.periode.label.lower()),
        ("Peildatum", dutch.format_date(asked.peildatum) if asked.peildatum else "geen"),
        ("Percentage", ", ".join(part for part in known if part)),
        ("Uiterlijk terug", dutch.format_date(asked.uiterlijk) if asked.uiterlijk else "open"),
        ("Gevraagd", f"{len(asked.velden) or len(Veld)} van {len(Veld)} getallen"),
    ]
