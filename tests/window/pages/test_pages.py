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
    is_dark,
    pick,
    press,
    replace_text,
    settle,
    type_text,
    words_in,
)
from gears import few
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from worked_examples import sample_dossier

from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Record
from banen_desktop.dossier.model import Dossier, Herkomst, Sector, Toelichting, Toerekening, Vorm
from banen_desktop.dossier.verslag import Maatregel, Vaststelling
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.headline import in_a_sentence, news
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.pages.form_pages import FormPage
from banen_desktop.window.pages.no_year_page import NoYearPage
from banen_desktop.window.parts.cards import PointCard
from banen_desktop.window.parts.points_list import MOST_POINTS
from banen_desktop.window.shell import commands
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.table.row_field import RowField
from banen_desktop.window.table.rows_page import RowsPage
from banen_desktop.window.table.table_view import RowsTable

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


KINDS = {
    "leeg": dossier(jaar(2024)),
    "voorbeeld": sample_dossier(),
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


@pytest.fixture(params=few(4, KINDS))
def opened(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """The window with one kind of dossier."""
    return show(window, KINDS[request.param])


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


def finding_cards(window: MainWindow) -> list[PointCard]:
    cards = window.workspace.overview.points.cards
    return [card for card in cards if card.point.finding is not None]


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


def test_the_overview_gives_the_answer_and_every_point(opened: MainWindow) -> None:
    outcome = opened.session.outcome
    assert outcome is not None
    overview = opened.workspace.overview
    words = words_in(overview)
    assert overview.title.text() == news(outcome)
    assert str(in_a_sentence(outcome, opened.session.outcomes())) == (
        overview._said.accessibleName()
    )
    points = opened.session.points()
    shown = [card.point for card in overview.points.cards]
    many = min(len(points.to_do), MOST_POINTS)
    assert shown[:many] == list(points.to_do[:MOST_POINTS])
    assert shown[many:] == list(points.to_see[:MOST_POINTS])
    for several, title in (
        (points.to_do, "Nog te doen"),
        (points.to_see, "Kijk na als u tijd hebt"),
    ):
        assert (f"{title}: {len(several)}" in words) == bool(several)
        more = len(several) - MOST_POINTS
        assert (f"En nog {more} punt" in words) == (more > 0)


def test_the_numbers_of_open_points_are_the_same_everywhere(opened: MainWindow) -> None:
    """What the overview counts is what the list of pages counts."""
    pages = opened.workspace.sidebar.pages
    told = [pages.words_of(name) for name in page_table.names()]
    counted = sum(int(words.split()[0]) for words in told if words.endswith(" open"))
    assert counted == len(opened.session.points().to_do)


def test_every_row_leads_to_where_it_is_done(window: MainWindow) -> None:
    for shown in (KINDS["leeg"], KINDS["misschien vrijgesteld"], sample_dossier()):
        show(window, shown)
        overview = window.workspace.overview
        for place, card in enumerate(overview.points.cards):
            assert card.point == overview.points.cards[place].point
            page = page_table.page_showing(card.point.record).name
            assert f"{page} ›" in words_in(card)
            overview.points.cards[place].click()
            assert window.workspace.page.name == page
            window.workspace.sidebar.choose("Overzicht")


def test_a_question_with_one_field_leads_into_that_field(window: MainWindow) -> None:
    work, told = window.workspace, set()
    for shown in (KINDS["leeg"], KINDS["misschien vrijgesteld"], sample_dossier()):
        for asked in ("Overzicht", "Rapport"):
            show(window, shown, asked)
            cards = (work.overview if asked == "Overzicht" else work.report).points.cards
            for card in [one for one in cards if one.point.finding is None and one.point.field]:
                card.click()
                page = work.page
                assert page.name == page_table.page_showing(card.point.record).name
                assert isinstance(page, FormPage)
                assert page.edits[card.point.field].input.hasFocus()
                told.add(card.point.field)
                work.sidebar.choose(asked)
    assert {"maatregelen", "sector", "social_return", "verantwoordelijke"} <= told


def test_the_sum_adds_up_as_it_is_shown_or_says_why(opened: MainWindow) -> None:
    """In each unit: what is shown is added, by hand."""
    table = opened.workspace.overview.amounts.figures.table
    if len(table.lines) < 3:
        return
    target, realised, gap = ([cell.text for cell in line.cells] for line in table.lines)
    off = [
        texts
        for texts in zip(target, realised, gap, strict=True)
        if all(text[:1].isdigit() for text in texts)
        and abs(number(texts[0]) - number(texts[1])) != number(texts[2])
    ]
    assert ("apart afgerond" in table.note) == bool(off)
    hours = (target[1], realised[1], gap[1])
    if all(text[:1].isdigit() for text in hours) and hours not in off:
        assert f"= {gap[1]}." in table.note


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


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


def key_with_keyboard(table: RowsTable) -> str:
    """Of which field of the chosen row the cell, or the input beside it, has the keyboard."""
    beside = focused().parent()
    if isinstance(beside, RowField):
        return beside.key
    assert focused() is table
    return table.current_key()


def test_a_click_on_a_finding_goes_to_its_place(window: MainWindow) -> None:
    codes = set()
    for shown in with_all_findings():
        show(window, shown)
        found = {
            card.point.finding.code: card.point.finding
            for card in finding_cards(window)
            if card.point.finding is not None
        }
        for code, finding in found.items():
            codes.add(code)
            window.workspace.sidebar.choose("Overzicht")
            settle()
            (card, *_) = [c for c in finding_cards(window) if c.point.finding == finding]
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
                cell = table.place_of(finding.field)
                assert key_with_keyboard(table) == table.rows_model.columns[cell].key, code
            elif finding.record is not Record.BAAN:
                assert isinstance(focused(), QLineEdit | QComboBox | QPlainTextEdit), code
    assert len(codes) >= 25, sorted(codes)


def test_the_cell_of_a_finding_is_the_one_to_mend(window: MainWindow) -> None:
    (shown, *_) = with_all_findings()
    expected = {
        "kenmerk_ontbreekt": "kenmerk",
        "datums_omgekeerd": "van",  # both days are typed in one cell
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
            window.workspace.sidebar.choose("Overzicht")
            window.workspace.sidebar.pages.setFocus()
            window.workspace._go_to_finding(finding)
            settle()
            assert key_with_keyboard(window.workspace.jobs.table) == expected[finding.code]
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
    assert focused() is window.workspace.hours.edits["verloonde_uren"].input
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
    assert notes.title.text().endswith("over 2023")
    assert window.session.dossier.jaren[0].toelichting.maatregelen == "Van 2023"


def test_a_text_that_does_not_fit_stays_until_another_year_is_shown(window: MainWindow) -> None:
    show(window, dossier(jaar(2023), jaar(2024)), "Uren")
    hours = window.workspace.hours
    hours.go_to("", "verloonde_uren")
    type_text("veel")
    hours.go_to("", "verloonde_uren_vorig_jaar")
    type_text("5")
    edit = hours.edits["verloonde_uren"]
    assert edit._text() == "veel"
    assert "geen getal" in edit._note.text()
    window.session.show_year(2023)
    assert edit._text() == ""
    assert "geen getal" not in edit._note.text()


# -- explanation ---------------------------------------------------------------------------------


def test_a_number_is_explained_on_click_and_stays_true(window: MainWindow) -> None:
    show(
        window,
        dossier(jaar(2018, *ROWS, verloonde_uren=BIG, verloonde_uren_vorig_jaar=BIG)),
    )
    overview, panel = window.workspace.overview, window.workspace.panel
    overview.amounts.clicked.emit(overview.amounts.figures.index(0, 1))
    assert "19.300 uur ÷ 1.331 uur per baan" in words_in(panel)
    overview._law.click()
    assert "Quotumtekort" in words_in(panel)
    assert "Wfsv art. 38g" in words_in(panel)
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
    show(window, sample_dossier())
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


def test_a_row_is_explained_when_the_user_asks(window: MainWindow) -> None:
    show(window, KINDS["vrijgesteld"], "Banen")
    jobs, panel = window.workspace.jobs, window.workspace.panel
    jobs.table.setCurrentIndex(jobs.table.proxy.index(1, 0))
    settle()
    assert not panel.isVisible()
    button(jobs, "Waarom niet?").click()
    settle()
    assert "P-02" in words_in(panel)
    assert "nog niet" in words_in(panel).lower()
    jobs.model.take(1, {3: "12"})
    settle()
    assert "12 uur per week" in words_in(panel)
    jobs.table.setCurrentIndex(jobs.table.proxy.index(2, 0))
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
    realised = next(line for line in figures.lines if line.label == "U realiseerde")
    assert [cell.text for cell in realised.cells] == ["1,0", "1.331", "25", "0,6"]
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
    show(window, sample_dossier(), "Banen")
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
    show(window, sample_dossier(), "Uren")
    years = window.workspace.sidebar.years
    assert [years.itemText(place) for place in range(years.count())] == [
        "2025",
        "2024",
        "2023",
        "Jaar toevoegen…",
    ]
    pick(years, "2023")
    assert window.session.year == 2023
    assert window.workspace.hours.title.text().endswith("verloonde uren in 2023")
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
    show(window, sample_dossier())
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
        "P-01, ",
        "Q-0, Q-1, ",
        "Q-18 en Q-19 lopen door.",
        "Weg stopte op 1 juni 2024.",
        "Vul de verloonde uren van 2025 in.",
        "Ctrl+Z",
    ):
        assert part in words
    assert words.index("Dit moet u nog nakijken") < words.index("Niet overgenomen")
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
    assert jobs.table.proxy.index(1, 9).data() == "ja, nakijken"
    window.session.undo_stack.undo()
    assert jobs.table.proxy.index(1, 9).data() == "nog niet"


def test_the_dialog_needs_a_row(window: MainWindow) -> None:
    show(window, dossier(jaar(2024)), "Banen")
    window.workspace.jobs.table.setFocus()
    press(Key.Key_T, with_=CONTROL)
    assert "Kies eerst een rij" in words_in(window.workspace.panel)


# -- the overview ---------------------------------------------------------------------------------


def test_an_empty_year_asks_for_its_hours_and_gives_two_ways(window: MainWindow) -> None:
    show(window, dossier(jaar(2024)))
    overview = window.workspace.overview
    assert overview.title.text() == "Hoeveel uren betaalde u in 2024?"
    asked: list[bool] = []
    window.workspace.import_asked.disconnect()
    window.workspace.import_asked.connect(lambda: asked.append(True))
    button(overview, "Importeren…").click()
    window.workspace.import_asked.connect(window.open_dossier.choose_imports)
    assert asked == [True]
    button(overview, "Typen").click()
    settle()
    assert window.workspace.page is window.workspace.hours
    assert focused() is window.workspace.hours.edits["verloonde_uren"].input
    show(window, sample_dossier())
    assert not overview._import.isVisible()


def test_one_year_is_the_first_and_above_six_the_years_scroll(window: MainWindow) -> None:
    def years(first: int) -> Dossier:
        hours = {"verloonde_uren": BIG, "verloonde_uren_vorig_jaar": BIG}
        return dossier(*(jaar(year, *ROWS, **hours) for year in range(first, 2025)))

    table = window.workspace.overview.years
    show(window, years(2024))
    assert "Dit is uw eerste jaar" in words_in(window.workspace.overview)
    assert table.verticalScrollBar().maximum() == 0
    show(window, years(2019))
    assert "Zes jaar naast elkaar" in words_in(window.workspace.overview)
    assert table.verticalScrollBar().maximum() == 0
    show(window, years(2015))
    assert "Tien jaar naast elkaar" in words_in(window.workspace.overview)
    assert table.verticalScrollBar().maximum() > 0
    assert table.figures.rowCount() == 10
    shown = table.visualRect(table.figures.index(9, 0))  # the shown year is in sight
    assert table.viewport().rect().contains(shown)
    assert table.figures.index(9, 0).data(Qt.ItemDataRole.FontRole) is not None
    assert table.figures.index(8, 0).data(Qt.ItemDataRole.FontRole) is None


def test_a_narrow_window_leaves_out_the_differences_and_the_advice(window: MainWindow) -> None:
    show(window, sample_dossier())
    overview = window.workspace.overview
    first = overview.points.cards[0]
    assert not overview.years.isColumnHidden(4)
    assert first.point.advice in " ".join(words_in(first).split())
    try:
        for size in ((1024, 584), (960, 444)):
            window.resize(*size)
            settle()
            assert overview.years.isColumnHidden(4)
            assert first.point.advice not in words_in(first)
            assert first.toolTip() == first.accessibleDescription() == first.point.advice
            for table in (overview.amounts, overview.years):
                assert table.horizontalScrollBar().maximum() == 0, (size, table.accessibleName())
    finally:
        window.resize(1280, 780)


@pytest.mark.parametrize("hours", [2662, None])
def test_where_words_stand_before_numbers_the_differences_are_left_out(
    window: MainWindow, hours: int | None
) -> None:
    whole = {"verloonde_uren": BIG, "verloonde_uren_vorig_jaar": BIG}
    jobs = baan(verloonde_uren=1331), baan(kenmerk="P-02", verloonde_uren=hours)
    show(window, dossier(jaar(2019, jobs[0], **whole), jaar(2020, *jobs, **whole)))
    overview = window.workspace.overview
    texts = [cell.text for line in overview._lines for cell in line.cells]
    assert any(text.startswith("ten minste") for text in texts) == (hours is None)
    assert overview.years.isColumnHidden(4) == (hours is None)


def test_the_sentence_and_its_law_fit_on_their_line_at_every_width(window: MainWindow) -> None:
    show(window, sample_dossier())
    overview, beside = window.workspace.overview, set()
    try:
        for width in range(1000, 1600, 40):
            window.resize(width, 780)
            settle()
            said, law = overview._said, overview._law
            beside.add(law.y() < said.geometry().bottom())
            assert law.mapTo(overview, law.rect().bottomRight()).x() < overview.width(), width
            assert said.wordWrap() or said.width() >= said.sizeHint().width(), width
    finally:
        window.resize(1280, 780)
    assert True in beside


def test_a_met_quotum_is_green_in_its_sentence_in_every_theme(window: MainWindow) -> None:
    hours = {"verloonde_uren": BIG, "verloonde_uren_vorig_jaar": BIG}
    show(window, dossier(jaar(2018, baan(verloonde_uren=26_000), **hours)))
    said = window.workspace.overview._said
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert "gehaald" in window.workspace.overview.title.text()
    try:
        for choice in ("licht", "donker"):
            theme.apply_theme(app, choice)
            settle()
            green = theme.colour(window.palette(), theme.DONE).name()
            assert f"color:{green}" in said.text()
    finally:
        theme.apply_theme(app, "licht")
    show(window, sample_dossier())
    assert "color:" not in said.text()


@pytest.mark.parametrize("page", few(3, page_table.names()))
def test_other_colours_come_to_every_page_at_once(window: MainWindow, page: str) -> None:
    """What follows the colours may not ask for them for ever."""
    show(window, sample_dossier(), page)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        for choice in ("donker", "contrast", "licht"):
            theme.apply_theme(app, choice)
            settle()
            assert is_dark(window.workspace.page) == (choice != "licht")
    finally:
        theme.apply_theme(app, "licht")


def test_what_is_said_about_other_percentages_stands_below_the_years(window: MainWindow) -> None:
    show(window, sample_dossier())
    words = words_in(window.workspace.overview)
    assert "Vergelijk die jaren voorzichtig met andere." in words


def test_unknown_hours_are_no_zero_on_the_overview(window: MainWindow) -> None:
    hours = {"verloonde_uren": BIG, "verloonde_uren_vorig_jaar": BIG}
    overview = window.workspace.overview

    def realised() -> tuple[str, list[str]]:
        line = overview.amounts.figures.table.lines[1]
        return line.label, [cell.text for cell in line.cells[:2]]

    show(window, dossier(jaar(2020, baan(), baan(kenmerk="P-02"), **hours)))
    assert "nog niet bekend" in overview.title.text()
    assert realised() == ("U realiseerde", ["onbekend", "onbekend"])
    assert "onbekend aantal banen in eigen dienst" in overview.bar.accessibleName()
    assert "0,0 banen" not in words_in(overview)
    show(window, dossier(jaar(2020, baan(verloonde_uren=1331), baan(kenmerk="P-02"), **hours)))
    assert overview.title.text().startswith("Nog hooguit 16,7 banen nodig")
    assert realised() == ("U realiseerde, ten minste", ["1,0", "1.331"])
    assert overview.amounts.figures.table.lines[2].label == "Nog nodig, hooguit"
    assert "ten minste 1,0 baan in eigen dienst" in overview.bar.accessibleName()


def test_the_same_dossier_opened_again_begins_clean(window: MainWindow) -> None:
    """What was asked for or half typed the first time is not there the second time."""
    shown = sample_dossier()
    work = show(window, shown).workspace
    for page in ("Uren", "Toelichting", "Werkgever", "Vergelijken", "Uren"):
        work.show_page(page)
    work.hours.total.want()
    type_text("veel")
    work.employer.more.setChecked(True)
    blocks = work.notes.blocks["maatregelen"]
    work.notes.go_to("", "maatregelen")
    blocks.setCurrentRow(1)
    onderdelen = work.comparison.onderdelen
    work.comparison.sections.setCurrentWidget(onderdelen)
    work.show_page("Vergelijken")
    onderdelen.ask.setChecked(True)
    window.session.start(shown)
    assert not onderdelen.ask.isChecked()
    work.show_page("Uren")
    assert not work.hours.total.edits["verloonde_uren"].unread
    assert not work.hours.total.edits["verloonde_uren"].input.isVisible()
    work.show_page("Werkgever")
    assert not work.employer.more.isChecked()
    work.show_page("Toelichting")
    assert work.notes.contents.currentRow() == 0
    assert blocks.currentRow() == -1
