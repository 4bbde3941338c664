"""What could do harm to the software of others is found, in made-up small sources and files."""

import zipfile
from pathlib import Path

import harm
import pytest


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits so low that nothing here is large."""
    monkeypatch.setattr(harm, "LONGEST", 100)
    monkeypatch.setattr(harm, "DEEPEST", 5)
    monkeypatch.setattr(harm, "MOST_ASKED", 100)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("made = 'x' * 101", "a text of 101 signs"),
        ("made = 10 * 11 * b'x'", "a text of 110 signs"),
        ("made = 'x' * 3**5", "a text of 243 signs"),
        ("made = 'x' * 10 * 11", "a text of 110 signs"),
        ("made = ('a' + b * 2 + 'xy' * 3) * 40", "a text of 240 signs"),
        ("made = f'{1}x' * 101", "a text of 101 signs"),
        ("made = [b'x'] * (99 + 2)", "a text of 101 signs"),
        ("made = 'x'.join(['a'] * 51)", "a text of 102 signs"),
        ("made = ''.join('x' for number in range(101))", "a text of 101 signs"),
        ("made = [b'x%d' % n for n in range(0, 68, 2)]", "a text of 102 signs"),
        ("FEW = 3; made = 'x' * 40 * FEW", "a text of 120 signs"),
        ("NUMBER = 40; made = 'x' * NUMBER * 3", "a text of 120 signs"),
        ("TEXT = 'x' * 20; made = TEXT * 6", "a text of 120 signs"),
        ("made = '<a>' * 6", "opened 6 times"),
        ("made = b'{a=' * 6", "opened 6 times"),
        ("made = 'a.' * 6 + 'b'", "opened 6 times"),
        ("made = '.'.join(['a'] * 6)", "opened 6 times"),
        ("made = bytes(101)", "a size of 101"),
        ("with open('x') as file: file.truncate(10 * 11)", "a size of 110"),
        ("made = struct.pack('<I', 101)", "a size of 101"),
        ("made = (101).to_bytes(4)", "a size of 101"),
        ("made = 'a'.ljust(101)", "a size of 101"),
        ("made = 'B-XFD' if there else 'ABC123456'", "very far"),
        ("made = '<c r=\"ZZ10000\"/>'", "very far"),
        ("made = f'<!ENTITY {name} \"x\">'", "an entity"),
        ("""made = '<!ENTITY a "&b;">'""", "an entity"),
        ("""made = '<!ENTITY a SYSTEM "b">'""", "an entity"),
        ("made = '<path stroke-width=\"1e9\"/>'", "very large numbers"),
        ("made = '<path d=\"M0 0h12345678\"/>'", "very large numbers"),
        ("made = 'stroke-dasharray: 0.01'", "very short dashes"),
        ("made = 'SELECT zeroblob(12345678)'", "very long"),
        ("made = 'WITH RECURSIVE a AS (SELECT 1) SELECT 1'", "calls itself"),
        ("made = b'-> scrypt abc 30'", "much work"),
    ],
)
def test_harm_in_code_is_found(source: str, why: str) -> None:
    (found,) = harm.harm_in_code(source)
    assert why in found
    assert found.startswith("1: ")


@pytest.mark.parametrize(
    "source",
    [
        "made = 'x' * 100",
        "made = '<a/>' * 9",
        "made = '<a></a>' * 9",
        "made = '<a>' * 5",
        "made = 7 * 70_000",
        "x = [0] * 900",
        "made = 'x'.join(['a'] * 50)",
        "made = 'x' * times * 99",
        "loop = loop * 2; made = 'x' * loop",
        "made = bytes(100) + bytes(size)",
        "made = [n for n in range(1000)]",
        """made = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "ho">]>&a;'""",
        'made = \'<path d="M0 0h8" stroke-width="1e5"/>\'',
        "made = 'A100000' + 'ZZ9999' + 'zeroblob(99999)'",
        "made = b'-> scrypt abc 20'",
    ],
)
def test_what_is_small_is_no_harm(source: str) -> None:
    assert list(harm.harm_in_code(source)) == []


def test_a_file_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xml"
    path.write_text("ABC123456")
    assert list(harm.harm_in_file(path)) == ["a cell that is very far"]
    path.write_text("<a>" * 500)
    assert list(harm.harm_in_file(path)) == ["something that is opened very often"]
    monkeypatch.setattr(harm, "MOST_UNPACKED", 8)
    assert list(harm.harm_in_file(path)) == ["it holds 1500 bytes"]


def test_a_zip_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", "ABC123456")
    assert list(harm.harm_in_file(path)) == ["a cell that is very far"]
    monkeypatch.setattr(harm, "MOST_UNPACKED", 8)
    assert list(harm.harm_in_file(path)) == ["it unpacks to 9 bytes"]
    monkeypatch.setattr(harm, "MOST_UNPACKED", 1000)
    monkeypatch.setattr(harm, "MOST_RATIO", 0.05)
    assert list(harm.harm_in_file(path)) == ["it unpacks to 9 bytes"]
