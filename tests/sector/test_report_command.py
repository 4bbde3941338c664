"""`banen sector rapport` prints a year with the keys and forms that were agreed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from made_monitors import CASE, PERCENTAGES, case, expected

from banen_desktop.command_line import run
from banen_desktop.command_line.sector_report import report
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Veld
from banen_desktop.sector.facts.model import Monitor

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


def with_more_than_all(year: int) -> Monitor:
    """The case, where one member told more hours that count than hours in all."""
    monitor = case()
    wrong = next(
        each for each in monitor.ontvangsten if (each.opgave.lid, each.opgave.jaar) == ("W4", year)
    )
    values = {**wrong.opgave.waarden, Veld.VERLOONDE_UREN: 100}
    told = replace(wrong, opgave=replace(wrong.opgave, waarden=values))
    return replace(
        monitor,
        ontvangsten=tuple(told if each is wrong else each for each in monitor.ontvangsten),
    )


def test_a_hard_question_without_a_decision_leaves_no_total(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report([MONITOR, "--jaar", "2024", "--json"], lambda _path: with_more_than_all(2024))
    found = json.loads(capsys.readouterr().out)
    assert found["uitkomst"] is None
    assert found["zelfde_leden"] is None
    assert [(each["regel"], each["lid"]) for each in found["geen_totaal"]] == [("c_boven_a", "W4")]
    assert "Zijn de kolommen verwisseld?" in found["geen_totaal"][0]["vraag"]


def test_a_hard_question_about_the_year_before_leaves_nothing_to_compare_with(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report([MONITOR, "--jaar", "2024", "--json"], lambda _path: with_more_than_all(2023))
    found = json.loads(capsys.readouterr().out)
    assert found["uitkomst"]["banen"] == "36.500000"
    assert found["zelfde_leden"] is None
    assert found["alle_antwoorden_groei"] is None


def test_others_get_an_edition_without_any_member(capsys: pytest.CaptureFixture[str]) -> None:
    for audience in ("deelnemers", "openbaar"):
        found = printed(capsys, "--jaar", "2024", "--voor", audience, "--json")
        assert found["voor"] == audience
        text = json.dumps(found)
        for lid in case().leden:
            assert f'"{lid.code}"' not in text
            assert f'"{lid.naam}"' not in text
        # Of the four that answered one is so large that the whole gives it away.
        assert {"wat": "Banen", "reden": "Eén lid is zo groot dat zijn getal te raden is."} in (
            found["verborgen"] if isinstance(found["verborgen"], list) else []
        )


def test_without_a_total_there_is_no_edition() -> None:
    with pytest.raises(KnownProblem, match="1 vraag wacht op een besluit"):
        report(
            [MONITOR, "--jaar", "2024", "--voor", "openbaar", "--json"],
            lambda _path: with_more_than_all(2024),
        )
    with pytest.raises(KnownProblem, match="geen lezer"):
        report([MONITOR, "--jaar", "2024", "--voor", "buren"], lambda _path: case())


def test_the_case_comes_out_of_files_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a list of members and a list of returns to the year, by the commands alone."""
    requests = []
    for year, (percentage, status) in PERCENTAGES.items():
        path = tmp_path / f"{year}.banenuitvraag"
        path.write_text(
            f'formaat = "banen-uitvraag"\nversie = 1\nid = "u{year}"\nraad = "Unie"\n'
            f'sector = "waterschap"\njaar = {year}\nperiode = "jaar"\n'
            f'peildatum = {year}-12-31\nquotumpercentage = "{percentage}"\n'
            f'status = "{status}"\nbron = "verzonnen"\n',
            encoding="utf-8",
        )
        requests += ["--uitvraag", str(path)]
    monitor, lists = str(tmp_path / MONITOR), CASE
    made = ["sector", "maak", monitor, "--leden", str(lists / "leden.csv"), *requests]
    assert run(made) == 0
    assert run(["sector", "lees", monitor, str(lists / "opgaven.csv")]) == 0
    capsys.readouterr()
    assert run(["sector", "rapport", monitor, "--jaar", "2024", "--json"]) == 0
    outcome = json.loads(capsys.readouterr().out)["uitkomst"]
    assert outcome["banen"] == "36.500000"
    assert outcome["niet"] == expected()["2024"]["niet"]
    assert outcome["buiten"] == expected()["2024"]["buiten"]
    assert outcome["verdeling"] == expected()["2024"]["verdeling"]
