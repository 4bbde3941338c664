"""A walk past every page and the dialogs of the menus, heard as a screen reader tells them.

What can have the keyboard has a name and a role, and the keyboard is somewhere after each step.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from real_window import Part, Person

SAMPLE = Path(__file__).parents[2] / "resources" / "voorbeeld" / "voorbeeldscholen.toml"
PAGES = (
    *("Overzicht", "Werkgever", "Uren", "Banen", "Toelichting", "Agenda", "Berekening"),
    *("Vergelijken", "Wat als", "Rapport", "Wie krijgt wat"),
)
DIALOGS = {
    ("Bestand", "Vorige versies…"): "Vorige versies",
    ("Bestand", "Dossier vergrendelen…"): "Dossier vergrendelen",
    ("Jaar", "Jaar vaststellen…"): "",
    ("Help", "Zo werkt het"): "Zo werkt het",
    ("Help", "Waar staan mijn bestanden?"): "Waar staan mijn bestanden?",
    ("Help", "Parameters bijwerken…"): "Parameters bijwerken",
    ("Help", "Zelftest…"): "Zelftest",
    ("Help", "Over Banen Desktop"): "Over Banen Desktop",
}
# Parts of a part that has a name: what scrolls, and the cells of a table, which hold their value.
UNNAMED = {"filler", "scroll pane", "viewport", "panel", "table cell", "frame", "dialog"}
Start = Callable[..., AbstractContextManager[Person]]
pytestmark = pytest.mark.timeout(300)


def nameless(parts: list[Part]) -> list[Part]:
    return [
        part
        for part in parts
        if "focusable" in part.states and part.role not in UNNAMED and not part.name.strip()
    ]


def focused(parts: list[Part]) -> list[Part]:
    return [part for part in parts if "focused" in part.states]


def test_every_page_and_dialog_is_told(start: Start, tmp_path: Path) -> None:
    heard: dict[str, Counter[str]] = {}
    wrong: dict[str, list[Part]] = {}

    def listen(where: str, parts: list[Part]) -> None:
        heard[where] = Counter(part.role for part in parts if "focusable" in part.states)
        wrong[where] = nameless(parts)
        assert focused(parts), f"nothing has the keyboard at {where}"

    with start(SAMPLE) as person:
        person.see("Overzicht", "list item")
        for page in PAGES:
            person.click(page, "list item")
            part = person.see(page, "list item")
            assert part.states >= {"selectable", "selected"}
            listen(page, person.look())
        for (menu, action), title in DIALOGS.items():
            person.click(menu, "menu item")
            person.click(action, "menu item")
            person.wait_for(is_dialog(title), f"the dialog of {action}")
            listen(action, person.look())
            person.press("Escape")
            person.wait_for(lambda part: part.role == "frame" and "active" in part.states, "back")
    for where, roles in heard.items():
        print(f"{where}: {sum(roles.values())} parts, {dict(roles)}")
    assert {where: parts for where, parts in wrong.items() if parts} == {}
    assert len(heard) == len(PAGES) + len(DIALOGS)


def is_dialog(title: str) -> Callable[[Part], bool]:
    return lambda part: (
        part.role == "dialog" and "active" in part.states and title in {"", part.name}
    )
