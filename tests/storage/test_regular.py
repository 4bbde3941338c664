"""Only regular files are read: whoever gives a pipe or a device does not wait for ever."""

import errno
import os
import sys
from pathlib import Path

import pytest

from banen_desktop.storage.places import is_file, is_folder, is_there
from banen_desktop.storage.regular import open_regular


def test_a_regular_file_is_read_also_through_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "dossier", tmp_path / "koppeling"
    path.write_bytes(b"inhoud")
    link.symlink_to(path)
    for each in (path, link):
        with open_regular(each) as file:
            assert file.read() == b"inhoud"


def test_what_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_regular(tmp_path / "weg")


def test_a_folder_a_device_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    places = [tmp_path]
    if sys.platform != "win32":
        os.mkfifo(pipe)
        (tmp_path / "koppeling").symlink_to(pipe)
        places += [pipe, tmp_path / "koppeling", Path("/dev/zero")]
    before = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
    for place in places:
        with pytest.raises(OSError) as refused:  # noqa: PT011 - the number is checked
            open_regular(place)
        assert refused.value.errno in {errno.EISDIR, errno.EACCES}
    if sys.platform == "linux":
        assert len(os.listdir("/proc/self/fd")) == before


def test_what_the_system_does_not_tell_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is too long, a folder that may not be looked in, a network that is gone."""
    file = tmp_path / "dossier"
    file.write_bytes(b"")
    assert is_there(tmp_path)
    assert is_folder(tmp_path)
    assert is_file(file)
    for place in (tmp_path / "weg", tmp_path / ("a" * 5000), tmp_path / "a\0b"):
        assert not is_there(place)
        assert not is_folder(place)
        assert not is_file(place)

    def refuse(_path: Path, **_more: object) -> os.stat_result:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "stat", refuse)
    assert not is_there(tmp_path)
    assert not is_folder(tmp_path)
    assert not is_file(file)
