"""Work a window as a person does: press keys, type, choose, paste, read what is shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic, sleep

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from banen_desktop.problems import KnownProblem

NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def settle() -> None:
    """Let everything happen that was put off, also what is to be deleted."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_until(done: Callable[[], bool], seconds: float = 60) -> None:
    """Let things happen, in small steps, until something is done; fails when it takes too long."""
    end = monotonic() + seconds
    while not done():
        assert monotonic() < end, "this takes too long"
        settle()
        sleep(0.02)


def bring_to_front(window: QWidget) -> None:
    """Make a window the active one; a window that was hidden before needs to be asked again."""
    for _ in range(100):
        window.activateWindow()
        settle()
        if window.isActiveWindow():
            return
    raise AssertionError("the window does not come to the front")


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def is_dark(widget: QWidget) -> bool:
    """Whether a widget is drawn on a dark surface."""
    return widget.palette().window().color().lightness() < 128


def press(*keys: Qt.Key, with_: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press keys one after another, each where the focus is then."""
    for key in keys:
        QTest.keyClick(focused(), key, with_)
        settle()
    if with_ is not NO_KEY:  # let go of Ctrl and Shift, or Qt believes that they are still down
        QTest.keyRelease(focused(), Qt.Key.Key_Control, NO_KEY)


def type_text(text: str) -> None:
    """Type letter by letter, each where the focus is then."""
    for letter in text:
        QTest.keyClicks(focused(), letter)
        settle()


def replace_text(text: str) -> None:
    """Type over everything in the input that has the focus."""
    press(Qt.Key.Key_A, with_=CONTROL)
    type_text(text)


def pick(combo: QComboBox, text: str) -> None:
    """Choose a line of a list."""
    place = combo.findText(text)
    assert place >= 0, f"{text} is not one of the choices"
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    settle()


def put_on_clipboard(text: str, html: str = "") -> None:
    """As another program does with Copy."""
    copied = QMimeData()
    copied.setText(text)
    if html:
        copied.setHtml(html)
    QGuiApplication.clipboard().setMimeData(copied)


def clipboard() -> str:
    """What another program would paste."""
    return QGuiApplication.clipboard().text()


def inside(widget: QWidget) -> Iterator[QWidget]:
    """A widget and everything in it."""
    yield widget
    yield from widget.findChildren(QWidget)


def words_in(widget: QWidget) -> str:
    """Every text that is in sight in a widget, in one line."""
    texts = (part.property("text") for part in inside(widget) if part.isVisible())
    return " ".join(" ".join(text.split()) for text in texts if isinstance(text, str) and text)


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
