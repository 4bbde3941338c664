"""Open a dossier for a command; the passphrase of a locked one is asked, never an argument."""

import getpass
import sys
from pathlib import Path

from banen_desktop.problems import KnownProblem
from banen_desktop.safe_text import settable
from banen_desktop.storage.dossier_file import OpenedDossier, open_dossier
from banen_desktop.storage.locked import LockedProblem, open_key


def open_file(path: Path) -> OpenedDossier:
    """Open a dossier; of a locked one the passphrase is the first line of stdin, or is asked.

    An argument would stand in the history of the shell, and in the list of processes.
    """
    try:
        return open_dossier(path)
    except LockedProblem as problem:
        return open_dossier(path, open_key(problem.sleutel, _passphrase(path.name)))


def _passphrase(name: str) -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        typed = getpass.getpass(f"Wachtwoordzin van {settable(name)}: ")
    else:
        typed = "" if sys.stdin is None else sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise KnownProblem(
            f"{name} is vergrendeld met een wachtwoordzin.",
            "Het bestand is niet veranderd.",
            "Typ de wachtwoordzin als daarom wordt gevraagd, of geef die op de standaardinvoer.",
        )
    return typed
