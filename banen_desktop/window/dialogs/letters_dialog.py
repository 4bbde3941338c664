"""The letters that ask for what a year needs, before there is a dossier to write them from."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.dossier.model import Baan, Dossier, Jaar
from banen_desktop.quota.law.forms import allocated
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.pages.letters import Letter, letters
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.calm_box import CalmBox

_WHAT = (
    "Vul zelf in wat tussen vierkante haken staat. Er staan geen personen in. Hebt u een dossier, "
    "dan vragen de brieven bij Rapport, onder “Opvragen wat ontbreekt”, alleen wat er nog niet in "
    "staat."
)


def letters_of_nothing(year: int, law: Law, today: date) -> tuple[Letter, ...]:
    """Everything that can be asked about a year: of somebody in own service, and of one hired."""
    hired = next(iter(allocated(law.forms)))
    jobs = (Baan(), Baan(vorm=hired))
    return letters(Dossier(jaren=(Jaar(year, banen=jobs),)), year, law, today)


class LettersDialog(QDialog):
    """Choose a letter, read it, and copy it."""

    def __init__(self, year: int, law: Law, today: date, parent: QWidget | None) -> None:
        """The letters about a year."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Brieven om gegevens van {year} op te vragen")
        theme.open_as(self, 640, 560)
        self._letters = letters_of_nothing(year, law, today)
        self.choice = CalmBox()
        self.choice.addItems([letter.name for letter in self._letters])
        label = theme.label("Brief", wrap=False)
        label.setBuddy(self.choice)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.choice, 1)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Tekst van de brief")
        self._copied = theme.label("")
        buttons = QDialogButtonBox()
        copy = buttons.addButton("Kopieer", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setStyleSheet(theme.MAIN_BUTTON)
        copy.setDefault(True)
        copy.clicked.connect(self._copy)
        buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 6 * theme.STEP, 5 * theme.STEP)
        column.setSpacing(3 * theme.STEP)
        column.addWidget(theme.label(_WHAT))
        column.addLayout(line)
        column.addWidget(self.text, 1)
        column.addWidget(self._copied)
        column.addWidget(buttons)
        self.choice.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._copied.setText("")
        self.text.setPlainText(self._letters[self.choice.currentIndex()].text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._copied.setText("De brief staat op het klembord.")
        accessible.announce(self, self._copied.text())
