"""The workspace of a monitor: its pages, how far each is, and the answer of the sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from banen_desktop import dutch
from banen_desktop.sector.out.in_short import bar_parts
from banen_desktop.window.basis import sector_table, theme
from banen_desktop.window.shell.answer_bar import Bar
from banen_desktop.window.shell.frame import Frame
from banen_desktop.window.shell.sidebar import Sidebar
from banen_desktop.window.shell.steps import Stand, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banen_desktop.window.basis.page import AnyPage
    from banen_desktop.window.basis.sector_session import SectorSession

_LATER = State(Stand.NEXT, Stand.NEXT.value)
_DONE = State(Stand.DONE, Stand.DONE.value)


def states(session: SectorSession) -> Mapping[str, State]:
    """How far every page of the shown year is, by name."""
    told = bool(session.stand.geantwoord or session.stand.buiten)
    return {
        sector_table.MEMBERS.name: _state(session.open_members, there=True),
        sector_table.RETURNS.name: _state(session.open_returns, there=told),
        sector_table.CHECKS.name: _state(session.open_questions, there=told and session.is_current),
        sector_table.OUTCOME.name: _LATER,
    }


def _state(points: int, *, there: bool) -> State:
    if points:
        return State(Stand.OPEN, f"{points} open", points)
    return _DONE if there else _LATER


class MonitorSidebar(Sidebar):
    """The left side of a monitor."""

    _session: SectorSession

    def __init__(self, session: SectorSession) -> None:
        """Make the list of pages."""
        super().__init__(session, sector_table.OF_MONITOR)

    def owner(self) -> tuple[str, str]:
        """The council, its sector and how many members it has in the shown year."""
        raad, members = self._session.monitor.raad, len(self._session.stand.leden)
        many = dutch.plural(str(members), "lid", "leden")
        return raad.naam or "Naamloze raad", f"{raad.sector.label}, {many}"

    def found_states(self) -> Mapping[str, State]:
        """How far every page of the shown year is."""
        return states(self._session)


class SectorBar(Bar):
    """The answer of the sector: jobs, percentage, and of how many members and hours."""

    def __init__(self, session: SectorSession) -> None:
        """Make the line."""
        self._session = session
        self._labels = [theme.label("", bold=not place, wrap=False) for place in range(4)]
        self._labels[-1].setForegroundRole(theme.Role.BrightText)
        super().__init__(self._labels)
        session.outcome_changed.connect(self.refresh)
        session.points_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the answer of the shown year as it was last worked out."""
        session = self._session
        open_points = session.open_points > 0
        texts = bar_parts(session.shown_year, session.worked_out, session.stand, open_points)
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self._fit()
        self._rest.start()

    @property
    def words(self) -> str:
        """The whole answer as a screen reader tells it."""
        return ", ".join(" ".join(each.text().split()) for each in self._labels if each.text())


_ASKED = (
    *("council_asked", "request_asked", "requests_asked", "key_asked", "member_asked"),
    *("files_dropped", "typing_asked"),
)


class SectorWorkspace(Frame):
    """Everything that is seen of one monitor; the signals are what its pages ask."""

    council_asked = Signal()
    request_asked = Signal()
    requests_asked = Signal()
    key_asked = Signal()
    member_asked = Signal(str)
    import_asked = Signal()
    files_dropped = Signal(object)
    typing_asked = Signal(str)

    def __init__(self, session: SectorSession) -> None:
        """Sidebar and answer of a monitor."""
        super().__init__(
            session, sector_table.OF_MONITOR, MonitorSidebar(session), SectorBar(session)
        )
        self._stack.setCurrentWidget(self.page_called(sector_table.MEMBERS.name))
        session.outcome_changed.connect(self.sidebar.show_states)

    def _put(self, page: AnyPage) -> AnyPage:
        """Listen to what a page of a monitor may ask as well."""
        page.import_asked.connect(self.import_asked)
        for name in _ASKED:
            asked = getattr(page, name, None)
            if asked is not None:
                asked.connect(getattr(self, name))
        return super()._put(page)
