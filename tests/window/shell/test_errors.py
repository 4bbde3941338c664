"""A bug writes a recovery copy and a log without what the user typed, and the program stays."""

import faulthandler
import gc
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import dossier, jaar
from driving import Dialogs
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QMessageBox

from banen_desktop.dossier import edits
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places, recovery
from banen_desktop.storage.recovery import Copies
from banen_desktop.window.shell.errors import ErrorHooks
from banen_desktop.window.shell.main_window import MainWindow

SECRET = "Jan de Vries, 111222333"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[QMessageBox]:
    """The boxes that the user saw; each is closed at once."""
    boxes: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: boxes.append(box))  # noqa: PLW0108
    return boxes


@pytest.fixture
def hooks(
    window: MainWindow, told: list[QMessageBox], monkeypatch: pytest.MonkeyPatch
) -> Iterator[ErrorHooks]:
    """All hooks installed, and taken away afterwards."""
    monkeypatch.setattr(faulthandler, "enable", lambda _file: None)
    for holder, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
    ):
        monkeypatch.setattr(holder, name, getattr(holder, name))
    before = qInstallMessageHandler(None)
    log = logging.getLogger("banen_desktop")
    kept = list(log.handlers)
    made = ErrorHooks(window)
    yield made
    qInstallMessageHandler(before)
    for handler in log.handlers[:]:
        if handler not in kept:
            log.removeHandler(handler)
            handler.close()
    made._crash_file.close()


def raise_bug() -> None:
    name = SECRET
    raise ValueError(f"could not read {name}")


def caught(error_of: object = raise_bug) -> BaseException:
    try:
        assert callable(error_of)
        error_of()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def happens(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def log_text() -> str:
    return (places.log_folder() / "fouten.log").read_text("utf-8")


def work(window: MainWindow) -> None:
    shown = dossier(jaar(2024))
    window.session.start(shown)
    window.session.apply("naam", edits.set_employer(shown, naam="Onopgeslagen"))


def test_a_bug_is_logged_told_and_work_is_kept(
    hooks: ErrorHooks,
    told: list[QMessageBox],
    window: MainWindow,
    capsys: pytest.CaptureFixture[str],
) -> None:
    work(window)
    happens(caught())
    (box,) = told
    assert "herstelkopie" in box.informativeText()
    (copy,) = recovery.list_copies()
    assert copy.employer == "Onopgeslagen"
    assert window.isVisible()
    for text in (log_text(), box.detailedText(), capsys.readouterr().err):
        assert "ValueError" in text
        assert "test_errors.py" in text
        assert "raise_bug" in text
        assert SECRET not in text
        assert "could not read" not in text
        assert str(Path(__file__).parent) not in text


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as Unix has them")
@pytest.mark.timeout(60)
def test_a_log_that_is_a_pipe_stops_nobody(
    hooks: ErrorHooks, told: list[QMessageBox], window: MainWindow
) -> None:
    log = places.log_folder() / "fouten.log"
    log.unlink(missing_ok=True)
    os.mkfifo(log)
    work(window)
    happens(caught())
    assert len(told) == 1
    assert len(recovery.list_copies()) == 1


def test_a_known_problem_is_only_told(
    hooks: ErrorHooks, told: list[QMessageBox], dialogs: Dialogs
) -> None:
    happens(KnownProblem("De schijf is vol."))
    assert dialogs.told().message == "De schijf is vol."
    assert told == []
    assert not (places.log_folder() / "fouten.log").exists()


def test_control_c_still_ends_the_program(
    hooks: ErrorHooks, told: list[QMessageBox], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, _error, _trace: ended.append(kind))
    happens(KeyboardInterrupt())
    assert ended == [KeyboardInterrupt]
    assert told == []


def test_a_bug_while_one_is_told_is_only_logged(
    hooks: ErrorHooks, told: list[QMessageBox], monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(box: QMessageBox) -> None:
        told.append(box)
        happens(caught())

    monkeypatch.setattr(QMessageBox, "exec", again)
    happens(caught())
    assert len(told) == 1
    assert log_text().count("ValueError") == 2


def test_a_copy_that_fails_too_is_not_promised(
    hooks: ErrorHooks,
    told: list[QMessageBox],
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_values: object) -> None:
        raise ZeroDivisionError

    work(window)
    monkeypatch.setattr(Copies, "write", fail)
    happens(caught())
    (box,) = told
    assert "herstelkopie" not in box.informativeText()
    assert "nog in het venster" in box.informativeText()
    assert "ZeroDivisionError" in log_text()


def test_a_bug_in_a_thread_is_logged(hooks: ErrorHooks, told: list[QMessageBox]) -> None:
    worker = threading.Thread(target=raise_bug)
    worker.start()
    worker.join()
    assert "ValueError" in log_text()
    assert SECRET not in log_text()
    assert told == []


def test_a_bug_that_cannot_be_raised_is_logged(hooks: ErrorHooks, told: list[QMessageBox]) -> None:
    class Broken:
        def __del__(self) -> None:
            raise_bug()

    broken = Broken()
    del broken
    gc.collect()
    assert "ValueError" in log_text()
    assert SECRET not in log_text()


def test_what_qt_warns_of_is_logged(hooks: ErrorHooks, capsys: pytest.CaptureFixture[str]) -> None:
    qWarning("een waarschuwing van Qt")
    assert "Qt: QtWarningMsg, default" in log_text()
    assert "een waarschuwing" not in log_text()  # it might hold a path, and so a name
    assert "een waarschuwing van Qt" in capsys.readouterr().err


def test_without_a_place_for_a_log_the_program_starts(
    window: MainWindow,
    told: list[QMessageBox],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "log").write_text("geen map")
    monkeypatch.setenv("BANEN_MAP", str(tmp_path))
    for holder, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
    ):
        monkeypatch.setattr(holder, name, getattr(holder, name))
    before = qInstallMessageHandler(None)
    try:
        ErrorHooks(window)
        happens(caught())
    finally:
        qInstallMessageHandler(before)
    assert len(told) == 1
