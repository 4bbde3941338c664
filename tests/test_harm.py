"""No test holds what could do harm to the software of others, and the look for it finds it."""

import zipfile
from pathlib import Path

import environment
import harm
import pytest

TESTS = environment.ROOT / "tests"


def test_no_module_of_the_tests_holds_harm() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{each}"
        for path in sorted(TESTS.rglob("*.py"))
        if path.name not in {"harm.py", "test_harm.py"}
        for each in harm.harm_in_code(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(["", *found])


def test_no_file_of_the_tests_holds_harm() -> None:
    files = sorted(path for path in (TESTS / "files").rglob("*") if path.is_file())
    assert len(files) > 100
    found = [f"{path.name}: {each}" for path in files for each in harm.harm_in_file(path)]
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("made = 'x' * 101", "a text of 101 signs"),
        ("made = 10 * 11 * b'x'", "a text of 110 signs"),
        ("made = 'x' * 3**5", "a text of 243 signs"),
        ("made = '<a>' * 6", "opened 6 times"),
        ("made = b'{a=' * 6", "opened 6 times"),
        ("made = 'a.' * 6 + 'b'", "opened 6 times"),
        ("made = 'B-XFD' if there else 'ABC123456'", "very far"),
    ],
)
def test_harm_in_code_is_found(monkeypatch: pytest.MonkeyPatch, source: str, why: str) -> None:
    monkeypatch.setattr(harm, "LONGEST", 100)
    monkeypatch.setattr(harm, "DEEPEST", 5)
    (found,) = harm.harm_in_code(source)
    assert why in found
    assert found.startswith("1: ")


@pytest.mark.parametrize(
    "source",
    [
        "made = 'x' * 100",
        "made = '<a/>' * 9",
        "made = '<a>' * 5",
        "made = 7 * 70_000",
        "x = [0] * 9",
    ],
)
def test_what_is_small_is_no_harm(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    monkeypatch.setattr(harm, "LONGEST", 100)
    monkeypatch.setattr(harm, "DEEPEST", 5)
    assert list(harm.harm_in_code(source)) == []


def test_a_zip_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", "ABC123456")
    assert list(harm.harm_in_file(path)) == ["a cell that is very far"]
    monkeypatch.setattr(harm, "MOST_UNPACKED", 8)
    assert list(harm.harm_in_file(path)) == ["it unpacks to 9 bytes"]
