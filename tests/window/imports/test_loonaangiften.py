"""Loonaangiften in the real window: read, looked at, taken over as one edit, and gone with undo."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from driving import CONTROL, Dialogs, bring_to_front, focused, press, settle, words_in
from loonaangifte_messages import NAMES, Initieel, bsn, pers_nr
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Dossier, Herkomst, Jaar, Werkgever
from banen_desktop.storage import dossier_file, places, recovery
from banen_desktop.window.imports.files_panel import TextTable
from banen_desktop.window.imports.importer import Importer
from banen_desktop.window.imports.imports_dialog import ImportsDialog
from banen_desktop.window.imports.loonaangifte_dialog import LoonaangifteDialog
from banen_desktop.window.imports.reading import ReadingDialog
from banen_desktop.window.shell.main_window import MainWindow

Returns = Callable[..., list[Path]]
Shown = Callable[[type[LoonaangifteDialog]], LoonaangifteDialog]
TYPED = Dossier(Werkgever(naam="Getypt"), (Jaar(2022, verloonde_uren=Decimal(1000)),))

ROWS_OF_OTHERS = (Initieel(9, uren=900),)


def of_2022(window: MainWindow) -> Jaar:
    jaar = window.session.dossier.year(2022)
    assert jaar is not None
    return jaar


def open_dossier(window: MainWindow, dossier: Dossier = TYPED) -> None:
    window.session.start(dossier)
    window._show_workspace("Uren")


def test_a_year_of_returns_makes_a_new_dossier(
    window: MainWindow, returns: Returns, shown: Shown
) -> None:
    window.importer.start(returns())
    dialog = shown(LoonaangifteDialog)
    words = words_in(dialog)
    assert "2022 is volledig: 12 van 12 tijdvakken" in words
    for sum_of_year in ("Telt mee 1.200 uur, 1 persoon", "720 uur, 1 persoon", "84 uur, 1"):
        assert sum_of_year in words
    assert window.session.dossier == Dossier(id=window.session.dossier.id)
    dialog.take.click()
    assert window.session.dossier.werkgever.naam == "Stichting Voorbeeld"
    assert of_2022(window).verloonde_uren == 1200
    assert of_2022(window).verloonde_uren_herkomst is Herkomst.LOONAANGIFTE
    assert window.workspace.page is window.workspace.employer  # the sector is not in a return
    bring_to_front(window)
    assert focused() is window.workspace.employer.edits["sector"].input
    window.workspace.bar.next.click()
    assert window.workspace.hours.isVisible()
    assert "12 van 12 tijdvakken, 1.200 uur" in words_in(window.workspace.hours.imports)


def test_the_decision_and_the_total_are_chosen_before(
    window: MainWindow, returns: Returns, shown: Shown
) -> None:
    open_dossier(window)
    window.importer.start(returns())
    dialog = shown(LoonaangifteDialog)
    (panel,) = dialog.years
    assert not panel.lead.isChecked()
    assert "de loonaangiften geven 200 uur meer" in panel.difference.text()
    assert panel.decision is not None
    panel.decision.buttons[JaNee.JA].click()
    assert "de loonaangiften geven 920 uur meer" in panel.difference.text()
    panel.lead.click()
    dialog.take.click()
    assert of_2022(window).verloonde_uren == 1920
    assert of_2022(window).loonaangifte.te_beslissen_telt is JaNee.JA
    assert window.session.undo_stack.count() == 1
    window.session.undo_stack.undo()
    assert window.session.dossier == TYPED


def test_a_typed_total_stays_unless_chosen(
    window: MainWindow, returns: Returns, shown: Shown
) -> None:
    open_dossier(window)
    window.importer.start(returns())
    shown(LoonaangifteDialog).take.click()
    assert of_2022(window).verloonde_uren == 1000
    assert len(of_2022(window).tijdvakken) == 12
    assert window.session.dossier.werkgever.naam == "Getypt"


def test_leaving_the_dialog_changes_nothing(
    window: MainWindow, returns: Returns, shown: Shown
) -> None:
    open_dossier(window)
    window.importer.start(returns())
    press_escape = shown(LoonaangifteDialog)
    press_escape.setFocus()
    press(Qt.Key.Key_Escape)
    settle()
    assert window.importer.dialog is None
    assert window.session.dossier == TYPED
    assert not window.session.has_changes


def test_cancel_while_reading_leaves_no_trace(
    window: MainWindow, returns: Returns, qtbot: QtBot
) -> None:
    open_dossier(window)
    window.importer.start(returns())
    reading = window.importer.dialog
    assert isinstance(reading, ReadingDialog)
    reading.reject()
    qtbot.waitUntil(lambda: window.importer.dialog is None, timeout=20_000)
    assert window.session.dossier == TYPED
    assert not window.session.has_changes
    assert list(recovery.list_copies()) == []


def test_one_bad_file_is_named_and_the_others_are_read(
    window: MainWindow, returns: Returns, shown: Shown, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.xml"
    broken.write_bytes(returns(range(1))[0].read_bytes()[:900])
    window.importer.start([*returns(range(1, 12)), broken])
    dialog = shown(LoonaangifteDialog)
    assert "11 van 12 tijdvakken" in words_in(dialog)
    assert dialog.tabs.tabText(dialog.tabs.count() - 1) == "Bestanden (1 geweigerd)"
    dialog.tabs.setCurrentIndex(dialog.tabs.count() - 1)
    refused = next(t for t in dialog.findChildren(TextTable) if t.accessibleName() == "Geweigerd")
    item = refused.item(0, 0)
    assert item is not None
    assert item.text() == "kapot.xml"
    dialog.take.click()
    assert of_2022(window).loonaangifte.volledig is JaNee.NEE
    assert len(of_2022(window).invoer) == 11


def test_when_nothing_can_be_read_nothing_can_be_taken(
    window: MainWindow, shown: Shown, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.xml"
    broken.write_text("<?xml version='1.0'?><Iets/>")
    window.importer.start([broken])
    dialog = shown(LoonaangifteDialog)
    assert not dialog.take.isEnabled()
    assert not dialog.own.isEnabled()
    dialog.reject()
    assert window.session.dossier.jaren == ()


def test_a_second_set_replaces_the_first_and_names_what_is_missing(
    window: MainWindow, returns: Returns, shown: Shown
) -> None:
    open_dossier(window, Dossier())
    window.importer.start(returns())
    shown(LoonaangifteDialog).take.click()
    window.importer.start(returns(range(11)))
    dialog = shown(LoonaangifteDialog)
    assert "123456782L01-12.xml" in words_in(dialog)
    dialog.take.click()
    assert len(of_2022(window).tijdvakken) == 11
    assert of_2022(window).verloonde_uren == 1100
    assert len(of_2022(window).invoer) == 11
    window.session.undo_stack.undo()
    assert of_2022(window).verloonde_uren == 1200


def test_a_year_can_be_left_out(window: MainWindow, returns: Returns, shown: Shown) -> None:
    open_dossier(window)
    window.importer.start(returns())
    dialog = shown(LoonaangifteDialog)
    dialog.years[0].take.click()
    assert not dialog.take.isEnabled()
    dialog.reject()
    assert window.session.dossier == TYPED


def test_another_employer_becomes_a_dossier_of_its_own(
    window: MainWindow, returns: Returns, shown: Shown, dialogs: Dialogs, tmp_path: Path
) -> None:
    werkgever = Werkgever(naam="Wij", loonheffingennummers="123456782L01")
    ours = Dossier(werkgever, (Jaar(2022, verloonde_uren=Decimal(5)),))
    open_dossier(window, ours)
    many = returns(range(12), "001000007L01", "De anderen", ROWS_OF_OTHERS)
    window.importer.start([*returns(), *many])
    dialog = shown(LoonaangifteDialog)
    assert dialog.number == "123456782"
    dialog.employer.setCurrentIndex(dialog.employer.findData("001000007"))
    settle()
    assert "Dit dossier is van fiscaal nummer 123456782" in words_in(dialog)
    dialogs.paths.append(tmp_path / "anderen")
    dialog.own.click()
    made = dossier_file.open_dossier(tmp_path / "anderen.banen").dossier
    assert made.werkgever.naam == "De anderen"
    assert [jaar.verloonde_uren for jaar in made.jaren] == [Decimal(12 * 900)]
    assert window.session.dossier == ours
    dialog.reject()


def test_nobody_is_found_in_the_dossier_or_its_copy(
    window: MainWindow, returns: Returns, shown: Shown, tmp_path: Path
) -> None:
    open_dossier(window, Dossier())
    window.importer.start(returns())
    shown(LoonaangifteDialog).take.click()
    window.session.write_recovery_now()
    saved = tmp_path / "bewaard.banen"
    dossier_file.save_dossier(saved, window.session.dossier)
    (copy,) = places.recovery_folder().glob("*.banen")
    traces = [*NAMES, *(bsn(person) for person in (1, 2, 3)), *map(pers_nr, (1, 2, 3))]
    for path in (saved, copy):
        content = path.read_bytes()
        assert b"Stichting Voorbeeld" in content
        assert [trace for trace in traces if trace.encode() in content] == []
    window.session.forget_recovery()


def test_the_calendar_comes_back_and_the_decision_can_change(
    window: MainWindow, returns: Returns, shown: Shown
) -> None:
    open_dossier(window, Dossier())
    window.importer.start(returns())
    shown(LoonaangifteDialog).take.click()
    window.workspace.hours.imports.button.click()
    later = window.importer.dialog
    assert isinstance(later, ImportsDialog)
    assert later.decision is not None
    later.decision.buttons[JaNee.JA].click()
    assert of_2022(window).verloonde_uren == 1920
    window.session.undo_stack.undo()
    assert of_2022(window).verloonde_uren == 1200
    assert later.decision is not None
    assert later.decision.answer is None
    assert later.remove.text() == "Deze invoer verwijderen (12 bestanden)"
    later.remove.click()
    settle()
    assert of_2022(window) == Jaar(2022)
    assert "niets meer ingelezen" in words_in(later)
    window.session.undo_stack.undo()
    assert len(of_2022(window).tijdvakken) == 12
    later.reject()


def test_files_are_chosen_from_the_menu_or_dropped(
    window: MainWindow, returns: Returns, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_dossier(window)
    paths = returns(range(2))
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_where: ([str(path) for path in paths], "")
    )
    window.workspace.sidebar.pages.setFocus()
    press(Qt.Key.Key_I, with_=CONTROL)
    shown(LoonaangifteDialog).reject()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert "2 van 12 tijdvakken" in words_in(shown(LoonaangifteDialog))


def test_a_dossier_to_read_only_imports_nothing(
    window: MainWindow, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_dossier(window)
    window.session.read_only = "Dit dossier is elders open."
    monkeypatch.setattr(Importer, "choose", lambda _self: pytest.fail("asked for files"))
    window.open_dossier.choose_imports()
    assert "elders open" in str(dialogs.told())


def test_no_file_chosen_is_no_import(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_where: ([], ""))
    window.importer.choose()
    assert window.importer.dialog is None
