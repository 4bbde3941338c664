"""Settings: small, forgiving, never in the way."""

import errno
import json
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


# -- how far a dossier is ------------------------------------------------------------------------


def test_how_far_a_dossier_is_stays_known_while_its_file_is_the_same(tmp_path: Path) -> None:
    a, b = made(tmp_path, "a"), made(tmp_path, "b")
    settings.remember_file(a)
    settings.keep_stand(a, "School", "2025: klaar")
    assert settings.stands_of((a, b)) == (settings.Stand("School", "2025: klaar"), settings.Stand())
    assert settings.recent_files() == (a,)
    os.utime(a, (1, 1))  # somebody else wrote in it
    assert settings.stands_of((a,)) == (settings.Stand(),)


def test_nothing_is_left_of_how_far_a_dossier_is_when_that_is_forgotten(tmp_path: Path) -> None:
    a = made(tmp_path, "a")
    settings.remember_file(a)
    settings.keep_stand(a, "Geheime school", "2025")
    assert b"Geheime school" in places.settings_file().read_bytes()
    settings.forget_stand(a)
    assert b"Geheime school" not in places.settings_file().read_bytes()


def test_only_recent_files_have_a_stand(tmp_path: Path) -> None:
    paths = [made(tmp_path, str(number)) for number in range(14)]
    for path in paths:
        settings.remember_file(path)
        settings.keep_stand(path, path.name, "2025")
    kept = json.loads(places.settings_file().read_bytes())["standen"]
    assert len(kept) <= settings.MOST_RECENT + 1
    assert settings.stands_of(paths[-1:]) == (settings.Stand("13", "2025"),)


@pytest.mark.parametrize("odd", ['["x"]', '{"%s": 3}', '{"%s": ["a", "b"]}', '{"%s": [1, 2, 3]}'])
def test_a_stand_that_is_none_is_ignored(tmp_path: Path, odd: str) -> None:
    a = made(tmp_path, "a")
    places.settings_file().parent.mkdir(parents=True, exist_ok=True)
    places.settings_file().write_text(f'{{"standen": {odd.replace("%s", str(a))}}}')
    assert settings.stands_of((a,)) == (settings.Stand(),)
    settings.keep_stand(a, "School", "2025")
    assert settings.stands_of((a,)) == (settings.Stand("School", "2025"),)


def test_a_file_that_is_gone_has_no_moment(tmp_path: Path) -> None:
    assert places.changed_at(tmp_path / "weg") == 0
    assert places.changed_at(made(tmp_path, "a")) > 0
