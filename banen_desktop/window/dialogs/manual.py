"""The manual in the window: the text that comes with the program, part by part, at F1."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.resources import resource
from banen_desktop.window.basis import theme

_PART = re.compile(r"^## (.+)\n", re.MULTILINE)
_PICTURE = re.compile(r"^!\[.*\]\(.*\)\n+", re.MULTILINE)


def manual() -> dict[str, str]:
    """The parts of the manual by their title, in order, as Markdown without its pictures."""
    text = resource("handleiding.md").read_text(encoding="utf-8")
    _, *parts = _PART.split(_PICTURE.sub("", text))
    return {title: body.strip() for title, body in zip(parts[::2], parts[1::2], strict=True)}


class Manual(QDialog):
    """The titles on the left, the chosen part on the right."""

    def __init__(self, parent: QWidget, title: str) -> None:
        """Open at the part with this title, or at the first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Zo werkt het")
        theme.open_as(self, 840, 560)
        self._parts = manual()
        self.titles, self.text = QListWidget(), QTextBrowser()
        self.titles.setAccessibleName("Onderwerpen")
        self.titles.setStyleSheet(theme.ON_PAGE)
        for known in self._parts:
            item = QListWidgetItem(known, self.titles)
            item.setSizeHint(item.sizeHint().expandedTo(QSize(0, 7 * theme.STEP)))
        self.titles.setFixedWidth(58 * theme.STEP)
        self.text.setAccessibleName("Uitleg")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(4 * theme.STEP)
        self.titles.currentTextChanged.connect(self._show)
        buttons = QDialogButtonBox()
        buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        columns = QHBoxLayout()
        columns.addWidget(self.titles)
        columns.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)
        titles = list(self._parts)
        self.titles.setCurrentRow(titles.index(title) if title in titles else 0)

    def _show(self, title: str) -> None:
        self.text.setMarkdown(f"## {title}\n\n{self._parts[title]}")


def show_manual(parent: QWidget, title: str = "") -> Manual:
    """The manual, at the part with this title."""
    dialog = Manual(parent, title)
    dialog.show()
    return dialog
