"""The page Uren: the total under the table, the percentage beside it, in every size of window."""

from decimal import Decimal

import pytest
from builders import baan, dossier, jaar, regel
from driving import clipboard, focused, press, replace_text, settle, type_text, words_in
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from worked_examples import sample_dossier

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Herkomst
from banen_desktop.window.pages.hours_page import HoursPage
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.table.columns_table import TEXT_MARGIN

Key = Qt.Key
ROWS = (regel(onderdeel="A", verloonde_uren=100), regel(onderdeel="B", verloonde_uren=50))
SIZES = ((1920, 1040), (1366, 736), (1024, 584), (960, 444))


def sample(**changes: object) -> Dossier:
    return edits.set_year(sample_dossier(), 2025, **changes)


def without_percentage() -> Dossier:
    return sample(quotumpercentage=None, bron_quotumpercentage="")


def show(window: MainWindow, shown: Dossier) -> HoursPage:
    window.session.start(shown)
    window._show_workspace("Uren")
    settle()
    return window.workspace.hours


def total_of(window: MainWindow) -> Decimal | None:
    year = window.session.jaar
    assert year is not None
    return year.verloonde_uren


def link(page: QWidget, text: str) -> QPushButton:
    (found,) = [
        one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible()
    ]
    return found


# -- the title and the total ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        (jaar(2024), "Hoeveel uren betaalde u in 2024?"),
        (jaar(2024, uren=ROWS), "150 verloonde uren in 2024"),
        (jaar(2024, uren=ROWS, verloonde_uren=200), "200 verloonde uren in 2024"),
        (jaar(2024, verloonde_uren=1), "1 verloond uur in 2024"),
        (jaar(2024, verloonde_uren=0), "0 verloonde uren in 2024"),
    ],
    ids=["leeg", "rijen", "totaal", "een", "nul"],
)
def test_the_title_is_the_news(window: MainWindow, shown: object, title: str) -> None:
    page = show(window, dossier(shown))  # type: ignore[arg-type]
    assert page.title.text() == title
    asks = title.endswith("?")
    assert page._type.isVisible() == asks
    if asks:
        page._type.click()
        type_text("12.000")
        assert total_of(window) == 12_000
        assert page.title.text() == "12.000 verloonde uren in 2024"
        assert focused() is page.edits["verloonde_uren"].input


def test_the_sum_of_the_rows_stands_under_them(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024, uren=ROWS)))
    for words in ("Totaal", "2 rijen", "150", "100,0%"):
        assert words in words_in(page.total)
    assert not page.edits["verloonde_uren"].input.isVisible()


@pytest.mark.parametrize(
    ("total", "words"),
    [
        (150, "De rijen zijn samen 150 uur, net als dit totaal."),
        (200, "De rijen zijn samen 150 uur: 50 uur minder dan dit totaal."),
        (120, "De rijen zijn samen 150 uur: 30 uur meer dan dit totaal."),
    ],
)
def test_another_total_stands_beside_the_sum(window: MainWindow, total: int, words: str) -> None:
    page = show(window, dossier(jaar(2024, uren=ROWS)))
    link(page, "Ander totaal invullen").click()
    settle()
    assert focused() is page.edits["verloonde_uren"].input
    type_text(str(total))
    press(Key.Key_Tab)
    assert total_of(window) == total
    assert words in words_in(page.total)
    assert "100,0%" in words_in(page.total) or total != 150
    origin = page.edits["verloonde_uren_herkomst"].input
    assert origin.isVisible()
    link(page, "Som van de rijen gebruiken").click()
    settle()
    assert total_of(window) is None
    assert "De rijen zijn samen" not in words_in(page.total)
    window.session.undo_stack.undo()
    settle()
    assert total_of(window) == total
    assert focused() is page.edits["verloonde_uren"].input


def test_a_total_that_cannot_be_read_goes_with_the_way_back(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024, uren=ROWS)))
    page.go_to("", "verloonde_uren")
    type_text("veel")
    assert "geen getal" in words_in(page.total)
    assert page.edits["verloonde_uren"].unread
    link(page, "Som van de rijen gebruiken").click()
    assert not page.edits["verloonde_uren"].unread
    assert not window.session.has_changes


def test_the_field_for_a_total_closes_with_another_year(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2023, uren=ROWS), jaar(2024, uren=ROWS)))
    page.total.want()
    assert page.edits["verloonde_uren"].input.isVisible()
    window.session.show_year(2023)
    settle()
    assert not page.edits["verloonde_uren"].input.isVisible()


def test_a_dossier_to_read_offers_no_other_total(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024, uren=ROWS, verloonde_uren=200)))
    window.session.read_only = "Alleen lezen."
    window.workspace.refresh()
    buttons = {one.text() for one in page.total.findChildren(QPushButton) if one.isVisible()}
    assert buttons == set()
    assert not any(edit.input.isEnabled() for edit in page.edits.values())


def test_the_origin_of_a_total_is_kept(window: MainWindow) -> None:
    shown = jaar(2024, verloonde_uren=5, verloonde_uren_herkomst=Herkomst.SCHATTING)
    page = show(window, dossier(shown))
    assert page.edits["verloonde_uren_herkomst"].input.property("currentText") == "Schatting"


# -- every size ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("own", [False, True])
def test_the_total_stands_under_its_column(
    window: MainWindow, size: tuple[int, int], *, own: bool
) -> None:
    page = show(window, sample(verloonde_uren=Decimal(1_000_000) if own else None))
    window.resize(*size)
    settle()
    table = page.table
    total = page.edits["verloonde_uren"].input if own else page.total._sum
    assert total.isVisible()
    right = table.viewport().mapTo(page, QPoint(0, 0)).x() + table.columnViewportPosition(3)
    assert total.mapTo(page, QPoint(0, 0)).x() + total.width() == right
    for part in page.total.findChildren(QWidget):
        if part.isVisible():
            edge = part.mapTo(page.total, QPoint(0, 0)).x() + part.width()
            assert edge <= page.total.width(), part


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_or_overlaps(window: MainWindow, size: tuple[int, int]) -> None:
    page = show(window, without_percentage())
    window.resize(*size)
    settle()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
    left, right = page.table.mapTo(page, QPoint(0, 0)), page.panel.mapTo(page, QPoint(0, 0))
    assert left.x() + page.table.width() < right.x()
    assert right.x() + page.panel.width() <= page.width()
    assert right.y() + page.panel.height() <= page.height()
    assert page.total.mapTo(page, QPoint(0, 0)).y() >= left.y() + page.table.height()


def test_sixteen_rows_of_all_columns_on_a_usual_screen(window: MainWindow) -> None:
    page = show(window, sample())
    window.resize(1366, 736)
    settle()
    table = page.table
    assert table.horizontalScrollBar().maximum() == 0
    shown = [
        row
        for row in range(table.model().rowCount())
        if table.rowViewportPosition(row) + table.rowHeight(row) <= table.viewport().height()
    ]
    assert len(shown) >= 16


def test_a_row_is_removed_from_its_menu_too(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024, uren=ROWS)))
    page.table.setCurrentIndex(page.table.proxy.index(0, 0))
    (remove,) = [one for one in page.table.actions() if one.text() == "Rij verwijderen"]
    remove.trigger()
    year = window.session.jaar
    assert year is not None
    assert year.uren == ROWS[1:]


# -- the percentage ------------------------------------------------------------------------------


def test_the_years_around_stand_beside_the_field(window: MainWindow) -> None:
    page = show(window, without_percentage())
    words = words_in(page.panel)
    assert "2024 2,76% vastgesteld 2025 – niet bekend 2026 2,58% te bevestigen" in words
    link(page, "vastgesteld").click()
    told = words_in(window.workspace.panel)
    assert "Quotumpercentage 2024: 2,76%" in told
    assert "UWV" in told
    window.session.show_year(2024)
    settle()
    assert "2024 2,76% vastgesteld 2025" not in words_in(page.panel), "2025 has none to show"


def test_what_it_would_be_goes_when_the_percentage_is_typed(window: MainWindow) -> None:
    page = show(window, without_percentage())
    idea = "Met 2,58% tot 2,76% zou het quotum 19,1 tot 20,5 banen zijn."
    assert idea in words_in(page.panel)
    assert page.panel.letter.isVisible()
    page.begin()
    assert focused() is page.edits["quotumpercentage"].input
    type_text("2,6")
    assert "zou het quotum" not in words_in(page.panel)
    assert "Het quotum is dan 19,3 banen (25.642 uur)." in words_in(page.panel)
    assert page.panel.letter.isVisible()  # it keeps its place, as all below it does
    assert "2025 2,60% uw eigen opgave" in words_in(page.panel)


def test_the_letter_is_on_the_clipboard(window: MainWindow) -> None:
    page = show(window, without_percentage())
    page.panel.letter.click()
    assert "het quotumpercentage van de sector overheid" in clipboard()
    assert "klembord" in words_in(window.workspace.panel)


def test_a_year_without_a_quotum_asks_for_no_percentage(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2016, baan(), verloonde_uren=500_000)))
    assert "Over 2016 is er voor u geen quotum." in words_in(page.panel)
    field = page.edits["quotumpercentage"].input
    assert not field.isVisible()
    page.go_to("", "quotumpercentage")
    assert focused() is field, "a finding or an undo still finds its field"
    type_text("2")
    page.refresh()
    assert field.isVisible(), "what is filled in stays in sight"


def test_a_superseded_indication_is_named_and_never_used(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2022, verloonde_uren=500_000)))
    words = words_in(page.panel)
    assert "2020 2,35% vastgesteld 2022 – niet bekend 2024 2,76% vastgesteld" in words
    assert "Er is alleen een achterhaalde indicatie: 2,78%." in words
    assert "Met 2,35% tot 2,76% zou" in words


# -- the year before -----------------------------------------------------------------------------


def test_the_hours_of_the_year_before_say_where_they_come_from(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2023, uren=ROWS), jaar(2024, verloonde_uren=100_000)))
    field = page.edits["verloonde_uren_vorig_jaar"].input
    assert "Verloonde uren in 2023 150 uur, uit dit dossier." in words_in(page.panel)
    assert "In 2023 bleef u onder 40.575 uur" in words_in(page.panel)
    assert not field.isVisible()
    page.go_to("", "verloonde_uren_vorig_jaar")
    assert focused() is field
    type_text("7")
    assert "In dit dossier staat 150 uur: dat getal gaat voor." in words_in(page.panel)


def test_without_that_year_they_are_asked(window: MainWindow) -> None:
    page = show(window, dossier(jaar(2024, verloonde_uren=100_000)))
    page.go_to("", "verloonde_uren_vorig_jaar")
    field = page.edits["verloonde_uren_vorig_jaar"].input
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Hoeveel verloonde uren had u in 2023?"
    assert "bent u een kleine werkgever" in words_in(page.panel)
    replace_text("50.000")
    assert "u bent geen kleine werkgever" in words_in(page.panel)


# -- the way in ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "key"),
    [(dossier(jaar(2025)), "verloonde_uren"), (without_percentage(), "quotumpercentage")],
    ids=["leeg", "zonder percentage"],
)
def test_who_goes_on_can_type_at_once(window: MainWindow, shown: Dossier, key: str) -> None:
    window.session.start(shown)
    window._show_workspace("Werkgever")
    window.workspace.bar.next.click()
    settle()
    page = window.workspace.hours
    assert window.workspace.page is page
    assert focused() is page.edits[key].input


def test_who_looks_at_the_list_of_pages_stays_there(window: MainWindow) -> None:
    window.session.start(without_percentage())
    window._show_workspace("Werkgever")
    pages = window.workspace.sidebar.pages
    pages.setFocus()
    press(Key.Key_Down)
    assert window.workspace.page is window.workspace.hours
    assert focused() is pages


# -- nothing is cut, nothing jumps ---------------------------------------------------------------


@pytest.mark.parametrize("size", [(1366, 712), (1280, 720), (1024, 584), (960, 444)])
def test_no_column_and_no_button_is_cut(window: MainWindow, size: tuple[int, int]) -> None:
    """What is in sight is whole: all columns in a usual window, the first ones in a narrow one."""
    window.resize(*size)
    window.session.start(sample())
    window._show_workspace("Uren")
    settle()
    page = window.workspace.hours
    head, room = page.table.horizontalHeader(), page.table.viewport().width()
    ends = [
        head.sectionViewportPosition(place) + head.sectionSize(place)
        for place in range(head.count())
    ]
    titles = [str(page.model.headerData(at, Qt.Orientation.Horizontal)) for at in range(len(ends))]
    begun = [at for at, end in enumerate(ends) if end - head.sectionSize(at) < room]
    assert all(ends[at] <= room for at in begun), [titles[at] for at in begun]
    assert len(begun) >= (3 if size[0] < 1100 else len(ends))
    assert (page.table.horizontalScrollBar().maximum() > 0) is (size[0] < 1100)
    for at in begun:
        words = head.fontMetrics().horizontalAdvance(titles[at])
        assert words + 2 * TEXT_MARGIN <= head.sectionSize(at), titles[at]
    for row in range(page.model.rowCount()):
        for at in begun[:4]:
            text = str(page.model.index(row, at).data() or "")
            wide = page.table.fontMetrics().horizontalAdvance(text)
            assert wide + 2 * TEXT_MARGIN <= head.sectionSize(at) or at == 0, text
    for part in (*page._actions, page._search):
        if part.isVisible():
            assert part.width() >= part.minimumSizeHint().width()
            is_search = isinstance(part, QLineEdit)
            text = str(part.property("placeholderText" if is_search else "text"))
            assert part.width() > part.fontMetrics().horizontalAdvance(text), text


def test_nothing_moves_while_a_percentage_is_typed(window: MainWindow) -> None:
    """What would follow is said in fewer lines than what to do without it: its room is kept."""
    big = {"verloonde_uren": Decimal(1_000_000)}
    for size in ((1366, 712), (960, 444)):
        window.resize(*size)
        window.session.start(dossier(jaar(2024, **big), jaar(2025, **big)))
        window._show_workspace("Uren")
        settle()
        panel = window.workspace.hours.panel
        below = (
            panel.letter,
            panel._before_title,
            panel._size,
            panel.edits["quotumpercentage"].input,
        )
        places = {tuple(part.y() for part in below if part.isVisible())}
        panel.edits["quotumpercentage"].input.setFocus()
        for key in "2,6":
            type_text(key)
            settle()
            places.add(tuple(part.y() for part in below if part.isVisible()))
        assert len(places) == 1, (size, places)
        assert panel.letter.isVisible()


def test_the_law_is_one_click_from_the_hours(window: MainWindow) -> None:
    page = show(window, sample())
    link(page, "Wat zegt de wet?").click()
    settle()
    panel = window.workspace.panel
    assert panel.isVisible()
    assert "Verloonde uren" in words_in(panel)
    empty = show(window, dossier(jaar(2024)))
    assert not empty._law.isVisible()  # of nothing there is nothing to explain
