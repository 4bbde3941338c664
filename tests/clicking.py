"""Work the window by mouse and keys alone, and count each of them.

What is counted are acts: a click, a turn of the wheel, or a key that is no text (Tab, Enter,
Ctrl+V). Letters are counted apart: what a user knows has to be typed in any window.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from driving import NO_KEY, Dialogs, inside, press, settle, type_text
from everywhere import name_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QScrollArea, QWidget

_LEFT = Qt.MouseButton.LeftButton


class Hand:
    """One hand at mouse and keyboard; `acts` and `letters` are counted by what they are for."""

    def __init__(self) -> None:
        """Nothing done yet."""
        self.acts, self.letters = Counter[str](), Counter[str]()
        self._task = ""

    @contextmanager
    def doing(self, task: str) -> Iterator[None]:
        """Count under a name for a while."""
        before, self._task = self._task, task
        yield
        self._task = before

    def count(self, many: int = 1) -> None:
        """Something was done outside the window, in a dialog of the system."""
        self.acts[self._task] += many

    def click(self, name: str) -> None:
        """Click what has this name, or whose name begins with it."""
        widget = self._in_sight(name)
        self.count()
        QTest.mouseClick(widget, _LEFT, NO_KEY, widget.rect().center())
        settle()

    def click_line(self, name: str, line: int) -> None:
        """Click a line of the list with this name."""
        listed = self._in_sight(name)
        assert isinstance(listed, QListWidget)
        self.count()
        place = listed.visualItemRect(listed.item(line)).center()
        QTest.mouseClick(listed.viewport(), _LEFT, NO_KEY, place)
        settle()

    def _in_sight(self, name: str) -> QWidget:
        widget = named(name)
        at, area = widget.rect().center(), widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and not widget.visibleRegion().contains(at):
            self.count()
            area.ensureWidgetVisible(widget)
            settle()
        assert widget.visibleRegion().contains(at), f"{name} is out of sight"
        return widget

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press keys that are no text."""
        self.count(len(keys))
        press(*keys, with_=with_)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self.letters[self._task] += len(text)
        type_text(text)

    def told(self) -> str:
        """How much was done for what."""
        width = max(map(len, self.acts | self.letters))
        rows = [(task, self.acts[task], self.letters[task]) for task in self.acts | self.letters]
        rows.append(("samen", self.acts.total(), self.letters.total()))
        lines = (f"{task:{width}} {acts:4} {letters:7}" for task, acts, letters in rows)
        return "\n".join([f"{'':{width}} acts letters", *lines])


def named(name: str) -> QWidget:
    """What is in sight in the active window under this name, or one that begins with it."""
    window = QApplication.activeWindow()
    assert window is not None, "no window is active"
    shown = [part for part in inside(window) if part.isVisible() and part.isEnabled()]
    names = {part: name_of(part).replace("&", "") for part in shown}
    same = [part for part in shown if names[part] == name]
    begin = [part for part in shown if name and names[part].startswith(name)]
    found = same or begin
    assert found, f"{name} is not in sight: {sorted({*names.values()})}"
    return found[0]


@dataclass
class SystemDialogs:
    """Stands in for the dialogs of the system and the questions, and counts what they take.

    Files: a click on each and on Open. A folder or a place to save: the button alone. Each folder
    between the one where the dialog begins and the one that is wanted is a double click more.
    """

    hand: Hand
    dialogs: Dialogs
    files: Sequence[Path]
    folder: Path

    def choose_files(
        self, _parent: QWidget, _title: str, begin: str, _filter: str
    ) -> tuple[list[str], str]:
        """All files of the user, which are in one folder."""
        self.hand.count(len(self.files) + 1)
        self._go_to(self.files[0].parent, Path(begin))
        return [str(path) for path in self.files], ""

    def choose_folder(self, _parent: QWidget, _title: str, begin: str) -> str:
        """The folder of the user."""
        self.hand.count()
        self._go_to(self.folder, Path(begin))
        return str(self.folder)

    def choose_to_save(self, _parent: QWidget, _title: str, begin: str, *_: str) -> tuple[str, str]:
        """The place that is suggested."""
        self.hand.count()
        return begin, ""

    def _go_to(self, folder: Path, begin: Path) -> None:
        shared = sum(one == other for one, other in zip(begin.parts, folder.parts, strict=False))
        self.hand.count(2 * (len(begin.parts) + len(folder.parts) - 2 * shared))

    def ask(self, parent: QWidget, title: str, text: str, answers: Sequence[str]) -> int:
        """A question, answered by one click."""
        self.hand.count()
        return self.dialogs.ask(parent, title, text, answers)
