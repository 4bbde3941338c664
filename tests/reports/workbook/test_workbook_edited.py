"""After somebody edits a workbook every filled row counts or is told, in three programs alike.

LibreOffice and Gnumeric open what openpyxl changed; IronCalc makes the same changes itself.
"""

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import gnumeric
import ironcalc
import libreoffice
import openpyxl
import pytest
from builders import baan, dossier, jaar, regel

from banen_desktop.dossier import edits
from banen_desktop.dossier.end_of_rows import END_OF_ROWS
from banen_desktop.dossier.model import Baan, Dossier, Toerekening, UrenRegel, Vorm
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook import prepared, write_workbook
from banen_desktop.reports.workbook.sheet import Sheet

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "resources" / "voorbeeld" / "voorbeeldscholen.toml"
MADE = date(2026, 2, 15)
YEAR = 2024
ROWS, CELLS = "rijen", "vakken"
FEWER_ROWS = 25

pytestmark = [pytest.mark.traag, pytest.mark.timeout(900)]

Change = tuple[str, int, str, Any]
"""Sheet, row counted from the end of what is filled in (0: the first empty one), title, value."""


@dataclass(frozen=True)
class Edited:
    """A dossier, what somebody types in its workbook, and what that has to come to.

    `expected` is the dossier that the workbook then stands for; `told` how much is not read.
    """

    written: Dossier
    changes: tuple[Change, ...] = ()
    expected: Dossier | None = None
    told: int = 0
    named: Mapping[str, Any] | None = None


def sample() -> Dossier:
    return read_toml(SAMPLE.read_bytes())


def small(*banen: Baan, **values: Any) -> Dossier:
    uren = (regel(onderdeel="De Linde", verloonde_uren=600_000), regel(verloonde_uren=300_000))
    return dossier(
        jaar(YEAR - 1, baan(verloonde_uren=900), verloonde_uren=900_000),
        jaar(YEAR, *banen, **({"uren": uren} | values)),
    )


def many(number: int = 12) -> Dossier:
    vormen = list(Vorm)
    return small(
        *(
            baan(
                kenmerk=f"P-{place % 9}",
                onderdeel=("De Linde", "de es", "")[place % 3],
                vorm=vormen[place % len(vormen)],
                toerekening=list(Toerekening)[place % 3],
                uren_per_week=20 + place,
                van=date(YEAR, 1 + place % 12, 3),
            )
            for place in range(number)
        )
    )


def with_jobs(source: Dossier, *banen: Baan) -> Dossier:
    year = source.year(YEAR)
    assert year is not None
    return edits.put_jobs(source, YEAR, [*year.banen, *banen])


def with_hours(source: Dossier, *hours: str) -> Dossier:
    year = source.year(YEAR)
    assert year is not None
    more = (UrenRegel(verloonde_uren=Decimal(text)) for text in hours)
    return edits.put_hours(source, YEAR, [*year.uren, *more])


def new_job(place: int) -> tuple[Change, ...]:
    values = {"Kenmerk": f"N-{place}", "Vorm": "Dienstverband", "Uren per week": 10}
    return tuple(("Banen", place, title, value) for title, value in values.items())


def new_jobs(number: int) -> list[Baan]:
    return [baan(kenmerk=f"N-{place}", uren_per_week=10) for place in range(number)]


def wrong_cells() -> tuple[Change, ...]:
    """Each of them in a new row of its own that is right but for this cell."""
    wrong = (
        ("Vorm", "Vast dienstverband"),
        ("Vorm", None),
        ("Toerekening", "ja"),
        ("Uren per week", "twintig"),
        ("Uren per week", 169),
        ("Van", "1-5-2024"),
        ("Tot en met", 2024),
        ("Verloonde uren", "1.331 uur"),
        ("Verloonde uren", -1),
        ("Eigen besluit: telt mee", "zeker"),
        ("Vorm", "D*"),
        ("Aantal personen", 1.5),
    )
    found: list[Change] = []
    for place, (title, value) in enumerate(wrong):
        found += [change for change in new_job(place) if change[2] != title]
        found.append(("Banen", place, title, value))
    return tuple(found)


WRONG = len({change[1] for change in wrong_cells()})
CASES: Mapping[str, Edited] = {
    "voorbeeld": Edited(sample()),
    "tweehonderd rijen en uren erbij": Edited(
        sample(),
        (
            *(change for place in range(200) for change in new_job(place)),
            ("Uren", 0, "Verloonde uren", 1000.5),
            ("Uren", 199, "Verloonde uren", 20),
        ),
        with_hours(with_jobs(sample(), *new_jobs(200)), "1000.5", "20"),
    ),
    "alle vormen, rijen erbij": Edited(
        many(),
        tuple(change for place in range(15) for change in new_job(place)),
        with_jobs(many(), *new_jobs(15)),
    ),
    "verkeerde vakken": Edited(many(), wrong_cells(), told=WRONG),
    "op het einde en erna": Edited(
        many(3), (*new_job(200), *new_job(201), *new_job(202), *new_job(3000)), told=4
    ),
    "uren en een percentage als tekst, en erna": Edited(
        small(baan(verloonde_uren=1331)),
        (
            ("Uren", 0, "Verloonde uren", "1.000 uur"),
            ("Uren", 1, "Onderdeel", "De Es"),
            ("Uren", 2, "Verloonde uren", -5),
            ("Uren", 300, "Verloonde uren", "veel"),
            ("Uren", 2500, "Verloonde uren", "nog meer"),
        ),
        told=6,
        named={"parameter_quotumpercentage": "2,6%"},
    ),
    "een percentage van 260%, een totaal als tekst": Edited(
        small(),
        told=2,
        named={"parameter_quotumpercentage": 2.6, "totaal_uren": "900.000 uur"},
    ),
    "geen banen": Edited(small(), new_job(0), with_jobs(small(), *new_jobs(1))),
}


@cache
def written(name: str) -> bytes:
    """With the prepared rows of a real one where many are added; fewer are computed sooner.

    Only the first is as users get it: charts and notes, which no cell depends on, take half of the
    time of opening one.
    """
    case = CASES[name]
    with pytest.MonkeyPatch.context() as patch:
        if name != "voorbeeld":
            charts = "banen_desktop.reports.workbook.years.write_charts"
            patch.setattr(charts, lambda *_: None)
            patch.setattr(Sheet, "note", lambda *_: None)
        places = [place for _, place, _, _ in case.changes]
        if not any(FEWER_ROWS <= place < prepared.SPARE_ROWS for place in places):
            patch.setattr(prepared, "SPARE_ROWS", FEWER_ROWS)
        return write_workbook(case.written, YEAR, built_in(), kind=Kind.DOSSIER, made_on=MADE)


@cache
def fresh_book(name: str) -> Any:
    """The workbook of a case before anything is changed."""
    return opened(written(name), values=False)


def cells(case: Edited, book: Any) -> list[tuple[str, int, int, Any]]:
    """The cells that are changed: sheet, row, column and value."""
    year = case.written.year(YEAR)
    assert year is not None
    found = []
    for sheet, place, title, value in case.changes:
        filled = len(year.banen if sheet == "Banen" else year.uren)
        columns = {cell.value: cell.column for cell in book[sheet][1]}
        found.append((sheet, 2 + filled + place, columns[title], value))
    for name, value in (case.named or {}).items():
        cell = named(book, name)
        found.append((cell.parent.title, cell.row, cell.column, value))
    return found


def opened(data: bytes | Path, *, values: bool = True) -> Any:
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what other programs leave out is not our fault
        return openpyxl.load_workbook(source, data_only=values)


def named(book: Any, name: str) -> Any:
    ((sheet, cell),) = book.defined_names[name].destinations
    return book[sheet][cell]


class InIronCalc:
    """A workbook that IronCalc read, changed and computed."""

    def __init__(self, path: Path, name: str) -> None:
        case, book = CASES[name], fresh_book(name)
        self._model = ironcalc.load_from_xlsx(str(path), "en", "UTC")
        self._sheets = book.sheetnames
        for sheet, row, column, value in cells(case, book):
            place = (self._sheets.index(sheet), row, column)
            if value is None:
                self._model.clear_cell_contents(*place)
            elif isinstance(value, str):
                self._model.update_cell_with_text(*place, value)
            else:
                self._model.update_cell_with_number(*place, value)
        self._model.evaluate()

    def value(self, sheet: str, row: int, column: int) -> Any:
        return self._model.get_cell_value(self._sheets.index(sheet), row, column)


class Saved:
    """A workbook that another program computed and saved."""

    def __init__(self, path: Path) -> None:
        self.book = opened(path)

    def value(self, sheet: str, row: int, column: int) -> Any:
        return self.book[sheet].cell(row, column).value


MOVED = {name for name, case in CASES.items() if case.expected} | {
    "verkeerde vakken",
    "uren en een percentage als tekst, en erna",
    "een percentage van 260%, een totaal als tekst",
}
"""Where an answer is another afterwards."""
PROGRAMS = ("LibreOffice", "Gnumeric", "IronCalc")
MISSING = {
    "LibreOffice": libreoffice.SOFFICE is None and "LibreOffice is er niet (soffice)",
    "Gnumeric": gnumeric.SSCONVERT is None and "Gnumeric is er niet (ssconvert)",
    "IronCalc": False,
}


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Any]]:
    """Every case by program, as it is computed there."""
    fresh, source = tmp_path_factory.mktemp("nieuw"), tmp_path_factory.mktemp("veranderd")
    places = {}
    for number, (name, case) in enumerate(CASES.items()):
        (fresh / f"{number}.xlsx").write_bytes(written(name))
        book = opened(fresh / f"{number}.xlsx", values=False)
        for sheet, row, column, value in cells(case, book):
            book[sheet].cell(row, column).value = value
        places[name] = source / f"{number}.xlsx"
        book.save(places[name])
    found: dict[str, Mapping[str, Any]] = {}
    if not MISSING["LibreOffice"]:
        folder = tmp_path_factory.mktemp("libreoffice")
        libreoffice.convert(places.values(), "xlsx", folder)
        found["LibreOffice"] = {name: Saved(folder / path.name) for name, path in places.items()}
    if not MISSING["Gnumeric"]:
        folder = tmp_path_factory.mktemp("gnumeric")
        gnumeric.convert(places.values(), folder)
        found["Gnumeric"] = {name: Saved(folder / path.name) for name, path in places.items()}
    found["IronCalc"] = {name: InIronCalc(fresh / path.name, name) for name, path in places.items()}
    return found


@pytest.fixture(params=PROGRAMS)
def program(request: pytest.FixtureRequest, computed: Mapping[str, Mapping[str, Any]]) -> Any:
    """The workbooks of a program, or the reason that there are none."""
    if reason := MISSING[request.param]:
        pytest.skip(reason)
    return computed[request.param]


def of(found: Any, name: str, case: str) -> Any:
    """The value of a cell with a name."""
    cell = named(fresh_book(case), name)
    return found[case].value(cell.parent.title, cell.row, cell.column)


@pytest.mark.parametrize("case", CASES)
def test_every_filled_row_counts_or_is_told(program: Any, case: str) -> None:
    assert of(program, "controle_regels", case) == CASES[case].told
    line = program[case].value("Overzicht", 4, 1) or ""
    assert line.startswith("Let op:") is (CASES[case].told > 0)


@pytest.mark.parametrize("case", [name for name, case in CASES.items() if not case.told])
def test_the_answer_is_that_of_the_changed_dossier(program: Any, case: str) -> None:
    source = CASES[case].expected or CASES[case].written
    for step in calculate(source, YEAR, built_in()).steps:
        found = of(program, step.key, case)
        assert float(found) == pytest.approx(float(step.value), rel=1e-9), step.key


@pytest.mark.parametrize("case", CASES)
def test_the_sentence_is_of_the_cells_below_it(program: Any, case: str) -> None:
    told = program[case].value("Overzicht", 5, 1)
    words = "De cijfers zijn gewijzigd na 15-02-2026."
    assert told.startswith(words if case in MOVED else "Stand van 15-02-2026: ")


def test_every_program_has_the_same_in_every_cell(
    computed: Mapping[str, Mapping[str, Any]],
) -> None:
    for name in CASES:
        if "LibreOffice" not in computed:
            pytest.skip(str(MISSING["LibreOffice"]))
        for other in computed.keys() - {"LibreOffice"}:
            wrong = [
                (cell.parent.title, cell.coordinate, cell.value, found)
                for sheet in computed["LibreOffice"][name].book
                for row in sheet.iter_rows()
                for cell in row
                if not isinstance(cell.value, date)
                and not same(
                    cell.value,
                    found := computed[other][name].value(sheet.title, cell.row, cell.column),
                )
            ]
            assert not wrong, (name, other)


def same(value: Any, other: Any) -> bool:
    if isinstance(value, int | float) and isinstance(other, int | float):
        return abs(value - other) <= 1e-9 * max(1, abs(value))
    return (value or None) == (other or None)


def test_the_end_is_where_the_formulas_end() -> None:
    book = fresh_book("tweehonderd rijen en uren erbij")
    for title in ("Uren", "Banen"):
        sheet = book[title]
        (end,) = (cell.row for cell in sheet["A"] if cell.value == END_OF_ROWS)
        (table,) = sheet.tables.values()
        assert table.displayName == title
        assert table.ref.endswith(str(end - 1))
        control = next(cell.column for cell in sheet[1] if cell.value == "Controle")
        assert all(sheet.cell(row, control).data_type == "f" for row in range(2, end + 1))
        filled = sum(sheet.cell(row, 3).value is not None for row in range(2, end))
        assert end - 2 - filled >= 200
