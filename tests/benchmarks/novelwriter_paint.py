"""Run in the environment of novelWriter: shows its window until it is painted, as first_paint.py.

Its settings go into the folder that is given. What comes after its window, such as the welcome
dialog, is left out: that is in its favour.
"""

import json
import logging
import os
import sys
import time
from pathlib import Path

import novelwriter  # type: ignore[import-not-found]
from novelwriter.guimain import GuiMain  # type: ignore[import-not-found]
from PyQt6.QtWidgets import QApplication  # type: ignore[import-not-found]


def tell(window: GuiMain, _path: str | None) -> None:
    """Wait for the first paint, print, and be gone."""
    while not window.windowHandle().isExposed():
        QApplication.processEvents()
    QApplication.processEvents()
    print(json.dumps({"processor": time.process_time()}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    logging.disable()  # of fonts and dictionaries that this machine lacks
    GuiMain.postLaunchTasks = tell
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    sys.exit(novelwriter.main([f"--config={folder}", f"--data={folder}"]))
