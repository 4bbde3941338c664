"""What is shown instead of a page of a year when the dossier has no year at all."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import Act, Page
from banen_desktop.window.basis.session import Session


class NoYearPage(Page):
    """Asks for which year the work is: out of a file, or an empty one to type in."""

    def __init__(self, session: Session) -> None:
        """Two ways to begin; the primary button does the second."""
        super().__init__(
            session,
            "Over welk jaar wilt u rapporteren?",
            "Dit dossier heeft nog geen jaar. Lees een lijst of de loonaangiften in, of voeg een "
            "leeg jaar toe en typ de uren en de banen.",
        )
        line = QHBoxLayout()
        for text, signal in (("Importeren…", self.import_asked), ("Typen…", self.year_wanted)):
            button = QPushButton(text)
            button.setMinimumWidth(theme.pixels(120))
            button.clicked.connect(signal)
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    @property
    def next_act(self) -> Act:
        """What there is to do first."""
        return Act("Jaar toevoegen…", self.year_wanted.emit)

    def refresh(self) -> None:
        """Nothing depends on the dossier."""
