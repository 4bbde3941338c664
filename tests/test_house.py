"""Rules of the house that no checker knows: small modules, one place that rounds, a light start."""

import ast
import subprocess
import sys
from pathlib import Path

import environment
import pytest

PACKAGE = environment.ROOT / "banen_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = {"pandas", "numpy", "openpyxl", "xlsxwriter", "docx", "lxml", "typst", "python_calamine"}


def module_name(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


def test_only_dutch_rounds() -> None:
    callers = [
        module_name(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "round"
    ]
    assert set(callers) <= {"banen_desktop/dutch.py"}


def test_nothing_heavy_is_imported_at_start() -> None:
    """The command line and the whole window; what writes a workbook comes when it is asked for."""
    window = [
        f"banen_desktop.window.{path.stem}" for path in (PACKAGE / "window").glob("[a-z]*.py")
    ]
    start = ["banen_desktop.__main__", "banen_desktop.command_line", *window]
    code = f"import sys, {', '.join(start)}; print(*sys.modules, sep='\\n')"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in answer.stdout.split()}
    assert len(window) > 1
    assert not loaded & HEAVY
