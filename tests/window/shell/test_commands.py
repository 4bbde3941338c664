"""The table of commands: every row can be done, and one more row is all that a command takes."""

import inspect
from collections import Counter
from operator import attrgetter

import pytest
from builders import dossier, jaar
from driving import CONTROL, bring_to_front, press, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from banen_desktop.quota.law.law import Law
from banen_desktop.window.basis import page_table
from banen_desktop.window.shell import commands
from banen_desktop.window.shell.commands import (
    DOCUMENT,
    DOSSIER,
    LOCKED,
    MONITOR,
    UNLOCKED,
    Command,
)
from banen_desktop.window.shell.main_window import MainWindow

ALL = [line for menu in commands.menus() for line in menu.lines if line is not None]


class ProofWindow(MainWindow):
    """A window with one method more."""

    def __init__(self, law: Law) -> None:
        self.done: list[str] = []
        super().__init__(law)

    def prove(self, what: str) -> None:
        """Do what the new command asks."""
        self.done.append(what)


def line_of(window: MainWindow, text: str) -> QAction:
    """The line of the menus with this text."""
    found = [action for action in window.findChildren(QAction) if action.text() == text]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("command", ALL, ids=lambda one: one.text.replace("&", ""))
def test_the_method_of_a_command_exists_and_takes_what_it_gets(
    window: MainWindow, command: Command
) -> None:
    """The type checker does not see a method that stands as text."""
    method = attrgetter(command.method)(window)
    if inspect.isbuiltin(method):  # one of Qt, that does not tell what it takes
        assert command.method == "close"
        return
    signature = inspect.signature(method)
    given = (QMenu(window),) if command.submenu else command.given
    taken = signature.bind(*given).arguments
    if command.submenu:
        (name,) = taken
        assert signature.parameters[name].annotation in {"QMenu", QMenu}
    assert command.needs in {"", DOCUMENT, DOSSIER, MONITOR, UNLOCKED, LOCKED}


def test_the_keys_of_a_step_have_the_number_that_the_list_shows(window: MainWindow) -> None:
    numbered = {f"Ctrl+{number}": row for number, row in enumerate(page_table.STEPS, start=1)}
    assert {row.keys: row for row in page_table.STEPS} == numbered
    window.session.start(dossier(jaar(2025)))
    window._show_workspace("Overzicht")
    bring_to_front(window)
    for row in page_table.PAGES:
        press(Qt.Key(ord(row.keys[-1])), with_=CONTROL)
        assert window.workspace.sidebar.chosen == row.name
        item = window.workspace.sidebar.pages.item_of(row.name)
        assert item.toolTip() == f"{row.name} ({row.keys})"


def test_undo_and_redo_name_the_edit_and_nothing_without_one(window: MainWindow) -> None:
    window.session.start(dossier(jaar(2025)))
    undo, redo = window._menus.menu(commands.EDIT).actions()
    texts = [(undo.text(), redo.text())]
    window.session.add_year(2024)
    texts.append((undo.text(), redo.text()))
    window.session.undo_stack.undo()
    texts.append((undo.text(), redo.text()))
    assert texts == [
        ("Ongedaan maken", "Opnieuw"),
        ("Ongedaan maken: jaar 2024 toevoegen", "Opnieuw"),
        ("Ongedaan maken", "Opnieuw: jaar 2024 toevoegen"),
    ]


def test_no_two_commands_have_the_same_keys_or_method() -> None:
    """Keys may mean one thing with a dossier open, and another with a monitor."""
    for other in (DOSSIER, MONITOR):
        found = [command for command in ALL if command.keys and command.needs != other]
        keys = [QKeySequence(command.keys).toString() for command in found]
        assert all(keys)
        assert len(set(keys)) == len(keys)
    done = Counter((command.method, command.given) for command in ALL)
    assert not [given for (_, given), number in done.items() if number > 1]


def test_a_command_is_one_row(
    qtbot: QtBot, law: Law, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = Command("&Proef nemen…", "prove", "Ctrl+Shift+F12", DOSSIER, given=("proef",))
    monkeypatch.setattr(commands, "HELP", (*commands.HELP, added))
    window.hide()  # its keys are those of the other window too
    made = ProofWindow(law)
    qtbot.addWidget(made)
    made.show()
    line = line_of(made, added.text)
    assert line.shortcut() == QKeySequence(added.keys)
    (help_menu,) = [menu for menu in made.findChildren(QMenu) if menu.title() == "&Help"]
    assert help_menu.actions()[-1] is line
    assert not line.isEnabled()  # nothing is open
    made.session.start(dossier(jaar(2024)))
    made.open_dossier.page_wanted.emit("Overzicht")
    settle()
    assert line.isEnabled()
    line.trigger()
    assert made.done == ["proef"]
    made._menus.rest()
    assert not line.isEnabled()
    made._menus.wake()
    assert line.isEnabled()


def test_a_command_is_on_when_there_is_what_it_needs(window: MainWindow) -> None:
    """With nothing open, with a document of a kind, and with one that has a passphrase."""
    on = {
        ("", False): {""},
        (DOSSIER, False): {"", DOCUMENT, DOSSIER, UNLOCKED},
        (DOSSIER, True): {"", DOCUMENT, DOSSIER, LOCKED},
        (MONITOR, False): {"", DOCUMENT, MONITOR, UNLOCKED},
        (MONITOR, True): {"", DOCUMENT, MONITOR, LOCKED},
    }
    for (kind, locked), needs in on.items():
        window._menus.switch(kind, locked=locked)
        for command in ALL:
            if command.text != "&Opslaan als":  # a button of the report has the same text
                expected = command.needs in needs
                text = command.text.replace("Dossier", "Monitor" if kind == MONITOR else "Dossier")
                assert line_of(window, text).isEnabled() is expected, command.text
    window.show_start()
