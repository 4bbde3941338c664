"""A dossier and a monitor in one window: one at a time, each with its own habits."""

from dataclasses import replace
from pathlib import Path

import pytest
from age_files import quick_key
from driving import Dialogs, settle
from made_monitors import case
from PySide6.QtGui import QAction
from sector_scenes import sector

from banen_desktop.sector.facts import edits
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.file.monitor_file import COPIES, open_monitor, save_monitor
from banen_desktop.storage import settings
from banen_desktop.window.file.lock_screen import LockScreen
from banen_desktop.window.file.versions_dialog import VersionsDialog
from banen_desktop.window.shell.main_window import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "waterschappen.banensector"
    save_monitor(made, case())
    return made


def named(window: MainWindow, name: str) -> Monitor:
    now = window.open_monitor.session.monitor
    after = replace(now, raad=replace(now.raad, naam=name))
    window.open_monitor.session.apply("raad", after)
    return after


def in_sight(window: MainWindow) -> object:
    return window.side


def line(window: MainWindow, text: str) -> QAction:
    return next(action for action in window.findChildren(QAction) if action.text() == text)


def test_a_monitor_opens_in_place_of_a_dossier_and_the_other_way(
    window: MainWindow, path: Path
) -> None:
    window.open_dossier.files.open_sample()
    assert window.workspace.isVisible()
    window.open_path(path)
    assert in_sight(window) is window.open_monitor
    assert window.open_monitor.workspace.isVisible()
    assert not window.workspace.isVisible()
    assert not window.session.dossier.jaren, "nothing is held of what was left"
    assert "waterschappen.banensector" in window.windowTitle()
    assert path in settings.recent_files()
    window.open_dossier.files.open_sample()
    assert in_sight(window) is window.open_dossier
    assert not window.open_monitor.session.monitor.leden


def test_unsaved_work_of_the_other_kind_is_asked_about(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.open_path(path)
    named(window, "Nieuwe naam")
    dialogs.answers = ["Annuleren"]
    window.open_dossier.files.open_sample()
    assert in_sight(window) is window.open_monitor
    dialogs.answers = ["Opslaan"]
    window.open_dossier.files.open_sample()
    assert in_sight(window) is window.open_dossier
    assert open_monitor(path).document.raad.naam == "Nieuwe naam"


def test_undo_and_menus_are_of_the_document_in_sight(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    before = window.open_monitor.session.monitor
    named(window, "Nieuwe naam")
    line(window, "Ongedaan maken: raad").trigger()
    assert window.open_monitor.session.monitor == before
    assert line(window, "Monitor &vergrendelen…").isEnabled()
    assert line(window, "&Opschonen…").isVisible()
    assert not line(window, "Jaar vast&stellen…").isVisible()
    window.open_dossier.files.open_sample()
    assert line(window, "Dossier &vergrendelen…").isEnabled()
    assert not line(window, "&Opschonen…").isVisible()


def test_a_monitor_with_a_key_asks_a_passphrase_before_it_is_saved(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.open_path(path)
    side = window.open_monitor
    before = side.session.monitor
    side.session.apply("sleutel", edits.with_new_key(side.session.monitor, "AGE-SECRET-KEY-1"))
    assert not side.files.save(), "the passphrase is asked for first"
    assert open_monitor(path).document == before
    key = quick_key()
    assert side.files.save_with(key)
    assert path.read_bytes()[:2] == b"PK"
    assert open_monitor(path, key).document == side.session.monitor
    side.locking.unlock_document()
    assert "blijft de monitor vergrendeld" in str(dialogs.told())


def test_the_window_shows_nothing_of_a_monitor_while_it_is_locked(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    side = window.open_monitor
    assert side.files.save_with(quick_key())
    named(window, "Nog niet opgeslagen")
    side.locking.lock_window()
    assert side.locking.screen.isVisible()
    assert isinstance(side.locking.screen, LockScreen)
    assert not side.workspace.isVisible()
    (copy,) = COPIES.all()
    assert copy.locked
    side.locking._go_on()
    assert side.workspace.isVisible()


def test_unsaved_work_of_a_monitor_is_offered_and_recovered(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    changed = named(window, "Niet opgeslagen")
    window.open_monitor.session.write_recovery_now()
    (copy,) = COPIES.all()
    window.open_monitor.session.undo_stack.setClean()
    window.open_monitor.session._recovery.stop()
    window.show_start()
    window.open_recovery(copy)
    assert window.open_monitor.session.monitor == changed
    assert window.open_monitor.session.has_changes


def test_a_version_of_a_monitor_is_put_back(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    side = window.open_monitor
    before = side.session.monitor
    named(window, "Andere naam")
    side.session.apply(
        "lid weg",
        side._with_version(replace(side.session.monitor, leden=()), "Voor: inlezen", None),
    )
    side.show_versions()
    dialog = window.findChildren(VersionsDialog)[-1]
    settle()
    dialog.accept()
    assert side.session.monitor.leden == before.leden
    assert side.session.monitor.raad.naam == "Andere naam"


def test_a_new_monitor_leads_to_its_members(window: MainWindow) -> None:
    window.open_monitor.files.new_monitor()
    work = window.open_monitor.workspace
    assert work.sidebar.chosen == "Leden"
    assert work.bar.next.text() == "Leden importeren…"
    assert work.page.title.text() == "Wie zijn uw leden?"
    window.open_monitor.session.apply("leden", replace(sector(), uitvragen=()))
    settle()
    assert work.bar.next.text() == "Uitvraag maken…"
