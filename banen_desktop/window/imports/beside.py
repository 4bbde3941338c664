"""Works something out beside the window: one thing at a time, and of what waits only the latest."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

Work = Callable[[], Any]


class _Messenger(QObject):
    """Brings the answer to the thread of the window; it outlives a dialog that has been closed."""

    ended = Signal(object)


class Beside(QObject):
    """`done` gives the answer to what was asked last; earlier questions are never answered."""

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Wait for a question."""
        super().__init__(parent)
        self._messenger = _Messenger()
        self._messenger.ended.connect(self._end)
        self._waiting: Work | None = None
        self._busy = False

    def ask(self, work: Work) -> None:
        """Work this out as soon as what is being worked out now has ended."""
        if self._busy:
            self._waiting = work
        else:
            self._begin(work)

    def _begin(self, work: Work) -> None:
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


def _run(work: Work, messenger: _Messenger) -> None:
    try:
        answer = work()
    except Exception as error:  # handed to the window, which logs a bug
        answer = error
    messenger.ended.emit(answer)
