"""The outcome as JSON: the keys and forms that other programs count on."""

import io
import json
import re
import zipfile
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from builders import dossier, jaar
from gears import examples
from golden_years import YEARS, people
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import dossiers

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Severity
from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Bound, Regime, Unit
from banen_desktop.quota.law.law import Status, built_in
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.out.outputs import OUTPUTS, PDF, Order, Output
from banen_desktop.reports.pages.document import document_words
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.receipt.receipt import receipt
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words.figures import ON_REQUEST
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
PLAIN = r"-?(0|[1-9]\d*)(\.\d*[1-9])?"
UNITS = {"uur", "baan", "ratio", "euro", "persoon", "uur_per_baan"}


def test_a_year_has_the_agreed_keys() -> None:
    drawn, year = YEARS["deels-gehaald"]()
    data = year_data(drawn, year, LAW, DAY)
    assert list(data) == [
        "formaat",
        "versie",
        "werkgever",
        "werkgever_sleutel",
        "sector",
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
        known = [step.known for step in steps]
        assert [None if text is None else Decimal(text) for text in told] == known
        assert all(re.fullmatch(PLAIN, text) for text in told if text is not None)
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
    assert keys == set(calculate(drawn, 2020, LAW).by_key) - set(left_out) - ON_REQUEST
    assert all(set(step["gebruikt"]) <= keys for step in data["stappen"])


def test_people_that_cannot_be_right_are_not_shared() -> None:
    drawn = dossier(jaar(2020, *people(4000, 5), verloonde_uren=500_000))
    left_out = year_data(drawn, 2020, LAW, DAY, Kind.DELEN)["weggelaten"]
    assert left_out == ["personen", "personen_nieuw"]


@pytest.mark.parametrize("kind", list(Kind))
def test_the_levy_leaves_what_is_shared_unless_it_is_asked_for(kind: Kind) -> None:
    drawn = dossier(jaar(2020, *people(1000, 5), verloonde_uren=500_000))
    step = calculate(drawn, 2020, LAW).by_key["quotumheffing"]
    for asked in (False, True):
        data = year_data(drawn, 2020, LAW, DAY, kind, levy=asked)
        there = asked or kind is Kind.DOSSIER
        assert (step.key in {found["sleutel"] for found in data["stappen"]}) is there
        rates = {value["sleutel"] for value in data["ontvangstbewijs"]["waarden"]}
        assert ("heffing_per_baan" in rates) is there
        assert not wrong(json.loads(to_json(data)))


def test_the_kind_to_share_names_no_row() -> None:
    drawn, year = YEARS["deels-gehaald"]()
    full, shared = (
        to_json(year_data(drawn, year, LAW, DAY, kind)) for kind in (Kind.DOSSIER, Kind.DELEN)
    )
    assert "P-14" in full
    assert not any(baan.kenmerk in shared for baan in drawn.jaren[-1].banen)


# -- the schema --------------------------------------------------------------------------------

DOCS = Path(__file__).parents[3] / "docs"
SCHEMA: dict[str, Any] = json.loads((DOCS / "gegevens.schema.json").read_text(encoding="utf-8"))
CHECK = Draft202012Validator(SCHEMA)


def wrong(content: Any) -> list[str]:
    """What the schema has against it, at the smallest part that is wrong."""
    return [found.json_path for found in CHECK.iter_errors(content)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("name", list(YEARS))
def test_every_kind_of_year_is_as_the_schema_says(name: str, kind: Kind) -> None:
    drawn, year = YEARS[name]()
    data = json.loads(to_json(year_data(drawn, year, LAW, DAY, kind)))
    assert wrong(data) == []
    assert wrong([data, data]) == []


@examples(0.3)
@given(dossiers(), st.sampled_from(Kind))
def test_any_year_is_as_the_schema_says(drawn: Dossier, kind: Kind) -> None:
    for year in drawn.jaren:
        assert wrong(json.loads(to_json(year_data(drawn, year.jaar, LAW, DAY, kind)))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"versie": 2},
        {"formaat": "iets anders"},
        {"vrijgesteld": "nee"},
        {"stappen": [{"sleutel": "verloonde_uren"}]},
        {"nieuw_veld": 1},
        {"sector": "gemeenten"},
        {"werkgever_sleutel": "12345"},
    ],
)
def test_the_schema_refuses_what_is_otherwise(change: dict[str, Any]) -> None:
    drawn, year = YEARS["deels-gehaald"]()
    data = json.loads(to_json(year_data(drawn, year, LAW, DAY)))
    assert wrong(data) == []
    assert wrong({**data, **change})
    first, *rest = data["stappen"]
    assert wrong({**data, "stappen": [{**first, "waarde": "986244.0"}, *rest]})
    assert wrong({key: value for key, value in data.items() if key != "ontvangstbewijs"})


@pytest.mark.parametrize(
    ("known", "where"),
    [
        (Sector, ("jaar", "sector")),
        (Regime, ("jaar", "regime")),
        (Unit, ("stap", "eenheid")),
        (Bound, ("stap", "grens")),
        (Severity, ("bevinding", "ernst")),
        (Status, ("waarde", "status")),
    ],
)
def test_the_schema_knows_every_word(known: type[StrEnum], where: tuple[str, str]) -> None:
    kind, field = where
    assert {str(each) for each in known} <= set(SCHEMA["$defs"][kind]["properties"][field]["enum"])


def test_the_page_for_who_reads_it_names_every_field_and_step() -> None:
    page = (DOCS / "handleiding" / "gegevens.md").read_text(encoding="utf-8")
    known = {key for part in SCHEMA["$defs"].values() for key in part["properties"]}
    for build in YEARS.values():
        drawn, year = build()
        known |= set(calculate(drawn, year, LAW).by_key)
    assert sorted(key for key in known if f"`{key}`" not in page) == []


@pytest.mark.parametrize(
    ("board", "numbers", "key"),
    [
        ("41 234", "123456789L01", "bestuursnummer:41234"),
        (" ", "123456789L01, 123456789L02", "fiscaal:123456789"),
        ("", "12345", None),
        ("", "", None),
    ],
)
def test_the_employer_has_a_key_that_does_not_change_with_its_name(
    board: str, numbers: str, key: str | None
) -> None:
    made = dossier(
        jaar(2020, verloonde_uren=500_000), bestuursnummer=board, loonheffingennummers=numbers
    )
    assert year_data(made, 2020, LAW, DAY)["werkgever_sleutel"] == key


@pytest.mark.parametrize(
    ("employer", "shared"),
    [
        ({"sector": Sector.GEMEENTE}, True),
        ({"sector": Sector.OVERIG, "premie_sectorfonds": JaNee.NEE}, True),
        ({"sector": Sector.GEMEENTE, "premie_sectorfonds": JaNee.JA}, False),
        ({}, False),
    ],
)
def test_a_fiscal_number_that_may_be_of_a_person_is_not_shared(
    employer: dict[str, Any], shared: bool
) -> None:
    made = dossier(
        jaar(2020, verloonde_uren=500_000), loonheffingennummers="123456789L01", **employer
    )
    key = "fiscaal:123456789"
    assert year_data(made, 2020, LAW, DAY)["werkgever_sleutel"] == key
    told = to_json(year_data(made, 2020, LAW, DAY, Kind.DELEN))
    assert json.loads(told)["werkgever_sleutel"] == (key if shared else None)
    assert ("123456789" in told) is shared


def _inside(data: bytes) -> str:
    """Every part of a file that is a zip, or the file itself."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.mark.parametrize("output", [one for one in OUTPUTS if one.type is not PDF])
def test_no_output_to_share_has_the_digest_of_the_input(output: Output) -> None:
    drawn, year = YEARS["deels-gehaald"]()
    proof = receipt(drawn, calculate(drawn, year, LAW), LAW, DAY)
    order = Order(drawn, year, LAW, Kind.DELEN, DAY, Style(levy=True))
    assert proof.input_sha256 not in _inside(output.render(order))
    if output.with_rows:
        own = order._replace(kind=Kind.DOSSIER)
        assert proof.input_sha256 in _inside(output.render(own))


def test_what_is_typed_cannot_be_guessed_from_what_is_shared() -> None:
    drawn, year = YEARS["deels-gehaald"]()
    proof = receipt(drawn, calculate(drawn, year, LAW), LAW, DAY)
    assert proof.input_sha256 in to_json(year_data(drawn, year, LAW, DAY))
    assert proof.input_sha256 not in to_json(year_data(drawn, year, LAW, DAY, Kind.DELEN))
    for made in (full_report(drawn, year, LAW, DAY), summary(drawn, year, LAW, DAY)):
        assert proof.input_sha256 not in document_words(made)


@pytest.mark.parametrize("written", ["986244", "986244.0", "986244.00"])
def test_a_decimal_is_written_plainly(written: str) -> None:
    made = dossier(jaar(2020, verloonde_uren=Decimal(written)))
    steps = {step["sleutel"]: step["waarde"] for step in year_data(made, 2020, LAW, DAY)["stappen"]}
    assert steps["verloonde_uren"] == "986244"
    assert steps["meetellende_uren"] == "0"
