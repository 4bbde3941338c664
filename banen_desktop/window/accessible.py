"""What a screen reader is told as it comes, beyond what Qt tells by itself.

Roles are Qt's own: an interface made in Python would crash the program, because Qt ends it
together with its widget and the binding does not hear of that (tried with PySide6 6.11).
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what changed while the keyboard is elsewhere.

    Only of what is in sight: behind the lock screen nothing of a dossier is told either.
    """
    if text and widget.isVisible() and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
