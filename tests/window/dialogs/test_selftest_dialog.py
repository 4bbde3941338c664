"""The self-test in the window: beside it, with a report to copy."""

import threading
from collections.abc import Callable

import pytest
from driving import clipboard, settle
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from banen_desktop.problems import KnownProblem
from banen_desktop.selftest import Check, SelfTest
from banen_desktop.window.dialogs import selftest_dialog
from banen_desktop.window.dialogs.selftest_dialog import SelftestDialog
from banen_desktop.window.shell import open_dossier
from banen_desktop.window.shell.main_window import MainWindow

GOOD = SelfTest((("Python", "3.11"),), (Check("Een"),))
BAD = SelfTest((), (Check("Een", "stuk."),))


def test_the_window_stays_alive_and_the_report_can_be_copied(
    qapp: QApplication, qtbot: QtBot
) -> None:
    go_on = threading.Event()

    def test(_cancelled: Callable[[], bool]) -> SelfTest:
        go_on.wait(20)
        return GOOD

    dialog = SelftestDialog(None, test)
    dialog.show()
    settle()
    assert dialog.progress.isVisible()
    assert not dialog.copy.isEnabled()
    go_on.set()
    qtbot.waitUntil(dialog.copy.isEnabled)
    dialog.copy.click()
    assert clipboard() == GOOD.text.strip("\n") + "\n"
    assert dialog.outcome.text() == "Alles is goed"
    dialog.close()


def test_what_is_wrong_is_said_above_the_report(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = SelftestDialog(None, lambda _cancelled: BAD)
    qtbot.waitUntil(dialog.copy.isEnabled)
    assert dialog.outcome.text().startswith("Er is iets mis")
    assert "fout  Een: stuk." in dialog.report.toPlainText()
    dialog.close()


def test_closing_ends_the_test(qapp: QApplication, qtbot: QtBot) -> None:
    stopped = threading.Event()

    def test(cancelled: Callable[[], bool]) -> SelfTest:
        while not cancelled():
            threading.Event().wait(0.01)
        stopped.set()
        return GOOD

    dialog = SelftestDialog(None, test)
    dialog.show()
    dialog.reject()
    assert stopped.wait(20)
    settle()


def test_it_is_in_the_menu_without_a_dossier(window: MainWindow) -> None:
    actions = {action.text(): action for action in window.findChildren(QAction)}
    assert actions["Zelf&test…"].isEnabled()


def test_a_damaged_installation_can_be_tested(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its legal values no dossier can be opened; then the help desk needs the report."""

    def damaged() -> None:
        raise KnownProblem("Deze installatie van Banen Desktop is beschadigd.")

    def dialog(parent: MainWindow) -> SelftestDialog:
        return SelftestDialog(parent, lambda _cancelled: BAD)

    monkeypatch.setattr(open_dossier, "law_in_use", damaged)
    monkeypatch.setattr(selftest_dialog, "SelftestDialog", dialog)
    window = MainWindow()
    qtbot.addWidget(window)
    with pytest.raises(KnownProblem):
        window.open_dossier  # noqa: B018
    actions = {action.text(): action for action in window.findChildren(QAction)}
    actions["Zelf&test…"].trigger()
    (shown,) = window.findChildren(SelftestDialog)
    qtbot.waitUntil(shown.copy.isEnabled)
    assert "fout  Een: stuk." in shown.report.toPlainText()
    shown.close()
