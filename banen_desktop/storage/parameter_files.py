"""Parameter files that this user took in: newer legal values, kept beside the recovery copies.

They are kept as they were handed out, byte for byte, so that everybody can compare their sha256.
What is in them is read and judged elsewhere (`quota.law.updates`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places
from banen_desktop.storage.atomic import atomic_write
from banen_desktop.storage.regular import open_regular

LARGEST, MOST = 1_000_000, 50
_NAME = re.compile(r"[0-9]{4,9} .+\.toml")
_STRANGE = re.compile(r"[^\w .()-]+")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was taken in: its own name, and its bytes."""

    name: str
    content: bytes


def read_parameter_file(path: Path) -> KeptFile:
    """Read a file that was handed out, without taking it in; raises `KnownProblem`."""
    content = _content(path)
    if len(content) > LARGEST:
        raise KnownProblem(
            f"{path.name} is te groot voor een parameterbestand.",
            "Er is niets veranderd.",
            "Kies het bestand (.toml) dat uw sectororganisatie of IT-afdeling u gaf.",
        )
    stem = _STRANGE.sub(" ", path.stem).strip(" .")[:_LONGEST_NAME].strip(" .")
    return KeptFile(f"{stem or 'parameters'}.toml", content)


def kept_files() -> tuple[KeptFile, ...]:
    """What was taken in, the oldest first; raises `KnownProblem` when it cannot be read."""
    return tuple(KeptFile(name, _content(path)) for name, path in _kept())


def keep(file: KeptFile) -> None:
    """Take a file in, after the others; one with the same name is replaced.

    Raises `KnownProblem`.
    """
    known = _kept()
    replaced = [path for name, path in known if name == file.name]
    if len(known) - len(replaced) >= MOST:
        raise KnownProblem(
            f"Er zijn al {MOST} parameterbestanden.",
            "Er is niets veranderd.",
            "Verwijder eerst een oud bestand.",
        )
    last = max((_number(path) for _, path in known), default=0)
    folder = places.parameters_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable() from error
    atomic_write(folder / f"{last + 1:04} {file.name}", file.content)
    _remove(replaced)


def remove(name: str) -> bool:
    """Remove a file that was taken in; False when there is none with this name.

    Raises `KnownProblem`.
    """
    found = [path for known, path in _kept() if known == name]
    _remove(found)
    return bool(found)


def _kept() -> list[tuple[str, Path]]:
    """Name and place of each kept file, in the order in which they were taken in."""
    try:
        found = [
            path for path in places.parameters_folder().iterdir() if _NAME.fullmatch(path.name)
        ]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unusable() from error
    return [(path.name.partition(" ")[2], path) for path in sorted(found, key=_number)]


def _number(path: Path) -> int:
    return int(path.name.partition(" ")[0])


def _remove(paths: Iterable[Path]) -> None:
    try:
        for path in paths:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise _unusable() from error


def _unusable() -> KnownProblem:
    return KnownProblem(
        "De map met parameterbestanden is niet te gebruiken.",
        "Uw dossier is niet veranderd.",
        "Kijk bij Help, Waar staan mijn bestanden? welke map dat is, en of u daar mag schrijven.",
    )


def _content(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise KnownProblem(
            f"Het parameterbestand {path.name} is niet te lezen.",
            "Er is niets veranderd.",
            "Controleer of het bestand er staat en of u het mag openen.",
        ) from error
