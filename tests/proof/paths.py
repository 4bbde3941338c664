"""The ways by which a dossier reaches the disk, for the proofs that stop them halfway.

Each way is a preparation, a piece of work, and what may be on the disk afterwards.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from age_files import quick_key

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan, Dossier, Jaar, Werkgever
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import dossier_file, places, recovery, versions
from banen_desktop.storage.dossier_file import OpenedDossier, open_dossier, save_dossier

KEY = quick_key()
FORMAT_1 = Path(__file__).parents[1] / "files" / "indeling-1.banen"
SECRET = "GEHEIM-KENMERK"
OLD = Dossier(
    werkgever=Werkgever(naam="Stichting Oud"),
    jaren=(Jaar(2024, banen=tuple(Baan(kenmerk=f"{SECRET}-{n}") for n in range(300))),),
)
NEW = edits.set_employer(OLD, naam="Stichting Nieuw")
_MOMENT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Way:
    """`prepare` fills a folder, `work` does what is stopped; `locked` says nothing is plain."""

    name: str
    prepare: Callable[[Path], None]
    work: Callable[[Path], object]
    before: Callable[[Path], Dossier | None]
    after: Dossier
    locked: bool = False


def _file(folder: Path) -> Path:
    return folder / "dossier.banen"


def _save_old(folder: Path) -> None:
    save_dossier(_file(folder), OLD)


def _save_locked(folder: Path) -> None:
    save_dossier(_file(folder), OLD, key=KEY)


def _nothing(_folder: Path) -> None:
    pass


def _format_1(folder: Path) -> None:
    _file(folder).write_bytes(FORMAT_1.read_bytes())


def _open_and_save(folder: Path) -> None:
    opened = open_dossier(_file(folder), KEY)
    save_dossier(_file(folder), NEW, opened.fingerprint, opened.key)


def _import(folder: Path) -> None:
    opened = open_dossier(_file(folder))
    after = versions.keep_before(opened.dossier, NEW, _MOMENT, "Voor: importeren")
    after = replace(after, versies=tuple(replace(it, id="v" * 32) for it in after.versies))
    save_dossier(_file(folder), after, opened.fingerprint)


def _imported() -> Dossier:
    after = versions.keep_before(OLD, NEW, _MOMENT, "Voor: importeren")
    return replace(after, versies=tuple(replace(it, id="v" * 32) for it in after.versies))


def _lock(folder: Path) -> None:
    opened = open_dossier(_file(folder))
    save_dossier(_file(folder), NEW, opened.fingerprint, KEY)


def _recover(folder: Path) -> None:
    os.environ["BANEN_MAP"] = str(folder / "eigen")
    recovery.write_copy(NEW, _file(folder), "f" * 64, KEY)
    recovery.write_copy(NEW, _file(folder), "f" * 64, KEY)


def _old(_folder: Path) -> Dossier:
    return OLD


def _none(_folder: Path) -> None:
    return None


def _upgraded(_folder: Path) -> Dossier:
    return open_dossier(FORMAT_1).dossier


WAYS = (
    Way("save", _save_old, _open_and_save, _old, NEW),
    Way("save a new file", _nothing, lambda folder: save_dossier(_file(folder), NEW), _none, NEW),
    Way("save locked", _save_locked, _open_and_save, _old, NEW, locked=True),
    Way("import", _save_old, _import, _old, _imported()),
    Way("upgrade", _format_1, _open_and_save, _upgraded, NEW),
    Way("lock", _save_old, _lock, _old, NEW),
    Way("recovery copy", _save_locked, _recover, _old, OLD, locked=True),
)


def opened(folder: Path) -> Dossier | None:
    """What the file of a folder holds now; raises when it is not whole."""
    file = _file(folder)
    return read(file).dossier if file.exists() else None


def read(file: Path) -> OpenedDossier:
    """Open a file, locked or not."""
    return open_dossier(file, KEY)


def check(way: Way, folder: Path, *, done: bool | None) -> None:
    """See that the file is the old one or the new one, whole, and that what is left is harmless.

    `done` tells whether the work said that it was ready; `None` when nobody could tell.
    """
    found = opened(folder)
    allowed = [way.after] if done else [way.before(folder), way.after]
    assert found in allowed, f"{way.name}: another dossier is on the disk"
    for copy in (folder / "eigen" / "herstel").glob("*.banen"):
        assert read(copy).dossier == NEW, f"{way.name}: a recovery copy that is not whole"
    for kept in folder.glob("* (oude indeling *).banen"):
        assert kept.read_bytes() == FORMAT_1.read_bytes(), f"{way.name}: the old format is broken"
    if way.locked:
        check_nothing_plain(folder)
    _sweep(folder)
    left = [file.name for file in folder.rglob("*.tmp")]
    assert left == [], f"{way.name}: {left} is left"


def check_nothing_plain(folder: Path) -> None:
    """See that no file in a folder holds a word of the dossier."""
    for file in folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert SECRET.encode() not in data, file.name
            assert b"Stichting" not in data, file.name


def _sweep(folder: Path) -> None:
    """What the program does at the next start, a day later."""
    for left in folder.rglob(".*.tmp"):
        os.utime(left, (0, 0))
    os.environ["BANEN_MAP"] = str(folder / "eigen")
    dossier_file.remove_left_behind(folder)
    recovery.list_copies()
    assert places.recovery_folder().parent == folder / "eigen"


__all__ = ["WAYS", "KnownProblem", "Way", "check", "opened"]
