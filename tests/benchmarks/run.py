"""How fast: the start, a keystroke, opening, saving, calculating and the workbook.

Run by hand: `PYTHONPATH=.:tests python tests/benchmarks/run.py [ROUNDS]`. Each line sets our own
time beside that of the barest program that does the same sort of work, in the same run and in turn;
only the ratio says something about the program, the rest is the machine. Time is that of the
processor, so that other programs matter less, and the best of the rounds counts; a keystroke is the
median of many. Goals: the start 1.3 times a bare window, a keystroke less than 16 ms, one frame.
"""

import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import process_time

import openpyxl
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from banen_desktop.dossier.model import Baan, Dossier, Herkomst, Jaar, Sector, Vorm, Werkgever
from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.law import built_in
from banen_desktop.reports.kinds import Kind
from banen_desktop.reports.workbook import write_workbook
from banen_desktop.storage.banen_file import from_bytes, to_bytes
from banen_desktop.window.application import make_application, open_window
from banen_desktop.window.main_window import MainWindow
from banen_desktop.window.table_view import RowsTable

FIRST_PAINT = Path(__file__).parent.parent / "first_paint.py"
SIZES = (10, 500, 2000)
YEAR = 2025
KEYSTROKES = 40
LAW = built_in()
Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; times in milliseconds."""

    what: str
    ours: float
    bare: float
    against: str
    goal: str = ""


def best(rounds: int, ours: Callable[[], float], bare: Callable[[], float]) -> tuple[float, float]:
    """The best times of both, measured in turn."""
    pairs = [(ours(), bare()) for _ in range(rounds)]
    return min(own for own, _ in pairs), min(other for _, other in pairs)


def timed(job: Job) -> Callable[[], float]:
    """A job that tells how many milliseconds of the processor it took."""

    def run() -> float:
        start = process_time()
        job()
        return 1000 * (process_time() - start)

    return run


def dossier_of(size: int) -> Dossier:
    """Two years with so many jobs each."""
    hours = Decimal(60_000 * max(size, 10))
    years = tuple(
        Jaar(year, verloonde_uren=hours, banen=tuple(map(job, range(size))))
        for year in (YEAR - 1, YEAR)
    )
    return Dossier(Werkgever(naam="Bestuur", sector=Sector.PO), years)


def job(number: int) -> Baan:
    """Half of the jobs have paid hours, the others an estimate; some are hired."""
    forms = (Vorm.DIENSTVERBAND, Vorm.DIENSTVERBAND, Vorm.DETACHERING_WSW, Vorm.UITZEND)
    return Baan(
        kenmerk=f"P-{number:04}",
        onderdeel=f"School {number % 12}",
        vorm=forms[number % len(forms)],
        uren_per_week=Decimal(16 + number % 20),
        van=date(2015 + number % 10, 1 + number % 12, 1),
        verloonde_uren=Decimal(800 + number % 900) if number % 2 else None,
        verloonde_uren_herkomst=Herkomst.LOONAANGIFTE,
        register_gecontroleerd_op=date(2026, 1, 12),
    )


def start_lines(rounds: int) -> Iterator[Line]:
    """From the start of the process to the first paint."""

    def first_paint(kind: str) -> float:
        answer = subprocess.run(
            [sys.executable, FIRST_PAINT, kind], capture_output=True, text=True, check=True
        )
        return 1000 * float(json.loads(answer.stdout)["processor"])

    first_paint("banen")  # the first time Python compiles
    ours, bare = best(rounds, lambda: first_paint("banen"), lambda: first_paint("bare"))
    yield Line("start to first paint", ours, bare, "an empty QMainWindow", "1.3 times")


def key_lines(app: QApplication, window: MainWindow, size: int) -> Iterator[Line]:
    """From a keystroke to the new answer, with everything painted."""
    bare = bare_key(app, size)
    window.session.start(dossier_of(size))
    window.session._recovery.setInterval(10**9)  # a copy is not a part of a keystroke
    window.files.opened.emit("Banen")
    work = window.workspace
    in_cell, taken_over = table_keys(app, work.jobs.table)
    found = {"key in a cell": in_cell, "cell taken over": taken_over}
    for form, field, letter in ((work.hours, "verloonde_uren", "1"), (work.employer, "naam", "a")):
        work.sidebar.choose(form.name)
        entry = form.grid.edits[field].input
        entry.setFocus()
        found[f"key in a field of {form.name}"] = keystroke(app, entry, letter)
    window.session.undo_stack.setClean()
    for what, ours in found.items():
        yield Line(f"{what}, {size} jobs", ours, bare, "a key in a bare QTableView", "16 ms")


def table_keys(app: QApplication, table: RowsTable) -> tuple[float, float]:
    """A keystroke while a cell is open, and the moment at which Enter takes the cell over."""
    keys = [column.key for column in table.rows_model.columns]
    source = table.rows_model.index(5, keys.index("verloonde_uren"))
    table.setFocus()
    table.setCurrentIndex(table.proxy.mapFromSource(source))
    QTest.keyClick(table, Qt.Key.Key_F2)
    in_cell = keystroke(app, open_editor(table), "1")
    QTest.keyClick(open_editor(table), Qt.Key.Key_Escape)
    values = iter(range(900, 900 + KEYSTROKES))

    def take_over() -> None:
        table.rows_model.setData(source, str(next(values)))
        app.processEvents()

    return in_cell, median(timed(take_over)() for _ in range(KEYSTROKES))


def bare_key(app: QApplication, size: int) -> float:
    """A keystroke in an open cell of a table of texts, as many as the page with jobs has."""
    model = QStandardItemModel(size, 18)
    for row in range(size):
        for column in range(18):
            model.setItem(row, column, QStandardItem(f"{row} {column}"))
    table = QTableView()
    table.setModel(model)
    table.resize(1000, 600)
    table.show()
    app.processEvents()
    table.setCurrentIndex(model.index(5, 6))
    table.edit(model.index(5, 6))
    return keystroke(app, open_editor(table), "1")


def open_editor(table: QTableView) -> QLineEdit:
    """The input of the cell that is open."""
    return next(line for line in table.findChildren(QLineEdit) if line.isVisible())


def keystroke(app: QApplication, entry: QWidget, letter: str) -> float:
    """The median time of a letter, and then backspace, many times."""
    app.processEvents()

    def type_letter() -> None:
        QTest.keyClicks(entry, letter)
        app.processEvents()

    def take_it_back() -> None:
        QTest.keyClick(entry, Qt.Key.Key_Backspace)
        app.processEvents()

    both = (timed(type_letter), timed(take_it_back))
    return median(press() for _ in range(KEYSTROKES // 2) for press in both)


def work_lines(rounds: int, size: int) -> Iterator[Line]:
    """Calculating, saving and opening."""
    dossier = dossier_of(size)
    jobs = dossier.jaren[-1].banen

    def calculated() -> None:
        calculate(dossier, YEAR, LAW)

    def added() -> None:
        sum((job.verloonde_uren or Decimal(0) for job in jobs), Decimal(0))

    pair = best(5 * rounds, timed(calculated), timed(added))
    yield Line(f"calculate, {size} jobs", *pair, "adding up the hours")
    data = to_bytes(dossier)
    rows = rows_in(data)
    pair = best(rounds, timed(lambda: to_bytes(dossier)), timed(lambda: sqlite_bytes(rows)))
    yield Line(f"save ({len(data) // 1024} kB), {size} jobs", *pair, "sqlite3 with the same rows")
    bare = sqlite_bytes(rows)
    pair = best(rounds, timed(lambda: from_bytes(data)), timed(lambda: rows_in(bare)))
    yield Line(f"open, {size} jobs", *pair, "sqlite3 with the same rows")


def sqlite_bytes(rows: Sequence[tuple[object, ...]]) -> bytes:
    """A database with these rows and nothing more."""
    with closing(sqlite3.connect(":memory:")) as database:
        width = len(rows[0])
        database.execute(f"CREATE TABLE baan ({', '.join(f'c{n}' for n in range(width))})")
        database.executemany(f"INSERT INTO baan VALUES ({', '.join('?' * width)})", rows)
        database.commit()
        return database.serialize()


def rows_in(data: bytes) -> list[tuple[object, ...]]:
    """The rows with jobs of a database."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        return database.execute("SELECT * FROM baan").fetchall()


def workbook_lines(rounds: int, size: int) -> Iterator[Line]:
    """The workbook of the accountant, against the same cells without any thought."""
    dossier = dossier_of(size)

    def workbook() -> bytes:
        return write_workbook(dossier, YEAR, LAW, kind=Kind.DOSSIER, made_on=date(2026, 2, 9))

    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    sheets = [list(sheet.iter_rows(values_only=True)) for sheet in book]

    def cells() -> None:
        with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as bare:
            for rows in sheets:
                sheet = bare.add_worksheet()
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)

    pair = best(rounds, timed(workbook), timed(cells))
    yield Line(f"workbook, {size} jobs", *pair, "XlsxWriter with the same cells")


@contextmanager
def own_surroundings() -> Iterator[None]:
    """No screen, files of the user in a folder that goes, and compiled modules that stay."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"QT_QPA_PLATFORM": "offscreen", "BANEN_MAP": folder}
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/pyc"}
        yield


def show(lines: Iterable[Line]) -> None:
    """Print the lines as they come."""
    print(f"{'what':34} {'ms':>8} {'bare':>8} {'ratio':>7}  {'goal':10} against")
    for line in lines:
        ratio = f"{line.ours / line.bare:.1f}" if line.bare else "-"
        print(
            f"{line.what:34} {line.ours:8.1f} {line.bare:8.1f} {ratio:>7}  {line.goal:10} "
            f"{line.against}",
            flush=True,
        )


def all_lines(rounds: int) -> Iterator[Line]:
    """Everything, the slowest to get ready last."""
    yield from start_lines(rounds)
    app = make_application(["banen"])
    window = open_window(app, None)
    for size in SIZES:
        yield from key_lines(app, window, size)
    for size in SIZES:
        yield from work_lines(rounds, size)
    yield from workbook_lines(rounds, SIZES[-1])
    window.close()


if __name__ == "__main__":
    with own_surroundings():
        show(all_lines(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
