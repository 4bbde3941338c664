"""How many examples hypothesis tries, and how many cases a test has, in the gears.

Reading this makes both gears of `build/test.py` known and takes the whole one;
`--hypothesis-profile` takes another.
"""

from collections.abc import Iterable
from typing import Any

import hypothesis
import pytest

WHOLE, QUICK = "heel", "snel"

for _name, _number in ((WHOLE, 100), (QUICK, 10)):
    hypothesis.settings.register_profile(
        _name,
        max_examples=_number,
        # A busy machine is no fault of the program: the limit is a number, not a time.
        deadline=None,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
        # Said here, or hypothesis tries the same examples each time where CI is set. The blob
        # lets whoever reads only the log try what failed.
        derandomize=False,
        print_blob=True,
    )
hypothesis.settings.load_profile(WHOLE)


def examples(factor: float, **more: Any) -> hypothesis.settings:
    """So many times the examples of the gear, for a test that is cheap or dear.

    `more` are other settings of hypothesis, for this test alone.
    """
    number = max(1, round(factor * hypothesis.settings().max_examples))
    return hypothesis.settings(max_examples=number, **more)


def few(number: int, cases: Iterable[Any]) -> list[Any]:
    """The cases of a dear test: the quick gear tries so many of them, spread evenly.

    The others are marked `traag`. Each is the one value of its parameter.
    """
    every = list(cases)
    quick = {place * len(every) // number for place in range(number)}
    return [
        each if place in quick else pytest.param(each, marks=pytest.mark.traag)
        for place, each in enumerate(every)
    ]
