"""The lock: it tells who has a dossier open, and it is never in the way."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.storage import lock, process
from banen_desktop.storage.lock import HeldBy, Lock, acquire, lock_file, release


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.banen"
    path.write_bytes(b"content")
    return path


def ours(found: Lock | HeldBy) -> Lock:
    """See that the lock is ours."""
    assert isinstance(found, Lock)
    return found


def told(path: Path, **changes: Any) -> None:
    """Put a lock there as another program of ours would, with some things changed."""
    content = {
        "gebruiker": "jan",
        "computer": process.computer(),
        "proces": os.getpid(),
        "sinds": "2025-05-12T10:31:00+02:00",
    }
    lock_file(path).write_text(json.dumps(content | changes), encoding="utf-8")


def test_the_first_gets_the_lock_and_the_second_hears_who_has_it(path: Path) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    mine = ours(acquire(path))
    held = acquire(path)
    assert isinstance(held, HeldBy)
    assert held.user == process.user()
    assert held.computer == process.computer()
    assert held.since is not None
    assert before < held.since < datetime.now(UTC) + timedelta(seconds=1)
    release(mine)
    assert list(path.parent.iterdir()) == [path]
    release(ours(acquire(path)))


def test_the_dossier_itself_is_not_touched(path: Path) -> None:
    release(ours(acquire(path)))
    assert path.read_bytes() == b"content"


def test_a_dossier_that_is_not_saved_yet_can_be_locked(path: Path) -> None:
    path.unlink()
    release(ours(acquire(path)))
    assert list(path.parent.iterdir()) == []


def test_a_lock_of_a_process_that_is_gone_is_taken_over(path: Path) -> None:
    program = "import sys; from pathlib import Path; from banen_desktop.storage.lock import acquire"
    subprocess.run(
        [sys.executable, "-c", f"{program}; print(acquire(Path(sys.argv[1])))", str(path)],
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
    )
    assert lock_file(path).exists()
    release(ours(acquire(path)))


def test_a_lock_of_another_computer_stays(path: Path) -> None:
    told(path, computer="elsewhere", proces=0)
    held = acquire(path)
    assert isinstance(held, HeldBy)
    assert held.computer == "elsewhere"


def test_a_lock_of_somebody_else_can_be_taken_over_on_request(path: Path) -> None:
    told(path, computer="elsewhere")
    mine = ours(acquire(path, anyway=True))
    assert isinstance(acquire(path), HeldBy)
    release(mine)
    assert not lock_file(path).exists()


def test_a_lock_that_somebody_took_over_is_not_released(path: Path) -> None:
    mine = ours(acquire(path))
    told(path, computer="elsewhere")
    release(mine)
    assert lock_file(path).exists()


def test_releasing_twice_is_no_problem(path: Path) -> None:
    mine = ours(acquire(path))
    release(mine)
    release(mine)


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 9, b"[]", b"5", b"{", b"\xff\xfe", b"[" * 2000, b",root,vm,22.11.2026;"],
)
def test_a_lock_that_says_nothing_is_taken_over(path: Path, content: bytes) -> None:
    lock_file(path).write_bytes(content)
    release(ours(acquire(path)))


@given(st.binary(max_size=200))
def test_no_content_of_a_lock_is_a_crash(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.banen"
    lock_file(path).write_bytes(content)
    release(ours(acquire(path)))


@pytest.mark.parametrize(
    "changes",
    [
        {"sinds": None},
        {"sinds": 5},
        {"sinds": "yesterday"},
        {"sinds": "0001-01-01T00:00:00+14:00"},
        {"sinds": "9999-12-31T23:59:59-14:00"},
        {"gebruiker": None},
        {"gebruiker": ["jan"]},
        {"gebruiker": "x" * 5000},
        {"computer": None},
        {"computer": {"a": 1}},
    ],
)
def test_a_lock_that_says_half_is_still_a_lock(path: Path, changes: dict[str, Any]) -> None:
    told(path, **({"computer": "elsewhere"} | changes))
    held = acquire(path)
    assert isinstance(held, HeldBy)
    assert held.sentence.endswith(".")
    assert len(held.sentence) < 250


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (
            HeldBy("jan", "pc-12", datetime(2025, 5, 12, 10, 31, tzinfo=UTC)),
            "jan heeft dit dossier al open op pc-12, sinds 12 mei 2025 om 10:31 uur.",
        ),
        (HeldBy("jan", "", None), "jan heeft dit dossier al open."),
        (HeldBy("", "pc-12", None), "Iemand heeft dit dossier al open op pc-12."),
        (HeldBy("", "", None), "Iemand heeft dit dossier al open."),
    ],
)
def test_the_user_reads_who_and_since_when(held: HeldBy, sentence: str) -> None:
    assert held.sentence == sentence


def test_two_ways_to_one_file_share_a_lock(path: Path) -> None:
    link = path.with_name("link.banen")
    link.symlink_to(path)
    mine = ours(acquire(path))
    assert isinstance(acquire(link), HeldBy)
    assert isinstance(acquire(path.parent / "x" / ".." / path.name), HeldBy)
    release(mine)


@pytest.mark.parametrize("name", ["a", "x" * 246, "x" * 247, "x" * 255, "é" * 127, "😀" * 63])
def test_a_lock_fits_beside_every_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    mine = ours(acquire(path))
    assert mine.file is not None
    assert mine.file.exists()
    assert isinstance(acquire(path), HeldBy)
    release(mine)
    assert list(tmp_path.iterdir()) == [path]


def test_long_names_have_locks_of_their_own(tmp_path: Path) -> None:
    assert lock_file(tmp_path / ("x" * 254 + "a")) != lock_file(tmp_path / ("x" * 254 + "b"))


def _refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EROFS, "read-only")


@pytest.mark.parametrize("anyway", [True, False])
def test_where_no_lock_can_be_made_the_dossier_opens(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, anyway: bool
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", _refuse)
        mine = ours(acquire(path, anyway=anyway))
    assert mine.file is None
    release(mine)
    assert list(path.parent.iterdir()) == [path]


def test_a_disk_that_is_full_leaves_no_empty_lock(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., Any] = Path.open

    def full(self: Path, mode: str = "r") -> Any:
        file = real(self, mode, buffering=0)
        monkeypatch.setattr(lock, "_content", lambda: b"")
        file.close()
        return real("/dev/full", "wb", buffering=0) if mode == "xb" else file

    monkeypatch.setattr(Path, "open", full)
    assert acquire(path) == Lock(None, b"")
    assert list(path.parent.iterdir()) == [path]


def test_a_lock_that_may_not_be_read_still_holds(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(path, computer="elsewhere")

    def private(_file: Path) -> BinaryIO:
        raise PermissionError(errno.EACCES, "private")

    monkeypatch.setattr(lock, "open_regular", private)
    assert acquire(path) == HeldBy("", "", None)
