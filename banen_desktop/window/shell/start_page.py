"""The start page: go on with a dossier, begin a new one, and what is needed for a year.

It is on the first paint, and therefore imports little and names nothing of `Qt`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from banen_desktop.safe_text import settable, tip
from banen_desktop.storage import places, settings
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import clear, scrolling
from banen_desktop.window.parts.cards import LinkCard

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from banen_desktop.window.file.unsaved import Unsaved

_WIDEST, _MOST_RECENT, _DAY_S = 1088, 4, 86_400
_WHAT = (
    "Banen Desktop rekent uit hoeveel banen de banenafspraak van u vraagt, en schrijft de tekst "
    "voor uw jaarverslag."
)
_NEW = ("Nieuw dossier", "U vult de naam en de sector in. De rest kan later.")
_LIST = (
    "Nieuw dossier uit een lijst of loonaangifte…",
    "Excel, CSV of XML. U ziet eerst wat het programma ervan maakt.",
)
_SAMPLE = ("Voorbeeld bekijken", "Een verzonnen schoolbestuur met twaalf scholen en drie jaren.")
_NEEDED = (
    ("Verloonde uren van {year}", "Salarisadministratie"),
    ("Verloonde uren van {before}, één getal", "Salarisadministratie"),
    ("Lijst van banen, zonder namen", "HR en uitleners"),
    ("Datum van nakijken in het register", "UWV"),
    ("Quotumpercentage van {year}", "SZW of uw sectorraad"),
)
_STEPS = (
    (page_table.EMPLOYER, "wie u bent"),
    (page_table.HOURS, "waarover u loon betaalde"),
    (page_table.JOBS, "voor mensen uit het doelgroepregister"),
    (page_table.NOTES, "wat u deed en gaat doen"),
    (page_table.REPORT, "voor bestuur, accountant en jaarverslag"),
)


class StartPage(QWidget):
    """What the user sees first."""

    new_asked = Signal()
    open_asked = Signal()
    list_asked = Signal()
    sample_asked = Signal()
    letters_asked = Signal()
    files_asked = Signal()
    recent_chosen = Signal(object)
    recovery_chosen = Signal(object)
    recovery_dropped = Signal(object)

    def __init__(self) -> None:
        """Make both sides; the lists are still empty."""
        super().__init__()
        inside = QWidget()
        inside.setMaximumWidth(theme.pixels(_WIDEST))
        column = QVBoxLayout(inside)
        column.setSpacing(theme.STEP)
        column.setContentsMargins(*4 * (6 * theme.STEP,))
        column.addWidget(theme.heading("Wat wilt u doen?", theme.TITLE))
        column.addWidget(theme.label(_WHAT))
        column.addSpacing(4 * theme.STEP)
        self._recovered, self._recent, self._begin = (QVBoxLayout() for _ in range(3))
        left = QVBoxLayout()
        left.setSpacing(0)
        for part in (self._recovered, self._recent, self._begin):
            part.setSpacing(0)
            left.addLayout(part)
        left.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(12 * theme.STEP)
        sides.addLayout(left, 8)
        sides.addLayout(self._needed_side(), 7)
        column.addLayout(sides)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(_centred(inside)))

    # -- the left side: dossiers -----------------------------------------------------------------

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the dossiers that were open before, the latest as the one to go on with."""
        clear(self._recent)
        clear(self._begin)
        shown = paths[:_MOST_RECENT]
        if not shown:
            self._show_first_begin()
            return
        self._recent.addWidget(theme.heading("Verder met een dossier"))
        self._recent.addSpacing(2 * theme.STEP)
        for path, card in zip(shown, _cards_of(shown), strict=True):
            self._recent.addWidget(card)
            card.clicked.connect(
                lambda _checked=False, chosen=path: self.recent_chosen.emit(chosen)
            )
        go_on = _main_button("Verder met dit dossier")
        go_on.clicked.connect(lambda _checked=False: self.recent_chosen.emit(shown[0]))
        self._add_buttons(go_on, "Ander bestand openen…")
        self._begin.addWidget(theme.heading("Opnieuw beginnen"))
        self._add_ways((_NEW, self.new_asked), (_LIST, self.list_asked))
        self._add_ways((_SAMPLE, self.sample_asked))

    def _show_first_begin(self) -> None:
        """Without a dossier to go on with, a new one comes first."""
        title, note = _NEW
        self._recent.addWidget(theme.heading("Begin met een dossier"))
        self._recent.addSpacing(theme.STEP)
        self._recent.addWidget(theme.label(note))
        new = _main_button(title)
        new.clicked.connect(self.new_asked)
        self._add_buttons(new, "Dossier openen…")
        self._begin.addWidget(theme.heading("Of begin zo"))
        self._add_ways((_LIST, self.list_asked), (_SAMPLE, self.sample_asked))

    def _add_buttons(self, first: QPushButton, other: str) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 4 * theme.STEP, 0, 8 * theme.STEP)
        line.setSpacing(2 * theme.STEP)
        line.addWidget(first)
        button = QPushButton(other)
        button.setMinimumHeight(theme.pixels(32))
        button.clicked.connect(self.open_asked)
        line.addWidget(button)
        line.addStretch(1)
        self._recent.addLayout(line)

    def _add_ways(self, *ways: tuple[tuple[str, str], SignalInstance]) -> None:
        for (title, note), signal in ways:
            card = LinkCard(title, note, "›")
            card.clicked.connect(signal)
            self._begin.addWidget(card)

    def show_recovery(self, works: Sequence[Unsaved]) -> None:
        """Offer work that was not saved."""
        clear(self._recovered)
        if not works:
            return
        self._recovered.addWidget(theme.heading("Niet opgeslagen werk gevonden"))
        for work in works:
            row = QHBoxLayout()
            card = LinkCard(work.title, work.told, "")
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
        self._recovered.addSpacing(6 * theme.STEP)

    # -- the right side: what is needed ----------------------------------------------------------

    def _needed_side(self) -> QVBoxLayout:
        year = time.localtime().tm_year - 1
        letters = QPushButton("Brieven om dit op te vragen…")
        letters.setMinimumHeight(theme.pixels(32))
        letters.clicked.connect(self.letters_asked)
        files = QPushButton("Waar staan mijn bestanden?")
        files.setStyleSheet(theme.LINK_BUTTON)
        files.clicked.connect(self.files_asked)
        side = QVBoxLayout()
        side.setSpacing(theme.STEP)
        side.addWidget(theme.heading(f"Dit hebt u nodig voor {year}"))
        side.addSpacing(theme.STEP)
        side.addLayout(_needed(year))
        side.addSpacing(3 * theme.STEP)
        side.addLayout(_at_the_left(letters))
        side.addSpacing(8 * theme.STEP)
        side.addWidget(theme.heading("In vijf stappen naar uw verslag"))
        side.addSpacing(theme.STEP)
        side.addLayout(_steps())
        side.addSpacing(8 * theme.STEP)
        side.addWidget(theme.label("Alles blijft op deze computer; er gaat niets naar internet."))
        side.addLayout(_at_the_left(files))
        side.addStretch(1)
        return side


def _cards_of(paths: Sequence[Path]) -> Sequence[LinkCard]:
    """A row for each dossier; what has the same name as another tells its file too."""
    stands = settings.stands_of(paths)
    names = [stand.name or path.stem for stand, path in zip(stands, paths, strict=True)]
    cards: list[LinkCard] = []
    for path, stand, name in zip(paths, stands, names, strict=True):
        title = f"{name} ({path.name})" if names.count(name) > 1 else name
        note = stand.words or str(path.parent)
        card = LinkCard(settable(title), settable(note), moment(places.changed_at(path)))
        card.setToolTip(tip(str(path)))
        if stand.words:
            card.setAccessibleDescription(f"{note}. {settable(str(path.parent))}")
        card.chosen = not cards
        cards.append(card)
    return cards


def moment(at: float) -> str:
    """When a file was written, as a person says it: `gisteren 14:32`, or the day."""
    if not at:
        return ""
    now, then = time.time(), time.localtime(at)
    for words, seconds in (("vandaag", now), ("gisteren", now - _DAY_S)):
        if time.localtime(seconds)[:3] == then[:3]:
            return time.strftime(f"{words} %H:%M", then)
    return time.strftime("%d-%m-%Y", then)


def _needed(year: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(4 * theme.STEP)
    grid.setVerticalSpacing(2 * theme.STEP)
    for column, words in enumerate(("Wat", "Wie heeft het")):
        grid.addWidget(theme.label(words, soft=True), 0, column)
    for row, (what, who) in enumerate(_NEEDED, start=1):
        grid.addWidget(theme.label(what.format(year=year, before=year - 1)), row, 0)
        grid.addWidget(theme.label(who), row, 1)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    return grid


def _steps() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(4 * theme.STEP)
    grid.setVerticalSpacing(theme.STEP)
    for row, (page, words) in enumerate(_STEPS):
        grid.addWidget(theme.label(str(row + 1), bold=True, wrap=False), row, 0)
        grid.addWidget(theme.label(page.name, bold=True, wrap=False), row, 1)
        grid.addWidget(theme.label(words), row, 2)
    grid.setColumnStretch(2, 1)
    return grid


def _main_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setStyleSheet(theme.MAIN_BUTTON)
    button.setMinimumWidth(theme.pixels(216))
    return button


def _at_the_left(button: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    return line


def _centred(widget: QWidget) -> QWidget:
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return outer
