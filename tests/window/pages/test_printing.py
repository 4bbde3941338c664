"""Printing: the pages as they are, read back from the PDF that a printer of Qt writes."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest
from golden_years import YEARS
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.text.style import Style
from banen_desktop.window.pages.report import printing
from banen_desktop.window.pages.report.page_maker import Pages, Wanted, make_pages


@pytest.fixture(scope="module")
def pages() -> Pages:
    made, year = YEARS["deels-gehaald"]()
    return make_pages(Wanted(made, year, built_in(), Style(), date(2026, 3, 1), full=True))


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.traag
def test_every_page_is_printed_on_a4(qapp: QApplication, pages: Pages, tmp_path: Path) -> None:
    path = tmp_path / "afdruk.pdf"
    printing.print_pages(pages.svgs, printer_to(path))
    with pikepdf.open(path) as printed:
        assert len(printed.pages) == len(pages.svgs) > 1
        for page in printed.pages:
            width, height = (float(page.mediabox[place]) for place in (2, 3))
            assert abs(width - 595) < 2
            assert abs(height - 842) < 2
            assert len(page.Contents.read_bytes()) > 5000


def test_only_the_chosen_pages(qapp: QApplication, pages: Pages, tmp_path: Path) -> None:
    path = tmp_path / "afdruk.pdf"
    printer = printer_to(path)
    printer.setFromTo(2, 3)
    printing.print_pages(pages.svgs, printer)
    with pikepdf.open(path) as printed:
        assert len(printed.pages) == 2


def test_a_printer_that_cannot_write_is_a_known_problem(
    qapp: QApplication, pages: Pages, tmp_path: Path, qtlog: object
) -> None:
    printer = printer_to(tmp_path / "geen map" / "afdruk.pdf")
    with qtlog.disabled(), pytest.raises(KnownProblem) as told:  # type: ignore[attr-defined]
        printing.print_pages(pages.svgs, printer)
    assert told.value.advice


@pytest.mark.parametrize("accepted", [True, False])
def test_the_dialog_decides(
    qapp: QApplication,
    pages: Pages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    accepted: bool,
) -> None:
    path = tmp_path / "afdruk.pdf"

    def answer(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        codes = QPrintDialog.DialogCode
        return codes.Accepted if accepted else codes.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    over = QWidget()
    assert printing.ask_and_print(over, pages.svgs[:1], "Rapport 2025") is accepted
    assert path.exists() is accepted
