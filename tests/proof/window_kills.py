"""SIGKILL of the real window while somebody types: at most three seconds of work are missing.

    python tests/proof/window_kills.py              100 kills; needs Xvfb and openbox
    python tests/proof/window_kills.py --kills 20

`typist.py` works in the window: in a dossier with a file, in a locked one, and in one that was
never saved. After the kill the file and the recovery copy have to open, and together they hold
every edit that was older than three seconds.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from age_files import quick_key
from conftest import screen_with_windows
from proof.paths import check_nothing_plain

from banen_desktop.storage.dossier_file import open_dossier
from banen_desktop.storage.locked import LockedProblem

MOST_LOST_S = 3.0
TESTS = Path(__file__).resolve().parents[1]


def kill_once(seed: int, variables: Mapping[str, str]) -> float:
    """Let somebody type, kill, and look; how many seconds of work were lost."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = folder / "verteld.txt"
        environment = {
            **os.environ,
            **variables,
            "BANEN_MAP": str(folder / "eigen"),
            "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]),
        }
        with told.open("w") as out, (folder / "fouten.txt").open("w") as errors:
            work = subprocess.Popen(
                [sys.executable, TESTS / "proof" / "typist.py", folder, str(seed)],
                env=environment,
                stdout=out,
                stderr=errors,
            )
        deadline = time.monotonic() + 60
        while not told.read_text() and time.monotonic() < deadline and work.poll() is None:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 6))
        assert work.poll() is None, (folder / "fouten.txt").read_text()
        work.kill()
        killed_at = time.monotonic()
        work.wait()
        return _lost(folder, told, killed_at)


def _lost(folder: Path, told: Path, killed_at: float) -> float:
    lines = [line.split() for line in told.read_text().splitlines()]
    made = {int(number): float(moment) for number, moment in (it for it in lines if len(it) == 2)}
    assert made, "nothing was typed"
    found = max(_numbers(folder), default=0)
    missing = [moment for number, moment in made.items() if number > found]
    lost = killed_at - min(missing) if missing else 0.0
    assert lost <= MOST_LOST_S, f"{lost:.2f} seconds of work are gone, from edit {found + 1}"
    return lost


def _numbers(folder: Path) -> Iterator[int]:
    """The number of the edit in every file that there is; each has to open."""
    identity = folder / "sleutel.txt"
    key = quick_key(identity=identity.read_text()) if identity.exists() else None
    for file in [folder / "dossier.banen", *(folder / "eigen" / "herstel").glob("*.banen")]:
        if not file.exists():
            continue
        try:
            dossier = open_dossier(file, key).dossier
        except LockedProblem as problem:
            raise AssertionError(f"{file.name} is under another key") from problem
        found = dossier.werkgever.naam.removeprefix("Stand ")
        yield int(found) if found.isdecimal() else 0
    if key is not None:
        identity.unlink()
        check_nothing_plain(folder)


def main(arguments: Sequence[str]) -> None:
    """Kill so many windows, some at a time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--first", type=int, default=0, help="the number of the first kill")
    parser.add_argument("--together", type=int, default=1)
    chosen = parser.parse_args(arguments)
    lost = kill(range(chosen.first, chosen.first + chosen.kills), chosen.together)
    whole = sum(not each for each in lost)
    print(
        f"{len(lost)} kills of the window: nothing lost {whole} times, at most "
        f"{max(lost):.2f} s of work, {sum(lost) / len(lost):.2f} s on average"
    )


def kill(seeds: Sequence[int], together: int = 1) -> list[float]:
    """What was lost each time, in seconds; every window has a screen of its own."""
    with ThreadPoolExecutor(together) as pool:
        parts = [seeds[place::together] for place in range(together)]
        return [each for part in pool.map(_kill_all, parts) for each in part]


def _kill_all(seeds: Sequence[int]) -> list[float]:
    with screen_with_windows() as variables:
        return [kill_once(seed, variables) for seed in seeds]


if __name__ == "__main__":
    main(sys.argv[1:])
