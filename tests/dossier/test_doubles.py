"""Rows that are there twice, or would be: on both sides of what is the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import baan, jaar, regel
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.doubles import ENOUGH_TO_KNOW, Row, same_again, twice
from banen_desktop.dossier.findings import Record, findings
from banen_desktop.dossier.model import Jaar, Vorm

SCHOOLS = tuple(regel(onderdeel=f"School {n}", verloonde_uren=1000 + n) for n in range(4))


def fresh(rows: tuple[Row, ...], **changes: object) -> tuple[Row, ...]:
    return tuple(replace(row, id=f"nieuw {row.id}", **changes) for row in rows)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "again",
    [
        regel(onderdeel="school  0 ", verloonde_uren=1000),
        regel(onderdeel="School 0", verloonde_uren="1000.4"),
        regel(onderdeel="School 0", verloonde_uren=900),
        regel(onderdeel="School 0", verloonde_uren=1111),
        regel(onderdeel="School 0", verloonde_uren=1000, opmerking="uit de lijst"),
    ],
)
def test_the_same_hours_of_the_same_school_are_the_same(again: Row) -> None:
    assert same_again(SCHOOLS, (again,)) == (SCHOOLS[0],)


@pytest.mark.parametrize(
    "other",
    [
        regel(onderdeel="School 0", verloonde_uren=899),
        regel(onderdeel="School 0", verloonde_uren=1112),
        regel(verloonde_uren=1000),
        regel(onderdeel="School 9", verloonde_uren=1000),
        regel(onderdeel="School 0"),
        regel(onderdeel="School 0", verloonde_uren=0),
    ],
)
def test_other_hours_are_no_double(other: Row) -> None:
    assert same_again(SCHOOLS, (other,)) == ()


def test_half_of_a_list_is_a_double_and_less_is_not() -> None:
    others = (regel(onderdeel="Ander", verloonde_uren=5), regel(onderdeel="Nog", verloonde_uren=6))
    assert same_again(SCHOOLS, (*fresh(SCHOOLS[:2]), *others)) == SCHOOLS[:2]
    assert same_again(SCHOOLS, (*fresh(SCHOOLS[:1]), *others)) == ()


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"kenmerk": "P-02"}, False),
        ({"vorm": Vorm.UITZEND}, False),
        ({"van": date(2025, 2, 1)}, False),
        ({"uren_per_week": Decimal(20)}, False),
        ({"uren_per_week": Decimal(22)}, True),
        ({"uren_per_week": None, "verloonde_uren": Decimal(900)}, False),
        ({"opmerking": "twee"}, True),
    ],
)
def test_a_job_is_the_same_when_it_is_of_one_person_and_says_the_same(
    change: dict[str, object], *, same: bool
) -> None:
    known = baan(kenmerk="P-01", uren_per_week=24)
    new = replace(known, id="nieuw", **change)  # type: ignore[arg-type]
    assert bool(same_again((known,), (new,))) is same


@pytest.mark.parametrize(("many", "same"), [(ENOUGH_TO_KNOW - 1, False), (ENOUGH_TO_KNOW, True)])
def test_a_list_with_other_kenmerken_is_known_by_all_its_rows(many: int, *, same: bool) -> None:
    known = tuple(baan(kenmerk=f"P-{n}", verloonde_uren=900 + n) for n in range(9))
    new = tuple(replace(row, id=f"n{row.id}", kenmerk=f"Q{row.kenmerk}") for row in known[:many])
    assert bool(same_again(known, new)) is same
    assert not same_again(known, (*new, baan(kenmerk="R", verloonde_uren=1)))


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_each_new_row_answers_for_one_known_row(known: list[int], new: list[int]) -> None:
    old = [regel(onderdeel=str(n), verloonde_uren=10 + n) for n in known]
    again = same_again(old, [regel(onderdeel=str(n), verloonde_uren=10 + n) for n in new])
    assert len({row.id for row in again}) == len(again) <= len(new)
    assert {row.id for row in again} <= {row.id for row in old}


def codes(year: Jaar) -> set[tuple[str, Record]]:
    return {(each.code, each.record) for each in findings(year) if each.code == "regels_dubbel"}


def test_a_list_that_was_read_under_two_names_is_told_as_long_as_it_stands() -> None:
    first, second = fresh(SCHOOLS, reeks="een"), fresh(SCHOOLS, reeks="twee")
    year = jaar(2025, uren=(*first, *second))
    (found,) = (each for each in findings(year) if each.code == "regels_dubbel")
    assert found.message == "4 rijen lijken er bij Uren twee keer in te staan. Dat is 4.006 uur."
    assert found.row == second[0].id
    assert codes(jaar(2025, uren=first)) == set()


def test_jobs_with_new_kenmerken_of_a_second_import_are_told() -> None:
    many = range(ENOUGH_TO_KNOW)
    first = tuple(baan(kenmerk=f"P-{n}", verloonde_uren=900, reeks="een") for n in many)
    second = tuple(baan(kenmerk=f"Q-{n}", verloonde_uren=900, reeks="twee") for n in many)
    assert codes(jaar(2025, *first, *second)) == {("regels_dubbel", Record.BAAN)}
    assert codes(jaar(2025, *first)) == set()
    assert twice(fresh(second, reeks="een")) == ()


def test_one_person_with_the_same_job_twice_is_told_and_with_two_jobs_not() -> None:
    job = baan(kenmerk="P-01", verloonde_uren=600, onderdeel="Noord")
    assert codes(jaar(2025, job, replace(job, id="x"))) == {("regels_dubbel", Record.BAAN)}
    assert codes(jaar(2025, job, replace(job, id="x", onderdeel="Zuid"))) == set()


def test_a_finding_tells_of_how_many_people_it_is() -> None:
    """One person five times is one person, also where others may not see who it is."""
    job = baan(kenmerk="P-01", verloonde_uren=600)
    rows = [replace(job, id=str(number)) for number in range(6)]
    group = [replace(job, id=f"g{n}", kenmerk="G", aantal=Decimal(4)) for n in range(2)]
    (one,) = (each for each in findings(jaar(2025, *rows)) if each.code == "regels_dubbel")
    (more,) = (each for each in findings(jaar(2025, *group)) if each.code == "regels_dubbel")
    assert (one.persons, more.persons) == (1, 4)
