"""Finds inputs in the tests that could do harm to the software of others.

A limit of ours is tested with what is just over it, lowered in the test: so no test needs a text
that is very long or very deep, a cell that is very far, or a number that asks for very much work.
"""

import ast
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

LONGEST, DEEPEST, MOST_ASKED = 1_000_000, 2_000, 300_000_000
"""How long a made text may be, how often a text that opens something may be repeated, and how many
bytes may be asked for at once."""
MOST_UNPACKED, MOST_RATIO = 10_000_000, 200
"""How many bytes a stored file may hold, and how many times its own size a zip may."""
_OPENS = re.compile(r"[\[{(]|<(?![/!?])[^>]*(?<!/)>|\w\.")
_CLOSES = re.compile(r"[\]})]|</|/>")
_ENTITY = re.compile(r"""<!ENTITY \w+ (["'])[^"'&%<]{0,99}\1>""")
_WORDS = (
    (re.compile(r"(?i)<!ENTITY"), "an entity that is more than a short text"),
    (re.compile(r"(?:<\w+>\s*){500}|[\[{(]{500}"), "something that is opened very often"),
    (re.compile(r"\b([A-Z]{2,3}[1-9]\d{4,6}|[F-Z][1-9]\d{5,6})\b"), "a cell that is very far"),
    (re.compile(r"columns-repeated=.\d{4,}.[^>/]*>"), "a cell that is repeated very often"),
    (
        re.compile(r"rows-repeated=.\d{5,}.[^>/]*><table:table-cell[^>/]*>"),
        "a row that is repeated very often",
    ),
    (re.compile(r"-> scrypt \S+ (2[1-9]|[3-9]\d|\d{3,})\b"), "a key that asks for much work"),
    (
        re.compile(r"""[a-z]=["'][\d.]+[eE]\+?0*([6-9]|[1-9]\d)|\bd=.[^"']*\d{8}"""),
        "a drawing of very large numbers",
    ),
    (re.compile(r"dasharray\W{1,3}0?\.0"), "a line of very short dashes"),
    (re.compile(r"(zeroblob|randomblob)\(\d{7,}|%\.\*c', *\d{7,}"), "a value that is very long"),
    (re.compile(r"(?i)\bWITH RECURSIVE\b"), "a query that calls itself"),
)
_SIZED = frozenset(
    {"bytes", "bytearray", "urandom", "randbytes", "truncate", "seek", "pack"}
    | {"ljust", "rjust", "center", "zfill", "to_bytes"}
)
"""What makes or declares as much as a number says."""
_SUMS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Mult: lambda one, other: one * other,
    ast.Pow: lambda one, other: one ** max(0, min(other, 64)),
    ast.Add: lambda one, other: one + other,
    ast.Sub: lambda one, other: one - other,
}
_Known = Mapping[str, ast.expr]


def harm_in_code(source: str) -> Iterator[str]:
    """What could do harm in a module of the tests, each with its line."""
    tree = ast.parse(source)
    known = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for line, text, times in _made(tree, 1, "", known):
        for why in (*harm_in_text(text), *_repeated(text, times)):
            yield f"{line}: {why}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (size := _size(node, known)) > MOST_ASKED:
            yield f"{node.lineno}: a size of {size}"


def harm_in_text(text: str) -> Iterator[str]:
    """What could do harm in a text as it stands."""
    text = _ENTITY.sub("", text)
    for pattern, why in _WORDS:
        if pattern.search(text):
            yield why


def harm_in_file(path: Path) -> Iterator[str]:
    """What could do harm in a stored file, or in the parts of a zip."""
    size, most = path.stat().st_size, MOST_UNPACKED
    if not zipfile.is_zipfile(path):
        if size > most:
            yield f"it holds {size} bytes"
        else:
            yield from harm_in_text(path.read_bytes().decode("latin-1"))
        return
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > min(most, MOST_RATIO * size):
            yield f"it unpacks to {unpacked} bytes"
            return
        for member in archive.infolist():
            if not member.flag_bits & 1:
                yield from harm_in_text(_unpacked(archive, member))


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    try:
        return archive.read(member).decode("latin-1")
    except Exception:  # damaged on purpose; what cannot be unpacked can do nothing
        return ""


def _repeated(text: str, times: int) -> Iterator[str]:
    if times > 1 and len(text) * times > LONGEST:
        yield f"a text of {len(text) * times} signs"
    elif times > DEEPEST and len(_OPENS.findall(text)) > len(_CLOSES.findall(text)):
        yield f"something that is opened {times} times"


def _made(node: ast.AST, times: int, after: str, known: _Known) -> Iterator[tuple[int, str, int]]:
    """The line of every text in a piece of code, the text, and how often it is repeated.

    `after` is what is put between the parts of a list; `known` what stands under a name.
    """
    match node:
        case ast.Constant(value=str() | bytes() as value):
            text = value if isinstance(value, str) else value.decode("latin-1")
            yield node.lineno, text + after, times
        case ast.Name(id=name) if times > 1 and name in known:
            others = {key: value for key, value in known.items() if key != name}
            for _, text, often in _made(known[name], times, after, others):
                yield node.lineno, text, often
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            yield from _made(left, times * (_number(right, known) or 1), after, known)
            yield from _made(right, times * (_number(left, known) or 1), after, known)
        case ast.Call(func=ast.Attribute(value=ast.Constant() as glue, attr="join"), args=[parts]):
            between = "".join(text for _, text, _ in _made(glue, 1, "", known))
            yield from _made(parts, times, between + after, known)
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp():
            for each in node.generators:
                times *= _turns(each.iter, known)
            for child in ast.iter_child_nodes(node):
                yield from _made(child, times, after, known)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _made(child, times, after, known)


def _turns(node: ast.expr, known: _Known) -> int:
    """How often a loop over a range goes round; 1 for any other."""
    if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "range"):
        return 1
    bounds = [_number(argument, known) for argument in node.args]
    return len(range(*bounds)) if all(bounds[1:]) and bounds[2:] != [0] else 1


def _size(call: ast.Call, known: _Known) -> int:
    """The largest number that a call which makes or declares so much is given."""
    of = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    if name not in _SIZED:
        return 0
    return max(_number(node, known) for node in (of, *call.args))


def _number(node: ast.AST, known: _Known) -> int:
    """The value of a number, also by name or of a sum with numbers; 0 for anything else."""
    match node:
        case ast.Constant(value=int(value)):
            return value
        case ast.Name(id=name) if name in known:
            others = {key: value for key, value in known.items() if key != name}
            return _number(known[name], others)
        case ast.BinOp(left=left, op=op, right=right):
            one, other = _number(left, known), _number(right, known)
            return _SUMS[type(op)](one, other) if type(op) in _SUMS else 0
    return 0
