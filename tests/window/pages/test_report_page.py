"""The Rapport page: what is seen is what is copied, printed and saved, and nothing is replaced.

The text is the user's own as soon as the user wants it; what is recalculated is only offered.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from builders import baan, dossier, jaar
from driving import (
    CONTROL,
    Dialogs,
    clipboard,
    focused,
    pick,
    press,
    settle,
    type_text,
    words_in,
)
from gears import few
from golden_years import YEARS
from PySide6.QtCore import QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.dossier.verslag import Lengte, Maatregel, Stem, Verslagtekst
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.out import files, outputs
from banen_desktop.reports.out.outputs import Line, Output
from banen_desktop.reports.out.recipients import Content, Recipient
from banen_desktop.reports.text import text_updates as offers
from banen_desktop.reports.words.guard import Kind
from banen_desktop.storage.atomic import atomic_write
from banen_desktop.window.basis import page_table
from banen_desktop.window.dialogs.vaststelling import VaststellingDialog
from banen_desktop.window.pages.report import exports, printing
from banen_desktop.window.pages.report.news import news_of, place_in_words
from banen_desktop.window.pages.report.page_maker import Pages, Wanted
from banen_desktop.window.pages.report_page import ReportPage
from banen_desktop.window.shell.main_window import MainWindow

Key = Qt.Key
SHOWN = dossier(
    jaar(
        2024,
        *[baan(kenmerk=f"P-{number}", verloonde_uren=1331) for number in range(6)],
        verloonde_uren=1_000_000,
        verloonde_uren_vorig_jaar=1_000_000,
        verslagtekst=Verslagtekst(stem=Stem.NAAM),
    ),
    naam="Gemeente <b>Voor & Beeld</b>",
)
ALL_FILES = len(outputs.lines()) + 1  # and the answers


@pytest.fixture
def report(window: MainWindow) -> Iterator[ReportPage]:
    """The page in sight, on its first choice."""
    page = show(window, SHOWN)
    page.show_content(Content.SUMMARY)  # another test may have left another choice
    page.reader.view.zoom = None
    yield page
    page.levy.setChecked(False)
    page.reader.maker.stop()


def show(window: MainWindow, shown: Dossier) -> ReportPage:
    window.session.start(shown)
    window._show_workspace("Rapport")
    settle()
    return window.workspace.report


def click(report: ReportPage, text: str) -> None:
    buttons = [one for one in report.findChildren(QPushButton) if one.isVisible()]
    (button,) = (one for one in buttons if one.text() == text)
    button.click()
    settle()


def save_everything(window: MainWindow) -> None:
    """By the one primary button, or after saving by the button that saves again."""
    again = window.workspace.report.again
    button = again if again.isVisible() else window.workspace.bar.next
    assert button.text() in {"Alles opslaan in een map…", "Opnieuw opslaan…"}
    button.click()
    settle()


def said(window: MainWindow) -> str:
    """What the page told last, and what stands in the panel."""
    return f"{window.workspace.report.reader.done.whole} {words_in(window.workspace.panel)}"


def more_hours(shown: Dossier) -> Dossier:
    """The same dossier with a quotum that is twice as high."""
    return edits.set_year(shown, 2024, verloonde_uren=shown.jaren[0].verloonde_uren * 2)  # type: ignore[operator]


# -- pages ----------------------------------------------------------------------------------------


def wait_for_pages(report: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not report.reader.maker.is_busy, timeout=20_000)
    settle()


def test_pages_of_another_dossier_are_gone_at_once(
    report: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    wait_for_pages(report, qtbot)
    assert report.reader.view.sheets
    window.session.start(dossier(jaar(2024, verloonde_uren=1_000_000), naam="Iemand anders"))
    assert not report.reader.view.sheets
    wait_for_pages(report, qtbot)
    assert "Iemand anders" in report.reader.view.accessibleDescription()


def test_the_real_pages_are_shown_and_read_aloud(report: ReportPage, qtbot: QtBot) -> None:
    wait_for_pages(report, qtbot)
    (sheet,) = report.reader.view.sheets
    assert sheet.renderer().isValid()
    assert sheet.accessibleName() == "Pagina 1 van 1"
    words = report.reader.view.accessibleDescription()
    assert "Banenafspraak 2024" in words
    assert "6,0 banen" in words
    report.show_content(Content.REPORT)
    wait_for_pages(report, qtbot)
    assert len(report.reader.view.sheets) > 1
    assert "Verantwoording" in report.reader.view.accessibleDescription()


def test_the_pages_follow_the_dossier(report: ReportPage, window: MainWindow, qtbot: QtBot) -> None:
    wait_for_pages(report, qtbot)
    window.session.apply("naam", edits.set_employer(SHOWN, naam="Waterschap Nieuw"))
    wait_for_pages(report, qtbot)
    assert "Waterschap Nieuw" in report.reader.view.accessibleDescription()
    window.session.undo_stack.undo()
    wait_for_pages(report, qtbot)
    assert "Waterschap Nieuw" not in report.reader.view.accessibleDescription()


def test_a_whole_page_is_in_sight_and_a_double_click_makes_it_as_wide_as_the_room(
    report: ReportPage, qtbot: QtBot
) -> None:
    wait_for_pages(report, qtbot)
    view = report.reader.view
    (sheet,) = view.sheets
    assert sheet.height() <= view.viewport().height()
    assert view.verticalScrollBar().maximum() == 0
    whole = sheet.width()
    center = QPointF(sheet.rect().center())
    for wide in (True, False):
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=center.toPoint())
        settle()
        assert (sheet.width() > whole) is wide
        assert view.horizontalScrollBar().maximum() == 0
    assert sheet.width() == whole


def test_the_keyboard_scrolls_and_zooms(report: ReportPage, qtbot: QtBot) -> None:
    report.show_content(Content.REPORT)
    wait_for_pages(report, qtbot)
    view = report.reader.view
    view.setFocus()
    press(Key.Key_Return)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > view.height())
    press(Key.Key_PageDown)
    assert bar.value() > 0
    press(Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Key.Key_Home)
    assert bar.value() == 0
    fitted = view.sheets[0].width()
    press(Key.Key_Plus, with_=CONTROL)
    assert view.sheets[0].width() > fitted
    press(Key.Key_Minus, with_=CONTROL)
    assert view.sheets[0].width() == fitted
    press(Key.Key_Minus, with_=CONTROL)
    assert view.sheets[0].width() < fitted
    press(Key.Key_Return)
    assert view.zoom is None


def test_zoom_has_an_end_on_both_sides(report: ReportPage, qtbot: QtBot) -> None:
    wait_for_pages(report, qtbot)
    report.reader.view.setFocus()
    for key, end in ((Key.Key_Plus, 3.0), (Key.Key_Minus, 0.25)):
        for _ in range(12):
            press(key, with_=CONTROL)
        assert report.reader.view.zoom == end


def test_a_problem_with_the_pages_is_told_in_their_place(
    report: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(report, qtbot)

    def broken(_wanted: Wanted) -> Pages:
        raise KnownProblem("Het logo is niet te gebruiken.")

    monkeypatch.setattr(report.reader.maker, "_make", broken)
    report.refresh()
    wait_for_pages(report, qtbot)
    assert "Het logo is niet te gebruiken." in words_in(report)
    assert report.reader.view.sheets == []


def test_what_is_printed_are_the_pages(
    report: ReportPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[int] = []

    def accept(_parent: object, svgs: tuple[str, ...], _title: str) -> bool:
        printed.append(len(svgs))
        return True

    monkeypatch.setattr(printing, "ask_and_print", accept)
    click(report, "Afdrukken…")
    assert printed == [1]
    assert "Afgedrukt" in said(window)


def test_a_printer_that_does_not_work_is_told(
    report: ReportPage, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> bool:
        raise KnownProblem("Afdrukken is niet gelukt.")

    monkeypatch.setattr(printing, "ask_and_print", refuse)
    click(report, "Afdrukken…")
    assert dialogs.told().message == "Afdrukken is niet gelukt."


# -- text -----------------------------------------------------------------------------------------


@pytest.fixture
def text(report: ReportPage) -> ReportPage:
    """The page with the text in sight."""
    report.show_text()
    settle()
    return report


def written(window: MainWindow) -> str:
    year = window.session.jaar
    assert year is not None
    return year.verslagtekst.tekst


def test_the_text_is_read_as_it_will_be(text: ReportPage) -> None:
    assert text.final is not None
    shown = " ".join(text.reader.text.preview.toPlainText().split())
    for section in text.final.sections:
        for line in section.paragraphs:
            assert " ".join(line.split()) in shown
    assert "<b>Voor & Beeld</b>" in shown
    assert text.reader.text.preview.isReadOnly()


def test_length_and_voice_are_kept_in_the_dossier(text: ReportPage, window: MainWindow) -> None:
    before = text.reader.text.preview.toPlainText()
    for key, label in (("lengte", Lengte.KORT), ("stem", Stem.NAAM)):
        combo = text.reader.text.styles.edits[key].input
        assert isinstance(combo, QComboBox)
        pick(combo, label.label)
    assert window.session.jaar is not None
    kept = window.session.jaar.verslagtekst
    assert (kept.lengte, kept.stem) == (Lengte.KORT, Stem.NAAM)
    assert text.final is not None
    assert text.reader.text.preview.toPlainText().split() == [
        word
        for part in (
            text.final.title,
            *(
                line
                for section in text.final.sections
                for line in (section.heading, *section.paragraphs)
            ),
        )
        for word in part.split()
    ]
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    settle()
    assert text.reader.text.preview.toPlainText() == before


def start_own(text: ReportPage) -> QPlainTextEdit:
    click(text, "Zelf aanpassen")
    area = text.reader.text.own.input
    assert isinstance(area, QPlainTextEdit)
    assert focused() is area
    return area


def type_at_the_end(area: QPlainTextEdit, words: str) -> None:
    area.moveCursor(QTextCursor.MoveOperation.End)
    type_text(words)


def test_edit_change_offer_take_over_and_undo(text: ReportPage, window: MainWindow) -> None:
    area = start_own(text)
    assert text.reader.text.panel.isHidden()
    type_at_the_end(area, " Eigen slot.")
    mine = written(window)
    assert mine.endswith(" Eigen slot.")
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    assert written(window) == mine
    assert area.toPlainText() == mine
    assert text.reader.text.panel.isVisible()
    offer = text.reader.text.panel.current
    click(text, "Neem over")
    assert offer.new in written(window)
    assert written(window) != mine
    assert written(window).endswith("Eigen slot.")
    window.session.undo_stack.undo()
    settle()
    assert written(window) == mine
    assert text.reader.text.panel.isVisible()


def test_offers_wait_until_the_typing_stops(
    text: ReportPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = start_own(text)
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    looked: list[str] = []
    real = offers.offers

    def counted(own: Verslagtekst, fresh: str) -> tuple[offers.Offer, ...]:
        looked.append(own.tekst)
        return real(own, fresh)

    monkeypatch.setattr(offers, "offers", counted)
    type_at_the_end(area, " Elf tekens.")
    assert written(window).endswith(" Elf tekens.")
    assert len(looked) < 11, "a key does not wait for the offers"
    qtbot.waitUntil(lambda: bool(looked) and looked[-1] == written(window), timeout=5_000)


def test_an_offer_taken_right_after_typing_keeps_the_last_words(
    text: ReportPage, window: MainWindow
) -> None:
    area = start_own(text)
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    offer = text.reader.text.panel.current
    area.moveCursor(QTextCursor.MoveOperation.End)
    area.insertPlainText(" Net getypt.")
    text.reader.text.panel.taken.emit(offer)
    assert written(window).endswith(" Net getypt.")
    assert offer.new in written(window)


def test_an_offer_whose_change_is_gone_does_nothing(text: ReportPage, window: MainWindow) -> None:
    start_own(text)
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    offer = text.reader.text.panel.current
    text.reader.text.panel.taken.emit(offer)
    after = written(window)
    text.reader.text.panel.taken.emit(offer)
    assert written(window) == after


LONG = tuple(Maatregel(omschrijving=f"Maatregel {number}: {'x' * 480}.") for number in range(90))


def test_a_text_too_long_to_save_does_not_become_the_users_own(
    text: ReportPage, window: MainWindow, dialogs: Dialogs
) -> None:
    window.session.apply("agenda", edits.set_year(window.session.dossier, 2024, werkagenda=LONG))
    settle()
    before = window.session.dossier
    click(text, "Zelf aanpassen")
    told = dialogs.told()
    assert told.message in {
        f"{name}: gebruik hoogstens 40000 tekens." for name in ("Eigen tekst", "Berekende tekst")
    }
    assert told.safe == "De tekst is niet veranderd."
    assert window.session.dossier is before
    assert text.reader.text.preview.isVisible()
    assert text.reader.text.change.isVisible()


@pytest.mark.parametrize("how", ["Neem over", "Neem alles over", "Laat staan"])
def test_no_change_is_taken_over_that_makes_the_text_too_long_to_save(
    text: ReportPage, window: MainWindow, dialogs: Dialogs, how: str
) -> None:
    start_own(text)
    mine = written(window)
    window.session.apply("agenda", edits.set_year(window.session.dossier, 2024, werkagenda=LONG))
    settle()
    before = window.session.dossier
    offer = max(text.reader.text.panel._offers, key=lambda one: len(one.new))
    assert len(offer.new) > 40_000
    panel = text.reader.text.panel
    if how == "Neem over":
        panel.taken.emit(offer)
    elif how == "Laat staan":
        panel.left.emit(offer)
    else:
        panel.all_taken.emit()
    assert "gebruik hoogstens 40000 tekens" in dialogs.told().message
    assert window.session.dossier is before
    assert written(window) == mine


def test_all_changes_at_once_and_none_at_all(text: ReportPage, window: MainWindow) -> None:
    area = start_own(text)
    type_at_the_end(area, " Eigen slot.")
    mine = written(window)
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    many = len(text.reader.text.panel._offers)
    assert many > 1
    click(text, f"Neem alles over ({many})")
    assert text.reader.text.panel.isHidden()
    assert written(window).endswith("Eigen slot.")
    assert "2.000.000" in written(window)
    window.session.undo_stack.undo()
    settle()
    assert written(window) == mine
    for _ in range(many):
        click(text, "Laat staan")
    assert text.reader.text.panel.isHidden()
    assert written(window) == mine


def test_the_next_offer_comes_in_sight(text: ReportPage, window: MainWindow) -> None:
    start_own(text)
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    first = text.reader.text.panel.current
    click(text, "Volgende")
    assert text.reader.text.panel.current is not first
    for _ in range(len(text.reader.text.panel._offers) - 1):
        click(text, "Volgende")
    assert text.reader.text.panel.current is first


def test_back_to_the_calculated_text_only_when_sure(
    text: ReportPage, window: MainWindow, dialogs: Dialogs
) -> None:
    area = start_own(text)
    type_at_the_end(area, " Eigen slot.")
    mine = written(window)
    dialogs.answers = ["Eigen tekst houden"]
    click(text, "Terug naar de berekende tekst…")
    assert written(window) == mine
    dialogs.answers = ["Terug naar berekend"]
    click(text, "Terug naar de berekende tekst…")
    assert written(window) == ""
    assert text.reader.text.preview.isVisible()
    window.session.undo_stack.undo()
    settle()
    assert written(window) == mine
    assert area.toPlainText() == mine


def test_the_own_text_is_copied_and_saved(
    text: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    area = start_own(text)
    type_at_the_end(area, " Eigen slot.")
    click(text, "Kopieer")
    assert "Eigen slot." in clipboard()
    dialogs.paths = [tmp_path / "tekst.txt"]
    text.exports.save_report("txt", Kind.DELEN)
    assert "Eigen slot." in (tmp_path / "tekst.txt").read_text("utf-8")


def test_an_emptied_text_stays_the_users_and_the_calculated_one_goes_out(
    text: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    area = start_own(text)
    press(Key.Key_A, with_=CONTROL)
    press(Key.Key_Delete)
    assert written(window) == ""
    assert area.isVisible()
    qtbot.waitUntil(lambda: "Uw tekst is leeg" in words_in(text), timeout=5_000)
    assert text.final is not None
    assert "6,0 banen" in text.final.text
    type_text("Nieuw begin.")
    assert written(window) == "Nieuw begin."


def test_a_bsn_is_refused_in_the_own_text(
    text: ReportPage, window: MainWindow, dialogs: Dialogs
) -> None:
    area = start_own(text)
    before = written(window)
    type_at_the_end(area, " 111222333")
    assert "111222333" not in written(window)
    assert before.split()[0] in written(window)
    assert text.reader.text.own.unread
    text.reader.text.own.forget_unread()


def test_the_own_text_of_one_year_is_not_that_of_another(
    text: ReportPage, window: MainWindow
) -> None:
    area = start_own(text)
    type_at_the_end(area, " Eigen slot.")
    window.session.add_year(2023)
    settle()
    assert text.reader.text.preview.isVisible()
    assert "Eigen slot." not in text.reader.text.preview.toPlainText()
    window.session.show_year(2024)
    settle()
    assert area.toPlainText().endswith("Eigen slot.")


def test_the_levy_only_on_request_and_offered_to_an_own_text(
    text: ReportPage, window: MainWindow
) -> None:
    assert text.final is not None
    assert "€" not in text.final.text
    text.levy.setChecked(True)
    assert "€" in text.final.text
    text.levy.setChecked(False)
    start_own(text)
    mine = written(window)
    text.levy.setChecked(True)
    settle()
    assert written(window) == mine
    click(text, "Neem over")
    assert "€" in written(window)
    text.levy.setChecked(False)
    settle()
    assert text.reader.text.panel.isHidden()


def outdated(report: ReportPage, window: MainWindow) -> None:
    """A text of the user's own, and other figures after that."""
    report.show_text()
    type_at_the_end(start_own(report), " Eigen slot.")
    window.session.apply("uren", more_hours(window.session.dossier))
    report.show_content(Content.SUMMARY)
    settle()


def to_the_text(window: MainWindow) -> QPushButton:
    (button,) = window.workspace.panel.findChildren(QPushButton)
    return button


@pytest.mark.parametrize("form", few(2, dict.fromkeys(one.format for one in outputs.lines())))
def test_an_outdated_text_that_goes_along_is_told_with_the_way_to_it(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    form: str,
) -> None:
    outdated(report, window)
    dialogs.paths = [tmp_path / f"verslag{outputs.output(form).type.suffix}"]
    report.exports.save_report(form, Kind.DELEN)
    assert "Opgeslagen" in said(window)
    with_text = form in {"docx", "pdf", "tekst", "txt"}
    assert ("oudere cijfers" in said(window)) is with_text
    assert to_the_text(window).isVisible() is with_text
    assert report.reader.view.isVisible(), "nothing is in the way"


def test_the_way_to_an_outdated_text_is_short(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    outdated(report, window)
    dialogs.paths = [tmp_path]
    save_everything(window)
    assert "oudere cijfers" in said(window)
    to_the_text(window).click()
    settle()
    assert window.workspace.page is report
    assert report.reader.text.panel.isVisible()
    click(report, "Kopieer")
    assert "oudere cijfers" in said(window)
    click(report, f"Neem alles over ({len(report.reader.text.panel._offers)})")
    click(report, "Kopieer")
    assert "oudere cijfers" not in said(window)
    assert not to_the_text(window).isVisible()
    window.workspace.explain("quotum_banen")
    assert not to_the_text(window).isVisible()


@pytest.mark.parametrize(("content", "told"), [(Content.SUMMARY, False), (Content.REPORT, True)])
def test_an_outdated_text_on_paper_is_told(
    report: ReportPage,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    content: Content,
    told: bool,
) -> None:
    monkeypatch.setattr(printing, "ask_and_print", lambda *_given: True)
    outdated(report, window)
    report.show_content(content)
    click(report, "Afdrukken…")
    assert "Afgedrukt" in said(window)
    assert ("oudere cijfers" in said(window)) is told


# -- answers and questions ------------------------------------------------------------------------


def test_each_answer_can_be_copied(report: ReportPage, window: MainWindow) -> None:
    school = edits.set_employer(SHOWN, sector=Sector.VO)
    page = show(window, school)
    page.show_content(Content.ANSWERS)
    settle()
    assert "die van verslagjaar 2022" in words_in(page.reader.answers)
    card = page.reader.answers._card
    assert card is not None
    for name in ("Kopieer antwoord", "Met de vraag"):
        buttons = [
            one
            for one in page.reader.answers.findChildren(QPushButton)
            if one.isVisible() and one.text() == name
        ]
        assert len(buttons) == len(card.answers) == 4
        for button, answer in zip(buttons, card.answers, strict=True):
            button.click()
            only = name == "Kopieer antwoord"
            assert clipboard() == (answer.answer if only else answer.text)
    click(page, "Kopieer")
    assert clipboard() == card.text


def test_what_is_missing_for_every_answer_is_said_once(
    report: ReportPage, window: MainWindow
) -> None:
    page = show(window, dossier(jaar(2024, verloonde_uren=1_000_000), sector=Sector.WATERSCHAP))
    page.show_content(Content.ANSWERS)
    settle()
    card = page.reader.answers._card
    assert card is not None
    assert sum("Er staan nog geen banen" in " ".join(one.missing) for one in card.answers) > 1
    assert words_in(page.reader.answers).count("Er staan nog geen banen") == 1


def test_the_answers_follow_the_sector_and_are_saved(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    report.show_content(Content.ANSWERS)
    window.session.apply("sector", edits.set_employer(SHOWN, sector=Sector.WATERSCHAP))
    settle()
    assert "A&O fonds" in words_in(report.reader.answers)
    dialogs.paths = [tmp_path / "antwoorden"]
    click(report, "Opslaan…")
    assert "31 december 2024" in (tmp_path / "antwoorden.txt").read_text("utf-8")


def test_what_is_open_is_one_list_and_each_row_leads_to_its_place(
    report: ReportPage, window: MainWindow
) -> None:
    to_do = window.session.points().to_do
    assert len(to_do) > 1
    assert f"Nog te doen: {len(to_do)}" in words_in(report)
    for place, point in enumerate(to_do):
        row = report.points.cards[place]
        assert row.accessibleName().startswith(point.text)
        name = page_table.page_showing(point.record).name
        assert row.accessibleName().endswith(name)
        row.setFocus()
        press(Key.Key_Return)
        assert window.workspace.sidebar.chosen == name
        window.workspace.show_page("Rapport")
        settle()


def test_the_text_is_copied(report: ReportPage, window: MainWindow) -> None:
    window.open_dossier.copy_text()
    assert report.final is not None
    assert clipboard() == report.final.text
    assert "Gekopieerd" in said(window)


def test_the_words_of_the_pages_in_sight_are_copied(report: ReportPage, qtbot: QtBot) -> None:
    wait_for_pages(report, qtbot)
    click(report, "Kopieer")
    assert clipboard() == report.reader.view.accessibleDescription()
    assert "6,0 banen" in clipboard()


# -- files ----------------------------------------------------------------------------------------


def magic(kind_of_file: str) -> bytes:
    starts = {"pdf": b"%P", "samenvatting": b"%P", "txt": b"Ba"}
    return starts.get(kind_of_file, b"PK")


def choose(report: ReportPage, output: Line) -> None:
    """Choose the receiver of a file."""
    (choice,) = [
        one
        for one in report.choices.choices.choices
        if isinstance(one.given, Recipient)
        and output.format in one.given.formats
        and output.kind is one.given.kind
    ]
    report.choices.choose(choice)
    settle()


def save_chosen(report: ReportPage, output: Line) -> None:
    """By the button above what is seen, or by its line in the menu of that button."""
    menu = report.reader.save.menu()
    if menu is None:
        report.reader.save.click()
        return
    wanted = f"{outputs.output(output.format).type.name}…"
    (action,) = [one for one in menu.actions() if one.text() == wanted]
    action.trigger()


@pytest.mark.parametrize("output", outputs.lines(), ids=lambda one: f"{one.format}-{one.kind}")
def test_one_file(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    output: Line,
) -> None:
    choose(report, output)
    end = outputs.output(output.format).type.suffix
    dialogs.paths = [tmp_path / "verslag"]
    save_chosen(report, output)
    made = tmp_path / f"verslag{end}"
    content = made.read_bytes()
    assert content[:2] == magic(output.format)
    assert made.name in said(window)
    dialogs.paths, dialogs.answers = [tmp_path / "verslag"], ["Annuleren"]
    save_chosen(report, output)
    assert made.read_bytes() == content
    dialogs.paths = []
    save_chosen(report, output)
    assert list(tmp_path.iterdir()) == [made]


def test_an_output_of_the_table_is_in_the_menu_and_with_everything(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    added = Output("proef", outputs.PLAIN, lambda _order: b"gelukt", "Proef…", named=True)
    monkeypatch.setattr(outputs, "OUTPUTS", (*outputs.OUTPUTS, added))
    (menu,) = [one for one in window.findChildren(QMenu) if one.title() == "&Opslaan als"]
    menu.aboutToShow.emit()
    (line,) = [action for action in menu.actions() if action.text() == added.label]
    dialogs.paths = [tmp_path / "verslag"]
    line.trigger()
    assert (tmp_path / "verslag.txt").read_bytes() == b"gelukt"
    dialogs.paths = [tmp_path / "alles"]
    save_everything(window)
    (made,) = (tmp_path / "alles" / "delen").glob("*(proef).txt")
    assert made.read_bytes() == b"gelukt"


def test_everything_in_one_folder(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path]
    save_everything(window)
    names = {path.relative_to(tmp_path) for path in tmp_path.glob("*/*")}
    expected = {files.place_of(SHOWN, 2024, one.format, one.kind) for one in outputs.lines()}
    answers = Path("delen", files.name_of(SHOWN, 2024, "antwoorden", ".txt"))
    assert names == {*expected, answers}
    assert len(names) == ALL_FILES
    assert {path.suffix for path in names if path.parts[0] == "vertrouwelijk"} == {".xlsx"}
    text = tmp_path / files.place_of(SHOWN, 2024, "txt", Kind.DELEN)
    assert report.final is not None
    assert text.read_text("utf-8").strip() == report.final.text.strip()
    rows = report.choices.choices.rowCount()
    assert f"{rows} stukken in {ALL_FILES} bestanden" in report.intro.text()
    assert tmp_path.name in report.intro.text()
    assert not any(path.name in words_in(window.workspace) for path in names)
    text.write_text("Door de gebruiker aangepast.", "utf-8")
    dialogs.paths, dialogs.answers = [tmp_path], ["Annuleren"]
    save_everything(window)
    assert text.read_text("utf-8") == "Door de gebruiker aangepast."
    dialogs.paths, dialogs.answers = [tmp_path], ["Vervangen"]
    save_everything(window)
    assert text.read_text("utf-8") != "Door de gebruiker aangepast."


def test_cancelling_writes_nothing(report: ReportPage, window: MainWindow, tmp_path: Path) -> None:
    save_everything(window)
    assert not window.session.is_exported
    report.exports.save_report("docx", Kind.DELEN)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told_without_a_waiting_cursor(
    report: ReportPage, dialogs: Dialogs, tmp_path: Path
) -> None:
    cursors: list[object] = []

    def look(*_values: object) -> None:
        cursors.append(QApplication.overrideCursor())

    report.problem.connect(look)
    dialogs.paths = [tmp_path / "geen map" / "verslag.docx"]
    report.exports.save_report("docx", Kind.DELEN)
    assert dialogs.told().advice
    report.problem.disconnect(look)
    assert cursors == [None]
    assert QApplication.overrideCursor() is None


def test_a_name_that_no_disk_can_hold_is_told(
    report: ReportPage, dialogs: Dialogs, tmp_path: Path
) -> None:
    """Without its end, so the program itself looks whether something has that name already."""
    dialogs.paths = [tmp_path / ("a" * 300)]
    report.exports.save_report("docx", Kind.DELEN)
    assert dialogs.told().advice


def test_what_was_written_before_a_problem_is_named(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def only_pages(path: Path, data: bytes, *, shared: bool) -> None:
        if path.suffix == ".docx":
            raise KnownProblem("De schijf is vol.")
        atomic_write(path, data, shared=shared)

    monkeypatch.setattr(exports, "atomic_write", only_pages)
    dialogs.paths = [tmp_path]
    save_everything(window)
    assert dialogs.told().message == "De schijf is vol."
    assert {path.suffix for path in tmp_path.glob("*/*")} == {".pdf"}
    assert ".pdf" in said(window)
    assert ".docx" not in said(window)


def test_what_may_not_be_shared_is_named_apart(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path / "los.docx", tmp_path / "eigen naam.xlsx"]
    report.exports.save_report("docx", Kind.DELEN)
    assert "Let op" not in said(window)
    report.exports.save_report("xlsx", Kind.DOSSIER)
    assert "Let op: eigen naam.xlsx (vertrouwelijk)" in said(window)
    assert "is niet om te delen." in said(window)
    model = report.choices.choices
    for row, choice in enumerate(model.choices):
        folder = model.index(row, 2)
        assert folder.data() == ("vertrouwelijk" if choice.is_confidential else "delen")
        warned = folder.data(Qt.ItemDataRole.ForegroundRole) is not None
        assert warned is choice.is_confidential


def test_after_saving_the_folder_is_one_press_away(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []

    def show_folder(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show_folder)
    folder = tmp_path / "verslag"
    folder.mkdir()
    dialogs.paths = [folder]
    save_everything(window)
    assert report.title.text() == "Het verslag over 2024 is opgeslagen"
    assert not window.workspace.panel.isVisible(), "one line tells what was saved"
    assert window.workspace.sidebar.pages.words_of("Rapport") == "opgeslagen"
    assert all(
        report.choices.choices.index(row, 2).data().startswith("✓ ")
        for row in range(report.choices.choices.rowCount())
    )
    assert window.workspace.bar.next.text() == "Open de map"
    window.workspace.bar.next.click()
    assert [url.toLocalFile() for url in opened] == [str(folder)]
    shutil.rmtree(folder)
    window.workspace.bar.next.click()
    assert len(opened) == 1
    assert dialogs.told().message == "De map is er niet meer."


def test_what_was_saved_is_opened_in_its_own_program(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return opened[-1].is_file()

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    widths = [report.choices.columnWidth(column) for column in range(3)]
    dialogs.paths = [tmp_path]
    save_everything(window)
    assert [report.choices.columnWidth(column) for column in range(3)] == widths, "nothing moves"
    for choice in report.choices.choices.choices:
        report.choices.choose(choice)
        settle()
        assert report.reader.save.text() == "Openen"
        menu = report.reader.save.menu()
        if menu is None:
            report.reader.save.click()
        else:
            for action in menu.actions():
                action.trigger()
    assert sorted(opened) == sorted(tmp_path.glob("*/*"))
    assert len(opened) == ALL_FILES
    report.choices.choose(report.choices.choices.choices[0])
    opened[0].unlink()
    report.reader.save.click()
    assert len(opened) == ALL_FILES
    assert dialogs.told().message == "Het bestand is er niet meer."
    settle()
    assert report.reader.save.text() == "Opslaan…"


def test_what_was_saved_is_old_as_soon_as_a_figure_is_another(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path / "alles"]
    save_everything(window)
    window.session.save(tmp_path / "mijn.banen")
    assert "opgeslagen" in report.title.text(), "to save the dossier changes no report"
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    assert report.title.text() == "Het verslag over 2024 is veranderd"
    assert window.workspace.bar.next.text() == "Alles opslaan in een map…"
    assert window.workspace.sidebar.pages.words_of("Rapport") == "hierna"
    assert not report.choices.choices.index(0, 2).data().startswith("✓")
    window.session.undo_stack.undo()
    settle()
    assert report.title.text() == "Het verslag over 2024 is opgeslagen"
    report.levy.click()
    assert "opgeslagen" not in report.title.text(), "other files would be written now"
    window.session.start(SHOWN)
    assert not window.session.is_exported


def test_the_user_stays_after_vaststellen(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path]
    save_everything(window)
    click(report, "2024 vaststellen…")
    (dialog,) = window.findChildren(VaststellingDialog)
    dialog.edits["aan"].input.setText("Ministerie")  # type: ignore[attr-defined]
    (keep,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Vaststellen"]
    keep.click()
    settle()
    assert window.workspace.page is report
    assert "aan Ministerie" in words_in(report)
    assert report.title.text() == "Het verslag over 2024 is opgeslagen"
    assert window.workspace.bar.next.text() == "Open de map"
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    assert report.title.text() == "2024 is anders dan u vaststelde"
    assert "de verloonde uren gingen van 1.000.000 naar 2.000.000" in words_in(report)
    assert report.mark.text() == "Vaststelling bekijken…"
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    settle()
    assert window.workspace.page is report
    assert report.mark.text() == "2024 vaststellen…"


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (dossier(jaar(2025)), "Voor een verslag over 2025 is nog niets ingevuld"),
        (dossier(jaar(2025, verloonde_uren=1)), "Het verslag over 2025 is nog niet klaar"),
        (YEARS["deels-gehaald"]()[0], "Het verslag over 2025 is bijna klaar"),
        (YEARS["te-bevestigen"]()[0], "Het verslag over 2026 is nog niet klaar"),
    ],
)
def test_the_title_tells_how_far_the_report_is(
    report: ReportPage, window: MainWindow, shown: Dossier, told: str
) -> None:
    assert show(window, shown).title.text() == told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/thuis/mij/Documenten/Banenafspraak/2025", "Documenten › Banenafspraak › 2025"),
        ("/2025", "2025"),
        ("/", "/"),
    ],
)
def test_a_place_is_told_by_its_last_folders(path: str, told: str) -> None:
    assert place_in_words(PurePosixPath(path)) == told


def test_without_a_year_the_page_waits(report: ReportPage, window: MainWindow) -> None:
    window.session.start(Dossier())
    report.refresh()
    report.copy_text()
    report.print_pages()
    report.reader.copy_shown()
    report.save_everything()
    with pytest.raises(ValueError, match=r"^$"):
        news_of(window.session)


def test_what_cannot_be_made_is_told_and_takes_nothing_else_with_it(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_values: object, **_more: object) -> bytes:
        raise KnownProblem("Het logo is niet te gebruiken.")

    monkeypatch.setattr(files, "render", broken)
    dialogs.paths = [tmp_path]
    save_everything(window)
    assert dialogs.told().message.endswith("Het logo is niet te gebruiken.")
    # The answers are no output of the report: they are made and saved.
    assert {path.suffix for path in tmp_path.rglob("*") if path.is_file()} == {".txt"}


def test_a_bug_while_writing_gives_the_cursor_back(report: ReportPage, tmp_path: Path) -> None:
    def broken() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        report.exports._write(tmp_path / "x.txt", broken)
    assert QApplication.overrideCursor() is None


def test_the_menu_copies_and_saves_from_any_page(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    window.workspace.sidebar.choose("Uren")
    window.open_dossier.copy_text()
    assert report.final is not None
    assert clipboard() == report.final.text
    window.workspace.sidebar.choose("Banen")
    dialogs.paths = [tmp_path]
    window.open_dossier.report_everything()
    assert len(list(tmp_path.glob("*/*"))) == ALL_FILES
    window.workspace.sidebar.choose("Banen")
    window.open_dossier.show_answers()
    assert report.reader.answers.isVisible()
    dialogs.paths = [tmp_path / "los.docx"]
    window.open_dossier.save_report("docx", Kind.DELEN)
    assert (tmp_path / "los.docx").exists()


def test_what_may_only_be_read_is_read(report: ReportPage, window: MainWindow) -> None:
    window.session.start(replace(SHOWN))
    window.session.read_only = "Iemand anders heeft dit dossier open."
    report.show_text()
    report.refresh()
    settle()
    assert not report.reader.text.change.isEnabled()
    click(report, "Kopieer")
    assert clipboard()
    window.session.read_only = ""


SIZES = [(960, 444), (1024, 584), (1366, 712)]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_the_side(
    report: ReportPage, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.session.apply("sector", edits.set_employer(SHOWN, sector=Sector.WATERSCHAP))
    for content in Content:
        report.show_content(content)
        settle()
        assert not cut_at_the_side(report), content
        assert window.size() == QSize(*size)


def cut_at_the_side(report: ReportPage) -> list[QScrollArea]:
    return [
        area
        for area in report.findChildren(QScrollArea)
        if area.isVisible() and (inside := area.widget()) is not None
        if inside.minimumSizeHint().width() > area.viewport().width()
    ]


def test_a_long_word_in_an_offer_takes_no_room_from_the_rest(
    text: ReportPage, window: MainWindow
) -> None:
    start_own(text)
    long = (Maatregel(omschrijving="x" * 400),)
    after = edits.set_year(window.session.dossier, 2024, werkagenda=long)
    window.session.apply("agenda", after)
    settle()
    panel = text.reader.text.panel
    while "x" * 40 not in panel._new.text():
        assert panel.next.isVisible(), "the offer is there"
        panel.next.click()
    settle()
    assert "x" * 40 in panel._new.text()
    for content in (Content.TEXT, Content.SUMMARY):
        text.show_content(content)
        settle()
        assert not cut_at_the_side(text), content


def test_what_is_not_in_sight_makes_the_page_no_wider(text: ReportPage, window: MainWindow) -> None:
    start_own(text)
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    assert text.reader.text.panel.isVisible()
    text.show_content(Content.SUMMARY)
    settle()
    assert text.reader.minimumSizeHint().width() < text.reader.text.minimumSizeHint().width()


@pytest.mark.parametrize("size", SIZES)
def test_a_row_of_the_table_is_never_cut(
    report: ReportPage, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    settle()
    table = report.choices
    for row in range(table.choices.rowCount()):
        assert table.rowHeight(row) >= table.sizeHintForRow(row)
    assert table.horizontalHeader().length() <= table.viewport().width()
    last = table.visualRect(table.choices.index(table.choices.rowCount() - 1, 0))
    assert last.bottom() < table.viewport().height()
