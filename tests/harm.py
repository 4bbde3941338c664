"""Finds inputs in the tests that could do harm to the software of others.

A limit of ours is tested with what is just over it, lowered in the test: so no test needs a text
that is very long or very deep, a cell that is very far, or a number that asks for very much work.
"""

import ast
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

LONGEST, DEEPEST = 1_000_000, 2_000
"""How often a literal may be repeated, and how often one that opens something may be."""
MOST_UNPACKED, MOST_RATIO = 10_000_000, 200
"""How many bytes a stored zip may hold, and how many times its own size."""
_OPENS = re.compile(r"[\[{(]|<(?![/!?])[^>]*(?<!/)>|\w\.")
_CLOSES = re.compile(r"[\]})]|</|/>")
_WORDS = (
    (re.compile(r"(?i)<!ENTITY\s+\S+\s+(SYSTEM|PUBLIC)\b"), "an entity from outside"),
    (re.compile(r"(?is)(<!ENTITY.*){3}"), "entities in entities"),
    (re.compile(r"\b[A-Z]{2,3}[1-9]\d{5,6}\b"), "a cell that is very far"),
    (re.compile(r"columns-repeated=.\d{4,}.[^>/]*>"), "a cell that is repeated very often"),
    (
        re.compile(r"rows-repeated=.\d{5,}.[^>/]*><table:table-cell[^>/]*>"),
        "a row that is repeated very often",
    ),
    (re.compile(r"-> scrypt \S+ (2[1-9]|[3-9]\d|\d{3,})\b"), "a key that asks for much work"),
)


def harm_in_code(source: str) -> Iterator[str]:
    """What could do harm in a module of the tests, each with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            for text, times in ((node.left, node.right), (node.right, node.left)):
                if why := _repeated(_text(text), _number(times)):
                    yield f"{node.lineno}: {why}"
        elif isinstance(node, ast.Constant):
            for why in harm_in_text(_text(node)):
                yield f"{node.lineno}: {why}"


def harm_in_text(text: str) -> Iterator[str]:
    """What could do harm in a text as it stands."""
    for pattern, why in _WORDS:
        if pattern.search(text):
            yield why


def harm_in_file(path: Path) -> Iterator[str]:
    """What could do harm in a stored file, or in the parts of a zip."""
    if not zipfile.is_zipfile(path):
        yield from harm_in_text(path.read_bytes().decode("latin-1"))
        return
    with zipfile.ZipFile(path) as archive:
        size = sum(member.file_size for member in archive.infolist())
        if size > MOST_UNPACKED or size > MOST_RATIO * path.stat().st_size:
            yield f"it unpacks to {size} bytes"
            return
        for member in archive.infolist():
            if not member.flag_bits & 1:
                yield from harm_in_text(_unpacked(archive, member))


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    try:
        return archive.read(member).decode("latin-1")
    except Exception:  # damaged on purpose; what cannot be unpacked can do nothing
        return ""


def _repeated(text: str, times: int) -> str:
    if not text:
        return ""
    if len(text) * times > LONGEST:
        return f"a text of {len(text) * times} signs"
    if times > DEEPEST and len(_OPENS.findall(text)) > len(_CLOSES.findall(text)):
        return f"something that is opened {times} times"
    return ""


def _text(node: ast.AST) -> str:
    if not isinstance(node, ast.Constant):
        return ""
    if isinstance(node.value, bytes):
        return node.value.decode("latin-1")
    return node.value if isinstance(node.value, str) else ""


def _number(node: ast.AST) -> int:
    """The value of a number, also of a product or a power of numbers; 0 for anything else."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Pow):
        one, other = _number(node.left), _number(node.right)
        return one * other if isinstance(node.op, ast.Mult) else one ** min(other, 64)
    return 0
