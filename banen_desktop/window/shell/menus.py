"""The menus: every command of the window, each switched on when there is what it needs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QMainWindow, QMenu
from shiboken6 import isValid

from banen_desktop.window.shell import commands
from banen_desktop.window.shell.commands import Command

Run = Callable[..., None]
Value = TypeVar("Value")


class Menus:
    """Builds the menu bar from the table of commands."""

    def __init__(self, window: QMainWindow, run: Run) -> None:
        """Make all menus; `run` does what a method of this name does, with what is given."""
        self._window, self._run = window, run
        self._needing: list[tuple[QAction, str]] = []
        self._named: list[tuple[QAction, str]] = []
        self._resting: list[QAction] = []
        self._menus: dict[str, QMenu] = {}
        for menu in commands.menus():
            made = self._menus[menu.title] = window.menuBar().addMenu(menu.title)
            self._needing.append((made.menuAction(), menu.needs))
            for line in menu.lines:
                if line is None:
                    made.addSeparator()
                else:
                    self._needing.append((self._add(made, line), line.needs))

    def _add(self, menu: QMenu, command: Command) -> QAction:
        if command.submenu:
            return self._filled_when_shown(menu, command)
        action = QAction(command.text, self._window)
        if "Dossier" in command.text:
            self._named.append((action, command.text))
        run = partial(self._run, command.method, *command.given)
        action.triggered.connect(lambda _checked=False: run())
        if command.keys:
            action.setProperty("shortcut", QKeySequence(command.keys))
        menu.addAction(action)
        return action

    def _filled_when_shown(self, menu: QMenu, command: Command) -> QAction:
        made = menu.addMenu(command.text)

        def refill() -> None:
            made.clear()
            self._run(command.method, made)

        made.aboutToShow.connect(refill)
        return made.menuAction()

    def menu(self, title: str) -> QMenu:
        """The menu with this title."""
        return self._menus[title]

    def add_undo(self, stack: QUndoGroup) -> None:
        """Fill the edit menu; that waits for the first document."""
        menu, keys = self._menus[commands.EDIT], QKeySequence.StandardKey
        undo = stack.createUndoAction(self._window, "Ongedaan maken")
        undo.setShortcut(QKeySequence(keys.Undo))
        redo = stack.createRedoAction(self._window, "Opnieuw")
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        # After Qt has put the edit behind it, also where there is none.
        stack.undoTextChanged.connect(partial(_name, undo, undo.text()))
        stack.redoTextChanged.connect(partial(_name, redo, redo.text()))
        menu.addAction(undo)
        menu.addAction(redo)

    def switch(self, kind: str, *, locked: bool = False) -> None:
        """Switch on what there is a document of a kind for, with or without a passphrase."""
        is_open, monitor = bool(kind), kind == commands.MONITOR
        there = {
            "": True,
            commands.DOCUMENT: is_open,
            commands.DOSSIER: kind == commands.DOSSIER,
            commands.MONITOR: monitor,
            commands.UNLOCKED: is_open and not locked,
            commands.LOCKED: is_open and locked,
        }
        for action, needs in self._needing:
            action.setEnabled(there[needs])
            action.setVisible(
                needs not in {commands.DOSSIER, commands.MONITOR}
                or (monitor == (needs == commands.MONITOR))
            )
        for action, text in self._named:
            action.setText(text.replace("Dossier", "Monitor") if monitor else text)

    def rest(self) -> None:
        """Switch everything off, keys included, while the window is locked."""
        actions = self._window.findChildren(QAction)
        self._resting = [action for action in actions if action.isEnabled()]
        for action in self._resting:
            action.setEnabled(False)

    def wake(self) -> None:
        """Switch on what was on before `rest`."""
        for action in self._resting:
            if isValid(action):
                action.setEnabled(True)
        self._resting = []


def _name(action: QAction, does: str, edit: str) -> None:
    """What undo or redo says: which edit it is about, where there is one."""
    if isValid(action):  # the history ends after the menus of a window that is closed
        action.setText(f"{does}: {edit}" if edit else does)


def fill_choices(
    menu: QMenu,
    choices: Sequence[tuple[str, Value]],
    chosen: Value,
    choose: Callable[[Value], object],
) -> None:
    """Offer one of several in an empty menu, with a mark at the one that is chosen."""
    group = None
    for text, value in choices:
        action = menu.addAction(text, partial(choose, value))
        action.setCheckable(True)
        action.setChecked(value == chosen)
        group = group or QActionGroup(action)  # it goes when the menu is emptied
        group.addAction(action)
