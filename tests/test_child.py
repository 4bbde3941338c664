"""A child process that dies, swells, hangs or is stopped is a sentence, never a crash."""

import os
import signal
import sys
import threading
from collections.abc import Callable

import pytest
from child_work import (
    LIMIT,
    Progress,
    abort,
    add,
    leave,
    refuse,
    send_unpicklable,
    sleep,
    stumble,
    swell,
    swell_slowly,
    work_on,
)

from banen_desktop.child import (
    ChildBugError,
    DeadChildProblem,
    StoppedProblem,
    run_in_child,
)
from banen_desktop.problems import KnownProblem


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_result_and_progress_come_back() -> None:
    heard: list[object] = []
    assert run_in_child(add, 2, 3, memory_limit=LIMIT, on_progress=heard.append) == 5
    assert heard == ["half", "whole"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a child")
@pytest.mark.parametrize("function", [swell, swell_slowly])
def test_too_much_memory(function: Callable[[Progress], int]) -> None:
    with pytest.raises(DeadChildProblem, match="te veel geheugen"):
        run_in_child(function, memory_limit=LIMIT)


@pytest.mark.parametrize("function", [abort, leave])
def test_death(function: Callable[[Progress], None]) -> None:
    with pytest.raises(DeadChildProblem, match="vastgelopen") as caught:
        run_in_child(function, memory_limit=LIMIT)
    assert caught.value.safe == "Uw dossier is niet veranderd."
    assert caught.value.advice


def test_silence_ends_the_child() -> None:
    heard: list[int] = []
    with pytest.raises(DeadChildProblem, match="teken van leven"):
        run_in_child(sleep, 60.0, memory_limit=LIMIT, on_progress=heard.append, silence_limit=1.0)
    assert not any(alive(pid) for pid in heard)


def test_progress_is_a_sign_of_life() -> None:
    assert run_in_child(work_on, 15, memory_limit=LIMIT, silence_limit=3.0) == "done"


def test_cancel_ends_the_child_at_once() -> None:
    heard: list[int] = []
    started = threading.Event()

    def listen(pid: int) -> None:
        heard.append(pid)
        started.set()

    with pytest.raises(StoppedProblem, match="gestopt"):
        run_in_child(sleep, 60.0, memory_limit=LIMIT, on_progress=listen, cancelled=started.is_set)
    assert heard
    assert not alive(heard[0])


def test_an_error_in_the_listener_ends_the_child() -> None:
    heard: list[int] = []

    def fail(pid: int) -> None:
        heard.append(pid)
        raise ValueError(pid)

    with pytest.raises(ValueError, match=r"\d+"):
        run_in_child(sleep, 60.0, memory_limit=LIMIT, on_progress=fail)
    assert not alive(heard[0])


def test_known_problem_comes_back_whole() -> None:
    with pytest.raises(KnownProblem) as caught:
        run_in_child(refuse, memory_limit=LIMIT)
    problem = caught.value
    assert (problem.message, problem.safe, problem.advice) == (
        "Dit kan niet.",
        "Alles is er nog.",
        "Doe iets anders.",
    )
    assert not isinstance(problem, DeadChildProblem | StoppedProblem)


def test_bug_tells_the_place_but_not_the_value() -> None:
    with pytest.raises(ChildBugError, match=r"ValueError") as caught:
        run_in_child(stumble, "geheim", memory_limit=LIMIT)
    assert "in stumble" in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_unpicklable_result_is_a_bug() -> None:
    with pytest.raises(ChildBugError):
        run_in_child(send_unpicklable, memory_limit=LIMIT)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_is_for_the_parent() -> None:
    def interrupt(pid: int) -> None:
        os.kill(pid, signal.SIGINT)

    result = run_in_child(sleep, 0.5, memory_limit=LIMIT, on_progress=interrupt)
    assert result is None
