"""An amount of work in other units: exact, with the law of the year, and fte only when known."""

import ast
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parameter_updates import law_with

from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.quota.units import (
    decimal_of,
    hours_of_fte,
    quantity_of_hours,
    quantity_of_jobs,
    units_of,
)

LAW = built_in()
hours = st.decimals(0, 10**7, places=2)
weeks = st.none() | st.decimals(1, 60, places=2)


def test_a_job_is_what_the_law_says() -> None:
    found = quantity_of_jobs(Decimal(1), 2025, LAW, Decimal("25.5"))
    assert found.banen == 1
    assert found.uren == 1331
    assert found.uren_per_week == Decimal(1331) / Decimal("52.2")
    assert found.fte == decimal_of(Fraction(1331) / Fraction("52.2") / Fraction("25.5"))


@pytest.mark.parametrize(("year", "per_job"), [(2024, 1331), (2025, 1357)])
def test_each_year_has_its_own_law(year: int, per_job: int) -> None:
    law = law_with("uren_per_baan", 2025, "1357")
    assert quantity_of_jobs(Decimal(2), year, law, None).uren == 2 * per_job
    assert quantity_of_hours(Decimal(per_job), year, law, None).banen == 1


@given(hours, weeks)
def test_hours_and_jobs_are_one_amount(uren: Decimal, werkweek: Decimal | None) -> None:
    there = quantity_of_hours(uren, 2025, LAW, werkweek)
    back = quantity_of_jobs(there.banen, 2025, LAW, werkweek)
    assert there.uren == uren
    assert abs(Fraction(back.uren) - Fraction(uren)) < Fraction(1, 10**12)
    assert (there.fte is None) == (werkweek is None)
    assert (back.fte is None) == (werkweek is None)


def test_a_week_of_nothing_is_no_week() -> None:
    assert quantity_of_hours(Decimal(7), 2025, LAW, Decimal(0)).fte is None


@given(st.fractions(0, 10**7), st.sampled_from([2018, 2024, 2025]))
def test_each_unit_and_back_is_the_same_exactly(amount: Fraction, year: int) -> None:
    units = units_of(law_with("uren_per_baan", 2025, "1357"), year)
    assert units.hours(units.jobs(amount)) == amount
    assert units.jobs(units.hours(amount)) == amount
    assert units.hours_a_year(units.hours_a_week(amount)) == amount
    assert units.hours_a_week(units.hours_a_year(amount)) == amount


@pytest.mark.parametrize("key", ["uren_per_baan", "weken_per_jaar"])
def test_the_units_change_with_the_year_in_which_the_law_does(key: str) -> None:
    law = law_with(key, 2025, "1357" if key == "uren_per_baan" else "52.5")
    assert units_of(law, 2024) == units_of(LAW, 2024)
    assert getattr(units_of(law, 2025), key) == law.required(key, 2025).waarde
    assert units_of(law, 2025) == units_of(law, 2026) != units_of(LAW, 2025)


def test_a_year_before_the_law_has_no_units() -> None:
    with pytest.raises(ParameterError, match="2011"):
        units_of(LAW, 2011)


@given(st.decimals(0, 168, places=6), st.integers(0, 366), st.decimals(0, 10, places=4))
def test_what_ends_is_a_decimal_without_rounding(a_week: Decimal, days: int, fte: Decimal) -> None:
    units = units_of(LAW, 2025)
    exact = Fraction(a_week) * Fraction("52.2") * days
    assert Fraction(units.hours_times_days(a_week, days)) == exact
    assert Fraction(hours_of_fte(fte, Decimal("36.86"))) == Fraction(fte) * Fraction("36.86")


def test_a_hair_below_a_job_is_no_job_and_unknown_stays_unknown() -> None:
    """The law compares without rounding: both sides of one job, and no werkweek is no fte."""
    units, hair = units_of(LAW, 2025), Fraction(1, 10**40)
    assert units.jobs(1331) == 1
    assert units.jobs(1331 - hair) < 1 < units.jobs(1331 + hair)
    assert quantity_of_hours(Decimal(1331), 2025, LAW, None).fte is None


def test_fte_in_hours_a_week() -> None:
    assert hours_of_fte(Decimal("0.85"), Decimal("36.86")) == Decimal("31.3310")
    assert hours_of_fte(Decimal(0), Decimal(36)) == 0


OPERATIONS = (ast.Mult, ast.Div, ast.FloorDiv, ast.Mod)
PACKAGE = Path(__file__).parents[2] / "banen_desktop"


def names_a_unit(node: ast.AST) -> bool:
    keys = {"uren_per_baan", "weken_per_jaar"}
    return any(
        getattr(part, "value", None) in keys or getattr(part, "attr", None) in keys
        for part in ast.walk(node)
        if isinstance(part, ast.Constant | ast.Attribute)
    )


def scales(node: ast.BinOp) -> bool:
    """Whether a number is only written in other digits, as whole hundred-thousandths."""
    return isinstance(node.right, ast.Constant)


def test_no_other_module_multiplies_or_divides_by_a_unit() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        if path.name != "units.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.BinOp) and isinstance(node.op, OPERATIONS)
        if names_a_unit(node) and not scales(node)
    ]
    assert found == []
