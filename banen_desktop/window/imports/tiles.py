"""Small pieces that the dialogs share: a number on a quiet surface, a sentence that warns."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from banen_desktop.imports.words import Note
from banen_desktop.window.basis import theme


class SumTile(QFrame):
    """A title, a number of hours and a line under it."""

    def __init__(self, title: str, number: str, note: str) -> None:
        """Show what is already written."""
        super().__init__()
        theme.quiet_surface(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * theme.STEP, 3 * theme.STEP, 4 * theme.STEP, 3 * theme.STEP)
        layout.setSpacing(0)
        layout.addWidget(theme.label(title, soft=True))
        layout.addWidget(theme.label(number, theme.TITLE, bold=True, wrap=False))
        layout.addWidget(theme.label(note, theme.SMALL, soft=True))


class Notice(QFrame):
    """A sentence and what to do, on the surface of a warning or of a remark."""

    def __init__(self, message: str, advice: str = "", *, warns: bool = True) -> None:
        """Show a message and the advice under it."""
        super().__init__()
        theme.quiet_surface(self, theme.Role.ToolTipBase if warns else theme.Role.AlternateBase)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(
            3 * theme.STEP, 2 * theme.STEP, 3 * theme.STEP, 2 * theme.STEP
        )
        self.lines.setSpacing(0)
        self.lines.addWidget(theme.label(message, bold=bool(advice)))
        if advice:
            self.lines.addWidget(theme.label(advice))


def notice_of(note: Note) -> Notice:
    """What there is to say about what was read."""
    return Notice(note.message, note.advice, warns=note.warns)


@contextmanager
def waiting() -> Iterator[None]:
    """Show that a long list takes a moment."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def side_by_side(*widgets: QWidget) -> QHBoxLayout:
    """Widgets of the same width in a row."""
    row = QHBoxLayout()
    row.setSpacing(3 * theme.STEP)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
