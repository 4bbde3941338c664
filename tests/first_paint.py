"""Run in a process of its own: shows a window until it is painted, and tells what that took.

`first_paint.py banen` shows the program as `banen` does, `first_paint.py bare` an empty window.
The answer is JSON: `processor`, the seconds it took from the start of Python, and `modules`, all
that is loaded. The process ends there.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Tells what was done when the window has been painted, and ends the process."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt paints before it comes back to its events."""
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False


def tell() -> None:
    """Print what was done so far; what the program would do next is not a part of it."""
    answer = {"processor": time.process_time(), "modules": sorted(sys.modules)}
    print(json.dumps(answer), flush=True)
    os._exit(0)


def show_bare() -> QMainWindow:
    """A window with nothing in it."""
    window = QMainWindow()
    window.resize(1280, 780)
    window.show()
    return window


def main(kind: str) -> None:
    """Show, and wait for the first paint."""
    if kind == "banen":
        from banen_desktop.window.application import make_application, open_window  # noqa: PLC0415
        from banen_desktop.window.errors import ErrorHooks  # noqa: PLC0415

        app = make_application(sys.argv[:1])
        ours = open_window(app, None)
        ErrorHooks(ours)
        window: QMainWindow = ours
    else:
        app = QApplication(sys.argv[:1])
        window = show_bare()
    seen = FirstPaint(window)
    window.windowHandle().installEventFilter(seen)
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
