"""Questions and problems: Dutch buttons that say what they do, and what Escape means."""

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import Dialogs, words_in
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from banen_desktop.problems import KnownProblem
from banen_desktop.window.basis.messages import ask, may_replace, show_problem
from banen_desktop.window.shell.main_window import MainWindow

ANSWERS = ("Opslaan", "Niet opslaan", "Annuleren")


def when_asked(act: Callable[[QMessageBox], None]) -> None:
    """Do something as soon as a box is in sight."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        act(box)

    QTimer.singleShot(0, look)


def close(box: QMessageBox) -> None:
    box.close()


def click(text: str) -> Callable[[QMessageBox], None]:
    return lambda box: next(one for one in box.buttons() if one.text() == text).click()


@pytest.mark.parametrize("place", range(3))
def test_the_place_of_the_answer_is_given(window: MainWindow, place: int) -> None:
    when_asked(click(ANSWERS[place]))
    assert ask(window, "Niet opgeslagen", "Opslaan?", ANSWERS) == place


def test_escape_is_the_last_answer_and_enter_the_first(window: MainWindow) -> None:
    when_asked(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    assert ask(window, "Titel", "Tekst", ANSWERS) == 2
    when_asked(lambda box: QTest.keyClick(box, Qt.Key.Key_Return))
    assert ask(window, "Titel", "Tekst", ANSWERS) == 0
    when_asked(close)
    assert ask(window, "Titel", "Tekst", ANSWERS) == 2


def test_the_question_shows_its_words(window: MainWindow) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.append(f"{box.windowTitle()} {words_in(box)}")
        box.close()

    when_asked(look)
    ask(window, "Weggooien", "Zeker weten?", ("Weggooien", "Bewaren"))
    for part in ("Weggooien", "Zeker weten?", "Bewaren"):
        assert part in seen[0]


def test_a_problem_says_what_happened_what_is_safe_and_what_to_do(window: MainWindow) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.extend([box.text(), box.informativeText(), words_in(box)])
        box.close()

    when_asked(look)
    show_problem(window, KnownProblem("Het lukte niet.", "Uw werk is er nog.", "Probeer weer."))
    assert seen[:2] == ["Het lukte niet.", "Uw werk is er nog. Probeer weer."]
    assert "Sluiten" in seen[2]


def test_user_text_is_never_markup(window: MainWindow) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        labels = (label for label in box.findChildren(QLabel) if "<" in label.text())
        seen.extend(label.textFormat().name for label in labels)
        box.close()

    when_asked(look)
    show_problem(window, KnownProblem("<img src='x'>.banen is niet te lezen.", "<b>a</b>", "b"))
    when_asked(look)
    ask(window, "Titel", "<b>vet</b>", ANSWERS)
    assert seen == ["PlainText"] * 3


@pytest.mark.parametrize(
    ("names", "verb"),
    [
        (["a.txt"], "a.txt staat al"),
        (["a.txt", "b.txt"], "a.txt en b.txt staan"),
        (["a.txt", "b.txt", "c.txt", "d.txt"], "4 bestanden staan al"),
    ],
)
def test_replacing_names_the_files(
    window: MainWindow, dialogs: Dialogs, names: list[str], verb: str
) -> None:
    for answer in ("Vervangen", "Annuleren"):
        dialogs.answers = [answer]
        replaced = may_replace(window, [Path(name) for name in names])
        assert replaced == (answer == "Vervangen")
        assert verb in dialogs.questions[-1]
