"""The manual in the window: the text that comes with the program, part by part, at F1."""

import re
from pathlib import PurePosixPath
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, SignalInstance
from PySide6.QtGui import QPixmap, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.resources import resource
from banen_desktop.window.basis import theme

_PART = re.compile(r"^## (.+)\n", re.MULTILINE)
_PICTURES = "afbeeldingen"
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_ROOM = 40  # at the sides of a picture
_NOTHING = "Niets gevonden. Probeer een ander woord, of maak het zoekvak leeg."


def manual() -> dict[str, str]:
    """The parts of the manual by their title, in order, as Markdown."""
    text = resource("handleiding.md").read_text(encoding="utf-8")
    _, *parts = _PART.split(text)
    return {title: body.strip() for title, body in zip(parts[::2], parts[1::2], strict=True)}


class _Text(QTextBrowser):
    """Shows a part; a picture is one of ours, as wide as there is room."""

    def loadResource(self, kind: int, url: QUrl | str) -> Any:  # noqa: N802
        """Only a picture that lies beside the manual itself."""
        name = PurePosixPath(QUrl(url).path())
        if kind != _IMAGE or name.parts[:-1] != (_PICTURES,):
            return None
        picture = QPixmap(str(resource(f"{_PICTURES}/{name.name}")))
        wide = min(picture.width(), max(self.viewport().width() - _ROOM, 1))
        return picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)


class Manual(QDialog):
    """A field to search, the titles under it, and the chosen part beside them."""

    def __init__(self, parent: QWidget, title: str) -> None:
        """Open at the part with this title, or at the first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Zo werkt het")
        theme.open_as(self, 840, 560)
        self._parts = manual()
        self.search, self.titles, self.text = QLineEdit(), QListWidget(), _Text()
        self.search.setPlaceholderText("Zoeken in de uitleg")
        self.search.setAccessibleName("Zoeken in de uitleg")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.titles.setAccessibleName("Onderwerpen")
        self.titles.setStyleSheet(theme.ON_PAGE)
        for known in self._parts:
            item = QListWidgetItem(known, self.titles)
            item.setSizeHint(item.sizeHint().expandedTo(QSize(0, 7 * theme.STEP)))
        self.text.setAccessibleName("Uitleg")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(4 * theme.STEP)
        self.titles.currentTextChanged.connect(self._show)
        self._lay_out()
        self.show_part(title)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        left = QWidget()
        left.setFixedWidth(theme.pixels(232))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.titles, 1)
        columns = QHBoxLayout()
        columns.addWidget(left)
        columns.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)
        self.titles.setFocus()

    def show_part(self, title: str) -> None:
        """Go to the part with this title, or to the first; a search is over then."""
        self.search.clear()
        titles = list(self._parts)
        self.titles.setCurrentRow(titles.index(title) if title in titles else 0)

    def _find(self, text: str) -> None:
        """Show the titles of the parts that have all these words, the first of them opened."""
        words = text.casefold().split()
        found = [
            all(word in f"{title}\n{body}".casefold() for word in words)
            for title, body in self._parts.items()
        ]
        for place, is_found in enumerate(found):
            self.titles.item(place).setHidden(not is_found)
        if not any(found):
            self.text.setPlainText(_NOTHING)
            return
        if not found[self.titles.currentRow()]:
            self.titles.setCurrentRow(found.index(True))
        self._show(self.titles.currentItem().text())

    def _show(self, title: str) -> None:
        self.text.setMarkdown(f"## {title}\n\n{self._parts[title]}")
        words = self.search.text().split()
        if words:
            self.text.find(words[0])


def show_manual(parent: QWidget, title: str = "", follows: SignalInstance | None = None) -> Manual:
    """The manual, at the part with this title: the one that is open, or a new one beside us.

    It goes along when `follows` tells another title.
    """
    dialog = next((one for one in parent.findChildren(Manual) if one.isVisible()), None)
    if dialog is None:
        dialog = Manual(parent, title)
        if follows is not None:
            follows.connect(dialog.show_part)
        dialog.show()
        _put_beside(dialog, parent.window())
    else:
        dialog.show_part(title)
        dialog.raise_()
        dialog.activateWindow()
    return dialog


def _put_beside(dialog: QDialog, window: QWidget) -> None:
    """At the right of the window where the screen has the room, so that both are seen."""
    room = window.screen().availableGeometry()
    around = window.frameGeometry()
    if around.right() + dialog.width() <= room.right():
        dialog.move(around.right() + 1, around.top())
