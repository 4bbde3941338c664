"""Faults of the disk and of others: the old file is whole and nothing is left lying about."""

import errno
import io
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from banen_desktop.problems import KnownProblem
from banen_desktop.storage.atomic import (
    atomic_write,
    fingerprint_of,
    unreadable,
    unwritable,
)

OLD, NEW = b"old content" * 1000, b"new content, longer" * 5000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.banen"
    path.write_bytes(OLD)
    return path


def untouched(path: Path) -> bool:
    """Whether the old file is there byte for byte, and nothing beside it."""
    return path.read_bytes() == OLD and list(path.parent.iterdir()) == [path]


class Fault:
    """A function of the system that fails from its `first` call on, `often` times."""

    def __init__(self, real: Callable[..., Any], number: int, first: int, often: int) -> None:
        self.real, self.number = real, number
        self.fails = range(first, first + often)
        self.calls = 0

    def __call__(self, *args: Any, **named: Any) -> Any:
        self.calls += 1
        if self.calls in self.fails:
            raise OSError(self.number, os.strerror(self.number))
        return self.real(*args, **named)


CALLS = ["open", "write", "fsync", "close", "replace", "stat", "lstat", "chmod"]
NUMBERS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EPERM, errno.EDQUOT]


def _calls_of_a_good_save(module: Any, name: str, target: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        counter = Fault(getattr(module, name), 0, 0, 0)
        patch.setattr(module, name, counter)
        atomic_write(target, OLD, fingerprint_of(OLD))
    return counter.calls


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("often", [1, 1000])
@pytest.mark.parametrize(("module", "name"), [*((os, name) for name in CALLS), (io, "open")])
def test_a_fault_at_any_call_leaves_the_old_file(
    target: Path, module: Any, name: str, often: int, number: int
) -> None:
    for first in range(1, _calls_of_a_good_save(module, name, target) + 1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, name, Fault(getattr(module, name), number, first, often))
            saved = False
            with suppress(KnownProblem):
                atomic_write(target, NEW, fingerprint_of(OLD))
                saved = True
        if saved:  # it was after the swap, or about something that may fail
            assert target.read_bytes() == NEW
            target.write_bytes(OLD)
        assert untouched(target)


def test_the_faults_that_may_not_stop_a_save_are_few(target: Path) -> None:
    """Without the folder's fsync, the old rights, and what comes after the swap; nothing else."""
    survived = []
    for name in CALLS:
        for first in range(1, _calls_of_a_good_save(os, name, target) + 1):
            with pytest.MonkeyPatch.context() as patch, suppress(KnownProblem):
                patch.setattr(os, name, Fault(getattr(os, name), errno.EIO, first, 1))
                atomic_write(target, NEW, fingerprint_of(OLD))
                survived.append((name, first))
            target.write_bytes(OLD)
    assert survived == [("open", 5), ("fsync", 2), ("close", 3), ("close", 4), ("chmod", 1)]


@pytest.mark.parametrize("name", ["write", "fsync", "replace"])
def test_a_temporary_file_that_cannot_be_removed_hides_nothing(
    target: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(os, "unlink", Fault(os.unlink, errno.EACCES, 1, 1000))
    monkeypatch.setattr(os, name, Fault(getattr(os, name), errno.ENOSPC, 1, 1000))
    with pytest.raises(KnownProblem, match="de schijf is vol"):
        atomic_write(target, NEW)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("most", [1, 7, 4096])
def test_short_writes_are_continued(
    target: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:most]))
    atomic_write(target, NEW)
    assert target.read_bytes() == NEW


def test_a_disk_that_fills_up_halfway_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    room = iter([100, 50])

    def write(descriptor: int, data: memoryview) -> int:
        most = next(room, None)
        if most is None:
            raise OSError(errno.ENOSPC, "full")
        return real(descriptor, data[:most])

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(KnownProblem, match="de schijf is vol"):
        atomic_write(target, NEW)
    assert untouched(target)


def test_a_disk_that_takes_nothing_is_no_endless_wait(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda *_: 0)
    with pytest.raises(KnownProblem, match=f"fout {errno.EIO}"):
        atomic_write(target, NEW)
    assert untouched(target)


@pytest.mark.parametrize("stored", [NEW[:-1], NEW + b"!", b"?" + NEW[1:], b""])
def test_a_disk_that_gives_back_something_else_is_caught(
    target: Path, monkeypatch: pytest.MonkeyPatch, stored: bytes
) -> None:
    real = os.write

    def write(descriptor: int, data: memoryview) -> int:
        real(descriptor, stored)
        return len(data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(KnownProblem, match="Opslaan is niet gelukt"):
        atomic_write(target, NEW)
    assert untouched(target)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_an_interruption_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    def interrupt(descriptor: int) -> None:
        raise stop

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(stop):
        atomic_write(target, NEW)
    assert untouched(target)


def test_the_file_is_on_disk_before_the_swap_and_the_folder_after(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def noted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def note(*args: Any) -> Any:
            order.append(name)
            return real(*args)

        return note

    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, noted(name, getattr(os, name)))
    atomic_write(target, NEW)
    assert order == ["write", "fsync", "replace", "fsync"]


# Windows


def windows_error(winerror: int, number: int) -> OSError:
    """An error as Windows gives it."""
    error = OSError(number, "refused")
    error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
    return error


def _held(times: int, error: OSError) -> Callable[[Any, Any], None]:
    real, left = os.replace, iter(range(times))

    def replace(source: Any, target: Any) -> None:
        if next(left, None) is not None:
            raise error
        real(source, target)

    return replace


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_virus_scanner_that_lets_go_is_waited_for(
    target: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    monkeypatch.setattr(os, "replace", _held(4, windows_error(winerror, errno.EACCES)))
    atomic_write(target, NEW)
    assert target.read_bytes() == NEW
    assert waited == [0.05, 0.1, 0.2, 0.4]


@pytest.mark.parametrize(
    ("winerror", "sentence"), [(5, "in gebruik"), (32, "in gebruik"), (33, "in gebruik")]
)
def test_a_program_that_keeps_the_file_is_explained(
    target: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, sentence: str
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(os, "replace", _held(5, windows_error(winerror, errno.EACCES)))
    with pytest.raises(KnownProblem, match=sentence):
        atomic_write(target, NEW)
    assert untouched(target)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, ""), "de schijf is vol"),
        (OSError(errno.EDQUOT, ""), "de schijf is vol"),
        (OSError(errno.EACCES, ""), "u hebt hier niet de rechten voor"),
        (OSError(errno.EPERM, ""), "u hebt hier niet de rechten voor"),
        (OSError(errno.EROFS, ""), "alleen om te lezen"),
        (OSError(errno.ENOENT, ""), "de map of de schijf is er niet meer"),
        (OSError(errno.ENAMETOOLONG, ""), "te lang"),
        (OSError(errno.EBUSY, ""), "een ander programma heeft het bestand in gebruik"),
        (OSError(errno.EIO, ""), f"de schijf of het netwerk meldt fout {errno.EIO}"),
        (OSError("without a number"), "de schijf of het netwerk meldt fout 0"),
        (windows_error(206, errno.ENOENT), "te lang"),
    ],
)
def test_every_refusal_of_the_system_has_a_dutch_reason(error: OSError, sentence: str) -> None:
    for explain in (unwritable, unreadable):
        problem = explain(error)
        assert sentence in problem.message
        assert problem.message.endswith(".")
        assert problem.safe.endswith(".")
        assert problem.advice.endswith(".")


# Many at once, and a death at any moment


def test_two_writers_leave_one_whole_file(target: Path) -> None:
    def write(data: bytes) -> None:
        for _ in range(30):
            atomic_write(target, data)

    contents = [bytes([number]) * 50_000 for number in range(4)]
    writers = [threading.Thread(target=write, args=(data,)) for data in contents]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert target.read_bytes() in contents
    assert list(target.parent.iterdir()) == [target]


def _delays() -> Iterator[float]:
    chance = random.Random(7)
    for _ in range(12):
        yield chance.uniform(0.0, 0.03)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_process_that_is_killed_leaves_a_whole_file(target: Path) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from banen_desktop.storage.atomic import atomic_write;"
        "path = Path(sys.argv[1]); print('ready', flush=True)\n"
        "while True:\n"
        "    for sign in b'ab': atomic_write(path, bytes([sign]) * 400_000)"
    )
    for delay in _delays():
        with subprocess.Popen(
            [sys.executable, "-c", program, str(target)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as writer:
            try:
                assert writer.stdout is not None
                writer.stdout.readline()
                time.sleep(delay)
            finally:  # it never ends by itself
                writer.kill()
        assert target.read_bytes() in {OLD, b"a" * 400_000, b"b" * 400_000}
