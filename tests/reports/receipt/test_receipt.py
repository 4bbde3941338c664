"""The receipt: what changes its digests, and what it lists."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from builders import LARGE, baan, codes, dossier, jaar, outcome, regel
from docx import Document
from gears import examples
from hypothesis import given
from parameter_updates import update
from strategies import dossiers

from banen_desktop import __version__
from banen_desktop.dossier.choice import new_id
from banen_desktop.dossier.model import Dossier, Invoer, Invoersoort, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.law.updates import with_updates
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.out.files import render
from banen_desktop.reports.receipt.receipt import input_digest, receipt, shareable
from banen_desktop.reports.words.guard import Kind

LAW = built_in()
DAY = date(2026, 2, 12)


def example() -> Dossier:
    rows = (regel(onderdeel="A", verloonde_uren=500), regel(onderdeel="B", verloonde_uren="1.50"))
    return dossier(
        jaar(2019, verloonde_uren=LARGE),
        jaar(2020, baan(verloonde_uren=1331), baan(kenmerk="P-02", uren_per_week=16), uren=rows),
        jaar(2021, verloonde_uren=LARGE),
    )


def with_year(base: Dossier, number: int, **changes: object) -> Dossier:
    years = tuple(
        replace(year, **changes) if year.jaar == number else year  # type: ignore[arg-type]
        for year in base.jaren
    )
    return replace(base, jaren=years)


def test_the_receipt_tells_program_law_input_and_day() -> None:
    base = example()
    proof = receipt(base, calculate(base, 2020, LAW), LAW, DAY)
    assert (proof.program, proof.version, proof.year) == ("Banen Desktop", __version__, 2020)
    assert proof.parameters_sha256 == LAW.sha256
    assert proof.input_sha256 == input_digest(base, 2020)
    assert proof.made_on == DAY
    assert proof.not_modelled == LAW.not_modelled
    assert proof.findings == calculate(base, 2020, LAW).findings


def test_the_receipt_lists_every_value_that_was_used() -> None:
    base = example()
    keys = [value.sleutel for value in receipt(base, calculate(base, 2020, LAW), LAW, DAY).values]
    assert sorted(keys) == [
        "eerste_jaar_quotumregeling",
        "heffing_per_baan",
        "quotumpercentage",
        "uren_gemiddelde_werknemer",
        "uren_per_baan",
        "weken_per_jaar",
        "werknemers_drempel",
    ]


def test_weeks_are_a_used_value_only_for_an_estimate() -> None:
    base = dossier(jaar(2017, baan(verloonde_uren=1331), verloonde_uren=LARGE))
    proof = receipt(base, calculate(base, 2017, LAW), LAW, DAY)
    assert [value.sleutel for value in proof.values] == [
        "eerste_jaar_quotumregeling",
        "uren_per_baan",
    ]
    assert [value.bestand for value in proof.values] == [
        "programma/wfsv.toml",
        "programma/besluit_wfsv.toml",
    ]


def test_weeks_are_used_for_the_jobs_on_31_december_too() -> None:
    """Paid hours of half a year become a whole year there, by the hours a week."""
    base = dossier(jaar(2017, baan(verloonde_uren=600, uren_per_week=20), verloonde_uren=LARGE))
    proof = receipt(base, calculate(base, 2017, LAW), LAW, DAY)
    assert "weken_per_jaar" in [value.sleutel for value in proof.values]


@examples(0.4)
@given(dossiers(max_years=2))
def test_ids_and_the_order_of_rows_do_not_matter(drawn: Dossier) -> None:
    for year in drawn.jaren:
        other = with_year(
            replace(drawn, id=new_id()),
            year.jaar,
            banen=tuple(replace(row, id=new_id()) for row in reversed(year.banen)),
            uren=tuple(replace(row, id=new_id()) for row in reversed(year.uren)),
        )
        assert input_digest(other, year.jaar) == input_digest(drawn, year.jaar)


def test_the_way_a_number_is_written_does_not_matter() -> None:
    short = dossier(jaar(2020, verloonde_uren=Decimal("1E+3")))
    long = dossier(jaar(2020, verloonde_uren=Decimal("1000.00")))
    assert input_digest(short, 2020) == input_digest(long, 2020)


@pytest.mark.parametrize(
    "changes",
    [
        {"verloonde_uren": Decimal(1)},
        {"banen": (baan(verloonde_uren=1332),)},
        {"uren": ()},
        {"bron_quotumpercentage": "brief"},
    ],
)
def test_any_other_input_is_another_digest(changes: dict[str, object]) -> None:
    base = example()
    assert input_digest(with_year(base, 2020, **changes), 2020) != input_digest(base, 2020)


def test_the_year_before_and_the_employer_belong_to_the_input_and_a_later_year_does_not() -> None:
    base, digest = example(), input_digest(example(), 2020)
    assert input_digest(with_year(base, 2019, verloonde_uren=Decimal(1)), 2020) != digest
    assert input_digest(with_year(base, 2021, verloonde_uren=Decimal(1)), 2020) == digest
    renamed = replace(base, werkgever=replace(base.werkgever, naam="Ander"))
    assert input_digest(renamed, 2020) != digest


def test_a_shareable_finding_names_no_row() -> None:
    found = outcome(
        jaar(
            2020,
            baan(kenmerk="Jansen", van=date(2021, 1, 1), uren_per_week=8),
            baan(kenmerk="Bakker", vorm=Vorm.UITZEND, verloonde_uren=100),
            uren=(regel(onderdeel="Het Kompas"), regel(onderdeel="B", verloonde_uren=5)),
        )
    )
    shared = shareable(found.findings)
    text = "".join(f"{item.place}{item.message}{item.advice}" for item in shared)
    assert {"buiten_het_jaar", "uren_ontbreken", "toerekening_ontbreekt"} <= set(codes(found))
    assert not any(word in text for word in ("1 ingeleende", "1 baan", "2 personen"))
    assert not any(name in text for name in ("Jansen", "Bakker", "Het Kompas"))


@pytest.mark.parametrize(("number", "told"), [(1, False), (4, False), (5, True)])
def test_a_finding_about_few_people_is_not_shared(number: int, *, told: bool) -> None:
    hired = [baan(kenmerk=f"H-{n}", vorm=Vorm.UITZEND, uren_per_week=20) for n in range(number)]
    again = replace(hired[0], id=new_id())
    found = outcome(jaar(2020, *hired, *[again] * 5, verloonde_uren=LARGE))
    about = {"toerekening_ontbreekt", "register_niet_gecontroleerd", "schatting"}
    shared = {item.code for item in shareable(found.findings)} & about
    assert about <= set(codes(found))
    assert shared == (about if told else set())


def test_half_a_character_is_still_input() -> None:
    half, other = (dossier(jaar(2020), naam=f"x{sign}") for sign in ("\ud800", "\ud801"))
    assert input_digest(half, 2020) != input_digest(other, 2020)


def read_files() -> Dossier:
    """The example with two files read into 2020, one of which names somebody."""
    files = (
        Invoer(
            reeks="r",
            soort=Invoersoort.UREN,
            bestand="=uren van mevrouw Jansen.xlsx",
            sha256="a" * 64,
            gelezen_op="2026-02-01T10:00:00+01:00",
            overgenomen=Decimal(12),
            geweigerd=Decimal(1),
        ),
        Invoer(reeks="s", soort=Invoersoort.LOONAANGIFTE, bestand="x.xml", gelezen_op="?"),
    )
    return with_year(example(), 2020, invoer=files)


def test_the_receipt_lists_the_files_that_were_read() -> None:
    base = read_files()
    proof = receipt(base, calculate(base, 2020, LAW), LAW, DAY)
    assert [file.reeks for file in proof.files] == ["r", "s"]
    inside = year_data(base, 2020, LAW, DAY)["ontvangstbewijs"]["ingelezen"]
    assert inside[0]["bestand"] == "=uren van mevrouw Jansen.xlsx"
    assert (inside[0]["overgenomen"], inside[1]["overgenomen"]) == ("12", None)


def test_names_of_files_do_not_leave_the_house() -> None:
    base = read_files()
    shared = to_json(year_data(base, 2020, LAW, DAY, Kind.DELEN))
    files = json.loads(shared)["ontvangstbewijs"]["ingelezen"]
    assert files[0] == {"soort": "uren", "gelezen_op": "2026-02-01"}
    assert "Jansen" not in shared
    word = render(base, 2020, LAW, "docx", Kind.DELEN, DAY)
    workbook = render(base, 2020, LAW, "xlsx", Kind.DELEN, DAY)
    for data in (word, workbook):
        assert b"Jansen" not in unpacked(data)
        assert b"a" * 64 not in unpacked(data)
        assert b"overgenomen" not in unpacked(data)
    assert b"2026-02-01" in unpacked(workbook)
    assert "1 bestand, voor het laatst ingelezen op 1\u00a0februari\u00a02026".encode() in unpacked(
        word
    )
    inside = unpacked(render(base, 2020, LAW, "xlsx", Kind.DOSSIER, DAY))
    assert b"=uren van mevrouw Jansen.xlsx; 12 overgenomen, 1 geweigerd" in inside


def unpacked(data: bytes) -> bytes:
    """All parts of an office file together."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_the_receipt_tells_with_which_parameters_the_year_was_saved() -> None:
    base = example()
    newer = with_updates(LAW, [("raad.toml", update((2020, "2.40")))])
    unsaved = receipt(base, calculate(base, 2020, LAW), LAW, DAY)
    assert (unsaved.saved_sha256, unsaved.other_parameters) == ("", "")
    saved = remember(base, LAW)
    same = receipt(saved, calculate(saved, 2020, LAW), LAW, DAY)
    assert (same.saved_sha256, same.other_parameters) == (LAW.sha256, "")
    other = receipt(saved, calculate(saved, 2020, newer), newer, DAY)
    assert (other.saved_sha256, other.other_parameters) == (LAW.sha256, LAW.sha256)
    files = {value.sleutel: value.bestand for value in other.values}
    assert files["quotumpercentage"] == "raad.toml"
    assert files["uren_per_baan"] == "programma/besluit_wfsv.toml"
    assert same.input_sha256 == unsaved.input_sha256


def test_every_output_names_the_digest_and_the_file_of_each_value() -> None:
    saved = remember(example(), LAW)
    newer = with_updates(LAW, [("raad.toml", update((2020, "2.40")))])
    data = json.loads(render(saved, 2020, newer, "json", Kind.DOSSIER, DAY))
    proof = data["ontvangstbewijs"]
    assert proof["opgeslagen_met_parameters_sha256"] == LAW.sha256
    files = {value["sleutel"]: value["bestand"] for value in proof["waarden"]}
    assert files["quotumpercentage"] == "raad.toml"
    assert any("toen u dit dossier opsloeg" in item["melding"] for item in data["bevindingen"])
    book = openpyxl.load_workbook(io.BytesIO(render(saved, 2020, newer, "xlsx", Kind.DOSSIER, DAY)))
    rows = [[cell.value for cell in row] for row in book["Verantwoording"].iter_rows(max_col=4)]
    assert ["Opgeslagen met (sha256)", None, LAW.sha256, None] in rows
    told = "vastgesteld; Staatscourant 2026, 1234"
    assert ["Quotumpercentage", "2,4%", told, "raad.toml"] in rows
    assert "Quotumheffing per ontbrekende baan" not in {row[0] for row in rows}
    text = "\n".join(str(cell) for row in rows for cell in row)
    assert "programma/besluit_wfsv.toml" in text
    report = Document(io.BytesIO(render(saved, 2020, newer, "docx", Kind.DOSSIER, DAY)))
    said = "\n".join(each.text for each in report.paragraphs)
    assert f"Opgeslagen met parameters (SHA-256): {LAW.sha256}" in said
