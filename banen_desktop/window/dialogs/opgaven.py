"""Making a return of the shown year: the dialog, the file, and the edit that remembers it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave import return_file, sealing, words
from banen_desktop.reports.opgave.making import MadeReturn
from banen_desktop.storage.atomic import atomic_write
from banen_desktop.window.basis import folders, messages
from banen_desktop.window.basis.session import Session, Spot
from banen_desktop.window.dialogs.opgave_dialog import OpgaveDialog

_PLAIN = f"Opgave (*{return_file.SUFFIX})"
_SEALED = f"Besloten opgave (*{return_file.SUFFIX}{sealing.SUFFIX})"


class Opgaven(QObject):
    """Asks about the shown year; a return that was written is remembered, as an edit."""

    problem = Signal(object)
    told = Signal(str, str)

    def __init__(self, session: Session, window: QMainWindow) -> None:
        """For one session, with dialogs of a window."""
        super().__init__(window)
        self._session, self._window = session, window

    def ask(self) -> None:
        """Show what a return of the shown year tells."""
        session = self._session
        session.settle()
        if session.year is None or session.jaar is None:
            return
        try:
            dialog = OpgaveDialog(
                session.dossier, session.year, session.law, session.today(), self._window
            )
        except KnownProblem as problem:
            self.problem.emit(problem)
            return
        dialog.wanted.connect(lambda made, data: self._save(dialog, made, data))
        dialog.open()

    def _save(self, dialog: OpgaveDialog, made: MadeReturn, data: bytes) -> None:
        """Ask for a place, write the file, and remember the return in the dossier."""
        end = return_file.SUFFIX + (sealing.SUFFIX if words.is_sealed(made) else "")
        place = folders.to_save_in(self._session.path) / made.file_name
        filters = _SEALED if words.is_sealed(made) else _PLAIN
        chosen, _ = QFileDialog.getSaveFileName(dialog, "Opgave opslaan", str(place), filters)
        path = messages.with_end(dialog, Path(chosen), end) if chosen else None
        if path is None:
            return
        try:
            atomic_write(path, data)
        except KnownProblem as problem:
            messages.show_problem(dialog, problem)
            return
        if made.dossier != self._session.dossier:
            self._session.apply("opgave maken", made.dossier, Spot())
        dialog.say_saved(path)
        self.told.emit(
            "Opgave opgeslagen",
            f"{path.name} in {path.parent}. {words.facts_of(made)} Het dossier onthoudt deze "
            "opgave: sla het ook op.",
        )
