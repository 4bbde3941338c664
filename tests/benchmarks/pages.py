"""What else takes time in the window: pages that come in sight, and edits of many rows at once.

Everything is painted. There is no bare program beside it: see how it grows. What takes more than
0.1 seconds is felt as waiting.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from benchmarks.dossiers import YEAR, Scale, dossier_of
from benchmarks.measure import Found, Goal, Job, Line, in_turn, spent
from benchmarks.windows import Shown, shown_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Maatregel, Scenario

GOAL = Goal(100, "ms")
_YEARS = 10
_PAGES = ("Overzicht", "Banen", "Agenda", "Berekening", "Vergelijken", "Rapport")


def lines(scale: Scale) -> Iterator[Line]:
    """Pages, edits of many rows, and many scenarios and measures."""
    with shown_window() as shown:
        for page in _PAGES:
            for size in scale.jobs:
                shown.open(dossier_of(size, _YEARS), "Werkgever")
                [ours] = in_turn(scale.rounds, partial(_in_sight, shown, page))
                what = f"blad {page}, {_YEARS} jaren, na een wijziging"
                yield Line(what, ours, size=size, goal=GOAL)
        for what, prepare in _EDITS.items():
            for size in scale.jobs:
                [ours] = in_turn(scale.rounds, partial(_edited, shown, prepare, size))
                yield Line(what, ours, size=size, goal=GOAL)
        yield from _many(shown, scale)


def _in_sight(shown: Shown, page: str) -> Found:
    """Something changed on another page, and this page comes in sight."""
    shown.choose("Werkgever")
    _change(shown)
    return spent(lambda: shown.choose(page))


def _change(shown: Shown) -> None:
    session = shown.window.session
    jaar = session.jaar
    assert jaar is not None
    hours = (jaar.verloonde_uren or Decimal(0)) + 1000
    session.apply("uren", edits.set_year(session.dossier, jaar.jaar, verloonde_uren=hours))
    shown.app.processEvents()


def _edited(shown: Shown, prepare: Callable[[Shown, int], Job], size: int) -> Found:
    """One edit of a dossier that was just opened."""
    shown.window.workspace.jobs.table.proxy.search("")
    shown.open(dossier_of(size), "Banen")
    job = prepare(shown, size)

    def edit() -> None:
        job()
        shown.app.processEvents()

    found = spent(edit)
    for widget in shown.app.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.close()
    return found


def _paste(shown: Shown, size: int) -> Job:
    """As many new rows below the others."""
    QGuiApplication.clipboard().setText("\n".join(f"N-{number}" for number in range(size)))
    table = shown.window.workspace.jobs.table
    table.setCurrentIndex(table.proxy.index(table.proxy.rowCount() - 1, 0))
    return table.paste


def _undo(shown: Shown, size: int) -> Job:
    """That paste taken back."""
    _paste(shown, size)()
    shown.app.processEvents()
    return shown.window.session.undo_stack.undo


def _copy(shown: Shown, _size: int) -> Job:
    """Everything chosen, on the clipboard."""
    table = shown.window.workspace.jobs.table
    table.selectAll()
    return table.copy


def _sort(shown: Shown, _size: int) -> Job:
    table = shown.window.workspace.jobs.table
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    return lambda: table.sortByColumn(1, Qt.SortOrder.DescendingOrder)


def _search(shown: Shown, size: int) -> Job:
    """One more letter in the search of the page."""
    proxy = shown.window.workspace.jobs.table.proxy
    proxy.search("")
    return partial(proxy.search, f"{size // 2}")


def _roll_over(shown: Shown, _size: int) -> Job:
    return partial(shown.window.open_dossier.roll_over, YEAR)


_EDITS = {
    "zoveel rijen plakken": _paste,
    "dat ongedaan maken": _undo,
    "alle banen kopiëren": _copy,
    "de banen sorteren": _sort,
    "in de banen zoeken": _search,
    "nieuw jaar op basis van": _roll_over,
}


def _many(shown: Shown, scale: Scale) -> Iterator[Line]:
    """A change while many scenarios stand beside each other, or many measures in a table."""
    dossier = dossier_of(scale.jobs[len(scale.jobs) // 2])
    sections = shown.window.workspace.scenarios.sections
    for size in scale.scenarios:
        shown.open(_with_scenarios(dossier, size), "Wat als")
        sections.setCurrentIndex(1)
        [ours] = in_turn(scale.rounds, lambda: spent(partial(_change, shown)))
        what = "wijziging met zoveel scenario’s naast elkaar"
        yield Line(what, ours, size=size, goal=GOAL)
    sections.setCurrentIndex(0)
    for size in scale.measures:
        shown.open(_with_measures(dossier, size), "Agenda")
        [ours] = in_turn(scale.rounds, lambda: spent(partial(_change, shown)))
        yield Line("wijziging met zoveel maatregelen", ours, size=size, goal=GOAL)


def _with_scenarios(dossier: Dossier, size: int) -> Dossier:
    made = tuple(
        Scenario(naam=f"Plan {number}", personen=Decimal(1 + number % 5), uren_per_week=Decimal(16))
        for number in range(size)
    )
    return edits.set_year(dossier, YEAR, scenarios=made)


def _with_measures(dossier: Dossier, size: int) -> Dossier:
    made = tuple(
        Maatregel(f"Maatregel {number} uitvoeren", "HR", date(2026, 1 + number % 12, 1))
        for number in range(size)
    )
    return edits.put_measures(dossier, YEAR, made)
