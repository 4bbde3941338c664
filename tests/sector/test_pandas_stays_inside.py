"""pandas is loaded by one module, in a child process, and nothing of it comes out."""

import subprocess
import sys
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import environment
from made_monitors import case

from banen_desktop.dossier.choice import Choice
from banen_desktop.quota.law.law import built_in
from banen_desktop.sector.figures.entry import count, measures_of_all

SECTOR = environment.ROOT / "banen_desktop" / "sector"
PLAIN = {int, str, bool, type(None), Fraction, Decimal}


def test_one_module_of_the_figures_imports_pandas() -> None:
    naming = [path for path in SECTOR.rglob("*.py") if "import pandas" in path.read_text("utf-8")]
    assert [path.relative_to(SECTOR) for path in naming] == [Path("figures", "tables.py")]


def test_asking_for_figures_loads_no_pandas_here() -> None:
    code = (
        "import sys, banen_desktop.command_line.sector_report;"
        "print('pandas' in sys.modules, 'numpy' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["False", "False"]


def strange(value: object, where: str) -> list[str]:
    """Where a value is found that is not plain and exact."""
    if type(value) in PLAIN or isinstance(value, Choice):
        return []
    if isinstance(value, tuple):
        return [each for part in value for each in strange(part, where)]
    if is_dataclass(value):
        return [
            each
            for field in fields(value)
            for each in strange(getattr(value, field.name), f"{where}.{field.name}")
        ]
    return [f"{where}: {type(value)}"]


def test_everything_that_comes_out_is_plain_and_exact() -> None:
    monitor = case()
    found = count(monitor, 2024, measures_of_all(monitor, 2024, built_in()))
    assert strange(found, "jaar") == []
    assert strange(1.5, "a float") == ["a float: <class 'float'>"]
