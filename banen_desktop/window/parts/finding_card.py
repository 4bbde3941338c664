"""A finding as a button: a sentence, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from banen_desktop.dossier.findings import Finding, Severity
from banen_desktop.window.basis import theme
from banen_desktop.window.parts.cards import Card


class FindingCard(Card):
    """A finding as a sentence with what to do; a click goes to its place."""

    surface = QPalette.ColorRole.ToolTipBase
    border = None

    def __init__(self, finding: Finding) -> None:
        """Show one finding."""
        super().__init__()
        self.finding = finding
        if finding.severity is Severity.OPMERKING:
            self.surface = QPalette.ColorRole.AlternateBase
        self.lines.setContentsMargins(
            3 * theme.STEP, 2 * theme.STEP, 3 * theme.STEP, 2 * theme.STEP
        )
        self.lines.setSpacing(0)
        self.lines.addWidget(theme.label(finding.message, bold=True))
        self.lines.addWidget(theme.label(finding.advice, theme.SMALL, soft=True))
        self.setAccessibleName(f"{finding.severity}: {finding.message}")
        self.setAccessibleDescription(finding.advice)
        self.setToolTip(f"Ga naar {finding.place}")
        self.urgent = finding.severity is not Severity.OPMERKING


class SeenCard(QWidget):
    """A finding that stays until the user says to have seen it: its card, with a button below."""

    seen = Signal()

    def __init__(self, card: FindingCard) -> None:
        """Show the card and the button."""
        super().__init__()
        button = QPushButton("Gezien")
        button.setStyleSheet(theme.LINK_BUTTON)
        button.setAccessibleName(f"Gezien: {card.finding.message}")
        button.setToolTip("Onthoud de waarde van nu; bij het opslaan komt die in het dossier")
        button.clicked.connect(lambda _checked=False: self.seen.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(card)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
