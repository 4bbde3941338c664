"""Mistakes that are planted in a made-up sector are asked about, as often as the page says."""

from functools import cache

import environment
import pytest
from planted_errors import KINDS, YEAR, made_sector, planted

from banen_desktop.quota.law.law import built_in
from banen_desktop.sector.checks.questions import check_year
from banen_desktop.sector.facts.model import Monitor

PAGE = environment.ROOT / "docs" / "controle-van-opgaven.md"
MEMBERS, EACH, SEEDS = 60, 5, range(8)
LEAST = {
    # In tenths, with last year and in a first year: what the design measured, or better.
    "uren maal of gedeeld door 1.000": (9, 9),
    "fte in plaats van uren": (10, 10),
    "een week in plaats van een jaar": (9, 9),
    "vorig jaar overgenomen": (10, 0),
    "kolommen verwisseld": (9, 8),
    "social return meegeteld": (1, 0),
}


def asked_about(monitor: Monitor) -> set[str]:
    return {each.ontvangst for each in check_year(monitor, YEAR, built_in()).vragen}


@cache
def caught(kind: str, *, first_year: bool) -> tuple[int, int]:
    """How many of the planted mistakes are asked about, and how many there are."""
    found = whole = 0
    for seed in SEEDS:
        sector = planted(made_sector(MEMBERS, seed, first_year=first_year), kind, EACH, seed)
        asked = asked_about(sector.monitor)
        found += len(sector.ids & asked)
        whole += len(sector.ids)
    return found, whole


@cache
def asked_for_nothing() -> tuple[int, int]:
    """How many members without a mistake are asked something, and how many there are."""
    asked = [asked_about(made_sector(MEMBERS, seed)) for seed in SEEDS]
    return sum(map(len, asked)), MEMBERS * len(SEEDS)


@pytest.mark.parametrize("kind", KINDS)
def test_as_many_are_caught_as_was_measured_before(kind: str) -> None:
    for least, first_year in zip(LEAST[kind], (False, True), strict=True):
        found, whole = caught(kind, first_year=first_year)
        assert 10 * found >= least * whole


def test_few_are_asked_for_nothing() -> None:
    found, whole = asked_for_nothing()
    assert found <= whole // 50


def test_the_page_tells_what_was_measured() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for kind in KINDS:
        with_last, first = (caught(kind, first_year=each) for each in (False, True))
        line = f"| {kind} | {with_last[0]} van {with_last[1]} | {first[0]} van {first[1]} |"
        assert line in text
    found, whole = asked_for_nothing()
    assert f"| geen fout | {found} van {whole} | |" in text
