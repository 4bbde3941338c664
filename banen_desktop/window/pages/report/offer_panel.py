"""What was recalculated beside the user's own text, offered one by one or all at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from banen_desktop import dutch
from banen_desktop.reports.text.text_updates import Offer
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.theme import Role

_LONGEST = 420
_INSIDE = "U veranderde deze zin. Alleen het nieuwe getal komt erin; uw woorden blijven staan."
_BEHIND = "U veranderde deze zin. De nieuwe zin komt erachter; uw woorden blijven staan."
_GONE = "U haalde deze zin weg. Hij komt terug als u hem overneemt."
_FALLS = "Deze zin vervalt in de berekende tekst. U veranderde hem: uw zin blijft staan."


class OfferPanel(QFrame):
    """One offer at a time; `taken` and `left` carry it, `all_taken` means all of them."""

    taken = Signal(object)
    left = Signal(object)
    all_taken = Signal()

    def __init__(self) -> None:
        """Out of sight, until there is something to offer."""
        super().__init__()
        theme.quiet_surface(self, Role.ToolTipBase)
        self._offers: Sequence[Offer] = ()
        self._place = 0
        self._title = theme.label("", bold=True)
        self._why = theme.label("", theme.SMALL)
        self._old_name, self._old = theme.label("", soft=True, wrap=False), theme.label("")
        self._new_name, self._new = theme.label("Wordt", soft=True, wrap=False), theme.label("")
        self.take = self._button("Neem over", lambda: self.taken.emit(self.current))
        self.leave = self._button("Laat staan", lambda: self.left.emit(self.current))
        self.next = self._button("Volgende", self._show_next)
        self.all = self._button("Neem alles over", self.all_taken.emit)
        self._lay_out()
        self.hide()

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        texts = QGridLayout()
        texts.setHorizontalSpacing(3 * theme.STEP)
        texts.setVerticalSpacing(theme.STEP)
        texts.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(
            ((self._old_name, self._old), (self._new_name, self._new))
        ):
            # A word of the user may be wider than the page, which stays as wide as it is.
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            texts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            texts.addWidget(text, row, 1)
        buttons = QHBoxLayout()
        for button in (self.take, self.leave, self.next):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * theme.STEP, 3 * theme.STEP, 3 * theme.STEP, 3 * theme.STEP)
        layout.setSpacing(2 * theme.STEP)
        layout.addWidget(self._title)
        layout.addLayout(texts)
        layout.addWidget(self._why)
        layout.addLayout(buttons)

    @property
    def current(self) -> Offer:
        """The offer in sight."""
        return self._offers[self._place]

    def show_offers(self, offers: Sequence[Offer], *, can_edit: bool) -> None:
        """Offer these; without any the panel goes out of sight."""
        self._offers = offers
        self._place = min(self._place, max(len(offers) - 1, 0))
        self.setVisible(bool(offers))
        self.setEnabled(can_edit)
        if offers:
            self._show()

    def _show_next(self) -> None:
        self._place = (self._place + 1) % len(self._offers)
        self._show()

    def _show(self) -> None:
        offer, many = self.current, len(self._offers)
        told = "De berekening is veranderd. Uw tekst is niet aangepast."
        self._title.setText(
            told if many == 1 else f"{told} Wijziging {self._place + 1} van {many}."
        )
        self._show_line(self._old_name, self._old, "Nu", offer.yours)
        shown = offer.result if offer.changes_text else offer.new
        self._show_line(self._new_name, self._new, "Wordt", shown or "(deze zin vervalt)")
        self._why.setText(_reason(offer))
        self._why.setVisible(bool(self._why.text()))
        self.take.setVisible(offer.changes_text)
        self.next.setVisible(many > 1)
        self.all.setVisible(many > 1)
        self.all.setText(f"Neem alles over ({many})")
        words = f"{self._old_name.text()}: {self._old.text()} {self._new_name.text()}: {shown}"
        self.take.setAccessibleDescription(words)
        self.leave.setAccessibleDescription(words)

    def _show_line(self, name: QLabel, label: QLabel, title: str, text: str) -> None:
        name.setText(title)
        label.setText(dutch.shorten(text, _LONGEST))
        for part in (name, label):
            part.setVisible(bool(text))


def _reason(offer: Offer) -> str:
    if not offer.own_words:
        return ""
    if not offer.changes_text:
        return _FALLS
    if not offer.yours:
        return "" if not offer.old else _GONE
    return _BEHIND if offer.result.startswith(offer.yours) else _INSIDE
