"""The cards: golden texts for every sector, and what holds for any dossier."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import baan, dossier, jaar
from gears import examples
from golden_years import AGREED, PAYROLL, TEXTS, YEARS, people
from hypothesis import given
from hypothesis import strategies as st
from strategies import dossiers

from banen_desktop.dossier.model import SCHOOLS, Contract, Dossier, Sector, Toelichting, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years import breakdown
from banen_desktop.quota.years.breakdown import Part
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.answers.cards import UNKNOWN, Answer, Card
from banen_desktop.reports.answers.monitors import MONITORS
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.guard import NOT_SHOWN, WITHHELD

GOLDEN = Path(__file__).parents[2] / "golden" / "antwoorden"
LAW = built_in()
NAMES = (*(str(sector) for sector in [Sector.PO, *MONITORS, Sector.OVERIG]), "geen-sector")


def written(card: Card) -> str:
    """The whole card as the golden files hold it: also what is not copied."""
    lines = [card.title, f"Voor: {card.receiver}", card.intro, *([card.note] if card.note else [])]
    for answer in card.answers:
        lines += ["", answer.text.strip()]
        lines += [f"Uitleg: {answer.why}"] if answer.why else []
        lines += [
            f"{'*' if one.advised else '-'} {one.name}: {one.answer}" for one in answer.variants
        ]
        lines += [f"Opgeteld: {answer.note}"] if answer.note else []
        lines += [f"? {missing}" for missing in answer.missing]
    return "\n".join(lines) + "\n"


def compare(name: str, card: Card) -> None:
    """`GOUD=schrijf pytest` writes the files again; read every line that changed."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOUD") == "schrijf":
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(card), encoding="utf-8", newline="\n")
    assert written(card) == path.read_text(encoding="utf-8")


def large_year() -> Dossier:
    """Enough people in every group: all figures may be shown."""
    permanent = people(1331, 6, contract=Contract.VAST, van=date(2015, 1, 1), uren_per_week="25.5")
    starts = {"contract": Contract.TIJDELIJK, "van": date(2020, 4, 1), "uren_per_week": 20}
    temporary = people(800, 6, 7, **starts)
    hired = people(900, 5, 13, vorm=Vorm.UITZEND, toerekening=AGREED, uren_per_week=18)
    hired = [replace(row, contract=Contract.TIJDELIJK) for row in hired]
    waiting = people(1000, 5, 18, vorm=Vorm.DETACHERING_WSW)
    outside = people(1331, 5, 23, vorm=Vorm.BUITEN_REGISTER)
    bought = people(665, 6, 28, vorm=Vorm.INKOOP)
    rows = (*permanent, *temporary, *hired, *waiting, *outside, *bought)
    hours = {"verloonde_uren": 900_000, "verloonde_uren_vorig_jaar": 890_000}
    return dossier(jaar(2020, *rows, toelichting=TEXTS, **hours, **PAYROLL))


def in_sector(made: Dossier, name: str) -> Dossier:
    sector = None if name == "geen-sector" else Sector(name)
    return replace(made, werkgever=replace(made.werkgever, sector=sector))


@pytest.mark.parametrize("name", NAMES)
def test_the_golden_card_of_every_sector(name: str) -> None:
    compare(name, answers(in_sector(large_year(), name), 2020, LAW))


@pytest.mark.parametrize("sector", ["po", "waterschap"])
@pytest.mark.parametrize(
    "name",
    [
        *("deels-gehaald", "nul-banen", "kleine-werkgever", "geen-percentage", "geen-uren"),
        *("voor-2018", "wet-banenafspraak", "baan-zonder-uren", "alleen-inleen", "te-bevestigen"),
    ],
)
def test_the_golden_card_of_other_years(name: str, sector: str) -> None:
    made, year = YEARS[name]()
    compare(f"{sector}-{name}", answers(in_sector(made, sector), year, LAW))


def test_every_golden_card_has_its_test() -> None:
    assert len(list(GOLDEN.glob("*.txt"))) == len(NAMES) + 20


def answer_to(card: Card, start: str) -> Answer:
    (found,) = (answer for answer in card.answers if answer.question.startswith(start))
    return found


def po(made: Dossier) -> Card:
    return answers(in_sector(made, "po"), made.jaren[-1].jaar, LAW)


def test_the_portal_may_ask_more_and_that_is_said() -> None:
    card = po(large_year())
    assert len(card.answers) == 4
    assert "alleen deze vier vragen" in card.intro
    assert "anders of meer" in card.intro


def test_who_is_hired_is_not_in_service() -> None:
    hired = people(1331, 6, vorm=Vorm.UITZEND, toerekening=AGREED)
    found = answer_to(po(dossier(jaar(2020, *hired))), "Had u")
    assert found.answer == "Nee"
    assert [variant.answer for variant in found.variants] == ["Nee", "Nee", "Ja"]


def test_without_rows_nothing_is_claimed() -> None:
    card = po(dossier(jaar(2020)))
    assert answer_to(card, "Had u").answer == UNKNOWN
    assert any("bij Banen" in line for line in card.missing)


@pytest.mark.parametrize(("number", "shown"), [(4, "minder dan 5 personen"), (5, "5 personen")])
def test_few_new_people_are_not_counted_out(number: int, shown: str) -> None:
    rows = people(1331, number, van=date(2020, 2, 1))
    found = answer_to(po(dossier(jaar(2020, *rows))), "Nam u")
    assert found.answer == f"Ja, {shown}"


def test_a_row_without_a_start_is_asked_about() -> None:
    found = answer_to(po(dossier(jaar(2020, baan(verloonde_uren=1331)))), "Nam u")
    assert found.answer == "Nee"
    assert any("begindatum" in line for line in found.missing)


def test_kinds_of_work_of_few_people_are_not_listed_by_us() -> None:
    few = dossier(jaar(2020, *people(1331, 4, soort_werk="conciërge")))
    many = dossier(jaar(2020, *people(1331, 5, soort_werk="conciërge")))
    assert answer_to(po(few), "Om wat").answer == UNKNOWN
    assert answer_to(po(many), "Om wat").answer == "Conciërge"
    others = people(1331, 4, first=11, soort_werk="keukenhulp")
    mixed = dossier(jaar(2020, *people(1331, 5, soort_werk="conciërge"), *others))
    assert answer_to(po(mixed), "Om wat").answer == "Onder meer conciërge"
    told = edit_texts(few, soorten_werk="Werk in de kantine.")
    assert answer_to(po(told), "Om wat").answer == "Werk in de kantine."


def edit_texts(made: Dossier, **texts: str) -> Dossier:
    (year,) = made.jaren
    return replace(made, jaren=(replace(year, toelichting=Toelichting(**texts)),))


def test_a_quotum_of_nothing_has_no_realisation() -> None:
    made = in_sector(dossier(jaar(2020, verloonde_uren=0)), "hbo")
    assert answer_to(answers(made, 2020, LAW), "Realisatie").answer.startswith("niet te berekenen")


def test_an_absent_year_is_an_error() -> None:
    with pytest.raises(KeyError):
        answers(dossier(jaar(2020)), 2019, LAW)


NUMBER = re.compile(r"\d+,\d")


def anonymous(drawn: Dossier, sector: Sector | None) -> Dossier:
    """The dossier without texts of the user but those that may not leave, which stand out."""
    years = tuple(
        replace(
            year,
            toelichting=Toelichting(),
            banen=tuple(
                replace(
                    row,
                    kenmerk=f"GEHEIM-{len(row.kenmerk) % 3}",
                    onderdeel="GEHEIM",
                    opmerking="GEHEIM",
                    soort_werk="groen",
                    besluit_grond="GEHEIM" if row.besluit_grond else "",
                )
                for row in year.banen
            ),
        )
        for year in drawn.jaren
    )
    return replace(drawn, jaren=years, werkgever=replace(drawn.werkgever, sector=sector))


@given(dossiers(), st.sampled_from([Sector.PO, Sector.WO, Sector.RIJK, None]))
@examples(0.25)
def test_what_holds_for_every_card(drawn: Dossier, sector: Sector | None) -> None:
    made = anonymous(drawn, sector)
    for year in made.jaren:
        card = answers(made, year.jaar, LAW)
        check_words(card)
        check_main_figure(card, made, year.jaar)


def check_words(card: Card) -> None:
    text = written(card)
    assert not re.search(r"GEHEIM|None|\(\)|  |(?<![\d,.])1 (banen|personen)\b|\{|\}", text), text
    for answer in card.answers:
        assert answer.answer
        assert answer.definition.endswith(".")
        advised = [one for one in answer.variants if one.advised]
        assert [one.answer for one in advised] in ([], [answer.answer])
        assert len(answer.variants) != 1
        if answer.answer == UNKNOWN:
            assert answer.missing, answer


def check_main_figure(card: Card, made: Dossier, year: int) -> None:
    outcome = calculate(made, year, LAW)
    start = "Hoeveel banen" if made.werkgever.sector in SCHOOLS else "Gerealiseerde banen"
    value = outcome.by_key["gerealiseerde_banen"].value
    shown = answer_to(card, start).answer
    assert shown in {
        *(wording.amount(value), f"ten minste {wording.amount(value)}", UNKNOWN, "0 banen"),
    }
    assert shown != "0 banen" or not value


Make = Callable[[], Dossier]


@pytest.mark.parametrize(("own", "hired"), [(4, 6), (6, 4), (5, 5), (6, 0), (0, 6), (2, 2)])
def test_a_part_of_few_people_never_follows_by_subtraction(own: int, hired: int) -> None:
    rows = [
        *people(1331, own),
        *people(700, hired, 20, vorm=Vorm.UITZEND, toerekening=AGREED),
    ]
    made = in_sector(dossier(jaar(2020, *rows)), "hbo")
    found = answer_to(answers(made, 2020, LAW), "Gerealiseerde")
    parts = {variant.name: bool(NUMBER.search(variant.answer)) for variant in found.variants[1:]}
    hidden = 0 < own < 5 <= own + hired or 0 < hired < 5
    if own and hired:
        assert parts == dict.fromkeys(parts, not hidden)
    assert NUMBER.search(found.answer)


@pytest.mark.parametrize("sector", [Sector.PO, *MONITORS])
def test_no_part_of_a_year_is_worked_out_twice(
    sector: Sector, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def spy(name: str) -> None:
        work = getattr(breakdown, name)

        def told(*args: object) -> Part:
            asked.append((name, *args[3:]))
            found: Part = work(*args)
            return found

        monkeypatch.setattr(breakdown, name, told)

    for name in ("in_year", "on_day"):
        spy(name)
    rows = [baan(kenmerk=f"P-{place}", uren_per_week=20) for place in range(12)]
    answers(dossier(jaar(2025, *rows, verloonde_uren=900_000), sector=sector), 2025, LAW)
    repeated = [each for each in asked if "<lambda>" not in str(each) and asked.count(each) > 1]
    assert asked
    assert repeated == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("many", [4, 5])
def test_who_asks_is_never_told_only_that_a_number_is_not_shown(name: str, many: int) -> None:
    rows = people(1331, many, contract=Contract.VAST)
    made = in_sector(dossier(jaar(2020, *rows, verloonde_uren=900_000)), name)
    card = answers(made, 2020, LAW)
    withheld = [answer for answer in card.answers if answer.withheld]
    for answer in card.answers:
        assert (answer.to_copy == answer.answer) is not bool(answer.withheld)
        assert NOT_SHOWN not in answer.to_copy
        assert answer.to_copy in answer.text
    assert card.text.count(WITHHELD) == bool(withheld)
    if many == 5:
        assert not withheld
    elif made.werkgever.sector not in SCHOOLS:
        assert withheld


@pytest.mark.parametrize(("both", "told"), [(0, False), (6, True)])
def test_who_is_in_service_and_hired_is_told_beside_the_people(both: int, told: bool) -> None:
    own = people(1000, 12)
    hired = people(700, 12, 13 - both, vorm=Vorm.DETACHERING_WSW, toerekening=AGREED)
    made = dossier(jaar(2020, *own, *hired, verloonde_uren=900_000))
    (answer,) = (
        each for each in answers(made, 2020, LAW).answers if each.question.startswith("Personen")
    )
    assert [one.answer for one in answer.variants[:3]] == [
        f"{24 - both} personen",
        "12 personen",
        "12 personen",
    ]
    assert ("staat in beide" in answer.note) is told
