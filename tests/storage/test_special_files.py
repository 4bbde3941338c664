"""What is opened by a name that others can know, is a regular file: a pipe never hangs us."""

import errno
import os
import sys
from pathlib import Path

import pytest

from banen_desktop.dossier.model import Dossier
from banen_desktop.storage import lock, places, recovery, settings
from banen_desktop.storage.policy import policy
from banen_desktop.storage.regular import open_to_add

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="pipes as Unix has them"),
    pytest.mark.timeout(20),
]


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANEN_MAP", str(tmp_path / "map"))


def pipe(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    return path


def test_a_lock_that_is_a_pipe_is_held_by_somebody_unknown(tmp_path: Path) -> None:
    path = tmp_path / "dossier.banen"
    file = pipe(lock.lock_file(path))
    assert lock.acquire(path) == lock.HeldBy("", "", None)
    lock.release(lock.Lock(file, b"{}"))
    assert file.is_fifo()


def test_settings_and_policy_that_are_a_pipe_are_no_settings_and_a_wrong_policy() -> None:
    pipe(places.settings_file())
    assert settings.get("venster") == ""
    pipe(places.policy_files()[-1])
    assert policy().file is None or policy().wrong


def test_a_note_that_is_a_pipe_is_no_note() -> None:
    dossier = Dossier()
    recovery.write_copy(dossier, None)
    (copy,) = recovery.list_copies()
    note = copy.path.with_suffix(".json")
    note.unlink()
    pipe(note)
    (found,) = recovery.list_copies()
    assert found.original is None
    assert recovery.read_copy(found) == dossier


def test_a_log_that_is_a_pipe_is_no_log(tmp_path: Path) -> None:
    with pytest.raises(OSError) as refused:  # noqa: PT011 - the number is checked
        open_to_add(pipe(tmp_path / "fouten.log"))
    assert refused.value.errno in {errno.ENXIO, errno.EISDIR}


def test_a_log_is_added_to_and_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "fouten.log"
    for line in ("een", "twee"):
        with open_to_add(path) as log:
            log.write(f"{line}\n")
    assert path.read_text("utf-8") == "een\ntwee\n"
    assert path.stat().st_mode & 0o777 == 0o600
