"""What this user's program remembers: recent files and small texts, such as the window's place.

Settings are never worth an error: what cannot be read is forgotten, what cannot be written is not
remembered.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places
from banen_desktop.storage.regular import open_regular

MOST_RECENT = 10
_LARGEST = 1_000_000
_RECENT, _STANDS = "recente bestanden", "standen"


class Stand(NamedTuple):
    """What is remembered of a dossier: its employer, and in words how far it was."""

    name: str = ""
    words: str = ""


def get(key: str, default: str = "") -> str:
    """The text that was kept under this key."""
    found = _read().get(key)
    return found if isinstance(found, str) else default


def put(key: str, value: str) -> None:
    """Keep a text under this key."""
    _write(_read() | {key: value})


def recent_files() -> tuple[Path, ...]:
    """The dossiers that were opened or saved last, the latest first; only those still there."""
    return tuple(path for path in _recent(_read()) if places.is_file(path))


def remember_file(path: Path) -> None:
    """Put a dossier at the head of the recent files."""
    known = _read()
    latest = path.absolute()
    files = [latest, *(other for other in _recent(known) if other != latest)]
    _write(known | {_RECENT: [str(file) for file in files[:MOST_RECENT]]})


def keep_stand(path: Path, name: str, words: str) -> None:
    """Remember how far a dossier is, as long as its file stays as it is now."""
    known = _read()
    recent = {str(other) for other in (*_recent(known), path.absolute())}
    stands = {file: kept for file, kept in _stands(known).items() if file in recent}
    stands[str(path.absolute())] = [places.changed_at(path), name, words]
    _write(known | {_STANDS: stands})


def forget_stand(path: Path) -> None:
    """Remember nothing of a dossier but where it is."""
    known = _read()
    stands = _stands(known)
    if stands.pop(str(path.absolute()), None) is not None:
        _write(known | {_STANDS: stands})


def stands_of(paths: Iterable[Path]) -> tuple[Stand, ...]:
    """How far each dossier was; empty when that is not known, or its file is another since."""
    kept = _stands(_read())
    return tuple(_stand(path, kept.get(str(path.absolute()))) for path in paths)


def _stand(path: Path, found: Any) -> Stand:
    if not isinstance(found, list) or len(found) != len(("changed at", *Stand._fields)):
        return Stand()
    at, name, words = found
    same = at == places.changed_at(path) and isinstance(name, str) and isinstance(words, str)
    return Stand(name, words) if same else Stand()


def _stands(known: dict[str, Any]) -> dict[str, Any]:
    found = known.get(_STANDS)
    return dict(found) if isinstance(found, dict) else {}


def _recent(known: dict[str, Any]) -> list[Path]:
    found = known.get(_RECENT)
    return (
        [Path(name) for name in found if isinstance(name, str)] if isinstance(found, list) else []
    )


def _read() -> dict[str, Any]:
    try:
        with open_regular(places.settings_file()) as file:
            found = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(known: dict[str, Any]) -> None:
    # Here, not above: the window that is being shown only reads.
    from banen_desktop.storage.atomic import atomic_write  # noqa: PLC0415

    path = places.settings_file()
    with suppress(OSError, KnownProblem):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic_write(path, json.dumps(known, indent=1).encode())
