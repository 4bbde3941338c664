"""How much memory a process has, as Linux tells it."""

from pathlib import Path


def bytes_of(what: str = "VmHWM", process: int | str = "self") -> int:
    """The most that a process ever had (`VmHWM`), or what it has now (`VmRSS`).

    `ru_maxrss` remembers who started it.
    """
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith(f"{what}:")]
    return int(line.split()[1]) * 1024
