"""Comparison and scenarios as tables: every number is that of its step, and the words are Dutch."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import baan, dossier, jaar, regel, scenario_outcome
from gears import examples
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Contract, Dossier, Sector, Vorm
from banen_desktop.dossier.verslag import Scenario, Vergelijking
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.what_if import interim
from banen_desktop.quota.what_if.scenarios import ScenarioOutcome
from banen_desktop.quota.years import comparison, onderdelen
from banen_desktop.quota.years.sector_figures import compare, published
from banen_desktop.reports.pages.comparison import (
    above_words,
    apart_table,
    interim_table,
    onderdelen_table,
    sector_table,
    sentences,
    series_table,
)
from banen_desktop.reports.pages.scenarios import scenario_table, scenarios_table
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.tables import Table, bare, signed

LAW = built_in()


def made() -> Dossier:
    hours = (
        regel(onderdeel="De Beuk", verloonde_uren=210_000),
        regel(onderdeel="De Es", verloonde_uren=90_000),
    )
    rows = (
        baan(kenmerk="A", onderdeel="De Beuk", contract=Contract.VAST, verloonde_uren=1331),
        baan(kenmerk="B", onderdeel="De Es", contract=Contract.TIJDELIJK, verloonde_uren=2662),
    )
    return dossier(
        jaar(2023, *rows[:1], uren=hours),
        replace(
            jaar(2024, *rows, uren=hours),
            vergelijking=Vergelijking(prijs_per_baan=Decimal(5000)),
        ),
        nulmeting_banen=Decimal(2),
        sector=Sector.HBO,
    )


def texts(table: Table) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in table.figures().rows}


def tried(**values: Any) -> ScenarioOutcome:
    return scenario_outcome(made(), 2024, Scenario(**values), LAW)


def check(table: Table) -> None:
    """Rows as wide as the header; a cell with a step can be explained; no bare Python."""
    figures = table.figures()
    assert all(len(row) == len(figures.header) for row in figures.rows)
    for line in table.lines:
        for cell in line.cells:
            assert "None" not in cell.text
            assert "Fraction" not in cell.text
            if cell.ref is not None:
                explained = wording.explain(cell.ref.outcome, cell.ref.key)
                assert explained.article
                assert "{" not in explained.words + explained.filled


def test_the_years_stand_beside_each_other_with_what_changed() -> None:
    table = series_table(comparison.series(made(), LAW))
    check(table)
    found = texts(table)
    assert table.header == ("", "2023", "2024")
    assert found["Gerealiseerd"] == ("1,0", "3,0")
    assert found["Gerealiseerde banen"] == ("–", "+2,0")
    assert found["Gebleven sinds het jaar ervoor"] == ("–", "1")
    assert found["Verschil met de nulmeting"] == ("-1,0", "+1,0")
    assert found["Deel met een vast contract"] == ("100,00%", "33,33%")
    assert found["Mensen"] == ("", "")


def test_a_year_before_the_quotum_has_no_rows_about_it() -> None:
    early = dossier(jaar(2016, baan(verloonde_uren=1331)))
    found = texts(series_table(comparison.series(early, LAW)))
    assert "Quotum" not in found
    assert "Nulmeting" not in found
    assert found["Gerealiseerd"] == ("1,0",)


def test_the_onderdelen_and_who_is_above() -> None:
    division = onderdelen.divide(made(), 2024, LAW)
    table = onderdelen_table(division)
    check(table)
    assert table.header[-1] == "Bijdrage"
    found = texts(table)
    assert found["De Es"][-1] == "€\u00a00"
    assert found["Geheel"][-1] == found["De Beuk"][-1]
    assert above_words(division) == "De Es heeft meer banen dan het eigen deel."
    year = made().jaren[1]
    high = onderdelen.divide(dossier(replace(year, quotumpercentage=Decimal(9))), 2024, LAW)
    assert above_words(high) == ""
    none = replace(year, quotumpercentage=Decimal("0.3"))
    all_above = onderdelen.divide(dossier(none), 2024, LAW)
    assert above_words(all_above) == "De Beuk en De Es hebben meer banen dan hun eigen deel."


def test_remarks_of_onderdelen_stand_below_the_table_only_when_there_are_any() -> None:
    assert "geen uren" not in onderdelen_table(onderdelen.divide(made(), 2024, LAW)).note
    part = replace(made().jaren[1], uren=made().jaren[1].uren[:1])
    table = onderdelen_table(onderdelen.divide(dossier(part), 2024, LAW))
    check(table)
    assert "Opmerking" not in table.header
    assert "De Es: Wel banen, geen uren" in table.note


@pytest.mark.parametrize("many", [1, 4, 5, 12])
def test_twelve_equal_sentences_are_told_once_with_whom_they_are_about(many: int) -> None:
    names = [f"School {number}" for number in range(many)]
    jobs = [baan(kenmerk=name, onderdeel=name, verloonde_uren=1331) for name in names]
    year = jaar(2024, *jobs, uren=(regel(onderdeel="De Es", verloonde_uren=300_000),))
    table = onderdelen_table(onderdelen.divide(dossier(year), 2024, LAW))
    assert table.note.count("Wel banen, geen uren") == 1
    assert all(name in table.note for name in names[:4])
    assert (f"en {many - 4} andere:" in table.note) is (many > 4)


def test_a_text_is_parted_in_its_sentences() -> None:
    text = "Zie Wfsv art. 38g lid 3. 7.094 banen zijn genoemd. Meer niet."
    assert sentences(text) == [
        *("Zie Wfsv art. 38g lid 3.", "7.094 banen zijn genoemd.", "Meer niet.")
    ]
    assert sentences("") == []


def test_what_has_to_be_known_of_sector_figures_is_told_once() -> None:
    table = apart_table(published(), named=True)
    lines = [line.split(": ", 1) for line in table.note.split("\n")]
    remarks = [each for each in lines if not each[0].startswith("Bron van ")]
    told = [words for _, remark in remarks for words in sentences(remark)]
    assert len(set(told)) == len(told)
    for about in (remarks, [each for each in lines if each not in remarks]):
        assert len({names for names, _ in about}) == len(about)
    for figure in published():
        assert set(sentences(figure.opmerking)) <= set(told)
        assert figure.bron in table.note


def test_an_onderdeel_whose_jobs_have_no_hours_yet_realises_an_unknown_number() -> None:
    year = made().jaren[1]
    rows = [replace(one, verloonde_uren=None, uren_per_week=None) for one in year.banen]
    bare_year = dossier(replace(year, banen=tuple(rows)))
    found = texts(onderdelen_table(onderdelen.divide(bare_year, 2024, LAW)))
    assert found["De Es"][2:5] == ("onbekend", "onbekend", "onbekend")
    more = (*year.banen, Baan(kenmerk="nieuw", onderdeel="De Es"))
    some = texts(onderdelen_table(onderdelen.divide(dossier(replace(year, banen=more)), 2024, LAW)))
    assert all(text.startswith("ten minste ") for text in some["De Es"][2:5])
    assert not any("minste" in text for text in some["De Beuk"])


def test_estimates_of_an_interim_measurement_are_written_as_circa() -> None:
    rows = (baan(uren_per_week=10), baan(kenmerk="B", verloonde_uren=100, tot=date(2023, 2, 1)))
    year = jaar(2023, *rows, verloonde_uren=365_000, quotumpercentage="2.99")
    moments = interim.measure(dossier(year), 2023, LAW)
    table = interim_table(moments)
    check(table)
    assert table.header == ("", "31 maart", "30 juni", "30 september", "31 december")
    found = texts(table)
    assert found["Verloonde uren tot nu toe"] == (
        *("circa 90.000", "circa 181.000", "circa 273.000", "365.000"),
    )
    assert found["Personen op deze dag"] == ("1", "1", "1", "1")
    assert found["Realisatie tot nu toe"][0].startswith("circa ")


def test_sector_figures_stand_beside_the_own_year_in_percentage_points() -> None:
    found = compare(made(), LAW, published(), Sector.HBO)
    table = sector_table(found)
    check(table)
    earlier, row = table.figures().rows
    assert earlier[0] == "2023"
    own = comparison.series(made(), LAW)[1].value("realisatiepercentage")
    assert own is not None
    assert row[:5] == ("2024", "–", "605", "36,3%", wording.realisation(own))
    assert row[5] == signed(own * 100 - Decimal("36.3"), 1) + " %-punt"
    other = apart_table(found.apart)
    check(other)
    assert other.figures().rows[0][0] == "2020"
    everything = apart_table(published(), named=True)
    check(everything)
    assert everything.figures().rows[0][0].startswith("Hele overheid")
    without = sector_table(compare(dossier(jaar(2019)), LAW, published(), Sector.HBO))
    assert without.figures().rows[0][4:6] == ("–", "–")


def test_a_scenario_beside_the_real_year() -> None:
    found = tried(
        personen=Decimal(2),
        uren_per_week=Decimal(16),
        vanaf=date(2024, 5, 1),
        doeljaar=2026,
    )
    table = scenario_table(found)
    check(table)
    assert table.header == ("", "Nu", "Scenario", "Verschil")
    shown = texts(table)
    assert shown["Banen in dit jaar"] == ("", "0,84", "")
    assert shown["Banen in een heel jaar"] == ("", "1,25", "")
    assert shown["Gerealiseerde banen"] == ("3,0", "3,8", "+0,8")
    assert shown["Percentage"] == ("2,76%", "2,76%", "0")
    assert shown["Realisatie"][2].endswith(" %-punt")
    assert shown["Loonkostenvoordeel, hoogstens"][2].startswith("+€")
    assert shown["Banen nodig op 1 januari 2026"][1] == shown["Te realiseren banen dan"][1]
    explained = wording.explain(found.outcome, "banen_erbij")
    assert explained.title == "Banen erbij in 2024: 0,84 baan"


def test_a_shrinking_scenario_has_its_signs() -> None:
    shown = texts(scenario_table(tried(groei_uren=Decimal(-10), wet_banenafspraak=JaNee.NEE)))
    assert shown["Verloonde uren"] == ("300.000", "270.000", "-30.000")
    assert shown["Verschil met het quotum, banen"][2].startswith("+")


def test_all_scenarios_beside_each_other() -> None:
    assert scenarios_table(()).figures().rows == ()
    found = [
        tried(naam="Een heel lange naam voor een scenario"),
        tried(wet_banenafspraak=JaNee.JA),
    ]
    table = scenarios_table(found)
    check(table)
    assert table.header == ("", "Nu", "Een heel lange naam…", "Scenario 2")
    shown = texts(table)
    assert shown["Te realiseren banen"][2] == ""
    assert (
        shown["Loonkostenvoordeel, hoogstens"][0] == shown["Loonkostenvoordeel, hoogstens"][2] != ""
    )


def test_values_without_their_noun() -> None:
    found = comparison.series(made(), LAW)[1]
    shown = {key: bare(found.by_key[key]) for key in ("verloonde_uren", "uren_per_baan")}
    assert shown["verloonde_uren"] == "300.000"
    assert bare(found.by_key["meetellende_uren"]) == "3.993"
    assert signed(Decimal("0.04"), 1) == "0,0"
    assert signed(Decimal("-0.04"), 1) == "0,0"
    assert signed(Decimal("0.05"), 1) == "+0,1"


@examples(0.3)
@given(dossiers(max_years=2))
def test_any_dossier_can_be_shown(drawn: Dossier) -> None:
    check(series_table(comparison.series(drawn, LAW)))
    for year in drawn.jaren:
        check(onderdelen_table(onderdelen.divide(drawn, year.jaar, LAW)))
        check(interim_table(interim.measure(drawn, year.jaar, LAW, interim.HALVES)))
        found = [scenario_outcome(drawn, year.jaar, each, LAW) for each in year.scenarios]
        check(scenarios_table(found))
        for outcome in found:
            check(scenario_table(outcome))


def test_purchase_stands_in_the_table_of_its_scenario() -> None:
    row = baan(kenmerk="C", vorm=Vorm.INKOOP, verloonde_uren=1331)
    with_purchase = dossier(jaar(2024, row, verloonde_uren=100_000))
    found = scenario_outcome(with_purchase, 2024, Scenario(inkoop_telt=JaNee.JA), LAW)
    assert texts(scenario_table(found))["Waarvan ingekochte banen"] == ("", "1,0", "")
