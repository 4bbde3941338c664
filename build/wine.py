"""A Windows to build and try the program in, made of wine: a prefix, its shims, and running in it.

Wine 8 lacks a few functions that Qt and the Rust wheels ask for. The shims in `build/shims` stand
in for them; they are for this trial only and are never shipped.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import environment

PACKAGES = ("wine", "wine64", "gcc-mingw-w64-x86-64", "xvfb")
SHIMS = environment.ROOT / "build" / "shims"
_OVERRIDES = (
    "winedbg.exe=d;mscoree=d;mshtml=d;winemenubuilder.exe=d;mscms=n;icuuc=n;bcryptprimitives=n"
)
_LINKED = {"bcryptprimitives": ["-ladvapi32"]}
_SECONDS_TO_START = 180


class WineError(Exception):
    """A program under wine failed; the text holds what it printed last."""


def settings(prefix: Path) -> dict[str, str]:
    """The environment of a program that runs in this prefix."""
    ours = {
        "WINEPREFIX": str(prefix),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": _OVERRIDES,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }
    return {**os.environ, **ours}


def make_prefix(prefix: Path) -> None:
    """Make a fresh Windows 10 with the shims in it; does nothing when it is there."""
    if (prefix / "ready").is_file():
        return
    prefix.mkdir(parents=True, exist_ok=True)
    run(prefix, ["wineboot", "--init"], seconds=_SECONDS_TO_START, direct=True)
    version = ["reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"]
    run(prefix, version)
    system = prefix / "drive_c" / "windows" / "system32"
    for source in sorted(SHIMS.glob("*.c")):
        target = system / f"{source.stem}.dll"
        target.unlink(missing_ok=True)
        compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s", "-o"]
        environment.run([*compiler, target, source, *_LINKED.get(source.stem, [])])
    stop(prefix)
    (prefix / "ready").write_text("", encoding="utf-8")


def run(
    prefix: Path,
    command: Sequence[str | Path],
    *,
    seconds: float = 120,
    folder: Path | None = None,
    given: str = "",
    more: Mapping[str, str] | None = None,
    direct: bool = False,
) -> str:
    """Run a Windows program and return what it printed; raises `WineError` when it fails.

    What it prints goes through a pipe: a plain file as stdout crashes Python under wine.
    """
    words = [str(word) for word in (command if direct else ["wine", *command])]
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            env={**settings(prefix), **(more or {})},
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        stop(prefix)
        raise WineError(f"{words[1]} took more than {seconds:.0f} s") from late
    if done.returncode != 0:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-25:])
        raise WineError(f"{' '.join(words)} ended with {done.returncode}:\n{last}")
    return done.stdout


def stop(prefix: Path) -> None:
    """End everything that still runs in a prefix."""
    for option in ("-k", "-w"):
        subprocess.run(
            ["wineserver", option],  # noqa: S607 - where Debian put it
            env=settings(prefix),
            check=False,
            capture_output=True,
        )


def windows_path(path: Path) -> str:
    r"""A path of this machine as a program in wine knows it: `Z:\home\...`."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
