"""Work beside the window: a thread that waits, a way to stop, and one signal at the end."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

from banen_desktop.child import StoppedProblem

Work = Callable[[Callable[[], bool]], Any]
"""Does something that takes long; asks whether the user pressed Cancel."""


class Beside(QObject):
    """Does one thing at a time; `done`, `failed` or `stopped` tells how it ended."""

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Nothing runs yet."""
        super().__init__(parent)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._thread is not None

    def start(self, work: Work) -> None:
        """Start; what was started before has to be over."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def _run(self, work: Work) -> None:
        try:
            answer = work(self._stop.is_set)
        except Exception as error:  # handed to the window, which tells it or logs a bug
            answer = error
        with suppress(RuntimeError):  # the window has gone meanwhile, and nobody waits
            self._ended.emit(answer)

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
