"""The Rapport page: what is seen is what is copied, printed and saved, and nothing is replaced.

The text is the user's own as soon as the user wants it; what is recalculated is only offered.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

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
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.dossier.verslag import Lengte, Maatregel, Stem, Verslagtekst
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.out import files, outputs
from banen_desktop.reports.out.outputs import Line, Output
from banen_desktop.reports.text import text_updates as offers
from banen_desktop.reports.words.guard import Kind
from banen_desktop.storage.atomic import atomic_write
from banen_desktop.window.pages.report import exports, printing
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
    """The page in sight, on its first tab."""
    page = window.workspace.report
    page.tabs.setCurrentIndex(0)  # another module may have left another tab
    yield show(window, SHOWN)
    page.levy.setChecked(False)
    page.kind.setCurrentIndex(0)
    page.tabs.setCurrentIndex(0)
    page.maker.stop()


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


def said(window: MainWindow) -> str:
    return words_in(window.workspace.panel)


def more_hours(shown: Dossier) -> Dossier:
    """The same dossier with a quotum that is twice as high."""
    return edits.set_year(shown, 2024, verloonde_uren=shown.jaren[0].verloonde_uren * 2)  # type: ignore[operator]


# -- pages ----------------------------------------------------------------------------------------


def wait_for_pages(report: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not report.maker.is_busy, timeout=20_000)
    settle()


def test_pages_of_another_dossier_are_gone_at_once(
    report: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    wait_for_pages(report, qtbot)
    assert report.view.sheets
    window.session.start(dossier(jaar(2024, verloonde_uren=1_000_000), naam="Iemand anders"))
    assert not report.view.sheets
    wait_for_pages(report, qtbot)
    assert "Iemand anders" in report.view.accessibleDescription()


def test_the_real_pages_are_shown_and_read_aloud(report: ReportPage, qtbot: QtBot) -> None:
    wait_for_pages(report, qtbot)
    (sheet,) = report.view.sheets
    assert sheet.renderer().isValid()
    assert sheet.accessibleName() == "Pagina 1 van 1"
    words = report.view.accessibleDescription()
    assert "Banenafspraak 2024" in words
    assert "6,0 banen" in words
    report.kind.setCurrentIndex(1)
    wait_for_pages(report, qtbot)
    assert len(report.view.sheets) > 1
    assert "Verantwoording" in report.view.accessibleDescription()


def test_the_pages_follow_the_dossier(report: ReportPage, window: MainWindow, qtbot: QtBot) -> None:
    wait_for_pages(report, qtbot)
    window.session.apply("naam", edits.set_employer(SHOWN, naam="Waterschap Nieuw"))
    wait_for_pages(report, qtbot)
    assert "Waterschap Nieuw" in report.view.accessibleDescription()
    window.session.undo_stack.undo()
    wait_for_pages(report, qtbot)
    assert "Waterschap Nieuw" not in report.view.accessibleDescription()


def test_the_keyboard_scrolls_and_zooms(report: ReportPage, qtbot: QtBot) -> None:
    report.kind.setCurrentIndex(1)
    wait_for_pages(report, qtbot)
    report.view.setFocus()
    bar = report.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > report.view.height())
    press(Key.Key_PageDown)
    assert bar.value() > 0
    press(Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Key.Key_Home)
    assert bar.value() == 0
    fitted = report.view.sheets[0].width()
    press(Key.Key_Plus, with_=CONTROL)
    assert report.view.sheets[0].width() > fitted
    press(Key.Key_Minus, with_=CONTROL)
    assert report.view.sheets[0].width() == fitted
    press(Key.Key_Minus, with_=CONTROL)
    assert report.view.sheets[0].width() < fitted
    click(report, "Passend")
    assert report.view.sheets[0].width() == fitted


def test_zoom_has_an_end_on_both_sides(report: ReportPage, qtbot: QtBot) -> None:
    wait_for_pages(report, qtbot)
    for _ in range(12):
        click(report, "+")
    assert report.view.zoom == 3.0
    for _ in range(12):
        click(report, "−")
    assert report.view.zoom == 0.5
    click(report, "Passend")


def test_a_problem_with_the_pages_is_told_in_their_place(
    report: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(report, qtbot)

    def broken(_wanted: Wanted) -> Pages:
        raise KnownProblem("Het logo is niet te gebruiken.")

    monkeypatch.setattr(report.maker, "_make", broken)
    report.refresh()
    wait_for_pages(report, qtbot)
    assert "Het logo is niet te gebruiken." in words_in(report)
    assert report.view.sheets == []


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
    """The page on the tab with the text."""
    report.tabs.setCurrentWidget(report.text)
    settle()
    return report


def written(window: MainWindow) -> str:
    year = window.session.jaar
    assert year is not None
    return year.verslagtekst.tekst


def test_the_text_is_read_as_it_will_be(text: ReportPage) -> None:
    assert text.final is not None
    shown = " ".join(text.text.preview.toPlainText().split())
    for section in text.final.sections:
        for line in section.paragraphs:
            assert " ".join(line.split()) in shown
    assert "<b>Voor & Beeld</b>" in shown
    assert text.text.preview.isReadOnly()


def test_length_and_voice_are_kept_in_the_dossier(text: ReportPage, window: MainWindow) -> None:
    before = text.text.preview.toPlainText()
    for key, label in (("lengte", Lengte.KORT), ("stem", Stem.NAAM)):
        combo = text.text.styles.edits[key].input
        assert isinstance(combo, QComboBox)
        pick(combo, label.label)
    assert window.session.jaar is not None
    kept = window.session.jaar.verslagtekst
    assert (kept.lengte, kept.stem) == (Lengte.KORT, Stem.NAAM)
    assert text.final is not None
    assert text.text.preview.toPlainText().split() == [
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
    assert text.text.preview.toPlainText() == before


def start_own(text: ReportPage) -> QPlainTextEdit:
    click(text, "Zelf aanpassen")
    area = text.text.own.input
    assert isinstance(area, QPlainTextEdit)
    assert focused() is area
    return area


def type_at_the_end(area: QPlainTextEdit, words: str) -> None:
    area.moveCursor(QTextCursor.MoveOperation.End)
    type_text(words)


def test_edit_change_offer_take_over_and_undo(text: ReportPage, window: MainWindow) -> None:
    area = start_own(text)
    assert text.text.panel.isHidden()
    type_at_the_end(area, " Eigen slot.")
    mine = written(window)
    assert mine.endswith(" Eigen slot.")
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    assert written(window) == mine
    assert area.toPlainText() == mine
    assert text.text.panel.isVisible()
    offer = text.text.panel.current
    click(text, "Neem over")
    assert offer.new in written(window)
    assert written(window) != mine
    assert written(window).endswith("Eigen slot.")
    window.session.undo_stack.undo()
    settle()
    assert written(window) == mine
    assert text.text.panel.isVisible()


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
    offer = text.text.panel.current
    area.moveCursor(QTextCursor.MoveOperation.End)
    area.insertPlainText(" Net getypt.")
    text.text.panel.taken.emit(offer)
    assert written(window).endswith(" Net getypt.")
    assert offer.new in written(window)


def test_an_offer_whose_change_is_gone_does_nothing(text: ReportPage, window: MainWindow) -> None:
    start_own(text)
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    offer = text.text.panel.current
    text.text.panel.taken.emit(offer)
    after = written(window)
    text.text.panel.taken.emit(offer)
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
    assert text.text.preview.isVisible()
    assert text.text.change.isVisible()


@pytest.mark.parametrize("how", ["Neem over", "Neem alles over", "Laat staan"])
def test_no_change_is_taken_over_that_makes_the_text_too_long_to_save(
    text: ReportPage, window: MainWindow, dialogs: Dialogs, how: str
) -> None:
    start_own(text)
    mine = written(window)
    window.session.apply("agenda", edits.set_year(window.session.dossier, 2024, werkagenda=LONG))
    settle()
    before = window.session.dossier
    offer = max(text.text.panel._offers, key=lambda one: len(one.new))
    assert len(offer.new) > 40_000
    panel = text.text.panel
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
    many = len(text.text.panel._offers)
    assert many > 1
    click(text, f"Neem alles over ({many})")
    assert text.text.panel.isHidden()
    assert written(window).endswith("Eigen slot.")
    assert "2.000.000" in written(window)
    window.session.undo_stack.undo()
    settle()
    assert written(window) == mine
    for _ in range(many):
        click(text, "Laat staan")
    assert text.text.panel.isHidden()
    assert written(window) == mine


def test_the_next_offer_comes_in_sight(text: ReportPage, window: MainWindow) -> None:
    start_own(text)
    window.session.apply("uren", more_hours(window.session.dossier))
    settle()
    first = text.text.panel.current
    click(text, "Volgende")
    assert text.text.panel.current is not first
    for _ in range(len(text.text.panel._offers) - 1):
        click(text, "Volgende")
    assert text.text.panel.current is first


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
    assert text.text.preview.isVisible()
    window.session.undo_stack.undo()
    settle()
    assert written(window) == mine
    assert area.toPlainText() == mine


def test_the_own_text_is_copied_and_saved(
    text: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    area = start_own(text)
    type_at_the_end(area, " Eigen slot.")
    click(text, "Kopieer de tekst")
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
    assert text.text.own.unread
    text.text.own.forget_unread()


def test_the_own_text_of_one_year_is_not_that_of_another(
    text: ReportPage, window: MainWindow
) -> None:
    area = start_own(text)
    type_at_the_end(area, " Eigen slot.")
    window.session.add_year(2023)
    settle()
    assert text.text.preview.isVisible()
    assert "Eigen slot." not in text.text.preview.toPlainText()
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
    assert text.text.panel.isHidden()


def outdated(report: ReportPage, window: MainWindow) -> None:
    """A text of the user's own, and other figures after that."""
    report.tabs.setCurrentWidget(report.text)
    type_at_the_end(start_own(report), " Eigen slot.")
    window.session.apply("uren", more_hours(window.session.dossier))
    report.tabs.setCurrentIndex(0)
    settle()


def to_the_text(window: MainWindow) -> QPushButton:
    (button,) = window.workspace.panel.findChildren(QPushButton)
    return button


@pytest.mark.parametrize("form", dict.fromkeys(one.format for one in outputs.lines()))
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
    assert report.tabs.currentIndex() == 0, "nothing is in the way"


def test_the_way_to_an_outdated_text_is_short(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    outdated(report, window)
    dialogs.paths = [tmp_path]
    click(report, "Alles opslaan in één map…")
    assert "oudere cijfers" in said(window)
    window.workspace.sidebar.choose("Wie krijgt wat")
    settle()
    window.workspace.recipients._copy_text()
    assert "oudere cijfers" in said(window)
    to_the_text(window).click()
    settle()
    assert window.workspace.page is report
    assert report.text.panel.isVisible()
    click(report, "Kopieer de tekst")
    assert "oudere cijfers" in said(window)
    click(report, f"Neem alles over ({len(report.text.panel._offers)})")
    click(report, "Kopieer de tekst")
    assert "oudere cijfers" not in said(window)
    assert not to_the_text(window).isVisible()
    window.workspace.explain("quotum_banen")
    assert not to_the_text(window).isVisible()


@pytest.mark.parametrize(("kind", "told"), [(0, False), (1, True)])
def test_an_outdated_text_on_paper_is_told(
    report: ReportPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch, kind: int, told: bool
) -> None:
    monkeypatch.setattr(printing, "ask_and_print", lambda *_given: True)
    outdated(report, window)
    report.kind.setCurrentIndex(kind)
    click(report, "Afdrukken…")
    assert "Afgedrukt" in said(window)
    assert ("oudere cijfers" in said(window)) is told


# -- answers and questions ------------------------------------------------------------------------


def test_each_answer_can_be_copied(report: ReportPage, window: MainWindow) -> None:
    school = edits.set_employer(SHOWN, sector=Sector.VO)
    page = show(window, school)
    page.tabs.setCurrentWidget(page.answers)
    settle()
    assert "die van verslagjaar 2022" in words_in(page.answers)
    card = page.answers._card
    assert card is not None
    for name in ("Kopieer het antwoord", "Met vraag en definitie"):
        buttons = [
            one
            for one in page.answers.findChildren(QPushButton)
            if one.isVisible() and one.text() == name
        ]
        assert len(buttons) == len(card.answers) == 4
        for button, answer in zip(buttons, card.answers, strict=True):
            button.click()
            only = name == "Kopieer het antwoord"
            assert clipboard() == (answer.answer if only else answer.text)
    click(page, "Kopieer alle antwoorden")
    assert clipboard() == card.text


def test_what_is_missing_for_every_answer_is_said_once(
    report: ReportPage, window: MainWindow
) -> None:
    page = show(window, dossier(jaar(2024, verloonde_uren=1_000_000), sector=Sector.WATERSCHAP))
    page.tabs.setCurrentWidget(page.answers)
    settle()
    card = page.answers._card
    assert card is not None
    assert sum("Er staan nog geen banen" in " ".join(one.missing) for one in card.answers) > 1
    assert words_in(page.answers).count("Er staan nog geen banen") == 1


def test_the_answers_follow_the_sector_and_are_saved(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    report.tabs.setCurrentWidget(report.answers)
    window.session.apply("sector", edits.set_employer(SHOWN, sector=Sector.WATERSCHAP))
    settle()
    assert "A&O fonds" in words_in(report.answers)
    dialogs.paths = [tmp_path / "antwoorden"]
    click(report, "Opslaan als tekst…")
    assert "31 december 2024" in (tmp_path / "antwoorden.txt").read_text("utf-8")


def test_what_is_still_to_be_filled_in_leads_to_its_page(
    report: ReportPage, window: MainWindow
) -> None:
    assert report.final is not None
    for question in report.final.questions:
        assert " ".join(question.split()) in words_in(report)
    ways = [
        one
        for one in report.questions.findChildren(QPushButton)
        if one.isVisible() and one.text() == "Naar Toelichting"
    ]
    ways[0].click()
    settle()
    assert window.workspace.page is window.workspace.notes


def test_the_text_is_copied(report: ReportPage, window: MainWindow) -> None:
    click(report, "Kopieer de tekst")
    assert report.final is not None
    assert clipboard() == report.final.text
    assert "klembord" in said(window)


# -- files ----------------------------------------------------------------------------------------


def magic(kind_of_file: str) -> bytes:
    starts = {"pdf": b"%P", "samenvatting": b"%P", "txt": b"Ba"}
    return starts.get(kind_of_file, b"PK")


@pytest.mark.parametrize("output", outputs.lines(), ids=lambda one: f"{one.format}-{one.kind}")
def test_one_file(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    output: Line,
) -> None:
    menu = next(
        button.menu() for button in report.findChildren(QPushButton) if button.menu() is not None
    )
    (action,) = (one for one in menu.actions() if one.text() == output.label)
    end = outputs.output(output.format).type.suffix
    dialogs.paths = [tmp_path / "verslag"]
    action.trigger()
    made = tmp_path / f"verslag{end}"
    content = made.read_bytes()
    assert content[:2] == magic(output.format)
    assert made.name in said(window)
    dialogs.paths, dialogs.answers = [tmp_path / "verslag"], ["Annuleren"]
    action.trigger()
    assert made.read_bytes() == content
    dialogs.paths = []
    action.trigger()
    assert list(tmp_path.iterdir()) == [made]


def test_an_output_of_the_table_is_in_the_menus_and_with_everything(
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
    another = ReportPage(window.session)
    menus = [button.menu() for button in another.findChildren(QPushButton) if button.menu()]
    assert added.label in [action.text() for menu in menus for action in menu.actions()]
    dialogs.paths = [tmp_path / "alles"]
    click(report, "Alles opslaan in één map…")
    (made,) = (tmp_path / "alles" / "delen").glob("*(proef).txt")
    assert made.read_bytes() == b"gelukt"


def test_everything_in_one_folder(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path]
    click(report, "Alles opslaan in één map…")
    names = {path.relative_to(tmp_path) for path in tmp_path.glob("*/*")}
    expected = {files.place_of(SHOWN, 2024, one.format, one.kind) for one in outputs.lines()}
    answers = Path("delen", files.name_of(SHOWN, 2024, "antwoorden", ".txt"))
    assert names == {*expected, answers}
    assert len(names) == ALL_FILES
    assert {path.suffix for path in names if path.parts[0] == "vertrouwelijk"} == {".xlsx"}
    text = tmp_path / files.place_of(SHOWN, 2024, "txt", Kind.DELEN)
    assert report.final is not None
    assert text.read_text("utf-8").strip() == report.final.text.strip()
    assert str(tmp_path) in said(window)
    text.write_text("Door de gebruiker aangepast.", "utf-8")
    dialogs.paths, dialogs.answers = [tmp_path], ["Annuleren"]
    click(report, "Alles opslaan in één map…")
    assert text.read_text("utf-8") == "Door de gebruiker aangepast."
    dialogs.paths, dialogs.answers = [tmp_path], ["Vervangen"]
    click(report, "Alles opslaan in één map…")
    assert text.read_text("utf-8") != "Door de gebruiker aangepast."


def test_cancelling_writes_nothing(report: ReportPage, tmp_path: Path) -> None:
    click(report, "Alles opslaan in één map…")
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
    def only_pages(path: Path, data: bytes) -> None:
        if path.suffix == ".docx":
            raise KnownProblem("De schijf is vol.")
        atomic_write(path, data)

    monkeypatch.setattr(exports, "atomic_write", only_pages)
    dialogs.paths = [tmp_path]
    click(report, "Alles opslaan in één map…")
    assert dialogs.told().message == "De schijf is vol."
    assert {path.suffix for path in tmp_path.glob("*/*")} == {".pdf"}
    assert ".pdf" in said(window)
    assert ".docx" not in said(window)


def test_what_may_not_be_shared_is_named_apart(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path]
    click(report, "Alles opslaan in één map…")
    (name,) = [path.name for path in (tmp_path / "vertrouwelijk").iterdir()]
    first, apart = said(window).split("Let op: ")
    assert name not in first
    assert ".pdf" in first
    assert apart.startswith(name)
    assert "is niet om te delen." in apart
    dialogs.paths = [tmp_path / "los.docx", tmp_path / "eigen naam.xlsx"]
    report.exports.save_report("docx", Kind.DELEN)
    assert "Let op" not in said(window)
    report.exports.save_report("xlsx", Kind.DOSSIER)
    assert "Let op: eigen naam.xlsx (vertrouwelijk)" in said(window)


def test_a_problem_while_making_writes_nothing(
    report: ReportPage, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_values: object, **_more: object) -> bytes:
        raise KnownProblem("Het logo is niet te gebruiken.")

    monkeypatch.setattr(files, "render", broken)
    dialogs.paths = [tmp_path]
    click(report, "Alles opslaan in één map…")
    assert dialogs.told().message == "Het logo is niet te gebruiken."
    assert list(tmp_path.iterdir()) == []


def test_a_bug_while_writing_gives_the_cursor_back(report: ReportPage, tmp_path: Path) -> None:
    def broken() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        report.exports._write({tmp_path / "x.txt": broken})
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
    assert report.answers.isVisible()
    dialogs.paths = [tmp_path / "los.docx"]
    window.open_dossier.save_report("docx", Kind.DELEN)
    assert (tmp_path / "los.docx").exists()


def test_what_may_only_be_read_is_read(report: ReportPage, window: MainWindow) -> None:
    window.session.start(replace(SHOWN))
    window.session.read_only = "Iemand anders heeft dit dossier open."
    report.tabs.setCurrentWidget(report.text)
    report.refresh()
    settle()
    assert not report.text.change.isEnabled()
    click(report, "Kopieer de tekst")
    assert clipboard()
    window.session.read_only = ""
