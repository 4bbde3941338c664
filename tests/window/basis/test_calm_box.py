"""A wheel that passes a list of choices scrolls the page, and changes nothing."""

import re

import environment
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from banen_desktop.window.basis.calm_box import CalmBox

WINDOW = environment.ROOT / "banen_desktop" / "window"


def test_a_wheel_over_a_list_scrolls_what_is_around_it(qtbot: QtBot) -> None:
    area, page, box = QScrollArea(), QWidget(), CalmBox()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    column.addWidget(box)
    column.addSpacing(2000)
    box.addItems(["Rij 3", "Rij 3 en 4"])
    chosen = list[int]()
    box.activated.connect(chosen.append)
    area.setWidget(page)
    area.resize(200, 200)
    area.show()
    qtbot.waitExposed(area)
    for focus in (False, True):
        if focus:
            box.setFocus()
        middle = QPointF(box.rect().center())
        wheel = QWheelEvent(
            middle,
            QPointF(box.mapToGlobal(box.rect().center())),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, wheel)
        assert not wheel.isAccepted()  # Qt gives it to the page
        assert (box.currentText(), chosen) == ("Rij 3", [])


def test_every_list_of_choices_of_the_window_is_calm() -> None:
    made = re.compile(r"QComboBox\(|\(QComboBox\)")
    found = [path.name for path in WINDOW.rglob("*.py") if made.search(path.read_text("utf-8"))]
    assert found == ["calm_box.py"]
