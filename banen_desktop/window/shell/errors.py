"""What happens on a bug: a recovery copy, a log without personal data, and the program stays."""

import faulthandler
import logging
import sys
import threading
import traceback
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from banen_desktop import __version__
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places
from banen_desktop.storage.policy import policy
from banen_desktop.storage.regular import open_to_add
from banen_desktop.window.shell.main_window import MainWindow

_log = logging.getLogger("banen_desktop")


def described(error: BaseException) -> str:
    """The kind and the places of an error, without its text: that may hold what a user typed."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *lines])


class _Log(logging.FileHandler):
    """A log in a regular file, for this user alone."""

    def _open(self) -> TextIOWrapper:
        return open_to_add(Path(self.baseFilename))

    def emit(self, record: logging.LogRecord) -> None:
        """Write it down; no place for a log is no reason to stop."""
        with suppress(OSError):
            super().emit(record)


class ErrorHooks:
    """Catches every error that nobody caught."""

    def __init__(self, window: MainWindow) -> None:
        """Install all hooks."""
        self._window, self._busy = window, False
        _log.addHandler(logging.NullHandler())
        with suppress(OSError):  # no place for a log is no reason not to start
            self._open_logs(places.log_folder())
        for wrong in policy().wrong:
            _log.warning("banen-beleid.ini: %s", wrong)
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._write(args.exc_value)
        sys.unraisablehook = lambda args: self._write(args.exc_value)
        qInstallMessageHandler(self._on_qt_message)

    def _open_logs(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._crash_file = open_to_add(folder / "crash.log")
        faulthandler.enable(self._crash_file)
        handler = _Log(folder / "fouten.log", encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        _log.addHandler(handler)

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, KnownProblem):
            self._tell(error)
            return
        self._write(error)
        kept = self._keep_work()
        if not self._busy:
            self._busy = True
            try:
                self._tell(error, kept=kept)
            finally:
                self._busy = False

    def _tell(self, error: BaseException, *, kept: bool = False) -> None:
        # Here, not above: the window that is being shown has nothing to tell.
        from banen_desktop.window.basis import messages  # noqa: PLC0415

        if isinstance(error, KnownProblem):
            messages.show_problem(self._window, error)
        else:
            messages.show_bug(self._window, described(error), kept=kept)

    def _keep_work(self) -> bool:
        try:
            if self._window.has_open_dossier:
                self._window.session.write_recovery_now()
        except Exception as another:  # the first bug may have broken this as well
            self._write(another)
            return False
        return True

    def _write(self, error: BaseException | None) -> None:
        if error is not None:
            _log.error("%s %s", __version__, described(error))
            if sys.stderr is not None:
                print(f"Fout in het programma: {described(error)}", file=sys.stderr)

    @staticmethod
    def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            # The text may hold a path, and so a name: the log says only where it came from.
            _log.warning("Qt: %s, %s", kind.name, context.category)
            if sys.stderr is not None:
                print(f"Qt: {text}", file=sys.stderr)
