"""“Gegevens opschonen”: which years are past the term of the user, and what goes and stays."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.years import cleaning
from banen_desktop.storage import versions
from banen_desktop.storage.policy import policy
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.retention import kept_term, remember_term
from banen_desktop.window.basis.session import Session

_INTRO = (
    "Bewaar gegevens van personen niet langer dan nodig (AVG artikel 5). Van jaren die ouder zijn "
    "dan uw bewaartermijn worden de rijen met banen vervangen door één rij per vorm, zonder "
    "kenmerk, datums en opmerkingen. De totalen van het jaar blijven gelijk."
)
_DECIDED = "Deze bewaartermijn is een afspraak van uw organisatie."
_AFTER = (
    "Ook de bewaarde versies in dit dossier worden opgeschoond. Ongedaan maken (Ctrl+Z) kan tot u "
    "het dossier sluit; pas na Opslaan zijn de rijen ook uit het bestand. Back-ups, herstelkopieën "
    "en oude bestanden verandert het programma niet: gooi die zelf weg."
)


class CleaningDialog(QDialog):
    """Asks the term, shows what would go, and does it as one edit."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Show what would go from the open dossier."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Gegevens opschonen")
        theme.open_as(self, 600, 420)
        self._session, self._today = session, session.today()
        self.term = QSpinBox()
        self.term.setRange(cleaning.TERMS[0], cleaning.TERMS[-1])
        self.term.setValue(kept_term())
        self.term.setSuffix(" jaar")
        self.term.setAccessibleName("Bewaartermijn")
        self.term.valueChanged.connect(self._show)
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName("Wat er wordt opgeschoond")
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.go = buttons.addButton("Rijen verwijderen", QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setAutoDefault(False)  # Enter in the field of the term deletes nothing
        cancel.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("Bewaartermijn, na het einde van het jaar", self.term)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 6 * theme.STEP, 5 * theme.STEP)
        layout.setSpacing(3 * theme.STEP)
        layout.addWidget(theme.label(_INTRO))
        layout.addLayout(form)
        if policy().retention_years is not None:
            self.term.setEnabled(False)
            layout.addWidget(theme.label(_DECIDED, soft=True))
        layout.addWidget(self.shown, 1)
        layout.addWidget(theme.label(_AFTER, soft=True))
        layout.addWidget(buttons)

    def cleaned(self) -> Dossier:
        """The dossier as it would be, its versions too."""
        law, term, now = self._session.law, self.term.value(), self._session.dossier

        def clean(dossier: Dossier) -> Dossier:
            return cleaning.clean(dossier, term, self._today, law)

        return replace(clean(now), versies=tuple(versions.rewritten(now.versies, clean)))

    def _show(self) -> None:
        now = self._session.dossier
        years = cleaning.past_years(now, self.term.value(), self._today, self._session.law)
        lines = [
            f"{year.jaar}: {dutch.plural(str(year.rows), 'rij', 'rijen')} van personen "
            f"{'wordt' if year.rows == 1 else 'worden'} samen "
            f"{dutch.plural(str(year.left), 'rij', 'rijen')} zonder kenmerk."
            for year in years
        ]
        changed = self.cleaned() != now
        if changed and not lines:
            lines = ["Alleen in bewaarde versies staan nog rijen van personen."]
        last = self._today.year - self.term.value() - 1
        lines = lines or [f"Er zijn geen rijen van personen in {last} of eerder."]
        self.shown.setPlainText("\n".join(lines))
        self.go.setEnabled(changed)

    def accept(self) -> None:
        """Remember the term and clean, as one edit."""
        remember_term(self.term.value())
        self._session.apply("gegevens opschonen", self.cleaned(), Spot())
        super().accept()
