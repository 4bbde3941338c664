"""Lists what the program is made of: a CycloneDX file, and the licences as one text.

`python3 build/parts.py PACKAGES FOLDER VERSION` reads the metadata of the packages in PACKAGES (a
site-packages folder) that the program runs with on Python VERSION, and writes
`onderdelen.cdx.json` and `licenties.txt` into FOLDER. The same packages give the same files.
"""

import json
import re
import sys
import uuid
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

import environment
import frozen

CYCLONEDX, LICENCES = "onderdelen.cdx.json", "licenties.txt"
_NAMED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_TEXTS = environment.ROOT / "build" / "licenties"
_QT = """Qt en PySide6 (de mappen PySide6 en shiboken6) staan onder de LGPL-3.0. Het zijn losse
bibliotheken in de programmamap: u mag ze vervangen door een eigen versie. De bron staat op
https://code.qt.io."""
_NAMESPACE = uuid.UUID("6f0ac57c-5f0b-4d1f-9d5c-6a6ac0b94b4e")


def main(packages: Path, folder: Path, python: str) -> None:
    """Write both files about a version of Python and the packages in a site-packages folder."""
    found = sorted(shipped(packages), key=name_of)
    content = json.dumps(cyclonedx(found, python), ensure_ascii=False, indent=2) + "\n"
    (folder / CYCLONEDX).write_text(content, encoding="utf-8")
    (folder / LICENCES).write_text(licences(found, python), encoding="utf-8")


def normalised(name: str) -> str:
    """A name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def name_of(part: Distribution) -> str:
    """The name of a package as PyPI compares it."""
    return normalised(part.metadata["Name"])


def shipped(packages: Path) -> Iterator[Distribution]:
    """The packages of the run lock that are there: what builds and tests it does not go along."""
    wanted = {normalised(name) for name in _NAMED.findall(environment.RUN_LOCK.read_text())}
    return (part for part in distributions(path=[str(packages)]) if name_of(part) in wanted)


def licence_of(part: Distribution) -> str:
    """The licence of a package as its metadata says it."""
    fields = part.metadata.json
    words = str(fields.get("license_expression") or fields.get("license") or "")
    if words and "\n" not in words:
        return words
    prefix = "License :: OSI Approved :: "
    classifiers = part.metadata.get_all("Classifier") or []
    known = [text.removeprefix(prefix) for text in classifiers if text.startswith(prefix)]
    return " / ".join(known) or "zie de tekst in licenties.txt"


def cyclonedx(parts: Iterable[Distribution], python: str) -> dict[str, Any]:
    """The list of parts in CycloneDX 1.5."""
    shown = frozen.version()
    packages = list(parts)
    inside = {_purl(part): list(_crates(part)) for part in packages}
    found = [_python(python), *(_component(part) for part in packages)]
    found += [crate for crates in inside.values() for crate in crates]
    components = list({component["bom-ref"]: component for component in found}.values())
    names = ",".join(component["bom-ref"] for component in components)
    program = {
        "type": "application",
        "bom-ref": f"banen-desktop@{shown}",
        "name": "Banen Desktop",
        "version": shown,
        "licenses": [{"license": {"id": "EUPL-1.2"}}],
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{shown},{names}')}",
        "version": 1,
        "metadata": {"component": program},
        "components": components,
        "dependencies": [
            {
                "ref": program["bom-ref"],
                "dependsOn": [_python(python)["bom-ref"], *inside],
            },
            *(
                {"ref": purl, "dependsOn": [crate["bom-ref"] for crate in crates]}
                for purl, crates in inside.items()
                if crates
            ),
        ],
    }


def _purl(part: Distribution) -> str:
    return f"pkg:pypi/{name_of(part)}@{part.version}"


def _crates(part: Distribution) -> Iterator[dict[str, Any]]:
    """What was compiled into a package, as its maker lists it in the package."""
    for file in part.files or ():
        if file.parent.name == "sboms" and file.name.endswith((".cyclonedx.json", ".cdx.json")):
            known = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))
            for crate in known.get("components", []):
                purl = crate["purl"].partition("?")[0]
                yield {
                    "type": "library",
                    "bom-ref": purl,
                    "name": crate["name"],
                    "version": crate["version"],
                    "purl": purl,
                    **({"licenses": crate["licenses"]} if crate.get("licenses") else {}),
                }


def _component(part: Distribution) -> dict[str, Any]:
    purl = _purl(part)
    return {
        "type": "library",
        "bom-ref": purl,
        "name": part.metadata["Name"],
        "version": part.version,
        "purl": purl,
        "licenses": [{"license": {"name": licence_of(part)}}],
    }


def _python(version: str) -> dict[str, Any]:
    return {
        "type": "framework",
        "bom-ref": f"pkg:generic/cpython@{version}",
        "name": "CPython",
        "version": version,
        "purl": f"pkg:generic/cpython@{version}",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def licences(parts: Iterable[Distribution], python: str) -> str:
    """The licence texts of Python, the fonts and all packages, one after another."""
    font = environment.ROOT / "resources" / "fonts" / "Inter-licentie.txt"
    blocks = [
        "Banen Desktop valt onder de EUPL-1.2. Het gebruikt deze onderdelen:\n",
        _block(f"CPython {python}: PSF-2.0", [_kept("PSF-2.0")]),
        _block("Inter (lettertype): OFL-1.1", [font.read_text(encoding="utf-8").strip()]),
        *(
            _block(f"{part.metadata['Name']} {part.version}: {licence_of(part)}", texts_of(part))
            for part in parts
        ),
        _block("LGPL-3.0, voor Qt, PySide6 en shiboken6", [_kept("LGPL-3.0"), _kept("GPL-3.0")]),
    ]
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
        if file.parts[0].endswith((".dist-info", ".egg-info")) and _LICENCE_FILE.search(file.name)
    ]
    return found or ([_QT] if "LGPL-3.0" in licence_of(part) else [])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
