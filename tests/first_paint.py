"""Run in a process of its own: shows a window until it is painted, and tells what that took.

`first_paint.py banen` shows the program as `banen` does, `first_paint.py bare` an empty window.
The answer is JSON: `processor`, the seconds it took from the start of Python, and `modules`, all
that is loaded.
"""

import json
import sys
import time

from PySide6.QtWidgets import QApplication, QMainWindow


def main(kind: str) -> None:
    """Show, wait for the first paint, and print."""
    if kind == "banen":
        from banen_desktop.window.application import make_application, open_window  # noqa: PLC0415
        from banen_desktop.window.errors import ErrorHooks  # noqa: PLC0415

        app = make_application(sys.argv[:1])
        ours = open_window(app, None)
        ErrorHooks(ours)
        window: QMainWindow = ours
    else:
        app = QApplication(sys.argv[:1])
        window = QMainWindow()
        window.resize(1280, 780)
        window.show()
    screen = window.windowHandle()
    while not screen.isExposed():
        app.processEvents()
    app.processEvents()
    print(json.dumps({"processor": time.process_time(), "modules": sorted(sys.modules)}))


if __name__ == "__main__":
    main(sys.argv[1])
