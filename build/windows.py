"""Makes the Windows program on Debian: program folder, setup.exe, portable zip, sums, parts list.

`python3 build/windows.py` from a clean checkout; everything lands in dist/windows. PyInstaller
runs under wine with the Python for Windows that `build/windows_python.py` gets and verifies. A
certificate, when there is one, signs programs and setup: set SIGN_COMMAND to a command that takes
the path of a file and signs it in place.
"""

import hashlib
import os
import shlex
import shutil
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import environment
import frozen
import sbom
import windows_python
import wine

ROOT = environment.ROOT
OUTPUT = ROOT / "dist" / "windows"
WORK = ROOT / "dist" / "work"
PREFIX = WORK / "wine"
PROGRAM = OUTPUT / "BanenDesktop"
PACKAGES = (*wine.PACKAGES, "nsis", "osslsigncode")
_SECONDS_TO_FREEZE = 1500
_Made = TypeVar("_Made")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def main(options: Sequence[str]) -> None:
    """Make everything, and say what it is and how long each step took.

    With `--from-folder` only what follows the program folder, that another Windows made.
    """
    if "--from-folder" not in options:
        make_folder()
    sign(PROGRAM.glob("*.exe"))
    setup = step("setup (NSIS)", make_setup)
    sign([setup])
    portable = step("portable zip", make_portable)
    write_sums([setup, portable])
    for path in (PROGRAM, setup, portable):
        size = frozen.size_of(path) if path.is_dir() else path.stat().st_size
        print(f"{size / 1e6:7.1f} MB  {path.relative_to(ROOT)}")


def make_folder() -> None:
    """Make the program folder with PyInstaller under wine, and put its licences in it."""
    environment.install_packages(environment.missing_packages(PACKAGES))
    python = environment.make(window=True, tests=False)
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    step("icon", lambda: environment.run([python, ROOT / "build" / "icon.py"]))
    windows = step("Python for Windows", lambda: windows_python.make(WORK / "windows-python"))
    step("wine", lambda: wine.make_prefix(PREFIX))
    step("program folder (PyInstaller)", lambda: freeze(windows))
    step("list of parts", lambda: write_parts(windows))


def step(name: str, work: Callable[[], _Made]) -> _Made:
    """Do one step, and print its name and how long it took."""
    started = time.monotonic()
    print(f"== {name}", flush=True)
    made = work()
    print(f"== done in {time.monotonic() - started:.0f} s: {name}", flush=True)
    return made


def freeze(windows: Path) -> None:
    """Make the program folder from `installer.spec`."""
    places = ["--distpath", "dist/windows", "--workpath", "dist/work/pyinstaller"]
    wine.run(
        PREFIX,
        [windows, "-u", "-m", "PyInstaller", "--noconfirm", *places, "installer.spec"],
        folder=ROOT,
        seconds=_SECONDS_TO_FREEZE,
    )


def write_parts(windows: Path) -> None:
    """Put the licences and the list of parts (CycloneDX) beside the program."""
    sbom.write_beside(PROGRAM, windows_python.packages_of(windows), windows_python.VERSION)


def sign(paths: Iterable[Path]) -> None:
    """Sign files with the command of whoever has a certificate; without one nothing happens."""
    command = os.environ.get("SIGN_COMMAND")
    for path in paths if command else ():
        environment.run([*shlex.split(command or ""), path])


def make_setup() -> Path:
    """Make setup.exe from the program folder."""
    shown = frozen.version()
    target = OUTPUT / f"BanenDesktop-{shown}-setup.exe"
    given = {
        "VERSION": shown,
        "NUMBERS": ".".join(map(str, frozen.version_numbers(shown))),
        "SOURCE": str(PROGRAM),
        "ICON": str(ROOT / "dist" / "banen.ico"),
        "OUTPUT": str(target),
    }
    definitions = [f"-D{name}={value}" for name, value in given.items()]
    environment.run(["makensis", "-V2", "-WX", *definitions, ROOT / "build" / "setup.nsi"])
    return target


def make_portable() -> Path:
    """Make a zip of the program folder: unpack it anywhere, and it runs."""
    target = OUTPUT / f"BanenDesktop-{frozen.version()}-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(PROGRAM.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"BanenDesktop/{path.relative_to(PROGRAM)}", _ZIP_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes())
    return target


def write_sums(paths: Iterable[Path]) -> None:
    """Write the SHA-256 of each file, as `sha256sum --check` reads it."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths]
    (OUTPUT / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
