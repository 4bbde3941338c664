"""The window is seen before anything heavy is loaded, and nothing is said on the way."""

import json
import subprocess
import sys
from pathlib import Path

FIRST_PAINT = Path(__file__).parent.parent / "first_paint.py"
LATER = {
    "PySide6.QtNetwork",
    "docx",
    "lxml",
    "numpy",
    "openpyxl",
    "pandas",
    "python_calamine",
    "typst",
    "xlsxwriter",
}


def test_a_painted_window_has_loaded_nothing_heavy() -> None:
    answer = subprocess.run(
        [sys.executable, FIRST_PAINT, "banen"], capture_output=True, text=True, check=True
    )
    assert answer.stderr == ""
    loaded = set(json.loads(answer.stdout)["modules"])
    assert "banen_desktop.window.start_page" in loaded
    assert LATER & loaded == set()
