"""The program's own workbook: into this dossier, or a dossier of its own."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from banen_desktop import dutch
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.imports import taking
from banen_desktop.imports.lists.own_workbook import OwnWorkbook
from banen_desktop.imports.words import name_note, workbook_lacks, workbook_replaces
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import body_that_scrolls
from banen_desktop.window.imports.refusals import RefusalsTable
from banen_desktop.window.imports.tiles import Notice, SumTile, notice_of, side_by_side


class WorkbookDialog(QDialog):
    """`taken` gives this dossier with the year; `own_asked` gives a dossier to save apart."""

    taken = Signal(object)
    own_asked = Signal(object)

    def __init__(
        self,
        dossier: Dossier,
        found: OwnWorkbook,
        read_at: datetime,
        parent: QWidget,
    ) -> None:
        """Show what the workbook holds beside what the dossier has."""
        super().__init__(parent)
        self.setWindowTitle(f"{dutch.shorten(found.source.name, 60)} importeren")
        self._dossier, self._found = dossier, found
        self._read_at = read_at
        self.take = QPushButton(f"{found.year} overnemen in dit dossier")
        self.own = QPushButton("Opslaan als eigen dossier…")
        self._lay_out()

    def _lay_out(self) -> None:
        layout, outside = body_that_scrolls(self)
        name = self._found.dossier.werkgever.naam or "een werkgever zonder naam"
        title = f"Een werkmap van dit programma: {name}, {self._found.year}"
        layout.addWidget(theme.heading(title))
        jaar = self._found.dossier.year(self._found.year)
        if jaar is not None:
            layout.addLayout(side_by_side(*_tiles(jaar)))
        for told in name_note([self._found.source.name]):
            layout.addWidget(notice_of(told))
        if note := workbook_replaces(self._dossier, self._found):
            layout.addWidget(Notice(note.message, f"{note.advice} Ongedaan maken kan met Ctrl+Z."))
        layout.addWidget(theme.label(workbook_lacks().message, theme.SMALL, soft=True))
        if self._found.refused:
            self.refused = RefusalsTable()
            self.refused.show_refusals(self._found.refused)
            layout.addWidget(theme.label(f"Geweigerd ({len(self._found.refused)})", bold=True))
            layout.addWidget(self.refused)
        layout.addStretch(1)
        outside.addWidget(self._buttons())
        theme.open_as(self, 720, 560 if self._found.refused else 400)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.take.setStyleSheet(theme.MAIN_BUTTON)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.own, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        self.own.clicked.connect(lambda _checked=False: self.own_asked.emit(self.own_dossier()))
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def after(self) -> Dossier:
        """This dossier with the year of the workbook."""
        return taking.take_workbook(self._dossier, self._found, self._read_at)

    def own_dossier(self) -> Dossier:
        """A new dossier with only the year of the workbook."""
        return taking.take_workbook(Dossier(), self._found, self._read_at)

    def _accept(self) -> None:
        self.taken.emit(self.after())
        self.accept()


def _tiles(jaar: Jaar) -> list[SumTile]:
    hours = jaar.verloonde_uren
    if hours is None:
        hours = total_of_rows(jaar)
    shown = "onbekend" if hours is None else dutch.format_number(dutch.rounded(hours, 2))
    return [
        SumTile("Verloonde uren", shown, "totaal van het jaar"),
        SumTile("Rijen met uren", _count(len(jaar.uren)), "op het blad Uren"),
        SumTile("Banen", _count(len(jaar.banen)), "op het blad Banen"),
    ]


def _count(number: int) -> str:
    return dutch.format_number(Decimal(number))
