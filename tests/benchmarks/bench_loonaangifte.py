"""How fast and how small: twelve loonaangiften against a bare pass of the parser over them.

Run by hand: `PYTHONPATH=.:tests python tests/benchmarks/bench_loonaangifte.py [ROWS]`.
Goals: at most 1.5 times a bare `lxml.etree.iterparse` over the same bytes, and less than 150 MB.
Each pass runs in a process of its own, in turn, three times; the best time of each counts. Time is
that of the processor, so that other programs matter less.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time

from loonaangifte_messages import Bericht, Deel, Initieel, months, xml
from lxml import etree  # type: ignore[import-untyped]

from banen_desktop.child import run_in_child
from banen_desktop.imports.loonaangifte.read import MEMORY_LIMIT, read_messages

ROWS = 20_000
ROUNDS = 3
Measured = tuple[float, float]  # seconds, and megabytes
Progress = Callable[[object], None]


def write(folder: Path, rows: int) -> list[Path]:
    """Twelve months with as many inkomstenverhoudingen each."""
    people = tuple(Initieel(who, uren=120 + who % 60) for who in range(rows))
    paths = []
    for number, (van, tot) in enumerate(months(2026), start=1):
        path = folder / f"{number:02}.xml"
        deel = Deel(van, tot, "volledig", people)
        path.write_bytes(xml(Bericht((deel,), 2026, f"V-{number}", f"{tot}T10:00:00")))
        paths.append(path)
    return paths


def ours(paths: Sequence[Path], progress: Progress) -> Measured:
    """The whole import."""
    start = process_time()
    result = read_messages(paths, progress)
    assert result.jaren[0].volledig
    return process_time() - start, peak()


def bare(paths: Sequence[Path], progress: Progress) -> Measured:
    """Every element is given and cleared, and nothing is read."""
    return passing(paths, progress, etree.iterparse)


def bare_rows(paths: Sequence[Path], progress: Progress) -> Measured:
    """Only the inkomstenverhoudingen are given, which spares Python the rest."""
    tag = "{*}InkomstenverhoudingInitieel"
    return passing(paths, progress, lambda path: etree.iterparse(path, tag=tag))


def passing(
    paths: Sequence[Path],
    progress: Progress,
    parse: Callable[[str], Iterator[tuple[str, etree._Element]]],
) -> Measured:
    start = process_time()
    for path in paths:
        for _, element in parse(str(path)):
            element.clear()
        progress(path.name)
    return process_time() - start, peak()


def peak() -> float:
    """The most memory that this process ever had (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def main() -> None:
    """Write the files, measure in turn, print the best."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    best: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder), rows)
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"12 x {rows} inkomstenverhoudingen, {size:.0f} MB")
        for _ in range(ROUNDS):
            for function in (bare, bare_rows, ours):
                limit = MEMORY_LIMIT if function is ours else 100 * MEMORY_LIMIT
                found = run_in_child(function, paths, memory_limit=limit)
                best[function.__name__] = min(found, best.get(function.__name__, found))
    for name, (seconds, megabytes) in best.items():
        ratio = best["ours"][0] / seconds
        print(f"{name:10} {seconds:6.2f} s  {megabytes:6.0f} MB  ours is {ratio:.2f} times this")


if __name__ == "__main__":
    main()
