"""Tries the Linux program in a clean Debian 12 and 13: no Python there, only what Qt needs.

`python3 build/linux_smoke.py`, as root, after `build/linux_folder.py`: unpack, self-test, the main
job, into the menu, the window opened and closed with the keyboard, out of the menu. The systems
are made with debootstrap and kept under dist/work for the next time. Look at
dist/linux/venster-*.png afterwards.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment
import frozen
from linux_folder import OUTPUT, ROOT

SYSTEMS = ROOT / "dist" / "work" / "debian"
SUITES = ("bookworm", "trixie")
# As docs/handleiding/installeren.md says; Debian 13 gave one of them another name.
LIBRARIES = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-image0 "
    "libxcb-render-util0 libxcb-randr0 libx11-xcb1"
)
RENAMED = {"trixie": {"libglib2.0-0": "libglib2.0-0t64"}}
TO_LOOK = (
    "xvfb xauth openbox xdotool imagemagick xdg-utils desktop-file-utils shared-mime-info "
    "fonts-dejavu-core"
)
SAMPLE = "programma/banen_desktop/resources/voorbeeld/voorbeeldscholen.toml"
FILES = 6  # workbook, Word, both PDFs, text, JSON

BEFORE_ANYTHING = """
cd /opt && rm -rf BanenDesktop ~/uit && tar xzf program.tar.gz && cd BanenDesktop
if command -v python3; then exit 9; fi
./banen --versie
./banen --zelftest
"""
INSTALL = """
apt-get update -q && apt-get install -yq --no-install-recommends {packages}
"""
USE = f"""
cd /opt/BanenDesktop
./banen --zelftest
./banen rapport --jaar 2025 --uit ~/uit {SAMPLE}
[ "$(ls ~/uit | wc -l)" = {FILES} ]
sh installeren.sh
desktop-file-validate ~/.local/share/applications/banen-desktop.desktop
[ "$(xdg-mime query default application/x-banen)" = banen-desktop.desktop ]
grep -q 'x-banen:[*].banen' ~/.local/share/mime/globs
xvfb-run -a -s "-screen 0 1280x800x24" bash -euc '
    openbox & sleep 1
    ./BanenDesktop {SAMPLE} & program=$!
    window=$(timeout 60 xdotool search --sync --onlyvisible --name "Banen Desktop" | tail -1)
    sleep 3; import -window root ~/venster.png
    xdotool windowfocus --sync $window key ctrl+q
    for i in $(seq 60); do kill -0 $program 2>/dev/null || break; sleep 0.5; done
    ! kill -0 $program 2>/dev/null && wait $program'
sh installeren.sh --weg
[ ! -e ~/.local/share/applications/banen-desktop.desktop ]
"""


def main() -> None:
    """Try every system in turn; stops at the first thing that is not as it should be."""
    if os.geteuid() != 0:
        sys.exit("A clean Debian can only be made and entered by root: sudo python3 " + sys.argv[0])
    environment.install_packages(environment.missing_packages(("debootstrap",)))
    (packed,) = OUTPUT.glob(f"BanenDesktop-{frozen.version()}-linux-*.tar.gz")
    for suite in SUITES:
        print(f"== {suite}", flush=True)
        system = make_system(suite)
        shutil.copy(packed, system / "opt" / "program.tar.gz")
        enter(system, BEFORE_ANYTHING)
        enter(system, INSTALL.format(packages=f"{libraries(suite)} {TO_LOOK}"), quiet=True)
        enter(system, USE)
        shutil.copy(system / "root" / "venster.png", OUTPUT / f"venster-{suite}.png")
    print(f"The folder works on {' and '.join(SUITES)}. Look at dist/linux/venster-*.png")


def make_system(suite: str) -> Path:
    """A Debian with nothing in it but itself: a copy, the original is for the next time."""
    original, system = SYSTEMS / suite, SYSTEMS / f"{suite}-trial"
    ready = original / "opt" / "ready"
    if not ready.exists():
        shutil.rmtree(original, ignore_errors=True)
        original.mkdir(parents=True)
        environment.run(["debootstrap", "--variant=minbase", suite, original])
        ready.touch()
    shutil.rmtree(system, ignore_errors=True)
    environment.run(["cp", "-a", original, system])
    return system


def libraries(suite: str) -> str:
    """The packages of the manual, under the names of this system."""
    renamed = RENAMED.get(suite, {})
    return " ".join(renamed.get(name, name) for name in LIBRARIES.split())


def enter(system: Path, script: str, *, quiet: bool = False) -> None:
    """Run a script in a system as its root; stops with what it said when it fails."""
    proc = system / "proc"
    where = {"HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
    where["DEBIAN_FRONTEND"] = "noninteractive"
    environment.run(["mount", "-t", "proc", "proc", proc])
    try:
        command = ["chroot", str(system), "bash", "-euc", script]
        done = subprocess.run(command, env=where, capture_output=True, text=True, check=False)
    finally:
        environment.run(["umount", proc])
    if not quiet or done.returncode:
        print(done.stdout, flush=True)
    if done.returncode:
        sys.exit(f"Wrong ({done.returncode}): {done.stderr[-2000:]}")


if __name__ == "__main__":
    main()
