"""A legal value that is another one than when the dossier was saved: told until it was seen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import LARGE, dossier, jaar
from driving import Dialogs, focused, press, settle, words_in
from parameter_updates import update
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from banen_desktop.dossier import edits
from banen_desktop.dossier.verslag import Vaststelling
from banen_desktop.quota.law.law import Law, built_in
from banen_desktop.quota.law.updates import with_updates
from banen_desktop.storage import dossier_file
from banen_desktop.window.basis.session import Session
from banen_desktop.window.shell.main_window import MainWindow

HOURS = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE}
LAW = built_in()
NEWER = with_updates(LAW, [("raad.toml", update((2024, "3.10")))])


def percentage(law: Law) -> str:
    return f"{law.required('quotumpercentage', 2024).waarde}"


@pytest.fixture(autouse=True)
def _the_law_of_the_program(window: MainWindow) -> Iterator[None]:
    """One window serves all tests."""
    window.session.use_law(LAW)
    yield
    window.session.use_law(LAW)


@pytest.fixture
def path(window: MainWindow, tmp_path: Path) -> Path:
    """A dossier that was saved with the law of the program, and is open under a newer one."""
    made = tmp_path / "school.banen"
    window.session.start(dossier(jaar(2024, **HOURS)))
    window.session.save(made)
    window.files.open_path(made)
    window.session.use_law(NEWER)
    settle()
    return made


def seen_buttons(window: MainWindow) -> list[QPushButton]:
    found = window.workspace.overview.findChildren(QPushButton)
    return [button for button in found if button.text() == "Gezien" and button.isVisible()]


def told(window: MainWindow) -> str:
    return "\n".join(card.point.text for card in window.workspace.overview.points.cards)


def kept(path: Path) -> dict[str, str]:
    rows = dossier_file.open_dossier(path).dossier.jaren[0].waarden
    return {row.sleutel: f"{row.waarde}" for row in rows}


def test_saving_remembers_the_values_and_is_no_edit(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "school.banen"
    window.session.start(dossier(jaar(2024, **HOURS)))
    window.session.save(path)
    assert kept(path)["quotumpercentage"] == percentage(LAW)
    assert window.session.dossier == dossier_file.open_dossier(path).dossier
    assert not window.session.has_changes
    assert not window.session.undo_stack.canUndo()
    before = path.read_bytes()
    window.session.save(path)
    assert path.read_bytes() == before


def test_opening_under_another_law_marks_nothing_as_changed(window: MainWindow, path: Path) -> None:
    assert "toen u dit dossier opsloeg, nu 3,1%" in told(window)
    assert not window.session.has_changes
    assert window.files.may_leave()


def test_saving_does_not_make_it_go(window: MainWindow, path: Path) -> None:
    assert window.files.save()
    settle()
    assert len(seen_buttons(window)) == 1
    window.session.apply("naam", edits.set_employer(window.session.dossier, naam="Ander"))
    assert window.files.save()
    settle()
    assert kept(path)["quotumpercentage"] == percentage(LAW)
    assert len(seen_buttons(window)) == 1


def test_gezien_is_an_edit_that_can_be_undone_and_is_saved(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    (button,) = seen_buttons(window)
    assert button.accessibleName().startswith("Gezien: Quotumpercentage van 2024")
    button.setFocus()
    press(Qt.Key.Key_Space)
    settle()
    assert seen_buttons(window) == []
    assert window.session.has_changes
    assert focused() is not None
    window.session.undo_stack.undo()
    settle()
    assert len(seen_buttons(window)) == 1
    window.session.undo_stack.redo()
    assert window.files.save()
    assert kept(path)["quotumpercentage"] == "3.10"
    window.files.open_path(path)
    settle()
    assert seen_buttons(window) == []


def test_a_dossier_that_may_only_be_read_has_no_button(window: MainWindow, path: Path) -> None:
    window.session.read_only = "Iemand anders heeft dit dossier open."
    window.session.use_law(NEWER)
    settle()
    assert "toen u dit dossier opsloeg" in told(window)
    assert seen_buttons(window) == []


def test_a_year_that_was_reported_says_it_once(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card about what was reported names the percentage; reporting again is having seen it."""
    monkeypatch.setattr(Session, "today", lambda _session: date(2026, 11, 24))
    window.session.use_law(LAW)
    mark = Vaststelling(op=date(2025, 4, 1), aan="het bestuur")
    window.open_dossier._vaststellingen._decided(mark, True)
    window.session.use_law(NEWER)
    settle()
    words = words_in(window.workspace.overview)
    assert "het quotumpercentage ging van" in words
    assert "toen u dit dossier opsloeg" not in words
    window.open_dossier._vaststellingen._decided(mark, True)
    settle()
    words = words_in(window.workspace.overview)
    assert "het quotumpercentage ging van" not in words
    assert "toen u dit dossier opsloeg" not in words


def test_an_empty_year_that_was_saved_is_removed_without_a_question(
    window: MainWindow, tmp_path: Path
) -> None:
    window.session.start(dossier(jaar(2023, **HOURS), jaar(2024)))
    window.session.save(tmp_path / "school.banen")
    window.session.show_year(2024)
    assert window.session.jaar is not None
    assert window.session.jaar.waarden
    window.open_dossier.remove_year()
    assert window.session.dossier.year(2024) is None


def test_other_years_are_named_and_a_click_goes_there(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "school.banen"
    window.session.start(dossier(jaar(2020, **HOURS), jaar(2023, **HOURS), jaar(2024, **HOURS)))
    window.session.save(path)
    window.files.open_path(path)
    both = update((2020, "2.50"), (2023, "3.00"))
    window.session.use_law(with_updates(LAW, [("raad.toml", both)]))
    settle()
    assert window.session.year == 2024
    words = "Ook van 2020 en 2023 is een waarde uit de wet anders dan toen u dit dossier opsloeg."
    assert words in told(window)
    cards = window.workspace.overview.points.cards
    next(card for card in cards if card.point.text == words).click()
    settle()
    assert window.session.year == 2020
    assert "Quotumpercentage van 2020" in told(window)
    assert "Ook van 2023 is een waarde" in told(window)
    seen_buttons(window)[0].click()
    window.session.show_year(2024)
    settle()
    assert "Ook van 2023 is een waarde" in told(window)
