"""Parts of the paragraph: years as reported, the werkagenda, people, social return, questions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import baan, dossier, jaar
from golden_years import AGREED, BIG, HOURS, TIJDELIJK, VAST, YEARS, people

from banen_desktop.dossier.bouwstenen import all_blocks
from banen_desktop.dossier.model import Dossier, Jaar, Toelichting, Vorm
from banen_desktop.dossier.verslag import (
    Cijfer,
    Lengte,
    Maatregel,
    Plaatsing,
    Stem,
    Vaststelling,
    Vergelijking,
    Voortgang,
)
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.text.paragraph import Paragraph, paragraph
from banen_desktop.reports.text.style import Style, style_of

LAW = built_in()
LONG = Style(Lengte.LANG)


def made(*years: Jaar, style: Style = LONG, **werkgever: Any) -> Paragraph:
    return paragraph(dossier(*years, **werkgever), years[-1].jaar, LAW, style)


def section(text: Paragraph, heading: str) -> str:
    """The paragraphs under a heading, with a line each; empty when it is not there."""
    found = [one.paragraphs for one in text.sections if one.heading == heading]
    return "\n".join(found[0]) if found else ""


def reported(year: Jaar, **values: str) -> Jaar:
    rows = tuple(Cijfer(key, Decimal(value)) for key, value in values.items())
    return replace(year, vaststelling=Vaststelling(op=date(2020, 6, 1)), gerapporteerd=rows)


def before(*years: Jaar, length: Lengte = Lengte.NORMAAL) -> str:
    now = jaar(2020, *people(1331, 7), **HOURS)
    return section(made(*years, now, style=Style(length)), "Eerdere jaren")


def of_2019(**values: Any) -> Jaar:
    return jaar(2019, *people(1331, 7), **{**HOURS, **values})


def told_apart(with_hours: int, without: int, vorm: Vorm) -> str:
    rows = people(1331, with_hours, 31, vorm=vorm)
    rows += [replace(row, verloonde_uren=None) for row in people(1, without, 51, vorm=vorm)]
    return made(jaar(2020, *people(1331, 7), *rows, **BIG)).text


@pytest.mark.parametrize(
    ("with_hours", "without", "words", "explained"),
    [
        (1, 5, "leenden wij mensen in. De", False),
        (1, 3, "leenden wij enkele mensen in. De", True),
        (5, 1, "leenden wij mensen in voor 5,0 banen.", False),
    ],
)
def test_few_is_said_of_all_who_wait(
    with_hours: int, without: int, words: str, *, explained: bool
) -> None:
    text = told_apart(with_hours, without, Vorm.UITZEND)
    assert words in text
    assert ("minder dan 5" in text) is explained


def test_few_is_said_of_all_who_never_count() -> None:
    assert "Er deden ook mensen werk dat" in told_apart(1, 5, Vorm.INKOOP)
    assert "Er deden ook enkele mensen werk" in told_apart(1, 3, Vorm.INKOOP)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"gerealiseerde_banen": "6.2"},
            (
                "Over 2019 rapporteerden wij 6,2 banen. "
                "Na correctie zijn dat 7,0 banen, bij een quotum van 8,0 banen (87,1%)."
            ),
        ),
        ({"gerealiseerde_banen": "7.0"}, "Over 2019 rapporteerden wij 7,0 banen."),
        (
            {
                "gerealiseerde_banen": "7",
                "quotum_banen": "9.14",
                "realisatiepercentage": "0.766",
            },
            (
                "Over 2019 rapporteerden wij 7,0 banen, bij een quotum van 9,1 banen (76,6%). "
                "Na correctie is het quotum 8,0 banen (87,1%)."
            ),
        ),
        (
            {
                "gerealiseerde_banen": "0",
                "quotum_banen": "8.04",
                "realisatiepercentage": "0",
            },
            (
                "Over 2019 rapporteerden wij geen banen, bij een quotum van 8,0 banen (0,0%). "
                "Na correctie zijn dat 7,0 banen (87,1%)."
            ),
        ),
        (
            {"personen": "9"},
            "In 2019 realiseerden wij 7,0 banen, bij een quotum van 8,0 banen (87,1%).",
        ),
    ],
)
def test_a_reported_year_is_quoted_and_corrected(values: dict[str, str], words: str) -> None:
    assert before(reported(of_2019(), **values)) == words


def test_a_reported_year_that_lost_hours_is_not_corrected_yet() -> None:
    one = jaar(2019, *people(1331, 6), baan(kenmerk="N"), **HOURS)
    text = before(reported(one, gerealiseerde_banen="7"))
    assert text.endswith("De cijfers van 2019 zijn daarna gewijzigd en nog niet volledig.")


def test_a_reported_year_without_jobs_is_told() -> None:
    text = before(reported(jaar(2019, **HOURS), gerealiseerde_banen="0"))
    assert text == "Over 2019 rapporteerden wij geen banen."


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (1331, "Van 2019 op 2020 bleef het aantal banen gelijk."),
        (1330, "Van 2019 op 2020 bleef het aantal banen bijna gelijk."),
        (1200, "Van 2019 op 2020 groeide het resultaat met 0,7 baan."),
        (1500, "Van 2019 op 2020 daalde het resultaat met 0,9 baan."),
    ],
)
def test_a_long_text_tells_the_change(hours: int, words: str) -> None:
    year = jaar(2019, *people(hours, 7), **HOURS)
    assert before(year, length=Lengte.LANG).endswith(words)
    assert "Van 2019 op 2020" not in before(year)
    unknown = jaar(2019, *people(hours, 7), baan(kenmerk="N"), **HOURS)
    assert "Van 2019 op 2020" not in before(unknown, length=Lengte.LANG)


def test_a_gap_between_the_years_has_no_change() -> None:
    assert "Van 2018" not in before(jaar(2018, *people(900, 7), **HOURS), length=Lengte.LANG)
    short = made(
        jaar(2018, *people(900, 7), **HOURS),
        jaar(2020, *people(900, 7), **HOURS),
        style=Style(Lengte.KORT),
    )
    assert "2018" not in short.text


def agenda(*rows: Maatregel, style: Style = LONG, **texts: str) -> Paragraph:
    year = jaar(2020, **HOURS, werkagenda=rows, toelichting=Toelichting(**texts))
    return made(year, style=style)


def test_a_measure_tells_what_who_when_and_what_it_gave() -> None:
    row = Maatregel(
        "  taken\nverdelen ",
        "hoofd HR.",
        date(2021, 6, 1),
        Voortgang.LOOPT,
        Plaatsing.SAMEN,
        "Drie gesprekken!",
    )
    assert section(agenda(row, plannen="Eerst dit."), "Wat wij gaan doen") == (
        "Eerst dit.\nDeze maatregel loopt nu:\n"
        "Taken verdelen. Verantwoordelijk: hoofd HR. Dit moet uiterlijk op 1 juni 2021 klaar zijn. "
        "Hierbij plaatsen wij mensen samen met andere werkgevers. "
        "Resultaat tot nu toe: Drie gesprekken!"
    )


@pytest.mark.parametrize("status", Voortgang)
def test_what_is_ready_was_done_and_the_rest_is_a_plan(status: Voortgang) -> None:
    text = agenda(Maatregel("Iets", status=status), Maatregel("Iets anders", status=status))
    done = status in {Voortgang.KLAAR, Voortgang.GESTOPT}
    assert ("Iets anders." in section(text, "Wat wij deden")) is done
    assert ("Iets anders." in section(text, "Wat wij gaan doen")) is not done
    assert "Deze maatregelen " in text.text


def test_a_measure_that_stopped_has_no_deadline_and_a_nameless_one_is_no_measure() -> None:
    row = Maatregel("Proef", deadline=date(2020, 1, 1), status=Voortgang.GESTOPT)
    text = agenda(row, Maatregel(" ", "hoofd HR"))
    assert "klaar zijn" not in text.text
    assert "hoofd HR" not in text.text


def test_the_placement_stands_only_in_a_long_text() -> None:
    row = Maatregel("Proef", plaatsing=Plaatsing.COLLECTIEF)
    assert "mensen als groep" in agenda(row).text
    assert "mensen als groep" not in agenda(row, style=Style()).text
    assert "Proef" not in agenda(row, style=Style(Lengte.KORT)).text


@pytest.mark.parametrize(
    ("permanent", "temporary", "words"),
    [
        (5, 5, "hadden er 5 een vast contract en 5 een tijdelijk contract"),
        (6, 0, "Alle medewerkers in eigen dienst hadden een vast contract."),
        (0, 6, "Alle medewerkers in eigen dienst hadden een tijdelijk contract."),
        (5, 4, ""),
        (4, 5, ""),
    ],
)
def test_contracts_are_told_when_nobody_is_recognised(
    permanent: int, temporary: int, words: str
) -> None:
    rows = people(900, permanent, contract=VAST)
    rows += people(900, temporary, 21, contract=TIJDELIJK)
    text = section(made(jaar(2020, *rows, **HOURS)), "De banen")
    assert words in text
    assert ("contract" in text) is bool(words)


def test_contracts_wait_until_all_are_known() -> None:
    rows = [*people(900, 6, contract=VAST), *people(900, 6, 21)]
    text = made(jaar(2020, *rows, **HOURS))
    assert "contract" not in section(text, "De banen")
    assert any("vast of tijdelijk" in question.text for question in text.questions)


@pytest.mark.parametrize(
    ("stayed", "new", "left", "words"),
    [
        (8, 5, 5, "Van de 13 mensen werkten er 8 ook in 2019 al bij ons."),
        (8, 0, 0, "Zij werkten allemaal ook in 2019 al bij ons."),
        (0, 6, 6, ""),
        (4, 5, 5, ""),
        (8, 4, 5, ""),
        (8, 5, 4, ""),
    ],
)
def test_who_stayed_is_told_when_nobody_is_recognised(
    stayed: int, new: int, left: int, words: str
) -> None:
    earlier = jaar(2019, *people(900, stayed), *people(900, left, 41), **BIG)
    began = people(900, new, 21, van=date(2020, 2, 1))
    text = section(made(earlier, jaar(2020, *people(900, stayed), *began, **BIG)), "De banen")
    assert words in text
    assert ("bij ons" in text) is bool(words)
    told = not any(0 < number < 5 for number in (stayed, new, left))
    assert ("niet meer mee" in text) is (told and left > 0)


def test_people_of_another_kind_are_no_newcomers() -> None:
    earlier = jaar(2019, *people(900, 6, 41), **BIG)
    text = section(made(earlier, jaar(2020, *people(900, 6), **BIG)), "De banen")
    assert "Niemand van hen telde in 2019 al mee." in text
    assert "telden er 6 in 2020 niet meer mee" in text


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (Vergelijking(), ""),
        (Vergelijking(sroi_personen=Decimal(0)), ""),
        (
            Vergelijking(sroi_leveranciers=Decimal(1)),
            "Wij hebben met 1 leverancier afspraken over social return. Dat telt niet mee",
        ),
        (
            Vergelijking(sroi_bedrag=Decimal(25_000)),
            "Wij hebben met leveranciers afspraken over social return, voor €\u00a025.000.",
        ),
        (
            Vergelijking(sroi_personen=Decimal(5)),
            "Via social return werkten er 5 mensen bij leveranciers.",
        ),
        (Vergelijking(sroi_personen=Decimal(1)), "werkten er enkele mensen bij leveranciers."),
    ],
)
def test_social_return_stands_apart_in_a_long_text(kept: Vergelijking, words: str) -> None:
    year = jaar(2020, vergelijking=kept, **HOURS)
    text = made(year)
    assert words in section(text, "Wat niet meetelt")
    assert bool(section(text, "Wat niet meetelt")) is bool(words)
    assert section(made(year, style=Style()), "Wat niet meetelt") == ""
    few = "enkele" in text.text
    assert ("“enkele mensen” is bedoeld" in text.text) is few


def test_kinds_of_work_of_five_people_are_named() -> None:
    rows = [
        *people(900, 5, soort_werk="Groen  en onderhoud"),
        *people(900, 4, 21, soort_werk="Kantine"),
        *people(900, 5, 31, soort_werk="ICT"),
    ]
    text = section(made(jaar(2020, *rows, **HOURS)), "Welk werk het is")
    assert text == "Werk dat vaker voorkomt: groen en onderhoud; ICT."


def questions(*years: Jaar) -> Sequence[str]:
    return [question.text for question in made(*years).questions]


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        (Maatregel("Proef", "hoofd HR", date(2021, 1, 1), plaatsing=Plaatsing.SAMEN), ""),
        (Maatregel("Proef", "", date(2021, 1, 1), plaatsing=Plaatsing.SAMEN), "elke maatregel"),
        (Maatregel("Proef", "hoofd HR", plaatsing=Plaatsing.SAMEN), "Wanneer zijn"),
        (Maatregel("Proef", "hoofd HR", date(2021, 1, 1)), "Hoe vindt u mensen"),
        (
            Maatregel("Proef", "hoofd HR", None, Voortgang.KLAAR, Plaatsing.SAMEN),
            "Wat leverden de maatregelen op",
        ),
    ],
)
def test_what_a_measure_lacks_is_asked(row: Maatregel, asked: str) -> None:
    found = [one for one in questions(jaar(2020, werkagenda=(row,), **HOURS)) if "Agenda" in one]
    assert len(found) == (1 if asked else 0)
    assert not asked or asked in found[0]


@pytest.mark.parametrize("name", YEARS)
def test_each_question_names_the_page_of_its_answer(name: str) -> None:
    made_ = paragraph(*YEARS[name](), LAW)
    for question in made_.questions:
        assert not question.needed or question.record.label in question.text, question
    assert len(set(made_.questions)) == len(made_.questions)


@pytest.mark.parametrize("name", YEARS)
def test_the_questions_are_the_same_in_every_style(name: str) -> None:
    styles = [Style(length, voice) for length in Lengte for voice in Stem]
    found = {paragraph(*YEARS[name](), LAW, style).questions for style in styles}
    assert len(found) == 1


@pytest.mark.parametrize("name", YEARS)
def test_a_short_text_is_one_section_of_at_most_two_paragraphs(name: str) -> None:
    for voice in Stem:
        short = paragraph(*YEARS[name](), LAW, Style(Lengte.KORT, voice))
        assert len(short.sections) == 1
        assert 1 <= len(short.sections[0].paragraphs) <= 2


@pytest.mark.parametrize("length", Lengte)
@pytest.mark.parametrize("name", sorted(set(YEARS) - {"baan-zonder-uren"}))
def test_the_voice_of_the_name_says_the_name_once_and_never_we(name: str, length: Lengte) -> None:
    drawn, year = YEARS[name]()
    quiet = replace(
        drawn, jaren=tuple(replace(one, toelichting=Toelichting()) for one in drawn.jaren)
    )
    text = paragraph(quiet, year, LAW, Style(length, Stem.NAAM)).text
    assert text.count(drawn.werkgever.naam) == 1
    for word in ("wij", "Wij", "ons", "onze", "Onze"):
        assert f" {word} " not in f" {' '.join(text.split())} "


def test_few_hired_people_are_in_no_sentence() -> None:
    hired = people(1331, 2, 41, vorm=Vorm.UITZEND, toerekening=AGREED)
    text = made(jaar(2020, *people(1331, 8), *hired, **BIG)).text
    assert "Eigen dienst en inleen staan hier samen, omdat een van beide over minder dan 5" in text
    for given_away in ("2,0 banen", "8,0 banen", "2.662", "10.648", "uitleners"):
        assert given_away not in text


def test_the_style_that_the_dossier_keeps_is_the_usual_one() -> None:
    year = jaar(2020, *people(1331, 7), **HOURS)
    kept = replace(year.verslagtekst, lengte=Lengte.KORT, stem=Stem.NAAM)
    drawn: Dossier = dossier(replace(year, verslagtekst=kept))
    assert style_of(drawn, 2020) == Style(Lengte.KORT, Stem.NAAM)
    assert style_of(drawn, 2021, levy=True) == Style(levy=True)
    assert paragraph(drawn, 2020, LAW) == paragraph(drawn, 2020, LAW, style_of(drawn, 2020))


@pytest.mark.parametrize(
    ("start", "more", "then"),
    [
        ("4", "waren er 3,0 banen meer dan", "4,0 banen"),
        ("0", "waren er 7,0 banen meer dan", "geen banen"),
        ("8", "was er 1,0 baan minder dan", "8,0 banen"),
        ("7", "waren er evenveel banen als", "7,0 banen"),
        ("7.01", "waren er bijna evenveel banen als", "7,0 banen"),
    ],
)
@pytest.mark.parametrize("style", [Style(lengte, stem) for lengte in Lengte for stem in Stem])
def test_the_nulmeting_is_told(start: str, more: str, then: str, style: Style) -> None:
    year = jaar(2020, *people(1331, 7), **HOURS)
    told = section(made(year, style=style, nulmeting_banen=Decimal(start)), "Eerdere jaren")
    words = f"In 2020 {more} bij de nulmeting ({then}, naar eigen telling)."
    assert told == ("" if style.lengte is Lengte.KORT else words)
    assert "nulmeting" not in made(year, style=style).text


def test_the_nulmeting_waits_until_all_hours_are_known() -> None:
    rows = [*people(1331, 7), baan(kenmerk="N-1")]
    text = made(jaar(2020, *rows, **HOURS), nulmeting_banen=Decimal(4))
    assert "nulmeting" not in text.text


LEVELS = [block.sentence for block in all_blocks() if block.about_level]


@pytest.mark.parametrize(
    ("own", "kinds_too"),
    [("", True), (LEVELS[0], True), ("\n".join(LEVELS), True), (f"Groen.\n{LEVELS[0]}", False)],
)
def test_the_level_of_the_work_stands_beside_what_it_is(own: str, *, kinds_too: bool) -> None:
    rows = people(1331, 6, soort_werk="Conciërge")
    text = made(jaar(2020, *rows, toelichting=Toelichting(soorten_werk=own), **HOURS))
    found = section(text, "Welk werk het is").splitlines()
    kinds = ["Werk dat vaker voorkomt: conciërge."] if kinds_too else []
    assert found == [*kinds, *own.splitlines()]


def test_only_a_level_still_asks_which_work_it_is() -> None:
    asked = "Welk werk doen deze medewerkers? Vul dit in bij Toelichting."
    for own in ("", LEVELS[0], f"{LEVELS[0]}\nGroen."):
        texts = Toelichting(soorten_werk=own)
        found = questions(jaar(2020, *people(1331, 6), toelichting=texts, **HOURS))
        assert (asked in found) is ("Groen" not in own)


@pytest.mark.parametrize(
    ("plans", "asked"),
    [
        ("", False),
        ("Wij maken twee banen.", True),
        ("Wij gaan door met het plan van 2020.", True),
        ("In 2021 willen wij 12 banen.", False),
        ("Ons streefaantal voor eind 2025 is 30 banen.", False),
        ("Wij hebben 20300 uur nodig.", True),
    ],
)
def test_a_target_for_a_later_year_is_asked_until_the_plans_name_one(
    plans: str, *, asked: bool
) -> None:
    found = questions(jaar(2020, toelichting=Toelichting(plannen=plans), **HOURS))
    assert any("eigen streefaantal" in question for question in found) is asked
