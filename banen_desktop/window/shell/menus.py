"""The menus: every command of the window, with its key."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu
from shiboken6 import isValid

from banen_desktop.window.shell import commands

Value = TypeVar("Value")


class Menus:
    """Builds the menu bar from the commands, and switches what needs a dossier off without one."""

    def __init__(self, window: QMainWindow, run: Callable[..., object]) -> None:
        """Make all menus; `run` does what a command names, with what it is given."""
        self._window, self._run = window, run
        self._needs_dossier: list[QAction] = []
        self._resting: list[QAction] = []
        self._by_action: dict[str, QAction] = {}
        self._menu("&Bestand", commands.FILE)
        self._edit_menu = self._menu("Be&werken", ())
        self.year_menu = self._menu("&Jaar", commands.YEAR)
        self._menu("B&eeld", commands.VIEW)
        self._menu("&Rapport", commands.REPORT)
        self._menu("&Help", commands.HELP)

    def _menu(self, title: str, lines: Sequence[commands.Line]) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        for line in lines:
            if line is None:
                menu.addSeparator()
            else:
                action = self._filled(menu, line) if line.filled else self._add(menu, line)
                self._by_action[line.action] = action
                if line.needs_dossier:
                    self._needs_dossier.append(action)
        return menu

    def _add(self, menu: QMenu, command: commands.Command) -> QAction:
        action = QAction(command.text, self._window)
        action.triggered.connect(lambda _checked=False: self._run(command.action, *command.given))
        if command.keys:
            keys = getattr(QKeySequence.StandardKey, command.keys, command.keys)
            action.setProperty("shortcut", QKeySequence(keys))
        menu.addAction(action)
        return action

    def _filled(self, menu: QMenu, command: commands.Command) -> QAction:
        made = menu.addMenu(command.text)

        def refill() -> None:
            made.clear()
            self._run(command.action, made)

        made.aboutToShow.connect(refill)
        return made.menuAction()

    def add_undo(self, stack: QUndoStack) -> None:
        """Fill the edit menu; that waits for the first dossier."""
        menu, keys = self._edit_menu, QKeySequence.StandardKey
        undo = stack.createUndoAction(self._window, "Ongedaan maken:")
        undo.setShortcut(QKeySequence(keys.Undo))
        redo = stack.createRedoAction(self._window, "Opnieuw:")
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addAction(undo)
        menu.addAction(redo)

    def set_dossier_open(self, is_open: bool) -> None:
        """Switch actions that need a dossier."""
        for action in self._needs_dossier:
            action.setEnabled(is_open)
        self._edit_menu.setEnabled(is_open)
        self.year_menu.setEnabled(is_open)
        self.set_locked(False)

    def set_locked(self, locked: bool) -> None:
        """Switch what belongs to a dossier with a passphrase, and what to one without."""
        is_open = self.year_menu.isEnabled()
        self._by_action[commands.LOCK].setEnabled(is_open and not locked)
        for name in commands.WITH_PASSPHRASE:
            self._by_action[name].setEnabled(is_open and locked)

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
