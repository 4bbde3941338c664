"""The file of the open dossier: new, open, recover, save and leave, and the lock beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from banen_desktop import dutch
from banen_desktop.dossier.differences import differences, in_short
from banen_desktop.dossier.model import Dossier, Jaar, Werkgever
from banen_desktop.imports.toml_input import LARGEST, read_toml, read_toml_input
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.out.files import safe_name
from banen_desktop.resources import resource
from banen_desktop.storage import dossier_file, places, recovery, settings
from banen_desktop.storage.atomic import ChangedElsewhere
from banen_desktop.storage.lock import HeldBy, Lock, acquire, release
from banen_desktop.storage.locked import Key, LockedProblem
from banen_desktop.storage.places import is_folder, is_there
from banen_desktop.storage.policy import policy
from banen_desktop.storage.recovery import RecoveryCopy
from banen_desktop.storage.regular import open_regular
from banen_desktop.window.basis import folders, messages, page_table
from banen_desktop.window.basis.session import Session, sensible_years
from banen_desktop.window.file.passphrase_dialogs import AskPassphrase
from banen_desktop.window.file.unread import unread_texts
from banen_desktop.window.file.unsaved import described, offered
from banen_desktop.window.table.field_edit import FieldEdit
from banen_desktop.window.table.table_model import RowsModel

_DOSSIER_FILTER = "Banen-dossier (*.banen)"
_OPEN_FILTER = "Dossiers en invoer (*.banen *.toml);;Alle bestanden (*)"


class Files(QObject):
    """Opens and saves the dossier of a session, and asks what the user wants with a file.

    `opened` tells the page to begin with, `closed` that nothing is open, `lock_needed` that the
    policy wants a passphrase before anything is saved, `go_back` the `Spot` of a text that the
    user wants to mend first, `told` a title and what was not read. What cannot be read leaves the
    open dossier as it is.
    """

    opened = Signal(str)
    closed = Signal()
    lock_needed = Signal()
    go_back = Signal(object)
    told = Signal(str, str)

    def __init__(self, session: Session, window: QWidget) -> None:
        """Dialogs stand before `window`."""
        super().__init__(window)
        self._session, self._window = session, window
        self._lock: Lock | None = None

    def _tell(self, problem: KnownProblem) -> None:
        messages.show_problem(self._window, problem)

    # -- new, open, recover ---------------------------------------------------------------------

    def new_dossier(self) -> None:
        """Start an empty dossier for the year that has ended."""
        if self.may_leave():
            year = sensible_years(self._session.today())[0]
            werkgever = Werkgever(sector=policy().sector)
            self._start(Dossier(werkgever=werkgever, jaren=(Jaar(year),)), page_table.EMPLOYER.name)

    def open_sample(self) -> None:
        """Open the sample; it has no file until the user saves it."""
        if self.may_leave():
            sample = resource("voorbeeld/voorbeeldscholen.toml")
            self._start(read_toml(sample.read_bytes()), page_table.OVERVIEW.name)

    def _start(self, dossier: Dossier, page: str) -> None:
        self.leave()
        self._session.start(dossier)
        self.opened.emit(page)

    def choose_and_open(self) -> None:
        """Ask which dossier to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            "Dossier openen",
            str(folders.to_open_from(self._session.path)),
            _OPEN_FILTER,
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a dossier or a TOML input."""
        if not self.may_leave():
            return
        try:
            if path.suffix.lower() == ".toml":
                found = read_toml_input(_bytes_of(path))
                self._start(found.dossier, page_table.OVERVIEW.name)
                if found.remark:
                    self.told.emit("Niet alles is gelezen", found.remark)
            else:
                self._open_dossier(path)
        except KnownProblem as problem:
            self._tell(problem)

    def _open_dossier(self, path: Path, key: Key | None = None) -> None:
        try:
            opened = dossier_file.open_dossier(path, key)
        except LockedProblem as problem:
            self._ask_key(path.name, problem.sleutel, partial(self._open_dossier, path))
            return
        if opened.dossier.id != self._session.dossier.id:
            copies = [copy for copy in offered() if copy.dossier_id == opened.dossier.id]
            if copies and not self._goes_on_without(copies[0], opened.key):
                return
        self.leave()
        dossier_file.remove_left_behind(path.parent)
        self._session.start(opened.dossier, path, opened.fingerprint, opened.key)
        self._take_lock(path)
        settings.remember_file(path)
        self.opened.emit(page_table.OVERVIEW.name)

    def _ask_key(self, name: str, sleutel: bytes, then: Callable[[Key], None]) -> None:
        """Ask the passphrase of a locked file, then go on with its key."""
        why = "Dit dossier is vergrendeld. Typ de wachtwoordzin om het te openen."
        dialog = AskPassphrase(name, sleutel, why, self._window)
        seen = self._session.dossier

        def go_on(key: Key) -> None:
            # A passphrase takes seconds: what changed meanwhile was in no question yet.
            self._session.settle()
            if self._session.dossier is not seen and not self.may_leave():
                return
            try:
                then(key)
            except KnownProblem as problem:
                self._tell(problem)

        dialog.made.connect(go_on)
        dialog.open()

    def _goes_on_without(self, copy: RecoveryCopy, key: Key | None) -> bool:
        """Ask what to do with unsaved work of the dossier that is being opened."""
        text = f"Van dit dossier is er werk dat niet is opgeslagen. {described(copy)}"
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
                "U kunt het dossier lezen, maar niet wijzigen.",
                "Sluit het daar, en open het hier opnieuw. Of kies Opslaan als voor een kopie.",
            )
        )

    def open_recovery(self, copy: RecoveryCopy) -> None:
        """Open work that was not saved."""
        if self.may_leave():
            self._recover(copy)

    def _recover(self, copy: RecoveryCopy, key: Key | None = None) -> None:
        try:
            dossier = recovery.read_copy(copy, key)
        except LockedProblem as problem:
            name = copy.original.name if copy.original else "Niet opgeslagen werk"
            self._ask_key(name, problem.sleutel, partial(self._recover, copy))
            return
        except KnownProblem as problem:
            self._tell(problem)
            return
        self.leave()
        key = key if copy.locked else None
        original = copy.original if copy.original and is_there(copy.original) else None
        try:
            self._session.recover(dossier, original, copy.fingerprint, key)
        except KnownProblem as problem:  # the file is damaged, the work is not
            self._tell(problem)
            self._session.recover(dossier, key=key)
        if self._session.path is not None:
            self._take_lock(self._session.path)
        self.opened.emit(page_table.OVERVIEW.name)

    def choose_copy(self) -> None:
        """Ask which copy to put back: of this computer, of another one, or a back-up."""
        folder = places.recovery_folder()
        start = folder if is_folder(folder) else folders.to_open_from(self._session.path)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Kopie terugzetten", str(start), _DOSSIER_FILTER
        )
        if chosen and self.may_leave():
            try:
                self._put_back(Path(chosen))
            except KnownProblem as problem:
                self._tell(problem)

    def _put_back(self, path: Path, key: Key | None = None) -> None:
        """Open a copy as work that has no file yet: saving never touches the copy itself."""
        try:
            opened = dossier_file.open_dossier(path, key)
        except LockedProblem as problem:
            self._ask_key(path.name, problem.sleutel, partial(self._put_back, path))
            return
        self.leave()
        self._session.recover(opened.dossier, key=opened.key)
        self.opened.emit(page_table.OVERVIEW.name)

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
        name = f"Banenafspraak {safe_name(self._session.dossier.werkgever.naam)}".strip()
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            "Dossier opslaan als",
            str(folders.to_save_in(self._session.path) / f"{name}.banen"),
            _DOSSIER_FILTER,
        )
        return bool(chosen) and self._save_as(Path(chosen))

    def _may_save_so(self) -> bool:
        """Whether it has a passphrase, or needs none; the passphrase is asked for otherwise."""
        if self._session.key is None and policy().lock_required:
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
        path = messages.with_end(self._window, chosen, ".banen")
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
            theirs = dossier_file.open_dossier(path, self._session.key).dossier
        except KnownProblem:
            return "Wat erin veranderd is, is niet te zien."
        lines = differences(theirs, self._session.dossier)
        if not lines:
            return "In het bestand staat hetzelfde als in uw venster."
        return f"Uw venster, vergeleken met het bestand: {in_short(lines)}"

    def _replace_other(self, path: Path) -> bool:
        """Save over what others made, which is kept beside it first."""
        try:
            kept = dossier_file.keep_other(path, datetime.now().astimezone(), self._session.key)
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

    def may_leave(self) -> bool:
        """Ask what to do with unsaved changes; True when the dossier may be left."""
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

    def close_dossier(self) -> None:
        """Close the dossier."""
        if self.may_leave():
            self.leave()
            self._session.start(Dossier())
            self.closed.emit()


def _bytes_of(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise KnownProblem(
            f"{path.name} is niet te lezen ({error.strerror}).",
            advice="Controleer of het bestand er staat en of u het mag openen.",
        ) from error
