"""The sample in the real window: text, agenda, register, and a year that is marked as reported."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from real_window import Part, Person, complaints

Start = Callable[..., AbstractContextManager[Person]]
pytestmark = [pytest.mark.traag, pytest.mark.timeout(180)]
SENTENCE = "Een jobcoach begeleidt nieuwe medewerkers op de werkplek."


def test_a_year_from_text_to_reported_and_changed(start: Start, tmp_path: Path) -> None:
    dossier = tmp_path / "scholen.banen"
    with start() as person:
        person.click("Voorbeeld bekijken", "push button")
        tick_a_sentence(person)
        add_a_measure(person)
        check_the_register(person)
        report_the_year(person)
        save(person, dossier)
        change_a_job(person)
        person.press("ctrl+z", "ctrl+0")
        person.wait_for(lambda part: part.name.startswith("Vastgesteld op"), "the mark")
        person.press("ctrl+q")
        assert person.process.wait(timeout=10) == 0
    with closing(sqlite3.connect(f"{dossier.as_uri()}?mode=ro", uri=True)) as database:
        ((texts,),) = database.execute("SELECT maatregelen FROM toelichting WHERE jaar = 2025")
        ((to_whom, version),) = database.execute(
            "SELECT aan, versie FROM vaststelling WHERE jaar = 2025"
        )
        ((kept,),) = database.execute("SELECT id FROM versie")
        measures = database.execute("SELECT omschrijving, deadline FROM maatregel").fetchall()
        open_rows = database.execute(
            "SELECT kenmerk FROM baan WHERE jaar = 2025 AND vorm != 'stage' AND vorm != 'inkoop' "
            "AND register_gecontroleerd_op IS NULL"
        ).fetchall()
    assert texts.endswith(f"centraal budget.\n{SENTENCE}")
    assert (to_whom, version) == ("het bestuur", kept)
    assert ("Begeleiders opleiden", "2027-06-01") in measures
    assert open_rows == []
    assert complaints(tmp_path) == []


def tick_a_sentence(person: Person) -> None:
    """The third sentence of the first question: one click takes it over."""
    person.press("ctrl+4")
    person.click("1. Wat deed u in 2025 om banen te maken?", "text")
    person.click(SENTENCE, "list item")
    person.wait_for(
        lambda part: part.name == SENTENCE and "checked" in part.states, "the ticked sentence"
    )


def add_a_measure(person: Person) -> None:
    """Typed cell by cell, as in a spreadsheet."""
    person.press("ctrl+8")
    person.see("Agenda 2025", "label")
    person.press("ctrl+Insert")
    person.type("Begeleiders opleiden")
    person.press("Tab")
    person.type("HR")
    person.press("Tab")
    person.type("1-6-2027")
    person.press("Return")
    person.see("Werkagenda (5)", "page tab")


def check_the_register(person: Person) -> None:
    """All that is open at once, with the mouse."""
    person.wait_for(is_register_tab, "the second tab")
    tab = person.wait_for(is_register_tab, "the second tab")
    person.click(tab.name, "page tab")
    person.click("Kies alles wat open is", "push button")
    person.click("Zet deze dag bij 2 banen", "push button")
    person.wait_for(
        lambda part: part.name.startswith("Alle banen van 2025 zijn nagekeken."), "nothing open"
    )


def is_register_tab(part: Part) -> bool:
    """The tab of the register, whatever is still to do there."""
    return part.role == "page tab" and part.name.startswith("Register en termijnen")


def report_the_year(person: Person) -> None:
    """By the menu; the day is today, so only to whom is typed."""
    person.click("Jaar", "menu item")
    person.click("Jaar vaststellen…", "menu item")
    person.see_window("Jaar 2025 vaststellen")
    person.click("Aan wie", "text")
    person.type("het bestuur")
    person.press("Return")
    person.see_window("Nieuw dossier* – Banen Desktop")
    person.wait_for(lambda part: "vastgesteld" in part.name, "the step that is done")
    person.press("ctrl+0")
    person.wait_for(
        lambda part: part.name.endswith(", aan het bestuur.") and part.role == "label", "the mark"
    )


def save(person: Person, path: Path) -> None:
    """Save in a file that is chosen by its path."""
    person.press("ctrl+s")
    person.see_window("Dossier opslaan als")
    person.press("ctrl+a")
    person.type(str(path))
    person.press("Return")
    person.see_window(f"{path.name} – Banen Desktop")


def change_a_job(person: Person) -> None:
    """A row is taken out: what was reported is another now, and it is said why."""
    person.press("ctrl+3")
    person.see("14,7 banen tellen mee in 2025", "label")
    person.click("P-01", "table cell")
    person.press("ctrl+Delete", "ctrl+0")
    person.wait_for(lambda part: part.name.startswith("Gerapporteerd 14,7 banen, nu"), "both")
    person.see("Dit veranderde: 1 baan verdween (P-01).", "label")
