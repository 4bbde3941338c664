"""The files that come with the program are found, and the sample dossier is sound."""

import zipfile
from pathlib import Path

import pytest

from banen_desktop import resources
from banen_desktop.dossier.findings import Severity
from banen_desktop.dossier.model import Vorm
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.resources import resource


def test_a_folder_inside_the_package_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "banen_desktop"
    package.mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resource("a/b.toml") == tmp_path / "resources" / "a" / "b.toml"
    (package / "resources").mkdir()
    assert resource("a/b.toml") == package / "resources" / "a" / "b.toml"


def test_the_sample_dossier_shows_what_the_program_can() -> None:
    sample = read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())
    assert [year.jaar for year in sample.jaren] == [2023, 2024, 2025]
    newest = sample.jaren[-1]
    assert len({row.onderdeel for row in newest.uren} - {"Bestuursbureau"}) == 12
    assert len(newest.banen) >= 20
    assert {Vorm.DIENSTVERBAND, Vorm.DETACHERING_WSW, Vorm.UITZEND, Vorm.INKOOP} <= {
        row.vorm for row in newest.banen
    }
    assert newest.bron_quotumpercentage == "voorbeeld: zelf ingevuld percentage"
    assert all((newest.toelichting.maatregelen, newest.toelichting.oorzaken))
    for year in sample.jaren:
        found = calculate(sample, year.jaar, built_in())
        assert not [item for item in found.findings if item.severity is Severity.FOUT]
        assert found.by_key["verschil_banen"].value < 0


def test_the_word_template_is_whole() -> None:
    parts = {
        path.relative_to(resource("word")).as_posix() for path in resource("word").rglob("*.*")
    }
    assert {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"} <= parts
    assert not zipfile.is_zipfile(resource("word/word/styles.xml"))
