"""Open and save a document on disk, whatever its kind."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, Generic

from banen_desktop.problems import STILL_OPEN, KnownProblem
from banen_desktop.storage import locked
from banen_desktop.storage.atomic import (
    UNCHECKED,
    Expected,
    atomic_write,
    fingerprint,
    fingerprint_of,
    read_at_most,
)
from banen_desktop.storage.locked import Key
from banen_desktop.storage.regular import open_regular
from banen_desktop.storage.sqlite_file import MAGIC, Document, FileKind

_LONGEST_NAME = 255  # bytes
_LEFT_BEHIND, _STILL_BUSY_S = re.compile(r"\.[0-9a-f]{10}\.tmp"), 60


@dataclass(frozen=True, slots=True)
class Opened(Generic[Document]):
    """A document from disk.

    `fingerprint` is of the file as it was read; `upgraded_from` is its format when that is older
    than the format of this program; `key` is what opened it, `None` for one that is not locked.
    """

    document: Document
    fingerprint: str
    upgraded_from: int | None = None
    key: Key | None = None


def open_document(kind: FileKind[Document], path: Path, key: Key | None = None) -> Opened[Document]:
    """Read a document; the file is not changed.

    Raises `LockedProblem` when it is locked and `key` is not its key, and `KnownProblem`.
    """
    data = read_at_most(path, locked.largest_locked(kind) + 1)
    plain = locked.unlock(data, key, kind) if locked.is_locked(data) else data
    number = kind.format_of(plain)
    return Opened(
        document=kind.from_bytes(plain),
        fingerprint=fingerprint_of(data),
        upgraded_from=number if number < kind.format else None,
        key=key if locked.is_locked(data) else None,
    )


def save_document(
    kind: FileKind[Document],
    path: Path,
    document: Document,
    expected: Expected = UNCHECKED,
    key: Key | None = None,
) -> str:
    """Save and return the new fingerprint; a file of an older format is kept beside it.

    `expected` is the fingerprint of the file as it was opened or saved last, `None` for a new
    file. With a key the file is locked, and so is what is kept. Raises `ChangedElsewhere` or
    `KnownProblem`; then the old file is untouched.
    """
    check_key(kind, document, key)
    data = closed(_proven_bytes(kind, document), key, kind)
    _keep_older_format(kind, path, expected, key)
    atomic_write(path, data, expected)
    return fingerprint_of(data)


def check_key(kind: FileKind[Document], document: Document, key: Key | None) -> None:
    """Raise `KnownProblem` for a document that may not stand on disk without a passphrase."""
    if key is None and kind.secret(document):
        raise KnownProblem(
            f"{kind.noun.this()} moet vergrendeld zijn: er staat een geheime sleutel of een "
            "besloten opgave in.",
            "Er is niets opgeslagen en niets veranderd.",
            "Geef een wachtwoordzin op en sla het dan opnieuw op.",
        )


def closed(data: bytes, key: Key | None, kind: FileKind[Any]) -> bytes:
    """These bytes locked, and proven to come back; as they are without a key."""
    if key is None:
        return data
    made = locked.lock(data, key, kind)
    if locked.unlock(made, key, kind) != data:
        raise AssertionError("what is locked does not come back")
    return made


def _proven_bytes(kind: FileKind[Document], document: Document) -> bytes:
    # atomic_write proves that the disk gives these bytes back, this that they are the document.
    try:
        if (data := kind.proven_bytes(document)) is not None:
            return data
        why = "Er komt iets anders terug dan u invulde."
    except KnownProblem as problem:
        why = problem.message
    except UnicodeEncodeError:
        why = "Er staat een teken in dat geen tekst is."
    raise KnownProblem(
        f"Opslaan is niet gelukt: {kind.noun.the} is niet terug te lezen. {why}",
        f"Het oude bestand is niet veranderd{STILL_OPEN}.",
        "Herstel wat hier staat, en sla het dan opnieuw op.",
    )


def _keep_older_format(
    kind: FileKind[Any], path: Path, expected: Expected, key: Key | None
) -> None:
    try:
        number = kind.format_of(_plain_start(kind, path, key))
    except KnownProblem:
        return  # nothing there, or nothing that this program could open
    if number == kind.format or expected not in {UNCHECKED, fingerprint(path)}:
        return
    old = read_at_most(path, locked.largest_locked(kind))
    if not locked.is_locked(old):
        old = closed(old, key, kind)
    names = _names_beside(path, number)
    atomic_write(next(name for name in names if _may_hold(name, old)), old)


def keep_other(
    kind: FileKind[Any], path: Path, moment: datetime, key: Key | None = None
) -> tuple[Path, str] | None:
    """Keep the file that others changed beside itself, before it is replaced.

    Gives the name of the copy, and the fingerprint of what was kept. With a key the copy is
    locked. `None` when there is nothing to keep; raises `KnownProblem`.
    """
    if fingerprint(path) is None:
        return None
    old = read_at_most(path, locked.largest_locked(kind))
    found = fingerprint_of(old)
    if not locked.is_locked(old):
        old = closed(old, key, kind)
    for number in count(1):
        again = "" if number == 1 else f", {number}"
        place = _beside(path, f" (andere versie {moment:%Y-%m-%d %H.%M}{again})")
        if fingerprint(place) is None:
            atomic_write(place, old, None)
            return place, found
    raise AssertionError("numbers do not end")


def _plain_start(kind: FileKind[Any], path: Path, key: Key | None) -> bytes:
    start = read_at_most(path, 100)
    if locked.is_locked(start):
        return locked.unlock(read_at_most(path, locked.largest_locked(kind)), key, kind)[:100]
    return start


def _names_beside(path: Path, number: int) -> Iterator[Path]:
    for copy in count(1):
        again = "" if copy == 1 else f", {copy}"
        yield _beside(path, f" (oude indeling {number}{again})")


def _beside(path: Path, what: str) -> Path:
    """The name of a copy beside a file; a long name is shortened until the copy fits a folder."""
    end = len(os.fsencode(f"{what}{path.suffix}"))
    stem = os.fsencode(path.stem)[: _LONGEST_NAME - end].decode(errors="ignore")
    return path.with_name(f"{stem}{what}{path.suffix}")


def _may_hold(path: Path, data: bytes) -> bool:
    return fingerprint(path) in {None, fingerprint_of(data)}


def remove_left_behind(folder: Path) -> None:
    """Remove what a save that was killed left in a folder: a whole or half temporary file.

    Only files with a name as this program gives them, and that are empty or begin as a document.
    """
    with suppress(OSError):
        for left in folder.glob(".*.tmp"):
            if _LEFT_BEHIND.fullmatch(left.name) and _is_ours(left):
                left.unlink(missing_ok=True)


def _is_ours(left: Path) -> bool:
    if left.is_symlink() or not left.is_file():
        return False
    if time.time() - left.stat().st_mtime < _STILL_BUSY_S:
        return False
    with open_regular(left) as file:
        start = file.read(4)
    return not start or locked.is_locked(start) or start == MAGIC[:4]
