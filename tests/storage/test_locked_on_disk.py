"""Of a locked dossier nothing plain is on disk: file, copies, kept format, leftovers."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from age_files import quick_key
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier.model import Baan, Dossier, Jaar, Werkgever
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import atomic, dossier_file, locked, places, recovery, upgrades
from banen_desktop.storage.atomic import ChangedElsewhere, fingerprint
from banen_desktop.storage.banen_file import FORMAT, SCHEMA, to_bytes
from banen_desktop.storage.dossier_file import open_dossier, remove_left_behind, save_dossier
from banen_desktop.storage.locked import LockedProblem
from banen_desktop.storage.sqlite_file import Upgrade

KEY, OTHER = quick_key(), quick_key("een heel andere zin")
SECRET = "GEHEIM-KENMERK-7"
DOSSIER = Dossier(
    werkgever=Werkgever(naam="Stichting Geheim"),
    jaren=(Jaar(jaar=2024, banen=(Baan(kenmerk=SECRET),)),),
)
CHANGED = Dossier(werkgever=Werkgever(naam="Stichting Geheim en Co"), id=DOSSIER.id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossier.banen"


@pytest.fixture(autouse=True)
def every_write(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """All bytes that were handed to the disk; the test ends with a look at them."""
    written: list[bytes] = []
    real = os.write

    def write(descriptor: int, data: Any) -> int:
        written.append(bytes(data))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    return written


def plain(written: list[bytes]) -> bool:
    """Whether something of the dossier can be read in what was written."""
    return any(b"Geheim" in data or SECRET.encode() in data for data in written)


def test_a_locked_file_opens_with_its_key_alone(path: Path, every_write: list[bytes]) -> None:
    made = save_dossier(path, DOSSIER, None, KEY)
    assert fingerprint(path) == made
    opened = open_dossier(path, KEY)
    assert (opened.dossier, opened.fingerprint, opened.key) == (DOSSIER, made, KEY)
    for key in (None, OTHER):
        with pytest.raises(LockedProblem):
            open_dossier(path, key)
    assert not plain(every_write)


def test_a_key_is_of_no_matter_to_a_file_that_is_not_locked(
    path: Path, every_write: list[bytes]
) -> None:
    save_dossier(path, DOSSIER)
    assert open_dossier(path, KEY).key is None
    assert plain(every_write)


@given(dossiers(max_years=2))
def test_any_dossier_is_locked_and_opens(
    tmp_path_factory: pytest.TempPathFactory, dossier: Dossier
) -> None:
    path = tmp_path_factory.getbasetemp() / "locked.banen"
    save_dossier(path, dossier, key=KEY)
    assert open_dossier(path, KEY).dossier == dossier


def test_a_locked_file_that_others_changed_is_not_overwritten(path: Path) -> None:
    first = save_dossier(path, DOSSIER, None, KEY)
    second = save_dossier(path, CHANGED, first, KEY)
    with pytest.raises(ChangedElsewhere):
        save_dossier(path, DOSSIER, first, KEY)
    assert open_dossier(path, KEY).fingerprint == second


def test_a_fault_of_the_lock_is_caught_before_the_swap(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_dossier(path, DOSSIER, None, KEY)
    before = path.read_bytes()
    wrong = locked.lock(b"something else", KEY)
    monkeypatch.setattr(locked, "lock", lambda *_: wrong)
    with pytest.raises(AssertionError):
        save_dossier(path, CHANGED, key=KEY)
    assert path.read_bytes() == before


# An older format


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A dossier of a made-up older format."""
    monkeypatch.setitem(upgrades.UPGRADES, FORMAT - 1, Upgrade(SCHEMA, lambda tables: tables))
    data = to_bytes(DOSSIER)
    return data[:60] + (FORMAT - 1).to_bytes(4) + data[64:]


def kept(path: Path) -> Path:
    (other,) = [each for each in path.parent.iterdir() if each != path]
    return other


def test_of_a_locked_file_the_older_format_is_kept_as_it_was(
    path: Path, older: bytes, every_write: list[bytes]
) -> None:
    path.write_bytes(locked.lock(older, KEY))
    before = path.read_bytes()
    opened = open_dossier(path, KEY)
    assert opened.upgraded_from == FORMAT - 1
    save_dossier(path, CHANGED, opened.fingerprint, KEY)
    assert kept(path).read_bytes() == before
    assert open_dossier(path, KEY).dossier == CHANGED
    assert not plain(every_write)


def test_locking_a_file_of_an_older_format_keeps_a_locked_copy(
    path: Path, older: bytes, every_write: list[bytes]
) -> None:
    path.write_bytes(older)
    save_dossier(path, DOSSIER, fingerprint(path), KEY)
    assert locked.unlock(kept(path).read_bytes(), KEY) == older
    assert not plain(every_write)


def test_of_a_file_under_another_key_nothing_is_kept(path: Path, older: bytes) -> None:
    path.write_bytes(locked.lock(older, OTHER))
    save_dossier(path, DOSSIER, key=KEY)
    assert list(path.parent.iterdir()) == [path]


# Recovery copies


def test_a_recovery_copy_is_locked_too(path: Path, every_write: list[bytes]) -> None:
    recovery.write_copy(DOSSIER, path, "abc", KEY)
    (copy,) = recovery.list_copies()
    assert (copy.locked, copy.readable, copy.employer) == (True, True, "")
    assert (copy.dossier_id, copy.original, copy.fingerprint) == (DOSSIER.id, path, "abc")
    with pytest.raises(LockedProblem):
        recovery.read_copy(copy)
    assert recovery.read_copy(copy, KEY) == DOSSIER
    assert not plain(every_write)
    recovery.remove_copy(DOSSIER.id)
    assert recovery.list_copies() == ()


def test_a_damaged_locked_copy_is_listed_as_unreadable() -> None:
    recovery.write_copy(DOSSIER, None, None, KEY)
    (copy,) = recovery.list_copies()
    copy.path.write_bytes(copy.path.read_bytes()[:-5])
    (listed,) = recovery.list_copies()
    assert (listed.locked, listed.readable) == (False, False)
    assert listed.dossier_id == DOSSIER.id


def test_a_locked_copy_without_a_note_is_named_after_its_file() -> None:
    recovery.write_copy(DOSSIER, None, None, KEY)
    for note in places.recovery_folder().glob("*.json"):
        note.unlink()
    assert recovery.list_copies()[0].dossier_id == DOSSIER.id


# What a killed save left


def left(folder: Path, name: str, content: bytes, age: int = 3600) -> Path:
    file = folder / name
    file.write_bytes(content)
    os.utime(file, (time.time() - age,) * 2)
    return file


def test_what_a_killed_save_left_is_removed(tmp_path: Path) -> None:
    plain_data, locked_data = to_bytes(DOSSIER), locked.lock(b"data", KEY)
    for number, content in enumerate((plain_data, plain_data[:5000], locked_data, b"")):
        left(tmp_path, f".{number:010x}.tmp", content)
    remove_left_behind(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_temporary_file_of_a_save_is_known_as_ours(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        killed.setattr(Path, "unlink", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            save_dossier(path, DOSSIER)
    (remains,) = path.parent.glob(".*.tmp")
    os.utime(remains, (time.time() - 3600,) * 2)
    remove_left_behind(path.parent)
    assert list(path.parent.iterdir()) == []


def test_a_folder_with_such_a_name_does_not_stop_the_sweep(tmp_path: Path) -> None:
    folders = []
    for digit in range(0, 10, 2):  # in turn: a folder gives its names in any order
        folders.append(tmp_path / f".{digit:010}.tmp")
        folders[-1].mkdir()
        os.utime(folders[-1], (time.time() - 3600,) * 2)
        left(tmp_path, f".{digit + 1:010}.tmp", b"")
    remove_left_behind(tmp_path)
    assert sorted(tmp_path.iterdir()) == folders


def test_what_may_be_somebody_elses_stays(tmp_path: Path) -> None:
    data = to_bytes(DOSSIER)
    mine = [
        left(tmp_path, ".0123456789.tmp", b"text of somebody"),
        left(tmp_path, ".0123456789a.tmp", data),
        left(tmp_path, ".012345678G.tmp", data),
        left(tmp_path, ".abcdefabcd.tmp", data, age=5),
        left(tmp_path, "dossier.banen", data),
    ]
    (tmp_path / ".9999999999.tmp").mkdir()
    (tmp_path / ".8888888888.tmp").symlink_to(mine[-1])
    remove_left_behind(tmp_path)
    assert len(list(tmp_path.iterdir())) == len(mine) + 2
    remove_left_behind(tmp_path / "gone")


def test_saving_leaves_nothing_beside_a_locked_file(path: Path) -> None:
    with pytest.raises(KnownProblem):
        save_dossier(path, DOSSIER, "0" * 64, KEY)
    assert list(path.parent.iterdir()) == []
    assert path.suffix == dossier_file.SUFFIX
    assert atomic.fingerprint(path) is None
