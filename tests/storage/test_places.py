"""Places: the user's own folders, or one folder for a test."""

from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from banen_desktop.dossier.model import Dossier
from banen_desktop.storage import parameter_files, places, recovery, settings

DOSSIER = Dossier()
ALL = [
    places.data_folder,
    places.recovery_folder,
    places.parameters_folder,
    places.log_folder,
    places.settings_file,
    places.documents_folder,
]


def test_one_variable_puts_everything_under_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANEN_MAP", str(tmp_path / "own"))
    found = [place() for place in ALL]
    assert len(set(found)) == len(ALL)
    assert all(path.is_relative_to(tmp_path / "own") for path in found)
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize(
    ("keep", "found"),
    [
        (lambda: settings.put("thema", "donker"), lambda: settings.get("thema") == "donker"),
        (lambda: recovery.write_copy(DOSSIER, None), lambda: len(recovery.list_copies()) == 1),
        (
            lambda: parameter_files.keep(parameter_files.KeptFile("a.toml", b"")),
            lambda: len(parameter_files.kept_files()) == 1,
        ),
    ],
)
def test_what_is_kept_first_on_a_new_computer_makes_its_folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    keep: Callable[[], None],
    found: Callable[[], bool],
) -> None:
    monkeypatch.setenv("BANEN_MAP", str(tmp_path / "new" / "profile"))
    for _ in range(2):
        keep()
        assert found()


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_they_are_in_the_folders_of_the_user(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv("BANEN_MAP")
    else:
        monkeypatch.setenv("BANEN_MAP", value)
    found = [place() for place in ALL]
    assert all(path.is_absolute() for path in found)
    assert len(set(found)) == len(ALL)
    assert places.documents_folder().parent == platformdirs.user_documents_path()
    assert places.recovery_folder().parent == places.data_folder()
    assert all("Banen" in str(path) for path in found)
