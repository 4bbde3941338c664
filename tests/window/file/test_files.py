"""The file of the open dossier: new, open, save, close, lock, recovery; nothing is lost unasked."""

import os
from pathlib import Path
from typing import Any

import pytest
from builders import baan, dossier, jaar
from driving import Dialogs, pick, press, settle, type_text, words_in
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QPushButton

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.imports import toml_input
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.saving import remember
from banen_desktop.storage import document_file, dossier_file, places, process, recovery, settings
from banen_desktop.storage.lock import Lock, acquire, lock_file, release
from banen_desktop.window.basis import folders, theme
from banen_desktop.window.dialogs import help_texts
from banen_desktop.window.file import dossier_files
from banen_desktop.window.pages.report import printing
from banen_desktop.window.parts.cards import Card
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.shell.start_page import StartPage

LAW = built_in()
ONE_YEAR = remember(dossier(jaar(2024, baan(uren_per_week=12), verloonde_uren=100_000)), LAW)


def named(name: str, base: Dossier = ONE_YEAR) -> Dossier:
    return edits.set_employer(base, naam=name)


def change(window: MainWindow, name: str = "Gewijzigd") -> Dossier:
    """An edit that is not saved."""
    window.session.apply("naam", edits.set_employer(window.session.dossier, naam=name))
    return window.session.dossier


def on_disk(path: Path) -> Dossier:
    return dossier_file.open_dossier(path).dossier


def on_start_page(window: MainWindow) -> bool:
    return isinstance(window._stack.currentWidget(), StartPage)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier on disk."""
    made = tmp_path / "dossier.banen"
    dossier_file.save_dossier(made, ONE_YEAR)
    return made


# -- new and open --------------------------------------------------------------------------------


def test_a_new_dossier_begins_at_the_name(window: MainWindow) -> None:
    window.open_dossier.files.new_dossier()
    settle()
    assert window.workspace.page is window.workspace.employer
    type_text("Ons bestuur")
    assert window.session.dossier.werkgever.naam == "Ons bestuur"
    assert window.session.path is None
    assert window.windowTitle() == "Nieuw dossier[*] – Banen Desktop"
    assert window.isWindowModified()


def test_the_sample_opens_on_its_answer(window: MainWindow) -> None:
    window.open_dossier.files.open_sample()
    settle()
    assert window.workspace.page is window.workspace.overview
    assert "Stichting Voorbeeldscholen" in words_in(window.workspace.sidebar)
    assert not window.session.has_changes


def test_open_shows_the_dossier_and_remembers_it(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    dialogs.paths = [path]
    window.choose_and_open()
    assert window.session.dossier == ONE_YEAR
    assert window.windowTitle().startswith("dossier.banen[*]")
    assert settings.recent_files() == (path,)
    assert lock_file(path).exists()
    assert not window.session.read_only


def test_cancelling_the_file_dialog_changes_nothing(window: MainWindow) -> None:
    window.choose_and_open()
    assert on_start_page(window)


def test_a_toml_input_opens_as_a_new_dossier(window: MainWindow, tmp_path: Path) -> None:
    source = tmp_path / "invoer.TOML"
    source.write_text('[werkgever]\nnaam = "Uit TOML"\n[[jaren]]\njaar = 2024\n', "utf-8")
    window.files.open_path(source)
    assert window.session.dossier.werkgever.naam == "Uit TOML"
    assert window.session.path is None


def test_what_is_not_read_of_a_toml_input_is_told(window: MainWindow, tmp_path: Path) -> None:
    source = tmp_path / "invoer.toml"
    source.write_text("[[jaren]]\njaar = 2024\n[doel]\nbanen = 3\n", "utf-8")
    window.files.open_path(source)
    settle()
    assert window.workspace.panel.isVisible()
    assert "kent deze tabellen niet: doel." in words_in(window.workspace.panel)
    window.open_dossier.files.open_sample()
    settle()
    assert not window.workspace.panel.isVisible()


BROKEN = [
    ("kapot.banen", b"dit is geen dossier"),
    ("leeg.banen", b""),
    ("kapot.toml", b"[werkgever"),
    ("onbekend.toml", b'[werkgever]\nnaam = "x"\nbsn = "1"\n[[jaren]]\njaar = 2024\n'),
    ("tekens.toml", b"\xff\xfe\x00"),
]


@pytest.mark.parametrize(("name", "content"), BROKEN)
def test_a_broken_file_leaves_the_open_dossier_as_it_is(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    window.files.open_path(path)
    work = change(window)
    window.session.write_recovery_now()
    broken = tmp_path / name
    broken.write_bytes(content)
    dialogs.answers = ["Niet opslaan"]
    window.files.open_path(broken)
    problem = dialogs.told()
    assert problem.message
    assert problem.advice
    assert window.session.dossier is work
    assert window.session.has_changes
    assert window.session.path == path
    assert lock_file(path).exists()
    assert len(recovery.list_copies()) == 1
    assert not on_start_page(window)
    assert broken.read_bytes() == content


def test_a_broken_file_on_the_start_page(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    window.files.open_path(tmp_path / "weg.banen")
    assert dialogs.told().message
    window.files.open_path(tmp_path / "weg.toml")
    assert dialogs.told().message
    assert on_start_page(window)


def test_a_dropped_file_opens(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert window.session.path == path


# -- unsaved changes -----------------------------------------------------------------------------


@pytest.mark.parametrize("leave", ["new", "sample", "open", "close", "quit"])
def test_cancel_keeps_the_dossier(
    window: MainWindow, dialogs: Dialogs, path: Path, leave: str
) -> None:
    work = change_opened(window, path)
    dialogs.answers = ["Annuleren"]
    leave_by(window, leave, path)
    assert window.session.dossier is work
    assert window.session.has_changes
    assert window.isVisible()
    assert on_disk(path) == ONE_YEAR


@pytest.mark.parametrize("leave", ["new", "sample", "open", "close", "quit"])
def test_saving_on_leaving(window: MainWindow, dialogs: Dialogs, path: Path, leave: str) -> None:
    work = change_opened(window, path)
    dialogs.answers = ["Opslaan"]
    leave_by(window, leave, path)
    assert on_disk(path) == remember(work, LAW)
    assert recovery.list_copies() == ()
    assert lock_file(path).exists() == (leave == "open")


@pytest.mark.parametrize("leave", ["new", "sample", "open", "close", "quit"])
def test_leaving_without_saving(
    window: MainWindow, dialogs: Dialogs, path: Path, leave: str
) -> None:
    change_opened(window, path)
    dialogs.answers = ["Niet opslaan"]
    leave_by(window, leave, path)
    assert on_disk(path) == ONE_YEAR
    assert recovery.list_copies() == ()
    if leave == "open":
        assert window.session.dossier == ONE_YEAR
    assert on_start_page(window) == (leave == "close")
    assert window.isVisible() == (leave != "quit")


def change_opened(window: MainWindow, path: Path) -> Dossier:
    window.files.open_path(path)
    work = change(window)
    window.session.write_recovery_now()
    assert len(recovery.list_copies()) == 1
    return work


def leave_by(window: MainWindow, way: str, path: Path) -> None:
    if way == "new":
        window.open_dossier.files.new_dossier()
    elif way == "sample":
        window.open_dossier.files.open_sample()
    elif way == "open":
        window.files.open_path(path)
    elif way == "close":
        window.files.close_document()
    else:
        window.close()


def test_saving_on_leaving_that_fails_keeps_the_dossier(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    window.open_dossier.files.new_dossier()
    work = change(window)
    dialogs.answers, dialogs.paths = ["Opslaan"], [tmp_path / "geen map" / "a.banen"]
    window.files.close_document()
    assert dialogs.told().message
    assert window.session.dossier is work
    dialogs.answers, dialogs.paths = ["Opslaan"], []
    window.files.close_document()
    assert window.session.dossier is work


def test_what_is_still_being_typed_is_asked_about_too(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.files.open_path(path)
    window.workspace.sidebar.choose("Banen")
    table = window.workspace.jobs.table
    table.setFocus()
    settle()
    table.setCurrentIndex(table.proxy.index(0, 1))
    type_text("West")
    assert not window.session.has_changes
    dialogs.answers = ["Opslaan"]
    window.close()
    assert on_disk(path).jaren[0].banen[0].onderdeel == "West"


def test_save_takes_what_is_still_being_typed(window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    window.workspace.sidebar.choose("Banen")
    table = window.workspace.jobs.table
    table.setFocus()
    settle()
    table.setCurrentIndex(table.proxy.index(0, 1))
    type_text("West")
    press(Qt.Key.Key_S, with_=Qt.KeyboardModifier.ControlModifier)
    assert on_disk(path).jaren[0].banen[0].onderdeel == "West"
    assert not window.session.has_changes


def test_undone_work_leaves_no_recovery_copy(window: MainWindow, path: Path) -> None:
    change_opened(window, path)
    window.session.undo_stack.undo()
    window.files.close_document()
    assert recovery.list_copies() == ()


def test_a_copy_is_put_back_as_new_work(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    before = path.read_bytes()
    dialogs.paths = [path]
    window.start_page.files_asked.emit()
    (dialog,) = window.findChildren(help_texts.FilesDialog)
    dialog.restore_asked.emit()
    assert window.session.dossier == ONE_YEAR
    assert window.session.path is None
    assert window.session.has_changes
    assert path.read_bytes() == before
    assert not lock_file(path).exists()


def test_a_copy_that_is_damaged_leaves_the_open_dossier(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path
) -> None:
    window.files.open_path(path)
    broken = tmp_path / "kapot.banen"
    broken.write_bytes(b"kapot")
    dialogs.paths = [broken]
    window.choose_copy()
    assert "geen dossier" in dialogs.told().message
    assert window.session.path == path


def test_the_first_save_is_proposed_in_the_promised_folder(
    window: MainWindow, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt goes to the current folder when the proposed one is not there."""
    proposed: list[Path] = []

    def cancel(_parent: object, _title: str, where: str, _filter: str) -> tuple[str, str]:
        proposed.append(Path(where))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", cancel)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", cancel)
    folder = places.documents_folder()
    assert not folder.exists()
    window.choose_and_open()
    assert proposed[0] in folder.parents
    assert proposed[0].is_dir()
    assert not folder.exists(), "looking for a dossier makes nothing"
    window.session.start(ONE_YEAR)
    window.files.save()
    assert proposed[1] == folder / "Banenafspraak Gemeente Voorbeeld.banen"
    assert folder.is_dir()
    gone = folder / "weg" / "dossier.banen"
    window.session.path = gone
    window.files.save_as()
    assert proposed[2].parent == folder
    assert not gone.parent.exists(), "only the promised folder is made"


def test_a_toml_that_is_too_large_is_refused_before_it_is_read(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "groot.toml"
    path.write_bytes(b"# " + b"x" * 998)
    for module in (dossier_files, toml_input):
        monkeypatch.setattr(module, "LARGEST", 100)
    assert len(dossier_files._bytes_of(path)) == 101
    window.files.open_path(path)
    assert "groter dan 20 MB" in dialogs.told().message


def test_a_promised_folder_that_cannot_be_made_gives_the_nearest_one(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "bestand"
    in_the_way.write_bytes(b"")
    monkeypatch.setattr(places, "documents_folder", lambda: in_the_way / "Banenafspraak")
    assert folders.to_save_in(None) == tmp_path


def test_a_promised_folder_with_a_name_that_is_too_long_gives_the_nearest_one(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A policy may name it; Python then asks the system, which answers with an error."""
    monkeypatch.setattr(folders, "dossier_folder", lambda: tmp_path / ("a" * 5000) / "b")
    assert folders.to_save_in(None) == tmp_path
    assert folders.to_open_from(None) == tmp_path


def test_help_says_where_things_are_and_offers_to_open_or_restore(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    start_button(window, "Waar staan mijn bestanden?").click()
    (dialog,) = window.findChildren(help_texts.FilesDialog)
    words = words_in(dialog)
    for place in (places.documents_folder(), places.recovery_folder(), places.log_folder()):
        assert str(place) in words
    dialogs.paths = [path]
    (button,) = [it for it in dialog.findChildren(QPushButton) if it.text() == "Dossier openen…"]
    button.click()
    assert window.session.path == path


# -- save ----------------------------------------------------------------------------------------


def test_the_first_save_asks_for_a_file(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    window.open_dossier.files.open_sample()
    dialogs.paths = [tmp_path / "eerste"]
    assert window.files.save()
    path = tmp_path / "eerste.banen"
    assert on_disk(path) == window.session.dossier
    assert settings.recent_files() == (path,)
    assert lock_file(path).exists()
    assert window.windowTitle().startswith("eerste.banen")
    work = change(window)
    assert window.isWindowModified()
    assert window.files.save()
    assert on_disk(path) == remember(work, LAW)
    assert not window.isWindowModified()


def test_saving_can_be_cancelled(window: MainWindow) -> None:
    window.open_dossier.files.open_sample()
    assert not window.files.save()
    assert window.session.path is None


def test_a_completed_name_does_not_replace_a_file_unasked(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.open_dossier.files.open_sample()
    dialogs.paths, dialogs.answers = [path.with_suffix("")], ["Annuleren"]
    assert not window.files.save()
    assert on_disk(path) == ONE_YEAR
    assert "dossier.banen" in dialogs.questions[0]
    dialogs.paths, dialogs.answers = [path.with_suffix("")], ["Vervangen"]
    assert window.files.save()
    assert on_disk(path) == window.session.dossier


def test_save_as_moves_the_lock(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path
) -> None:
    window.files.open_path(path)
    dialogs.paths = [tmp_path / "kopie.banen"]
    assert window.files.save_as()
    assert not lock_file(path).exists()
    assert lock_file(tmp_path / "kopie.banen").exists()
    assert window.session.path == tmp_path / "kopie.banen"


def test_a_save_that_fails_is_told_and_nothing_is_lost(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.files.open_path(path)
    work = change(window)
    path.unlink()
    path.mkdir()
    assert not window.files.save()
    assert dialogs.told().safe
    assert window.session.dossier is work
    assert window.session.has_changes


@pytest.mark.parametrize("answer", ["Opslaan als kopie…", "Toch overschrijven", "Annuleren"])
def test_a_file_that_somebody_else_changed(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path, answer: str
) -> None:
    window.files.open_path(path)
    work = change(window)
    theirs = named("Van een ander")
    dossier_file.save_dossier(path, theirs)
    dialogs.answers = [answer, *(["Begrepen"] if answer == "Toch overschrijven" else [])]
    copy = tmp_path / "kopie.banen"
    dialogs.paths = [copy]
    assert window.files.save() == (answer != "Annuleren")
    assert "“Naam” was “Van een ander” en is nu “Gewijzigd”" in dialogs.questions[0]
    others = [each for each in tmp_path.glob("*.banen") if each not in {path, copy}]
    assert [on_disk(each) for each in others] == [theirs] * (answer == "Toch overschrijven")
    assert on_disk(path) == (work if answer == "Toch overschrijven" else theirs)
    assert copy.exists() == (answer == "Opslaan als kopie…")
    assert window.session.has_changes == (answer == "Annuleren")
    assert window.session.path == (copy if copy.exists() else path)


def test_a_file_that_others_change_while_it_is_replaced_is_asked_about_again(
    window: MainWindow, dialogs: Dialogs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open_path(path)
    change(window)
    dossier_file.save_dossier(path, named("Een ander"))
    real = document_file.keep_other

    def keep(*given: Any) -> Any:
        kept = real(*given)
        if "Nog een ander" not in on_disk(path).werkgever.naam:
            dossier_file.save_dossier(path, named("Nog een ander"))
        return kept

    monkeypatch.setattr(document_file, "keep_other", keep)
    dialogs.answers = ["Toch overschrijven", "Annuleren"]
    assert not window.files.save()
    assert on_disk(path) == named("Nog een ander")
    assert "Nog een ander" in dialogs.questions[1]


def test_a_file_that_went_away_is_saved_again(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.files.open_path(path)
    work = change(window)
    path.unlink()
    dialogs.answers = ["Toch overschrijven"]
    assert window.files.save()
    assert "is niet te zien" in dialogs.questions[0]
    assert on_disk(path) == remember(work, LAW)
    assert list(path.parent.glob("*.banen")) == [path]


# -- a second window -----------------------------------------------------------------------------


def held_by_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock as another computer leaves it."""
    monkeypatch.setattr(process, "computer", lambda: "een-andere-computer")
    assert isinstance(acquire(path), Lock)
    monkeypatch.undo()


def test_what_another_window_has_open_may_only_be_read(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        held_by_another(path, patch)
    window.files.open_path(path)
    problem = dialogs.told()
    assert "een-andere-computer" in problem.message
    assert "alleen lezen" in window.windowTitle()
    for page, shown in (
        ("Werkgever", window.workspace.employer.edits),
        ("Uren", window.workspace.hours.edits),
        ("Toelichting", window.workspace.notes.edits),
    ):
        window.workspace.sidebar.choose(page)
        assert not any(edit.input.isEnabled() for edit in shown.values())
    window.workspace.sidebar.choose("Banen")
    assert window.workspace.jobs.model.read_only
    assert not any(button.isEnabled() for button in window.workspace.jobs._actions)
    window.open_dossier.add_year(2025)
    window.open_dossier.roll_over(2024)
    window.open_dossier.remove_year()
    window.open_dossier.ask_counts(ONE_YEAR.jaren[0].banen[0])
    assert len(dialogs.problems) == 4
    dialogs.problems.clear()
    assert window.session.dossier == ONE_YEAR

    dialogs.paths = [path]
    assert not window.files.save()
    assert "andere naam" in dialogs.told().advice
    dialogs.paths = [tmp_path / "kopie.banen"]
    assert window.files.save()
    assert "alleen lezen" not in window.windowTitle()
    assert not window.workspace.jobs.model.read_only
    assert lock_file(path).exists(), "the lock of the other window stays"
    window.open_dossier.add_year(2025)
    assert window.session.year == 2025


def test_a_lock_is_released_on_leaving(window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    window.files.close_document()
    held = acquire(path)
    assert isinstance(held, Lock)
    release(held)


# -- recovery ------------------------------------------------------------------------------------


def start_button(window: MainWindow, text: str) -> QPushButton:
    for button in window.start_page.findChildren(QPushButton):
        if button.text() == text and button.isVisible():
            return button
    raise AssertionError(f"no button {text}")


def cards(window: MainWindow) -> dict[str, Card]:
    return {
        card.accessibleName(): card
        for card in window.start_page.findChildren(Card)
        if card.isVisible()
    }


def test_unsaved_work_is_offered_and_recovered(window: MainWindow, path: Path) -> None:
    work = named("Nooit opgeslagen")
    recovery.write_copy(work, path, dossier_file.open_dossier(path).fingerprint)
    window.show_start()
    settle()
    card = cards(window)["Nooit opgeslagen"]
    assert str(path) in card.accessibleDescription()
    card.click()
    assert window.session.dossier == work
    assert window.session.path == path
    assert window.session.has_changes
    assert lock_file(path).exists()
    assert window.files.save()
    assert on_disk(path) == remember(work, LAW)
    assert recovery.list_copies() == ()


def test_unsaved_work_of_a_dossier_without_a_file(window: MainWindow) -> None:
    recovery.write_copy(named("Zonder bestand"), None)
    window.show_start()
    settle()
    card = cards(window)["Zonder bestand"]
    assert "nooit is opgeslagen" in card.accessibleDescription()
    card.click()
    assert window.session.path is None
    assert window.session.has_changes


@pytest.mark.parametrize("damage", ["gone", "broken"])
def test_unsaved_work_is_recovered_without_its_file(
    window: MainWindow, dialogs: Dialogs, path: Path, damage: str
) -> None:
    work = named("Herstel mij")
    recovery.write_copy(work, path, "x")
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(b"kapot")
    window.show_start()
    settle()
    cards(window)["Herstel mij"].click()
    assert window.session.dossier == work
    assert window.session.path is None
    assert window.session.has_changes
    assert len(dialogs.problems) == (damage == "broken")
    dialogs.problems.clear()


def test_unsaved_work_that_cannot_be_read_is_told(window: MainWindow, dialogs: Dialogs) -> None:
    recovery.write_copy(named("x"), None)
    (copy,) = recovery.list_copies()
    copy.path.write_bytes(b"kapot")
    window.show_start()
    settle()
    cards(window)["Naamloze werkgever"].click()
    assert dialogs.told().message
    assert on_start_page(window)


def test_unsaved_work_is_thrown_away_only_when_asked_twice(
    window: MainWindow, dialogs: Dialogs
) -> None:
    recovery.write_copy(named("Weg ermee"), None)
    window.show_start()
    settle()
    dialogs.answers = ["Bewaren"]
    start_button(window, "Weggooien").click()
    assert len(recovery.list_copies()) == 1
    dialogs.answers = ["Weggooien"]
    start_button(window, "Weggooien").click()
    settle()
    assert recovery.list_copies() == ()
    assert "Weg ermee" not in cards(window)


def test_work_that_another_window_has_open_is_not_offered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = os.getpid()
    monkeypatch.setattr(os, "getpid", os.getppid)
    recovery.write_copy(named("Elders open"), None)
    monkeypatch.undo()
    assert os.getpid() == own
    window.show_start()
    settle()
    assert "Elders open" not in cards(window)


@pytest.mark.parametrize("answer", ["Herstellen", "Weggooien", "Annuleren"])
def test_opening_a_file_asks_about_its_unsaved_work(
    window: MainWindow, dialogs: Dialogs, path: Path, answer: str
) -> None:
    work = named("Niet opgeslagen")
    recovery.write_copy(work, path, dossier_file.open_dossier(path).fingerprint)
    dialogs.answers = [answer]
    window.files.open_path(path)
    assert "niet is opgeslagen" in dialogs.questions[0]
    assert on_start_page(window) == (answer == "Annuleren")
    assert len(recovery.list_copies()) == (answer != "Weggooien")
    if answer != "Annuleren":
        assert window.session.dossier == (work if answer == "Herstellen" else ONE_YEAR)
        assert window.session.has_changes == (answer == "Herstellen")
        assert window.session.path == path


# -- recent files and settings -------------------------------------------------------------------


def test_recent_files_are_on_the_start_page_and_in_the_menu(
    window: MainWindow, path: Path, tmp_path: Path
) -> None:
    window.files.open_path(path)
    window.files.close_document()
    settle()
    card = cards(window)[ONE_YEAR.werkgever.naam]
    assert str(tmp_path) in card.accessibleDescription()
    card.click()
    assert window.session.path == path
    window.files.close_document()
    path.unlink()
    window.show_start()
    settle()
    assert ONE_YEAR.werkgever.naam not in cards(window)


def test_a_text_that_did_not_fit_is_not_lost_without_a_word(
    window: MainWindow, dialogs: Dialogs
) -> None:
    window.open_dossier.files.new_dossier()
    window.session.undo_stack.setClean()
    edit = window.workspace.employer.grid.edits["naam"]
    assert isinstance(edit.input, QLineEdit)
    QTest.keyClicks(edit.input, "111222333")
    assert edit.unread
    dialogs.answers = ["Terug", "Toch verder"]
    window.workspace.sidebar.choose("Agenda")
    assert not window.files.may_leave()
    settle()
    assert window.workspace.page is window.workspace.employer
    assert window.focusWidget() is edit.input
    assert window.files.may_leave()
    for question in dialogs.questions[-2:]:
        assert "“Naam” (pagina Werkgever) is niet te lezen" in question
    edit.input.clear()
    QTest.keyClicks(edit.input, "Gemeente")
    assert not edit.unread
    QTest.keyClicks(edit.input, "111222333")
    window.session.undo_stack.setClean()
    dialogs.answers = ["Toch verder"]
    window.open_dossier.files.open_sample()
    window.files.close_document()
    assert not edit.unread


def test_a_cell_that_did_not_fit_is_not_lost_without_a_word(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.resize(1400, 800)  # narrower, the hours a week stand in the panel
    window.files.open_path(path)
    window.workspace.sidebar.choose("Banen")
    table = window.workspace.jobs.table
    table.setFocus()
    settle()
    keys = [column.key for column in table.rows_model.columns]
    table.setCurrentIndex(table.proxy.index(0, keys.index("uren_per_week")))
    type_text("12x")
    dialogs.answers = ["Terug", "Toch verder"]
    press(Qt.Key.Key_Return)
    window.workspace.sidebar.choose("Agenda")
    window.files.close_document()
    settle()
    assert "“Uur/week” (pagina Banen) is niet te lezen" in dialogs.questions[0]
    assert not on_start_page(window)
    assert window.workspace.page is window.workspace.jobs
    assert window.focusWidget() is table
    assert table.current_key() == "uren_per_week"
    assert table.currentIndex().row() == 0
    window.files.close_document()
    assert on_start_page(window)
    window.files.open_path(path)
    window.workspace.sidebar.choose("Banen")
    assert window.workspace.jobs.model.unread_cells == []
    window.files.close_document()


def menu(window: MainWindow, title: str) -> QMenu:
    (found,) = (each for each in window.findChildren(QMenu) if each.title() == title)
    found.aboutToShow.emit()
    return found


def test_a_recent_file_opens_from_the_menu(window: MainWindow, path: Path) -> None:
    recent = menu(window, "&Laatst geopend")
    (none,) = recent.actions()
    assert none.text() == "Nog geen dossiers"
    assert not none.isEnabled()
    other = path.with_name("Zorg & Welzijn.banen")
    dossier_file.save_dossier(other, ONE_YEAR)
    settings.remember_file(other)
    settings.remember_file(path)
    recent = menu(window, "&Laatst geopend")
    assert [action.text() for action in recent.actions()] == [
        "dossier.banen",
        "Zorg && Welzijn.banen",
    ]
    recent.actions()[1].trigger()
    assert window.session.path == other
    assert not on_start_page(window)


@pytest.mark.traag
def test_every_action_of_the_menus_does_something(
    window: MainWindow, dialogs: Dialogs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is chosen once, with a dossier open; nothing goes wrong and no dialog waits."""
    # The dialog of Qt itself waits for ever; printing has tests of its own.
    monkeypatch.setattr(printing, "ask_and_print", lambda *_what: False)
    window.files.open_path(path)
    for filled_when_shown in window.findChildren(QMenu):
        filled_when_shown.aboutToShow.emit()
    for action in window.findChildren(QAction):
        window.open_path(path)
        skipped = action.menu() is not None or action.isSeparator() or not action.isEnabled()
        # What a menu was filled with when another test showed it is of that moment.
        skipped = skipped or isinstance(action.parent(), QMenu)
        if skipped or "Importeren" in action.text() or "Afsluiten" in action.text():
            continue
        dialogs.paths = []
        dialogs.answers = ["Annuleren"] if "Dit jaar &verwijderen" in action.text() else []
        action.trigger()
        settle()
        for top in window.findChildren(QDialog):
            top.close()
        window.session.undo_stack.setClean()
        settle()
    theme.apply_theme(_app(), "licht")
    dialogs.questions.clear()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def test_the_files_are_shown_where_they_are(window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    dialog = help_texts.show_files(window, window.session.path)
    settle()
    words = words_in(dialog)
    for part in (str(path), str(places.recovery_folder()), str(places.settings_file())):
        assert part in words
    dialog.close()


def test_the_year_menu_at_the_left_adds_a_year(window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    pick(window.workspace.sidebar.years, "Jaar toevoegen…")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    empty, rolled = popup.findChildren(QMenu)
    assert rolled.actions()[0].text() == "2024 (wordt 2025)"
    year = int(empty.actions()[0].text())
    empty.actions()[0].trigger()
    popup.close()
    settle()
    assert window.session.year == year
    assert window.workspace.sidebar.years.currentText() == str(year)
