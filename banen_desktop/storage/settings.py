"""What this user's program remembers: recent files and small texts, such as the window's place.

Settings are never worth an error: what cannot be read is forgotten, what cannot be written is not
remembered.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places

MOST_RECENT = 10
_LARGEST = 1_000_000
_RECENT = "recente bestanden"


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
    _put_recent(known, [latest, *(other for other in _recent(known) if other != latest)])


def forget_file(path: Path) -> None:
    """Leave a dossier out of the recent files."""
    known = _read()
    _put_recent(known, (other for other in _recent(known) if other != path.absolute()))


def _recent(known: dict[str, Any]) -> list[Path]:
    found = known.get(_RECENT)
    return (
        [Path(name) for name in found if isinstance(name, str)] if isinstance(found, list) else []
    )


def _put_recent(known: dict[str, Any], files: Iterable[Path]) -> None:
    _write(known | {_RECENT: [str(path) for path in files][:MOST_RECENT]})


def _read() -> dict[str, Any]:
    try:
        with places.settings_file().open("rb") as file:
            found = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(known: dict[str, Any]) -> None:
    # Here, not above: the window that is being shown only reads.
    from banen_desktop.storage.atomic import atomic_write  # noqa: PLC0415

    path = places.settings_file()
    with suppress(OSError, KnownProblem):
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, json.dumps(known, indent=1).encode())
