"""The table of outputs: one more row is all that an output takes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from golden_years import YEARS

from banen_desktop import command_line, selftest
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.out import outputs
from banen_desktop.reports.out.files import file_name, place_of, render
from banen_desktop.reports.out.outputs import Line, Order, Output
from banen_desktop.reports.words.guard import Kind
from banen_desktop.resources import resource

LAW, DAY = built_in(), date(2026, 2, 12)
SAMPLE, YEAR = YEARS["deels-gehaald"]()


def proof(order: Order) -> bytes:
    """What the new output holds."""
    return f"{order.kind} {order.year} {order.style.lengte}".encode()


ADDED = Output(
    *("proef", outputs.PLAIN, proof, "Proef…", "Proef met rijen…"), with_rows=True, named=True
)


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more output than the program has."""
    monkeypatch.setattr(outputs, "OUTPUTS", (*outputs.OUTPUTS, ADDED))


def test_menus_offer_the_files_by_type() -> None:
    assert [(line.format, line.kind) for line in outputs.lines()] == [
        ("pdf", Kind.DELEN),
        ("samenvatting", Kind.DELEN),
        ("docx", Kind.DELEN),
        ("tekst", Kind.DELEN),
        ("txt", Kind.DELEN),
        ("xlsx", Kind.DELEN),
        ("xlsx", Kind.DOSSIER),
    ]


def test_no_two_outputs_of_a_type_have_the_same_name() -> None:
    for kind in Kind:
        names = [file_name(SAMPLE, YEAR, one, kind) for one in outputs.formats()]
        assert len(set(names)) == len(names)


def test_every_type_has_a_place_in_the_menus() -> None:
    assert {one.type for one in outputs.OUTPUTS} <= set(outputs.TYPES)


@pytest.mark.usefixtures("added")
def test_an_output_is_one_row() -> None:
    assert outputs.formats()[-1] == "proef"
    assert Line("Proef…", "proef", Kind.DELEN) in outputs.lines()
    assert Line("Proef met rijen…", "proef", Kind.DOSSIER) in outputs.lines()
    assert render(SAMPLE, YEAR, LAW, "proef", Kind.DELEN, DAY) == b"delen 2025 normaal"
    shared, kept = (place_of(SAMPLE, YEAR, "proef", kind) for kind in (Kind.DELEN, Kind.DOSSIER))
    assert (shared.parent.name, kept.parent.name) == ("delen", "vertrouwelijk")
    assert shared.name.endswith("(proef).txt")


@pytest.mark.usefixtures("added")
def test_the_command_line_knows_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit):
        command_line.run(["rapport", "--help"])
    assert "json,proef" in capsys.readouterr().out
    assert command_line.run(["rapport", "x", "--uit", "y", "--formaat", "odt"]) == 2
    assert "json of proef" in capsys.readouterr().err
    sample = str(resource("voorbeeld/voorbeeldscholen.toml"))
    asked = ["rapport", sample, "--uit", str(tmp_path), "--formaat", "proef"]
    assert command_line.run(asked) == 0
    (written,) = capsys.readouterr().out.splitlines()
    assert Path(written).read_text(encoding="utf-8").startswith("dossier 20")


@pytest.mark.usefixtures("added")
def test_the_self_test_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    selftest._exports(tmp_path)
    assert list((tmp_path / "vertrouwelijk").glob("*.txt"))
    broken = replace(ADDED, render=lambda _: b"")
    monkeypatch.setattr(outputs, "OUTPUTS", (*outputs.OUTPUTS[:-1], broken))
    with pytest.raises(selftest.WrongError, match=r"klopt niet: proef\."):
        selftest._exports(tmp_path)
