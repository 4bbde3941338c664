"""What every test of the window gets: the program's own application, and nothing modal."""

from collections.abc import Iterator

import pytest
from driving import Dialogs, bring_to_front, settle
from everywhere import SCENES, open_scene
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QTableView,
    QWidget,
)
from shiboken6 import Shiboken

from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.law.law import Law, built_in
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.out.working_out import work_out
from banen_desktop.window.basis import messages, theme
from banen_desktop.window.basis import session as session_module
from banen_desktop.window.basis.sector_session import SectorSession
from banen_desktop.window.basis.session import Session
from banen_desktop.window.shell.application import make_application
from banen_desktop.window.shell.garbage import collect_here
from banen_desktop.window.shell.main_window import MainWindow


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application as the program makes it: Dutch, with its own colours.

    What a test put on the clipboard goes before Python does: Qt would let go of it too late.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else make_application(["banen"])
    theme.apply_theme(app, "licht")
    collect_here(app)
    yield app
    app.clipboard().clear()


@pytest.fixture(scope="session")
def law() -> Law:
    """The law that comes with the program."""
    return built_in()


@pytest.fixture(autouse=True)
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dialogs]:
    """Nothing modal: dialogs answer at once, and none may be left unseen."""
    made = Dialogs()
    monkeypatch.setattr(messages, "ask", made.ask)
    monkeypatch.setattr(messages, "show_problem", made.show_problem)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", made.choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made.choose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", made.choose_folder)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Rejected)
    yield made
    assert not made.problems, [str(problem) for problem in made.problems]
    assert not made.answers


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is open is known as soon as what was typed is: a test does not wait for a rest."""
    monkeypatch.setattr(session_module, "POINTS_PAUSE_MS", 0)


@pytest.fixture(autouse=True)
def _counted_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year is counted beside the window, but in no child: making one takes seconds."""
    monkeypatch.setattr(SectorSession, "work_out", staticmethod(work_out))


@pytest.fixture
def session(qapp: QApplication, law: Law) -> Iterator[Session]:
    """A session with nothing open; it writes and removes no recovery copy after its test."""
    made = Session(law)
    yield made
    if Shiboken.isValid(made):
        made.forget_recovery()


@pytest.fixture(scope="session")
def only_window(qapp: QApplication, law: Law) -> Iterator[MainWindow]:
    """One main window for all tests: making one takes longer than most tests."""
    made = MainWindow(law)
    yield made
    made.hide()
    Shiboken.delete(made)


@pytest.fixture
def window(only_window: MainWindow) -> Iterator[MainWindow]:
    """The main window in sight, with the start page, as large as on a usual screen."""
    only_window.resize(1280, 780)
    only_window.show_start()
    only_window.show()
    bring_to_front(only_window)
    yield only_window
    _forget(only_window)


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest, window: MainWindow) -> Iterator[QWidget]:
    """Every page and dialog, in sight; the widget that holds it."""
    yield open_scene(window, request.param)
    for dialog in window.findChildren(QDialog):
        dialog.close()


def _forget_monitor(window: MainWindow) -> None:
    side = window.open_monitor
    side.session.undo_stack.setClean()
    side.files.leave()
    side.session.start(Monitor())
    side.session._rest.stop()
    window._side = None


def _forget(window: MainWindow) -> None:
    """Leave nothing of one test to the next."""
    for dialog in window.findChildren(QDialog):
        dialog.close()
        if not dialog.isVisible():  # one that reads goes by itself, when its reader has gone
            dialog.deleteLater()
    if "open_monitor" in vars(window):
        _forget_monitor(window)
    window.session.undo_stack.setClean()
    window.files.leave()
    window.session.start(Dossier())
    window.workspace.sidebar.choose("Overzicht")
    window.workspace.agenda.tabs.setCurrentIndex(0)
    for page in (window.workspace.comparison, window.workspace.scenarios):
        page.sections.setCurrentIndex(0)
    window.workspace.comparison.sector.others.setChecked(False)
    window.workspace.notes._chosen = ""  # the first question again
    for table in window.findChildren(QTableView):
        table.setCurrentIndex(QModelIndex())
    for area in window.findChildren(QAbstractScrollArea):
        area.horizontalScrollBar().setValue(0)
        area.verticalScrollBar().setValue(0)
    for rows in (window.workspace.jobs, window.workspace.hours, window.workspace.agenda):
        rows._search.clear()
        rows.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    settle()
