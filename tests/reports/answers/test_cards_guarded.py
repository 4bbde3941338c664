"""The cards of monitors: no figure, and no difference of two, tells of a few people."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from builders import baan, dossier, jaar
from gears import examples
from golden_years import AGREED, BIG, people
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.model import Baan, Contract, Dossier, Sector, Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.answers.cards import Answer
from banen_desktop.reports.receipt.receipt import shareable
from banen_desktop.reports.words.guard import FEWEST_SHARED

LAW = built_in()
HIRED: dict[str, Any] = {"vorm": Vorm.UITZEND, "toerekening": AGREED}
VAST, TIJDELIJK = Contract.VAST, Contract.TIJDELIJK


def unknown(number: int, first: int, **values: Any) -> list[Baan]:
    return people(0, number, first, **{**values, "verloonde_uren": None})


def card(sector: Sector, *rows: Baan) -> dict[str, Answer]:
    made = dossier(jaar(2020, *rows, **BIG), sector=sector)
    return {answer.question: answer for answer in answers(made, 2020, LAW).answers}


def variants(sector: Sector, start: str, *rows: Baan) -> list[str]:
    (found,) = (one for name, one in card(sector, *rows).items() if name.startswith(start))
    return [one.answer for one in found.variants] or [found.answer]


APART = "niet apart getoond"
OVERLAP = [*people(800, 10), *people(333, 3, **HIRED)]


def test_people_in_both_parts_are_people_of_each() -> None:
    assert variants(Sector.HBO, "Gerealiseerde", *OVERLAP) == ["6,8 banen", APART, APART]
    assert variants(Sector.HBO, "Banen van 25,5 uur op", *OVERLAP)[1:3] == [APART, APART]
    assert variants(Sector.PO, "Hoeveel", *OVERLAP)[1::2] == [APART, APART]


def test_people_without_hours_do_not_hide_one_with_hours() -> None:
    rows = [*people(800, 1), *unknown(5, 2), *people(1000, 6, 20, **HIRED)]
    assert variants(Sector.HBO, "Gerealiseerde", *rows)[1:] == [APART, APART]
    waiting = [
        *people(800, 1, 31, vorm=Vorm.UITZEND),
        *unknown(5, 32, vorm=Vorm.UITZEND),
        *people(800, 9),
    ]
    assert variants(Sector.HBO, "Ingeleend, toe", *waiting) == ["niet getoond"]


def test_a_contract_that_one_person_lacks_is_not_told_by_the_others() -> None:
    rows = [
        *people(400, 10, contract=VAST),
        *people(400, 6, contract=TIJDELIJK),
        *people(532, 1, 31),
    ]
    assert variants(Sector.HBO, "Banen met een vast", *rows) == [APART, APART]


def test_a_contract_is_not_told_by_own_jobs_beside_it() -> None:
    rows = [
        *people(400, 10, contract=VAST),
        *people(400, 2, 11, contract=TIJDELIJK),
        *people(400, 6, 31, contract=TIJDELIJK, **HIRED),
    ]
    assert variants(Sector.HBO, "Banen met een vast", *rows) == [APART, APART]
    assert "5,0 banen" not in variants(Sector.HBO, "Banen met een vast", *rows)
    more = [*rows, *people(400, 3, 21, contract=TIJDELIJK)]
    assert variants(Sector.HBO, "Banen met een vast", *more) == ["3,0 banen", "1,5 banen"]


@pytest.mark.parametrize(
    ("bought", "outside", "told"),
    [
        (5, 1, [APART, "enkele"]),
        (5, 5, ["2,5 banen", "2,5 banen"]),
        (2, 2, ["enkele", "enkele"]),
        (6, 0, ["3,0 banen", "0 banen"]),
    ],
)
def test_what_never_counts_is_not_told_by_the_rest(
    bought: int, outside: int, told: list[str]
) -> None:
    rows = [
        *people(665, bought, 31, vorm=Vorm.INKOOP),
        *people(665, outside, 51, vorm=Vorm.BUITEN_REGISTER),
        *people(900, 9),
    ]
    starts = ("Apart: banen via", "Apart: mensen")
    found = [variants(Sector.PROVINCIE, start, *rows)[0] for start in starts]
    assert found == told


@pytest.mark.parametrize("sector", [Sector.WO, Sector.RIJK])
@pytest.mark.parametrize(("left", "shown"), [(1, False), (4, False), (5, True), (0, True)])
def test_two_days_beside_each_other_tell_of_no_few(
    sector: Sector, left: int, *, shown: bool
) -> None:
    rows = [*people(900, 9), *people(600, left, 31, tot=date(2020, 10, 31))]
    days = [name for name in card(sector, *rows) if name.startswith("Banen van 25,5 uur op")]
    assert len(days) == 2
    for name in days:
        assert (variants(sector, name, *rows)[0] != "niet getoond") is shown


def test_who_left_by_the_first_day_does_not_follow_from_the_year() -> None:
    rows = [*people(900, 9), *people(300, 1, 31, tot=date(2020, 3, 31))]
    assert variants(Sector.WO, "Banen van 25,5 uur op 30 juni", *rows)[0] == "niet getoond"


@pytest.mark.parametrize("sector", [Sector.WO, Sector.RIJK])
@pytest.mark.parametrize(("others", "shown"), [(1, False), (4, False), (5, True), (0, True)])
def test_contracts_beside_a_day_in_between_tell_of_no_few(
    sector: Sector, others: int, *, shown: bool
) -> None:
    """The jobs on the day minus the permanent ones are those of who had no permanent contract."""
    rows = [
        *people(800, 10, contract=VAST),
        *people(800, others, 31, contract=TIJDELIJK),
        *people(300, 5, 51, contract=TIJDELIJK, van=date(2020, 10, 15)),
    ]
    found = variants(sector, "Banen met een vast", *rows)
    assert (found[0] == "6,0 banen") is shown
    assert (found[1] != APART) is shown


@pytest.mark.parametrize(("with_hours", "told"), [(1, False), (4, False), (5, True)])
def test_an_advice_with_hours_is_about_those_with_hours(with_hours: int, *, told: bool) -> None:
    lent = {"vorm": Vorm.UITZEND}
    rows = [*people(800, 9), *people(800, with_hours, 31, **lent), *unknown(5, 51, **lent)]
    found = calculate(dossier(jaar(2020, *rows, **BIG)), 2020, LAW).findings
    codes = {item.code for item in shareable(found)}
    assert ("toerekening_ontbreekt" in codes) is told


def test_the_kinds_of_work_of_a_few_are_not_listed() -> None:
    rows = [
        *people(800, 1, soort_werk="Conciërge De Regenboog"),
        *people(800, 5, 11, soort_werk="ICT"),
        *people(800, 6, 21, soort_werk="werk bij Philips"),
    ]
    assert variants(Sector.PO, "Om wat", *rows)[0] == "Onder meer ICT, werk bij Philips"


# Each row has its own power of eleven in jobs, and twice that on a day when it runs half a year:
# of a difference of figures the digits, from -5 to 5, tell whose hours are in it.
BASE, HALF = 11, (date(2020, 7, 1), date(2020, 7, 2))
FORMS = st.sampled_from(
    [
        *({"contract": contract} for contract in (None, *Contract)),
        *({"contract": contract, **HIRED} for contract in (None, *Contract)),
        {"vorm": Vorm.UITZEND, "toerekening": Toerekening.NOG_NIET},
        {"vorm": Vorm.INKOOP},
        {"vorm": Vorm.BUITEN_REGISTER},
    ]
)
PERIODS = st.sampled_from([{}, {}, {"tot": HALF[0]}, {"van": HALF[1]}])


@st.composite
def telling_rows(draw: st.DrawFn) -> tuple[Baan, ...]:
    rows: list[Baan] = []
    for _ in range(draw(st.integers(1, 4))):
        values = {**draw(FORMS), **draw(PERIODS)}
        first = draw(st.integers(0, 12))
        for person in range(first, first + draw(st.sampled_from([1, 4, 5, 6]))):
            known = draw(st.sampled_from([True, True, True, False]))
            hours = Decimal(13310) * BASE ** len(rows) if known else None
            rows.append(baan(kenmerk=f"P-{person}", verloonde_uren=hours, **values))
    return tuple(rows)


def told(made: Dossier) -> Iterator[int]:
    """The figures in jobs on the card, in tenths of tenths: whole powers of eleven."""
    for answer in answers(made, 2020, LAW).answers:
        texts = {answer.answer, *(one.answer for one in answer.variants)}
        for text in texts:
            number, _, noun = text.removeprefix("ten minste ").partition(" ")
            if noun in {"baan", "banen"} and number != "0":
                yield int(Decimal(number.replace(".", "").replace(",", ".")) / 10)


def described(row: Baan) -> str:
    days = f"{row.van or ''}-{row.tot or ''}"
    return f"{row.kenmerk} {row.vorm} {row.contract} {days} {row.verloonde_uren}"


def whose(difference: int, rows: tuple[Baan, ...]) -> set[str]:
    """Who works in the rows whose hours are in a difference."""
    found, place = set[str](), 0
    while difference:
        digit = (difference + BASE // 2) % BASE - BASE // 2
        if digit:
            found.update(rows[place].people)
        difference, place = (difference - digit) // BASE, place + 1
    return found


@examples(2.5)
@given(telling_rows(), st.sampled_from([Sector.PROVINCIE, Sector.WO, Sector.RIJK, Sector.PO]))
def test_no_difference_of_two_figures_is_about_few(rows: tuple[Baan, ...], sector: Sector) -> None:
    made = dossier(jaar(2020, *rows), sector=sector)
    whole = calculate(made, 2020, LAW).by_key["gerealiseerde_banen"].value / 10
    figures = set(told(made))
    for one, other in [*combinations(sorted(figures), 2), *((0, each) for each in figures)]:
        about = whose(other - one, rows)
        few = 0 < len(about) < FEWEST_SHARED and other - one != whole
        assert not few, f"{about} follow from {other} - {one}: {[*map(described, rows)]}"
