"""`banen parameters`: shown first, then taken in, used by every command, and taken out again."""

import json
import tomllib
from pathlib import Path

import pytest
from parameter_updates import update

from banen_desktop import command_line
from banen_desktop.quota.law.law import texts_of_the_law
from banen_desktop.storage.parameter_files import KeptFile, keep, kept_files

Output = pytest.CaptureFixture[str]
MANUAL = Path(__file__).parents[1] / "docs" / "handleiding" / "parameters.md"
INPUT = """
[werkgever]
naam = "Proefschool"

[[jaren]]
jaar = 2025
verloonde_uren = 100000
verloonde_uren_vorig_jaar = 100000
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "raad.toml"
    path.write_bytes(update((2025, "2.60")))
    return path


def run(*words: object) -> int:
    return command_line.run(["parameters", *map(str, words)])


def test_showing_changes_nothing(file: Path, capsys: Output) -> None:
    assert run(file, "--toon") == 0
    assert capsys.readouterr().out.startswith("Quotumpercentage, 2025: was onbekend, wordt 2,6%")
    assert kept_files() == ()


def test_what_is_taken_in_counts_in_every_command(
    file: Path, tmp_path: Path, capsys: Output
) -> None:
    given = tmp_path / "in.toml"
    given.write_text(INPUT, encoding="utf-8")
    assert run(file) == 0
    assert "Overgenomen: raad.toml." in capsys.readouterr().out
    assert command_line.run(["bereken", str(given), "--jaar", "2025", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    steps = {step["sleutel"]: step["waarde"] for step in data["stappen"]}
    assert steps["quotumpercentage"] == "0.026"
    assert data["ontvangstbewijs"]["parameterbestanden"][0]["bestand"] == "raad.toml"
    assert run(file) == 0
    assert "verandert niets" in capsys.readouterr().out
    assert len(kept_files()) == 1


def test_what_was_taken_in_is_listed_and_removed(file: Path, capsys: Output) -> None:
    assert run() == 0
    assert "geen parameterbestanden" in capsys.readouterr().out
    run(file)
    capsys.readouterr()
    assert run() == 0
    assert "raad.toml (Quotumpercentages van de sectorraad), SHA-256" in capsys.readouterr().out
    assert run("--verwijder", "raad.toml") == 0
    assert capsys.readouterr().out.startswith("Verwijderd: raad.toml.\n")
    assert kept_files() == ()
    assert run("--verwijder", "raad.toml") == 2
    assert "geen parameterbestand met de naam “raad.toml”" in capsys.readouterr().err


def test_what_the_loader_refuses_is_refused_with_its_sentence(
    tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "fout.toml"
    path.write_bytes(update((2025, "26")))
    assert run(path) == 2
    assert "26 ligt niet tussen 0.01 en 10" in capsys.readouterr().err
    assert kept_files() == ()


def test_a_kept_file_that_does_not_count_is_told(tmp_path: Path, capsys: Output) -> None:
    keep(KeptFile("stuk.toml", b"[half"))
    given = tmp_path / "in.toml"
    given.write_text(INPUT, encoding="utf-8")
    assert command_line.run(["bereken", str(given)]) == 0
    assert "Het parameterbestand “stuk.toml” telt niet mee." in capsys.readouterr().err


def test_a_dossier_that_was_saved_with_other_values_says_so_in_every_command(
    file: Path, tmp_path: Path, capsys: Output
) -> None:
    """Written by `importeer`, read under another law by `bereken` and `rapport`."""
    target = tmp_path / "school.banen"
    uren = tmp_path / "uren.csv"
    uren.write_text("School;Verloonde uren 2025\nDe Eik;100000\n", encoding="utf-8")
    words = ["importeer", str(uren), "--in", str(target), "--jaar", "2025"]
    assert command_line.run(words) == 0
    assert command_line.run(["bereken", str(target), "--jaar", "2025"]) == 0
    assert "toen u dit dossier opsloeg" not in capsys.readouterr().out
    before = target.read_bytes()
    assert run(file) == 0
    assert command_line.run(["bereken", str(target), "--jaar", "2025"]) == 0
    told = capsys.readouterr().out
    assert (
        "Quotumpercentage van 2025: onbekend toen u dit dossier opsloeg, nu 2,6% (vastgesteld). "
        "Oorzaak: op deze computer is het parameterbestand “raad.toml” overgenomen" in told
    )
    assert command_line.run(["bereken", str(target), "--jaar", "2025", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert any("toen u dit dossier" in found["melding"] for found in data["bevindingen"])
    assert target.read_bytes() == before
    uren.write_text("School;Verloonde uren 2025\nDe Eik;100001\n", encoding="utf-8")
    assert command_line.run([*words, "--vervang"]) == 0
    capsys.readouterr()
    assert command_line.run(["bereken", str(target), "--jaar", "2025"]) == 0
    assert "onbekend toen u dit dossier opsloeg" in capsys.readouterr().out


def test_a_file_in_place_of_another_with_its_name_shows_what_goes_with_that(
    file: Path, capsys: Output
) -> None:
    """What the old file said of other years goes too, and is told before it does."""
    file.write_bytes(update((2025, "2.60"), (2027, "2.90")))
    run(file)
    file.write_bytes(update((2025, "2.70")))
    capsys.readouterr()
    assert run(file, "--toon") == 0
    assert capsys.readouterr().out == (
        "Quotumpercentage, 2025: was 2,6% (vastgesteld), wordt 2,7% (vastgesteld). "
        "Bron: Staatscourant 2026, 1234.\n"
        "Quotumpercentage, 2027: was 2,9% (vastgesteld), wordt onbekend.\n"
    )


def test_removing_tells_what_changes_back(file: Path, capsys: Output) -> None:
    run(file)
    capsys.readouterr()
    assert run("--verwijder", "raad.toml") == 0
    assert capsys.readouterr().out == (
        "Verwijderd: raad.toml.\nQuotumpercentage, 2025: was 2,6% (vastgesteld), wordt onbekend.\n"
    )


def test_the_example_for_a_sector_council_is_taken_in(tmp_path: Path, capsys: Output) -> None:
    """The manual is followed to the letter: its example, its commands, its words."""
    manual = MANUAL.read_text(encoding="utf-8")
    path = tmp_path / "sectorraad.toml"
    path.write_text(manual.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    assert run(path, "--toon") == 0
    assert capsys.readouterr().out == (
        "Quotumpercentage, 2025: was onbekend, wordt 2,6% (vastgesteld). "
        "Bron: Staatscourant 2026, nummer 1234.\n"
        "Quotumpercentage, 2027: was onbekend, wordt 2,95% (indicatief). "
        "Bron: Brief van de minister van 1 november 2026.\n"
    )
    assert run(path) == run(path) == 0
    assert len(kept_files()) == 1
    head = tomllib.loads(path.read_text(encoding="utf-8"))["quotumpercentage"]
    own = tomllib.loads(texts_of_the_law()["quotumpercentage.toml"])["quotumpercentage"]
    shared = ("omschrijving", "eenheid", "artikel", "minimum", "maximum", "per_jaar")
    assert {key: head[key] for key in shared} == {key: own[key] for key in shared}
