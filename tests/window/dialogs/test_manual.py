"""The manual: one text for the window and for readers of docs, that says what is on the screen."""

import re

import pytest
from driving import press, settle, words_in
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QApplication, QMenu

from banen_desktop.resources import resource
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.dialogs.manual import Manual, manual, show_manual
from banen_desktop.window.shell.main_window import MainWindow

TEXT = resource("handleiding.md").read_text("utf-8")


def opened(window: MainWindow) -> Manual:
    (dialog,) = window.findChildren(Manual)
    return dialog


def test_every_page_has_a_part_and_the_year_comes_first() -> None:
    parts = manual()
    assert next(iter(parts)) == "Ieder jaar in februari"
    assert set(page_table.names()) <= parts.keys()
    assert all(len(body) > 100 for body in parts.values())


@pytest.mark.parametrize("page", page_table.names())
def test_f1_opens_the_part_of_the_page_in_sight(window: MainWindow, page: str) -> None:
    window.open_dossier.files.open_sample()
    window.workspace.sidebar.choose(page)
    settle()
    press(Qt.Key.Key_F1)
    dialog = opened(window)
    assert dialog.titles.currentItem().text() == page
    text = re.sub(r"!\[.*\]\(.*\)", "", manual()[page])
    first = text.split(".")[0].replace("*", "")
    assert " ".join(first.split()) in " ".join(dialog.text.toPlainText().split())
    dialog.close()


def test_f1_on_the_start_page_opens_the_work_of_the_year(window: MainWindow) -> None:
    press(Qt.Key.Key_F1)
    dialog = opened(window)
    assert dialog.titles.currentItem().text() == "Ieder jaar in februari"
    dialog.titles.setFocus()
    press(Qt.Key.Key_Down)
    assert "Wat hebt u nodig?" in dialog.text.toPlainText()
    assert "**" not in dialog.text.toPlainText()


def plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def test_every_way_through_the_menus_exists(window: MainWindow) -> None:
    ways = set[str]()
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        ways |= {f"{plain(action.text())} › {plain(each.text())}" for each in menu.actions()}
    named = set(re.findall(r"\*(\w+ › [^*]+)\*", TEXT))
    assert len(named) > 10
    assert named - ways == set()


def test_keys_do_what_the_manual_says(window: MainWindow) -> None:
    keys = {action.shortcut().toString() for action in window.findChildren(QAction)}
    assert "Ctrl+L" in keys
    assert "F1" in keys


def test_what_stands_on_buttons_and_tabs_is_named_as_it_is(window: MainWindow) -> None:
    window.open_dossier.files.open_sample()
    shown = []
    for page in (name for row in page_table.PAGES for name in (row.name, *row.holds)):
        window.workspace.show_page(page)
        window.workspace.employer.more.setChecked(True)
        settle()
        shown.append(words_in(window.workspace))
    shown += [choice.who for choice in window.workspace.report.choices.choices.choices]
    words = " ".join(shown)
    for name in (
        "Alles opslaan in een map",
        "Zinnen om over te nemen",
        "Nog te doen",
        "Kijk na als u tijd hebt",
        "Telt deze baan mee?",
        "Wat zegt de wet over het tekort?",
        "Ander totaal invullen",
        *("vastgesteld", "te bevestigen"),
        "Uren in een volledige werkweek",
        "Banen bij de nulmeting",
        "Opvragen wat ontbreekt",
        *("Accountant", "Controller", "Redacteur", "Bestuur", "Sector of monitor"),
    ):
        assert name in TEXT
        assert name in words


def test_the_pictures_of_the_manual_are_there() -> None:
    shown = re.findall(r"!\[[^]]+\]\((afbeeldingen/[^)]+)\)", TEXT)
    assert len(shown) == TEXT.count("![") >= 5
    assert [name for name in shown if not resource(name).is_file()] == []


def test_a_picture_is_shown_as_wide_as_there_is_room_and_nothing_else_is_read(
    window: MainWindow,
) -> None:
    dialog = show_manual(window, "Banen")
    settle()
    image = QTextDocument.ResourceType.ImageResource.value
    picture = dialog.text.loadResource(image, QUrl("afbeeldingen/banen.png"))
    assert 100 < picture.width() <= dialog.text.viewport().width()
    for other in ("../handleiding.md", "handleiding.md", "/etc/hostname", "file:///etc/hostname"):
        assert dialog.text.loadResource(image, QUrl(other)) is None
    dialog.close()


def test_the_manual_is_searched_and_follows_the_page(window: MainWindow) -> None:
    window.open_dossier.files.open_sample()
    window.workspace.sidebar.choose("Banen")
    press(Qt.Key.Key_F1)
    dialog = opened(window)
    dialog.search.setText("doelgroepregister wachtwoordzin")
    assert dialog.text.toPlainText().startswith("Niets gevonden") or shown_titles(dialog)
    dialog.search.setText("wachtwoordzin")
    assert "Vergrendelen" in shown_titles(dialog)
    assert "Agenda" not in shown_titles(dialog)
    assert dialog.text.textCursor().selectedText().casefold() == "wachtwoordzin"
    dialog.search.setText("xyzzy")
    assert shown_titles(dialog) == []
    assert "Niets gevonden" in dialog.text.toPlainText()
    window.workspace.sidebar.choose("Uren")
    assert dialog.titles.currentItem().text() == "Uren"
    assert len(shown_titles(dialog)) == dialog.titles.count()
    window.open_dossier.show_help()
    assert opened(window) is dialog
    dialog.close()


def shown_titles(dialog: Manual) -> list[str]:
    items = map(dialog.titles.item, range(dialog.titles.count()))
    return [item.text() for item in items if not item.isHidden()]


@pytest.mark.parametrize("colours", ["licht", "donker"])
def test_the_groove_of_a_scroll_bar_beside_a_list_of_titles_is_not_black(
    window: MainWindow, qapp: QApplication, request: pytest.FixtureRequest, colours: str
) -> None:
    request.addfinalizer(lambda: theme.apply_theme(qapp, "licht"))
    theme.apply_theme(qapp, colours)
    window.open_dossier.files.open_sample()
    press(Qt.Key.Key_F1)
    lists = opened(window).titles, window.workspace.sidebar.pages
    for titles in lists:
        titles.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        settle()
        bar = titles.verticalScrollBar()
        bar.setRange(0, 10_000)  # so that most of it is groove
        bar.setValue(0)
        image = bar.grab().toImage()
        middle, height = image.width() // 2, image.height()
        titles.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        assert height > 50
        seen = {image.pixelColor(middle, y).name() for y in range(height // 2, height * 3 // 4)}
        assert len(seen) == 1
        assert "#000000" not in seen
