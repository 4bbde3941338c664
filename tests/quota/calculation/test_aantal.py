"""A row that stands for more people: they are counted, and nothing else of the year changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import LARGE, baan, dossier, jaar, outcome
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier import fields
from banen_desktop.dossier.model import Baan, Contract, Dossier, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.groups import contracts_of, groups_of
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.breakdown import in_year, own

YEAR = 2025
WHOLE = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE}


def people(*rows: Baan) -> int:
    return int(outcome(jaar(YEAR, *rows, **WHOLE)).by_key["personen"].value)


def group(many: int | None, **values: object) -> Baan:
    return baan(
        **{
            "kenmerk": "groep",
            "aantal": None if many is None else Decimal(many),
            "verloonde_uren": 1331,
            **values,
        }
    )


@pytest.mark.parametrize(("many", "counted"), [(None, 1), (1, 1), (2, 2), (248, 248)])
def test_a_row_is_of_as_many_people_as_it_says(many: int | None, counted: int) -> None:
    assert people(group(many)) == counted
    assert people(group(many, kenmerk="")) == counted
    assert people(group(many), baan(kenmerk="P-01", verloonde_uren=1)) == counted + 1


def test_rows_with_one_kenmerk_are_of_the_same_people() -> None:
    assert people(group(3), group(5), group(2)) == 5
    assert people(group(3), group(5, kenmerk="andere")) == 8
    assert people(group(3, kenmerk=""), replace(group(5, kenmerk=""), id="x")) == 8


def test_only_totals_known() -> None:
    """A municipality that knows 248 people and 312 jobs."""
    whole = dict.fromkeys(WHOLE, 20 * LARGE)
    found = outcome(jaar(YEAR, group(248, verloonde_uren=312 * 1331), **whole))
    assert found.by_key["gerealiseerde_banen"].value == 312
    assert found.by_key["personen"].value == 248
    assert not {each.code for each in found.findings} & {"meer_dan_een_persoon", "aandeel_ongewoon"}


@pytest.mark.parametrize(("hours", "asked"), [(25_000, False), (25_001, True)])
def test_more_hours_than_so_many_people_can_work_are_asked_about(
    hours: int, *, asked: bool
) -> None:
    found = outcome(jaar(YEAR, group(10, verloonde_uren=hours), **WHOLE))
    assert ("meer_dan_een_persoon" in {each.code for each in found.findings}) is asked


def test_the_groups_contracts_and_parts_have_all_of_them() -> None:
    rows = (group(7, contract=Contract.VAST), group(4, kenmerk="b", vorm=Vorm.UITZEND))
    year = jaar(YEAR, *rows, **WHOLE)
    found = outcome(year)
    groups = groups_of(year, found)
    assert (len(groups.people), len(groups.own), len(groups.waiting)) == (7, 7, 4)
    assert contracts_of(year, found).permanent == 7
    made = dossier(year)
    part = in_year(made, found, built_in(), own)
    assert part.personen == len(part.people) == 7


def test_who_was_there_the_year_before_is_not_new() -> None:
    """Eight people where there were five: three of them are new, when the job began this year."""
    began = group(8, van=date(YEAR, 1, 1))
    before = dossier(jaar(YEAR - 1, group(5), **WHOLE), jaar(YEAR, began, **WHOLE))
    alone = dossier(jaar(YEAR, began, **WHOLE))
    found = [calculate(each, YEAR, built_in()) for each in (before, alone)]
    assert [each.by_key["personen_nieuw"].value for each in found] == [3, 8]


@pytest.mark.parametrize("text", ["0", "-1", "1,5", "10000", "veel"])
def test_what_is_no_number_of_people_is_refused(text: str) -> None:
    with pytest.raises(fields.FieldError):
        fields.from_user(fields.by_key(fields.BAAN)["aantal"], text)


@pytest.mark.parametrize("many", [1, 2, 12])
def test_hours_a_week_are_those_of_each(many: int) -> None:
    """As many rows of one person come to the same."""
    row = group(many, verloonde_uren=None, uren_per_week=24, tot=date(YEAR, 12, 31))
    rows = [
        baan(kenmerk=str(number), uren_per_week=24, tot=date(YEAR, 12, 31))
        for number in range(many)
    ]
    one, other = (outcome(jaar(YEAR, *each, **WHOLE)) for each in ([row], rows))
    for key in ("meetellende_uren", "banen_op_peildatum", "personen"):
        assert one.by_key[key].value == other.by_key[key].value


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 9)), max_size=5))
def test_the_hours_are_those_of_the_row_whatever_the_number(rows: list[tuple[str, int]]) -> None:
    made = [group(many, kenmerk=name) for name, many in rows]
    alone = [replace(row, aantal=None) for row in made]
    counted = {person for row in made for person in row.people}
    one, other = (calculate(_year(each), YEAR, built_in()) for each in (made, alone))
    assert one.by_key["personen"].value == len(counted)
    ignored = {"personen", "personen_nieuw"}
    same = [[step for step in found.steps if step.key not in ignored] for found in (one, other)]
    assert same[0] == same[1]


def _year(rows: list[Baan]) -> Dossier:
    return dossier(jaar(YEAR, *rows, **WHOLE))
