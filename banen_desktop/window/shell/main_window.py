"""The main window: one window, one document, which is a dossier or a monitor."""

from __future__ import annotations

from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget

from banen_desktop.storage import places, settings
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import give_room
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
    from banen_desktop.window.shell.open_document import OpenDocument
    from banen_desktop.window.shell.open_dossier import OpenDossier
    from banen_desktop.window.shell.open_monitor import OpenMonitor
    from banen_desktop.window.shell.workspace import Workspace


Side = TypeVar("Side", bound="OpenDocument")
_DOSSIER, _MONITOR = ".banen", ".banensector"
_OWN = frozenset({_DOSSIER, _MONITOR, ".toml"})
_COLOURS = (
    ("Zoals het systeem", "systeem"),
    ("Licht", "licht"),
    ("Donker", "donker"),
    ("Hoog contrast", "contrast"),
)


class MainWindow(QMainWindow):
    """Start page or workspace, and the menus; `side` does what is done with the open document.

    That is `open_dossier` or `open_monitor`, which are made when they are first needed: the window
    is seen before anything of them is loaded.
    """

    def __init__(self, law: Law | None = None) -> None:
        """An empty window with the start page; without a law the one that comes with us."""
        super().__init__()
        self._law = law
        self.start_page = StartPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self._stack.currentChanged.connect(lambda _place: give_room(self._stack))
        self.setCentralWidget(self._stack)
        self.setMinimumSize(920, 440)
        self.resize(QSize(1280, 780).boundedTo(self.screen().availableSize() * 0.94))
        self._side: OpenDocument | None = None
        self._undo = QUndoGroup(self)
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
            (start.new_asked, "open_dossier.files.new_dossier"),
            (start.open_asked, "choose_and_open"),
            (start.sample_asked, "open_dossier.files.open_sample"),
            (start.list_asked, "open_dossier.choose_imports"),
            (start.letters_asked, "open_dossier.show_letters"),
            (start.files_asked, "open_dossier.show_files"),
            (start.recent_chosen, "open_path"),
            (start.recovery_chosen, "open_recovery"),
        ):
            asked.connect(partial(self.run, method))
        start.recovery_dropped.connect(self._drop_recovery)

    # -- the open dossier -----------------------------------------------------------------------

    @cached_property
    def open_dossier(self) -> OpenDossier:
        """What is done with the open dossier, with its pages in the window."""
        from banen_desktop.window.shell.open_dossier import OpenDossier  # noqa: PLC0415 - the window is seen before

        made = OpenDossier(self._law, self)
        made.open_asked.connect(self.choose_and_open)
        made.restore_asked.connect(self.choose_copy)
        return self._kept(made)

    @cached_property
    def open_monitor(self) -> OpenMonitor:
        """What is done with the open monitor, with its pages in the window."""
        from banen_desktop.window.shell.open_monitor import OpenMonitor  # noqa: PLC0415 - for a council only

        return self._kept(OpenMonitor(self.open_dossier.session.law, self))

    def _kept(self, made: Side) -> Side:
        """Give a side its place in the window."""
        if not self._undo.stacks():
            self.setStyleSheet(theme.INPUTS)  # the start page has none
            self._menus.add_undo(self._undo)
        self._undo.addStack(made.session.undo_stack)
        self._stack.addWidget(made.workspace)
        self._stack.addWidget(made.locking.screen)
        made.locking.closed.connect(self._show_lock)
        made.locking.opened.connect(self._unlocked)
        made.locking.screen.close_asked.connect(self.close)
        made.page_wanted.connect(partial(self._show_side, made))
        made.files.closed.connect(self.show_start)
        made.files.in_sight = lambda: self.side.files
        made.session.file_changed.connect(self._show_title)
        made.session.document_changed.connect(self._show_title)
        return made

    @property
    def side(self) -> OpenDocument:
        """What is done with the document that is open; of a dossier when nothing is."""
        return self._side or self.open_dossier

    def _show_side(self, side: OpenDocument, page: str) -> None:
        """Show a document in place of the one of the other kind, which was left already."""
        before = self.side
        self._side = side
        if before is not side:
            before.files.forget()
        self._show_workspace(page)

    @property
    def has_open_dossier(self) -> bool:
        """Whether a dossier is open, or ever was."""
        return "open_dossier" in vars(self)

    @property
    def session(self) -> Session:
        """The session of the open dossier."""
        return self.open_dossier.session

    @property
    def files(self) -> Files[Any]:
        """The file of the open document."""
        return self.side.files

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
            self.open_path(path)

    def side_of(self, path: Path) -> OpenDocument:
        """What is done with a document in a file like this."""
        return self.open_monitor if path.suffix.lower() == _MONITOR else self.open_dossier

    def open_path(self, path: Path) -> None:
        """Open a document of whatever kind."""
        self.side_of(path).files.open_path(path)

    def open_recovery(self, copy: RecoveryCopy) -> None:
        """Open work that was not saved."""
        self.side_of(copy.path).files.open_recovery(copy)

    def choose_and_open(self) -> None:
        """Ask which document to open."""
        path = self.files.choose_to_open()
        if path is not None:
            self.open_path(path)

    def choose_copy(self) -> None:
        """Ask which copy to put back: of this computer, of another one, or a back-up."""
        path = self.files.choose_copy()
        if path is not None:
            self.side_of(path).files.put_back(path)

    def show_page(self, name: str) -> None:
        """Show a page of the open document."""
        self.side.workspace.show_page(name)

    def _show_workspace(self, page: str) -> None:
        shown = self.side.workspace
        self._undo.setActiveStack(self.side.session.undo_stack)
        self._stack.setCurrentWidget(shown)
        shown.show_page(page)
        shown.refresh()
        if page == page_table.EMPLOYER.name:
            shown.page.begin()
        self._show_title()

    def _show_title(self) -> None:
        if self._stack.currentWidget() is self.start_page:
            self._menus.switch("")
            self.setWindowTitle("Banen Desktop")
            self.setWindowModified(False)
            return
        side, session = self.side, self.side.session
        if side.locking.is_closed:
            return
        noun = session.copies.kind.noun
        self._menus.switch(noun.word, locked=session.key is not None)
        new = f"Nieuw{'' if noun.neuter else 'e'} {noun.word}"
        name = session.path.name if session.path else new
        only = " (alleen lezen)" if session.read_only else ""
        self.setWindowTitle(f"{name}{only}[*] – Banen Desktop")
        self.setWindowModified(session.has_changes)

    def _show_lock(self) -> None:
        self._menus.rest()
        self.setAcceptDrops(False)
        self.setWindowTitle("Vergrendeld – Banen Desktop")
        self.setWindowModified(False)
        screen = self.side.locking.screen
        self._stack.setCurrentWidget(screen)
        screen.field.setFocus()

    def _unlocked(self) -> None:
        self._menus.wake()
        self.setAcceptDrops(True)
        self._stack.setCurrentWidget(self.side.workspace)
        self._show_title()

    def show_selftest(self) -> None:
        """Whether the program is whole; without the law, which a damaged one does not have."""
        from banen_desktop.window.dialogs.selftest_dialog import SelftestDialog  # noqa: PLC0415 - heavy

        SelftestDialog(self).open()

    def _drop_recovery(self, copy: RecoveryCopy) -> None:
        if self.side_of(copy.path).drop_recovery(copy):
            self.start_page.show_recovery(_unsaved_work())

    def fill_recent(self, menu: QMenu) -> None:
        """Offer the documents that were opened last."""
        for path in settings.recent_files():
            open_it = partial(self.run, "open_path", path)
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
        paths = _dropped(event)
        if len(paths) == 1 and paths[0].suffix.lower() in _OWN:
            self.open_path(paths[0])
        else:
            self.side.take_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved changes; then remember the place of the window."""
        if self.has_open_dossier and self.side.locking.is_closed:
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
    if not any(any(places.recovery_folder().glob(f"*{end}")) for end in (_DOSSIER, _MONITOR)):
        return ()
    from banen_desktop.window.file.unsaved import unsaved  # noqa: PLC0415 - only after an accident

    return unsaved()


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
