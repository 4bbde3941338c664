"""What stands on a disk: only regular files are read, and a disk that does not tell has nothing.

A pipe or a device could give for ever. A name that is too long, a folder that may not be looked in
or a network that is gone are no bug: whoever reads or writes there hears why it cannot be done.
"""

import errno
import os
import stat
from collections.abc import Callable
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


def is_there(path: Path) -> bool:
    """Whether something has this name; False when the system does not tell."""
    return _told(path.exists)


def is_file(path: Path) -> bool:
    """Whether a regular file has this name; False when the system does not tell."""
    return _told(path.is_file)


def is_folder(path: Path) -> bool:
    """Whether a folder has this name; False when the system does not tell."""
    return _told(path.is_dir)


def _told(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except OSError:
        return False
