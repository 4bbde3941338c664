"""The file of the open document: open, recover, save and leave, and the lock beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Generic

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from banen_desktop import dutch
from banen_desktop.dossier.differences import in_short
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.out.files import safe_name
from banen_desktop.storage import document_file, places, recovery, settings
from banen_desktop.storage.atomic import ChangedElsewhere
from banen_desktop.storage.lock import HeldBy, Lock, acquire, release
from banen_desktop.storage.locked import Key, LockedProblem
from banen_desktop.storage.places import is_folder, is_there
from banen_desktop.storage.policy import policy
from banen_desktop.storage.recovery import RecoveryCopy
from banen_desktop.storage.versions import Document
from banen_desktop.window.basis import folders, messages
from banen_desktop.window.basis.document_session import DocumentSession
from banen_desktop.window.file.passphrase_dialogs import AskPassphrase
from banen_desktop.window.file.unread import unread_texts
from banen_desktop.window.file.unsaved import described, offered
from banen_desktop.window.table.field_edit import FieldEdit
from banen_desktop.window.table.table_model import RowsModel

_EVERY = "Dossiers, monitors en invoer (*.banen *.banensector *.toml);;Alle bestanden (*)"


class Files(QObject, Generic[Document]):
    """Opens and saves the document of a session, and asks what the user wants with a file.

    `opened` tells the page to begin with, `closed` that nothing is open, `lock_needed` that the
    policy wants a passphrase before anything is saved, `go_back` the `Spot` of a text that the
    user wants to mend first, `told` a title and what was not read. What cannot be read leaves the
    open document as it is. `in_sight` are the files of what the window shows: a document of
    another kind may have to be left before one of this kind is opened.
    """

    first_page = ""
    name_before = ""
    """What a file is called without the name of whose document it is."""

    opened = Signal(str)
    closed = Signal()
    lock_needed = Signal()
    go_back = Signal(object)
    told = Signal(str, str)

    def __init__(self, session: DocumentSession[Document], window: QWidget) -> None:
        """Dialogs stand before `window`."""
        super().__init__(window)
        self._session, self._window = session, window
        self._copies, self._kind = session.copies, session.copies.kind
        self._lock: Lock | None = None
        self.in_sight: Callable[[], Files[Any]] = lambda: self

    @property
    def document(self) -> Document:
        """What is open."""
        return self._session.document

    @property
    def _filter(self) -> str:
        return f"{self._kind.noun.word.capitalize()} (*{self._kind.suffix})"

    def _tell(self, problem: KnownProblem) -> None:
        messages.show_problem(self._window, problem)

    # -- new, open, recover ---------------------------------------------------------------------

    def _start(self, document: Document, page: str) -> None:
        self.in_sight().leave()
        self._session.start(document)
        self.opened.emit(page)

    def choose_to_open(self) -> Path | None:
        """Ask which document to open, of whatever kind; nothing when the user gives up."""
        start = folders.to_open_from(self._session.path)
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Openen", str(start), _EVERY)
        return Path(chosen) if chosen else None

    def open_path(self, path: Path) -> None:
        """Open a document."""
        if not self.in_sight().may_leave():
            return
        try:
            self._open(path)
        except KnownProblem as problem:
            self._tell(problem)

    def _open(self, path: Path) -> None:
        self._open_document(path)

    def _open_document(self, path: Path, key: Key | None = None) -> None:
        try:
            opened = document_file.open_document(self._kind, path, key)
        except LockedProblem as problem:
            self._ask_key(path.name, problem.sleutel, partial(self._open_document, path))
            return
        found = self._copies.id_of(opened.document)
        if found != self._copies.id_of(self.document):
            copies = [copy for copy in offered(self._copies) if copy.dossier_id == found]
            if copies and not self._goes_on_without(copies[0], opened.key):
                return
        self.in_sight().leave()
        document_file.remove_left_behind(path.parent)
        self._session.start(opened.document, path, opened.fingerprint, opened.key)
        self._take_lock(path)
        settings.remember_file(path)
        self.opened.emit(self.first_page)

    def _ask_key(self, name: str, sleutel: bytes, then: Callable[[Key], None]) -> None:
        """Ask the passphrase of a locked file, then go on with its key."""
        it = "het" if self._kind.noun.neuter else "hem"
        locked = f"{self._kind.noun.this()} is vergrendeld."
        why = f"{locked} Typ de wachtwoordzin om {it} te openen."
        dialog = AskPassphrase(name, sleutel, why, self._window)
        seen = self.in_sight().document

        def go_on(key: Key) -> None:
            # A passphrase takes seconds: what changed meanwhile was in no question yet.
            now = self.in_sight()
            now.settle()
            if now.document is not seen and not now.may_leave():
                return
            try:
                then(key)
            except KnownProblem as problem:
                self._tell(problem)

        dialog.made.connect(go_on)
        dialog.open()

    def _goes_on_without(self, copy: RecoveryCopy, key: Key | None) -> bool:
        """Ask what to do with unsaved work of the dossier that is being opened."""
        this = self._kind.noun.this().lower()
        text = f"Van {this} is er werk dat niet is opgeslagen. {described(copy, self._copies)}"
        answers = ("Herstellen", "Weggooien", "Annuleren")
        chosen = messages.ask(self._window, "Niet opgeslagen werk gevonden", text, answers)
        if chosen == 0:
            self._recover(copy, key)
        elif chosen == 1:
            recovery.drop(copy)
        return chosen == 1

    def _take_lock(self, path: Path) -> None:
        held = acquire(path)
        if isinstance(held, Lock):
            self._lock = held
            return
        self._session.read_only = held.sentence
        self._tell(
            KnownProblem(
                held.sentence,
                f"U kunt {self._kind.noun.the} lezen, maar niet wijzigen.",
                "Sluit het daar, en open het hier opnieuw. Of kies Opslaan als voor een kopie.",
            )
        )

    def open_recovery(self, copy: RecoveryCopy) -> None:
        """Open work that was not saved."""
        if self.in_sight().may_leave():
            self._recover(copy)

    def _recover(self, copy: RecoveryCopy, key: Key | None = None) -> None:
        try:
            document = self._copies.read(copy, key)
        except LockedProblem as problem:
            name = copy.original.name if copy.original else "Niet opgeslagen werk"
            self._ask_key(name, problem.sleutel, partial(self._recover, copy))
            return
        except KnownProblem as problem:
            self._tell(problem)
            return
        self.in_sight().leave()
        key = key if copy.locked else None
        original = copy.original if copy.original and is_there(copy.original) else None
        try:
            self._session.recover(document, original, copy.fingerprint, key)
        except KnownProblem as problem:  # the file is damaged, the work is not
            self._tell(problem)
            self._session.recover(document, key=key)
        if self._session.path is not None:
            self._take_lock(self._session.path)
        self.opened.emit(self.first_page)

    def choose_copy(self) -> Path | None:
        """Ask which copy to put back: of this computer, of another one, or a back-up."""
        folder = places.recovery_folder()
        start = folder if is_folder(folder) else folders.to_open_from(self._session.path)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Kopie terugzetten", str(start), _EVERY
        )
        return Path(chosen) if chosen else None

    def put_back(self, path: Path) -> None:
        """Open a copy as work that has no file yet."""
        if self.in_sight().may_leave():
            try:
                self._put_back(path)
            except KnownProblem as problem:
                self._tell(problem)

    def _put_back(self, path: Path, key: Key | None = None) -> None:
        """Open a copy as work that has no file yet: saving never touches the copy itself."""
        try:
            opened = document_file.open_document(self._kind, path, key)
        except LockedProblem as problem:
            self._ask_key(path.name, problem.sleutel, partial(self._put_back, path))
            return
        self.in_sight().leave()
        self._session.recover(opened.document, key=opened.key)
        self.opened.emit(self.first_page)

    # -- save -----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save in the own file, or ask for one; True when it is saved."""
        if not self._may_save_so():
            return False
        if self._session.path is None or self._session.read_only:
            return self.save_as()
        return self._save_in(self._session.path)

    def save_as(self) -> bool:
        """Ask for a file and save; True when it is saved."""
        if not self._may_save_so():
            return False
        self._session.settle()
        owner = safe_name(self._copies.owner_of(self.document))
        name = f"{self.name_before} {owner}".strip()
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            f"{self._kind.noun.word.capitalize()} opslaan als",
            str(folders.to_save_in(self._session.path) / f"{name}{self._kind.suffix}"),
            self._filter,
        )
        return bool(chosen) and self._save_as(Path(chosen))

    def _may_save_so(self) -> bool:
        """Whether it has a passphrase, or needs none; the passphrase is asked for otherwise."""
        needed = policy().lock_required or self._kind.secret(self.document)
        if self._session.key is None and needed:
            self.lock_needed.emit()
            return False
        return True

    def save_with(self, key: Key | None) -> bool:
        """Save under another key, or without one, and ask for a file if there is none yet."""
        before, self._session.key = self._session.key, key
        saved = False
        try:
            saved = self.save()
        finally:
            if not saved:
                self._session.key = before
        return saved

    def _save_as(self, chosen: Path) -> bool:
        path = messages.with_end(self._window, chosen, self._kind.suffix)
        if path is None:
            return False
        if self._session.read_only and path == self._session.path:
            self._tell(
                KnownProblem(self._session.read_only, advice="Geef uw kopie een andere naam.")
            )
            return False
        return self._save_in(path)

    def _save_in(self, path: Path, *, check: bool = True) -> bool:
        before = self._session.path
        try:
            self._session.save(path, check=check)
        except ChangedElsewhere as problem:
            return self._save_after_change(path, problem)
        except KnownProblem as problem:
            self._tell(problem)
            return False
        if path != before or self._lock is None:
            self._release()
            held = acquire(path)
            self._lock = None if isinstance(held, HeldBy) else held
        settings.remember_file(path)
        return True

    def _save_after_change(self, path: Path, problem: KnownProblem) -> bool:
        answers = ("Opslaan als kopie…", "Toch overschrijven", "Annuleren")
        text = f"{problem} {self._differs_on_disk(path)}"
        chosen = messages.ask(self._window, "Bestand is gewijzigd", text, answers)
        if chosen == 0:
            return self.save_as()
        return chosen == 1 and self._replace_other(path)

    def _differs_on_disk(self, path: Path) -> str:
        try:
            theirs = document_file.open_document(self._kind, path, self._session.key).document
        except KnownProblem:
            return "Wat erin veranderd is, is niet te zien."
        lines = self._copies.differences(theirs, self.document)
        if not lines:
            return "In het bestand staat hetzelfde als in uw venster."
        return f"Uw venster, vergeleken met het bestand: {in_short(lines)}"

    def _replace_other(self, path: Path) -> bool:
        """Save over what others made, which is kept beside it first."""
        try:
            now = datetime.now().astimezone()
            kept = document_file.keep_other(self._kind, path, now, self._session.key)
        except KnownProblem as problem:
            self._tell(problem)
            return False
        if kept is None:
            return self._save_in(path, check=False)
        copy, fingerprint = kept
        self._session.expect(path, fingerprint)
        saved = self._save_in(path)  # asks again when somebody was quicker
        if saved:
            text = f"Uw werk is opgeslagen. De andere versie staat ernaast als “{copy.name}”."
            messages.ask(self._window, "Beide bewaard", text, ("Begrepen",))
        return saved

    # -- leave ----------------------------------------------------------------------------------

    def settle(self) -> None:
        """Have a text that is still being typed handed over."""
        self._session.settle()

    def may_leave(self) -> bool:
        """Ask what to do with unsaved changes; True when the document may be left."""
        self._session.settle()
        if not self._may_drop_unread():
            return False
        if not self._session.has_changes:
            return True
        text = "Wilt u de wijzigingen opslaan?"
        answers = ("Opslaan", "Niet opslaan", "Annuleren")
        chosen = messages.ask(self._window, "Niet opgeslagen", text, answers)
        return self.save() if chosen == 0 else chosen == 1

    def _may_drop_unread(self) -> bool:
        """Ask about texts that did not fit their place: nothing of them is in the dossier."""
        unread = unread_texts(self._edits(), self._tables())
        if not unread:
            return True
        text = (
            f"Wat u typte bij {dutch.join_list(list(unread))} is niet te lezen en is niet "
            "overgenomen. Wilt u terug om het te verbeteren, of toch verder zonder?"
        )
        answers = ("Toch verder", "Terug")
        if messages.ask(self._window, "Niet overgenomen", text, answers) == 0:
            return True
        self.go_back.emit(next(iter(unread.values())))
        fields = [edit for edit in self._edits() if edit.unread]  # these come first
        if fields:
            fields[0].input.setFocus()
        return False

    def _edits(self) -> Sequence[FieldEdit]:
        return self._window.findChildren(FieldEdit)

    def _tables(self) -> Sequence[RowsModel]:
        return self._window.findChildren(RowsModel)

    def leave(self) -> None:
        """Let go of the dossier: what is not saved by now is not wanted."""
        for edit in self._edits():
            edit.forget_unread()
        for rows in self._tables():
            rows.forget_all_unread()
        self._session.forget_recovery()
        self._release()

    def leave_locked(self) -> None:
        """Let go without a question: the recovery copy stays, to go on with another time."""
        self._session.write_recovery_now()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            release(self._lock)
            self._lock = None

    def forget(self) -> None:
        """Hold nothing any more: another document has come in its place."""
        self._session.start(self._copies.new())

    def close_document(self) -> None:
        """Close the document."""
        if self.may_leave():
            self.leave()
            self.forget()
            self.closed.emit()
