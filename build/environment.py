"""Makes what the project needs to run or to be tested: system packages, and .venv with pinned ones.

Run by itself it makes the environment for tests and checks. Standard library only, since it runs
before anything is installed; a second run finds everything in place and needs no network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUN_LOCK = ROOT / "build" / "requirements.txt"
TEST_LOCK = ROOT / "build" / "requirements-dev.txt"
WINDOWS_LOCK = ROOT / "build" / "requirements-windows.txt"
LINUX_LOCK = ROOT / "build" / "requirements-linux.txt"

# The libraries that Qt's own libraries link to, and a font for a system that has none.
WINDOW_PACKAGES = (
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
# The programs that the tests use to look at the window and at the files that leave the house.
# "a|b" means that either will do; LibreOffice with a screen and without cannot live together.
TEST_PACKAGES = (
    "age",
    "at-spi2-core",
    "dbus-daemon",
    "gir1.2-atspi-2.0",
    "libreoffice-calc-nogui|libreoffice-calc",
    "libreoffice-writer-nogui|libreoffice-writer",
    "openbox",
    "poppler-utils",
    "python3-gi",
    "strace",
    "xclip",
    "xdotool",
    "xvfb",
)


def make(*, window: bool, tests: bool) -> Path:
    """Put in place what is missing, and return the Python to run the program or its tests with."""
    if sys.version_info < (3, 11):  # noqa: UP036  (these lines run before anything is checked)
        raise SystemExit(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    packages = [*venv_packages()]
    packages += WINDOW_PACKAGES if window else ()
    packages += TEST_PACKAGES if tests else ()
    install_packages(missing_packages(packages))
    make_venv([RUN_LOCK, TEST_LOCK] if tests else [RUN_LOCK])
    return python_of(VENV)


def venv_packages() -> tuple[str, ...]:
    """Debian and Ubuntu keep the part of Python that makes environments in a package of its own."""
    if importlib.util.find_spec("ensurepip"):
        return ()
    return (f"python3.{sys.version_info.minor}-venv",)


def missing_packages(wanted: Iterable[str]) -> list[str]:
    """What is not installed of the wanted Debian packages; nothing on a system without apt."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return []
    form = "${db:Status-Status}: ${Package}, ${Provides}\n"
    query = ["dpkg-query", "--show", "--showformat", form]
    listing = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    present = installed_names(listing)
    return [names.split("|")[0] for names in wanted if present.isdisjoint(names.split("|"))]


def installed_names(listing: str) -> set[str]:
    """Names of the installed packages and of what they provide: libglib2.0-0t64 is libglib2.0-0."""
    names: set[str] = set()
    for line in listing.splitlines():
        status, _, packages = line.partition(": ")
        if status == "installed":
            names.update(package.split(" (")[0].strip() for package in packages.split(","))
    return names - {""}


def install_line(packages: Sequence[str]) -> str:
    """The shell line that installs these packages, and never removes one to do so."""
    options = "--yes --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300"
    install = f"DEBIAN_FRONTEND=noninteractive apt-get install {options}"
    return f"apt-get update; {install} {' '.join(packages)}"


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root or with sudo; else say which line somebody has to run."""
    if not packages:
        return
    line = install_line(packages)
    may_install = os.geteuid() == 0 or shutil.which("sudo")
    if may_install:
        print("This system lacks", ", ".join(packages), flush=True)
        rights = [] if os.geteuid() == 0 else ["sudo"]
        if subprocess.run([*rights, "sh", "-c", line], check=False).returncode == 0:
            return
    raise SystemExit(f"Packages are missing. Run this line as root, then try again:\n\n  {line}\n")


def make_venv(locks: Sequence[Path]) -> None:
    """Fill .venv with exactly the packages of these locks; leave it alone when it has them."""
    stamp = VENV / "made-from"
    wanted = {f"{ROOT} with Python {platform.python_version()}", *map(digest, locks)}
    present = set(stamp.read_text(encoding="utf-8").splitlines()) if stamp.is_file() else set()
    if wanted <= present:
        return
    if not present or not present <= wanted:
        print("Making .venv; the first time this downloads about 100 MB", flush=True)
        run([sys.executable, "-m", "venv", "--clear", VENV])
    progress = [] if sys.stdout.isatty() else ["--quiet"]
    pip: list[str | Path] = [python_of(VENV), "-m", "pip", *progress]
    for lock in locks:
        # No resolving: a lock is whole, and pip refuses `coverage[toml]` in it once a newer
        # coverage is published.
        run([*pip, "install", "--require-hashes", "--no-deps", "-r", lock])
    (packages_of(VENV) / "checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    stamp.write_text("\n".join(sorted(wanted)), encoding="utf-8")


def make_tools(folder: Path, lock: Path) -> Path:
    """An environment of tools with what a lock names, made when it is not there; its Python.

    Raises `SystemExit` when pip cannot get them.
    """
    stamp, wanted, python = folder / "made-from", digest(lock), python_of(folder)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        run([sys.executable, "-m", "venv", "--clear", folder])
        pip: list[str | Path] = [python, "-m", "pip", "--quiet", "install", "--require-hashes"]
        run([*pip, "--no-deps", "-r", lock])
        stamp.write_text(wanted, encoding="utf-8")
    return python


def digest(lock: Path) -> str:
    """What tells this lock from every other."""
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment, on any system."""
    return _path_of("scripts", environment) / Path("python").with_suffix(
        ".exe" if sys.platform == "win32" else ""
    )


def packages_of(environment: Path) -> Path:
    """The folder where a virtual environment keeps its packages."""
    return _path_of("purelib", environment)


def _path_of(kind: str, environment: Path) -> Path:
    return Path(sysconfig.get_path(kind, "venv", {"base": str(environment)}))


def run(command: Sequence[str | Path]) -> None:
    """Run a step that has to succeed; its own output says what is wrong when it does not."""
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if status != 0:
        raise SystemExit(status)


if __name__ == "__main__":
    make(window=True, tests=True)
