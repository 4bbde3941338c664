"""Building blocks under a field of the Toelichting: sentences to tick, folded away by default."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from banen_desktop.dossier.bouwstenen import Bouwsteen, is_in
from banen_desktop.window.basis import theme


class BlockList(QWidget):
    """The blocks of one field; a tick is what the text says, `ticked` asks to change the text."""

    ticked = Signal(str, bool)

    def __init__(self, field: str) -> None:
        """Folded, without blocks; `field` is the label that a screen reader says."""
        super().__init__()
        self._field = field
        self._blocks: tuple[Bouwsteen, ...] = ()
        self.sentences: dict[str, Sentence] = {}
        self.toggle = QPushButton()
        self.toggle.setCheckable(True)
        self.toggle.setStyleSheet(theme.LINK_BUTTON)
        self.toggle.toggled.connect(self._fold)
        self._holder = QWidget()
        self._lines = QVBoxLayout(self._holder)
        self._lines.setContentsMargins(2 * theme.STEP, 0, 0, theme.STEP)
        self._lines.setSpacing(0)
        self._holder.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._holder)

    def _fold(self, is_open: bool) -> None:
        self._holder.setVisible(is_open)
        self._say()

    def _say(self) -> None:
        ticked = sum(sentence.box.isChecked() for sentence in self.sentences.values())
        chosen = f" ({ticked} gekozen)" if ticked else ""
        verb = "Verberg" if self.toggle.isChecked() else "Kies"
        self.toggle.setText(f"{verb} bouwstenen{chosen}")
        self.toggle.setAccessibleName(f"{verb} bouwstenen voor {self._field.lower()}{chosen}")

    def show_blocks(self, blocks: Sequence[Bouwsteen], text: str) -> None:
        """Offer these blocks; those that are in the text are ticked."""
        if tuple(blocks) != self._blocks:
            self._rebuild(tuple(blocks))
        for block in blocks:
            self.sentences[block.sentence].box.setChecked(is_in(block.sentence, text))
        self._say()

    def _rebuild(self, blocks: tuple[Bouwsteen, ...]) -> None:
        self._blocks = blocks
        for old in self.sentences.values():
            old.hide()
            old.deleteLater()
        self.sentences = {block.sentence: Sentence(block.sentence) for block in blocks}
        before: QWidget = self.toggle
        for sentence in self.sentences.values():
            sentence.ticked.connect(self.ticked)
            self._lines.addWidget(sentence)
            QWidget.setTabOrder(before, sentence.box)  # else what is made last comes last
            before = sentence.box

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is at one of the sentences."""
        return any(sentence.box.hasFocus() for sentence in self.sentences.values())


class Sentence(QWidget):
    """A box to tick with a sentence beside it that wraps, which a check box alone cannot."""

    ticked = Signal(str, bool)

    def __init__(self, text: str) -> None:
        """The box, and the sentence as its name."""
        super().__init__()
        self._text = text
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.clicked.connect(lambda on: self.ticked.emit(text, on))
        self.box.installEventFilter(self)
        self._label = theme.label(text)
        self._label.setBuddy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, theme.STEP)
        layout.setSpacing(2 * theme.STEP)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        self.setBackgroundRole(theme.Role.Midlight)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on the sentence is a click on its box."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.box.setFocus()
            self.box.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Show where the keyboard is: a bare box hardly does."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setAutoFillBackground(event.type() is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)
