"""What is shown instead of a page of a year when the dossier has no year at all."""

from PySide6.QtWidgets import QPushButton

from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import Page
from banen_desktop.window.basis.session import Session


class NoYearPage(Page):
    """Says what to do first: add a year."""

    def __init__(self, session: Session) -> None:
        """One line and one button."""
        super().__init__(
            session,
            "Nog geen jaar",
            "Dit dossier heeft nog geen jaar. Voeg er een toe; dan vult u uren en banen in.",
        )
        add = QPushButton("Jaar toevoegen…")
        add.setStyleSheet(theme.MAIN_BUTTON)
        add.clicked.connect(self.year_wanted)
        self.body.addWidget(add)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Nothing depends on the dossier."""
