"""The look inside a workbook: what lies far away, or in a later piece, is seen too."""

from pathlib import Path

import pytest
from hostile_lists import MAIN, sheet, xlsx

from banen_desktop.imports.lists import archive
from banen_desktop.imports.lists.archive import SheetFacts, look_inside
from banen_desktop.problems import KnownProblem

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'
    "</styleSheet>"
)


def near(first: int, last: int) -> str:
    """Rows with one number."""
    return "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(first, last)
    )


def row(address: str, content: str, more: str = "") -> str:
    """A row with one cell."""
    return f'<row><c r="{address}"{more}>{content}</c></row>'


def facts(folder: Path, rows: str) -> SheetFacts:
    """What is told about a sheet with these rows."""
    path = folder / "lijst.xlsx"
    path.write_bytes(xlsx(sheet(rows), more={"xl/styles.xml": STYLES}))
    return look_inside(path).sheets["Blad1"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("Z9", ""),
        ("AA9", "27 kolommen"),
        ("AZ99999", "52 kolommen"),
        ("AAA9", "703 kolommen"),
        ("A99999", ""),
        ("A100000", "rij 100.000"),
        ("Z100000", "rij 100.000"),
        ("AA99999", "27 kolommen"),
    ],
)
@pytest.mark.parametrize("before", [2, 20_000])
def test_a_far_cell_is_seen_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, why: str, before: int
) -> None:
    monkeypatch.setattr(archive, "MOST_COLUMNS", 26)
    monkeypatch.setattr(archive, "MOST_ROWS", 99_999)
    monkeypatch.setattr(archive, "_PIECE", 50_000)
    rows = near(1, before) + row(address, "<v>1</v>") + near(before + 1, before + 2000)
    found = facts(tmp_path, rows).too_large
    assert why in found
    assert bool(found) is bool(why)


def test_a_far_cell_without_content_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_COLUMNS", 26)
    rows = near(1, 9) + '<row><c r="AB99" s="1"/></row>'
    assert facts(tmp_path, rows).too_large == ""


@pytest.mark.parametrize(
    ("content", "more"),
    [
        ("<v>#N/A</v>", ' t="e"'),
        ("<v>#N/A</v>", " t='e'"),
        ("<f>1+1</f>", ""),
        ("<f>1+1</f><v></v>", ""),
        ("<f/>", ""),
    ],
)
def test_a_broken_cell_is_seen_in_a_later_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, more: str
) -> None:
    monkeypatch.setattr(archive, "_PIECE", 50_000)
    rows = near(1, 5000) + row("C5000", content, more) + near(5001, 5100)
    assert facts(tmp_path, rows).broken == {(4999, 2)}
    assert not facts(tmp_path, near(1, 5100)).broken


def test_a_column_of_percentages_may_begin_thousands_of_rows_down(tmp_path: Path) -> None:
    rows = near(1, 15_000) + row("B15000", "<v>0.8</v>", ' s="1"')
    assert len(rows) > archive._PIECE
    assert facts(tmp_path, rows).percentages == {1}


@pytest.mark.parametrize("padding", [0, 20_000, 100_000])
def test_a_doctype_behind_comments_is_refused(tmp_path: Path, padding: int) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(xlsx(sheet(before="<!-- nog niet -->\n" * padding + "<!DOCTYPE a>")))
    with pytest.raises(KnownProblem, match="hoort"):
        look_inside(path)


def test_pieces_are_the_whole_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = near(1, 300)
    whole = facts(tmp_path, rows + row("AB300", "<v>1</v>"))
    for size in range(40, 400, 7):
        monkeypatch.setattr(archive, "_PIECE", size)
        assert facts(tmp_path, rows + row("AB300", "<v>1</v>")) == whole
