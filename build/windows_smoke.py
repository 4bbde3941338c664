"""Tries the setup that `build/windows.py` made, in a fresh Windows of wine: install, use, remove.

`python3 build/windows_smoke.py` needs about a minute. What the installed program writes has to be
what this checkout writes on Linux: workbook, Word, PDF, data and text. A picture of the window
lands in dist/windows/venster.png: look at it.
"""

import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import environment
import wine
from windows import OUTPUT, step

ROOT = environment.ROOT
PREFIX = ROOT / "dist" / "work" / "smoke"
LINUX = ROOT / "dist" / "work" / "linux"
SAMPLE = ROOT / "resources" / "voorbeeld" / "voorbeeldscholen.toml"
LIST = ROOT / "tests" / "files" / "lists" / "afas-verloonde-uren.xlsx"
RETURNS = ROOT / "tests" / "files" / "loonaangifte" / "goed.xml"
FOLDER = "C:\\Mijn dossiers é"
DOSSIER = f"{FOLDER}\\school é.banen"
ZIPPED = frozenset({".xlsx", ".docx"})
PACKAGES = (*wine.PACKAGES, "xdotool", "imagemagick")


def main() -> None:
    """Install, use and remove; stops at the first thing that is not as it should be."""
    environment.install_packages(environment.missing_packages(PACKAGES))
    python = environment.make(window=True, tests=False)
    (setup,) = OUTPUT.glob("*-setup.exe")
    shutil.rmtree(PREFIX, ignore_errors=True)
    shutil.rmtree(LINUX, ignore_errors=True)
    step("fresh Windows", lambda: wine.make_prefix(PREFIX))
    step("silent installation", lambda: wine.run(PREFIX, [setup, "/S"], seconds=300))
    step("silent upgrade over it", lambda: wine.run(PREFIX, [setup, "/S"], seconds=300))
    program = installed()
    step("self-test", lambda: use(program, "--zelftest"))
    step("the same files as on Linux", lambda: compare(program, python))
    step("files of others", lambda: read_files(program))
    step("the window", lambda: see_window(program))
    step("removal", lambda: remove(program))
    wine.stop(PREFIX)
    print("The setup works under wine. Look at dist/windows/venster.png")


def installed() -> Path:
    """The folder where the setup put the program."""
    (found,) = PREFIX.glob("drive_c/users/*/AppData/Local/Programs/Banen Desktop")
    check((found / "BanenDesktop.exe").is_file(), "the program is not where it belongs")
    menu = list(PREFIX.glob("drive_c/users/*/AppData/Roaming/Microsoft/Windows/**/*.lnk"))
    check(any(link.name == "Banen Desktop.lnk" for link in menu), "it is not in the start menu")
    kind = wine.run(PREFIX, ["reg", "query", r"HKCU\Software\Classes\.banen"])
    check("BanenDesktop.Dossier" in kind, "Windows does not know what a .banen file is")
    return found


def use(program: Path, *words: str | Path) -> str:
    """Run one command of the installed program, and return what it says."""
    return wine.run(PREFIX, [program / "banen.exe", *words], seconds=180)


def compare(program: Path, python: Path) -> None:
    """Write all files of the sample on both systems: they are equal, zipped ones part by part.

    Another build of zlib packs the same parts in other bytes.
    """
    linux: list[str | Path] = [python, "-m", "banen_desktop"]
    report: list[str | Path] = ["rapport", "--jaar", "2025", "--uit"]
    environment.run([*linux, *report, LINUX, SAMPLE])
    use(program, *report, FOLDER, wine.windows_path(SAMPLE))
    written = files_in(drive(FOLDER))
    check({*written} == {*files_in(LINUX)}, "other files were written")
    for name, path in written.items():
        check(content_of(path) == content_of(LINUX / name), f"{name} differs")
    print(f"   {len(written)} files are equal")


def files_in(folder: Path) -> dict[Path, Path]:
    """The files in a folder and its folders, by their place in it."""
    return {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}


def content_of(path: Path) -> bytes | dict[str, bytes]:
    """What a file holds: its bytes, or the parts of a zip by name."""
    if path.suffix not in ZIPPED:
        return path.read_bytes()
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def read_files(program: Path) -> None:
    """Read a list and a loonaangifte into a new dossier, and calculate what that says."""
    use(program, "importeer", wine.windows_path(LIST), "--in", DOSSIER, "--jaar", "2025")
    use(program, "importeer", wine.windows_path(RETURNS), "--in", DOSSIER)
    said = use(program, "bereken", DOSSIER)
    check("Verloonde uren" in said and drive(DOSSIER).is_file(), "the dossier cannot be used")


def drive(path: str) -> Path:
    r"""A path on drive C as this machine knows it."""
    return PREFIX / "drive_c" / path.removeprefix("C:\\").replace("\\", "/")


def see_window(program: Path) -> None:
    """Open the window on the sample, take its picture, and close it with the keyboard."""
    with screen() as display:
        where = {**wine.settings(PREFIX), "DISPLAY": display}
        command = ["wine", str(program / "BanenDesktop.exe"), wine.windows_path(SAMPLE)]
        # Not the output of this command: a plain file there stops Python under wine.
        opened = subprocess.Popen(
            command,
            env=where,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        window = wait_for(["xdotool", "search", "--name", "Banen Desktop"], where)
        time.sleep(3)
        picture = OUTPUT / "venster.png"
        look = ["import", "-display", display, "-window", "root", str(picture)]
        subprocess.run(look, env=where, check=True)
        keys = ["xdotool", "windowfocus", window, "key", "--clearmodifiers", "ctrl+q"]
        subprocess.run(keys, env=where, check=True)
        check(opened.wait(60) == 0, "the window did not close well")


@contextmanager
def screen() -> Iterator[str]:
    """A screen of its own, 1280 by 800; gives the name of the display."""
    shown = "-screen 0 1280x800x24 -nolisten tcp"
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), *shown.split()]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    try:
        os.close(writer)
        with os.fdopen(reader) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def wait_for(command: Sequence[str], where: dict[str, str], seconds: float = 60) -> str:
    """Repeat a command until it says something; returns the first line."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done = subprocess.run(command, env=where, capture_output=True, text=True, check=False)
        if done.stdout.strip():
            return done.stdout.split()[0]
        time.sleep(0.3)
    raise SystemExit(f"Nothing came of {' '.join(command)}")


def remove(program: Path) -> None:
    """Remove the program without a word: it is gone, and the dossier is not."""
    wine.run(PREFIX, [program / "verwijderen.exe", "/S"], seconds=120)
    end = time.monotonic() + 60
    while program.exists() and time.monotonic() < end:  # it removes itself from another place
        time.sleep(0.5)
    check(not program.exists(), "the program folder is still there")
    check(drive(DOSSIER).is_file(), "the dossier went with it")
    kept = wine.run(PREFIX, ["reg", "query", r"HKCU\Software\Classes", "/s"])
    check("BanenDesktop" not in kept, "the registry still knows the program")


def check(ok: bool, problem: str) -> None:
    """Stop with what is wrong."""
    if not ok:
        sys.exit(f"Wrong: {problem}.")


if __name__ == "__main__":
    main()
