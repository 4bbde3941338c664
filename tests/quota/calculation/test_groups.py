"""Who stands behind the numbers, who came, stayed and left, and their contracts."""

from dataclasses import replace
from datetime import date

import pytest
from builders import LARGE, baan, dossier, jaar
from golden_years import AGREED, people
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier import edits
from banen_desktop.dossier.edits import roll_over
from banen_desktop.dossier.model import Baan, Contract, Dossier, Jaar, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.groups import Contracts, Groups, contracts_of, groups_of
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.history import Flow, flow_of

LAW = built_in()


def groups(*rows: Baan) -> Groups:
    one = jaar(2020, *rows, verloonde_uren=LARGE)
    return groups_of(one, calculate(dossier(one), 2020, LAW))


def flow(year: Jaar, *earlier: Jaar) -> Flow | None:
    drawn = dossier(*earlier, year)
    return flow_of(drawn, year, calculate(drawn, year.jaar, LAW), LAW)


def contracts(*rows: Baan) -> Contracts:
    one = jaar(2020, *rows, verloonde_uren=LARGE)
    return contracts_of(one, calculate(dossier(one), 2020, LAW))


def test_each_row_is_in_the_group_of_its_form() -> None:
    found = groups(
        *people(100, 1),
        *people(100, 1, 2, vorm=Vorm.UITZEND, toerekening=AGREED),
        *people(100, 1, 3, vorm=Vorm.UITZEND),
        *people(100, 1, 4, vorm=Vorm.STAGE),
    )
    assert [*found.own, *found.hired] == ["P-01", "P-02"]
    assert [*found.waiting, *found.never] == ["P-03", "P-04"]
    assert found.people == found.at_end == {"P-01", "P-02"}


def test_a_row_without_hours_or_outside_the_year_adds_nobody_to_hours() -> None:
    unknown, zero = baan(kenmerk="A"), baan(kenmerk="B", verloonde_uren=0)
    outside = baan(kenmerk="C", verloonde_uren=100, tot=date(2019, 12, 31))
    found = groups(unknown, zero, outside)
    assert found.own == frozenset()
    assert found.people == {"A", "B"}


def test_rows_of_one_kenmerk_are_one_person_and_without_one_somebody_else() -> None:
    assert groups(*people(100, 1), *people(100, 1)).own == {"P-01"}
    assert len(groups(baan(kenmerk=""), baan(kenmerk="")).people) == 2


def test_who_left_or_began_in_the_year() -> None:
    found = groups(
        *people(100, 1, tot=date(2020, 12, 30)),
        *people(100, 1, 2, van=date(2020, 1, 2)),
        *people(100, 1, 3, van=date(2020, 1, 1)),
    )
    assert found.left == {"P-01"}
    assert found.began == {"P-02"}


def test_who_came_stayed_and_left() -> None:
    before = jaar(2019, *people(900, 6), verloonde_uren=LARGE)
    stayed = people(900, 4, van=date(2018, 1, 1))
    new = people(900, 3, 11, van=date(2020, 2, 1))
    unknown = people(900, 1, 21)
    now = jaar(2020, *stayed, *new, *unknown, verloonde_uren=LARGE)
    assert flow(now, before) == Flow(people=8, new=3, stayed=4, other=1, left=2)


def test_without_people_in_both_years_nobody_came_or_went() -> None:
    year, empty = jaar(2020, *people(900, 6), verloonde_uren=LARGE), jaar(2019, verloonde_uren=1)
    assert flow(year) is None
    assert flow(year, empty) is None
    assert flow(replace(empty, jaar=2021), year) is None


@pytest.mark.parametrize("rows", [people(900, 8), [baan(kenmerk="", verloonde_uren=900)] * 8])
def test_who_stayed_is_told_only_when_everybody_has_a_kenmerk(rows: list[Baan]) -> None:
    before = dossier(jaar(2019, *rows, verloonde_uren=LARGE))
    rolled = roll_over(before, 2019, 2020).dossier
    year = edits.set_year(rolled, 2020, verloonde_uren=LARGE).jaren[-1]
    found = flow(year, *before.jaren)
    assert found == (Flow(people=8, new=0, stayed=8, other=0, left=0) if rows[0].kenmerk else None)


@pytest.mark.parametrize("year", [2019, 2020])
def test_one_counting_row_without_a_kenmerk_in_either_year_is_enough(year: int) -> None:
    nameless = baan(kenmerk="", verloonde_uren=900)
    years = [jaar(number, *people(900, 6), verloonde_uren=LARGE) for number in (2019, 2020)]
    added = [
        replace(one, banen=(*one.banen, nameless)) if one.jaar == year else one for one in years
    ]
    assert flow(added[1], added[0]) is None
    stage = replace(nameless, vorm=Vorm.STAGE)
    aside = [replace(one, banen=(*one.banen, stage)) for one in years]
    assert flow(aside[1], aside[0]) == Flow(people=6, new=0, stayed=6, other=0, left=0)


def test_a_permanent_contract_goes_before_a_temporary_one() -> None:
    found = contracts(
        *people(100, 2, contract=Contract.VAST),
        *people(100, 3, 2, contract=Contract.TIJDELIJK),
        *people(100, 1, 9),
        *people(100, 5, 20, vorm=Vorm.UITZEND, toerekening=AGREED, contract=Contract.TIJDELIJK),
        *people(100, 5, 30, vorm=Vorm.BESCHUT_WERK, contract=Contract.VAST),
    )
    assert found == Contracts(permanent=2, temporary=2, unknown=1)


@given(dossiers())
def test_the_groups_add_up(drawn: Dossier) -> None:
    for one in drawn.jaren:
        outcome = calculate(drawn, one.jaar, LAW)
        found = groups_of(one, outcome)
        assert len(found.people) == outcome.value("personen")
        assert found.own | found.hired <= found.people
        assert found.began | found.at_end <= found.people
        moved = flow_of(drawn, one, outcome, LAW)
        if moved is not None:
            assert min(moved.new, moved.stayed, moved.other, moved.left) >= 0
            assert moved.people == moved.new + moved.stayed + moved.other
