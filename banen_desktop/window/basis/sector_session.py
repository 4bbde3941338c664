"""The session of a monitor: what all documents share, with the shown year worked out beside it.

What waits for the council is told here, once, for the list of pages, the bar and the titles.
"""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.facts.standing import Stand, standing_of
from banen_desktop.sector.file.monitor_file import COPIES, VERSIONS
from banen_desktop.sector.out.working_out import Uitgewerkt, work_out_in_child
from banen_desktop.window.basis.beside import LatestBeside
from banen_desktop.window.basis.document_session import DocumentSession

COUNT_PAUSE_MS = 120
"""Edits in a row are worked out once."""


class SectorSession(DocumentSession[Monitor]):
    """The monitor that is open. `outcome_changed` tells that the year is worked out again."""

    work_out = staticmethod(work_out_in_child)

    def __init__(self, law: Law, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        self._also: set[int] = set()
        super().__init__(COPIES, VERSIONS, parent)
        self.law = law
        self._stand: Stand | None = None
        self._worked: tuple[Monitor, int, Uitgewerkt] | None = None
        self.why_not: KnownProblem | None = None
        self._beside = LatestBeside(self)
        self._beside.done.connect(self._done)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(COUNT_PAUSE_MS)
        self._rest.timeout.connect(self._ask)

    @property
    def monitor(self) -> Monitor:
        """The monitor as it is now."""
        return self._document

    def years_of(self, document: Monitor) -> tuple[int, ...]:
        """The years that were asked or told of, and those that the user wants to see."""
        years = {asked.jaar for asked in document.uitvragen}
        years |= {kader.jaar for kader in document.kaders}
        years |= {each.opgave.jaar for each in document.ontvangsten}
        years |= {total.jaar for total in document.klassentotalen}
        return tuple(sorted(years | self._also)) or (self.today().year - 1,)

    def first_year(self, document: Monitor) -> int | None:
        """The last year that returns came in of, or that was asked."""
        told = {each.opgave.jaar for each in document.ontvangsten}
        asked = {asked.jaar for asked in document.uitvragen}
        return max(told or asked or self.years_of(document))

    def start(self, document: Monitor, *opened: Any, **named: Any) -> None:
        """Show another monitor."""
        self._also, self._worked = set(), None
        super().start(document, *opened, **named)

    def show_year(self, year: int) -> None:
        """Show another year, also one that there is nothing of yet."""
        self.settle()
        if year == self.year:
            return
        self.year = year
        if year not in self.years_of(self._document):
            self._also.add(year)
        self.forget_answer()
        self.year_changed.emit()
        self.outcome_changed.emit()
        self._rest.start()

    @property
    def shown_year(self) -> int:
        """The year that is shown; there always is one."""
        return self.year or self.today().year - 1

    # -- what is worked out -----------------------------------------------------------------------

    def forget_answer(self) -> None:
        """How far the year is changes with the monitor."""
        self._stand = None

    def refreshed(self, *, typed: bool = False) -> None:  # noqa: ARG002 - nothing is typed here
        """Work the year out again, a little later and beside the window."""
        self.forget_answer()
        self.document_changed.emit()
        self.outcome_changed.emit()
        self._rest.start()

    @property
    def stand(self) -> Stand:
        """Who is a member in the shown year, who answered, and what waits."""
        if self._stand is None:
            self._stand = standing_of(self._document, self.shown_year)
        return self._stand

    @property
    def worked_out(self) -> Uitgewerkt | None:
        """The shown year as it was last worked out; `is_current` tells whether that is of now."""
        found = self._worked
        return (
            found[2] if found and found[0].id == self._document.id and self._same(found) else None
        )

    def _same(self, found: tuple[Monitor, int, Uitgewerkt]) -> bool:
        return found[1] == self.year

    @property
    def is_current(self) -> bool:
        """Whether what was worked out is of the monitor as it is now."""
        found = self._worked
        return found is not None and found[0] is self._document and self._same(found)

    def _ask(self) -> None:
        monitor, year, law, today = self._document, self.year, self.law, self.today()
        if year is None or not (monitor.leden or monitor.ontvangsten):
            return

        def work() -> tuple[Monitor, int, Uitgewerkt | KnownProblem]:
            try:
                return monitor, year, self.work_out(monitor, year, law, today)
            except KnownProblem as problem:
                return monitor, year, problem

        self._beside.ask(work)

    def _done(self, answer: tuple[Monitor, int, Uitgewerkt | KnownProblem]) -> None:
        monitor, year, found = answer
        if monitor.id != self._document.id or year != self.year:
            return
        if isinstance(found, KnownProblem):
            self.why_not, self._worked = found, None
        else:
            self.why_not, self._worked = None, (monitor, year, found)
        self.outcome_changed.emit()
        self.points_changed.emit()

    # -- what is open -----------------------------------------------------------------------------

    @property
    def asked(self) -> bool:
        """Whether there is a request of the shown year."""
        return any(asked.jaar == self.year for asked in self._document.uitvragen)

    @property
    def open_members(self) -> int:
        """What waits at the members: to have any, and to ask them."""
        return int(not self._document.leden) or int(not self.asked)

    @property
    def open_returns(self) -> int:
        """Returns that wait for a choice, and members that did not answer."""
        stand = self.stand
        if not self._document.leden:
            return 0
        return len(stand.wacht) + len(stand.conflict) + len(stand.niet)

    @property
    def open_questions(self) -> int:
        """Questions above the line that are not decided."""
        found = self.worked_out
        return len(found.controle.open) if found else 0

    @property
    def open_points(self) -> int:
        """All that is open in the shown year."""
        return self.open_members + self.open_returns + self.open_questions
