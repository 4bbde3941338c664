"""One whole session in the window, without anybody: for `system_calls.py`, which watches it."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from banen_desktop import command_line
from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan
from banen_desktop.problems import KnownProblem
from banen_desktop.window.basis import messages, page_table
from banen_desktop.window.dialogs.manual import show_manual
from banen_desktop.window.file.passphrase_dialogs import AskPassphrase, ChoosePassphrase
from banen_desktop.window.shell.application import make_application, open_window
from banen_desktop.window.shell.errors import ErrorHooks
from banen_desktop.window.shell.main_window import MainWindow

LIST = "School;Functiegroep;Verloonde uren\nDe Eik;onderwijzend;1.200,5\nDe Beuk;oop;800\n"
GOOD = "lantaarn zwaluw tuinbroek pinguïn"


def wait(until: Callable[[], bool], seconds: float = 120) -> None:
    """Let the window live until something is so."""
    deadline = time.monotonic() + seconds
    while not until():
        QApplication.processEvents()
        time.sleep(0.01)
        if time.monotonic() > deadline:
            raise SystemExit("it takes too long")


def pause(seconds: float) -> None:
    """Let the window live for a while."""
    end = time.monotonic() + seconds
    wait(lambda: time.monotonic() > end)


def close_dialogs(window: MainWindow) -> None:
    """Close everything that stands before the window."""
    for dialog in window.findChildren(QDialog):
        dialog.close()
    QApplication.processEvents()


def work(window: MainWindow, folder: Path) -> None:
    """Open, edit, save, lock, open again, export, help."""
    path = folder / "dossier.banen"
    session = window.session
    window.open_dossier.files.open_sample()
    for name in page_table.names():
        window.workspace.sidebar.choose(name)
        pause(0.3)
    row = Baan(kenmerk="P-99")
    jaar = session.jaar
    assert jaar is not None
    session.apply("baan", edits.put_jobs(session.dossier, jaar.jaar, [*jaar.banen, row]))
    pause(2.0)  # the recovery copy
    assert window.files._save_in(path)
    window.open_dossier.locking.lock_document()
    (choose,) = window.findChildren(ChoosePassphrase)
    choose.first.setText(GOOD)
    choose.second.setText(GOOD)
    choose.understood.setChecked(True)
    choose.go.click()
    wait(lambda: session.key is not None)
    window.files.close_document()
    window.files.open_path(path)
    (ask,) = window.findChildren(AskPassphrase)
    ask.field.setText(GOOD)
    ask.go.click()
    wait(lambda: session.path == path)
    window.open_dossier.locking.lock_window()
    window.open_dossier.locking._go_on()
    show_manual(window)
    window.open_dossier.show_files()
    pause(0.3)
    close_dialogs(window)
    window.open_dossier.show_versions()
    pause(0.2)
    close_dialogs(window)


def print_report(window: MainWindow, folder: Path) -> None:
    """Ask for printers, and print the report into a file."""

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(folder / "rapport" / "afdruk.pdf"))
        return QDialog.DialogCode.Accepted

    QPrintDialog.exec = choose  # type: ignore[method-assign]
    window.workspace.sidebar.choose("Rapport")
    pause(1)
    wait(lambda: not window.workspace.report.reader.maker.is_busy)
    window.open_dossier.print_report()
    wait((folder / "rapport" / "afdruk.pdf").exists)


def commands(folder: Path) -> None:
    """Import a list and write every report, as commands do."""
    table = folder / "uren.csv"
    table.write_text(LIST, encoding="utf-8")
    own = folder / "ingelezen.banen"
    assert command_line.run(["importeer", str(table), "--in", str(own), "--jaar", "2025"]) == 0
    assert command_line.run(["rapport", str(own), "--uit", str(folder / "rapport")]) == 0
    assert command_line.run(["bereken", str(own)]) == 0


def main(folder: Path) -> None:
    """The whole session; everything is written in one folder."""
    app = make_application(["banen"])
    messages.ask = lambda *_: 0

    def stop(parent: QWidget, problem: KnownProblem) -> None:
        raise SystemExit(str(problem))

    messages.show_problem = stop
    (folder / "rapport").mkdir()
    QFileDialog.getExistingDirectory = lambda *_: str(folder / "rapport")  # type: ignore[method-assign]
    window = open_window(app, None)
    hooks = ErrorHooks(window)
    pause(0.5)
    work(window, folder)
    window.open_dossier.report_everything()
    pause(3)
    print_report(window, folder)
    (action,) = [it for it in window.findChildren(QAction) if it.text() == "&Over Banen Desktop"]
    action.trigger()
    close_dialogs(window)
    window.close()
    commands(folder)
    del hooks
    assert len(list((folder / "rapport" / "delen").iterdir())) > 4


if __name__ == "__main__":
    main(Path(sys.argv[1]))
