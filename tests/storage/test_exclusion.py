"""One process at a time swaps a file, whoever is killed and whatever lies in the way."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import exclusion
from banen_desktop.storage.atomic import atomic_write, fingerprint_of
from banen_desktop.storage.exclusion import alone

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals as Unix has them")
HOLD = """
import sys, time
from pathlib import Path
from banen_desktop.storage.exclusion import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    made = tmp_path / "dossier.banen"
    made.write_bytes(b"old")
    return made


def lock_of(target: Path) -> Path:
    return target.with_name(f".~lock.{target.name}.opslaan#")


def test_nothing_stays_behind(target: Path) -> None:
    with alone(target):
        assert lock_of(target).exists()
    assert list(target.parent.iterdir()) == [target]


def test_who_fails_lets_go(target: Path) -> None:
    with pytest.raises(ValueError, match="half way"), alone(target):
        raise ValueError("half way")
    with alone(target):
        pass


def test_one_that_waits_too_long_is_told_and_nothing_is_lost(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exclusion, "PATIENCE_S", 0.02)
    with alone(target), pytest.raises(KnownProblem, match="in gebruik"):
        atomic_write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


@POSIX
def test_a_process_that_is_killed_lets_go(target: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
    assert lock_of(target).exists()
    atomic_write(target, b"new", fingerprint_of(b"old"))
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert target.read_bytes() == b"new"


def test_who_had_it_before_may_take_its_file_away(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock on a file that is no longer there excludes nobody: it is asked again."""
    real, asked = exclusion._try, iter(range(1))

    def take_away_once(descriptor: int) -> None:
        if next(asked, None) is not None:
            lock_of(target).unlink()
        real(descriptor)

    monkeypatch.setattr(exclusion, "_try", take_away_once)
    with alone(target):
        assert lock_of(target).exists()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL])
def test_a_drive_without_locks_is_written_all_the_same(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(number, "no locks here")

    monkeypatch.setattr(exclusion, "_try", refuse)
    atomic_write(target, b"new", fingerprint_of(b"old"))
    assert target.read_bytes() == b"new"


@POSIX
@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_what_lies_in_its_place_is_told_and_never_waited_for(target: Path, kind: str) -> None:
    place = lock_of(target)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to(target)
    with pytest.raises(KnownProblem, match="Opslaan is niet gelukt"):
        atomic_write(target, b"new")
    assert target.read_bytes() == b"old"


def test_windows_that_is_taking_the_file_away_is_asked_again(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class BusyError(PermissionError):
        winerror = 5

    real, asked = os.open, iter(range(2))

    def busy(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == lock_of(target) and next(asked, None) is not None:
            raise BusyError(errno.EACCES, "going away")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", busy)
    with alone(target):
        pass
    assert next(asked, None) is None


@POSIX
def test_a_folder_that_gives_no_place_says_so(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_more: object) -> int:
        raise PermissionError(errno.EACCES, "no rights")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError), alone(target):
        pass
