"""Tables behave like a spreadsheet: type, Tab, Enter, paste, copy, fill, clear, sort, search."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import pytest
from builders import baan, dossier, jaar, regel
from driving import (
    CONTROL,
    SHIFT,
    Dialogs,
    clipboard,
    focused,
    pick,
    press,
    put_on_clipboard,
    replace_text,
    settle,
    type_text,
)
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from banen_desktop.dossier.model import Baan, Contract, Functiegroep, UrenRegel, Vorm
from banen_desktop.dossier.verslag import Maatregel
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.agenda_page import AgendaPage
from banen_desktop.window.pages.hours_page import HoursPage
from banen_desktop.window.pages.jobs_page import JobsPage
from banen_desktop.window.table.clipboard import read_block, write_block
from banen_desktop.window.table.row_field import RowField
from banen_desktop.window.table.rows_page import RowsPage
from banen_desktop.window.table.table_model import RowsModel
from banen_desktop.window.table.table_view import RowsTable

Key = Qt.Key
BSN = "111222333"


class OpenPage(Protocol):
    """Opens a page; `checked` has Qt check everything that its models say, which takes time."""

    def __call__(self, kind: type[RowsPage], year: Any, *, checked: bool = True) -> "Sheet": ...


class Sheet:
    """A page with a table in a window of its own, worked as a person does."""

    def __init__(self, page: RowsPage, holder: QWidget, *, checked: bool) -> None:
        self.page, self.session, self.holder = page, page.session, holder
        self.table: RowsTable = page.table
        self.model: RowsModel = page.model
        self.messages: list[str] = []
        page.message.connect(lambda title, text: self.messages.append(f"{title}: {text}"))
        self.session.document_changed.connect(page.refresh)
        self.session.settling.connect(self.table.finish_typing)
        self.session.went_to.connect(self._went)
        mode = QAbstractItemModelTester.FailureReportingMode.QtTest
        for model in (self.model, self.table.proxy) if checked else ():
            QAbstractItemModelTester(model, mode, page)

    def _went(self, spot: Spot) -> None:
        self.page.go_to(spot.row, spot.field)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows of the dossier; those of the model are the same."""
        shown = self.session.jaar
        assert shown is not None
        rows: tuple[Any, ...] = shown.banen if isinstance(self.page, JobsPage) else shown.uren
        assert self.model.rows == rows
        return rows

    def column(self, key: str) -> int:
        return [column.key for column in self.model.columns].index(key)

    def at(self, row: int, key: str) -> None:
        """Put the cursor in a cell, by its place in the view, or in the field beside its row."""
        self.table.setFocus()
        if self.table.is_seen(key):
            place = self.table.place_of(key)
            self.table.setCurrentIndex(self.table.proxy.index(row, place))
        else:
            assert isinstance(self.page, JobsPage)
            column = self.table.place_of("kenmerk")
            self.table.setCurrentIndex(self.table.proxy.index(row, column))
            settle()
            assert self.page.panel.focus_field(key)
        settle()

    def choose(self, top: int, left: str, bottom: int, right: str) -> None:
        """Choose a block of cells."""
        self.at(top, left)
        flag = QItemSelectionModel.SelectionFlag.Select
        for row in range(top, bottom + 1):
            for column in range(self.column(left), self.column(right) + 1):
                self.table.selectionModel().select(self.table.proxy.index(row, column), flag)

    def cursor(self) -> tuple[int, str]:
        """The row, and the key of the cell or of the field beside it that has the keyboard."""
        beside = focused().parent()
        key = beside.key if isinstance(beside, RowField) else self.table.current_key()
        return self.table.currentIndex().row(), key

    def shown(self, row: int, key: str) -> str:
        """What is typed in a cell, or calculated."""
        index = self.table.proxy.index(row, self.column(key))
        typed = self.model.columns[self.column(key)].field is not None
        role = Qt.ItemDataRole.EditRole if typed else Qt.ItemDataRole.DisplayRole
        return str(index.data(role) or "")

    def listed(self, key: str) -> list[str]:
        """A column as the view shows it, without the empty row."""
        count = self.table.proxy.rowCount()
        places = [row for row in range(count) if self._row(row) is not None]
        return [self.shown(row, key) for row in places]

    def _row(self, row: int) -> Any:
        return self.model.row_at(self.table.to_source(self.table.proxy.index(row, 0)).row())

    def paste(self, text: str) -> None:
        put_on_clipboard(text)
        press(Key.Key_V, with_=CONTROL)

    def undo(self) -> None:
        self.session.undo_stack.undo()
        settle()

    def sort(self, key: str, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.table.sortByColumn(self.column(key), order)


@pytest.fixture
def open_page(qtbot: QtBot, session: Session) -> OpenPage:
    """A page of rows in sight, with the focus in its table."""

    def make(kind: type[RowsPage], year: Any, *, checked: bool = True) -> Sheet:
        session.start(dossier(year))
        page = kind(session)  # type: ignore[call-arg]
        holder = QWidget()
        QVBoxLayout(holder).addWidget(page)
        qtbot.addWidget(holder)
        holder.resize(1200, 600)
        page.refresh()
        holder.show()
        holder.activateWindow()
        sheet = Sheet(page, holder, checked=checked)
        sheet.at(0, sheet.model.columns[0].key)
        return sheet

    return make


@pytest.fixture
def jobs(open_page: OpenPage) -> Sheet:
    """Three jobs."""
    rows = [
        baan(kenmerk="P-01", onderdeel="Zuid", uren_per_week=12, van=date(2024, 3, 1)),
        baan(kenmerk="P-02", onderdeel="noord", uren_per_week=None),
        baan(kenmerk="P-03", onderdeel="Oost", uren_per_week=9, van=date(2023, 12, 1)),
    ]
    return open_page(JobsPage, jaar(2024, *rows, verloonde_uren=100_000))


@pytest.fixture
def hours(open_page: OpenPage) -> Sheet:
    """Two rows of hours."""
    rows = (regel(onderdeel="A", verloonde_uren=100), regel(onderdeel="B", verloonde_uren=300))
    return open_page(HoursPage, jaar(2024, uren=rows))


# -- typing --------------------------------------------------------------------------------------


def test_typing_replaces_and_enter_goes_down(jobs: Sheet) -> None:
    jobs.at(0, "uren_per_week")
    type_text("25,5")
    assert isinstance(focused(), QLineEdit)
    press(Key.Key_Return)
    assert jobs.rows[0].uren_per_week == Decimal("25.5")
    assert jobs.cursor() == (1, "uren_per_week")
    assert focused() is jobs.table
    type_text("8")
    press(Key.Key_Enter)
    assert jobs.rows[1].uren_per_week == 8
    assert jobs.cursor() == (2, "uren_per_week")


def test_the_answer_follows_the_typing_and_escape_takes_it_back(jobs: Sheet) -> None:
    def counted() -> Decimal:
        outcome = jobs.session.outcome
        assert outcome is not None
        return outcome.by_key["gerealiseerde_banen"].value

    before = counted()
    jobs.at(1, "uren_per_week")
    type_text("25,5")
    assert counted() > before
    assert not jobs.session.has_changes
    press(Key.Key_Escape)
    assert counted() == before
    assert jobs.rows[1].uren_per_week is None
    assert focused() is jobs.table


def test_f2_edits_what_is_there(jobs: Sheet) -> None:
    jobs.at(0, "onderdeel")
    press(Key.Key_F2)
    editor = focused()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Zuid"
    press(Key.Key_End)
    type_text("west")
    press(Key.Key_Return)
    assert jobs.rows[0].onderdeel == "Zuidwest"


def test_tab_goes_to_the_next_cell_that_can_be_typed_in(jobs: Sheet) -> None:
    jobs.at(0, "onderdeel")
    type_text("Zuidwest")
    press(Key.Key_Tab)
    assert jobs.rows[0].onderdeel == "Zuidwest"
    assert jobs.cursor() == (0, "vorm")
    press(Key.Key_Escape)
    press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert jobs.cursor() == (0, "verloonde_uren")
    press(Key.Key_Backtab, with_=SHIFT)
    assert jobs.cursor() == (0, "van")


def test_tab_at_the_end_of_a_row_goes_to_the_next_row(hours: Sheet) -> None:
    hours.at(0, "opmerking")
    press(Key.Key_Tab)
    assert hours.cursor() == (1, "onderdeel")
    press(Key.Key_Backtab, with_=SHIFT)
    assert hours.cursor() == (0, "opmerking")


@pytest.mark.parametrize(("key", "row"), [(Key.Key_Down, 2), (Key.Key_Up, 0)])
def test_an_arrow_hands_over_and_goes_one_row(jobs: Sheet, key: Qt.Key, row: int) -> None:
    jobs.at(1, "uren_per_week")
    type_text("16")
    press(key)
    assert jobs.rows[1].uren_per_week == 16
    assert jobs.cursor() == (row, "uren_per_week")


def test_typing_a_new_row_with_tab_stays_in_that_row(jobs: Sheet) -> None:
    jobs.at(3, "kenmerk")
    type_text("Q-1")
    press(Key.Key_Tab)
    assert jobs.cursor() == (3, "onderdeel")
    type_text("West")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    type_text("20")
    press(Key.Key_Return)
    assert len(jobs.rows) == 4
    new = jobs.rows[3]
    assert (new.kenmerk, new.onderdeel, new.uren_per_week) == ("Q-1", "West", 20)
    assert jobs.cursor() == (4, "uren_per_week")
    assert jobs.session.undo_stack.count() == 3
    jobs.undo()
    jobs.undo()
    jobs.undo()
    assert len(jobs.rows) == 3


def test_a_new_row_that_starts_elsewhere_gets_the_next_kenmerk(jobs: Sheet) -> None:
    jobs.at(3, "uren_per_week")
    type_text("4")
    press(Key.Key_Return)
    assert jobs.rows[3].kenmerk == "P-04"
    assert jobs.rows[3].vorm is Vorm.DIENSTVERBAND
    assert jobs.session.undo_stack.undoText() == "rij toevoegen"


def test_nothing_typed_in_the_empty_row_makes_no_row(jobs: Sheet) -> None:
    jobs.at(3, "onderdeel")
    type_text("x")
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert len(jobs.rows) == 3
    assert not jobs.session.has_changes


def test_a_click_elsewhere_hands_over_what_was_typed(jobs: Sheet) -> None:
    jobs.at(0, "onderdeel")
    type_text("West")
    place = jobs.table.visualRect(jobs.table.proxy.index(2, 1)).center()
    QTest.mouseClick(jobs.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert jobs.rows[0].onderdeel == "West"
    assert jobs.cursor() == (2, "onderdeel")


def test_another_field_or_a_save_hands_over_what_was_typed(jobs: Sheet) -> None:
    jobs.at(0, "onderdeel")
    type_text("West")
    jobs.session.settle()
    assert jobs.rows[0].onderdeel == "West"
    assert focused() is jobs.table
    jobs.at(1, "onderdeel")
    type_text("Midden")
    jobs.page._search.setFocus()
    settle()
    assert jobs.rows[1].onderdeel == "Midden"


def test_calculated_cells_cannot_be_typed_in(jobs: Sheet) -> None:
    jobs.at(0, "Banen")
    type_text("9")
    press(Key.Key_F2)
    assert focused() is jobs.table
    assert not jobs.session.has_changes


def test_a_dossier_to_read_cannot_be_typed_in(jobs: Sheet) -> None:
    jobs.session.read_only = "Iemand heeft dit dossier al open."
    jobs.page.refresh()
    before = jobs.rows
    jobs.at(0, "onderdeel")
    type_text("x")
    press(Key.Key_F2)
    press(Key.Key_Delete)
    jobs.paste("weg")
    jobs.table.remove_rows()
    assert focused() is jobs.table
    assert jobs.rows is before


# -- what does not fit ---------------------------------------------------------------------------


def test_enter_keeps_a_text_that_does_not_fit_in_the_editor(jobs: Sheet) -> None:
    jobs.at(0, "uren_per_week")
    type_text("12x")
    for key in (Key.Key_Return, Key.Key_Tab, Key.Key_Enter):
        press(key)
        editor = focused()
        assert isinstance(editor, QLineEdit)
        assert editor.text() == "12x"
        assert "“12x” is geen getal" in QToolTip.text()
    assert jobs.cursor() == (0, "uren_per_week")
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert jobs.rows[0].uren_per_week == 12


@pytest.mark.parametrize("leave", ["arrow", "focus", "click", "settle"])
def test_a_text_that_does_not_fit_is_not_lost_on_leaving(jobs: Sheet, leave: str) -> None:
    jobs.at(0, "uren_per_week")
    type_text("12x")
    if leave == "arrow":
        press(Key.Key_Down)
    elif leave == "focus":
        jobs.page._search.setFocus()
    elif leave == "click":
        place = jobs.table.visualRect(jobs.table.proxy.index(2, 1)).center()
        QTest.mouseClick(jobs.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        jobs.session.settle()
    settle()
    assert jobs.shown(0, "uren_per_week") == "12x"
    assert jobs.rows[0].uren_per_week == 12
    assert "“12x” is geen getal" in jobs.messages[-1]
    index = jobs.table.proxy.index(0, jobs.column("uren_per_week"))
    assert "geen getal" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "geen getal" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    jobs.at(0, "uren_per_week")
    press(Key.Key_F2, Key.Key_End, Key.Key_Backspace, Key.Key_Return)
    assert jobs.shown(0, "uren_per_week") == "12"
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None


def unread(jobs: Sheet) -> None:
    jobs.at(0, "uren_per_week")
    type_text("12x")
    press(Key.Key_Down)
    assert jobs.shown(0, "uren_per_week") == "12x"


def test_delete_removes_a_text_that_did_not_fit(jobs: Sheet) -> None:
    unread(jobs)
    jobs.at(0, "uren_per_week")
    press(Key.Key_Delete)
    assert jobs.shown(0, "uren_per_week") == ""
    assert jobs.rows[0].uren_per_week is None


def test_a_paste_replaces_a_text_that_did_not_fit(jobs: Sheet) -> None:
    unread(jobs)
    jobs.at(0, "uren_per_week")
    jobs.paste("12")
    assert jobs.shown(0, "uren_per_week") == "12"


def test_a_text_that_did_not_fit_stays_while_other_cells_change(jobs: Sheet) -> None:
    unread(jobs)
    jobs.at(0, "onderdeel")
    type_text("West")
    press(Key.Key_Return)
    jobs.at(3, "onderdeel")
    type_text("Nieuw")
    press(Key.Key_Return)
    assert jobs.shown(0, "uren_per_week") == "12x"
    jobs.session.apply(
        "elders",
        jobs.page.with_rows(
            (baan(kenmerk="P-01", uren_per_week=3, id=jobs.rows[0].id), *jobs.rows[1:])
        ),
    )
    assert jobs.shown(0, "uren_per_week") == "3"


def test_a_text_that_did_not_fit_in_the_empty_row_goes_along_with_the_new_row(
    jobs: Sheet,
) -> None:
    jobs.at(3, "uren_per_week")
    type_text("1x")
    press(Key.Key_Up)
    assert len(jobs.rows) == 3
    assert jobs.shown(3, "uren_per_week") == "1x"
    jobs.at(3, "onderdeel")
    type_text("West")
    press(Key.Key_Return)
    assert jobs.shown(3, "uren_per_week") == "1x"
    assert jobs.shown(4, "uren_per_week") == ""


def test_a_bsn_is_refused_with_the_reason(jobs: Sheet) -> None:
    jobs.at(0, "opmerking")
    type_text(BSN)
    press(Key.Key_Return)
    assert "lijkt een BSN" in QToolTip.text()
    press(Key.Key_Escape)
    assert jobs.rows[0].opmerking == ""


# -- choices -------------------------------------------------------------------------------------


def test_a_choice_by_keyboard(jobs: Sheet) -> None:
    jobs.at(0, "contract")
    beside = focused()
    assert isinstance(beside, QComboBox)
    assert [beside.itemText(place) for place in range(beside.count())] == [
        "Geen keuze",
        "Vast",
        "Tijdelijk",
    ]
    type_text("t")
    press(Key.Key_Return)
    assert jobs.rows[0].contract is Contract.TIJDELIJK
    assert jobs.cursor() == (1, "contract")
    jobs.undo()
    assert jobs.rows[0].contract is None
    assert jobs.cursor() == (0, "contract")


@pytest.mark.parametrize("form", [Vorm.DIENSTVERBAND, Vorm.DETACHERING])
def test_a_letter_chooses_nothing_between_more_choices(jobs: Sheet, form: Vorm) -> None:
    """A Dienstverband never becomes a Detachering because somebody typed a “d”."""
    jobs.at(0, "vorm")
    jobs.model.setData(jobs.model.index(0, jobs.column("vorm")), form.label)
    type_text("d")
    popup = focused()
    assert popup is not jobs.table
    press(Key.Key_Return)
    jobs.session.settle()
    assert jobs.rows[0].vorm is form


def test_more_letters_find_the_choice_in_the_list_that_one_opened(
    jobs: Sheet, request: pytest.FixtureRequest
) -> None:
    usual = QApplication.keyboardInputInterval()
    request.addfinalizer(lambda: QApplication.setKeyboardInputInterval(usual))
    QApplication.setKeyboardInputInterval(60_000)  # letters come slowly on a busy machine
    jobs.at(0, "vorm")
    type_text("o")
    press(Key.Key_Return)
    jobs.at(1, "vorm")
    type_text("uitz")
    press(Key.Key_Return, Key.Key_Return)
    assert [row.vorm for row in jobs.rows[:2]] == [Vorm.OVERIG_INLEEN, Vorm.UITZEND]


def test_a_choice_by_mouse_is_taken_at_once(jobs: Sheet) -> None:
    jobs.at(0, "vorm")
    press(Key.Key_F2)
    editor = focused()
    assert isinstance(editor, QComboBox)
    pick(editor, Vorm.UITZEND.label)
    press(Key.Key_Tab)
    assert jobs.rows[0].vorm is Vorm.UITZEND


def test_a_choice_that_must_be_made_has_no_empty_line_and_cannot_be_cleared(jobs: Sheet) -> None:
    jobs.at(0, "vorm")
    press(Key.Key_F2)
    editor = focused()
    assert isinstance(editor, QComboBox)
    assert editor.findText("") == -1
    assert editor.currentText() == "Dienstverband"
    press(Key.Key_Escape)
    press(Key.Key_Delete)
    assert jobs.rows[0].vorm is Vorm.DIENSTVERBAND
    assert jobs.messages == []


def test_a_choice_that_may_be_empty_can_be_cleared(hours: Sheet) -> None:
    hours.at(0, "functiegroep")
    type_text("d")
    press(Key.Key_Return)
    assert hours.rows[0].functiegroep is Functiegroep.DIRECTIE
    hours.at(0, "functiegroep")
    press(Key.Key_Delete)
    assert hours.rows[0].functiegroep is None


def test_a_comma_that_may_be_english_is_told_how_it_was_read(hours: Sheet) -> None:
    hours.at(0, "verloonde_uren")
    type_text("12,100")
    press(Key.Key_Return)
    settle()  # it is told after the cursor has moved
    assert hours.rows[0].verloonde_uren == Decimal("12.1")
    assert hours.messages == [
        "Klopt dit getal?: “12,100” is gelezen als 12,1. Bedoelt u 12.100? Typ dan 12.100."
    ]
    hours.at(0, "verloonde_uren")
    type_text("12,10")
    press(Key.Key_Return)
    assert len(hours.messages) == 1


def test_a_pasted_comma_that_may_be_english_is_told_too(hours: Sheet) -> None:
    hours.at(0, "verloonde_uren")
    hours.paste("12,100\n8,250\n900")
    assert [row.verloonde_uren for row in hours.rows] == [Decimal("12.1"), Decimal("8.25"), 900]
    (message,) = hours.messages
    assert message.startswith("Klopt dit getal?: rij 1: “12,100” is gelezen als 12,1.")
    assert "rij 2: “8,250” is gelezen als 8,25." in message


def test_uren_per_week_cannot_be_thousands(jobs: Sheet) -> None:
    jobs.at(0, "uren_per_week")
    type_text("12,500")
    press(Key.Key_Return)
    assert jobs.rows[0].uren_per_week == Decimal("12.5")
    assert jobs.messages == []


def side(sheet: Sheet) -> list[str]:
    """What stands beside the rows."""
    count, sideways = sheet.table.proxy.rowCount(), Qt.Orientation.Vertical
    return [str(sheet.table.proxy.headerData(row, sideways)) for row in range(count)]


@pytest.fixture
def plans(open_page: OpenPage) -> Sheet:
    """Three measures, in a window that is too narrow for their columns."""
    measures = (Maatregel("Taken"), Maatregel("K" * 60), Maatregel("Anders"))
    sheet = open_page(AgendaPage, jaar(2024, werkagenda=measures))
    sheet.holder.resize(500, 600)
    settle()
    return sheet


def test_the_side_tells_which_row_it_is_when_its_name_is_out_of_sight(plans: Sheet) -> None:
    plans.sort("omschrijving")
    narrow = plans.table.verticalHeader().width()
    assert side(plans) == ["3", "2", "1", "+"]
    plans.at(0, "resultaat")
    assert side(plans) == ["3   Anders", f"2   {'K' * 15}…", "1   Taken", "+"]
    assert plans.table.verticalHeader().width() > narrow
    plans.at(0, "omschrijving")
    assert side(plans) == ["3", "2", "1", "+"]
    assert plans.table.verticalHeader().width() == narrow


def test_the_columns_of_jobs_fit_and_the_kenmerk_stays_in_sight(jobs: Sheet) -> None:
    bar = jobs.table.horizontalScrollBar()
    assert bar.maximum() == 0
    jobs.at(0, "opmerking")
    assert jobs.table.columnViewportPosition(jobs.column("kenmerk")) == 0


def test_every_title_leaves_room_for_the_arrow_of_the_order(jobs: Sheet) -> None:
    header = jobs.table.horizontalHeader()
    for place, column in enumerate(jobs.model.columns):
        if jobs.table.isColumnHidden(place):
            continue
        title = header.fontMetrics().horizontalAdvance(column.title)
        assert header.sectionSize(place) >= title + 20, column.title


# -- copy, cut, paste, fill ----------------------------------------------------------------------


def test_copy_gives_a_block_that_a_spreadsheet_reads(jobs: Sheet) -> None:
    jobs.choose(0, "kenmerk", 1, "uren_per_week")
    press(Key.Key_C, with_=CONTROL)
    assert clipboard() == "P-01\tZuid\tDienstverband\t12\nP-02\tnoord\tDienstverband\t\n"


def test_a_copy_says_what_every_cell_shows_in_the_order_of_the_view(jobs: Sheet) -> None:
    jobs.model.setData(jobs.model.index(1, jobs.column("uren_per_week")), "veel")
    jobs.sort("kenmerk", Qt.SortOrder.DescendingOrder)
    proxy = jobs.table.proxy
    shown = [
        [jobs.shown(row, column.key) for column in jobs.model.columns]
        for row in range(proxy.rowCount())
    ]
    assert any("veel" in row for row in shown)
    jobs.at(0, "kenmerk")
    press(Key.Key_A, with_=CONTROL)
    press(Key.Key_C, with_=CONTROL)
    # A text box of the system takes empty lines at the end away; so may a clipboard.
    assert read_block(clipboard()) == shown[: len(read_block(clipboard()))]
    assert len(read_block(clipboard())) >= len(jobs.rows)


def test_a_copy_of_loose_cells_leaves_the_others_between_them_empty(jobs: Sheet) -> None:
    jobs.choose(0, "kenmerk", 0, "kenmerk")
    last = jobs.table.proxy.index(2, jobs.column("kenmerk") + 2)
    flag = QItemSelectionModel.SelectionFlag.Select
    jobs.table.selectionModel().select(last, flag)
    press(Key.Key_C, with_=CONTROL)
    first, between, other = read_block(clipboard())
    assert first == [jobs.shown(0, "kenmerk"), "", ""]
    assert not any(between)
    assert other == ["", "", last.data() or ""]


def test_copied_rows_can_be_pasted_below(jobs: Sheet, dialogs: Dialogs) -> None:
    dialogs.answers = ["Erbij"]
    press(Key.Key_A, with_=CONTROL)
    press(Key.Key_C, with_=CONTROL)
    before = jobs.rows
    jobs.at(3, "kenmerk")
    press(Key.Key_V, with_=CONTROL)
    assert len(jobs.rows) == 6
    for new, old in zip(jobs.rows[3:], before, strict=True):
        assert new.id != old.id
        assert (new.kenmerk, new.van, new.vorm) == (old.kenmerk, old.van, old.vorm)
        assert new.uren_per_week == old.uren_per_week


SCHOOLS = "Onderdeel\tVerloonde uren\nDe Es\t12.300\nDe Iep\t8.200\nDe Wilg\t4.100\n"


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("Vervangen", ["De Es", "De Iep", "De Wilg"]),
        ("Erbij", ["De Es", "De Iep", "De Wilg"] * 2),
        ("Annuleren", ["De Es", "De Iep", "De Wilg"]),
    ],
)
def test_a_list_that_is_pasted_again_is_asked_about(
    open_page: OpenPage, dialogs: Dialogs, answer: str, left: list[str]
) -> None:
    hours = open_page(HoursPage, jaar(2024))
    hours.paste(SCHOOLS)
    first = hours.rows
    hours.at(3, "onderdeel")
    dialogs.answers = [answer]
    hours.paste(SCHOOLS.replace("8.200", "8.300"))
    (question,) = dialogs.questions
    assert question.startswith(
        "Staat er al: 3 rijen die er al staan, staan (bijna) zo ook in wat u"
    )
    assert [row.onderdeel for row in hours.rows] == left
    known = {row.id for row in first} & {row.id for row in hours.rows}
    assert len(known) == (0 if answer == "Vervangen" else 3)
    assert hours.session.undo_stack.count() == (1 if answer == "Annuleren" else 2)


def test_one_row_is_copied_to_begin_another_with(jobs: Sheet, dialogs: Dialogs) -> None:
    press(Key.Key_C, with_=CONTROL)
    before = len(jobs.rows)
    jobs.choose(0, "kenmerk", 0, "uren_per_week")
    press(Key.Key_C, with_=CONTROL)
    jobs.at(before, "kenmerk")
    press(Key.Key_V, with_=CONTROL)
    assert len(jobs.rows) == before + 1
    assert dialogs.questions == []


def test_a_pasted_block_is_one_step_to_undo(jobs: Sheet) -> None:
    before = jobs.rows
    jobs.at(1, "onderdeel")
    jobs.paste("Noord\tUitzendkracht\t1.234,5\nWest\tinkoop (sroi)\t16\nExtra\t\t8\n")
    assert [row.onderdeel for row in jobs.rows] == ["Zuid", "Noord", "West", "Extra"]
    assert [row.vorm for row in jobs.rows[1:]] == [Vorm.UITZEND, Vorm.INKOOP, Vorm.DIENSTVERBAND]
    assert [row.uren_per_week for row in jobs.rows[1:]] == [None, 16, 8]
    assert jobs.rows[3].kenmerk == "P-04"
    assert jobs.messages == [
        "1 cel is niet overgenomen: P-02: Uren per week: vul hoogstens 168 in."
    ]
    assert jobs.session.undo_stack.count() == 1
    jobs.undo()
    assert jobs.rows == before


def test_a_paste_keeps_ids_and_untouched_rows(jobs: Sheet) -> None:
    before = jobs.rows
    jobs.at(1, "onderdeel")
    jobs.paste("Noord")
    assert jobs.rows[0] is before[0]
    assert jobs.rows[2] is before[2]
    assert jobs.rows[1].id == before[1].id


def test_quotes_and_line_ends_in_cells(hours: Sheet) -> None:
    hours.at(0, "onderdeel")
    hours.paste('"School ""Oost"""\tdirectie\t10\t\t\t"regel een\nregel twee"\r\nB\t\t20\r\n')
    assert hours.rows[0].onderdeel == 'School "Oost"'
    assert hours.rows[0].opmerking == "regel een\nregel twee"
    assert [row.verloonde_uren for row in hours.rows] == [10, 20]
    assert len(hours.rows) == 2


def test_a_text_with_a_line_end_survives_f2_and_enter(hours: Sheet) -> None:
    hours.at(0, "opmerking")
    hours.paste('"regel een\nregel twee"')
    hours.at(0, "opmerking")
    press(Key.Key_F2)
    press(Key.Key_Return)
    assert hours.rows[0].opmerking == "regel een\nregel twee"
    assert hours.session.undo_stack.count() == 1


def test_blank_lines_empty_cells_but_make_no_rows(hours: Sheet) -> None:
    hours.at(1, "onderdeel")
    hours.paste("\nC\n\nD\n\n")
    assert [row.onderdeel for row in hours.rows] == ["A", "", "C", "D"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(hours: Sheet, end: str) -> None:
    hours.at(0, "onderdeel")
    hours.paste(f"X\t\t1{end}Y\t\t2{end}")
    assert [(row.onderdeel, row.verloonde_uren) for row in hours.rows] == [("X", 1), ("Y", 2)]


def test_a_line_of_titles_names_the_columns(jobs: Sheet) -> None:
    jobs.at(3, "kenmerk")
    jobs.paste("Uren per week\tKENMERK\tVan\n20\tQ-1\t1-5-2024\n8\tQ-2\t2024-06-01\n")
    new = jobs.rows[3:]
    assert [row.kenmerk for row in new] == ["Q-1", "Q-2"]
    assert [row.uren_per_week for row in new] == [20, 8]
    assert [row.van for row in new] == [date(2024, 5, 1), date(2024, 6, 1)]


def test_the_words_and_titles_of_payroll_systems(hours: Sheet) -> None:
    hours.at(2, "onderdeel")
    hours.paste("School\tFunctiecategorie\tTotaal uren\nDe Es\tOOP\t10\nDe Iep\tElf\t20\n")
    es, iep = hours.rows[-2:]
    assert (es.onderdeel, es.functiegroep) == ("De Es", Functiegroep.ONDERSTEUNEND)
    assert (iep.functiegroep, iep.verloonde_uren) == (None, 20)  # elves are refused


def test_a_bsn_in_a_pasted_text_is_refused_and_the_rest_taken(jobs: Sheet) -> None:
    jobs.at(3, "kenmerk")
    jobs.paste(f"{BSN}\tNoord\nQ-2\t{BSN}\n")
    new = jobs.rows[3:]
    assert [row.kenmerk for row in new] == ["P-04", "Q-2"]
    assert [row.onderdeel for row in new] == ["Noord", ""]
    (message,) = jobs.messages
    assert message.startswith("2 cellen zijn niet overgenomen")
    assert BSN not in message


def test_a_pasted_line_that_becomes_no_row_is_told_as_a_row(jobs: Sheet) -> None:
    jobs.at(3, "kenmerk")
    jobs.paste(
        "Kenmerk\tVorm\tUren per week\tVan\n"
        "Q-1\tiets vreemds\t12\t31-2-2025\n"
        "Q-2\tDienstverband\t999\t1-5-2024\n"
    )
    assert [row.kenmerk for row in jobs.rows[3:]] == ["Q-2"]
    (message,) = jobs.messages
    assert message.startswith(
        "1 rij en 1 cel zijn niet overgenomen: de hele rij 2 van wat u plakte: Vorm: "
        "“iets vreemds” is geen keuze."
    )
    assert "31-2-2025" not in message  # the row is gone, so its other cells do not matter
    assert message.endswith("Q-2: Uren per week: vul hoogstens 168 in.")


def test_lost_rows_are_told_before_cells_and_counted(jobs: Sheet) -> None:
    jobs.at(3, "kenmerk")
    lost = "".join(f"Q-{place}\tNoord\tvreemd\n" for place in range(6))
    jobs.paste(f"R-1\tNoord\tDienstverband\tacht\n{lost}")
    assert [row.kenmerk for row in jobs.rows[3:]] == ["R-1"]
    (message,) = jobs.messages
    assert message.startswith("6 rijen en 1 cel zijn niet overgenomen: de hele rij 2 ")
    assert message.endswith("En nog 2 rijen en 1 cel.")


def test_many_refusals_are_counted(jobs: Sheet) -> None:
    jobs.at(0, "uren_per_week")
    jobs.paste("a\nb\nc\nd\ne\nf\n")
    (message,) = jobs.messages
    assert message.startswith("6 cellen zijn niet overgenomen")
    assert message.endswith("En nog 2 cellen.")


def test_a_paste_goes_to_the_rows_as_they_are_shown(jobs: Sheet) -> None:
    jobs.sort("onderdeel")
    assert jobs.listed("onderdeel") == ["noord", "Oost", "Zuid"]
    jobs.at(0, "soort_werk")
    jobs.paste("een\ntwee\ndrie\nvier\n")
    assert [row.soort_werk for row in jobs.rows] == ["drie", "een", "twee", "vier"]
    assert jobs.listed("soort_werk") == ["een", "twee", "drie", "vier"]


def test_a_paste_goes_to_the_rows_that_a_search_leaves(jobs: Sheet) -> None:
    jobs.page._search.setText("oo")
    assert jobs.listed("onderdeel") == ["noord", "Oost"]
    jobs.at(0, "soort_werk")
    jobs.paste("een\ntwee\n")
    assert [row.soort_werk for row in jobs.rows] == ["", "een", "twee"]


def test_a_cell_on_the_clipboard_fills_the_selection(jobs: Sheet) -> None:
    jobs.choose(0, "onderdeel", 2, "vorm")
    jobs.paste("payroll\n")
    assert [row.vorm for row in jobs.rows] == [Vorm.PAYROLL] * 3
    assert [row.onderdeel for row in jobs.rows] == ["payroll"] * 3
    assert jobs.session.undo_stack.count() == 1


def test_a_cell_on_the_clipboard_fills_a_field_of_all_chosen_rows(jobs: Sheet) -> None:
    jobs.choose(0, "kenmerk", 2, "kenmerk")
    assert isinstance(jobs.page, JobsPage)
    assert jobs.page.panel.focus_field("soort_werk")
    jobs.paste("Tuin\n")
    assert [row.soort_werk for row in jobs.rows] == ["Tuin"] * 3
    assert jobs.session.undo_stack.count() == 1
    jobs.at(1, "soort_werk")
    replace_text("")
    jobs.paste("Keuken")
    press(Key.Key_Return)
    assert [row.soort_werk for row in jobs.rows] == ["Tuin", "Keuken", "Tuin"]


def test_fill_and_clear_keep_the_selection(jobs: Sheet) -> None:
    jobs.choose(0, "onderdeel", 2, "onderdeel")
    press(Key.Key_Delete)
    assert [row.onderdeel for row in jobs.rows] == ["", "", ""]
    assert len(jobs.table.selectedIndexes()) == 3
    jobs.undo()
    assert [row.onderdeel for row in jobs.rows] == ["Zuid", "noord", "Oost"]
    assert len(jobs.table.selectedIndexes()) == 3


def test_cut_empties_what_it_copied(jobs: Sheet) -> None:
    jobs.choose(0, "onderdeel", 0, "uren_per_week")
    press(Key.Key_X, with_=CONTROL)
    assert clipboard() == "Zuid\tDienstverband\t12\n"
    row = jobs.rows[0]
    assert (row.onderdeel, row.vorm, row.uren_per_week) == ("", Vorm.DIENSTVERBAND, None)


def test_select_all_and_delete_leaves_the_rows(jobs: Sheet) -> None:
    press(Key.Key_A, with_=CONTROL)
    press(Key.Key_Delete)
    assert len(jobs.rows) == 3
    assert all(row.kenmerk == "" and row.uren_per_week is None for row in jobs.rows)
    assert jobs.session.undo_stack.count() == 1


@pytest.mark.parametrize("text", ["", "\n", "\r\n"])
def test_an_empty_clipboard_changes_nothing(jobs: Sheet, text: str) -> None:
    before = jobs.rows
    jobs.at(0, "kenmerk")
    jobs.paste(text)
    assert jobs.rows == before


def test_paste_from_the_button_adds_rows_also_while_searching(jobs: Sheet) -> None:
    put_on_clipboard("Q-1\tWest\n")
    jobs.page._search.setText("noord")
    jobs.page._paste_at_end()
    settle()
    assert [row.kenmerk for row in jobs.rows] == ["P-01", "P-02", "P-03", "Q-1"]
    assert len(jobs.listed("kenmerk")) == 4


def test_columns_keep_their_place_or_a_paste_would_go_to_others(jobs: Sheet) -> None:
    assert not jobs.table.horizontalHeader().sectionsMovable()


@pytest.mark.parametrize("key", [Key.Key_Home, Key.Key_Up])
def test_moving_with_control_chooses_that_cell_and_no_other(jobs: Sheet, key: Qt.Key) -> None:
    jobs.at(2, "kenmerk")
    press(key, with_=CONTROL)
    row, column = jobs.cursor()
    assert row < 2
    press(Key.Key_Delete)
    assert jobs.rows[2].kenmerk == "P-03"
    assert column == "kenmerk"
    assert jobs.rows[row].kenmerk == ""


# -- rows ----------------------------------------------------------------------------------------


def test_a_new_row_by_its_key_also_while_searching(jobs: Sheet) -> None:
    jobs.page._search.setText("noord")
    jobs.table.setFocus()
    press(Key.Key_Insert, with_=CONTROL)
    assert isinstance(focused(), QLineEdit)
    type_text("Q-9")
    press(Key.Key_Return)
    assert jobs.rows[3].kenmerk == "Q-9"


def test_removed_rows_come_back_in_their_place(jobs: Sheet) -> None:
    before = jobs.rows
    jobs.choose(0, "kenmerk", 1, "kenmerk")
    press(Key.Key_Delete, with_=CONTROL)
    assert jobs.rows == before[2:]
    assert jobs.session.undo_stack.undoText() == "2 rijen verwijderen"
    jobs.undo()
    assert jobs.rows == before
    assert jobs.cursor()[0] == 0


def test_removing_a_found_row_keeps_the_search(jobs: Sheet) -> None:
    jobs.page._search.setText("oo")
    jobs.at(0, "kenmerk")
    press(Key.Key_Delete, with_=CONTROL)
    assert jobs.page._search.text() == "oo"
    assert jobs.listed("onderdeel") == ["Oost"]
    jobs.undo()
    assert [row.onderdeel for row in jobs.rows] == ["Zuid", "noord", "Oost"]


def test_removing_the_empty_row_does_nothing(jobs: Sheet) -> None:
    jobs.at(3, "kenmerk")
    press(Key.Key_Delete, with_=CONTROL)
    assert len(jobs.rows) == 3


def test_undo_puts_the_cursor_in_the_cell(jobs: Sheet) -> None:
    jobs.at(0, "onderdeel")
    type_text("West")
    press(Key.Key_Return)
    jobs.at(2, "soort_werk")
    jobs.undo()
    assert jobs.cursor() == (0, "onderdeel")


def test_a_search_sees_what_changed_since_the_letter_before(jobs: Sheet) -> None:
    jobs.page._search.setText("w")
    jobs.model.setData(jobs.model.index(1, jobs.column("onderdeel")), "Westhoek")
    jobs.model.setData(jobs.model.index(2, jobs.column("uren_per_week")), "weinig")
    settle()
    jobs.page._search.setText("we")
    assert jobs.listed("kenmerk") == ["P-02", "P-03"]
    jobs.page._search.setText("westhoek")
    assert jobs.listed("kenmerk") == ["P-02"]
    jobs.undo()
    jobs.page._search.setText("westhoe")
    assert jobs.listed("kenmerk") == []


def test_undo_clears_a_search_that_hides_the_row(jobs: Sheet) -> None:
    jobs.at(0, "onderdeel")
    type_text("West")
    press(Key.Key_Return)
    jobs.page._search.setText("noord")
    jobs.undo()
    assert jobs.page._search.text() == ""
    assert jobs.cursor() == (0, "onderdeel")


# -- order and search ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "up", "down"),
    [
        ("uren_per_week", ["9", "12", ""], ["12", "9", ""]),
        ("van", ["01-12-2023", "01-03-2024", ""], ["01-03-2024", "01-12-2023", ""]),
        ("onderdeel", ["noord", "Oost", "Zuid"], ["Zuid", "Oost", "noord"]),
    ],
)
def test_sorting_by_value_with_empty_cells_last(
    jobs: Sheet, key: str, up: list[str], down: list[str]
) -> None:
    last = jobs.table.proxy.rowCount() - 1
    for order, expected in (
        (Qt.SortOrder.AscendingOrder, up),
        (Qt.SortOrder.DescendingOrder, down),
    ):
        jobs.sort(key, order)
        assert jobs.listed(key) == expected
        assert jobs._row(last) is None
    jobs.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert jobs.listed("kenmerk") == ["P-01", "P-02", "P-03"]


def test_calculated_columns_sort_by_their_number(jobs: Sheet) -> None:
    jobs.sort("Uren in jaar")
    kenmerken = jobs.listed("kenmerk")
    assert kenmerken[-1] == "P-02"
    assert jobs.listed("Uren in jaar")[-1] == "onbekend"


def test_the_order_stays_while_typing_and_new_rows_come_last(jobs: Sheet) -> None:
    jobs.sort("onderdeel")
    jobs.at(0, "onderdeel")
    type_text("zzz")
    press(Key.Key_Return)
    assert jobs.listed("onderdeel") == ["zzz", "Oost", "Zuid"]
    assert jobs.cursor() == (1, "onderdeel")
    jobs.at(3, "onderdeel")
    type_text("aaa")
    press(Key.Key_Tab)
    assert jobs.cursor() == (3, "vorm")
    press(Key.Key_Escape)
    assert jobs.listed("onderdeel") == ["zzz", "Oost", "Zuid", "aaa"]
    assert jobs._row(4) is None
    jobs.undo()
    assert jobs.listed("onderdeel") == ["zzz", "Oost", "Zuid"]
    assert jobs._row(3) is None


def test_search_looks_at_every_cell(jobs: Sheet) -> None:
    for words, found in (
        ("ZUID", ["P-01"]),
        ("p-0 oo", ["P-02", "P-03"]),
        ("01-12-2023", ["P-03"]),
        ("onbekend", ["P-02"]),
        ("bestaat niet", []),
        ("  ", ["P-01", "P-02", "P-03"]),
    ):
        jobs.page._search.setText(words)
        assert jobs.listed("kenmerk") == found


# -- the keyboard is never caught ----------------------------------------------------------------


def test_tab_leaves_the_table_at_its_ends(jobs: Sheet) -> None:
    jobs.at(3, "verloonde_uren")
    press(Key.Key_Tab)
    assert focused() is not jobs.table
    jobs.at(0, "kenmerk")
    press(Key.Key_Backtab, with_=SHIFT)
    assert focused() is not jobs.table


@pytest.mark.parametrize(
    ("key", "with_"), [(Key.Key_Tab, CONTROL), (Key.Key_Backtab, CONTROL | SHIFT)]
)
def test_control_tab_leaves_the_table_from_anywhere(
    jobs: Sheet, key: Qt.Key, with_: Qt.KeyboardModifier
) -> None:
    jobs.at(1, "onderdeel")
    press(key, with_=with_)
    assert focused() is not jobs.table
    assert jobs.table.currentIndex().row() == 1
    assert jobs.table.current_key() == "onderdeel"


# -- many rows -----------------------------------------------------------------------------------


@pytest.mark.traag
def test_two_thousand_rows_pasted_filled_searched_and_undone(open_page: OpenPage) -> None:
    jobs = open_page(JobsPage, jaar(2024, verloonde_uren=100_000), checked=False)
    lines = (f"\tSchool {n % 12}x\tdienstverband\t{n % 40 + 1}" for n in range(2000))
    jobs.paste("\n".join(lines))
    assert len(jobs.rows) == 2000
    assert jobs.rows[-1].kenmerk == "P-2000"
    jobs.choose(0, "onderdeel", 3, "onderdeel")
    press(Key.Key_A, with_=CONTROL)
    press(Key.Key_Delete)
    assert all(row.onderdeel == "" for row in jobs.rows)
    jobs.undo()
    jobs.page._search.setText("school 11x")
    assert len(jobs.listed("kenmerk")) == 2000 // 12
    jobs.undo()
    assert jobs.rows == ()


# -- the clipboard -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ('"a\nb"\tc', [["a\nb", "c"]]),
        ('"zeg ""ja"""\tc', [['zeg "ja"', "c"]]),
        ('5" pijp\tb\nc\td', [['5" pijp', "b"], ["c", "d"]]),
        ('"open\tb\nc\td', [['"open', "b"], ["c", "d"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("", []),
        ("\n", []),
        ("a\r\nb\r\n", [["a"], ["b"]]),
        ("\t\n", [["", ""]]),
    ],
)
def test_reading_a_block(text: str, block: list[list[str]]) -> None:
    assert read_block(text) == block


def test_what_is_written_is_read_back() -> None:
    block = [["a", 'met "quotes"', "twee\nregels"], ["tab\tin", "", "é😀"]]
    assert read_block(write_block(block)) == block


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_take_for_a_formula_is_copied_as_text(sign: str) -> None:
    block = [[f"{sign}A1+B1", "Jan"], [f"'{sign}x", f"{sign}dochter Anna"]]
    written = write_block(block)
    for row in csv.reader(io.StringIO(written, newline=""), delimiter="\t"):
        assert not any(cell.startswith(sign) for cell in row)
    assert read_block(written) == block


@pytest.mark.parametrize("number", ["-4,5", "+12", "-1.234,50", "- 3", "-€ 5,00", "-12%", "-0"])
def test_a_number_is_copied_as_a_number(number: str) -> None:
    assert write_block([[number]]) == f"{number}\n"


@given(st.lists(st.lists(st.text("=+-@' \t1a,", max_size=6), min_size=2, max_size=3), max_size=3))
def test_what_is_copied_is_pasted_as_it_was(block: list[list[str]]) -> None:
    width = max(map(len, block), default=0)
    square = [[*row, *("",) * (width - len(row)), "einde"] for row in block]
    assert read_block(write_block(square)) == square


def test_a_very_long_cell_is_still_a_block() -> None:
    assert read_block("x" * 200_000 + "\tb") == [["x" * 200_000, "b"]]


# -- the page of hours ---------------------------------------------------------------------------


def test_one_row_of_hours_changes_the_share_of_all(hours: Sheet) -> None:
    told: list[tuple[int, int]] = []
    hours.model.dataChanged.connect(lambda top, bottom: told.append((top.row(), bottom.row())))
    assert [hours.shown(row, "Aandeel") for row in (0, 1)] == ["25,0%", "75,0%"]
    hours.at(1, "verloonde_uren")
    type_text("100")
    press(Key.Key_Return)
    assert [hours.shown(row, "Aandeel") for row in (0, 1)] == ["50,0%", "50,0%"]
    assert (0, 1) in told


def test_rows_know_their_kind(jobs: Sheet, hours: Sheet) -> None:
    assert all(isinstance(row, Baan) for row in jobs.model.rows)
    assert all(isinstance(row, UrenRegel) for row in hours.model.rows)
