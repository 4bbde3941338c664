"""Run in a process of its own: shows a window until it is painted, and tells what that took.

`first_paint.py banen` starts the program as `banen` does, `first_paint.py bare` an empty window.
The answer is JSON: `processor`, the seconds it took from the start of the process, `modules`, all
that is loaded, and `enumerations`, whether Python made those of `Qt`. The process ends there.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


def main(kind: str) -> None:
    """Show, and wait for the first paint."""
    if kind == "banen":
        from banen_desktop.__main__ import main as start  # noqa: PLC0415 - not for the bare window

        QApplication.exec = look_and_go_on  # type: ignore[assignment, method-assign]
        start([])
    else:
        app = QApplication(sys.argv[:1])
        window = QMainWindow()
        window.resize(1280, 780)
        window.show()
        look_and_go_on(app)


def look_and_go_on(_app: QApplication, execute: Callable[[], int] = QApplication.exec) -> int:
    """Go on as the program does, and look until the window is in sight."""
    (window,) = (top for top in QApplication.topLevelWidgets() if isinstance(top, QMainWindow))
    look(window)
    return execute()


def look(window: QMainWindow) -> None:
    """Look now and again; Qt paints before it says that a window is in sight."""
    if window.windowHandle().isExposed():
        tell()
    QTimer.singleShot(0, partial(look, window))


def tell() -> None:
    """Print what was done so far; what the program would do next is not a part of it."""
    answer = {
        "processor": time.process_time(),
        "modules": sorted(sys.modules),
        "enumerations": "Qt" in vars(QtCore),
    }
    print(json.dumps(answer), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
