"""The page Vergelijken: every section, its guidance, its explanations and its fields."""

from decimal import Decimal

import pytest
from builders import baan, dossier, jaar, regel
from driving import focused, pick, press, replace_text, settle, words_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from worked_examples import sample_dossier

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.window.pages.comparison_page import ComparisonPage
from banen_desktop.window.parts.figures_table import FiguresTable
from banen_desktop.window.shell.main_window import MainWindow

Key = Qt.Key


def show(window: MainWindow, shown: Dossier, section: str) -> ComparisonPage:
    window.session.start(shown)
    window._show_workspace("Vergelijken")
    page = window.workspace.comparison
    titles = [page.sections.tabText(place) for place in range(page.sections.count())]
    page.sections.setCurrentIndex(titles.index(section))
    settle()
    return page


def rows_of(table: FiguresTable) -> dict[str, list[str]]:
    model = table.figures
    return {
        model.index(row, 0).data(): [
            model.index(row, column).data() for column in range(1, model.columnCount())
        ]
        for row in range(model.rowCount())
    }


def choose(table: FiguresTable, label: str, column: int = 1) -> None:
    labels = list(rows_of(table))
    table.setFocus()
    table.setCurrentIndex(table.figures.index(labels.index(label), column))
    settle()


def test_the_years_stand_under_the_picture(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Jaren")
    found = rows_of(page.years.table)
    assert found["Gerealiseerd"] == ["10,1", "13,5", "14,7"]
    assert found["Gerealiseerde banen"] == ["–", "+3,5", "+1,2"]
    assert found["Verschil met de nulmeting"] == ["+6,1", "+9,5", "+10,7"]
    assert page.years.chart.isVisible()
    assert len(page.years.chart.series.bars) == 3
    assert page.years.table.verticalScrollBar().maximum() == 0
    assert "Vul dat in bij Werkgever" not in words_in(page.years)
    without = edits.set_employer(sample_dossier(), nulmeting_banen=None)
    page = show(window, without, "Jaren")
    assert "Vul dat in bij Werkgever" in words_in(page.years)
    assert "Nulmeting" not in rows_of(page.years.table)


def test_every_number_explains_itself_by_mouse_and_by_keyboard(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Jaren")
    table, panel = page.years.table, window.workspace.panel
    choose(table, "Banen in eigen dienst", 3)
    assert panel.isVisible()
    assert "Verandering van banen in eigen dienst sinds 2024: 1,2 banen" in words_in(panel)
    press(Key.Key_Down)
    assert "Verandering van ingeleende banen sinds 2024" in words_in(panel)
    window.workspace.panel.hide()
    table.clicked.emit(table.currentIndex())
    assert panel.isVisible()


def test_a_heading_and_a_number_that_is_not_there_have_no_explanation(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Jaren")
    choose(page.years.table, "Mensen")
    choose(page.years.table, "Gerealiseerde banen", 1)
    assert not window.workspace.panel.isVisible()
    heading = page.years.table.figures.index(0, 1)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize("section", ["Jaren", "Door het jaar"])
def test_an_empty_year_has_guidance_instead_of_zeros(window: MainWindow, section: str) -> None:
    page = show(window, dossier(jaar(2025)), section)
    shown = page.sections.section
    assert "Er is nog niets te vergelijken" in words_in(shown)
    assert not any(table.isVisible() for table in shown.findChildren(FiguresTable))


def test_one_year_says_that_there_is_nothing_beside_it(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024, baan(uren_per_week=8))), "Jaren")
    assert "nog maar één jaar" in words_in(page.years)


def test_the_sector_beside_the_own_year(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Sector")
    found = rows_of(page.sector.table)
    assert found["2023"][2:5] == [*("22%", "46,7% (achterhaalde indicatie)", "+24,7 %-punt")]
    assert not page.sector.apart.isVisible()
    assert "Over 2025 is er nog geen cijfer; het nieuwste is van 2023." in words_in(page.sector)
    window.session.show_year(2023)
    assert "het nieuwste" not in words_in(page.sector)
    choose(page.sector.table, "2023", 4)
    assert "Realisatie van het quotum" in words_in(window.workspace.panel)
    page.sector.others.setChecked(True)
    try:
        settle()
        assert "Waterschap 2021" in rows_of(page.sector.everything)
    finally:
        page.sector.others.setChecked(False)


def test_figures_on_another_basis_stand_apart(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2023), sector=Sector.GEMEENTE), "Sector")
    assert not page.sector.table.isVisible()
    assert "extra banen sinds de nulmeting" in rows_of(page.sector.apart)["2023"]
    assert "anders gemeten" in words_in(page.sector)
    page = show(window, dossier(jaar(2023), sector=Sector.MBO), "Sector")
    assert "nog geen cijfers" in words_in(page.sector)


def test_without_a_sector_the_page_says_where_to_choose_it(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2023)), "Sector")
    assert "Kies eerst uw sector" in words_in(page.sector)
    page.sector._choose.click()
    settle()
    assert window.workspace.page is window.workspace.employer


def test_the_onderdelen_with_a_price_that_can_be_undone(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Onderdelen")
    table = page.onderdelen.table
    assert table.figures.table.header[-1] == "Personen"
    page.onderdelen.ask.click()
    price = page.onderdelen.price.edits["prijs_per_baan"].input
    price.setFocus()
    replace_text("5000")
    jaar_ = window.session.jaar
    assert jaar_ is not None
    assert jaar_.vergelijking.prijs_per_baan == 5000
    assert focused() is price
    found = rows_of(table)
    assert table.figures.table.header[-1] == "Bijdrage"
    assert found["Bestuursbureau"][-1] == "€\u00a00"
    assert found["Geheel"][-1] == "€\u00a031.744"
    assert "samen €\u00a031.744" in page.onderdelen._below.text()
    assert "Het Kompas en Bestuursbureau hebben meer banen" in page.onderdelen._below.text()
    choose(table, "Het Vlot", 8 - 1)
    assert "Bijdrage aan een centraal budget" in words_in(window.workspace.panel)
    window.workspace.sidebar.choose("Overzicht")
    window.session.undo_stack.undo()
    settle()
    assert window.workspace.page is page
    assert focused() is price
    assert table.figures.table.header[-1] == "Personen"


def test_the_explanation_follows_what_changes(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Onderdelen")
    page.onderdelen.ask.click()
    price = page.onderdelen.price.edits["prijs_per_baan"].input
    price.setFocus()
    replace_text("1000")
    choose(page.onderdelen.table, "Het Vlot", 7)
    assert "€ 835" in " ".join(words_in(window.workspace.panel).split())
    price.setFocus()
    replace_text("2000")
    assert "€ 1.669" in " ".join(words_in(window.workspace.panel).split())


def test_money_is_asked_only_of_who_wants_it(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Onderdelen")
    section = page.onderdelen
    assert not section.price.isVisible()
    section.ask.click()
    assert section.price.isVisible()
    section.price.edits["prijs_per_baan"].input.setFocus()
    replace_text("5000")
    assert not section.ask.isEnabled(), "what counts cannot be put out of sight"
    replace_text("")
    press(Key.Key_Backspace)
    assert section.ask.isEnabled()
    section.ask.setChecked(False)
    assert not section.price.isVisible()
    assert not section.focus_field("sroi_personen"), "that is asked at Toelichting"
    page.go_to("", "prijs_per_baan")
    settle()
    assert focused() is section.price.edits["prijs_per_baan"].input


def test_without_onderdelen_the_page_says_how_to_get_them(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024, baan(), verloonde_uren=1000)), "Onderdelen")
    assert "nog geen onderdelen" in words_in(page.onderdelen)
    assert not page.onderdelen.table.isVisible()
    assert page.onderdelen.ask.isVisible()
    rows = (regel(onderdeel="De Es", verloonde_uren=5),)
    page = show(window, dossier(jaar(2025, uren=rows)), "Onderdelen")
    assert "Zonder quotum of uren" in words_in(page.onderdelen)


def test_the_interim_measurement_by_quarter_and_by_half(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Door het jaar")
    table = page.interim.table
    assert list(table.figures.table.header) == [
        *("", "31 maart", "30 juni", "30 september", "31 december")
    ]
    assert rows_of(table)["Meetellende uren tot nu toe"][0].startswith("circa ")
    assert "schatting" in words_in(page.interim)
    pick(page.interim.parts, "per half jaar")
    try:
        assert len(rows_of(table)["Banen op deze dag"]) == 2
    finally:
        pick(page.interim.parts, "per kwartaal")


def test_a_dossier_that_may_only_be_read(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Onderdelen")
    window.session.read_only = "Het dossier is ergens anders open."
    page.refresh()
    assert not page.onderdelen.price.isEnabled()
    assert page.onderdelen.table.isEnabled()


def test_the_page_waits_for_a_year(window: MainWindow) -> None:
    page = window.workspace.comparison
    window.session.start(Dossier())
    page.refresh()
    for section in (page.onderdelen, page.interim):
        section.refresh()
    page.onderdelen._edited(page.onderdelen.price.edits["prijs_per_baan"].field, Decimal(1), "")
    assert not window.session.has_changes
    assert page.findChildren(QCheckBox)


def test_tabs_are_equally_wide_and_none_moves_when_another_is_chosen(window: MainWindow) -> None:
    bar = show(window, sample_dossier(), "Jaren").sections.tabBar()
    titles = [bar.tabText(place) for place in range(bar.count())]
    assert titles == ["Jaren", "Sector", "Onderdelen", "Door het jaar", "Wat als"]
    rooms = [bar.tabRect(place) for place in range(bar.count())]
    assert len({room.width() for room in rooms}) == 1
    for place in range(bar.count()):
        bar.setCurrentIndex(place)
        settle()
        assert [bar.tabRect(each) for each in range(bar.count())] == rooms


@pytest.mark.parametrize("width", [960, 1280])
def test_no_column_is_cut(window: MainWindow, width: int) -> None:
    for sector in (Sector.PO, Sector.HBO, Sector.WATERSCHAP):
        page = show(window, edits.set_employer(sample_dossier(), sector=sector), "Sector")
        page.sector.others.setChecked(True)
        window.resize(width, 700)
        for place in range(page.sections.count()):
            page.sections.setCurrentIndex(place)
            settle()
            for table in page.sections.section.findChildren(FiguresTable):
                cut = table.isVisible() and table.horizontalScrollBar().maximum()
                assert not cut, table.accessibleName()


def test_the_chart_and_the_table_run_the_same_way(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Jaren")
    bars = [str(bar.year) for bar in page.years.chart.series.bars]
    assert bars == list(page.years.table.figures.table.header[1:])


def test_the_title_is_what_the_section_tells(window: MainWindow) -> None:
    page = show(window, sample_dossier(), "Jaren")
    assert page.title.text() == "2025: 14,7 banen, 1,2 meer dan in 2024"
    window.session.show_year(2023)
    settle()
    assert page.title.text() == "2023 naast andere jaren"
    page = show(window, sample_dossier(), "Door het jaar")
    assert page.title.text() == "2025 door het jaar"
