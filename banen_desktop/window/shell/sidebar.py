"""The left side: employer, year, pages, and where the file is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from banen_desktop import dutch
from banen_desktop.reports.text.since_reported import is_changed
from banen_desktop.safe_text import settable
from banen_desktop.window.basis import page_table, theme

if TYPE_CHECKING:
    from banen_desktop.window.basis.session import Session

_LETTERS = 26
_ADD = "Jaar toevoegen…"


class Sidebar(QFrame):
    """Year and pages."""

    page_chosen = Signal(str)
    year_wanted = Signal()

    def __init__(self, session: Session) -> None:
        """Make the list of pages."""
        super().__init__()
        self._session = session
        theme.quiet_surface(self)
        self.setFixedWidth(theme.width_of(self, _LETTERS, 52 * theme.STEP))
        self._name = theme.label("", bold=True)
        self._sector = theme.label("", theme.SMALL, soft=True)
        self.years = QComboBox()
        self.years.setAccessibleName("Jaar")
        year = theme.label("Jaar", wrap=False)
        year.setBuddy(self.years)
        years = QHBoxLayout()
        years.setSpacing(2 * theme.STEP)
        years.addWidget(year)
        years.addWidget(self.years, 1)
        self.years.activated.connect(self._year_activated)
        self._reported = theme.label("", theme.SMALL, soft=True)
        self.pages = QListWidget()
        self.pages.setAccessibleName("Pagina’s")
        self.pages.setStyleSheet(theme.ON_QUIET_SURFACE)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.viewport().setAutoFillBackground(False)
        self.pages.setSpacing(1)
        for name in page_table.names():
            item = QListWidgetItem(name, self.pages)
            item.setSizeHint(item.sizeHint().expandedTo(_row_size()))
        self.pages.setCurrentRow(0)
        self.pages.currentTextChanged.connect(self.page_chosen)
        self.pages.itemSelectionChanged.connect(self._follow_selection)
        self._file = theme.label("", theme.SMALL, soft=True)
        layout = QVBoxLayout(self)
        side = 3 * theme.STEP
        layout.setContentsMargins(side, 4 * theme.STEP, side, 3 * theme.STEP)
        layout.setSpacing(2 * theme.STEP)
        layout.addWidget(self._name)
        layout.addWidget(self._sector)
        layout.addLayout(years)
        layout.addWidget(self._reported)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._file)
        session.dossier_changed.connect(self.refresh)
        session.year_changed.connect(self.refresh)
        session.outcome_changed.connect(self._show_reported)
        session.file_changed.connect(self._show_file)

    @property
    def chosen(self) -> str:
        """The name of the page that is chosen."""
        return self.pages.currentItem().text()

    def choose(self, name: str) -> None:
        """Choose a page by its name."""
        self.pages.setCurrentRow(page_table.names().index(name))

    def _follow_selection(self) -> None:
        """A screen reader or a voice chooses a page without moving the cursor to it."""
        for item in self.pages.selectedItems():
            self.pages.setCurrentItem(item)

    def refresh(self) -> None:
        """Show the employer and the years."""
        werkgever = self._session.dossier.werkgever
        self._name.setText(werkgever.naam or "Naamloze werkgever")
        self._sector.setText(
            werkgever.sector.label if werkgever.sector else "Sector nog niet gekozen"
        )
        self.years.clear()
        for jaar in reversed(self._session.dossier.jaren):
            self.years.addItem(str(jaar.jaar), jaar.jaar)
        self.years.addItem(_ADD, None)
        self.years.setCurrentIndex(max(self.years.findData(self._session.year), 0))
        self._show_file()

    def _year_activated(self, _place: int) -> None:
        year = self.years.currentData()
        if year is None:
            self.refresh()
            self.year_wanted.emit()
        else:
            self._session.show_year(year)

    def _show_reported(self) -> None:
        """A year that was reported may still be changed, but not without being told so."""
        jaar, outcome = self._session.jaar, self._session.outcome
        day = None if jaar is None else jaar.vaststelling.op
        self._reported.setVisible(day is not None)
        if jaar is None or outcome is None or day is None:
            return
        changed = is_changed(jaar, outcome)
        self._reported.setForegroundRole(
            theme.Role.BrightText if changed else theme.Role.PlaceholderText
        )
        since = " De cijfers zijn daarna gewijzigd." if changed else ""
        self._reported.setText(f"Vastgesteld op {dutch.format_date_words(day)}.{since}")

    def _show_file(self) -> None:
        path, changed = self._session.path, self._session.has_changes
        if path is None:
            self._file.setText("Nog niet opgeslagen." if changed else "")
            return
        state = "Wijzigingen nog niet opgeslagen in" if changed else "Opgeslagen in"
        self._file.setText(f"{state} {short_path(path)}")
        self._file.setToolTip(settable(str(path)))


def _row_size() -> QSize:

    return QSize(10 * theme.STEP, 9 * theme.STEP)


def short_path(path: Path) -> str:
    """The folder and the name of a file: enough to recognise it, with room to wrap."""
    return " / ".join(settable(name) for name in (path.parent.name, path.name) if name)
