"""One process at a time checks a file and swaps it: a lock of the operating system, for a moment.

The lock lies on a file of its own beside the real one, which is taken away afterwards. Who is
killed lets go: what is left is an empty file that the next one uses. On a network drive the lock is
that of the server (SMB, NFS 4); where a drive has no locks, nothing excludes, and the check of the
fingerprint just before the swap is all there is (docs/handleiding/beveiliging.md).
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from banen_desktop.storage.lock import lock_name

PATIENCE_S = 10.0
_PAUSE_S = 0.005
_FLAGS = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Work on a file while no other process does; raises `OSError` (EBUSY) when others keep it."""
    file = target.with_name(lock_name(target.name, ".opslaan"))
    descriptor = _taken(file, time.monotonic() + PATIENCE_S)
    try:
        yield
    finally:
        _let_go(file, descriptor)


def _taken(file: Path, until: float) -> int:
    while True:
        descriptor = _opened(file)
        if descriptor is not None:
            if _is_locked(descriptor) and _is_still(file, descriptor):
                return descriptor
            os.close(descriptor)
        if time.monotonic() > until:
            raise OSError(errno.EBUSY, "another process keeps saving this file")
        time.sleep(_PAUSE_S)


def _opened(file: Path) -> int | None:
    """The file of the lock; `None` while Windows is busy taking it away."""
    try:
        descriptor = os.open(file, _FLAGS, 0o600)
    except PermissionError as error:
        if getattr(error, "winerror", None) is None:
            raise
        return None
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EISDIR, "not a regular file")


def _is_locked(descriptor: int) -> bool:
    try:
        _try(descriptor)
    except OSError as error:
        return error.errno not in _HELD  # any other error: this drive has no locks
    return True


def _is_still(file: Path, descriptor: int) -> bool:
    """Whether others who open the file come to this one: who had it before took it away."""
    try:
        return os.path.samestat(os.lstat(file), os.fstat(descriptor))
    except FileNotFoundError:
        return False
    except OSError:
        _let_go(file, descriptor)
        raise


def _let_go(file: Path, descriptor: int) -> None:
    # Windows takes no file away that is open, and none that another process waits for.
    steps = [partial(os.unlink, file), partial(os.close, descriptor)]
    for step in reversed(steps) if sys.platform == "win32" else steps:
        with suppress(OSError):
            step()
