"""What an IT department decided for all its users: a file `banen-beleid.ini` that is only read.

    [beleid]
    map = %USERPROFILE%\\Documents\\Banenafspraak
    sector = vo
    bewaartermijn_jaren = 7
    vergrendeling = ja

Every line may be left out. A line that is wrong does not count and is told in the self-test, the
log and Help; the others count, and it never stops the program. The file of the computer goes
before the one beside the program, which the user may be able to change. What is said of locking
fails closed: a line about it that is misread, or a file that cannot be read, counts as yes.

The first paint waits for this module and most computers have no policy: what only a file needs is
imported when there is one.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places
from banen_desktop.storage.regular import open_regular

if TYPE_CHECKING:
    from collections.abc import Callable

    from banen_desktop.dossier.model import Sector

LOCK_WANTED = "Uw organisatie vraagt dat een dossier een wachtwoordzin heeft."
DOUBT = ": wat daarover staat is niet te lezen, en telt dan als ja"
_LOCK, _ABOUT_LOCK = "vergrendeling", re.compile("vergr", re.IGNORECASE)
_SECTION, _LARGEST, _MOST_WRONG = "beleid", 100_000, 20
_NO_TEXT = r"[\x00-\x08\x0a-\x1f\x7f\ufffd]"
_LONGEST_RETENTION = 30  # years


class Policy(NamedTuple):
    """The settings of a policy; without a file none. `wrong` says which lines do not count.

    `lock_doubted` tells that a passphrase is required because that line could not be read.
    `retention_years` is how long data of a year are kept after it has ended.
    """

    file: Path | None = None
    folder: Path | None = None
    sector: Sector | None = None
    retention_years: int | None = None
    lock_required: bool = False
    lock_doubted: bool = False
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
            told.append(f"Bewaartermijn: {self.retention_years} jaar")
        if self.lock_required:
            told.append(f"Dossiers moeten een wachtwoordzin hebben{DOUBT * self.lock_doubted}")
        return (*told, *(f"Klopt niet en telt niet mee: {each}" for each in self.wrong))


def policy() -> Policy:
    """The policy on this computer, read anew."""
    file = next(filter(_is_there, places.policy_files()), None)
    return Policy() if file is None else _read_policy(file)


def dossier_folder() -> Path:
    """Where dossiers go if the user does not choose another folder."""
    return policy().folder or places.documents_folder()


def lock_needed() -> KnownProblem:
    """Why a dossier may not be kept without a passphrase."""
    return KnownProblem(
        LOCK_WANTED,
        "Het bestand is niet veranderd.",
        "Kies Bestand, Dossier vergrendelen.",
    )


def _is_there(file: Path) -> bool:
    """Whether there is such a file; also one that may not be looked at."""
    try:
        return file.is_file()
    except PermissionError:
        return True
    except OSError:
        return False


class _WrongError(ValueError):
    """A value that is wrong; a Dutch phrase."""


class _Reading:
    """What was read so far."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.wrong: list[str] = []
        self.doubted = False

    def doubt(self, line: str = _LOCK) -> None:
        """This line was not read: if it is about locking, locking is required."""
        if _ABOUT_LOCK.search(line):
            self.values["lock_required"] = self.doubted = True


def _read_policy(file: Path) -> Policy:
    """What a file says; what is wrong in it, or with it, stands in `wrong`."""
    reading = _Reading()
    try:
        with open_regular(file) as opened:
            data = opened.read(_LARGEST + 1)
    except OSError:
        reading.wrong.append("het bestand is niet te lezen")
        reading.doubt()
    else:
        _read(_decoded(data), reading)
    return Policy(
        file=file, lock_doubted=reading.doubted, wrong=tuple(reading.wrong), **reading.values
    )


def _decoded(data: bytes) -> str:
    """The text: Notepad may write UTF-16; what is no text stays to be seen in its own line."""
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if utf_16 else "utf-8-sig", errors="replace")


def _read(text: str, reading: _Reading) -> None:
    """Read line by line: a mistake in one line may not take another one off."""
    if len(text) > _LARGEST:
        reading.wrong.append("het bestand is te groot; alleen het begin telt mee")
    section, seen = "", set[str]()
    for number, line in enumerate(text[:_LARGEST].splitlines(), start=1):
        bare = line.strip()
        if len(reading.wrong) >= _MOST_WRONG:
            reading.wrong.append("er klopt nog meer niet")
            reading.doubt("".join(text.splitlines()[number - 1 :]))
            return
        if bare.startswith("[") and bare.endswith("]"):
            section = _section(bare, reading)
        elif bare and bare[0] not in "#;":
            _read_in(section, bare, number, seen, reading)
    if len(text) > _LARGEST and "lock_required" not in reading.values:
        reading.doubt()  # it may stand in what was not read


def _section(bare: str, reading: _Reading) -> str:
    section = bare[1:-1].strip().casefold()
    if section != _SECTION:
        reading.wrong.append(f"het deel {_short(bare)} kent het programma niet")
    return section


def _read_in(section: str, bare: str, number: int, seen: set[str], reading: _Reading) -> None:
    key, equals, value = (part.strip() for part in bare.partition("="))
    if not equals:
        reading.wrong.append(f"regel {number} heeft niet de vorm “naam = waarde”")
    elif not section:
        reading.wrong.append(f"regel {number} staat niet onder [{_SECTION}]")
    elif section == _SECTION and _read_line(key.lower(), value, seen, reading):
        return
    reading.doubt(bare)


def _read_line(key: str, value: str, seen: set[str], reading: _Reading) -> bool:
    """Whether the line says what it means, or may be left for what an earlier one said."""
    if key not in _KEYS:
        reading.wrong.append(f"{_short(key)} kent het programma niet")
        return False
    if key in seen:
        reading.wrong.append(f"{key} staat er twee keer; de eerste telt")
        return value.lower() == "nee"
    seen.add(key)
    name, read = _KEYS[key]
    try:
        if re.search(_NO_TEXT, value):
            raise _WrongError("is geen tekst in UTF-8")
        found = read(value)
    except _WrongError as error:
        reading.wrong.append(f"{key} {error}")
        return False
    if name != "lock_required" or not reading.doubted:
        reading.values[name] = found
    return True


def _short(text: str) -> str:
    from banen_desktop import dutch  # noqa: PLC0415 - not for the first paint

    return dutch.shorten(text, 30)


def _folder(text: str) -> Path:
    try:
        folder = Path(os.path.expandvars(text)).expanduser()
    except RuntimeError:  # “~somebody” who is not there
        raise _WrongError("noemt een gebruiker die er niet is") from None
    if not folder.is_absolute():
        raise _WrongError("is geen volledig pad")
    return folder


def _sector(text: str) -> Sector:
    from banen_desktop.dossier.model import Sector  # noqa: PLC0415 - not for the first paint

    try:
        return Sector(text.lower())
    except ValueError:
        raise _WrongError(f"is geen van {', '.join(Sector)}") from None


def _years(text: str) -> int:
    found = re.fullmatch(r"0*([0-9]{1,2})", text)
    if found is None or not 1 <= int(found[1]) <= _LONGEST_RETENTION:
        raise _WrongError(f"is geen getal van 1 tot en met {_LONGEST_RETENTION}")
    return int(found[1])


def _yes_or_no(text: str) -> bool:
    if text.lower() not in {"ja", "nee"}:
        raise _WrongError("is geen ja of nee")
    return text.lower() == "ja"


_KEYS: dict[str, tuple[str, Callable[[str], object]]] = {
    "map": ("folder", _folder),
    "sector": ("sector", _sector),
    "bewaartermijn_jaren": ("retention_years", _years),
    _LOCK: ("lock_required", _yes_or_no),
}
