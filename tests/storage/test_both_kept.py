"""What others made, what was before, and what a copy has: kept, told, and rewritten."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from age_files import quick_key

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan, Dossier, Jaar, Werkgever
from banen_desktop.dossier.verslag import Versie
from banen_desktop.storage import locked, recovery, versions
from banen_desktop.storage.dossier_file import keep_other, open_dossier, save_dossier

KEY = quick_key()
NOW = datetime(2026, 3, 1, 14, 5, tzinfo=UTC)
DOSSIER = Dossier(
    werkgever=Werkgever(naam="Stichting"), jaren=(Jaar(2024, banen=(Baan(kenmerk="P-01"),)),)
)
CHANGED = edits.set_employer(DOSSIER, naam="Ander")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossier.banen"


def test_the_file_of_others_is_kept_beside_under_a_name_of_its_own(path: Path) -> None:
    made = save_dossier(path, DOSSIER)
    first, second = keep_other(path, NOW), keep_other(path, NOW)
    assert first is not None
    assert second is not None
    assert first[0].name == "dossier (andere versie 2026-03-01 14.05).banen"
    assert second[0].name == "dossier (andere versie 2026-03-01 14.05, 2).banen"
    assert (first[1], second[1]) == (made, made)
    assert first[0].read_bytes() == second[0].read_bytes() == path.read_bytes()


def test_where_there_is_nothing_nothing_is_kept(path: Path) -> None:
    assert keep_other(path, NOW) is None
    assert list(path.parent.iterdir()) == []


def test_beside_a_locked_dossier_what_is_kept_is_locked(path: Path) -> None:
    save_dossier(path, DOSSIER)
    plain = keep_other(path, NOW, KEY)
    assert plain is not None
    assert open_dossier(plain[0], KEY).dossier == DOSSIER
    assert locked.is_locked(plain[0].read_bytes())
    save_dossier(path, DOSSIER, key=KEY)
    shut = keep_other(path, NOW, KEY)
    assert shut is not None
    assert shut[0].read_bytes() == path.read_bytes()


def test_how_it_was_before_is_kept_in_what_came_after() -> None:
    after = versions.keep_before(DOSSIER, CHANGED, NOW, "Voor: iets", 2024)
    (versie,) = after.versies
    assert (versie.aanleiding, versie.jaar) == ("Voor: iets", 2024)
    assert versions.restore(versie) == DOSSIER
    assert replace(after, versies=()) == CHANGED
    assert versions.keep_before(Dossier(), CHANGED, NOW, "Voor: iets") == CHANGED


def test_versions_are_rewritten_and_broken_ones_go() -> None:
    kept = versions.keep(versions.keep(DOSSIER, NOW, "een"), NOW, "twee")
    one, two = kept.versies
    same = versions.rewritten((one, Versie(inhoud="AAAA"), two), lambda dossier: dossier)
    assert same == [one, two]
    bare = versions.rewritten(kept.versies, lambda dossier: edits.put_jobs(dossier, 2024, ()))
    assert [versie.id for versie in bare] == [one.id, two.id]
    assert all(not versions.restore(versie).jaren[0].banen for versie in bare)


def test_what_a_recovery_copy_has_is_told(path: Path) -> None:
    save_dossier(path, DOSSIER)
    recovery.write_copy(CHANGED, path)
    (copy,) = recovery.list_copies()
    assert recovery.changed(copy) == ("Werkgever: “Naam” was “Stichting” en is nu “Ander”.",)
    path.unlink()
    assert recovery.changed(copy) is None


def test_of_a_dossier_that_was_never_saved_everything_is_new() -> None:
    recovery.write_copy(DOSSIER, None)
    (copy,) = recovery.list_copies()
    assert "Het jaar 2024 is erbij gekomen." in (recovery.changed(copy) or ())


@pytest.mark.parametrize("which", ["copy", "file"])
def test_while_one_is_locked_nothing_can_be_told(path: Path, which: str) -> None:
    save_dossier(path, DOSSIER, key=KEY if which == "file" else None)
    recovery.write_copy(CHANGED, path, None, KEY if which == "copy" else None)
    (copy,) = recovery.list_copies()
    assert recovery.changed(copy) is None
