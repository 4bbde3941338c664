"""The made-up sector with everything that goes wrong comes out whole."""

from decimal import Decimal
from typing import Any

import pytest
from made_monitors import case, expected

from banen_desktop import dutch
from banen_desktop.quota.law.law import built_in
from banen_desktop.sector.checks.questions import check_year
from banen_desktop.sector.figures.entry import count, count_in_child, measures_of_all
from banen_desktop.sector.figures.model import Jaarcijfers
from banen_desktop.sector.out.data import year_data

EXPECTED = expected()


def counted(year: int) -> Jaarcijfers:
    monitor = case()
    return count(monitor, year, measures_of_all(monitor, year, built_in()))


def shown(year: int) -> dict[str, Any]:
    checks = [check_year(case(), each, built_in()) for each in (year, year - 1)]
    return year_data(counted(year), *checks)


def assert_shown(found: Any, wanted: Any, where: str) -> None:
    """Texts of numbers are equal at the printed decimals, everything else is equal."""
    if isinstance(wanted, str) and wanted.lstrip("-").replace(".", "").isdigit():
        assert len(found.partition(".")[2]) >= 6, where
        places = len(wanted.partition(".")[2])
        assert dutch.rounded(Decimal(found), places) == Decimal(wanted), where
    else:
        assert found == wanted, where
        assert type(found) is type(wanted), where


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_figure_of_a_year_comes_out(year: int) -> None:
    found = shown(year)
    assert found["jaar"] == year
    for key, wanted in EXPECTED[str(year)].items():
        assert_shown(found["uitkomst"][key], wanted, key)


def test_the_same_members_grow_while_all_answers_fall() -> None:
    found = shown(2024)
    for key, wanted in EXPECTED["zelfde_leden"].items():
        assert_shown(found["zelfde_leden"][key], wanted, key)
    assert_shown(found["alle_antwoorden_groei"], EXPECTED["alle_antwoorden_groei"], "groei")


def test_the_first_year_has_nothing_to_compare_with() -> None:
    found = shown(2023)
    assert found["zelfde_leden"] is None
    assert found["alle_antwoorden_groei"] is None


def test_the_child_gives_the_same_and_nothing_of_pandas() -> None:
    monitor = case()
    assert count_in_child(monitor, 2024, built_in()) == count(
        monitor, 2024, measures_of_all(monitor, 2024, built_in())
    )
