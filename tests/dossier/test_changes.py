"""What differs between two states of a year: only what the calculation reads, nothing missed."""

from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import baan, dossier, jaar, regel
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier import edits
from banen_desktop.dossier.changes import Changes, Value, changes_of_year
from banen_desktop.dossier.choice import JaNee, new_id
from banen_desktop.dossier.model import Baan, Dossier, Jaar, Toelichting, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in


def between(old: Jaar, new: Jaar) -> Changes:
    return changes_of_year(dossier(old), dossier(new), 2025)


@given(dossiers())
def test_nothing_changed_in_the_same_dossier(drawn: Dossier) -> None:
    for year in drawn.jaren:
        assert not changes_of_year(drawn, drawn, year.jaar).any


@given(dossiers())
def test_what_is_no_change_changes_no_figure(drawn: Dossier) -> None:
    law, day = built_in(), date(2025, 1, 1)
    new = drawn
    for year in drawn.jaren:
        other = (
            replace(row, opmerking="x", onderdeel="y", reeks="z", register_gecontroleerd_op=day)
            for row in year.banen
        )
        new = edits.put_jobs(new, year.jaar, other)
        new = edits.set_year(new, year.jaar, toelichting=Toelichting("x"), werkagenda=())
    for year in drawn.jaren:
        assert not changes_of_year(drawn, new, year.jaar).any
        was, now = (calculate(one, year.jaar, law, with_findings=False) for one in (drawn, new))
        assert was == now


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        (jaar(2025), jaar(2025, verloonde_uren=5), Value("verloonde_uren", None, Decimal(5))),
        (
            jaar(2025, uren=(regel(verloonde_uren=2), regel(verloonde_uren=3))),
            jaar(2025, uren=(regel(verloonde_uren=4),)),
            Value("verloonde_uren", Decimal(5), Decimal(4)),
        ),
        (
            jaar(2025, verloonde_uren_vorig_jaar=5),
            jaar(2025, verloonde_uren_vorig_jaar=6),
            Value("verloonde_uren_vorig_jaar", Decimal(5), Decimal(6)),
        ),
        (
            jaar(2025, quotumpercentage="2.60"),
            jaar(2025),
            Value("quotumpercentage", Decimal("2.60"), None),
        ),
    ],
)
def test_a_value_of_the_year_that_changed(old: Jaar, new: Jaar, value: Value) -> None:
    assert between(old, new) == Changes(values=(value,))


def test_a_total_that_is_the_sum_of_the_rows_is_no_change() -> None:
    rows = (regel(verloonde_uren=2), regel(verloonde_uren=3))
    assert not between(jaar(2025, uren=rows), jaar(2025, verloonde_uren=5)).any


def test_hours_of_the_year_before_go_before_what_was_typed() -> None:
    typed = jaar(2025, verloonde_uren_vorig_jaar=5)
    old = dossier(jaar(2024, verloonde_uren=7), typed)
    found = changes_of_year(old, dossier(jaar(2024, verloonde_uren=8), typed), 2025)
    assert found.values == (Value("verloonde_uren_vorig_jaar", Decimal(7), Decimal(8)),)
    found = changes_of_year(old, dossier(jaar(2024), typed), 2025)
    assert found.values == (Value("verloonde_uren_vorig_jaar", Decimal(7), Decimal(5)),)


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        ([baan(kenmerk="A")], 0),
        ([baan(kenmerk="A", verloonde_uren=9, opmerking="x")], 0),
        ([baan(kenmerk="A", vorm=Vorm.STAGE)], 1),
        ([baan(kenmerk="A", tot=date(2024, 1, 1))], 1),
        ([baan(kenmerk="B")], 2),
        ([baan(kenmerk="A"), baan(kenmerk="B"), baan(kenmerk="")], 1),
        ([], 1),
    ],
)
def test_people_of_the_year_before_who_are_others_now(rows: list[Baan], people: int) -> None:
    old = dossier(jaar(2024, baan(kenmerk="A")), jaar(2025))
    found = changes_of_year(old, dossier(jaar(2024, *rows), jaar(2025)), 2025)
    assert found == Changes(people_before=people)
    assert found.any is bool(people)


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("premie_sectorfonds", JaNee.JA),
        ("eerste_jaar_wet_banenafspraak", 2027),
        ("eerste_jaar_activering", 2028),
    ],
)
def test_an_answer_of_the_employer_that_changed(key: str, answer: Any) -> None:
    found = changes_of_year(dossier(jaar(2025)), dossier(jaar(2025), **{key: answer}), 2025)
    assert found == Changes(values=(Value(key, None, answer),))


def test_a_year_that_is_not_there_is_empty() -> None:
    job = baan()
    found = changes_of_year(dossier(), dossier(jaar(2025, job, verloonde_uren=1)), 2025)
    assert found == Changes((Value("verloonde_uren", None, Decimal(1)),), added=(job,))
    assert changes_of_year(dossier(jaar(2025, job)), dossier(), 2025) == Changes(removed=(job,))


OLD = baan(kenmerk="P-01", uren_per_week=20)


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ({"opmerking": "x"}, False),
        ({"soort_werk": "x"}, False),
        ({"onderdeel": "x"}, False),
        ({"register_gecontroleerd_op": date(2025, 1, 1)}, False),
        ({"uren_per_week": Decimal(21)}, True),
        ({"vorm": Vorm.STAGE}, True),
        ({"van": date(2025, 2, 1)}, True),
        ({"kenmerk": "P-02"}, True),
        ({"besluit_grond": "cao"}, True),
    ],
)
def test_a_job_changed_when_something_counts_that_did(
    changes: dict[str, Any], *, seen: bool
) -> None:
    new = replace(OLD, **changes)
    assert between(jaar(2025, OLD), jaar(2025, new)).changed == (((OLD, new),) if seen else ())


def test_every_field_of_a_job_was_thought_of() -> None:
    ignored = {"onderdeel", "contract", "soort_werk", "register_gecontroleerd_op", "besluit_op"}
    ignored |= {"opmerking", "reeks", "id"}
    from banen_desktop.dossier.changes import _OF_A_JOB  # noqa: PLC0415

    assert {field.name for field in fields_of(Baan)} == {*_OF_A_JOB} | ignored


def again(row: Baan, **changes: Any) -> Baan:
    return replace(row, id=new_id(), reeks="nieuw", **changes)


def test_rows_that_were_imported_again_are_known_by_what_they_say() -> None:
    rows = [baan(kenmerk=f"P-{number:02}", uren_per_week=number) for number in range(1, 5)]
    assert not between(jaar(2025, *rows), jaar(2025, *map(again, reversed(rows)))).any
    other = again(rows[0], uren_per_week=Decimal(30))
    found = between(jaar(2025, *rows), jaar(2025, other, *map(again, rows[1:])))
    assert found == Changes(changed=((rows[0], other),))


def test_of_equal_rows_as_many_are_new_as_there_are_more() -> None:
    one = baan(kenmerk="", uren_per_week=8)
    two, three = again(one), again(one)
    found = between(jaar(2025, one), jaar(2025, two, three))
    assert (len(found.added), found.removed, found.changed) == (1, (), ())
    found = between(jaar(2025, two, three), jaar(2025, one))
    assert (found.added, len(found.removed), found.changed) == ((), 1, ())


def test_a_kenmerk_that_stands_there_twice_tells_nothing() -> None:
    one, two = baan(uren_per_week=8), baan(uren_per_week=9)
    new = again(one, uren_per_week=Decimal(10))
    found = between(jaar(2025, one, two), jaar(2025, new))
    assert found == Changes(added=(new,), removed=(one, two))


def test_two_rows_without_a_kenmerk_are_not_one_that_changed() -> None:
    old, new = baan(kenmerk="", uren_per_week=8), baan(kenmerk="", uren_per_week=9)
    found = between(jaar(2025, old), jaar(2025, new))
    assert (found.added, found.removed, found.changed) == ((new,), (old,), ())


@pytest.mark.parametrize(
    "changes",
    [
        {"values": (Value("quotumpercentage", None, Decimal(2)),)},
        {"added": (Baan(),)},
        {"removed": (Baan(),)},
        {"changed": ((Baan(), Baan()),)},
        {"people_before": 1},
    ],
)
def test_any_change_is_one(changes: dict[str, Any]) -> None:
    assert Changes(**changes).any
    assert not Changes().any
