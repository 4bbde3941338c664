"""Open a document for a command; the passphrase of a locked one is asked, never an argument."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from banen_desktop.problems import KnownProblem
from banen_desktop.safe_text import settable
from banen_desktop.storage.document_file import remove_left_behind
from banen_desktop.storage.dossier_file import OpenedDossier, open_dossier
from banen_desktop.storage.locked import Key, LockedProblem, new_key, open_key

if TYPE_CHECKING:
    from banen_desktop.sector.facts.model import Monitor
    from banen_desktop.storage.document_file import Opened


def open_file(path: Path) -> OpenedDossier:
    """Open a dossier; of a locked one the passphrase is the first line of stdin, or is asked.

    What a command that was killed left beside it is removed first.
    An argument would stand in the history of the shell, and in the list of processes.
    """
    remove_left_behind(path.parent)
    try:
        return open_dossier(path)
    except LockedProblem as problem:
        return open_dossier(path, open_key(problem.sleutel, asked_passphrase(path.name)))


def open_monitor_file(path: Path) -> "Opened[Monitor]":
    """Open a monitor in the same way."""
    from banen_desktop.sector.file.monitor_file import open_monitor  # noqa: PLC0415

    remove_left_behind(path.parent)
    try:
        return open_monitor(path)
    except LockedProblem as problem:
        return open_monitor(path, open_key(problem.sleutel, asked_passphrase(path.name)))


def new_key_of_command(name: str) -> Key:
    """A new key for a document that has to be locked; its passphrase is asked in the same way."""
    from banen_desktop.storage.passphrase import Level, strength  # noqa: PLC0415

    typed = asked_passphrase(name, "Nieuwe wachtwoordzin voor")
    found = strength(typed)
    if found.level is Level.TOO_WEAK:
        raise KnownProblem(
            f"Deze wachtwoordzin is te zwak. {' '.join(found.why)}",
            "Er is niets opgeslagen.",
            "Kies vier of meer losse woorden.",
        )
    if _asks() and getpass.getpass("Nog een keer: ") != typed:
        raise KnownProblem(
            "De twee wachtwoordzinnen zijn niet gelijk.",
            "Er is niets opgeslagen.",
            "Probeer het opnieuw.",
        )
    return new_key(typed)


def _asks() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def asked_passphrase(name: str, what: str = "Wachtwoordzin van") -> str:
    """A passphrase as somebody types it, or the next line of stdin."""
    if _asks():
        typed = getpass.getpass(f"{what} {settable(name)}: ")
    else:
        typed = "" if sys.stdin is None else sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise KnownProblem(
            f"{name} is vergrendeld met een wachtwoordzin."
            if what.startswith("Wachtwoordzin")
            else f"{name} moet een wachtwoordzin krijgen: er komen besloten gegevens in.",
            "Het bestand is niet veranderd.",
            "Typ de wachtwoordzin als daarom wordt gevraagd, of geef die op de standaardinvoer.",
        )
    return typed
