"""The folder that a file dialog begins in: always one that is there.

Qt quietly falls back to the current folder for one that is not, and then a dossier ends up where
nobody looks for it.
"""

from pathlib import Path

from banen_desktop.storage.places import is_folder
from banen_desktop.storage.policy import dossier_folder


def nearest(folder: Path) -> Path:
    """The folder itself, or else the nearest one above it that is there."""
    there = (place for place in (folder, *folder.parents) if is_folder(place))
    return next(there, Path.home())


def to_open_from(own: Path | None) -> Path:
    """Where to look for dossiers; `own` is the file of the open one. Nothing is made."""
    return nearest(dossier_folder() if own is None else own.parent)


def to_save_in(own: Path | None) -> Path:
    """Where to save a dossier: beside its own file, or in the promised folder, which is made."""
    if own is None:
        try:
            dossier_folder().mkdir(parents=True, exist_ok=True)
        except OSError:  # the user can still choose another folder
            return nearest(dossier_folder())
    return to_open_from(own)
