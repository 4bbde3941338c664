"""The sheet Uren: all paid hours of the year, as a total or as rows."""

from typing import Any

from xlsxwriter import Workbook

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import UrenRegel
from banen_desktop.quota.calculation.year_facts import hours_before, leading_hours
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.notes import field_notes
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles

SPARE_ROWS = 3
HEADER_ROW = 10
_TOTAL_ROW = 4
_WHOLE_COLUMN = "Uren!$C:$C"


def write_hours(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet; numbers in column C are rows, so the totals stand in column B."""
    sheet = Sheet(workbook, styles, "Uren", (44, 20, 18, 24, 60))
    rows = material.kind is Kind.DOSSIER
    lead = "Alle uren waarover u in het jaar loon betaalde (Wfsv art. 38b lid 4)."
    sheet.heading(material, "Verloonde uren", lead)
    _totals(sheet, material)
    if rows:
        _division(sheet, material)
        _rows(sheet, material.jaar.uren)
        sheet.page.freeze_panes(HEADER_ROW + 1, 1)
    sheet.finish(material, (HEADER_ROW, HEADER_ROW) if rows else None)


def _totals(sheet: Sheet, material: Material) -> None:
    jaar = material.jaar
    leads = jaar.verloonde_uren is not None
    total = jaar.verloonde_uren
    label = f"Totaal van {jaar.jaar} (gaat voor op de regels)"
    origin = jaar.verloonde_uren_herkomst.label if leads else "niet ingevuld: de regels tellen"
    if material.kind is Kind.DELEN:
        total, label, origin = leading_hours(jaar), f"Totaal van {jaar.jaar}", ""
    sheet.text(_TOTAL_ROW, 0, label)
    sheet.number(_TOTAL_ROW, 1, total, Shown.HOURS)
    sheet.text(_TOTAL_ROW, 2, origin, Role.NOTE)
    sheet.define("totaal_uren", _TOTAL_ROW, 1)
    notes = field_notes(fields.JAAR)
    sheet.note(_TOTAL_ROW, 0, notes["verloonde_uren"])
    sheet.note(_TOTAL_ROW + 1, 0, notes["verloonde_uren_vorig_jaar"])
    sheet.text(_TOTAL_ROW + 1, 0, f"Totaal van {jaar.jaar - 1}")
    sheet.number(_TOTAL_ROW + 1, 1, hours_before(material.dossier, jaar), Shown.HOURS)
    sheet.define("totaal_uren_vorig_jaar", _TOTAL_ROW + 1, 1)


def _division(sheet: Sheet, material: Material) -> None:
    jaar = material.jaar
    parts = total_of_rows(jaar)
    sheet.text(_TOTAL_ROW + 2, 0, "Som van de regels hieronder")
    sheet.formula(_TOTAL_ROW + 2, 1, f"SUM({_WHOLE_COLUMN})", parts or 0, Shown.HOURS)
    sheet.text(_TOTAL_ROW + 3, 0, "Verschil: regels min totaal")
    total, rows = f"$B${_TOTAL_ROW + 1}", f"$B${_TOTAL_ROW + 3}"
    sheet.formula(
        _TOTAL_ROW + 3,
        1,
        f'IF(AND(COUNT({total})=1,COUNT({_WHOLE_COLUMN})>0),{rows}-{total},"")',
        material.outcome.verdeling_verschil,
        Shown.HOURS,
    )


def _rows(sheet: Sheet, uren: tuple[UrenRegel, ...]) -> None:
    tip = "Regel toevoegen: vul de eerste lege regel. De som telt de hele kolom C."
    sheet.text(HEADER_ROW - 1, 0, tip, Role.NOTE)
    notes = field_notes(fields.UREN)
    for col, field in enumerate(fields.UREN):
        right = field.kind is fields.Kind.NUMBER
        sheet.text(HEADER_ROW, col, field.header, Role.HEADER_RIGHT if right else Role.HEADER)
        if note := notes.get(field.key):
            sheet.note(HEADER_ROW, col, note)
    for row, regel in enumerate([*uren, *[None] * SPARE_ROWS], HEADER_ROW + 1):
        for col, field in enumerate(fields.UREN):
            value: Any = None if regel is None else getattr(regel, field.key)
            if field.kind is fields.Kind.NUMBER:
                sheet.number(row, col, value, Shown.HOURS)
            else:
                text = value.label if isinstance(value, Choice) else value or ""
                sheet.text(row, col, text, Role.INPUT)
