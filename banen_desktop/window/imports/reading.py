"""Reads beside the window: a thread that waits for the reader, progress, and a way to stop."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.child import StoppedProblem
from banen_desktop.imports.loonaangifte.read import Progress
from banen_desktop.window.basis import theme

Work = Callable[[Callable[[Any], None], Callable[[], bool]], Any]
"""Reads; hears progress, and asks whether the user pressed Cancel."""


class _Messenger(QObject):
    """Brings what the thread says to the thread of the window."""

    said = Signal(object)
    ended = Signal(object)


class ReadingDialog(QDialog):
    """Shows what is being read; one of the three signals tells how it ended."""

    read = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(
        self,
        title: str,
        work: Work,
        parent: QWidget,
        into: str = "uw dossier",
        begins: str = "Het inlezen begint…",
    ) -> None:
        """Prepare to read `into` a document, or to do what `begins`; `begin` starts."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(110 * theme.STEP)
        self._into = into
        self._work, self._stop = work, threading.Event()
        self._messenger = _Messenger(self)
        self._messenger.said.connect(self._show)
        self._messenger.ended.connect(self._end)
        self._thread = threading.Thread(target=self._run, name="inlezen", daemon=True)
        self.what = theme.label(begins)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Voortgang van het inlezen")
        self.bar.setStyleSheet(theme.PROGRESS)
        self.bar.setFixedHeight(3 * theme.STEP)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self._cancel = QPushButton("Annuleren")
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 6 * theme.STEP, 5 * theme.STEP)
        layout.setSpacing(3 * theme.STEP)
        layout.addWidget(self.what)
        layout.addWidget(self.bar)
        layout.addWidget(theme.label(f"Er verandert nog niets in {self._into}.", soft=True))
        layout.addWidget(buttons)

    def begin(self) -> None:
        """Show this dialog and start to read."""
        self.open()
        self._thread.start()

    def _run(self) -> None:
        try:
            answer = self._work(self._messenger.said.emit, self._stop.is_set)
        except Exception as error:  # handed to the window, which tells it or logs a bug
            answer = error
        self._messenger.ended.emit(answer)

    def _show(self, progress: object) -> None:
        if self._stop.is_set():
            return
        if isinstance(progress, Progress):
            self.what.setText(f"{progress.bestand} lezen" if progress.bestand else "Optellen…")
            self.bar.setRange(0, 1000)
            self.bar.setValue(progress.gelezen * 1000 // max(progress.totaal, 1))
        else:
            self.what.setText(str(progress))

    def reject(self) -> None:
        """Stop reading; the dialog goes as soon as the reader has gone."""
        self._stop.set()
        self._cancel.setEnabled(False)
        self.what.setText("Het inlezen stopt…")

    def _end(self, answer: object) -> None:
        self._thread.join()
        self.done(QDialog.DialogCode.Accepted)
        if self._stop.is_set() or isinstance(answer, StoppedProblem):
            self.stopped.emit()
        elif isinstance(answer, Exception):
            self.failed.emit(answer)
        else:
            self.read.emit(answer)
