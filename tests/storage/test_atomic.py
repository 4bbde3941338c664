"""Writing a file: what it replaces, where it goes, and which rights it has."""

import errno
import os
import stat
from pathlib import Path

import pytest

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import atomic
from banen_desktop.storage.atomic import (
    ChangedElsewhere,
    atomic_write,
    fingerprint,
    fingerprint_of,
)

OLD, NEW = b"old content" * 1000, b"new content, longer" * 5000
POSIX = pytest.mark.skipif(os.name != "posix", reason="rights and links as POSIX has them")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.banen"
    path.write_bytes(OLD)
    return path


def untouched(path: Path) -> bool:
    """Whether the old file is there byte for byte, and nothing beside it."""
    return path.read_bytes() == OLD and list(path.parent.iterdir()) == [path]


def test_a_new_file_is_written(tmp_path: Path) -> None:
    atomic_write(tmp_path / "new.banen", NEW)
    assert (tmp_path / "new.banen").read_bytes() == NEW
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("data", [b"", b"\0", b"\r\n\x1a", bytes(3_000_000)])
def test_every_content_comes_back(target: Path, data: bytes) -> None:
    atomic_write(target, data)
    assert target.read_bytes() == data
    assert fingerprint(target) == fingerprint_of(data)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="tells which files are open")
def test_a_save_leaves_no_file_open(target: Path) -> None:
    """A system lets a program have about a thousand open: an evening of recovery copies."""
    before = os.listdir("/proc/self/fd")
    for data in (NEW, OLD):
        atomic_write(target, data, fingerprint(target))
    assert os.listdir("/proc/self/fd") == before


def test_the_fingerprint_of_no_file_is_none(tmp_path: Path) -> None:
    assert fingerprint(tmp_path / "nothing") is None


def test_a_fingerprint_tells_contents_apart(target: Path) -> None:
    before = fingerprint(target)
    target.write_bytes(OLD[:-1] + b"!")
    assert fingerprint(target) != before
    assert before == fingerprint_of(OLD)


def test_a_folder_has_no_fingerprint(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="niet te lezen"):
        fingerprint(tmp_path)


# Somebody else changed the file


@pytest.mark.parametrize("expected", [atomic.UNCHECKED, fingerprint_of(OLD)])
def test_the_expected_file_is_replaced(target: Path, expected: atomic.Expected) -> None:
    atomic_write(target, NEW, expected)
    assert target.read_bytes() == NEW


def test_a_file_that_somebody_changed_is_not_replaced(target: Path) -> None:
    with pytest.raises(ChangedElsewhere, match="veranderd nadat u het opende"):
        atomic_write(target, NEW, fingerprint_of(NEW))
    assert untouched(target)


def test_a_file_that_should_not_be_there_is_not_replaced(target: Path) -> None:
    with pytest.raises(ChangedElsewhere, match="al een bestand met deze naam"):
        atomic_write(target, NEW, None)
    assert untouched(target)


def test_a_file_that_went_away_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(ChangedElsewhere, match="staat er niet meer"):
        atomic_write(tmp_path / "gone.banen", NEW, fingerprint_of(OLD))
    assert list(tmp_path.iterdir()) == []


def test_a_change_while_we_write_is_seen(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def change_and_sync(descriptor: int) -> None:
        target.write_bytes(b"of somebody else")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", change_and_sync)
    with pytest.raises(ChangedElsewhere):
        atomic_write(target, NEW, fingerprint_of(OLD))
    assert target.read_bytes() == b"of somebody else"
    assert list(target.parent.iterdir()) == [target]


# Names and places


@pytest.mark.parametrize(
    "name",
    [
        "😀 dossier 😀.banen",
        "..banen",
        "...",
        "-rf",
        "a b\tc.banen",
        "é" * 127,
        "x" * 255,
        "😀" * 63 + "abc",
        "één\u0301.banen",
    ],
)
def test_a_name_that_fits_is_saved(tmp_path: Path, name: str) -> None:
    for data in (OLD, NEW):
        atomic_write(tmp_path / name, data)
        assert (tmp_path / name).read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["x" * 256, "é" * 128, "😀" * 64, "x" * 10_000])
def test_a_name_that_is_too_long_is_explained(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownProblem, match=r"naam .* is te lang"):
        atomic_write(tmp_path / name, NEW)
    assert list(tmp_path.iterdir()) == []


def test_dots_and_relative_paths_lead_to_the_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (target.parent / "below").mkdir()
    atomic_write(target.parent / "below" / ".." / target.name, NEW)
    assert target.read_bytes() == NEW
    monkeypatch.chdir(target.parent / "below")
    atomic_write(Path("..") / target.name, OLD)
    atomic_write(Path("here.banen"), NEW)
    assert target.read_bytes() == OLD
    assert Path("here.banen").read_bytes() == NEW


def test_a_folder_that_is_gone_is_explained(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="map of de schijf is er niet meer") as caught:
        atomic_write(tmp_path / "gone" / "dossier.banen", NEW)
    assert caught.value.safe == (
        "Het oude bestand is niet veranderd en uw werk staat nog open in het venster."
    )
    assert caught.value.advice.endswith("Of sla het op een andere plek op.")


def test_a_file_without_a_name_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match=r"^Het bestand is niet te lezen: de map of de schijf"):
        atomic.read_at_most(tmp_path / "gone", 1)


def test_a_file_where_a_folder_should_be_is_explained(target: Path) -> None:
    with pytest.raises(KnownProblem, match="er niet meer"):
        atomic_write(target / "dossier.banen", NEW)
    assert untouched(target)


def test_a_folder_in_the_place_of_the_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "dossier.banen").mkdir()
    with pytest.raises(KnownProblem, match="geen gewoon bestand"):
        atomic_write(tmp_path / "dossier.banen", NEW)
    assert (tmp_path / "dossier.banen").is_dir()


@POSIX
def test_a_pipe_in_the_place_of_the_file_is_explained(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(KnownProblem, match="geen gewoon bestand"):
        atomic_write(tmp_path / "pipe", NEW, expected=None)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


# Links and rights


@POSIX
def test_a_link_is_followed_to_the_real_file(target: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "one").symlink_to(target)
    (elsewhere / "two").symlink_to("one")
    atomic_write(elsewhere / "two", NEW, fingerprint_of(OLD))
    assert target.read_bytes() == NEW
    assert (elsewhere / "two").readlink() == Path("one")
    assert sorted(path.name for path in elsewhere.iterdir()) == ["one", "two"]


@POSIX
def test_a_link_to_nothing_makes_the_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    atomic_write(tmp_path / "link", NEW, expected=None)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == NEW


@POSIX
def test_a_link_to_itself_is_explained(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    with pytest.raises(KnownProblem, match=f"fout {errno.ELOOP}"):
        atomic_write(tmp_path / "link", NEW)


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666, 0o755])
def test_the_rights_of_the_old_file_stay(target: Path, mode: int) -> None:
    target.chmod(mode)
    atomic_write(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@POSIX
def test_the_new_content_is_never_readable_by_more_people(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.chmod(0o600)
    seen: list[int] = []
    real = os.write

    def look_and_write(descriptor: int, data: memoryview) -> int:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", look_and_write)
    atomic_write(target, NEW)
    assert set(seen) == {0o600}


@POSIX
def test_where_rights_cannot_be_set_the_file_is_not_opened_up(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "this disk has no rights")

    target.chmod(0o600)
    monkeypatch.setattr(os, "chmod", refuse)
    atomic_write(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@POSIX
@pytest.mark.parametrize(("shared", "mode"), [(False, 0o600), (True, 0o640)])
def test_a_new_file_is_for_this_user_alone_unless_it_may_be_shared(
    tmp_path: Path, *, shared: bool, mode: int
) -> None:
    before = os.umask(0o027)
    try:
        atomic_write(tmp_path / "new.banen", NEW, shared=shared)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.banen").stat().st_mode) == mode


class HeldError(OSError):
    """What Windows says when another program has the file."""

    winerror = 32


class DeniedError(OSError):
    """What Windows says when another program has the file, or when there are no rights."""

    winerror = 5


@pytest.mark.parametrize(("times", "saved"), [(1, True), (4, True), (5, False)])
@pytest.mark.parametrize("call", ["open", "replace"])
def test_a_file_that_another_program_holds_for_a_moment_is_saved(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str, times: int, *, saved: bool
) -> None:
    """A scanner or a program that syncs; one that does not let go is named as such."""
    left = iter(range(times))
    real = getattr(os, call)

    def held(first: Path, *rest: object) -> object:
        asked = first == target if call == "open" else rest == (target,)
        if asked and (call == "replace" or rest[0] == os.O_WRONLY) and next(left, None) is not None:
            raise HeldError(errno.EACCES, "in use")
        return real(first, *rest)

    monkeypatch.setattr(atomic, "_PAUSES", (0.0,) * 4)
    monkeypatch.setattr(os, call, held)
    if saved:
        atomic_write(target, NEW)
        assert target.read_bytes() == NEW
    else:
        with pytest.raises(KnownProblem, match="in gebruik") as told:
            atomic_write(target, NEW)
        assert "OneDrive" in told.value.advice
        assert untouched(target)
    assert next(left, None) is None


def test_denied_after_it_could_be_written_is_held_by_another_program(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_from: Path, _to: Path) -> None:
        raise DeniedError(errno.EACCES, "denied")

    monkeypatch.setattr(atomic, "_PAUSES", (0.0,))
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(KnownProblem, match="in gebruik"):
        atomic_write(target, NEW)
    assert untouched(target)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "niet de rechten"),
        (errno.EROFS, "alleen om te lezen"),
        (errno.ETXTBSY, "in gebruik"),
    ],
)
def test_a_file_that_is_protected_is_not_replaced(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    real = os.open

    def refuse_the_target(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == target and flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(number, "protected")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse_the_target)
    with pytest.raises(KnownProblem, match=sentence):
        atomic_write(target, NEW)
    assert untouched(target)
