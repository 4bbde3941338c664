"""The sheet Uren: the rows of paid hours of the year, as a table from the first row."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.model import UrenRegel
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.checks import GOOD, WRONG, check_of, row_check, wrong
from banen_desktop.reports.workbook.notes import field_notes
from banen_desktop.reports.workbook.prepared import PRINTED_SPARE_ROWS, Prepared
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles

HEADER_ROW = 0
WHOLE_COLUMN = "Uren!$C:$C"
_WIDTHS = (44, 20, 18, 24, 60)
_CONTROL = len(_WIDTHS)
_HOURS, _ORIGIN = 2, 3  # the column of WHOLE_COLUMN, and one that is filled in every row
_CONTROL_NOTE = (
    "Goed: de rij telt mee in de som. Let op: de uren ontbreken of zijn geen getal, of een keuze "
    "staat niet in de lijst."
)


def write_hours(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet; to share it has the totals alone, and `totals` writes it."""
    if material.kind is Kind.DELEN:
        return
    sheet = Sheet(workbook, styles, "Uren", (*_WIDTHS, 9))
    uren, prepared = material.jaar.uren, prepared_hours(material)
    for row in range(HEADER_ROW + 1, prepared.last + 1):
        _write_row(sheet, row, uren[row - 1] if row <= len(uren) else None)
    prepared.write_end(sheet, _blocks(prepared.end))
    prepared.alarm_below(sheet, _blocks(HEADER_ROW + 1))
    _headers(sheet, prepared.last)
    _check(sheet, prepared.last)
    sheet.page.freeze_panes(HEADER_ROW + 1, 1)
    sheet.page.print_area(0, 0, len(uren) + PRINTED_SPARE_ROWS, _CONTROL)
    sheet.finish(material, (HEADER_ROW, HEADER_ROW))


def prepared_hours(material: Material) -> Prepared:
    """The rows of hours with their formula; a number of hours is in the sum wherever it stands."""
    typed = [col for col in range(len(fields.UREN)) if col != _ORIGIN]
    return Prepared("Uren", len(material.jaar.uren), typed, _CONTROL, counted=_HOURS)


def wrong_hours(material: Material) -> int:
    """How many rows are filled in now and lack hours, or hold what no field of a row may hold."""
    return sum(_now(regel) == WRONG for regel in material.jaar.uren)


def _now(regel: UrenRegel | None) -> str:
    """What the column Controle says of a row now."""
    if regel is None or not any(
        getattr(regel, field.key) not in {None, ""}
        for col, field in enumerate(fields.UREN)
        if col != _ORIGIN
    ):
        return ""
    fits = all(check_of(field).holds(getattr(regel, field.key)) for field in fields.UREN)
    return GOOD if fits and regel.verloonde_uren is not None else WRONG


def _blocks(row: int) -> list[str]:
    """What is typed in a row, without the origin: that alone is no row."""
    before, after = xl_col_to_name(_ORIGIN - 1), xl_col_to_name(_ORIGIN + 1)
    last = xl_col_to_name(_CONTROL - 1)
    return [f"$A{row + 1}:${before}{row + 1}", f"${after}{row + 1}:${last}{row + 1}"]


def _headers(sheet: Sheet, last: int) -> None:
    notes, titles = field_notes(fields.UREN), []
    for col, field in enumerate(fields.UREN):
        right = field.kind is fields.Kind.NUMBER
        titles.append((field.header, Role.HEADER_RIGHT if right else Role.HEADER))
        if note := notes.get(field.key):
            sheet.note(HEADER_ROW, col, note)
    sheet.note(HEADER_ROW, _CONTROL, _CONTROL_NOTE)
    sheet.table("Uren", last, [*titles, ("Controle", Role.HEADER_MADE)])


def _write_row(sheet: Sheet, row: int, regel: UrenRegel | None) -> None:
    right = [f"ISNUMBER(${xl_col_to_name(_HOURS)}{row + 1})"]
    for col, field in enumerate(fields.UREN):
        value: Any = None if regel is None else getattr(regel, field.key)
        right.append(check_of(field).fits(f"${xl_col_to_name(col)}{row + 1}"))
        if field.kind is fields.Kind.NUMBER:
            sheet.number(row, col, value, Shown.HOURS)
        else:
            text = value.label if isinstance(value, Choice) else value or ""
            sheet.text(row, col, text, Role.INPUT)
    sheet.formula(row, _CONTROL, row_check(_blocks(row), right), _now(regel), Shown.TEXT)


def _check(sheet: Sheet, last: int) -> None:
    """Refuse what does not fit, and colour what came in another way."""
    rows = (HEADER_ROW + 1, last)
    first = HEADER_ROW + 2
    control = f"${xl_col_to_name(_CONTROL)}{first}"
    for col, field in enumerate(fields.UREN):
        cell, check = f"${xl_col_to_name(col)}{first}", check_of(field)
        sheet.validate(rows, col, check.rule)
        condition = wrong(check, cell)
        if col == _HOURS:
            condition = f'AND({control}="{WRONG}",NOT(ISNUMBER({cell})))'
        sheet.alarm(rows, (col, col), condition)
    sheet.alarm(rows, (_CONTROL, _CONTROL), f'{control}="{WRONG}"')
