"""Very many people are added up in several passes; nobody is lost, and memory has a limit."""

from pathlib import Path

import pytest
from loonaangifte_messages import Bericht, Deel, Initieel, months, xml

from banen_desktop.imports.loonaangifte import passes
from banen_desktop.imports.loonaangifte.passes import Pass
from banen_desktop.imports.loonaangifte.privacy import Pseudonyms
from banen_desktop.imports.loonaangifte.read import Progress, read_messages
from banen_desktop.imports.loonaangifte.result import LoonaangifteResult
from banen_desktop.imports.loonaangifte.rows import ALL
from banen_desktop.problems import KnownProblem

PEOPLE = 100
JANUARY, FEBRUARY = months(2022)[:2]


def write(folder: Path, people: int = PEOPLE) -> list[Path]:
    """Two months, and a correction of the first."""
    rows = tuple(Initieel(who, 100 + who % 60) for who in range(1, people + 1))
    berichten = [
        Bericht((Deel(*JANUARY, "volledig", rows),), 2022, "V-1", "2022-01-21T10:00:00"),
        Bericht((Deel(*FEBRUARY, "volledig", rows),), 2022, "V-2", "2022-02-21T10:00:00"),
        Bericht((Deel(*JANUARY, "correctie", rows[:9]),), 2022, "C-1", "2022-03-01T10:00:00"),
    ]
    paths = [folder / f"{number}.xml" for number in range(len(berichten))]
    for path, bericht in zip(paths, berichten, strict=True):
        path.write_bytes(xml(bericht))
    return paths


def passes_of(paths: list[Path]) -> tuple[LoonaangifteResult, int]:
    """The result, and in how many passes it was read."""
    heard: list[Progress] = []
    result = read_messages(paths, heard.append)
    return result, sum(progress.bestand == "" for progress in heard)


@pytest.mark.parametrize(("most", "expected"), [(2 * PEOPLE + 9, 1), (2 * PEOPLE + 8, 2)])
def test_a_second_pass_is_only_for_too_many_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, expected: int
) -> None:
    paths = write(tmp_path)
    monkeypatch.setattr(passes, "MOST_KEPT", most)
    assert passes_of(paths)[1] == expected


def test_everybody_is_counted_once_whatever_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(tmp_path)
    whole, number = passes_of(paths)
    assert number == 1
    assert whole.jaren[0].meetellend.personen == PEOPLE
    for most in (0, 2, 20, 70, 140):
        monkeypatch.setattr(passes, "MOST_KEPT", most)
        result, number = passes_of(paths)
        assert number > 1, most
        assert result == whole, most


def test_a_pass_keeps_no_more_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Silent:
        def next_file(self) -> None: ...
        def bytes_of_file(self, read: int) -> None: ...

    monkeypatch.setattr(passes, "MOST_KEPT", PEOPLE // 3)
    found = Pass(Pseudonyms(), ALL)
    found.read(write(tmp_path), Silent())
    rows = [part.rows for message in found.messages for part in message.parts]
    assert 0 < sum(each.kept for each in rows) <= PEOPLE // 3
    assert sum(len(list(each.keyed())) for each in rows) == sum(each.kept for each in rows)
    assert sum(each.aantal for each in rows) == 2 * PEOPLE + 9
    assert found.shares == ALL[: len(found.shares)]


def test_a_file_that_changes_between_two_passes_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(tmp_path)
    monkeypatch.setattr(passes, "MOST_KEPT", PEOPLE // 5)

    def change(progress: Progress) -> None:
        if progress.bestand == "":
            paths[0].write_bytes(paths[0].read_bytes() + b"\n")

    with pytest.raises(KnownProblem, match="veranderde tijdens het inlezen"):
        read_messages(paths, change)


def test_a_file_that_is_refused_is_refused_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(tmp_path)
    broken = tmp_path / "stuk.xml"
    broken.write_bytes(paths[0].read_bytes()[:-500])
    monkeypatch.setattr(passes, "MOST_KEPT", PEOPLE // 5)
    result, number = passes_of([*paths, broken])
    assert number > 1
    assert [each.bestand for each in result.geweigerd] == ["stuk.xml"]
    assert len(result.bestanden) == len(paths)
