"""Work a window as a person does: press keys, type, choose, paste, read what is shown."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def settle() -> None:
    """Let everything happen that was put off, also what is to be deleted."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


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


def put_on_clipboard(text: str) -> None:
    """As another program does with Copy."""
    QGuiApplication.clipboard().setText(text)


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
