"""Banen: the columns that are seen, the panel of the chosen row, the total, and what is asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import baan, dossier, jaar, regel
from driving import (
    CONTROL,
    SHIFT,
    Dialogs,
    focused,
    pick,
    press,
    put_on_clipboard,
    replace_text,
    settle,
    type_text,
    words_in,
)
from everywhere import sample
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QPushButton, QWidget

from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Record
from banen_desktop.dossier.model import Baan, Contract, Dossier, Toerekening, Vorm
from banen_desktop.window.basis.session import Session
from banen_desktop.window.dialogs.counts_dialog import CountsDialog
from banen_desktop.window.dialogs.manual import Manual
from banen_desktop.window.pages.job_columns import REGISTER
from banen_desktop.window.pages.jobs_page import JobsPage
from banen_desktop.window.shell import sidebar, steps
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.table.choice_box import ChoiceBox
from banen_desktop.window.table.columns_table import TEXT_MARGIN
from banen_desktop.window.table.row_field import RowField

Key = Qt.Key
TODAY = date(2026, 2, 9)
CHECKED = {REGISTER: date(2025, 12, 1)}
FIXED = {"contract": Contract.VAST}
ROWS = (
    baan(kenmerk="P-01", onderdeel="Noord", uren_per_week=24, **CHECKED, **FIXED),
    baan(kenmerk="P-02", onderdeel="Zuid", uren_per_week=12, **FIXED),
    baan(kenmerk="P-03", vorm=Vorm.INKOOP, verloonde_uren=835),
    baan(kenmerk="P-04", vorm=Vorm.PAYROLL, uren_per_week=12, **CHECKED),
    baan(kenmerk="P-05", uren_per_week=12, **FIXED),
)
MANY = Decimal(1_000_000)
SEEN = ["Kenmerk", "Onderdeel", "Vorm", "Uur/week", "In 2025", "Uren", "Banen", "Telt mee"]


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "today", lambda _session: TODAY)


@pytest.fixture
def page(window: MainWindow) -> JobsPage:
    """Five rows: of them three have something open."""
    return opened(window, dossier(jaar(2025, *ROWS, verloonde_uren=MANY)))


def opened(window: MainWindow, shown: Dossier) -> JobsPage:
    window.resize(1366, 712)
    window.session.start(shown)
    window._show_workspace("Banen")
    settle()
    return window.workspace.jobs


def rows(page: JobsPage) -> tuple[Baan, ...]:
    assert page.session.jaar is not None
    return page.session.jaar.banen


def choose(page: JobsPage, row: int, key: str = "kenmerk") -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.proxy.index(row, page.table.place_of(key)))
    settle()


def beside() -> str:
    """The key of the field in the panel that has the keyboard."""
    holder = focused().parent()
    assert isinstance(holder, RowField)
    return holder.key


def titles(page: JobsPage) -> list[str]:
    table = page.table
    return [
        str(table.model().headerData(place, Qt.Orientation.Horizontal))
        for place in range(len(page.model.columns))
        if not table.isColumnHidden(place)
    ]


def button(page: JobsPage, text: str) -> QPushButton:
    found = [one for one in page.findChildren(QPushButton) if one.text() == text]
    (one,) = (each for each in found if each.isVisible())
    return one


def shown(page: JobsPage, key: str) -> list[str]:
    column = [each.key for each in page.model.columns].index(key)
    view = page.table.proxy
    return [str(view.index(row, column).data() or "") for row in range(view.rowCount())]


# -- what is seen --------------------------------------------------------------------------------


def test_eight_columns_fit_and_five_where_there_is_less_room(window: MainWindow) -> None:
    page = opened(window, sample())
    assert titles(page) == SEEN
    assert page.table.horizontalScrollBar().maximum() == 0
    assert not page.panel.fields["vorm"].isVisible()
    window.resize(1024, 640)
    settle()
    assert titles(page) == ["Kenmerk", "Onderdeel", "Uren", "Banen", "Telt mee"]
    assert page.table.horizontalScrollBar().maximum() == 0
    for key in ("vorm", "uren_per_week", "van", "tot"):
        assert page.panel.fields[key].isVisible()


@pytest.mark.parametrize("size", [(1366, 712), (1280, 720), (1024, 584), (960, 444)])
def test_no_title_and_no_name_is_cut(window: MainWindow, size: tuple[int, int]) -> None:
    page = opened(window, sample())
    window.resize(*size)
    settle()
    table, head = page.table, page.table.horizontalHeader()
    for place in range(len(page.model.columns)):
        if table.isColumnHidden(place):
            continue
        title = str(page.model.headerData(place, Qt.Orientation.Horizontal))
        wide = head.sectionSize(place) - 2 * TEXT_MARGIN
        assert head.fontMetrics().horizontalAdvance(title) <= wide, title
        end = head.sectionViewportPosition(place) + head.sectionSize(place)
        assert end <= table.viewport().width(), title
        if title in {"Kenmerk", "Onderdeel", "Uren", "Banen"}:
            for text in shown(page, page.model.columns[place].key):
                assert table.fontMetrics().horizontalAdvance(text) <= wide, text
    assert page.panel.fields["uren_per_week"].isVisible() is ("Uur/week" not in titles(page))


def test_a_column_without_names_leaves_its_room_to_another(window: MainWindow) -> None:
    page = opened(window, dossier(jaar(2025, *(replace(row, onderdeel="") for row in ROWS))))
    window.resize(960, 444)
    settle()
    room, at = page.table.viewport().width(), page.table.place_of("onderdeel")
    assert page.table.columnWidth(at) < room / 4
    assert page.table.horizontalScrollBar().maximum() == 0
    page.model.take(0, {at: "Noord"})
    settle()
    assert page.table.columnWidth(at) > room / 4
    assert page.table.horizontalScrollBar().maximum() == 0


def test_every_field_of_a_row_is_a_column_or_stands_beside_it(window: MainWindow) -> None:
    page = opened(window, dossier(jaar(2025, *ROWS)))
    for width in (1366, 1280, 1024):
        window.resize(width, 700)
        choose(page, 3)  # the lender is asked about
        for column in page.model.columns:
            if column.field is not None:
                in_panel = page.panel.fields.get(column.key)
                is_beside = in_panel is not None and in_panel.isVisible()
                assert page.table.is_seen(column.key) or is_beside, (width, column.key)


def test_what_does_not_count_stands_in_brackets_and_has_no_jobs(page: JobsPage) -> None:
    assert shown(page, "verloonde_uren")[:5] == ["~ 1.253", "~ 626", "(835)", "(~ 626)", "~ 626"]
    assert shown(page, "Banen")[:5] == ["0,94", "0,47", "–", "–", "0,47"]
    told = ["ja", "ja, nakijken", "nee", "vraag open", "ja, nakijken"]
    assert shown(page, "Telt mee")[:5] == told


def test_the_title_the_total_and_the_bar_say_the_same(page: JobsPage) -> None:
    assert page.title.text() == "1,9 banen tellen mee in 2025"
    words = words_in(page)
    assert "Totaal: 3 van 5 rijen, 3 mensen" in words
    assert "2.506" in words  # of which 1.253, 626 and 626 are 2.505
    assert "uren opgeteld 2.505 en hier 2.506" in words
    assert "tellen mee" in words


def test_the_total_stays_whatever_rows_are_seen(page: JobsPage) -> None:
    before = words_in(page.total)
    page._search.setText("zuid")
    assert shown(page, "kenmerk") == ["P-02"]
    assert words_in(page.total) == before
    last = page.total._sums["Banen"].geometry()
    header = page.table.horizontalHeader()
    place = page.table.place_of("Banen")
    end = page.table.viewport().x() + header.sectionViewportPosition(place)
    assert abs(last.right() - (end + header.sectionSize(place) - 6)) <= 2


def test_the_filter_leaves_what_is_to_be_done(page: JobsPage) -> None:
    texts = [page._filter.itemText(place) for place in range(3)]
    assert texts == ["Alle 5 rijen", "Te doen: 3 rijen", "Telt niet mee: 2 rijen"]
    pick(page._filter, "Te doen: 3 rijen")
    assert shown(page, "kenmerk") == ["P-02", "P-04", "P-05"]
    pick(page._filter, "Telt niet mee: 2 rijen")
    assert shown(page, "kenmerk") == ["P-03", "P-04"]
    page.go_to(rows(page)[0].id, "onderdeel")
    assert page._filter.currentIndex() == 0
    assert len(shown(page, "kenmerk")) == 6


def test_a_row_that_is_done_stays_in_the_filter_until_it_is_chosen_again(page: JobsPage) -> None:
    pick(page._filter, "Te doen: 3 rijen")
    choose(page, 0)
    button(page, "Vandaag").click()
    settle()
    assert shown(page, "kenmerk") == ["P-02", "P-04", "P-05"]
    pick(page._filter, "Te doen: 2 rijen")
    assert shown(page, "kenmerk") == ["P-04", "P-05"]


def test_a_search_has_its_place_in_a_narrow_window_too(window: MainWindow, page: JobsPage) -> None:
    window.resize(1024, 640)
    settle()
    assert not page._search.isVisible()
    page.table.setFocus()
    press(Key.Key_F, with_=CONTROL)
    assert focused() is page._search
    assert not page._filter.isVisible()
    type_text("zuid")
    assert shown(page, "kenmerk") == ["P-02"]
    page.table.setFocus()
    settle()
    assert page._search.isVisible()
    page.show_all()
    page.table.setFocus()
    page._search.editingFinished.emit()
    assert not page._search.isVisible()
    assert page._filter.isVisible()


def test_who_counts_is_told_by_the_manual_which_follows_the_pages(
    page: JobsPage, window: MainWindow
) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == "Wie telt mee?").click()
    settle()
    (dialog,) = (one for one in page.window().findChildren(QDialog) if one.isVisible())
    assert isinstance(dialog, Manual)
    assert dialog.titles.currentItem().text() == "Banen"
    window.workspace.sidebar.choose("Uren")
    assert dialog.titles.currentItem().text() == "Uren"
    dialog.close()


# -- the panel -----------------------------------------------------------------------------------


def test_the_panel_says_what_the_row_is_worth(page: JobsPage) -> None:
    choose(page, 0)
    words = words_in(page.panel)
    for part in (
        "P-01, Noord",
        "1 van 5",
        "Telt mee voor 0,94 baan",
        "1.253 uur (geschat) ÷ 1.331 uur per baan.",
        "Nagekeken voor 2025.",
        "01-12-2025",
    ):
        assert part in words
    assert page.panel.fields["verloonde_uren"].input.property("placeholderText") == "~ 1.253"
    choose(page, 5)
    assert "Typ of plak links een rij" in words_in(page.panel)


def test_today_is_filled_in_and_the_choice_stays_until_the_user_goes_on(page: JobsPage) -> None:
    choose(page, 1)
    assert "Nog niet nagekeken voor 2025." in words_in(page.panel)
    today = button(page, "Vandaag")
    assert "ik heb het vandaag nagekeken" in today.accessibleName()
    today.click()
    settle()
    assert rows(page)[1].register_gecontroleerd_op == TODAY
    assert page.table.current_row() is rows(page)[1]
    assert focused() is button(page, "Volgende open rij: P-04")
    press(Key.Key_Space)
    assert page.table.current_row() is rows(page)[3]
    page.session.undo_stack.undo()
    settle()
    assert rows(page)[1].register_gecontroleerd_op is None
    assert page.table.current_row() is rows(page)[1]
    assert beside() == REGISTER


def test_a_typed_day_leads_to_the_next_row_by_enter(page: JobsPage) -> None:
    choose(page, 1)
    assert page.panel.focus_field(REGISTER)
    type_text("3-2-2026")
    press(Key.Key_Return)
    assert rows(page)[1].register_gecontroleerd_op == date(2026, 2, 3)
    assert page.table.current_row() is rows(page)[1]
    press(Key.Key_Space)
    assert page.table.current_row() is rows(page)[3]


def test_nothing_is_offered_when_nothing_is_open(window: MainWindow) -> None:
    page = opened(window, dossier(jaar(2025, ROWS[0], verloonde_uren=MANY)))
    choose(page, 0)
    assert not page.panel._next.isVisible()


def test_the_questions_about_the_lender_are_answered_here(page: JobsPage) -> None:
    choose(page, 3)
    fields = page.panel.fields
    asked = ("uitlener_7_690", "uitlener_handelsregister", "toerekening")
    assert all(fields[key].isVisible() for key in asked)
    for key, text in zip(asked, ("Ja", "Ja", "Afgesproken"), strict=True):
        box = fields[key].input
        assert isinstance(box, ChoiceBox)
        pick(box, text)
    row = rows(page)[3]
    assert (row.uitlener_7_690, row.uitlener_handelsregister) == (JaNee.JA, JaNee.JA)
    assert row.toerekening is Toerekening.AFGESPROKEN
    assert "Telt mee voor 0,47 baan" in words_in(page.panel)
    box = fields["uitlener_7_690"].input
    assert isinstance(box, ChoiceBox)
    pick(box, "Weet ik nog niet")
    assert rows(page)[3].uitlener_7_690 is None
    choose(page, 0)
    assert not any(fields[key].isVisible() for key in asked)


def test_a_dossier_to_read_can_be_read(page: JobsPage) -> None:
    page.session.read_only = "Iemand heeft dit dossier al open."
    page.refresh()
    choose(page, 1)
    assert "Telt mee voor 0,47 baan" in words_in(page.panel)
    assert not any(field.isEnabled() for field in page.panel.fields.values())
    assert not button(page, "Vandaag").isEnabled()


def test_who_comes_to_work_is_at_the_first_thing_to_do(window: MainWindow) -> None:
    for number, key in ((1, REGISTER), (3, "uitlener_7_690")):
        page = opened(window, dossier(jaar(2025, ROWS[0], ROWS[number], verloonde_uren=MANY)))
        page.begin()
        assert page.table.current_row() is rows(page)[1]
        assert beside() == key
    page = opened(window, dossier(jaar(2025, baan(**CHECKED))))
    page.begin()
    assert focused() is page.table
    assert page.table.current_key() == "verloonde_uren"
    page = opened(window, dossier(jaar(2025)))
    page.begin()
    assert focused() is page.table
    type_text("P-01")
    press(Key.Key_Return)
    assert len(rows(page)) == 1


# -- the keyboard --------------------------------------------------------------------------------


def test_tab_goes_past_all_fields_of_a_row_and_back(page: JobsPage) -> None:
    choose(page, 3, "verloonde_uren")
    went = []
    press(Key.Key_Tab)
    while focused() is not page.table:
        if isinstance(focused().parent(), RowField):
            went.append(beside())
        press(Key.Key_Tab)
        assert len(went) < 30
    here = page.table.currentIndex()
    assert (here.row(), here.column()) == (4, 0)
    unseen = {each.key for each in page.model.columns if each.field}
    unseen -= {key for key in unseen if page.table.is_seen(key)}
    assert unseen <= set(went)
    press(Key.Key_Backtab, with_=SHIFT)
    assert beside() == went[-1]
    assert page.table.currentIndex().row() == 3
    page.panel.enter(forward=True)
    press(Key.Key_Backtab, with_=SHIFT)
    assert focused() is page.table
    assert page.table.current_key() == "verloonde_uren"


def test_who_comes_by_the_mouse_is_not_caught_between_table_and_panel(page: JobsPage) -> None:
    choose(page, 0)
    page.panel.fields["opmerking"].input.setFocus()
    for _ in range(5):
        press(Key.Key_Tab)
    assert not page.panel.isAncestorOf(focused())
    assert focused() is not page.table


def test_control_tab_leaves_the_panel(page: JobsPage) -> None:
    choose(page, 0, "verloonde_uren")
    press(Key.Key_Tab)
    assert beside() == REGISTER
    press(Key.Key_Tab, with_=CONTROL)
    assert not page.panel.isAncestorOf(focused())
    assert focused() is not page.table


def test_two_days_are_typed_in_one_cell_as_one_edit(page: JobsPage) -> None:
    choose(page, 0, "van")
    type_text("1-5-2025")
    press(Key.Key_Tab)
    type_text("30-9-2025")
    press(Key.Key_Tab)
    row = rows(page)[0]
    assert (row.van, row.tot) == (date(2025, 5, 1), date(2025, 9, 30))
    assert page.session.undo_stack.count() == 1
    assert page.table.current_key() == "verloonde_uren"
    press(Key.Key_Escape)
    assert shown(page, "van")[0] == "1 mei–30 sep"
    page.session.undo_stack.undo()
    assert shown(page, "van")[0] == "heel jaar"
    assert (rows(page)[0].van, rows(page)[0].tot) == (None, None)


def test_a_day_that_does_not_fit_stays_in_its_own_line(page: JobsPage) -> None:
    choose(page, 0, "van")
    press(Key.Key_F2)
    press(Key.Key_Tab)
    type_text("31-2-2025")
    press(Key.Key_Return)  # it is kept open, with the reason
    editor = focused()
    assert isinstance(editor, QLineEdit)
    page._search.setFocus()
    settle()
    assert page.model.unread_cells == [(rows(page)[0].id, "tot", "Tot en met")]
    assert shown(page, "van")[0] == "31-2-2025"
    choose(page, 1)
    page.go_to_unread(rows(page)[0].id, "tot")
    press(Key.Key_F2)
    first = focused()
    assert isinstance(first, QLineEdit)
    assert first.text() == ""
    press(Key.Key_Tab)
    last = focused()
    assert isinstance(last, QLineEdit)
    assert last.text() == "31-2-2025"
    replace_text("28-2-2025")
    press(Key.Key_Return)
    assert rows(page)[0].tot == date(2025, 2, 28)
    assert page.model.unread_cells == []


def test_delete_empties_both_days(window: MainWindow) -> None:
    row = baan(van=date(2025, 2, 1), tot=date(2025, 3, 1), uren_per_week=8)
    page = opened(window, dossier(jaar(2025, row)))
    choose(page, 0, "van")
    press(Key.Key_Delete)
    assert (rows(page)[0].van, rows(page)[0].tot) == (None, None)


def test_a_text_that_does_not_fit_beside_the_table_is_not_lost(page: JobsPage) -> None:
    choose(page, 0)
    assert page.panel.focus_field("telt_mee_van")
    type_text("31-2")
    press(Key.Key_Return)
    assert beside() == "telt_mee_van"
    page.table.setFocus()
    settle()
    assert "is geen datum" in words_in(page.panel)
    assert page.model.unread_cells == [(rows(page)[0].id, "telt_mee_van", "Telt mee van")]
    choose(page, 1)
    assert "is geen datum" not in words_in(page.panel)
    page.go_to_unread(rows(page)[0].id, "telt_mee_van")
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.text() == "31-2"
    replace_text("28-2-2025")
    press(Key.Key_Return)
    assert rows(page)[0].telt_mee_van == date(2025, 2, 28)
    assert page.model.unread_cells == []


def test_lines_pasted_beside_the_table_go_to_the_rows_below_in_their_columns(
    page: JobsPage,
) -> None:
    choose(page, 0)
    assert page.panel.focus_field("contract")
    put_on_clipboard("vast\tTuin\ntijdelijk\tKeuken\n")
    press(Key.Key_V, with_=CONTROL)
    first, second, *_ = rows(page)
    assert (first.contract, first.soort_werk) == (Contract.VAST, "Tuin")
    assert (second.contract, second.soort_werk) == (Contract.TIJDELIJK, "Keuken")
    assert page.session.undo_stack.count() == 1
    assert beside() == "contract"


def test_a_copied_row_has_all_its_fields_and_pastes_as_before(page: JobsPage) -> None:
    full = baan(
        kenmerk="Q-1",
        onderdeel="Noord",
        uren_per_week=8,
        van=date(2025, 2, 1),
        tot=date(2025, 11, 30),
        contract=Contract.VAST,
        soort_werk="Tuin",
        opmerking="Let op",
    )
    page.session.apply("rij", page.with_rows((full,)))
    settle()
    choose(page, 0)
    press(Key.Key_A, with_=CONTROL)
    press(Key.Key_C, with_=CONTROL)
    choose(page, 1)
    press(Key.Key_V, with_=CONTROL)
    copied = rows(page)[1]
    for key in ("kenmerk", "van", "tot", "contract", "soort_werk", "opmerking", "uren_per_week"):
        assert getattr(copied, key) == getattr(full, key), key


# -- new rows and names --------------------------------------------------------------------------


def test_a_row_that_was_just_begun_does_not_make_the_answer_unknown(window: MainWindow) -> None:
    hours = {"verloonde_uren": MANY, "verloonde_uren_vorig_jaar": MANY}
    page = opened(window, dossier(jaar(2024, **hours)))
    choose(page, 0)
    type_text("P-01")
    press(Key.Key_Return)
    assert len(rows(page)) == 1
    assert "onbekend" not in window.workspace.bar.words
    assert "Hoeveel uren" not in page.title.text()
    window.workspace.sidebar.choose("Overzicht")
    settle()
    assert "onbekend" in window.workspace.bar.words  # it is told to who leaves it so
    window.workspace.sidebar.choose("Banen")
    choose(page, 0, "uren_per_week")
    type_text("25,5")
    press(Key.Key_Return)
    assert "1,0 van" in window.workspace.bar.words


def test_what_is_left_out_while_it_is_begun_counts_once_it_has_hours(page: JobsPage) -> None:
    choose(page, 5)
    type_text("Q-1")
    press(Key.Key_Return)
    assert page.title.text() == "1,9 banen tellen mee in 2025"
    assert "3 van 6 rijen" in words_in(page.total)
    choose(page, 5, "verloonde_uren")
    type_text("1331")
    press(Key.Key_Return)
    assert page.title.text() == "2,9 banen tellen mee in 2025"
    assert "4 van 6 rijen" in words_in(page.total)


SCHOOLS = (regel(onderdeel="De Driesprong", verloonde_uren=10), regel(onderdeel="De Eik"))


@pytest.fixture
def named(window: MainWindow) -> JobsPage:
    """Two rows, and two schools at Uren."""
    return opened(window, dossier(jaar(2025, *ROWS[:2], uren=SCHOOLS)))


@pytest.mark.parametrize(
    ("typed", "answer", "left"),
    [
        ("De Driespromg", "Nee, De Driesprong", "De Driesprong"),
        ("De Driespromg", "Ja, nieuw", "De Driespromg"),
        ("Bestuur", "Nee, Noord", "Noord"),
        ("de eik", "Nee, De Eik", "De Eik"),
    ],
)
def test_a_new_name_is_asked_about(
    named: JobsPage, dialogs: Dialogs, typed: str, answer: str, left: str
) -> None:
    choose(named, 0, "onderdeel")
    dialogs.answers = [answer]
    type_text(typed)
    press(Key.Key_Return)
    settle()
    assert f"“{typed}” staat niet bij Uren." in dialogs.questions[0]
    assert rows(named)[0].onderdeel == left


@pytest.mark.parametrize(
    ("pasted", "answer", "told", "left"),
    [
        (("De Driespromg",), "Ja, nieuw", "“De Driespromg” staat niet", ("De Driespromg",)),
        (("De Driespromg",), "Nee, De Driesprong", "is het een nieuw", ("De Driesprong",)),
        (("De Driespromg", "Xx"), "Ja, nieuw", "en “Xx” staan niet", ("De Driespromg", "Xx")),
        (
            ("De Driespromg", "Xx", "De Driesprong"),
            "Nee, zoals bij Uren",
            "De Driespromg wordt De Driesprong; wat nergens op lijkt, wordt leeg.",
            ("De Driesprong", "", "De Driesprong"),
        ),
        (("Xx", "Yy"), "Nee, leeg maken", "“Xx” en “Yy” staan niet bij Uren.", ("", "")),
        (tuple("ABCDEFG"), "Ja, nieuw", "“D”, “E” en nog 2 andere staan niet", tuple("ABCDEFG")),
    ],
)
def test_new_names_that_are_pasted_are_asked_about_together(
    named: JobsPage,
    dialogs: Dialogs,
    pasted: tuple[str, ...],
    answer: str,
    told: str,
    left: tuple[str, ...],
) -> None:
    before = named.session.dossier
    choose(named, 0, "onderdeel")
    put_on_clipboard("\n".join(pasted))
    dialogs.answers = [answer]
    press(Key.Key_V, with_=CONTROL)
    settle()
    (question,) = dialogs.questions
    assert told.casefold() in question.casefold()
    assert tuple(row.onderdeel for row in rows(named))[: len(left)] == left
    named.session.undo_stack.undo()
    assert named.session.dossier == before


def test_names_that_are_known_are_pasted_without_a_question(
    named: JobsPage, dialogs: Dialogs
) -> None:
    choose(named, 0, "onderdeel")
    put_on_clipboard("De Driesprong")
    press(Key.Key_V, with_=CONTROL)
    assert rows(named)[0].onderdeel == "De Driesprong"
    assert dialogs.questions == []


@pytest.mark.parametrize("first", ["De Eik", "Noord"])
def test_a_name_that_is_refused_is_undone_in_one_go(
    named: JobsPage, dialogs: Dialogs, first: str
) -> None:
    for typed in (first, "De Driespromg"):
        dialogs.answers = ["Nee, De Driesprong"]
        choose(named, 0, "onderdeel")
        type_text(typed)
        press(Key.Key_Return)
        settle()
    assert rows(named)[0].onderdeel == "De Driesprong"
    named.session.undo_stack.undo()
    assert rows(named)[0].onderdeel == first
    named.session.undo_stack.redo()
    assert rows(named)[0].onderdeel == "De Driesprong"


def test_a_name_that_is_put_back_is_no_edit(named: JobsPage, dialogs: Dialogs) -> None:
    dialogs.answers = ["Nee, Noord"]
    choose(named, 0, "onderdeel")
    type_text("Bestuur")
    press(Key.Key_Return)
    settle()
    assert rows(named)[0].onderdeel == "Noord"
    assert not named.session.undo_stack.canUndo()


def offered_by(line: QWidget) -> QAbstractItemView:
    """The list of names under a line; it gets the keys while it is there."""
    assert isinstance(line, QLineEdit)
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    return popup


def test_a_known_name_is_not_asked_about_and_can_be_chosen(
    named: JobsPage, dialogs: Dialogs
) -> None:
    choose(named, 0, "onderdeel")
    type_text("drie")
    offered = offered_by(focused())
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(offered, key)
        settle()
    assert rows(named)[0].onderdeel == "De Driesprong"
    choose(named, 0, "onderdeel")
    type_text("Zuid")  # another row has it
    press(Key.Key_Return)
    choose(named, 1, "onderdeel")
    type_text("De Eik")
    QTest.keyClick(offered_by(focused()), Key.Key_Tab)
    settle()
    assert rows(named)[1].onderdeel == "De Eik"
    assert named.table.current_key() == "vorm"
    press(Key.Key_Escape)
    assert rows(named)[0].onderdeel == "Zuid"
    assert dialogs.questions == []


# -- what is typed while a question is asked -----------------------------------------------------


@pytest.mark.parametrize("key", ["verloonde_uren", "opmerking"])
def test_what_was_typed_stays_when_it_is_asked_whether_the_job_counts(
    page: JobsPage, key: str
) -> None:
    choose(page, 0)
    page.panel.fields[key].input.setFocus()
    replace_text("777")
    page._ask_counts()
    settle()
    (dialog,) = (one for one in page.window().findChildren(CountsDialog) if one.isVisible())
    dialog._accept()
    settle()
    assert str(getattr(rows(page)[0], key)) == "777"


def test_the_dialog_puts_back_nothing_that_it_did_not_ask(page: JobsPage) -> None:
    choose(page, 0)
    page._ask_counts()
    settle()
    (dialog,) = (one for one in page.window().findChildren(CountsDialog) if one.isVisible())
    changed = replace(rows(page)[0], verloonde_uren=Decimal(777), opmerking="later")
    after = edits.put_jobs(page.session.dossier, 2025, (changed, *rows(page)[1:]))
    page.session.apply("elders", after)
    dialog._accept()
    settle()
    assert (rows(page)[0].verloonde_uren, rows(page)[0].opmerking) == (Decimal(777), "later")


def test_today_is_put_in_all_rows_that_are_chosen_as_one_edit(page: JobsPage) -> None:
    page.table.selectAll()
    before = page.session.dossier
    (today,) = (one for one in page.panel.findChildren(QPushButton) if one.text() == "Vandaag")
    today.click()
    settle()
    assert all(row.register_gecontroleerd_op == TODAY for row in rows(page))
    page.session.undo_stack.undo()
    assert page.session.dossier == before


# -- a form that does not fit an answer ----------------------------------------------------------


def test_the_question_about_the_register_has_one_place_for_every_row(window: MainWindow) -> None:
    """Whatever the answer, the reason or the lender: who checks row after row clicks one place."""
    forms = [baan(vorm=vorm, uren_per_week=24) for vorm in Vorm]
    decided = baan(vorm=Vorm.PAYROLL, besluit_telt_mee=JaNee.JA, besluit_grond="lang " * 40)
    kinds = (*forms, *ROWS, decided, baan(verloonde_uren=MANY), baan(van=date(2030, 1, 1)))
    page = opened(window, dossier(jaar(2025, *kinds)))
    for size in ((1366, 712), (1024, 584), (960, 444)):
        window.resize(*size)
        settle()
        today = button(page, "Vandaag")
        places = set()
        for row in range(len(kinds)):
            choose(page, row)
            places.add(today.mapTo(page.panel, today.rect().topLeft()).toTuple())
        assert len(places) == 1, (size, places)


def test_a_lender_of_other_inleen_is_one_click_from_the_form_it_is(window: MainWindow) -> None:
    hired = baan(kenmerk="P-01", vorm=Vorm.OVERIG_INLEEN, uren_per_week=24, **CHECKED)
    page = opened(window, dossier(jaar(2025, hired)))
    choose(page, 0)
    assert not page.panel.instead.isVisible()
    box = page.panel.fields["uitlener_7_690"].input
    assert isinstance(box, ChoiceBox)
    pick(box, "Ja")
    settle()
    offered = [one.text() for one in page.panel.instead.buttons if one.isVisible()]
    lenders = ["Het Wsw-bedrijf", "Het uitzendbureau", "Het payrollbedrijf"]
    assert offered == [*lenders, "Het detacheringsbureau"]
    button(page, "Het uitzendbureau").click()
    settle()
    assert rows(page)[0].vorm is Vorm.UITZEND
    assert not page.panel.instead.isVisible()
    assert beside() == "toerekening"
    page.session.undo_stack.undo()
    settle()
    assert rows(page)[0].vorm is Vorm.OVERIG_INLEEN
    button(page, "Het payrollbedrijf").click()
    settle()
    assert rows(page)[0].vorm is Vorm.PAYROLL
    assert rows(page)[0].uitlener_7_690 is JaNee.JA  # and it is not asked again
    assert beside() == "uitlener_handelsregister"


def test_an_own_decision_stands_beside_its_row(window: MainWindow) -> None:
    made = baan(
        vorm=Vorm.PAYROLL,
        uren_per_week=24,
        besluit_telt_mee=JaNee.JA,
        besluit_grond="brief van UWV",
        besluit_op=date(2026, 1, 5),
    )
    page = opened(window, dossier(jaar(2025, made, *ROWS)))
    choose(page, 0)
    assert "Eigen besluit: brief van UWV (05-01-2026)" in words_in(page.panel)
    choose(page, 1)
    assert "Eigen besluit" not in words_in(page.panel)


# -- one number, or the words that say what differs ----------------------------------------------


def test_a_point_about_many_rows_is_told_with_how_many_rows(window: MainWindow) -> None:
    """A step counts points and the filter rows: where these differ, the bar says both."""
    unchecked = [baan(kenmerk=f"P-{number}", uren_per_week=24, **FIXED) for number in range(13)]
    page = opened(window, dossier(jaar(2025, *unchecked)))
    bar, pages = window.workspace.bar, window.workspace.sidebar.pages
    (point,) = (one for one in page.session.points().to_do if one.record is Record.BAAN)
    assert "register" in point.text
    assert pages.words_of("Banen") == "1 open"
    assert bar._next_words.text() == "Hier nog open: 1 punt, bij 13 rijen"
    assert page._filter.itemText(1) == "Te doen: 13 rijen"
    for row in range(12):
        choose(page, row)
        button(page, "Vandaag").click()
    assert bar._next_words.text() == "Hier nog open: 1"
    assert page._filter.itemText(1) == "Te doen: 1 rij"
    choose(page, 12)
    button(page, "Vandaag").click()
    assert pages.words_of("Banen") == "klaar"
    assert page._filter.itemText(1) == "Te doen: 0 rijen"


def test_a_question_of_the_report_about_a_row_makes_it_open(window: MainWindow) -> None:
    """As long as the step is not done, some row is to do: each of which the contract is asked."""
    hired = baan(kenmerk="P-02", vorm=Vorm.INKOOP, verloonde_uren=835)
    own = [baan(kenmerk=f"P-{number}", uren_per_week=24, **CHECKED) for number in (1, 3)]
    page = opened(window, dossier(jaar(2025, own[0], hired, own[1])))
    bar = window.workspace.bar
    assert bar._next_words.text() == "Hier nog open: 1 punt, bij 2 rijen"
    assert shown(page, "Telt mee")[:3] == ["ja, vul aan", "nee", "ja, vul aan"]
    page.begin()
    settle()
    assert beside() == "contract"
    for place in (0, 2):
        choose(page, place)
        box = page.panel.fields["contract"].input
        assert isinstance(box, ChoiceBox)
        pick(box, "Vast")
    assert shown(page, "Telt mee")[:3] == ["ja", "nee", "ja"]
    assert page._filter.itemText(1) == "Te doen: 0 rijen"


def test_how_far_the_steps_are_is_worked_out_once_per_change(
    page: JobsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[Session] = []

    def working(session: Session) -> Mapping[str, steps.State]:
        worked.append(session)
        return steps.states(session)

    monkeypatch.setattr(sidebar, "states", working)
    page.panel.fields["aantal"].put("2")
    settle()
    assert len(worked) == 1
