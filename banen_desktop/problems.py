"""Problems that people can have: a Dutch sentence that says what happened and what to do."""

import traceback
from pathlib import Path

from banen_desktop.safe_text import settable

STILL_OPEN = " en uw werk staat nog open in het venster"
"""What a save that failed adds for who has a window; a command has none and leaves it out."""


class KnownProblem(Exception):  # noqa: N818 - not an error of the program
    """Something that the program understands and explains; anything else is a bug.

    `message` says what happened, `safe` what was not lost, `advice` what to do.
    """

    def __init__(self, message: str, safe: str = "", advice: str = "") -> None:
        """Keep the three sentences apart, so that the window can lay them out.

        Names of files and what others wrote stand in them: without signs that draw nothing.
        """
        message, safe, advice = map(settable, (message, safe, advice))
        super().__init__(" ".join(part for part in (message, safe, advice) if part))
        self.message, self.safe, self.advice = message, safe, advice


def told_to_makers(error: BaseException) -> str:
    """What to tell the makers about a bug: its kind and place, and no data of the user."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {Path(frame.filename).name} regel {frame.lineno}"
    return f"Meld dit aan de makers: {place}."
