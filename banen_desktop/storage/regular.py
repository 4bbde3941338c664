"""Only regular files are opened: a pipe or a device could give, or let wait, for ever."""

import errno
import os
import stat
from io import BufferedReader, TextIOWrapper
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # opening a pipe waits for who writes in it


def open_regular(path: Path) -> BufferedReader:
    """Open a regular file to read; raises `OSError`, with `EISDIR` for a pipe, device or folder."""
    return os.fdopen(_opened(path, _FLAGS), "rb")


def open_to_add(path: Path) -> TextIOWrapper:
    """Open a regular file to write at its end, line by line; it is made for this user alone.

    Raises `OSError`, with `EISDIR` or `ENXIO` for a pipe, device or folder.
    """
    descriptor = _opened(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    return os.fdopen(descriptor, "a", buffering=1, encoding="utf-8")


def _opened(path: Path, flags: int) -> int:
    descriptor = os.open(path, flags | _AT_ONCE, 0o600)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EISDIR, "not a regular file")
