"""The libraries of the system that the Linux program brings along: which, and what they are.

Python itself needs them, and a bare system may lack them. All others (X, GL, glib, fonts, printing)
stay those of the user's system: docs/handleiding/installeren.md names their packages.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

_KEPT = re.compile(r"lib(bz2|crypto|expat|ffi|lzma|mpdec|python3|sqlite3|ssl|uuid|z)[.\d-]*\.so")
_OF_THE_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


@dataclass(frozen=True, slots=True)
class Library:
    """A package of the system of which a library goes along, and its licence text."""

    package: str
    version: str
    text: str

    def component(self) -> dict[str, Any]:
        """As a part in CycloneDX; Debian gives the licence as text, not as an expression."""
        purl = f"pkg:deb/debian/{self.package}@{self.version}"
        licence = {"license": {"name": f"licenties.txt: {self.package}"}}
        about = {"name": self.package, "version": self.version, "purl": purl}
        return {"type": "library", "bom-ref": purl, **about, "licenses": [licence]}


def is_wanted(name: str, source: str) -> bool:
    """Whether a library goes along; `name` is its place in the folder, `source` where it is now."""
    if not source.startswith(_OF_THE_SYSTEM) or len(PurePosixPath(name).parts) > 1:
        return True
    return _KEPT.match(name) is not None


def in_folder(program: Path) -> list[Library]:
    """The packages of the libraries in a program folder, Python's own aside; none for Windows."""
    found = (path for path in program.glob("programma/lib*.so*") if not path.is_symlink())
    names = (path.name for path in found if not path.name.startswith("libpython"))
    return sorted(set(_packages(names)), key=lambda library: library.package)


def _packages(names: Iterable[str]) -> Iterator[Library]:
    for name in names:
        owner = _asked(["dpkg-query", "--search", f"*/{name}"]).partition(":")[0]
        if owner:
            version = _asked(["dpkg-query", "--show", "--showformat=${Version}", owner])
            copyright_file = Path("/usr/share/doc") / owner / "copyright"
            yield Library(owner, version, copyright_file.read_text(encoding="utf-8").strip())


def _asked(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
