"""The letters: golden texts, only for real gaps, and never a person."""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import baan, dossier, jaar, regel
from gears import examples
from golden_years import AGREED, PAYROLL, YEARS, people
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Functiegroep, Sector, Vorm
from banen_desktop.dossier.verslag import Lengte
from banen_desktop.quota.calculation.agenda import findings_on
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.pages.letters import Letter, letters
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style

GOLDEN = Path(__file__).parents[2] / "golden" / "brieven"
LAW = built_in()
SOON = date(2021, 3, 1)
FULL = {"verloonde_uren": 500_000, "verloonde_uren_vorig_jaar": 500_000}


def gaps_in_hours() -> tuple[Dossier, int]:
    rows = (
        regel(onderdeel="De Regenboog", functiegroep=Functiegroep.ONDERWIJZEND),
        regel(onderdeel="De Regenboog", functiegroep=Functiegroep.ONDERSTEUNEND),
        regel(onderdeel="Het Kompas", verloonde_uren=100),
        regel(onderdeel="De Windroos [nieuw]"),
        regel(functiegroep=Functiegroep.DIRECTIE),
    )
    return dossier(jaar(2020, uren=rows), naam=""), 2020


CASES = {
    "deels-gehaald": YEARS["deels-gehaald"],
    "geen-uren": YEARS["geen-uren"],
    "nul-die-meetellen": YEARS["nul-die-meetellen"],
    "baan-zonder-uren": YEARS["baan-zonder-uren"],
    "onderdelen": gaps_in_hours,
}


def made(case: str, today: date) -> tuple[Letter, ...]:
    source, year = CASES[case]()
    return letters(source, year, LAW, today)


def written(found: tuple[Letter, ...]) -> str:
    parts = []
    for letter in found:
        gaps = "".join(f"! {gap}\n" for gap in letter.gaps)
        asked = "".join(f"? {place}\n" for place in letter.to_fill_in)
        parts.append(f"{letter.name}\nAan: {letter.to}\n{gaps}\n{letter.text}\n{asked}")
    return "\n---\n\n".join(parts)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("moment", ["op-tijd", "te-laat"])
def test_the_golden_letters_come_out(case: str, moment: str) -> None:
    """`GOUD=schrijf pytest` writes the files again; read every line that changed."""
    year = CASES[case]()[1]
    text = written(made(case, date(year + (1 if moment == "op-tijd" else 3), 3, 1)))
    path = GOLDEN / f"{case}-{moment}.txt"
    if os.environ.get("GOUD") == "schrijf":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def names(source: Dossier, today: date = SOON) -> list[str]:
    return [letter.name.split(":")[0] for letter in letters(source, 2020, LAW, today)]


def test_a_complete_dossier_asks_for_nothing() -> None:
    assert names(dossier(jaar(2020, *people(1331, 3), **FULL, **PAYROLL))) == []


def test_each_gap_has_its_letter() -> None:
    assert names(dossier(jaar(2020, verloonde_uren_vorig_jaar=1))) == ["Salarisadministratie"]
    estimated = replace(people(1, 1)[0], verloonde_uren=None)
    assert names(dossier(jaar(2020, estimated, **FULL))) == ["Salarisadministratie"]
    waiting = people(1331, 1, vorm=Vorm.UITZEND)
    assert names(dossier(jaar(2020, *waiting, **FULL))) == ["Uitlener"]
    estimated = replace(estimated, vorm=Vorm.UITZEND, toerekening=AGREED)
    assert names(dossier(jaar(2020, estimated, **FULL))) == ["Uitlener"]
    unchecked = people(1331, 1, register_gecontroleerd_op=date(2019, 12, 31))
    assert names(dossier(jaar(2020, *unchecked, **FULL))) == ["UWV"]


def test_what_never_counts_is_not_asked_about() -> None:
    never = [
        *(baan(vorm=form) for form in (Vorm.INKOOP, Vorm.STAGE, Vorm.BUITEN_REGISTER)),
        *people(1331, 1, vorm=Vorm.UITZEND, register_gecontroleerd_op=None)[:0],
    ]
    assert names(dossier(jaar(2020, *never, **FULL))) == []


@pytest.mark.parametrize(("today", "late"), [(date(2021, 8, 1), False), (date(2021, 8, 2), True)])
def test_the_last_day_of_the_agreement(today: date, late: bool) -> None:
    source = dossier(jaar(2020, *people(1331, 1, vorm=Vorm.UITZEND), **FULL))
    (letter,) = letters(source, 2020, LAW, today)
    assert ("hebt toegerekend" in letter.body) is late
    assert any("Afspreken kon" in gap for gap in letter.gaps) is late


@pytest.mark.parametrize(("first", "old_rules"), [(2021, True), (2020, False), (None, True)])
@pytest.mark.parametrize("today", [date(2021, 3, 1), date(2022, 3, 1)])
def test_days_of_the_quotumregeling_are_for_its_own_years(
    first: int | None, old_rules: bool, today: date
) -> None:
    waiting = people(1331, 1, vorm=Vorm.UITZEND)
    source = dossier(jaar(2020, *waiting), eerste_jaar_wet_banenafspraak=first)
    office, lender = letters(source, 2020, LAW, today)
    assert ("tot en met 1 mei 2021" in office.body) is old_rules
    assert "met alle aangiften en correcties" in office.body
    told = lender.text + " ".join(lender.gaps)
    for part in ("1 augustus", "Besluit Wfsv"):
        assert (part in told) is old_rules
    assert ("kennen wij geen laatste dag" in told) is not old_rules
    assert ("hebt toegerekend" in told) is (old_rules and today.year == 2022)
    assert "[datum" in lender.body


@pytest.mark.parametrize(("first", "old_rules"), [(2021, True), (2020, False)])
def test_no_text_has_the_day_of_another_regime(first: int, old_rules: bool) -> None:
    waiting = people(1331, 6, vorm=Vorm.UITZEND)
    source = dossier(jaar(2020, *waiting, **FULL), eerste_jaar_wet_banenafspraak=first)
    outcome = calculate(source, 2020, LAW)
    (finding,) = [each for each in outcome.findings if each.code == "toerekening_ontbreekt"]
    text = paragraph(source, 2020, LAW, Style(Lengte.LANG))
    (question,) = [each.text for each in text.questions if "toerekening" in each.text]
    (late,) = [
        each
        for each in findings_on(source.jaren[0], outcome, date(2022, 1, 1))
        if each.code == "toerekening_ontbreekt"
    ]
    card = answers(edits.set_employer(source, sector=Sector.WATERSCHAP), 2020, LAW)
    for told in (finding.advice, text.text, question, late.advice, card.text):
        assert ("1 augustus 2021" in told) is old_rules


@pytest.mark.parametrize(("today", "late"), [(date(2021, 12, 31), False), (date(2022, 1, 1), True)])
def test_uwv_answers_about_this_and_the_previous_year(today: date, late: bool) -> None:
    unchecked = people(1331, 1, register_gecontroleerd_op=None)
    (letter,) = letters(dossier(jaar(2020, *unchecked, **FULL)), 2020, LAW, today)
    assert (len(letter.gaps) == 2) is late


def test_an_absent_year_is_an_error() -> None:
    with pytest.raises(KeyError):
        letters(dossier(jaar(2020)), 2019, LAW, SOON)


def test_what_the_user_fills_in_is_marked_and_nothing_else() -> None:
    for letter in made("onderdelen", SOON):
        assert letter.to_fill_in
        assert all(place.startswith("[") and place.endswith("]") for place in letter.to_fill_in)
        assert "De Windroos (nieuw)" in letter.text


@given(dossiers())
@examples(0.25)
def test_no_letter_names_a_person_or_has_a_hole(drawn: Dossier) -> None:
    marked = replace(
        drawn,
        werkgever=replace(drawn.werkgever, naam="Werkgever", loonheffingennummers=""),
        jaren=tuple(
            replace(
                year,
                uren=tuple(replace(row, onderdeel="School") for row in year.uren),
                banen=tuple(
                    replace(row, kenmerk=f"GEHEIM-{place}", onderdeel="GEHEIM", opmerking="GEHEIM")
                    for place, row in enumerate(year.banen)
                ),
            )
            for year in drawn.jaren
        ),
    )
    for year in marked.jaren:
        for letter in letters(marked, year.jaar, LAW, date(2026, 11, 24)):
            assert "GEHEIM" not in letter.text
            assert "GEHEIM" not in "".join(letter.gaps)
            assert letter.gaps
            assert not re.search(r"None|\{|\}|\(\)|(?<![\d,.])1 banen\b", letter.text)
