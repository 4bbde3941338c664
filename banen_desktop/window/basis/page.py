"""What all pages share: a title, one line in plain words, and a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.window.basis import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from banen_desktop.window.basis.document_session import DocumentSession
    from banen_desktop.window.basis.sector_session import SectorSession
    from banen_desktop.window.basis.session import Session


_WIDEST = 1280
_IN_A_LINE = "QPushButton { padding: 0 8px; } QPushButton:focus { padding: 0 6px; }"


class Act(NamedTuple):
    """What a button says, and what it does."""

    text: str
    run: Callable[[], object]


class AnyPage(QWidget):
    """A page of one session. `refresh` shows the document as it is now.

    The signals are all that a page can ask of the window around it; who makes pages listens to
    each. `message` tells something, `reminded` says that again at its place, and `message_over`
    tells that it is mended or left behind; `outdated` is a message about a text of older figures.
    """

    name = ""
    message = Signal(str, str)
    reminded = Signal(str, str)
    message_over = Signal()
    outdated = Signal(str, str)
    problem = Signal(object)
    explain_asked = Signal(str)  # a step of the shown year, by its key
    step_asked = Signal(object)  # a step of any outcome
    job_chosen = Signal(object)
    finding_chosen = Signal(object)
    page_asked = Signal(str)
    spot_asked = Signal(object)  # a field of a page
    year_wanted = Signal()
    report_asked = Signal()
    return_asked = Signal()
    counts_asked = Signal(object)
    import_asked = Signal()
    list_pasted = Signal()
    imports_asked = Signal()
    save_asked = Signal()
    help_asked = Signal()  # the manual, at the page in sight
    next_changed = Signal()  # what the primary button says

    session: DocumentSession[Any]

    def __init__(self, title: str, intro: str) -> None:
        """A page with a title and a line under it."""
        super().__init__()
        self.title = theme.heading(title, theme.TITLE)
        self.intro = theme.label(intro)
        self.body = QVBoxLayout(self)
        self.body.setSpacing(3 * theme.STEP)
        self.body.addWidget(self.title)
        self.body.addWidget(self.intro)
        self._holder: AnyPage | None = None

    def link_beside_intro(self, text: str) -> QPushButton:
        """A link at the end of the line under the title."""
        # Here, not above: the first paint has no need of it, and Python makes all of its names.
        from PySide6.QtCore import Qt  # noqa: PLC0415

        made, line = link_button(text, more=_IN_A_LINE), QHBoxLayout()
        self.body.insertLayout(self.body.indexOf(self.intro), line)
        line.addWidget(self.intro, 1)
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return made

    @property
    def next_act(self) -> Act | None:
        """What the one primary button does here; without it, that leads to the next step."""
        return None

    def part_called(self, name: str) -> AnyPage:
        """The page inside this one with this name, brought in sight; this page for its own name."""
        if name != self.name:
            raise KeyError(name)
        return self

    def stand_in(self, holder: AnyPage) -> None:
        """Be a part of another page, which has the title, and which asks what this one asks."""
        self._holder = holder
        self.title.hide()
        self.intro.hide()
        for name, asked in vars(AnyPage).items():
            if isinstance(asked, Signal):
                getattr(self, name).connect(getattr(holder, name))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Room at the sides, less of it in a small window, and lines that are not too long."""
        super().resizeEvent(event)
        if self._holder is not None:
            self.body.setContentsMargins(0, 3 * theme.STEP, 0, 0)
            return
        small, low = theme.is_narrow(self), theme.is_low(self)
        side = (6 if small else 8) * theme.STEP
        rest = max(0, self.width() - 2 * side - theme.pixels(_WIDEST))
        self.body.setContentsMargins(side, (3 if low else 6) * theme.STEP, side + rest, side // 2)
        size = theme.LARGE if low else theme.TITLE
        if self.title.font().pointSizeF() != theme.font(self.title, size).pointSizeF():
            self.title.setFont(theme.font(self.title, size, bold=True))

    def refresh(self) -> None:
        """Show the document as it is now."""
        raise NotImplementedError

    def go_to(self, row: str, field: str) -> None:
        """Put the cursor at a row or field, where the page has it."""

    def begin(self) -> None:
        """Put the keyboard where the work of this page goes on, for who comes here to work."""

    def explain_again(self) -> None:
        """Explain the chosen number or row once more, after it changed."""

    @property
    def can_edit(self) -> bool:
        """Whether the document may be changed in this window."""
        return not self.session.read_only


class Page(AnyPage):
    """A page of a dossier."""

    session: Session

    def __init__(self, session: Session, title: str, intro: str) -> None:
        """A page with a title and a line under it."""
        super().__init__(title, intro)
        self.session = session


class SectorPage(AnyPage):
    """A page of a monitor."""

    session: SectorSession

    def __init__(self, session: SectorSession, title: str, intro: str) -> None:
        """A page with a title and a line under it."""
        super().__init__(title, intro)
        self.session = session


class _WholeLines(QScrollArea):
    """Gives words the lines that they need: Qt would sooner cut them than let them scroll."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In another width words take other lines."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Other words came, or something came in sight."""
        done = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return done

    def _fit(self) -> None:
        content = self.widget()
        layout = None if content is None else content.layout()
        if content is not None and layout is not None and layout.hasHeightForWidth():
            wide = min(self.viewport().width(), content.maximumWidth())
            content.setMinimumHeight(layout.heightForWidth(wide))


def give_room(stack: QStackedWidget) -> None:
    """What is not in sight asks for no room: it can be of another dossier, or of another kind."""
    policy = QSizePolicy.Policy
    for place in range(stack.count()):
        if (widget := stack.widget(place)) is not None:
            asks = policy.Expanding if place == stack.currentIndex() else policy.Ignored
            widget.setSizePolicy(asks, asks)


def link_button(text: str, name: str = "", more: str = "") -> QPushButton:
    """A button that reads as a link in a sentence; `name` is what a screen reader says instead."""
    made = QPushButton(text)
    made.setStyleSheet(theme.LINK_BUTTON + more)
    made.setAutoDefault(False)
    made.setAccessibleName(name)
    return made


def scrolling(content: QWidget) -> QScrollArea:
    """A widget that scrolls when the window is too small for it."""
    area = _WholeLines()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
    area.setProperty("focusPolicy", "NoFocus")
    return area


def follow_focus(area: QScrollArea) -> QScrollArea:
    """Keep what has the keyboard in sight, also where something above it came or went."""

    def follow(*_range: int) -> None:
        held, inside = area.window().focusWidget(), area.widget()
        if held is not None and inside is not None and inside.isAncestorOf(held):
            area.ensureWidgetVisible(held)

    area.verticalScrollBar().rangeChanged.connect(follow)
    return area


def body_that_scrolls(dialog: QDialog) -> tuple[QVBoxLayout, QVBoxLayout]:
    """The column for what a dialog shows, and the one around it, for the buttons below.

    With large letters or on a small screen only the inner one scrolls.
    """
    inside, outside = QWidget(), QVBoxLayout(dialog)
    outside.setContentsMargins(4 * theme.STEP, 3 * theme.STEP, 4 * theme.STEP, 4 * theme.STEP)
    outside.setSpacing(3 * theme.STEP)
    column = QVBoxLayout(inside)
    column.setContentsMargins(*4 * (2 * theme.STEP,))
    column.setSpacing(3 * theme.STEP)
    outside.addWidget(follow_focus(scrolling(inside)), 1)
    return column, outside


def reading(content: QWidget, name: str) -> QScrollArea:
    """A text that scrolls, also with the keyboard alone: nothing else in it takes the keyboard."""
    area = scrolling(content)
    area.setAccessibleName(name)
    area.setProperty("focusPolicy", "StrongFocus")
    area.setStyleSheet(theme.READING)
    return area


def clear(layout: QVBoxLayout | QHBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout, also what is in layouts inside it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout | QGridLayout):
            clear(inner)
