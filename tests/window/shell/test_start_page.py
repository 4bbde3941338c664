"""The start page: one primary button, dossiers with their stand, and ways to begin."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
from builders import dossier, jaar
from driving import clipboard, pick, settle, words_in
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from banen_desktop.quota.law.law import built_in
from banen_desktop.storage import dossier_file, settings
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.dialogs.help_texts import FilesDialog
from banen_desktop.window.dialogs.letters_dialog import LettersDialog, letters_of_nothing
from banen_desktop.window.parts.cards import LinkCard
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.shell.start_page import StartPage, moment


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1280, 780)
    made.show()
    return made


def saved(folder: Path, name: str, stand: str = "") -> Path:
    path = folder / f"{name}.banen"
    dossier_file.save_dossier(path, dossier(jaar(2025)))
    settings.remember_file(path)
    if stand:
        settings.keep_stand(path, stand, "2025: 76,4% van het quotum, nog 4 punten open")
    return path


def primary(page: StartPage) -> list[str]:
    settle()
    return [
        button.text()
        for button in page.findChildren(QPushButton)
        if button.styleSheet() == theme.MAIN_BUTTON and button.isVisible()
    ]


def rows(page: StartPage) -> list[LinkCard]:
    settle()
    return [card for card in page.findChildren(LinkCard) if card.isVisible()]


def test_without_a_dossier_a_new_one_comes_first(page: StartPage, qtbot: QtBot) -> None:
    page.show_recent(())
    assert primary(page) == ["Nieuw dossier"]
    titles = [card.accessibleName() for card in rows(page)]
    assert titles == ["Nieuw dossier uit een lijst of loonaangifte…", "Voorbeeld bekijken"]
    with qtbot.waitSignal(page.list_asked):
        rows(page)[0].click()
    with qtbot.waitSignal(page.sample_asked):
        rows(page)[1].click()
    with qtbot.waitSignal(page.new_asked):
        next(b for b in page.findChildren(QPushButton) if b.text() == "Nieuw dossier").click()


def test_the_latest_dossier_is_the_one_to_go_on_with(
    page: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    older, latest = saved(tmp_path, "ouder"), saved(tmp_path, "eik", "De Eik")
    page.show_recent(settings.recent_files())
    assert primary(page) == ["Verder met dit dossier"]
    first, second, *ways = rows(page)
    assert (first.chosen, second.chosen) == (True, False)
    assert [card.accessibleName() for card in (first, second)] == ["De Eik", "ouder"]
    assert "2025: 76,4% van het quotum, nog 4 punten open" in words_in(first)
    assert "vandaag" in words_in(first)
    assert str(tmp_path) in first.accessibleDescription()
    assert str(tmp_path) in words_in(second)
    assert ways[0].accessibleName() == "Nieuw dossier"
    go_on = next(b for b in page.findChildren(QPushButton) if b.text() == "Verder met dit dossier")
    for press, path in ((go_on, latest), (first, latest), (second, older)):
        with qtbot.waitSignal(page.recent_chosen) as chosen:
            press.click()
        assert chosen.args == [path]
    page.show_recent(())
    assert primary(page) == ["Nieuw dossier"]


def test_a_file_that_another_wrote_has_no_stand_of_ours(page: StartPage, tmp_path: Path) -> None:
    path = saved(tmp_path, "eik", "De Eik")
    os.utime(path, (time.time() - 10,) * 2)
    page.show_recent((path,))
    assert rows(page)[0].accessibleName() == "eik"
    assert "76,4%" not in words_in(page)


def test_two_files_of_one_employer_are_told_apart(page: StartPage, tmp_path: Path) -> None:
    paths = [saved(tmp_path, name, "De Eik") for name in ("een", "twee")]
    page.show_recent(paths)
    assert [card.accessibleName() for card in rows(page)[:2]] == [
        "De Eik (een.banen)",
        "De Eik (twee.banen)",
    ]


def test_no_more_dossiers_than_fit_and_the_others_are_in_the_menu(
    page: StartPage, tmp_path: Path
) -> None:
    paths = [saved(tmp_path, str(number)) for number in range(7)]
    page.show_recent(paths)
    assert len([card for card in rows(page) if card.toolTip()]) == 4


def test_a_moment_is_told_as_a_person_says_it() -> None:
    noon = time.mktime((*time.localtime()[:3], 12, 5, 0, 0, 0, -1))
    assert moment(noon) == "vandaag 12:05"
    assert moment(noon - 86_400).startswith("gisteren 1")
    assert moment(time.mktime((2020, 6, 30, 9, 0, 0, 0, 0, -1))) == "30-06-2020"
    assert moment(0) == ""


def test_it_tells_what_is_needed_for_the_year_that_has_ended(page: StartPage) -> None:
    year = time.localtime().tm_year - 1
    words = words_in(page)
    for part in (
        f"Dit hebt u nodig voor {year}",
        f"Verloonde uren van {year - 1}, één getal",
        f"Quotumpercentage van {year}",
    ):
        assert part in words
    for row in page_table.STEPS:
        assert row.name in words
    assert "{" not in words


def test_the_links_open_their_dialogs(window: MainWindow) -> None:
    window.start_page.files_asked.emit()
    (files,) = window.findChildren(FilesDialog)
    files.close()
    window.start_page.letters_asked.emit()
    (letters,) = window.findChildren(LettersDialog)
    assert str(time.localtime().tm_year - 1) in letters.windowTitle()
    letters.close()


def test_a_list_begins_a_new_dossier(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(window.importer, "choose", lambda: asked.append(True))
    next(card for card in rows(window.start_page) if "lijst" in card.accessibleName()).click()
    assert asked == [True]


# -- the letters -----------------------------------------------------------------------------------


def test_there_is_a_letter_for_each_who_has_something(qtbot: QtBot) -> None:
    dialog = LettersDialog(2025, built_in(), date(2026, 2, 1), None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "bij Rapport, onder “Opvragen wat ontbreekt”" in words_in(dialog)
    names = [dialog.choice.itemText(place) for place in range(dialog.choice.count())]
    assert [name.partition(":")[0] for name in names] == ["Salarisadministratie", "Uitlener", "UWV"]
    expected = letters_of_nothing(2025, built_in(), date(2026, 2, 1))
    for name, letter in zip(names, expected, strict=True):
        pick(dialog.choice, name)
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Kopieer").click()
        assert clipboard() == letter.text
        assert "2025" in letter.text
        assert "op het klembord" in words_in(dialog)
    settle()
