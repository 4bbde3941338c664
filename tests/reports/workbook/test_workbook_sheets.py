"""The sheets Jaren, Grafieken, Onderdelen and Werkagenda, and the notes, as they are written."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import libreoffice
import openpyxl
import pandas
import pytest
from builders import baan, dossier, jaar, regel
from openpyxl.worksheet.formula import ArrayFormula
from xlsxwriter.worksheet import Worksheet

from banen_desktop.dossier import fields
from banen_desktop.dossier.model import Dossier, Toerekening, Vorm
from banen_desktop.dossier.verslag import Maatregel, Vergelijking
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.words.figures import ON_REQUEST
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook import write_workbook
from banen_desktop.reports.workbook.charts import described
from banen_desktop.reports.workbook.columns import COLUMNS
from banen_desktop.reports.workbook.year_table import YearTable

pytestmark = pytest.mark.usefixtures("few_spare_rows")

MADE = date(2026, 2, 15)
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def employer(people: int = 9, hired: int = 6, **werkgever: Any) -> Dossier:
    """Two years with own and hired people, an onderdeel and a measure."""

    def year(number: int) -> Any:
        own = [
            baan(kenmerk=f"P-{n}", onderdeel="Geheime school", verloonde_uren=900 + n)
            for n in range(people)
        ]
        lent = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}
        own += [baan(kenmerk=f"U-{n}", verloonde_uren=700, **lent) for n in range(hired)]
        return jaar(
            number,
            *own,
            uren=(regel(onderdeel="Geheime school", verloonde_uren=900_000),),
            quotumpercentage="2.50",
            bron_quotumpercentage="=1+1 uit een brief",
            werkagenda=(Maatregel("=1+1 geheim plan", "hoofd HR", MADE),),
            vergelijking=Vergelijking(prijs_per_baan=Decimal(10_000)),
        )

    return dossier(year(2023), year(2024), **werkgever)


def written(source: Dossier, year: int = 2024, kind: Kind = Kind.DOSSIER) -> bytes:
    return write_workbook(source, year, built_in(), kind=kind, made_on=MADE)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name)


def charts(data: bytes) -> list[ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = sorted(name for name in parts.namelist() if name.startswith("xl/charts/chart"))
        return [ElementTree.fromstring(parts.read(name)) for name in names]


def references(chart: ElementTree.Element) -> set[str]:
    return {str(found.text) for found in chart.iter(f"{CHART}f")}


def test_the_sheets_that_have_something_are_there() -> None:
    full = opened(written(employer())).sheetnames
    assert full == [
        *("Overzicht", "Jaren", "Grafieken", "Totalen", "Uren", "Banen", "Onderdelen"),
        *("Berekening", "Parameters", "Werkagenda", "Verantwoording"),
    ]
    plain = dossier(jaar(2024, baan(verloonde_uren=1), verloonde_uren=9))
    assert not {"Onderdelen", "Werkagenda"} & set(opened(written(plain)).sheetnames)
    assert not {"Onderdelen", "Werkagenda"} & set(
        opened(written(employer(), kind=Kind.DELEN)).sheetnames
    )


def test_the_chart_takes_every_number_from_the_table() -> None:
    data = written(employer(nulmeting_banen=Decimal(3)))
    rows = {cell.value: cell.row for cell in reversed(opened(data)["Jaren"]["A"]) if cell.value}
    jobs, share = charts(data)
    lines = ("Gerealiseerd, eigen dienst", "Gerealiseerd, inleen", "Te realiseren banen (quotum)")
    for label in (*lines, "Banen bij de nulmeting"):
        assert f"Jaren!$B${rows[label]}:$C${rows[label]}" in references(jobs)
        assert f"Jaren!$A${rows[label]}" in references(jobs)
    row = rows["Realisatie van het quotum"]
    assert f"Jaren!$B${row}:$C${row}" in references(share)
    for chart in (jobs, share):
        assert f"Jaren!$B${rows['Jaar']}:$C${rows['Jaar']}" in references(chart)
        assert len(list(chart.iter(f"{CHART}title"))) == 3  # of the chart and both axes


def test_the_chart_is_read_without_colour() -> None:
    jobs, _ = charts(written(employer()))
    assert len(list(jobs.iter(f"{DRAWN}pattFill"))) == 1
    assert [found.get("val") for found in jobs.iter(f"{CHART}symbol")] == ["square"]
    assert [found.get("val") for found in jobs.iter(f"{CHART}grouping")] == ["stacked", "standard"]


@pytest.mark.parametrize("number", [1, 2])
def test_the_chart_is_described_in_words(number: int) -> None:
    drawing = part(written(employer()), "xl/drawings/drawing1.xml").decode()
    assert drawing.count('descr="') == 2
    assert "eigen dienst en inleen, met een lijn voor het quotum" in drawing
    years = {2023 + n: n + 1 for n in range(number)}
    span = "in 2023" if number == 1 else "van 2023 tot en met 2024"
    assert span in described(YearTable(years))
    assert "geen quotum" in described(YearTable(years))


def test_without_a_quotum_there_is_no_line_and_no_second_chart() -> None:
    found = charts(written(dossier(jaar(2016, baan(verloonde_uren=900))), 2016))
    assert len(found) == 1
    assert not list(found[0].iter(f"{CHART}lineChart"))


@pytest.mark.parametrize(("hired", "hidden"), [(4, True), (5, False), (0, False)])
def test_few_hired_people_to_share_are_in_no_cell_name_or_chart(
    hired: int, *, hidden: bool
) -> None:
    source = employer(hired=hired)
    data = written(source, kind=Kind.DELEN)
    book = opened(data)
    names = {
        *("meetellende_uren_dienstverband", "meetellende_uren_inleen"),
        *("banen_dienstverband", "banen_inleen", "totaal_eigen_dienst", "totaal_inleen"),
    }
    assert names & set(book.defined_names) == (set() if hidden else names)
    assert ("totaal_meetellend" in book.defined_names) is hidden
    local = set(book["Jaren"].defined_names)
    assert ("banen_inleen_2023" in local) is not hidden
    steps = calculate(source, 2024, built_in()).by_key
    secret = {float(steps[name].value) for name in names & steps.keys()} - {0.0}
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    shown = {cell.value for sheet in values for row in sheet.iter_rows() for cell in row}
    assert bool(secret & shown) is not hidden
    labels = {cell.row: cell.value for cell in book["Jaren"]["A"]}
    drawn = {labels[int(ref.rsplit("$", 1)[1])] for ref in references(charts(data)[0])}
    assert ("Gerealiseerd, inleen" in drawn) is not hidden
    assert ("Gerealiseerde banen" in drawn) is hidden


def test_what_is_shared_says_nothing_of_an_onderdeel_or_a_measure() -> None:
    with zipfile.ZipFile(io.BytesIO(written(employer(), kind=Kind.DELEN))) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()).lower()
    assert b"geheim" not in everything


@pytest.mark.parametrize("kind", Kind)
def test_steps_have_a_note_with_article_and_status(kind: Kind) -> None:
    source = employer()
    book = opened(written(source, kind=kind))
    sheet = book["Berekening"]
    notes = {sheet.cell(row, 1).value: sheet.cell(row, 2).comment for row in range(6, 40)}
    left_out = ON_REQUEST if kind is Kind.DELEN else frozenset()
    for step in calculate(source, 2024, built_in()).steps:
        if step.key in left_out:
            continue
        note = notes[step.label]
        assert note is not None
        assert note.author == "Banen Desktop"
        assert step.article.rstrip(".") in note.text
        assert note.text.startswith(step.label)
        assert "{" not in note.text
    assert "Afronding: Uren naar beneden" in notes["Quotumtekort"].text
    assert "Status: Eigen opgave" in notes["Quotumpercentage"].text
    for title in ("Overzicht", "Jaren"):
        assert sum(cell.comment is not None for cell in book[title]["A"]) >= 6


def test_columns_that_are_typed_have_their_help() -> None:
    book = opened(written(employer()))
    headers = {cell.value: cell.comment for cell in book["Banen"][1]}
    assert headers["Vorm"].text.startswith("De vorm bepaalt of de baan meetelt.")
    known = {field.help for field in fields.BAAN if field.help}
    texts = "\n".join(comment.text for comment in headers.values() if comment)
    assert all(text in texts for text in known)
    assert headers["Telt mee?"].text.count("Artikel")
    assert book["Werkagenda"]["A5"].comment.text == "Wat gaat u doen?"


def test_text_of_the_user_stays_text_in_notes_and_new_cells() -> None:
    data = written(employer())
    book = opened(data)
    found = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=1+1")
    ]
    assert {cell.parent.title for cell in found} == {"Werkagenda", "Parameters", "Berekening"}
    assert {cell.data_type for cell in found} == {"s"}
    assert "=1+1 uit een brief" in book["Berekening"]["B9"].comment.text
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = parts.namelist()
        links = [name for name in names if b"TargetMode" in parts.read(name)]
    assert links == []
    assert not [name for name in names if "vba" in name.lower() and "drawing" not in name.lower()]


@pytest.mark.parametrize("kind", Kind)
def test_no_formula_needs_a_prefix_that_we_do_not_write(kind: Kind) -> None:
    """We write formulas as they are: what XlsxWriter would add has to be nothing."""
    book = opened(written(employer(nulmeting_banen=Decimal(3)), kind=kind))
    page = Worksheet()
    formulas = {
        cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert len(formulas) > 40
    for formula in formulas:
        assert formula is not None
        assert page._prepare_formula(formula, True) == formula[1:]  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("kind", Kind)
def test_same_dossier_gives_the_same_bytes_with_charts_and_notes(kind: Kind) -> None:
    assert written(employer(), kind=kind) == written(employer(), kind=kind)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("years", [1, 3, 9, 15])
def test_nothing_prints_smaller_than_seven_points(kind: Kind, years: int) -> None:
    """The smallest letters are ten points, so a page may shrink to seventy percent."""
    source = dossier(*(jaar(2026 - n, baan(verloonde_uren=900 + n)) for n in range(years)))
    book = opened(written(source, 2026, kind))
    for sheet in book:
        widths = [
            sheet.column_dimensions[letter].width for letter in sorted(sheet.column_dimensions)
        ]
        assert all(cell.font.sz >= 10 for row in sheet.iter_rows() for cell in row if cell.value)
        if sheet.sheet_properties.pageSetUpPr.fitToPage:
            across = sum(7 * width + 5 for width in widths) / 96
            assert 10.89 * 0.93 / across >= 0.7, sheet.title
        else:
            assert (sheet.page_setup.scale or 100) >= 70, sheet.title
            assert sheet.col_breaks.count >= 1


def test_tables_begin_in_the_first_row_for_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "werkmap.xlsx"
    path.write_bytes(written(employer()))
    frame = pandas.read_excel(path, sheet_name="Banen", engine="openpyxl")
    assert list(frame.columns) == [column.header for column in COLUMNS]
    jobs = frame.dropna(subset=["Vorm"])
    assert len(jobs) == 15
    assert jobs["Uren in het jaar"].sum() == pytest.approx(9 * 900 + 36 + 6 * 700)
    hours = pandas.read_excel(path, sheet_name="Uren", engine="openpyxl").dropna(
        subset=["Verloonde uren"]
    )
    assert list(hours["Verloonde uren"]) == [900_000]


@pytest.mark.traag
@pytest.mark.skipif(libreoffice.SOFFICE is None, reason="LibreOffice is er niet (soffice)")
def test_names_pictures_fonts_and_tables_survive_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "werkmap.xlsx"
    path.write_bytes(written(employer(nulmeting_banen=Decimal(3))))
    libreoffice.convert([path], "xlsx", tmp_path / "bewaard")
    before, after = (opened(data.read_bytes()) for data in (path, tmp_path / "bewaard" / path.name))
    assert set(before.defined_names) <= set(after.defined_names)
    for sheet in before:
        other = after[sheet.title]
        assert set(sheet.defined_names) - {"Print_Titles"} <= set(other.defined_names)
        assert set(sheet.tables) == set(other.tables)
        assert len(charts_of(path, sheet.title)) == len(
            charts_of(tmp_path / "bewaard" / path.name, sheet.title)
        )
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert other[cell.coordinate].font.name == cell.font.name == "Arial"


def charts_of(path: Path, title: str) -> list[Any]:
    sheet: Any = openpyxl.load_workbook(path)[title]
    return list(sheet._charts)
