"""A form that was added to the model and the law, in the window: the table, and the questions."""

from collections.abc import Iterator
from datetime import date

import pytest
from driving import pick, put_on_clipboard, settle, words_in
from gears import few
from new_form import ANSWERS, LABEL, PEOPLE, POSSIBLE, WORD, YEAR, Kind, employer, in_the_program
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from banen_desktop.dossier import fields
from banen_desktop.dossier.model import Baan, Dossier, Sector, Vorm
from banen_desktop.quota.calculation.rows import register_checked
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.quota.law.law import Law
from banen_desktop.window.basis.page_table import PAGES
from banen_desktop.window.dialogs.counts_dialog import CountsDialog
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.table.clipboard import read

TODAY = date(2026, 2, 9)
SHOWN = {Telt.JA: "ja", Telt.NOG_NIET: "nog niet", Telt.NEE: "nee"}


@pytest.fixture(params=few(2, POSSIBLE), ids=str)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Every kind of form that the law can say."""
    found: Kind = request.param
    return found


@pytest.fixture
def added(kind: Kind) -> Iterator[tuple[Vorm, Law]]:
    """The form, while the test runs."""
    with in_the_program(kind) as found:
        yield found


def answer(dialog: CountsDialog, word: str) -> QComboBox:
    (found,) = (combo for combo in dialog.findChildren(QComboBox) if word in combo.accessibleName())
    return found


@pytest.fixture
def opened(window: MainWindow, added: tuple[Vorm, Law], law: Law) -> Iterator[MainWindow]:
    """The window with the form in its law, and a dossier that uses it."""
    form, other = added
    window.session.use_law(other)
    window.session.start(employer(form, Sector.GEMEENTE))
    yield window
    window.session.start(Dossier())  # first: the law of the program does not know the form
    window.session.use_law(law)


def rows_of_year(window: MainWindow) -> tuple[Baan, ...]:
    assert window.session.jaar is not None
    return window.session.jaar.banen


def test_every_page_shows_it(opened: MainWindow, kind: Kind, added: tuple[Vorm, Law]) -> None:
    for page in PAGES:
        opened._show_workspace(page.name)
        settle()
        assert words_in(opened.workspace)
    jobs = opened.workspace.jobs
    mine = [row for row in rows_of_year(opened) if row.vorm is added[0]]
    assert len(mine) == len(ANSWERS) * PEOPLE
    for row in mine:
        text = jobs.columns._counts(row).text
        is_open = kind.telt == "na_vragen" and kind.counts(row) is Telt.NOG_NIET
        asked = is_open and None in {row.uitlener_7_690, row.uitlener_handelsregister}
        counting = kind.counts(row) is Telt.JA
        unchecked = counting and not register_checked(row, YEAR)
        said = f"{SHOWN[kind.counts(row)]}{', nakijken' * unchecked}"
        assert text == ("vraag open" if asked else said)
        worth = jobs.columns._jobs(row).text
        assert (worth == "–") is not counting


def test_the_questions_are_those_of_the_table(
    qtbot: QtBot, kind: Kind, added: tuple[Vorm, Law]
) -> None:
    form, law = added
    dialog = CountsDialog(Baan(kenmerk="P-01"), law, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    pick(answer(dialog, "doelgroepregister"), "Ja")
    pick(answer(dialog, "Hoe werkt"), LABEL)
    settle()
    assert dialog.answered().vorm is form
    assert answer(dialog, "toerekening").isVisible() is kind.lender
    assert answer(dialog, "Besluit").isVisible() is (kind.telt == "na_besluit")
    told = {
        Telt.JA: "Ja, deze baan telt mee.",
        Telt.NOG_NIET: "Nog niet: deze baan telt mee als de toerekening is afgesproken.",
        Telt.NEE: "Nee, deze baan telt niet mee.",
    }
    if kind.telt == "na_vragen":
        told[Telt.NOG_NIET] = "beantwoord de twee vragen"
    assert told[kind.counts(dialog.answered())] in words_in(dialog)
    assert "Besluit proef art. 1" in words_in(dialog)


@pytest.mark.parametrize("text", [LABEL, LABEL.lower(), f"{WORD} (regulier)"])
def test_it_is_pasted(opened: MainWindow, added: tuple[Vorm, Law], text: str) -> None:
    opened._show_workspace("Banen")
    settle()
    jobs = opened.workspace.jobs
    keys = [column.field.key if column.field else "" for column in jobs.model.columns]
    jobs.table.setFocus()
    jobs.table.setCurrentIndex(jobs.table.model().index(0, keys.index("vorm")))
    put_on_clipboard(text)
    jobs.table.paste()
    settle()
    assert rows_of_year(opened)[0].vorm is added[0]


def test_a_cell_takes_its_words(added: tuple[Vorm, Law]) -> None:
    field = fields.by_key(fields.BAAN)["vorm"]
    for text in (LABEL, LABEL.lower(), WORD, f"{WORD} {YEAR}"):
        assert read(field, text) is added[0]
