"""The sheet Werkagenda: the measures of the year, as they were typed; it reads back."""

from typing import Any

from xlsxwriter import Workbook

from banen_desktop.dossier import verslag_fields
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.dossier.verslag import Maatregel
from banen_desktop.reports.workbook.checks import check_of
from banen_desktop.reports.workbook.notes import field_note
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Styles

TITLE = "Werkagenda"
HEADER_ROW = 4
SPARE_ROWS = 5
_WIDTHS = {"omschrijving": 50, "eigenaar": 24, "resultaat": 44}


def write_agenda(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet, where there are measures; it stays in the house."""
    if not material.has_agenda:
        return
    widths = [_WIDTHS.get(field.key, 15) for field in verslag_fields.MAATREGEL]
    sheet = Sheet(workbook, styles, TITLE, widths)
    lead = "Wat u doet om banen te maken. Maatregel toevoegen: vul de eerste lege rij."
    sheet.heading(material, f"Werkagenda {material.year}", lead)
    for col, field in enumerate(verslag_fields.MAATREGEL):
        sheet.text(HEADER_ROW, col, field.header, Role.HEADER)
        if note := field_note(field):
            sheet.note(HEADER_ROW, col, note)
    rows = [*material.jaar.werkagenda, *[None] * SPARE_ROWS]
    for row, measure in enumerate(rows, HEADER_ROW + 1):
        for col, field in enumerate(verslag_fields.MAATREGEL):
            _cell(sheet, row, col, field, measure)
    _validate(sheet, HEADER_ROW + len(rows))
    sheet.page.freeze_panes(HEADER_ROW + 1, 1)
    sheet.finish(material, (HEADER_ROW, HEADER_ROW))


def _cell(sheet: Sheet, row: int, col: int, field: Field, measure: Maatregel | None) -> None:
    value: Any = None if measure is None else getattr(measure, field.key)
    if field.kind is Kind.DATE:
        sheet.day(row, col, value)
    else:
        text = value.label if isinstance(value, Choice) else value or ""
        sheet.text(row, col, text, Role.INPUT)


def _validate(sheet: Sheet, last: int) -> None:
    for col, field in enumerate(verslag_fields.MAATREGEL):
        sheet.validate((HEADER_ROW + 1, last), col, check_of(field).rule)
