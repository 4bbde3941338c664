"""The pages of a monitor, one row each, in the order in which the window shows them."""

from banen_desktop.window.basis.page_table import STEP, PageRow, Pages

MEMBERS = PageRow("Leden", "sector.members_page", "MembersPage", "Ctrl+1", part=STEP)
RETURNS = PageRow("Opgaven", "sector.returns_page", "ReturnsPage", "Ctrl+2", part=STEP)
CHECKS = PageRow("Controle", "sector.checks_page", "ChecksPage", "Ctrl+3", part=STEP)
OUTCOME = PageRow("Uitkomst", "sector.outcome_page", "OutcomePage", "Ctrl+4", part=STEP)


class _Pages(Pages):
    first = MEMBERS

    @property
    def rows(self) -> tuple[PageRow, ...]:
        return MEMBERS, RETURNS, CHECKS, OUTCOME


OF_MONITOR = _Pages()
