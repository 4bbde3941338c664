"""The Toelichting page: sentences are ticked by mouse and keyboard, and own words stay."""

from dataclasses import replace

import pytest
from builders import dossier, jaar
from driving import CONTROL, focused, press, settle, type_text, words_in
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from banen_desktop.dossier import bouwstenen, edits
from banen_desktop.dossier.findings import Record
from banen_desktop.dossier.model import Sector, Toelichting
from banen_desktop.dossier.verslag import Vergelijking
from banen_desktop.reports.text.questions import questions
from banen_desktop.reports.text.year_report import report_of
from banen_desktop.window.basis import page_table
from banen_desktop.window.parts.block_list import BlockList, Sentence
from banen_desktop.window.shell.main_window import MainWindow

OWN = "Wij deden van alles.\n\nEn nog veel meer."


@pytest.fixture
def notes(window: MainWindow) -> MainWindow:
    """The page of a school board that wrote something itself, with last year's text beside it."""
    texts = Toelichting(maatregelen=OWN, plannen="Meer banen.")
    shown = dossier(
        jaar(2024, toelichting=texts),
        jaar(2025, toelichting=replace(texts, maatregelen=OWN), verloonde_uren=1),
        sector=Sector.PO,
    )
    window.session.start(shown)
    window._show_workspace("Toelichting")
    settle()
    return window


def blocks_of(window: MainWindow, key: str = "maatregelen") -> BlockList:
    found = window.workspace.notes.blocks[key]
    found.toggle.setChecked(True)
    settle()
    return found


def text_of(window: MainWindow, key: str = "maatregelen") -> str:
    jaar = window.session.jaar
    assert jaar is not None
    return str(getattr(jaar.toelichting, key))


def sentence(blocks: BlockList, place: int = 0) -> Sentence:
    return list(blocks.sentences.values())[place]


def test_blocks_are_folded_until_asked_for(notes: MainWindow) -> None:
    blocks = notes.workspace.notes.blocks["maatregelen"]
    assert "jobcarving" not in words_in(notes.workspace.notes)
    blocks.toggle.setFocus()
    press(Qt.Key.Key_Space)
    assert "jobcarving" in words_in(blocks)
    assert "onderwijsbevoegdheid" not in words_in(notes.workspace.notes)
    press(Qt.Key.Key_Space)
    assert "jobcarving" not in words_in(blocks)


def test_ticking_by_keyboard_goes_on_and_each_is_undone_in_one_step(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    first, second = sentence(blocks, 0), sentence(blocks, 1)
    blocks.toggle.setFocus()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert focused() is second.box
    lines = text_of(notes).split("\n")
    assert lines == [*OWN.split("\n"), first.box.accessibleName(), second.box.accessibleName()]
    assert "2 gekozen" in blocks.toggle.text()
    assert notes.session.undo_stack.count() == 2
    press(Qt.Key.Key_Z, with_=CONTROL)
    assert text_of(notes) == f"{OWN}\n{first.box.accessibleName()}"
    assert (first.box.isChecked(), second.box.isChecked()) == (True, False)
    press(Qt.Key.Key_Z, with_=CONTROL)
    assert text_of(notes) == OWN
    press(Qt.Key.Key_Y, with_=CONTROL)
    assert first.box.isChecked()
    press(Qt.Key.Key_Backtab, Qt.Key.Key_Space)
    assert text_of(notes) == OWN


def test_tab_goes_from_a_text_to_its_own_blocks_and_on(notes: MainWindow) -> None:
    page = notes.workspace.notes
    page.go_to("", "maatregelen")
    press(Qt.Key.Key_Tab)
    assert focused() is page.blocks["maatregelen"].toggle
    press(Qt.Key.Key_Space, Qt.Key.Key_Tab)
    boxes = [line.box for line in page.blocks["maatregelen"].sentences.values()]
    for box in boxes:
        assert focused() is box
        press(Qt.Key.Key_Tab)
    assert focused() is page.grid.edits["oorzaken"].input
    press(Qt.Key.Key_Backtab)
    assert focused() is boxes[-1]


def test_a_click_on_the_sentence_ticks_it(notes: MainWindow) -> None:
    one = sentence(blocks_of(notes), 2)
    for there in (True, False):
        QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=one.rect().center())
        settle()
        assert one.box.isChecked() is there
        assert (one.box.accessibleName() in text_of(notes)) is there
    QTest.mouseClick(one, Qt.MouseButton.RightButton, pos=one.rect().center())
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=one.rect().center())
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))
    assert text_of(notes) == OWN


def test_typing_the_sentence_ticks_it_and_changing_it_unticks_it(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    one = sentence(blocks)
    edit = notes.workspace.notes.grid.edits["maatregelen"].input
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText(f"Zelf. {one.box.accessibleName()} Nog iets.")
    settle()
    assert one.box.isChecked()
    edit.setPlainText(f"Zelf. {one.box.accessibleName()}x Nog iets.")
    settle()
    assert not one.box.isChecked()


def test_typing_after_a_tick_is_an_edit_of_its_own(notes: MainWindow) -> None:
    one = sentence(blocks_of(notes))
    notes.workspace.notes.go_to("", "maatregelen")
    type_text("A")
    one.box.setFocus()
    press(Qt.Key.Key_Space)
    notes.workspace.notes.go_to("", "maatregelen")
    type_text("B")
    assert notes.session.undo_stack.count() == 3
    for _ in range(3):
        notes.session.undo_stack.undo()
    assert text_of(notes) == OWN


def test_a_text_that_does_not_fit_is_not_ticked(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    one = sentence(blocks)
    edit = notes.workspace.notes.grid.edits["maatregelen"]
    assert isinstance(edit.input, QPlainTextEdit)
    edit.input.setPlainText("BSN 123456782")
    one.box.setFocus()
    press(Qt.Key.Key_Space)
    assert not one.box.isChecked()
    assert text_of(notes) == OWN
    assert edit.input.toPlainText() == "BSN 123456782"
    assert focused() is edit.input


def test_a_text_that_would_become_too_long_says_so(notes: MainWindow) -> None:
    year = notes.session.jaar
    assert year is not None
    long = replace(year.toelichting, maatregelen="x" * 4990)
    notes.session.apply("x", edits.set_year(notes.session.dossier, 2025, toelichting=long))
    one = sentence(blocks_of(notes))
    one.box.setFocus()
    press(Qt.Key.Key_Space)
    assert not one.box.isChecked()
    assert text_of(notes) == "x" * 4990
    assert "hoogstens 5000 tekens" in words_in(notes.workspace.notes)


def test_the_blocks_follow_the_sector(notes: MainWindow) -> None:
    blocks = blocks_of(notes, "oorzaken")
    (licence,) = [name for name in blocks.sentences if "onderwijsbevoegdheid" in name]
    blocks.sentences[licence].box.click()
    notes.session.apply("x", edits.set_employer(notes.session.dossier, sector=Sector.RIJK))
    settle()
    assert licence in blocks.sentences, "it stays in sight while the text has it"
    assert any("gescreend" in name for name in blocks.sentences)
    blocks.sentences[licence].box.click()
    settle()
    assert licence not in blocks.sentences


def test_every_field_but_the_function_has_blocks(notes: MainWindow) -> None:
    with_blocks = {block.field for block in bouwstenen.all_blocks()}
    assert set(notes.workspace.notes.blocks) == with_blocks
    assert set(notes.workspace.notes.grid.edits) - with_blocks == {"verantwoordelijke"}


def test_the_numbers_of_social_return_stand_with_its_text(notes: MainWindow) -> None:
    page, before = notes.workspace.notes, notes.session.outcome
    page.go_to("", "sroi_personen")
    people = page.edits["sroi_personen"].input
    assert focused() is people
    type_text("12")
    year = notes.session.jaar
    assert year is not None
    assert year.vergelijking.sroi_personen == 12
    assert notes.session.outcome == before, "they count for nothing"
    notes.workspace.sidebar.choose("Uren")
    notes.session.undo_stack.undo()
    settle()
    assert notes.workspace.page is page
    assert focused() is people
    assert notes.session.jaar == replace(year, vergelijking=Vergelijking())


def test_the_question_about_social_return_leads_to_its_answer(notes: MainWindow) -> None:
    """Who is asked for the numbers is sent to the page that has them."""
    session, law = notes.session, notes.session.law

    def asked() -> list[Record]:
        year = session.jaar
        assert year is not None
        found = questions(report_of(session.dossier, year, law))
        return [one.record for one in found if "social return" in one.text]

    (record,) = asked()
    page = notes.workspace.page_called(page_table.page_showing(record).name)
    for key in ("sroi_leveranciers", "sroi_bedrag", "sroi_personen"):
        page.go_to("", key)
        type_text("3")
        assert asked() == []
        session.undo_stack.undo()
        assert asked() == [record]


def test_a_text_of_last_year_is_marked_until_it_is_changed(notes: MainWindow) -> None:
    words = words_in(notes.workspace.notes.grid.edits["plannen"])
    assert "Dit is nog de tekst van 2024." in words
    notes.workspace.notes.go_to("", "plannen")
    type_text("A")
    assert "Dit is nog de tekst" not in words_in(notes.workspace.notes.grid.edits["plannen"])
    assert "Dit is nog de tekst" not in words_in(notes.workspace.notes.grid.edits["oorzaken"])


def test_a_dossier_that_may_only_be_read_shows_its_ticks(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    notes.session.read_only = "Alleen lezen."
    notes.workspace.refresh()
    assert not sentence(blocks).box.isEnabled()
