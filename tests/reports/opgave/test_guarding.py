"""Nothing of one to four people follows from a guarded return, or from two of them.

Each row gets a power of nine as hours, so that a sum or difference says which rows are in it. The
attack below adds and subtracts what was told; it knows nothing of the algebra of the guard.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest
from builders import LARGE, baan, dossier, jaar
from gears import examples
from golden_years import people
from hypothesis import given
from hypothesis import strategies as st
from strategies import dossiers

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan, Contract, Dossier, Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.opgave.contributions import contributions_of, packed, unpacked
from banen_desktop.reports.opgave.making import MadeReturn, Preparation, make
from banen_desktop.reports.opgave.records import Bewaking, Opgave, Stand, Veld, Weg
from banen_desktop.reports.words.guard import FEWEST_SHARED, Guard, is_few

LAW, TODAY = built_in(), date(2025, 2, 1)
HOURS = (
    *(Veld.MEETELLENDE_UREN, Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN),
    *(Veld.UREN_NOG_TOE_TE_REKENEN, Veld.UREN_VAST, Veld.UREN_TIJDELIJK),
    *(Veld.UREN_INKOOP_APART, Veld.UREN_BUITEN_REGISTER_APART),
)
PEOPLE = (*(Veld.PERSONEN, Veld.PERSONEN_DIENSTVERBAND, Veld.PERSONEN_INLEEN, Veld.PERSONEN_NIEUW),)
AGREED = Toerekening.AFGESPROKEN
FORMS: list[dict[str, Any]] = [
    {"contract": Contract.VAST},
    {"contract": Contract.TIJDELIJK},
    {"vorm": Vorm.UITZEND, "toerekening": AGREED},
    {"vorm": Vorm.UITZEND, "toerekening": Toerekening.NOG_NIET},
    {"vorm": Vorm.INKOOP},
    {"vorm": Vorm.BUITEN_REGISTER},
]
FEW_FORMS = FORMS[:3]


def of(*rows: Baan) -> Dossier:
    return dossier(jaar(2020, *rows, verloonde_uren=LARGE))


def guarded(source: Dossier, stand: Stand = Stand.VOORLOPIG) -> MadeReturn:
    return make(Preparation(source, 2020, LAW), stand, Bewaking.KLEIN, TODAY)


def twice(first: Sequence[Baan], second: Sequence[Baan]) -> tuple[Opgave, Opgave]:
    """Two returns: the rows were changed in between."""
    one = guarded(of(*first))
    two = guarded(edits.put_jobs(one.dossier, 2020, second), Stand.DEFINITIEF)
    return one.opgave, two.opgave


def told(opgave: Opgave, keys: Sequence[Veld]) -> dict[Veld, int]:
    found = {key: opgave.waarde(key) for key in keys}
    return {key: value for key, value in found.items() if value is not None}


def rows_in(total: int) -> list[int]:
    """The rows that are left in a sum of at most four sums: each once to four times, plus or minus.

    So the digits in base nine, from -4 to 4, say how often.
    """
    found, place = [], 0
    while total:
        total, digit = divmod(total + 4, 9)
        if digit != 4:
            found.append(place)
        place += 1
    return found


def attack(opgaven: Sequence[Opgave], rows: Sequence[Baan]) -> None:
    """Add and subtract up to four of the numbers that were told, and see whose hours are left."""
    shown = list(
        dict.fromkeys(value // 100 for each in opgaven for value in told(each, HOURS).values())
    )
    wholes = [
        {
            who
            for place in rows_in((each.waarde(Veld.MEETELLENDE_UREN) or 0) // 100)
            for who in rows[place].people
        }
        for each in opgaven
    ]
    # Two wholes that are few were told each; so their sum is no news.
    wholes.append({who for whole in wholes for who in whole})
    for some in combinations(shown, min(4, len(shown))):
        for signs in product((-1, 0, 1), repeat=len(some)):
            total = sum(sign * value for sign, value in zip(signs, some, strict=True))
            about = rows_in(total)
            who = {person for place in about for person in rows[place].people}
            assert who in wholes or not is_few(len(who)), (who, some, signs)


@st.composite
def changing_rows(draw: st.DrawFn) -> tuple[list[Baan], list[Baan], list[Baan]]:
    """All rows, those of the first return and those of the second; some change their form."""
    forms = FEW_FORMS if draw(st.booleans()) else FORMS
    every, first, second = [], [], []
    for place in range(draw(st.integers(2, 10))):
        name, many = draw(st.integers(1, 9)), draw(st.sampled_from([1, 1, 2, 5, 6]))
        values = draw(st.sampled_from(forms))
        [row] = people(9**place, 1, name, aantal=Decimal(many), **values)
        every.append(row)
        change = draw(st.sampled_from(["same", "same", "same", "came", "left", "form"]))
        if change != "came":
            first.append(row)
        if change in {"same", "came"}:
            second.append(row)
        elif change == "form":
            second.append(replace(row, vorm=Vorm.DIENSTVERBAND, contract=Contract.VAST))
    return every, first, second


@examples(4)
@given(changing_rows())
def test_nothing_of_few_follows_from_two_returns(
    drawn: tuple[list[Baan], list[Baan], list[Baan]],
) -> None:
    every, first, second = drawn
    one, two = twice(first, second)
    attack((one, two), every)
    one_people, two_people = told(one, PEOPLE), told(two, PEOPLE)
    for key in one_people.keys() & two_people.keys():
        assert one_people[key] == two_people[key] or abs(one_people[key] - two_people[key]) >= 500


@examples(3)
@given(changing_rows())
def test_nothing_of_few_follows_from_one_return(
    drawn: tuple[list[Baan], list[Baan], list[Baan]],
) -> None:
    every, _, _ = drawn
    made = guarded(of(*every)).opgave
    attack((made,), every)
    counts = {key: value // 100 for key, value in told(made, PEOPLE).items()}
    for key, number in counts.items():
        assert not is_few(number), key
    if Veld.PERSONEN_DIENSTVERBAND in counts:
        own, hired = counts[Veld.PERSONEN_DIENSTVERBAND], counts[Veld.PERSONEN_INLEEN]
        whole = counts.get(Veld.PERSONEN, own + hired)
        assert not any(map(is_few, (whole - own, whole - hired, own + hired - whole)))
    if {Veld.PERSONEN, Veld.PERSONEN_NIEUW} <= counts.keys():
        assert not is_few(counts[Veld.PERSONEN] - counts[Veld.PERSONEN_NIEUW])


@examples(1)
@given(dossiers(max_years=1, max_rows=12))
def test_a_return_tells_no_more_than_the_guard_of_all_else(drawn: Dossier) -> None:
    for one in drawn.jaren:
        found = guarded(replace(drawn, opgaven=())) if one.jaar == 2020 else None
        ready = Preparation(replace(drawn, opgaven=()), one.jaar, LAW)
        guard = Guard.of(calculate(drawn, one.jaar, LAW), one)
        same = {
            Veld.PERSONEN: "personen",
            Veld.PERSONEN_NIEUW: "personen_nieuw",
            Veld.BANEN_OP_PEILDATUM: "banen_op_peildatum",
            Veld.UREN_DIENSTVERBAND: "meetellende_uren_dienstverband",
            Veld.UREN_INLEEN: "meetellende_uren_inleen",
            Veld.UREN_NOG_TOE_TE_REKENEN: "nog_toe_te_rekenen_banen",
        }
        for veld, key in same.items():
            assert not guard.hides(key) or isinstance(ready.guarded[veld], Weg), key
        assert found is None or found.opgave.bewaking is Bewaking.KLEIN


def own(number: int, first: int = 1, hours: int = 1000) -> list[Baan]:
    return people(hours, number, first, contract=Contract.VAST)


def hired(number: int, first: int = 51, hours: int = 900) -> list[Baan]:
    return people(hours, number, first, vorm=Vorm.UITZEND, toerekening=AGREED)


def hidden(opgave: Opgave) -> set[Veld]:
    return {key for key, value in opgave.waarden.items() if value is Weg.KLEIN}


SPLIT = {
    *(Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN),
    *(Veld.PERSONEN_DIENSTVERBAND, Veld.PERSONEN_INLEEN),
}
CONTRACT = {Veld.UREN_VAST, Veld.UREN_TIJDELIJK}


@pytest.mark.parametrize(
    ("rows", "at_home"),
    [
        ([*own(9), *hired(9)], set()),
        ([*own(9), *hired(2)], SPLIT | CONTRACT),
        ([*own(2), *hired(9)], SPLIT | CONTRACT),
        ([*own(9)], set()),
        ([*own(9), *people(800, 3, 21, vorm=Vorm.INKOOP)], {Veld.UREN_INKOOP_APART}),
        ([*own(9), *people(800, 5, 21, vorm=Vorm.INKOOP)], set()),
        (
            [*own(2)],
            {
                *SPLIT,
                *CONTRACT,
                *(Veld.PERSONEN, Veld.PERSONEN_NIEUW, Veld.BANEN_OP_PEILDATUM),
            },
        ),
        ([*own(9), *people(500, 3, 21, contract=Contract.TIJDELIJK)], CONTRACT),
        ([*own(9), *people(500, 5, 21, contract=Contract.TIJDELIJK)], set()),
    ],
)
def test_what_stays_at_home(rows: list[Baan], at_home: set[Veld]) -> None:
    made = guarded(of(*rows)).opgave
    assert hidden(made) == at_home
    assert made.waarde(Veld.MEETELLENDE_UREN) is not None


@pytest.mark.parametrize(("came", "at_home"), [(0, False), (1, True), (4, True), (5, False)])
def test_the_difference_with_an_earlier_return_is_of_many_or_at_home(
    came: int, *, at_home: bool
) -> None:
    """Voorlopig against definitief: one corrected row would be one person's hours."""
    rows = own(9)
    _, two = twice(rows, [*rows, *own(came, 31, 1234)])
    assert (Veld.MEETELLENDE_UREN in hidden(two)) is at_home
    assert (Veld.PERSONEN in hidden(two)) is at_home


def test_rows_that_were_read_again_are_the_same_rows() -> None:
    """New ids and no kenmerk: what is equal falls away, and one correction still shows."""
    rows = [
        baan(kenmerk="", verloonde_uren=1000 + place, contract=Contract.VAST) for place in range(9)
    ]
    again = [
        baan(kenmerk="", verloonde_uren=1000 + place, contract=Contract.VAST) for place in range(9)
    ]
    _, same = twice(rows, again)
    assert not hidden(same)
    again[0] = replace(again[0], verloonde_uren=Decimal(1700))
    _, other = twice(rows, again)
    assert Veld.MEETELLENDE_UREN in hidden(other)


def test_a_whole_of_few_may_change_as_a_whole_only() -> None:
    both = [replace(row, verloonde_uren=Decimal(800)) for row in own(2)]
    _, two = twice(own(2), both)
    assert two.waarde(Veld.MEETELLENDE_UREN) == 1600_00
    _, one_changed = twice(own(2), [both[0], own(2)[1]])
    assert Veld.MEETELLENDE_UREN in hidden(one_changed)


def test_without_who_stood_behind_it_only_what_is_equal_is_told() -> None:
    first = guarded(of(*own(9)))
    bare = replace(first.dossier.opgaven[0], grondslag="")
    source = replace(first.dossier, opgaven=(bare,))
    assert not hidden(guarded(source, Stand.DEFINITIEF).opgave)
    more = edits.put_jobs(source, 2020, own(18))
    assert Veld.MEETELLENDE_UREN in hidden(guarded(more, Stand.DEFINITIEF).opgave)


@given(dossiers(max_years=1, max_rows=6))
def test_who_stands_behind_comes_back_as_it_was_kept(drawn: Dossier) -> None:
    for one in drawn.jaren:
        outcome = calculate(drawn, one.jaar, LAW)
        found = contributions_of(drawn, outcome, LAW, date(one.jaar, 12, 31))
        assert unpacked(packed(found)) == found


@pytest.mark.parametrize("kept", ["", "x", "eJwDAAAAAAE=", "é", packed(())[:-4] + "AAAA"])
def test_what_cannot_be_read_back_is_unknown(kept: str) -> None:
    assert unpacked(kept) is None


def test_the_group_of_few_is_five() -> None:
    assert FEWEST_SHARED == 5
