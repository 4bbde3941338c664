"""The outcome as JSON: the keys and forms that other programs count on."""

import json
from datetime import date

import pytest
from builders import dossier, jaar
from gears import examples
from golden_years import YEARS, people
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.words.guard import Kind

LAW = built_in()
DAY = date(2026, 2, 12)
STEP_KEYS = [
    "sleutel",
    "label",
    "waarde",
    "grens",
    "reden",
    "eenheid",
    "artikel",
    "gebruikt",
    "afronding",
]
UNITS = {"uur", "baan", "ratio", "euro", "persoon", "uur_per_baan"}


def test_a_year_has_the_agreed_keys() -> None:
    drawn, year = YEARS["deels-gehaald"]()
    data = year_data(drawn, year, LAW, DAY)
    assert list(data) == [
        "werkgever",
        "jaar",
        "regime",
        "vrijgesteld",
        "stappen",
        "bevindingen",
        "ontvangstbewijs",
    ]
    assert data["werkgever"] == "Stichting Voorbeeldscholen"
    assert (data["jaar"], data["regime"], data["vrijgesteld"]) == (2025, "quotumregeling", False)
    assert all(list(step) == STEP_KEYS for step in data["stappen"])
    assert {step["eenheid"] for step in data["stappen"]} <= UNITS
    finding = data["bevindingen"][0]
    assert list(finding) == ["ernst", "plaats", "melding", "advies"]
    assert {item["ernst"] for item in data["bevindingen"]} <= {"fout", "waarschuwing", "opmerking"}
    assert data["ontvangstbewijs"]["gemaakt_op"] == "2026-02-12"
    assert data["ontvangstbewijs"]["parameters_sha256"] == LAW.sha256


def test_unknown_exemption_is_null_and_an_absent_step_is_absent() -> None:
    drawn, year = YEARS["geen-uren"]()
    data = json.loads(to_json(year_data(drawn, year, LAW, DAY)))
    assert data["vrijgesteld"] is None
    assert "quotum_banen" not in {step["sleutel"] for step in data["stappen"]}


def test_the_shortage_tells_its_rounding_and_what_it_uses() -> None:
    drawn, year = YEARS["niet-gehaald"]()
    steps = {step["sleutel"]: step for step in year_data(drawn, year, LAW, DAY)["stappen"]}
    assert steps["quotumtekort"]["afronding"].startswith("uren naar beneden")
    assert steps["quotum_uren"]["afronding"] == ""
    assert steps["quotum_uren"]["gebruikt"] == ["verloonde_uren", "quotumpercentage"]
    assert steps["quotumpercentage"]["waarde"] == "0.0235"


@examples(0.6)
@given(dossiers())
def test_values_are_exact_and_the_text_is_json(drawn: Dossier) -> None:
    for year in drawn.jaren:
        data = json.loads(to_json(year_data(drawn, year.jaar, LAW, DAY)))
        steps = calculate(drawn, year.jaar, LAW).steps
        told = [step["waarde"] for step in data["stappen"]]
        known = [None if step.known is None else f"{step.known:f}" for step in steps]
        assert told == known
        assert not any("E" in text for text in told if text is not None)
        assert all(step["reden"] for step in data["stappen"] if step["waarde"] is None)


PARTS = [
    "banen_dienstverband",
    "banen_inleen",
    "banen_op_peildatum",
    "meetellende_uren_dienstverband",
    "meetellende_uren_inleen",
]
PEOPLE = ["personen", "personen_nieuw"]


@pytest.mark.parametrize(
    ("old", "new", "left_out"),
    [
        (0, 0, []),
        (1, 0, [*PARTS, *PEOPLE]),
        (2, 2, [*PARTS, *PEOPLE]),
        (5, 0, []),
        (5, 4, ["banen_op_peildatum", "personen_nieuw"]),
        (4, 5, ["personen_nieuw"]),
        (5, 5, []),
    ],
)
def test_the_kind_to_share_counts_no_few_people(old: int, new: int, left_out: list[str]) -> None:
    before = people(1000, old, van=date(2019, 1, 1))
    rows = [*before, *people(1000, new, 20, van=date(2020, 3, 1))]
    drawn = dossier(jaar(2020, *rows, verloonde_uren=500_000))
    data = year_data(drawn, 2020, LAW, DAY, Kind.DELEN)
    keys = {step["sleutel"] for step in data["stappen"]}
    assert data["weggelaten"] == left_out
    assert keys == set(calculate(drawn, 2020, LAW).by_key) - set(left_out)
    assert all(set(step["gebruikt"]) <= keys for step in data["stappen"])


def test_people_that_cannot_be_right_are_not_shared() -> None:
    drawn = dossier(jaar(2020, *people(4000, 5), verloonde_uren=500_000))
    left_out = year_data(drawn, 2020, LAW, DAY, Kind.DELEN)["weggelaten"]
    assert left_out == ["personen", "personen_nieuw"]


def test_the_kind_to_share_names_no_row() -> None:
    drawn, year = YEARS["deels-gehaald"]()
    full, shared = (
        to_json(year_data(drawn, year, LAW, DAY, kind)) for kind in (Kind.DOSSIER, Kind.DELEN)
    )
    assert "P-14" in full
    assert not any(baan.kenmerk in shared for baan in drawn.jaren[-1].banen)
