"""Run one function in a child process, which may run out of memory or crash without harm.

Readers of the files of others run here: a hostile file can make a library in C or Rust abort,
which Python cannot catch. So does work that takes seconds and never lets go of Python's lock, such
as a passphrase: the window stays alive, and Cancel ends it. The child is started with spawn, so
the function and what it takes and gives must be picklable, and `freeze_support()` must be the first
thing that a frozen child calls. The memory limit holds on Linux only
(`RLIMIT_DATA`); Windows and macOS have no limit here, there only the time limit and Cancel end a
child.
"""

import contextlib
import importlib
import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any, TypeVar

from banen_desktop.problems import KnownProblem

if getattr(sys, "frozen", False):
    # PyInstaller would do this at every start, also of a window that has no child yet.
    importlib.import_module("pyi_rth_multiprocessing")
if sys.platform == "linux":
    import resource

Result = TypeVar("Result")
_SPAWN = multiprocessing.get_context("spawn")
_LOOK_EVERY = 0.05  # seconds between two looks at Cancel
_SAFE = "Uw dossier is niet veranderd."
READING = "Het inlezen"


class StoppedProblem(KnownProblem):
    """The user pressed Cancel."""


class DeadChildProblem(KnownProblem):
    """The child ran out of memory, crashed, or gave no sign of life any more."""


class ChildBugError(Exception):
    """A bug in the function; the text has the places in the code, never the values."""


class _StrangeEndError(Exception):
    """The child gives no answer; `what` it did is told by who asked for it."""

    def __init__(self, how: str, kind: type[KnownProblem] = DeadChildProblem) -> None:
        super().__init__(how)
        self.how, self.kind = how, kind

    def problem(self, what: str) -> KnownProblem:
        if self.kind is StoppedProblem:
            return StoppedProblem(f"{what} {self.how}.", _SAFE)
        advice = "Probeer het opnieuw."
        if what == READING:
            advice = "Controleer of het bestand klopt. Lees de bestanden anders een voor een in."
        return self.kind(f"{what} {self.how}.", _SAFE, advice)


class _Said(Enum):
    PROGRESS = "progress"
    RESULT = "result"
    PROBLEM = "problem"
    MEMORY = "memory"
    BUG = "bug"


def freeze_support() -> None:
    """Do the work of a child, and end, when this process is one; in a frozen program only."""
    multiprocessing.freeze_support()


def run_in_child(
    function: Callable[..., Result],
    *args: object,
    memory_limit: int,
    on_progress: Callable[[Any], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    silence_limit: float = 60,
    what: str = READING,
) -> Result:
    """Give the result of `function(*args, progress)`, worked out in a child process.

    What the function tells `progress` reaches `on_progress` here. `memory_limit` is in bytes;
    `silence_limit` in seconds without progress; `what` is what it does, in Dutch. Raises
    `StoppedProblem` when `cancelled()` becomes true, `DeadChildProblem` when the child dies, the
    function's own `KnownProblem`, and `ChildBugError` for anything else. The child is gone when
    this returns or raises.
    """
    ours, theirs = _SPAWN.Pipe(duplex=False)
    child = _SPAWN.Process(target=_work, args=(theirs, memory_limit, function, args), daemon=True)
    with ours:
        try:
            child.start()
            theirs.close()
            answer: Result = _listen(ours, child, on_progress, cancelled, silence_limit)
            return answer
        except _StrangeEndError as end:
            raise end.problem(what) from None
        finally:
            _end(child)


def _listen(
    pipe: "Connection[Any, Any]",
    child: BaseProcess,
    on_progress: Callable[[Any], None],
    cancelled: Callable[[], bool],
    silence_limit: float,
) -> Any:
    deadline = monotonic() + silence_limit
    while not cancelled():
        if not pipe.poll(_LOOK_EVERY):
            if monotonic() > deadline:
                raise _StrangeEndError("gaf te lang geen teken van leven en is gestopt")
            continue
        said, value = _hear(pipe, child)
        if said is not _Said.PROGRESS:
            return _answer(said, value)
        on_progress(value)
        deadline = monotonic() + silence_limit
    raise _StrangeEndError("is gestopt", StoppedProblem)


def _hear(pipe: "Connection[Any, Any]", child: BaseProcess) -> tuple[_Said, Any]:
    try:
        said: tuple[_Said, Any] = pipe.recv()
    except (EOFError, OSError):
        child.join(5)
        raise _StrangeEndError("is vastgelopen") from None
    return said


def _answer(said: _Said, value: Any) -> Any:
    if said is _Said.PROBLEM:
        raise value
    if said is _Said.MEMORY:
        raise _StrangeEndError("vroeg te veel geheugen en is gestopt")
    if said is _Said.BUG:
        raise ChildBugError(value)
    return value


def _end(child: BaseProcess) -> None:
    if child.pid is None:
        return
    child.kill()
    child.join()
    child.close()


def _work(
    pipe: "Connection[Any, Any]",
    memory_limit: int,
    function: Callable[..., Any],
    args: tuple[object, ...],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    _limit(memory_limit)
    with contextlib.suppress(BrokenPipeError):  # the parent has gone
        if (last_word := _do(pipe, function, args)) is not None:
            pipe.send(last_word)


def _do(
    pipe: "Connection[Any, Any]", function: Callable[..., Any], args: tuple[object, ...]
) -> tuple[_Said, Any] | None:
    try:
        pipe.send((_Said.RESULT, function(*args, lambda said: pipe.send((_Said.PROGRESS, said)))))
    except KnownProblem as problem:
        return _Said.PROBLEM, problem
    except MemoryError:
        return _Said.MEMORY, None
    except BrokenPipeError:
        raise
    except Exception as bug:
        return _Said.BUG, _places(bug)
    return None


def _places(bug: Exception) -> str:
    """Where it went wrong; the message of an exception may hold a piece of the user's file."""
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([type(bug).__name__, *lines])


def _limit(memory_limit: int) -> None:
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (memory_limit, memory_limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold what was read
