"""Lists and our own workbook in the real window."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import environment
import pytest
from builders import baan, dossier, jaar, regel
from driving import (
    Dialogs,
    bring_to_front,
    focused,
    pick,
    press,
    put_on_clipboard,
    settle,
    words_in,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from banen_desktop.child import ChildBugError
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Herkomst,
    Invoersoort,
    Jaar,
    Sector,
    Werkgever,
)
from banen_desktop.imports.lists import table
from banen_desktop.imports.lists.titles import Target
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook import write_workbook
from banen_desktop.storage import dossier_file
from banen_desktop.window.basis import folders
from banen_desktop.window.imports import importer
from banen_desktop.window.imports.imports_dialog import ImportsDialog
from banen_desktop.window.imports.list_dialog import ListDialog
from banen_desktop.window.imports.workbook_dialog import WorkbookDialog
from banen_desktop.window.shell.main_window import MainWindow

LISTS = environment.ROOT / "tests" / "files" / "lists"
RUBBISH = "lege-regels-en-rommel.csv"
Shown = Callable[[type[Any]], Any]
# What the offscreen platform says of itself when a menu opens.
popup = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


def open_2025(window: MainWindow, **values: Any) -> Dossier:
    made = dossier(jaar(2025, **values))
    window.session.start(made)
    window._show_workspace("Uren")
    return made


def paste_button(window: MainWindow) -> QPushButton:
    buttons = window.workspace.hours.findChildren(QPushButton)
    return next(button for button in buttons if button.text().startswith("Plakken"))


def of_2025(window: MainWindow) -> Jaar:
    found = window.session.dossier.year(2025)
    assert found is not None
    return found


def cell(dialog: ListDialog, row: int, column: int) -> str:
    return str(dialog.source.model().index(row, column).data())


def title(dialog: ListDialog, column: int) -> str:
    return str(dialog.source.model().headerData(column, Qt.Orientation.Horizontal))


def test_a_list_is_looked_at_and_taken_over_as_one_edit(window: MainWindow, shown: Shown) -> None:
    before = open_2025(window)
    window.importer.start([LISTS / RUBBISH])
    dialog = shown(ListDialog)
    assert dialog.totals.text() == "3 rijen, 10.101,5 uur."
    assert dialog.right.tabText(0) == "Dit komt in Uren (3)"
    assert dialog.right.tabText(1) == "Geweigerd (3)"
    assert dialog.not_taken.text() == "3 cellen zijn geweigerd. Bij Geweigerd staat waarom."
    assert dialog.consequence.text() == "Er staan nog geen rijen in 2025."
    assert dialog.take.text() == "3 rijen overnemen"
    assert cell(dialog, 7, 2) == "! veel"
    assert title(dialog, 2) == "C\nVerloonde uren ▾"
    assert dialog.preview.model().rowCount() == 3
    assert window.session.dossier == before
    dialog.take.click()
    assert [row.onderdeel for row in of_2025(window).uren] == ["De Lork", "De Lork", "De Den"]
    (source,) = of_2025(window).invoer
    assert source.bestand == RUBBISH
    assert source.overgenomen == source.geweigerd == 3
    assert "1 lijst ingelezen" in words_in(window.workspace.hours.imports)
    window.session.undo_stack.undo()
    assert window.session.dossier == before


def test_enter_on_a_refusal_goes_to_the_cell(window: MainWindow, shown: Shown) -> None:
    open_2025(window)
    window.importer.start([LISTS / RUBBISH])
    dialog = shown(ListDialog)
    dialog.right.setCurrentWidget(dialog.refused)
    dialog.refused.setCurrentCell(2, 0)
    dialog.refused.setFocus()
    press(Qt.Key.Key_Return)
    assert dialog.source.hasFocus()
    current = dialog.source.currentIndex()
    assert (current.row(), current.column()) == (9, 2)
    assert dialog.isVisible()


@popup
def test_enter_in_a_column_asks_what_it_becomes(window: MainWindow, shown: Shown) -> None:
    open_2025(window)
    window.importer.start([LISTS / RUBBISH])
    dialog = shown(ListDialog)
    dialog.right.setCurrentWidget(dialog.source)
    dialog.source.go_to(5, 1)
    press(Qt.Key.Key_Return)
    (menu,) = dialog.source.findChildren(QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Niet gebruikt"
    assert Target.VORM.label not in texts
    next(a for a in menu.actions() if a.text() == Target.FUNCTIEGROEP.label).trigger()
    menu.actions()[0].trigger()
    settle()
    assert title(dialog, 1) == "B\nniet gebruikt ▾"
    assert dialog.reading.result.hours[0].functiegroep is None
    menu.close()


def test_each_column_is_a_row_with_what_it_becomes(window: MainWindow, shown: Shown) -> None:
    open_2025(window)
    window.importer.start([LISTS / RUBBISH])
    dialog = shown(ListDialog)
    boxes = dialog.columns.boxes
    assert [box.currentText() for box in boxes.values()][:3] == [
        dialog.source.model().becomes(column).capitalize() for column in range(3)
    ]
    assert focused() is boxes[0]
    pick(boxes[1], "Niet gebruikt")
    assert title(dialog, 1) == "B\nniet gebruikt ▾"
    assert dialog.reading.result.hours[0].functiegroep is None
    pick(boxes[1], Target.FUNCTIEGROEP.label)
    assert dialog.reading.result.hours[0].functiegroep is not None
    dialog.take.click()
    again = window.importer
    again.start([LISTS / RUBBISH])
    told = shown(ListDialog).consequence.text()
    assert told == "3 rijen van dit bestand worden vervangen. Met Ctrl+Z komt alles terug."


@popup
def test_a_click_above_a_column_asks_what_it_becomes(window: MainWindow, shown: Shown) -> None:
    open_2025(window)
    window.importer.start([LISTS / RUBBISH])
    dialog = shown(ListDialog)
    header = dialog.source.horizontalHeader()
    middle = header.sectionViewportPosition(2) + header.sectionSize(2) // 2
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, header.height() // 2)
    )
    (menu,) = dialog.source.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == Target.FTE.label).trigger()
    menu.close()
    settle()
    assert title(dialog, 2) == "C\nAantal fte ▾"
    assert "volledige werkweek" in words_in(dialog)


def test_columns_about_people_stay_away(window: MainWindow, shown: Shown, tmp_path: Path) -> None:
    open_2025(window)
    window.importer.start([LISTS / "banen-met-persoonsgegevens.xlsx"])
    dialog = shown(ListDialog)
    assert title(dialog, 1) == "B\nweggelaten"
    dialog.source.go_to(1, 1)
    press(Qt.Key.Key_Return)
    assert dialog.source.findChildren(QMenu) == []
    dialog.take.click()
    saved = tmp_path / "bewaard.banen"
    dossier_file.save_dossier(saved, window.session.dossier)
    content = saved.read_bytes()
    assert b"banen-met-persoonsgegevens" in content
    for trace in ("Jansen", "Pietersen", "1980", "123456782", "111222333", "100417", "Wajong"):
        assert trace.encode() not in content


def test_the_options_change_the_outcome(window: MainWindow, shown: Shown) -> None:
    open_2025(window)
    window.importer.start([LISTS / "duo-fte.csv"])
    dialog = shown(ListDialog)
    options = dialog.options
    dialog.options.norm.setFocus()
    QTest.keyClicks(options.norm, "40,5")
    settle()
    assert dialog.reading.mapping.fte_norm == Decimal("40.5")
    assert dialog.reading.result.totals.uren == 0  # of which board is not answered yet
    pick(dialog.questions.boxes["werkgever"], "Alle rijen: die zijn van één werkgever")
    hours = dialog.reading.result.totals.uren
    assert hours > 0
    QTest.keyClicks(options.norm, "x")  # what cannot be read changes nothing
    settle()
    assert "geen getal" in options.norm.toolTip()
    assert dialog.reading.mapping.fte_norm == Decimal("40.5")
    board = dialog.questions.boxes["werkgever"]
    (own,) = (
        board.itemText(place) for place in range(board.count()) if board.itemData(place) == "41234"
    )
    pick(board, own)
    assert dialog.reading.result.totals.uren < hours
    pick(options.year, "2024")
    assert title(dialog, 4) == "E\nAantal fte ▾"
    assert options.separator.currentText() == "Puntkomma"
    assert not options.sheet.isVisible()
    pick(options.kind, "Banen")
    assert "banen" in dialog.totals.text()


def test_enter_while_typing_takes_nothing_over(window: MainWindow, shown: Shown) -> None:
    before = open_2025(window)
    window.importer.start([LISTS / RUBBISH])
    dialog = shown(ListDialog)
    dialog.options.norm.setFocus()
    press(Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert window.session.dossier == before
    dialog.take.setFocus()
    press(Qt.Key.Key_Return)
    assert window.session.dossier != before


def test_other_files_wait_until_these_are_done(window: MainWindow, shown: Shown) -> None:
    open_2025(window)
    window.importer.start([LISTS / RUBBISH])
    dialog: ListDialog = shown(ListDialog)
    window.importer.start([LISTS / "duo-fte.csv"])
    still: object = window.importer.dialog
    assert still is dialog
    dialog.reject()
    settle()
    assert window.importer.dialog is None


def test_a_bug_while_reading_is_no_silent_end(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ChildBugError("ValueError\nrows.py:1 in read")

    open_2025(window)
    monkeypatch.setattr(table, "read_in_child", broken)
    with qtbot.captureExceptions() as caught:
        window.importer.start([LISTS / RUBBISH])
        qtbot.waitUntil(lambda: bool(caught), timeout=20_000)
    assert [kind for kind, *_ in caught] == [ChildBugError]
    assert window.importer.dialog is None


def test_another_separator_reads_the_file_again(
    window: MainWindow, shown: Shown, qtbot: QtBot
) -> None:
    open_2025(window)
    window.importer.start([LISTS / "duo-fte.csv"])
    dialog = shown(ListDialog)
    assert dialog.reading.table.width == 6
    pick(dialog.options.separator, "Komma")
    qtbot.waitUntil(lambda: dialog.reading.table.width != 6, timeout=20_000)
    assert dialog.options.separator.currentText() == "Komma"
    dialog.reject()


def test_an_encoding_that_does_not_fit_is_told_and_the_list_stays(
    window: MainWindow, shown: Shown, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    open_2025(window)
    path = tmp_path / "windows.csv"
    path.write_bytes("School;Verloonde uren\nDe Eik;1\nDe Brème;2\n".encode("cp1252"))
    window.importer.start([path])
    dialog = shown(ListDialog)
    before = dialog.reading.file
    assert dialog.reading.result.hours[1].onderdeel == "De Brème"
    pick(dialog.options.encoding, "UTF-8")
    qtbot.waitUntil(lambda: bool(dialogs.problems), timeout=20_000)
    assert "andere codering" in str(dialogs.told())
    settle()
    assert dialog.reading.file is before
    assert dialog.options.encoding.currentText() == "Windows (West-Europa)"
    dialog.reject()


def test_a_total_stays_unless_the_sum_is_chosen(window: MainWindow, shown: Shown) -> None:
    open_2025(window, verloonde_uren=20_000)
    for lead in (False, True):
        window.importer.start([LISTS / RUBBISH])
        dialog = shown(ListDialog)
        assert "de rijen zijn 9.898,5 uur minder" in dialog.differences.text()
        dialog.lead.setChecked(lead)
        dialog.take.click()
        total = Decimal("10101.5") if lead else 20_000
        assert of_2025(window).verloonde_uren == total
        assert len(of_2025(window).uren) == 3  # the second time replaces the first


@pytest.mark.parametrize(("answer", "rows"), [("Vervangen", 2), ("Erbij", 4), ("Annuleren", 2)])
def test_a_list_that_is_there_already_is_asked_about(
    window: MainWindow, shown: Shown, dialogs: Dialogs, tmp_path: Path, answer: str, rows: int
) -> None:
    schools = (("Noord", 1200), ("Zuid", 800))
    typed = (regel(onderdeel=name, verloonde_uren=hours) for name, hours in schools)
    before = open_2025(window, uren=tuple(typed))
    path = tmp_path / "lijst.csv"
    path.write_text("School;Verloonde uren\nNoord;1210\nZuid;800\n", encoding="utf-8")
    window.importer.start([path])
    dialog = shown(ListDialog)
    dialogs.answers = [answer]
    dialog.take.click()
    assert len(dialogs.questions) == 1
    assert dialog.isVisible() is (answer == "Annuleren")
    assert len(of_2025(window).uren) == rows
    assert (window.session.dossier == before) is (answer == "Annuleren")
    dialog.close()


@pytest.mark.parametrize(
    ("titles", "preview"),
    [
        ("Onderdeel\tVerloonde uren", False),
        ("School\tTotaal uren", False),
        ("Onderdeel\tVerloonde uren\tToeslag", True),
        ("School\tAfdeling\tVerloonde uren", True),
    ],
)
def test_a_pasted_list_with_columns_of_others_is_shown_first(
    window: MainWindow, shown: Shown, titles: str, preview: bool
) -> None:
    before = open_2025(window)
    line = ["Noord", *("Oost" for _ in range(titles.count("Afdeling"))), "1200", "7"]
    put_on_clipboard(f"{titles}\n" + "\t".join(line[: titles.count("\t") + 1]) + "\n")
    paste_button(window).click()
    settle()
    if preview:
        assert window.session.dossier == before
        shown(ListDialog).take.click()
    (row,) = of_2025(window).uren
    assert row.verloonde_uren == 1200
    assert "Noord" in row.onderdeel


JOBS = (
    "Kenmerk\tVorm\tToerekening\tVerloonde uren\tContract\tVan\tGrond 7:690\tHandelsregister\n"
    "P-01\tDienstverband\t\t1331\tonbepaalde tijd\t1-1-2025\t\t\n"
    "P-02\tuitzendkracht\tja\t665,5\ttijdelijk\t\t?\tonbekend\n"
    "P-03\tDetachering\tAfgesproken\t1331\t\t1-2-2025\tj\tJa\n"
    "P-04\tWSW-detachering\tnog niet\t400\t\t\t\t\n"
    "P-05\tPayroll\tAfgesproken\t500\t\t\tnee\tN\n"
)


def test_the_same_list_is_the_same_whichever_way_it_comes(
    window: MainWindow, shown: Shown, tmp_path: Path
) -> None:
    """Pasted in the table, imported from the clipboard, and read from a file."""
    open_2025(window, verloonde_uren=100_000)
    put_on_clipboard(JOBS)
    path = tmp_path / "lijst.txt"
    path.write_text(JOBS, encoding="utf-8")
    window._show_workspace("Banen")
    found = []
    for come in (
        window.workspace.jobs._paste_at_end,
        window.importer.paste,
        lambda: window.importer.start([path]),
    ):
        come()
        if not of_2025(window).banen:
            shown(ListDialog).take.click()
        outcome = window.session.outcome
        assert outcome is not None
        found.append(
            (
                outcome.value("gerealiseerde_banen"),
                [same_for_all(row) for row in of_2025(window).banen],
            )
        )
        window.session.undo_stack.undo()
    for one, two in zip(found[0][1], found[1][1], strict=True):
        assert one == two
    assert found[0] == found[1] == found[2]
    answers = [(row.uitlener_7_690, row.uitlener_handelsregister) for row in found[0][1]]
    yes, no = (JaNee.JA, JaNee.JA), (JaNee.NEE, JaNee.NEE)
    assert answers == [(None, None), (None, None), yes, (None, None), no]


def same_for_all(row: Baan) -> Baan:
    """A row without what tells where it came from."""
    return replace(row, id="", reeks="", verloonde_uren_herkomst=Herkomst.OPGAVE)


def test_the_html_of_a_copy_is_read_where_the_text_lost_a_column(
    window: MainWindow, shown: Shown
) -> None:
    open_2025(window)
    lines = (("School", "Functiegroep", "Verloonde uren"), ("De Eik", "oop", "1200"))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    merged = cells.replace("<td>De Eik", "<td rowspan=2>De Eik") + "<tr><td>dir<td>800</tr>"
    plain = "School\tUren\nDe Eik\t1200\ndir\t800\n"
    put_on_clipboard(plain, f"<table>{merged}</table>")
    paste_button(window).click()
    rows = [(row.onderdeel, str(row.verloonde_uren)) for row in of_2025(window).uren]
    assert rows == [("De Eik", "1200"), ("De Eik", "800")]
    window.session.undo_stack.undo()
    window.importer.paste()
    dialog = shown(ListDialog)
    assert dialog.totals.text() == "2 rijen, 2.000 uur."
    dialog.close()


def test_a_bad_file_among_good_ones_is_told_and_the_others_follow(
    window: MainWindow, shown: Shown, dialogs: Dialogs, tmp_path: Path
) -> None:
    open_2025(window)
    copy = tmp_path / "kopie.csv"
    shutil.copy(LISTS / RUBBISH, copy)
    window.importer.start([LISTS / "hostile" / "webpagina.xlsx", LISTS / RUBBISH, copy])
    shown(ListDialog).take.click()
    assert "webpagina" in str(dialogs.told())
    settle()
    second = shown(ListDialog)
    assert second.windowTitle() == "kopie.csv importeren"
    second.reject()
    assert len(of_2025(window).invoer) == 1


def test_a_list_without_a_dossier_begins_one(window: MainWindow, shown: Shown) -> None:
    window.importer.start([LISTS / "banen-eenvoudig.csv"])
    dialog = shown(ListDialog)
    pick(dialog.options.year, "2025")
    dialog.take.click()
    assert [row.kenmerk for row in of_2025(window).banen][:2] == ["P-01", "P-02"]
    assert window.workspace.page is window.workspace.employer
    bring_to_front(window)
    assert focused() is window.workspace.employer.edits["naam"].input


@pytest.mark.parametrize(
    ("naam", "page", "shown_after"),
    [("", "Werkgever", "Werkgever"), ("Kade", "Werkgever", "Banen"), ("", "Uren", "Banen")],
)
def test_a_list_asks_who_reports_only_of_who_has_not_gone_on(
    window: MainWindow, shown: Shown, naam: str, page: str, shown_after: str
) -> None:
    werkgever = Werkgever(naam, Sector.PO if naam else None)
    window.session.start(replace(dossier(jaar(2025)), werkgever=werkgever))
    window._show_workspace(page)
    window.importer.start([LISTS / "banen-eenvoudig.csv"])
    shown(ListDialog).take.click()
    assert window.workspace.page.name == shown_after


@pytest.mark.parametrize(
    ("list_", "checked", "offer"),
    [
        ("banen-eenvoudig.csv", True, "voor al deze rijen"),
        ("banen-eenvoudig.csv", False, "voor al deze rijen"),
        ("een-nagekeken.csv", True, "voor de 2 rijen zonder datum"),
    ],
)
def test_one_confirmation_says_that_all_rows_were_looked_up(
    window: MainWindow,
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    list_: str,
    checked: bool,
    offer: str,
) -> None:
    moment = datetime(2026, 3, 2, tzinfo=UTC)  # UWV answers about 2025
    monkeypatch.setattr(importer, "now", lambda: moment)
    one = "Kenmerk;Vorm;Uren per week;Register\nA;Dienstverband;8;1-2-2025\n"
    (tmp_path / "een-nagekeken.csv").write_text(f"{one}B;Stage;8;\nC;Dienstverband;9;\n")
    open_2025(window)
    before = window.session.dossier
    path = tmp_path / list_
    window.importer.start([path if path.exists() else LISTS / list_])
    dialog = shown(ListDialog)
    assert dialog.checked.text() == f"Ik heb het register vandaag nagekeken {offer}"
    assert not dialog.checked.isChecked()
    dialog.checked.setChecked(checked)
    dialog.take.click()
    days = {row.kenmerk: row.register_gecontroleerd_op for row in of_2025(window).banen}
    told = days.pop("A", None)
    assert told in {None, date(2025, 2, 1)}
    assert set(days.values()) == {moment.date() if checked else None}
    window.session.undo_stack.undo()
    assert window.session.dossier == before


@pytest.mark.parametrize(("year", "answers"), [(2026, True), (2025, True), (2024, False)])
def test_uwv_does_not_answer_about_each_year(
    window: MainWindow,
    shown: Shown,
    monkeypatch: pytest.MonkeyPatch,
    year: int,
    answers: bool,
) -> None:
    monkeypatch.setattr(importer, "now", lambda: datetime(2026, 3, 2, tzinfo=UTC))
    window.session.start(dossier(jaar(year)))
    window.importer.start([LISTS / "banen-eenvoudig.csv"])
    dialog = shown(ListDialog)
    dialog.checked.setChecked(True)
    assert dialog.checked.isVisible() is answers
    dialog.take.click()
    days = {row.register_gecontroleerd_op for row in window.session.dossier.jaren[0].banen}
    assert days == {date(2026, 3, 2) if answers else None}


@pytest.mark.parametrize(
    "text", ["School;Aantal fte\nA;0,5\n", "Kenmerk;Vorm;Aantal fte\nA;Dienstverband;0,5\n"]
)
def test_the_full_week_is_in_sight_when_fte_waits_for_it(
    window: MainWindow, shown: Shown, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "fte.csv"
    path.write_text(text, encoding="utf-8")
    window.session.start(replace(dossier(jaar(2025)), werkgever=Werkgever()))
    window.importer.start([path])
    dialog = shown(ListDialog)
    assert "Van fte worden pas uren gemaakt" in words_in(dialog)
    assert dialog.options.norm.isVisible()
    dialog.options.norm.setFocus()
    QTest.keyClicks(dialog.options.norm, "36")
    assert "Van fte worden pas uren gemaakt" not in words_in(dialog)
    dialog.reject()


def test_hours_are_not_looked_up_in_a_register(window: MainWindow, shown: Shown) -> None:
    open_2025(window)
    window.importer.start([LISTS / RUBBISH])
    assert not shown(ListDialog).checked.isVisible()


def test_lists_are_looked_for_where_the_last_one_was(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, last = tmp_path / "dossiers", tmp_path / "lijsten"
    own.mkdir()
    last.mkdir()
    begins: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _filter: str) -> tuple[list[str], str]:
        begins.append(folder)
        return [str(last / "weg.csv")] if len(begins) == 2 else [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    monkeypatch.setattr(window.importer, "start", lambda _paths: None)
    window.importer.choose()
    window.session.start(dossier(jaar(2025)), own / "scholen.banen")
    window.importer.choose()
    window.importer.choose()
    last.rmdir()
    window.importer.choose()
    assert begins == [str(folders.to_open_from(None)), str(own), str(last), str(own)]


def test_an_import_can_be_removed_and_comes_back_with_undo(
    window: MainWindow, shown: Shown
) -> None:
    open_2025(window, uren=(regel(onderdeel="getypt", verloonde_uren=5),))
    window.importer.start([LISTS / RUBBISH])
    shown(ListDialog).take.click()
    taken = window.session.dossier
    window.workspace.hours.imports.button.click()
    later = window.importer.dialog
    assert isinstance(later, ImportsDialog)
    later.remove.click()
    assert [row.onderdeel for row in of_2025(window).uren] == ["getypt"]
    assert of_2025(window).invoer == ()
    window.session.undo_stack.undo()
    assert window.session.dossier == taken
    later.reject()


def own_workbook(folder: Path, law: Law) -> Path:
    """The workbook of a dossier, as the program writes it."""
    made = dossier(
        jaar(
            2025,
            baan(uren_per_week=12),
            verloonde_uren=50_000,
            uren=(regel(onderdeel="De Linde", verloonde_uren=50_000),),
        ),
        naam="Uit de werkmap",
    )
    path = folder / "werkmap.xlsx"
    made_on = date(2026, 2, 9)
    path.write_bytes(write_workbook(made, 2025, law, kind=Kind.DOSSIER, made_on=made_on))
    return path


def test_our_own_workbook_becomes_a_year_of_the_dossier(
    window: MainWindow, shown: Shown, law: Law, tmp_path: Path
) -> None:
    before = open_2025(window, verloonde_uren=1)
    window.importer.start([own_workbook(tmp_path, law)])
    dialog = shown(WorkbookDialog)
    assert "Uit de werkmap, 2025" in words_in(dialog)
    assert "worden vervangen" in words_in(dialog)
    dialog.take.click()
    assert of_2025(window).verloonde_uren == 50_000
    assert of_2025(window).uren[0].onderdeel == "De Linde"
    assert of_2025(window).invoer[0].soort is Invoersoort.WERKMAP
    assert window.session.dossier.werkgever.naam == "Gemeente Voorbeeld"
    window.session.undo_stack.undo()
    assert window.session.dossier == before


def test_our_own_workbook_becomes_a_dossier_of_its_own(
    window: MainWindow, shown: Shown, dialogs: Dialogs, law: Law, tmp_path: Path
) -> None:
    before = open_2025(window)
    window.importer.start([own_workbook(tmp_path, law)])
    dialog = shown(WorkbookDialog)
    dialogs.paths.append(tmp_path / "terug.banen")
    dialog.own.click()
    made = dossier_file.open_dossier(tmp_path / "terug.banen").dossier
    assert made.werkgever.naam == "Uit de werkmap"
    assert [each.jaar for each in made.jaren] == [2025]
    assert window.session.dossier == before
    dialog.reject()
