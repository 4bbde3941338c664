"""Damaged returns and requests: each is read, or refused with a sentence.

A return is damaged in its bytes, or in its content with a right control number, so that the damage
reaches what judges the values; an encrypted one in the file or under its encryption. Whatever is
read is written again as it came in. Anything else is a finding, and is kept in FOLDER, which is
outside the repository.

`PYTHONPATH=.:tests python tests/fuzz/fuzz_opgaven.py FOLDER MANY [SEED]` prints how many ended how.
"""

import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pyrage
from fuzz.outside import outside
from reports.opgave.returns import REQUEST, RETURN

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.request_file import parse_uitvraag, uitvraag_bytes
from banen_desktop.reports.opgave.return_file import opgave_bytes, parse_opgave
from banen_desktop.reports.opgave.sealing import identities_of, seal, unseal

IDENTITY = str(pyrage.x25519.Identity.generate())
_NASTY_BYTES = (
    *(b"\0", b"\xff", b"-1", b"9" * 40, b"NaN", b"1e999", b"null", b"{", b"[", b'"', b"\\u0000"),
    *(b"\xed\xa0\x80", b"\xe2\x80\xae", b"[" * 200, b"\n", b"=", b"."),
)
_NASTY_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, 1.5, "", "x" * 2000, "é", "e\u0301", "\u202e", "\0", "NaN"),
    *([], {}, [[]], {"a": {}}, "1.00", "-0.00", "99999999999.00", "klein", "niet_gevraagd"),
)


def mutated(chance: random.Random) -> tuple[str, bytes]:
    """One damaged file, with what it is: a request, a return, or an encrypted return."""
    kind = chance.choice(("uitvraag", "opgave", "opgave", "inhoud", "inhoud", "besloten"))
    if kind == "uitvraag":
        return kind, _bytes_damaged(uitvraag_bytes(REQUEST), chance)
    if kind == "opgave":
        return kind, _bytes_damaged(opgave_bytes(RETURN), chance)
    inner = signed(_content_damaged(json.loads(opgave_bytes(RETURN)), chance))
    if kind == "inhoud":
        return kind, inner
    recipient = str(identities_of(IDENTITY)[0].to_public())
    sealed = seal(inner, recipient)
    return kind, _bytes_damaged(sealed, chance) if chance.random() < 0.5 else sealed


def signed(content: dict[str, Any]) -> bytes:
    """The content with the control number that belongs to it, as canonical JSON."""
    content.pop("controlegetal", None)
    digest = hashlib.sha256(_canonical(content)).hexdigest()
    return _canonical({**content, "controlegetal": f"{digest[:4]} {digest[4:8]} {digest[8:12]}"})


def _canonical(content: object) -> bytes:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="replace")


def _content_damaged(content: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    for _ in range(chance.choice((1, 1, 2, 5))):
        places = list(_places(content))
        holder, key = chance.choice(places)
        match chance.randrange(4):
            case 0 if isinstance(holder, dict):
                del holder[key]
            case 1 if isinstance(holder, dict):
                new = chance.choice(("x", "weg", "uren", "zout", "é"))
                holder[new] = deepcopy(holder[key])
            case 2:
                other, place = chance.choice(places)
                holder[key] = deepcopy(other[place])
            case _:
                holder[key] = deepcopy(chance.choice(_NASTY_VALUES))
    return content


def _places(content: Any) -> Iterator[tuple[Any, Any]]:
    keys = content.keys() if isinstance(content, dict) else range(len(content))
    for key in list(keys):
        yield content, key
        if isinstance(content[key], dict | list):
            yield from _places(content[key])


def _bytes_damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1)
        size = min(chance.choice((1, 2, 4, 30, 300)), len(changed) - at)
        match chance.randrange(5):
            case 0:
                changed[at : at + size] = chance.randbytes(size)
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = changed[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                changed[at : at + size] = chance.choice(_NASTY_BYTES)
            case _ if size:
                changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def outcome(kind: str, data: bytes, identities: tuple[Any, ...]) -> str:
    """How reading ends: what was read comes out as it went in."""
    try:
        if kind == "uitvraag":
            found = parse_uitvraag(data)
            return "read" if parse_uitvraag(uitvraag_bytes(found)) == found else "other"
        plain = unseal(data, identities) if kind == "besloten" else data
        return "read" if opgave_bytes(parse_opgave(plain)) == plain else "other"
    except KnownProblem as problem:
        return "refused" if problem.safe and problem.advice else "without advice"


def run(many: int, seed: int) -> tuple[Counter[tuple[str, str]], list[bytes]]:
    """Damage and read so many files: how they ended, and those that are findings."""
    chance, identities = random.Random(seed), identities_of(IDENTITY)
    counts, found = Counter[tuple[str, str]](), []
    for _ in range(many):
        kind, data = mutated(chance)
        try:
            ended = outcome(kind, data, identities)
        except Exception as error:  # what nobody foresaw is what is looked for
            ended = f"{type(error).__name__}: {error}"
        counts[kind, ended] += 1
        if ended not in {"read", "refused"}:
            found.append(data)
    return counts, found


def main(folder: Path, many: int, seed: int) -> None:
    """Run, keep what was found, and print how many ended how."""
    outside(folder)
    counts, found = run(many, seed)
    for place, data in enumerate(found):
        (folder / f"gevonden-{seed}-{place}").write_bytes(data)
    for (kind, ended), number in sorted(counts.items()):
        print(f"{kind}: {ended}: {number}")
    print(f"{sum(counts.values())} files, {len(found)} findings")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
