"""Every system call of every way to the disk fails once, in the kernel: nothing is ever lost.

    python tests/proof/faults.py                 all calls, all errors; needs strace
    python tests/proof/faults.py --every 20      one in twenty of them

First each way runs under strace to see which calls it makes. Then it runs once for each of these
calls and each error: strace makes that call fail. `lies` is a write that says it wrote and did
not. At the end: a disk that is full at every size, for whoever may mount one.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from proof.paths import WAYS, KnownProblem, Way, check, check_nothing_plain, opened

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EPERM")
CALLS = (
    *("openat", "read", "write", "fsync", "close", "newfstatat", "fstat", "lseek", "ioctl"),
    *("rename", "renameat", "renameat2", "unlink", "unlinkat", "chmod", "fchmodat", "mkdir"),
    *("mkdirat", "readlink", "getdents64", "stat", "lstat"),
)
SAVED, REFUSED, BUG = 0, 10, 1
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


def child(way: Way, folder: Path) -> int:
    """Start a process that does the work once it gets a signal; its number."""
    process = os.fork()
    if process:
        return process
    code = BUG
    try:
        signal.sigwait([signal.SIGUSR1])
        way.work(folder)
        code = SAVED
    except KnownProblem:
        code = REFUSED
    finally:
        os._exit(code)


def traced(way: Way, folder: Path, inject: Sequence[str], log: Path) -> int:
    """Do the work under strace; the exit code of the work, negative when it was killed."""
    process = child(way, folder)
    calls = ",".join(f"?{name}" for name in CALLS)  # not every system has all of them
    command = ["strace", "-qq", "-p", str(process), "-o", str(log), "-e", f"trace={calls}"]
    with subprocess.Popen([*command, *inject], stderr=subprocess.PIPE) as tracer:
        while "TracerPid:\t0\n" in Path(f"/proc/{process}/status").read_text():
            assert tracer.poll() is None, tracer.stderr.read() if tracer.stderr else ""
            time.sleep(0.002)
        os.kill(process, signal.SIGUSR1)
        _, status = os.waitpid(process, 0)
        tracer.wait()
    return os.waitstatus_to_exitcode(status)


@contextmanager
def prepared(way: Way) -> Iterator[Path]:
    """A folder in which the work can be done."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "map"
        folder.mkdir()
        way.prepare(folder)
        yield folder


def calls_of(way: Way) -> Counter[str]:
    """How often a way makes each call."""
    with prepared(way) as folder, tempfile.NamedTemporaryFile() as log:
        assert traced(way, folder, [], Path(log.name)) == SAVED
        lines = Path(log.name).read_text(encoding="utf-8", errors="replace").splitlines()
        return Counter(found[1] for line in lines if (found := _CALL.match(line)))


def cases(way: Way) -> Iterator[tuple[str, int, str]]:
    """Every call of a way with every error."""
    for call, often in sorted(calls_of(way).items()):
        for number in range(1, often + 1):
            for error in ERRORS:
                yield call, number, f"error={error}"
            if call == "write":
                yield call, number, "retval=5000"


def try_case(way: Way, call: str, number: int, what: str) -> str:
    """Let one call fail; what the work said."""
    with prepared(way) as folder, tempfile.NamedTemporaryFile() as log:
        before = (folder / "dossier.banen").read_bytes() if opened(folder) else None
        inject = ["-e", f"inject={call}:{what}:when={number}"]
        code = traced(way, folder, inject, Path(log.name))
        told = {SAVED: "saved", REFUSED: "refused"}.get(code, f"code {code}")
        where = f"{way.name}, {call} {number}, {what}: {told}"
        assert code in {SAVED, REFUSED}, where
        if code == REFUSED and call not in {"rename", "renameat", "renameat2"}:
            now = (folder / "dossier.banen").read_bytes() if before else None
            assert now == before, f"{where}: the original is not as it was"
        try:
            check(way, folder, done=code == SAVED)
        except AssertionError as error:
            raise AssertionError(f"{where}: {error}") from error
        return told


def full_disk(way: Way, kilobytes: int) -> str:
    """Do the work on a disk with this much room."""
    with tempfile.TemporaryDirectory() as name:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", name]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            return "no right to mount"
        try:
            folder = Path(name) / "map"
            with suppress(OSError, KnownProblem):
                folder.mkdir()
                way.prepare(folder)
                if opened(folder) == way.before(folder):
                    return _fill(way, folder)
            return "too small to begin with"
        finally:
            subprocess.run(["umount", name], check=True)


def _fill(way: Way, folder: Path) -> str:
    told = "saved"
    try:
        way.work(folder)
    except KnownProblem as problem:
        told = "refused" if "vol" in problem.message else "for another reason"
    assert told != "for another reason"
    check(way, folder, done=told == "saved")
    if way.locked:
        check_nothing_plain(folder)
    return told


def main(arguments: Sequence[str]) -> None:
    """Try every case, or one in so many."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1)
    chosen = parser.parse_args(arguments)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    assert shutil.which("strace"), "strace is not installed"
    for way in WAYS:
        began = time.monotonic()
        told = Counter(try_case(way, *case) for case in list(cases(way))[:: chosen.every])
        print(f"{way.name}: {dict(told)} in {time.monotonic() - began:.0f} s", flush=True)
    for way in WAYS:
        sizes = range(4, 900, 4 * chosen.every)
        print(f"{way.name}, disk full: {dict(Counter(full_disk(way, it) for it in sizes))}")


if __name__ == "__main__":
    main(sys.argv[1:])
