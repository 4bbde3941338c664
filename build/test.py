"""README's second command: makes the environment, then runs all tests against the installed wheel.

`--snel` is the quick gear, for while you work: the checkout itself, without the tests and cases
that are marked `traag`, and with fewer examples. Other arguments go to pytest, which then runs on
the checkout without helpers: `build/test.py tests/quota`, `build/test.py --snel tests/quota`.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import environment

DIST = environment.ROOT / "dist"
INSTALLED = DIST / "installed"
QUICK = "--snel"
QUICK_GEAR = ["-m", "not traag", "--hypothesis-profile=snel"]
# A file is never divided: what it makes once, such as a batch of LibreOffice, is made once. One run
# more than there are processors, since who walks through a window or waits for a kill does nothing.
# A process that dies ends the run: its files would be waited for without end.
ALL_PROCESSORS = [
    f"--numprocesses={(os.cpu_count() or 1) + 1}",
    *("--dist=loadfile", "--no-loadscope-reorder", "--max-worker-restart=0"),
]


def main(arguments: Sequence[str]) -> int:
    """Run the tests and return pytest's own exit code."""
    python = environment.make(window=True, tests=True)
    gear = QUICK_GEAR if QUICK in arguments else []
    asked = [argument for argument in arguments if argument != QUICK]
    if asked:
        return run_tests(python, [*gear, *asked], Path.cwd())
    if gear:
        return run_tests(python, [*gear, *ALL_PROCESSORS])
    install(build_wheel(python), python)
    # Safe path: without it, this folder would be searched before the installed wheel.
    return run_tests(
        environment.python_of(INSTALLED), ALL_PROCESSORS, PYTHONSAFEPATH="1", PYTHONPATH=""
    )


def run_tests(
    python: Path, options: Sequence[str], folder: Path = environment.ROOT, **variables: str
) -> int:
    """Run pytest with this Python, in this folder; its exit code."""
    # Hundreds of times the tests start a Python: without bytecode each would compile everything.
    usual = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [python, "-m", "pytest", *options], cwd=folder, env={**usual, **variables}, check=False
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
