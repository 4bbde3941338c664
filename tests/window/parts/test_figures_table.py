"""The table of figures: the sides of its columns, and how often its lines are gone through."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from banen_desktop.reports.words.tables import Cell, Line, Table
from banen_desktop.window.parts.figures_table import FiguresModel, FiguresTable


class CountedLines(tuple[Line, ...]):
    """Lines that count how often they are all gone through."""

    __slots__ = ()
    times = 0

    def __iter__(self) -> Iterator[Line]:
        CountedLines.times += 1
        return super().__iter__()


def long_table(lines: int) -> Table:
    cells = (Cell("1.000"), Cell("2.000"), Cell("een opmerking", is_text=True))
    made = CountedLines(Line(f"Onderdeel {number}", cells) for number in range(lines))
    return Table(("Onderdeel", "Uren", "Banen", "Opmerking"), made)


@pytest.mark.parametrize("lines", [1, 2, 300])
def test_the_lines_are_gone_through_once_however_many_there_are(qtbot: QtBot, lines: int) -> None:
    table = FiguresTable("Onderdelen")
    qtbot.addWidget(table)
    CountedLines.times = 0
    table.show_table(long_table(lines))
    table.resize(900, 600)
    table.grab()
    assert CountedLines.times == 1


def side(model: FiguresModel, column: int) -> Qt.AlignmentFlag:
    found = model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole)
    return Qt.AlignmentFlag(found) & Qt.AlignmentFlag.AlignHorizontal_Mask


def test_words_left_numbers_right_also_after_another_table() -> None:
    model = FiguresModel()
    assert [model.is_words(column) for column in (0, 1)] == [True, False]
    model.show_table(long_table(2))
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    assert [side(model, column) for column in range(4)] == [left, right, right, left]
    mixed = (
        Line("Kop"),
        Line("Nummer", (Cell("1"), Cell("2"))),
        Line("Woord", (Cell("3"), Cell("geen", is_text=True))),
    )
    model.show_table(Table(("", "a", "b", "c"), mixed))
    assert [model.is_words(column) for column in range(4)] == [True, False, True, False]
