"""The dialogs that Qt draws itself, on a Linux without GNOME or KDE, speak Dutch."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QGroupBox, QLabel
from pytestqt.qtbot import QtBot

from banen_desktop.window.basis.qt_words import QtWords

# The English words of Qt's dialogs that are not Dutch as well, as “open” and “printer” are.
ENGLISH = {"binding", "cancel", "choose", "copies", "file", "files", "folder", "look", "name", "of"}
ENGLISH |= {"off", "page", "pages", "print", "printing", "range", "save", "set", "side", "sided"}
Mode, Accept = QFileDialog.FileMode, QFileDialog.AcceptMode


def words(dialog: QDialog) -> Iterator[str]:
    """Every word that a dialog shows, or tells a screen reader."""
    for part in (dialog, *dialog.findChildren(QObject)):
        for key in ("text", "title", "toolTip", "accessibleName", "accessibleDescription"):
            text = part.property(key)
            if isinstance(text, str) and isinstance(part, QLabel | QAbstractButton | QGroupBox):
                yield from text.replace("&", "").strip(":… ").lower().split()


@pytest.mark.parametrize(
    ("mode", "accept"),
    [
        (Mode.ExistingFile, Accept.AcceptOpen),
        (Mode.ExistingFiles, Accept.AcceptOpen),
        (Mode.AnyFile, Accept.AcceptSave),
        (Mode.Directory, Accept.AcceptOpen),
    ],
)
def test_a_dialog_for_files_has_no_english_words(
    qtbot: QtBot, mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode
) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.show()
    shown = set(words(dialog))
    assert {"zoeken", "bestandstype"} <= shown
    assert not shown & ENGLISH


def test_the_dialog_for_printing_has_no_english_words(qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = set(words(dialog))
    assert {"afdrukken", "dubbelzijdig", "kleur"} <= shown
    assert not shown & ENGLISH


def test_what_is_not_missing_is_left_to_qt(qapp: QApplication) -> None:
    assert QtWords().translate("QFileDialog", "Files") is None
    assert QtWords().translate("Nergens", "Files of &type:") is None
    assert qapp.translate("QFileDialog", "Sidebar") == "Zijbalk"
    assert qapp.translate("Nergens", "Off") == "Off"
