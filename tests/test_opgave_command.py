"""`banen opgave`: one small file in a folder, and a dossier that remembers it."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from age_files import PASSPHRASE, quick_key
from reports.opgave.returns import RECIPIENT, REQUEST
from reports.opgave.test_making import many
from reports.opgave.test_template import made as template_made
from reports.opgave.test_template import named

from banen_desktop import command_line
from banen_desktop.dossier import edits
from banen_desktop.reports.opgave.records import Bewaking, Stand, Uitvraag, Veld
from banen_desktop.reports.opgave.request_file import uitvraag_bytes
from banen_desktop.reports.opgave.return_file import parse_opgave
from banen_desktop.reports.opgave.sealing import fingerprint, identities_of, unseal
from banen_desktop.resources import resource
from banen_desktop.storage.dossier_file import open_dossier, save_dossier

IDENTITY = pyrage.x25519.Identity.generate()
ASKED = replace(REQUEST, sleutel=str(IDENTITY.to_public()), velden=())
SAMPLE = resource("voorbeeld/voorbeeldscholen.toml")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The dossier of the drawing."""
    made = tmp_path / "rietgoor.banen"
    save_dossier(made, many())
    return made


def asked(folder: Path, uitvraag: Uitvraag = ASKED) -> Path:
    made = folder / "uitvraag.banenuitvraag"
    made.write_bytes(uitvraag_bytes(uitvraag))
    return made


def run(*words: object) -> int:
    return command_line.run(["opgave", *map(str, words)])


def test_a_guarded_return_is_written_and_remembered(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "uit"
    assert run(path, "--jaar", 2024, "--uit", folder) == 0
    told = capsys.readouterr()
    written = Path(told.out.strip())
    found = parse_opgave(written.read_bytes())
    assert [each.name for each in folder.iterdir()] == [written.name]
    assert (found.volgnummer, found.bewaking, found.stand) == (1, Bewaking.KLEIN, Stand.VOORLOPIG)
    assert found.controlegetal in told.err
    assert "blijft thuis" in told.err
    assert len(open_dossier(path).dossier.opgaven) == 1


def test_a_second_return_of_a_request_replaces_the_first_by_number(
    path: Path, tmp_path: Path
) -> None:
    words = (path, "--jaar", 2024, "--uit", tmp_path / "uit", "--uitvraag", asked(tmp_path))
    assert run(*words) == run(*words) == run(*words, "--stand", "definitief") == 0
    names = sorted(each.name for each in (tmp_path / "uit").iterdir())
    assert names == ["opgave-2024-W12-1.banenopgave", "opgave-2024-W12-2.banenopgave"]
    second = parse_opgave((tmp_path / "uit" / names[1]).read_bytes())
    assert (second.volgnummer, second.vervangt, second.stand) == (2, 1, Stand.DEFINITIEF)
    assert second.uitvraag == ASKED.id


def test_for_a_council_alone_it_is_encrypted_and_the_fingerprint_is_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (path, "--jaar", 2024, "--uit", tmp_path, "--uitvraag", asked(tmp_path), "--besloten")
    assert run(*words) == 0
    told = capsys.readouterr()
    assert fingerprint(ASKED.sleutel) in told.err
    data = Path(told.out.strip()).read_bytes()
    first = parse_opgave(unseal(data, identities_of(str(IDENTITY))))
    assert first.waarde(Veld.UREN_INLEEN) == 1_997_00
    assert not open_dossier(path).dossier.raadsleutels
    assert run(*words, "--vingerafdruk", fingerprint(ASKED.sleutel)) == 0
    again = unseal(Path(capsys.readouterr().out.strip()).read_bytes(), identities_of(str(IDENTITY)))
    assert parse_opgave(again) == first
    [key] = open_dossier(path).dossier.raadsleutels
    assert key.sleutel == ASKED.sleutel
    assert run(*words) == 0
    assert fingerprint(ASKED.sleutel) not in capsys.readouterr().err


def test_a_key_that_changed_is_refused_until_it_was_compared(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (path, "--jaar", 2024, "--uit", tmp_path, "--uitvraag", asked(tmp_path), "--besloten")
    assert run(*words, "--vingerafdruk", fingerprint(ASKED.sleutel)) == 0
    before = path.read_bytes()
    capsys.readouterr()
    asked(tmp_path, replace(ASKED, sleutel=RECIPIENT))
    assert run(*words) == 2
    told = capsys.readouterr().err
    assert fingerprint(ASKED.sleutel) in told
    assert fingerprint(RECIPIENT) in told
    assert run(*words, "--vingerafdruk", fingerprint(ASKED.sleutel)) == 2
    assert path.read_bytes() == before
    assert run(*words, "--vingerafdruk", fingerprint(RECIPIENT).replace(" ", "-")) == 0


@pytest.mark.parametrize(
    ("words", "word"),
    [
        (("--besloten",), "sleutel van de raad nodig"),
        (("--stand", "klaar"), "geen stand"),
        (("--lid", "a\tb"), "geen code"),
        (("--jaar", "2023"), "staat niet in dit bestand"),
        (("--uitvraag", "er-is-niets"), "bestaat niet"),
        (("--sjabloon", "er-is-niets"), "bestaat niet"),
    ],
)
def test_wrong_use_is_a_sentence_and_leaves_nothing(
    path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    word: str,
) -> None:
    before = path.read_bytes()
    assert run(path, "--uit", tmp_path / "uit", *words) == 2
    assert word in capsys.readouterr().err
    assert path.read_bytes() == before
    assert not list((tmp_path / "uit").glob("*"))


def test_a_locked_dossier_asks_for_its_passphrase_and_stays_locked(tmp_path: Path) -> None:
    path = tmp_path / "dicht.banen"
    save_dossier(path, many(), key=quick_key())
    command = [sys.executable, "-m", "banen_desktop", "opgave", str(path), "--uit", str(tmp_path)]
    told = subprocess.run(
        command, input=PASSPHRASE, capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0, told.stderr
    assert path.read_bytes().startswith(b"PK")
    closed = subprocess.run(command, input="", capture_output=True, encoding="utf-8", check=False)
    assert closed.returncode == 2
    assert "vergrendeld" in closed.stderr


def test_an_input_in_toml_is_not_remembered_but_numbers_follow_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(SAMPLE, "--jaar", 2025, "--uit", tmp_path) == 0
    assert "geen dossier" in capsys.readouterr().err
    assert run(SAMPLE, "--jaar", 2025, "--uit", tmp_path, "--stand", "definitief") == 0
    numbers = [json.loads(each.read_bytes())["volgnummer"] for each in tmp_path.iterdir()]
    assert sorted(numbers) == [1, 2]


def test_the_template_of_a_council_is_filled_in_beside_it(path: Path, tmp_path: Path) -> None:
    blank = tmp_path / "sjabloon.xlsx"
    blank.write_bytes(template_made())
    folder = tmp_path / "uit"
    assert run(path, "--uit", folder, "--sjabloon", blank, "--lid", "W12") == 0
    names = sorted(each.name for each in folder.iterdir())
    assert names == ["opgave-2024-W12-1.banenopgave", "opgave-2024-W12-1.xlsx"]
    assert named((folder / names[1]).read_bytes())["opgave_meetellende_uren"] == 14001


def test_a_year_that_was_reported_is_final(path: Path, tmp_path: Path) -> None:
    source = open_dossier(path).dossier
    mark = replace(source.jaren[0].vaststelling, op=source.jaren[0].banen[7].van)
    save_dossier(path, edits.set_year(source, 2024, vaststelling=mark))
    assert run(path, "--uit", tmp_path) == 0
    [found] = tmp_path.glob("*.banenopgave")
    assert parse_opgave(found.read_bytes()).stand is Stand.DEFINITIEF
