"""What the program relies on in PySide6 itself."""

import sys

import pytest
from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal


class Sender(QObject):
    """Something that sends."""

    sent = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True is immortal from Python 3.12 on")
def test_a_signal_costs_no_reference() -> None:
    """PySide6 6.12.0 lost one to True each time, so that Python aborted while somebody typed."""
    sender = Sender()
    sender.sent.emit()
    before = sys.getrefcount(True)
    for _ in range(100):
        sender.sent.emit()
    assert abs(sys.getrefcount(True) - before) < 10


def test_qt_speaks_dutch() -> None:
    """The translation of the standard buttons comes with the package."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert QTranslator().load("qtbase_nl", folder)
