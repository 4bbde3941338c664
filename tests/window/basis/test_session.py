"""The session: edits, undo with the way back, merging, saving, recovery copies."""

import gc
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import baan, dossier, jaar
from driving import settle
from gears import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from parameter_updates import law_with
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.years.saving import remember
from banen_desktop.storage import dossier_file, recovery
from banen_desktop.storage.atomic import ChangedElsewhere
from banen_desktop.storage.recovery import Copies
from banen_desktop.window.basis import session as session_module
from banen_desktop.window.basis.document_session import RECOVERY_PAUSE_MS, Spot
from banen_desktop.window.basis.exported import Exported, source_of
from banen_desktop.window.basis.session import Session

TWO_YEARS = dossier(jaar(2023, verloonde_uren=100_000), jaar(2024, verloonde_uren=200_000))


def named(base: Dossier, name: str) -> Dossier:
    return edits.set_employer(base, naam=name)


def hours(base: Dossier, year: int, number: int) -> Dossier:
    return edits.set_year(base, year, verloonde_uren=Decimal(number))


def listen(signal: Any) -> list[Any]:
    heard: list[Any] = []
    signal.connect(lambda *values: heard.append(values))
    return heard


@pytest.fixture
def opened(session: Session) -> Session:
    """A session with a dossier of two years; 2024 is shown."""
    session.start(TWO_YEARS)
    return session


def test_start_shows_the_last_year_and_has_nothing_to_lose(opened: Session) -> None:
    assert opened.dossier is TWO_YEARS
    assert opened.year == 2024
    assert opened.jaar is TWO_YEARS.jaren[1]
    assert not opened.has_changes
    assert opened.outcome is not None
    assert opened.outcome.jaar == 2024
    assert [outcome.jaar for outcome in opened.outcomes()] == [2023, 2024]


def test_an_empty_dossier_has_no_year_and_no_outcome(session: Session) -> None:
    session.start(Dossier())
    assert (session.year, session.jaar, session.outcome) == (None, None, None)
    assert session.outcomes() == ()


def test_an_edit_is_undone_and_redone_with_its_spot(opened: Session) -> None:
    went = listen(opened.went_to)
    after = named(TWO_YEARS, "Nieuwe naam")
    opened.apply("naam wijzigen", after, Spot("Werkgever", "", "naam"))
    assert opened.dossier is after
    assert opened.has_changes
    opened.undo_stack.undo()
    assert opened.dossier is TWO_YEARS
    assert not opened.has_changes
    opened.undo_stack.redo()
    assert opened.dossier is after
    assert [(spot.page, spot.row, spot.field) for (spot,) in went] == [
        ("Werkgever", "", "naam")
    ] * 3
    assert opened.undo_stack.undoText() == "naam wijzigen"


def test_undo_goes_back_to_the_year_of_the_edit(opened: Session) -> None:
    opened.apply("uren", hours(TWO_YEARS, 2024, 1), Spot("Uren", "", "verloonde_uren"))
    opened.show_year(2023)
    opened.undo_stack.undo()
    assert opened.year == 2024
    opened.show_year(2023)
    opened.undo_stack.redo()
    assert opened.year == 2024
    assert opened.outcome is not None
    assert opened.outcome.value("verloonde_uren") == 1


def test_an_edit_that_changes_nothing_is_no_edit(opened: Session) -> None:
    opened.apply("niets", named(TWO_YEARS, TWO_YEARS.werkgever.naam))
    assert not opened.has_changes
    assert opened.undo_stack.count() == 0


def test_typing_within_one_visit_is_one_edit(opened: Session) -> None:
    for name in ("N", "Na", "Naam"):
        opened.apply("naam wijzigen", named(TWO_YEARS, name), Spot(), "naam1")
    assert opened.undo_stack.count() == 1
    opened.apply("naam wijzigen", named(TWO_YEARS, "Naam 2"), Spot(), "naam2")
    assert opened.undo_stack.count() == 2
    opened.undo_stack.undo()
    assert opened.dossier.werkgever.naam == "Naam"
    opened.undo_stack.undo()
    assert opened.dossier == TWO_YEARS


def test_edits_without_a_merge_key_stay_apart(opened: Session) -> None:
    opened.apply("een", named(TWO_YEARS, "een"))
    opened.apply("twee", named(TWO_YEARS, "twee"))
    assert opened.undo_stack.count() == 2


def test_typing_back_to_what_it_was_leaves_nothing_to_undo(opened: Session) -> None:
    opened.apply("naam wijzigen", named(TWO_YEARS, "x"), Spot(), "naam1")
    opened.apply("naam wijzigen", TWO_YEARS, Spot(), "naam1")
    assert opened.dossier == TWO_YEARS
    assert opened.undo_stack.count() == 0
    assert not opened.has_changes


def test_typing_on_after_a_save_is_a_change(opened: Session, tmp_path: Path) -> None:
    opened.apply("naam wijzigen", named(TWO_YEARS, "Na"), Spot(), "naam1")
    opened.save(tmp_path / "a.banen")
    opened.apply("naam wijzigen", named(TWO_YEARS, "Naam"), Spot(), "naam1")
    assert opened.has_changes
    opened.undo_stack.undo()
    assert opened.dossier.werkgever.naam == "Na"
    assert not opened.has_changes


def test_a_preview_changes_the_answer_and_nothing_else(opened: Session) -> None:
    told = listen(opened.outcome_changed)
    opened.preview(hours(TWO_YEARS, 2024, 300_000))
    assert opened.outcome is not None
    assert opened.outcome.value("verloonde_uren") == 300_000
    assert opened.dossier is TWO_YEARS
    assert not opened.has_changes
    assert opened.undo_stack.count() == 0
    opened.preview(None)
    assert opened.outcome.value("verloonde_uren") == 200_000
    assert len(told) == 2
    opened.preview(None)
    assert len(told) == 2


@pytest.mark.parametrize("number", [200_000, 5])
def test_an_edit_ends_the_preview(opened: Session, number: int) -> None:
    opened.preview(hours(TWO_YEARS, 2024, 300_000))
    opened.apply("uren", hours(TWO_YEARS, 2024, number))
    assert opened.outcome is not None
    assert opened.outcome.value("verloonde_uren") == number


def test_another_year_ends_the_preview(opened: Session) -> None:
    opened.preview(hours(TWO_YEARS, 2024, 300_000))
    opened.show_year(2023)
    opened.show_year(2024)
    assert opened.outcome is not None
    assert opened.outcome.value("verloonde_uren") == 200_000


def test_a_year_that_is_not_there_is_not_shown(opened: Session) -> None:
    told = listen(opened.year_changed)
    opened.show_year(2019)
    opened.show_year(2024)
    assert opened.year == 2024
    assert told == []


def test_a_new_year_is_shown_and_undo_goes_back(opened: Session) -> None:
    opened.show_year(2023)
    opened.add_year(2025)
    assert opened.year == 2025
    opened.undo_stack.undo()
    assert opened.year == 2023
    assert opened.dossier is TWO_YEARS
    opened.undo_stack.redo()
    assert opened.year == 2025


def test_the_outcome_belongs_to_the_year_whenever_anybody_hears_of_a_change(
    opened: Session,
) -> None:
    seen: list[tuple[int | None, int | None]] = []

    def look() -> None:
        seen.append((opened.year, opened.outcome.jaar if opened.outcome else None))

    for signal in (opened.year_changed, opened.document_changed, opened.outcome_changed):
        signal.connect(look)
    opened.apply("jaar verwijderen", edits.remove_year(TWO_YEARS, 2024))
    assert opened.year == 2023
    opened.apply("jaar verwijderen", Dossier(TWO_YEARS.werkgever, id=TWO_YEARS.id))
    assert opened.year is None
    opened.undo_stack.undo()
    assert opened.year == 2023
    opened.undo_stack.undo()
    assert opened.year == 2024
    assert all(year == shown for year, shown in seen)


def test_a_dossier_that_may_only_be_read_does_not_change(opened: Session) -> None:
    opened.read_only = "Iemand heeft dit dossier al open."
    opened.preview(named(TWO_YEARS, "x"))
    opened.apply("naam", named(TWO_YEARS, "x"))
    opened.add_year(2025)
    assert opened.dossier is TWO_YEARS
    assert not opened.has_changes


def test_a_copy_of_what_could_only_be_read_may_be_changed(opened: Session, tmp_path: Path) -> None:
    opened.read_only = "Iemand heeft dit dossier al open."
    refreshed = listen(opened.document_changed)
    opened.save(tmp_path / "kopie.banen")
    assert not opened.read_only
    assert refreshed
    opened.apply("naam", named(TWO_YEARS, "x"))
    assert opened.has_changes


def test_save_makes_clean_and_tells_it(opened: Session, tmp_path: Path) -> None:
    path = tmp_path / "dossier.banen"
    opened.apply("naam", named(TWO_YEARS, "Naam"))
    told = listen(opened.file_changed)
    opened.save(path)
    assert told
    assert opened.path == path
    assert not opened.has_changes
    assert dossier_file.open_dossier(path).dossier == opened.dossier
    opened.undo_stack.undo()
    assert opened.has_changes


def test_save_asks_for_what_is_still_being_typed(opened: Session, tmp_path: Path) -> None:
    opened.settling.connect(lambda: opened.apply("naam", named(TWO_YEARS, "Net getypt")))
    opened.save(tmp_path / "dossier.banen")
    found = dossier_file.open_dossier(tmp_path / "dossier.banen").dossier
    assert found.werkgever.naam == "Net getypt"
    assert not opened.has_changes


def test_a_save_that_fails_leaves_everything(opened: Session, tmp_path: Path) -> None:
    opened.apply("naam", named(TWO_YEARS, "Naam"))
    with pytest.raises(KnownProblem):
        opened.save(tmp_path / "geen map" / "dossier.banen")
    assert opened.has_changes
    assert opened.path is None


def test_a_file_that_somebody_else_changed_is_not_overwritten(
    opened: Session, tmp_path: Path
) -> None:
    path = tmp_path / "dossier.banen"
    opened.save(path)
    other = named(TWO_YEARS, "Ander")
    dossier_file.save_dossier(path, other)
    opened.apply("naam", named(TWO_YEARS, "Ik"))
    with pytest.raises(ChangedElsewhere):
        opened.save(path)
    assert dossier_file.open_dossier(path).dossier == other
    assert opened.has_changes
    opened.save(path, check=False)
    assert dossier_file.open_dossier(path).dossier == opened.dossier


def test_a_recovery_copy_within_two_seconds_also_while_typing_on(
    opened: Session, qtbot: QtBot
) -> None:
    assert RECOVERY_PAUSE_MS <= 1900
    opened._recovery.setInterval(60)
    for number in range(4):
        opened.apply("naam", named(TWO_YEARS, f"Naam {number}"), Spot(), "naam1")
        qtbot.wait(25)
    (copy,) = recovery.list_copies()
    assert recovery.read_copy(copy).werkgever.naam.startswith("Naam ")
    qtbot.waitUntil(
        lambda: recovery.read_copy(recovery.list_copies()[0]) == opened.dossier, timeout=1000
    )
    assert copy.original is None


def test_one_session_at_a_time_waits_to_write_or_remove_a_copy(session: Session) -> None:
    alive = (kept for kept in gc.get_objects() if type(kept) is Session and kept is not session)
    assert not [one for one in alive if Shiboken.isValid(one) and one._recovery.isActive()]


def test_saving_or_undoing_everything_removes_the_recovery_copy(
    opened: Session, tmp_path: Path
) -> None:
    opened.apply("naam", named(TWO_YEARS, "Naam"))
    opened.write_recovery_now()
    assert len(recovery.list_copies()) == 1
    opened.save(tmp_path / "dossier.banen")
    assert recovery.list_copies() == ()
    opened.apply("naam", named(TWO_YEARS, "Weer"))
    opened.write_recovery_now()
    assert recovery.list_copies()[0].original == tmp_path / "dossier.banen"
    opened.undo_stack.undo()
    opened._write_recovery()
    assert recovery.list_copies() == ()


def test_without_changes_no_copy_is_made(opened: Session) -> None:
    opened.write_recovery_now()
    assert recovery.list_copies() == ()


def test_a_copy_that_cannot_be_written_is_told(
    opened: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_values: object) -> None:
        raise KnownProblem("De schijf is vol.")

    monkeypatch.setattr(Copies, "write", refuse)
    told = listen(opened.problem)
    opened.apply("naam", named(TWO_YEARS, "Naam"))
    opened.write_recovery_now()
    assert [str(problem) for (problem,) in told] == ["De schijf is vol."]


def test_recovered_work_is_an_edit_that_is_not_saved_yet(opened: Session, tmp_path: Path) -> None:
    path = tmp_path / "dossier.banen"
    opened.save(path)
    work = named(edits.put_year(TWO_YEARS, Jaar(2025)), "Hersteld")
    opened.recover(work, path, dossier_file.open_dossier(path).fingerprint)
    assert opened.dossier == work
    assert opened.has_changes
    assert opened.year == 2025
    opened.save(path)
    assert dossier_file.open_dossier(path).dossier == remember(work, opened.law)
    opened.undo_stack.undo()
    assert opened.dossier == remember(TWO_YEARS, opened.law)
    assert opened.year == 2024


def test_recovered_work_does_not_overwrite_what_was_saved_since(
    opened: Session, tmp_path: Path
) -> None:
    path = tmp_path / "dossier.banen"
    opened.save(path)
    known = dossier_file.open_dossier(path).fingerprint
    dossier_file.save_dossier(path, named(TWO_YEARS, "Later door een ander"))
    opened.recover(named(TWO_YEARS, "Hersteld"), path, known)
    with pytest.raises(ChangedElsewhere):
        opened.save(path)


def test_recovered_work_without_a_file(session: Session) -> None:
    session.recover(TWO_YEARS)
    assert session.dossier == TWO_YEARS
    assert session.path is None
    assert session.has_changes
    assert session.year == 2024
    session.undo_stack.undo()
    assert session.dossier == Dossier(id=TWO_YEARS.id)
    assert session.year is None


def test_a_copy_that_is_equal_to_its_file_is_forgotten(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "dossier.banen"
    fingerprint = dossier_file.save_dossier(path, TWO_YEARS)
    recovery.write_copy(TWO_YEARS, path, fingerprint)
    session.recover(TWO_YEARS, path, fingerprint)
    assert not session.has_changes
    assert recovery.list_copies() == ()


def test_a_session_with_unsaved_work_can_be_deleted(
    opened: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    opened.apply("naam", named(TWO_YEARS, "Naam"))
    Shiboken.delete(opened)
    settle()
    assert capsys.readouterr().err == ""


steps = st.lists(
    st.one_of(
        st.tuples(st.just("naam"), st.sampled_from("abc")),
        st.tuples(st.just("uren"), st.sampled_from("123")),
        st.tuples(st.just("baan"), st.sampled_from("12")),
        st.tuples(st.just("weg"), st.just("")),
        st.tuples(st.just("jaar"), st.sampled_from(["2024", "2025"])),
        st.tuples(st.just("terug"), st.just("")),
        st.tuples(st.just("opnieuw"), st.just("")),
    ),
    max_size=14,
)


def _take(session: Session, kind: str, value: str) -> None:
    now = session.dossier
    year = now.jaren[-1].jaar if now.jaren else None
    if kind == "naam":
        session.apply("naam", named(now, value), Spot(), "naam")
    elif kind == "uren" and year is not None:
        session.apply("uren", hours(now, year, int(value)), Spot(), f"uren{value}")
    elif kind == "baan" and year is not None:
        session.apply("baan", edits.put_jobs(now, year, [baan(kenmerk=value)]))
    elif kind == "weg" and year is not None:
        session.apply("jaar", edits.remove_year(now, year))
    elif kind == "jaar" and now.year(int(value)) is None:
        session.add_year(int(value))
    elif kind == "terug":
        session.undo_stack.undo()
    elif kind == "opnieuw":
        session.undo_stack.redo()


@examples(0.6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=steps)
def test_undo_of_any_sequence_of_edits_restores(session: Session, taken: list[Any]) -> None:
    session.start(TWO_YEARS)
    for kind, value in taken:
        _take(session, kind, value)
        assert session.year is None or session.jaar is not None
        assert (session.year is None) == (not session.dossier.jaren)
    last = session.dossier
    done = session.undo_stack.index()
    for _ in range(done):
        session.undo_stack.undo()
    assert session.dossier == TWO_YEARS
    assert not session.has_changes
    for _ in range(done):
        session.undo_stack.redo()
    assert session.dossier == last


def test_a_dossier_with_another_id_can_be_put(opened: Session) -> None:
    other = replace(TWO_YEARS, id="f" * 32)
    opened.apply("vervangen", other)
    opened.undo_stack.undo()
    assert opened.dossier is TWO_YEARS


def test_what_is_open_waits_for_a_rest_in_typing_and_no_longer(
    opened: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "POINTS_PAUSE_MS", 60)
    told = listen(opened.points_changed)
    before = opened.points()
    opened.apply("naam", named(TWO_YEARS, "N"), Spot(), "naam1")
    opened.apply("naam", named(TWO_YEARS, ""), Spot(), "naam1")
    assert opened.points() is before
    assert told == []
    qtbot.waitUntil(lambda: told != [], timeout=2000)
    without = opened.points().open_at(["werkgever"])
    opened.apply("naam", named(TWO_YEARS, "N"), Spot(), "naam2")
    opened.settle()  # who uses the dossier waits for nothing
    assert opened.points().open_at(["werkgever"]) == without - 1
    opened.undo_stack.undo()
    assert opened.points().open_at(["werkgever"]) == without


def test_what_was_saved_of_a_year_is_out_of_date_with_other_figures_and_another_law(
    opened: Session, tmp_path: Path
) -> None:
    source = source_of(opened.dossier, opened.law)
    opened.remember_exported(Exported(tmp_path, datetime(2026, 2, 1, tzinfo=UTC), source))
    assert opened.is_exported
    opened.apply("naam", named(TWO_YEARS, "Anders"))
    assert not opened.is_exported
    opened.undo_stack.undo()
    assert opened.is_exported
    opened.use_law(law_with("quotumpercentage", 2024, "3.00"))
    assert not opened.is_exported
