"""A list of choices in which a letter never chooses between two of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from banen_desktop.dossier.fields import Field
from banen_desktop.window.basis.calm_box import CalmBox

_WITH_MEANING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class ChoiceBox(CalmBox):
    """The choices of a field, with an empty line first where it may be empty.

    Qt would go to the next choice with the letter that is typed: a Dienstverband would become a
    Detachering by one “d”. Here such a letter opens the list and chooses nothing.
    """

    def __init__(self, field: Field, parent: QWidget | None = None, none: str = "") -> None:
        """`none` is what the empty line says."""
        super().__init__(parent)
        self.setAccessibleName(field.label)
        if not field.required:
            self.addItem(none)
        for choice in field.choices or ():
            self.addItem(choice.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_text(self, text: str) -> None:
        """Show the choice with this label; the first line for what is none of them."""
        self.setCurrentIndex(max(self.findText(text), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A letter takes the one choice that begins with it; of more it shows which."""
        typed = event.text()
        if typed.strip() and typed.isprintable() and not event.modifiers() & _WITH_MEANING:
            self._choose(typed)
        else:
            super().keyPressEvent(event)

    def _choose(self, letter: str) -> None:
        labels = [self.itemText(place).casefold() for place in range(self.count())]
        near = [place for place, label in enumerate(labels) if label.startswith(letter.casefold())]
        if len(near) == 1:
            if near[0] != self.currentIndex():
                self.setCurrentIndex(near[0])
                self.activated.emit(near[0])
        elif near:
            place = self.currentIndex() if self.currentIndex() in near else near[0]
            self.showPopup()
            self.view().keyboardSearch(letter)  # the letter after it goes on from here
            self.view().setCurrentIndex(self.model().index(place, 0))
