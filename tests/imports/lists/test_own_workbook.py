"""A workbook that the program wrote reads back into the dossier that it was written from."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from builders import baan, dossier, jaar, regel
from gears import examples
from hypothesis import Phase, given
from libreoffice import SOFFICE, convert
from strategies import dossiers

from banen_desktop.dossier import edits, fields, verslag_fields
from banen_desktop.dossier.bsn import has_bsn
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.end_of_rows import END_OF_ROWS
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Herkomst,
    Jaar,
    Toelichting,
    Vorm,
    Werkgever,
)
from banen_desktop.dossier.verslag import (
    Cijfer,
    Maatregel,
    Plaatsing,
    Scenario,
    Vaststelling,
    Vergelijking,
    Verslagtekst,
    Voortgang,
)
from banen_desktop.imports.lists import archive, own_workbook, table
from banen_desktop.imports.lists.own_workbook import (
    OwnWorkbook,
    is_own_workbook,
    read_in_child,
    read_own_workbook,
)
from banen_desktop.imports.lists.raw import Settings
from banen_desktop.imports.lists.table import read_table
from banen_desktop.imports.readers import in_order
from banen_desktop.imports.taking import take_workbook
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.year_facts import hours_before
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook import write_workbook
from banen_desktop.reports.workbook.columns import COLUMNS
from banen_desktop.reports.workbook.hours import HEADER_ROW
from banen_desktop.reports.workbook.sheet import clean

OLDER = Path(__file__).parents[2] / "files" / "workbooks"
YEAR = 2025
MADE_ON = date(2026, 2, 2)
FULL = dossier(
    jaar(
        YEAR,
        baan(
            onderdeel="De Linde",
            uren_per_week="25.5",
            van=date(2025, 3, 1),
            opmerking="=1+1 blijft tekst",
        ),
        baan(kenmerk="P-02", verloonde_uren="812.75", verloonde_uren_herkomst=Herkomst.LIJST),
        verloonde_uren="1234567.5",
        verloonde_uren_herkomst=Herkomst.LOONAANGIFTE,
        verloonde_uren_vorig_jaar="1200000",
        quotumpercentage="2.76",
        bron_quotumpercentage="Brief van het ministerie",
        uren=(regel(onderdeel="De Linde", verloonde_uren="1000.25"), regel()),
        werkagenda=(
            Maatregel("=1+1 conciërges", "hoofd HR", date(2025, 9, 1), Voortgang.LOOPT),
            Maatregel("Samen inkopen", plaatsing=Plaatsing.SAMEN, resultaat="Twee\nbanen"),
        ),
        vergelijking=Vergelijking(prijs_per_baan=Decimal("12500.5")),
    ),
    nulmeting_banen=Decimal("3.25"),
)


def written(folder: Path, source: Dossier, year: int, kind: Kind = Kind.DOSSIER) -> Path:
    path = folder / "werkmap.xlsx"
    path.write_bytes(write_workbook(source, year, built_in(), kind=kind, made_on=MADE_ON))
    return path


@cache
def _full() -> bytes:
    return write_workbook(FULL, YEAR, built_in(), kind=Kind.DOSSIER, made_on=MADE_ON)


def full(folder: Path) -> Path:
    """The workbook of the full dossier, which is made once, in a file of its own."""
    path = folder / "werkmap.xlsx"
    path.write_bytes(_full())
    return path


def read(path: Path) -> OwnWorkbook:
    return read_own_workbook(path, lambda _: None)


def without_ids(year: Jaar) -> Jaar:
    return replace(
        year,
        uren=tuple(replace(row, id="", reeks="") for row in year.uren),
        banen=tuple(replace(row, id="", reeks="") for row in year.banen),
        werkagenda=tuple(replace(row, id="") for row in year.werkagenda),
    )


def as_held(source: Dossier, year: Jaar) -> Dossier:
    """What a workbook of this year can hold of a dossier."""
    name = clean(" ".join(source.werkgever.naam.split()))
    held = replace(
        year,
        toelichting=Toelichting(),
        verloonde_uren_vorig_jaar=hours_before(source, year),
        verloonde_uren_herkomst=year.verloonde_uren_herkomst
        if year.verloonde_uren is not None
        else Herkomst.OPGAVE,
    )
    start = source.werkgever.nulmeting_banen
    return Dossier(Werkgever(naam=name, nulmeting_banen=start), (without_ids(held),), id="")


def test_round_trip(tmp_path: Path) -> None:
    found = read(full(tmp_path))
    assert found.refused == ()
    assert found.year == YEAR
    again = replace(found.dossier, id="", jaren=(without_ids(found.dossier.jaren[0]),))
    assert again == as_held(FULL, FULL.jaren[0])


def test_the_answers_of_a_lender_come_back(tmp_path: Path) -> None:
    answers = list(product([None, *JaNee], repeat=2))
    jobs = [
        baan(vorm=Vorm.PAYROLL, uitlener_7_690=ground, uitlener_handelsregister=registered)
        for ground, registered in answers
    ]
    back = read(written(tmp_path, dossier(jaar(YEAR, *jobs)), YEAR)).dossier.jaren[0].banen
    assert [(row.uitlener_7_690, row.uitlener_handelsregister) for row in back] == answers


def test_a_workbook_of_an_older_layout_is_still_read() -> None:
    """Titles below a heading and the totals, without an end of the rows: as it was once written."""
    found = read(OLDER / "indeling-1.xlsx")
    assert found.refused == ()
    again = replace(found.dossier, id="", jaren=(without_ids(found.dossier.jaren[0]),))
    assert again == as_held(FULL, FULL.jaren[0])
    with pytest.raises(KnownProblem, match="alleen totalen"):
        read(OLDER / "indeling-1-delen.xlsx")


@pytest.mark.parametrize("sheet", ["Uren", "Banen"])
def test_rows_up_to_and_past_the_end_are_read(tmp_path: Path, sheet: str) -> None:
    """The end itself is no row, until somebody types in it."""
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    (end,) = (cell.row for cell in book[sheet]["A"] if cell.value == END_OF_ROWS)
    titles = {cell.value: place for place, cell in enumerate(book[sheet][1], start=1)}
    new: dict[str, Any] = {"Onderdeel": "Nieuw", "Verloonde uren": 12.5}
    new |= {"Vorm": "Dienstverband"} if sheet == "Banen" else {}
    for row in (end - 1, end, end + 1, end + 1500):
        for title, value in new.items():
            book[sheet].cell(row, titles[title], value)
    book.save(path)
    found = read(path)
    assert found.refused == ()
    rows: Any = getattr(found.dossier.jaren[0], sheet.lower())
    before: Any = getattr(FULL.jaren[0], sheet.lower())
    assert len(rows) == len(before) + 4
    assert {row.verloonde_uren for row in rows[-4:]} == {Decimal("12.5")}


def _fifteen_digits(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(format(float(value), ".15g"))


def _sheet_row(row: Baan) -> Baan:
    changes: dict[str, Any] = {
        key: _fifteen_digits(getattr(row, key)) for key in ("uren_per_week", "verloonde_uren")
    }
    for field in fields.BAAN:
        if field.kind is fields.Kind.TEXT:
            changes[field.key] = clean(getattr(row, field.key))
    return replace(row, **changes)


@examples(0.15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(source=dossiers(max_years=1, max_rows=2))
def test_round_trip_of_any_jobs(tmp_path_factory: pytest.TempPathFactory, source: Dossier) -> None:
    if not source.jaren:
        return
    year = source.jaren[0]
    found = read(written(tmp_path_factory.mktemp("w"), source, year.jaar))
    if found.refused:
        assert all(has_bsn_somewhere(year) for _ in found.refused)
        return
    again = found.dossier.jaren[0]
    expected = without_ids(replace(year, banen=tuple(map(_sheet_row, year.banen))))
    assert without_ids(again).banen == expected.banen
    assert len(again.uren) == len(year.uren)
    assert [row.status for row in again.werkagenda] == [row.status for row in year.werkagenda]
    assert [row.deadline for row in again.werkagenda] == [row.deadline for row in year.werkagenda]


def test_measures_of_a_workbook_of_before_they_existed(tmp_path: Path) -> None:
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    for title in ("Werkagenda", "Jaren", "Grafieken", "Onderdelen"):
        del book[title]
    for name in ("nulmeting_banen", "prijs_per_baan"):
        del book.defined_names[name]
    book.save(path)
    found = read(path)
    assert found.refused == ()
    assert found.dossier.jaren[0].werkagenda == ()
    assert found.dossier.jaren[0].banen
    assert found.dossier.werkgever.nulmeting_banen is None


def test_a_measure_that_somebody_adds_or_breaks(tmp_path: Path) -> None:
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Werkagenda"]
    line = next(cell.row for cell in sheet["A"] if cell.value == "Samen inkopen")
    sheet.cell(line, 4, "Bijna")
    sheet.cell(line + 1, 1, "Nieuwe maatregel")
    sheet.cell(line + 1, 4, "Klaar")
    book.save(path)
    found = read(path)
    assert [(row.omschrijving, row.status) for row in found.dossier.jaren[0].werkagenda] == [
        ("=1+1 conciërges", Voortgang.LOOPT),
        ("Nieuwe maatregel", Voortgang.KLAAR),
    ]
    assert [each.adres for each in found.refused] == [f"D{line}"]


def test_what_a_workbook_does_not_hold_stays(tmp_path: Path) -> None:
    """The text, what was reported and the scenarios of the year are not lost by reading."""
    here = replace(
        FULL.jaren[0],
        werkagenda=(),
        toelichting=Toelichting(plannen="Plan"),
        verslagtekst=Verslagtekst(tekst="Eigen tekst"),
        vaststelling=Vaststelling(aan="het bestuur"),
        gerapporteerd=(Cijfer("gerealiseerde_banen", Decimal(2)),),
        vergelijking=Vergelijking(prijs_per_baan=Decimal(1), sroi_personen=Decimal(4)),
        scenarios=(Scenario(naam="Meer"),),
        banen=(),
    )
    own = dossier(here, nulmeting_banen=Decimal(9))
    found = read(full(tmp_path))
    now = datetime(2026, 2, 3, tzinfo=UTC)
    taken = take_workbook(own, found, now)
    year = taken.jaren[0]
    kept = ("toelichting", "verslagtekst", "vaststelling", "gerapporteerd", "scenarios")
    assert [getattr(year, key) for key in kept] == [getattr(here, key) for key in kept]
    assert year.vergelijking == Vergelijking(
        prijs_per_baan=Decimal("12500.5"), sroi_personen=Decimal(4)
    )
    assert len(year.werkagenda) == len(year.banen) == 2
    assert taken.werkgever.nulmeting_banen == 9
    without = replace(
        found,
        dossier=edits.set_year(found.dossier, YEAR, werkagenda=(), vergelijking=Vergelijking()),
    )
    again = take_workbook(taken, without, now).jaren[0]
    assert again.werkagenda == year.werkagenda
    assert again.vergelijking == year.vergelijking


def has_bsn_somewhere(year: Jaar) -> bool:
    texts = [
        getattr(row, field.key)
        for rows, known in (
            (year.banen, fields.BAAN),
            (year.uren, fields.UREN),
            (year.werkagenda, verslag_fields.MAATREGEL),
        )
        for row in rows
        for field in known
        if field.kind is fields.Kind.TEXT
    ]
    return any(map(has_bsn, texts))


def test_the_titles_of_years_ago_are_still_those(tmp_path: Path) -> None:
    """Workbooks that users made must be read for ever: a title never changes."""
    book = openpyxl.load_workbook(full(tmp_path))
    assert [cell.value for cell in book["Uren"][HEADER_ROW + 1]] == [
        *("Onderdeel", "Functiegroep", "Verloonde uren", "Herkomst", "Opmerking", "Controle"),
    ]
    assert {field.header for field in fields.BAAN} == {
        *("Kenmerk", "Onderdeel", "Vorm", "Toerekening", "Uren per week", "Van", "Tot en met"),
        *("Telt mee van", "Telt mee tot en met", "Verloonde uren", "Contract", "Soort werk"),
        *("Herkomst van de uren", "Register nagekeken op", "Eigen besluit: telt mee"),
        *("Grond van het besluit", "Besluit op", "Opmerking", "Aantal personen"),
        *("Uitlener: grond 7:690", "Uitlener: handelsregister"),
    }


def test_every_field_of_a_job_is_a_typed_column() -> None:
    typed = {column.key for column in COLUMNS if not column.formula}
    assert typed - {"vorig_jaar"} == {field.key for field in fields.BAAN}


@pytest.mark.parametrize(
    ("module", "name", "sheet"),
    [
        (fields, "UREN", "Uren"),
        (fields, "BAAN", "Banen"),
        (verslag_fields, "MAATREGEL", "Werkagenda"),
    ],
)
def test_titles_that_are_renamed_are_written_and_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, sheet: str
) -> None:
    """Writing and reading have every title from one place."""
    before = read(full(tmp_path)).dossier.jaren[0]
    renamed = tuple(
        replace(field, in_workbook=f"Anders {place}")
        for place, field in enumerate(getattr(module, name))
    )
    monkeypatch.setattr(module, name, renamed)
    path = written(tmp_path, FULL, YEAR)
    cells = {cell for row in openpyxl.load_workbook(path)[sheet].values for cell in row}
    assert cells >= {field.header for field in renamed}
    found = read(path)
    assert not found.refused
    assert without_ids(found.dossier.jaren[0]) == without_ids(before)


def test_what_somebody_changed_comes_along(tmp_path: Path) -> None:
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Uren"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "De Linde")
    sheet.cell(row, 3, 1500)
    sheet.cell(row + 2, 1, "Nieuwe school")
    sheet.cell(row + 2, 3, "1.234,5")
    banen = book["Banen"]
    line = next(cell.row for cell in banen["A"] if cell.value == "P-02")
    (form,) = (cell for cell in banen[1] if cell.value == "Vorm")
    banen[f"{form.column_letter}{line}"] = "Iets anders"
    book.save(path)
    found = read(path)
    year = found.dossier.jaren[0]
    assert [row.verloonde_uren for row in year.uren] == [1500, None, Decimal("1234.5")]
    assert [row.kenmerk for row in year.banen] == ["P-01"]
    assert [(each.blad, each.adres, each.gelezen) for each in found.refused] == [
        ("Banen", f"{form.column_letter}{line}", "Iets anders")
    ]


def test_bsn_in_a_remark_is_refused_and_not_repeated(tmp_path: Path) -> None:
    source = dossier(jaar(YEAR, baan(opmerking="BSN 123456782"), verloonde_uren="100"))
    found = read(written(tmp_path, source, YEAR))
    assert found.dossier.jaren[0].banen == ()
    assert len(found.refused) == 1
    assert "123456782" not in repr(found)


def test_the_workbook_to_share_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="alleen totalen"):
        read(written(tmp_path, FULL, YEAR, Kind.DELEN))


def test_another_workbook_is_no_own_workbook(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(KnownProblem, match="geen werkmap van dit programma"):
        read(path)


@pytest.mark.parametrize("place", ["ZZ9", "A4000"])
def test_a_cell_far_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(archive, "MOST_ROWS", 3000)
    monkeypatch.setattr(archive, "MOST_COLUMNS", 100)
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    book["Uren"][place] = 1
    book.save(path)
    with pytest.raises(KnownProblem, match="ver buiten de tabellen"):
        read(path)


@pytest.mark.parametrize("name", ["verslagjaar", "totaal_uren"])
def test_a_name_that_is_gone(tmp_path: Path, name: str) -> None:
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    del book.defined_names[name]
    book.save(path)
    if name == "verslagjaar":
        with pytest.raises(KnownProblem, match="geen geldig verslagjaar"):
            read(path)
    else:
        assert read(path).dossier.jaren[0].verloonde_uren is None


def test_a_total_that_is_no_number_is_refused(tmp_path: Path) -> None:
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    book["Totalen"]["B5"] = "veel"
    book.save(path)
    found = read(path)
    assert found.dossier.jaren[0].verloonde_uren is None
    assert [(each.blad, each.adres, each.gelezen) for each in found.refused] == [
        ("Totalen", "B5", "veel")
    ]


def test_in_a_child(tmp_path: Path) -> None:
    assert read_in_child(full(tmp_path)).year == YEAR


def test_recognised_among_lists(tmp_path: Path) -> None:
    file = read_table(full(tmp_path), Settings(), lambda _: None)
    assert is_own_workbook(file)
    assert not is_own_workbook(replace(file, tables=file.tables[:3]))


_SAVE_AS = r"werkmap van dit programma.*als \.xlsx"


def _read_given(path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Read as the window and the command do, in this process."""
    monkeypatch.setattr(table, "read_in_child", lambda p, s, *_: read_table(p, s, print))
    monkeypatch.setattr(own_workbook, "read_in_child", lambda p, *_: read_own_workbook(p, print))
    (given,) = in_order([path])
    return given.read()


def test_it_is_known_without_the_name_of_its_maker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = full(tmp_path)
    before = read_own_workbook(path, print)
    other = tmp_path / "ander.xlsx"
    with ZipFile(path) as old, ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Banen Desktop", b"Rekenaar"))
    found = _read_given(other, monkeypatch)
    assert isinstance(found, OwnWorkbook)
    assert _without_ids(found.dossier) == _without_ids(before.dossier)


def test_a_date_that_lost_its_format_is_still_that_day(tmp_path: Path) -> None:
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    changed = 0
    for row in book["Banen"].iter_rows():
        for cell in row:
            if isinstance(cell.value, datetime):
                cell.number_format = "General"
                changed += 1
    book.save(path)
    assert changed
    found = read_own_workbook(path, print)
    assert not found.refused
    assert found.dossier.jaren[0].banen[0].van == date(2025, 3, 1)


@pytest.mark.traag
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_it_is_known_by_itself_after_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    path = full(tmp_path)
    before = read_own_workbook(path, print)
    (tmp_path / "uit").mkdir()
    convert([path], form, tmp_path / "uit")
    again = tmp_path / "uit" / f"{path.stem}.{form}"
    if form == "xlsx":
        found = _read_given(again, monkeypatch)
        assert isinstance(found, OwnWorkbook)
        assert _without_ids(found.dossier) == _without_ids(before.dossier)
        return
    with pytest.raises(KnownProblem, match=_SAVE_AS):
        _read_given(again, monkeypatch)
    with pytest.raises(KnownProblem, match=_SAVE_AS):
        read_own_workbook(again, print)


def _without_ids(found: Dossier) -> Dossier:
    (year,) = found.jaren
    rows = tuple(replace(row, id="") for row in year.uren)
    jobs = tuple(replace(row, id="") for row in year.banen)
    measures = tuple(replace(row, id="") for row in year.werkagenda)
    return replace(found, id="", jaren=(replace(year, uren=rows, banen=jobs, werkagenda=measures),))
