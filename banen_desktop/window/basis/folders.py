"""The folder that a file dialog begins in: always one that is there.

Qt quietly falls back to the current folder for one that is not, and then a dossier ends up where
nobody looks for it.
"""

from pathlib import Path

from banen_desktop.storage import settings
from banen_desktop.storage.places import is_folder
from banen_desktop.storage.policy import dossier_folder

_IMPORTED_FROM = "importmap"


def nearest(folder: Path) -> Path:
    """The folder itself, or else the nearest one above it that is there."""
    there = (place for place in (folder, *folder.parents) if is_folder(place))
    return next(there, Path.home())


def to_open_from(own: Path | None) -> Path:
    """Where to look for dossiers; `own` is the file of the open one. Nothing is made."""
    return nearest(dossier_folder() if own is None else own.parent)


def to_import_from(own: Path | None) -> Path:
    """Where to look for lists: where the last one was, or else as for dossiers."""
    last = settings.get(_IMPORTED_FROM)
    return Path(last) if last and is_folder(Path(last)) else to_open_from(own)


def remember_import(folder: Path) -> None:
    """The next list is looked for here."""
    settings.put(_IMPORTED_FROM, str(folder))


def to_save_in(own: Path | None) -> Path:
    """Where to save a dossier: beside its own file, or in the promised folder, which is made."""
    if own is None:
        try:
            dossier_folder().mkdir(parents=True, exist_ok=True)
        except OSError:  # the user can still choose another folder
            return nearest(dossier_folder())
    return to_open_from(own)
