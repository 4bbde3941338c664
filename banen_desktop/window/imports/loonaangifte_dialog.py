"""What a set of loonaangiften says, before anything of it is in the dossier."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.dossier.model import Dossier
from banen_desktop.imports import taking
from banen_desktop.imports.loonaangifte.result import (
    LoonaangifteJaar,
    LoonaangifteResult,
)
from banen_desktop.imports.taking import YearChoice
from banen_desktop.imports.words import Note, name_note
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.page import clear, scrolling
from banen_desktop.window.basis.tabs import Tabs
from banen_desktop.window.imports.careful_dialog import CarefulDialog
from banen_desktop.window.imports.files_panel import FilesPanel
from banen_desktop.window.imports.tiles import Notice, notice_of
from banen_desktop.window.imports.year_panel import YearPanel


class LoonaangifteDialog(CarefulDialog):
    """Years, files and choices; `taken` gives the dossier after, `own_asked` one to save apart."""

    taken = Signal(object)
    own_asked = Signal(object)

    def __init__(
        self, dossier: Dossier, result: LoonaangifteResult, read_at: datetime, parent: QWidget
    ) -> None:
        """Show a result beside a dossier."""
        super().__init__(parent)
        self.setWindowTitle("Loonaangiften importeren")
        self._dossier, self._result, self._read_at = dossier, result, read_at
        self._numbers = taking.fiscal_numbers(result)
        self.years: list[YearPanel] = []
        self.employer = CalmBox()
        self.employer.setAccessibleName("Werkgever in deze bestanden")
        short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.employer.setSizeAdjustPolicy(short)  # a name may be longer than a screen is wide
        self._stranger, self.tabs = QVBoxLayout(), Tabs()
        self.take = QPushButton("Overnemen")
        self.own = QPushButton("Opslaan als eigen dossier…")
        self._fill_employers()
        self._lay_out()
        self._show_employer()
        theme.open_as(self, 1008, 600)

    def _fill_employers(self) -> None:
        names = {jaar.fiscaal_nummer: jaar.werkgever for jaar in self._result.jaren}
        for number in self._numbers:
            self.employer.addItem(f"{names[number]} ({number})", number)
        own = taking.own_number(self._dossier, self._result)
        self.employer.setCurrentIndex(max(self.employer.findData(own), 0))
        self.employer.currentIndexChanged.connect(self._show_employer)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        title = theme.label("Werkgever", wrap=False)
        title.setBuddy(self.employer)
        row.addWidget(title)
        row.addWidget(self.employer, 1)
        layout = QVBoxLayout(self)
        wide = 5 * theme.STEP
        layout.setContentsMargins(wide, 4 * theme.STEP, wide, 4 * theme.STEP)
        layout.setSpacing(3 * theme.STEP)
        layout.addLayout(row)
        layout.addLayout(self._stranger)
        for note in name_note(file.naam for file in self._result.bestanden):
            layout.addWidget(notice_of(note))
        for finding in self._result.bevindingen:
            if finding.code != "meer_werkgevers":  # said above, with what to do here
                layout.addWidget(notice_of(Note.of(finding)))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.take.setStyleSheet(theme.MAIN_BUTTON)
        self.own.setToolTip("Maak een nieuw dossier van de gekozen werkgever, in een eigen bestand")
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.own, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        self.own.clicked.connect(lambda _checked=False: self.own_asked.emit(self.own_dossier()))
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def number(self) -> str:
        """The fiscal number of the employer that is chosen; empty when nothing was read."""
        return str(self.employer.currentData() or "")

    def _show_employer(self) -> None:
        while self.tabs.count():
            if (gone := self.tabs.widget(0)) is not None:
                self.tabs.removeTab(0)
                gone.deleteLater()
        self.years = [self._panel(jaar) for jaar in self._result.jaren if self._chosen(jaar)]
        for panel in self.years:
            panel.changed.connect(self._show_take)
            self.tabs.addTab(scrolling(panel), str(panel.year))
        refused = len(self._result.geweigerd)
        files = f"Bestanden ({refused} geweigerd)" if refused else "Bestanden"
        self.tabs.addTab(scrolling(FilesPanel(self._result)), files)
        self._show_stranger()
        self._show_take()

    def _chosen(self, jaar: LoonaangifteJaar) -> bool:
        return jaar.fiscaal_nummer == self.number

    def _panel(self, found: LoonaangifteJaar) -> YearPanel:
        missing = taking.missing_files(self._dossier, self._result, found.jaar)
        return YearPanel(found, self._dossier.year(found.jaar), missing)

    def _show_stranger(self) -> None:
        """Say so when the chosen employer is not the one of the dossier."""
        clear(self._stranger)
        own = taking.fiscal_number(self._dossier)
        if own and self.number and own != self.number:
            self._stranger.addWidget(
                Notice(
                    f"Dit dossier is van fiscaal nummer {own}. De gekozen loonaangiften zijn van "
                    f"{self.number}.",
                    "Elke werkgever heeft een eigen dossier. Kies “Opslaan als eigen dossier…”.",
                )
            )
        elif len(self._numbers) > 1:
            self._stranger.addWidget(
                Notice(
                    "U neemt één werkgever over. De andere werkgevers horen in een eigen dossier.",
                    "Kies hierboven een andere werkgever en dan “Opslaan als eigen dossier…”.",
                    warns=False,
                )
            )

    def _show_take(self) -> None:
        self.take.setEnabled(any(panel.choice.take for panel in self.years))
        self.own.setEnabled(bool(self.years))

    def after(self) -> Dossier:
        """The dossier with what is chosen now."""
        return self._take(self._dossier, {panel.year: panel.choice for panel in self.years})

    def own_dossier(self) -> Dossier:
        """A new dossier of the chosen employer alone."""
        choices = {panel.year: replace(panel.choice, leading=True) for panel in self.years}
        return self._take(Dossier(), choices)

    def _take(self, dossier: Dossier, choices: dict[int, YearChoice]) -> Dossier:
        return taking.take_loonaangifte(
            dossier, self._result, self.number, self._read_at, choices=choices
        )

    def _accept(self) -> None:
        self.taken.emit(self.after())
        self.accept()
