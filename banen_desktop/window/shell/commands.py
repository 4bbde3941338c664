"""Every command of the menus, one row each; light to import, as the menus are on the first paint.

What a row does stands as text: a method of the main window, or of something that it holds. That is
looked up when the command is chosen, so that a menu loads nothing of a dossier before.
"""

from __future__ import annotations

from typing import NamedTuple

from banen_desktop.window.basis import page_table, sector_table

DOCUMENT, DOSSIER, MONITOR = "document", "dossier", "monitor"
UNLOCKED, LOCKED = "document zonder wachtwoordzin", "document met wachtwoordzin"
"""What a command may need to be switched on; without a need it always is.

What needs a monitor is only seen with one, and what needs a dossier is not seen with a monitor.
"""


class Command(NamedTuple):
    """A line in a menu: its text, the method that does it, its keys and what it needs.

    The method is called with `given`. A `submenu` it fills, each time that is shown.
    """

    text: str
    method: str
    keys: str = ""
    needs: str = ""
    submenu: bool = False
    given: tuple[str, ...] = ()


class Menu(NamedTuple):
    """A menu with its lines; `None` is a line between them."""

    title: str
    lines: tuple[Command | None, ...]
    needs: str = ""


FILE = (
    Command("&Nieuw dossier", "open_dossier.files.new_dossier", "Ctrl+N"),
    Command("Nieuwe sector&monitor", "open_monitor.files.new_monitor", "Ctrl+Shift+N"),
    Command("&Openen…", "choose_and_open", "Ctrl+O"),
    Command("&Laatst geopend", "fill_recent", submenu=True),
    Command("Kopie &terugzetten…", "choose_copy"),
    Command("&Voorbeeld bekijken", "open_dossier.files.open_sample"),
    Command("&Importeren…", "side.choose_imports", "Ctrl+I"),
    Command("Importeren vanaf het &klembord", "side.paste_imports", "Ctrl+Shift+I"),
    None,
    Command("O&pslaan", "files.save", "Ctrl+S", DOCUMENT),
    Command("Opslaan &als…", "files.save_as", "Ctrl+Shift+S", DOCUMENT),
    Command("Vorige ve&rsies…", "side.show_versions", needs=DOCUMENT),
    None,
    Command("Opgave &maken…", "open_dossier.make_return", needs=DOSSIER),
    None,
    Command("Dossier &vergrendelen…", "side.locking.lock_document", needs=UNLOCKED),
    Command("&Wachtwoordzin wijzigen…", "side.locking.change_passphrase", needs=LOCKED),
    Command("Vergrendeling op&heffen…", "side.locking.unlock_document", needs=LOCKED),
    Command("Venster nu ver&grendelen", "side.locking.lock_window", "Ctrl+L", LOCKED),
    Command("Venster vergrendelen na", "side.locking.fill_lock_after", submenu=True),
    None,
    Command("Dossier &sluiten", "files.close_document", "Ctrl+W", DOCUMENT),
    Command("A&fsluiten", "close", "Ctrl+Q"),
)
YEAR = (
    Command("&Leeg jaar toevoegen", "open_dossier.fill_years", submenu=True),
    Command("Nieuw jaar op &basis van", "open_dossier.fill_roll_over", submenu=True),
    None,
    Command("Jaar vast&stellen…", "open_dossier.report_year", needs=DOSSIER),
    Command("Dit jaar &verwijderen…", "open_dossier.remove_year", needs=DOSSIER),
    Command("&Gegevens opschonen…", "open_dossier.clean", needs=DOSSIER),
)
OF_MONITOR = (
    Command("&Raad en termijn…", "open_monitor.ask_council", needs=MONITOR),
    Command("Uitvraag &maken…", "open_monitor.ask_request", needs=MONITOR),
    None,
    Command("&Opschonen…", "open_monitor.clean", needs=MONITOR),
)
VIEW = (None, Command("&Kleuren", "fill_colours", submenu=True))
REPORT = (
    Command("&Alles opslaan in een map…", "open_dossier.report_everything", "Ctrl+E", DOSSIER),
    Command("&Opslaan als", "open_dossier.fill_outputs", needs=DOSSIER, submenu=True),
    Command("Af&drukken…", "open_dossier.print_report", "Ctrl+P", DOSSIER),
    None,
    Command("&Kopieer de tekst", "open_dossier.copy_text", "Ctrl+Shift+C", DOSSIER),
    Command("A&ntwoorden", "open_dossier.show_answers", needs=DOSSIER),
)
HELP = (
    Command("&Zo werkt het", "side.show_help", "F1"),
    Command("&Waar staan mijn bestanden?", "open_dossier.show_files"),
    Command("&Parameters bijwerken…", "open_dossier.update_parameters"),
    Command("Zelf&test…", "show_selftest"),
    Command("&Over Banen Desktop", "open_dossier.show_about"),
)
EDIT, YEARS = "Be&werken", "&Jaar"
"""The titles of the menu that undo and redo are put in, and of that of the years."""


def menus() -> tuple[Menu, ...]:
    """All menus, in order; that of the view offers every page."""
    pages = [
        Command(page.name, "show_page", page.keys, needs, given=(page.name,))
        for needs, table in ((DOSSIER, page_table.PAGES), (MONITOR, sector_table.OF_MONITOR.rows))
        for page in table
    ]
    return (
        Menu("&Bestand", FILE),
        Menu(EDIT, (), DOCUMENT),
        Menu(YEARS, YEAR, DOSSIER),
        Menu("&Monitor", OF_MONITOR, MONITOR),
        Menu("B&eeld", (*pages, *VIEW)),
        Menu("&Rapport", REPORT),
        Menu("&Help", HELP),
    )
