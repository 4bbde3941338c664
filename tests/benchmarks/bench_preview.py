"""How fast the pages are on the screen after a change, beside setting the same pages alone.

Run by hand: `PYTHONPATH=.:tests python tests/benchmarks/bench_preview.py [ROUNDS]`. Time is that of
the processor, of all threads, from the edit until the first page is painted; the median counts. The
goal is 100 ms for the summary; only the ratio says something about the program.
"""

import sys
from collections.abc import Callable
from datetime import date
from statistics import median
from time import process_time, sleep

from benchmarks.run import own_surroundings
from PySide6.QtWidgets import QApplication

from banen_desktop.dossier import edits
from banen_desktop.reports.full_report import full_report
from banen_desktop.reports.pdf import pages
from banen_desktop.reports.summary import summary
from banen_desktop.window.application import make_application, open_window
from banen_desktop.window.main_window import MainWindow

DAY = date(2026, 1, 2)
PAUSE_S = 0.002


def main(rounds: int) -> None:
    """Print the times of the summary and of the full report of the sample."""
    with own_surroundings():
        app = make_application(["banen"])
        window = open_window(app, None)
        window.files.open_sample()
        window.workspace.sidebar.choose("Rapport")
        for place, (name, write) in enumerate((("summary", summary), ("full", full_report))):
            window.workspace.report.kind.setCurrentIndex(place)
            wait(app, lambda: not window.workspace.report.maker.is_busy)
            ours = median(change(app, window, f"{name} {number}") for number in range(rounds))
            bare = median(set_alone(window, write, number) for number in range(rounds))
            print(f"{name:8} {ours:7.1f} ms   pages alone {bare:7.1f} ms   ratio {ours / bare:.1f}")
        window.session.undo_stack.setClean()
        window.session.forget_recovery()
        window.close()


def wait(app: QApplication, until: Callable[[], bool]) -> None:
    """Let the window work until something is so, and paint."""
    while not until():
        app.processEvents()
        sleep(PAUSE_S)
    app.processEvents()


def change(app: QApplication, window: MainWindow, name: str) -> float:
    """Milliseconds from a change of the name until its page is painted."""
    report, session = window.workspace.report, window.session
    shown = report.view.accessibleDescription()
    start = process_time()
    session.apply("naam", edits.set_employer(session.dossier, naam=f"Stichting {name}"))
    wait(app, lambda: report.view.accessibleDescription() != shown)
    report.view.sheets[0].repaint()
    return (process_time() - start) * 1000


def set_alone(window: MainWindow, write: Callable[..., object], number: int) -> float:
    """Milliseconds for the document and its pages as SVG, without a window."""
    session = window.session
    dossier = edits.set_employer(session.dossier, naam=f"Alleen {number}")
    start = process_time()
    pages(write(dossier, session.year, session.law, DAY))  # type: ignore[arg-type]
    return (process_time() - start) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
