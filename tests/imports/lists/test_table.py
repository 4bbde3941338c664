"""The door: encodings, separators, and a child that leaves nothing behind."""

import tempfile
from pathlib import Path

import hostile_lists
import pytest
from hypothesis import given
from hypothesis import strategies as st
from payroll_lists import FOLDER, PERSONAL

from banen_desktop.child import StoppedProblem
from banen_desktop.imports.lists import table as tables
from banen_desktop.imports.lists.raw import (
    Kind,
    RawFile,
    RawTable,
    Settings,
    Source,
    address,
    column_name,
)
from banen_desktop.imports.lists.table import read_clipboard, read_in_child, read_table
from banen_desktop.imports.lists.text_reader import decode, split
from banen_desktop.problems import KnownProblem

LINES = "Onderdeel;Functie;Verloonde uren\nCafé;Kok;1.234,5\nÉlan;Ober;2\n"


def read(path: Path, settings: Settings | None = None) -> RawFile:
    return read_table(path, settings or Settings(), lambda _: None)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encoding_and_separator_are_recognised(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "lijst.csv"
    text = LINES.replace(",5", "").replace(";", separator)
    path.write_bytes(text.encode(encoding))
    file = read(path)
    assert file.tables[0].rows[1] == ("Café", "Kok", "1.234")
    assert file.settings.separator == separator
    assert file.settings.encoding == encoding.removesuffix("-sig")


def test_settings_go_before_what_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(LINES.encode("utf-8"))
    file = read(path, Settings("cp1252", ","))
    assert file.settings == Settings("cp1252", ",")
    assert file.tables[0].rows[1] == ("CafÃ©;Kok;1.234", "5")
    path.write_bytes(LINES.encode("cp1252"))
    with pytest.raises(KnownProblem, match="niet te lezen als utf-8"):
        read(path, Settings("utf-8"))


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=6))
def test_text_stays_text(rows: list[list[str]]) -> None:
    text = "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    found, _ = split(text, ";")
    assert found == rows


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    try:
        text, _ = decode(data)
        rows, separator = split(text)
    except KnownProblem:
        return
    assert len(separator) == 1
    inside = "".join("".join(map(str, row)) for row in rows)
    for sign in {*text} - {separator, '"', "\r", "\n", "="}:  # `sep=;` is no part of a list
        assert inside.count(sign) == text.count(sign) or text.casefold().startswith("sep=")


@given(st.text(max_size=300))
def test_any_text_can_be_pasted(text: str) -> None:
    try:
        file = read_clipboard(text)
    except KnownProblem:
        return
    (table,) = file.tables
    assert table.rows
    assert {len(row) for row in table.rows} == {table.width}
    shown = "".join(str(cell) for row in table.rows for cell in row)
    assert "".join(shown.split()) or table.left_out or table.remarks


def test_nothing_is_left_on_disk_and_no_personal_value_leaves_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    heard: list[str] = []
    file = read_in_child(FOLDER / "banen-met-persoonsgegevens.xlsx", on_progress=heard.append)
    assert list(tmp_path.rglob("*")) == []
    told = repr(file) + repr(heard)
    assert not any(secret in told for secret in PERSONAL)
    assert heard[-1].endswith("blad Banenafspraak 2025")


def test_cancel() -> None:
    with pytest.raises(StoppedProblem):
        read_in_child(FOLDER / "formules.xlsx", cancelled=lambda: True)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="niet te openen"):
        read(tmp_path / "weg.xlsx")
    with pytest.raises(KnownProblem, match="niet te openen"):
        read(tmp_path)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "groot.csv"
    path.write_bytes(b"uren\n")
    monkeypatch.setattr(tables, "LARGEST_FILE", 4)
    with pytest.raises(KnownProblem, match="groter dan 50 MB"):
        read(path)


def test_cells_know_their_kind_and_address() -> None:
    table = RawTable(
        Source("a", ""),
        "Blad",
        (("x", 0.8, 0.8, True, "", " "), ("y",)),
        percentages=frozenset({1}),
        broken=frozenset({(1, 1)}),
    )
    kinds = [table.kind(0, column) for column in range(6)]
    assert kinds == [
        *(Kind.TEXT, Kind.PERCENTAGE, Kind.NUMBER, Kind.BOOL),
        *(Kind.EMPTY, Kind.EMPTY),
    ]
    assert (table.kind(1, 1), table.shown(1, 1), table.shown(0, 1)) == (Kind.BROKEN, "#", "80%")
    assert (table.kind(9, 9), table.width) == (Kind.EMPTY, 6)
    assert [column_name(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert address(11, 1) == "B12"


def test_what_is_said_about_hidden_sheets_and_broken_formulas() -> None:
    hidden = read(FOLDER / "verborgen-en-meer-bladen.xlsx")
    assert [table.hidden for table in hidden.tables] == [False, True, False]
    assert "verborgen" in hidden.tables[1].remarks[0]
    broken = read(FOLDER / "formules.xlsx").tables[0]
    assert "B3 en B4" in broken.remarks[0]


@pytest.mark.parametrize("error", ["#CIRC!", "#SPILL!", "#PYTHON!"])
def test_a_newer_error_cell_costs_its_row_and_not_the_file(tmp_path: Path, error: str) -> None:
    """calamine refuses the whole sheet for it."""
    rows = f'<row r="3"><c r="A3"><v>7</v></c><c r="B3" t="e"><v>{error}</v></c></row>'
    page = hostile_lists.sheet(hostile_lists.HEADER + hostile_lists.ROW.format(100) + rows)
    table = _read(tmp_path, "fout.xlsx", hostile_lists.xlsx(page)).tables[0]
    assert table.broken == {(2, 1)}
    assert table.value(1, 1) == 100


def test_errors_are_known_in_cells_without_an_address(tmp_path: Path) -> None:
    row = '<row><c t="inlineStr"><is><t>{}</t></is></c><c{}><v>{}</v></c></row>'
    title = 't="inlineStr"><is><t>School</t></is></c><c t="inlineStr"><is><t>Uren</t></is>'
    rows = f"<row><c {title}</c></row>" + row.format("Noord", "", 100)
    page = hostile_lists.sheet(rows + row.format("Zuid", ' t="e"', "#N/A"))
    table = _read(tmp_path, "zonder.xlsx", hostile_lists.xlsx(page)).tables[0]
    assert table.rows[:2] == (("School", "Uren"), ("Noord", 100.0))
    assert table.broken == {(2, 1)}


def test_errors_as_text_are_errors_too(tmp_path: Path) -> None:
    text = "School;Uren;Einddatum\n#N/B;100;#WAARDE!\nNoord;Err:502;#1\nZuid;#VERW!;Fout: 3\n"
    table = _read(tmp_path, "fouten.csv", text.encode()).tables[0]
    assert table.broken == {(1, 0), (1, 2), (2, 1), (3, 1)}
    assert table.value(1, 0) == ""
    assert table.value(2, 2) == "#1"


def _read(folder: Path, name: str, data: bytes) -> RawFile:
    path = folder / name
    path.write_bytes(data)
    return read_table(path, Settings(), lambda _: None)
