"""A sector without members, returns or a year before, or with a hard question, crashes nothing."""

import io
from dataclasses import replace

import ooxml
import openpyxl
import pytest
from gears import examples
from hypothesis import given
from random_sectors import sectors
from sector_editions import YEAR, edition, order, small_sector, whole_sector

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Veld
from banen_desktop.reports.pages.document import document_words
from banen_desktop.sector.facts.model import Cijfer, Lid, Monitor
from banen_desktop.sector.out import report
from banen_desktop.sector.out.charts import charts
from banen_desktop.sector.out.files import OF_MEMBERS, USUAL, Formaat, make_files
from banen_desktop.sector.out.report import NO_CHART, sector_report
from banen_desktop.sector.publication.cells import Lezer

PUBLIC = tuple(each for each in Formaat if each not in OF_MEMBERS)
FOR_THE_COUNCIL = (*USUAL, *OF_MEMBERS)


def with_a_hard_question() -> Monitor:
    """One member told more hours that count than hours in all."""
    whole = whole_sector()
    wrong = next(each for each in whole.ontvangsten if each.opgave.jaar == YEAR)
    values = {**wrong.opgave.waarden, Veld.VERLOONDE_UREN: 100}
    told = replace(wrong, opgave=replace(wrong.opgave, waarden=values))
    return replace(
        whole,
        ontvangsten=tuple(told if each is wrong else each for each in whole.ontvangsten),
    )


def one_year() -> Monitor:
    whole = whole_sector()
    kept = tuple(each for each in whole.ontvangsten if each.opgave.jaar == YEAR)
    return replace(whole, ontvangsten=kept, cijfers=())


ODD = {
    "nothing at all": Monitor(),
    "no members": replace(whole_sector(), leden=(), kaders=(), ontvangsten=()),
    "no returns": replace(whole_sector(), ontvangsten=()),
    "no returns and no series": replace(whole_sector(), ontvangsten=(), cijfers=()),
    "no requests": replace(whole_sector(), uitvragen=()),
    "no frames": replace(whole_sector(), kaders=()),
    "one year": one_year(),
    "one member": small_sector(1),
    "members alone": Monitor(leden=(Lid("a"), Lid("b"))),
    "figures without numbers": replace(whole_sector(), cijfers=(Cijfer(2020), Cijfer(2021))),
}


@pytest.mark.parametrize("lezer", Lezer)
@pytest.mark.parametrize("name", ODD)
def test_every_file_of_an_odd_sector_is_made(name: str, lezer: Lezer) -> None:
    wanted = FOR_THE_COUNCIL if lezer is Lezer.RAAD else PUBLIC
    made = make_files(order(ODD[name]), wanted, lezer)
    assert {each.plaats.suffix for each in made} >= {".xlsx", ".docx", ".pdf", ".csv", ".json"}
    for each in made:
        assert each.inhoud
        if each.plaats.suffix in {".xlsx", ".docx"}:
            assert ooxml.faults(each.inhoud) == []


@given(monitor=sectors(most=5))
@examples(0.15)
def test_every_file_of_a_random_sector_is_made(monitor: Monitor) -> None:
    made = make_files(order(monitor), USUAL, Lezer.RAAD)
    assert len(made) == len(USUAL) + 1
    for each in made:
        if each.plaats.suffix in {".xlsx", ".docx"}:
            assert ooxml.faults(each.inhoud) == []


def test_a_hard_question_leaves_no_total_and_says_why_to_the_council() -> None:
    monitor = with_a_hard_question()
    whole = edition(monitor, Lezer.RAAD)
    said = document_words(sector_report(whole))
    assert f"Nog geen totaal over {YEAR}." in said
    assert "W01: Meer uren van de doelgroep dan uren in totaal?" in said
    assert "43,3" not in said
    files = make_files(order(monitor), FOR_THE_COUNCIL, Lezer.RAAD)
    made = {each.plaats.suffix: each.inhoud for each in files if len(each.plaats.parts) == 1}
    book = openpyxl.load_workbook(io.BytesIO(made[".xlsx"]))
    assert str(book["Uitkomst"]["A1"].value) == f"Nog geen totaal over {YEAR}"
    assert "W01" in str(book["Uitkomst"]["A5"].value)
    assert made[".csv"].decode("utf-8-sig").count("\n") == 1
    assert b'"uitkomst": null' in made[".json"]
    assert not [each for each in files if each.plaats.parts[0] == "bijlagen"]


@pytest.mark.parametrize("lezer", [Lezer.DEELNEMERS, Lezer.OPENBAAR])
def test_others_get_nothing_before_there_is_a_total(lezer: Lezer) -> None:
    with pytest.raises(KnownProblem, match="nog geen totaal om uit te geven: 1 vraag wacht"):
        make_files(order(with_a_hard_question()), USUAL, lezer)
    said = document_words(sector_report(edition(with_a_hard_question(), lezer)))
    assert "Er is nog 1 vraag zonder besluit." in said
    assert "W01" not in said


def test_a_hard_question_about_the_year_before_leaves_nothing_to_compare() -> None:
    whole = whole_sector()
    wrong = next(each for each in whole.ontvangsten if each.opgave.jaar == YEAR - 1)
    values = {**wrong.opgave.waarden, Veld.VERLOONDE_UREN: 100}
    told = replace(wrong, opgave=replace(wrong.opgave, waarden=values))
    monitor = replace(
        whole, ontvangsten=tuple(told if each is wrong else each for each in whole.ontvangsten)
    )
    for lezer in Lezer:
        uitvoer = edition(monitor, lezer)
        assert uitvoer.tabel("zelfde_leden") is None
        series = uitvoer.tabel("reeks")
        assert series is not None
        assert str(YEAR - 1) not in [row.naam for row in series.rijen]


def test_a_chart_is_there_only_when_all_its_numbers_are_shown() -> None:
    assert len(charts(edition(whole_sector(), Lezer.OPENBAAR))) == 4
    few = edition(small_sector(2), Lezer.OPENBAAR)
    assert [each.title for each in charts(few)] == ["Banen per jaar, 2021 tot en met 2024"]
    assert "2023 x; 2024* x" in charts(few)[0].alt
    assert NO_CHART in document_words(sector_report(few))


def test_nothing_is_asked_of_a_break_that_is_not_shown() -> None:
    whole = edition(whole_sector(), Lezer.OPENBAAR)
    (series,) = [each for each in charts(whole) if each.title.startswith("Banen per jaar")]
    assert "2022 268,3, daarna een breuk" in series.alt
    lines = [shape for shape in series.drawing.shapes if getattr(shape, "dash", "") == "dashed"]
    assert len(lines) == 1


@pytest.mark.parametrize(("most", "said"), [(21, ""), (20, "Nog 1 lid staat"), (19, "Nog 2 leden")])
def test_the_pages_have_so_many_members_and_the_workbook_all(
    most: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "MOST_MEMBERS", most)
    words = document_words(sector_report(edition(whole_sector(), Lezer.RAAD)))
    assert ("in de werkmap" in words) is bool(said)
    assert said in words
    assert ("Zeegat" in words) is (not said)
