"""How many examples hypothesis tries: the gears of `build/test.py`, and their factors.

Reading this makes both gears known and takes the whole one; `--hypothesis-profile` takes another.
"""

from typing import Any

import hypothesis

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
