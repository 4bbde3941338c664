"""`banen sector rapport` prints a year with the keys and forms that were agreed."""

import json
from pathlib import Path

import pytest
from made_monitors import case, expected

from banen_desktop.command_line.sector_report import report
from banen_desktop.problems import KnownProblem

MONITOR = "sector.banensector"


def printed(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    assert report([MONITOR, *more], lambda _path: case()) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_year_is_printed_with_its_keys(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "--jaar", "2024", "--json")
    assert found["jaar"] == 2024
    outcome = found["uitkomst"]
    assert isinstance(outcome, dict)
    assert expected()["2024"].keys() <= outcome.keys()
    assert outcome["niet"] == ["W2"]
    assert outcome["personen"] == 49
    assert outcome["iemand_in_dienst"] == "3 van 4"
    assert outcome["banen"] == "36.500000"
    same = found["zelfde_leden"]
    assert isinstance(same, dict)
    assert same["leden"] == ["W1", "W4", "W7"]
    assert found["alle_antwoorden_groei"] == "-3.947368"


def test_the_monitor_that_was_named_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    asked = []

    def read(path: Path) -> object:
        asked.append(path)
        return case()

    report([MONITOR, "--jaar", "2023", "--json"], read)  # type: ignore[arg-type]
    assert asked == [Path(MONITOR)]
    assert json.loads(capsys.readouterr().out)["zelfde_leden"] is None


def test_a_year_without_a_job_is_a_sentence() -> None:
    with pytest.raises(KnownProblem, match="Over 1999 is niet te tellen"):
        report([MONITOR, "--jaar", "1999", "--json"], lambda _path: case())
