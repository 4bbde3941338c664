"""Loads what an open dossier needs, once the window has been seen and while nobody needs it.

Everything happens in the thread of the window: Qt for Python makes its classes when they are first
asked for, and two threads that ask for the same one do not both get it whole.
"""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from banen_desktop.window.shell.garbage import collect_here

STEPS = (
    "banen_desktop.quota.law.law",
    "banen_desktop.window.basis.messages",
    "banen_desktop.window.basis.session",
    "banen_desktop.reports.pages.full_report",
    "banen_desktop.window.file.files",
    "banen_desktop.window.pages.report_page",
    "banen_desktop.window.shell.open_dossier",
)
"""Modules on the way to an open dossier, each with what it needs, so that keys come between."""

_LOOK_MS = 20


class Loading(QObject):
    """Tells with `seen` that the window is painted, loads a module at a time, and tells `done`.

    Keys and mouse come between. Who needs something earlier imports it, and its step has nothing
    left to do.
    """

    seen = Signal()
    done = Signal()

    def __init__(self, window: QWidget) -> None:
        """Wait for the first paint of a window that is being shown."""
        super().__init__(window)
        self._window, self._steps = window, iter(STEPS)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_step)
        self._timer.start(_LOOK_MS)

    def _take_step(self) -> None:
        if self._timer.interval():
            # Only the first look waits: a window that is put away meanwhile goes on loading.
            if self._window.windowHandle().isExposed():
                self._timer.setInterval(0)
                self.seen.emit()
        elif name := next(self._steps, ""):
            import_module(name)
        else:
            self._timer.stop()
            collect_here(self._window)
            self.done.emit()
