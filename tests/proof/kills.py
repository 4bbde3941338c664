"""SIGKILL at a random moment, in every way to the disk: the old dossier or the new one, whole.

    python tests/proof/kills.py                  900 kills without a window
    python tests/proof/kills.py --kills 90

Each kill hits a process that does one of the ways of `paths.py`. Half of the moments are drawn from
the time that the work takes; the other half from the milliseconds after a temporary file appears,
which is when the disk is written.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from proof.paths import WAYS, Way, check, opened


def duration(way: Way) -> float:
    """How long the work takes, in seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        way.prepare(folder)
        began = time.perf_counter()
        way.work(folder)
        return time.perf_counter() - began


def worker(way: Way, folder: Path, reading: int) -> None:
    """Wait for the word, and do the work; in a process of its own."""
    os.read(reading, 1)
    try:
        way.work(folder)
    finally:
        os._exit(0)


def wait_for_writing(folder: Path, most: float) -> None:
    """Return when a temporary file is there."""
    deadline = time.perf_counter() + most
    while time.perf_counter() < deadline:
        if any(name.endswith(".tmp") for _, _, names in os.walk(folder) for name in names):
            return


def kill_once(way: Way, after: float, *, writing_takes: float = 0) -> str:
    """Kill the work so many seconds after its start, or after writing begins; what was found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        way.prepare(folder)
        reading, writing = os.pipe()
        process = os.fork()
        if not process:
            worker(way, folder, reading)
        os.write(writing, b"!")
        if writing_takes:
            wait_for_writing(folder, writing_takes)
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        os.close(reading)
        os.close(writing)
        killed = os.WIFSIGNALED(status)
        left = any(folder.rglob("*.tmp"))
        check(way, folder, done=None if killed else True)
        if not killed:
            return "ready before the kill"
        state = "new" if opened(folder) == way.after else "old"
        return f"{state}{', halfway a file' if left else ''}"


def main(arguments: Sequence[str]) -> None:
    """Kill, and add up what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=900)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args(arguments)
    chance = random.Random(chosen.seed)
    print(f"seed {chosen.seed}")
    for place, way in enumerate(WAYS):
        share = chosen.kills // len(WAYS) + (place < chosen.kills % len(WAYS))
        takes = min(duration(way) for _ in range(5))
        found: Counter[str] = Counter()
        while found.total() - found["ready before the kill"] < share:
            if chance.random() < 0.5:
                found[kill_once(way, chance.uniform(0, takes * 1.1))] += 1
            else:
                after = chance.expovariate(1 / 0.002)
                found[kill_once(way, after, writing_takes=2 * takes)] += 1
        print(f"{way.name} ({takes * 1000:.0f} ms): {dict(found)}", flush=True)
    print(f"{chosen.kills} kills; each time the file was whole, the old one or the new one")


if __name__ == "__main__":
    main(sys.argv[1:])
