"""Takes pictures of every page of the real window, on a screen of its own, into dist/screenshots/.

`python build/screenshots.py` runs every scene in every look: small and large, 100% and 200%, light
and dark. `--docs` takes only the pictures of README.md and the manual. Needs Xvfb, and an
environment with the program in it (`build/environment.py`).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "screenshots"
DOCS_PICTURES = ROOT / "resources" / "afbeeldingen"
SCENES = Path(__file__).with_name("scenes.py")
DOCS_SCENE = "docs"


@dataclass(frozen=True, slots=True)
class Look:
    """Size of the window before scaling, percentage of scaling, and colours."""

    width: int
    height: int
    percent: int
    colours: str

    @property
    def name(self) -> str:
        """The folder of the pictures."""
        return f"{self.width}x{self.height}-{self.percent}-{self.colours}"


LOOKS = tuple(
    Look(*size, percent, colours)
    for percent in (100, 200)
    for size in ((1280, 780), (1024, 640))
    for colours in ("licht", "donker")
)


def main(arguments: Sequence[str]) -> None:
    """Take the pictures of README.md and the manual, or all pictures of all looks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="only those of README.md and manual")
    parser.add_argument("--look", help="only this look, such as 1280x780-100-licht")
    parser.add_argument("scenes", nargs="*", help="only these scenes")
    chosen = parser.parse_args(arguments)
    if chosen.docs:
        take(LOOKS[0], DOCS_PICTURES, [DOCS_SCENE])
        return
    for look in LOOKS:
        if chosen.look in {None, look.name}:
            take(look, FOLDER / look.name, chosen.scenes)


def take(look: Look, folder: Path, scenes: Sequence[str]) -> None:
    """Start a screen and a window of this look, and let it go through the scenes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = (look.width * look.percent // 100, look.height * look.percent // 100)
    with screen(*size) as display, tempfile.TemporaryDirectory() as own_folder:
        variables = {
            "BANEN_KLEUREN": look.colours,
            "BANEN_MAP": own_folder,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(look.percent / 100),
        }
        command: list[str | Path] = [sys.executable, SCENES, folder]
        command += [str(look.width), str(look.height), *scenes]
        subprocess.run(command, env={**os.environ, **variables}, check=True)
    print(folder)


@contextmanager
def screen(width: int, height: int) -> Iterator[str]:
    """A virtual screen on the first free display, and its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stdout=quiet, stderr=quiet
    ) as server:
        try:
            os.close(writing)
            with os.fdopen(reading) as answer:
                yield f":{answer.readline().strip()}"
        finally:
            server.terminate()


if __name__ == "__main__":
    main(sys.argv[1:])
