"""The session: one dossier in one window, its undo stack, its file and its answer.

Every edit is `Session.apply(label, after)`; there is one undo command for the whole program.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.text.open_points import Points, points_of
from banen_desktop.storage import dossier_file, recovery
from banen_desktop.storage.atomic import UNCHECKED
from banen_desktop.storage.locked import Key
from banen_desktop.window.basis.exported import Exported, source_of
from banen_desktop.window.basis.retention import decided_term

RECOVERY_PAUSE_MS = 1500
POINTS_PAUSE_MS = 250
"""What is open is worked out when the typing rests, and not at every key."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an edit happened, so that undo can go back there; without a year: the shown one."""

    page: str = ""
    row: str = ""
    field: str = ""
    year: int | None = None


class Session(QObject):
    """The dossier that is open; signals tell what changed.

    `settling` asks whoever has a text half typed to hand it over now.
    """

    dossier_changed = Signal()
    year_changed = Signal()
    points_changed = Signal()
    outcome_changed = Signal()
    file_changed = Signal()
    went_to = Signal(object)
    settling = Signal()
    problem = Signal(object)

    def __init__(self, law: Law, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self.law = law
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._clean_changed)
        self._dossier = Dossier()
        self.opened = object()
        """New each time a dossier is opened: what was asked or half typed belongs to this."""
        self._preview: Dossier | None = None
        self._outcome: Outcome | None = None
        self._points: Points | None = None
        self.year: int | None = None
        self.path: Path | None = None
        self.read_only = ""
        self.key: Key | None = None
        self._exported: dict[int, Exported] = {}
        self._fingerprint: str | None = None
        self._recovery = QTimer(self)
        self._recovery.setSingleShot(True)
        self._recovery.setInterval(RECOVERY_PAUSE_MS)
        self._recovery.timeout.connect(self._write_recovery)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)

    def _clean_changed(self, _clean: bool) -> None:
        self.file_changed.emit()

    def today(self) -> date:
        """The user's own day: what has passed, and what can still be done."""
        return date.today()  # noqa: DTZ011 - the user's own day

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now."""
        return self._dossier

    @property
    def jaar(self) -> Jaar | None:
        """The year that is shown."""
        return None if self.year is None else self._dossier.year(self.year)

    @property
    def has_changes(self) -> bool:
        """Whether something would be lost without saving."""
        return not self.undo_stack.isClean()

    @property
    def outcome(self) -> Outcome | None:
        """The answer of the shown year, also of what is being typed; that has no findings."""
        if self._outcome is None and self.year is not None:
            dossier = self._preview or self._dossier
            if dossier.year(self.year) is not None:
                typing = self._preview is not None
                self._outcome = calculate(dossier, self.year, self.law, with_findings=not typing)
        return self._outcome

    def points(self) -> Points:
        """What is still open in the shown year; while somebody types on, what was open before."""
        if self._points is None and self.year is not None:
            done = self._outcome if self._preview is None else None
            outcome = done or calculate(self._dossier, self.year, self.law)
            self._points = points_of(self._dossier, outcome, self.law, self.today(), decided_term())
        return self._points or Points()

    @property
    def exported(self) -> Exported | None:
        """The files that were saved of the shown year since the dossier was opened."""
        return None if self.year is None else self._exported.get(self.year)

    @property
    def is_exported(self) -> bool:
        """Whether those files still say what the dossier says."""
        found = self.exported
        return found is not None and found.source == source_of(self._dossier, self.law)

    def remember_exported(self, found: Exported | None) -> None:
        """Remember what was saved of the shown year, or that it is no longer what is wanted."""
        if self.year is None or found == self.exported:
            return
        self._exported.pop(self.year, None)
        if found is not None:
            self._exported[self.year] = found
        self.outcome_changed.emit()

    def outcomes(self) -> tuple[Outcome, ...]:
        """The answers of all years, without findings."""
        years = (jaar.jaar for jaar in self._dossier.jaren)
        return tuple(
            calculate(self._dossier, year, self.law, with_findings=False) for year in years
        )

    def use_law(self, law: Law) -> None:
        """Calculate with other legal values from now on; the dossier itself stays as it is."""
        self.settle()
        self.law = law
        self._refresh()

    def start(
        self,
        dossier: Dossier,
        path: Path | None = None,
        fingerprint: str | None = None,
        key: Key | None = None,
    ) -> None:
        """Show another dossier; the undo stack starts empty. With a key it is a locked one."""
        self._recovery.stop()
        self.undo_stack.clear()
        self._dossier, self.path, self._fingerprint = dossier, path, fingerprint
        self.opened = object()
        self.read_only, self.key = "", key
        self._exported.clear()
        filled = [jaar for jaar in dossier.jaren if jaar.banen or jaar.uren or jaar.verloonde_uren]
        years = filled or dossier.jaren
        self.year = years[-1].jaar if years else None
        self._refresh()
        self.year_changed.emit()
        self.file_changed.emit()

    def show_year(self, year: int) -> None:
        """Show another year of the dossier."""
        self.settle()
        if year != self.year and self._dossier.year(year) is not None:
            self.year = year
            self._preview = self._outcome = self._points = None
            self.year_changed.emit()
            self.outcome_changed.emit()

    def apply(self, label: str, after: Dossier, spot: Spot | None = None, merge: str = "") -> None:
        """Make an edit, to be undone as one; equal `merge` keys in a row become one edit."""
        if after == self._dossier or self.read_only:
            self.preview(None)
        else:
            self.undo_stack.push(_Edit(self, label, after, spot or Spot(), merge))

    def preview(self, dossier: Dossier | None) -> None:
        """Calculate what is being typed, without making it an edit."""
        if dossier is not self._preview:
            self._preview = dossier
            self._outcome = None
            self.outcome_changed.emit()

    def put(self, dossier: Dossier, spot: Spot, *, typed: bool = False) -> None:
        """Take a dossier from the undo stack; only the stack calls this."""
        known = self._points if typed else None
        self._dossier = dossier
        self._preview = self._outcome = None
        last = dossier.jaren[-1].jaar if dossier.jaren else None
        there = (year for year in (spot.year, self.year) if year and dossier.year(year))
        year = next(there, last)
        if year != self.year:
            self.year = year
            self.year_changed.emit()
        if known is not None:
            self._rest.start(POINTS_PAUSE_MS)
        self._refresh(known)
        self.went_to.emit(spot)
        if not self._recovery.isActive():  # typing on may not put the copy off
            self._recovery.start()

    def _refresh(self, points: Points | None = None) -> None:
        self._preview = self._outcome = None
        self._points = points
        if points is None:
            self._rest.stop()
        self.dossier_changed.emit()
        self.outcome_changed.emit()

    def _rested(self) -> None:
        self._points = None
        self.points_changed.emit()

    def add_year(self, year: int) -> None:
        """Add an empty year and show it."""
        self.settle()
        after = edits.put_year(self._dossier, Jaar(year))
        self.apply(f"jaar {year} toevoegen", after, Spot(year=year))

    def settle(self) -> None:
        """Have a text that is still being typed handed over, before the dossier is used."""
        self.settling.emit()
        if self._rest.isActive():
            self._rest.stop()
            self._rested()

    def save(self, path: Path, *, check: bool = True) -> None:
        """Write the dossier; raises `KnownProblem`, and then file and dossier are untouched.

        What was only to be read may be changed from then on: the file is the user's own. The
        legal values that the years ask for are remembered with it, which is no edit.
        """
        self.settle()
        same = self.path is not None and path == self.path
        expected = self._fingerprint if same and check else UNCHECKED
        remembering = remember(self._dossier, self.law)
        self._fingerprint = dossier_file.save_dossier(path, remembering, expected, self.key)
        self._dossier, self._outcome = remembering, None
        self.path, self.read_only = path, ""
        self.undo_stack.setClean()
        self.forget_recovery()
        self.dossier_changed.emit()
        self.file_changed.emit()

    def expect(self, path: Path, fingerprint: str) -> None:
        """Know what stands in the own file now: the user chose to save over exactly that."""
        if path == self.path:
            self._fingerprint = fingerprint

    def recover(
        self,
        dossier: Dossier,
        path: Path | None = None,
        fingerprint: str | None = None,
        key: Key | None = None,
    ) -> None:
        """Show a recovery copy as an edit of the file that it came from, not yet saved.

        `fingerprint` is of that file as the copy knew it: saving then notices who changed it since.
        Raises `KnownProblem` when the file cannot be read, and then nothing has changed.
        """
        saved = Dossier(id=dossier.id)
        if path is not None:
            saved = dossier_file.open_dossier(path, key).dossier
        self.start(saved, path, fingerprint, key)
        last = dossier.jaren[-1].jaar if dossier.jaren else None
        self.apply("herstellen", dossier, Spot(year=last))
        if not self.has_changes:
            self.forget_recovery()

    def forget_recovery(self) -> None:
        """Remove the recovery copy: what it holds is saved, or not wanted."""
        self._recovery.stop()
        try:
            recovery.remove_copy(self._dossier.id)
        except KnownProblem as problem:
            self.problem.emit(problem)

    def _write_recovery(self) -> None:
        if not self.has_changes:
            self.forget_recovery()
            return
        try:
            recovery.write_copy(self._dossier, self.path, self._fingerprint, self.key)
        except KnownProblem as problem:
            self.problem.emit(problem)

    def write_recovery_now(self) -> None:
        """Write the recovery copy at once, for instance after a bug."""
        if self.has_changes:
            self._write_recovery()


class _Edit(QUndoCommand):
    """The one undo command: a dossier before and after."""

    def __init__(
        self, session: Session, label: str, after: Dossier, spot: Spot, merge: str
    ) -> None:
        super().__init__(label)
        self._session, self._before, self._after = session, session.dossier, after
        self._spot, self._merge = replace(spot, year=spot.year or session.year), merge
        self._year_before = session.year

    def id(self) -> int:
        """Commands with an id may merge; -1 never does."""
        return hash(self._merge) % 2**30 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Typing on in the same field is one edit."""
        if not isinstance(other, _Edit) or other._merge != self._merge:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        """Put the dossier as it was after the edit."""
        self._session.put(self._after, self._spot, typed=bool(self._merge))

    def undo(self) -> None:
        """Put the dossier as it was before the edit."""
        self._session.put(self._before, replace(self._spot, year=self._year_before))


def sensible_years(today: date) -> tuple[int, ...]:
    """The years that a user may want to report, the likeliest first: the year that has ended."""
    return (today.year - 1, today.year, *range(today.year - 2, 2014, -1))
