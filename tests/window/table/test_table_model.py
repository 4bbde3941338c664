"""The model of rows: every role, what it refuses, and changes that are never a reset."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import baan
from gears import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QAbstractItemModelTester

from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.model import Baan, Contract, Vorm
from banen_desktop.window.table.columns import Cell, Column, shown
from banen_desktop.window.table.sorted_rows import SortedRows
from banen_desktop.window.table.table_model import FIELD, SORT, RowsModel

FIELDS = fields.by_key(fields.BAAN)
Roles = Qt.ItemDataRole
KENMERK, VORM, UREN, VAN, DUBBEL, CONTRACT, TEKST = range(7)


def columns() -> list[Column]:
    def double(row: Baan) -> Cell:
        if row.uren_per_week is None:
            return Cell("onbekend", None, warns=True)
        return Cell(str(row.uren_per_week * 2), row.uren_per_week * 2)

    return [
        Column("Kenmerk", 7, FIELDS["kenmerk"]),
        Column("Vorm", 12, FIELDS["vorm"]),
        Column("Uren/week", 8, FIELDS["uren_per_week"]),
        Column("Van", 10, FIELDS["van"]),
        Column("Dubbel", 8, cell=double, help="Twee keer de uren."),
        Column("Contract", 8, FIELDS["contract"]),
        Column("Lengte", 8, cell=lambda row: Cell(str(len(row.kenmerk))), is_text=True),
    ]


def new_rows(rows: Sequence[Any]) -> Iterator[Baan]:
    return (Baan(kenmerk=kenmerk) for kenmerk in edits.free_kenmerken(rows))


ROWS = (
    baan(kenmerk="P-01", uren_per_week="25.5", van=date(2024, 5, 1), contract=Contract.VAST),
    baan(kenmerk="P-02", vorm=Vorm.UITZEND),
)


class Told:
    """Everything that a model tells."""

    def __init__(self, model: RowsModel) -> None:
        self.changes: list[tuple[int, int]] = []
        self.removed: list[tuple[int, int]] = []
        self.inserted: list[tuple[int, int]] = []
        self.resets = 0
        self.edited: list[tuple[str, tuple[Any, ...], str, str]] = []
        self.previews: list[Any] = []
        self.refused: list[str] = []
        model.dataChanged.connect(lambda top, end: self.changes.append((top.row(), end.row())))
        model.rowsRemoved.connect(lambda _up, first, last: self.removed.append((first, last)))
        model.rowsInserted.connect(lambda _up, first, last: self.inserted.append((first, last)))
        model.modelReset.connect(self._count_reset)
        model.layoutChanged.connect(self._count_reset)
        model.edited.connect(lambda *values: self.edited.append(values))
        model.previewed.connect(self.previews.append)
        model.refused.connect(self.refused.append)

    def _count_reset(self) -> None:
        self.resets += 1


@pytest.fixture
def model(qapp: object) -> RowsModel:
    """Two rows."""
    made = RowsModel(columns(), new_rows, "Typ hier")
    made.set_rows(ROWS)
    return made


@pytest.fixture
def told(model: RowsModel) -> Told:
    """What the model tells from now on."""
    return Told(model)


def at(model: RowsModel, row: int, column: int) -> QModelIndex:
    return model.index(row, column)


# -- roles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "text", "sort"),
    [
        (0, KENMERK, "P-01", "P-01"),
        (0, VORM, "Dienstverband", "Dienstverband"),
        (0, UREN, "25,5", Decimal("25.5")),
        (0, VAN, "01-05-2024", date(2024, 5, 1)),
        (0, DUBBEL, "51.0", Decimal("51.0")),
        (0, CONTRACT, "Vast", "Vast"),
        (0, TEKST, "4", ""),
        (1, UREN, "", None),
        (1, VAN, "", None),
        (1, DUBBEL, "onbekend", None),
        (1, CONTRACT, "", None),
    ],
)
def test_what_a_cell_says(model: RowsModel, row: int, column: int, text: str, sort: object) -> None:
    index = at(model, row, column)
    assert index.data(Roles.DisplayRole) == text
    assert model.text_at(row, column) == text
    assert index.data(SORT) == sort
    field = model.columns[column].field
    assert index.data(FIELD) is field
    assert index.data(Roles.EditRole) == (text if field else None)
    assert index.data(Roles.DecorationRole) is None
    right = column in {UREN, DUBBEL}
    alignment = Qt.AlignmentFlag(index.data(Roles.TextAlignmentRole))
    assert bool(alignment & Qt.AlignmentFlag.AlignRight) == right


def test_only_what_asks_for_attention_has_another_colour(model: RowsModel) -> None:
    """What is calculated is read as well as what is typed: grey is for titles."""
    assert at(model, 0, KENMERK).data(Roles.ForegroundRole) is None
    assert at(model, 0, DUBBEL).data(Roles.ForegroundRole) is None
    warning = QPalette().color(QPalette.ColorRole.BrightText)
    assert at(model, 1, DUBBEL).data(Roles.ForegroundRole) == warning


def test_a_cell_tells_whether_it_can_be_typed_in(model: RowsModel) -> None:
    role = Roles.AccessibleDescriptionRole
    assert at(model, 0, KENMERK).data(role) == "invulbaar"
    assert at(model, 2, KENMERK).data(role) == "invulbaar"
    assert at(model, 0, DUBBEL).data(role) == "uitkomst"
    model.read_only = True
    assert at(model, 0, KENMERK).data(role) == "alleen lezen"
    assert at(model, 0, DUBBEL).data(role) == "uitkomst"


def test_the_empty_row_is_there_to_type_in(model: RowsModel) -> None:
    assert model.rowCount() == 3
    for column in range(model.columnCount()):
        index = at(model, 2, column)
        assert not index.data(Roles.DisplayRole)
        assert index.data(SORT) is None
        assert index.data(Roles.EditRole) == ""
        assert model.text_at(2, column) == ""
        assert index.data(Roles.AccessibleTextRole).startswith("Nieuwe rij, ")
    assert model.row_at(2) is None
    assert model.row_at(-1) is None
    assert model.invitation == "Typ hier"


def test_headers(model: RowsModel) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(UREN, across) == "Uren/week"
    assert model.headerData(UREN, across, Roles.ToolTipRole) == FIELDS["uren_per_week"].help
    assert model.headerData(DUBBEL, across, Roles.ToolTipRole) == "Twee keer de uren."
    assert model.headerData(TEKST, across, Roles.ToolTipRole) == ""
    assert model.headerData(UREN, across, Roles.DecorationRole) is None
    assert [model.headerData(row, down) for row in range(3)] == ["1", "2", "+"]
    assert model.headerData(0, down, Roles.ToolTipRole) is None


def test_flags(model: RowsModel) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    assert at(model, 0, KENMERK).flags() & editable
    assert at(model, 2, KENMERK).flags() & editable
    assert not at(model, 0, DUBBEL).flags() & editable
    assert at(model, 0, DUBBEL).flags() & Qt.ItemFlag.ItemIsSelectable
    model.read_only = True
    assert not at(model, 0, KENMERK).flags() & editable


def test_a_tree_it_is_not(model: RowsModel) -> None:
    inside = at(model, 0, 0)
    assert model.rowCount(inside) == 0
    assert model.columnCount(inside) == 0


def test_how_values_are_written() -> None:
    assert shown(FIELDS["uren_per_week"], Decimal("1234.50")) == "1.234,5"
    assert shown(FIELDS["van"], date(2024, 5, 1)) == "01-05-2024"
    assert shown(FIELDS["vorm"], Vorm.INKOOP) == "Inkoop (SROI)"
    assert shown(FIELDS["kenmerk"], "P-01") == "P-01"
    assert shown(FIELDS["van"], None) == ""


# -- edits ---------------------------------------------------------------------------------------


def test_an_edit_makes_new_rows_and_changes_nothing_itself(model: RowsModel, told: Told) -> None:
    assert model.setData(at(model, 1, UREN), "12,5")
    ((label, rows, row, key),) = told.edited
    assert label == "uren/week wijzigen"
    assert rows[1] == replace(ROWS[1], uren_per_week=Decimal("12.5"))
    assert rows[0] is ROWS[0]
    assert (row, key) == (ROWS[1].id, "uren_per_week")
    assert model.rows is not rows
    assert model.rows == ROWS


def test_typing_in_the_empty_row_makes_one(model: RowsModel, told: Told) -> None:
    assert model.setData(at(model, 2, UREN), "8")
    ((label, rows, row, _key),) = told.edited
    assert label == "rij toevoegen"
    assert len(rows) == 3
    assert (rows[2].kenmerk, rows[2].uren_per_week) == ("P-03", 8)
    assert row == rows[2].id


@pytest.mark.parametrize(
    ("row", "column", "text", "role"),
    [
        (0, DUBBEL, "1", Roles.EditRole),
        (0, KENMERK, "x", Roles.DisplayRole),
        (2, KENMERK, "", Roles.EditRole),
        (2, UREN, " ", Roles.EditRole),
        (0, UREN, "abc", Roles.EditRole),
        (0, UREN, "-1", Roles.EditRole),
        (0, UREN, "169", Roles.EditRole),
        (0, VAN, "31-2-2024", Roles.EditRole),
        (0, VORM, "", Roles.EditRole),
        (0, VORM, "onbekend", Roles.EditRole),
        (0, KENMERK, "111222333", Roles.EditRole),
        (0, KENMERK, "x" * 61, Roles.EditRole),
    ],
)
def test_what_is_refused_changes_nothing(
    model: RowsModel, told: Told, row: int, column: int, text: str, role: Qt.ItemDataRole
) -> None:
    assert not model.setData(at(model, row, column), text, role)
    assert told.edited == []
    assert model.rows == ROWS
    says_why = role == Roles.EditRole and row == 0 and column != DUBBEL
    assert len(told.refused) == says_why


def test_the_same_value_is_no_edit(model: RowsModel, told: Told) -> None:
    assert model.setData(at(model, 0, UREN), "25,50")
    assert told.edited == []
    assert told.previews == [None]


def test_a_dossier_to_read_refuses(model: RowsModel, told: Told) -> None:
    model.read_only = True
    assert not model.setData(at(model, 0, UREN), "1")
    assert told.edited == []


def test_a_preview_of_what_is_typed(model: RowsModel, told: Told) -> None:
    model.preview_text(at(model, 0, UREN), "8")
    model.preview_text(at(model, 2, UREN), "9")
    model.preview_text(at(model, 0, UREN), "8x")
    model.preview_text(at(model, 0, KENMERK), "x")
    model.preview_text(at(model, 0, DUBBEL), "x")
    first, second, third = told.previews
    assert first[0].uren_per_week == 8
    assert second[2].uren_per_week == 9
    assert third is None
    assert model.rows == ROWS


# -- blocks --------------------------------------------------------------------------------------


def test_a_block_past_the_end_makes_rows(model: RowsModel) -> None:
    rows, refusals = model.with_block([1, 2], KENMERK, [["a"], ["b"], ["c"]])
    assert [row.kenmerk for row in rows] == ["P-01", "a", "b", "c"]
    assert refusals == []
    assert rows[0] is ROWS[0]
    assert len({row.id for row in rows}) == 4


def test_a_block_to_the_right_of_the_table_is_cut(model: RowsModel) -> None:
    rows, refusals = model.with_block([0], CONTRACT, [["tijdelijk", "niets", "niets", "niets"]])
    assert rows[0].contract is Contract.TIJDELIJK
    assert refusals == []


def test_calculated_columns_are_skipped(model: RowsModel) -> None:
    rows, _ = model.with_block([0], VAN, [["1-1-2024", "overgeslagen", "vast"]])
    assert (rows[0].van, rows[0].contract) == (date(2024, 1, 1), Contract.VAST)


def test_refusals_leave_the_rest(model: RowsModel) -> None:
    block = [["x", "onbekend", "veel"], ["y", "", "8"], ["z", "stage", "169"]]
    rows, refusals = model.with_block([0, 1, 2], KENMERK, block)
    assert [row.kenmerk for row in rows] == ["x", "y", "z"]
    assert [row.vorm for row in rows] == [Vorm.DIENSTVERBAND, Vorm.UITZEND, Vorm.STAGE]
    assert [row.uren_per_week for row in rows] == [Decimal("25.5"), 8, None]
    places = [(refusal.row, refusal.title) for refusal in refusals]
    assert places == [(0, "Vorm"), (0, "Uren/week"), (2, "Uren/week")]
    assert all(refusal.message for refusal in refusals)


def test_lines_go_to_their_targets(model: RowsModel) -> None:
    rows, _ = model.with_block([1, 0], KENMERK, [["naar twee"], ["naar een"]])
    assert [row.kenmerk for row in rows] == ["naar een", "naar twee"]


def test_titles_name_columns_in_any_order(model: RowsModel) -> None:
    block = [["Uren per week", "", "KENMERK"], ["8", "weg", "x"]]
    rows, refusals = model.with_block([2], VAN, block)
    assert (rows[2].uren_per_week, rows[2].kenmerk, rows[2].van) == (8, "x", None)
    assert refusals == []


def test_one_word_is_a_value_even_if_it_is_a_title(model: RowsModel) -> None:
    rows, _ = model.with_block([0], KENMERK, [["Kenmerk"]])
    assert rows[0].kenmerk == "Kenmerk"


def test_a_block_of_nothing(model: RowsModel) -> None:
    assert model.with_block([0, 1, 2], KENMERK, []) == (ROWS, [])
    assert model.with_block([2], KENMERK, [["", " "], [""]]) == (ROWS, [])


def test_one_text_in_many_cells(model: RowsModel) -> None:
    cells = [(0, KENMERK), (1, KENMERK), (2, KENMERK), (0, DUBBEL), (0, UREN), (1, VORM)]
    rows, refusals = model.with_text(cells, "8")
    assert [row.kenmerk for row in rows] == ["8", "8"]
    assert rows[0].uren_per_week == 8
    assert [refusal.title for refusal in refusals] == ["Vorm"]
    rows, refusals = model.with_text(cells, "")
    assert [row.kenmerk for row in rows] == ["", ""]
    assert rows[1].vorm is Vorm.UITZEND
    assert refusals == []


# -- rows that come in ---------------------------------------------------------------------------


def test_a_changed_row_is_told_alone(model: RowsModel, told: Told) -> None:
    model.set_rows((ROWS[0], replace(ROWS[1], kenmerk="x")))
    assert told.changes == [(1, 1)]
    assert (told.removed, told.inserted, told.resets) == ([], [], 0)


def test_equal_rows_are_not_told(model: RowsModel, told: Told) -> None:
    model.set_rows(ROWS)
    assert told.changes == []


def test_a_row_at_the_end_begins_in_the_empty_row(model: RowsModel, told: Told) -> None:
    kept = QPersistentModelIndex(at(model, 2, UREN))
    model.set_rows((*ROWS, baan(kenmerk="P-03")))
    assert kept.row() == 2
    assert kept.data(Roles.DisplayRole) == ""
    assert model.row_at(kept.row()).kenmerk == "P-03"  # type: ignore[union-attr]
    assert told.inserted == [(3, 3)]
    assert told.changes == [(2, 2)]
    assert told.resets == 0


def test_a_row_in_the_middle_moves_those_below(model: RowsModel, told: Told) -> None:
    kept = QPersistentModelIndex(at(model, 1, UREN))
    model.set_rows((ROWS[0], baan(kenmerk="tussen"), ROWS[1]))
    assert kept.row() == 2
    assert told.inserted == [(1, 1)]
    model.set_rows(ROWS)
    assert kept.row() == 1
    assert told.removed == [(1, 1)]


def test_other_rows_altogether(model: RowsModel, told: Told) -> None:
    other = tuple(baan(kenmerk=f"N-{n}") for n in range(3))
    model.set_rows(other)
    assert model.rows == other
    assert told.removed == [(0, 1)]
    assert told.resets == 0
    model.set_rows(())
    assert model.rowCount() == 1


def test_two_thousand_rows(model: RowsModel, told: Told) -> None:
    many = tuple(baan(kenmerk=f"N-{n}", uren_per_week=n % 40 + 1) for n in range(2000))
    model.set_rows(many)
    assert model.rowCount() == 2001
    told.changes.clear()
    changed = (*many[:1000], replace(many[1000], kenmerk="x"), *many[1001:])
    model.set_rows(changed)
    assert told.changes == [(1000, 1000)]
    assert told.resets == 0


def test_recalculated_tells_of_calculated_columns_only(model: RowsModel) -> None:
    places: list[tuple[int, int, int, int]] = []
    model.dataChanged.connect(
        lambda top, end: places.append((top.row(), top.column(), end.row(), end.column()))
    )
    model.recalculated()
    assert places == [(0, DUBBEL, 1, DUBBEL), (0, TEKST, 1, TEKST)]
    model.set_rows(())
    places.clear()
    model.recalculated()
    assert places == []


pool = [baan(kenmerk=f"K-{n}", uren_per_week=n + 1) for n in range(8)]
changed_pool = [replace(row, kenmerk=f"{row.kenmerk}!") for row in pool]
row_lists = st.lists(
    st.tuples(st.sampled_from(range(8)), st.booleans()), unique_by=lambda pair: pair[0], max_size=8
).map(lambda pairs: tuple((changed_pool if other else pool)[n] for n, other in pairs))


@examples(0.25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(row_lists, max_size=6), sort=st.sampled_from([-1, KENMERK, UREN, DUBBEL]))
def test_any_rows_after_any_others(qapp: object, steps: list[Any], sort: int) -> None:
    model = RowsModel(columns(), new_rows, "Typ hier")
    proxy = SortedRows(model)
    proxy.sort(sort)
    told = Told(model)
    mode = QAbstractItemModelTester.FailureReportingMode.QtTest
    testers = [QAbstractItemModelTester(each, mode) for each in (model, proxy)]
    for rows in steps:
        model.set_rows(rows)
        assert model.rows == rows
        assert proxy.rowCount() == len(rows) + 1
        shown_rows = {proxy.index(place, KENMERK).data() or "" for place in range(proxy.rowCount())}
        assert shown_rows == {"", *(row.kenmerk for row in rows)}
        last = proxy.mapToSource(proxy.index(proxy.rowCount() - 1, 0)).row()
        assert sort != -1 or model.row_at(last) is None
    assert told.resets == 0
    assert len(testers) == 2
