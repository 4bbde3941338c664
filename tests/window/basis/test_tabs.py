"""Tabs are as wide as each other where there is room, and all in sight where there is less."""

import pytest
from driving import settle
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from banen_desktop.window.basis import theme
from banen_desktop.window.basis.tabs import Tabs

TITLES = ("Dit komt in Banen (1)", "Geweigerd", "Bestand")


@pytest.mark.parametrize(("width", "alike"), [(900, True), (360, False)])
def test_no_tab_is_out_of_sight(qtbot: QtBot, width: int, alike: bool) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    for title in TITLES:
        tabs.addTab(QWidget(), title)
    tabs.resize(width, 200)
    tabs.show()
    settle()
    rooms = [tabs.tabBar().tabRect(place) for place in range(tabs.count())]
    assert (len({room.width() for room in rooms}) == 1) is alike
    assert rooms[-1].right() < width
    letter = QFontMetrics(theme.font(tabs, theme.BODY, bold=True))
    for room, title in zip(rooms, TITLES, strict=True):
        assert room.width() >= letter.horizontalAdvance(title)
