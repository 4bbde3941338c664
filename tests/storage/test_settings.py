"""Settings: small, forgiving, never in the way."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.storage import places, settings


def made(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    path.write_bytes(b"")
    return path


def test_without_settings_everything_has_its_default() -> None:
    assert settings.get("venster") == ""
    assert settings.get("venster", "midden") == "midden"
    assert settings.recent_files() == ()


def test_what_is_put_is_found() -> None:
    settings.put("venster", "AAAA==")
    settings.put("thema", "donker")
    settings.put("venster", "BBBB==")
    assert settings.get("venster", "midden") == "BBBB=="
    assert settings.get("thema") == "donker"


@given(st.text(max_size=50), st.text(max_size=50))
def test_every_text_comes_back(key: str, value: str) -> None:
    settings.put(key, value)
    assert settings.get(key) == value


def test_recent_files_come_the_latest_first(tmp_path: Path) -> None:
    a, b, c = (made(tmp_path, name) for name in "abc")
    for path in (a, b, c, a):
        settings.remember_file(path)
    assert settings.recent_files() == (a, c, b)
    settings.put("venster", "AAAA==")
    assert settings.recent_files() == (a, c, b)


def test_only_ten_files_are_remembered(tmp_path: Path) -> None:
    paths = [made(tmp_path, str(number)) for number in range(12)]
    for path in paths:
        settings.remember_file(path)
    assert settings.recent_files() == tuple(reversed(paths[2:]))


def test_only_files_that_are_there_are_shown(tmp_path: Path) -> None:
    a, b = made(tmp_path, "a"), made(tmp_path, "b")
    settings.remember_file(a)
    settings.remember_file(b)
    b.unlink()
    assert settings.recent_files() == (a,)
    made(tmp_path, "b")  # a stick or a network disk that is back
    assert settings.recent_files() == (b, a)


def test_a_file_can_be_forgotten(tmp_path: Path) -> None:
    a, b = made(tmp_path, "a"), made(tmp_path, "b")
    settings.remember_file(a)
    settings.remember_file(b)
    settings.forget_file(b)
    settings.forget_file(tmp_path / "never")
    assert settings.recent_files() == (a,)


def test_a_relative_path_is_remembered_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = made(tmp_path, "a")
    monkeypatch.chdir(tmp_path)
    settings.remember_file(Path("a"))
    monkeypatch.chdir("/")
    assert settings.recent_files() == (a,)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 2000,
        b'{"recente bestanden": 5, "venster": 5}',
        b'{"recente bestanden": [5, null, {}], "venster": null}',
        b'{"recente bestanden": ["\\u0000", "a\\ud800b"]}',
        b'{"a": "' + b"x" * 1_000_000 + b'"}',
    ],
)
def test_unreadable_settings_are_ignored_and_rewritten(tmp_path: Path, content: bytes) -> None:
    path = places.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    assert settings.get("venster", "midden") == "midden"
    assert settings.recent_files() == ()
    a = made(tmp_path, "a")
    settings.remember_file(a)
    settings.put("venster", "AAAA==")
    assert settings.recent_files() == (a,)
    assert settings.get("venster") == "AAAA=="


def test_a_name_that_this_system_cannot_hold_is_not_shown() -> None:
    settings.remember_file(Path("/" + "x" * 300))
    assert settings.recent_files() == ()


@pytest.mark.skipif(os.name != "posix", reason="names of bytes")
def test_a_name_that_is_no_text_is_remembered(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.banen"))
    path.write_bytes(b"")
    settings.remember_file(path)
    assert settings.recent_files() == (path,)


def test_settings_that_cannot_be_written_are_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    settings.put("thema", "licht")

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", refuse)
    settings.put("thema", "donker")
    assert settings.get("thema") == "licht"


def test_a_folder_that_cannot_be_made_is_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANEN_MAP", str(made(tmp_path, "a") / "below"))
    settings.put("thema", "donker")
    assert settings.get("thema", "licht") == "licht"


def test_a_folder_in_the_place_of_the_settings_is_no_problem() -> None:
    places.settings_file().mkdir(parents=True)
    settings.put("thema", "donker")
    assert settings.get("thema", "licht") == "licht"
