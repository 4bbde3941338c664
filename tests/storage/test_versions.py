"""Versions in the dossier itself: kept, pruned, read back, and refused when damaged."""

import zlib
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from builders import baan, dossier, jaar
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Logo, Vaststelling, Versie
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import banen_file, versions
from banen_desktop.storage.dossier_file import open_dossier, save_dossier

MOMENT = datetime(2026, 4, 1, 12, 30, 15, 99, tzinfo=UTC)


def kept(old: Dossier, jaar: int | None = None) -> Dossier:
    return versions.keep(old, MOMENT, "Vastgesteld", jaar)


def packed(data: bytes) -> Versie:
    return Versie(moment="2026-04-01", inhoud=b64encode(zlib.compress(data)).decode())


@given(dossiers())
def test_what_is_kept_comes_back(drawn: Dossier) -> None:
    found = kept(drawn, 2020)
    assert replace(found, versies=drawn.versies) == drawn
    *before, last = found.versies
    assert tuple(before) == drawn.versies
    bare = replace(drawn, versies=(), logo=Logo(), opgaven=(), raadsleutels=())
    assert versions.restore(last) == bare
    assert replace(versions.put_back(bare, drawn), jaren=drawn.jaren) == drawn


def test_a_version_says_when_and_why(tmp_path: Path) -> None:
    found = kept(dossier(jaar(2025)), 2025)
    (versie,) = found.versies
    assert (versie.moment, versie.aanleiding) == ("2026-04-01T12:30:15+00:00", "Vastgesteld")
    assert versie.jaar == 2025
    save_dossier(tmp_path / "x.banen", found)
    assert open_dossier(tmp_path / "x.banen").dossier == found


def test_versions_and_logo_are_not_kept_in_a_version() -> None:
    first = kept(replace(dossier(jaar(2025)), logo=Logo(inhoud="A" * 10_000)))
    again = kept(first)
    assert len(again.versies[1].inhoud) <= len(first.versies[0].inhoud) + 100
    assert len(first.versies[0].inhoud) < 10_000


def test_the_oldest_versions_make_room() -> None:
    found = dossier(jaar(2025))
    ids = []
    for _ in range(versions.MOST_VERSIONS + 2):
        found = kept(found)
        ids.append(found.versies[-1].id)
    assert [versie.id for versie in found.versies] == ids[2:]


def test_what_a_reported_year_needs_stays_and_other_years_need_nothing() -> None:
    found = kept(dossier(jaar(2024), jaar(2025)))
    found = kept(found)
    first, second = (versie.id for versie in found.versies)
    reported = Vaststelling(op=date(2025, 4, 1), versie=first)
    withdrawn = Vaststelling(op=None, versie=second)
    found = edits.set_year(found, 2024, vaststelling=reported)
    found = edits.set_year(found, 2025, vaststelling=withdrawn)
    for _ in range(versions.MOST_VERSIONS):
        found = kept(found)
    ids = [versie.id for versie in found.versies]
    assert len(ids) == versions.MOST_VERSIONS
    assert first == ids[0]
    assert second not in ids


def reported(op: date | None, why: str, year: int | None = 2024) -> Dossier:
    """What a version gives back of a year that was marked before the version had an id."""
    mark = Vaststelling(op, "DUO", versie="een andere")
    found = versions.keep(dossier(jaar(2024, vaststelling=mark)), MOMENT, why, year)
    return versions.restore(replace(found.versies[0], id="deze"))


@pytest.mark.parametrize(
    ("op", "why", "year", "expected"),
    [
        (date(2025, 4, 1), versions.because_reported(2024), 2024, "deze"),
        (None, versions.because_reported(2024), 2024, "een andere"),
        (date(2025, 4, 1), versions.because_reported(2023), 2023, "een andere"),
        (date(2025, 4, 1), versions.because_reported(2024), None, "een andere"),
        (date(2025, 4, 1), "Voor: jaar 2025 op basis van 2024", 2024, "een andere"),
    ],
)
def test_a_version_made_when_a_year_was_reported_is_the_version_of_that_year(
    op: date | None, why: str, year: int | None, expected: str
) -> None:
    found = reported(op, why, year).year(2024)
    assert found is not None
    assert found.vaststelling == Vaststelling(op, "DUO", versie=expected)


def test_what_a_dossier_becomes_needs_its_versions_too() -> None:
    found = kept(dossier(jaar(2024)))
    first = found.versies[0].id
    for _ in range(versions.MOST_VERSIONS - 1):
        found = kept(found)
    mark = Vaststelling(op=date(2025, 4, 1), versie=first)
    after = edits.set_year(found, 2024, vaststelling=mark)
    for before, becomes in ((found, after), (after, found), (found, found)):
        made = versions.keep_before(before, becomes, MOMENT, "Voor: iets")
        assert len(made.versies) == versions.MOST_VERSIONS
        assert (made.versies[0].id == first) is (after in (before, becomes))


def test_more_are_kept_when_all_are_needed() -> None:
    years = [jaar(number) for number in range(2018, 2018 + versions.MOST_VERSIONS + 1)]
    found = dossier(*years)
    for year in years:
        found = kept(found)
        mark = Vaststelling(op=date(2026, 1, 1), versie=found.versies[-1].id)
        found = edits.set_year(found, year.jaar, vaststelling=mark)
    assert len(found.versies) == versions.MOST_VERSIONS + 1
    assert len(kept(found).versies) == versions.MOST_VERSIONS + 2, "and the newest one"


def test_large_versions_make_room_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    one = kept(dossier(jaar(2025)))
    size = len(one.versies[0].inhoud)
    monkeypatch.setattr(versions, "MOST_SIGNS", 2 * size + size // 2)
    found = kept(kept(one))
    assert len(found.versies) == 2
    assert found.versies[0].id != one.versies[0].id


def test_a_dossier_that_is_too_large_is_a_known_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    one = dossier(jaar(2025))
    size = len(kept(one).versies[0].inhoud)
    monkeypatch.setattr(versions, "LONGEST_VERSION", size)
    assert kept(one).versies
    monkeypatch.setattr(versions, "LONGEST_VERSION", size - 1)
    with pytest.raises(KnownProblem, match="te groot"):
        kept(one)


GOOD = kept(dossier(jaar(2025, baan()))).versies[0]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "geen base64!",
        GOOD.inhoud[:-4],
        GOOD.inhoud[:-1],
        GOOD.inhoud[:40] + ("A" if GOOD.inhoud[40] != "A" else "B") + GOOD.inhoud[41:],
        b64encode(zlib.compress(b"")).decode(),
        b64encode(zlib.compress(b"geen dossier")).decode(),
        b64encode(zlib.compress(banen_file.to_bytes(dossier())) + b"x").decode(),
        b64encode(zlib.compress(banen_file.to_bytes(dossier()) + b"x")).decode(),
        b64encode(zlib.compress(b"\0" * (banen_file.DOSSIER.largest + 10), 9)).decode(),
    ],
)
def test_a_damaged_version_is_a_known_problem(content: str) -> None:
    with pytest.raises(KnownProblem, match="van 1 april 2026 is beschadigd") as caught:
        versions.restore(replace(GOOD, inhoud=content))
    assert caught.value.safe
    assert caught.value.advice


def test_a_version_without_a_moment_can_be_damaged_too() -> None:
    with pytest.raises(KnownProblem, match="van toen"):
        versions.restore(Versie())


def test_a_version_of_an_older_format_is_read() -> None:
    old = (Path(__file__).parent.parent / "files" / "indeling-1.banen").read_bytes()
    assert versions.restore(packed(old)) == banen_file.from_bytes(old)
