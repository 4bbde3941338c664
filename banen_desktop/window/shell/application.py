"""Start the window."""

import os
import sys
from pathlib import Path

from PySide6 import QtGui
from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from banen_desktop import __version__
from banen_desktop.resources import resource
from banen_desktop.storage import settings
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.qt_words import QtWords
from banen_desktop.window.shell.loading import Loading
from banen_desktop.window.shell.main_window import MainWindow

_PRINT_SOCKET = "/run/cups/cups.sock"


def make_application(arguments: list[str]) -> QApplication:
    """The application: Dutch, with its name."""
    # To ask which printers there are, the print system would try the network of this computer
    # (::1 and 127.0.0.1). Its own socket is enough, and we open no other.
    os.environ["CUPS_SERVER"] = _PRINT_SOCKET
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    app = QApplication(arguments)
    app.setApplicationName("Banen Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("banen-desktop")
    theme.use_own_letters(app)
    app.installTranslator(QtWords(app))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)
    return app


def finish(app: QApplication, choice: str) -> None:
    """What can wait for the first paint: our icon, and high contrast when the system asks it."""
    hints, asked = theme.system_hints(app)
    for changed in (hints.colorSchemeChanged, asked.contrastPreferenceChanged):
        changed.connect(lambda _now: theme.apply_theme(app, settings.get("kleuren", "systeem")))
    app.setWindowIcon(QtGui.QIcon(str(resource("pictogram/banen.svg"))))
    if choice == "systeem" and theme.wants_contrast(app):
        theme.apply_theme(app, choice)


def open_window(app: QApplication, path: Path | None) -> MainWindow:
    """Show the main window, with a dossier when a path is given."""
    choice = os.environ.get("BANEN_KLEUREN") or settings.get("kleuren", "systeem")
    theme.apply_light_or_dark(app, choice)
    window = MainWindow()
    place = settings.get("venster", "")
    if place:
        window.restoreGeometry(QByteArray.fromHex(place.encode("ascii", "ignore")))
    window.show()
    loading = Loading(window)
    loading.seen.connect(lambda: finish(app, choice))
    if path is not None:
        loading.done.connect(lambda: window.open_if_at_start(path))
    return window


def run(path: Path | None) -> int:
    """Show the window until the user closes it; the exit code."""
    from banen_desktop.window.shell.errors import ErrorHooks  # noqa: PLC0415 - after the window's modules

    app = make_application(sys.argv[:1])
    window = open_window(app, path)
    hooks = ErrorHooks(window)
    code = app.exec()
    del hooks
    return code
