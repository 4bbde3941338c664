"""What a dossier needs is loaded after the window was seen, and never twice."""

import subprocess
import sys

import pytest
from driving import settle
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from banen_desktop.window.shell import garbage, loading
from banen_desktop.window.shell.loading import STEPS, Loading

_TAKE_STEPS = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    assert name not in sys.modules, name
    import_module(name)
"""


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules that are loaded, which are not; a window of another test loads nothing more."""
    for other in (
        one for top in QApplication.topLevelWidgets() for one in top.findChildren(Loading)
    ):
        other._timer.stop()
    taken: list[str] = []
    monkeypatch.setattr(loading, "import_module", taken.append)
    return taken


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window in sight."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def garbage_timers(window: QWidget) -> int:
    """How many timers look for garbage in the thread of this window."""
    timers = window.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return sum(timer.interval() == garbage.EVERY_MS and timer.isActive() for timer in timers)


def test_nothing_is_loaded_before_the_window_is_seen(qtbot: QtBot, steps: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.winId()
    loader = Loading(window)
    seen: list[int] = []
    loader.seen.connect(lambda: seen.append(len(steps)))
    qtbot.wait(100)
    assert steps == []
    with qtbot.waitSignal(loader.done):
        window.show()
    assert garbage_timers(window) == 1
    assert seen == [0]
    assert tuple(steps) == STEPS


def test_a_window_that_is_put_away_goes_on_loading(
    qtbot: QtBot, steps: list[str], window: QWidget
) -> None:
    loader = Loading(window)
    with qtbot.waitSignal(loader.done):
        loader.seen.connect(window.hide)
    assert not window.windowHandle().isExposed()
    assert tuple(steps) == STEPS


def test_keys_come_between_two_steps(qtbot: QtBot, steps: list[str], window: QWidget) -> None:
    loader = Loading(window)
    with qtbot.waitSignal(loader.seen):
        pass
    before = len(steps)
    settle()
    assert len(steps) <= before + 1


def test_the_steps_end_at_an_open_dossier_and_each_is_new() -> None:
    """A module that another one brings is no step; the last needs them all."""
    assert STEPS[-1] == "banen_desktop.window.shell.open_dossier"
    assert len(set(STEPS)) == len(STEPS)
    answer = subprocess.run(
        [sys.executable, "-c", _TAKE_STEPS, *STEPS], capture_output=True, text=True, check=False
    )
    assert answer.stderr == ""
