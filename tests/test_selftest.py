"""The self-test: good on a good installation, and it says what is wrong with a broken one."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import environment
import frozen
import pytest
from age_files import quick_passphrases
from parameter_updates import update

from banen_desktop import command_line, resources, selftest
from banen_desktop.child import StoppedProblem
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.selftest import Check, SelfTest, run_selftest
from banen_desktop.storage import places
from banen_desktop.storage.parameter_files import KeptFile, keep

LINES = [name for name, _ in selftest.CHECKS]


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy of the program as a package, to break something in."""
    ignored = shutil.ignore_patterns("window")
    shutil.copytree(environment.ROOT / "banen_desktop", tmp_path / "banen_desktop", ignore=ignored)
    shutil.copytree(environment.ROOT / "resources", tmp_path / "banen_desktop" / "resources")
    return tmp_path / "banen_desktop"


def run_in(
    installation: Path, home: Path, own: Path | None = None, *, real_passphrase: bool = False
) -> tuple[int, list[str]]:
    """Run `banen --zelftest` of an installation as a user with this home: exit code and lines.

    With `real_passphrase` locking takes the seconds that it takes for users: most of the test.
    """
    for name in ("home", "temp"):
        (home / name).mkdir()
    quick = [] if real_passphrase else quick_passphrases()
    path = map(str, [installation.parent, *quick])
    where = {"HOME": str(home / "home"), "TMPDIR": str(home / "temp")}
    own_folder = {"BANEN_MAP": str(own)} if own else {}
    answer = subprocess.run(
        [sys.executable, "-m", "banen_desktop", "--zelftest"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path), **where, **own_folder},
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert answer.stderr == ""
    assert str(home) not in answer.stdout
    assert list((home / "temp").iterdir()) == []
    return answer.returncode, answer.stdout.splitlines()


def wrong(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.startswith("fout")]


@pytest.mark.traag
@pytest.mark.timeout(150)
def test_a_good_installation_is_good_and_names_nobody(installation: Path, tmp_path: Path) -> None:
    code, lines = run_in(installation, tmp_path, real_passphrase=True)
    assert (code, wrong(lines)) == (0, [])
    assert [line[6:] for line in lines if line.startswith("goed  ")] == LINES
    assert f"Parameters (SHA-256): {built_in().sha256}" in lines
    assert lines[-1] == "Alles is goed."


@pytest.mark.traag
@pytest.mark.timeout(150)
def test_what_is_broken_is_told_and_the_rest_goes_on(installation: Path, tmp_path: Path) -> None:
    """A missing font, a value that is another one, and no place for the user's own folders."""
    (installation / "resources" / "fonts" / "Inter-SemiBold.otf").unlink()
    values = installation / "quota" / "parameters" / "besluit_wfsv.toml"
    text = values.read_text(encoding="utf-8")
    assert 'waarde = "1331"' in text
    values.write_text(text.replace('waarde = "1331"', 'waarde = "1330"'), encoding="utf-8")
    file = tmp_path / "geen-map"
    file.write_text("", encoding="utf-8")
    code, lines = run_in(installation, tmp_path, file)
    assert code == 1
    told = wrong(lines)
    expected = [LINES[0], LINES[1], LINES[2], LINES[8]]
    assert [line[6:].partition(":")[0] for line in told] == expected
    assert "map met parameterbestanden is niet te gebruiken" in told[0]
    assert "fonts/Inter-SemiBold.otf" in told[1]
    assert "en hoort 19.265" in told[2]
    assert "herstelkopieën" in told[3]
    assert lines[-1] == "Fout: 4 controles."


@pytest.mark.traag
@pytest.mark.timeout(150)
def test_a_damaged_parameter_file_is_told(installation: Path, tmp_path: Path) -> None:
    (installation / "quota" / "parameters" / "wfsv.toml").write_text("[half", encoding="utf-8")
    code, lines = run_in(installation, tmp_path)
    assert code == 1
    assert "wfsv.toml" in wrong(lines)[0]
    assert "Parameters (SHA-256): niet te laden" in lines
    assert f"goed  {LINES[3]}" in lines


def test_the_known_numbers_are_those_of_the_sample() -> None:
    sample = resources.resource("voorbeeld/voorbeeldscholen.toml").read_bytes()
    outcome = calculate(read_toml(sample), selftest.YEAR, built_in())
    found = {key: f"{outcome.value(key):f}" for key in selftest.KNOWN}
    assert found == selftest.KNOWN


def test_every_file_that_comes_along_is_looked_for() -> None:
    folder = environment.ROOT / "resources"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == set(selftest.NEEDED)


def test_every_package_that_the_program_needs_is_named_with_its_version() -> None:
    assert sorted(frozen.dependencies()) == sorted(selftest.PARTS)
    facts = dict(selftest._facts())
    assert "onbekend" not in facts["Pakketten"]


def test_a_check_that_fails_in_any_way_is_told_without_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def strange(folder: Path) -> None:
        raise RuntimeError(f"{folder} of {Path.home()}")

    def unfit(folder: Path) -> None:
        raise selftest.WrongError(f"In {folder} of {Path.home() / 'Documenten'} mist iets.")

    checks = (("Vreemd", strange), ("Mis", unfit), ("Goed", lambda _folder: None))
    monkeypatch.setattr(selftest, "CHECKS", checks)
    assert command_line.run(["--zelftest"]) == 1
    said = capsys.readouterr().out
    assert "fout  Vreemd: RuntimeError, test_selftest.py regel " in said
    assert "goed  Goed" in said
    assert str(Path.home()) not in said.partition("fout")[2]
    assert "…" in said


def test_a_font_that_is_none_is_damaged(
    installation: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    font = installation / "resources" / "fonts" / "Inter-Regular.otf"
    font.write_bytes(b"<html>" * 100)
    monkeypatch.setattr(resources, "_PACKAGE", installation)
    with pytest.raises(selftest.WrongError, match=r"fonts/Inter-Regular\.otf\."):
        selftest._resources(tmp_path)


def test_a_wrong_policy_and_a_kept_file_that_does_not_count_are_told(tmp_path: Path) -> None:
    file = places.policy_files()[-1]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[beleid]\nsector = school\n", encoding="utf-8")
    with pytest.raises(selftest.WrongError, match=r"In banen-beleid\.ini: sector is geen van"):
        selftest._policy(tmp_path)
    keep(KeptFile("raad.toml", update((2025, "2.60"))))
    keep(KeptFile("stuk.toml", b"[half"))
    with pytest.raises(selftest.WrongError, match="“nummer 2” telt niet mee"):
        selftest._parameters(tmp_path)
    digest = hashlib.sha256(update((2025, "2.60"))).hexdigest()
    assert ("Parameterbestand (SHA-256)", digest) in selftest._facts()


def test_it_stops_when_it_is_asked_to() -> None:
    with pytest.raises(StoppedProblem):
        run_selftest(lambda: True)


def test_the_report_counts_what_is_wrong() -> None:
    found = SelfTest((("Python", "3.11"),), (Check("Een", "stuk."), Check("Twee")))
    assert not found.good
    assert "Python: 3.11" in found.text
    assert found.text.endswith("fout  Een: stuk.\ngoed  Twee\n\nFout: 1 controle.\n")


@pytest.mark.traag
@pytest.mark.timeout(150)
def test_what_is_half_there_is_named(installation: Path, tmp_path: Path) -> None:
    """A download that broke off, or a scanner that took something out of a file."""
    halves = (
        *("fonts/Inter-Regular.otf", "pictogram/banen.svg"),
        *("typst/document.typ", "word/word/styles.xml"),
    )
    files = [installation / "resources" / name for name in halves]
    for file in (*files, installation / "quota" / "parameters" / "sectorcijfers.toml"):
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2 + 7])
    code, lines = run_in(installation, tmp_path)
    assert code == 1
    resources_told, exports_told = wrong(lines)
    assert resources_told.endswith(
        "Ontbreekt of is beschadigd: fonts/Inter-Regular.otf, sectorcijfers.toml, "
        "pictogram/banen.svg."
    )
    assert "docx (XMLSyntaxError" in exports_told
    assert "pdf (De pagina’s van het rapport zijn niet te maken" in exports_told
    assert "xlsx" not in exports_told.partition("klopt niet")[2]


@pytest.mark.traag
@pytest.mark.timeout(150)
def test_values_of_the_program_that_are_no_text_stop_nothing_but_the_sums(
    installation: Path, tmp_path: Path
) -> None:
    values = installation / "quota" / "parameters" / "wfsv.toml"
    values.write_bytes(values.read_bytes() + b"\xff")
    code, lines = run_in(installation, tmp_path)
    assert code == 1
    assert "Deze installatie van Banen Desktop is beschadigd" in wrong(lines)[0]
    assert f"goed  {LINES[7]}" in lines


def test_the_fonts_are_those_that_come_along() -> None:
    folder = environment.ROOT / "resources" / "fonts"
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.otf")
    }
    assert found == selftest.FONTS


def test_the_policy_is_told_without_its_folder(tmp_path: Path) -> None:
    assert ("Beleid van de organisatie", "geen") in selftest._facts()
    file = places.policy_files()[-1]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f"[beleid]\nmap = {tmp_path}\nsector = po\nbewaartermijn_jaren = 5\nvergrendeling = ja",
        encoding="utf-8",
    )
    told = dict(selftest._facts())["Beleid van de organisatie"]
    assert told == (
        "van deze computer: map, sector po, bewaartermijn 5 jaar, wachtwoordzin verplicht"
    )
