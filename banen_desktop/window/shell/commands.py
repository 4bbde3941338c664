"""The commands of the menus: one row each, with its text, what it does, its key, what it needs.

Light to import: what a command does is a name, looked up when somebody wants it. A new command is
a row here and the method that it names.
"""

from typing import NamedTuple

from banen_desktop.window.basis.page_names import PAGE_KEYS, PAGES


class Command(NamedTuple):
    """One line of a menu.

    `action` names a method of the open dossier (`files.save`), or of the window (`window.close`);
    `given` is what it gets. With `filled` the method fills a menu of its own each time that is
    shown. `keys` is a combination, or the name of one that every system has of its own.
    """

    text: str
    action: str
    keys: str = ""
    needs_dossier: bool = True
    filled: bool = False
    given: tuple[str, ...] = ()


Line = Command | None
"""A command, or a line between two groups of them."""

FILE: tuple[Line, ...] = (
    Command("&Nieuw dossier", "files.new_dossier", "New", needs_dossier=False),
    Command("&Openen…", "files.choose_and_open", "Open", needs_dossier=False),
    Command("&Laatst geopend", "window.fill_recent", needs_dossier=False, filled=True),
    Command("Kopie &terugzetten…", "files.choose_copy", needs_dossier=False),
    Command("&Voorbeeld bekijken", "files.open_sample", needs_dossier=False),
    Command("&Importeren…", "choose_imports", "Ctrl+I", needs_dossier=False),
    Command("Importeren vanaf het &klembord", "paste_imports", "Ctrl+Shift+I", needs_dossier=False),
    None,
    Command("O&pslaan", "files.save", "Save"),
    Command("Opslaan &als…", "files.save_as", "Ctrl+Shift+S"),
    Command("Vorige ve&rsies…", "show_versions"),
    None,
    Command("Dossier &vergrendelen…", "locking.lock_dossier"),
    Command("&Wachtwoordzin wijzigen…", "locking.change_passphrase"),
    Command("Vergrendeling op&heffen…", "locking.unlock_dossier"),
    Command("Venster nu ver&grendelen", "locking.lock_window", "Ctrl+L"),
    Command("Venster vergrendelen na", "locking.fill_lock_after", needs_dossier=False, filled=True),
    None,
    Command("Dossier &sluiten", "files.close_dossier", "Ctrl+W"),
    Command("A&fsluiten", "window.close", "Ctrl+Q", needs_dossier=False),
)
YEAR: tuple[Line, ...] = (
    Command("&Leeg jaar toevoegen", "fill_years", needs_dossier=False, filled=True),
    Command("Nieuw jaar op &basis van", "fill_roll_over", needs_dossier=False, filled=True),
    None,
    Command("Jaar vast&stellen…", "report_year"),
    Command("Dit jaar &verwijderen…", "remove_year"),
    Command("&Gegevens opschonen…", "clean"),
)
VIEW: tuple[Line, ...] = (
    *(
        Command(
            name,
            "workspace.sidebar.choose",
            f"Ctrl+{PAGE_KEYS[name]}" if name in PAGE_KEYS else "",
            given=(name,),
        )
        for name in PAGES
    ),
    None,
    Command("&Kleuren", "window.fill_colours", needs_dossier=False, filled=True),
)
REPORT: tuple[Line, ...] = (
    Command("&Alles opslaan in één map…", "report_everything", "Ctrl+E"),
    Command("&Opslaan als", "fill_outputs", filled=True),
    Command("Af&drukken…", "print_report", "Print"),
    None,
    Command("&Kopieer de tekst", "copy_text", "Ctrl+Shift+C"),
    Command("A&ntwoorden", "show_answers"),
    Command("&Wie krijgt wat", "workspace.sidebar.choose", given=("Wie krijgt wat",)),
)
HELP: tuple[Line, ...] = (
    Command("&Zo werkt het", "show_help", "F1", needs_dossier=False),
    Command("&Waar staan mijn bestanden?", "show_files", needs_dossier=False),
    Command("&Parameters bijwerken…", "update_parameters", needs_dossier=False),
    Command("Zelf&test…", "window.show_selftest", needs_dossier=False),
    Command("&Over Banen Desktop", "show_about", needs_dossier=False),
)
LOCK = "locking.lock_dossier"
"""The command for a dossier without a passphrase."""
WITH_PASSPHRASE = ("locking.change_passphrase", "locking.unlock_dossier", "locking.lock_window")
"""The commands for a dossier that has one."""
