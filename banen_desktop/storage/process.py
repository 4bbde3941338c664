"""Which process this is, on which computer, and whether another one still runs."""

import getpass
import os
import socket
import sys


def user() -> str:
    """The name of the user of this computer, empty when it has none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # which of these depends on Python and the system
        return ""


def computer() -> str:
    """The name of this computer; no connection is made."""
    return socket.gethostname()


def is_running(process: object) -> bool:
    """Whether a process with this number runs on this computer."""
    return type(process) is int and 0 < process < 2**31 and _runs(process)


if sys.platform == "win32":
    import ctypes

    def _runs(process: int) -> bool:
        # os.kill(process, 0) would send Ctrl+C here.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        query, denied, still_active = 0x1000, 5, 259
        handle = kernel.OpenProcess(query, False, process)
        if not handle:
            return ctypes.get_last_error() == denied
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active

else:

    def _runs(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
