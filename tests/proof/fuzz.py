"""Fuzzing of what reads a dossier: nothing but a dossier or a known problem ever comes out.

    python tests/proof/fuzz.py                     a million plain, 100,000 locked, 500 headers
    python tests/proof/fuzz.py --plain 5000 --locked 1000 --headers 20

Each mutant is made from its number (mutants.py). Reported are how many, the slowest, and the most
memory that a process ever had; a crash, a hang or more than 300 MB ends the run with the number.
"""

import argparse
import faulthandler
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from memory_use import bytes_of
from proof import mutants

from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import banen_file, locked
from banen_desktop.storage.locked import Key

MOST_MEMORY = 300_000_000
HANGS_AFTER_S = 30
BATCH = 500


@dataclass
class Found:
    """What came out of some mutants."""

    count: int = 0
    slowest: float = 0.0
    memory: int = 0
    answers: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Found") -> None:
        """Add up."""
        self.count += other.count
        self.slowest = max(self.slowest, other.slowest)
        self.memory = max(self.memory, other.memory)
        self.answers += other.answers


def read_plain(number: int) -> object:
    """Read one plain mutant; bytes that changed may never become other figures."""
    found = banen_file.from_bytes(mutants.plain(number))
    if not mutants.has_other_values(number) and found != mutants.DOSSIER:
        raise AssertionError("a broken file opens as another dossier")
    return found


def read_locked(number: int) -> object:
    """Read one locked mutant, with its key."""
    found = banen_file.from_bytes(locked.unlock(mutants.shut(number), mutants.KEY))
    if found != mutants.DOSSIER:
        raise AssertionError("a broken file opens as another dossier")
    return found


def read_header(number: int) -> object:
    """Open one key."""
    made = mutants.header(number)
    # Lower than in the program: what is refused here would be cheap all the same.
    locked.HIGHEST_FACTOR = mutants.HIGHEST_FACTOR
    return locked.open_key(made.sleutel, made.passphrase)


KINDS: dict[str, Callable[[int], object]] = {
    "plain": read_plain,
    "locked": read_locked,
    "headers": read_header,
}


def run_batch(kind: str, first: int, count: int) -> Found:
    """Read some mutants; anything that is not foreseen stops with the number of the mutant."""
    faulthandler.enable()
    read, found = KINDS[kind], Found()
    for number in range(first, first + count):
        signal.alarm(HANGS_AFTER_S * (10 if kind == "headers" else 1))
        began = time.perf_counter()
        try:
            made = read(number)
        except KnownProblem as problem:
            answer = type(problem).__name__ if problem.safe else "without what is safe"
        except BaseException as error:
            raise AssertionError(f"{kind} mutant {number}: {error!r}") from error
        else:
            assert isinstance(made, Dossier | Key), number
            answer = "opens"
        found.slowest = max(found.slowest, time.perf_counter() - began)
        found.answers[answer] += 1
        found.count += 1
    signal.alarm(0)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    found.memory = children if kind == "headers" else bytes_of()
    assert not found.answers["without what is safe"], first
    assert found.memory < MOST_MEMORY, f"{kind} from {first}: {found.memory} bytes"
    return found


def run(kind: str, count: int, workers: int, first: int = 0) -> Found:
    """Read `count` mutants in processes of their own."""
    total = Found()
    began = time.monotonic()
    batch = 10 if kind == "headers" else BATCH
    starts = range(first, first + count, batch)
    # Started afresh: a fork would count the memory of whoever starts it.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        jobs = [
            pool.submit(run_batch, kind, start, min(batch, first + count - start))
            for start in starts
        ]
        for job in as_completed(jobs):
            total.add(job.result())
            with suppress(ZeroDivisionError):
                if total.count % (count // 10 // batch * batch) == 0:
                    print(f"  {kind}: {total.count:,}", flush=True)
    print(
        f"{kind}: {total.count:,} in {time.monotonic() - began:.0f} s; slowest "
        f"{total.slowest:.2f} s; most memory {total.memory / 1e6:.0f} MB; {dict(total.answers)}",
        flush=True,
    )
    return total


def main(arguments: Sequence[str]) -> None:
    """Run all three kinds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for kind, count in (("plain", 1_000_000), ("locked", 100_000), ("headers", 500)):
        parser.add_argument(f"--{kind}", type=int, default=count)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="the number of the first mutant")
    chosen = parser.parse_args(arguments)
    for kind in KINDS:
        if getattr(chosen, kind):
            run(kind, getattr(chosen, kind), chosen.workers, chosen.first)


if __name__ == "__main__":
    main(sys.argv[1:])
