"""The real program in a real window: a person with a mouse, a keyboard and a clipboard.

What the window says is read as a screen reader does; nothing of the program is imported.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READER = Path(__file__).with_name("screen_reader.py")
# The libraries of AT-SPI belong to the system's Python, which need not be the one of the tests.
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE_S = 15.0


@dataclass(frozen=True, slots=True)
class Part:
    """Something in the window: what it is, what it says, and where."""

    role: str
    name: str
    text: str
    states: frozenset[str]
    place: tuple[int, int, int, int]
    description: str = ""
    actions: tuple[str, ...] = ()
    headers: tuple[str, ...] | None = None
    labels: tuple[str, ...] = ()
    above: int = -1

    @property
    def middle(self) -> tuple[str, str]:
        """Where to click."""
        left, top, width, height = self.place
        return str(left + width // 2), str(top + height // 2)


def _part(told: dict[str, Any]) -> Part:
    return Part(
        told["role"],
        told["name"],
        told["text"],
        frozenset(told["states"]),
        tuple(told["place"]),
        told["description"],
        tuple(told["actions"]),
        None if told["headers"] is None else tuple(told["headers"]),
        tuple(told["labels"]),
        told.get("above", -1),
    )


class Person:
    """Looks at the window of one process, and uses mouse and keyboard."""

    def __init__(self, process: subprocess.Popen[str], variables: Mapping[str, str]) -> None:
        """Somebody at the screen that `variables` tell of."""
        self.process, self._variables = process, dict(variables)
        self._reader = self._start_reader()

    def _start_reader(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [SYSTEM_PYTHON, READER, str(self.process.pid)],
            env=self._variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def look(self) -> list[Part]:
        """Everything in sight; nothing when it could not be read, so look again."""
        return [_part(told) for told in self._ask("all")]

    def look_when_still(self) -> list[Part]:
        """Everything in sight once nothing changes any more."""
        before, now = None, self._ask("glance")
        while not now or now != before:
            self.pause(0.2)
            before, now = now, self._ask("glance")
        return self.look() or self.look_when_still()

    def hear(self) -> list[Part]:
        """Where the keyboard went since the last time, as the program told by itself."""
        return [_part(told) for told in self._ask("heard") if told["kind"] == "focused"]

    def hear_after(self, key: str) -> list[Part]:
        """Press a key, and wait until the program tells where the keyboard went."""
        self.hear()
        self.press(key)
        deadline = time.monotonic() + 1
        while not (told := self.hear()) and time.monotonic() < deadline:
            time.sleep(0.02)
        return told

    def wait_announced(self, words: str) -> str:
        """The first announcement with these words in it."""
        deadline, told = time.monotonic() + PATIENCE_S, list[str]()
        while time.monotonic() < deadline:
            told += self.hear_announced()
            for text in told:
                if words in text:
                    return text
            time.sleep(0.1)
        raise AssertionError(f"Not announced: {words}. Announced: {told}")

    def hear_announced(self) -> list[str]:
        """What the program announced since the last time."""
        return [told["name"] for told in self._ask("heard") if told["kind"] == "announced"]

    def _ask(self, question: str, **more: str) -> list[Any]:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        with suppress(BrokenPipeError):
            print(json.dumps({"ask": question, **more}), file=self._reader.stdin, flush=True)
        answer = self._reader.stdout.readline()
        if not answer:  # the bus was not there yet, which its library answers with a crash
            self.go()
            self._reader = self._start_reader()
            return []
        return json.loads(answer) or []

    def wait_for(self, wanted: Callable[[Part], bool], what: str) -> Part:
        """The first part in sight that is wanted, as soon as it is there."""
        return self._wait(lambda: filter(wanted, self.look()), what)

    def see(self, name: str, role: str = "") -> Part:
        """Wait until something with exactly this name is in sight."""
        return self._wait(lambda: map(_part, self._ask("first", name=name, role=role)), name)

    def _wait(self, found: Callable[[], Iterable[Part]], what: str) -> Part:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "The program ended; stderr.txt says why."
            for part in found():
                return part
            time.sleep(0.05)
        words = "\n".join(f"{part.role}: {part.name} {part.text}" for part in self.look())
        raise AssertionError(f"Not seen: {what}. In sight:\n{words}")

    def see_window(self, title: str) -> None:
        """Wait until the window with this title has the keyboard."""
        self.wait_for(lambda part: part.name == title and "active" in part.states, title)

    def click(self, name: str, role: str = "") -> None:
        """Click on something with this name."""
        x, y = self.see(name, role).middle
        self._use("mousemove", x, y, "click", "1")

    def press(self, *keys: str) -> None:
        """Press keys one after another, named as xdotool does: `ctrl+s`, `Tab`."""
        self._use("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self._use("type", "--clearmodifiers", "--delay", "4", "--", text)

    def clipboard(self) -> str:
        """The text on the clipboard."""
        return self._run("xclip", "-selection", "clipboard", "-out")

    def _use(self, *command: str) -> None:
        self._run("xdotool", *command)

    def _run(self, *command: str) -> str:
        answer = subprocess.run(
            command, env=self._variables, capture_output=True, text=True, check=True, timeout=20
        )
        return answer.stdout

    def pause(self, seconds: float) -> None:
        """Do nothing, as somebody does who went for coffee."""
        time.sleep(seconds)

    def kill(self) -> None:
        """End the program as a power cut does."""
        self.process.kill()
        self.process.wait()

    def go(self) -> None:
        """Stop looking."""
        self._reader.kill()
        with suppress(BrokenPipeError):
            self._reader.communicate()


@contextmanager
def session_bus() -> Iterator[str]:
    """A message bus of its own, over which a window tells what it shows; gives its address.

    Its runtime folder is its own too: there the bus of the screen readers has its socket, which
    two runs at the same time would take from each other.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env={**os.environ, "XDG_RUNTIME_DIR": folder},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as bus,
    ):
        try:
            assert bus.stdout is not None
            address = bus.stdout.readline().strip()
            assert address, "The message bus did not start."
            yield address
        finally:
            bus.terminate()


@contextmanager
def open_program(
    variables: Mapping[str, str], errors: Path, *arguments: str | Path
) -> Iterator[Person]:
    """Start `banen` with a person before it; what it says on stderr goes to a file."""
    with errors.open("a", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "banen_desktop", *arguments],
            env=dict(variables),
            cwd=errors.parent,
            stderr=log,
            text=True,
        )
    person = Person(process, variables)
    try:
        yield person
    finally:
        person.kill()
        person.go()


def variables_for(desktop: Mapping[str, str], bus: str, folder: Path) -> dict[str, str]:
    """The environment of the program: this screen, this bus, and files in this folder only."""
    return {
        **os.environ,
        **desktop,
        "BANEN_MAP": str(folder),
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


def complaints(folder: Path) -> list[str]:
    """What the program said on stderr, but for what Qt says of screen readers and of LANG=C."""
    lines = (folder / "stderr.txt").read_text(encoding="utf-8").splitlines()
    of_qt = (
        *("AtSpiAdaptor", "Could not find accessible on path"),
        *('Detected locale "C"', "Qt depends on a UTF-8 locale"),
        *("If this causes problems, reconfigure your locale", "for more information."),
    )
    return [line for line in lines if not any(words in line for words in of_qt)]
