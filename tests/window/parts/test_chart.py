"""The chart on the screen: the same drawing as in print; and the units of the answer."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from builders import LARGE, baan, jaar, outcome
from PySide6.QtGui import QFontMetricsF, QImage, QPalette
from pytestqt.qtbot import QtBot

from banen_desktop.reports.pages.chart import Bar, Series
from banen_desktop.reports.pages.drawing import words_width
from banen_desktop.window.basis import theme
from banen_desktop.window.parts.chart import Chart
from banen_desktop.window.shell.answer_bar import part_in_words


@pytest.mark.parametrize(("hours", "shown"), [("23491.07", "bijna 100%"), ("1", "minder dan 0,1%")])
def test_the_answer_uses_the_same_words(hours: str, shown: str) -> None:
    found = outcome(jaar(2020, baan(verloonde_uren=Decimal(hours)), verloonde_uren=LARGE))
    assert part_in_words(found.by_key["realisatiepercentage"], found) == shown


def bars(years: int) -> Sequence[Bar]:
    return [
        Bar(2012 + n, own=Decimal(n), hired=Decimal(1), quota=Decimal(2 * n) or None, share="5%")
        for n in range(years)
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("years", [0, 1, 3, 15])
def test_it_draws_any_number_of_years(qtbot: QtBot, years: int, dark: bool) -> None:
    chart = Chart()
    qtbot.addWidget(chart)
    chart.setPalette(theme.palette(dark=dark))
    chart.setAutoFillBackground(True)
    chart.show_series(Series(tuple(bars(years))))
    chart.resize(400, 240)
    picture: QImage = chart.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(400) for y in range(240)}
    role = QPalette.ColorRole
    expected = {chart.palette().color(role.Window).name()}
    if years > 1:
        expected.add(chart.palette().color(role.Highlight).name())
    assert expected <= colours
    assert len(chart.accessibleDescription().split(": ")) == years + 1


def test_words_are_never_wider_than_the_drawing_allows(qtbot: QtBot) -> None:
    """The room that the drawing keeps is enough in the font of the system."""
    chart = Chart()
    qtbot.addWidget(chart)
    font = theme.font(chart, theme.SMALL)
    font.setPixelSize(100)
    for text in ("nog toe te rekenen", "0123456789", "Realisatie", "1.234,5", "bijna 100%", "mln"):
        for bold in (False, True):
            font.setBold(bold)
            wide = QFontMetricsF(font).horizontalAdvance(text)
            assert wide <= words_width(text, 100, bold=bold) * 1.02, text
