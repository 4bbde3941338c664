"""The start page: new, open, recent, sample, recovery; and where the files are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from banen_desktop.storage import places
from banen_desktop.storage.policy import dossier_folder
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import clear, scrolling
from banen_desktop.window.parts.cards import Card

if TYPE_CHECKING:
    from banen_desktop.window.file.unsaved import Unsaved


class StartPage(QWidget):
    """What the user sees first."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    restore_asked = Signal()
    recent_chosen = Signal(object)
    recovery_chosen = Signal(object)
    recovery_dropped = Signal(object)

    def __init__(self) -> None:
        """Make the buttons and the empty lists."""
        super().__init__()
        inside = QWidget()
        inside.setMaximumWidth(theme.width_of(self, 100, 180 * theme.STEP))
        column = QVBoxLayout(inside)
        column.setSpacing(3 * theme.STEP)
        column.setContentsMargins(10 * theme.STEP, 10 * theme.STEP, 10 * theme.STEP, 6 * theme.STEP)
        column.addWidget(theme.heading("Banen Desktop", theme.TITLE))
        column.addWidget(
            theme.label(
                "Hoeveel van uw verloonde uren gaan naar mensen uit het doelgroepregister? Vul de "
                "uren en de banen in, zie uw aandeel, en maak de tekst voor het jaarverslag.",
                theme.LARGE,
                soft=True,
            )
        )
        column.addLayout(self._buttons())
        self._recovered = QVBoxLayout()
        self._recent = QVBoxLayout()
        column.addLayout(self._recovered)
        column.addLayout(self._recent)
        column.addWidget(theme.heading("Waar staan uw bestanden?"))
        column.addWidget(
            theme.label(
                "Een dossier is één bestand (.banen). U kiest zelf waar u het opslaat; het "
                f"programma stelt {dossier_folder()} voor. Er gaat niets naar internet. "
                "Herstelkopieën van werk dat nog niet is opgeslagen staan in "
                f"{places.recovery_folder()}. Een nieuwe computer? Open hier het dossier van uw "
                "netwerkschijf of memorystick, of zet een kopie terug.",
                soft=True,
            )
        )
        column.addLayout(self._restore())
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(_centred(inside)))

    def _restore(self) -> QHBoxLayout:
        row = QHBoxLayout()
        button = QPushButton("Kopie terugzetten…")
        button.setStyleSheet(theme.LINK_BUTTON)
        button.clicked.connect(self.restore_asked)
        row.addWidget(button)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(3 * theme.STEP)
        for text, signal, main in (
            ("Nieuw dossier", self.new_asked, True),
            ("Dossier openen…", self.open_asked, False),
            ("Voorbeeld bekijken", self.sample_asked, False),
        ):
            button = QPushButton(text)
            button.setMinimumHeight(10 * theme.STEP)
            if main:
                button.setStyleSheet(theme.MAIN_BUTTON)
            button.clicked.connect(signal)
            row.addWidget(button, 1)
        return row

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the dossiers that were open before."""
        clear(self._recent)
        if paths:
            self._recent.addWidget(theme.heading("Laatst geopend"))
        for path in paths:
            card = _line_card(path.stem, str(path.parent))
            card.clicked.connect(
                lambda _checked=False, chosen=path: self.recent_chosen.emit(chosen)
            )
            self._recent.addWidget(card)

    def show_recovery(self, works: Sequence[Unsaved]) -> None:
        """Offer work that was not saved."""
        clear(self._recovered)
        if works:
            self._recovered.addWidget(theme.heading("Niet opgeslagen werk gevonden"))
        for work in works:
            row = QHBoxLayout()
            card = _line_card(work.title, work.told)
            card.clicked.connect(
                lambda _checked=False, found=work.copy: self.recovery_chosen.emit(found)
            )
            drop = QPushButton("Weggooien")
            drop.clicked.connect(
                lambda _checked=False, found=work.copy: self.recovery_dropped.emit(found)
            )
            row.addWidget(card, 1)
            row.addWidget(drop)
            self._recovered.addLayout(row)


def _line_card(title: str, note: str) -> Card:
    card = Card()
    card.lines.setSpacing(0)
    card.lines.addWidget(theme.label(title, bold=True))
    card.lines.addWidget(theme.label(note, theme.SMALL, soft=True))
    card.setAccessibleName(title)
    card.setAccessibleDescription(note)
    return card


def _centred(widget: QWidget) -> QWidget:
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return outer
