"""The program starts with whatever it remembers, and remembers how it was left."""

from pathlib import Path

import pytest
from builders import dossier, jaar
from driving import Dialogs, is_dark
from gears import few
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from banen_desktop.storage import dossier_file, places, settings
from banen_desktop.window.basis import theme
from banen_desktop.window.shell.application import open_window
from banen_desktop.window.shell.loading import Loading
from banen_desktop.window.shell.main_window import MainWindow


@pytest.fixture
def started(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[MainWindow]:
    """Windows that a test opens; the colours are put back."""
    opened: list[MainWindow] = []
    monkeypatch.delenv("BANEN_KLEUREN", raising=False)
    return opened


def start(
    qapp: QApplication, qtbot: QtBot, opened: list[MainWindow], path: Path | None = None
) -> MainWindow:
    window = open_window(qapp, path)
    opened.append(window)
    qtbot.addWidget(window)
    (loading,) = window.findChildren(Loading)
    with qtbot.waitSignal(loading.done):
        pass
    theme.apply_theme(qapp, "licht")
    return window


def test_a_file_on_the_command_line_is_opened(
    qapp: QApplication, qtbot: QtBot, started: list[MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "dossier.banen"
    dossier_file.save_dossier(path, dossier(jaar(2024)))
    window = start(qapp, qtbot, started, path)
    assert window.session.path == path
    assert window.isVisible()


def test_who_went_on_while_the_program_loaded_keeps_what_he_sees(
    qapp: QApplication, qtbot: QtBot, started: list[MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "dossier.banen"
    dossier_file.save_dossier(path, dossier(jaar(2024)))
    window = start(qapp, qtbot, started)
    window.open_dossier.files.new_dossier()
    window.open_if_at_start(path)
    assert window.session.path is None


def test_a_broken_file_on_the_command_line_is_told(
    qapp: QApplication,
    qtbot: QtBot,
    started: list[MainWindow],
    dialogs: Dialogs,
    tmp_path: Path,
) -> None:
    window = start(qapp, qtbot, started, tmp_path / "weg.banen")
    assert dialogs.told().message
    assert window.isVisible()


def test_the_window_comes_back_as_it_was(
    qapp: QApplication, qtbot: QtBot, started: list[MainWindow]
) -> None:
    first = start(qapp, qtbot, started)
    first.resize(920, 570)
    first.close()
    second = start(qapp, qtbot, started)
    assert second.size() == QSize(920, 570)


@pytest.mark.parametrize(
    "content",
    few(
        2,
        [
            b"",
            b"geen json",
            b'{"venster": 5, "kleuren": []}',
            b"[]",
            '{"venster": "zz\u00e9"}'.encode(),
        ],
    ),
)
def test_settings_that_cannot_be_read_are_forgotten(
    qapp: QApplication, qtbot: QtBot, started: list[MainWindow], content: bytes
) -> None:
    file = places.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    window = start(qapp, qtbot, started)
    assert window.isVisible()
    assert settings.recent_files() == ()
    window.close()


@pytest.mark.parametrize(("choice", "dark"), [("donker", True), ("licht", False), ("x", False)])
def test_the_colours_come_from_the_settings(
    qapp: QApplication,
    qtbot: QtBot,
    started: list[MainWindow],
    choice: str,
    *,
    dark: bool,
) -> None:
    settings.put("kleuren", choice)
    window = open_window(qapp, None)
    started.append(window)
    qtbot.addWidget(window)
    assert is_dark(window) == dark
    theme.apply_theme(qapp, "licht")
