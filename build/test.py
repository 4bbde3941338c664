"""README's second command: makes the environment, then runs all tests against the installed wheel.

With arguments it hands them to pytest and tests the checkout itself: `build/test.py tests/quota`.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import environment

DIST = environment.ROOT / "dist"
INSTALLED = DIST / "installed"


def main(arguments: Sequence[str]) -> int:
    """Run the tests and return pytest's own exit code."""
    python = environment.make(window=True, tests=True)
    if arguments:
        return subprocess.run([python, "-m", "pytest", *arguments], check=False).returncode
    install(build_wheel(python), python)
    # Safe path: without it, this folder would be searched before the installed wheel.
    return subprocess.run(
        [environment.python_of(INSTALLED), "-m", "pytest"],
        cwd=environment.ROOT,
        env={**os.environ, "PYTHONSAFEPATH": "1", "PYTHONPATH": ""},
        check=False,
    ).returncode


def build_wheel(python: Path) -> Path:
    """Make the wheel with the pinned hatchling, without network."""
    for old in DIST.glob("*.whl"):
        old.unlink()
    environment.run([python, "-m", "hatchling", "build", "--target", "wheel"])
    (wheel,) = DIST.glob("*.whl")
    return wheel


def install(wheel: Path, python: Path) -> None:
    """Install the wheel in an environment that sees the packages of .venv, but not the checkout."""
    environment.run([python, "-m", "venv", "--clear", "--without-pip", INSTALLED])
    pinned = environment.packages_of(INSTALLED) / "pinned.pth"
    pinned.write_text(f"{environment.packages_of(environment.VENV)}\n", encoding="utf-8")
    target = environment.python_of(INSTALLED)
    pip: list[str | Path] = [python, "-m", "pip", "--quiet", "--python", target]
    environment.run([*pip, "install", "--no-index", "--no-deps", wheel])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
