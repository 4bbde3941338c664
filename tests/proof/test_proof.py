"""The proofs in short: each script of this folder is run whole by hand, and a little each time."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from proof import faults, fuzz, kills, savers, session_model, system_calls, window_kills
from proof.paths import WAYS, Way

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="signals and strace as Linux has them"),
    pytest.mark.timeout(600),
]


@pytest.mark.traag
def test_of_four_processes_on_one_file_no_save_is_lost(tmp_path: Path) -> None:
    found = savers.run(tmp_path, 400)
    assert found["saved"] + found["refused"] == 400
    assert found["refused"]
    assert (found["lost"], found["left behind"]) == (0, 0)


@pytest.mark.parametrize(("kind", "count"), [("plain", 1000), ("locked", 500), ("headers", 5)])
def test_mutants_are_read_or_refused(kind: str, count: int) -> None:
    found = fuzz.run(kind, count, 1, 5_000_000)
    assert found.count == count
    assert found.answers["KnownProblem"]


@pytest.mark.traag
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_kill_leaves_the_old_file_or_the_new_one(way: Way) -> None:
    takes = kills.duration(way)
    for part in (0.3, 0.6, 0.9):
        assert kills.kill_once(way, takes * part)
    assert kills.kill_once(way, 0.001, writing_takes=10 * takes)


@pytest.fixture
def held_signal() -> Iterator[None]:
    """The signal that starts the work waits until the work asks for it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    yield
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


@pytest.mark.traag
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_call_that_fails_loses_nothing(way: Way, held_signal: None) -> None:
    assert shutil.which("strace")
    some = list(faults.cases(way))[7::80]
    assert {faults.try_case(way, *case) for case in some} <= {"saved", "refused"}


@pytest.mark.traag
@pytest.mark.parametrize("first", [0, 5, 10, 15])
def test_a_window_that_is_killed_loses_three_seconds_at_most(first: int) -> None:
    lost = window_kills.kill(range(first, first + 5))
    assert len(lost) == 5
    assert max(lost) <= window_kills.MOST_LOST_S


def test_session_and_model_agree(own_folder: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANEN_MAP", os.environ["BANEN_MAP"])  # put back what the model changes
    session_model.run(40)
    assert session_model.KEYS


@pytest.mark.traag
def test_a_whole_session_opens_no_network_and_writes_only_its_own_files(tmp_path: Path) -> None:
    own, traces = tmp_path / "own", tmp_path / "traces"
    own.mkdir()
    traces.mkdir()
    trace = system_calls.run(own, traces)
    system_calls.check(trace)
    for name in ("dossier.banen", "afdruk.pdf"):
        assert any(written.endswith(name) for written in trace.written)
