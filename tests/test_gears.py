"""The gears mean the same everywhere, and every number of examples is a factor of them."""

import os
import subprocess
import sys

import gears
import hypothesis
import pytest

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


@pytest.mark.parametrize(("gear", "number"), [(gears.WHOLE, 250), (gears.QUICK, 25)])
def test_a_number_of_examples_is_a_factor_of_the_gear(
    gear: str, number: int, request: pytest.FixtureRequest
) -> None:
    before = hypothesis.settings.get_current_profile_name()
    request.addfinalizer(lambda: hypothesis.settings.load_profile(before))
    hypothesis.settings.load_profile(gear)
    assert hypothesis.settings(gears.examples(2.5)).max_examples == number
    assert hypothesis.settings(gears.examples(0.001)).max_examples == 1
