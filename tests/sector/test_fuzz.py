"""A little of the fuzzer of monitors and lists."""

from collections import Counter

import pytest
from fuzz.fuzz_monitors import run


@pytest.mark.parametrize("seed", range(4))
def test_damaged_monitors_and_nasty_lists_are_read_or_refused(seed: int) -> None:
    counts, found = run(150, seed)
    assert found == [], counts
    ended: Counter[str] = Counter()
    for (_, how), number in counts.items():
        ended[how] += number
    assert ended["read"] > 10
    assert ended["refused"] > 50
