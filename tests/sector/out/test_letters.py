"""The letters of a council, the annex of a member, and the text for the minister."""

from dataclasses import replace
from fractions import Fraction

import pytest
from parameter_updates import law_with
from sector_editions import LAW, MADE_ON, YEAR, edition, order, small_sector, whole_sector

from banen_desktop.quota.law.law import Law
from banen_desktop.reports.opgave.records import Uitvraag, Veld
from banen_desktop.reports.pages.document import Bullets, document_words
from banen_desktop.sector.checks.questions import check_year
from banen_desktop.sector.facts.model import Besluit, Bevinding
from banen_desktop.sector.figures.entry import count, measures_of_all
from banen_desktop.sector.out.annex import member_annex, own_class
from banen_desktop.sector.out.files import Opdracht
from banen_desktop.sector.out.letters import (
    letter_document,
    question_letters,
    reminder_letters,
    request_letter,
)
from banen_desktop.sector.out.minister import minister_text
from banen_desktop.sector.out.report import sector_report
from banen_desktop.sector.out.tidy import description, tidy_csv
from banen_desktop.sector.publication.cells import Lezer

SILENT = {"W07", "W12", "W23"}


def test_who_did_not_answer_gets_a_reminder_with_the_day() -> None:
    monitor = whole_sector()
    letters = reminder_letters(monitor, order(monitor).cijfers.uitkomst)
    assert {each.name for each in letters} == SILENT
    first = letters[0]
    assert first.to == "Kerkenwaard"
    assert "Wij vroegen die uiterlijk 1 maart 2025." in first.body
    assert first.to_fill_in == ("[datum]", "[telefoonnummer of e-mailadres]")


def test_who_left_out_its_hours_is_told_so() -> None:
    monitor = whole_sector()
    first = next(each for each in monitor.ontvangsten if each.opgave.jaar == YEAR)
    values = dict(first.opgave.waarden)
    del values[Veld.VERLOONDE_UREN]
    told = replace(first, opgave=replace(first.opgave, waarden=values))
    changed = replace(
        monitor, ontvangsten=tuple(told if each is first else each for each in monitor.ontvangsten)
    )
    letters = {
        each.name: each.body for each in reminder_letters(changed, order(changed).cijfers.uitkomst)
    }
    assert letters.keys() == {*SILENT, "W01"}
    assert "er staat niet in hoeveel uren" in letters["W01"]


def test_each_member_is_asked_its_own_open_questions_alone() -> None:
    monitor = whole_sector()
    controle = check_year(monitor, YEAR, LAW)
    letters = {each.name: each for each in question_letters(monitor, controle)}
    assert letters.keys() == controle.per_lid().keys()
    assert letters
    for code, letter in letters.items():
        for question in controle.vragen:
            if question.open and question.lid == code:
                assert question.zin in letter.body
        others = [lid.naam for lid in monitor.leden if lid.code != code]
        assert not [name for name in others if name in letter.text]
    code, letter = next(iter(letters.items()))
    document = letter_document(letter, monitor, MADE_ON)
    (listed,) = [each for each in document.blocks if isinstance(each, Bullets)]
    assert len(listed.items) == len(controle.per_lid()[code])


def test_what_was_decided_is_asked_no_more() -> None:
    monitor = whole_sector()
    question = check_year(monitor, YEAR, LAW).vragen[0]
    decided = Bevinding(
        str(question.regel), question.lid, YEAR, question.ontvangst, besluit=Besluit.KLOPT
    )
    after = check_year(replace(monitor, bevindingen=(decided,)), YEAR, LAW)
    bodies = [each.body for each in question_letters(monitor, after) if each.name == question.lid]
    assert not [body for body in bodies if question.zin in body]


def test_the_letter_with_the_request_names_what_is_asked_and_never_the_key() -> None:
    monitor = whole_sector()
    asked = replace(
        monitor.uitvragen[1], velden=(Veld.VERLOONDE_UREN, Veld.UREN_INLEEN), sleutel="age1geheim"
    )
    letter = request_letter(replace(monitor, uitvragen=(asked,)), YEAR)
    assert "- Verloonde uren (uren)\n- Uren ingeleend, toegerekend (uren)" in letter.body
    assert "quotumpercentage van 2,76% (UWV)" in letter.body
    assert "uiterlijk 1 maart 2025" in letter.body
    assert "age1geheim" not in letter.text
    assert "bel ons dan eerst" in letter.body
    nothing = request_letter(replace(monitor, uitvragen=()), YEAR)
    assert nothing.gaps == ("Van dit jaar is er nog geen uitvraag.",)
    bare = Uitvraag("u", "Raad", monitor.raad.sector, YEAR)
    assert "vóór [datum]" in request_letter(replace(monitor, uitvragen=(bare,)), YEAR).body


def test_an_annex_tells_its_member_where_it_stands() -> None:
    monitor = whole_sector()
    public, outcome = edition(monitor, Lezer.DEELNEMERS), order(monitor).cijfers.uitkomst
    lid = next(each for each in outcome.per_lid if each.code == "W02")
    said = document_words(member_annex(public, lid))
    assert "U haalt 66,5% van uw quotum van 2024; de sector haalt 43,3%." in said
    assert "U hoort bij de leden die 50% of meer van hun quotum haalden." in said
    assert "Banen | 13,5 | 223,5" in said


@pytest.mark.parametrize(
    ("names", "share", "mine"),
    [
        (["0%", "tot 25%", "25 tot 50%", "50% of meer"], Fraction(0), "0%"),
        (["0%", "tot 25%", "25 tot 50%", "50% of meer"], Fraction(1, 10), "tot 25%"),
        (["0%", "tot 25%", "25 tot 50%", "50% of meer"], Fraction(25), "25 tot 50%"),
        (["0%", "tot 25%", "25 tot 50%", "50% of meer"], Fraction(50), "50% of meer"),
        (["0%", "tot 25%", "25 tot 50%", "50% of meer"], Fraction(107), "50% of meer"),
        (["tot 50%", "50% of meer"], Fraction(0), "tot 50%"),
        (["0% of meer"], Fraction(0), "0% of meer"),
        ([], Fraction(10), ""),
        (["tot 50%", "50% of meer"], None, ""),
    ],
)
def test_the_class_of_a_member(names: list[str], share: Fraction | None, mine: str) -> None:
    assert own_class(names, share) == mine


def test_the_text_for_the_minister_is_made_of_public_figures() -> None:
    said = document_words(minister_text(edition(whole_sector(), Lezer.OPENBAAR)))
    assert "223,5 van 515,8 banen, van 21 van 24 leden (87,5%) met 86,5% van de uren." in said
    assert "nog toe te rekenen: verborgen" in said
    assert "3 leden gaven niet op en tellen niet mee." in said
    assert "Inkoop met social return, door inkopers, uiterlijk 1 september 2025." in said
    few = document_words(minister_text(edition(small_sector(2), Lezer.OPENBAAR)))
    assert "blijft verborgen" in few
    assert "x van x banen" in few


def with_law(law: Law) -> Opdracht:
    monitor = replace(whole_sector(), uitvragen=())
    found = count(monitor, YEAR, measures_of_all(monitor, YEAR, law))
    before = check_year(monitor, YEAR - 1, law)
    return Opdracht(monitor, found, check_year(monitor, YEAR, law), before, MADE_ON)


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("uren_per_baan", "1.331", "1234"),
        ("uren_gemiddelde_werknemer", "40.575", "1510"),
        ("quotumpercentage", "2,76", "2.31"),
    ],
)
def test_no_number_of_the_law_stands_in_a_sentence(key: str, old: str, new: str) -> None:
    """With another law the old number is nowhere; with this one it is."""
    before, after = (
        "\n".join(
            [
                document_words(sector_report(order_of.uitvoer(Lezer.OPENBAAR))),
                description(order_of.uitvoer(Lezer.OPENBAAR)),
                document_words(minister_text(order_of.uitvoer(Lezer.OPENBAAR))),
                tidy_csv(order_of.uitvoer(Lezer.OPENBAAR)).decode(),
            ]
        )
        for order_of in (with_law(LAW), with_law(law_with(key, YEAR, new)))
    )
    assert old in before
    assert old not in after
