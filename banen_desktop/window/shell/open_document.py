"""What is done with an open document of any kind, with its file, its pages and its lock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import recovery
from banen_desktop.storage.recovery import RecoveryCopy
from banen_desktop.window.basis import messages
from banen_desktop.window.dialogs.manual import show_manual
from banen_desktop.window.file.versions_dialog import VersionsDialog
from banen_desktop.window.shell.locking import Locking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banen_desktop.window.basis.document_session import DocumentSession
    from banen_desktop.window.file.files import Files
    from banen_desktop.window.shell.frame import Frame

_NOT_KEPT = "De versie van vóór deze wijziging is niet bewaard; met Ctrl+Z gaat u terug."


class OpenDocument(QObject):
    """Everything that is done with a document; `page_wanted` tells which page to show."""

    page_wanted = Signal(str)
    session: DocumentSession[Any]
    files: Files[Any]
    workspace: Frame

    def __init__(
        self,
        session: DocumentSession[Any],
        files: Files[Any],
        workspace: Frame,
        window: QMainWindow,
    ) -> None:
        """Nothing open yet, for a window."""
        super().__init__(window)
        self._window = window
        self.session, self.files, self.workspace = session, files, workspace
        self.locking = Locking(session, files, window)
        for source in (session, workspace):
            source.problem.connect(self._show_problem)
        workspace.save_asked.connect(files.save)
        workspace.help_asked.connect(self.show_help)
        files.opened.connect(self.page_wanted)
        files.told.connect(workspace.say)
        self.locking.message.connect(workspace.say)

    def _show_problem(self, problem: KnownProblem) -> None:
        self.workspace.forget_message()
        messages.show_problem(self._window, problem)

    def _may_change(self) -> bool:
        if self.session.read_only:
            self._show_problem(
                KnownProblem(
                    self.session.read_only,
                    f"U kunt {self.session.copies.kind.noun.the} lezen, maar niet wijzigen.",
                    "Kies Opslaan als voor een eigen kopie.",
                )
            )
        return not self.session.read_only

    def drop_recovery(self, copy: RecoveryCopy) -> bool:
        """Throw unsaved work away, if the user is sure; True when it is gone."""
        text = "Wilt u dit niet opgeslagen werk weggooien? Dat kan niet ongedaan worden gemaakt."
        if messages.ask(self._window, "Weggooien", text, ("Weggooien", "Bewaren")) != 0:
            return False
        recovery.drop(copy)
        return True

    def _with_version(self, after: Any, why: str, year: int | None) -> Any:
        """`after`, with how the document is now among its versions; without when too large."""
        now = datetime.now().astimezone()
        try:
            return self.session.versions.keep_before(self.session.document, after, now, why, year)
        except KnownProblem as problem:  # no reason to stop: Ctrl+Z is still there
            self._show_problem(KnownProblem(problem.message, _NOT_KEPT))
            return after

    def show_versions(self) -> None:
        """The versions that are kept in the file, to look at and to put back."""
        VersionsDialog(self.session, self._window).open()

    def show_help(self) -> None:
        """How the program works, at the page in sight."""
        in_sight = self.workspace.isVisible()
        sidebar = self.workspace.sidebar
        show_manual(self._window, sidebar.chosen if in_sight else "", sidebar.page_chosen)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files of others that were dropped."""
        raise NotImplementedError
