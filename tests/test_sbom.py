"""The lists of what the program is made of: whole, with licences, and the same each time."""

import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import environment
import licences
import linux_folder
import pytest
import sbom
import windows


def names_of_dependencies() -> set[str]:
    project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {re.split(r"[<>=!~]", each)[0].strip().lower() for each in project["dependencies"]}


def test_every_package_is_there_with_its_licence_and_hashes() -> None:
    made = sbom.bill()
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.5")
    by_name = {each["name"]: each for each in made["components"]}
    assert names_of_dependencies() <= by_name.keys()
    for each in by_name.values():
        assert each["licenses"][0]["expression"], each["name"]
        assert each["properties"]
        assert each["purl"].startswith("pkg:pypi/")
    assert by_name["pyrage"]["licenses"] == [{"expression": "MIT"}]
    assert {part["name"] for part in by_name["pyrage"]["components"]} >= {"age", "x25519-dalek"}


def test_the_list_is_the_same_each_time_and_can_be_read(tmp_path: Path) -> None:
    for name in ("een.json", "twee.json"):
        sbom.main(tmp_path / name)
    one, two = ((tmp_path / name).read_bytes() for name in ("een.json", "twee.json"))
    assert one == two
    assert json.loads(one)["serialNumber"].startswith("urn:uuid:")


def test_a_program_that_brings_its_python_says_so(tmp_path: Path) -> None:
    target = tmp_path / "map" / "onderdelen.cdx.json"
    sbom.main(target, "3.11.9")
    made = json.loads(target.read_text("utf-8"))
    python, *packages = made["components"]
    assert (python["name"], python["version"]) == ("CPython", "3.11.9")
    assert python["bom-ref"] in made["dependencies"][0]["dependsOn"]
    plain = sbom.bill()
    assert packages == plain["components"]
    assert made["serialNumber"] != plain["serialNumber"]


def test_the_programs_take_their_list_from_the_one_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def note(command: Sequence[str | Path]) -> None:
        commands.append([str(word) for word in command])

    monkeypatch.setattr(environment, "run", note)
    monkeypatch.setattr(windows, "PROGRAM", tmp_path)
    monkeypatch.setattr(linux_folder, "PROGRAM", tmp_path)
    windows.write_parts(tmp_path / "python.exe")
    linux_folder.write_parts()
    scripts = [Path(words[1]).name for words in commands]
    assert scripts == ["sbom.py", "licences.py"] * 2
    for words in commands[::2]:
        assert words[0] == str(environment.python_of(environment.VENV))
        assert words[2] == str(tmp_path / "onderdelen.cdx.json")
        assert re.fullmatch(r"3\.\d+\.\d+", words[3])
    assert all(words[3] == str(tmp_path) for words in commands[1::2])


def test_the_licences_of_all_packages_are_in_one_text(tmp_path: Path) -> None:
    packages = Path(pytest.__file__).parents[1]
    licences.main(packages, tmp_path, "3.11.9")
    text = (tmp_path / licences.NAME).read_text("utf-8")
    for name, (version, _) in sbom.locked().items():
        title = rf"^{name.replace('-', '[-_]')} {re.escape(version)}: \S"
        assert re.search(title, text, re.IGNORECASE | re.MULTILINE), name
    assert "pytest" not in text
    assert "Permission is hereby granted" in text
    again = tmp_path / "nog eens"
    again.mkdir()
    licences.main(packages, again, "3.11.9")
    assert (again / licences.NAME).read_bytes() == (tmp_path / licences.NAME).read_bytes()


def test_another_version_than_the_lock_has_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"the lock has 0\.0\.1"):
        sbom.component("lxml", "0.0.1", [])


def test_the_manual_names_every_package_with_its_licence() -> None:
    page = (environment.ROOT / "docs" / "handleiding" / "beveiliging.md").read_text("utf-8")
    for name in sbom.locked():
        assert name.lower() in page.lower(), name
