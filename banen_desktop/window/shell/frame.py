"""What is seen of one document of any kind: its pages, what is told over them, and the bar."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.document_session import DocumentSession, Spot
from banen_desktop.window.basis.page import AnyPage
from banen_desktop.window.basis.page_table import Pages
from banen_desktop.window.shell import steps
from banen_desktop.window.shell.answer_bar import Bar
from banen_desktop.window.shell.explanation_panel import ExplanationPanel
from banen_desktop.window.shell.sidebar import Sidebar


class Frame(QWidget):
    """Everything that is seen of one document; `pages` are those of its kind."""

    year_wanted = Signal()
    save_asked = Signal()
    help_asked = Signal()
    problem = Signal(object)

    def __init__(
        self, session: DocumentSession[Any], pages: Pages, sidebar: Sidebar, bar: Bar
    ) -> None:
        """Sidebar and answer; a page is made when it is first shown, and only then refreshed."""
        super().__init__()
        self._session, self._pages = session, pages
        self._stack = QStackedWidget()
        self._made: dict[str, AnyPage] = {}
        self.sidebar, self.bar, self.panel = sidebar, bar, ExplanationPanel()
        self._said = self._dismissed = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        """The panel lies over the page: nothing moves when it comes."""
        self._right = right = QGridLayout()
        right.addWidget(self._stack, 0, 0)
        right.addWidget(self.panel, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.sidebar)
        top.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top, 1)
        layout.addWidget(self.bar)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a small window the frame gives way first."""
        super().resizeEvent(event)
        small = theme.is_small(self)
        for part in (self.sidebar, self.bar):
            part.set_small(small=small)
        self._place_panel()

    def _place_panel(self) -> None:
        """A message over the foot of the page, an explanation over its right side."""
        sides = Qt.AlignmentFlag
        place = sides.AlignBottom if self.panel.is_message else sides.AlignRight
        self._right.setAlignment(self.panel, place)
        self.panel.fit(self._stack.size(), narrow=theme.is_narrow(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape that nobody needs takes the panel away."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.panel.close_it()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        session = self._session
        session.document_changed.connect(self.refresh)
        session.year_changed.connect(self._year_changed)
        session.outcome_changed.connect(self._show_next)
        session.points_changed.connect(self._points_changed)
        session.went_to.connect(self.go_to)
        self.sidebar.page_chosen.connect(self._show)
        self.sidebar.year_wanted.connect(self.year_wanted)
        self.bar.go_on.connect(self.go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self.go_on)
        self.panel.closed.connect(self._closed)
        self.panel.changed.connect(self._place_panel)

    # -- the pages ------------------------------------------------------------------------------

    def page_called(self, name: str) -> AnyPage:
        """A page by its name or by that of a page inside it, made when it is first asked for."""
        row = self._pages.row_of(name)
        if row.name not in self._made:
            self._made[row.name] = self._put(row.load()(self._session))
        return self._made[row.name]

    def _put(self, page: AnyPage) -> AnyPage:
        """Listen to all that a page may ask, and give it a place."""
        page.message.connect(self.say)
        page.outdated.connect(partial(self.say, act="Bekijk wat er veranderde"))
        page.reminded.connect(self._remind)
        page.message_over.connect(self.forget_message)
        page.page_asked.connect(self.show_page)
        page.spot_asked.connect(self.go_to)
        page.next_changed.connect(self._show_next)
        page.problem.connect(self.problem)
        page.year_wanted.connect(self.year_wanted)
        page.save_asked.connect(self.save_asked)
        page.help_asked.connect(self.help_asked)
        self._stack.addWidget(page)
        return page

    @property
    def page(self) -> AnyPage:
        """The page in sight."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, AnyPage)  # noqa: S101 - only pages are put in the stack
        return shown

    def _page_of(self, name: str) -> AnyPage:
        return self.page_called(name)

    def _show(self, name: str) -> None:
        self.hide_panel()
        self._stack.setCurrentWidget(self._page_of(name))
        self.page.refresh()
        self._show_next()
        self._keep_focus()
        if not self.sidebar.pages.hasFocus():  # the list tells by itself what is chosen in it
            accessible.announce(self, self.page.title.text())

    def show_page(self, name: str) -> None:
        """Show a page, or the one that holds it with that part of it in sight."""
        self.sidebar.choose(name)
        if self.page is self._made.get(self.sidebar.chosen):
            self.page.part_called(name)

    # -- the way on -----------------------------------------------------------------------------

    def go_on(self) -> None:
        """Do what the primary button says."""
        self._session.settle()
        act = self.page.next_act
        if act is not None:
            act.run()
            return
        step = steps.next_step(self.sidebar.chosen, self.sidebar.states, self._pages)
        if step:
            self.sidebar.choose(step)
            self.page.begin()

    def _show_next(self) -> None:
        """What the primary button of this page says, and what waits there."""
        found = self.sidebar.states
        here, act = found[self.sidebar.chosen], self.page.next_act
        step = steps.next_step(self.sidebar.chosen, found, self._pages)
        text = act.text if act is not None else f"Verder met {step}" if step else ""
        if here.open:
            words = f"Hier nog open: {here.open_words}"
        else:
            waits = found[step] if step else None
            words = f"Daar nog open: {waits.open_words}" if waits and waits.open else ""
        self.bar.show_next(text, words)

    def _keep_focus(self) -> None:
        """Give the focus to the list of pages when the page that had it went away with it."""
        held = self.window().focusWidget()
        if held is None or not held.isVisible():
            self.sidebar.pages.setFocus()

    def _year_changed(self) -> None:
        self._show(self.sidebar.chosen)

    def _points_changed(self) -> None:
        """What is open is known again, after somebody typed."""
        self.page.refresh()
        self.sidebar.show_states()
        self._show_next()

    def refresh(self) -> None:
        """Show the dossier as it is now on the page in sight."""
        self.page.refresh()
        if self.panel.isVisible():
            self.page.explain_again()

    def go_to(self, spot: Spot) -> None:
        """Go back to where an edit was made; an input that has the focus keeps its own cursor."""
        if any(spot.page in {row.name, *row.holds} for row in self._pages.rows):
            self.show_page(spot.page)
            if self.page is self._made.get(self.sidebar.chosen):
                self.page.part_called(spot.page).go_to(spot.row, spot.field)

    # -- what is told ---------------------------------------------------------------------------

    def hide_panel(self) -> None:
        """Take away what was told over the page."""
        self._said = ""
        self.panel.hide()

    def say(self, title: str, text: str, act: str = "") -> None:
        """Tell something under the page, instead of what was told or explained before."""
        self._said, self._dismissed = text, ""
        self.panel.show_message(title, text, act)
        self.panel.tell()

    def _remind(self, title: str, text: str) -> None:
        """Say again what is wrong with a cell, unless the user has closed just that."""
        if text == self._dismissed:
            self.hide_panel()
        else:
            self.say(title, text)

    def _closed(self) -> None:
        self._dismissed = self._said
        self.hide_panel()

    def forget_message(self) -> None:
        """Take away what was told, because it is mended or something newer is told elsewhere."""
        if self._said:
            self.hide_panel()
