"""A list of choices that a wheel never changes."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmBox(QComboBox):
    """Qt chooses the next choice when a wheel passes; here the page scrolls and nothing changes."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to what is around the list."""
        event.ignore()
