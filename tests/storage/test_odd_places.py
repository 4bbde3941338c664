"""Odd names, long paths, links, and a clock that was set back: saved all the same, or said why."""

import os
import time
from pathlib import Path

import pytest

from banen_desktop.dossier.model import Dossier, Werkgever
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places, recovery
from banen_desktop.storage.dossier_file import open_dossier, remove_left_behind, save_dossier
from banen_desktop.storage.lock import Lock, acquire, lock_file, release

DOSSIER = Dossier(werkgever=Werkgever(naam="Stichting"))
NAMES = [
    *("dossier 🙂 2025.banen", "..banen", "a..b.banen", "-rf.banen", "één “citaat” & meer.banen"),
    *("spatie .banen", "e\u0301.banen", "שלום.banen", f"{'n' * 240}.banen"),
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_saved_opened_locked_and_recovered(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    made = save_dossier(path, DOSSIER, None)
    assert open_dossier(path).fingerprint == made
    held = acquire(path)
    assert isinstance(held, Lock)
    release(held)
    recovery.write_copy(DOSSIER, path, made)
    (copy,) = recovery.list_copies()
    assert copy.original == path
    assert recovery.changed(copy) == ()


def test_a_path_of_three_hundred_signs_is_no_problem(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 300:
        folder = folder / ("map" * 12)
    folder.mkdir(parents=True)
    path = folder / "dossier.banen"
    save_dossier(path, DOSSIER)
    assert open_dossier(path).dossier == DOSSIER
    assert lock_file(path).parent == folder


def test_a_path_that_is_too_long_is_said(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["map" * 60] * 30, "dossier.banen")
    with pytest.raises(KnownProblem, match="te lang") as caught:
        save_dossier(path, DOSSIER)
    assert "uw werk staat nog open" in caught.value.safe


def test_dots_in_a_path_lead_to_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    save_dossier(tmp_path / "map" / ".." / "dossier.banen", DOSSIER)
    assert open_dossier(tmp_path / "dossier.banen").dossier == DOSSIER
    assert lock_file(tmp_path / "map" / ".." / "dossier.banen") == lock_file(
        tmp_path / "dossier.banen"
    )


def test_a_clock_that_was_set_back_hides_no_copy_and_removes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "dossier.banen"
    save_dossier(path, DOSSIER)
    recovery.write_copy(DOSSIER, path)
    left = tmp_path / ".0123456789.tmp"
    left.write_bytes(path.read_bytes())
    future = time.time() + 10 * 365 * 24 * 3600
    for file in (*places.recovery_folder().iterdir(), left, path):
        os.utime(file, (future, future))
    assert [copy.readable for copy in recovery.list_copies()] == [True]
    remove_left_behind(tmp_path)
    assert left.exists()
    fingerprint = open_dossier(path).fingerprint
    save_dossier(path, DOSSIER, fingerprint)


def test_a_folder_that_went_away_is_said_and_saving_elsewhere_works(tmp_path: Path) -> None:
    gone = tmp_path / "stick"
    gone.mkdir()
    save_dossier(gone / "dossier.banen", DOSSIER)
    (gone / "dossier.banen").unlink()
    gone.rmdir()
    with pytest.raises(KnownProblem, match="de map of de schijf is er niet meer") as caught:
        save_dossier(gone / "dossier.banen", DOSSIER)
    assert "andere plek" in caught.value.advice
    save_dossier(tmp_path / "elders.banen", DOSSIER)
    assert open_dossier(tmp_path / "elders.banen").dossier == DOSSIER
