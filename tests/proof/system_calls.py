"""A whole session under strace: no socket to a network, and every file that is written is ours.

    python tests/proof/system_calls.py           needs strace

A window opens, a dossier is made, edited, imported into, saved, locked, exported and printed, and
help is read. Then the trace is read: not one socket of AF_INET or AF_INET6, and every file that
was opened to write stands on the list below.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
SCRIPT = Path(__file__).with_name("whole_session.py")

_SOCKET = re.compile(r"(?:socket|socketpair)\((AF_\w+|PF_\w+|\d+)")
_CONNECT = re.compile(r"(?:connect|sendto|bind)\(\d+, \{sa_family=(AF_\w+)")
_OPEN = re.compile(r'open(?:at)?2?\((?:[^,]+, )?"([^"]*)", ([^)]*?)[,)]')
_CHANGE = re.compile(
    r"(rename|renameat|renameat2|unlink|unlinkat|mkdir|mkdirat|link|linkat|symlink|symlinkat|"
    r"truncate|chmod|fchmodat)\((.*)\) += 0"
)
_NAME = re.compile(r'"([^"]*)"')
# Devices and memory of the system: nothing of the user is kept there.
_SYSTEM = (
    *("/dev/null", "/dev/tty", "/dev/ptmx", "/proc/self/", "/proc/thread-self/", "/dev/dri/"),
    *("/dev/shm/", "/memfd:", "/dev/pts/"),
)


class Trace:
    """What a trace says of sockets and of files that change."""

    def __init__(self, folder: Path, own: Path) -> None:
        """Read the files of a trace; `own` is the one folder in which files may be written."""
        self.families: set[str] = set()
        self.written: set[str] = set()
        self.elsewhere: set[str] = set()
        self.calls = 0
        for log in folder.glob("trace*"):
            for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
                self._read(line, own)

    def _read(self, line: str, own: Path) -> None:
        self.calls += 1
        for pattern in (_SOCKET, _CONNECT):
            if found := pattern.search(line):
                self.families.add(found[1])
        if " = -1 " in line:
            return
        if found := _OPEN.search(line):
            if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND", found[2]):
                self._note(found[1], own)
        elif found := _CHANGE.search(line):
            for name in _NAME.findall(found[2]):
                self._note(name, own)

    def _note(self, name: str, own: Path) -> None:
        if name.startswith(_SYSTEM):
            return
        inside = name.startswith(f"{own}/") or name == str(own) or not name.startswith("/")
        (self.written if inside else self.elsewhere).add(name)


def run(own: Path, traces: Path) -> Trace:
    """Do the whole session with everything in one folder, and read its trace."""
    environment = {
        **os.environ,
        "BANEN_MAP": str(own / "eigen"),
        "HOME": str(own / "thuis"),
        "TMPDIR": str(own / "tijdelijk"),
        "XDG_RUNTIME_DIR": str(own / "tijdelijk"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join([str(TESTS), *filter(None, sys.path)]),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    for name in ("thuis", "tijdelijk"):
        (own / name).mkdir()
    calls = "%file,%network,openat2"
    watch = ["strace", "-ff", "-qq", "-s", "4096", "-e", f"trace={calls}", "-o"]
    subprocess.run(
        [*watch, traces / "trace", sys.executable, SCRIPT, own],
        env=environment,
        cwd=own,
        check=True,
        timeout=300,
    )
    return Trace(traces, own)


def check(trace: Trace) -> None:
    """See that nothing went to a network, and nothing was written elsewhere."""
    assert trace.calls > 1000
    assert trace.families <= {"AF_UNIX"}, trace.families
    assert trace.elsewhere == set(), sorted(trace.elsewhere)


def main(arguments: Sequence[str]) -> None:
    """Trace a session and tell what it wrote."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(arguments)
    assert shutil.which("strace"), "strace is not installed"
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as traces:
        own = Path(name).resolve()
        trace = run(own, Path(traces))
        check(trace)
        print(f"{trace.calls:,} calls; families of sockets: {sorted(trace.families) or 'none'}")
        print("Written, all in the user's own folder:")
        kinds = sorted(
            {re.sub(r"[0-9a-f]{6,}", "…", it.replace(str(own), "")) for it in trace.written}
        )
        print("\n".join(f"  {kind}" for kind in kinds))


if __name__ == "__main__":
    main(sys.argv[1:])
