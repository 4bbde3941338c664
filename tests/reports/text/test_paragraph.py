"""The paragraph: golden texts of every kind of year, and what holds for any dossier.

`GOUD=schrijf pytest tests/reports/text/test_paragraph.py` writes the golden files again, one for
every kind of year, length and voice; read every line that changed, as the reader of an annual
report.
"""

import os
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import baan, dossier, jaar
from gears import examples
from golden_years import YEARS, people
from hypothesis import given
from hypothesis import strategies as st
from strategies import dossiers

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Jaar,
    Toelichting,
    Toerekening,
    Vorm,
)
from banen_desktop.dossier.verslag import Cijfer, Lengte, Stem
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.groups import contracts_of
from banen_desktop.quota.calculation.trace import Outcome, Unit
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.history import flow_of, jobs_more, reported_values
from banen_desktop.reports.text.paragraph import Paragraph, paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words import wording

GOLDEN = Path(__file__).parents[2] / "golden"
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
# Dates, the definition of a job, the smallest group, "minder dan 0,1 baan", "100%", and articles.
FIXED = {"1", "2", "31", "2026", "25,5", "5", "0,1", "100", "38", "34", "122"}
STYLES = [Style(lengte, stem, levy=True) for lengte in Lengte for stem in Stem]
LAW = built_in()


def golden(name: str, style: Style) -> Path:
    return GOLDEN / f"{name}.{style.lengte}.{style.stem}.txt"


def written(made: Paragraph) -> str:
    """The text with its questions, as the golden files hold it."""
    questions = "".join(f"? {question}\n" for question in made.questions)
    return f"{made.text}\n{questions}"


@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.lengte}-{style.stem}")
@pytest.mark.parametrize("name", YEARS)
def test_the_golden_text_comes_out(name: str, style: Style) -> None:
    text, path = written(paragraph(*YEARS[name](), LAW, style)), golden(name, style)
    if os.environ.get("GOUD") == "schrijf":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_file_has_its_year_and_style() -> None:
    wanted = {golden(name, style) for name in YEARS for style in STYLES}
    assert set(GOLDEN.glob("*.txt")) == wanted


REPORTED = ("gerealiseerde_banen", "quotum_banen", "realisatiepercentage")


def anonymous(drawn: Dossier) -> Dossier:
    """The dossier with texts that are easy to find back: what may not leave stands out."""
    years = tuple(_marked(year) for year in drawn.jaren)
    return replace(drawn, werkgever=replace(drawn.werkgever, naam="Werkgever"), jaren=years)


def _marked(year: Jaar) -> Jaar:
    return replace(
        year,
        bron_quotumpercentage="een brief" if year.bron_quotumpercentage else "",
        toelichting=Toelichting(),
        werkagenda=tuple(
            replace(row, omschrijving="een maatregel", eigenaar="hoofd HR", resultaat="succes")
            for row in year.werkagenda
        ),
        gerapporteerd=tuple(
            Cijfer(key, abs(row.waarde or Decimal(1)) % 90)
            for key, row in zip(REPORTED, year.gerapporteerd, strict=False)
        ),
        uren=tuple(replace(row, onderdeel="GEHEIM", opmerking="GEHEIM") for row in year.uren),
        banen=tuple(
            replace(
                row,
                kenmerk=f"GEHEIM-{len(row.kenmerk) % 3}",
                aantal=None,  # of five people or more their work may be told
                onderdeel="GEHEIM",
                soort_werk="GEHEIM",
                opmerking="GEHEIM",
                besluit_grond="GEHEIM" if row.besluit_grond else "",
            )
            for row in year.banen
        ),
    )


def allowed_numbers(drawn: Dossier, year: int) -> set[str]:
    """Every number of the trace as a person reads it, of this year and of earlier ones."""
    texts: list[str] = []
    outcomes = {each.jaar: calculate(drawn, each.jaar, LAW) for each in drawn.jaren}
    for each in drawn.jaren:
        outcome = outcomes[each.jaar]
        texts += [str(each.jaar), str(each.jaar - 1), str(each.jaar + 1)]
        texts += [*own_numbers(each), *shown_numbers(outcome), *people_numbers(drawn, each)]
        if each.jaar < year:
            texts.append(dutch.jobs(jobs_more(outcomes[year], outcome)))
    start = drawn.werkgever.nulmeting_banen
    if start is not None:
        more = outcomes[year].by_key["gerealiseerde_banen"].value - start
        texts += [dutch.jobs(start), dutch.jobs(more)]
    percentage = outcomes[year].by_key.get("quotumpercentage")
    if percentage is not None and percentage.legal is not None:
        texts.append(percentage.legal.bron)
    return FIXED | {number for text in texts for number in NUMBER.findall(text)}


def own_numbers(year: Jaar) -> list[str]:
    """The days and numbers that the employer typed, and what was reported."""
    days = [row.register_gecontroleerd_op for row in year.banen]
    days += [row.deadline for row in year.werkagenda]
    kept, reported = year.vergelijking, reported_values(year)
    numbers = (kept.sroi_leveranciers, kept.sroi_bedrag, kept.sroi_personen)
    return [
        *(dutch.format_date_words(day) for day in days if day is not None),
        *(dutch.format_number(number) for number in numbers if number is not None),
        *(dutch.format_euro(number) for number in numbers if number is not None),
        *(dutch.jobs(value) for value in reported.values()),
        *(wording.realisation(value) for value in reported.values()),
    ]


def shown_numbers(outcome: Outcome) -> list[str]:
    """The steps in words, and the own and hired hours as jobs."""
    per_job = outcome.by_key["uren_per_baan"].value
    parts = ("meetellende_uren_dienstverband", "meetellende_uren_inleen")
    return [wording.shown(step) for step in outcome.steps] + [
        wording.format_value(outcome.by_key[key].value / per_job, Unit.BAAN) for key in parts
    ]


def people_numbers(drawn: Dossier, year: Jaar) -> list[str]:
    """How many people have which contract, and how many stayed and left."""
    outcome = calculate(drawn, year.jaar, LAW)
    contracts, flow = contracts_of(year, outcome), flow_of(drawn, year, outcome, LAW)
    moved = [] if flow is None else [flow.people, flow.stayed, flow.left]
    return [str(number) for number in (contracts.permanent, contracts.temporary, *moved)]


@examples(1.5)
@given(dossiers(), st.sampled_from(STYLES))
def test_any_dossier_gives_sound_text(drawn: Dossier, style: Style) -> None:
    drawn = anonymous(drawn)
    for year in drawn.jaren:
        made = paragraph(drawn, year.jaar, LAW, style)
        text = made.text
        assert "GEHEIM" not in text + "".join(map(str, made.questions))
        for fault in ("  ", "{", "}", "None", "()", " .", " ,", "..", ";.", "Decimal"):
            assert fault not in text, fault
        assert not re.search(r"(?<![\d,.])1 (banen|personen|mensen|leveranciers)\b", text)
        assert not re.search(r"(?<![\d,.])(?<!minder dan )[1-4] (perso|mens)", text)
        assert not re.search(r"\b0,\d banen\b", text.replace("0,0 banen", ""))
        assert set(NUMBER.findall(text)) <= allowed_numbers(drawn, year.jaar)
        assert all(section.heading and section.paragraphs for section in made.sections)


@given(dossiers(max_years=1))
def test_every_text_of_the_user_comes_out_and_stays_one_line_per_paragraph(drawn: Dossier) -> None:
    for year in drawn.jaren:
        text = paragraph(drawn, year.jaar, LAW, Style()).text
        bare = " ".join(text.split())
        for value in (year.toelichting.maatregelen, year.toelichting.plannen):
            assert all(" ".join(line.split()) in bare for line in value.splitlines())


@pytest.mark.parametrize(
    ("year", "own", "words"),
    [
        (2020, None, "bij een quotum van 8,8 banen"),
        (2021, "2.57", "(berekend met een achterhaalde indicatie van 2,57%)"),
        (2021, "2.56", "(berekend met een zelf opgegeven percentage van 2,56%)"),
        (2024, None, "bij een quotum van 10,4 banen"),
        (2026, None, "(berekend met een nog niet bevestigd percentage van 2,58%)"),
        (2020, "2.355", "(berekend met een zelf opgegeven percentage van 2,355%)"),
    ],
)
@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.lengte}-{style.stem}")
def test_the_first_sentence_says_how_sure_the_percentage_is(
    year: int, own: str | None, words: str, style: Style
) -> None:
    made = paragraph(
        dossier(
            jaar(
                year,
                baan(verloonde_uren=1331),
                verloonde_uren=500_000,
                quotumpercentage=None if own is None else Decimal(own),
            )
        ),
        year,
        LAW,
        style,
    )
    assert words in made.sections[0].paragraphs[0].split(". ")[0]


def test_the_levy_is_there_only_when_asked_for() -> None:
    drawn, year = YEARS["niet-gehaald"]()
    without, with_levy = (paragraph(drawn, year, LAW, Style(levy=levy)) for levy in (False, True))
    assert "effing" not in without.text
    assert "nog voor geen enkel jaar uitgevoerd (Wfsv art. 122na)" in with_levy.text


def test_an_absent_year_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        paragraph(dossier(jaar(2020)), 2021, LAW)


def text_of(*banen: Baan, earlier: Jaar | None = None) -> str:
    years = [earlier] if earlier is not None else []
    drawn = dossier(*years, jaar(2020, *banen, verloonde_uren=500_000))
    return paragraph(drawn, 2020, LAW).text


def test_what_an_agreement_leaves_out_is_not_called_the_law() -> None:
    rows = people(1331, 5, vorm=Vorm.UITZEND, toerekening=Toerekening.NEE)
    text = text_of(*rows)
    assert "Er was werk voor 5,0 banen dat niet meetelt: ingeleende medewerkers" in text
    assert "volgens de wet niet" not in text
    assert "Er was ook werk" in text_of(*rows, baan(kenmerk="P-09", verloonde_uren=1331))


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({}, True),
        ({"uitlener_7_690": JaNee.JA}, True),
        ({"uitlener_7_690": JaNee.JA, "uitlener_handelsregister": JaNee.JA}, False),
    ],
)
def test_a_lender_of_whom_too_little_is_known_is_a_question_and_no_no(
    values: dict[str, Any], *, asked: bool
) -> None:
    rows = people(1331, 5, vorm=Vorm.PAYROLL, **values)
    made = paragraph(dossier(jaar(2020, *rows, verloonde_uren=500_000)), 2020, LAW)
    assert "leenden mensen in voor 5,0 banen" in made.text
    assert "niet meetelt" not in made.text
    told = "Nog niet van elke uitlener is bekend of die uren kan toerekenen."
    assert (told in made.text) is asked
    assert any("twee vragen over de uitlener" in one.text for one in made.questions) is asked


@pytest.mark.parametrize(
    ("agreed", "told"),
    [
        ((False, False), "De toerekening van hun uren is nog niet afgesproken; die uren"),
        ((True, False), "De toerekening is niet van al hun uren afgesproken; die uren"),
        ((True, True), "in voor 10,0 banen. Die uren tellen nog niet mee. Nog niet van elke"),
    ],
)
def test_what_was_agreed_is_not_said_to_be_open(agreed: tuple[bool, bool], told: str) -> None:
    """The questions about the lender are open; the agreement may be there already."""
    rows = [
        row
        for place, yes in enumerate(agreed)
        for row in people(
            1331,
            5,
            10 * place,
            vorm=Vorm.PAYROLL,
            toerekening=Toerekening.AFGESPROKEN if yes else Toerekening.NOG_NIET,
        )
    ]
    made = paragraph(dossier(jaar(2020, *rows, verloonde_uren=500_000)), 2020, LAW)
    assert told in made.text
    assert ("De afspraak moet er uiterlijk op" in made.text) is not all(agreed)
    assert any("Spreekt u de toerekening" in one.text for one in made.questions) is not all(agreed)


@pytest.mark.parametrize("answer", ["uitlener_7_690", "uitlener_handelsregister"])
def test_a_lender_that_cannot_allocate_is_told_as_what_does_not_count(answer: str) -> None:
    no: dict[str, Any] = {answer: JaNee.NEE}
    text = text_of(*people(1331, 5, vorm=Vorm.DETACHERING, **no))
    assert "dat niet meetelt: ingeleende medewerkers die bij de uitlener meetellen." in text


def test_a_few_hours_are_not_zero_jobs() -> None:
    text = text_of(baan(verloonde_uren=12), earlier=jaar(2019, baan(verloonde_uren=12)))
    assert "0,0 banen" not in text
    assert "In 2020 realiseerden wij minder dan 0,1 baan voor" in text
    assert "In 2019 realiseerden wij minder dan 0,1 baan" in text


def test_an_earlier_year_without_hours_is_not_a_year_without_jobs() -> None:
    text = text_of(baan(verloonde_uren=1331), earlier=jaar(2019, baan()))
    assert "Over 2019 zijn de uren van de banen nog niet bekend." in text


def test_unknown_hours_are_no_result() -> None:
    text = text_of(baan())
    assert "zijn nog niet bekend; het quotum is 8,8 banen. Daarom noemen wij nog geen" in text
