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
_EVERYTHING = "lxml.etree.iterparse over alles"
_ROWS = "hetzelfde, alleen elke inkomstenverhouding"
_ROOM = 100 * MEMORY_LIMIT


def lines(scale: Scale) -> Iterator[Line]:
    """Time against both passes, and memory, at every size."""
    found = {people: _measured(people, scale.rounds) for people in scale.people}
    for place, against, goal in ((1, _EVERYTHING, TIME), (2, _ROWS, None)):
        for people, turns in found.items():
            ours, bare = (best([turn[which][0] for turn in turns]) for which in (0, place))
            yield Line("12 loonaangiften inlezen", ours, bare, against, people, goal)
    for people, turns in found.items():
        ours, bare = (Found(max(turn[which][1] for turn in turns)) for which in (0, 1))
        yield Line("geheugen bij de loonaangiften", ours, bare, _EVERYTHING, people, MEMORY, "MB")


def _measured(people: int, rounds: int) -> list[tuple[Used, ...]]:
    """What ours and the two bare passes used, in each round."""
    passes = ((_ours, MEMORY_LIMIT), (_bare, _ROOM), (_bare_rows, _ROOM))
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder), people)
        return [
            tuple(run_in_child(each, paths, memory_limit=limit) for each, limit in passes)
            for _ in range(rounds)
        ]


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
    return _parsed(paths, progress, None)


def _bare_rows(paths: Sequence[Path], progress: Progress) -> Used:
    """Only the inkomstenverhoudingen are given, which spares Python the rest."""
    return _parsed(paths, progress, "{*}InkomstenverhoudingInitieel")


def _parsed(paths: Sequence[Path], progress: Progress, tag: str | None) -> Used:
    def parse() -> None:
        for path in paths:
            for _, element in etree.iterparse(str(path), tag=tag):
                element.clear()
            progress(path.name)

    return spent(parse), megabytes()
