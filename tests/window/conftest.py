"""What every test of the window gets: the program's own application, and nothing modal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from driving import settle
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law import Law, built_in
from banen_desktop.window import messages, theme
from banen_desktop.window.application import make_application
from banen_desktop.window.main_window import MainWindow
from banen_desktop.window.session import Session


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it: Dutch, with its own colours."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else make_application(["banen"])
    theme.apply_theme(app, "licht")
    return app


@pytest.fixture(scope="session")
def law() -> Law:
    """The law that comes with the program."""
    return built_in()


@dataclass
class Dialogs:
    """Stands in for the dialogs that wait for an answer.

    A test puts the answers in advance; a question without one fails. What was told is kept in
    `problems`, and the test has to look at it.
    """

    answers: list[str] = field(default_factory=list)
    paths: list[object] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    problems: list[KnownProblem] = field(default_factory=list)

    def ask(self, _parent: QWidget, title: str, text: str, answers: Sequence[str]) -> int:
        """Answer a question with the button that the test chose."""
        self.questions.append(f"{title}: {text}")
        assert self.answers, f"nobody expected this question: {title}: {text}"
        return list(answers).index(self.answers.pop(0))

    def show_problem(self, _parent: QWidget, problem: KnownProblem) -> None:
        """Keep a problem."""
        self.problems.append(problem)

    def choose(self, *_where: object) -> tuple[str, str]:
        """The file that the test chose; none is Cancel."""
        return (str(self.paths.pop(0)) if self.paths else "", "")

    def choose_folder(self, *_where: object) -> str:
        """The folder that the test chose; none is Cancel."""
        return str(self.paths.pop(0)) if self.paths else ""

    def told(self) -> KnownProblem:
        """The one problem that was told."""
        assert len(self.problems) == 1
        return self.problems.pop()


@pytest.fixture(autouse=True)
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dialogs]:
    """Nothing modal: dialogs answer at once, and none may be left unseen."""
    made = Dialogs()
    monkeypatch.setattr(messages, "ask", made.ask)
    monkeypatch.setattr(messages, "show_problem", made.show_problem)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", made.choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made.choose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", made.choose_folder)
    yield made
    assert not made.problems, [str(problem) for problem in made.problems]
    assert not made.answers


@pytest.fixture
def session(qapp: QApplication, law: Law) -> Session:
    """A session with nothing open."""
    return Session(law)


@pytest.fixture
def window(qtbot: QtBot, law: Law) -> MainWindow:
    """The main window in sight, with the start page."""
    made = MainWindow(law)

    def forget_changes(window: MainWindow) -> None:
        window.session.undo_stack.setClean()

    qtbot.addWidget(made, before_close_func=forget_changes)
    made.show()
    made.activateWindow()
    settle()
    return made
