"""Open and save: the whole way from a dossier to the disk and back."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier.model import Baan, Dossier, Jaar, Werkgever
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import banen_file, locked, upgrades
from banen_desktop.storage.atomic import UNCHECKED, ChangedElsewhere, Expected, fingerprint
from banen_desktop.storage.banen_file import FORMAT, SCHEMA, to_bytes
from banen_desktop.storage.dossier_file import OpenedDossier, open_dossier, save_dossier
from banen_desktop.storage.sqlite_file import FileKind, Tables, Upgrade

DOSSIER = Dossier(
    werkgever=Werkgever(naam="Stichting Voorbeeld"),
    jaren=(Jaar(jaar=2024, banen=(Baan(kenmerk="P-01"),)),),
)
CHANGED = replace(DOSSIER, werkgever=Werkgever(naam="Stichting Anders"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossier.banen"


def test_what_is_saved_opens(path: Path) -> None:
    made = save_dossier(path, DOSSIER, expected=None)
    assert open_dossier(path) == OpenedDossier(DOSSIER, made)
    assert fingerprint(path) == made


@given(dossiers())
def test_any_dossier_is_saved_and_opens(
    tmp_path_factory: pytest.TempPathFactory, dossier: Dossier
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.banen"
    save_dossier(path, dossier)
    assert open_dossier(path).dossier == dossier


def test_each_save_gives_the_fingerprint_for_the_next(path: Path) -> None:
    first = save_dossier(path, DOSSIER, expected=None)
    second = save_dossier(path, CHANGED, expected=first)
    assert second != first
    with pytest.raises(ChangedElsewhere):
        save_dossier(path, DOSSIER, expected=first)
    assert open_dossier(path).dossier == CHANGED


def test_opening_changes_nothing(path: Path) -> None:
    save_dossier(path, DOSSIER)
    before = path.stat()
    open_dossier(path)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_not_there_is_explained(path: Path) -> None:
    with pytest.raises(KnownProblem, match="niet te lezen: de map of de schijf") as caught:
        open_dossier(path)
    assert "Opslaan" not in str(caught.value)


@pytest.mark.parametrize("name", ["x" * 300, "gone/dossier.banen"])
def test_a_name_that_leads_nowhere_is_explained(tmp_path: Path, name: str) -> None:
    for attempt in (open_dossier, lambda path: save_dossier(path, DOSSIER)):
        with pytest.raises(KnownProblem):
            attempt(tmp_path / name)


@pytest.mark.skipif(os.name != "posix", reason="pipes in folders")
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    for attempt in (open_dossier, lambda path: save_dossier(path, DOSSIER)):
        with pytest.raises(KnownProblem, match="geen gewoon bestand"):
            attempt(path)


def test_a_folder_is_not_a_dossier(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="geen gewoon bestand"):
        open_dossier(tmp_path)


def test_a_file_that_is_too_large_is_refused_without_reading_it_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = to_bytes(DOSSIER)
    path.write_bytes(data + bytes(1000))
    monkeypatch.setattr(FileKind, "largest", len(data))
    monkeypatch.setattr(locked, "largest_locked", lambda _: len(data))
    with pytest.raises(KnownProblem, match="groter dan 64 MB"):
        open_dossier(path)


@pytest.mark.parametrize("content", [b"", b"a letter", bytes(200), to_bytes(DOSSIER)[:5000]])
def test_any_other_file_may_be_replaced_when_the_user_says_so(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    save_dossier(path, DOSSIER, UNCHECKED)
    assert open_dossier(path).dossier == DOSSIER
    assert list(path.parent.iterdir()) == [path]


# What cannot be read back is not saved


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (replace(DOSSIER, werkgever=Werkgever(naam="n" * 201)), "Naam: gebruik hoogstens 200"),
        (replace(DOSSIER, werkgever=Werkgever(naam="\ud800")), "geen tekst"),
        (replace(DOSSIER, id="a/b"), "ongeldige sleutel"),
        (replace(DOSSIER, jaren=(Jaar(jaar=2025), Jaar(jaar=2024))), "iets anders terug"),
        (replace(DOSSIER, jaren=(Jaar(jaar=2024, banen=(Baan(id="b"),) * 2),)), "twee keer"),
        (replace(DOSSIER, jaren=(Jaar(jaar=2011),)), "ongeldig jaar"),
    ],
)
def test_a_dossier_that_would_not_come_back_is_not_saved(
    path: Path, broken: Dossier, why: str
) -> None:
    save_dossier(path, DOSSIER)
    with pytest.raises(KnownProblem, match=why) as caught:
        save_dossier(path, broken)
    assert "uw werk staat nog open" in caught.value.safe
    assert open_dossier(path).dossier == DOSSIER


def test_a_fault_of_our_own_is_caught_before_the_swap(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_dossier(path, DOSSIER)
    made = to_bytes(DOSSIER)
    monkeypatch.setattr(banen_file.DOSSIER, "_written", lambda _: made)
    with pytest.raises(KnownProblem, match="iets anders terug"):
        save_dossier(path, CHANGED)
    assert open_dossier(path).dossier == DOSSIER


# Older formats


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The bytes of a dossier of a made-up older format, that lies at `path`."""

    def same(tables: Tables) -> Tables:
        return tables

    monkeypatch.setitem(upgrades.UPGRADES, FORMAT - 1, Upgrade(SCHEMA, same))
    data = to_bytes(DOSSIER)
    data = data[:60] + (FORMAT - 1).to_bytes(4) + data[64:]
    path.write_bytes(data)
    return data


def kept(path: Path) -> list[str]:
    """The names of what lies beside the dossier."""
    return sorted(other.name for other in path.parent.iterdir() if other != path)


def test_an_older_file_opens_and_says_so(path: Path, older: bytes) -> None:
    opened = open_dossier(path)
    assert opened.dossier == DOSSIER
    assert opened.upgraded_from == FORMAT - 1
    assert path.read_bytes() == older
    assert kept(path) == []


def test_the_first_save_keeps_the_older_file_beside_the_new_one(path: Path, older: bytes) -> None:
    opened = open_dossier(path)
    again = save_dossier(path, CHANGED, opened.fingerprint)
    assert kept(path) == [f"dossier (oude indeling {FORMAT - 1}).banen"]
    assert (path.parent / kept(path)[0]).read_bytes() == older
    assert open_dossier(path) == OpenedDossier(CHANGED, again)
    save_dossier(path, DOSSIER, again)
    assert len(kept(path)) == 1


@pytest.mark.parametrize(("before", "count"), [(None, 1), (b"something else", 2)])
def test_what_was_kept_before_is_never_overwritten(
    path: Path, older: bytes, before: bytes | None, count: int
) -> None:
    first = path.with_name(f"dossier (oude indeling {FORMAT - 1}).banen")
    first.write_bytes(older if before is None else before)
    save_dossier(path, CHANGED)
    assert len(kept(path)) == count
    assert first.read_bytes() == (before or older)
    assert older in [(path.parent / name).read_bytes() for name in kept(path)]


@pytest.mark.parametrize("expected", [None, "0" * 64])
def test_nothing_is_kept_when_nothing_is_saved(
    path: Path, older: bytes, expected: Expected
) -> None:
    with pytest.raises(ChangedElsewhere):
        save_dossier(path, CHANGED, expected)
    assert kept(path) == []
    assert path.read_bytes() == older


def test_saving_elsewhere_leaves_the_older_file(path: Path, older: bytes) -> None:
    save_dossier(path.with_name("new.banen"), CHANGED, expected=None)
    assert path.read_bytes() == older
    assert kept(path) == ["new.banen"]


def test_the_longest_name_is_kept_in_its_old_format_too(tmp_path: Path) -> None:
    """The name of what is kept beside it is shortened; the ends of both stay."""
    path = tmp_path / f"{'é' * 124}.banen"
    path.write_bytes((Path(__file__).parent.parent / "files" / "indeling-1.banen").read_bytes())
    opened = open_dossier(path)
    save_dossier(path, opened.dossier, opened.fingerprint)
    (beside,) = (each for each in tmp_path.iterdir() if each != path)
    assert beside.name.startswith("é" * 100)
    assert beside.name.endswith(" (oude indeling 1).banen")
