"""Loads what an open dossier needs, once the window has been seen and while nobody needs it.

Everything happens in the thread of the window: Qt for Python makes its classes when they are first
asked for, and two threads that ask for the same one do not both get it whole.
"""

from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

STEPS = ("banen_desktop.window.desk",)
"""Modules in the order in which they need each other, so far apart that a step is short."""


class Loading(QObject):
    """Loads from the first paint on, a module at a time with keys and mouse between; then `done`.

    Who needs something earlier imports it, and its step has nothing left to do.
    """

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        """Wait for the first paint of a window that is being shown."""
        super().__init__(window)
        self._steps = iter(STEPS)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_step)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice that the window comes in sight; it is painted before a timer gets its turn."""
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            self._timer.start(0)
        return False

    def _take_step(self) -> None:
        name = next(self._steps, "")
        if name:
            import_module(name)
            return
        self._timer.stop()
        self.done.emit()
