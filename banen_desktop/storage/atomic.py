"""A file is written whole, read back, then swapped in; until then the old one is untouched."""

import errno
import hashlib
import os
import secrets
import stat
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Final, Literal

from banen_desktop.problems import STILL_OPEN, KnownProblem
from banen_desktop.storage.exclusion import alone
from banen_desktop.storage.regular import open_regular


class _Sentinel(Enum):
    UNCHECKED = auto()


UNCHECKED: Final = _Sentinel.UNCHECKED
Expected = str | None | Literal[_Sentinel.UNCHECKED]

_WINDOWS_DENIED, _WINDOWS_TOO_LONG = 5, 206
_WINDOWS_IN_USE = frozenset({32, 33})
_PAUSES = (0.05, 0.1, 0.2, 0.4)
_OWN, _SHARED = 0o600, 0o666
_BINARY = getattr(os, "O_BINARY", 0)

_FULL = ("de schijf is vol", "Maak ruimte vrij en probeer het opnieuw.")
_DENIED = ("u hebt hier niet de rechten voor", "Kijk of het bestand of de map beveiligd is.")
_GONE = ("de map of de schijf is er niet meer", "Kijk of de schijf of het netwerk er nog is.")
_IN_USE = (
    "een ander programma heeft het bestand in gebruik",
    "Een virusscanner of OneDrive laat het snel los; sluit anders het programma dat het heeft.",
)
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


def atomic_write(
    path: Path, data: bytes, expected: Expected = UNCHECKED, *, shared: bool = False
) -> None:
    """Put `data` in the place of the file at `path`; a link is followed to the real file.

    A new file is for this user alone, or for whom the system gives files when it may be `shared`;
    a file that was there keeps its rights.

    Raises `ChangedElsewhere` when the file does not have the fingerprint `expected` (`None`: when
    there is a file), and `KnownProblem` for all else; in both cases the old file is untouched.
    """
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        _write(target, data, expected, _SHARED if shared else _OWN)
    except OSError as error:
        raise unwritable(error) from error


def _write(target: Path, data: bytes, expected: Expected, new: int) -> None:
    mode = _mode_of(target)
    # A short name of its own, so that the longest name that fits the folder can be saved.
    temporary = target.with_name(f".{secrets.token_hex(5)}.tmp")
    try:
        _write_new(temporary, data, new if mode is None else mode, exact=mode is not None)
        if temporary.read_bytes() != data:
            raise OSError(errno.EIO, "the disk gave back something else")
        with alone(target):
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
    _patiently(lambda: os.close(os.open(target, os.O_WRONLY)), _WINDOWS_IN_USE)
    return stat.S_IMODE(found.st_mode)


def _write_new(path: Path, data: bytes, mode: int, *, exact: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    descriptor = os.open(path, flags, mode)
    try:
        if exact:
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
    held = {*_WINDOWS_IN_USE, _WINDOWS_DENIED}
    try:
        _patiently(lambda: os.replace(temporary, target), held)
    except OSError as error:
        if getattr(error, "winerror", None) not in held:
            raise
        # It may be written, that was seen: who denies it now is who has it open.
        raise OSError(errno.EBUSY, "another program holds the file") from error


def _patiently(action: Callable[[], None], held: Collection[int]) -> None:
    """Try again for a moment when Windows says that others have the file.

    A virus scanner holds a new file, and a program that syncs holds every file; both let go soon.
    """
    for pause in _PAUSES:
        try:
            return action()
        except OSError as error:
            if getattr(error, "winerror", None) not in held:
                raise
            time.sleep(pause)
    return action()


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
        f"Er is niets overschreven{STILL_OPEN}.",
        "Sla uw werk op onder een andere naam en vergelijk de twee.",
    )


def unwritable(error: OSError) -> KnownProblem:
    """Say in Dutch why the operating system does not let us save."""
    why, advice = _reason(error)
    return KnownProblem(
        f"Opslaan is niet gelukt: {why}.",
        f"Het oude bestand is niet veranderd{STILL_OPEN}.",
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
