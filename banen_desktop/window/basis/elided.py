"""A text on one line that ends in “…” where it does not fit: nothing around it moves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from banen_desktop.safe_text import tip
from banen_desktop.window.basis import theme


class ElidedLabel(QLabel):
    """One line; the whole text is its name for a screen reader, and its tooltip where it is cut."""

    def __init__(
        self, scale: float = theme.BODY, *, bold: bool = False, soft: bool = False
    ) -> None:
        """An empty line."""
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(self, scale, bold=bold))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if soft:
            self.setForegroundRole(theme.Role.PlaceholderText)

    @property
    def whole(self) -> str:
        """The text, also what does not fit."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, mode, max(self.width(), 1))
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else tip(self._whole))
