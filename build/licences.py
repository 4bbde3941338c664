"""Writes licenties.txt: the licence texts of all that the program is made of, one after another.

`python3 build/licences.py PACKAGES FOLDER` reads the packages that the program runs with in
PACKAGES (a site-packages folder), and writes the file into FOLDER. The same packages give the same
file. The list of the parts themselves is made by `build/sbom.py`.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

import sbom

NAME = "licenties.txt"
_FILES = ("licen", "copying", "notice", "authors")


def main(packages: Path, folder: Path) -> None:
    """Write the file about the packages in a site-packages folder."""
    found = sorted(shipped(packages), key=lambda part: sbom.normalised(part.name))
    (folder / NAME).write_text(licences(found), encoding="utf-8")


def shipped(packages: Path) -> Iterator[Distribution]:
    """The packages of the run lock that are there: what builds and tests it does not go along."""
    wanted = {sbom.normalised(name) for name in sbom.locked()}
    found = distributions(path=[str(packages)])
    return (part for part in found if sbom.normalised(part.name) in wanted)


def licences(parts: Iterable[Distribution]) -> str:
    """The licence texts of the packages, each under its name, version and licence."""
    blocks = ["Banen Desktop valt onder de EUPL-1.2. Het gebruikt deze onderdelen:\n"]
    for part in parts:
        title = f"{part.name} {part.version}: {sbom.licence(part)}"
        blocks.append("\n".join(["=" * 78, title, "=" * 78, *_texts(part)]))
    return "\n".join(blocks) + "\n"


def _texts(part: Distribution) -> Iterator[str]:
    for file in part.files or ():
        in_metadata = file.parts[0].endswith((".dist-info", ".egg-info"))
        if in_metadata and any(word in file.name.lower() for word in _FILES):
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
