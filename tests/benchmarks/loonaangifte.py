"""Twelve loonaangiften, beside a bare pass of the parser over the same bytes; and the memory.

Each pass runs in a process of its own, which tells what it used; the bare pass gives every element
and clears it, and reads nothing.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.dossiers import Scale
from benchmarks.measure import Found, Goal, Line, best, megabytes, spent
from loonaangifte_messages import Bericht, Deel, Initieel, months, xml
from lxml import etree  # type: ignore[import-untyped]

from banen_desktop.child import run_in_child
from banen_desktop.imports.loonaangifte.read import MEMORY_LIMIT, read_messages

TIME, MEMORY = Goal(1.5), Goal(150, "MB")
Progress = Callable[[object], None]
Used = tuple[Found, float]


def lines(scale: Scale) -> Iterator[Line]:
    """Time and memory at every size."""
    found = {people: _measured(people, scale.rounds) for people in scale.people}
    against = "lxml.etree.iterparse alleen"
    for people, each in found.items():
        ours, bare = (best([time for time, _ in turns]) for turns in each)
        yield Line("12 loonaangiften inlezen", ours, bare, against, people, TIME)
    for people, each in found.items():
        ours, bare = (Found(max(memory for _, memory in turns)) for turns in each)
        yield Line("geheugen bij de loonaangiften", ours, bare, against, people, MEMORY, "MB")


def _measured(people: int, rounds: int) -> tuple[Sequence[Used], Sequence[Used]]:
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder), people)
        turns = [
            (
                run_in_child(_ours, paths, memory_limit=MEMORY_LIMIT),
                run_in_child(_bare, paths, memory_limit=100 * MEMORY_LIMIT),
            )
            for _ in range(rounds)
        ]
    return [ours for ours, _ in turns], [bare for _, bare in turns]


def write(folder: Path, people: int) -> list[Path]:
    """Twelve months with as many inkomstenverhoudingen each."""
    everybody = tuple(Initieel(who, uren=120 + who % 60) for who in range(people))
    paths = []
    for number, (van, tot) in enumerate(months(2026), start=1):
        path = folder / f"{number:02}.xml"
        deel = Deel(van, tot, "volledig", everybody)
        path.write_bytes(xml(Bericht((deel,), 2026, f"V-{number}", f"{tot}T10:00:00")))
        paths.append(path)
    return paths


def _ours(paths: Sequence[Path], progress: Progress) -> Used:
    """The whole import."""

    def read() -> None:
        assert read_messages(paths, progress).jaren[0].volledig

    return spent(read), megabytes()


def _bare(paths: Sequence[Path], progress: Progress) -> Used:
    """Every element is given and cleared."""

    def parse() -> None:
        for path in paths:
            for _, element in etree.iterparse(str(path)):
                element.clear()
            progress(path.name)

    return spent(parse), megabytes()
