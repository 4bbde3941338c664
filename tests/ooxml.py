"""Whether a workbook or Word file is sound: its parts are XML, typed, and point to each other."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def faults(data: bytes) -> list[str]:
    """What is wrong with the package, each in a few words; empty for a sound one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        found = [f"twice: {name}" for name in set(names) if names.count(name) > 1]
        texts = {name: archive.read(name) for name in names}
    xml = {name: text for name, text in texts.items() if name.endswith((".xml", ".rels", ".vml"))}
    trees = {name: ElementTree.fromstring(text) for name, text in xml.items()}
    return [*found, *_untyped(trees, names), *_astray(trees, names)]


def _untyped(trees: dict[str, ElementTree.Element], names: list[str]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    ends = {each.get("Extension") for each in types.iter(f"{_TYPES}Default")}
    parts = {str(each.get("PartName")).lstrip("/") for each in types.iter(f"{_TYPES}Override")}
    yield from (f"typed and not there: {part}" for part in parts - set(names))
    for name in names:
        if name not in parts and name.rpartition(".")[2] not in ends:
            yield f"not typed: {name}"


def _astray(trees: dict[str, ElementTree.Element], names: list[str]) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for each in tree.iter(_RELATION):
            if each.get("TargetMode") == "External":
                yield f"{name} leads outside: {each.get('Target')}"
                continue
            target = str(each.get("Target"))
            place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            if posixpath.normpath(place) not in names:
                yield f"{name} leads nowhere: {target}"
