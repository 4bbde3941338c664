"""Renews the locks from pyproject.toml: versions pinned, files by their hashes, no index named.

One lock runs the program, one tests it, and two make the folder for
Windows and for Linux (PyInstaller).

Needs uv (`pip install uv`). Versions stay as they are where pyproject.toml allows it;
`python3 build/lock.py --upgrade` takes the newest.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import environment

COMPILE = (
    "uv pip compile pyproject.toml --quiet --no-config --python-version 3.11"
    " --generate-hashes --no-header --no-annotate --no-emit-index-url"
)


def main(options: Sequence[str]) -> None:
    """Write the locks; each holds the first, with the same versions."""
    compile_lock(environment.RUN_LOCK, ["--universal", *options])
    pinned = ["--constraint", str(environment.RUN_LOCK), *options]
    compile_lock(environment.TEST_LOCK, ["--universal", "--group", "dev", *pinned])
    for lock, system in (
        (environment.WINDOWS_LOCK, "x86_64-pc-windows-msvc"),
        (environment.LINUX_LOCK, "x86_64-manylinux_2_34"),
    ):
        compile_lock(lock, ["--python-platform", system, "--group", "freeze", *pinned])


def compile_lock(lock: Path, options: Sequence[str]) -> None:
    """Resolve for Python 3.11 and, with `--universal`, for every system and later Python."""
    environment.run([*COMPILE.split(), *options, "--output-file", lock])


if __name__ == "__main__":
    main(sys.argv[1:])
