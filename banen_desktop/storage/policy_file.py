"""Reads the file with the policy of an IT department; `storage.policy` tells what is in it."""

import configparser
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier.model import Sector
from banen_desktop.storage.policy import Policy

_SECTION, _LARGEST = "beleid", 100_000
_LONGEST_RETENTION = 30  # years


class _WrongError(ValueError):
    """A value that is wrong; a Dutch phrase."""


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    values: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def read_policy(file: Path) -> Policy:
    """What a file says; what is wrong in it, or with it, stands in `wrong`."""
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


def _read(text: str, reading: _Reading) -> None:
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
