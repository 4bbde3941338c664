"""Reading what a command is about: a dossier, or an input in TOML, told apart by content."""

import sys
from dataclasses import dataclass
from pathlib import Path

from banen_desktop.command_line.unlocking import open_file
from banen_desktop.dossier.model import Dossier
from banen_desktop.imports.toml_input import LARGEST, read_toml_input
from banen_desktop.problems import KnownProblem
from banen_desktop.safe_text import settable
from banen_desktop.storage.atomic import unreadable
from banen_desktop.storage.dossier_file import OpenedDossier
from banen_desktop.storage.regular import open_regular


@dataclass(frozen=True, slots=True)
class DossierInput:
    """What was read; `opened` is there for a .banen file, which a command may save again."""

    dossier: Dossier
    opened: OpenedDossier | None = None


def read_input(path: Path) -> DossierInput:
    """A dossier from a .banen file or a TOML input; never changes it, raises `KnownProblem`."""
    data = read_bytes(path, LARGEST)
    if b"\0" in data or not data:
        opened = open_file(path)
        return DossierInput(opened.dossier, opened)
    found = read_toml_input(data)
    if found.remark:
        print(settable(found.remark), file=sys.stderr)
    return DossierInput(found.dossier)


def read_bytes(path: Path, largest: int) -> bytes:
    """The bytes of a file, one more than the largest at most; raises `KnownProblem`."""
    try:
        with open_regular(path) as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise KnownProblem(f"Het bestand {path} bestaat niet.") from None
    except OSError as error:
        raise unreadable(error, str(path)) from None
    except ValueError:  # a name with a sign that no file can have
        raise KnownProblem(f"Het bestand {path} is niet te lezen.") from None
