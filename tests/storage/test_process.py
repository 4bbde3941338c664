"""Processes: ours runs, one that ended does not."""

import getpass
import os
import subprocess
import sys
from pathlib import Path

import pytest

from banen_desktop.storage import process


def ended() -> int:
    """The number of a process that is gone."""
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    return child.pid


def test_our_own_process_runs() -> None:
    assert process.is_running(os.getpid())


def test_a_process_of_somebody_else_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(number: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert process.is_running(os.getpid())


def test_a_process_that_ended_does_not_run() -> None:
    assert not process.is_running(ended())


@pytest.mark.parametrize(
    "number",
    [
        *(None, 0, -1, 2**31, 2**80, True, "1", 1.0, [os.getpid()]),
        pytest.param(str(os.getpid()), id="our own number as text"),
    ],
)
def test_what_is_no_number_of_a_process_does_not_run(number: object) -> None:
    assert not process.is_running(number)


def test_looking_sends_no_signal() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert process.is_running(child.pid)
        assert child.poll() is None
        child.communicate(b"\n")
    assert child.returncode == 0


@pytest.mark.parametrize("error", [ImportError, KeyError, OSError])
def test_a_computer_without_user_names_is_no_problem(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse() -> str:
        raise error

    assert process.user() == getpass.getuser()
    monkeypatch.setattr(getpass, "getuser", refuse)
    assert process.user() == ""


def test_the_computer_has_a_name() -> None:
    assert process.computer()
    assert Path(process.computer()).name == process.computer()
