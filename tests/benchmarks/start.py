"""The start: from the start of Python to the first paint, beside a bare window and novelWriter.

novelWriter is a program with tables and pages in Qt, written in Python as ours is. It comes from
the package index into an environment of its own, with the versions and hashes of `novelwriter.txt`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import environment
from benchmarks.dossiers import Scale
from benchmarks.measure import Found, Goal, Line, in_turn

HERE = Path(__file__).parent
FIRST_PAINT = HERE.parent / "first_paint.py"
NOVELWRITER_PAINT = HERE / "novelwriter_paint.py"
NOVELWRITER_LOCK = HERE / "novelwriter.txt"
NOVELWRITER = environment.ROOT / "dist" / "work" / "novelwriter"
GOAL = Goal(1.3)
_WHAT = "starten tot het eerste beeld"


def lines(scale: Scale) -> Iterator[Line]:
    """Against an empty window, and against novelWriter."""
    ours, bare = (_painter(sys.executable, FIRST_PAINT, kind) for kind in ("banen", "bare"))
    others = [bare]
    found_why = _novelwriter() if scale.novelwriter else "niet gevraagd"
    if isinstance(found_why, Path):
        own = Path(os.environ["BANEN_MAP"]) / "novelwriter"
        others.append(_painter(found_why, NOVELWRITER_PAINT, own))
    for measured in (ours, *others):
        measured()  # the first time Python compiles
    mine, empty, *novel = in_turn(scale.rounds, ours, *others)
    yield Line(_WHAT, mine, empty, "een leeg QMainWindow", goal=GOAL)
    if novel:
        yield Line(_WHAT, mine, novel[0], "novelWriter, zonder zijn welkomstvenster")
    else:
        yield Line(_WHAT, None, against=f"novelWriter ({found_why})")


def _painter(*command: str | Path) -> Callable[[], Found]:
    """Starts a process, which prints JSON with `processor` in seconds at its first paint."""

    def paint() -> Found:
        started = monotonic()
        with subprocess.Popen([*command], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            answer = process.stdout.readline()
            clock = 1000 * (monotonic() - started)
        assert process.returncode == 0, command
        return Found(1000 * float(json.loads(answer)["processor"]), clock)

    return paint


def _novelwriter() -> Path | str:
    """The Python that has novelWriter; when there is none, why, in Dutch."""
    try:
        return environment.make_tools(NOVELWRITER, NOVELWRITER_LOCK)
    except SystemExit:
        return "pip kan het niet halen"
