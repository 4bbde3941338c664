"""What fuzzers find stays outside the repository."""

from pathlib import Path

import environment
import pytest
from fuzz.outside import arguments, outside


@pytest.mark.parametrize("folder", [".", "tests/files", "dist/new", "tests/../dist"])
def test_a_folder_in_the_repository_is_refused(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(environment.ROOT)
    for place in (environment.ROOT / folder, Path(folder)):
        with pytest.raises(SystemExit, match="outside"):
            outside(place)
    assert not (environment.ROOT / "dist" / "new").exists()


def test_a_folder_elsewhere_is_made(tmp_path: Path) -> None:
    assert outside(tmp_path / "a" / "b").is_dir()


def test_findings_go_beside_the_first_folder_whatever_else_is_said(tmp_path: Path) -> None:
    first = tmp_path / "new"
    more = ["-artifact_prefix=./", "-exact_artifact_path=x", "tests/files/lists", "-runs=1"]
    found = arguments(["fuzz.py", str(first), *more])
    assert found[-1] == f"-artifact_prefix={first}-"
    assert "-exact_artifact_path=x" not in found
    assert [each for each in found if not each.startswith("-")][1:] == [str(first), more[2]]
    assert first.is_dir()


@pytest.mark.parametrize("given", [["-runs=1"], ["tests/files/lists"]])
def test_without_a_folder_outside_nothing_starts(
    given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(environment.ROOT)
    with pytest.raises(SystemExit, match="outside the repository"):
        arguments(["fuzz.py", *given])
