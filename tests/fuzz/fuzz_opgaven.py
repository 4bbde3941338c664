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
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pyrage
from fuzz.campaign import Ended, main, tried, with_damage
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
        return kind, with_damage(uitvraag_bytes(REQUEST), chance, _NASTY_BYTES)
    if kind == "opgave":
        return kind, with_damage(opgave_bytes(RETURN), chance, _NASTY_BYTES)
    inner = signed(_content_damaged(json.loads(opgave_bytes(RETURN)), chance))
    if kind == "inhoud":
        return kind, inner
    recipient = str(identities_of(IDENTITY)[0].to_public())
    sealed = seal(inner, recipient)
    return kind, with_damage(sealed, chance, _NASTY_BYTES) if chance.random() < 0.5 else sealed


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


def run(many: int, seed: int) -> tuple[Ended, list[bytes]]:
    """Damage and read so many files: how they ended, and those that are findings."""
    identities = identities_of(IDENTITY)
    return tried(many, seed, mutated, lambda kind, data: outcome(kind, data, identities))


if __name__ == "__main__":
    main(run)
