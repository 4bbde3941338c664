"""Wie krijgt wat: each button gives what its card says; letters follow the gaps of the dossier."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from builders import dossier, jaar
from driving import Dialogs, clipboard, settle, words_in
from golden_years import YEARS, people
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Vorm
from banen_desktop.window.pages.recipients_page import RecipientsPage
from banen_desktop.window.shell.main_window import MainWindow

SAMPLE = YEARS["deels-gehaald"]()[0]


@pytest.fixture
def page(window: MainWindow) -> RecipientsPage:
    return show(window, SAMPLE)


def show(window: MainWindow, shown: Dossier) -> RecipientsPage:
    window.session.start(shown)
    window._show_workspace("Wie krijgt wat")
    settle()
    return window.workspace.recipients


def click(page: RecipientsPage, name: str) -> None:
    """Click on the button that a screen reader calls so."""
    shown = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
    (button,) = (one for one in shown if one.accessibleName() == name)
    button.click()
    settle()


@pytest.mark.parametrize(
    ("name", "made", "start"),
    [
        ("Excel opslaan… voor: Accountant", "x.xlsx", b"PK"),
        ("Opslaan als tekst… voor: Controller", "x.txt", b"XBRL"),
        ("Word opslaan… voor: Redacteur van het jaarverslag", "x.docx", b"PK"),
        ("Eén pagina opslaan… voor: Bestuur", "x.pdf", b"%PDF"),
        ("Volledig rapport opslaan… voor: Bestuur", "x.pdf", b"%PDF"),
        ("Excel opslaan… voor: Sector of monitor", "x.xlsx", b"PK"),
        ("Opslaan als Word: Uitlener: uren en toerekening", "x.docx", b"PK"),
        ("Opslaan als tekst: UWV: controle van het doelgroepregister", "x.txt", b"Onderwerp"),
    ],
)
def test_what_each_button_saves(
    page: RecipientsPage, dialogs: Dialogs, tmp_path: Path, name: str, made: str, start: bytes
) -> None:
    dialogs.paths = [tmp_path / made]
    click(page, name)
    assert (tmp_path / made).read_bytes().startswith(start)


def test_what_is_copied(page: RecipientsPage, window: MainWindow) -> None:
    click(page, "Kopieer voor: Controller")
    assert clipboard().startswith("XBRL-vragen")
    click(page, "Kopieer de tekst voor: Redacteur van het jaarverslag")
    assert clipboard().startswith("Banenafspraak 2025")
    click(page, "Kopieer: Salarisadministratie: verloonde uren")
    assert "[uw naam en functie]" in clipboard()
    assert "klembord" in words_in(window.workspace.panel)


def test_the_own_text_is_what_the_editor_gets(page: RecipientsPage, window: MainWindow) -> None:
    year = window.session.jaar
    assert year is not None
    text = replace(year.verslagtekst, tekst="Helemaal zelf geschreven.", berekend="Iets.")
    after = edits.set_year(window.session.dossier, 2025, verslagtekst=text)
    window.session.apply("tekst", after)
    click(page, "Kopieer de tekst voor: Redacteur van het jaarverslag")
    assert "Helemaal zelf geschreven." in clipboard()


def test_the_dossier_is_saved(page: RecipientsPage, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.paths = [tmp_path / "mijn.banen"]
    click(page, "Dossier opslaan voor: Uzelf")
    assert (tmp_path / "mijn.banen").read_bytes().startswith(b"SQLite")


def test_a_letter_is_read_before_it_goes(page: RecipientsPage) -> None:
    name = "UWV: controle van het doelgroepregister"
    (body,) = (one for one in page.findChildren(QPlainTextEdit) if one.accessibleName() == name)
    assert not body.isVisibleTo(page)
    click(page, f"Lees de brief: {name}")
    assert body.isVisibleTo(page)
    assert "bijlage" in body.toPlainText()
    click(page, f"Lees de brief: {name}")
    assert not body.isVisibleTo(page)


def test_the_letters_follow_the_dossier(page: RecipientsPage, window: MainWindow) -> None:
    full = {"verloonde_uren": 500_000, "verloonde_uren_vorig_jaar": 500_000}
    show(window, dossier(jaar(2020, *people(1331, 6), **full)))
    assert "Er ontbreekt niets" in words_in(page)
    waiting = jaar(2020, *people(1331, 6, vorm=Vorm.UITZEND), **full)
    window.session.apply("banen", edits.put_year(window.session.dossier, waiting))
    settle()
    assert "Uitlener: uren en toerekening" in words_in(page)
    assert "Er ontbreekt niets" not in words_in(page)


def test_a_letter_in_word_has_its_lists_and_its_places(
    page: RecipientsPage, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path / "brief.docx"]
    click(page, "Opslaan als Word: Salarisadministratie: verloonde uren")
    word = docx.Document(str(tmp_path / "brief.docx"))
    text = "\n".join(part.text for part in word.paragraphs)
    assert "[naam van uw contactpersoon]" in text
    assert "None" not in text
    assert any(part.style and part.style.name == "List Bullet" for part in word.paragraphs)
