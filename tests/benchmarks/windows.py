"""The real window without a screen, for what is measured in it."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import sleep

from PySide6.QtWidgets import QApplication

from banen_desktop.dossier.model import Dossier
from banen_desktop.window.shell.application import make_application, open_window
from banen_desktop.window.shell.main_window import MainWindow

_PAUSE_S = 0.002


@dataclass(frozen=True, slots=True)
class Shown:
    """The window, and the application that paints it."""

    app: QApplication
    window: MainWindow

    def open(self, dossier: Dossier, page: str) -> None:
        """Show a page of a dossier that was never saved."""
        self.forget()
        self.window.session.start(dossier)
        self.window.files.opened.emit(page)
        self.app.processEvents()

    def choose(self, page: str) -> None:
        """Go to a page, and paint it."""
        self.window.workspace.sidebar.choose(page)
        self.app.processEvents()

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the window work until something is so, and paint."""
        while not until():
            self.app.processEvents()
            sleep(_PAUSE_S)
        self.app.processEvents()

    def forget(self) -> None:
        """Leave the dossier without a question, and without a recovery copy."""
        self.window.session.undo_stack.setClean()
        self.window.session.forget_recovery()


@contextmanager
def shown_window() -> Iterator[Shown]:
    """The window; a recovery copy is no part of what is measured."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else make_application(["banen"])
    shown = Shown(app, open_window(app, None))
    shown.window.session._recovery.setInterval(10**9)
    try:
        yield shown
    finally:
        shown.forget()
        shown.window.close()


@contextmanager
def own_surroundings() -> Iterator[None]:
    """No screen, files of the user in a folder that goes, and compiled modules that stay."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"QT_QPA_PLATFORM": "offscreen", "BANEN_MAP": folder}
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/pyc"}
        yield
