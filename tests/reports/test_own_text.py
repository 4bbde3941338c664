"""The user's own text: every word of it in every output, and back to the calculated one."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from builders import dossier, jaar
from golden_years import HOURS, YEARS, people
from hypothesis import given, settings
from hypothesis import strategies as st

from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Verslagtekst
from banen_desktop.quota.law import built_in
from banen_desktop.reports import files, own_text
from banen_desktop.reports.document import Heading, Text
from banen_desktop.reports.full_report import full_report
from banen_desktop.reports.kinds import Kind
from banen_desktop.reports.own_text import as_paragraph, final_paragraph
from banen_desktop.reports.paragraph import Paragraph, paragraph
from banen_desktop.reports.style import Style

LAW = built_in()
DAY = date(2026, 1, 2)
OWN = "Eigen titel\n\nOns verhaal\nWij deden <b>veel</b>.\nEn meer.\n\nZonder kop & met teken."


def with_text(tekst: str) -> Dossier:
    text = Verslagtekst(tekst=tekst, berekend="Iets.")
    return dossier(jaar(2020, *people(1331, 6), **HOURS, verslagtekst=text))


@pytest.mark.parametrize("name", YEARS)
def test_a_calculated_text_that_is_made_own_stays_the_same(name: str) -> None:
    made, year = YEARS[name]()
    calculated = paragraph(made, year, LAW, Style(levy=True))
    assert as_paragraph(calculated.text, calculated) == calculated


def test_the_own_text_goes_before_the_calculated_one() -> None:
    made = final_paragraph(with_text(OWN), 2020, LAW, Style())
    assert made.title == "Eigen titel"
    (section,) = made.sections
    assert section.heading == "Ons verhaal"
    assert section.paragraphs == ("Wij deden <b>veel</b>.", "En meer.", "Zonder kop & met teken.")
    assert made.questions


@pytest.mark.parametrize("tekst", ["", "  \n "])
def test_an_empty_own_text_is_none(tekst: str) -> None:
    made = with_text(tekst)
    assert final_paragraph(made, 2020, LAW, Style()) == paragraph(made, 2020, LAW, Style())
    assert not own_text.is_own(Verslagtekst(tekst=tekst))


def test_an_absent_year_is_an_error() -> None:
    with pytest.raises(KeyError):
        final_paragraph(with_text(OWN), 2019, LAW, Style())


def test_every_output_has_the_own_text() -> None:
    made = with_text(OWN)
    text = files.render(made, 2020, LAW, "txt", Kind.DELEN, DAY).decode()
    word = docx.Document(io.BytesIO(files.render(made, 2020, LAW, "docx", Kind.DELEN, DAY)))
    in_word = "\n".join(part.text for part in word.paragraphs)
    blocks = full_report(made, 2020, LAW, DAY).blocks
    on_paper = "\n".join(part.text for part in blocks if isinstance(part, Heading | Text))
    for line in ("Ons verhaal", "Wij deden <b>veel</b>.", "En meer.", "Zonder kop & met teken."):
        assert line in text
        assert line in in_word
        assert line in on_paper
    assert files.render(made, 2020, LAW, "pdf", Kind.DELEN, DAY).startswith(b"%PDF")


LINES = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=30)


@given(st.lists(LINES, max_size=8).map("\n".join) | st.lists(LINES, max_size=8).map("\n\n".join))
@settings(max_examples=200)
def test_no_word_of_a_text_is_lost(text: str) -> None:
    made = as_paragraph(text, Paragraph("Banenafspraak 2020", (), ()))
    written = [made.title] if made.title in text else []
    for section in made.sections:
        written += [section.heading, *section.paragraphs]
    words = " ".join(written).split()
    assert words[-len(text.split()) :] == text.split()[: len(words)] or words == text.split()


def test_a_text_of_one_line_is_a_paragraph_and_no_title() -> None:
    made = as_paragraph("Alleen dit", Paragraph("Banenafspraak 2020", (), ()))
    assert made.title == "Banenafspraak 2020"
    assert made.text == "Banenafspraak 2020\n\nAlleen dit\n"


def test_the_style_of_the_dossier_is_kept() -> None:
    made = replace(with_text(OWN))
    assert final_paragraph(made, 2020, LAW, Style(levy=True)).title == "Eigen titel"
