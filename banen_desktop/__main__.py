"""`banen`: open the window, or run one command. Nothing is imported before it is needed."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

# With these multiprocessing starts a child, and what cleans up after children.
_FOR_A_CHILD = frozenset({"--multiprocessing-fork", "-c"})


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window (`banen`, `banen FILE`) or run a command; returns the exit code."""
    if getattr(sys, "frozen", False) and not _FOR_A_CHILD.isdisjoint(sys.argv):
        from banen_desktop.child import freeze_support  # noqa: PLC0415 - a frozen child starts here

        freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _is_for_window(arguments):
        # What is loaded now stays; looking for garbage in it is lost time. Until all is loaded.
        gc.disable()
        from banen_desktop.window.shell.application import run as open_window  # noqa: PLC0415

        return open_window(Path(arguments[0]) if arguments else None)
    from banen_desktop.command_line import run  # noqa: PLC0415

    return run(arguments)


def _is_for_window(arguments: Sequence[str]) -> bool:
    """No argument, or one that is a file; a word that is no file is a mistyped command."""
    try:
        return not arguments or (len(arguments) == 1 and Path(arguments[0]).is_file())
    except OSError:  # a name that no file can have
        return False


if __name__ == "__main__":
    sys.exit(main())
