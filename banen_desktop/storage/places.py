"""Where things are kept on this computer, and what stands there; nothing is made here.

A disk that does not tell has nothing. A name that is too long, a folder that may not be looked in
or a network that is gone are no bug: whoever reads or writes there hears why it cannot be done.

`BANEN_MAP` in the environment puts everything of the user under one folder: for tests, and to try
a version out beside another.
"""

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs

_OF_THIS_COMPUTER = Path("/etc/banen-desktop")
_NAME, _POLICY = "Banen Desktop", "banen-beleid.ini"


def _root() -> Path | None:
    root = os.environ.get("BANEN_MAP")
    return Path(root) if root else None


def data_folder() -> Path:
    """The folder of this program in the user's own profile."""
    return _root() or platformdirs.user_data_path(_NAME, appauthor=False)


def recovery_folder() -> Path:
    """Where recovery copies are kept."""
    return data_folder() / "herstel"


def parameters_folder() -> Path:
    """Where parameter files are kept that the user took in."""
    return data_folder() / "parameters"


def log_folder() -> Path:
    """Where the log is kept."""
    root = _root()
    return root / "log" if root else platformdirs.user_log_path(_NAME, appauthor=False)


def policy_files() -> tuple[Path, ...]:
    """Where an IT department may put its policy: for this computer, or beside the program.

    The last is the folder that tries a version out: no variable of a user goes before the computer.
    """
    root = _root()
    own = (root / _POLICY,) if root else ()
    if sys.platform == "win32":
        shared = _program_data() or os.environ.get("PROGRAMDATA", "")
        computer = (Path(shared) / _NAME / _POLICY,) if shared else ()
    else:
        computer = (_OF_THIS_COMPUTER / _POLICY,)
    beside = (Path(sys.executable).parent / _POLICY,) if getattr(sys, "frozen", False) else ()
    return (*computer, *beside, *own)


def _program_data() -> str:
    """The shared folder as the computer itself says it; empty when it does not."""
    try:
        registry: Any = importlib.import_module("winreg")
        where = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, where) as key:
            return str(registry.QueryValueEx(key, "Common AppData")[0])
    except (ImportError, OSError):
        return ""


def settings_file() -> Path:
    """The settings of this user."""
    root = _root()
    folder = root or platformdirs.user_config_path(_NAME, appauthor=False)
    return folder / "instellingen.json"


def documents_folder() -> Path:
    """Where dossiers go if the user does not choose another folder."""
    root = _root()
    return (root / "Documenten" if root else platformdirs.user_documents_path()) / "Banenafspraak"


def is_there(path: Path) -> bool:
    """Whether something has this name; False when the system does not tell."""
    return _told(path.exists)


def is_file(path: Path) -> bool:
    """Whether a regular file has this name; False when the system does not tell."""
    return _told(path.is_file)


def is_folder(path: Path) -> bool:
    """Whether a folder has this name; False when the system does not tell."""
    return _told(path.is_dir)


def changed_at(path: Path) -> float:
    """When a file was last written, in seconds since 1970; 0 when the system does not tell."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _told(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except OSError:
        return False
