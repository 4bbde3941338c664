"""The menus: every action of the window, with its key."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu
from shiboken6 import isValid

from banen_desktop.window.basis.page_names import PAGE_KEYS, PAGES

Run = Callable[[], object]
Value = TypeVar("Value")


class Actions(NamedTuple):
    """What the menus can do; the main window gives these. Who gets a menu fills it."""

    new: Run
    open: Run
    restore: Run
    sample: Run
    save: Run
    save_as: Run
    show_versions: Run
    close_dossier: Run
    lock_dossier: Run
    change_passphrase: Run
    unlock_dossier: Run
    lock_window: Run
    choose_imports: Run
    paste_imports: Run
    quit: Run
    report_year: Run
    remove_year: Run
    clean: Run
    report_everything: Run
    copy_text: Run
    print_report: Run
    show_answers: Run
    show_help: Run
    show_files: Run
    update_parameters: Run
    selftest: Run
    about: Run
    recent: Callable[[QMenu], None]
    add_year: Callable[[QMenu], None]
    roll_over: Callable[[QMenu], None]
    outputs: Callable[[QMenu], None]
    colours: Callable[[QMenu], None]
    lock_after: Callable[[QMenu], None]
    page: Callable[[str], None]


class Menus:
    """Builds the menu bar and keeps what needs a dossier switched off without one."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        """Make all menus."""
        self._window, self._actions = window, actions
        self._needs_dossier: list[QAction] = []
        self._resting: list[QAction] = []
        self._file_menu()
        self._edit_menu = self._menu("Be&werken")
        self.year_menu = self._year_menu()
        self._view_menu()
        self._report_menu()
        self._help_menu()

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self,
        menu: QMenu,
        text: str,
        run: Run,
        keys: QKeySequence | QKeySequence.StandardKey | str | None = None,
        *,
        needs_dossier: bool = True,
    ) -> QAction:
        action = QAction(text, self._window)
        action.triggered.connect(lambda _checked=False: run())
        if keys is not None:
            action.setProperty("shortcut", QKeySequence(keys))
        menu.addAction(action)
        if needs_dossier:
            self._needs_dossier.append(action)
        return action

    def _filled_when_shown(self, menu: QMenu, title: str, fill: Callable[[QMenu], None]) -> QMenu:
        made = menu.addMenu(title)

        def refill() -> None:
            made.clear()
            fill(made)

        made.aboutToShow.connect(refill)
        return made

    def _file_menu(self) -> None:
        menu, keys = self._menu("&Bestand"), QKeySequence.StandardKey
        self._add(menu, "&Nieuw dossier", self._actions.new, keys.New, needs_dossier=False)
        self._add(menu, "&Openen…", self._actions.open, keys.Open, needs_dossier=False)
        self._filled_when_shown(menu, "&Laatst geopend", self._actions.recent)
        self._add(menu, "Kopie &terugzetten…", self._actions.restore, needs_dossier=False)
        self._add(menu, "&Voorbeeld bekijken", self._actions.sample, needs_dossier=False)
        self._add(menu, "&Importeren…", self._actions.choose_imports, "Ctrl+I", needs_dossier=False)
        self._add(
            menu,
            "Importeren vanaf het &klembord",
            self._actions.paste_imports,
            "Ctrl+Shift+I",
            needs_dossier=False,
        )
        menu.addSeparator()
        self._add(menu, "O&pslaan", self._actions.save, keys.Save)
        self._add(menu, "Opslaan &als…", self._actions.save_as, "Ctrl+Shift+S")
        self._add(menu, "Vorige ve&rsies…", self._actions.show_versions)
        menu.addSeparator()
        self._locking_menu(menu)
        menu.addSeparator()
        self._add(menu, "Dossier &sluiten", self._actions.close_dossier, "Ctrl+W")
        self._add(menu, "A&fsluiten", self._actions.quit, "Ctrl+Q", needs_dossier=False)

    def _locking_menu(self, menu: QMenu) -> None:
        self._lock = self._add(menu, "Dossier &vergrendelen…", self._actions.lock_dossier)
        self._locked = [
            self._add(menu, "&Wachtwoordzin wijzigen…", self._actions.change_passphrase),
            self._add(menu, "Vergrendeling op&heffen…", self._actions.unlock_dossier),
            self._add(menu, "Venster nu ver&grendelen", self._actions.lock_window, "Ctrl+L"),
        ]
        self._filled_when_shown(menu, "Venster vergrendelen na", self._actions.lock_after)

    def add_undo(self, stack: QUndoStack) -> None:
        """Fill the edit menu; that waits for the first dossier."""
        menu, keys = self._edit_menu, QKeySequence.StandardKey
        undo = stack.createUndoAction(self._window, "Ongedaan maken:")
        undo.setShortcut(QKeySequence(keys.Undo))
        redo = stack.createRedoAction(self._window, "Opnieuw:")
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addAction(undo)
        menu.addAction(redo)

    def _year_menu(self) -> QMenu:
        menu = self._menu("&Jaar")
        self._filled_when_shown(menu, "&Leeg jaar toevoegen", self._actions.add_year)
        self._filled_when_shown(menu, "Nieuw jaar op &basis van", self._actions.roll_over)
        menu.addSeparator()
        self._add(menu, "Jaar vast&stellen…", self._actions.report_year)
        self._add(menu, "Dit jaar &verwijderen…", self._actions.remove_year)
        self._add(menu, "&Gegevens opschonen…", self._actions.clean)
        return menu

    def _view_menu(self) -> None:
        menu = self._menu("B&eeld")
        for name in PAGES:
            keys = f"Ctrl+{PAGE_KEYS[name]}" if name in PAGE_KEYS else None
            self._add(menu, name, partial(self._actions.page, name), keys)
        menu.addSeparator()
        self._filled_when_shown(menu, "&Kleuren", self._actions.colours)

    def _report_menu(self) -> None:
        menu = self._menu("&Rapport")
        self._add(menu, "&Alles opslaan in één map…", self._actions.report_everything, "Ctrl+E")
        save = self._filled_when_shown(menu, "&Opslaan als", self._actions.outputs)
        self._needs_dossier.append(save.menuAction())
        self._add(menu, "Af&drukken…", self._actions.print_report, QKeySequence.StandardKey.Print)
        menu.addSeparator()
        self._add(menu, "&Kopieer de tekst", self._actions.copy_text, "Ctrl+Shift+C")
        self._add(menu, "A&ntwoorden", self._actions.show_answers)
        wanted = partial(self._actions.page, "Wie krijgt wat")
        self._add(menu, "&Wie krijgt wat", wanted)

    def _help_menu(self) -> None:
        menu = self._menu("&Help")
        self._add(menu, "&Zo werkt het", self._actions.show_help, "F1", needs_dossier=False)
        self._add(
            menu, "&Waar staan mijn bestanden?", self._actions.show_files, needs_dossier=False
        )
        self._add(
            menu,
            "&Parameters bijwerken…",
            self._actions.update_parameters,
            needs_dossier=False,
        )
        self._add(menu, "Zelf&test…", self._actions.selftest, needs_dossier=False)
        self._add(menu, "&Over Banen Desktop", self._actions.about, needs_dossier=False)

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
        self._lock.setEnabled(is_open and not locked)
        for action in self._locked:
            action.setEnabled(is_open and locked)

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
