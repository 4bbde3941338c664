"""A mapping is a plain value that can be kept and used again for the same layout."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.imports.lists.mapping import ListKind, Mapping, from_json, to_json
from banen_desktop.imports.lists.titles import Target

TITLES = ("School", "Uren", "FTE")
MAPPING = Mapping("Blad1", ListKind.UREN, 3, 1, TITLES, (Target.ONDERDEEL, None, Target.FTE), 2025)


@given(
    st.builds(
        Mapping,
        sheet=st.text(max_size=31),
        kind=st.sampled_from(ListKind),
        header_row=st.integers(0, 20),
        header_lines=st.integers(1, 2),
        titles=st.lists(st.text(max_size=20), max_size=6).map(tuple),
        targets=st.lists(st.none() | st.sampled_from(Target), max_size=6).map(tuple),
        year=st.none() | st.integers(2012, 2100),
        decimal=st.sampled_from(["", ",", "."]),
        fte_norm=st.none() | st.decimals("0.01", 60, places=2),
        board=st.text(max_size=10),
    )
)
def test_json_and_back(mapping: Mapping) -> None:
    assert from_json(json.loads(json.dumps(to_json(mapping)))) == mapping


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("blad", 1), ("soort", "iets"), ("kopregel", -1), ("kopregel", True), ("titels", None)),
        *(("kolommen", ["iets"]), ("decimaalteken", ";"), ("werkweek", "veel"), ("werkweek", 36)),
        *(("werkweek", "0"), ("werkweek", "61"), ("werkweek", "NaN"), ("bestuur", None)),
        *(("jaar", "2025"), ("titels", [1])),
    ],
)
def test_anything_else_is_no_mapping(key: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"not a mapping|is not a valid"):
        from_json({**to_json(MAPPING), key: value})


@pytest.mark.parametrize("found", [None, [], "x", {}, 3])
def test_other_json_is_no_mapping(found: Any) -> None:
    with pytest.raises(ValueError, match="not a mapping"):
        from_json(found)


def test_layout_key_is_that_of_the_titles() -> None:
    other = replace(MAPPING, sheet="Iets", titles=("school", "UREN ", "Fte"), year=2024)
    assert other.layout_key == MAPPING.layout_key
    assert replace(MAPPING, titles=("School", "FTE", "Uren")).layout_key != MAPPING.layout_key
    assert replace(MAPPING, titles=("School Uren", "FTE")).layout_key != MAPPING.layout_key


def test_a_remembered_mapping_takes_place_and_year_of_the_new_file() -> None:
    fresh = replace(MAPPING, sheet="Nieuw", header_row=7, year=2026, targets=(None, None, None))
    used = replace(MAPPING, decimal=".", fte_norm=Decimal(40)).applied_to(fresh)
    assert (used.sheet, used.header_row, used.year) == ("Nieuw", 7, 2026)
    assert (used.targets, used.decimal) == (MAPPING.targets, ".")
    assert used.fte_norm == 40


def test_choosing_a_target_moves_it() -> None:
    assert MAPPING.with_target(1, Target.FTE).targets == (Target.ONDERDEEL, Target.FTE, None)
    assert MAPPING.with_target(0, None).targets == (None, None, Target.FTE)
    months = MAPPING.with_target(1, Target.VERLOONDE_UREN).with_target(2, Target.VERLOONDE_UREN)
    assert months.columns(Target.VERLOONDE_UREN) == (1, 2)
    assert MAPPING.column(Target.KENMERK) is None
    assert MAPPING.first_row == 4
