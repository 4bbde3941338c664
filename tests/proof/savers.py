"""Saves of four processes on one file: whoever hears that it is saved, is in the line of contents.

`python tests/proof/savers.py 10000` saves so often in all, and tells how many were saved, how many
refused, and how many of the saved ones are in no later content: none may be.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from banen_desktop.problems import KnownProblem
from banen_desktop.storage.atomic import ChangedElsewhere, atomic_write, fingerprint, fingerprint_of

PROCESSES = 4


def save(path: Path, name: str, times: int) -> None:
    """Save so often after what stands there; prints a line for each: saved, or what was told."""
    for number in range(times):
        before = path.read_bytes()
        after = json.dumps({"van": name, "nummer": number, "na": fingerprint_of(before)}).encode()
        try:
            atomic_write(path, after, fingerprint_of(before))
        except ChangedElsewhere:
            print("refused", before.hex(), flush=False)
        except KnownProblem as problem:
            print("told", problem.message.encode().hex())
        else:
            print("saved", fingerprint_of(after), fingerprint_of(before))


def run(folder: Path, times: int) -> Counter[str]:
    """How many saves of how many processes were saved, refused, told of otherwise, and lost."""
    path = folder / "dossier.banen"
    atomic_write(path, b"begin")
    started = [
        subprocess.Popen(
            [sys.executable, __file__, str(path), f"proces {each}", str(times // PROCESSES)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for each in range(PROCESSES)
    ]
    lines = [line.split() for each in started for line in each.communicate()[0].splitlines()]
    assert all(each.returncode == 0 for each in started)
    before = {words[1]: words[2] for words in lines if words[0] == "saved"}
    counted = Counter(words[0] for words in lines)
    last, line = fingerprint(path), set[str]()
    while last in before:
        line.add(last)
        last = before[last]
    assert last == fingerprint_of(b"begin")
    counted["lost"] = len(before.keys() - line)
    counted["left behind"] = len(list(folder.iterdir())) - 1
    return counted


if __name__ == "__main__":
    if len(sys.argv) == 2:
        with tempfile.TemporaryDirectory() as made:
            print(dict(run(Path(made), int(sys.argv[1]))))
    else:
        save(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
