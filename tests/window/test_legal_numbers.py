"""No page or dialog names a number that is no longer law: text, tooltip or accessible name."""

from collections.abc import Iterator

import pytest
from driving import inside, settle
from everywhere import SECTIONS
from legal_numbers import LAW, MADE_ON, NUMBERS, large, law_without_any, naming
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QListView, QTabWidget, QWidget

from banen_desktop.dossier.model import Vorm
from banen_desktop.quota.law.law import Law
from banen_desktop.window.basis.page_table import PAGES
from banen_desktop.window.dialogs.counts_dialog import CountsDialog
from banen_desktop.window.dialogs.help_texts import show_about
from banen_desktop.window.shell.main_window import MainWindow

TOLD = (
    *("text", "title", "windowTitle", "toolTip", "accessibleName", "accessibleDescription"),
    *("placeholderText", "plainText"),
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def words(widget: QWidget) -> str:
    """All that a widget and what is in sight in it tell, seen, pointed at or read aloud."""
    shown = (part for part in inside(widget) if part.isVisible())
    return "\n".join(text for part in shown for text in _words(part))


def _words(part: QWidget) -> Iterator[str]:
    yield from (text for text in map(part.property, TOLD) if isinstance(text, str))
    if isinstance(part, QComboBox):
        yield from (part.itemText(place) for place in range(part.count()))
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        yield from _cells(part)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, top = view.model(), QModelIndex()
    columns = 1 if isinstance(view, QListView) else model.columnCount(top)
    for column in range(columns):
        for role in ROLES:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(model.rowCount(top)):
            for role in ROLES:
                yield str(model.index(row, column).data(role) or "")


def told(window: MainWindow) -> Iterator[tuple[str, str]]:
    """What every page says, and the dialogs that explain the law."""
    work = window.workspace
    for page in PAGES:
        work.sidebar.choose(page.name)
        settle()
        yield page.name, f"{words(work.page)}\n{words(work.bar)}\n{words(work.sidebar)}"
        for tabs in work.page.findChildren(QTabWidget):
            for place in range(tabs.count()):  # one out of sight is brought up to date when shown
                tabs.setCurrentIndex(place)
                settle()
                yield f"{page.name}, {tabs.tabText(place)}", words(work.page)
    for place, section in enumerate(SECTIONS, 1):
        work.sidebar.choose("Vergelijken")
        work.comparison.sections.setCurrentIndex(place)
        settle()
        yield section, words(work.comparison)
    outcome = window.session.outcome
    assert outcome is not None
    for key in outcome.by_key:
        work.explain(key)
        yield f"uitleg van {key}", words(work.panel)
    yield "over", words(show_about(window, window.session.law))
    jaar = window.session.jaar
    assert jaar is not None
    for vorm in Vorm:
        row = next(row for row in jaar.banen if row.vorm is vorm)
        dialog = CountsDialog(row, window.session.law, MADE_ON, window, year=jaar.jaar)
        dialog.show()
        yield f"telt {vorm} mee", words(dialog)
        dialog.close()


@pytest.fixture
def another_law(window: MainWindow) -> Iterator[Law]:
    """The window with a law in which every number is another one."""
    before, law = window.session.law, law_without_any()
    window.session.use_law(law)
    yield law
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.session.use_law(before)


def test_no_page_names_a_number_that_is_no_longer_law(window: MainWindow, another_law: Law) -> None:
    window.session.start(large())
    window._show_workspace("Overzicht")
    texts = dict(told(window))
    assert [naming(number, texts) for number in NUMBERS] == [[]] * len(NUMBERS)


def test_the_pages_name_the_numbers_while_they_are_law(window: MainWindow) -> None:
    window.session.start(large())
    window._show_workspace("Overzicht")
    texts = dict(told(window))
    named = {key for number in NUMBERS if naming(number, texts) for key in number.keys}
    assert named >= {
        *("quotumpercentage", "uren_per_baan", "uren_per_week_baan", "werknemers_drempel"),
        *("laatste_dag_loonaangifte", "laatste_dag_toerekening"),
        *("laatste_dag_jaarverantwoording", "heffing_per_baan", "uren_gemiddelde_werknemer"),
    }
    assert LAW is window.session.law
