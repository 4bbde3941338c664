"""Writes licenties.txt: the licence texts of all that the program is made of, one after another.

`python3 build/licences.py PACKAGES FOLDER VERSION` reads the packages that the program runs with in
PACKAGES (a site-packages folder), and writes the file into FOLDER. The same packages give the same
file. The list of the parts themselves is made by `build/sbom.py`.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

import environment
import linux_libraries
import sbom

NAME = "licenties.txt"
_FILES = ("licen", "copying", "notice", "authors")
_TEXTS = environment.ROOT / "build" / "licenties"
_FONT = environment.ROOT / "resources" / "fonts" / "Inter-licentie.txt"
_QT = """Qt en PySide6 (de mappen PySide6 en shiboken6) staan onder de LGPL-3.0. Het zijn losse
bibliotheken in de programmamap: u mag ze vervangen door een eigen versie. De bron staat op
https://code.qt.io."""


def main(packages: Path, folder: Path, python: str) -> None:
    """Write the file about a version of Python and the packages in a site-packages folder."""
    found = sorted(shipped(packages), key=lambda part: sbom.normalised(part.name))
    text = licences(found, python, linux_libraries.in_folder(folder))
    (folder / NAME).write_text(text, encoding="utf-8")


def shipped(packages: Path) -> Iterator[Distribution]:
    """The packages of the run lock that are there: what builds and tests it does not go along."""
    wanted = {sbom.normalised(name) for name in sbom.locked()}
    found = distributions(path=[str(packages)])
    return (part for part in found if sbom.normalised(part.name) in wanted)


def licences(
    parts: Iterable[Distribution], python: str, libraries: Iterable[linux_libraries.Library] = ()
) -> str:
    """The licence texts of all parts, each under its name and version.

    They are Python, the font, the packages, and libraries of the system that go along.
    """
    blocks = [
        "Banen Desktop valt onder de EUPL-1.2. Het gebruikt deze onderdelen:\n",
        _block(f"CPython {python}: PSF-2.0", [_kept("PSF-2.0")]),
        _block("Inter (lettertype): OFL-1.1", [_FONT.read_text(encoding="utf-8").strip()]),
    ]
    for part in parts:
        title = f"{part.name} {part.version}: {sbom.licence(part)}"
        blocks.append(_block(title, texts_of(part)))
    for library in libraries:
        title = f"{library.package} {library.version} (bibliotheek van het systeem)"
        blocks.append(_block(title, [library.text]))
    lgpl = [_kept("LGPL-3.0"), _kept("GPL-3.0")]
    blocks.append(_block("LGPL-3.0, voor Qt, PySide6 en shiboken6", lgpl))
    return "\n".join(blocks) + "\n"


def _block(title: str, texts: Iterable[str]) -> str:
    return "\n".join(["=" * 78, title, "=" * 78, *texts])


def _kept(name: str) -> str:
    return (_TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip()


def texts_of(part: Distribution) -> list[str]:
    """The licence texts that a package brings; Qt brings none, so its terms are told here."""
    found = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()
        for file in part.files or ()
        if file.parts[0].endswith((".dist-info", ".egg-info"))
        and any(word in file.name.lower() for word in _FILES)
    ]
    return found or ([_QT] if "LGPL-3.0" in sbom.licence(part) else [])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
