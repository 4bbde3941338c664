"""The page Vergelijken: years, sector, onderdelen, interim measurement, and what if."""

from banen_desktop.window.basis import page_table
from banen_desktop.window.basis.page import AnyPage, Page
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.comparison_sections import (
    InterimSection,
    SectorSection,
    YearsSection,
)
from banen_desktop.window.pages.onderdelen_section import OnderdelenSection
from banen_desktop.window.pages.scenario_page import ScenarioPage
from banen_desktop.window.parts.sections import PageSection, Sections

_INTRO = "Kies een getal voor de uitleg."


class ComparisonPage(Page):
    """Vergelijken: the numbers of a year beside others."""

    name = page_table.COMPARISON.name

    def __init__(self, session: Session) -> None:
        """The sections as tabs."""
        super().__init__(
            session,
            self.name,
            _INTRO,
        )
        self.years, self.sector = YearsSection(session), SectorSection(session)
        self.onderdelen = OnderdelenSection(session, self.name)
        self.interim, self.scenarios = InterimSection(session), ScenarioPage(session)
        self.scenarios.stand_in(self)
        self._what_if = PageSection(self.scenarios)
        parts = (self.years, self.sector, self.onderdelen, self.interim, self._what_if)
        self.sections = Sections(parts, self.refresh)
        self.sections.asked.connect(self.step_asked)
        self.sector.page_asked.connect(self.page_asked)
        self.body.addWidget(self.sections, 1)

    def refresh(self) -> None:
        """Show the section in sight."""
        if self.session.year is not None:
            section = self.sections.section
            section.refresh()
            self.title.setText(section.news(self.session.year))
            held = self.scenarios.intro if section is self._what_if else None
            self.intro.setText(_INTRO if held is None else held.text())

    def part_called(self, name: str) -> AnyPage:
        """The page Wat als is a tab of this one."""
        if name == self.scenarios.name:
            self.sections.setCurrentWidget(self._what_if)
            return self.scenarios
        return super().part_called(name)

    def explain_again(self) -> None:
        """Explain the chosen number once more, after it changed."""
        self.sections.section.explain_again()

    def go_to(self, row: str, field: str) -> None:  # noqa: ARG002 - only the fields have a place
        """Put the cursor in a field of a section."""
        if field:
            self.sections.setCurrentWidget(self.onderdelen)
            self.onderdelen.focus_field(field)
