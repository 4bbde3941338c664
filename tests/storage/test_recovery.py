"""Recovery copies: there after any crash, and never themselves the cause of one."""

import json
import os
import random
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from banen_desktop.dossier.model import Baan, Dossier, Jaar, Werkgever
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import banen_file, places, process
from banen_desktop.storage.dossier_file import open_dossier
from banen_desktop.storage.recovery import drop, list_copies, read_copy, remove_copy, write_copy

DOSSIER = Dossier(
    werkgever=Werkgever(naam="Stichting Voorbeeld"),
    jaren=(Jaar(jaar=2024, banen=(Baan(kenmerk="P-01"),)),),
)


def folder() -> Path:
    return places.recovery_folder()


def names() -> list[str]:
    return sorted(path.name for path in folder().iterdir())


def test_without_copies_there_is_nothing_to_list() -> None:
    assert list_copies() == ()
    assert not folder().exists()


def test_a_copy_comes_back_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    write_copy(DOSSIER, tmp_path / "dossier.banen", "abc")
    (copy,) = list_copies()
    assert read_copy(copy) == DOSSIER
    assert copy.dossier_id == DOSSIER.id
    assert copy.employer == "Stichting Voorbeeld"
    assert copy.original == tmp_path / "dossier.banen"
    assert copy.fingerprint == "abc"
    assert copy.readable
    assert not copy.is_open
    now = tmp_path / "now"
    now.touch()  # the clock of the disk need not be that of the computer
    assert abs(copy.saved_at.timestamp() - now.stat().st_mtime) < 10


def test_a_copy_of_a_dossier_that_was_never_saved_has_no_original() -> None:
    write_copy(DOSSIER, None)
    (copy,) = list_copies()
    assert copy.original is None
    assert copy.fingerprint is None


def test_a_copy_is_an_ordinary_file() -> None:
    write_copy(DOSSIER, None)
    assert open_dossier(list_copies()[0].path).dossier == DOSSIER


def test_the_users_own_file_is_not_touched(tmp_path: Path) -> None:
    write_copy(DOSSIER, tmp_path / "dossier.banen")
    assert list(tmp_path.iterdir()) == []


def test_there_is_one_copy_for_a_dossier(tmp_path: Path) -> None:
    write_copy(DOSSIER, None)
    changed = Dossier(werkgever=Werkgever(naam="Anders"), id=DOSSIER.id)
    write_copy(changed, tmp_path / "dossier.banen")
    (copy,) = list_copies()
    assert (copy.employer, copy.original) == ("Anders", tmp_path / "dossier.banen")
    assert len(names()) == 2


def test_copies_are_listed_the_latest_first() -> None:
    made = [Dossier(werkgever=Werkgever(naam=naam)) for naam in ("a", "b", "c")]
    for age, dossier in enumerate(made):
        write_copy(dossier, None)
        path = folder() / f"dossier-{dossier.id}.banen"
        os.utime(path, (time.time() - 100 * age,) * 2)
    assert [copy.employer for copy in list_copies()] == ["a", "b", "c"]


def test_a_copy_can_be_removed_once_and_again() -> None:
    other = Dossier()
    write_copy(DOSSIER, None)
    write_copy(other, None)
    remove_copy(DOSSIER.id)
    remove_copy(DOSSIER.id)
    assert [copy.dossier_id for copy in list_copies()] == [other.id]
    assert len(names()) == 2


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_nobody_else_may_look_in_the_folder() -> None:
    write_copy(DOSSIER, None)
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"", b"broken", bytes(9000), None])
def test_a_broken_copy_is_listed_as_unreadable(content: bytes | None) -> None:
    write_copy(DOSSIER, Path("dossier.banen").absolute())
    copy = folder() / f"dossier-{DOSSIER.id}.banen"
    copy.write_bytes(copy.read_bytes()[:9000] if content is None else content)
    (listed,) = list_copies()
    assert not listed.readable
    assert listed.dossier_id == DOSSIER.id
    assert listed.employer == ""
    assert listed.original == Path("dossier.banen").absolute()
    with pytest.raises(KnownProblem):
        read_copy(listed)
    remove_copy(listed.dossier_id)
    assert list_copies() == ()


def test_a_folder_that_is_called_a_copy_is_unreadable() -> None:
    (folder() / "dossier-x.banen").mkdir(parents=True)
    assert [copy.readable for copy in list_copies()] == [False]
    remove_copy("x")


@pytest.mark.parametrize(
    "note",
    [
        None,
        b"",
        b"[]",
        b"\xff",
        b"[" * 2000,
        b'{"bestand": 5, "vingerafdruk": [], "proces": "x"}',
        b'{"bestand": null, "computer": {}}',
    ],
)
def test_a_copy_with_a_broken_note_still_opens(note: bytes | None) -> None:
    write_copy(DOSSIER, Path("dossier.banen"))
    path = folder() / f"dossier-{DOSSIER.id}.json"
    if note is None:
        path.unlink()
    else:
        path.write_bytes(note)
    (copy,) = list_copies()
    assert read_copy(copy) == DOSSIER
    assert copy.original is None
    assert copy.fingerprint is None
    assert not copy.is_open


def _note(**changes: Any) -> None:
    path = folder() / f"dossier-{DOSSIER.id}.json"
    note = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(note | changes), encoding="utf-8")


def test_a_copy_says_whether_another_window_works_on_it() -> None:
    write_copy(DOSSIER, None)
    _note(proces=os.getppid())
    assert list_copies()[0].is_open
    _note(computer="elsewhere")
    assert not list_copies()[0].is_open
    _note(computer=process.computer(), proces=0)
    assert not list_copies()[0].is_open


def test_the_note_is_only_written_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swaps: list[str] = []
    real = os.replace

    def count(source: Path, target: Path) -> None:
        swaps.append(target.suffix)
        real(source, target)

    monkeypatch.setattr(os, "replace", count)
    write_copy(DOSSIER, None)
    write_copy(DOSSIER, None)
    write_copy(DOSSIER, tmp_path / "dossier.banen")
    assert swaps == [".json", ".banen", ".banen", ".json", ".banen"]


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    write_copy(DOSSIER, None)
    left, busy = folder() / ".0123456789.tmp", folder() / ".abcdef0123.tmp"
    left.write_bytes(b"half")
    busy.write_bytes(b"half")
    os.utime(left, (time.time() - 3600,) * 2)
    os.utime(busy, (time.time(),) * 2)
    list_copies()
    assert not left.exists()
    assert busy.exists()


def test_a_folder_that_cannot_be_made_is_explained() -> None:
    places.data_folder().mkdir(parents=True, exist_ok=True)
    folder().write_bytes(b"a file")
    with pytest.raises(KnownProblem, match="De herstelkopie is niet bijgewerkt") as caught:
        write_copy(DOSSIER, None)
    assert caught.value.safe == "Uw werk staat nog open in het venster."
    assert list_copies() == ()


def test_a_full_disk_is_explained_and_the_last_copy_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    write_copy(DOSSIER, None)
    changed = Dossier(werkgever=Werkgever(naam="Anders"), id=DOSSIER.id)

    def full(descriptor: int) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(KnownProblem, match=r"bijgewerkt\. .*de schijf is vol"):
            write_copy(changed, None)
    assert read_copy(list_copies()[0]) == DOSSIER


def test_a_copy_that_disappears_while_we_look_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    write_copy(DOSSIER, None)
    real = Path.stat

    def gone(self: Path, **named: Any) -> os.stat_result:
        if self.suffix == ".banen":
            raise FileNotFoundError
        return real(self, **named)

    monkeypatch.setattr(Path, "stat", gone)
    assert list_copies() == ()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.traag
def test_a_kill_at_any_moment_leaves_a_copy_that_opens(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from banen_desktop.storage.banen_file import from_bytes;"
        "from banen_desktop.storage.recovery import write_copy;"
        "dossier = from_bytes(sys.stdin.buffer.read());"
        "write_copy(dossier, None); print('ready', flush=True)\n"
        "number = 0\n"
        "while True:\n"
        "    number += 1\n"
        "    write_copy(dossier, Path(f'/{number}.banen'))"
    )
    chance = random.Random(11)
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as writer:
            try:
                assert writer.stdin is not None
                assert writer.stdout is not None
                writer.stdin.write(banen_file.to_bytes(DOSSIER))
                writer.stdin.close()
                writer.stdout.readline()
                time.sleep(chance.uniform(0, 0.02))
            finally:  # it never ends by itself
                writer.kill()
        (copy,) = list_copies()
        assert copy.readable
        assert read_copy(copy) == DOSSIER
        assert not copy.is_open


def test_the_copy_of_another_window_is_never_touched() -> None:
    write_copy(DOSSIER, None)
    first = folder() / f"dossier-{DOSSIER.id}.banen"
    note = first.with_suffix(".json")
    told = json.loads(note.read_text())
    note.write_text(json.dumps(told | {"proces": os.getppid()}))
    before = first.read_bytes()
    changed = Dossier(werkgever=Werkgever(naam="Anders"), id=DOSSIER.id)
    write_copy(changed, None)
    assert first.read_bytes() == before
    assert sorted(copy.employer for copy in list_copies()) == sorted(
        [DOSSIER.werkgever.naam, "Anders"]
    )
    assert {copy.dossier_id for copy in list_copies()} == {DOSSIER.id}
    remove_copy(DOSSIER.id)
    assert [copy.path for copy in list_copies()] == [first]
    drop(list_copies()[0])
    assert list_copies() == ()
