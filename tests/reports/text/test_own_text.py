"""The user's own text: every word of it in every output, and back to the calculated one."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from builders import dossier, jaar
from gears import examples
from golden_years import HOURS, YEARS, people
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Verslagtekst
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.out import files
from banen_desktop.reports.pages.document import Heading, Text
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.text import own_text
from banen_desktop.reports.text import text_updates as offers
from banen_desktop.reports.text.own_text import as_paragraph, final_paragraph
from banen_desktop.reports.text.paragraph import Paragraph, Section, paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words.guard import Kind

LAW = built_in()
DAY = date(2026, 1, 2)
EMPTY = Paragraph("Banenafspraak 2020", (), ())
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


def made_own(levy: bool = False) -> Dossier:
    """The calculated text of now, with a sentence of the user's own."""
    before = dossier(jaar(2020, *people(1331, 6), **HOURS))
    calculated = paragraph(before, 2020, LAW, Style(levy=levy)).text.strip()
    text = Verslagtekst(tekst=f"{calculated} Eigen slot.", berekend=calculated)
    return edits.set_year(before, 2020, verslagtekst=text)


@pytest.mark.parametrize("levy", [False, True])
def test_an_own_text_is_outdated_until_the_user_chose(levy: bool) -> None:
    made = made_own(levy)
    assert not own_text.is_outdated(made, 2020, LAW)
    changed = edits.put_jobs(made, 2020, made.jaren[0].banen[1:])
    assert own_text.is_outdated(changed, 2020, LAW)
    fresh = own_text.fresh_text(changed, 2020, LAW)
    for done in (
        offers.take_all(changed.jaren[0].verslagtekst, fresh),
        replace(changed.jaren[0].verslagtekst, berekend=fresh),
        replace(changed.jaren[0].verslagtekst, tekst=""),
        replace(changed.jaren[0].verslagtekst, berekend=""),  # from a file that does not tell
    ):
        after = edits.set_year(changed, 2020, verslagtekst=done)
        assert not own_text.is_outdated(after, 2020, LAW)
    assert not own_text.is_outdated(
        edits.set_year(made, 2020, verslagtekst=Verslagtekst()), 2020, LAW
    )
    assert not own_text.is_outdated(made, 2019, LAW)


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


@pytest.mark.parametrize(
    "block",
    [
        "- jobcoach aangesteld\n- twee banen gemaakt",
        "• jobcoach aangesteld\n• twee banen gemaakt",
        "* jobcoach aangesteld\n* twee banen gemaakt",
        "– jobcoach aangesteld\n– twee banen gemaakt",
        "1. jobcoach aangesteld\n2. twee banen gemaakt",
        "a) jobcoach aangesteld\nb) twee banen gemaakt",
        "Plan: 1 baan\nper jaar erbij en dan nog een.",
        "Wij groeiden\nin het hele jaar",
    ],
)
def test_a_list_and_a_line_that_goes_on_are_no_heading(block: str) -> None:
    made = as_paragraph(f"Titel\n\nOns verhaal\nWij deden veel.\n\n{block}", EMPTY)
    (section,) = made.sections
    assert section.heading == "Ons verhaal"
    assert section.paragraphs == ("Wij deden veel.", *block.splitlines())
    assert as_paragraph(block, EMPTY).sections == (Section("", tuple(block.splitlines())),)
    title = as_paragraph(f"{block.splitlines()[0]}\n\nTekst.", EMPTY).title
    assert (title == EMPTY.title) is bool(re.match(r"\W|\w[.)]", block))


@pytest.mark.parametrize(
    "block",
    [
        "2026: het jaar\nWij deden veel.",
        "Ons verhaal\n“Veel”, zei zij.",
        "Wat wij deden\n5 banen.",
        "Wat wij deden\n- een jobcoach\n- twee banen",
        "Wat wij deden\na) een jobcoach\nb) twee banen",
        "1. Inleiding\nWij deden veel.",
        "Onze kop\nmet kleine letters van onszelf",
    ],
)
def test_a_heading_stays_a_heading(block: str) -> None:
    known = replace(EMPTY, sections=(Section("Onze kop", ("Iets.",)),))
    made = as_paragraph(f"Titel\n\nEerst dit.\n\n{block}", known)
    assert [section.heading for section in made.sections] == ["", block.splitlines()[0]]


LINES = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=30)


@given(st.lists(LINES, max_size=8).map("\n".join) | st.lists(LINES, max_size=8).map("\n\n".join))
@examples(2)
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
