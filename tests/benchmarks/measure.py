"""What one measurement is, and how it is taken: ours and the barest in turn, the best of each.

Time is that of the processor, of this process and of the children that it waited for
(`resource.getrusage`), so that other programs on the machine matter less; the clock stands beside
it. Only a ratio within one run says something about the program: the rest is the machine.
"""

import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

from memory_use import bytes_of

SHORTEST_S = 0.02
"""A job that takes less is done so often that it takes this long: the clock is not that fine."""
Job = Callable[[], object]
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: milliseconds of the processor and of the clock, or megabytes."""

    amount: float
    clock: float | None = None


Measured = Callable[[], Found]


@dataclass(frozen=True, slots=True)
class Goal:
    """What the issue asks: at most so many times the bare program, milliseconds or megabytes."""

    most: float
    unit: str = "keer"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table, in Dutch: what, how large, ours, and the barest beside it.

    `size` is in jobs, rows or whatever `what` counts. Without `ours` nothing was measured, and
    `against` says why.
    """

    what: str
    ours: Found | None
    bare: Found | None = None
    against: str = ""
    size: int | None = None
    goal: Goal | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """How many times the bare program we are."""
        if self.ours is None or self.bare is None or not self.bare.amount:
            return None
        return self.ours.amount / self.bare.amount

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without a goal or a measurement."""
        if self.goal is None or self.ours is None:
            return None
        found = self.ratio if self.goal.unit == "keer" else self.ours.amount
        return None if found is None else found <= self.goal.most

    def growth(self, smaller: "Line") -> float | None:
        """How this grew since a smaller size, for each unit of size: 1 is in proportion."""
        if not (self.ours and smaller.ours and self.size and smaller.size and smaller.ours.amount):
            return None
        return self.ours.amount / smaller.ours.amount / (self.size / smaller.size)


def spent(job: Job) -> Found:
    """Do a job once: what it took."""
    used, clock = _used(), perf_counter()
    job()
    return Found(1000 * (_used() - used), 1000 * (perf_counter() - clock))


def repeated(job: Job) -> Measured:
    """A job that is done as often as the clock needs."""
    return fresh(lambda: None, lambda _nothing: job())


def fresh(make: Callable[[], Given], job: Callable[[Given], object]) -> Measured:
    """A job that gets something new each time, of which the making is not measured.

    It is done as often as the clock needs; the first time, not measured, tells how often.
    """
    given, started = make(), perf_counter()
    job(given)
    times = max(1, int(SHORTEST_S / max(perf_counter() - started, 1e-6)))

    def run() -> Found:
        new = [make() for _ in range(times)]
        found = spent(lambda: [job(each) for each in new])
        return Found(found.amount / times, (found.clock or 0) / times)

    return run


def in_turn(rounds: int, *jobs: Measured) -> list[Found]:
    """The best of each, when all are done in turn for so many rounds."""
    turns = [[job() for job in jobs] for _ in range(rounds)]
    return [best(found) for found in zip(*turns, strict=True)]


def best(found: Sequence[Found]) -> Found:
    """The least of the processor and the least of the clock."""
    clocks = [each.clock for each in found if each.clock is not None]
    return Found(min(each.amount for each in found), min(clocks) if clocks else None)


def _used() -> float:
    """Seconds of the processor, of this process and its children that have ended."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def megabytes() -> float:
    """The most memory that this process ever had (Linux), of the 1,000,000 bytes."""
    return bytes_of() / 1e6
