"""A number of the law never stands in a sentence: change it, and the old one is nowhere.

Each number that the law has is changed in turn, and everything that is made of a year is searched
for the old one. A number that comes from the law cannot be found then; one that stands in a
sentence, a formula, a note or the explanation of another parameter is.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from gears import few
from legal_numbers import (
    LAW,
    MADE_ON,
    NUMBERS,
    YEAR,
    Number,
    inside,
    large,
    law_file,
    law_without,
    law_without_any,
    naming,
    said,
    small,
)
from parameter_updates import law_with

from banen_desktop import command_line
from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.dossier.verslag import Lengte, Stem
from banen_desktop.quota.calculation.agenda import findings_on, moments
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.amounts import amount
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.what_if import interim
from banen_desktop.quota.what_if.scenarios import scenario_outcomes
from banen_desktop.quota.years import comparison
from banen_desktop.quota.years.onderdelen import divide
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.out.files import render
from banen_desktop.reports.out.recipients import recipients
from banen_desktop.reports.out.screen import year_on_screen
from banen_desktop.reports.pages.comparison import interim_table, onderdelen_table, series_table
from banen_desktop.reports.pages.full_report import full_report, text_only
from banen_desktop.reports.pages.letters import letters
from banen_desktop.reports.pages.pdf import write_pdf
from banen_desktop.reports.pages.scenarios import scenario_table, scenarios_table
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.pages.word import write_word
from banen_desktop.reports.text.agenda_words import moment_words
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.questions import questions
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.text.year_report import report_of
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.words.headline import headline
from banen_desktop.resources import resource
from banen_desktop.storage.parameter_files import KeptFile, keep

pytestmark = pytest.mark.usefixtures("few_spare_rows")

NEW_LAW = large(eerste_jaar_wet_banenafspraak=YEAR)
STYLES = [Style(*how, levy=True) for how in product(Lengte, Stem)]
DOCUMENTS = (full_report, summary, text_only)
BEFORE_ALLOCATION, AFTER_ALLOCATION = MADE_ON, date(YEAR + 2, 3, 17)


def told(dossier: Dossier, law: Law) -> Iterator[tuple[str, str]]:
    """What is said of the year in text, documents, cards, letters and data."""
    jaar = dossier.year(YEAR)
    assert jaar is not None
    outcome, sector = calculate(dossier, YEAR, law), dossier.werkgever.sector
    for style in STYLES:
        yield f"tekst {style}", said(paragraph(dossier, YEAR, law, style))
    for document in DOCUMENTS:
        yield document.__name__, said(document(dossier, YEAR, law, MADE_ON, STYLES[0]))
    yield "scherm", year_on_screen(dossier, YEAR, law, levy=True)
    for kind in Kind:
        yield f"gegevens {kind}", to_json(year_data(dossier, YEAR, law, MADE_ON, kind))
    yield "antwoord", headline(outcome)
    for today in (BEFORE_ALLOCATION, AFTER_ALLOCATION):
        yield f"brieven op {today}", said(letters(dossier, YEAR, law, today))
        yield f"meldingen op {today}", said(findings_on(jaar, outcome, today))
        found = moments(jaar, outcome, sector, today)
        yield f"termijnen op {today}", said(map(moment_words, found))
    yield "vragen", said(questions(report_of(dossier, jaar, law)))
    yield "uitleg", said(wording.explain(outcome, key) for key in outcome.by_key)
    rows = zip(jaar.banen, outcome.rows, strict=True)
    until = outcome.termen.toerekening
    yield "banen", said(wording.explain_row(*row, YEAR, law, until) for row in rows)
    yield "jaren", said(series_table(comparison.series(dossier, law)))
    yield "tussenstand", said(interim_table(interim.measure(dossier, YEAR, law)))
    yield "onderdelen", said(onderdelen_table(divide(dossier, YEAR, law)))
    yield from scenarios(dossier, law)


def scenarios(dossier: Dossier, law: Law) -> Iterator[tuple[str, str]]:
    """What is said when something else is tried."""
    found = scenario_outcomes(dossier, YEAR, dossier.jaren[0].scenarios, law)
    yield "scenario’s", said(scenarios_table(found))
    for place, each in enumerate(found):
        words = [wording.explain(each.outcome, key) for key in each.outcome.by_key]
        everything = (scenario_table(each), each.assumptions, each.remarks, words)
        yield f"scenario {place}", said(everything)


def cards(law: Law) -> Iterator[tuple[str, str]]:
    """The answers of each sector, and who gets them."""
    for sector in Sector:
        card = answers(large(sector), YEAR, law)
        yield f"kaart {sector}", said(card)
        yield f"ontvangers {sector}", said(recipients(sector))


def workbooks(law: Law) -> Iterator[tuple[str, str]]:
    """All that the workbooks of the year hold: cells, notes, formulas, names, charts."""
    style = Style(levy=True)
    for kind in Kind:
        yield f"werkmap {kind}", inside(render(large(), YEAR, law, "xlsx", kind, MADE_ON, style))


def everything(law: Law) -> Mapping[str, str]:
    """All that is made of a large and a small employer, and under the Wet banenafspraak."""
    found = {**dict(cards(law)), **dict(workbooks(law))}
    for name, dossier in (("groot", large()), ("klein", small()), ("nieuwe wet", NEW_LAW)):
        found |= {f"{name}, {place}": text for place, text in told(dossier, law)}
    return found


@pytest.mark.parametrize("number", few(4, NUMBERS), ids=str)
def test_a_number_that_is_no_longer_law_is_nowhere(number: Number) -> None:
    assert naming(number, everything(law_without(number))) == []


@cache
def _as_it_is() -> Mapping[str, str]:
    return everything(LAW)


@pytest.mark.parametrize("number", [each for each in NUMBERS if each.keys], ids=str)
def test_the_search_finds_every_number_while_it_is_law(number: Number) -> None:
    """Else the test above would be content with nothing; the workbook names every parameter."""
    assert naming(number, _as_it_is())


def test_every_parameter_with_a_value_is_tried() -> None:
    tried = {key for number in NUMBERS for key in number.keys}
    assert tried == {key for key, values in LAW.values.items() if values}
    assert {sector for number in NUMBERS for sector in number.sectors} == set(LAW.weeks)


@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_a_number_is_known_however_it_is_written(number: Number) -> None:
    for key in number.keys:
        value = LAW.required(key, YEAR)
        for text in (amount(value.waarde, value.eenheid), f"ROUND({value.waarde}*B5)"):
            assert naming(number, {"hier": text}), text
    assert not naming(number, {"hier": f"art. 9{number.value}, A{number.value}, {number.value}1"})


def test_the_old_numbers_are_not_on_paper(tmp_path: Path) -> None:
    """All at once, as another program reads the PDF and the Word document."""
    law, path = law_without_any(), tmp_path / "rapport.pdf"
    report = full_report(large(), YEAR, law, MADE_ON, STYLES[-1])
    path.write_bytes(write_pdf(report))
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    pdf = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    texts = {"pdf": pdf, "word": inside(write_word(report))}
    assert all("Stichting Proef" in text for text in texts.values())
    assert [naming(number, texts) for number in NUMBERS] == [[]] * len(NUMBERS)


def two_years() -> Dossier:
    """The same year twice, a year apart."""
    (now,) = large().jaren
    return replace(large(), jaren=(replace(now, jaar=YEAR - 1), now))


def test_each_year_speaks_of_its_own_law() -> None:
    """A law that changes between two years, as a parameter file would tell from a year on."""
    law = law_with("uren_per_baan", YEAR, "1357", law_with("uren_per_week_baan", YEAR, "26"))
    dossier = two_years()
    for year, per_job, week in ((YEAR - 1, "1.331", "25,5"), (YEAR, "1.357", "26")):
        text = paragraph(dossier, year, law, STYLES[0]).text
        assert f"Een baan is {per_job} verloonde uren per jaar, gemiddeld {week} uur" in text
        assert f"van {week} uur per week" in headline(calculate(dossier, year, law))


def test_what_compares_years_says_of_which_year_each_number_is() -> None:
    law, dossier = law_with("uren_per_week_baan", YEAR, "26"), two_years()
    both = f"25,5 uur{{per}} ({YEAR - 1}) of 26 uur{{per}} ({YEAR})"
    short, long = both.format(per=""), both.format(per=" per week")
    assert f"Banen van {short}" in said(series_table(comparison.series(dossier, law)))
    for document in (summary, full_report):
        assert f"in banen van {long}" in said(document(dossier, YEAR, law, MADE_ON, STYLES[0]))
    book = inside(render(dossier, YEAR, law, "xlsx", Kind.DOSSIER, MADE_ON, STYLES[0]))
    assert f"Banen van {long}" in book
    assert "Banen van 26 uur per week, berekend uit" in book


def test_years_with_one_law_are_one_number() -> None:
    weeks = {year: Decimal("25.5") for year in (2023, 2024, 2025)}
    assert wording.hours_of_a_job(weeks) == "25,5 uur"
    later = {**weeks, 2026: Decimal(26)}
    assert wording.hours_of_a_job(later) == "25,5 uur (2023 tot en met 2025) of 26 uur (2026)"


@pytest.mark.parametrize("name", ["handleiding.md", "bouwstenen.toml"])
def test_a_fixed_text_names_a_number_with_its_year_or_where_to_look(name: str) -> None:
    """It is read beside any year, so it says of which year it speaks."""
    lines = resource(name).read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if not re.search(r"\b20\d\d\b|\*Berekening\*", line)]
    texts = {f"regel {place}": line for place, line in enumerate(bare)}
    assert [naming(number, texts) for number in NUMBERS] == [[]] * len(NUMBERS)


LIST = "onderdeel;uren per week\nNoord;7,7\nZuid;6,6\n"
INPUT = f"""
[werkgever]
naam = "Stichting Proef"
sector = "po"

[[jaren]]
jaar = {YEAR}
verloonde_uren = 7654321
verloonde_uren_vorig_jaar = 7654321
"""


def test_the_command_line_says_what_a_parameter_file_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All at once, with a file that was really taken in, also while a list is read."""
    keep(KeptFile("raad.toml", law_file(law_without_any()).encode()))
    dossier, hours = tmp_path / "in.toml", tmp_path / "uren.csv"
    dossier.write_text(INPUT, encoding="utf-8")
    hours.write_text(LIST, encoding="utf-8")
    year = ["--jaar", str(YEAR)]
    assert command_line.run(["bereken", str(dossier), *year, "--heffing"]) == 0
    assert command_line.run(["bereken", str(dossier), *year, "--json"]) == 0
    kept = ["--in", str(tmp_path / "nieuw.banen")]
    assert command_line.run(["importeer", str(hours), *year, *kept]) == 0
    said_so = capsys.readouterr()
    texts = {"uit": said_so.out, "fout": said_so.err}
    assert "schatting" in said_so.out
    assert [naming(number, texts) for number in NUMBERS] == [[]] * len(NUMBERS)
