"""Reads a set of files in as many passes as memory asks for: one, or more for very many people.

The rows of everybody wait in memory until all files have been read, for a correction may stand in
any of them. When that becomes too much, the pass goes on with fewer of the people, and the next
one reads the files again for the others. So memory has a limit whatever the size of the employer,
and nothing about people is written anywhere.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from banen_desktop.imports.loonaangifte.files import read_file
from banen_desktop.imports.loonaangifte.messages import Message, RefusedError
from banen_desktop.imports.loonaangifte.privacy import Pseudonyms
from banen_desktop.imports.loonaangifte.result import Bestand, Geweigerd, LoonaangifteResult
from banen_desktop.imports.loonaangifte.rows import ALL, Rows
from banen_desktop.imports.loonaangifte.year import Tallies, add, outcome
from banen_desktop.problems import KnownProblem

MOST_KEPT = 6_000_000  # rows, about 11 bytes each: half a million people in a year
_NOBODY = range(0)


class Report(Protocol):
    """Hears how far a pass is."""

    def next_file(self) -> None: ...
    def bytes_of_file(self, read: int) -> None: ...


def read_set(paths: Sequence[Path], new_report: Callable[[], Report]) -> LoonaangifteResult:
    """Read the files and add up everybody; each pass has a report of its own.

    Raises `KnownProblem` when a file changes between two passes.
    """
    keys, tallies = Pseudonyms(), Tallies()
    before: Pass | None = None
    left = ALL
    while left:
        now = Pass(keys, left)
        now.read(paths, new_report())
        if before is not None and before.seen != now.seen:
            raise KnownProblem(
                "Een bestand veranderde tijdens het inlezen.",
                "Uw dossier is niet veranderd.",
                "Lees de bestanden opnieuw in.",
            )
        add(tallies, now.messages, now.shares)
        left = ALL[now.shares.stop :]
        now.keep(_NOBODY)
        before = now
    result = outcome(now.messages, tallies)
    return replace(result, bestanden=tuple(now.bestanden), geweigerd=tuple(now.geweigerd))


@dataclass(slots=True)
class Pass:
    """All files once, with the rows of the people of `shares`, which become fewer if need be."""

    keys: Pseudonyms
    shares: range
    messages: list[Message] = field(default_factory=list)
    bestanden: list[Bestand] = field(default_factory=list)
    geweigerd: list[Geweigerd] = field(default_factory=list)
    _kept: int = 0

    def read(self, paths: Sequence[Path], report: Report) -> None:
        """Read all files; one that cannot be used is refused."""
        for path in paths:
            report.next_file()
            try:
                found = read_file(path, self.keys, self.shares, report.bytes_of_file)
            except RefusedError as error:
                refusals = [error.refusal]
            else:
                ids = tuple(message.id_ber for message in found.messages)
                self.bestanden.append(Bestand(path.name, found.sha256, ids))
                refusals = list(found.refusals)
                self.take(found.messages)
            self.geweigerd += [Geweigerd(path.name, *refusal) for refusal in refusals]
        report.next_file()

    def take(self, messages: Sequence[Message]) -> None:
        """Add messages, and forget half of the people as long as there are too many rows."""
        self.messages += messages
        self._kept += sum(rows.kept for rows in _rows(messages))
        while self._kept > MOST_KEPT and len(self.shares) > 1:
            self.keep(self.shares[: len(self.shares) // 2])

    def keep(self, shares: range) -> None:
        """Forget the rows of everybody else."""
        self.shares = shares
        for rows in _rows(self.messages):
            rows.keep(shares)
        self._kept = sum(rows.kept for rows in _rows(self.messages))

    @property
    def seen(self) -> tuple[list[Bestand], list[Geweigerd]]:
        """What does not depend on whose rows are kept."""
        return self.bestanden, self.geweigerd


def _rows(messages: Sequence[Message]) -> Iterator[Rows]:
    return (part.rows for message in messages for part in message.parts)
