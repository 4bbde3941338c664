"""The Toelichting page: sentences are ticked by mouse and keyboard, and own words stay."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import baan, dossier, jaar
from driving import (
    CONTROL,
    focused,
    press,
    replace_text,
    settle,
    type_text,
    wait_until,
    words_in,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from banen_desktop.dossier import bouwstenen, edits
from banen_desktop.dossier.carried_texts import carried
from banen_desktop.dossier.findings import Record
from banen_desktop.dossier.model import Jaar, Sector, Toelichting, Vorm
from banen_desktop.dossier.verslag import Vaststelling, Vergelijking
from banen_desktop.reports.text.questions import questions
from banen_desktop.reports.text.year_report import report_of
from banen_desktop.storage.dossier_file import open_dossier, save_dossier
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.pages import notes_words
from banen_desktop.window.pages.notes_page import NotesPage
from banen_desktop.window.parts.block_list import BlockList
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
    window.workspace.notes.go_to("", key)
    settle()
    return window.workspace.notes.blocks[key]


def text_of(window: MainWindow, key: str = "maatregelen") -> str:
    jaar = window.session.jaar
    assert jaar is not None
    return str(getattr(jaar.toelichting, key))


def is_ticked(blocks: BlockList, place: int = 0) -> bool:
    return blocks.item(place).checkState() is Qt.CheckState.Checked


def tick(blocks: BlockList, place: int = 0) -> None:
    """With the keyboard."""
    blocks.setFocus()
    blocks.setCurrentRow(place)
    press(Qt.Key.Key_Space)


# -- how far each question is ---------------------------------------------------------------------


def test_the_colours_of_how_far_a_question_is_follow_the_theme(
    notes: MainWindow, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: theme.apply_theme(qapp, "licht"))
    page, role = notes.workspace.notes, theme.Role
    page._rights["plannen"].click()
    settle()
    stands = {label.text(): label for label in page._stands.values()}
    assert {"open", "beantwoord", "mag leeg blijven"} <= set(stands)
    shown = set()
    for choice in ("licht", "donker", "contrast", "licht"):
        theme.apply_theme(qapp, choice)
        settle()
        now = page.palette()
        for words, colour in (
            ("open", now.color(role.BrightText)),
            ("beantwoord", theme.colour(now, theme.DONE)),
            ("mag leeg blijven", now.color(role.PlaceholderText)),
        ):
            assert stands[words].palette().color(role.WindowText) == colour, (choice, words)
        shown.add(stands["beantwoord"].palette().color(role.WindowText).name())
    assert len(shown) == 3


# -- the sentences -------------------------------------------------------------------------------


def test_the_sentences_of_the_chosen_question_stand_beside_it(notes: MainWindow) -> None:
    page = notes.workspace.notes
    for key, other in (("maatregelen", "plannen"), ("plannen", "maatregelen")):
        page.go_to("", key)
        settle()
        assert page.blocks[key].isVisible()
        assert not page.blocks[other].isVisible()
    page.go_to("", "verantwoordelijke")
    settle()
    assert not any(blocks.isVisible() for blocks in page.blocks.values())
    assert "Zinnen om over te nemen" not in words_in(page.help)


def test_ticking_by_keyboard_goes_on_and_each_is_undone_in_one_step(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    first, second = blocks.item(0).text(), blocks.item(1).text()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert focused() is blocks
    lines = text_of(notes).split("\n")
    assert lines == [*OWN.split("\n"), first, second]
    assert notes.session.undo_stack.count() == 2
    press(Qt.Key.Key_Z, with_=CONTROL)
    assert text_of(notes) == f"{OWN}\n{first}"
    assert (is_ticked(blocks, 0), is_ticked(blocks, 1)) == (True, False)
    press(Qt.Key.Key_Z, with_=CONTROL)
    assert text_of(notes) == OWN
    press(Qt.Key.Key_Y, with_=CONTROL)
    assert is_ticked(blocks)
    press(Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert text_of(notes) == OWN


def test_tab_goes_from_a_text_to_its_own_sentences_and_on(notes: MainWindow) -> None:
    page = notes.workspace.notes
    page.go_to("", "maatregelen")
    settle()
    numbers = [edit.input for edit in page.social_return.edits.values()]
    order: list[QWidget] = []
    for key, edit in page.grid.edits.items():
        if not edit.isHidden():
            own = [page.blocks[key]] if key in page.blocks else []
            order += [page._rights[key]] if page._rights[key].isVisible() else []
            order += [edit.input, *(numbers if key == "social_return" else []), *own]
    for there in order[order.index(focused()) + 1 :]:
        press(Qt.Key.Key_Tab)
        assert focused() is there
    for there in reversed(order[:-1]):
        press(Qt.Key.Key_Backtab)
        assert focused() is there
    press(Qt.Key.Key_Backtab)
    assert focused() is page.contents


def test_a_click_on_the_sentence_or_its_box_ticks_it(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    place = blocks.visualItemRect(blocks.item(2))
    left = Qt.MouseButton.LeftButton
    for at in (place.center(), QPoint(place.left() + 12, place.center().y())):
        for there in (True, False):
            QTest.mouseClick(blocks.viewport(), left, pos=at)
            settle()
            assert is_ticked(blocks, 2) is there
            assert (blocks.item(2).text() in text_of(notes)) is there
    QTest.mouseClick(blocks.viewport(), Qt.MouseButton.RightButton, pos=place.center())
    QTest.mousePress(blocks.viewport(), left, pos=place.center())
    QTest.mouseRelease(blocks.viewport(), left, pos=QPoint(5, 5))
    assert text_of(notes) == OWN


def test_a_sentence_tells_whether_it_is_ticked(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    tick(blocks)
    heard = QAccessible.queryAccessibleInterface(blocks)
    assert heard.child(0).state().checkable
    assert heard.child(0).state().checked
    assert not heard.child(1).state().checked


def test_typing_the_sentence_ticks_it_and_changing_it_unticks_it(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    edit = notes.workspace.notes.grid.edits["maatregelen"].input
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText(f"Zelf. {blocks.item(0).text()} Nog iets.")
    settle()
    assert is_ticked(blocks)
    edit.setPlainText(f"Zelf. {blocks.item(0).text()}x Nog iets.")
    settle()
    assert not is_ticked(blocks)


def test_typing_after_a_tick_is_an_edit_of_its_own(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    type_text("A")
    tick(blocks)
    notes.workspace.notes.go_to("", "maatregelen")
    type_text("B")
    assert notes.session.undo_stack.count() == 3
    for _ in range(3):
        notes.session.undo_stack.undo()
    assert text_of(notes) == OWN


def test_a_text_that_does_not_fit_is_not_ticked(notes: MainWindow) -> None:
    blocks = blocks_of(notes)
    edit = notes.workspace.notes.grid.edits["maatregelen"]
    assert isinstance(edit.input, QPlainTextEdit)
    edit.input.setPlainText("BSN 123456782")
    tick(blocks)
    assert not is_ticked(blocks)
    assert text_of(notes) == OWN
    assert edit.input.toPlainText() == "BSN 123456782"
    assert focused() is edit.input


def test_a_text_that_would_become_too_long_says_so(notes: MainWindow) -> None:
    year = notes.session.jaar
    assert year is not None
    long = replace(year.toelichting, maatregelen="x" * 4990)
    notes.session.apply("x", edits.set_year(notes.session.dossier, 2025, toelichting=long))
    blocks = blocks_of(notes)
    tick(blocks)
    assert not is_ticked(blocks)
    assert text_of(notes) == "x" * 4990
    assert "hoogstens 5000 tekens" in words_in(notes.workspace.notes)


def test_the_blocks_follow_the_sector(notes: MainWindow) -> None:
    blocks = blocks_of(notes, "oorzaken")

    def offered(word: str) -> list[int]:
        return [at for at in range(blocks.count()) if word in blocks.item(at).text()]

    (licence,) = offered("onderwijsbevoegdheid")
    tick(blocks, licence)
    notes.session.apply("x", edits.set_employer(notes.session.dossier, sector=Sector.RIJK))
    settle()
    (licence,) = offered("onderwijsbevoegdheid")
    assert is_ticked(blocks, licence), "it stays in sight while the text has it"
    assert offered("gescreend")
    tick(blocks, licence)
    settle()
    assert offered("onderwijsbevoegdheid") == []


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
    assert not blocks.isEnabled()
    assert blocks.isVisible()


# -- the questions -------------------------------------------------------------------------------

MET = {"verloonde_uren": 100_000, "verloonde_uren_vorig_jaar": 100_000}
PEOPLE = [baan(kenmerk=f"P-{n}", verloonde_uren=1400) for n in range(4)]


def show(window: MainWindow, *years: Jaar) -> NotesPage:
    window.session.start(dossier(*years, sector=Sector.PO))
    window._show_workspace("Toelichting")
    settle()
    return window.workspace.notes


def asked(page: NotesPage) -> list[str]:
    return [key for key, edit in page.grid.edits.items() if not edit.isHidden()]


@pytest.mark.parametrize(
    ("year", "why"),
    [
        (jaar(2024, **MET), "Waarom is het quotum van 2024 nog niet gehaald?"),
        (jaar(2024, *PEOPLE, **MET), ""),
        (jaar(2024, verloonde_uren=20_000), ""),
        (jaar(2016, **MET), ""),
        (jaar(2025, **MET), "Wat maakt het lastig om meer banen te maken?"),
    ],
    ids=["niet gehaald", "gehaald", "klein", "geen quotum", "geen percentage"],
)
def test_who_met_the_quotum_is_never_asked_why_not(
    window: MainWindow, year: Jaar, why: str
) -> None:
    page = show(window, year)
    assert ("oorzaken" in asked(page)) == bool(why)
    assert why in words_in(page)
    assert bool(why) or "niet gehaald" not in words_in(page)
    numbers = [page.edits[key]._title.text().partition(".")[0] for key in asked(page)]
    assert numbers == [str(at) for at in range(1, len(numbers) + 1)]


def test_a_text_about_causes_stays_in_sight_with_a_word(window: MainWindow) -> None:
    text = Toelichting(oorzaken="Weinig kandidaten.")
    page = show(window, jaar(2024, *PEOPLE, toelichting=text, **MET))
    assert "oorzaken" in asked(page)
    assert "hoeft u voor dit jaar niet te beantwoorden" in words_in(page.grid.edits["oorzaken"])
    assert "niet gehaald" not in words_in(page)
    page.go_to("", "oorzaken")
    replace_text("x")
    press(Qt.Key.Key_Backspace)
    assert text_of(window, "oorzaken") == ""
    assert focused() is page.grid.edits["oorzaken"].input, "it does not go away while one is there"


@pytest.mark.parametrize("key", ["maatregelen", "plannen", "soorten_werk", "verantwoordelijke"])
def test_the_open_questions_are_those_of_the_report(window: MainWindow, key: str) -> None:
    page = show(window, jaar(2024, *PEOPLE, **MET))

    def waits(name: str) -> bool:
        return any(row.waits for row in page.contents._shown if row.key == name)

    assert waits(key)
    assert page._stands[key].text() == "open"
    before = window.session.points().open_at(page_table.NOTES.shows)
    assert f"Nog {before} vragen open" in page.title.text()
    page.go_to("", key)
    type_text("Werk in de kantine.")
    assert not waits(key)
    assert page._stands[key].text() == "beantwoord"
    assert f"Nog {before - 1} vragen open" in page.title.text()
    assert "mag leeg blijven" in words_in(page.grid.edits["gegevens"])


def test_when_nothing_is_open_the_title_says_so(window: MainWindow) -> None:
    texts = Toelichting(**dict.fromkeys(notes_words.SHORT, "Iets."))
    page = show(window, jaar(2024, *PEOPLE, toelichting=texts, **MET))
    page.go_to("", "sroi_personen")
    type_text("2")
    assert page.title.text() == "De toelichting van 2024 is klaar"


def test_every_open_point_of_the_page_has_its_field(window: MainWindow) -> None:
    page = show(window, jaar(2024, **MET))
    points = window.session.points()
    mine = [one for one in (*points.to_do, *points.to_see) if one.record is Record.TOELICHTING]
    assert len(mine) >= 5
    assert {one.field for one in mine} <= set(page.edits)


def test_the_contents_lead_to_a_question(window: MainWindow) -> None:
    page = show(window, jaar(2024, **MET))
    window.resize(1366, 736)
    settle()
    page.contents.setFocus()
    page.contents.setCurrentRow(0)
    press(Qt.Key.Key_Down)
    assert focused() is page.contents
    assert "Hulp bij oorzaken" in words_in(page.help)
    press(Qt.Key.Key_Return)
    assert focused() is page.grid.edits["oorzaken"].input
    assert page.contents.isVisible()
    window.resize(1024, 584)
    settle()
    assert not page.contents.isVisible()


def test_who_goes_on_starts_at_what_is_open(window: MainWindow) -> None:
    texts = Toelichting(maatregelen="Iets.", oorzaken="Iets.")
    show(window, jaar(2024, toelichting=texts, **MET))
    window._show_workspace("Banen")
    window.workspace.bar.next.click()
    settle()
    assert focused() is window.workspace.notes.grid.edits["plannen"].input


def test_last_years_answer_can_be_taken_over(window: MainWindow) -> None:
    last = jaar(2023, toelichting=Toelichting(gegevens="Uit de loonaangifte."), **MET)
    page = show(window, last, jaar(2024, **MET))
    page.go_to("", "gegevens")
    assert "In 2023 schreef u Uit de loonaangifte." in words_in(page.help)
    page.help.take.click()
    assert text_of(window, "gegevens") == "Uit de loonaangifte."
    assert "Dit is nog de tekst van 2023." in words_in(page.grid.edits["gegevens"])
    assert not page.help.take.isVisible()
    window.session.undo_stack.undo()
    assert text_of(window, "gegevens") == ""
    page.go_to("", "plannen")
    assert "In 2023 schreef u Bij deze vraag niets." in words_in(page.help)


def test_what_does_not_count_is_a_reminder_beside_its_question(window: MainWindow) -> None:
    rows = [baan(kenmerk=f"Q-{n}", vorm=Vorm.STAGE) for n in range(9)]
    page = show(window, jaar(2024, *PEOPLE, *rows, **MET))
    page.go_to("", "social_return")
    words = words_in(page.help)
    assert "Q-0: stage" in words.replace("Stage", "stage")
    assert "En nog 3." in words
    assert "P-0:" not in words
    page.go_to("", "plannen")
    assert "Q-0" not in words_in(page.help)


@pytest.mark.parametrize("size", [(1366, 736), (1024, 584), (960, 444)], ids=str)
def test_a_box_is_as_high_as_its_text_and_the_cursor_stays_in_sight(
    window: MainWindow, size: tuple[int, int]
) -> None:
    page = show(window, jaar(2024, **MET))
    window.resize(*size)
    settle()
    page.go_to("", "maatregelen")
    box = page.grid.edits["maatregelen"].input
    assert isinstance(box, QPlainTextEdit)
    low = box.height()
    press(Qt.Key.Key_A)
    QGuiApplication.clipboard().setText("Een regel die wat langer is dan het vak. " * 100)
    press(Qt.Key.Key_V, with_=CONTROL)
    wait_until(lambda: page.inside.height() > box.height())
    assert box.height() > low
    assert box.verticalScrollBar().maximum() == 0
    area = page._area.viewport()
    at = box.viewport().mapTo(area, box.cursorRect().bottomLeft())
    assert 0 <= at.y() <= area.height()
    replace_text("")
    press(Qt.Key.Key_Backspace)
    wait_until(lambda: box.height() == low)
    assert page.grid.width() <= area.width()


# -- texts that were taken over ------------------------------------------------------------------


def test_a_text_that_was_taken_over_is_open_until_somebody_looked(window: MainWindow) -> None:
    """It is no answer of this year: the step, the title and the mark say so; a click confirms."""
    texts = Toelichting("A.", "", "In 2030 willen wij 40 banen.", "Zorg.", "S.", "G.", "hoofd HR")
    page = show(window, jaar(2023, toelichting=texts, **MET), jaar(2024, toelichting=texts, **MET))
    keys = [row.key for row in page._rows if row.words == "nog nakijken"]
    assert keys == [key for key in page.grid.edits if getattr(texts, key)]
    waits = {row.key for row in page._rows if row.waits}
    assert set(keys) <= waits
    assert not any(row.is_done for row in page._rows if row.key in keys)
    before = window.session.points().open_at(("toelichting",))
    button = page._rights["plannen"]
    assert button.isVisible()
    button.click()
    settle()
    assert not button.isVisible()
    stands = {row.key: row.words for row in page._rows}
    assert stands["plannen"] == "beantwoord"
    assert stands["gegevens"] == "nog nakijken"
    assert window.session.points().open_at(("toelichting",)) == before - 1
    assert not window.session.is_exported
    window.session.undo_stack.undo()
    settle()
    assert button.isVisible()
    page.go_to("", "plannen")
    type_text("X")
    settle()
    stands = {row.key: row.words for row in page._rows}
    assert stands["plannen"] == "beantwoord"


def test_that_a_text_is_still_right_is_kept_in_the_file(window: MainWindow, tmp_path: Path) -> None:
    texts = Toelichting(gegevens="Uit de loonaangifte.", verantwoordelijke="hoofd HR")
    page = show(window, jaar(2023, toelichting=texts, **MET), jaar(2024, toelichting=texts, **MET))
    page._rights["gegevens"].click()
    path = tmp_path / "proef.banen"
    save_dossier(path, window.session.dossier)
    again = open_dossier(path).dossier
    now = again.year(2024)
    assert now is not None
    assert carried(now, again.year(2023)) == ("verantwoordelijke",)
    rolled = edits.roll_over(again, 2024, 2025, ()).dossier
    next_year = rolled.year(2025)
    assert next_year is not None
    assert carried(next_year, now) == ("gegevens", "verantwoordelijke")  # asked every year


def test_a_year_that_was_reported_has_been_read() -> None:
    texts = Toelichting(gegevens="Uit de loonaangifte.")
    last, now = jaar(2023, toelichting=texts), jaar(2024, toelichting=texts)
    assert carried(now, last) == ("gegevens",)
    assert carried(replace(now, vaststelling=Vaststelling(op=date(2025, 3, 1))), last) == ()
    assert carried(now, None) == ()
    assert carried(replace(now, toelichting=Toelichting()), jaar(2023)) == ()
