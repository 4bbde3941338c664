"""The session of one document in one window: its undo stack, its file and its recovery copy.

Every edit is `DocumentSession.apply(label, after)`; there is one undo command for the program.
What is particular to a kind of document its own session knows.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Generic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import document_file
from banen_desktop.storage.atomic import UNCHECKED
from banen_desktop.storage.locked import Key
from banen_desktop.storage.recovery import Copies
from banen_desktop.storage.versions import Document, Versions

RECOVERY_PAUSE_MS = 1500


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an edit happened, so that undo can go back there; without a year: the shown one."""

    page: str = ""
    row: str = ""
    field: str = ""
    year: int | None = None


class DocumentSession(QObject, Generic[Document]):
    """The document that is open; signals tell what changed.

    `settling` asks whoever has a text half typed to hand it over now.
    """

    document_changed = Signal()
    year_changed = Signal()
    points_changed = Signal()
    outcome_changed = Signal()
    file_changed = Signal()
    went_to = Signal(object)
    settling = Signal()
    problem = Signal(object)

    def __init__(
        self,
        copies: Copies[Document],
        versions: Versions[Document],
        parent: QObject | None = None,
    ) -> None:
        """Start with nothing open; `copies` and `versions` are those of this kind of document."""
        super().__init__(parent)
        self.copies, self.versions = copies, versions
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._clean_changed)
        self._document = copies.new()
        self.year: int | None = None
        self.path: Path | None = None
        self.read_only = ""
        self.key: Key | None = None
        self._fingerprint: str | None = None
        self._recovery = QTimer(self)
        self._recovery.setSingleShot(True)
        self._recovery.setInterval(RECOVERY_PAUSE_MS)
        self._recovery.timeout.connect(self._write_recovery)

    # -- what a kind of document knows by itself --------------------------------------------------

    def years_of(self, document: Document) -> tuple[int, ...]:
        """The years that can be shown, the oldest first."""
        raise NotImplementedError

    def first_year(self, document: Document) -> int | None:
        """The year to show of a document that is opened."""
        years = self.years_of(document)
        return years[-1] if years else None

    def show_year(self, year: int) -> None:
        """Show another year."""
        raise NotImplementedError

    def refreshed(self, *, typed: bool = False) -> None:
        """The document is another one now: `typed` when somebody may go on typing."""
        raise NotImplementedError

    def as_saved(self) -> Document:
        """The document as it goes to its file."""
        return self._document

    def drop_preview(self) -> None:
        """Forget what was being typed and is no edit, and tell."""

    def forget_answer(self) -> None:
        """Forget what was worked out of the document as it was before."""

    # -- what is open ----------------------------------------------------------------------------

    def _clean_changed(self, _clean: bool) -> None:
        self.file_changed.emit()

    def today(self) -> date:
        """The user's own day: what has passed, and what can still be done."""
        return date.today()  # noqa: DTZ011 - the user's own day

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._document

    @property
    def has_changes(self) -> bool:
        """Whether something would be lost without saving."""
        return not self.undo_stack.isClean()

    def start(
        self,
        document: Document,
        path: Path | None = None,
        fingerprint: str | None = None,
        key: Key | None = None,
    ) -> None:
        """Show another document; the undo stack starts empty. With a key it is a locked one."""
        self._recovery.stop()
        self.undo_stack.clear()
        self._document, self.path, self._fingerprint = document, path, fingerprint
        self.read_only, self.key = "", key
        self.year = self.first_year(document)
        self.refreshed()
        self.year_changed.emit()
        self.file_changed.emit()

    def apply(self, label: str, after: Document, spot: Spot | None = None, merge: str = "") -> None:
        """Make an edit, to be undone as one; equal `merge` keys in a row become one edit."""
        if after == self._document or self.read_only:
            self.drop_preview()
        else:
            self.undo_stack.push(_Edit(self, label, after, spot or Spot(), merge))

    def put(self, document: Document, spot: Spot, *, typed: bool = False) -> None:
        """Take a document from the undo stack; only the stack calls this."""
        self._document = document
        self.forget_answer()
        years = self.years_of(document)
        there = (year for year in (spot.year, self.year) if year in years)
        year = next(there, years[-1] if years else None)
        if year != self.year:
            self.year = year
            self.year_changed.emit()
        self.refreshed(typed=typed)
        self.went_to.emit(spot)
        if not self._recovery.isActive():  # typing on may not put the copy off
            self._recovery.start()

    def settle(self) -> None:
        """Have a text that is still being typed handed over, before the document is used."""
        self.settling.emit()

    # -- its file ------------------------------------------------------------------------------

    def save(self, path: Path, *, check: bool = True) -> None:
        """Write the document; raises `KnownProblem`, and then file and document are untouched.

        What was only to be read may be changed from then on: the file is the user's own.
        """
        self.settle()
        same = self.path is not None and path == self.path
        expected = self._fingerprint if same and check else UNCHECKED
        saved = self.as_saved()
        self._fingerprint = document_file.save_document(
            self.copies.kind, path, saved, expected, self.key
        )
        self._document = saved
        self.forget_answer()
        self.path, self.read_only = path, ""
        self.undo_stack.setClean()
        self.forget_recovery()
        self.document_changed.emit()
        self.file_changed.emit()

    def expect(self, path: Path, fingerprint: str) -> None:
        """Know what stands in the own file now: the user chose to save over exactly that."""
        if path == self.path:
            self._fingerprint = fingerprint

    def recover(
        self,
        document: Document,
        path: Path | None = None,
        fingerprint: str | None = None,
        key: Key | None = None,
    ) -> None:
        """Show a recovery copy as an edit of the file that it came from, not yet saved.

        `fingerprint` is of that file as the copy knew it: saving then notices who changed it since.
        Raises `KnownProblem` when the file cannot be read, and then nothing has changed.
        """
        saved: Any = replace(self.copies.new(), id=self.copies.id_of(document))  # type: ignore[type-var]
        if path is not None:
            saved = document_file.open_document(self.copies.kind, path, key).document
        self.start(saved, path, fingerprint, key)
        years = self.years_of(document)
        self.apply("herstellen", document, Spot(year=years[-1] if years else None))
        if not self.has_changes:
            self.forget_recovery()

    def forget_recovery(self) -> None:
        """Remove the recovery copy: what it holds is saved, or not wanted."""
        self._recovery.stop()
        try:
            self.copies.remove(self.copies.id_of(self._document))
        except KnownProblem as problem:
            self.problem.emit(problem)

    def _write_recovery(self) -> None:
        if not self.has_changes:
            self.forget_recovery()
            return
        try:
            self.copies.write(self._document, self.path, self._fingerprint, self.key)
        except KnownProblem as problem:
            self.problem.emit(problem)

    def write_recovery_now(self) -> None:
        """Write the recovery copy at once, for instance after a bug."""
        if self.has_changes:
            self._write_recovery()


class _Edit(QUndoCommand):
    """The one undo command: a document before and after."""

    def __init__(
        self, session: DocumentSession[Any], label: str, after: Any, spot: Spot, merge: str
    ) -> None:
        super().__init__(label)
        self._session, self._before, self._after = session, session.document, after
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
        """Put the document as it was after the edit."""
        self._session.put(self._after, self._spot, typed=bool(self._merge))

    def undo(self) -> None:
        """Put the document as it was before the edit."""
        self._session.put(self._before, replace(self._spot, year=self._year_before))
