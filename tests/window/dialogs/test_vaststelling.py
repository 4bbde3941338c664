"""Marking a year as reported: kept, told, undone, and why its figures are others now."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from builders import LARGE, baan, dossier, jaar
from driving import Dialogs, focused, press, replace_text, settle, type_text, words_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Vaststelling
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import versions
from banen_desktop.window.basis.session import Session
from banen_desktop.window.dialogs.vaststelling import VaststellingDialog
from banen_desktop.window.file.versions_dialog import VersionsDialog
from banen_desktop.window.parts.cards import PointCard
from banen_desktop.window.shell.main_window import MainWindow

TODAY = date(2026, 4, 1)
JOBS = (baan(kenmerk="P-01", verloonde_uren=1331), baan(kenmerk="P-02", verloonde_uren=1331))
BEFORE = dossier(jaar(2020, *JOBS, verloonde_uren=LARGE, verloonde_uren_vorig_jaar=LARGE))


@pytest.fixture
def opened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A year that was not reported yet, on 1 April."""
    monkeypatch.setattr(Session, "today", lambda _session: TODAY)
    window.session.start(BEFORE)
    window._show_workspace("Overzicht")
    settle()
    return window


def asked(window: MainWindow) -> VaststellingDialog:
    window.open_dossier.report_year()
    settle()
    (dialog,) = [d for d in window.findChildren(VaststellingDialog) if d.isVisible()]
    return dialog


def press_button(dialog: VaststellingDialog, text: str) -> None:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    found.click()
    settle()
    dialog.deleteLater()


def report(window: MainWindow, to_whom: str = "het bestuur") -> None:
    dialog = asked(window)
    dialog.edits["aan"].input.setFocus()
    type_text(to_whom)
    press_button(dialog, "Vaststellen")


def first_card(window: MainWindow) -> PointCard:
    return window.workspace.overview.points.cards[0]


def remove_a_job(window: MainWindow) -> None:
    after = edits.put_jobs(window.session.dossier, 2020, JOBS[1:])
    window.session.apply("rij verwijderen", after)
    settle()


def test_a_year_is_marked_and_that_is_seen(opened: MainWindow) -> None:
    words = words_in(opened.workspace.overview)
    assert "Vastgesteld" not in words
    report(opened)
    year = opened.session.jaar
    assert year is not None
    assert (year.vaststelling.op, year.vaststelling.aan) == (TODAY, "het bestuur")
    kept = {row.sleutel: row.waarde for row in year.gerapporteerd}
    assert kept["gerealiseerde_banen"] == 2
    words = words_in(opened.workspace.overview)
    assert "Vastgesteld op 1 april 2026, aan het bestuur." in words
    assert opened.workspace.sidebar.pages.words_of("Rapport") == "vastgesteld 01-04-2026"


def test_the_dialog_works_from_the_keyboard(opened: MainWindow) -> None:
    dialog = asked(opened)
    dialog.edits["op"].input.setFocus()
    replace_text("15-3-2026")
    press(Qt.Key.Key_Tab)
    type_text("DUO")
    press(Qt.Key.Key_Tab)
    type_text("Ingestuurd")
    press(Qt.Key.Key_Return)
    year = opened.session.jaar
    assert year is not None
    expected = Vaststelling(date(2026, 3, 15), "DUO", "Ingestuurd", year.vaststelling.versie)
    assert year.vaststelling == expected
    assert not dialog.isVisible()


def test_enter_does_not_confirm_before_it_is_known_to_whom(opened: MainWindow) -> None:
    dialog = asked(opened)
    dialog.edits["op"].input.setFocus()
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert opened.session.dossier == BEFORE
    assert focused() is dialog.edits["aan"].input
    assert not [b for b in dialog.findChildren(QPushButton) if b.isDefault()]
    type_text("DUO")
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isDefault()] == ["Vaststellen"]
    press(Qt.Key.Key_Return)
    year = opened.session.jaar
    assert year is not None
    assert year.vaststelling.aan == "DUO"
    assert not dialog.isVisible()


def test_the_later_dialog_says_what_each_button_does_with_the_figures(opened: MainWindow) -> None:
    report(opened)
    dialog = asked(opened)
    words = words_in(dialog)
    assert "Bewaren: alleen datum, ontvanger en uitkomst; de cijfers van toen blijven" in words
    assert "Opnieuw vaststellen:" not in words
    dialog.reject()
    dialog.deleteLater()
    remove_a_job(opened)
    again = asked(opened)
    assert "Opnieuw vaststellen: de cijfers van nu worden de vastgestelde" in words_in(again)


def test_the_file_keeps_the_state_as_reported(opened: MainWindow, tmp_path: Path) -> None:
    report(opened)
    remove_a_job(opened)
    opened.session.save(tmp_path / "x.banen")
    opened.files.open_path(tmp_path / "x.banen")
    found = opened.session.dossier
    (versie,) = found.versies
    assert (versie.jaar, versie.aanleiding) == (2020, "Jaar 2020 vastgesteld")
    assert versie.moment
    then = versions.restore(versie)
    assert then.jaren[0].banen == JOBS
    assert then.jaren[0].vaststelling == Vaststelling(TODAY, "het bestuur", "", versie.id)
    assert found.jaren[0].vaststelling.versie == versie.id


def test_a_change_is_told_with_its_reason_and_blocks_nothing(opened: MainWindow) -> None:
    report(opened)
    remove_a_job(opened)
    card = first_card(opened)
    assert card.point.text == "Gerapporteerd 2,0 banen, nu 1,0."
    assert card.point.advice == "Dit veranderde: 1 baan verdween (P-01)."
    assert opened.workspace.sidebar.pages.words_of("Rapport") == "gewijzigd"
    opened.session.undo_stack.undo()
    settle()
    assert "Gerapporteerd" not in words_in(opened.workspace.overview)
    assert opened.workspace.sidebar.pages.words_of("Rapport") == "vastgesteld 01-04-2026"


def test_words_only_are_no_change_of_figures(opened: MainWindow) -> None:
    report(opened)
    rows = [replace(row, opmerking="x") for row in JOBS]
    opened.session.apply("x", edits.put_jobs(opened.session.dossier, 2020, rows))
    settle()
    assert "Gerapporteerd" not in words_in(opened.workspace.overview)


def test_a_version_that_is_gone_or_damaged_is_said(opened: MainWindow) -> None:
    report(opened)
    remove_a_job(opened)
    known = opened.session.dossier
    damaged = replace(known.versies[0], inhoud="AAAA")
    for versies in ((), (damaged,)):
        opened.session.apply("x", replace(known, versies=versies))
        settle()
        assert "is niet te lezen" in first_card(opened).point.advice


def put_back_the_first(window: MainWindow) -> None:
    """Put back what was reported, with the dialog."""
    window.open_dossier.show_versions()
    (dialog,) = [d for d in window.findChildren(VersionsDialog) if d.isVisible()]
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    dialog.put_back.click()
    settle()


def test_what_was_reported_and_is_put_back_still_has_its_version(opened: MainWindow) -> None:
    report(opened)
    reported = opened.session.jaar
    remove_a_job(opened)
    put_back_the_first(opened)
    assert opened.session.jaar == reported
    remove_a_job(opened)
    assert first_card(opened).point.advice == "Dit veranderde: 1 baan verdween (P-01)."


def test_a_withdrawn_report_that_is_put_back_keeps_its_version_when_room_is_made(
    opened: MainWindow,
) -> None:
    report(opened)
    press_button(asked(opened), "Vaststelling intrekken")
    found = opened.session.dossier
    while len(found.versies) < versions.MOST_VERSIONS:
        found = versions.keep(found, datetime(2026, 4, 2, tzinfo=UTC), "Voor: iets")
    opened.session.apply("x", found)
    settle()
    put_back_the_first(opened)
    year, known = opened.session.jaar, opened.session.dossier.versies
    assert year is not None
    assert year.vaststelling.versie == known[0].id
    assert len(known) == versions.MOST_VERSIONS


def test_marking_and_taking_back_are_undone(opened: MainWindow) -> None:
    report(opened)
    marked = opened.session.dossier
    opened.session.undo_stack.undo()
    assert opened.session.dossier == BEFORE
    opened.session.undo_stack.redo()
    assert opened.session.dossier == marked
    press_button(asked(opened), "Vaststelling intrekken")
    year = opened.session.jaar
    assert year is not None
    assert (year.vaststelling, year.gerapporteerd) == (Vaststelling(), ())
    assert opened.session.dossier.versies == marked.versies
    assert opened.workspace.sidebar.pages.words_of("Rapport") == "hierna"
    opened.session.undo_stack.undo()
    assert opened.session.dossier == marked


def test_what_was_said_can_be_mended_without_new_figures(opened: MainWindow) -> None:
    report(opened)
    remove_a_job(opened)
    before = opened.session.jaar
    dialog = asked(opened)
    assert "Gerapporteerd 2,0 banen, nu 1,0." in words_in(dialog)
    dialog.edits["uitkomst"].input.setFocus()
    type_text("goedgekeurd")
    press_button(dialog, "Bewaren")
    after = opened.session.jaar
    assert before is not None
    assert after is not None
    assert after.gerapporteerd == before.gerapporteerd
    assert after.vaststelling == replace(before.vaststelling, uitkomst="goedgekeurd")
    assert len(opened.session.dossier.versies) == 1


def test_a_year_is_reported_again_with_the_figures_of_now(opened: MainWindow) -> None:
    report(opened)
    texts = [b.text() for b in asked(opened).findChildren(QPushButton)]
    assert "Opnieuw vaststellen" not in texts, "nothing changed"
    opened.findChildren(VaststellingDialog)[-1].reject()
    remove_a_job(opened)
    press_button(asked(opened), "Opnieuw vaststellen")
    year = opened.session.jaar
    assert year is not None
    kept = {row.sleutel: row.waarde for row in year.gerapporteerd}
    assert kept["gerealiseerde_banen"] == 1
    assert len(opened.session.dossier.versies) == 2
    assert year.vaststelling.versie == opened.session.dossier.versies[1].id
    assert "Gerapporteerd" not in words_in(opened.workspace.overview)


@pytest.mark.parametrize(
    ("text", "why"),
    [("2-4-2026", "nog niet geweest"), ("", "Vul de dag in."), ("morgen", "Vastgesteld op:")],
)
def test_a_day_that_cannot_be_is_asked_again(opened: MainWindow, text: str, why: str) -> None:
    dialog = asked(opened)
    dialog.edits["op"].input.setFocus()
    if text:
        replace_text(text)
    else:
        press(Qt.Key.Key_A, with_=Qt.KeyboardModifier.ControlModifier)
        press(Qt.Key.Key_Delete)
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    buttons.buttons()[0].click()
    settle()
    assert dialog.isVisible()
    assert why in words_in(dialog)
    assert focused() is dialog.edits["op"].input
    assert opened.session.dossier == BEFORE
    dialog.reject()
    dialog.deleteLater()


def test_link_and_card_open_the_dialog(opened: MainWindow) -> None:
    def opens(button: QPushButton | PointCard) -> None:
        button.click()
        settle()
        (dialog,) = [d for d in opened.findChildren(VaststellingDialog) if d.isVisible()]
        dialog.reject()
        dialog.deleteLater()
        settle()

    report(opened)
    opens(opened.workspace.overview._mark)
    remove_a_job(opened)
    opens(first_card(opened))
    assert opened.session.undo_stack.count() == 2


def test_a_version_that_cannot_be_kept_is_a_problem_and_changes_nothing(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, dialogs: Dialogs
) -> None:
    def refuses(*_arguments: object) -> Dossier:
        raise KnownProblem("Te groot.")

    monkeypatch.setattr(versions, "keep", refuses)
    report(opened)
    assert dialogs.told().message == "Te groot."
    assert opened.session.dossier == BEFORE


def test_a_new_year_is_not_reported(opened: MainWindow) -> None:
    report(opened)
    found = edits.roll_over(opened.session.dossier, 2020, 2021, ())
    assert "De vaststelling hoort bij 2020." in found.left_out
    opened.session.add_year(2021)
    settle()
    assert opened.workspace.sidebar.pages.words_of("Rapport") == "hierna"
    assert "Vastgesteld op" not in words_in(opened.workspace.overview)


def test_a_dossier_that_may_only_be_read_is_not_marked(
    opened: MainWindow, dialogs: Dialogs
) -> None:
    opened.session.read_only = "Alleen lezen."
    opened.open_dossier.report_year()
    assert "Alleen lezen." in dialogs.told().message
    assert not [d for d in opened.findChildren(VaststellingDialog) if d.isVisible()]


def test_a_year_without_hours_can_be_marked_too(opened: MainWindow) -> None:
    opened.session.start(dossier(jaar(2025)))
    settle()
    dialog = asked(opened)
    assert "2025: 0 banen" in words_in(dialog) or "2025: 0,0 banen" in words_in(dialog)
    press_button(dialog, "Vaststellen")
    year = opened.session.jaar
    assert year is not None
    hours = Decimal(500_000)
    opened.session.apply("x", edits.set_year(opened.session.dossier, 2025, verloonde_uren=hours))
    settle()
    assert year.vaststelling.op == TODAY
