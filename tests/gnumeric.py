"""Gnumeric without a window: it computes a workbook again and writes it as .xlsx."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

SSCONVERT = shutil.which("ssconvert")


def convert(files: Iterable[Path], folder: Path) -> None:
    """Compute workbooks again into `folder`, under their own names."""
    for file in files:
        command = [SSCONVERT or "ssconvert", "--recalc", str(file), str(folder / file.name)]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
