"""The window is seen before anything heavy is loaded, and nothing is said on the way."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders import dossier, jaar

from banen_desktop.storage import places, recovery, settings

FIRST_PAINT = Path(__file__).parents[2] / "first_paint.py"
OURS = {
    "banen_desktop",
    "banen_desktop.__main__",
    "banen_desktop.problems",
    "banen_desktop.resources",
    "banen_desktop.safe_text",
    "banen_desktop.storage",
    "banen_desktop.storage.places",
    "banen_desktop.storage.policy",
    "banen_desktop.storage.regular",
    "banen_desktop.storage.settings",
    "banen_desktop.window",
    "banen_desktop.window.basis",
    "banen_desktop.window.parts",
    "banen_desktop.window.shell",
    "banen_desktop.window.shell.application",
    "banen_desktop.window.shell.commands",
    "banen_desktop.window.parts.cards",
    "banen_desktop.window.shell.errors",
    "banen_desktop.window.shell.garbage",
    "banen_desktop.window.shell.loading",
    "banen_desktop.window.shell.main_window",
    "banen_desktop.window.shell.menus",
    "banen_desktop.window.basis.page",
    "banen_desktop.window.basis.page_table",
    "banen_desktop.window.basis.sector_table",
    "banen_desktop.window.basis.qt_words",
    "banen_desktop.window.shell.start_page",
    "banen_desktop.window.basis.theme",
}
"""All that may be there when the window is painted; one more makes every start slower."""
OTHERS = {"PySide6", "platformdirs", "shiboken6"}
QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
LATER = {
    *("configparser", "ctypes", "dataclasses", "decimal", "fractions", "hashlib", "hmac"),
    *("multiprocessing", "secrets", "socket", "sqlite3", "subprocess", "tomllib", "uuid", "xml"),
}
"""What the standard library has, and a dossier needs."""


def first_paint() -> dict[str, Any]:
    """What was there when the window of the real program was painted."""
    answer = subprocess.run(
        [sys.executable, FIRST_PAINT, "banen"],
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # of a locale without UTF-8 Qt complains itself
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stderr == ""
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


@pytest.fixture
def nothing_yet() -> None:
    """Somebody who starts the program for the first time."""
    assert not settings.recent_files()


@pytest.fixture
def files_before(tmp_path: Path) -> None:
    """Somebody who opened files before, and left the window somewhere."""
    for name in ("een", "twee"):
        path = tmp_path / f"{name}.banen"
        path.touch()
        settings.remember_file(path)
    settings.put("kleuren", "donker")
    assert len(settings.recent_files()) == 2


@pytest.mark.parametrize("before", ["nothing_yet", "files_before"])
def test_a_painted_window_has_loaded_only_what_it_shows(
    before: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(before)
    told = first_paint()
    loaded = set(told["modules"])
    assert {name for name in loaded if name.startswith("banen_desktop")} == OURS
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == QT
    installed = Path(sys.prefix).rglob("site-packages/*/__init__.py")
    packages = {path.parent.name for path in installed} - {"_distutils_hack", "banen_desktop"}
    assert loaded & packages <= OTHERS
    assert loaded & LATER == set()
    # Python would make all hundred of Qt's own: longer than all of our own modules take.
    assert not told["enumerations"]


def test_unsaved_work_is_on_the_first_paint() -> None:
    """After an accident it may take longer, but the offer is there at once."""
    recovery.write_copy(dossier(jaar(2024)), None)
    assert any(places.recovery_folder().iterdir())
    assert "banen_desktop.window.file.unsaved" in first_paint()["modules"]
