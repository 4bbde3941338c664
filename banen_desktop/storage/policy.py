"""What an IT department decided for all its users: a file `banen-beleid.ini` that is only read.

    [beleid]
    map = %USERPROFILE%\\Documents\\Banenafspraak
    sector = vo
    bewaartermijn_jaren = 7
    vergrendeling = ja

Every line may be left out. A line that is wrong does not count and is told in the self-test, the
log and Help; it never stops the program. The file of the computer goes before the one beside the
program, which the user may be able to change.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banen_desktop import dutch
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places

if TYPE_CHECKING:
    from banen_desktop.dossier.model import Sector

_SECTION, _LARGEST = "beleid", 100_000
_LONGEST_RETENTION = 30  # years


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of a policy; without a file none. `wrong` says which lines do not count.

    `retention_years` is how long data of a year are kept after it has ended.
    """

    file: Path | None = None
    folder: Path | None = None
    sector: Sector | None = None
    retention_years: int | None = None
    lock_required: bool = False
    wrong: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says, in words for the user."""
        told = []
        if self.folder is not None:
            told.append(f"Map voor dossiers: {self.folder}")
        if self.sector is not None:
            told.append(f"Sector van een nieuw dossier: {self.sector.label}")
        if self.retention_years is not None:
            years = dutch.plural(str(self.retention_years), "jaar", "jaar")
            told.append(f"Bewaartermijn: {years}")
        if self.lock_required:
            told.append("Dossiers moeten een wachtwoordzin hebben")
        return (*told, *(f"Klopt niet en telt niet mee: {each}" for each in self.wrong))


class _WrongError(ValueError):
    """A value that is wrong; a Dutch phrase."""


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    values: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def policy() -> Policy:
    """The policy on this computer, read anew."""
    file = next((path for path in places.policy_files() if _is_there(path)), None)
    if file is None:
        return Policy()
    reading = _Reading()
    try:
        with file.open("rb") as opened:
            text = opened.read(_LARGEST).decode("utf-8-sig")
        _read(text, reading)
    except OSError:
        reading.wrong.append("het bestand is niet te lezen")
    except UnicodeDecodeError:
        reading.wrong.append("het bestand is geen tekst in UTF-8")
    return Policy(file=file, wrong=tuple(reading.wrong), **reading.values)


def dossier_folder() -> Path:
    """Where dossiers go if the user does not choose another folder."""
    return policy().folder or places.documents_folder()


def lock_needed() -> KnownProblem:
    """Why a dossier may not be kept without a passphrase."""
    return KnownProblem(
        "Uw organisatie vraagt dat een dossier een wachtwoordzin heeft.",
        "Het bestand is niet veranderd.",
        "Kies Bestand, Dossier vergrendelen.",
    )


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _read(text: str, reading: _Reading) -> None:
    import configparser  # noqa: PLC0415 - most computers have no policy, and the window waits

    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), default_section="")
    try:
        parser.read_string(text)
    except configparser.Error as error:
        line = getattr(error, "lineno", None)
        where = f" (regel {line})" if line else ""
        reading.wrong.append(f"het bestand heeft niet de vorm van een ini-bestand{where}")
        return
    for section in parser.sections():
        if section != _SECTION:
            reading.wrong.append(f"het deel [{dutch.shorten(section, 30)}] kent het programma niet")
    for key, value in parser[_SECTION].items() if parser.has_section(_SECTION) else ():
        _read_line(key, value.strip(), reading)


def _read_line(key: str, value: str, reading: _Reading) -> None:
    if key not in _KEYS:
        reading.wrong.append(f"{dutch.shorten(key, 30)} kent het programma niet")
        return
    name, read = _KEYS[key]
    try:
        reading.values[name] = read(value)
    except _WrongError as error:
        reading.wrong.append(f"{key} {error}")


def _folder(text: str) -> Path:
    folder = Path(os.path.expandvars(text)).expanduser()
    if not folder.is_absolute():
        raise _WrongError("is geen volledig pad")
    return folder


def _sector(text: str) -> Sector:
    from banen_desktop.dossier.model import Sector  # noqa: PLC0415

    try:
        return Sector(text.lower())
    except ValueError:
        raise _WrongError(f"is geen van {', '.join(Sector)}") from None


def _years(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= _LONGEST_RETENTION):
        raise _WrongError(f"is geen getal van 1 tot en met {_LONGEST_RETENTION}")
    return int(text)


def _yes_or_no(text: str) -> bool:
    if text.lower() not in {"ja", "nee"}:
        raise _WrongError("is geen ja of nee")
    return text.lower() == "ja"


_KEYS: dict[str, tuple[str, Callable[[str], object]]] = {
    "map": ("folder", _folder),
    "sector": ("sector", _sector),
    "bewaartermijn_jaren": ("retention_years", _years),
    "vergrendeling": ("lock_required", _yes_or_no),
}
