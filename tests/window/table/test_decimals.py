"""Commas of a column stand under each other: as drawn, not as read, copied or typed."""

from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from builders import regel
from driving import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from banen_desktop.dossier import fields
from banen_desktop.dossier.model import UrenRegel
from banen_desktop.window.basis import theme
from banen_desktop.window.table.cell_editor import CellEditor
from banen_desktop.window.table.columns import Column
from banen_desktop.window.table.decimals import aligned
from banen_desktop.window.table.table_model import RowsModel
from banen_desktop.window.table.table_view import RowsTable

FIELDS = fields.by_key(fields.UREN)
NUMBERS = ("986.244", "12,5", "0,25", "7")


@pytest.fixture
def table(qtbot: QtBot) -> RowsTable:
    columns = (
        Column("Onderdeel", 10, FIELDS["onderdeel"]),
        Column("Uren", 10, FIELDS["verloonde_uren"]),
    )
    model = RowsModel(columns, lambda _rows: (UrenRegel() for _ in count()), "Typ")
    made = RowsTable(model, "Uren")
    qtbot.addWidget(made)
    return made


def drawn(table: RowsTable, row: int, column: int = 1) -> str:
    option = QStyleOptionViewItem()
    editor = table.itemDelegate()
    assert isinstance(editor, CellEditor)
    editor.initStyleOption(option, table.proxy.index(row, column))
    return str(option.text)


def show(table: RowsTable, *numbers: str | None) -> list[UrenRegel]:
    rows = [
        regel(onderdeel="1,5", verloonde_uren=None if one is None else Decimal(one))
        for one in numbers
    ]
    table.rows_model.set_rows(rows)
    settle()
    return rows


@pytest.mark.parametrize("size", [theme.BODY, theme.SMALL, theme.TITLE])
def test_every_comma_is_as_far_from_the_right(qapp: QApplication, size: float) -> None:
    letter = qapp.font()
    letter.setPointSizeF(letter.pointSizeF() * size)
    metrics = QFontMetricsF(letter)
    whole = {
        round(metrics.horizontalAdvance(aligned(text, 2)), 3)
        - round(metrics.horizontalAdvance(text.partition(",")[0]), 3)
        for text in NUMBERS
    }
    assert max(whole) - min(whole) < 0.01


def test_only_the_drawing_has_the_spaces(table: RowsTable) -> None:
    show(table, "986244", "12.5", None)
    assert drawn(table, 0) == "986.244\u2008\u2007"
    assert drawn(table, 1) == "12,5"
    assert drawn(table, 2) == ""
    assert drawn(table, 0, column=0) == "1,5", "a text is no number"
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
        assert table.proxy.index(0, 1).data(role) == "986.244"


def test_a_column_of_whole_numbers_stays_as_it_is(table: RowsTable) -> None:
    rows = show(table, "986244", "7")
    assert drawn(table, 1) == "7"
    table.rows_model.set_rows([rows[0], replace(rows[1], verloonde_uren=Decimal("7.25"))])
    assert drawn(table, 0) == "986.244\u2008\u2007\u2007"
    table.rows_model.set_rows([])
    show(table, "986244")
    assert drawn(table, 0) == "986.244", "other rows begin again"
