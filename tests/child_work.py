"""What the child processes of the tests do.

A child imports its work by name, so it stands in a module that every process can find.
"""

import os
import time
from collections.abc import Callable
from typing import NoReturn

from banen_desktop.problems import KnownProblem

LIMIT = 300_000_000
Progress = Callable[[object], None]


def add(one: int, other: int, progress: Progress) -> int:
    progress("half")
    progress("whole")
    return one + other


def swell(progress: Progress) -> int:
    return len(bytearray(2 * LIMIT))


def swell_slowly(progress: Progress) -> int:
    kept = []
    while True:
        kept.append(bytearray(1_000_000))


def abort(progress: Progress) -> None:
    os.abort()


def abort_on(data: bytes, progress: Progress) -> None:
    os.abort()


def hang_on(data: bytes, progress: Progress) -> None:
    time.sleep(300)


def swell_on(data: bytes, progress: Progress) -> int:
    return len(bytearray(40_000_000_000))


def leave(progress: Progress) -> None:
    os._exit(0)


def sleep(seconds: float, progress: Progress) -> None:
    progress(os.getpid())
    time.sleep(seconds)


def work_on(steps: int, progress: Progress) -> str:
    for step in range(steps):
        time.sleep(0.3)
        progress(step)
    return "done"


def refuse(progress: Progress) -> NoReturn:
    raise KnownProblem("Dit kan niet.", "Alles is er nog.", "Doe iets anders.")


def stumble(secret: str, progress: Progress) -> int:
    return int(secret)


def send_unpicklable(progress: Progress) -> object:
    return lambda: None
