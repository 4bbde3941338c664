"""“Tellen deze uren mee?”: the user's decision about hours without an insurance flag."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from banen_desktop.dossier.choice import JaNee
from banen_desktop.window.basis import theme

_ANSWERS = (
    ("Ja, ze tellen mee", JaNee.JA),
    ("Nee, ze tellen niet mee", JaNee.NEE),
    ("Later beslissen", None),
)
_WHY = (
    "Bij deze uren staat in de aangifte geen enkele werknemersverzekering (WAO, WW en ZW: nee). "
    "Zo staan bestuurders, raadsleden en mensen boven de AOW-leeftijd erin. Het programma kan niet "
    "zien of het verloonde uren van werknemers zijn. Overleg met uw salarisadministratie. "
    "Zolang u niets kiest, tellen ze niet mee."
)


class Decision(QWidget):
    """Three answers and why it is asked; `decided` tells a choice of the user."""

    decided = Signal(object)

    def __init__(self, title: str, answer: JaNee | None) -> None:
        """Ask about some hours; `title` tells how many."""
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[JaNee | None, QRadioButton] = {}
        row = QHBoxLayout()
        row.setSpacing(4 * theme.STEP)
        for text, value in _ANSWERS:
            button = QRadioButton(text)
            button.setAccessibleDescription(title)
            button.clicked.connect(lambda _checked=False, value=value: self.decided.emit(value))
            self._group.addButton(button)
            button.setChecked(value is answer)
            if value is not answer:  # Qt does this only once one of them had the keyboard
                button.setProperty("focusPolicy", "ClickFocus")
            self.buttons[value] = button
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(theme.label(title, bold=True))
        layout.addLayout(row)
        layout.addWidget(theme.label(_WHY, theme.SMALL, soft=True))

    @property
    def answer(self) -> JaNee | None:
        """What is chosen now; nothing is “later”."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)
