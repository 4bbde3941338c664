"""Every file of a year, read back by another program, tells the same figures."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import docx
import ooxml
import openpyxl
import pytest
from made_monitors import case
from pdf_structure import opened, structure
from sector_editions import edition, order, whole_sector

from banen_desktop import dutch
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.out.files import USUAL, make_files
from banen_desktop.sector.out.outgoing import Uitvoer, decimals, year_of
from banen_desktop.sector.out.places import places
from banen_desktop.sector.out.recalculated import PERCENT, stored
from banen_desktop.sector.out.sentences import cell_text
from banen_desktop.sector.out.titles import FIRST_COLUMN
from banen_desktop.sector.publication.cells import Cel, Lezer

SECTORS = {"whole": whole_sector, "case": case}
EVERY = [(name, lezer) for name in SECTORS for lezer in Lezer]


@cache
def sector(name: str) -> Monitor:
    return SECTORS[name]()


@cache
def shown(name: str, lezer: Lezer) -> Uitvoer:
    return edition(sector(name), lezer)


@cache
def made(name: str, lezer: Lezer) -> dict[str, bytes]:
    """The content of each file, by its suffix."""
    files = make_files(order(sector(name)), USUAL, lezer)
    return {each.plaats.suffix: each.inhoud for each in files}


def tables(uitvoer: Uitvoer) -> Iterator[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    """Each table as it is read on a page: its key, its header and its rows."""
    for tabel in uitvoer.tabellen:
        if tabel.rijen:
            rows = [(row.naam, *map(cell_text, row.cellen)) for row in tabel.rijen]
            yield tabel.sleutel, (FIRST_COLUMN[tabel.sleutel], *tabel.kolommen), rows


def bare(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without spaces: a line may end anywhere, and never inside a date."""
    return [tuple("".join(text.split()).replace("\u00ad", "") for text in row) for row in rows]


def assert_on_pages(uitvoer: Uitvoer, found: list[list[tuple[str, ...]]]) -> None:
    for key, header, rows in tables(uitvoer):
        wanted = [header, *rows]
        wide = len(header)
        if key == "reeks":  # with the source beside it, and a row for each break
            parts = [[row[:wide] for row in each if "breuk" not in row[0]] for each in found]
        else:
            parts = found
        assert bare(wanted) in map(bare, parts), key


@pytest.mark.parametrize(("name", "lezer"), EVERY)
def test_word(name: str, lezer: Lezer) -> None:
    data = made(name, lezer)[".docx"]
    assert ooxml.faults(data) == []
    file = docx.Document(io.BytesIO(data))
    found = [
        [tuple(cell.text for cell in row.cells) for row in table.rows] for table in file.tables
    ]
    assert_on_pages(shown(name, lezer), found)


@pytest.mark.parametrize(("name", "lezer"), EVERY)
def test_pdf(name: str, lezer: Lezer) -> None:
    tree = structure(opened(made(name, lezer)[".pdf"]))
    found = [
        [tuple(cell.words.strip() for cell in row.of("TH", "TD")) for row in table.of("TR")]
        for table in tree.of("Table")
    ]
    assert_on_pages(shown(name, lezer), found)


def as_number(cel: Cel, text: str) -> Fraction | None:
    return Fraction(Decimal(text.replace(",", "."))) if text else None


def rounded(cel: Cel, value: Fraction | None) -> str:
    if value is None:
        return ""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return dutch.format_number(exact, decimals(cel))


@pytest.mark.parametrize(("name", "lezer"), EVERY)
def test_the_long_table(name: str, lezer: Lezer) -> None:
    uitvoer, data = shown(name, lezer), made(name, lezer)[".csv"]
    assert data.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    told = iter(rows)
    for tabel in uitvoer.tabellen:
        for row in tabel.rijen:
            for column, cel in zip(tabel.kolommen, row.cellen, strict=True):
                line = next(told)
                year = year_of(row) if tabel.sleutel == "reeks" else uitvoer.jaar
                assert (line["jaar"], line["tabel"]) == (str(year), tabel.sleutel)
                assert line["maat"] == column
                assert line["reden"] == cel.reden
                assert line["tekst"] == cel.tekst
                number = as_number(cel, line["waarde"])
                assert rounded(cel, number) == rounded(cel, cel.waarde), (row.naam, column)
                if cel.waarde is None and not cel.tekst:
                    assert line["teken"] == cel.getoond
    assert list(told) == []
    assert rows


@pytest.mark.parametrize(("name", "lezer"), EVERY)
def test_the_data(name: str, lezer: Lezer) -> None:
    uitvoer, found = shown(name, lezer), json.loads(made(name, lezer)[".json"])
    assert found["jaar"] == uitvoer.jaar
    if lezer is Lezer.RAAD:
        outcome = found["uitkomst"]
        keys = {"Banen": "banen", "Quotum": "quotum", "Gehaald": "realisatie", "Eigen": "eigen"}
        for row, key in keys.items():
            cel = uitvoer.cel("kern", row)
            assert cel is not None
            assert rounded(cel, Fraction(outcome[key])) == rounded(cel, cel.waarde)
        members = uitvoer.tabel("per_lid")
        assert members is not None
        assert len(outcome["per_lid"]) == len(members.rijen)
        return
    for tabel in uitvoer.tabellen:
        told = found["tabellen"][tabel.sleutel]
        assert [row["naam"] for row in told["rijen"]] == [row.naam for row in tabel.rijen]
        for row, mine in zip(told["rijen"], tabel.rijen, strict=True):
            assert [each["getoond"] for each in row["cellen"]] == [
                cel.getoond for cel in mine.cellen
            ]


@pytest.mark.parametrize(("name", "lezer"), EVERY)
def test_the_workbook(name: str, lezer: Lezer) -> None:
    uitvoer, data = shown(name, lezer), made(name, lezer)[".xlsx"]
    assert ooxml.faults(data) == []
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    found = places(uitvoer)
    assert {each.sleutel for each in uitvoer.tabellen if each.rijen} <= set(found)
    for place in found.values():
        page = values[place.sheet]
        for number, row in enumerate(place.tabel.rijen):
            line = place.first + number + 1
            assert page.cell(line, 1).value == row.naam
            for column, cel in zip(place.tabel.kolommen, row.cellen, strict=True):
                cell = page.cell(line, place.column(column) + 1)
                wanted = stored(cel)
                if wanted is None:
                    assert cell.value == cel.getoond
                    told = formulas[place.sheet].cell(line, place.column(column) + 1).comment
                    assert (told is not None) == bool(cel.reden)
                    assert told is None or cel.reden in str(told.text)
                    continue
                value = Fraction(str(cell.value))
                shown_as = value * 100 if cel.eenheid in PERCENT else value
                assert rounded(cel, shown_as) == rounded(cel, cel.waarde), (row.naam, column)
                if lezer is Lezer.RAAD:
                    assert float(value) == pytest.approx(float(wanted), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("lezer", Lezer)
def test_what_adds_up_and_percentages_are_formulas(lezer: Lezer) -> None:
    uitvoer = shown("whole", lezer)
    book = openpyxl.load_workbook(io.BytesIO(made("whole", lezer)[".xlsx"]))
    kern = places(uitvoer)["kern"]
    names = [row.naam for row in kern.tabel.rijen]

    def formula(name: str) -> object:
        return book[kern.sheet].cell(kern.first + names.index(name) + 1, 2).value

    for name in ("Banen", "Quotum", "Gehaald", "Dekking in leden"):
        assert str(formula(name)).startswith("="), name
    assert ("Per lid" in book.sheetnames) is (lezer is Lezer.RAAD)
    assert {"uren_per_baan", "quotumpercentage"} <= set(book.defined_names)
    assert "Uitleg" in book.sheetnames
    charts = book["Grafieken"]._charts  # type: ignore[attr-defined]
    assert len(charts) == 4
