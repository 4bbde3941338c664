"""What was reported beside what it is now."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import LARGE, baan, dossier, jaar
from gears import examples
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Cijfer, Vaststelling
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.history import (
    Difference,
    differences,
    figures_to_report,
    is_reported,
    reported_values,
)

DAY = Vaststelling(op=date(2021, 5, 1))


def year(hours: int = 2662) -> Jaar:
    return jaar(2020, baan(verloonde_uren=hours), verloonde_uren=LARGE)


def outcome_of(one: Jaar) -> Outcome:
    return calculate(dossier(one), one.jaar, built_in())


def reported(one: Jaar, **values: str) -> Jaar:
    told = {row.sleutel: row.waarde for row in figures_to_report(outcome_of(one))}
    told |= {key: Decimal(value) for key, value in values.items()}
    rows = tuple(Cijfer(key, value) for key, value in told.items())
    return replace(one, vaststelling=DAY, gerapporteerd=rows)


def test_without_a_day_nothing_was_reported() -> None:
    one = replace(year(), gerapporteerd=(Cijfer("gerealiseerde_banen", Decimal(3)),))
    assert not is_reported(one)
    assert reported_values(one) == {}
    assert differences(one, outcome_of(one)) == ()


def test_a_row_without_a_value_was_not_reported() -> None:
    one = replace(year(), vaststelling=DAY, gerapporteerd=(Cijfer("gerealiseerde_banen"),))
    assert is_reported(one)
    assert reported_values(one) == {}


def test_a_key_that_the_trace_no_longer_has_is_kept_with_nothing_beside_it() -> None:
    one = reported(year(), bonus="15000")
    assert differences(one, outcome_of(one)) == (Difference("bonus", Decimal(15000), None),)


def test_a_number_that_was_not_reported_and_is_there_now_is_a_difference() -> None:
    without = jaar(2025, baan(verloonde_uren=1331), verloonde_uren=LARGE)
    told = replace(reported(without), quotumpercentage=Decimal("2.5"))
    found = {each.key: each for each in differences(told, outcome_of(told))}
    assert found["quotumpercentage"] == Difference("quotumpercentage", None, Decimal("0.025"))
    assert {"quotum_banen", "verschil_banen", "realisatiepercentage"} <= found.keys()
    assert "gerealiseerde_banen" not in found


@pytest.mark.parametrize(
    ("key", "value", "differs"),
    [
        ("gerealiseerde_banen", "2", False),
        ("gerealiseerde_banen", "2.04", False),
        ("gerealiseerde_banen", "2.05", True),
        ("gerealiseerde_banen", "1.95", False),
        ("gerealiseerde_banen", "1.949", True),
        ("meetellende_uren", "2662.04", False),
        ("meetellende_uren", "2662.05", True),
        ("personen", "1", False),
        ("personen", "2", True),
        ("quotumpercentage", "0.0235", False),
        ("quotumpercentage", "0.0236", True),
        ("quotumpercentage", "0.02355", True),
        ("realisatiepercentage", "0.113", False),
        ("realisatiepercentage", "0.1135", True),
    ],
)
def test_a_difference_is_one_that_a_reader_sees(key: str, value: str, *, differs: bool) -> None:
    one = reported(year(), **{key: value})
    assert bool(differences(one, outcome_of(one))) is differs


@examples(0.6)
@given(dossiers(max_years=2))
def test_what_is_reported_and_stays_gives_no_difference(drawn: Dossier) -> None:
    for one in drawn.jaren:
        outcome = calculate(drawn, one.jaar, built_in())
        kept = replace(one, vaststelling=DAY, gerapporteerd=figures_to_report(outcome))
        assert differences(kept, outcome) == ()
        known = {key for key, step in outcome.by_key.items() if step.known is not None}
        assert set(reported_values(kept)) == known


def test_what_is_unknown_is_not_reported_and_no_zero_later() -> None:
    unknown = jaar(2025, baan(), verloonde_uren=LARGE)
    kept = figures_to_report(outcome_of(unknown))
    assert "gerealiseerde_banen" not in {figure.sleutel for figure in kept}
    told = replace(unknown, vaststelling=DAY, gerapporteerd=kept)
    assert differences(told, outcome_of(told)) == ()
    known = replace(told, banen=(replace(told.banen[0], verloonde_uren=Decimal(1331)),))
    found = {each.key: each for each in differences(known, outcome_of(known))}
    assert found["gerealiseerde_banen"] == Difference("gerealiseerde_banen", None, Decimal(1))
    back = replace(known, gerapporteerd=figures_to_report(outcome_of(known)), banen=told.banen)
    gone = {each.key: each for each in differences(back, outcome_of(back))}
    assert gone["gerealiseerde_banen"] == Difference("gerealiseerde_banen", Decimal(1), None)
