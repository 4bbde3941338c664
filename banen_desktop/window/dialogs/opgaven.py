"""Making a return of the shown year: the dialog, the file, and the edit that remembers it."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave import return_file, sealing, template, words
from banen_desktop.reports.opgave.making import MadeReturn
from banen_desktop.storage.atomic import atomic_write, read_at_most
from banen_desktop.window.basis import folders, messages
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.session import Session
from banen_desktop.window.dialogs.opgave_dialog import OpgaveDialog

_TEMPLATE = "Sjabloon (*.xlsx *.xlsm)"
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
        dialog.template_wanted.connect(lambda made: self._fill(dialog, made))
        dialog.open()

    def _fill(self, dialog: OpgaveDialog, made: MadeReturn) -> None:
        """Ask for the template of a council, and save a copy with the return in it."""
        start = str(folders.to_open_from(self._session.path))
        chosen, _ = QFileDialog.getOpenFileName(dialog, "Sjabloon van de raad", start, _TEMPLATE)
        if not chosen:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            template_bytes = read_at_most(Path(chosen), template.LARGEST + 1)
            data = template.filled_in(template_bytes, made.opgave)
        except KnownProblem as problem:
            messages.show_problem(dialog, problem)
            return
        finally:
            QApplication.restoreOverrideCursor()
        end = Path(chosen).suffix.lower() or ".xlsx"
        name = made.file_name.removesuffix(return_file.SUFFIX) + end
        self._save_as(dialog, made, data, (name, end, f"Sjabloon (*{end})"))

    def _save(self, dialog: OpgaveDialog, made: MadeReturn, data: bytes) -> None:
        """Save the file of a return."""
        sealed = words.is_sealed(made)
        end = return_file.SUFFIX + (sealing.SUFFIX if sealed else "")
        self._save_as(dialog, made, data, (made.file_name, end, _SEALED if sealed else _PLAIN))

    def _save_as(
        self, dialog: OpgaveDialog, made: MadeReturn, data: bytes, what: tuple[str, str, str]
    ) -> None:
        """Ask for a place, write the file, and remember the return in the dossier."""
        name, end, filters = what
        place = folders.to_save_in(self._session.path) / name
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
