"""The session of a monitor: years, what is open, and what is worked out beside the window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from age_files import quick_key
from driving import settle
from made_monitors import case
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sector_scenes import sector, settle_counted

from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.sector.facts import edits
from banen_desktop.sector.facts.intake import accept
from banen_desktop.sector.facts.model import Monitor, Toestand
from banen_desktop.sector.file.monitor_file import COPIES, open_monitor
from banen_desktop.sector.publication.cells import Lezer
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.sector_session import SectorSession

SECRET = "AGE-SECRET-KEY-1" + "Q" * 58


@pytest.fixture
def opened(qapp: QApplication, law: Law) -> Iterator[SectorSession]:
    """A session with the case open, which writes and removes no recovery copy after its test."""
    made = SectorSession(law)
    made.start(case())
    yield made
    made._rest.stop()
    made.forget_recovery()


def test_the_years_are_those_that_were_asked_or_told_of(opened: SectorSession) -> None:
    assert opened.years_of(opened.monitor) == (2023, 2024)
    assert opened.year == 2024
    opened.show_year(2026)
    assert opened.year == 2026
    assert opened.years_of(opened.monitor) == (2023, 2024, 2026)
    opened.apply("raad", replace(opened.monitor, raad=replace(opened.monitor.raad, naam="Nu")))
    assert opened.year == 2026, "an edit leaves a year that has nothing yet in sight"


def test_the_year_is_worked_out_again_after_an_edit_and_after_undo(opened: SectorSession) -> None:
    settle_counted(opened)
    before = opened.worked_out
    assert before is not None
    counting = next(
        each
        for each in opened.monitor.ontvangsten
        if each.opgave.jaar == 2024 and each.toestand is Toestand.GELDT and each.opgave.lid == "W1"
    )
    without = tuple(each for each in opened.monitor.ontvangsten if each is not counting)
    opened.apply("weg", replace(opened.monitor, ontvangsten=without))
    assert not opened.is_current
    assert opened.worked_out is before, "until it is worked out again what was known stands"
    settle_counted(opened)
    after = opened.worked_out
    assert after is not None
    assert after.cijfers.uitkomst.banen < before.cijfers.uitkomst.banen
    opened.undo_stack.undo()
    settle_counted(opened)
    again = opened.worked_out
    assert again is not None
    assert again.cijfers == before.cijfers


def test_what_is_open_is_counted_once(opened: SectorSession) -> None:
    opened.start(sector())
    settle_counted(opened)
    stand, found = opened.stand, opened.worked_out
    assert found is not None
    assert opened.open_returns == len(stand.niet) + len(stand.wacht) + len(stand.conflict) > 1
    parts = opened.open_members + opened.open_returns + opened.open_questions
    assert opened.open_points == parts
    waits = next(e for e in opened.monitor.ontvangsten if e.toestand is Toestand.WACHT)
    open_before = opened.open_returns
    opened.apply("aannemen", accept(opened.monitor, waits.id), Spot("Opgaven"))
    assert opened.open_returns == open_before - 1


def test_a_year_without_law_is_a_sentence(opened: SectorSession, qtbot: QtBot) -> None:
    opened.show_year(2010)
    opened._rest.setInterval(0)
    opened._rest.start()
    qtbot.waitUntil(lambda: opened.why_not is not None, timeout=30_000)
    assert opened.why_not is not None
    assert "2010" in opened.why_not.message
    assert opened.worked_out is None


def test_every_audience_has_an_edition(opened: SectorSession) -> None:
    settle_counted(opened)
    found = opened.worked_out
    assert found is not None
    hidden = {lezer: len(found.voor(lezer).verborgen) for lezer in Lezer}
    assert hidden[Lezer.RAAD] == 0
    assert hidden[Lezer.DEELNEMERS] > 0
    assert found.voor(Lezer.OPENBAAR).tabel("per_lid") is None


def test_what_holds_a_key_is_saved_and_recovered_behind_a_passphrase(
    opened: SectorSession, tmp_path: Path
) -> None:
    path = tmp_path / "raad.banensector"
    opened.apply("sleutel", edits.with_new_key(opened.monitor, SECRET))
    with pytest.raises(KnownProblem, match="moet vergrendeld zijn"):
        opened.save(path)
    assert not path.exists()
    told: list[KnownProblem] = []
    opened.problem.connect(told.append)
    opened.write_recovery_now()
    assert "moet vergrendeld zijn" in told[0].message
    assert not COPIES.all()
    opened.key = quick_key()
    opened.write_recovery_now()
    (copy,) = COPIES.all()
    assert copy.locked
    opened.save(path)
    assert open_monitor(path, opened.key).document == opened.monitor
    assert not COPIES.all()


def test_an_unsaved_monitor_is_recovered_as_an_edit(opened: SectorSession, tmp_path: Path) -> None:
    path = tmp_path / "raad.banensector"
    opened.save(path)
    saved = opened.monitor
    changed = replace(saved, raad=replace(saved.raad, naam="Andere naam"))
    opened.apply("raad", changed)
    opened.write_recovery_now()
    (copy,) = COPIES.all()
    opened.recover(COPIES.read(copy), path, copy.fingerprint)
    assert opened.monitor == changed
    assert opened.has_changes
    opened.undo_stack.undo()
    assert opened.monitor == saved


def test_an_empty_monitor_has_a_year_to_begin_with(opened: SectorSession) -> None:
    opened.start(Monitor())
    assert opened.year == date.today().year - 1  # noqa: DTZ011 - the user's own day
    assert opened.open_points == 1


def test_a_copy_is_written_beside_the_window_and_goes_when_it_is_saved_meanwhile(
    opened: SectorSession, tmp_path: Path
) -> None:
    opened.apply("raad", replace(opened.monitor, raad=replace(opened.monitor.raad, naam="Nu")))
    opened._write_recovery()
    deadline = monotonic() + 30
    while not COPIES.all() and monotonic() < deadline:
        settle()
    (copy,) = COPIES.all()
    assert COPIES.read(copy) == opened.monitor
    opened.apply("raad", replace(opened.monitor, raad=replace(opened.monitor.raad, naam="Straks")))
    opened._write_recovery()
    opened.save(tmp_path / "raad.banensector")
    while opened._copying._busy and monotonic() < deadline:
        settle()
    assert not COPIES.all()
