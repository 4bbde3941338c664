"""What a job is instead, where its lender is one who can allocate hours: one click sets the form.

Work of an ordinary employer never counts at the hirer. Who says that the lender supplies people on
the ground of BW 7:690 says that it is other work (Besluit Wfsv art. 2.27).
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Vorm
from banen_desktop.quota.law.forms import Forms, allocated
from banen_desktop.reports.words.wording import capitalised
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import clear


class FormOffer(QWidget):
    """A button for each lender who can allocate; `chosen` carries the form of its work."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Nothing is offered yet."""
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._shown: tuple[object, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.STEP)

    def show_row(self, baan: Baan, forms: Forms) -> bool:
        """Offer other forms for a row whose answer does not fit its own; whether it does."""
        doubted = forms[baan.vorm].doubts_form and baan.uitlener_7_690 is JaNee.JA
        wanted = (baan.vorm, *allocated(forms)) if doubted else ()
        if wanted != self._shown:
            self._shown = wanted
            clear(self._lines)
            self.buttons = []
            if doubted:
                self._offer(baan.vorm, forms)
        self.setVisible(doubted)
        return doubted

    def _offer(self, now: Vorm, forms: Forms) -> None:
        words = f"Dan is de vorm niet “{now.label}”, en kunnen de uren meetellen. Wie leent uit?"
        self._lines.addWidget(theme.label(words))
        for vorm in allocated(forms):
            made = QPushButton(capitalised(forms[vorm].uitlener))
            made.setAutoDefault(False)
            made.setAccessibleName(f"{made.text()}: maak de vorm “{vorm.label}”")
            made.setToolTip(f"Maakt de vorm “{vorm.label}”")
            made.clicked.connect(lambda _on=False, label=vorm.label: self.chosen.emit(label))
            self._lines.addWidget(made)
            self.buttons.append(made)
