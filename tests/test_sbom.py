"""The list of what the program is made of: whole, with licences, and the same each time."""

import json
import re
import tomllib
from pathlib import Path

import environment
import pytest
import sbom


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


def test_another_version_than_the_lock_has_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"the lock has 0\.0\.1"):
        sbom.component("lxml", "0.0.1", [])


def test_the_manual_names_every_package_with_its_licence() -> None:
    page = (environment.ROOT / "docs" / "handleiding" / "beveiliging.md").read_text("utf-8")
    for name in sbom.locked():
        assert name.lower() in page.lower(), name
