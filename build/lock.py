"""Renews the locks from pyproject.toml: versions pinned, files by their hashes, no index named.

Needs uv (`pip install uv`). Versions stay as they are where pyproject.toml allows it;
`python3 build/lock.py --upgrade` takes the newest.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import environment

COMPILE = (
    "uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11"
    " --generate-hashes --no-header --no-annotate --no-emit-index-url"
)


def main(options: Sequence[str]) -> None:
    """Write both locks; the second holds the first, with the same versions."""
    compile_lock(environment.RUN_LOCK, options)
    pinned = ["--constraint", str(environment.RUN_LOCK)]
    compile_lock(environment.TEST_LOCK, ["--group", "dev", *pinned, *options])


def compile_lock(lock: Path, options: Sequence[str]) -> None:
    """Resolve for every system and every Python from 3.11 on."""
    environment.run([*COMPILE.split(), *options, "--output-file", lock])


if __name__ == "__main__":
    main(sys.argv[1:])
