"""What Orca, the screen reader of Linux, says of the real window on a short tour.

    python tests/proof/hear_orca.py

Needs `orca` (apt-get install orca), Xvfb, openbox and xdotool. Orca writes each sentence that it
would speak in its log; nobody listens here, and its own words (“push button”) are in the language
of the system.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from conftest import screen_with_windows
from real_window import Person, open_program, session_bus, variables_for

TESTS = Path(__file__).resolve().parents[1]
SAMPLE = TESTS.parent / "resources" / "voorbeeld" / "voorbeeldscholen.toml"
SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*)'\{")
READY_S, REST_S = 10.0, 3.0
TOUR: tuple[tuple[str, ...], ...] = (
    *(("Tab",), ("Tab",), ("ctrl+1",), ("Tab",), ("Tab",)),
    *(("ctrl+3",), ("Tab",), ("Tab",), ("Right",), ("Down",), ("F1",), ("Escape",)),
)


def main() -> None:
    """Go on the tour and print what was said after each key."""
    with (
        tempfile.TemporaryDirectory() as folder,
        screen_with_windows() as desktop,
        session_bus() as bus,
    ):
        variables = variables_for(desktop, bus, Path(folder) / "profiel")
        with open_program(variables, Path(folder) / "stderr.txt", SAMPLE) as person:
            person.see("Overzicht", "list item")
            listen(person, variables, Path(folder))


def listen(person: Person, variables: Mapping[str, str], folder: Path) -> None:
    """Start Orca beside the window, and press the keys of the tour."""
    log = folder / "orca.log"
    # The program's own Python is not that of Orca.
    own = {key: value for key, value in variables.items() if key != "PYTHONPATH"}
    own |= {"HOME": str(folder), "GSETTINGS_BACKEND": "memory"}
    command = ["orca", f"--debug-file={log}", "--replace"]
    with subprocess.Popen(
        command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as orca:
        try:
            time.sleep(READY_S)
            heard = len(list(spoken(log)))
            for keys in TOUR:
                person.press(*keys)
                time.sleep(REST_S)
                said = list(spoken(log))
                print(f"{' '.join(keys)}: {' | '.join(said[heard:]) or '(nothing)'}")
                heard = len(said)
        finally:
            orca.kill()


def spoken(log: Path) -> Iterator[str]:
    """Every sentence in the log."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        found = SPOKEN.search(line)
        if found is not None:
            yield found[1].strip()


if __name__ == "__main__":
    main()
