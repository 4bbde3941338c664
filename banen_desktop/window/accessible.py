"""What a screen reader is told beyond what Qt tells by itself: roles, and changes as they come."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget
from shiboken6 import isValid

Role = QAccessible.Role

# Qt owns what we register, and ends it together with its widget. Python would end it as well, so
# Python may not let go before Qt did.
_told: list[QAccessibleWidget] = []


class Heading(QLabel):
    """A title: a screen reader can go from one to the next."""

    def __init__(self, text: str) -> None:
        """A title with a first text."""
        super().__init__()
        tell_role(self, Role.Heading)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another title; it is the name too, which Qt knows of its own labels only."""
        super().setText(text)
        self.setAccessibleName(text)


def tell_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Tell the role of a widget of our own, as long as it lives.

    A factory would do for all at once, but Qt asks it about widgets that are half gone as well,
    and Python cannot hold those.
    """
    _told[:] = [each for each in _told if isValid(each)]
    told = QAccessibleWidget(widget, role)
    QAccessible.registerAccessibleInterface(told)
    _told.append(told)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what changed while the keyboard is elsewhere."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
