"""A walk past every page and every dialog, heard as a screen reader tells them.

`pytest -s tests/end_to_end/test_screen_reader_walk.py` prints how many parts of which role it
heard at each place, and where Tab goes. What can have the keyboard has a name, a role and its
states, Tab comes past all of it and comes around, and Escape closes what was opened.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from age_files import PASSPHRASE, quick_key
from heard import by_tab, faults, in_front, missed, stops
from loonaangifte_messages import Bericht, Deel, Initieel, xml
from real_window import Part, Person

from banen_desktop.imports.toml_input import read_toml
from banen_desktop.storage.dossier_file import save_dossier

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "voorbeeld" / "voorbeeldscholen.toml"
LIST = ROOT / "tests" / "files" / "lists" / "banen-eenvoudig.csv"
PAGES = (
    *("Overzicht", "Werkgever", "Uren", "Banen", "Toelichting", "Rapport"),
    *("Berekening", "Vergelijken", "Agenda"),
)
TABS = {
    "Agenda": ("Register en termijnen",),
    "Vergelijken": ("Sector", "Onderdelen", "Door het jaar", "Wat als"),
}
DIALOGS = {
    ("Bestand", "Vorige versies…"): "Vorige versies",
    ("Bestand", "Dossier vergrendelen…"): "Dossier vergrendelen",
    ("Jaar", "Jaar vaststellen…"): "",
    ("Jaar", "Dit jaar verwijderen…"): "Jaar verwijderen",
    ("Jaar", "Gegevens opschonen…"): "Gegevens opschonen",
    ("Help", "Zo werkt het"): "Zo werkt het",
    ("Help", "Waar staan mijn bestanden?"): "Waar staan mijn bestanden?",
    ("Help", "Parameters bijwerken…"): "Parameters bijwerken",
    ("Help", "Zelftest…"): "Zelftest",
    ("Help", "Over Banen Desktop"): "Over Banen Desktop",
}
Start = Callable[..., AbstractContextManager[Person]]
pytestmark = [pytest.mark.traag, pytest.mark.timeout(400)]


@dataclass
class Walk:
    """What was heard at each place, and what was wrong there."""

    person: Person
    wrong: dict[str, list[str]] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)

    def visit(self, where: str) -> list[Part]:
        """Listen to everything that shows, and go once around with Tab."""
        parts = in_front(self.person.look_when_still())
        focused = [part for part in parts if "focused" in part.states]
        assert focused, f"no keyboard at {where}"
        # Qt tells the current cell of a table as focused while the keyboard is elsewhere.
        here = [part for part in focused if part.role != "table cell"] or focused
        went = stops(self.person, here[-1], alone=len(by_tab(parts)) == 1)
        found = [*faults(parts), *missed(parts, went)]
        self.places.append(where)
        if found:
            self.wrong[where] = found
        roles = Counter(part.role for part in parts if "focusable" in part.states)
        print(f"{where}: {sum(roles.values())} parts {dict(roles)}; Tab: {len(went)} stops")
        return parts

    def visit_dialog(self, title: str, name: str = "") -> None:
        """A dialog, which Escape closes."""
        self.person.wait_for(is_dialog(title), f"the dialog {title or name}")
        self.visit(name or title)
        self.person.press("Escape")
        self.back()

    def back(self) -> None:
        """The main window has the keyboard again."""
        self.person.wait_for(
            lambda part: part.role == "frame" and "active" in part.states, "the main window"
        )


def is_dialog(title: str) -> Callable[[Part], bool]:
    return lambda part: (
        part.role in {"dialog", "alert"} and "active" in part.states and title in {"", part.name}
    )


def test_every_page_is_told(start: Start) -> None:
    with start(SAMPLE) as person:
        walk = Walk(person)
        see_overview(person)
        for page in PAGES:
            go_to(person, page)
            chosen = person.wait_for(is_page(page), page)
            assert chosen.states >= {"selectable", "selected"}
            walk.visit(page)
            for tab in TABS.get(page, ()):
                found = person.wait_for(starts_with(tab), f"the tab {tab}")
                person.click(found.name, "page tab")
                walk.visit(f"{page}, {tab}")
    assert walk.wrong == {}
    assert len(walk.places) == len(PAGES) + sum(map(len, TABS.values()))


def is_page(name: str) -> Callable[[Part], bool]:
    """The line of a page, which tells after its name how far it is."""
    return lambda part: part.role == "list item" and part.name.split(",")[0] == name


def see_overview(person: Person) -> None:
    person.wait_for(is_page("Overzicht"), "the list of pages")


def go_to(person: Person, page: str) -> None:
    person.click(person.wait_for(is_page(page), page).name, "list item")


def starts_with(tab: str) -> Callable[[Part], bool]:
    return lambda part: part.role == "page tab" and part.name.startswith(tab)


def test_the_first_pages_are_told(start: Start) -> None:
    with start() as person:
        walk = Walk(person)
        person.see_window("Banen Desktop")
        walk.visit("Startpagina")
        person.click("Nieuw dossier", "push button")
        person.see("Voor welke werkgever is dit dossier?", "label")
        for page in PAGES:
            go_to(person, page)
            walk.visit(f"{page} van een leeg dossier")
        person.click("Jaar", "menu item")
        person.click("Dit jaar verwijderen…", "menu item")
        go_to(person, "Overzicht")
        walk.visit("Nog geen jaar")
    assert walk.wrong == {}


def test_every_dialog_of_the_menus_is_told(start: Start) -> None:
    with start(SAMPLE) as person:
        walk = Walk(person)
        see_overview(person)
        for (menu, action), title in DIALOGS.items():
            person.click(menu, "menu item")
            person.click(action, "menu item")
            walk.visit_dialog(title, action)
        person.press("ctrl+3")
        person.click("P-08", "table cell")
        person.press("ctrl+t")
        walk.visit_dialog("", "Telt deze baan mee?")
        person.click("Jaar", "menu item")
        person.click("Nieuw jaar op basis van", "menu item")
        person.click("2025 (wordt 2026)", "menu item")
        walk.visit_dialog("", "Nieuw jaar")
        person.press("ctrl+w")
        walk.visit_dialog("Niet opgeslagen")
    assert walk.wrong == {}


def test_what_an_import_shows_is_told(start: Start, tmp_path: Path) -> None:
    returns, broken = tmp_path / "aangifte.xml", tmp_path / "kapot.xml"
    part = Deel(date(2022, 1, 1), date(2022, 1, 31), initieel=(Initieel(1), Initieel(2)))
    returns.write_bytes(xml(Bericht((part,))))
    broken.write_bytes(b"<geen loonaangifte")
    with start(SAMPLE) as person:
        walk = Walk(person)
        see_overview(person)
        for path in (LIST, returns):
            choose_import(person, path)
            walk.visit_dialog("", f"Importeren van {path.suffix}")
        choose_import(person, broken)
        walk.visit_dialog("", "Een bestand dat niet te lezen is")
    assert walk.wrong == {}


def choose_import(person: Person, path: Path) -> None:
    person.press("ctrl+i")
    person.wait_for(is_dialog(""), "the dialog that asks for files")
    person.press("ctrl+a")
    person.type(str(path))
    person.press("Return")
    person.wait_for(
        lambda part: (
            part.role in {"dialog", "alert"}
            and "active" in part.states
            and not part.name.endswith(("kiezen", "lezen"))
        ),
        f"what becomes of {path.name}",
    )


def test_a_locked_dossier_is_told(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "vergrendeld.banen"
    save_dossier(path, read_toml(SAMPLE.read_bytes()), key=quick_key())
    with start(path) as person:
        walk = Walk(person)
        person.wait_for(is_dialog("Wachtwoordzin"), "the question for the passphrase")
        walk.visit("Wachtwoordzin")
        person.click("Wachtwoordzin", "password text")
        person.type(PASSPHRASE)
        person.press("Return")
        see_overview(person)
        person.press("ctrl+l")
        person.see("Vergrendeld", "label")
        walk.visit("Vergrendeld venster")
    assert walk.wrong == {}


def test_a_new_answer_is_announced(start: Start) -> None:
    with start(SAMPLE) as person:
        see_overview(person)
        person.press("ctrl+2")
        person.click("Ander totaal invullen dan de som", "push button")
        person.pause(1.5)
        person.hear_announced()
        person.type("1200000")
        told = person.wait_announced("van 23,4 banen")
        person.press("ctrl+a")
        person.type("geen getal")
        refused = person.wait_announced("is geen getal")
    assert "nog 8,7 banen nodig" in told
    assert "geen getal" in refused
