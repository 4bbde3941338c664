"""Work beside the window: a thread that waits, and one signal at the end.

`Beside` does one thing and can be stopped; `LatestBeside` answers the latest of many questions.
"""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from banen_desktop.child import StoppedProblem

Work = Callable[[Callable[[], bool]], Any]
"""Does something that takes long; asks whether the user pressed Cancel."""
Question = Callable[[], Any]
"""Works something out that can be asked again at any moment."""


class _Messenger(QObject):
    """Brings the answer to the thread of the window; it outlives a dialog that has been closed."""

    ended = Signal(object)


class Beside(QObject):
    """Does one thing at a time; `done`, `failed` or `stopped` tells how it ended."""

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        """Nothing runs yet."""
        super().__init__(parent)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._messenger = _Messenger()
        self._messenger.ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._thread is not None

    def start(self, work: Work) -> None:
        """Start; what was started before has to be over."""
        self._stop.clear()
        stopped, messenger = self._stop.is_set, self._messenger
        self._thread = threading.Thread(
            target=_run, args=(lambda: work(stopped), messenger), daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def _end(self, answer: object) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        if self._stop.is_set() or isinstance(answer, StoppedProblem):
            self.stopped.emit()
        elif isinstance(answer, Exception):
            self.failed.emit(answer)
        else:
            self.done.emit(answer)


class LatestBeside(QObject):
    """`done` gives the answer to what was asked last; earlier questions are never answered."""

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Wait for a question."""
        super().__init__(parent)
        self._messenger = _Messenger()
        self._messenger.ended.connect(self._end)
        self._waiting: Question | None = None
        self._busy = False

    def ask(self, work: Question) -> None:
        """Work this out as soon as what is being worked out now has ended."""
        if self._busy:
            self._waiting = work
        else:
            self._begin(work)

    def _begin(self, work: Question) -> None:
        self._busy, self._waiting = True, None
        run = threading.Thread(
            target=_run, args=(work, self._messenger), name="uitrekenen", daemon=True
        )
        run.start()

    def _end(self, answer: object) -> None:
        self._busy = False
        if self._waiting is not None:
            self._begin(self._waiting)
        elif isinstance(answer, Exception):
            raise answer
        else:
            self.done.emit(answer)


def _run(work: Question, messenger: _Messenger) -> None:
    try:
        answer = work()
    except Exception as error:  # handed to the window, which logs a bug
        answer = error
    messenger.ended.emit(answer)
