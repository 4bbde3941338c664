"""The command line as others use it: a program with arguments, output and an exit code."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from commands import banen, process
from golden_years import YEARS
from jsonschema import Draft202012Validator
from worked_examples import FILES

from banen_desktop import __version__
from banen_desktop.__main__ import main
from banen_desktop.command_line import dossier_input, reporting
from banen_desktop.dossier import edits
from banen_desktop.dossier.verslag import Verslagtekst
from banen_desktop.imports import toml_input
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.text.own_text import fresh_text
from banen_desktop.resources import resource
from banen_desktop.storage.dossier_file import open_dossier, save_dossier

DOCS = Path(__file__).parents[1] / "docs"
SAMPLE = resource("voorbeeld/voorbeeldscholen.toml")


def in_precision(data: dict[str, Any], key: str, expected: Any) -> Any:
    """What the JSON says, in the precision in which it is expected."""
    if key in {"vrijgesteld", "regime"}:
        return data[key]
    values = {step["sleutel"]: step["waarde"] for step in data["stappen"]}
    value = Decimal(values[key])
    if not isinstance(expected, str):
        return value
    return str(value.quantize(Decimal(expected), rounding=ROUND_HALF_UP))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_worked_example_comes_out_as_json(path: Path) -> None:
    answer = banen("bereken", path, "--json")
    told = "Niet gelezen, want het programma kent deze tabellen niet: wat_als.\n"
    assert (answer.code, answer.err) == (0, told if "wat-als" in path.stem else "")
    by_year = {str(data["jaar"]): data for data in json.loads(answer.out)}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for year, expected in tables["verwacht"].items():
        found = {key: in_precision(by_year[year], key, expected[key]) for key in expected}
        assert found == expected


def test_one_year_is_an_object_and_all_years_are_a_list(tmp_path: Path) -> None:
    schema = json.loads((DOCS / "gegevens.schema.json").read_text(encoding="utf-8"))
    one = json.loads(banen("bereken", SAMPLE, "--jaar", 2025, "--json").out)
    every = json.loads(banen("bereken", SAMPLE, "--json").out)
    banen("rapport", SAMPLE, "--jaar", 2025, "--uit", tmp_path, "--formaat", "json")
    [written] = tmp_path.rglob("*.json")
    assert json.loads(written.read_text(encoding="utf-8")) == one
    assert one in every
    assert {"stappen", "vrijgesteld", "ontvangstbewijs"} <= one.keys()
    for content in (one, every):
        assert not list(Draft202012Validator(schema).iter_errors(content))


def test_json_is_utf8_whatever_the_system_says() -> None:
    answer = process(
        "bereken", SAMPLE, "--jaar", 2025, "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    data = json.loads(answer.out)
    assert data["jaar"] == 2025
    assert "€" in answer.out or "÷" in answer.out or "–" in answer.out or "é" in answer.out


def report_text(folder: Path, *choices: object) -> str:
    answer = banen("rapport", SAMPLE, "--uit", folder, "--formaat", "txt", *choices)
    assert (answer.code, answer.err) == (0, "")
    return next(folder.rglob("*.txt")).read_text(encoding="utf-8")


def test_length_and_voice_are_those_of_the_dossier_unless_they_are_asked_for(
    tmp_path: Path,
) -> None:
    usual = report_text(tmp_path / "a")
    assert usual == report_text(tmp_path / "b", "--lengte", "normaal", "--stem", "wij")
    short = report_text(tmp_path / "c", "--lengte", "KORT", "--stem", "naam")
    assert "realiseerde Stichting Voorbeeldscholen 14,7 banen" in short
    assert len(short) < len(usual) / 2 < len(report_text(tmp_path / "d", "--lengte", "lang"))


@pytest.fixture
def own_text(tmp_path: Path) -> Path:
    """The sample with the text of its last year made own."""
    law, path = built_in(), tmp_path / "eigen.banen"
    before = read_toml(SAMPLE.read_bytes())
    calculated = fresh_text(before, 2025, law)
    text = Verslagtekst(tekst=f"{calculated} Eigen slot.", berekend=calculated)
    save_dossier(path, edits.set_year(before, 2025, verslagtekst=text))
    return path


def outdate(path: Path) -> None:
    before = open_dossier(path).dossier
    save_dossier(path, edits.put_jobs(before, 2025, ()))


def said_of_text(path: Path, folder: Path, *choices: object) -> list[str]:
    """What a report says on stderr; it is written all the same."""
    answer = banen("rapport", path, "--jaar", "2025", "--uit", folder, *choices)
    assert answer.code == 0
    assert len(answer.out.splitlines()) == len(
        [path for path in folder.rglob("*") if path.is_file()]
    )
    return answer.err.splitlines()


def test_an_own_text_with_older_figures_is_told_where_it_goes_along(
    own_text: Path, tmp_path: Path
) -> None:
    assert said_of_text(own_text, tmp_path / "a", "--formaat", "txt,docx,pdf") == []
    outdate(own_text)
    for form in ("txt", "docx", "pdf", "xlsx,txt"):
        (sentence,) = said_of_text(own_text, tmp_path / form, "--formaat", form)
        assert "oudere cijfers" in sentence
        assert "Tekst" in sentence
    assert said_of_text(own_text, tmp_path / "b", "--formaat", "xlsx,samenvatting,json") == []


def test_length_and_voice_change_no_own_text_and_that_is_told(
    own_text: Path, tmp_path: Path
) -> None:
    usual, told = tmp_path / "a", "verandert daar niets aan"
    assert said_of_text(own_text, usual, "--formaat", "txt") == []
    for place, choice in enumerate((("--lengte", "kort"), ("--stem", "naam"))):
        folder = tmp_path / str(place)
        (sentence,) = said_of_text(own_text, folder, "--formaat", "txt", *choice)
        assert f"{choice[0]} {told}" in sentence
        assert [path.read_bytes() for path in folder.rglob("*.txt")] == [
            path.read_bytes() for path in usual.rglob("*.txt")
        ]
        assert said_of_text(own_text, tmp_path / f"x{place}", "--formaat", "xlsx", *choice) == []
    outdate(own_text)
    both = ("--formaat", "txt", "--lengte", "kort", "--stem", "naam")
    own, older = said_of_text(own_text, tmp_path / "both", *both)
    assert "--lengte en --stem veranderen daar niets aan" in own
    assert "oudere cijfers" in older


def test_a_person_can_read_the_calculation() -> None:
    answer = process("bereken", SAMPLE)
    assert answer.code == 0
    assert answer.out.count("Banenafspraak 20") == 3
    assert "Te realiseren banen" in answer.out
    assert "Wfsv art. 38g lid 3; Besluit Wfsv art. 2.23" in answer.out
    assert "heffing (theoretisch)" not in answer.out
    assert "heffing (theoretisch)" in banen("bereken", SAMPLE, "--heffing").out


def test_a_report_of_the_newest_year_is_written(tmp_path: Path) -> None:
    answer = process("rapport", SAMPLE, "--uit", tmp_path / "uit", "--soort", "delen")
    assert (answer.code, answer.err) == (0, "")
    paths = [Path(line) for line in answer.out.splitlines()]
    assert [path.suffix for path in paths] == [
        ".xlsx",
        ".docx",
        ".pdf",
        ".pdf",
        ".docx",
        ".txt",
        ".json",
    ]
    assert paths[3].name == "Banenafspraak 2025 Stichting Voorbeeldscholen (samenvatting).pdf"
    assert all("2025" in path.name and path.stat().st_size > 1000 for path in paths)


def test_year_formats_and_levy_can_be_chosen(tmp_path: Path) -> None:
    answer = banen(
        "rapport",
        SAMPLE,
        "--jaar",
        2024,
        "--uit",
        tmp_path,
        "--formaat",
        "TXT, json,txt",
        "--heffing",
    )
    assert answer.code == 0
    apart = {path.parent.name: path.suffix for path in tmp_path.glob("*/*")}
    assert apart == {"vertrouwelijk": ".json", "delen": ".txt"}
    text = next(tmp_path.rglob("*.txt")).read_text(encoding="utf-8")
    assert "Banenafspraak 2024" in text
    assert "nog voor geen enkel jaar uitgevoerd" in text


def test_a_dossier_is_known_by_its_content(tmp_path: Path) -> None:
    drawn, year = YEARS["niet-gehaald"]()
    path = tmp_path / "dossier.toml"
    save_dossier(path, drawn)
    before = path.read_bytes()
    answer = banen("bereken", path, "--jaar", year, "--json")
    assert json.loads(answer.out)["werkgever"] == "Gemeente Voorbeeld"
    assert path.read_bytes() == before
    renamed = tmp_path / "invoer.banen"
    renamed.write_bytes(SAMPLE.read_bytes())
    assert banen("bereken", renamed).code == 0


def wrong(capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> str:
    """Run in this process; nothing on stdout, exit code 2; what stderr says."""
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    return told.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["berekn", "x"], "“berekn” is geen opdracht"),
        (["weg.banen"], "“weg.banen” is geen opdracht en geen bestand dat er is."),
        (["a", "b", "c"], "is geen opdracht"),
        (["--onzin"], "is geen opdracht"),
        ([""], "is geen opdracht"),
        (["bereken"], "Er ontbreekt: BESTAND."),
        (["rapport"], "Er ontbreekt: BESTAND, --uit."),
        (["rapport", "x"], "Er ontbreekt: --uit."),
        (["bereken", "x", "y"], "Dit kent het programma niet: y."),
        (["bereken", "x", "--foo"], "Dit kent het programma niet: --foo."),
        (["bereken", "x", "--js"], "Dit kent het programma niet: --js."),
        (["bereken", "x", "--json=3"], "De opdracht klopt niet."),
        (["bereken", "x", "--jaar"], "Bij --jaar hoort een waarde."),
        (["bereken", "x", "--jaar", "25"], "“25” is geen jaar."),
        (["bereken", "x", "--jaar", "２０２５"], "is geen jaar."),
        (["rapport", str(SAMPLE), "--uit", "", "--formaat", "txt"], "“” is geen map."),
        (["rapport", str(SAMPLE), "--uit", " ", "--formaat", "txt"], "“ ” is geen map."),
        (["rapport", "x", "--uit", "y", "--formaat", "odt"], "“odt” is geen formaat. Kies xlsx,"),
        (["rapport", "x", "--uit", "y", "--formaat", ""], "“” is geen formaat."),
        (["rapport", "x", "--uit", "y", "--soort", "alles"], "“alles” is geen soort."),
        (
            ["rapport", "x", "--uit", "y", "--lengte", "langer"],
            "“langer” is geen lengte. Kies kort, normaal of lang.",
        ),
        (["rapport", "x", "--uit", "y", "--stem", "u"], "“u” is geen stem. Kies wij of naam."),
        (["bereken", "weg.toml"], "Het bestand weg.toml bestaat niet."),
        (["bereken", "."], "Het bestand . is niet te lezen: op deze plek staat geen gewoon"),
        (["bereken", "a\0b"], "is niet te lezen."),
        (["bereken", str(SAMPLE), "--jaar", "2031"], "Het jaar 2031 staat niet in dit bestand."),
    ],
)
def test_wrong_use_is_a_dutch_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert sentence in wrong(capsys, arguments)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[werkgever\n", "geen geldige TOML"),
        (b"", "Dit bestand is leeg."),
        (b"\x00\x01", "geen dossier van Banen Desktop"),
        (b"SQLite format 3\x00 en dan niets", "dossier"),
        (b"\xff\xfe\xff", "geen tekst in UTF-8"),
        (b"naam = 1", "de sleutel naam is onbekend"),
        (b"[jaar]\nx = 1", "kent deze tabellen niet: jaar."),
        (b"[werkgever]", "In dit bestand staat geen enkel jaar."),
        (b"[[jaren]]\njaar = 2020\nonzin = 1", "de sleutel onzin is onbekend"),
        (b"[[jaren]]\njaar = 2020\nverloonde_uren = 1.5", "tussen aanhalingstekens"),
    ],
)
def test_broken_input_is_a_dutch_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "invoer.toml"
    path.write_bytes(content)
    assert sentence in wrong(capsys, ["bereken", str(path)])
    assert path.read_bytes() == content


def test_a_file_that_is_too_large_is_a_dutch_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "invoer.toml"
    path.write_bytes(SAMPLE.read_bytes())
    for module in (dossier_input, toml_input):
        monkeypatch.setattr(module, "LARGEST", 1000)
    assert "groter dan 20 MB" in wrong(capsys, ["bereken", str(path)])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows heeft geen FIFO in een map")
@pytest.mark.parametrize(
    "command",
    [
        ("bereken", "PIJP"),
        ("rapport", "PIJP", "--uit", "MAP"),
        ("importeer", "PIJP", "--in", "MAP/nieuw.banen"),
        ("importeer", str(SAMPLE), "--in", "PIJP", "--jaar", "2025"),
        ("parameters", "PIJP"),
    ],
)
def test_a_pipe_is_refused_at_once(tmp_path: Path, command: tuple[str, ...]) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    places = {"PIJP": str(pipe), "MAP": str(tmp_path / "map")}
    answer = process(*(places.get(part, part.replace("MAP", places["MAP"])) for part in command))
    assert answer.code == 2
    assert "Traceback" not in answer.err
    assert not (tmp_path / "map").exists()


def test_wrong_use_ends_with_two_in_a_process_too() -> None:
    answer = process("bereken", "weg.toml")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "Het bestand weg.toml bestaat niet.\n"


def test_a_folder_that_cannot_be_made_is_wrong_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = tmp_path / "bestand"
    place.write_text("x")
    told = wrong(capsys, ["rapport", str(SAMPLE), "--uit", str(place), "--formaat", "txt"])
    assert "is niet te maken of te gebruiken. Er is niets geschreven." in told


def test_a_bug_is_told_without_data_and_ends_with_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise TypeError("Jansen, 1.234 uur")

    monkeypatch.setattr(reporting, "year_on_screen", broken)
    assert main(["bereken", str(SAMPLE)]) == 1
    told = capsys.readouterr()
    assert "Er ging iets mis in het programma zelf." in told.err
    assert "TypeError, test_command_line.py regel" in told.err
    assert "Jansen" not in told.err


@pytest.mark.parametrize("choice", ["--versie", "--version"])
def test_the_version(capsys: pytest.CaptureFixture[str], choice: str) -> None:
    assert main([choice]) == 0
    assert capsys.readouterr().out == f"Banen Desktop {__version__}\n"


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    for command in ("bereken", "rapport"):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "gebruik: banen rapport" in told
    assert not any(word in told for word in ("usage", "options", "positional", "show this"))


def test_a_reader_that_leaves_is_no_fault() -> None:
    command = f'"{sys.executable}" -m banen_desktop bereken "{SAMPLE}" --json | head -c 1'
    answer = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "[", "")


@pytest.mark.skipif(sys.platform != "linux", reason="a device that is always full")
def test_an_answer_that_does_not_fit_on_the_disk_is_no_bug() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "banen_desktop", "bereken", SAMPLE],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
    assert done.returncode == 2
    assert done.stderr.startswith("Het antwoord van deze opdracht is niet te schrijven.")
