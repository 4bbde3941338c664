"""Commands of the program: in this process, to hear what they say, or in one of their own."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from banen_desktop.__main__ import main


@dataclass(frozen=True)
class Told:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


def banen(*arguments: object) -> Told:
    """Run a command in this process, which saves a start of Python; it writes to streams of text
    over bytes, as in a process of its own.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*map(str, arguments)])
    return Told(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def process(*arguments: object, typed: str = "", **variables: str) -> Told:
    """Run a command in a process of its own, with something on stdin and more variables."""
    done = subprocess.run(
        [sys.executable, "-m", "banen_desktop", *map(str, arguments)],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **variables},
        timeout=60,
        check=False,
    )
    return Told(done.returncode, done.stdout, done.stderr)
