"""What a screen reader is told as it comes, beyond what Qt tells by itself."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what changed while the keyboard is elsewhere.

    Only of what is in sight: behind the lock screen nothing of a dossier is told either.
    """
    if text and widget.isVisible() and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
