"""Commands on a locked dossier: the passphrase comes from stdin or a prompt, not an argument."""

import json
import os
import pty
import sys
from pathlib import Path

import pytest
from age_files import PASSPHRASE, quick_key
from commands import process

from banen_desktop.imports.toml_input import read_toml
from banen_desktop.resources import resource
from banen_desktop.storage import locked
from banen_desktop.storage.dossier_file import open_dossier, save_dossier

KEY = quick_key()
LIST = "School;Functiegroep;Verloonde uren\nDe Eik;onderwijzend;1.200,5\nDe Beuk;oop;800\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample, locked."""
    made = tmp_path / "dossier.banen"
    sample = resource("voorbeeld/voorbeeldscholen.toml").read_bytes()
    save_dossier(made, read_toml(sample), key=KEY)
    return made


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_the_first_line_of_stdin_opens_it(path: Path, end: str) -> None:
    told = process("bereken", path, "--json", typed=PASSPHRASE + end)
    assert (told.code, told.err) == (0, "")
    assert json.loads(told.out)


@pytest.mark.parametrize(
    ("typed", "word"), [("", "vergrendeld met een wachtwoordzin"), ("fout\n", "niet de goede")]
)
def test_without_the_passphrase_it_stays_closed(path: Path, typed: str, word: str) -> None:
    told = process("bereken", path, typed=typed)
    assert (told.code, told.out) == (2, "")
    assert word in told.err
    assert "Voorbeeldscholen" not in told.err


def test_an_import_into_a_locked_dossier_keeps_it_locked(path: Path, tmp_path: Path) -> None:
    table = tmp_path / "uren.csv"
    table.write_text(LIST, encoding="utf-8")
    told = process("importeer", table, "--in", path, "--jaar", 2025, typed=PASSPHRASE)
    assert told.code == 0, told.err
    assert locked.is_locked(path.read_bytes())
    year = open_dossier(path, KEY).dossier.year(2025)
    assert year is not None
    assert "De Eik" in {row.onderdeel for row in year.uren}
    (versie,) = open_dossier(path, KEY).dossier.versies
    assert versie.aanleiding == "Voor: importeren"
    beside = [file for file in tmp_path.iterdir() if file != table]
    assert beside == [path]


def test_at_a_terminal_the_passphrase_is_asked_and_not_shown(path: Path) -> None:
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover - another process
        os.execv(sys.executable, [sys.executable, "-m", "banen_desktop", "bereken", str(path)])
    said = b""
    while b"Wachtwoordzin van dossier.banen: " not in said:
        said += os.read(terminal, 1000)
    os.write(terminal, PASSPHRASE.encode() + b"\n")
    while True:
        try:
            said += os.read(terminal, 10_000)
        except OSError:  # the program has gone
            break
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert b"Voorbeeldscholen" in said
    assert PASSPHRASE.encode() not in said
