"""The page Werkgever: three fields that everybody needs, and the rest when it is asked for."""

import pytest
from builders import dossier, jaar
from driving import focused, press, settle, type_text, wait_until, words_in
from everywhere import sample
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.window.pages.form_pages import EmployerPage
from banen_desktop.window.shell.main_window import MainWindow

FIRST = {"naam", "sector", "werkweek_uren"}
REST = [field.key for field in fields.WERKGEVER if field.key not in FIRST]


def show(window: MainWindow, shown: Dossier) -> EmployerPage:
    window.session.start(shown)
    window._show_workspace("Werkgever")
    settle()
    return window.workspace.employer


def in_sight(page: EmployerPage) -> set[str]:
    return {key for key, edit in page.edits.items() if edit.isVisible()}


def test_the_rest_comes_when_it_is_asked_for(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024), bestuursnummer="12345"))
    assert in_sight(page) == FIRST
    assert page.more.text() == "Meer (1 ingevuld)"
    page.more.setFocus()
    press(Qt.Key.Key_Space)
    assert in_sight(page) == {*FIRST, *REST}
    assert page.logo.isVisible()
    press(Qt.Key.Key_Space)
    assert in_sight(page) == FIRST
    page.more.click()
    show(window, dossier(jaar(2024)))
    assert in_sight(page) == FIRST, "another dossier begins with three fields"
    assert page.more.text() == "Meer"


@pytest.mark.parametrize("key", REST)
@pytest.mark.parametrize("size", [(1366, 736), (960, 444)], ids=str)
def test_who_is_sent_to_a_field_sees_it(
    window: MainWindow, key: str, size: tuple[int, int]
) -> None:
    page = show(window, dossier(jaar(2024)))
    window.resize(*size)
    settle()
    page.go_to("", key)
    assert focused() is page.edits[key].input
    area = page._area.viewport()

    def seen() -> bool:
        top = page.edits[key].input.mapTo(area, QPoint(0, 0)).y()
        return 0 <= top <= area.height() - page.edits[key].input.height()

    wait_until(seen, 5)


def test_the_title_is_who_reports(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024), naam=""))
    assert page.title.text() == "Voor welke werkgever is dit dossier?"
    page.begin()
    assert focused() is page.edits["naam"].input
    type_text("De Es")
    assert page.title.text() == "De Es"
    page.begin()
    assert focused() is page.edits["sector"].input
    window.session.apply("x", edits.set_employer(window.session.dossier, sector=Sector.PO))
    page.edits["naam"].input.setFocus()
    page.begin()
    assert focused() is page.edits["naam"].input, "nothing is missing"
    assert "Gebruikelijk" in words_in(page)


@pytest.mark.parametrize("size", [(1366, 712), (1280, 720), (960, 444)])
def test_no_words_are_cut_in_what_scrolls(window: MainWindow, size: tuple[int, int]) -> None:
    """A page that has too little room scrolls: it takes no line of a hint to make do."""
    window.session.start(sample())
    for name in ("Werkgever", "Uren", "Banen", "Toelichting", "Rapport"):
        window._show_workspace(name)
        window.resize(*size)
        settle()
        if name == "Werkgever":
            window.workspace.employer.more.setChecked(True)
            settle()
        page = window.workspace.page
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.wordWrap() and label.text():
                needed = label.heightForWidth(label.width())
                assert label.height() >= needed, (name, label.text())
