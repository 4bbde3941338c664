"""The trace: every step says how it came about, from earlier steps only."""

import json
from decimal import Decimal

import pytest
from builders import baan, jaar, jobs_outcome, outcome

from banen_desktop.quota.calculation.trace import Outcome, Regime, Step, Termen, Unit

_LAWS = (
    "Wfsv art. ",
    "Besluit Wfsv art. ",
    "Regeling Wfsv art. ",
    "Wet banenafspraak",
    "Wtl art. ",
)


def test_a_step_uses_the_keys_of_its_formula_once_and_in_order() -> None:
    step = Step("c", "C", Decimal(1), Unit.UUR, "{b} × {a} + {b}", "art. 1")
    assert step.uses == ("b", "a")
    assert step.filled({"a": "1", "b": "2"}) == "2 × 1 + 2"


def test_a_formula_without_keys_uses_nothing() -> None:
    step = Step("c", "C", Decimal(1), Unit.UUR, "de som van alle rijen", "art. 1")
    assert step.uses == ()
    assert step.filled({}) == "de som van alle rijen"


def test_an_outcome_gives_the_value_of_a_step_or_nothing() -> None:
    step = Step("c", "C", Decimal(7), Unit.UUR, "", "art. 1")
    terms = Termen(Decimal("25.5"), None, None, None, schoolvragen=False)
    result = Outcome(2020, Regime.GEEN, None, (step,), (), terms)
    assert result.value("c") == 7
    assert result.value("d") is None
    assert result.by_key == {"c": step}


@pytest.mark.parametrize(
    "result",
    [
        jobs_outcome(2017, baan(verloonde_uren=1331)),
        jobs_outcome(2020, baan(verloonde_uren=1331)),
        jobs_outcome(2025, baan(verloonde_uren=1331)),
        outcome(jaar(2020, verloonde_uren=1)),
        outcome(jaar(2027, verloonde_uren=1), eerste_jaar_wet_banenafspraak=2027),
        outcome(jaar(2020)),
    ],
    ids=["before", "full", "no percentage", "exempt", "wet banenafspraak", "empty"],
)
def test_every_step_explains_itself_from_earlier_steps(result: Outcome) -> None:
    earlier: set[str] = set()
    for step in result.steps:
        assert step.key not in earlier
        assert set(step.uses) <= earlier
        assert step.label
        assert step.formula
        assert step.article.startswith(_LAWS)
        assert isinstance(step.value, Decimal)
        assert step.note == "" or step.note.endswith(".")
        earlier.add(step.key)
    texts = {step.key: f"{step.value:f}" for step in result.steps}
    plain = [[step.key, step.filled(texts), texts[step.key], step.unit] for step in result.steps]
    assert json.loads(json.dumps(plain)) == plain


def test_units_are_those_of_the_json_output() -> None:
    assert {str(unit) for unit in Unit} == (
        {"uur", "baan", "ratio", "euro", "persoon", "uur_per_baan"}
    )
    assert {str(regime) for regime in Regime} == {"geen", "quotumregeling", "wet_banenafspraak"}
