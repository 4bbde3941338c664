"""Letters on the Rapport page: they follow the gaps of the dossier, and are read before they go."""

from pathlib import Path

import docx
import pytest
from builders import dossier, jaar
from driving import Dialogs, clipboard, press, settle, words_in
from golden_years import YEARS, people
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Vorm
from banen_desktop.reports.pages.letters import Letter
from banen_desktop.window.pages.report_page import ReportPage
from banen_desktop.window.shell.main_window import MainWindow

SAMPLE = YEARS["deels-gehaald"]()[0]


@pytest.fixture
def page(window: MainWindow) -> ReportPage:
    return show(window, SAMPLE)


def show(window: MainWindow, shown: Dossier) -> ReportPage:
    window.session.start(shown)
    window._show_workspace("Rapport")
    settle()
    return window.workspace.report


def choose(page: ReportPage, who: str) -> Letter:
    """Choose the letter to somebody; the letter."""
    (choice,) = [one for one in page.letters.choices.choices if one.who == who]
    page.letters.choose(choice)
    settle()
    assert isinstance(choice.given, Letter)
    return choice.given


def save_as(page: ReportPage, what: str) -> None:
    menu = page.reader.save.menu()
    (action,) = [one for one in menu.actions() if one.text() == what]
    action.trigger()


@pytest.mark.parametrize(
    ("who", "how", "made", "start"),
    [
        ("Uitlener", "Word-document…", "x.docx", b"PK"),
        ("UWV", "Tekst…", "x.txt", b"Onderwerp"),
    ],
)
def test_a_letter_is_saved(
    page: ReportPage, dialogs: Dialogs, tmp_path: Path, who: str, how: str, made: str, start: bytes
) -> None:
    choose(page, who)
    dialogs.paths = [tmp_path / made]
    save_as(page, how)
    assert (tmp_path / made).read_bytes().startswith(start)


def test_a_letter_is_read_and_copied(page: ReportPage, window: MainWindow) -> None:
    letter = choose(page, "Salarisadministratie")
    shown = page.reader.letter
    assert shown.isVisible()
    assert shown.isReadOnly()
    assert shown.toPlainText() == letter.text.rstrip()
    assert shown.accessibleName() == letter.name
    (copy,) = [one for one in page.findChildren(QPushButton) if one.text() == "Kopieer"]
    copy.click()
    assert clipboard() == letter.text
    assert page.reader.done.whole.startswith("Gekopieerd: de brief.")
    assert not window.workspace.panel.isVisible(), "it would lie over the buttons"
    choose(page, "UWV")
    assert page.reader.done.whole == ""


def test_one_thing_is_chosen_in_both_tables(page: ReportPage) -> None:
    choose(page, "UWV")
    assert page.choices.choice is None
    page.choices.setFocus()
    settle()
    assert page.choices.choice is None, "to come by with Tab chooses nothing"
    press(Qt.Key.Key_Down)
    assert page.choices.choice is not None
    assert page.letters.choice is None
    assert not page.reader.letter.isVisible()
    page.levy.setFocus()
    assert not page.choices.currentIndex().isValid(), "a reader hears of no cell that lost it"
    assert page.choices.choice is not None


def test_the_letters_follow_the_dossier(page: ReportPage, window: MainWindow) -> None:
    full = {"verloonde_uren": 500_000, "verloonde_uren_vorig_jaar": 500_000}
    choose(page, "UWV")
    show(window, dossier(jaar(2020, *people(1331, 6), **full)))
    assert "Opvragen wat ontbreekt" not in words_in(page)
    assert not page.letters.isVisible()
    assert page.choices.choice is not None, "the letter that was read is no longer there"
    waiting = jaar(2020, *people(1331, 6, vorm=Vorm.UITZEND), **full)
    window.session.apply("banen", edits.put_year(window.session.dossier, waiting))
    settle()
    assert "Opvragen wat ontbreekt" in words_in(page)
    assert [one.who for one in page.letters.choices.choices] == ["Uitlener"]


def test_a_letter_in_word_has_its_lists_and_its_places(
    page: ReportPage, dialogs: Dialogs, tmp_path: Path
) -> None:
    choose(page, "Salarisadministratie")
    dialogs.paths = [tmp_path / "brief.docx"]
    save_as(page, "Word-document…")
    word = docx.Document(str(tmp_path / "brief.docx"))
    text = "\n".join(part.text for part in word.paragraphs)
    assert "[naam van uw contactpersoon]" in text
    assert "None" not in text
    assert any(part.style and part.style.name == "List Bullet" for part in word.paragraphs)
