"""Open and save a dossier on disk."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import banen_file
from banen_desktop.storage.atomic import (
    UNCHECKED,
    Expected,
    atomic_write,
    fingerprint,
    fingerprint_of,
    unreadable,
)

SUFFIX = ".banen"


@dataclass(frozen=True, slots=True)
class OpenedDossier:
    """A dossier from disk.

    `fingerprint` is of the file as it was read; `upgraded_from` is its format when that is older
    than the format of this program.
    """

    dossier: Dossier
    fingerprint: str
    upgraded_from: int | None = None


def open_dossier(path: Path) -> OpenedDossier:
    """Read a dossier; the file is not changed. Raises `KnownProblem`."""
    data = _read(path, banen_file.LARGEST + 1)
    number = banen_file.format_of(data)
    return OpenedDossier(
        dossier=banen_file.from_bytes(data),
        fingerprint=fingerprint_of(data),
        upgraded_from=number if number < banen_file.FORMAT else None,
    )


def _read(path: Path, most: int) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise OSError(errno.EISDIR, "not a file")  # reading a pipe could wait for ever
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise unreadable(error) from error


def save_dossier(path: Path, dossier: Dossier, expected: Expected = UNCHECKED) -> str:
    """Save a dossier and return the new fingerprint; a file of an older format is kept beside it.

    `expected` is the fingerprint of the file as it was opened or saved last, `None` for a new
    file. Raises `ChangedElsewhere` or `KnownProblem`; then the old file is untouched.
    """
    data = _proven_bytes(dossier)
    _keep_older_format(path, expected)
    atomic_write(path, data, expected)
    return fingerprint_of(data)


def _proven_bytes(dossier: Dossier) -> bytes:
    # atomic_write proves that the disk gives these bytes back, this that they are the dossier.
    try:
        data = banen_file.to_bytes(dossier)
        if banen_file.from_bytes(data) == dossier:
            return data
        why = "Er komt iets anders terug dan u invulde."
    except KnownProblem as problem:
        why = problem.message
    except UnicodeEncodeError:
        why = "Er staat een teken in dat geen tekst is."
    raise KnownProblem(
        f"Opslaan is niet gelukt: het dossier is niet terug te lezen. {why}",
        "Het oude bestand is niet veranderd en uw werk staat nog open in het venster.",
        "Herstel wat hier staat, en sla het dan opnieuw op.",
    )


def _keep_older_format(path: Path, expected: Expected) -> None:
    try:
        number = banen_file.format_of(_read(path, 100))
    except KnownProblem:
        return  # nothing there, or nothing that this program could open
    if number == banen_file.FORMAT or expected not in {UNCHECKED, fingerprint(path)}:
        return
    old = _read(path, banen_file.LARGEST)
    names = _names_beside(path, number)
    atomic_write(next(name for name in names if _may_hold(name, old)), old)


def _names_beside(path: Path, number: int) -> Iterator[Path]:
    for copy in count(1):
        again = "" if copy == 1 else f", {copy}"
        yield path.with_name(f"{path.stem} (oude indeling {number}{again}){path.suffix}")


def _may_hold(path: Path, data: bytes) -> bool:
    return fingerprint(path) in {None, fingerprint_of(data)}
