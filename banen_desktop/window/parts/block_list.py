"""Building blocks for a field of the Toelichting: sentences to tick, each as long as it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from banen_desktop.dossier.bouwstenen import Bouwsteen, is_in
from banen_desktop.window.basis import theme

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class BlockList(QListWidget):
    """The blocks of one field; a tick is what the text says, `ticked` asks to change the text.

    One place for Tab; the arrows go from sentence to sentence, and Space ticks.
    """

    ticked = Signal(str, bool)

    def __init__(self, field: str) -> None:
        """Without blocks; `field` is the label that a screen reader says."""
        super().__init__()
        self._blocks: tuple[Bouwsteen, ...] = ()
        self.setAccessibleName(f"Zinnen voor {field.lower()}")
        self.setStyleSheet(theme.BLOCKS)
        self._use_colours()
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)  # only a place, and ticks
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        for bar in ("horizontalScrollBarPolicy", "verticalScrollBarPolicy"):
            self.setProperty(bar, Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._changed)

    def _changed(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.text(), item.checkState() is _ON)

    def show_blocks(self, blocks: Sequence[Bouwsteen], text: str) -> None:
        """Offer these blocks; those that are in the text are ticked."""
        self.blockSignals(True)
        if tuple(blocks) != self._blocks:
            self._rebuild(tuple(blocks))
        for item in self.sentences():
            item.setCheckState(_ON if is_in(item.text(), text) else _OFF)
        self.blockSignals(False)
        self.viewport().update()  # what is not told is not drawn

    def _rebuild(self, blocks: tuple[Bouwsteen, ...]) -> None:
        self._blocks = blocks
        chosen = self.currentRow()
        self.clear()
        for block in blocks:
            item = QListWidgetItem(block.sentence, self)
            usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(usable | Qt.ItemFlag.ItemIsUserCheckable)
        self.setCurrentRow(min(chosen, len(blocks) - 1))
        self._fit()

    def sentences(self) -> list[QListWidgetItem]:
        """The sentences in their order."""
        return [self.item(row) for row in range(self.count())]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a sentence is a click on its box."""
        pressed = self.currentItem()
        there = self.itemAt(event.position().toPoint())
        before = None if pressed is None else pressed.checkState()
        super().mouseReleaseEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and pressed is not None and there is pressed and pressed.checkState() is before:
            pressed.setCheckState(_OFF if before is _ON else _ON)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The boxes have an edge in every colour scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._use_colours()

    def _use_colours(self) -> None:
        shade = self.palette()
        edge = theme.box_edge(QGuiApplication.palette())
        if shade.color(theme.Role.Window) != edge:
            shade.setColor(theme.Role.Window, edge)
            self.setPalette(shade)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Who comes by Tab stands at a sentence."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width wraps other words."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As high as the sentences: what is around it scrolls."""
        self.doItemsLayout()
        self.setFixedHeight(self.contentsSize().height() + 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as there is room."""
        return QSize(0, self.height())
