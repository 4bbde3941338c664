"""The Agenda page: measures as in a spreadsheet, and the register calendar with its marks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import baan, dossier, jaar
from driving import (
    CONTROL,
    Dialogs,
    focused,
    press,
    put_on_clipboard,
    replace_text,
    settle,
    type_text,
    words_in,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan, Sector, Vorm
from banen_desktop.dossier.verslag import Maatregel, Plaatsing, Vaststelling, Voortgang
from banen_desktop.problems import KnownProblem
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.agenda_page import AgendaPage, Suggestions
from banen_desktop.window.pages.register_panel import MomentCard, RegisterPanel
from banen_desktop.window.parts.cards import Card
from banen_desktop.window.shell.main_window import MainWindow

TODAY = date(2026, 7, 20)
JOBS = (
    baan(kenmerk="P-01", register_gecontroleerd_op=date(2026, 1, 12), verloonde_uren=1000),
    baan(kenmerk="P-02", uren_per_week=8),
    baan(kenmerk="P-03", uren_per_week=8, register_gecontroleerd_op=date(2024, 1, 1)),
    baan(kenmerk="P-04", vorm=Vorm.UITZEND, uren_per_week=8),
    baan(kenmerk="P-05", vorm=Vorm.STAGE),
)


@pytest.fixture
def agenda(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The page of a school board with jobs, on a day in July."""
    monkeypatch.setattr(Session, "today", lambda _session: TODAY)
    window.session.start(dossier(jaar(2025, *JOBS, verloonde_uren=1_000_000), sector=Sector.VO))
    window._show_workspace("Agenda")
    settle()
    return window


def page(window: MainWindow) -> AgendaPage:
    return window.workspace.agenda


def measures(window: MainWindow) -> tuple[Maatregel, ...]:
    year = window.session.jaar
    assert year is not None
    return year.werkagenda


def put_a_wrong_date(window: MainWindow) -> None:
    """Type what is no date in the deadline of the first measure, as a refused cell."""
    table = page(window).table
    after = edits.put_measures(window.session.dossier, 2025, [Maatregel(omschrijving="Bellen")])
    window.session.apply("maatregel", after)
    settle()
    cell = page(window).model.index(0, 2)
    table.put_cursor(table.proxy.mapFromSource(cell))
    page(window).model.setData(cell, "eens")
    settle()
    assert "Niet overgenomen" in words_in(window.workspace.panel)


@pytest.mark.parametrize("text", ["", "1-9-2026"])
def test_a_corrected_cell_takes_its_message_away(agenda: MainWindow, text: str) -> None:
    put_a_wrong_date(agenda)
    page(agenda).model.setData(page(agenda).model.index(0, 2), text)
    settle()
    assert not agenda.workspace.panel.isVisible()


def test_another_tab_takes_the_message_away(agenda: MainWindow) -> None:
    put_a_wrong_date(agenda)
    page(agenda).tabs.setCurrentIndex(1)
    settle()
    assert not agenda.workspace.panel.isVisible()
    page(agenda).tabs.setCurrentIndex(0)
    settle()
    assert not agenda.workspace.panel.isVisible()


def test_a_newer_message_takes_the_older_away(agenda: MainWindow, dialogs: Dialogs) -> None:
    put_a_wrong_date(agenda)
    agenda.open_dossier._show_problem(KnownProblem("Iets anders."))
    assert dialogs.told().message == "Iets anders."
    assert not agenda.workspace.panel.isVisible()


def test_a_closed_message_does_not_come_back_by_itself(agenda: MainWindow) -> None:
    put_a_wrong_date(agenda)
    table, model = page(agenda).table, page(agenda).model
    panel = agenda.workspace.panel
    panel.findChildren(QToolButton)[0].click()
    for column in (1, 2):
        table.put_cursor(table.proxy.mapFromSource(model.index(0, column)))
        settle()
        assert not panel.isVisible()
    model.setData(model.index(0, 2), "ooit")
    assert panel.isVisible(), "a new refusal is told"


def test_an_empty_agenda_offers_measures_of_the_sector(agenda: MainWindow) -> None:
    cards = [card for card in page(agenda).suggestions.findChildren(Card) if card.isVisible()]
    assert any("Per school" in words_in(card) for card in cards)
    cards[0].setFocus()
    press(Qt.Key.Key_Return)
    (measure,) = measures(agenda)
    assert measure.omschrijving.startswith("Per school taken zoeken")
    assert measure.plaatsing is Plaatsing.INDIVIDUEEL
    assert not page(agenda).suggestions.isVisible()
    assert focused() is page(agenda).table
    assert page(agenda).table.current_key() == "eigenaar"
    type_text("h")
    press(Qt.Key.Key_Z, with_=CONTROL)
    assert page(agenda).tabs.tabText(0) == "Werkagenda (1)"
    press(Qt.Key.Key_Escape)
    agenda.session.undo_stack.undo()
    settle()
    assert measures(agenda) == ()
    assert page(agenda).suggestions.isVisible()


def test_a_measure_is_typed_as_in_a_spreadsheet(agenda: MainWindow) -> None:
    page(agenda)._new_row()
    type_text("Taken zoeken")
    press(Qt.Key.Key_Tab)
    type_text("hoofd HR")
    press(Qt.Key.Key_Tab)
    type_text("1-7-2026")
    press(Qt.Key.Key_Return)
    (measure,) = measures(agenda)
    assert (measure.omschrijving, measure.eigenaar) == ("Taken zoeken", "hoofd HR")
    assert measure.deadline == date(2026, 7, 1)
    assert "1 maatregel had al klaar moeten zijn" in words_in(page(agenda))
    assert page(agenda).table.model().index(0, 3).data() == "te laat"


def test_a_block_is_pasted_and_undone_at_once(agenda: MainWindow) -> None:
    put_on_clipboard(
        "Maatregel\tWie\tKlaar op\tStand\n"
        "Taken zoeken\tHR\t20-7-2026\tLoopt\n"
        "Opleiden\tHR\t19-7-2026\tklaar\n"
        "Vragen\tinkoop\t21-7-2026\t\n"
        "Later\tHR\t1-1-2027\tNiet begonnen\n"
    )
    page(agenda)._paste_at_end()
    assert [row.status for row in measures(agenda)] == [
        Voortgang.LOOPT,
        Voortgang.KLAAR,
        Voortgang.NIET_BEGONNEN,
        Voortgang.NIET_BEGONNEN,
    ]
    terms = [page(agenda).table.model().index(row, 3).data() for row in range(4)]
    assert terms == ["vandaag", "", "morgen", "5 maanden"]
    assert "al klaar moeten zijn" not in words_in(page(agenda))
    agenda.session.undo_stack.undo()
    assert measures(agenda) == ()


def test_measures_can_be_sorted_by_their_term(agenda: MainWindow) -> None:
    put_on_clipboard("A\t\t1-1-2027\nB\t\t1-1-2026\nC\t\t1-9-2026")
    page(agenda)._paste_at_end()
    page(agenda).table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    table = page(agenda).table.model()
    assert [table.index(row, 0).data() for row in range(3)] == ["B", "C", "A"]


# -- the register calendar -----------------------------------------------------------------------


@pytest.fixture
def register(agenda: MainWindow) -> RegisterPanel:
    """The second tab."""
    page(agenda).tabs.setCurrentIndex(1)
    settle()
    return page(agenda).register


def rows(panel: RegisterPanel) -> list[list[str]]:
    cells = panel.table.model()
    return [
        [str(cells.index(row, column).data()) for column in (0, 2, 3)]
        for row in range(cells.rowCount())
    ]


def checks(window: MainWindow) -> dict[str, date | None]:
    year = window.session.jaar
    assert year is not None
    return {row.kenmerk: row.register_gecontroleerd_op for row in year.banen}


def test_what_is_open_comes_first(register: RegisterPanel) -> None:
    assert rows(register) == [
        ["P-02", "nog niet", "te doen"],
        ["P-03", "01-01-2024", "te doen"],
        ["P-04", "nog niet", "te doen"],
        ["P-01", "12-01-2026", "klaar"],
    ]
    words = words_in(register)
    assert "3 banen zijn voor 2025 nog niet nagekeken." in words
    assert "UWV geeft nu antwoord over 2025 en 2026." in words


def test_the_day_stands_under_the_start_of_its_label(register: RegisterPanel) -> None:
    day = register.day
    assert 0 < day.input.width() < day.width() // 2
    assert day.input.mapTo(day, QPoint(0, 0)).x() == 0


def test_many_jobs_are_marked_at_once_by_keyboard(
    agenda: MainWindow, register: RegisterPanel
) -> None:
    register.choose_open.setFocus()
    press(Qt.Key.Key_Space)
    assert register.mark.text() == "Zet deze dag bij 3 banen"
    register.day.input.setFocus()
    replace_text("1-7-2026")
    register.mark.setFocus()
    press(Qt.Key.Key_Space)
    day = date(2026, 7, 1)
    assert checks(agenda) == {
        "P-01": date(2026, 1, 12),
        "P-02": day,
        "P-03": day,
        "P-04": day,
        "P-05": None,
    }
    assert {row[2] for row in rows(register)} == {"klaar"}
    assert "Alle banen van 2025 zijn nagekeken." in words_in(register)
    assert agenda.session.undo_stack.count() == 1
    assert page(agenda).tabs.currentWidget() is register
    agenda.session.undo_stack.undo()
    settle()
    assert checks(agenda)["P-02"] is None
    assert page(agenda).tabs.currentWidget() is register


def test_thousands_are_chosen_and_marked_at_once(
    agenda: MainWindow, register: RegisterPanel
) -> None:
    many = [baan(kenmerk=f"P-{number}", uren_per_week=8) for number in range(2000)]
    many[1] = baan(kenmerk="P-1", register_gecontroleerd_op=TODAY)
    agenda.session.apply("x", edits.put_jobs(agenda.session.dossier, 2025, many))
    settle()
    changes = QSignalSpy(register.table.selectionModel().selectionChanged)
    register.choose_open.click()
    assert len(register.chosen) == 1999
    assert changes.count() <= 2, "row by row it took minutes"
    register.mark.click()
    settle()
    assert set(checks(agenda).values()) == {TODAY}
    assert len(register.chosen) == 1999, "to mend the day at once"


def test_other_colours_are_seen_at_once(register: RegisterPanel, qapp: QApplication) -> None:
    item = register.table.item(0, 3)
    assert item is not None
    light = item.foreground().color()
    theme.apply_theme(qapp, "donker")
    settle()
    dark = item.foreground().color()
    theme.apply_theme(qapp, "licht")
    settle()
    assert dark == theme.palette(dark=True).color(theme.Role.BrightText)
    assert item.foreground().color() == light != dark


def test_only_chosen_rows_are_marked(agenda: MainWindow, register: RegisterPanel) -> None:
    assert not register.mark.isEnabled()
    register.table.selectRow(1)
    assert register.mark.text() == "Zet deze dag bij 1 baan"
    register.mark.click()
    assert checks(agenda)["P-03"] == TODAY
    assert checks(agenda)["P-02"] is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("21-7-2026", "Deze dag is nog niet geweest."),
        ("", "Vul de dag in waarop u bij UWV keek."),
        ("gisteren", "Vul de dag in waarop u bij UWV keek."),
    ],
)
def test_a_day_that_cannot_be_is_not_taken(
    agenda: MainWindow, register: RegisterPanel, text: str, why: str
) -> None:
    register.table.selectRow(0)
    register.day.input.setFocus()
    replace_text(text) if text else press(Qt.Key.Key_A, with_=CONTROL)
    if not text:
        press(Qt.Key.Key_Delete)
    register.mark.click()
    assert why in words_in(register.day)
    assert focused() is register.day.input
    assert agenda.session.undo_stack.count() == 0


def cards(panel: RegisterPanel) -> list[MomentCard]:
    return [card for card in panel.findChildren(MomentCard) if card.isVisible()]


def test_the_moments_say_what_passed_and_what_can_be_done(register: RegisterPanel) -> None:
    words = [words_in(card) for card in cards(register)]
    assert [text.split(":")[0] for text in words] == [
        "Tot en met 1 mei 2026",
        "Vóór 1 juli 2026",
        "Uiterlijk 1 augustus 2026",
        "Tot en met 31 december 2026",
    ]
    assert [text.split(": ")[1].split(" ")[0] for text in words] == [
        *("voorbij", "voorbij"),
        *("te", "te"),
    ]
    assert "Wfsv art. 38e lid 3" in words[0]
    assert "Besluit Wfsv art. 2.27 tot en met 2.31" in words[2]


@pytest.mark.parametrize(("place", "name"), [(0, "Banen"), (1, "Rapport"), (2, "Banen")])
def test_a_moment_leads_to_its_page(
    agenda: MainWindow, register: RegisterPanel, place: int, name: str
) -> None:
    cards(register)[place].click()
    settle()
    assert agenda.workspace.page.name == name


def test_the_register_moment_leads_to_the_list(register: RegisterPanel) -> None:
    cards(register)[3].click()
    assert focused() is register.table


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2027, 1, 1), "UWV geeft over dit jaar geen antwoord meer"),
        (date(2024, 12, 31), "UWV geeft antwoord vanaf 1 januari van dit jaar"),
        (date(2026, 5, 1), "Zonder afspraak tellen die uren niet bij u"),
    ],
)
def test_the_words_follow_the_day(
    agenda: MainWindow,
    register: RegisterPanel,
    monkeypatch: pytest.MonkeyPatch,
    today: date,
    words: str,
) -> None:
    monkeypatch.setattr(Session, "today", lambda _session: today)
    page(agenda).refresh()
    settle()
    assert words in words_in(register)


def test_a_year_without_jobs_says_so(agenda: MainWindow) -> None:
    agenda.session.start(dossier(jaar(2025, Baan("P-01", vorm=Vorm.STAGE))))
    agenda._show_workspace("Agenda")
    page(agenda).tabs.setCurrentIndex(1)
    settle()
    register = page(agenda).register
    assert "geen banen om in het doelgroepregister na te kijken" in words_in(register)
    assert rows(register) == []
    assert not register.choose_open.isEnabled()


def test_a_year_that_was_reported_is_done_for_duo(agenda: MainWindow) -> None:
    mark = Vaststelling(date(2026, 5, 1))
    agenda.session.start(dossier(jaar(2025, *JOBS, vaststelling=mark), sector=Sector.PO))
    agenda._show_workspace("Agenda")
    page(agenda).tabs.setCurrentIndex(1)
    settle()
    assert "klaar DUO" in words_in(page(agenda).register)


def test_a_dossier_that_may_only_be_read_is_seen_and_not_changed(agenda: MainWindow) -> None:
    agenda.session.read_only = "Alleen lezen."
    agenda.workspace.refresh()
    settle()
    assert not page(agenda).suggestions.isVisible()
    page(agenda).tabs.setCurrentIndex(1)
    page(agenda).register.table.selectRow(0)
    assert not page(agenda).register.mark.isEnabled()
    assert not any(button.isEnabled() for button in page(agenda)._actions)


def test_suggestions_replace_each_other(qapp: object) -> None:
    offered = Suggestions()
    for number in (3, 1):
        offered.show_measures([Maatregel(str(place)) for place in range(number)])
    shown = [card for card in offered.findChildren(Card) if not card.isHidden()]
    assert len(shown) == 1
    assert not offered.findChildren(QPushButton)


LONG = "Met elke teamleider bespreken welke taken iemand uit de doelgroep kan overnemen. " * 3


def show_measures(window: MainWindow, *rows: Maatregel) -> None:
    after = edits.put_measures(window.session.dossier, 2025, rows)
    window.session.apply("maatregelen", after)
    settle()


def heights(window: MainWindow) -> list[int]:
    table = page(window).table
    return [table.rowHeight(row) for row in range(len(measures(window)))]


def test_a_row_is_as_high_as_its_words_whatever_changes(agenda: MainWindow) -> None:
    short, long = Maatregel("Bellen", id="a"), Maatregel(LONG, id="b")
    show_measures(agenda, short, long)
    low, high = heights(agenda)
    assert high > low
    show_measures(agenda, replace(short, omschrijving=LONG), replace(long, omschrijving="Bellen"))
    assert heights(agenda) == [high, low]
    agenda.session.undo_stack.undo()
    settle()
    assert heights(agenda) == [low, high]
    table = page(agenda).table
    table.horizontalHeader().resizeSection(0, 2 * table.columnWidth(0))
    page(agenda).refresh()
    settle()
    assert low == heights(agenda)[0] < heights(agenda)[1] < high
    font = table.font()
    font.setPointSize(2 * font.pointSize())
    table.setFont(font)
    page(agenda).refresh()
    settle()
    assert heights(agenda)[0] > low


def test_a_text_that_could_not_be_read_makes_its_row_as_high_as_that_text(
    agenda: MainWindow,
) -> None:
    show_measures(agenda, Maatregel("Bellen", id="a"))
    (low,) = heights(agenda)
    model = page(agenda).model
    model.setData(model.index(0, 2), LONG)
    settle()
    assert heights(agenda)[0] > low


def test_only_a_row_that_changed_is_measured_again(agenda: MainWindow) -> None:
    show_measures(agenda, *(Maatregel(f"Maatregel {number}") for number in range(100)))
    measured = page(agenda).table._heights
    before = dict(measured)
    assert before.keys() == {row.id for row in measures(agenda)}
    after = edits.set_year(agenda.session.dossier, 2025, verloonde_uren=Decimal(2_000_000))
    agenda.session.apply("uren", after)
    settle()
    assert [row for row in before if measured[row] is not before[row]] == []
    changed = replace(measures(agenda)[7], omschrijving=LONG)
    show_measures(agenda, *measures(agenda)[:7], changed, *measures(agenda)[8:])
    assert [row for row in before if measured[row] is not before[row]] == [changed.id]
