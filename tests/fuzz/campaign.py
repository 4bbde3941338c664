"""What fuzzers share: damage in the bytes of a file, a campaign of tries, and what it tells."""

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from fuzz.outside import outside

Given = TypeVar("Given")
Ended = Counter[tuple[str, str]]
"""How many of a kind ended how."""


def with_damage(data: bytes, chance: random.Random, nasty: Sequence[bytes]) -> bytes:
    """The same file with parts that are lost, doubled, moved or other than they were."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1)
        size = min(chance.choice((1, 2, 4, 30, 300)), len(changed) - at)
        match chance.randrange(6):
            case 0:
                changed[at : at + size] = chance.randbytes(size)
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = changed[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                other = chance.randrange(len(changed) + 1)
                changed[at : at + size] = changed[other : other + size]
            case 4:
                changed[at : at + size] = chance.choice(nasty)
            case _ if size:
                changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def tried(
    many: int,
    seed: int,
    make: Callable[[random.Random], tuple[str, Given]],
    outcome: Callable[[str, Given], str],
) -> tuple[Ended, list[Given]]:
    """Make and read so many: how they ended, and those that are findings."""
    chance, counts, found = random.Random(seed), Ended(), list[Given]()
    for _ in range(many):
        kind, given = make(chance)
        try:
            ended = outcome(kind, given)
        except Exception as error:  # what nobody foresaw is what is looked for
            ended = f"{type(error).__name__}: {error}"
        counts[kind, ended] += 1
        if ended not in {"read", "refused"}:
            found.append(given)
    return counts, found


def main(run: Callable[[int, int], tuple[Ended, Sequence[object]]]) -> None:
    """`FOLDER MANY [SEED]`: run, keep what was found in the folder, and print what ended how."""
    folder, many = outside(Path(sys.argv[1])), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    counts, found = run(many, seed)
    for place, given in enumerate(found):
        data = given if isinstance(given, bytes) else repr(given).encode()
        (folder / f"gevonden-{seed}-{place}").write_bytes(data)
    for (kind, ended), number in sorted(counts.items()):
        print(f"{kind}: {ended}: {number}")
    print(f"{sum(counts.values())} files, {len(found)} findings")
