"""A file is written whole, read back, then swapped in; until then the old one is untouched."""

import errno
import hashlib
import os
import secrets
import stat
import time
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Final, Literal

from banen_desktop.problems import KnownProblem
from banen_desktop.storage.regular import open_regular


class _Sentinel(Enum):
    UNCHECKED = auto()


UNCHECKED: Final = _Sentinel.UNCHECKED
Expected = str | None | Literal[_Sentinel.UNCHECKED]

_WINDOWS_DENIED, _WINDOWS_TOO_LONG = 5, 206
_WINDOWS_IN_USE = frozenset({32, 33})
_PAUSES = (0.05, 0.1, 0.2, 0.4)
_BINARY = getattr(os, "O_BINARY", 0)

_FULL = ("de schijf is vol", "Maak ruimte vrij en probeer het opnieuw.")
_DENIED = ("u hebt hier niet de rechten voor", "Kijk of het bestand of de map beveiligd is.")
_GONE = ("de map of de schijf is er niet meer", "Kijk of de schijf of het netwerk er nog is.")
_IN_USE = ("een ander programma heeft het bestand in gebruik", "Sluit dat programma.")
_TOO_LONG = ("de naam van het bestand of de map is te lang", "Kies een kortere naam.")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: ("deze schijf of map is alleen om te lezen", "Kies een andere schijf of map."),
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EISDIR: ("op deze plek staat geen gewoon bestand", "Kies een ander bestand."),
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
}


class ChangedElsewhere(KnownProblem):
    """The file on disk is not the one that was opened or saved last."""


def fingerprint_of(data: bytes) -> str:
    """The fingerprint of this content (SHA-256)."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(path: Path) -> str | None:
    """The fingerprint of a file, `None` when there is none; raises `KnownProblem`."""
    try:
        return _fingerprint(path)
    except OSError as error:
        raise unreadable(error) from error


def _fingerprint(path: Path) -> str | None:
    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def atomic_write(path: Path, data: bytes, expected: Expected = UNCHECKED) -> None:
    """Put `data` in the place of the file at `path`; a link is followed to the real file.

    Raises `ChangedElsewhere` when the file does not have the fingerprint `expected` (`None`: when
    there is a file), and `KnownProblem` for all else; in both cases the old file is untouched.
    """
    try:
        _write(Path(os.path.realpath(path)) if path.is_symlink() else path, data, expected)
    except OSError as error:
        raise unwritable(error) from error


def _write(target: Path, data: bytes, expected: Expected) -> None:
    mode = _mode_of(target)
    # A short name of its own, so that the longest name that fits the folder can be saved.
    temporary = target.with_name(f".{secrets.token_hex(5)}.tmp")
    try:
        _write_new(temporary, data, mode)
        if temporary.read_bytes() != data:
            raise OSError(errno.EIO, "the disk gave back something else")
        if expected is not UNCHECKED and _fingerprint(target) != expected:
            raise _changed(target, expected)
        _replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _mode_of(target: Path) -> int | None:
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EISDIR, "not a file")
    # Replacing goes round the protection of a file, so see first whether it may be written.
    os.close(os.open(target, os.O_WRONLY))
    return stat.S_IMODE(found.st_mode)


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    descriptor = os.open(path, flags, 0o666 if mode is None else mode)
    try:
        if mode is not None:
            with suppress(OSError):  # without rights of its own it is closed a little more
                path.chmod(mode)
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        written = os.write(descriptor, rest)
        if not written:
            raise OSError(errno.EIO, "the disk takes nothing more")
        rest = rest[written:]


def _replace(temporary: Path, target: Path) -> None:
    # On Windows a virus scanner holds a new file for a moment and then lets go.
    for pause in _PAUSES:
        try:
            os.replace(temporary, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in {*_WINDOWS_IN_USE, _WINDOWS_DENIED}:
                raise
            time.sleep(pause)
        else:
            return
    os.replace(temporary, target)


def _sync_folder(folder: Path) -> None:
    # The swap is done: what fails here (Windows, some network disks) loses nothing.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _changed(target: Path, expected: Expected) -> ChangedElsewhere:
    if not target.exists():
        what = "Dit bestand staat er niet meer: het is verplaatst of verwijderd."
    elif expected is None:
        what = "Er staat al een bestand met deze naam."
    else:
        what = "Dit bestand is veranderd nadat u het opende."
    return ChangedElsewhere(
        what,
        "Er is niets overschreven en uw werk staat nog open in het venster.",
        "Sla uw werk op onder een andere naam en vergelijk de twee.",
    )


def unwritable(error: OSError) -> KnownProblem:
    """Say in Dutch why the operating system does not let us save."""
    why, advice = _reason(error)
    return KnownProblem(
        f"Opslaan is niet gelukt: {why}.",
        "Het oude bestand is niet veranderd en uw werk staat nog open in het venster.",
        f"{advice} Of sla het op een andere plek op.",
    )


def read_at_most(path: Path, most: int) -> bytes:
    """So many of the first bytes of a file; raises `KnownProblem`."""
    try:
        with open_regular(path) as file:
            return file.read(most)
    except OSError as error:
        raise unreadable(error) from error


def unreadable(error: OSError, name: str = "") -> KnownProblem:
    """Say in Dutch why the operating system does not let us read a file."""
    why, advice = _reason(error)
    what = f"Het bestand {name}".strip()
    return KnownProblem(f"{what} is niet te lezen: {why}.", "Er is niets veranderd.", advice)


def _reason(error: OSError) -> tuple[str, str]:
    windows = getattr(error, "winerror", None)
    if windows in _WINDOWS_IN_USE:
        return _IN_USE
    if windows == _WINDOWS_TOO_LONG:
        return _TOO_LONG
    number = error.errno or 0
    unknown = (f"de schijf of het netwerk meldt fout {number}", "Probeer het opnieuw.")
    return _REASONS.get(number, unknown)
