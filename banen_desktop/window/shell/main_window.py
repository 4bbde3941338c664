"""The main window: one window, one dossier."""

from __future__ import annotations

from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget

from banen_desktop.storage import places, settings
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.shell.menus import Menus, fill_choices
from banen_desktop.window.shell.start_page import StartPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from banen_desktop.quota.law.law import Law
    from banen_desktop.storage.recovery import RecoveryCopy
    from banen_desktop.window.basis.session import Session
    from banen_desktop.window.file.files import Files
    from banen_desktop.window.file.unsaved import Unsaved
    from banen_desktop.window.imports.importer import Importer
    from banen_desktop.window.shell.open_dossier import OpenDossier
    from banen_desktop.window.shell.workspace import Workspace


_COLOURS = (
    ("Zoals het systeem", "systeem"),
    ("Licht", "licht"),
    ("Donker", "donker"),
    ("Hoog contrast", "contrast"),
)


class MainWindow(QMainWindow):
    """Start page or workspace, and the menus; `open_dossier` does what is done with a dossier.

    It is made when it is first needed: the window is seen before anything of it is loaded.
    """

    def __init__(self, law: Law | None = None) -> None:
        """An empty window with the start page; without a law the one that comes with us."""
        super().__init__()
        self._law = law
        self.start_page = StartPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(920, 440)
        self.resize(QSize(1280, 780).boundedTo(self.screen().availableSize() * 0.94))
        self._menus = Menus(self, self.run)
        self._connect_start()
        self.setAcceptDrops(True)
        self.show_start()

    def run(self, method: str, *given: object) -> None:
        """Do what a method of this name does, of the window or of what it holds."""
        attrgetter(method)(self)(*given)

    def _connect_start(self) -> None:
        start = self.start_page
        for asked, method in (
            (start.new_asked, "files.new_dossier"),
            (start.open_asked, "files.choose_and_open"),
            (start.sample_asked, "files.open_sample"),
            (start.list_asked, "open_dossier.choose_imports"),
            (start.letters_asked, "open_dossier.show_letters"),
            (start.files_asked, "open_dossier.show_files"),
            (start.recent_chosen, "files.open_path"),
            (start.recovery_chosen, "files.open_recovery"),
        ):
            asked.connect(partial(self.run, method))
        start.recovery_dropped.connect(self._drop_recovery)

    # -- the open dossier -----------------------------------------------------------------------

    @cached_property
    def open_dossier(self) -> OpenDossier:
        """What is done with the open dossier, with its pages in the window."""
        from banen_desktop.window.shell.open_dossier import OpenDossier  # noqa: PLC0415 - the window is seen before

        self.setStyleSheet(theme.INPUTS)  # the start page has none
        made = OpenDossier(self._law, self)
        self._stack.addWidget(made.workspace)
        self._stack.addWidget(made.locking.screen)
        made.locking.closed.connect(self._show_lock)
        made.locking.opened.connect(self._unlocked)
        made.locking.screen.close_asked.connect(self.close)
        self._menus.add_undo(made.session.undo_stack)
        made.page_wanted.connect(self._show_workspace)
        made.files.closed.connect(self.show_start)
        made.session.file_changed.connect(self._show_title)
        made.session.dossier_changed.connect(self._show_title)
        return made

    @property
    def has_open_dossier(self) -> bool:
        """Whether a dossier is open, or ever was."""
        return "open_dossier" in vars(self)

    @property
    def session(self) -> Session:
        """The session of the open dossier."""
        return self.open_dossier.session

    @property
    def files(self) -> Files:
        """The file of the open dossier."""
        return self.open_dossier.files

    @property
    def importer(self) -> Importer:
        """What reads files of others."""
        return self.open_dossier.importer

    @property
    def workspace(self) -> Workspace:
        """The pages of the open dossier."""
        return self.open_dossier.workspace

    # -- what is shown --------------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the start page, with what can be opened or recovered."""
        self.start_page.show_recent(settings.recent_files())
        self.start_page.show_recovery(_unsaved_work())
        self._stack.setCurrentWidget(self.start_page)
        self._show_title()

    def open_if_at_start(self, path: Path) -> None:
        """Open the file that the program was started with, unless the user went on meanwhile."""
        if self._stack.currentWidget() is self.start_page:
            self.files.open_path(path)

    def show_page(self, name: str) -> None:
        """Show a page of the open dossier."""
        self.workspace.show_page(name)

    def _show_workspace(self, page: str) -> None:
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.show_page(page)
        self.workspace.refresh()
        if page == page_table.EMPLOYER.name:
            self.workspace.employer.begin()
        self._show_title()

    def _show_title(self) -> None:
        if self._stack.currentWidget() is self.start_page:
            self._menus.switch(is_open=False)
            self.setWindowTitle("Banen Desktop")
            self.setWindowModified(False)
            return
        if self.open_dossier.locking.is_closed:
            return
        self._menus.switch(is_open=True, locked=self.session.key is not None)
        name = self.session.path.name if self.session.path else "Nieuw dossier"
        only = " (alleen lezen)" if self.session.read_only else ""
        self.setWindowTitle(f"{name}{only}[*] – Banen Desktop")
        self.setWindowModified(self.session.has_changes)

    def _show_lock(self) -> None:
        self._menus.rest()
        self.setAcceptDrops(False)
        self.setWindowTitle("Vergrendeld – Banen Desktop")
        self.setWindowModified(False)
        self._stack.setCurrentWidget(self.open_dossier.locking.screen)
        self.open_dossier.locking.screen.field.setFocus()

    def _unlocked(self) -> None:
        self._menus.wake()
        self.setAcceptDrops(True)
        self._stack.setCurrentWidget(self.workspace)
        self._show_title()

    def show_selftest(self) -> None:
        """Whether the program is whole; without the law, which a damaged one does not have."""
        from banen_desktop.window.dialogs.selftest_dialog import SelftestDialog  # noqa: PLC0415 - heavy

        SelftestDialog(self).open()

    def _drop_recovery(self, copy: RecoveryCopy) -> None:
        if self.open_dossier.drop_recovery(copy):
            self.start_page.show_recovery(_unsaved_work())

    def fill_recent(self, menu: QMenu) -> None:
        """Offer the dossiers that were opened last."""
        for path in settings.recent_files():
            open_it = partial(self.run, "files.open_path", path)
            menu.addAction(path.name.replace("&", "&&"), open_it)
        if menu.isEmpty():
            menu.addAction("Nog geen dossiers").setEnabled(False)

    def fill_colours(self, menu: QMenu) -> None:
        """Offer the colours of the window."""
        fill_choices(menu, _COLOURS, settings.get("kleuren", "systeem"), self._set_colours)

    def _set_colours(self, choice: str) -> None:
        settings.put("kleuren", choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_theme(app, choice)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes through the window as it is read."""
        from banen_desktop.window.shell import tab_order  # noqa: PLC0415 - not for the first paint

        return tab_order.go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    # -- drop and close -------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Files may be dropped on the window."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take the files that were dropped."""
        self.open_dossier.take_files(_dropped(event))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved changes; then remember the place of the window."""
        if self.has_open_dossier and self.open_dossier.locking.is_closed:
            self.files.leave_locked()
        elif self.has_open_dossier:
            if not self.files.may_leave():
                event.ignore()
                return
            self.files.leave()
        settings.put("venster", bytes(self.saveGeometry().toHex().data()).decode("ascii"))
        event.accept()


def _unsaved_work() -> tuple[Unsaved, ...]:
    """What can be recovered; nothing is loaded to find out that there is nothing."""
    if not any(places.recovery_folder().glob("*.banen")):
        return ()
    from banen_desktop.window.file.unsaved import unsaved  # noqa: PLC0415 - only after an accident

    return unsaved()


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
