"""Opschonen: only totals of three members or more are left, and none can be derived."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.reports.opgave.records import Opgave, Veld
from banen_desktop.sector.facts.cleaning import FEWEST, FRAME, NO_CLASS, OTHERS, clean, years_past
from banen_desktop.sector.facts.model import (
    Bevinding,
    Kader,
    Langs,
    Lid,
    Monitor,
    Ontvangst,
    Raad,
    Toestand,
)
from banen_desktop.sector.file.monitor_file import VERSIONS, cleaned


def sector(*classes: str, year: int = 2016) -> Monitor:
    """A monitor with a member of each of these classes, who told 100, 200 and so on."""
    leden = tuple(Lid(f"W{place}", klasse=name) for place, name in enumerate(classes, start=1))
    return Monitor(
        raad=Raad(bewaartermijn_jaren=7),
        leden=leden,
        kaders=tuple(Kader(lid.code, year, 10) for lid in leden),
        ontvangsten=tuple(
            Ontvangst(
                Opgave(lid.code, year, waarden={Veld.VERLOONDE_UREN: 100 * place}), Langs.LIJST
            )
            for place, lid in enumerate(leden, start=1)
        ),
        bevindingen=(Bevinding("r", "W1", year),),
    )


def totals(monitor: Monitor) -> dict[str, tuple[int, dict[str, int]]]:
    return {each.klasse: (each.leden, dict(each.waarden)) for each in monitor.klassentotalen}


@pytest.mark.parametrize(("this_year", "past"), [(2023, ()), (2024, (2016,))])
def test_the_term_is_over_when_so_many_years_after_it_have_ended(
    this_year: int, past: tuple[int, ...]
) -> None:
    monitor = sector("a")
    assert years_past(monitor, this_year) == past
    assert years_past(replace(monitor, raad=Raad()), this_year) == ()


def test_totals_of_classes_are_left_and_nothing_of_a_member() -> None:
    after = clean(sector("a", "a", "a", "b", "b", "b", "b"), [2016])
    assert totals(after) == {
        "a": (3, {"verloonde_uren": 600, FRAME: 30}),
        "b": (4, {"verloonde_uren": 2200, FRAME: 40}),
    }
    assert (after.ontvangsten, after.kaders, after.bevindingen) == ((), (), ())
    assert len(after.leden) == 7


def test_other_years_stay_as_they_are() -> None:
    monitor = sector("a", "a", "a", year=2020)
    assert clean(monitor, [2016]) == monitor
    assert cleaned(monitor, 2026) == monitor


@pytest.mark.parametrize(
    ("classes", "left"),
    [
        (("a", "a", "a", "b", "c", "d"), {"a": 3, OTHERS: 3}),
        (("a", "a", "a", "b"), {OTHERS: 4}),
        (("a", "a", "a", "b", "b", "b", "b", "c"), {OTHERS: 4, "b": 4}),
        (("", "", ""), {NO_CLASS: 3}),
        (("a", "b"), {}),
        ((OTHERS, OTHERS, OTHERS, "b"), {OTHERS: 4}),
    ],
)
def test_small_classes_go_together_with_others(
    classes: tuple[str, ...], left: dict[str, int]
) -> None:
    after = clean(sector(*classes), [2016])
    assert {klasse: leden for klasse, (leden, _) in totals(after).items()} == left


def test_what_fewer_than_three_told_of_has_no_total() -> None:
    monitor = sector("a", "a", "a")
    first, *others = monitor.ontvangsten
    told = {**first.opgave.waarden, Veld.PERSONEN: 500}
    more = replace(first, opgave=replace(first.opgave, waarden=told))
    after = clean(replace(monitor, ontvangsten=(more, *others)), [2016])
    assert totals(after)["a"][1] == {"verloonde_uren": 600, FRAME: 30}


def test_only_what_counts_is_in_a_total() -> None:
    monitor = sector("a", "a", "a", "a")
    first, *others = monitor.ontvangsten
    waits = replace(first, toestand=Toestand.WACHT)
    after = clean(replace(monitor, ontvangsten=(waits, *others)), [2016])
    assert totals(after)["a"] == (3, {"verloonde_uren": 900, FRAME: 30})


def test_cleaning_once_more_adds_nothing() -> None:
    once = clean(sector("a", "a", "a"), [2016])
    assert clean(once, [2016]) == once


def test_cleaning_reaches_the_versions() -> None:
    moment = datetime(2024, 1, 1).astimezone()
    kept = VERSIONS.keep(sector("a", "a", "a"), moment, "Voor: inlezen")
    after = cleaned(kept, 2024)
    assert after.ontvangsten == ()
    assert [VERSIONS.restore(each).ontvangsten for each in after.versies] == [()]


@given(st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=14))
def test_never_a_total_of_one_or_two_members(classes: list[str]) -> None:
    after = clean(sector(*classes), [2016])
    found = totals(after)
    assert all(leden >= FEWEST for leden, _ in found.values())
    whole = sum(values["verloonde_uren"] for _, values in found.values())
    everybody = sum(100 * place for place in range(1, len(classes) + 1))
    enough = len(classes) >= FEWEST and max(Counter(classes).values()) >= 1
    assert whole == (everybody if enough else 0)
