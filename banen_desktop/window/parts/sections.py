"""Sections of a page beside each other as tabs: only the one in sight is worked out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from banen_desktop.reports.words.tables import Ref
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import Page, scrolling
from banen_desktop.window.basis.tabs import Tabs
from banen_desktop.window.parts.figures_table import FiguresTable


class Section(QWidget):
    """A part of a page under its own tab, in a column that scrolls."""

    asked = Signal(object)

    def __init__(self, title: str) -> None:
        """An empty column."""
        super().__init__()
        self.title = title
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 3 * theme.STEP, 2 * theme.STEP, 2 * theme.STEP)
        self.column.setSpacing(3 * theme.STEP)
        self.area = scrolling(self.inside)
        self.sides = QHBoxLayout(self)
        self.sides.setContentsMargins(0, 0, 0, 0)
        self.sides.setSpacing(2 * theme.STEP)
        self.sides.addWidget(self.area, 1)

    def refresh(self) -> None:
        """Show the dossier as it is now."""
        raise NotImplementedError

    def news(self, year: int) -> str:
        """What this section tells of a year in one line: the title of its page."""
        return f"{self.title} {year}"

    def add_table(self, name: str) -> FiguresTable:
        """A table of figures at the end of the column."""
        table = FiguresTable(name)
        table.asked.connect(self.asked)
        self.column.addWidget(table)
        self.column.addWidget(table.note)
        return table

    def add_heading(self, text: str) -> QWidget:
        """A heading at the end of the column."""
        heading = theme.heading(text)
        self.column.addWidget(heading)
        return heading

    def explain_again(self) -> None:
        """Explain the number that is chosen once more, after it changed."""
        for table in self.findChildren(FiguresTable):
            if table.isVisible() and table.ask_again():
                return


class PageSection(Section):
    """A smaller page under a tab of its own."""

    def __init__(self, page: Page) -> None:
        """The tab has the name of the page."""
        super().__init__(page.name)
        self.page = page
        self.area.hide()
        self.sides.addWidget(page, 1)

    def refresh(self) -> None:
        """Show the dossier as it is now."""
        self.page.refresh()

    def news(self, _year: int) -> str:
        """The title that the page would have by itself."""
        return self.page.title.text()

    def explain_again(self) -> None:
        """Explain the number that is chosen once more, after it changed."""
        self.page.explain_again()


class Sections(Tabs):
    """Sections as tabs."""

    asked = Signal(object)

    def __init__(self, sections: Sequence[Section], shown: Callable[[], object]) -> None:
        """The tabs in their order; `shown` is called when another one comes in sight."""
        super().__init__()
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.tabBar().setExpanding(False)
        self.tabBar().setAccessibleName("Onderdelen van deze pagina")
        for section in sections:
            self.addTab(section, section.title)
            section.asked.connect(self._ask)
        self.currentChanged.connect(lambda _place: shown())

    def _ask(self, ref: Ref) -> None:
        self.asked.emit(ref)

    @property
    def section(self) -> Section:
        """The section in sight."""
        shown = self.currentWidget()
        assert isinstance(shown, Section)  # noqa: S101 - only sections are put in
        return shown
