"""Works in the real window until it is killed: types, saves, undoes; tells what it did.

Run by `window_kills.py` with a folder and a number. Each line on stdout is the number of the last
edit, which stands in the name of the employer, and when it was made.
"""

import random
import sys
import time
from pathlib import Path

from age_files import quick_key
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.resources import resource
from banen_desktop.storage import dossier_file
from banen_desktop.window.basis import messages
from banen_desktop.window.shell.application import make_application, open_window
from banen_desktop.window.shell.main_window import MainWindow

IDENTITY_FILE = "sleutel.txt"


def say(number: int) -> None:
    """Tell that an edit was made."""
    sys.stdout.write(f"{number} {time.monotonic()}\n")
    sys.stdout.flush()


def name_field(window: MainWindow) -> QWidget:
    """Where the name of the employer is typed."""
    window.workspace.sidebar.choose("Werkgever")
    field = window.workspace.employer.grid.edits["naam"].input
    field.setFocus()
    return field


def type_name(window: MainWindow, number: int) -> None:
    """Type a new name, as a person does, and go to the next field."""
    field = name_field(window)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, f"Stand {number}")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    if window.session.dossier.werkgever.naam != f"Stand {number}":
        raise SystemExit(f"typed, and not taken: {window.session.dossier.werkgever.naam}")


def main(folder: Path, seed: int) -> None:
    """Open a dossier and work in it for ever."""
    chance = random.Random(seed)
    app = make_application(["banen"])
    messages.ask = lambda *_: 1  # nobody is there to answer
    window = open_window(app, None)
    if not QTest.qWaitForWindowActive(window, 20_000):
        raise SystemExit("the window did not come up")
    path = folder / "dossier.banen"
    kind = seed % 3
    if kind == 0:  # never saved
        window.session.start(Dossier(jaren=(Jaar(2024),)))
        window.open_dossier.page_wanted.emit("Werkgever")
    else:
        sample = read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())
        key = None
        if kind == 2:
            key = quick_key()
            (folder / IDENTITY_FILE).write_text(key.identity, "ascii")
        dossier_file.save_dossier(path, sample, key=key)
        window.files._open_document(path, key)
    for number in range(1, 10_000):
        type_name(window, number)
        say(number)
        if kind and chance.random() < 0.1:
            window.files.save()
        QTest.qWait(chance.randrange(20, 400))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
