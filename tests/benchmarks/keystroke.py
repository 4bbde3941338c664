"""A keystroke: from the key to the new answer, with everything painted; beside a bare table.

The median of many keys counts. The bare program is a key in a table of texts that is as large as
the page with jobs. One frame of a screen is 16 ms.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, cycle
from statistics import median

from benchmarks.dossiers import Scale, dossier_of
from benchmarks.measure import Found, Goal, Job, Line, in_turn, spent
from benchmarks.windows import Shown, shown_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from banen_desktop.window.pages.form_pages import EmployerPage
from banen_desktop.window.pages.hours_page import HoursPage

GOAL = Goal(16, "ms")
AGAINST = "een toets in een QTableView met evenveel cellen"
_COLUMNS, _BACK = 18, Qt.Key.Key_Backspace
_values = count(900)


def lines(scale: Scale) -> Iterator[Line]:
    """Every place to type, at every size."""
    with shown_window() as shown:
        work = shown.window.workspace
        places: dict[str, Callable[[], Job]] = {
            "toets in een cel": lambda: _in_cell(shown),
            "cel overnemen": lambda: _taken_over(shown),
            "toets bij Uren": lambda: _in_form(shown, work.hours, "verloonde_uren", "1"),
            "toets bij Werkgever": lambda: _in_form(shown, work.employer, "naam", "a"),
        }
        for what, place in places.items():
            for size in scale.jobs:
                yield _line(shown, what, place, size, scale)


def _line(shown: Shown, what: str, place: Callable[[], Job], size: int, scale: Scale) -> Line:
    shown.open(dossier_of(size), "Banen")
    table = _bare_table(shown, size)
    ours, bare = in_turn(
        scale.rounds,
        lambda: _median(place, scale.keys),
        lambda: _median(partial(_in_bare, shown, table), scale.keys),
    )
    table.close()
    return Line(what, ours, bare, AGAINST, size, GOAL)


def _median(place: Callable[[], Job], keys: int) -> Found:
    """Go to a place, and press many keys there."""
    press = place()
    found = [spent(press) for _ in range(keys)]
    return Found(median(each.amount for each in found), median(each.clock or 0 for each in found))


def _in_cell(shown: Shown) -> Job:
    """A key while a cell is open."""
    table = shown.window.workspace.jobs.table
    shown.window.activateWindow()
    table.setFocus()
    table.setCurrentIndex(table.proxy.mapFromSource(table.rows_model.index(*_a_cell(shown))))
    QTest.keyClick(table, Qt.Key.Key_F2)
    return _typing(shown, _open_editor(table), "1")


def _taken_over(shown: Shown) -> Job:
    """The moment at which Enter takes a cell over."""
    model = shown.window.workspace.jobs.table.rows_model
    cell = model.index(*_a_cell(shown))

    def take_over() -> None:
        model.setData(cell, str(next(_values)))
        shown.app.processEvents()

    return take_over


def _a_cell(shown: Shown) -> tuple[int, int]:
    """Row and column of a cell with hours."""
    model = shown.window.workspace.jobs.table.rows_model
    keys = [column.key for column in model.columns]
    return min(5, len(model.rows) - 1), keys.index("verloonde_uren")


def _in_form(shown: Shown, page: HoursPage | EmployerPage, field: str, letter: str) -> Job:
    """A key in a field of a form."""
    shown.window.activateWindow()
    shown.choose(page.name)
    entry = page.edits[field].input
    entry.setFocus()
    return _typing(shown, entry, letter)


def _bare_table(shown: Shown, size: int) -> QTableView:
    """A table of texts, as many as the page with jobs has."""
    table = QTableView()
    model = QStandardItemModel(size, _COLUMNS, table)
    for row in range(size):
        for column in range(_COLUMNS):
            model.setItem(row, column, QStandardItem(f"{row} {column}"))
    table.setModel(model)
    table.resize(1000, 600)
    table.show()
    shown.app.processEvents()
    return table


def _in_bare(shown: Shown, table: QTableView) -> Job:
    """A key in an open cell of that table."""
    table.activateWindow()
    cell = table.model().index(min(5, table.model().rowCount() - 1), 6)
    table.setCurrentIndex(table.model().index(0, 0))  # closes what is still open
    table.setCurrentIndex(cell)
    table.edit(cell)
    return _typing(shown, _open_editor(table), "1")


def _open_editor(table: QTableView) -> QLineEdit:
    return next(line for line in table.findChildren(QLineEdit) if line.isVisible())


def _typing(shown: Shown, entry: QWidget, letter: str) -> Job:
    """A letter, and the next time backspace, so that the field stays as long as it is."""
    turns: Iterator[Job] = cycle(
        (partial(QTest.keyClicks, entry, letter), partial(QTest.keyClick, entry, _BACK))
    )

    def press() -> None:
        next(turns)()
        shown.app.processEvents()

    return press
