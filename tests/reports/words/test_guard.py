"""The small-number guard: what is hidden, and that nothing hidden follows from what is shown."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from builders import LARGE, baan, dossier, jaar
from gears import examples
from golden_years import AGREED, people
from hypothesis import given
from hypothesis import strategies as st
from strategies import dossiers

from banen_desktop.dossier.model import Baan, Dossier, Jaar, Toerekening, Vorm
from banen_desktop.dossier.verslag import Lengte, Stem
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.groups import groups_of
from banen_desktop.quota.calculation.trace import Outcome, Unit
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words import guard as guards
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.guard import (
    AT_END,
    FEWEST_SHARED,
    HIRED,
    HIRED_JOBS,
    NEVER,
    NEW,
    OWN,
    OWN_JOBS,
    PEOPLE,
    WAITING,
    Guard,
    Kind,
)

LAW = built_in()
PARTS = {OWN, HIRED, OWN_JOBS, HIRED_JOBS}
HOURS = (*PARTS, WAITING, NEVER, AT_END)


def hired(number: int, first: int = 51, hours: int = 1000) -> list[Baan]:
    return people(hours, number, first, vorm=Vorm.UITZEND, toerekening=AGREED)


def year_of(*rows: Baan) -> tuple[Jaar, Outcome]:
    one = jaar(2020, *rows, verloonde_uren=LARGE)
    return one, calculate(dossier(one), 2020, LAW)


def guard_of(*rows: Baan) -> Guard:
    one, outcome = year_of(*rows)
    return Guard.of(outcome, one)


@pytest.mark.parametrize(
    ("own", "lent", "hidden"),
    [
        (5, 5, set()),
        (5, 0, set()),
        (0, 5, set()),
        (0, 0, set()),
        (5, 4, PARTS),
        (4, 5, PARTS),
        (20, 1, PARTS),
        (1, 1, {*PARTS, AT_END, PEOPLE, NEW}),
        (4, 0, {*PARTS, AT_END, PEOPLE, NEW}),
        (3, 2, PARTS),
    ],
)
def test_own_and_hired_are_shown_both_or_neither(own: int, lent: int, hidden: set[str]) -> None:
    assert guard_of(*people(1000, own), *hired(lent)).hidden == hidden


@pytest.mark.parametrize(("number", "hidden"), [(1, True), (4, True), (5, False)])
def test_what_waits_or_never_counts_is_hidden_for_few(number: int, *, hidden: bool) -> None:
    waiting = people(900, number, 61, vorm=Vorm.UITZEND)
    never = people(900, number, 71, vorm=Vorm.STAGE)
    found = guard_of(*people(1000, 9), *waiting, *never)
    assert found.hides(WAITING) is found.hides(NEVER) is hidden


def test_people_without_hours_hide_nobody() -> None:
    unknown = [replace(row, verloonde_uren=None) for row in hired(4)]
    found = guard_of(*people(1000, 9), *hired(1, 60), *unknown)
    assert found.hides(OWN)
    assert found.hides(HIRED)
    assert not found.hides(PEOPLE)


@pytest.mark.parametrize(
    ("began", "rest", "hidden"),
    [(1, 9, True), (4, 9, True), (5, 9, False), (0, 9, False), (9, 4, True), (9, 0, False)],
)
def test_new_people_and_the_rest_are_both_many_or_hidden(
    began: int, rest: int, *, hidden: bool
) -> None:
    new = people(500, began, 21, van=date(2020, 3, 1))
    assert guard_of(*new, *people(1000, rest)).hides(NEW) is hidden


@pytest.mark.parametrize(
    ("left", "stayed", "began", "hidden"),
    [
        (1, 9, 0, True),
        (4, 9, 0, True),
        (5, 9, 0, False),
        (1, 9, 1, True),
        (5, 9, 1, True),
        (0, 9, 1, True),
        (1, 9, 5, True),
        (5, 9, 5, False),
        (0, 9, 5, False),
        (0, 9, 0, False),
        (9, 4, 0, True),
        (9, 0, 0, False),
    ],
)
def test_the_few_who_left_do_not_follow_from_the_last_day(
    left: int, stayed: int, began: int, *, hidden: bool
) -> None:
    rows = [
        *people(500, left, 21, tot=date(2020, 6, 30)),
        *people(1000, stayed, uren_per_week=Decimal(20)),
        *people(500, began, 41, van=date(2020, 8, 1)),
    ]
    assert guard_of(*rows).hides(AT_END) is hidden


def test_what_stays_in_the_house_hides_nothing() -> None:
    one, outcome = year_of(*people(1000, 1))
    kept = Guard.of(outcome, one, Kind.DOSSIER)
    assert kept.hidden == frozenset()
    assert kept.reason == kept.warning == ""
    assert kept.shown(outcome.by_key[PEOPLE]) == "1 persoon"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 personen"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5 personen")],
)
def test_a_small_number_of_people_is_a_word(number: int, shown: str) -> None:
    one, outcome = year_of(*people(100, number))
    assert Guard.of(outcome, one).shown(outcome.by_key[PEOPLE]) == shown


@pytest.mark.parametrize(("hours", "shown"), [("13310", "5 personen"), ("13310.1", "niet bekend")])
def test_more_than_two_jobs_a_person_is_no_number_of_people(hours: str, shown: str) -> None:
    one, outcome = year_of(*people(0, 4, 2), *people(Decimal(hours), 1))
    assert Guard.of(outcome, one).shown(outcome.by_key[PEOPLE]) == shown


def test_the_total_of_few_is_shown_with_a_warning_to_the_user() -> None:
    one, outcome = year_of(*people(1331, 2))
    found = Guard.of(outcome, one)
    assert found.whole
    assert "Bedenk wie" in found.warning
    assert "minder dan 5" in found.reason
    assert found.shown(outcome.by_key["gerealiseerde_banen"]) == "2,0 banen"
    assert found.shown(outcome.by_key[OWN]) == "niet getoond"
    assert found.shown(outcome.by_key[NEW]) == "niet getoond"


# Each row gets a power of three as hours: a sum or difference of rows tells which rows are in it.
_FORMS = st.sampled_from(
    [
        (Vorm.DIENSTVERBAND, Toerekening.NEE),
        (Vorm.UITZEND, Toerekening.AFGESPROKEN),
        (Vorm.UITZEND, Toerekening.NOG_NIET),
        (Vorm.STAGE, Toerekening.NEE),
    ]
)


@st.composite
def telling_rows(draw: st.DrawFn) -> tuple[Baan, ...]:
    forms = draw(st.lists(_FORMS, max_size=18))
    names = [draw(st.integers(1, 14)) for _ in forms]
    return tuple(
        people(3**place, 1, name, vorm=vorm, toerekening=allocated)[0]
        for place, (name, (vorm, allocated)) in enumerate(zip(names, forms, strict=True))
    )


@examples(3)
@given(telling_rows())
def test_no_hours_of_few_follow_from_the_hours_that_are_shown(rows: tuple[Baan, ...]) -> None:
    one, outcome = year_of(*rows)
    found, per_job = Guard.of(outcome, one), outcome.by_key["uren_per_baan"].value
    told = {"meetellende_uren": outcome.by_key["meetellende_uren"].value}
    told |= {
        step.key: step.value * (per_job if step.unit is Unit.BAAN else 1)
        for step in outcome.steps
        if step.key in {OWN, HIRED, OWN_JOBS, HIRED_JOBS, WAITING, NEVER}
        and not found.hides(step.key)
    }
    shown = list(dict.fromkeys(value.quantize(Decimal(1)) for value in told.values()))
    for signs in product((-1, 0, 1), repeat=len(shown)):
        about = rows_in(sum(sign * int(value) for sign, value in zip(signs, shown, strict=True)))
        who = {person for place in about for person in rows[place].people}
        whole = about and about == rows_in(int(shown[0]))
        assert whole or not 0 < len(who) < FEWEST_SHARED, who


@given(telling_rows(), st.sampled_from(Lengte), st.sampled_from(Stem))
def test_no_text_tells_what_is_hidden(rows: tuple[Baan, ...], length: Lengte, voice: Stem) -> None:
    one, outcome = year_of(*rows)
    found = Guard.of(outcome, one)
    text = paragraph(dossier(one), 2020, LAW, Style(length, voice, levy=True)).text
    text = text.replace(f"{guards.FEW_PEOPLE} personen", "")  # says no number of anybody
    shown = {wording.shown(step).lstrip("-") for step in outcome.steps if not found.hides(step.key)}
    for key in found.hidden:
        hidden = wording.shown(outcome.by_key[key]).replace("personen", "mensen")
        alone = re.search(rf"(?<![\d,.])(?<!minder dan ){re.escape(hidden)}", text)
        assert hidden in shown or alone is None or hidden.startswith("0"), key


def rows_in(hours: int) -> list[int]:
    """The rows whose powers of three make these hours; none when it is no sum of rows."""
    found, place = [], 0
    while hours > 0:
        hours, digit = divmod(hours, 3)
        if digit == 2:
            return []
        if digit:
            found.append(place)
        place += 1
    return found


@examples(1.5)
@given(dossiers(max_years=2, max_rows=12))
def test_nothing_about_few_people_is_shown(drawn: Dossier) -> None:
    for one in drawn.jaren:
        outcome = calculate(drawn, one.jaar, LAW)
        found, groups = Guard.of(outcome, one), groups_of(one, outcome)
        by_key = {
            OWN: groups.own,
            HIRED: groups.hired,
            WAITING: groups.waiting,
            NEVER: groups.never,
            AT_END: groups.at_end,
        }
        for key, who in by_key.items():
            assert found.hides(key) or not 0 < len(who) < FEWEST_SHARED, key
        assert len(groups.people) == outcome.value(PEOPLE)
        for key in (PEOPLE, NEW):
            shown = found.shown(outcome.by_key[key])
            assert shown.split()[0] not in {"1", "2", "3", "4"}
        assert not found.hidden - set(HOURS) - {PEOPLE, NEW, guards.BONUS}
        assert bool(found.reason) is bool(found.hidden)


UNITS = st.dictionaries(
    st.sampled_from("ABCDEFGH"), st.frozensets(st.integers(1, 30).map(str), max_size=9)
)


@examples(5)
@given(UNITS)
def test_the_units_taken_together_say_nothing_about_few(units: dict[str, frozenset[str]]) -> None:
    merged = guards.taken_together(units)
    alone = set(units) - merged
    assert all(len(units[name]) == 0 or len(units[name]) >= FEWEST_SHARED for name in alone)
    together = frozenset().union(*(units[name] for name in merged))
    assert merged == frozenset(units) or not 0 < len(together) < FEWEST_SHARED
    if merged and merged != frozenset(units):
        assert sum(1 for name in merged if units[name]) >= 2


@pytest.mark.parametrize(
    ("sizes", "merged"),
    [
        ({"A": 5, "B": 9}, ""),
        ({"A": 1, "B": 9, "C": 6}, "AC"),
        ({"A": 1, "B": 4, "C": 6}, "AB"),
        ({"A": 1, "B": 2, "C": 6, "D": 7}, "ABC"),
        ({"A": 3, "B": 0, "C": 0}, "ABC"),
        ({"A": 6, "B": 0, "C": 0}, ""),
        ({"A": 2, "B": 2, "C": 0}, "ABC"),
        ({}, ""),
    ],
)
def test_small_units_are_taken_together(sizes: dict[str, int], merged: str) -> None:
    units = {name: {f"{name}{place}" for place in range(size)} for name, size in sizes.items()}
    assert guards.taken_together(units) == frozenset(merged)


@pytest.mark.parametrize(("own", "hidden"), [(4, True), (5, False)])
def test_an_amount_per_own_job_is_hidden_with_the_own_jobs(own: int, hidden: bool) -> None:
    hired = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}
    rows = [baan(kenmerk=f"E{number}", verloonde_uren=1331) for number in range(own)]
    rows += [baan(kenmerk=f"I{number}", verloonde_uren=1331, **hired) for number in range(6)]
    first = {"eerste_jaar_wet_banenafspraak": 2028, "eerste_jaar_activering": 2028}
    made = dossier(jaar(2028, *rows), **first)
    result = calculate(made, 2028, built_in())
    assert result.value("bonus") == own * 5000
    guard = Guard.of(result, made.jaren[0])
    assert guard.hides("banen_dienstverband") is hidden
    assert guard.hides("bonus") is hidden
    told = paragraph(made, 2028, built_in(), Style(levy=True)).text
    assert ("bonus staat er niet bij" in told) is hidden
    assert ("bonus is €" in told) is not hidden
