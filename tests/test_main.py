"""The entry point: the window or a command, and nothing heavy for either."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from banen_desktop.__main__ import main

APPLICATION = "banen_desktop.window.shell.application"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path | None]]:
    """What the window was asked to open; it answers with exit code 7."""
    asked: list[Path | None] = []
    window = ModuleType(APPLICATION)

    def run(path: Path | None) -> int:
        asked.append(path)
        assert not gc.isenabled()
        return 7

    window.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, APPLICATION, window)
    yield asked
    gc.enable()


def test_without_arguments_the_window_opens(opened: list[Path | None]) -> None:
    assert main([]) == 7
    assert opened == [None]


def test_a_file_opens_in_the_window(opened: list[Path | None], tmp_path: Path) -> None:
    path = tmp_path / "dossier van één jaar.banen"
    path.write_bytes(b"")
    assert main([str(path)]) == 7
    assert opened == [path]


@pytest.mark.parametrize(
    "arguments", [["weg.banen"], ["--versie"], ["bereken", "weg.toml"], ["a" * 5000], ["a\0b"]]
)
def test_anything_else_stays_out_of_the_window(
    opened: list[Path | None], arguments: list[str]
) -> None:
    main(arguments)
    assert opened == []


def test_a_file_with_the_name_of_a_command_is_still_a_command(
    opened: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bereken").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert main(["bereken", "bereken"]) == 2
    assert opened == []


def test_a_command_loads_no_window_and_no_writer() -> None:
    code = (
        "import sys; from banen_desktop.__main__ import main; main(['--versie']); "
        "print(*sorted(m for m in sys.modules if m.partition('.')[0] in "
        "{'PySide6', 'docx', 'lxml', 'xlsxwriter', 'pandas', 'numpy', 'openpyxl'}))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.splitlines()[1:] == [""]
