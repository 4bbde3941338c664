"""The door: loonaangifte files in, hours per year out.

`read_in_child` is what the program uses. It works in a child process, so a file that crashes the
parser or asks too much memory costs that file only. The parser is loaded in the child alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from banen_desktop.child import DeadChildProblem, run_in_child
from banen_desktop.imports.loonaangifte.result import Geweigerd, LoonaangifteResult

MEMORY_LIMIT = 250_000_000  # bytes, so that the whole child stays below 300 MB
_REPORT_EVERY = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: the file in hand (its number from 0 and its name), and bytes.

    `gelezen` and `totaal` are about the whole set. Without a name all files have been read; for
    very many people it then begins anew.
    """

    nummer: int
    bestand: str
    gelezen: int
    totaal: int


def read_in_child(
    files: Iterable[Path],
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LoonaangifteResult:
    """Read a set of files in a child process; a file that kills the child is refused.

    Raises `child.StoppedProblem` when `cancelled()` becomes true.
    """
    left = list(files)
    refused: list[Geweigerd] = []
    in_hand: list[Progress] = []

    def listen(progress: Progress) -> None:
        in_hand[:] = [progress]
        on_progress(progress)

    while True:
        in_hand.clear()
        try:
            result = run_in_child(
                read_messages,
                left,
                memory_limit=MEMORY_LIMIT,
                on_progress=listen,
                cancelled=cancelled,
            )
        except DeadChildProblem:
            if not in_hand or not in_hand[0].bestand:
                raise
            refused.append(_killer(left.pop(in_hand[0].nummer)))
        else:
            return replace(result, geweigerd=(*refused, *result.geweigerd))


def _killer(path: Path) -> Geweigerd:
    reason = "Het bestand vraagt te veel geheugen of tijd, of laat het inlezen vastlopen."
    return Geweigerd(path.name, "", "", reason)


def read_messages(
    files: Iterable[Path], progress: Callable[[Progress], None]
) -> LoonaangifteResult:
    """Read a set of files; their order does not matter, and a bad file is refused, not fatal.

    Raises `MemoryError` when this process may have no more.
    """
    # Here, not above: a window that only starts the child must not load the parser.
    from banen_desktop.imports.loonaangifte.passes import read_set  # noqa: PLC0415

    paths = list(files)
    return read_set(paths, lambda: _Reporter(paths, progress))


class _Reporter:
    """Turns bytes of one file into progress of the whole set, now and then."""

    def __init__(self, paths: Sequence[Path], progress: Callable[[Progress], None]) -> None:
        self._names = [path.name for path in paths]
        self._sizes = [_size(path) for path in paths]
        self._progress = progress
        self._number = -1
        self._before = self._told = 0

    def next_file(self) -> None:
        if self._number >= 0:
            self._before += self._sizes[self._number]
        self._number += 1
        self._tell(0)

    def bytes_of_file(self, read: int) -> None:
        if read - self._told >= _REPORT_EVERY:
            self._tell(read)

    def _tell(self, read: int) -> None:
        self._told = read
        name = self._names[self._number] if self._number < len(self._names) else ""
        self._progress(Progress(self._number, name, self._before + read, sum(self._sizes)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
