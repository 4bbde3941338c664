"""Work beside the window tells its answer to what is there, and harms nothing that has gone."""

import threading
from collections.abc import Callable

import pytest
from driving import settle, wait_until
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from banen_desktop.child import StoppedProblem
from banen_desktop.window.basis.beside import Beside, LatestBeside


def test_the_answer_comes_in_the_thread_of_the_window(qapp: QApplication) -> None:
    heard: list[tuple[object, int]] = []
    made = Beside(qapp)
    made.done.connect(lambda answer: heard.append((answer, threading.get_ident())))
    made.start(lambda _stopped: 7)
    assert made.busy
    wait_until(lambda: not made.busy)
    assert heard == [(7, threading.get_ident())]


def test_what_is_stopped_is_told_so(qapp: QApplication) -> None:
    stopped: list[bool] = []
    made = Beside(qapp)
    made.stopped.connect(lambda: stopped.append(True))
    made.start(until_asked)
    made.stop()
    wait_until(lambda: not made.busy)
    assert stopped == [True]


def until_asked(stopped: Callable[[], bool]) -> None:
    while not stopped():
        pass
    raise StoppedProblem("Dit is gestopt.")


@pytest.mark.parametrize("kind", [Beside, LatestBeside])
def test_a_dialog_that_closed_meanwhile_is_left_alone(
    qapp: QApplication, kind: type[Beside] | type[LatestBeside]
) -> None:
    """The answer is told through something that the thread keeps: it outlives the dialog."""
    dialog, go_on, heard = QObject(qapp), threading.Event(), list[object]()
    made = kind(dialog)
    made.done.connect(heard.append)
    messenger = made._messenger
    assert messenger.parent() is None
    before = set(threading.enumerate())
    if isinstance(made, Beside):
        made.start(lambda _stopped: go_on.wait(10))
    else:
        made.ask(lambda: go_on.wait(10))
    (working,) = set(threading.enumerate()) - before
    Shiboken.delete(dialog)
    go_on.set()
    working.join(10)
    settle()
    assert not working.is_alive()
    assert Shiboken.isValid(messenger)
    assert heard == []
