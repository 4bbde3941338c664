"""Pages are made in a thread: the latest request wins, and leaving while it works is clean."""

import threading
from datetime import date

import pytest
from builders import dossier, jaar
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.text.style import Style
from banen_desktop.window.pages.report.page_maker import PageMaker, Pages, Wanted


def wanted(year: int) -> Wanted:
    return Wanted(dossier(jaar(year)), year, built_in(), Style(), date(2026, 1, 2), full=False)


class SlowMaker:
    """Makes pages when it is told to, and remembers for which years."""

    def __init__(self) -> None:
        self.years: list[int] = []
        self.go_on = threading.Semaphore(0)
        self.threads: set[int] = set()

    def __call__(self, asked: Wanted) -> Pages:
        self.years.append(asked.year)
        self.threads.add(threading.get_ident())
        assert self.go_on.acquire(timeout=20)
        return Pages((f"<svg>{asked.year}</svg>",), str(asked.year))


@pytest.fixture
def slow() -> SlowMaker:
    return SlowMaker()


def test_the_latest_request_wins(qapp: QApplication, qtbot: QtBot, slow: SlowMaker) -> None:
    maker = PageMaker(slow)
    shown: list[object] = []
    maker.made.connect(lambda pages: shown.append(pages.words))
    for year in (2018, 2019, 2020, 2021):
        maker.ask(wanted(year))
    for _ in range(4):
        slow.go_on.release()
    qtbot.waitUntil(lambda: not maker.is_busy)
    assert shown == ["2021"]
    assert slow.years == [2018, 2021]
    assert threading.get_ident() not in slow.threads


def test_one_after_another_are_all_shown(qapp: QApplication, qtbot: QtBot, slow: SlowMaker) -> None:
    maker = PageMaker(slow)
    shown: list[object] = []
    maker.made.connect(lambda pages: shown.append(pages.words))
    for year in (2018, 2019):
        maker.ask(wanted(year))
        slow.go_on.release()
        qtbot.waitUntil(lambda: not maker.is_busy)
    assert shown == ["2018", "2019"]


def test_what_is_forgotten_is_not_shown(qapp: QApplication, qtbot: QtBot, slow: SlowMaker) -> None:
    maker = PageMaker(slow)
    shown: list[object] = []
    maker.made.connect(shown.append)
    maker.ask(wanted(2018))
    maker.forget()
    slow.go_on.release()
    qtbot.waitUntil(lambda: not maker.is_busy)
    assert shown == []


def test_stopping_waits_and_shows_nothing(
    qapp: QApplication, qtbot: QtBot, slow: SlowMaker
) -> None:
    maker = PageMaker(slow)
    shown: list[object] = []
    maker.made.connect(shown.append)
    maker.ask(wanted(2018))
    maker.ask(wanted(2019))
    qtbot.waitUntil(lambda: slow.years == [2018])
    slow.go_on.release()
    maker.stop()
    qtbot.waitUntil(lambda: not maker.is_busy)
    assert shown == []
    assert slow.years == [2018]


def test_a_maker_that_goes_while_it_works_is_quiet(
    qapp: QApplication, qtbot: QtBot, slow: SlowMaker
) -> None:
    maker = PageMaker(slow)
    maker.ask(wanted(2018))
    qtbot.waitUntil(lambda: slow.years == [2018])
    timer = threading.Timer(0.1, slow.go_on.release)
    timer.start()
    Shiboken.delete(maker)  # waits for its thread
    timer.join()
    qtbot.wait(50)
    assert slow.years == [2018]


def test_a_known_problem_is_told_and_work_goes_on(qapp: QApplication, qtbot: QtBot) -> None:
    def make(asked: Wanted) -> Pages:
        if asked.year == 2018:
            raise KnownProblem("Het logo is niet te gebruiken.")
        return Pages((), str(asked.year))

    maker = PageMaker(make)
    problems: list[KnownProblem] = []
    shown: list[Pages] = []
    maker.failed.connect(problems.append)
    maker.made.connect(shown.append)
    maker.ask(wanted(2018))
    qtbot.waitUntil(lambda: bool(problems))
    maker.ask(wanted(2019))
    qtbot.waitUntil(lambda: bool(shown))
    assert problems[0].message == "Het logo is niet te gebruiken."
    assert shown[0].words == "2019"


def test_a_bug_comes_out_where_the_window_sees_it(qapp: QApplication, qtbot: QtBot) -> None:
    def make(_asked: Wanted) -> Pages:
        raise ZeroDivisionError

    maker = PageMaker(make)
    with qtbot.captureExceptions() as found:
        maker.ask(wanted(2018))
        qtbot.waitUntil(lambda: not maker.is_busy)
    assert [kind for kind, _, _ in found] == [ZeroDivisionError]
