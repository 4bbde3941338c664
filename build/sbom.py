"""Writes a list of what the program is made of, in CycloneDX 1.5, with licences and hashes.

`python build/sbom.py [TARGET [PYTHON]]`, with the Python of an environment in which the packages
are installed; TARGET is a file (dist/sbom.json when none is given), PYTHON the version of the
Python that a program brings along. What a package says of itself is what is written: version and
licence from its metadata, the hashes from the lock, and the parts in Rust from the list that its
wheel brings along.
"""

import json
import re
import sys
import uuid
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import environment
import frozen
import linux_libraries

BESIDE_PROGRAM = "onderdelen.cdx.json"
TARGET = environment.ROOT / "dist" / "sbom.json"
_LOCKED = re.compile(r"^([\w.-]+)==([\w.]+)((?:.*\n)(?: .*\n?)*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SPDX = {
    "BSD 3-Clause": "BSD-3-Clause",
    "MIT License": "MIT",
    "The MIT License (MIT)": "MIT",
    "LGPLv3": "LGPL-3.0-only",
}
_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


def normalised(name: str) -> str:
    """A name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, tuple[str, list[str]]]:
    """Name, version and hashes of every package that the program runs with."""
    text = environment.RUN_LOCK.read_text(encoding="utf-8")
    return {name: (version, _HASH.findall(rest)) for name, version, rest in _LOCKED.findall(text)}


def licence(package: metadata.Distribution) -> str:
    """The licence of a package, as an SPDX expression where it says so; empty when it is silent."""
    about: Any = package.metadata
    for key in ("License-Expression", "License"):
        text = str(about[key] or "").strip() if key in about else ""
        if text and "\n" not in text:
            return _SPDX.get(text, text)
    for line in about.get_all("Classifier") or []:
        if line.startswith("License ::"):
            name = str(line).rpartition(" :: ")[2]
            return _SPDX.get(name, name)
    for file in package.files or []:
        if "licen" in file.name.lower():
            first = file.read_text().strip().splitlines()[0].strip()
            return _SPDX.get(first, first)
    return ""


def component(name: str, version: str, hashes: list[str]) -> dict[str, Any]:
    """What is known of one package; raises when another version is installed than is locked."""
    package = metadata.distribution(name)
    if package.version != version:
        raise SystemExit(f"{name} {package.version} is installed, the lock has {version}.")
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"expression": licence(package)}],
        # One for each file that may be installed: the lock serves every system.
        "properties": [{"name": "sha256", "value": each} for each in hashes],
    }
    inside = [part for file in package.files or [] for part in _parts(file)]
    return made | ({"components": inside} if inside else {})


def _parts(file: metadata.PackagePath) -> list[dict[str, Any]]:
    """The parts in another language, of which a wheel may bring a list."""
    if "sboms" not in file.parts or not file.name.endswith(".json"):
        return []
    found = json.loads(file.read_text())
    keys = ("type", "name", "version", "purl", "licenses")
    parts = found.get("components", [])
    return [{key: part[key] for key in keys if key in part} for part in parts]


def bill(python: str = "", libraries: Sequence[linux_libraries.Library] = ()) -> dict[str, Any]:
    """The whole list, with Python when its version is given, and libraries of the system.

    Equal parts give an equal list.
    """
    components = [component(name, *found) for name, found in sorted(locked().items())]
    components += [library.component() for library in libraries]
    if python:
        components.insert(0, _python(python))
    program = metadata_of_program()
    identity = json.dumps([program, components], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, identity)}",
        "version": 1,
        "metadata": {"component": program},
        "components": components,
        "dependencies": [
            {"ref": program["bom-ref"], "dependsOn": [each["bom-ref"] for each in components]}
        ],
    }


def _python(version: str) -> dict[str, Any]:
    return {
        "type": "framework",
        "bom-ref": f"pkg:generic/cpython@{version}",
        "name": "CPython",
        "version": version,
        "purl": f"pkg:generic/cpython@{version}",
        "licenses": [{"expression": "PSF-2.0"}],
    }


def metadata_of_program() -> dict[str, Any]:
    """The program itself."""
    version = frozen.version()
    return {
        "type": "application",
        "bom-ref": f"banen-desktop@{version}",
        "name": "banen-desktop",
        "version": version,
        "licenses": [{"license": {"id": "EUPL-1.2"}}],
    }


def write_beside(program: Path, packages: Path, python: str) -> None:
    """Put this list and the licences in a program folder, each by the command that makes it."""
    scripts, target = environment.ROOT / "build", program / BESIDE_PROGRAM
    environment.run([environment.python_of(environment.VENV), scripts / "sbom.py", target, python])
    environment.run([sys.executable, scripts / "licences.py", packages, program, python])


def main(target: Path = TARGET, python: str = "") -> None:
    """Write the list, and show the packages with their licences."""
    made = bill(python, linux_libraries.in_folder(target.parent))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for each in made["components"]:
        inside = len(each.get("components", []))
        more = f" (met {inside} onderdelen)" if inside else ""
        licences = each["licenses"][0]
        shown = licences.get("expression") or licences["license"]["name"]
        print(f"{each['name']} {each['version']}: {shown}{more}")
    print(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else TARGET, "".join(sys.argv[2:3]))
