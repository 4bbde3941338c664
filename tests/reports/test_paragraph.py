"""The paragraph: golden texts of every kind of year, and what holds for any dossier."""

import os
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from builders import baan, dossier, jaar
from golden_years import YEARS
from hypothesis import given, settings
from strategies import dossiers

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Dossier, Jaar, Toelichting, Toerekening, Vorm
from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.law import built_in
from banen_desktop.quota.trace import Outcome, Unit
from banen_desktop.reports import wording
from banen_desktop.reports.paragraph import Paragraph, paragraph
from banen_desktop.reports.style import Style

GOLDEN = Path(__file__).parents[1] / "golden"
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
# Dates, the definition of a job, the smallest group, "minder dan 0,1 baan", "100%", and articles.
FIXED = {"1", "2", "31", "2026", "25,5", "5", "0,1", "100", "38", "34", "122"}


def written(made: Paragraph) -> str:
    """The text with its questions, as the golden files hold it."""
    questions = "".join(f"? {question}\n" for question in made.questions)
    return f"{made.text}\n{questions}"


@pytest.mark.parametrize("name", YEARS)
def test_the_golden_text_comes_out(name: str) -> None:
    """`GOUD=schrijf pytest` writes the files again; read every line that changed."""
    text = written(paragraph(*YEARS[name](), built_in(), Style(levy=True)))
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOUD") == "schrijf":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_file_has_its_year() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(YEARS)


def anonymous(drawn: Dossier) -> Dossier:
    """The dossier with texts that are easy to find back: what may not leave stands out."""
    years = tuple(_marked(year) for year in drawn.jaren)
    return replace(drawn, werkgever=replace(drawn.werkgever, naam="Werkgever"), jaren=years)


def _marked(year: Jaar) -> Jaar:
    return replace(
        year,
        bron_quotumpercentage="een brief" if year.bron_quotumpercentage else "",
        toelichting=Toelichting(),
        uren=tuple(replace(row, onderdeel="GEHEIM", opmerking="GEHEIM") for row in year.uren),
        banen=tuple(
            replace(
                row,
                kenmerk=f"GEHEIM-{len(row.kenmerk) % 3}",
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
    found = set(FIXED)
    for each in drawn.jaren:
        outcome = calculate(drawn, each.jaar, built_in())
        found |= {str(each.jaar), str(each.jaar - 1), str(each.jaar + 1)}
        for row in each.banen:
            if row.register_gecontroleerd_op is not None:
                found |= set(NUMBER.findall(dutch.format_date_words(row.register_gecontroleerd_op)))
        for text in shown_numbers(outcome):
            found |= set(NUMBER.findall(text))
    percentage = calculate(drawn, year, built_in()).by_key.get("quotumpercentage")
    if percentage is not None and percentage.legal is not None:
        found |= set(NUMBER.findall(percentage.legal.bron))
    return found


def shown_numbers(outcome: Outcome) -> list[str]:
    """The steps in words, and the own and hired hours as jobs."""
    per_job = outcome.by_key["uren_per_baan"].value
    parts = ("meetellende_uren_dienstverband", "meetellende_uren_inleen")
    return [wording.shown(step) for step in outcome.steps] + [
        wording.format_value(outcome.by_key[key].value / per_job, Unit.BAAN) for key in parts
    ]


@settings(max_examples=150, deadline=None)
@given(dossiers())
def test_any_dossier_gives_sound_text(drawn: Dossier) -> None:
    drawn = anonymous(drawn)
    for year in drawn.jaren:
        made = paragraph(drawn, year.jaar, built_in(), Style(levy=True))
        text = made.text
        assert "GEHEIM" not in text + "".join(made.questions)
        for fault in ("  ", "{", "}", "None", "()", " .", " ,", "..", ";.", "Decimal"):
            assert fault not in text, fault
        assert not re.search(r"(?<![\d,.])1 (banen|personen)\b", text)
        assert not re.search(r"(?<![\d,.])[1-4] perso", text)
        assert not re.search(r"\b0,\d banen\b", text.replace("0,0 banen", ""))
        assert set(NUMBER.findall(text)) <= allowed_numbers(drawn, year.jaar)
        assert all(section.heading and section.paragraphs for section in made.sections)


@settings(max_examples=100, deadline=None)
@given(dossiers(max_years=1))
def test_every_text_of_the_user_comes_out_and_stays_one_line_per_paragraph(drawn: Dossier) -> None:
    for year in drawn.jaren:
        text = paragraph(drawn, year.jaar, built_in()).text
        bare = " ".join(text.split())
        for value in (year.toelichting.maatregelen, year.toelichting.plannen):
            assert all(" ".join(line.split()) in bare for line in value.splitlines())


@pytest.mark.parametrize(
    ("year", "own", "words"),
    [
        (2020, None, "bij een quotum van 8,8 banen. Dat"),
        (2021, None, "(met een indicatief percentage van 2,57%)"),
        (2024, None, "(met een nog niet bevestigd percentage van 2,76%)"),
        (2020, "2.355", "(met een zelf opgegeven percentage van 2,355%)"),
    ],
)
def test_the_first_sentence_says_how_sure_the_percentage_is(
    year: int, own: str | None, words: str
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
        built_in(),
    )
    assert words in made.sections[0].paragraphs[0]


def test_the_levy_is_there_only_when_asked_for() -> None:
    drawn, year = YEARS["niet-gehaald"]()
    without, with_levy = (
        paragraph(drawn, year, built_in(), Style(levy=levy)) for levy in (False, True)
    )
    assert "effing" not in without.text
    assert "nog voor geen enkel jaar uitgevoerd (Wfsv art. 122na)" in with_levy.text


def test_an_absent_year_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        paragraph(dossier(jaar(2020)), 2021, built_in())


def text_of(*banen: Baan, earlier: Jaar | None = None) -> str:
    years = [earlier] if earlier is not None else []
    drawn = dossier(*years, jaar(2020, *banen, verloonde_uren=500_000))
    return paragraph(drawn, 2020, built_in()).text


def test_what_an_agreement_leaves_out_is_not_called_the_law() -> None:
    row = baan(vorm=Vorm.UITZEND, toerekening=Toerekening.NEE, verloonde_uren=2662)
    text = text_of(row)
    assert "Er was werk voor 2,0 banen dat niet meetelt: ingeleende medewerkers" in text
    assert "volgens de wet niet" not in text
    assert "Daarnaast was er werk" in text_of(row, baan(kenmerk="P-02", verloonde_uren=1331))


@pytest.mark.parametrize(
    ("decision", "ground", "unclear"),
    [(None, "advies", True), (JaNee.NEE, "", True), (JaNee.NEE, "advies", False)],
)
def test_payroll_without_a_decision_is_unclear(
    decision: JaNee | None, ground: str, *, unclear: bool
) -> None:
    row = baan(
        vorm=Vorm.PAYROLL, verloonde_uren=1331, besluit_telt_mee=decision, besluit_grond=ground
    )
    text = text_of(row)
    assert "dat niet meetelt: payroll." in text
    assert ("Of payroll meetelt, is niet duidelijk." in text) is unclear


def test_a_few_hours_are_not_zero_jobs() -> None:
    text = text_of(baan(verloonde_uren=12), earlier=jaar(2019, baan(verloonde_uren=12)))
    assert "0,0 banen" not in text
    assert "Gemeente Voorbeeld minder dan 0,1 baan voor" in text
    assert "In 2019 realiseerden wij minder dan 0,1 baan" in text


def test_an_earlier_year_without_hours_is_not_a_year_without_jobs() -> None:
    text = text_of(baan(verloonde_uren=1331), earlier=jaar(2019, baan()))
    assert "Over 2019 zijn de uren van de banen nog niet bekend." in text


def test_unknown_hours_and_the_quotum_are_two_sentences() -> None:
    assert "nog niet bekend. Het quotum is 8,8 banen. Daarom" in text_of(baan())
