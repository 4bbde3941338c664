"""Open and save a dossier on disk; the mechanism is that of `document_file`."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from banen_desktop.dossier.model import Dossier
from banen_desktop.storage import document_file
from banen_desktop.storage.atomic import UNCHECKED, Expected
from banen_desktop.storage.banen_file import DOSSIER
from banen_desktop.storage.locked import Key

SUFFIX = DOSSIER.suffix
remove_left_behind = document_file.remove_left_behind


@dataclass(frozen=True, slots=True)
class OpenedDossier:
    """A dossier from disk.

    `fingerprint` is of the file as it was read; `upgraded_from` is its format when that is older
    than the format of this program; `key` is what opened it, `None` for one that is not locked.
    """

    dossier: Dossier
    fingerprint: str
    upgraded_from: int | None = None
    key: Key | None = None


def open_dossier(path: Path, key: Key | None = None) -> OpenedDossier:
    """Read a dossier; the file is not changed.

    Raises `LockedProblem` when it is locked and `key` is not its key, and `KnownProblem`.
    """
    opened = document_file.open_document(DOSSIER, path, key)
    return OpenedDossier(opened.document, opened.fingerprint, opened.upgraded_from, opened.key)


def save_dossier(
    path: Path, dossier: Dossier, expected: Expected = UNCHECKED, key: Key | None = None
) -> str:
    """Save a dossier and return the new fingerprint; see `document_file.save_document`."""
    return document_file.save_document(DOSSIER, path, dossier, expected, key)


def keep_other(path: Path, moment: datetime, key: Key | None = None) -> tuple[Path, str] | None:
    """Keep the dossier that others changed beside itself; see `document_file.keep_other`."""
    return document_file.keep_other(DOSSIER, path, moment, key)
