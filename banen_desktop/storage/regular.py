"""Only regular files are read: a pipe or a device could give for ever."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # opening a pipe waits for who writes in it


def open_regular(path: Path) -> BufferedReader:
    """Open a regular file to read; raises `OSError`, with `EISDIR` for a pipe, device or folder."""
    descriptor = os.open(path, _FLAGS | _AT_ONCE)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EISDIR, "not a regular file")
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise
