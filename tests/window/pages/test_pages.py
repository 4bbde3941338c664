"""Every page of every kind of year; findings that lead to their place; explanations; undo."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from builders import baan, dossier, jaar, regel
from driving import (
    CONTROL,
    Dialogs,
    focused,
    pick,
    press,
    replace_text,
    settle,
    type_text,
    words_in,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Record
from banen_desktop.dossier.model import Dossier, Herkomst, Sector, Toelichting, Toerekening, Vorm
from banen_desktop.dossier.verslag import Maatregel, Vaststelling
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.calculation.agenda import findings_on
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.headline import headline
from banen_desktop.resources import resource
from banen_desktop.window.basis import page_table
from banen_desktop.window.pages.no_year_page import NoYearPage
from banen_desktop.window.parts.cards import FindingCard, NumberCard
from banen_desktop.window.shell import commands
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.table.rows_page import RowsPage

Key = Qt.Key
BIG = Decimal(1_000_000)
ROWS = (
    baan(uren_per_week=20, register_gecontroleerd_op=date(2024, 12, 1)),
    baan(kenmerk="P-02", vorm=Vorm.UITZEND, uren_per_week=10),
)


def many() -> Dossier:
    rows = (
        baan(
            kenmerk=f"P-{n}",
            onderdeel=f"School {n % 12}",
            uren_per_week=n % 36 + 1,
            tot=date(2023, 1, 1) if n < 50 else None,
        )
        for n in range(2000)
    )
    return dossier(jaar(2024, *rows, verloonde_uren=BIG * 20, verloonde_uren_vorig_jaar=BIG * 20))


def sample() -> Dossier:
    return read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())


KINDS = {
    "leeg": dossier(jaar(2024)),
    "voorbeeld": sample(),
    "vrijgesteld": dossier(
        jaar(2024, *ROWS, verloonde_uren=30_000, verloonde_uren_vorig_jaar=30_000)
    ),
    "misschien vrijgesteld": dossier(jaar(2024, *ROWS, verloonde_uren=50_000)),
    "voor 2018": dossier(jaar(2016, *ROWS, verloonde_uren=BIG)),
    "wet banenafspraak": dossier(
        jaar(2027, *ROWS, verloonde_uren=BIG), eerste_jaar_wet_banenafspraak=2027
    ),
    "geen percentage": dossier(
        jaar(2025, *ROWS, verloonde_uren=BIG, verloonde_uren_vorig_jaar=BIG)
    ),
    "nul banen": dossier(jaar(2024, verloonde_uren=BIG, verloonde_uren_vorig_jaar=BIG)),
    "nul uren": dossier(jaar(2024, verloonde_uren=0)),
    "2.000 banen": many(),
}


@pytest.fixture(params=list(KINDS.values()), ids=list(KINDS))
def opened(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """The window with one kind of dossier."""
    return show(window, request.param)


def show(window: MainWindow, shown: Dossier, page: str = "Overzicht") -> MainWindow:
    window.session.start(shown)
    window._show_workspace(page)
    settle()
    return window


def button(holder: QWidget, text: str) -> QPushButton:
    for found in holder.findChildren(QPushButton):
        if found.text() == text and found.isVisible():
            return found
    raise AssertionError(f"no button {text}")


def finding_cards(window: MainWindow) -> list[FindingCard]:
    return [
        card for card in window.workspace.overview.findChildren(FindingCard) if card.isVisible()
    ]


# -- every page of every kind of year ------------------------------------------------------------


def test_every_page_shows_itself(opened: MainWindow) -> None:
    for name in page_table.names():
        opened.workspace.sidebar.choose(name)
        settle()
        page = opened.workspace.page
        assert page.name == name
        assert page.isVisible()
        words = words_in(page)
        assert page.title.text() in words
        assert "None" not in words
        assert "Decimal" not in words
        assert "{" not in words


def test_the_overview_gives_the_answer_and_every_finding(opened: MainWindow) -> None:
    outcome = opened.session.outcome
    assert outcome is not None
    words = words_in(opened.workspace.overview)
    assert " ".join(headline(outcome).split()) in words
    empty = opened.session.jaar is not None and not opened.session.jaar.banen
    if empty and "verloonde_uren" not in outcome.by_key:
        assert "Zo begint u" in words
        assert finding_cards(opened) == []
    else:
        shown = [card.finding for card in finding_cards(opened)]
        assert opened.session.jaar is not None
        found = findings_on(opened.session.jaar, outcome, opened.session.today())
        assert shown == list(found[: len(shown)])
        assert len(shown) == min(len(found), 40)
        more = len(found) - len(shown)
        assert (f"En nog {more} melding" in words) == (more > 0)
    for card in opened.workspace.overview.findChildren(NumberCard):
        assert card.accessibleName()


def test_the_bar_always_gives_the_answer(opened: MainWindow) -> None:
    outcome = opened.session.outcome
    assert outcome is not None
    opened.resize(1024, 640)  # narrower, and some of it is left out
    settle()
    bar = opened.workspace.bar
    assert bar.isVisible()
    words = words_in(bar)
    assert str(outcome.jaar) in words
    for key in ("realisatiepercentage", "verschil_banen"):
        assert bar._parts[key].isVisible() == (key in outcome.by_key)


def test_every_step_is_explained_with_its_article(opened: MainWindow) -> None:
    outcome = opened.session.outcome
    assert outcome is not None
    opened.workspace.sidebar.choose("Berekening")
    panel = opened.workspace.panel
    for step in outcome.steps:
        opened.workspace.explain(step.key)
        words = words_in(panel)
        assert step.label in words
        assert step.article in words
        assert " ".join(wording.shown(step).split()) in words
        panel.hide()


def test_the_calculation_lists_the_steps(opened: MainWindow) -> None:
    opened.workspace.sidebar.choose("Berekening")
    page = opened.workspace.calculation
    outcome = opened.session.outcome
    assert outcome is not None
    keys = [step.key for step in page.model.steps]
    assert "quotumheffing" not in keys
    assert "bonus" not in keys
    levy = page.findChild(QCheckBox)
    assert levy is not None
    levy.setChecked(True)
    try:
        assert [step.key for step in page.model.steps] == [step.key for step in outcome.steps]
        for row, step in enumerate(page.model.steps):
            page.table.selectRow(row)
            assert step.label in words_in(opened.workspace.panel)
    finally:
        levy.setChecked(False)


def test_the_calculation_has_the_numbers_of_each_formula_on_one_line(opened: MainWindow) -> None:
    opened.workspace.sidebar.choose("Berekening")
    page, outcome = opened.workspace.calculation, opened.session.outcome
    assert outcome is not None
    rows = {step.key: row for row, step in enumerate(page.model.steps)}
    for key, row in rows.items():
        step = outcome.by_key[key]
        shown = [page.model.index(row, column).data() for column in range(4)]
        assert shown[1] == wording.told(step)
        assert all(wording.told(outcome.by_key[used]) in shown[2] for used in step.uses)
        assert f"{shown[2]} = {shown[1]}" == wording.formula_with_values(outcome, step) or (
            not wording.formula_with_values(outcome, step)
        )
    assert len({page.table.rowHeight(row) for row in rows.values()}) == 1
    assert str(outcome.jaar) in page.title.text()
    opened.session.start(dossier(jaar(2024, baan(verloonde_uren=1331), verloonde_uren=BIG)))
    settle()
    assert page.title.text().startswith("Zo komt u in 2024 op 1,0 van ")


def test_in_a_narrow_window_the_article_is_told_with_the_explanation(opened: MainWindow) -> None:
    opened.workspace.sidebar.choose("Berekening")
    page = opened.workspace.calculation
    for width, hidden in ((1000, True), (1280, False)):
        opened.resize(width, 700)
        settle()
        assert page.table.isColumnHidden(3) is hidden
        assert page.table.horizontalScrollBar().maximum() == 0
    page.table.selectRow(0)
    assert page.model.steps[0].article in words_in(opened.workspace.panel)


# -- findings ------------------------------------------------------------------------------------


def with_all_findings() -> Iterator[Dossier]:
    """Dossiers that have every finding between them."""
    yield dossier(
        jaar(2023, verloonde_uren=BIG * 3),
        jaar(
            2024,
            baan(kenmerk="", uren_per_week=3000, verloonde_uren=3000),
            baan(kenmerk="A", van=date(2024, 5, 1), tot=date(2024, 4, 1), uren_per_week=8),
            baan(kenmerk="B", van=date(2025, 5, 1), uren_per_week=8),
            baan(
                kenmerk="C",
                van=date(2024, 5, 1),
                telt_mee_tot=date(2024, 3, 1),
                uren_per_week=8,
            ),
            baan(kenmerk="D"),
            baan(kenmerk="E", uren_per_week=8),
            baan(kenmerk="E", uren_per_week=8),
            baan(kenmerk="F", vorm=Vorm.UITZEND, verloonde_uren=100),
            baan(kenmerk="G", vorm=Vorm.PAYROLL, verloonde_uren=100),
            baan(kenmerk="H", verloonde_uren=100, telt_mee_van=date(2024, 6, 1)),
            verloonde_uren=BIG,
            verloonde_uren_vorig_jaar=BIG,
            verloonde_uren_herkomst=Herkomst.SCHATTING,
            uren=(regel(onderdeel="x", verloonde_uren=5),),
            quotumpercentage="19.3",
        ),
        naam="",
        premie_sectorfonds=JaNee.JA,
    )
    yield dossier(jaar(2024, baan(verloonde_uren=2000), verloonde_uren=1000))
    texts = Toelichting(maatregelen="A.", plannen="B.")
    plan = (Maatregel("Klaar"), Maatregel("Taken zoeken", deadline=date(2024, 1, 1)))
    yield dossier(
        jaar(2023, toelichting=texts),
        jaar(2024, toelichting=texts, werkagenda=plan, verloonde_uren=BIG),
    )
    yield dossier(jaar(2025, verloonde_uren=BIG, verloonde_uren_vorig_jaar=0))
    yield dossier(jaar(2024, uren=(regel(onderdeel="x"), regel(verloonde_uren=5))))
    yield dossier(jaar(2027, verloonde_uren=BIG), eerste_jaar_wet_banenafspraak=2027)
    yield dossier(
        jaar(2023, *(baan(kenmerk=f"P{n}", verloonde_uren=1400) for n in range(5))),
        jaar(2024, verloonde_uren=BIG, verloonde_uren_vorig_jaar=BIG * 3),
    )


def test_a_click_on_a_finding_goes_to_its_place(window: MainWindow) -> None:
    codes = set()
    for shown in with_all_findings():
        show(window, shown)
        found = {card.finding.code: card.finding for card in finding_cards(window)}
        for code, finding in found.items():
            codes.add(code)
            window.workspace.sidebar.choose("Overzicht")
            settle()
            (card, *_) = [c for c in finding_cards(window) if c.finding == finding]
            card.click()
            settle()
            page = window.workspace.page
            assert page.name == finding.record.label, code
            assert page.isAncestorOf(focused()), code
            if finding.row:
                assert isinstance(page, RowsPage)
                table = page.table
                current = table.current_row()
                assert current is not None, code
                assert current.id == finding.row, code
                assert focused() is table, code
            elif finding.record is not Record.BAAN:
                assert isinstance(focused(), QLineEdit | QComboBox | QPlainTextEdit), code
    assert len(codes) >= 25, sorted(codes)


def test_the_cell_of_a_finding_is_the_one_to_mend(window: MainWindow) -> None:
    (shown, *_) = with_all_findings()
    expected = {
        "kenmerk_ontbreekt": "kenmerk",
        "datums_omgekeerd": "tot",
        "buiten_het_jaar": "van",
        "register_buiten_contract": "telt_mee_van",
        "baan_zonder_uren": "uren_per_week",
        "toerekening_ontbreekt": "toerekening",
        "kenmerk_dubbel": "kenmerk",
    }
    show(window, shown)
    outcome = window.session.outcome
    assert outcome is not None
    for finding in outcome.findings:
        if finding.code in expected:
            window.workspace._go_to_finding(finding)
            assert window.workspace.jobs.table.current_key() == expected[finding.code]
            expected.pop(finding.code)
    assert expected == {}


# -- typing on a page ----------------------------------------------------------------------------


def test_the_answer_follows_the_typing_of_hours(window: MainWindow) -> None:
    show(window, dossier(jaar(2024, *ROWS, verloonde_uren_vorig_jaar=BIG)), "Uren")
    window.workspace.hours.go_to("", "verloonde_uren")
    type_text("1.000.000")
    assert "1.000.000" in words_in(window.workspace.hours)
    assert window.workspace.bar._parts["realisatiepercentage"].isVisible()
    assert window.session.undo_stack.count() == 1
    assert window.session.dossier.jaren[0].verloonde_uren == BIG


def test_undo_goes_back_to_page_year_and_field(window: MainWindow) -> None:
    show(window, dossier(jaar(2023), jaar(2024)), "Uren")
    window.workspace.hours.go_to("", "verloonde_uren")
    type_text("5")
    window.workspace.sidebar.choose("Werkgever")
    window.session.show_year(2023)
    window.workspace.employer.go_to("", "bestuursnummer")
    press(Key.Key_Z, with_=CONTROL)
    assert window.workspace.page is window.workspace.hours
    assert window.session.year == 2024
    assert focused() is window.workspace.hours.grid.edits["verloonde_uren"].input
    assert window.session.dossier.jaren[1].verloonde_uren is None
    press(Key.Key_Y, with_=CONTROL)
    assert window.session.dossier.jaren[1].verloonde_uren == 5


def test_undo_of_an_employer_field(window: MainWindow) -> None:
    show(window, dossier(jaar(2024)), "Werkgever")
    sector = window.workspace.employer.grid.edits["sector"].input
    assert isinstance(sector, QComboBox)
    pick(sector, "Waterschap")
    assert window.session.dossier.werkgever.sector is Sector.WATERSCHAP
    assert "Waterschap" in words_in(window.workspace.sidebar)
    week = window.workspace.employer.grid.edits["werkweek_uren"]
    assert "Gebruikelijk: 36 uur" in week._note.text()
    window.workspace.sidebar.choose("Banen")
    window.session.undo_stack.undo()
    settle()
    assert window.workspace.page is window.workspace.employer
    assert focused() is sector
    assert sector.currentText() == "Maak een keuze"
    assert "Gebruikelijk" not in week._note.text()


def test_another_dossier_shows_its_first_row(window: MainWindow) -> None:
    for name in ("een", "twee", "drie"):
        rows = tuple(regel(onderdeel=f"{name} {number}") for number in range(60))
        window.session.start(dossier(jaar(2024, uren=rows)))
        window._show_workspace("Uren")
        settle()
        table = window.workspace.hours.table
        assert table.verticalScrollBar().maximum() > 0
        assert table.verticalScrollBar().value() == 0
        table.setFocus()
        settle()
    table.scrollToBottom()
    window.session.apply("naam", edits.set_employer(window.session.dossier, naam="Een ander"))
    settle()
    assert table.verticalScrollBar().value() > 0


def test_notes_belong_to_their_year(window: MainWindow) -> None:
    both = dossier(
        jaar(2023, toelichting=Toelichting(maatregelen="Van 2023")),
        jaar(2024, toelichting=Toelichting(maatregelen="Van 2024")),
    )
    show(window, both, "Toelichting")
    notes = window.workspace.notes
    notes.go_to("", "maatregelen")
    replace_text("Nieuw")
    assert window.session.dossier.jaren[1].toelichting.maatregelen == "Nieuw"
    window.session.show_year(2023)
    assert notes.grid.edits["maatregelen"]._text() == "Van 2023"
    assert notes.title.text() == "Toelichting 2023"
    assert window.session.dossier.jaren[0].toelichting.maatregelen == "Van 2023"


def test_a_text_that_does_not_fit_stays_until_another_year_is_shown(window: MainWindow) -> None:
    show(window, dossier(jaar(2023), jaar(2024)), "Uren")
    hours = window.workspace.hours
    hours.go_to("", "verloonde_uren")
    type_text("veel")
    hours.go_to("", "verloonde_uren_vorig_jaar")
    type_text("5")
    edit = hours.grid.edits["verloonde_uren"]
    assert edit._text() == "veel"
    assert "geen getal" in edit._note.text()
    window.session.show_year(2023)
    assert edit._text() == ""
    assert "geen getal" not in edit._note.text()


def test_the_percentage_says_what_is_used_when_it_is_empty(window: MainWindow) -> None:
    show(window, dossier(jaar(2018), jaar(2025)), "Uren")
    note = window.workspace.hours.grid.edits["quotumpercentage"]._note
    assert "geen percentage ingebouwd" in note.text()
    window.session.show_year(2018)
    assert "1,93%" in note.text()


def test_the_sum_of_the_rows_is_beside_the_total(window: MainWindow) -> None:
    rows = (regel(onderdeel="A", verloonde_uren=100), regel(onderdeel="B", verloonde_uren=50))
    for total, words in (
        (None, "Som van de regels: 150 uur."),
        (150, "Dat is gelijk aan het totaal."),
        (200, "Dat is 50 uur minder dan het totaal; het totaal is leidend."),
        (120, "Dat is 30 uur meer dan het totaal; het totaal is leidend."),
    ):
        show(window, dossier(jaar(2024, uren=rows, verloonde_uren=total)), "Uren")
        assert words in words_in(window.workspace.hours)


# -- explanation ---------------------------------------------------------------------------------


def test_a_number_is_explained_on_click_and_stays_true(window: MainWindow) -> None:
    show(
        window,
        dossier(jaar(2018, *ROWS, verloonde_uren=BIG, verloonde_uren_vorig_jaar=BIG)),
    )
    card = window.workspace.overview.findChildren(NumberCard)[0]
    card.click()
    panel = window.workspace.panel
    assert "19.300 uur ÷ 1.331 uur per baan" in words_in(panel)
    window.workspace.explain("quotum_banen")
    after = dossier(jaar(2018, *ROWS, verloonde_uren=BIG * 2, verloonde_uren_vorig_jaar=BIG))
    window.session.apply("uren", after)
    settle()
    outcome = calculate(after, 2018, built_in())
    assert wording.shown(outcome.by_key["quotum_banen"]) in words_in(panel)
    window.session.apply("weg", dossier(jaar(2018, *ROWS)))
    settle()
    assert not panel.isVisible()


def test_escape_and_the_button_close_the_panel(window: MainWindow) -> None:
    show(window, sample())
    panel = window.workspace.panel
    for close in ("button", "escape"):
        window.workspace.explain("aandeel")
        settle()
        assert panel.isVisible()
        if close == "button":
            panel.findChildren(QToolButton)[0].click()
        else:
            panel.findChildren(QToolButton)[0].setFocus()
            press(Key.Key_Escape)
        assert not panel.isVisible()


def test_a_row_is_explained_when_it_is_chosen(window: MainWindow) -> None:
    show(window, KINDS["vrijgesteld"], "Banen")
    table = window.workspace.jobs.table
    panel = window.workspace.panel
    table.setCurrentIndex(table.proxy.index(1, 0))
    settle()
    assert "P-02" in words_in(panel)
    assert "nog niet" in words_in(panel).lower()
    table.setCurrentIndex(table.proxy.index(2, 0))
    settle()
    assert not panel.isVisible()


def test_the_units_stand_beside_each_other(window: MainWindow) -> None:
    shown = dossier(
        jaar(2018, baan(verloonde_uren=1331), verloonde_uren=BIG, verloonde_uren_vorig_jaar=BIG),
        werkweek_uren=Decimal(40),
    )
    show(window, shown)
    overview = window.workspace.overview
    figures = overview.amounts.figures.table
    units = ("", "Banen van 25,5 uur", "Uren per jaar", "Uren per week", "Fte van 40 uur")
    assert tuple(" ".join(title.split()) for title in figures.header) == units
    realised = next(line for line in figures.lines if line.label == "Gerealiseerd")
    assert [cell.text for cell in realised.cells] == ["1,0", "1.331", "25", "0,6"]
    assert "Gerealiseerd 1,0 baan" in words_in(overview)
    assert not window.workspace.bar.findChildren(QComboBox)


def test_fte_stay_empty_and_say_what_they_need(window: MainWindow) -> None:
    show(window, KINDS["vrijgesteld"])
    overview = window.workspace.overview
    assert all(not line.cells[-1].text for line in overview.amounts.figures.table.lines)
    assert "volledige werkweek" in words_in(overview)


# -- years ---------------------------------------------------------------------------------------


def test_a_dossier_without_years_says_what_to_do(window: MainWindow) -> None:
    show(window, Dossier())
    for name in page_table.names():
        window.workspace.sidebar.choose(name)
        settle()
        is_employer = name == "Werkgever"
        assert isinstance(window.workspace.page, NoYearPage) != is_employer
    assert not window.workspace.bar._main.isVisible()
    assert window.workspace.bar.next.text() == "Jaar toevoegen…"
    window.open_dossier.copy_text()
    window.open_dossier.report_everything()
    window.open_dossier.remove_year()
    window.session.add_year(2024)
    settle()
    assert window.workspace.page is window.workspace.report
    window.session.undo_stack.undo()
    settle()
    assert isinstance(window.workspace.page, NoYearPage)


def test_a_filled_year_is_only_removed_after_a_question(
    window: MainWindow, dialogs: Dialogs
) -> None:
    show(window, sample(), "Banen")
    before, year = window.session.dossier, window.session.year
    dialogs.answers = ["Annuleren"]
    window.open_dossier.remove_year()
    assert window.session.dossier == before
    assert f"Jaar {year} verwijderen?" in dialogs.questions[0]
    assert "Ctrl+Z" in dialogs.questions[0]
    assert "vastgesteld" not in dialogs.questions[0]
    assert year is not None
    mark = Vaststelling(date(2026, 3, 1), "DUO")
    window.session.apply("vaststellen", edits.set_year(before, year, vaststelling=mark))
    dialogs.answers = ["Verwijderen"]
    window.open_dossier.remove_year()
    settle()
    assert "vastgesteld" in dialogs.questions[1]
    assert window.session.dossier.year(year) is None
    words = words_in(window.workspace.panel)
    assert f"Jaar {year} is verwijderd" in words
    assert "Ctrl+Z" in words
    window.session.undo_stack.undo()
    settle()
    assert window.session.year == year
    assert not window.workspace.panel.isVisible()


def test_an_empty_year_is_removed_without_a_question(window: MainWindow) -> None:
    show(window, dossier(jaar(2024)))
    window.open_dossier.remove_year()
    settle()
    assert window.session.dossier.jaren == ()
    assert "Jaar 2024 is verwijderd" in words_in(window.workspace.panel)


def test_removing_the_last_year_and_undoing_it(window: MainWindow, dialogs: Dialogs) -> None:
    show(window, KINDS["vrijgesteld"], "Banen")
    dialogs.answers = ["Verwijderen"]
    window.open_dossier.remove_year()
    settle()
    assert isinstance(window.workspace.page, NoYearPage)
    window.session.undo_stack.undo()
    settle()
    assert window.workspace.page.name == "Banen"
    assert len(window.workspace.jobs.model.rows) == 2


def test_the_year_is_chosen_at_the_left(window: MainWindow) -> None:
    show(window, sample(), "Uren")
    years = window.workspace.sidebar.years
    assert [years.itemText(place) for place in range(years.count())] == [
        "2025",
        "2024",
        "2023",
        "Jaar toevoegen…",
    ]
    pick(years, "2023")
    assert window.session.year == 2023
    assert window.workspace.hours.title.text() == "Verloonde uren in 2023"
    assert years.currentText() == "2023"


def test_a_half_typed_cell_goes_with_its_own_year(window: MainWindow) -> None:
    rows = (baan(kenmerk="Oud", uren_per_week=8),)
    show(window, dossier(jaar(2023, *rows), jaar(2024, baan(kenmerk="Nieuw"))), "Banen")
    table = window.workspace.jobs.table
    table.setFocus()
    table.setCurrentIndex(table.proxy.index(0, 1))
    type_text("West")
    window.session.show_year(2023)
    settle()
    assert window.session.dossier.jaren[1].banen[0].onderdeel == "West"
    assert window.session.dossier.jaren[0].banen == rows
    assert window.workspace.jobs.model.rows == rows


def test_the_menu_of_years_offers_what_is_not_there(window: MainWindow) -> None:
    show(window, sample())
    menu = window._menus.menu(commands.YEARS)
    add, roll = menu.findChildren(QMenu)
    for offered in (add, roll):
        offered.aboutToShow.emit()
    years = [int(action.text()) for action in add.actions()]
    assert not {2023, 2024, 2025} & set(years)
    assert years == sorted(years, reverse=True)
    (only,) = roll.actions()
    assert only.text() == "2025 (wordt 2026)"
    only.trigger()
    settle()
    assert window.session.year == 2026
    window.session.undo_stack.undo()
    assert window.session.year == 2025
    add.aboutToShow.emit()
    add.actions()[-1].trigger()
    assert window.session.year == years[-1]


def test_a_rolled_over_year_tells_what_to_check(window: MainWindow) -> None:
    rows = (
        *ROWS,
        baan(kenmerk="Weg", tot=date(2024, 6, 1), uren_per_week=8),
        *(baan(kenmerk=f"Q-{n}", uren_per_week=8) for n in range(20)),
    )
    show(window, dossier(jaar(2024, *rows, verloonde_uren=BIG)), "Banen")
    window.open_dossier.roll_over(2024)
    settle()
    (dialog,) = [top for top in window.findChildren(QWidget) if top.isWindow() and top.isVisible()]
    words = words_in(dialog)
    for part in (
        "P-01 loopt door.",
        "En nog 10.",
        "Weg stopte op 1 juni 2024.",
        "Vul de verloonde uren van 2025 in.",
        "Ctrl+Z",
    ):
        assert part in words
    assert not dialog.isModal()
    assert window.session.year == 2025
    assert len(window.workspace.jobs.model.rows) == 22
    window.session.undo_stack.undo()
    assert window.session.year == 2024
    button(dialog, "Sluiten").click()


# -- allocation ----------------------------------------------------------------------------------


def test_the_answer_of_the_dialog_is_kept_and_undone(window: MainWindow) -> None:
    show(window, KINDS["vrijgesteld"], "Banen")
    jobs = window.workspace.jobs
    jobs.table.setFocus()
    jobs.table.setCurrentIndex(jobs.table.proxy.index(1, 0))
    button(jobs, "Telt deze baan mee?").click()
    settle()
    (dialog,) = [top for top in window.findChildren(QWidget) if top.isWindow() and top.isVisible()]
    agreed = next(
        combo for combo in dialog.findChildren(QComboBox) if "toerekening" in combo.accessibleName()
    )
    pick(agreed, "Afgesproken")
    button(dialog, "Overnemen in de rij").click()
    settle()
    jaar_ = window.session.jaar
    assert jaar_ is not None
    assert jaar_.banen[1].toerekening is Toerekening.AFGESPROKEN
    assert jobs.table.proxy.index(1, 9).data() == "ja, afgesproken"
    window.session.undo_stack.undo()
    assert jobs.table.proxy.index(1, 9).data() == "nog niet"


def test_the_dialog_needs_a_row(window: MainWindow) -> None:
    show(window, dossier(jaar(2024)), "Banen")
    button(window.workspace.jobs, "Telt deze baan mee?").click()
    assert "Kies eerst een rij" in words_in(window.workspace.panel)


# -- the first steps -----------------------------------------------------------------------------


def test_the_first_steps_lead_to_their_pages(window: MainWindow) -> None:
    for place, name in enumerate(("Werkgever", "Uren", "Banen")):
        show(window, dossier(jaar(2024)))
        steps = [
            found
            for found in window.workspace.overview.findChildren(QAbstractButton)
            if found.isVisible() and found.accessibleName()[:2] in {"1.", "2.", "3."}
        ]
        steps[place].click()
        assert window.workspace.page.name == name
    window.workspace.sidebar.choose("Overzicht")
    settle()
    button(window.workspace.overview, "Maak het jaarverslag").click()
    assert window.workspace.page is window.workspace.report


def test_the_chart_is_also_a_table(window: MainWindow) -> None:
    show(window, sample())
    overview = window.workspace.overview
    assert "2023:" in overview.chart.accessibleDescription()
    button(overview, "Toon als tabel").click()
    assert overview.series.isVisible()
    shown = overview.series.model()
    assert [shown.index(row, 0).data() for row in range(3)] == ["2023", "2024", "2025"]
    button(overview, "Toon als grafiek").click()
    assert overview.chart.isVisible()


def test_unknown_hours_are_no_zero_on_the_overview(window: MainWindow) -> None:
    hours = {"verloonde_uren": BIG, "verloonde_uren_vorig_jaar": BIG}
    overview = window.workspace.overview
    show(window, dossier(jaar(2020, baan(), baan(kenmerk="P-02"), **hours)))
    words = words_in(overview._realised)
    assert "onbekend in dienst" in words
    assert "0,0 banen" not in words
    assert "17,7" not in words_in(overview._gap)
    show(window, dossier(jaar(2020, baan(verloonde_uren=1331), baan(kenmerk="P-02"), **hours)))
    assert "baan of meer" in words_in(overview._realised)
    assert "banen of minder" in words_in(overview._gap)
