"""The commands of the menus: every row does something that exists, and a new row is enough."""

import inspect
from operator import attrgetter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from banen_desktop.window.shell import commands
from banen_desktop.window.shell.commands import Command
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.shell.menus import Menus

ALL = [
    line
    for lines in (commands.FILE, commands.YEAR, commands.VIEW, commands.REPORT, commands.HELP)
    for line in lines
    if line is not None
]


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.text)
def test_what_a_command_names_exists_and_takes_what_it_is_given(
    only_window: MainWindow, command: Command
) -> None:
    of_window = command.action.startswith("window.")
    holder = only_window if of_window else only_window.open_dossier
    method = attrgetter(command.action.removeprefix("window."))(holder)
    given = [QMenu()] if command.filled else [*command.given]
    if command.action != "window.close":  # of Qt itself, which tells nothing of its parameters
        inspect.signature(method).bind(*given)


def test_no_two_commands_have_one_key() -> None:
    keys = [command.keys for command in ALL if command.keys]
    assert len(keys) > 20
    assert len(set(keys)) == len(keys)


def test_the_locks_are_commands() -> None:
    assert {commands.LOCK, *commands.WITH_PASSPHRASE} <= {command.action for command in ALL}


def test_a_row_is_enough_for_a_new_command(
    only_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Command("Iets &nieuws…", "files.iets_nieuws", "Ctrl+Alt+N", given=("hiermee",))
    monkeypatch.setattr(commands, "HELP", (*commands.HELP, new))
    done: list[tuple[object, ...]] = []
    other = QMainWindow()
    menus = Menus(other, lambda *what: done.append(what))
    (action,) = (each for each in other.findChildren(QAction) if each.text() == new.text)
    assert action.shortcut() == QKeySequence("Ctrl+Alt+N")
    menus.set_dossier_open(False)
    assert not action.isEnabled()
    menus.set_dossier_open(True)
    action.trigger()
    assert done == [("files.iets_nieuws", "hiermee")]
