"""The left side: whose document it is, the year, pages, and where the file is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from banen_desktop.safe_text import settable, tip
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.elided import ElidedLabel
from banen_desktop.window.shell.page_list import PageList
from banen_desktop.window.shell.steps import State, states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banen_desktop.window.basis.document_session import DocumentSession
    from banen_desktop.window.basis.page_table import Pages
    from banen_desktop.window.basis.session import Session

_WIDE, _SMALL = 216, 136
_ADD = "Jaar toevoegen…"


class Sidebar(QFrame):
    """Year and pages; each kind of document says whose it is and how far its pages are."""

    page_chosen = Signal(str)
    year_wanted = Signal()

    def __init__(self, session: DocumentSession[Any], pages: Pages) -> None:
        """Make the list of pages."""
        super().__init__()
        self._session, self._table = session, pages
        self._states: Mapping[str, State] | None = None
        theme.quiet_surface(self)
        self._name = ElidedLabel(theme.BODY, bold=True)
        self._sector = ElidedLabel(theme.SMALL, soft=True)
        self.years = CalmBox()
        self.years.setAccessibleName("Jaar")
        self._year = theme.label("Jaar", wrap=False)
        self._year.setBuddy(self.years)
        years = QHBoxLayout()
        years.setSpacing(2 * theme.STEP)
        years.addWidget(self._year)
        years.addWidget(self.years, 1)
        self.years.activated.connect(self._year_activated)
        self.pages = PageList(pages)
        self.pages.currentTextChanged.connect(self.page_chosen)
        self.pages.itemSelectionChanged.connect(self._follow_selection)
        self._file = theme.label("", theme.SMALL, soft=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.STEP)
        self._column.addWidget(self._name)
        self._column.addWidget(self._sector)
        self._column.addSpacing(theme.STEP)
        self._column.addLayout(years)
        self._column.addSpacing(theme.STEP)
        self._column.addWidget(self.pages, 1)
        self._column.addWidget(self._file)
        self.set_small(small=False)
        session.document_changed.connect(self.refresh)
        session.year_changed.connect(self.refresh)
        session.outcome_changed.connect(self.show_states)
        session.file_changed.connect(self._show_file)

    def owner(self) -> tuple[str, str]:
        """Whose document it is, and a word below that."""
        raise NotImplementedError

    def found_states(self) -> Mapping[str, State]:
        """How far every page is now."""
        raise NotImplementedError

    def set_small(self, *, small: bool) -> None:
        """Years and names alone, where the window has little room."""
        self.setFixedWidth(theme.pixels(_SMALL if small else _WIDE))
        side = (2 if small else 3) * theme.STEP
        self._column.setContentsMargins(side, (2 if small else 4) * theme.STEP, side, side)
        for widget in (self._name, self._sector, self._year, self._file):
            widget.setVisible(not small)
        self.pages.set_small(small=small)

    @property
    def chosen(self) -> str:
        """The name of the page that is chosen."""
        return self.pages.currentItem().text()

    def choose(self, name: str) -> None:
        """Choose a page by its name, or by that of a page inside it."""
        self.pages.setCurrentItem(self.pages.item_of(self._table.row_of(name).name))

    def _follow_selection(self) -> None:
        """A screen reader or a voice chooses a page without moving the cursor to it."""
        for item in self.pages.selectedItems():
            self.pages.setCurrentItem(item)

    def refresh(self) -> None:
        """Show whose it is and the years."""
        name, below = self.owner()
        self._name.show_text(name)
        self._sector.show_text(below)
        self.years.clear()
        for year in reversed(self._session.years_of(self._session.document)):
            self.years.addItem(str(year), year)
        self.years.addItem(_ADD, None)
        self.years.setCurrentIndex(max(self.years.findData(self._session.year), 0))
        self._show_file()

    @property
    def states(self) -> Mapping[str, State]:
        """How far every page is, as it was last shown."""
        if self._states is None:
            self._states = self.found_states()
        return self._states

    def show_states(self) -> None:
        """Show how far the steps are now."""
        self._states = None
        self.pages.show_states(self._session.year, self.states)

    def _year_activated(self, _place: int) -> None:
        year = self.years.currentData()
        if year is None:
            self.refresh()
            self.year_wanted.emit()
        else:
            self._session.show_year(year)

    def _show_file(self) -> None:
        path, changed = self._session.path, self._session.has_changes
        if path is None:
            noun = self._session.copies.kind.noun.word.capitalize()
            self._file.setText(f"{noun} nog niet opgeslagen." if changed else "")
            return
        state = "Wijzigingen nog niet opgeslagen in" if changed else "Opgeslagen in"
        self._file.setText(f"{state} {short_path(path)}")
        self._file.setToolTip(tip(str(path)))


class DossierSidebar(Sidebar):
    """The left side of a dossier."""

    _session: Session

    def __init__(self, session: Session) -> None:
        """Make the list of pages."""
        super().__init__(session, page_table.OF_DOSSIER)

    def owner(self) -> tuple[str, str]:
        """The employer and its sector."""
        werkgever = self._session.dossier.werkgever
        sector = werkgever.sector.label if werkgever.sector else "Sector nog niet gekozen"
        return werkgever.naam or "Naamloze werkgever", sector

    def found_states(self) -> Mapping[str, State]:
        """How far every page of the shown year is."""
        return states(self._session)


def short_path(path: Path) -> str:
    """The folder and the name of a file: enough to recognise it, with room to wrap."""
    return " / ".join(settable(name) for name in (path.parent.name, path.name) if name)
