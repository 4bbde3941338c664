"""README's first command: makes the environment, then opens the program on the sample dossier.

Without a screen it does the main job on that dossier: calculate, workbook, report and text.
"""

import os
import sys
from pathlib import Path

import environment

SAMPLE = environment.ROOT / "resources" / "voorbeeld" / "voorbeeldscholen.toml"
SAMPLE_YEAR = "2025"
OUTPUT = environment.ROOT / "dist" / "voorbeeld"


def main() -> None:
    """Open the window where there is a screen, else write the files and say where they are."""
    screen = has_screen()
    python = environment.make(window=screen, tests=False)
    banen: list[str | Path] = [python, "-m", "banen_desktop"]
    if screen:
        environment.run([*banen, SAMPLE])
    else:
        do_main_job(banen, OUTPUT)


def has_screen() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def do_main_job(banen: list[str | Path], folder: Path) -> None:
    """Calculate the year of the sample dossier, and write its workbook, report and text."""
    year = ["--jaar", SAMPLE_YEAR]
    environment.run([*banen, "bereken", SAMPLE, *year])
    environment.run(
        [
            *banen,
            "rapport",
            SAMPLE,
            *year,
            "--uit",
            folder,
            "--formaat",
            "xlsx,docx,pdf,samenvatting,txt",
        ]
    )
    print(f"There is no screen here. The workbook, the report and its text are in {folder}")


if __name__ == "__main__":
    main()
