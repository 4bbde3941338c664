"""Worked examples come out."""

import tomllib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import scenario_outcome
from worked_examples import FILES

from banen_desktop.dossier.fields import by_key, from_text
from banen_desktop.dossier.verslag import Scenario
from banen_desktop.dossier.verslag_fields import SCENARIO
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import built_in


def found(outcome: Outcome, key: str, expected: Any) -> Any:
    """What came out, in the precision in which it is expected."""
    if key in {"vrijgesteld", "regime"}:
        return getattr(outcome, key)
    value = outcome.value(key)
    if value is None or not isinstance(expected, str):
        return value
    return str(value.quantize(Decimal(expected), rounding=ROUND_HALF_UP))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_expected_comes_out(path: Path) -> None:
    data = path.read_bytes()
    dossier = read_toml(data)
    tables = tomllib.loads(data.decode())
    assert tables["bron"]["toelichting"]
    assert tables["bron"]["herkomst"] in {"published", "law"}
    for year, expected in tables["verwacht"].items():
        outcome = calculate(dossier, int(year), built_in())
        assert {key: found(outcome, key, expected[key]) for key in expected} == expected

    for table in tables.get("wat_als", []):
        tried = scenario_outcome(dossier, table["jaar"], scenario(table["scenario"]), built_in())
        expected = table["verwacht"]
        assert {key: found(tried.outcome, key, expected[key]) for key in expected} == expected


def scenario(texts: dict[str, str]) -> Scenario:
    """A scenario from the texts of a case."""
    known = by_key(SCENARIO)
    values: dict[str, Any] = {key: from_text(known[key], text) for key, text in texts.items()}
    return Scenario(**values)


def test_the_cases_are_found() -> None:
    assert len(FILES) >= 24
