"""Run in a process of its own: opens a window, waits until it rests, and prints its megabytes.

`at_rest.py leeg` opens an empty window, `start` the program, `voorbeeld` the program with its
sample. What it prints is `VmRSS`, all memory that is in use, libraries that others share included.
"""

import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

_QUIET_S = 1.0


def main(kind: str) -> None:
    """Open, rest, and print."""
    if kind == "leeg":
        app = QApplication(sys.argv[:1])
        window = QMainWindow()
        window.resize(1280, 780)
        window.show()
    else:
        from banen_desktop.window.shell.application import make_application, open_window  # noqa: PLC0415

        app = make_application(sys.argv[:1])
        ours = open_window(app, None)
        if kind == "voorbeeld":
            ours.open_dossier.files.open_sample()
        window = ours
    quiet = time.monotonic() + _QUIET_S
    while time.monotonic() < quiet:
        app.processEvents()
        time.sleep(0.01)
    assert window.isVisible()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    print(int(line.split()[1]) * 1024 / 1e6)


if __name__ == "__main__":
    main(sys.argv[1])
