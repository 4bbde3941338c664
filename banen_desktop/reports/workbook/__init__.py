"""The workbook for the accountant: formulas from Uren and Banen to the answer, values stored."""

import io
from datetime import date, datetime, time

from xlsxwriter import Workbook

from banen_desktop.dossier.bsn_texts import shared
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.receipt.receipt import receipt
from banen_desktop.reports.words.guard import Guard, Kind
from banen_desktop.reports.workbook.accountability import write_accountability
from banen_desktop.reports.workbook.agenda import write_agenda
from banen_desktop.reports.workbook.calculation import write_calculation
from banen_desktop.reports.workbook.dutch_workbook import DutchWorkbook
from banen_desktop.reports.workbook.hours import write_hours
from banen_desktop.reports.workbook.jobs import write_jobs
from banen_desktop.reports.workbook.onderdelen import write_parts
from banen_desktop.reports.workbook.overview import write_overview
from banen_desktop.reports.workbook.parameters import write_parameters
from banen_desktop.reports.workbook.sheet import clean
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import FONT, Styles
from banen_desktop.reports.workbook.totals import write_totals
from banen_desktop.reports.workbook.years import write_years

_SHEETS = (
    write_overview,
    write_years,
    write_totals,
    write_hours,
    write_jobs,
    write_parts,
    write_calculation,
    write_parameters,
    write_agenda,
    write_accountability,
)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
# Every system has a font of these widths, so that pages break where they are set to. With a scheme
# it would be the font of the theme.
_DEFAULT_FORMAT = {"font_name": FONT, "font_size": 10, "font_scheme": "none"}


def write_workbook(
    dossier: Dossier, year: int, law: Law, *, kind: Kind, made_on: date, levy: bool = False
) -> bytes:
    """One year of a dossier as xlsx; the same input gives the same bytes.

    With `levy` the theoretical quotumheffing (or bonus) is visible. Raises `KeyError` when the
    dossier has no such year.
    """
    dossier = shared(dossier) if kind is Kind.DELEN else dossier
    outcome = calculate(dossier, year, law)
    jaar = next(jaar for jaar in dossier.jaren if jaar.jaar == year)
    series = tuple(
        outcome if other is jaar else calculate(dossier, other.jaar, law, with_findings=False)
        for other in dossier.jaren
    )
    material = Material(
        dossier=dossier,
        jaar=jaar,
        outcome=outcome,
        series=series,
        law=law,
        kind=kind,
        receipt=receipt(dossier, outcome, law, made_on),
        levy=levy,
        guards={
            other.jaar: Guard.of(each, other, kind)
            for other, each in zip(dossier.jaren, series, strict=True)
        },
    )
    stream = io.BytesIO()
    # A copy: XlsxWriter 3.3.1 changes what it is given, and the next workbook would be another.
    workbook = DutchWorkbook(stream, {**_OPTIONS, "default_format_properties": {**_DEFAULT_FORMAT}})
    _describe(workbook, material)
    styles = Styles(workbook)
    for write in _SHEETS:
        write(workbook, styles, material)
    workbook.close()
    return stream.getvalue()


def _describe(workbook: Workbook, material: Material) -> None:
    made = datetime.combine(material.receipt.made_on, time())
    workbook.set_properties(
        {
            "title": f"Banenafspraak en quotum {material.year}",
            "subject": clean(material.employer),
            "author": f"{material.receipt.program} {material.receipt.version}",
            "company": clean(material.employer),
            "category": str(material.kind),
            "created": made,
        }
    )
