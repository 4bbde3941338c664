"""Recovery copies: what is open in a window, kept in the user's own folder.

A copy is an ordinary .banen file, one for each dossier and window, with a note beside it that says
which file it belongs to. Of a locked dossier the copy is locked as well. The note is written first;
a process may be killed at any moment. A copy of another window that is still open is never touched.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from banen_desktop.dossier.differences import differences
from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import banen_file, places, process
from banen_desktop.storage.atomic import atomic_write, unwritable
from banen_desktop.storage.dossier_file import SUFFIX, closed, open_dossier
from banen_desktop.storage.locked import Key, LockedProblem
from banen_desktop.storage.regular import open_regular

_PREFIX = "dossier-"
_LARGEST_NOTE = 100_000
_LEFT_BEHIND_AFTER = 60


@dataclass(frozen=True, slots=True)
class RecoveryCopy:
    """One copy; `original` is the file that it belongs to, `None` if it was never saved.

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


def write_copy(
    dossier: Dossier,
    original: Path | None,
    fingerprint: str | None = None,
    key: Key | None = None,
) -> None:
    """Keep what is open now, locked with a key; raises `KnownProblem` when that fails."""
    copy = _own_path(dossier.id)
    note = {
        "dossier": dossier.id,
        "bestand": None if original is None else str(original.absolute()),
        "vingerafdruk": fingerprint,
        "computer": process.computer(),
        "proces": os.getpid(),
    }
    try:
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if _note(copy) != note:
            atomic_write(_note_of(copy), json.dumps(note).encode())
        atomic_write(copy, closed(banen_file.to_bytes(dossier), key))
    except OSError as error:
        raise _not_kept(unwritable(error)) from error
    except KnownProblem as problem:
        raise _not_kept(problem) from problem


def _not_kept(problem: KnownProblem) -> KnownProblem:
    return KnownProblem(
        f"De herstelkopie is niet bijgewerkt. {problem.message}",
        "Uw werk staat nog open in het venster.",
        "Sla het dossier nu zelf op.",
    )


def remove_copy(dossier_id: str) -> None:
    """Forget our copy of a dossier: it was saved, or the user does not want it."""
    _unlink(_path_of(dossier_id, os.getpid()))
    if not _is_open_elsewhere(_note(_path_of(dossier_id))):
        _unlink(_path_of(dossier_id))


def drop(copy: RecoveryCopy) -> None:
    """Throw away a copy that the user chose."""
    _unlink(copy.path)


def _unlink(copy: Path) -> None:
    for file in (copy, _note_of(copy)):
        with suppress(OSError):
            file.unlink()


def list_copies() -> tuple[RecoveryCopy, ...]:
    """All copies, the latest first; also those that are damaged."""
    _sweep()
    return tuple(sorted(_copies(), key=lambda copy: copy.saved_at, reverse=True))


def read_copy(copy: RecoveryCopy, key: Key | None = None) -> Dossier:
    """The dossier in a copy; raises `LockedProblem` without its key, and `KnownProblem`."""
    return open_dossier(copy.path, key).dossier


def changed(copy: RecoveryCopy) -> tuple[str, ...] | None:
    """What a copy has that its file has not, in sentences; `None` when that cannot be seen.

    It cannot while either is locked, or when either cannot be read.
    """
    try:
        saved = Dossier()
        if copy.original is not None:
            saved = open_dossier(copy.original).dossier
        return differences(saved, read_copy(copy))
    except KnownProblem:
        return None


def _path_of(dossier_id: str, number: int | None = None) -> Path:
    mark = "" if number is None else f"-{number}"
    return places.recovery_folder() / f"{_PREFIX}{dossier_id}{mark}{SUFFIX}"


def _own_path(dossier_id: str) -> Path:
    """Where this window keeps its copy, apart from that of another window that is open."""
    first = _path_of(dossier_id)
    return _path_of(dossier_id, os.getpid()) if _is_open_elsewhere(_note(first)) else first


def _note_of(copy: Path) -> Path:
    return copy.with_suffix(".json")


def _note(copy: Path) -> dict[str, Any]:
    try:
        with open_regular(_note_of(copy)) as file:
            found = json.loads(file.read(_LARGEST_NOTE))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _copies() -> Iterator[RecoveryCopy]:
    for path in places.recovery_folder().glob(f"{_PREFIX}*{SUFFIX}"):
        with suppress(OSError):  # removed by another window in this very moment
            yield _described(path)


def _described(path: Path) -> RecoveryCopy:
    note = _note(path)
    original, fingerprint = note.get("bestand"), note.get("vingerafdruk")
    saved_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    dossier, locked = None, False
    try:
        dossier = open_dossier(path).dossier
    except LockedProblem:
        locked = True
    except KnownProblem:
        pass
    return RecoveryCopy(
        dossier_id=_id_of(path, note) if dossier is None else dossier.id,
        employer="" if dossier is None else dossier.werkgever.naam,
        original=Path(original) if isinstance(original, str) else None,
        fingerprint=fingerprint if isinstance(fingerprint, str) else None,
        saved_at=saved_at,
        path=path,
        readable=dossier is not None or locked,
        is_open=_is_open_elsewhere(note),
        locked=locked,
    )


def _id_of(path: Path, note: dict[str, Any]) -> str:
    noted = note.get("dossier")
    return noted if isinstance(noted, str) else path.stem.removeprefix(_PREFIX)


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
