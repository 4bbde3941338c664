"""A number of the law never stands in a sentence: whatever changes, the old one is nowhere.

Every parameter is changed in turn, also one that is added later, and everything that is made of
the year is searched for the number that it had: written for people, bare, and in formulas.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from builders import baan, dossier, jaar, regel
from legal_numbers import YEARS, changed, found_in, numeric_keys, silent

from banen_desktop.dossier.model import Dossier, Sector, Toerekening, Vorm
from banen_desktop.dossier.verslag import Lengte, Stem
from banen_desktop.quota.calculation.agenda import moments
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.amounts import amount
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.out.recipients import recipients
from banen_desktop.reports.out.screen import year_on_screen
from banen_desktop.reports.pages.comparison import series_table
from banen_desktop.reports.pages.document import Document, document_words
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.pages.letters import letters
from banen_desktop.reports.pages.pdf import write_pdf
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.pages.word import write_word
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook import write_workbook

TODAY = date(2026, 2, 9)
LAW = silent()
KEYS = [(year, key) for year in YEARS for key in numeric_keys(LAW, year)]


@cache
def employer(sector: Sector, year: int) -> Dossier:
    """An employer with own and hired jobs, on both sides of every rule, in odd numbers."""
    hours = {"verloonde_uren": Decimal("917643.7"), "verloonde_uren_vorig_jaar": 906_777}
    rows = [
        baan(kenmerk="A", verloonde_uren=777, contract=None),
        *(baan(kenmerk=f"B{number}", verloonde_uren=679) for number in range(6)),
        baan(kenmerk="C", uren_per_week=17, van=date(year, 3, 7)),
        baan(kenmerk="D", vorm=Vorm.UITZEND, uren_per_week=19),
        baan(
            kenmerk="E",
            vorm=Vorm.DETACHERING_WSW,
            toerekening=Toerekening.AFGESPROKEN,
            verloonde_uren=666,
        ),
        baan(kenmerk="F", vorm=Vorm.INKOOP, verloonde_uren=333),
        baan(kenmerk="G", vorm=Vorm.UITZEND, toerekening=Toerekening.NEE),
    ]
    before = jaar(year - 1, *rows[:5], **hours)
    made = dossier(
        before, jaar(year, *rows, uren=(regel(onderdeel="Noord", verloonde_uren=9),), **hours)
    )
    return replace(
        made, werkgever=replace(made.werkgever, sector=sector, werkweek_uren=Decimal(37))
    )


def texts(made: Dossier, law: Law, year: int) -> Iterator[tuple[str, str]]:
    """Everything that is made of the year, by name, as text."""
    outcome = calculate(made, year, law)
    for lengte in Lengte:
        for stem in Stem:
            told = paragraph(made, year, law, Style(lengte, stem, levy=True))
            yield f"paragraph {lengte} {stem}", f"{told.text} {' '.join(told.questions)}"
    for name, document in documents(made, law, year):
        yield name, document_words(document)
    yield "screen", year_on_screen(made, year, law, levy=True)
    for kind in Kind:
        yield f"json {kind}", to_json(year_data(made, year, law, kind=kind, made_on=TODAY))
    card = answers(made, year, law)
    yield "answers", f"{card.text} {card.intro} {card.note} {card}"
    yield "recipients", str(recipients(made, card))
    yield "letters", str(letters(made, year, law, TODAY))
    sector = made.werkgever.sector
    yield "agenda", str(moments(made.jaren[-1], outcome, sector, TODAY))
    table = series_table([outcome, calculate(made, year - 1, law)])
    shown = [(line.label, *(cell.text for cell in line.cells)) for line in table.lines]
    yield "years", str((table.header, shown))
    for step in outcome.steps:
        yield f"explained {step.key}", str(wording.explain(outcome, step.key))
    for row, each in zip(made.jaren[-1].banen, outcome.rows, strict=True):
        yield f"row {row.kenmerk}", str(wording.explain_row(row, each, year, law, None))


def documents(made: Dossier, law: Law, year: int) -> Iterator[tuple[str, Document]]:
    yield "report", full_report(made, year, law, TODAY, Style(Lengte.LANG, levy=True))
    yield "summary", summary(made, year, law, made_on=TODAY)


def workbook_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """The words, values and formulas of a workbook, and its notes and charts."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            part = parts.read(name).decode("utf-8", "replace")
            if re.search(r"sharedStrings|worksheets/sheet|comments|charts/|workbook\.xml", name):
                part = re.sub(
                    r'<c [^>]*t="s"[^>]*>.*?</c>', "", part
                )  # places of texts, no numbers
                inside = re.findall(r"<(?:\w+:)?(?:t|f|v|definedName)\b[^>]*>([^<]*)<", part)
                yield name, "\n".join(inside)


def old_numbers(made: Mapping[str, str], key: str, year: int) -> list[str]:
    value = LAW.required(key, year)
    return [
        f"{key}: {form} in {name}"
        for name, text in made.items()
        for form in sorted(found_in(text, value, year))
    ]


def test_every_parameter_has_a_number_in_one_of_these_years() -> None:
    ruling = {key for key in LAW.values if key.startswith("eerste_jaar")}
    assert {key for _, key in KEYS} | ruling == set(LAW.values)


@pytest.mark.parametrize("sector", [Sector.PO, Sector.GEMEENTE])
@pytest.mark.parametrize(("year", "key"), KEYS)
def test_the_old_number_is_nowhere(year: int, key: str, sector: Sector) -> None:
    law = changed(LAW, [key], year)
    assert old_numbers(dict(texts(employer(sector, year), law, year)), key, year) == []


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(("year", "key"), KEYS)
def test_the_old_number_is_nowhere_in_the_workbook(year: int, key: str, kind: Kind) -> None:
    law = changed(LAW, [key], year)
    made = employer(Sector.GEMEENTE, year)
    data = write_workbook(made, year, law, kind=kind, made_on=TODAY, levy=True)
    assert old_numbers(dict(workbook_texts(data)), key, year) == []


@pytest.mark.parametrize("year", YEARS)
def test_the_old_numbers_are_nowhere_on_paper(year: int) -> None:
    """All at once, in what another program reads of the Word document."""
    keys = numeric_keys(LAW, year)
    law = changed(LAW, keys, year)
    for name, document in documents(employer(Sector.PO, year), law, year):
        assert write_pdf(document)
        with zipfile.ZipFile(io.BytesIO(write_word(document))) as parts:
            words = re.sub(r"<[^>]+>", " ", parts.read("word/document.xml").decode())
        assert [found for key in keys for found in old_numbers({name: words}, key, year)] == []


@pytest.mark.parametrize(("year", "key"), KEYS)
def test_the_search_finds_the_number_that_is_there(year: int, key: str) -> None:
    value = LAW.required(key, year)
    assert found_in(f"Het is {amount(value.waarde, value.eenheid)}.", value, year)
    assert not found_in("Het is 9999999.", value, year)


@pytest.mark.parametrize("key", ["uren_per_baan", "uren_per_week_baan", "quotumpercentage"])
def test_the_number_is_found_in_what_is_made(key: str) -> None:
    """Without a change the old number is the number."""
    year = YEARS[0]
    assert old_numbers(dict(texts(employer(Sector.PO, year), LAW, year)), key, year)
