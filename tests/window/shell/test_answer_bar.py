"""The answer under every page: how far it is known, and why the tekort is another number."""

from datetime import date

import pytest
from builders import baan, dossier, jaar
from driving import settle
from everywhere import sample
from golden_years import BIG, people
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from banen_desktop.dossier.model import Baan, Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.window.basis.session import Session
from banen_desktop.window.dialogs.vaststelling import VaststellingDialog
from banen_desktop.window.shell.answer_bar import AnswerBar
from banen_desktop.window.shell.main_window import MainWindow

LAW = built_in()


def without(number: int) -> list[Baan]:
    return [baan(kenmerk=f"N-{place}") for place in range(number)]


def shown(qtbot: QtBot, made: Dossier) -> list[str]:
    session = Session(LAW)
    session.start(made)
    bar = AnswerBar(session)
    qtbot.addWidget(bar)
    bar.refresh()
    parts = [button.text() for button in bar._parts.values() if not button.isHidden()]
    return [bar._main.text(), *parts]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            people(1331, 6),
            [
                "2020   6,0 van 26,5 banen",
                *("22,7%", "nog 20,5 banen nodig"),
            ],
        ),
        (
            [*people(1331, 6), *without(6)],
            [
                "2020   ten minste 6,0 van 26,5 banen",
                *("ten minste 22,7%", "nog hooguit 20,5 banen nodig"),
            ],
        ),
        (
            without(6),
            [
                "2020   gerealiseerd onbekend, quotum 26,5 banen",
                *("onbekend", "verschil onbekend"),
            ],
        ),
        (
            [*people(1331, 27), *without(1)],
            [
                "2020   ten minste 27,0 van 26,5 banen",
                *("ten minste 101,9%", "ten minste 0,5 baan meer dan nodig"),
            ],
        ),
    ],
)
def test_the_bar_and_the_dialog_tell_how_far_the_answer_is_known(
    qtbot: QtBot, rows: list[Baan], told: list[str]
) -> None:
    made = dossier(jaar(2020, *rows, **BIG))
    assert shown(qtbot, made) == told
    dialog = VaststellingDialog(made.jaren[0], calculate(made, 2020, LAW), date(2026, 2, 1))
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert told[0].replace("2020   ", "2020: ") in words


def test_a_year_without_a_quotum_tells_only_the_jobs(qtbot: QtBot) -> None:
    assert shown(qtbot, dossier(jaar(2016, *people(1331, 6))))[0] == "2016   6,0 banen"
    some = dossier(jaar(2016, *people(1331, 6), *without(1)))
    assert shown(qtbot, some)[0] == "2016   6,0 banen of meer"
    assert shown(qtbot, dossier(jaar(2016, *without(1))))[0] == "2016   gerealiseerd onbekend"


def test_the_answer_and_the_button_stay_where_there_is_little_room(qtbot: QtBot) -> None:
    session = Session(LAW)
    session.start(dossier(jaar(2020, *people(1331, 6), *without(6), **BIG)))
    around = QWidget()
    bar = AnswerBar(session)
    bar.setParent(around)
    qtbot.addWidget(around)
    bar.refresh()
    bar.show_next("Verder met Toelichting", "Hier nog open: 2")
    around.show()
    said = []
    for width in (1800, 920, 1800):
        bar.resize(width, 48)
        said.append(bar._next_words.isVisible())
        assert bar.minimumSizeHint().width() <= width
        shown = (bar._main, *bar._parts.values(), bar.next)
        assert not any(button.isHidden() for button in shown)
        assert bar.next.text() == "Verder met Toelichting"
    assert said == [True, False, True]


def test_what_comes_next_is_whole_or_not_there(window: MainWindow) -> None:
    window.session.start(sample())
    window._show_workspace("Werkgever")
    bar, seen = window.workspace.bar, set[bool]()
    for width in range(920, 1500, 20):
        window.resize(width, 700)
        settle()
        words = bar._next_words
        seen.add(words.isVisible())
        assert not words.isVisible() or words.width() >= words.sizeHint().width() - 1, width
    assert seen == {True, False}
