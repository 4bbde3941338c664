"""Notices that nobody is there: no key, no mouse for some minutes, or a computer that slept."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from banen_desktop.storage import settings

SETTING, DEFAULT_MINUTES = "vergrendelen na minuten", 15
CHOICES = (5, 15, 30, 60, 0)

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def minutes() -> int:
    """After how many minutes the window locks; 0 is never."""
    kept = settings.get(SETTING, str(DEFAULT_MINUTES))
    return int(kept) if kept in {str(choice) for choice in CHOICES} else DEFAULT_MINUTES


class Idle(QObject):
    """Tells with `away` that nobody touched the program for as long as the setting says."""

    away = Signal()

    def __init__(self, parent: QObject) -> None:
        """Watch every window of the program that gets the keyboard."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.away)
        self._last = time.time()
        # A filter on the application itself would bring every event of every widget to Python.
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._watch)
        self.restart()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def restart(self) -> None:
        """Count from now, with the setting of now."""
        self._last = time.time()
        limit = minutes()
        if limit:
            self._timer.start(limit * 60_000)
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Any key or mouse means that somebody is there, unless the computer slept before it."""
        if event.type() in _SIGNS_OF_LIFE:
            # Timers stand still while a computer sleeps; the clock on the wall does not.
            limit = minutes() * 60 if time.time() - self._last > 60 else 0
            slept = bool(limit) and time.time() - self._last > limit
            if slept:
                self.away.emit()
            if slept or time.time() - self._last > 1 or not self._timer.isActive():
                self.restart()
            return slept
        return super().eventFilter(watched, event)
