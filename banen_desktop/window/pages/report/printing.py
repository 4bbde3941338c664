"""Printing: the pages of the report on paper, as they are in the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from banen_desktop.problems import KnownProblem

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_and_print(parent: QWidget, svgs: Sequence[str], title: str) -> bool:
    """Ask which printer, and print; False when the user cancelled. Raises `KnownProblem`."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - asks for printers

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Afdrukken")
    dialog.setMinMax(1, len(svgs))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_pages(svgs, printer)
    return True


def print_pages(svgs: Sequence[str], printer: QPrinter) -> None:
    """Print the chosen pages; raises `KnownProblem` when the printer does not start."""
    whole = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
    )
    printer.setFullPage(True)
    printer.setPageLayout(whole)
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownProblem(
            "Afdrukken is niet gelukt: de printer of het bestand is niet te gebruiken.",
            "Uw dossier is niet veranderd.",
            "Kies een andere printer, of sla het rapport op als PDF.",
        )
    try:
        paper = QRectF(0, 0, printer.width(), printer.height())
        for place, svg in enumerate(_chosen(svgs, printer)):
            if place:
                printer.newPage()
            QSvgRenderer(QByteArray(svg.encode())).render(painter, paper)
    finally:
        painter.end()


def _chosen(svgs: Sequence[str], printer: QPrinter) -> Sequence[str]:
    first, last = printer.fromPage(), printer.toPage()
    return svgs[first - 1 : last] if first else svgs
