"""Widgets and timers that nobody knows any more go in the thread of the window, never elsewhere."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from banen_desktop.window.shell.garbage import EVERY_MS, collect_here, collect_what_is_due


class Forgotten(QObject):
    """A ring of objects that nobody knows, with a timer that runs."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(10_000)


@pytest.fixture
def went_in() -> Iterator[list[int]]:
    """The threads in which a forgotten object went."""
    threads: list[int] = []
    forgotten = Forgotten()
    weakref.finalize(forgotten, lambda: threads.append(threading.get_ident()))
    del forgotten
    yield threads
    gc.collect()
    assert threads == [threading.get_ident()]


def make_much() -> None:
    """So many objects that Python looks for garbage several times, if it may."""
    held: list[list[object]] = [[] for _ in range(20_000)]
    assert held


def test_another_thread_clears_nothing_away(
    qapp: QObject, qtbot: QtBot, went_in: list[int]
) -> None:
    here = QObject()
    collect_here(here)
    worker = threading.Thread(target=make_much)
    worker.start()
    worker.join()
    assert went_in == []
    make_much()  # so that there is something due
    qtbot.waitUntil(lambda: gc.get_count()[0] < gc.get_threshold()[0], timeout=5 * EVERY_MS)


def test_as_much_is_cleared_away_as_is_due(qapp: QObject) -> None:
    gc.collect()
    before = gc.get_stats()
    collect_what_is_due()
    assert gc.get_stats() == before
    held: list[list[object]] = [[] for _ in range(2 * gc.get_threshold()[0])]
    collect_what_is_due()
    assert gc.get_stats()[0]["collections"] == before[0]["collections"] + 1
    assert len(held) > gc.get_count()[0]
