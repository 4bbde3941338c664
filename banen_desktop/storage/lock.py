"""A lock file beside a dossier tells who has it open. It warns; it never blocks.

What protects the content is the fingerprint in `atomic`; this only prevents surprise. So nobody
waits for a lock, and a folder where none can be made is no problem.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from banen_desktop import dutch
from banen_desktop.storage import process
from banen_desktop.storage.regular import open_regular

_LARGEST = 10_000
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Lock:
    """Our own lock; `file` is `None` where no lock file could be made."""

    file: Path | None
    content: bytes


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Who else has the dossier open; what is not known is empty or `None`."""

    user: str
    computer: str
    since: datetime | None

    @property
    def sentence(self) -> str:
        """Who and since when, in Dutch."""
        who = dutch.shorten(self.user, 60) or "Iemand"
        where = f" op {dutch.shorten(self.computer, 60)}" if self.computer else ""
        if self.since is None:
            return f"{who} heeft dit dossier al open{where}."
        day = dutch.format_date_words(self.since.date())
        return f"{who} heeft dit dossier al open{where}, sinds {day} om {self.since:%H:%M} uur."


def acquire(path: Path, *, anyway: bool = False) -> Lock | HeldBy:
    """Tell others that this dossier is open here, or hear who has it open.

    A lock of a process of this computer that is gone is taken over, and so is one that does not
    say whose it is; `anyway` takes over every lock.
    """
    file = lock_file(path)
    mine = Lock(file, _content())
    try:
        if anyway or _is_stale(file):
            file.unlink(missing_ok=True)
        _create(file, mine.content)
    except FileExistsError:
        return _holder(file)
    except OSError:
        return Lock(None, b"")
    return mine


def release(lock: Lock) -> None:
    """Take our own lock away; one that somebody took over stays."""
    with suppress(OSError):
        if lock.file is not None and _content_of(lock.file) == lock.content:
            lock.file.unlink()


def lock_file(path: Path) -> Path:
    """Where the lock of this dossier is; the name is one that programs that sync leave alone."""
    real = Path(os.path.realpath(path))
    return real.with_name(lock_name(real.name))


def lock_name(name: str, what: str = "") -> str:
    """The name of the file beside a file of this name that says: `what` is being done with it."""
    found = f".~lock.{name}{what}#"
    if len(os.fsencode(found)) > _LONGEST_NAME:
        found = f".~lock.{hashlib.sha256(os.fsencode(name)).hexdigest()}{what}#"
    return found


def _content() -> bytes:
    return json.dumps(
        {
            "gebruiker": process.user(),
            "computer": process.computer(),
            "proces": os.getpid(),
            "sinds": datetime.now().astimezone().isoformat(),
        }
    ).encode()


def _create(file: Path, content: bytes) -> None:
    made = False
    try:
        with file.open("xb") as new:
            made = True
            new.write(content)
    except OSError:
        if made:
            file.unlink()
        raise


def _content_of(file: Path) -> bytes:
    with open_regular(file) as lock:
        return lock.read(_LARGEST)


def _told(file: Path) -> dict[str, Any]:
    found = json.loads(_content_of(file))
    if not isinstance(found, dict):
        raise TypeError
    return found


def _is_stale(file: Path) -> bool:
    try:
        told = _told(file)
    except OSError:
        return False
    except (ValueError, TypeError, RecursionError):
        return True
    return told.get("computer") == process.computer() and not process.is_running(told.get("proces"))


def _holder(file: Path) -> HeldBy:
    try:
        told = _told(file)
    except (OSError, ValueError, TypeError, RecursionError):
        return HeldBy("", "", None)
    return HeldBy(_text(told, "gebruiker"), _text(told, "computer"), _moment(_text(told, "sinds")))


def _text(told: dict[str, Any], key: str) -> str:
    found = told.get(key)
    return found if isinstance(found, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (OSError, ValueError, OverflowError):  # OSError: years that Windows does not know
        return None
