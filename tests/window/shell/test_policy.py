"""A policy in the window: the sector, the folder, and a passphrase before anything is saved."""

from pathlib import Path

import pytest
from builders import dossier, jaar
from driving import Dialogs, settle, words_in
from PySide6.QtWidgets import QFileDialog

from banen_desktop import command_line
from banen_desktop.dossier.model import Sector
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.words.guard import Kind
from banen_desktop.storage import dossier_file, places
from banen_desktop.storage.locked import Key
from banen_desktop.storage.policy import Policy
from banen_desktop.window.basis import folders
from banen_desktop.window.dialogs import help_texts
from banen_desktop.window.dialogs.parameters_dialog import ParametersDialog
from banen_desktop.window.file import files
from banen_desktop.window.file.passphrase_dialogs import ChoosePassphrase
from banen_desktop.window.shell.main_window import MainWindow

LISTS = Path(__file__).parents[2] / "files" / "lists"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a policy that wants everything."""
    (file,) = places.policy_files()
    file.parent.mkdir(parents=True, exist_ok=True)
    found = tmp_path / "dossiers"
    found.mkdir()
    text = f"[beleid]\nmap = {found}\nsector = vo\nbewaartermijn_jaren = 7\nvergrendeling = ja\n"
    file.write_text(text, encoding="utf-8")
    return found


def asked(window: MainWindow) -> list[ChoosePassphrase]:
    settle()
    return [each for each in window.findChildren(ChoosePassphrase) if each.isVisible()]


def test_a_new_dossier_has_the_sector_of_the_organisation(folder: Path, window: MainWindow) -> None:
    window.open_dossier.files.new_dossier()
    assert window.session.dossier.werkgever.sector is Sector.VO
    assert folders.to_save_in(None) == folder
    assert not window.session.has_changes


def test_saving_asks_for_a_passphrase_first(
    folder: Path, window: MainWindow, dialogs: Dialogs
) -> None:
    window.session.start(dossier(jaar(2025)))
    for save in (window.files.save, window.files.save_as):
        assert not save()
        (dialog,) = asked(window)
        assert "Uw organisatie vraagt" in words_in(dialog)
        dialog.reject()
    assert list(folder.iterdir()) == []


def test_with_its_passphrase_it_is_saved_locked(
    folder: Path, window: MainWindow, dialogs: Dialogs
) -> None:
    import pyrage  # noqa: PLC0415
    from age_files import passphrase_file  # noqa: PLC0415

    identity = str(pyrage.x25519.Identity.generate())
    key = Key(identity, passphrase_file(identity.encode(), "lantaarn zwaluw tuinbroek", 2))
    window.session.start(dossier(jaar(2025)))
    assert not window.files.save()
    (dialog,) = asked(window)
    path = folder / "school.banen"
    dialogs.paths = [path]
    dialog.made.emit(key)
    dialog.reject()
    assert dossier_file.open_dossier(path, key).key == key
    assert window.files.save()
    window.open_dossier.locking.unlock_document()
    (problem,) = dialogs.problems
    assert "blijft het dossier vergrendeld" in str(problem)
    dialogs.problems.clear()


def test_a_copy_that_was_put_back_is_not_saved_without_passphrase_either(
    folder: Path, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    copy = tmp_path / "kopie.banen"
    dossier_file.save_dossier(copy, dossier(jaar(2025)))
    dialogs.paths = [copy]
    window.choose_copy()
    assert window.session.dossier.jaren[0].jaar == 2025
    assert not window.files.save()
    (dialog,) = asked(window)
    dialog.reject()
    assert list(folder.iterdir()) == []


def test_a_dossier_of_another_employer_is_not_saved_without_passphrase(
    folder: Path, window: MainWindow, dialogs: Dialogs
) -> None:
    told: list[KnownProblem] = []
    window.importer.problem.disconnect()
    window.importer.problem.connect(told.append)
    dialogs.paths = [folder / "ander.banen"]
    window.importer._save_apart(dossier(jaar(2025)))
    window.importer.problem.connect(window.open_dossier._show_problem)
    assert "wachtwoordzin" in str(told[0])
    assert list(folder.iterdir()) == []


def test_the_command_makes_no_dossier_without_passphrase(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = folder / "nieuw.banen"
    words = ["importeer", str(LISTS / "exact-uren.csv"), "--in", str(target), "--jaar", "2025"]
    assert command_line.run(words) == 2
    assert "Uw organisatie vraagt" in capsys.readouterr().err
    assert not target.exists()


def test_help_shows_what_the_organisation_decided(folder: Path, window: MainWindow) -> None:
    dialog = help_texts.show_files(window, None)
    said = words_in(dialog)
    assert "Afspraken van uw organisatie" in said
    assert "Bewaartermijn: 7 jaar" in said
    assert said.count(str(folder)) == 2
    dialog.close()


def test_without_a_policy_help_says_nothing_of_one(window: MainWindow) -> None:
    dialog = help_texts.show_files(window, None)
    assert "Afspraken van uw organisatie" not in words_in(dialog)
    dialog.close()


def test_every_file_dialog_begins_in_the_folder_of_the_organisation(
    folder: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open, save, import, export, a logo and a parameter file: none begins where nobody looks."""
    begun: list[str] = []

    def asked_in(_parent: object, title: str, start: str = "", *_more: object) -> tuple[str, str]:
        begun.append(start)
        assert Path(start) == folder or Path(start).parent == folder, title
        return "", ""

    def asked_folder(_parent: object, title: str, start: str = "") -> str:
        return asked_in(_parent, title, start)[0]

    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, asked_in)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", asked_folder)
    monkeypatch.setattr(files, "policy", Policy)
    window.session.start(dossier(jaar(2025)))
    window.choose_and_open()
    window.files.save_as()
    window.importer.choose()
    window.workspace.report.exports.save_report("xlsx", Kind.DOSSIER)
    window.workspace.report.save_everything()
    window.workspace.employer.logo._choose()
    dialog = ParametersDialog(window)
    dialog._choose()
    dialog.close()
    assert len(begun) == 7
