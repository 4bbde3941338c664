"""Makes the Linux program: one folder as tar.gz, with desktop entry, icon and file type.

`python3 build/linux_folder.py`; the result lands in dist/linux. It runs on a system with the
glibc of where it was made or newer (Debian 12: 2.36) and the libraries of Qt
(docs/handleiding/installeren.md names them); `build/linux_smoke.py` tries it.
"""

import gzip
import hashlib
import io
import platform
import shutil
import tarfile
from pathlib import Path

import environment
import frozen
import sbom

ROOT = environment.ROOT
OUTPUT = ROOT / "dist" / "linux"
PROGRAM = OUTPUT / "BanenDesktop"
TOOLS = ROOT / "dist" / "work" / "linux-tools"
BESIDE = ROOT / "build" / "linux"
PACKAGES = ("binutils",)


def main() -> None:
    """Make the folder and pack it; prints how big they are."""
    environment.install_packages(environment.missing_packages(PACKAGES))
    environment.make(window=True, tests=False)
    python = environment.make_tools(TOOLS, environment.LINUX_LOCK)
    shutil.rmtree(OUTPUT, ignore_errors=True)
    places: list[str | Path] = [
        "--distpath",
        OUTPUT,
        "--workpath",
        ROOT / "dist" / "work" / "pyinstaller-linux",
    ]
    environment.run([python, "-m", "PyInstaller", "--noconfirm", *places, ROOT / "installer.spec"])
    strip(PROGRAM)
    for file in BESIDE.iterdir():
        shutil.copy(file, PROGRAM)
    shutil.copy(ROOT / "resources" / "pictogram" / "banen.svg", PROGRAM / "banen-desktop.svg")
    write_parts()
    packed = pack(OUTPUT / f"BanenDesktop-{frozen.version()}-linux-x86_64.tar.gz")
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    (OUTPUT / "SHA256SUMS").write_text(f"{digest}  {packed.name}\n", encoding="utf-8")
    sizes = (frozen.size_of(PROGRAM), packed.stat().st_size)
    print(f"{sizes[0] / 1e6:.1f} MB in the folder, {sizes[1] / 1e6:.1f} MB packed: {packed}")


def strip(folder: Path) -> None:
    """Take the names for a debugger out of the libraries: 35 MB of the folder."""
    libraries = [path for path in sorted(folder.rglob("*.so*")) if not path.is_symlink()]
    wanted = [path for path in libraries if frozen.may_be_stripped(str(path.relative_to(folder)))]
    environment.run(["strip", "--strip-unneeded", *wanted])


def write_parts() -> None:
    """Put the licences and the list of parts (CycloneDX) beside the program."""
    sbom.write_beside(PROGRAM, environment.packages_of(TOOLS), platform.python_version())


def pack(target: Path) -> Path:
    """Pack the folder; the same files give the same bytes."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(PROGRAM.rglob("*")):
            archive.add(path, Path(PROGRAM.name) / path.relative_to(PROGRAM), False, filter=_plain)
    with target.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(stream.getvalue())
    return target


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    main()
