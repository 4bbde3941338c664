"""What is shown instead of a page of a year when the dossier has no year at all."""

from banen_desktop.window.basis.page import Act, Page
from banen_desktop.window.basis.session import Session


class NoYearPage(Page):
    """Says what to do first: add a year."""

    def __init__(self, session: Session) -> None:
        """One line; the primary button adds the year."""
        super().__init__(
            session,
            "Nog geen jaar",
            "Dit dossier heeft nog geen jaar. Voeg er een toe; dan vult u uren en banen in.",
        )
        self.body.addStretch(1)

    @property
    def next_act(self) -> Act:
        """What there is to do first."""
        return Act("Jaar toevoegen…", self.year_wanted.emit)

    def refresh(self) -> None:
        """Nothing depends on the dossier."""
