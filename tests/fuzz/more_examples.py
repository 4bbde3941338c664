"""The property tests of the imports with many more examples than in a usual run.

`PYTHONPATH=.:tests python tests/fuzz/more_examples.py [EXAMPLES] [TESTS]`; hypothesis keeps what
fails in .hypothesis, so that the usual run shows it as well.
"""

import sys
from pathlib import Path

import hypothesis
import pytest

TESTS = Path(__file__).resolve().parent.parent / "imports"


def main(examples: int, where: list[str]) -> int:
    """Run the tests under a larger profile; the plugin loads it after the usual one."""
    hypothesis.settings.register_profile(
        "more",
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    options = ["-q", "--hypothesis-profile=more", "--timeout=3600", "-m", "hypothesis"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis is loaded already
    return int(pytest.main([*options, *where]))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 20_000, sys.argv[2:] or [str(TESTS)]))
