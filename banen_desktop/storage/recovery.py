"""Recovery copies: what is open in a window, kept in the user's own folder.

A copy is an ordinary file of its kind, one for each document and window, with a note beside it that
says which file it belongs to. Of a locked document the copy is locked as well. The note is written
first; a process may be killed at any moment. A copy of another window that is still open is never
touched.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Generic

from banen_desktop.dossier.differences import differences
from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places, process
from banen_desktop.storage.atomic import atomic_write, unwritable
from banen_desktop.storage.banen_file import DOSSIER
from banen_desktop.storage.document_file import check_key, closed, open_document
from banen_desktop.storage.locked import Key, LockedProblem
from banen_desktop.storage.regular import open_regular
from banen_desktop.storage.sqlite_file import Document, FileKind

_LARGEST_NOTE = 100_000
_LEFT_BEHIND_AFTER = 60


@dataclass(frozen=True, slots=True)
class RecoveryCopy:
    """One copy; `original` is the file that it belongs to, `None` if it was never saved.

    Of a monitor `dossier_id` is its id, and `employer` the name of the council.
    `fingerprint` is of that file as the window last knew it. `is_open` tells that another process
    still works on it, `readable` that the copy can be opened, `locked` that this needs its
    passphrase; what it holds is not known before, and `employer` is empty.
    """

    dossier_id: str
    employer: str
    original: Path | None
    fingerprint: str | None
    saved_at: datetime
    path: Path
    readable: bool
    is_open: bool
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Copies(Generic[Document]):
    """The recovery copies of one kind of document.

    `id_of` and `owner_of` are the id of a document and the name of whose it is; `new` makes an
    empty one, and `differences` tells what the second of two has that the first has not.
    """

    kind: FileKind[Document]
    id_of: Callable[[Document], str]
    owner_of: Callable[[Document], str]
    new: Callable[[], Document]
    differences: Callable[[Document, Document], tuple[str, ...]]

    @property
    def _prefix(self) -> str:
        return f"{self.kind.noun.word}-"

    def write(
        self,
        document: Document,
        original: Path | None,
        fingerprint: str | None = None,
        key: Key | None = None,
    ) -> None:
        """Keep what is open now, locked with a key; raises `KnownProblem` when that fails."""
        found = self.id_of(document)
        copy = self._own_path(found)
        note = {
            "dossier": found,
            "bestand": None if original is None else str(original.absolute()),
            "vingerafdruk": fingerprint,
            "computer": process.computer(),
            "proces": os.getpid(),
        }
        try:
            check_key(self.kind, document, key)
            copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if _note(copy) != note:
                atomic_write(_note_of(copy), json.dumps(note).encode())
            atomic_write(copy, closed(self.kind.to_bytes(document), key, self.kind))
        except OSError as error:
            raise self._not_kept(unwritable(error)) from error
        except KnownProblem as problem:
            raise self._not_kept(problem) from problem

    def _not_kept(self, problem: KnownProblem) -> KnownProblem:
        return KnownProblem(
            f"De herstelkopie is niet bijgewerkt. {problem.message}",
            "Uw werk staat nog open in het venster.",
            f"Sla {self.kind.noun.the} nu zelf op.",
        )

    def remove(self, document_id: str) -> None:
        """Forget our copy: the document was saved, or the user does not want it."""
        _unlink(self._path_of(document_id, os.getpid()))
        if not _is_open_elsewhere(_note(self._path_of(document_id))):
            _unlink(self._path_of(document_id))

    def all(self) -> tuple[RecoveryCopy, ...]:
        """All copies, the latest first; also those that are damaged."""
        _sweep()
        return tuple(sorted(self._found(), key=lambda copy: copy.saved_at, reverse=True))

    def read(self, copy: RecoveryCopy, key: Key | None = None) -> Document:
        """The document in a copy; raises `LockedProblem` without its key, and `KnownProblem`."""
        return open_document(self.kind, copy.path, key).document

    def changed(self, copy: RecoveryCopy) -> tuple[str, ...] | None:
        """What a copy has that its file has not, in sentences; `None` when that cannot be seen.

        It cannot while either is locked, or when either cannot be read.
        """
        try:
            saved = self.new()
            if copy.original is not None:
                saved = open_document(self.kind, copy.original).document
            return self.differences(saved, self.read(copy))
        except KnownProblem:
            return None

    def _path_of(self, document_id: str, number: int | None = None) -> Path:
        mark = "" if number is None else f"-{number}"
        name = f"{self._prefix}{document_id}{mark}{self.kind.suffix}"
        return places.recovery_folder() / name

    def _own_path(self, document_id: str) -> Path:
        """Where this window keeps its copy, apart from that of another window that is open."""
        first = self._path_of(document_id)
        other = _is_open_elsewhere(_note(first))
        return self._path_of(document_id, os.getpid()) if other else first

    def _found(self) -> Iterator[RecoveryCopy]:
        for path in places.recovery_folder().glob(f"{self._prefix}*{self.kind.suffix}"):
            with suppress(OSError):  # removed by another window in this very moment
                yield self._described(path)

    def _described(self, path: Path) -> RecoveryCopy:
        note = _note(path)
        original, fingerprint = note.get("bestand"), note.get("vingerafdruk")
        saved_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        document, locked = None, False
        try:
            document = open_document(self.kind, path).document
        except LockedProblem:
            locked = True
        except KnownProblem:
            pass
        return RecoveryCopy(
            dossier_id=self._noted_id(path, note) if document is None else self.id_of(document),
            employer="" if document is None else self.owner_of(document),
            original=Path(original) if isinstance(original, str) else None,
            fingerprint=fingerprint if isinstance(fingerprint, str) else None,
            saved_at=saved_at,
            path=path,
            readable=document is not None or locked,
            is_open=_is_open_elsewhere(note),
            locked=locked,
        )

    def _noted_id(self, path: Path, note: dict[str, Any]) -> str:
        noted = note.get("dossier")
        return noted if isinstance(noted, str) else path.stem.removeprefix(self._prefix)


DOSSIERS = Copies(
    kind=DOSSIER,
    id_of=lambda dossier: dossier.id,
    owner_of=lambda dossier: dossier.werkgever.naam,
    new=Dossier,
    differences=differences,
)
write_copy = DOSSIERS.write
remove_copy = DOSSIERS.remove
list_copies = DOSSIERS.all
read_copy = DOSSIERS.read
changed = DOSSIERS.changed


def drop(copy: RecoveryCopy) -> None:
    """Throw away a copy that the user chose."""
    _unlink(copy.path)


def _unlink(copy: Path) -> None:
    for file in (copy, _note_of(copy)):
        with suppress(OSError):
            file.unlink()


def _note_of(copy: Path) -> Path:
    return copy.with_suffix(".json")


def _note(copy: Path) -> dict[str, Any]:
    try:
        with open_regular(_note_of(copy)) as file:
            found = json.loads(file.read(_LARGEST_NOTE))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_open_elsewhere(note: dict[str, Any]) -> bool:
    number = note.get("proces")
    here = note.get("computer") == process.computer()
    return here and number != os.getpid() and process.is_running(number)


def _sweep() -> None:
    """Remove what a process that was killed left behind halfway a write."""
    for left in places.recovery_folder().glob(".*.tmp"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND_AFTER:
                left.unlink()
