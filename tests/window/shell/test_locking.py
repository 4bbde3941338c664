"""Locked dossiers in the window: lock, open, change, take away, and a window that locks itself."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from age_files import passphrase_file
from builders import baan, dossier, jaar
from driving import Dialogs, settle, words_in
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu

from banen_desktop.dossier import edits
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.saving import remember
from banen_desktop.storage import document_file, dossier_file, locked, places, recovery, settings
from banen_desktop.storage.lock import acquire, lock_file
from banen_desktop.storage.locked import Key, LockedProblem
from banen_desktop.window.dialogs.manual import show_manual
from banen_desktop.window.file import idle
from banen_desktop.window.file.passphrase_dialogs import NOBODY, AskPassphrase, ChoosePassphrase
from banen_desktop.window.shell.main_window import MainWindow

GOOD = "lantaarn zwaluw tuinbroek pinguïn"
ONE_YEAR = remember(
    dossier(
        jaar(2024, baan(kenmerk="GEHEIM-7", uren_per_week=12), verloonde_uren=100_000),
        naam="Stichting Geheim",
    ),
    built_in(),
)
Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that cost next to nothing; what the seconds are for has tests of its own."""

    def make(passphrase: str, cancelled: Callable[[], bool]) -> Key:
        import pyrage  # noqa: PLC0415

        identity = str(pyrage.x25519.Identity.generate())
        return Key(identity, passphrase_file(identity.encode(), passphrase, 2))

    def open_(sleutel: bytes, passphrase: str, cancelled: Callable[[], bool]) -> Key:
        return locked._open_key(sleutel, passphrase, print)

    monkeypatch.setattr(locked, "new_key", make)
    monkeypatch.setattr(locked, "open_key", open_)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plain dossier on disk."""
    made = tmp_path / "dossier.banen"
    dossier_file.save_dossier(made, ONE_YEAR)
    return made


def dialog(window: MainWindow, kind: type[Dialog]) -> Dialog:
    """The one dialog of this kind that is in sight."""
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not until() and time.monotonic() < deadline:
        settle()
        time.sleep(0.005)
    assert until()


def choose(window: MainWindow, passphrase: str = GOOD) -> None:
    """Fill in the dialog about a new passphrase, and wait until it has gone."""
    asked = dialog(window, ChoosePassphrase)
    asked.first.setText(passphrase)
    asked.second.setText(passphrase)
    asked.understood.setChecked(True)
    asked.go.click()
    wait(lambda: not window.findChildren(ChoosePassphrase))


def answer(window: MainWindow, passphrase: str = GOOD) -> None:
    """Type the passphrase that is asked, and wait until it was worked with."""
    asked = dialog(window, AskPassphrase)
    asked.field.setText(passphrase)
    asked.go.click()
    wait(lambda: not asked.working.busy)
    settle()


def lock(window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    window.open_dossier.locking.lock_document()
    choose(window)


def change(window: MainWindow, name: str) -> None:
    session = window.session
    session.apply("naam", edits.set_employer(session.dossier, naam=name))


def action(window: MainWindow, text: str) -> QAction:
    (found,) = [each for each in window.findChildren(QAction) if each.text() == text]
    return found


# -- the dossier ---------------------------------------------------------------------------------


def test_locking_saves_at_once_and_leaves_nothing_plain(
    window: MainWindow, path: Path, tmp_path: Path
) -> None:
    window.files.open_path(path)
    change(window, "Stichting Geheim II")
    window.session.write_recovery_now()
    window.open_dossier.locking.lock_document()
    assert NOBODY in words_in(dialog(window, ChoosePassphrase)).replace("\n", " ")
    choose(window)
    assert locked.is_locked(path.read_bytes())
    assert recovery.list_copies() == ()
    assert not window.session.has_changes
    key = window.session.key
    assert dossier_file.open_dossier(path, key).dossier.werkgever.naam == "Stichting Geheim II"
    change(window, "Stichting Geheim III")
    window.session.write_recovery_now()
    everything = [*tmp_path.rglob("*"), *places.data_folder().rglob("*")]
    files = [each for each in everything if each.is_file()]
    assert len(files) >= 4
    assert [each for each in files if b"Geheim" in each.read_bytes()] == []


def test_what_was_done_with_the_lock_is_told(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.files.open_path(path)
    panel = window.workspace.panel
    window.workspace.say("Opgeslagen", "rapport.pdf")
    window.open_dossier.locking.lock_document()
    choose(window)
    assert "Het dossier is vergrendeld:" in words_in(panel)
    assert "rapporten die u al opsloeg zijn dat niet." in words_in(panel)
    assert "rapport.pdf" not in words_in(panel)
    window.open_dossier.locking.change_passphrase()
    answer(window)
    choose(window, f"{GOOD} anders")
    assert "nieuwe wachtwoordzin" in words_in(panel)
    dialogs.answers = ["Vergrendeling opheffen"]
    window.open_dossier.locking.unlock_document()
    answer(window, f"{GOOD} anders")
    assert "niet meer vergrendeld" in words_in(panel)
    assert window.session.key is None


def test_locking_is_no_edit(window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    change(window, "Nieuw")
    window.open_dossier.locking.lock_document()
    choose(window)
    window.session.undo_stack.undo()
    assert window.session.dossier == ONE_YEAR
    assert window.session.key is not None
    window.files.save()
    assert locked.is_locked(path.read_bytes())


def test_a_dossier_without_a_file_is_never_saved_plain(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.start(ONE_YEAR)
    window.open_dossier.locking.lock_document()
    dialogs.paths = [tmp_path / "nieuw.banen"]
    choose(window)
    assert locked.is_locked((tmp_path / "nieuw.banen").read_bytes())


def test_cancelling_the_file_leaves_the_dossier_without_a_lock(window: MainWindow) -> None:
    window.session.start(ONE_YEAR)
    window.open_dossier.locking.lock_document()
    choose(window)
    assert window.session.key is None
    assert window.session.path is None


def test_a_save_that_fails_leaves_the_dossier_without_a_lock(
    window: MainWindow, dialogs: Dialogs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open_path(path)

    def fail(*_: object) -> None:
        raise KnownProblem("De schijf is vol.")

    monkeypatch.setattr(document_file, "save_document", fail)
    window.open_dossier.locking.lock_document()
    choose(window)
    assert dialogs.told().message == "De schijf is vol."
    assert window.session.key is None


def test_the_copies_without_a_lock_are_named(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    older = path.with_name("dossier (oude indeling 1).banen")
    older.write_bytes(path.read_bytes())
    other = path.with_name("dossier (andere versie 2026-01-01 10.00).banen")
    other.write_bytes(path.read_bytes())
    shut = path.with_name("dossier (andere versie 2026-01-02 10.00).banen")
    shut.write_bytes(b"PK\3\4")
    path.with_name("ander (oude indeling 1).banen").write_bytes(b"")
    dialogs.answers = ["Begrepen"]
    lock(window, path)
    assert f"“{older.name}” en “{other.name}”" in dialogs.questions[0]
    assert shut.name not in dialogs.questions[0]
    assert "“ander (" not in dialogs.questions[0]


def test_a_weak_or_different_passphrase_is_not_taken(window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    window.open_dossier.locking.lock_document()
    asked = dialog(window, ChoosePassphrase)
    asked.understood.setChecked(True)
    for first, second, word in (
        ("", "", "Nog geen zin"),
        ("welkom2024", "welkom2024", "Te zwak"),
        (GOOD, GOOD[:-1], "verschillen"),
    ):
        asked.first.setText(first)
        asked.second.setText(second)
        assert not asked.go.isEnabled()
        assert word in words_in(asked)
    asked.second.setText(GOOD)
    assert asked.go.isEnabled()
    asked.understood.setChecked(False)
    assert not asked.go.isEnabled()
    asked.reject()
    assert not locked.is_locked(path.read_bytes())


def test_what_is_typed_is_hidden_until_the_user_wants_to_see_it(
    window: MainWindow, path: Path
) -> None:
    window.files.open_path(path)
    window.open_dossier.locking.lock_document()
    asked = dialog(window, ChoosePassphrase)
    assert asked.first.echoMode() is asked.first.EchoMode.Password
    show = asked._inputs[1]
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert asked.first.echoMode() is asked.first.EchoMode.Normal
    assert asked.second.echoMode() is asked.second.EchoMode.Password
    asked.reject()


def test_a_locked_dossier_asks_until_the_passphrase_is_right(
    window: MainWindow, path: Path
) -> None:
    lock(window, path)
    window.files.close_document()
    assert window.session.key is None
    window.files.open_path(path)
    answer(window, "fout")
    assert "niet de goede" in words_in(dialog(window, AskPassphrase))
    assert window.session.path is None
    answer(window)
    assert window.session.dossier == ONE_YEAR
    assert window.session.key is not None
    assert lock_file(path).exists()
    assert window.findChildren(AskPassphrase) == []


def test_cancelling_the_passphrase_leaves_the_open_dossier(
    window: MainWindow, path: Path, tmp_path: Path
) -> None:
    lock(window, path)
    other = tmp_path / "ander.banen"
    dossier_file.save_dossier(other, dossier(jaar(2023)))
    window.files.open_path(other)
    window.files.open_path(path)
    dialog(window, AskPassphrase).reject()
    settle()
    assert window.session.path == other
    assert window.session.key is None


def test_cancel_stops_the_work(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(window, path)
    window.files.close_document()
    stopped: list[bool] = []

    def work(_sleutel: bytes, _passphrase: str, cancelled: Callable[[], bool]) -> Key:
        while not cancelled():
            time.sleep(0.001)
        stopped.append(True)
        raise KnownProblem("Gestopt.")

    monkeypatch.setattr(locked, "open_key", work)
    window.files.open_path(path)
    asked = dialog(window, AskPassphrase)
    asked.field.setText(GOOD)
    asked.go.click()
    assert not asked.field.isEnabled()
    assert asked.working.bar.isVisible()
    asked.reject()
    wait(lambda: bool(stopped))
    settle()
    assert window.session.path is None


def test_changing_the_passphrase_asks_the_old_one_and_makes_a_new_key(
    window: MainWindow, path: Path
) -> None:
    lock(window, path)
    before = window.session.key
    window.open_dossier.locking.change_passphrase()
    answer(window, GOOD)
    choose(window, "heel andere woorden hier samen gezet")
    assert before is not None
    assert window.session.key is not None
    assert window.session.key.identity != before.identity
    with pytest.raises(LockedProblem):
        dossier_file.open_dossier(path, before)
    assert dossier_file.open_dossier(path, window.session.key).dossier == ONE_YEAR


def test_taking_the_lock_away_is_asked_and_needs_the_passphrase(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    lock(window, path)
    dialogs.answers = ["Annuleren"]
    window.open_dossier.locking.unlock_document()
    assert window.findChildren(AskPassphrase) == []
    dialogs.answers = ["Vergrendeling opheffen"]
    window.open_dossier.locking.unlock_document()
    answer(window)
    assert window.session.key is None
    assert dossier_file.open_dossier(path).dossier == ONE_YEAR


def test_what_may_only_be_read_is_not_locked(
    window: MainWindow, dialogs: Dialogs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquire(path)
    monkeypatch.setattr("banen_desktop.storage.process.is_running", lambda _: True)
    window.files.open_path(path)
    assert "heeft dit dossier al open" in dialogs.told().message
    window.open_dossier.locking.lock_document()
    assert "niet veranderd" in dialogs.told().safe
    lock_file(path).unlink()


def test_save_as_keeps_the_lock(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path
) -> None:
    lock(window, path)
    dialogs.paths = [tmp_path / "kopie.banen"]
    window.files.save_as()
    assert locked.is_locked((tmp_path / "kopie.banen").read_bytes())


def test_the_menu_offers_what_can_be_done(window: MainWindow, path: Path) -> None:
    names = ("Dossier &vergrendelen…", "&Wachtwoordzin wijzigen…", "Vergrendeling op&heffen…")
    lock_, *rest = (action(window, name) for name in names)
    assert [each.isEnabled() for each in (lock_, *rest)] == [False] * 3
    window.files.open_path(path)
    assert [each.isEnabled() for each in (lock_, *rest)] == [True, False, False]
    window.open_dossier.locking.lock_document()
    choose(window)
    assert [each.isEnabled() for each in (lock_, *rest)] == [False, True, True]


# -- recovery ------------------------------------------------------------------------------------


def crash(window: MainWindow) -> None:
    """Let go of the dossier as a power cut does: the recovery copy stays."""
    window.session.write_recovery_now()
    window.session.undo_stack.setClean()
    window.files._release()
    window.session.start(dossier())
    window.show_start()


def test_a_locked_copy_is_offered_without_what_is_in_it(window: MainWindow, path: Path) -> None:
    lock(window, path)
    change(window, "Stichting Geheim II")
    crash(window)
    words = words_in(window.start_page)
    assert "Vergrendeld dossier" in words
    assert "Geheim" not in words
    (copy,) = recovery.list_copies()
    window.files.open_recovery(copy)
    answer(window)
    assert window.session.dossier.werkgever.naam == "Stichting Geheim II"
    assert window.session.path == path
    assert window.session.has_changes
    window.files.save()
    assert locked.is_locked(path.read_bytes())
    assert recovery.list_copies() == ()


def test_opening_the_file_asks_the_passphrase_once_for_file_and_copy(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    lock(window, path)
    change(window, "Stichting Geheim II")
    crash(window)
    dialogs.answers = ["Herstellen"]
    window.files.open_path(path)
    answer(window)
    assert window.session.dossier.werkgever.naam == "Stichting Geheim II"
    assert window.session.key is not None


# -- the window ----------------------------------------------------------------------------------


def test_a_window_that_is_locked_shows_nothing_and_goes_on_where_it_was(
    window: MainWindow, path: Path
) -> None:
    lock(window, path)
    window.workspace.sidebar.choose("Banen")
    change(window, "Stichting Geheim II")
    show_manual(window)
    window.open_dossier.locking.lock_window()
    settle()
    words = words_in(window)
    assert "Vergrendeld" in words
    assert "versleutelde herstelkopie" in words
    assert "Geheim" not in words + window.windowTitle()
    assert [each for each in window.findChildren(QDialog) if each.isVisible()] == []
    (copy,) = recovery.list_copies()
    assert copy.locked
    assert not [each for each in window.findChildren(QAction) if each.isEnabled()]
    screen = window.open_dossier.locking.screen
    screen.field.setText("fout")
    screen.go.click()
    wait(lambda: not screen.working.busy)
    assert "niet de goede" in words_in(window)
    screen.field.setText(GOOD)
    screen.go.click()
    wait(lambda: not screen.working.busy)
    settle()
    assert window.workspace.isVisible()
    assert window.workspace.page is window.workspace.jobs
    assert window.session.undo_stack.canUndo()
    assert action(window, "O&pslaan").isEnabled()
    assert screen.field.text() == ""


def test_a_dossier_without_a_passphrase_is_not_hidden(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    window.files.open_path(path)
    window.open_dossier.locking.lock_window()
    assert "nog geen wachtwoordzin" in dialogs.told().message
    window.open_dossier.locking.idle.away.emit()
    assert window.workspace.isVisible()


def test_nobody_there_locks_the_window(window: MainWindow, path: Path) -> None:
    lock(window, path)
    window.open_dossier.locking.idle.away.emit()
    assert "Er was 15 minuten niemand" in words_in(window)
    answered = window.open_dossier.locking.screen
    answered.field.setText(GOOD)
    answered.go.click()
    wait(lambda: not window.open_dossier.locking.is_closed)


def test_closing_a_locked_window_keeps_the_work(window: MainWindow, path: Path) -> None:
    lock(window, path)
    change(window, "Stichting Geheim II")
    window.open_dossier.locking.lock_window()
    assert window.close()
    assert not lock_file(path).exists()
    (copy,) = recovery.list_copies()
    key = window.session.key
    assert recovery.read_copy(copy, key).werkgever.naam == "Stichting Geheim II"
    window.open_dossier.locking._go_on()


@pytest.mark.parametrize(("kept", "minutes"), [("", 15), ("5", 5), ("0", 0), ("7", 15), ("x", 15)])
def test_the_minutes_are_a_setting(kept: str, minutes: int) -> None:
    if kept:
        settings.put(idle.SETTING, kept)
    assert idle.minutes() == minutes


def choose_minutes(window: MainWindow, text: str) -> None:
    """Choose in the menu; the mark stands at what was chosen, and only there."""
    (menu,) = (
        each for each in window.findChildren(QMenu) if each.title().endswith("vergrendelen na")
    )
    menu.aboutToShow.emit()
    (wanted,) = (each for each in menu.actions() if each.text() == text)
    wanted.trigger()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions() if each.isChecked()] == [text]


def test_the_timer_follows_the_setting(window: MainWindow) -> None:
    watch = window.open_dossier.locking.idle
    choose_minutes(window, "5 minuten")
    assert watch._timer.interval() == 5 * 60_000
    assert watch._timer.isActive()
    choose_minutes(window, "Nooit")
    assert not watch._timer.isActive()
    choose_minutes(window, "15 minuten")


def test_a_key_starts_the_time_again_and_a_computer_that_slept_locks(
    window: MainWindow, path: Path
) -> None:
    lock(window, path)
    watch = window.open_dossier.locking.idle
    handle = window.windowHandle()
    assert handle is not None
    watch._watch(handle)
    watch._last -= 100
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert time.time() - watch._last < 50
    assert not window.open_dossier.locking.is_closed
    watch._last -= 16 * 60
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert window.open_dossier.locking.is_closed
    window.open_dossier.locking._go_on()


def test_work_that_was_done_while_a_passphrase_was_looked_at_is_asked_about(
    window: MainWindow, path: Path, tmp_path: Path, dialogs: Dialogs
) -> None:
    lock(window, path)
    other = edits.set_employer(dossier(jaar(2025)), naam="Een ander")
    window.session.start(other)
    for chosen, left in (("Annuleren", "Een ander II"), ("Niet opslaan", "Stichting Geheim")):
        if window.session.has_changes:
            window.session.undo_stack.undo()
        window.files.open_path(path)
        change(window, "Een ander II")
        dialogs.answers = [chosen]
        answer(window)
        assert window.session.dossier.werkgever.naam == left
        assert not dialogs.answers


def test_what_was_asked_before_the_passphrase_is_not_asked_again(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    lock(window, path)
    window.session.start(edits.set_employer(dossier(jaar(2025)), naam="Een ander"))
    change(window, "Een ander, gewijzigd")
    dialogs.answers = ["Niet opslaan"]
    window.files.open_path(path)
    answer(window)
    assert window.session.dossier.werkgever.naam == "Stichting Geheim"
    assert len(dialogs.questions) == 1
