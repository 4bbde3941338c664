"""The sheet Totalen: the paid hours of the year and of the year before, beside the sum of Uren.

To share there are no rows, and these totals stand on the sheet Uren itself.
"""

from decimal import Decimal

from xlsxwriter import Workbook

from banen_desktop.dossier import fields
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.quota.calculation.year_facts import hours_before, leading_hours
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.adding_up import Addition, Number, sentence
from banen_desktop.reports.workbook.checks import NUMBER
from banen_desktop.reports.workbook.hours import WHOLE_COLUMN
from banen_desktop.reports.workbook.notes import field_notes
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles

TITLE = "Totalen"
_FIRST_ROW = 4
_APART = "Elk getal is apart afgerond: het telt hier niet precies op."


def write_totals(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet, or in the kind `delen` the sheet Uren."""
    rows = material.kind is Kind.DOSSIER
    sheet = Sheet(workbook, styles, TITLE if rows else "Uren", (44, 20, 60))
    lead = "Alle uren waarover u in het jaar loon betaalde (Wfsv art. 38b lid 4)."
    sheet.heading(material, "Verloonde uren", lead)
    _totals(sheet, material)
    if rows:
        _division(sheet, material)
    sheet.finish(material)


def _totals(sheet: Sheet, material: Material) -> None:
    jaar = material.jaar
    leads = jaar.verloonde_uren is not None
    total = jaar.verloonde_uren
    label = f"Totaal van {jaar.jaar} (gaat voor op de rijen)"
    origin = jaar.verloonde_uren_herkomst.label if leads else "niet ingevuld: de rijen tellen"
    if material.kind is Kind.DELEN:
        total, label, origin = leading_hours(jaar), f"Totaal van {jaar.jaar}", ""
    sheet.text(_FIRST_ROW, 0, label)
    sheet.number(_FIRST_ROW, 1, total, Shown.HOURS)
    sheet.text(_FIRST_ROW, 2, origin, Role.NOTE)
    sheet.define("totaal_uren", _FIRST_ROW, 1)
    notes = field_notes(fields.JAAR)
    sheet.note(_FIRST_ROW, 0, notes["verloonde_uren"])
    sheet.note(_FIRST_ROW + 1, 0, notes["verloonde_uren_vorig_jaar"])
    sheet.text(_FIRST_ROW + 1, 0, f"Totaal van {jaar.jaar - 1}")
    sheet.number(_FIRST_ROW + 1, 1, hours_before(material.dossier, jaar), Shown.HOURS)
    sheet.define("totaal_uren_vorig_jaar", _FIRST_ROW + 1, 1)
    for row in (_FIRST_ROW, _FIRST_ROW + 1):
        sheet.check(row, 1, NUMBER)


def _division(sheet: Sheet, material: Material) -> None:
    row = _FIRST_ROW + 2
    sheet.text(row, 0, "Som van de rijen op het blad Uren")
    parts = total_of_rows(material.jaar) or 0
    sheet.formula(row, 1, f"SUM({WHOLE_COLUMN})", parts, Shown.HOURS)
    sheet.text(row + 1, 0, "Verschil: rijen min totaal")
    total, rows, less = f"$B${_FIRST_ROW + 1}", f"$B${row + 1}", f"$B${row + 2}"
    difference = material.outcome.verdeling_verschil
    sheet.formula(
        row + 1,
        1,
        f'IF(AND(COUNT({total})=1,COUNT({WHOLE_COLUMN})>0),{rows}-{total},"")',
        difference,
        Shown.HOURS,
    )
    typed = material.jaar.verloonde_uren
    added = Addition(
        (Number(rows, Decimal(parts), Shown.HOURS),),
        Number(less, difference, Shown.HOURS),
        (Number(total, typed, Shown.HOURS),),
    )
    sheet.formula(row + 1, 2, *sentence([added], _APART), Shown.TEXT, Role.NOTE)
