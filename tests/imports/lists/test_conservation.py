"""Nothing of a list vanishes: rows and columns in are used, refused, left out or told.

The lists are made by chance, in every layout; the same ones are written as .csv, .xlsx, .xls and
.ods, and give the same there.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from libreoffice import SOFFICE, convert

from banen_desktop.imports.lists import convert as conversion
from banen_desktop.imports.lists.mapping import ListKind, Mapping
from banen_desktop.imports.lists.raw import RawTable, Settings, Source, Value
from banen_desktop.imports.lists.recognise import recognise
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.lists.table import read_table
from banen_desktop.quota.law.law import built_in

LAW, YEAR = built_in(), 2025
SOURCE = Source("lijst.xlsx", "0" * 64)
ERROR = "#N/A"
SCHOOLS = ("De Linde", "De Eik", "")
COLUMNS: dict[str, tuple[Value, ...]] = {
    "School": SCHOOLS,
    "Functiegroep": ("OP", "OOP", "directie", ""),
    "Personeelsnummer": (101.0, 102.0, 103.0),
    "Naam medewerker": ("Jansen", "Pietersen"),
    "Geboortedatum": (date(1980, 5, 6),),
    "Kleur": ("rood", "blauw", 7.0, ""),
    "Werkgever": ("Noord", "Zuid", 41234.0, ""),
    "Jaar": (2025.0, 2024.0, ""),
    "Periode": (1.0, 2.0, 13.0),
    "Begindatum": (date(2025, 1, 1), date(2026, 2, 1), "31-12-2024", "ooit", ""),
    "Einddatum": (date(2025, 6, 30), date(2024, 6, 30), ERROR, ""),
    "Kenmerk": ("P-1", "P-2", ""),
}
AMOUNTS: dict[str, tuple[Value, ...]] = {
    "Verloonde uren": (100.0, 12.5, -3.0, "78,25", "veel", "*", "", True, ERROR),
    "Uren per week": (36.0, 20.0, 0.0, "7,5", 200.0, "", ERROR),
    "Fte": (1.0, 0.5, "0,8", "x", ""),
}
ODD = ("", "totaal", "kop", "tekst")


@dataclass(frozen=True)
class List:
    """A list by chance: what stands above it, its titles and its rows."""

    above: tuple[tuple[Value, ...], ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def all(self) -> list[tuple[Value, ...]]:
        """Everything on the sheet."""
        return [*self.above, self.titles, *self.rows]


def made(chance: Random) -> List:
    """A list by chance."""
    some = chance.sample(sorted(COLUMNS), chance.randint(0, 6))
    amounts = chance.sample(sorted(AMOUNTS), chance.randint(1, 2))
    titles = [*some, *amounts]
    chance.shuffle(titles)
    known = COLUMNS | AMOUNTS
    rows: list[tuple[Value, ...]] = []
    for _ in range(chance.randint(1, 12)):
        odd = chance.choice((*ODD, *[None] * 12))
        row: list[Value] = [chance.choice(known[title]) for title in titles]
        if odd is not None:
            row = [""] * len(titles)
            row[0] = {"": "", "totaal": "Totaal", "kop": titles[0], "tekst": "Zie bijlage"}[odd]
        rows.append(tuple(row))
    above = chance.choice(((), (("Overzicht van de uren",),), (("Lijst",), ())))
    return List(above, tuple(titles), tuple(rows))


def conserved(table: RawTable, mapping: Mapping, found: ListResult) -> None:
    """Rows and columns in are rows and columns accounted for."""
    skipped = found.skipped
    counted = (
        found.provenance.gebruikt
        + len({each.rij for each in found.refused})
        + sum(getattr(skipped, name) for name in skipped.__slots__)
    )
    assert len(found.refused) == len({each.rij for each in found.refused})
    assert counted == max(len(table.rows) - mapping.first_row, 0)
    below = table.rows[mapping.first_row :]
    filled = {
        column
        for column in range(table.width)
        if any(row[column] != "" for row in below if column < len(row))
    }
    used = {column for column, target in enumerate(mapping.targets) if target is not None}
    personal = {each.column for each in table.left_out}
    letters = {letters for letters, _ in found.unused}
    assert not used & personal
    assert filled <= used | personal | {ord(each) - ord("A") for each in letters}


def read(table: RawTable, kind: ListKind) -> tuple[RawTable, Mapping, ListResult]:
    recognised = recognise(table, YEAR, kind)
    found = conversion.convert(recognised.table, recognised.mapping, YEAR, LAW, Decimal(36))
    return recognised.table, recognised.mapping, found


@given(st.randoms(use_true_random=False), st.sampled_from(list(ListKind)), st.booleans())
def test_every_row_and_column_is_accounted_for(
    chance: Random, kind: ListKind, hidden: bool
) -> None:
    rows = [[*row] for row in made(chance).all]
    broken = {(y, x) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == ERROR}
    for y, x in broken:
        rows[y][x] = ""
    table = RawTable(
        SOURCE,
        "Blad1",
        tuple(map(tuple, rows)),
        broken=frozenset(broken),
        hidden_rows=frozenset(range(3, 5)) if hidden else frozenset(),
    )
    shown, mapping, found = read(table, kind)
    if not mapping.usable:
        return
    conserved(shown, mapping, found)
    for answer in ("weg", "mee"):
        with_answer = mapping.with_answer("verborgen", answer)
        again = conversion.convert(shown, with_answer, YEAR, LAW, Decimal(36))
        conserved(shown, with_answer, again)
    for question in found.questions:
        for answer, _ in question.answers:
            with_answer = mapping.with_answer(question.key, answer)
            conserved(
                shown, with_answer, conversion.convert(shown, with_answer, YEAR, LAW, Decimal(36))
            )


def test_a_sum_that_does_not_fit_refuses_each_of_its_rows() -> None:
    rows = (("School", "Verloonde uren"), ("De Linde", 10.0), ("De Linde", -30.0), ("De Eik", 5.0))
    table, mapping, found = read(RawTable(SOURCE, "Blad1", rows), ListKind.UREN)
    assert [each.rij for each in found.refused] == [2, 3]
    conserved(table, mapping, found)


FORMS = ("xlsx", "ods", "xls")
LISTS = [made(Random(seed)) for seed in range(40)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("lists")
    with xlsxwriter.Workbook(str(place / "lijst.xlsx"), {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "d-m-yyyy"})
        for number, one in enumerate(LISTS):
            sheet = book.add_worksheet(f"Lijst {number}")
            _write(sheet, one.all, day)
    for form in FORMS[1:]:
        convert([place / "lijst.xlsx"], form, place)
    for number, one in enumerate(LISTS):
        with (place / f"{number}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(map(_as_text, one.all))
    return place


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    rows: Sequence[Sequence[Value]],
    day: xlsxwriter.format.Format,
) -> None:
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell == ERROR:
                sheet.write_formula(y, x, "=NA()", None, ERROR)
            elif isinstance(cell, date):
                sheet.write_datetime(y, x, datetime.combine(cell, time()), day)
            elif cell != "":
                sheet.write(y, x, cell)


def _as_text(row: Sequence[Value]) -> list[str]:
    texts = []
    for cell in row:
        if isinstance(cell, bool):
            texts.append("WAAR" if cell else "ONWAAR")
        elif isinstance(cell, float):
            texts.append(f"{cell:g}".replace(".", ","))
        else:
            texts.append(f"{cell:%d-%m-%Y}" if isinstance(cell, date) else str(cell))
    return texts


@pytest.mark.traag
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")
@pytest.mark.timeout(240)
def test_every_format_gives_the_same(folder: Path) -> None:
    books = {
        form: read_table(folder / f"lijst.{form}", Settings(), lambda _: None).tables
        for form in FORMS
    }
    for number in range(len(LISTS)):
        name = f"Lijst {number}"
        tables = {
            form: next(table for table in tables if table.name == name)
            for form, tables in books.items()
        }
        plain = read_table(folder / f"{number}.csv", Settings(), lambda _: None)
        tables["csv"] = plain.tables[0]
        seen = {form: _outcome(table) for form, table in tables.items()}
        assert seen["ods"] == seen["xlsx"], name
        assert seen["xls"] == seen["xlsx"], name
        assert seen["csv"] == seen["xlsx"], name


def _outcome(table: RawTable) -> list[object]:
    """What a list gives as hours and as jobs, without where it was read."""
    outcomes: list[object] = []
    for kind in ListKind:
        shown, mapping, found = read(table, kind)
        if mapping.usable:
            conserved(shown, mapping, found)
        refused = [(each.rij, each.kolom) for each in found.refused]
        hours = [(row.onderdeel, row.functiegroep, row.verloonde_uren) for row in found.hours]
        jobs = [(row.kenmerk, row.van, row.tot, row.uren_per_week) for row in found.jobs]
        outcomes += [mapping.targets, found.totals, refused, hours, jobs]
    return outcomes
