"""The gears mean the same everywhere, and every number of examples is a factor of them."""

import os
import runpy
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import environment
import gears
import hypothesis
import pytest
from _pytest.mark import ParameterSet

SAID = (
    "import conftest, hypothesis; said = hypothesis.settings();"
    "print(said.max_examples, said.deadline, said.derandomize, said.print_blob)"
)


@pytest.mark.parametrize("variables", [{}, {"CI": "true"}], ids=["here", "with CI"])
def test_every_run_tries_other_examples_and_tells_how_to_try_one_again(
    variables: dict[str, str],
) -> None:
    here = {name: value for name, value in os.environ.items() if name != "CI"}
    answer = subprocess.run(
        [sys.executable, "-c", SAID],
        env={**here, **variables, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == ["100", "None", "False", "True"]


@pytest.fixture
def quick_gear() -> Iterator[None]:
    """The quick gear, whichever the tests themselves run in."""
    before = hypothesis.settings.get_current_profile_name()
    hypothesis.settings.load_profile(gears.QUICK)
    yield
    hypothesis.settings.load_profile(before)


def test_who_reads_the_conftest_once_more_stays_in_gear(quick_gear: None) -> None:
    """Scripts and tests that need a desktop do; each then ran ten times as many examples."""
    runpy.run_path(str(environment.ROOT / "tests" / "conftest.py"))
    assert hypothesis.settings.get_current_profile_name() == gears.QUICK


def test_a_number_of_examples_is_a_factor_of_the_gear(quick_gear: None) -> None:
    assert gears.examples(2.5).max_examples == 25
    assert gears.examples(0.001).max_examples == 1
    hypothesis.settings.load_profile(gears.WHOLE)
    assert gears.examples(2.5).max_examples == 250


def test_the_quick_gear_tries_some_of_the_cases_and_the_whole_one_all() -> None:
    for number in (1, 2, 3, 7):
        cases = [
            case if isinstance(case, ParameterSet) else pytest.param(case)
            for case in gears.few(number, "abcdefg")
        ]
        assert [value for case in cases for value in case.values] == list("abcdefg")
        quick = [place for place, case in enumerate(cases) if not case.marks]
        assert len(quick) == number
        assert {after - one for one, after in pairwise(quick)} <= {7 // number, 7 // number + 1}
