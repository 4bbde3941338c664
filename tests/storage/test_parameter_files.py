"""Parameter files that were taken in: kept byte for byte, in their order, and removed again."""

from pathlib import Path

import pytest

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import parameter_files, places
from banen_desktop.storage.parameter_files import (
    KeptFile,
    keep,
    kept_files,
    read_parameter_file,
    remove,
)


def test_nothing_is_kept_and_nothing_is_made_at_first() -> None:
    assert kept_files() == ()
    assert not remove("raad.toml")
    assert not places.parameters_folder().exists()


def test_files_come_back_byte_for_byte_in_the_order_in_which_they_came() -> None:
    files = [KeptFile(f"{name}.toml", name.encode() + b"\r\n\xff") for name in "zam"]
    for file in files:
        keep(file)
    assert list(kept_files()) == files


def test_the_tenth_comes_after_the_ninth() -> None:
    files = [KeptFile(f"{number}.toml", b"") for number in range(12)]
    for file in files:
        keep(file)
    assert list(kept_files()) == files


def test_the_same_name_is_replaced_and_comes_last() -> None:
    for file in (KeptFile("a.toml", b"1"), KeptFile("b.toml", b"2"), KeptFile("a.toml", b"3")):
        keep(file)
    assert kept_files() == (KeptFile("b.toml", b"2"), KeptFile("a.toml", b"3"))
    assert len(list(places.parameters_folder().iterdir())) == 2


def test_a_file_is_removed_by_its_name() -> None:
    for name in ("a.toml", "b.toml"):
        keep(KeptFile(name, b""))
    assert remove("a.toml")
    assert [file.name for file in kept_files()] == ["b.toml"]


def test_what_others_put_there_is_none_of_ours() -> None:
    keep(KeptFile("a.toml", b""))
    for name in ("0002.toml", "b.toml", "0003 c.txt", ".0004 d.toml.tmp"):
        (places.parameters_folder() / name).write_bytes(b"")
    assert [file.name for file in kept_files()] == ["a.toml"]


def test_there_is_an_end_to_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parameter_files, "MOST", 2)
    for name in ("a.toml", "b.toml", "b.toml"):
        keep(KeptFile(name, b""))
    with pytest.raises(KnownProblem, match="Er zijn al 2 parameterbestanden"):
        keep(KeptFile("c.toml", b""))
    assert [file.name for file in kept_files()] == ["a.toml", "b.toml"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("raad 2027.toml", "raad 2027.toml"),
        ("Percentages (définitief)_v2.TOML", "Percentages (définitief)_v2.toml"),
        ("..a;b&c.toml", "a b c.toml"),
        ("§§§.toml", "parameters.toml"),
        ("x" * 150 + ".toml", "x" * 80 + ".toml"),
    ],
)
def test_a_name_is_one_that_every_system_takes(tmp_path: Path, given: str, name: str) -> None:
    path = tmp_path / given
    path.write_bytes(b"inhoud")
    file = read_parameter_file(path)
    assert file == KeptFile(name, b"inhoud")
    keep(file)
    assert kept_files() == (file,)


def test_what_is_no_readable_file_is_a_known_problem(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.toml"):
        with pytest.raises(KnownProblem, match="is niet te lezen"):
            read_parameter_file(path)
    large = tmp_path / "groot.toml"
    large.write_bytes(b"#" * (parameter_files.LARGEST + 1))
    with pytest.raises(KnownProblem, match="te groot"):
        read_parameter_file(large)


def test_a_folder_that_is_none_is_a_known_problem() -> None:
    places.data_folder().mkdir(parents=True, exist_ok=True)
    places.parameters_folder().write_bytes(b"")
    for work in (kept_files, lambda: keep(KeptFile("a.toml", b"")), lambda: remove("a.toml")):
        with pytest.raises(KnownProblem, match="map met parameterbestanden"):
            work()


def test_a_folder_that_cannot_be_made_is_a_known_problem() -> None:
    places.data_folder().parent.mkdir(parents=True, exist_ok=True)
    if places.data_folder().is_dir():
        places.data_folder().rmdir()
    places.data_folder().write_bytes(b"")
    with pytest.raises(KnownProblem, match="map met parameterbestanden"):
        keep(KeptFile("a.toml", b""))


def test_a_folder_on_a_disk_that_is_gone_is_a_known_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "profile").symlink_to(tmp_path / "gone")
    monkeypatch.setenv("BANEN_MAP", str(tmp_path / "profile"))
    with pytest.raises(KnownProblem, match="map met parameterbestanden"):
        keep(KeptFile("a.toml", b""))


def test_a_kept_file_that_cannot_be_removed_is_a_known_problem() -> None:
    keep(KeptFile("a.toml", b""))
    (kept,) = places.parameters_folder().iterdir()
    kept.unlink()
    kept.mkdir()
    with pytest.raises(KnownProblem, match="map met parameterbestanden"):
        remove("a.toml")
