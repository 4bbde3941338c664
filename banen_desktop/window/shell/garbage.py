"""Garbage of Python is looked for in the thread of the window, and in no other.

Python lets whichever thread asks for memory clear away the garbage of all. Widgets and timers among
it may only go in their own thread: elsewhere the program ends without a word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


def collect_here(parent: QObject) -> None:
    """From now on look for garbage now and then, in this thread, as long as `parent` is there."""
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(collect_what_is_due)
    timer.start(EVERY_MS)


def collect_what_is_due() -> None:
    """Clear away as much as Python itself would by now: the oldest generation that is full."""
    full = [
        generation
        for generation, (held, limit) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if held > limit
    ]
    if full:
        gc.collect(full[-1])
