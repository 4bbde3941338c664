"""Run in a process of its own: shows a window until it is painted, and tells what that took.

`first_paint.py banen` starts the program as `banen` does, `first_paint.py bare` an empty window.
The answer is JSON: `processor`, the seconds it took from the start of the process, `modules`, all
that is loaded, and `enumerations`, whether Python made those of `Qt`. The process ends there.

Nothing of Qt is imported above: the program does something before.
"""

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


def main(kind: str) -> None:
    """Show, and wait for the first paint."""
    if kind == "banen":
        from banen_desktop.__main__ import main as start  # noqa: PLC0415 - not for the bare window

        modules: dict[str, Any] = sys.modules
        modules["banen_desktop.window.shell.application"] = SimpleNamespace(run=run_and_look)
        start([])
    else:
        show_bare()


def run_and_look(path: Path | None) -> int:
    """What the program starts, which looks at its window as soon as it waits for events."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    del sys.modules["banen_desktop.window.shell.application"]
    from banen_desktop.window.shell import application  # noqa: PLC0415

    execute = QApplication.exec

    def look_and_execute(_app: QApplication) -> int:
        (window,) = (top for top in QApplication.topLevelWidgets() if top.inherits("QMainWindow"))
        look(window)  # type: ignore[arg-type]  # it is one
        return execute()

    QApplication.exec = look_and_execute  # type: ignore[assignment, method-assign]
    return application.run(path)


def show_bare() -> None:
    """An empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 780)
    window.show()
    look(window)
    app.exec()


def look(window: "QMainWindow") -> None:
    """Look now and again; Qt paints before it says that a window is in sight."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    if window.windowHandle().isExposed():
        tell()
    QTimer.singleShot(0, partial(look, window))


def tell() -> None:
    """Print what was done so far; what the program would do next is not a part of it."""
    from PySide6 import QtCore  # noqa: PLC0415

    answer = {
        "processor": time.process_time(),
        "modules": sorted(sys.modules),
        "enumerations": "Qt" in vars(QtCore),
    }
    print(json.dumps(answer), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
