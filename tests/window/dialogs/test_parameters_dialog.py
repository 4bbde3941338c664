"""Updating parameters in the window: shown, taken in, counting at once, and removed."""

from decimal import Decimal
from pathlib import Path

import pytest
from builders import LARGE, dossier, jaar
from driving import Dialogs, settle, words_in
from parameter_updates import update
from PySide6.QtGui import QAction

from banen_desktop.law_in_use import law_in_use
from banen_desktop.storage import places
from banen_desktop.storage.parameter_files import KeptFile, keep, kept_files
from banen_desktop.window.dialogs.parameters_dialog import ParametersDialog
from banen_desktop.window.shell.main_window import MainWindow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "raad.toml"
    path.write_bytes(update((2025, "2.60")))
    return path


def opened(window: MainWindow) -> ParametersDialog:
    actions = {action.text(): action for action in window.findChildren(QAction)}
    actions["&Parameters bijwerken…"].trigger()
    settle()
    return next(item for item in window.findChildren(ParametersDialog) if item.isVisible())


def test_a_percentage_is_seen_first_and_counts_at_once(
    window: MainWindow, dialogs: Dialogs, file: Path
) -> None:
    before = window.session.law
    window.session.start(dossier(jaar(2025, verloonde_uren=LARGE)))
    dialog = opened(window)
    assert not dialog.take.isEnabled()
    dialogs.paths = [file]
    dialog.choose.click()
    assert "2025: was onbekend, wordt 2,6% (vastgesteld)" in dialog.shown.toPlainText()
    assert kept_files() == ()
    dialog.take.click()
    outcome = window.session.outcome
    assert outcome is not None
    assert outcome.value("quotumpercentage") == Decimal("0.026")
    window.open_dossier.page_wanted.emit("Uren")
    settle()
    assert "2,6" in words_in(window.workspace.hours)
    assert not window.session.has_changes
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert dialog.shown.toPlainText() == (
        "raad.toml telt niet meer mee.\n"
        "• Quotumpercentage, 2025: was 2,6% (vastgesteld), wordt onbekend."
    )
    assert window.session.law is before
    assert kept_files() == ()
    dialog.close()


def test_a_file_that_is_refused_or_changes_nothing_cannot_be_taken_in(
    window: MainWindow, dialogs: Dialogs, file: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "fout.toml"
    wrong.write_bytes(b"[half")
    dialog = opened(window)
    dialogs.paths = [wrong]
    dialog.choose.click()
    assert "geen geldige TOML" in dialog.shown.toPlainText()
    assert not dialog.take.isEnabled()
    keep(KeptFile("raad.toml", file.read_bytes()))
    dialogs.paths = [file]
    dialog.choose.click()
    assert "verandert niets" in dialog.shown.toPlainText()
    assert not dialog.take.isEnabled()
    dialog.choose.click()  # Cancel
    dialog.close()


def test_a_folder_that_cannot_be_used_is_told(
    window: MainWindow, dialogs: Dialogs, file: Path
) -> None:
    dialog = opened(window)
    dialogs.paths = [file, file]
    dialog.choose.click()
    places.data_folder().mkdir(parents=True, exist_ok=True)
    places.parameters_folder().write_bytes(b"")
    dialog.take.click()
    assert len(dialogs.problems) == 1
    dialogs.problems.clear()
    assert law_in_use().law.updates == ()
    dialog.choose.click()
    assert "map met parameterbestanden" in dialog.shown.toPlainText()
    assert not dialog.take.isEnabled()
    dialog.close()
    again = opened(window)
    assert "map met parameterbestanden" in again.shown.toPlainText()
    again.close()


def test_a_kept_file_that_does_not_count_is_told_when_the_desk_comes(
    dialogs: Dialogs, window: MainWindow
) -> None:
    keep(KeptFile("stuk.toml", b"[half"))
    another = MainWindow()
    assert another.open_dossier.session.law.updates == ()
    settle()
    (problem,) = dialogs.problems
    assert "“stuk.toml” telt niet mee" in problem.message
    dialogs.problems.clear()
    another.close()
    another.deleteLater()
    settle()


def test_the_dialog_says_why_a_file_in_its_list_does_not_count(
    window: MainWindow, dialogs: Dialogs
) -> None:
    keep(KeptFile("stuk.toml", b"[half"))
    dialog = opened(window)
    said = dialog.shown.toPlainText()
    assert "“stuk.toml” telt niet mee" in said
    assert "het is geen geldige TOML" in said
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert dialog.shown.toPlainText() == "stuk.toml telt niet meer mee."
    assert law_in_use().problems == ()
    dialog.close()
