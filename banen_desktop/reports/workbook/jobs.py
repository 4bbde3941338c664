"""The sheet Banen: each job with what the law makes of it, or (to share) only the totals."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice, JaNee
from banen_desktop.dossier.model import Baan, Toerekening
from banen_desktop.quota.calculation.rows import days_in_year
from banen_desktop.quota.calculation.trace import RowOutcome, Step, Telt, Unit
from banen_desktop.quota.calculation.year_facts import who_counted
from banen_desktop.quota.law.forms import FormRule, Vraag
from banen_desktop.quota.units import decimal_of, units_of
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.columns import (
    COLUMNS,
    FIRST_ROW,
    GROUPS,
    HEADER_ROW,
    LAST_MAIN,
    Column,
    cells_of,
)
from banen_desktop.reports.workbook.notes import COMPUTED_NOTES, field_notes
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles

SPARE_ROWS = 10
_CHOICES = {
    "toerekening": [choice.label for choice in Toerekening],
    **{
        key: [choice.label for choice in JaNee]
        for key in ("uitlener_7_690", "uitlener_handelsregister", "besluit_telt_mee")
    },
    "vorig_jaar": ["Ja"],
}
_TOTALS = (
    (
        "totaal_eigen_dienst",
        "Uren die meetellen, eigen dienst",
        "meetellende_uren_dienstverband",
    ),
    ("totaal_inleen", "Uren die meetellen, inleen", "meetellende_uren_inleen"),
    ("totaal_meetellend", "Uren die meetellen", "meetellende_uren"),
    (
        "totaal_nog_niet",
        "Uren van inleen zonder afgesproken toerekening",
        "nog_toe_te_rekenen_banen",
    ),
    ("totaal_niet", "Uren die niet meetellen", "niet_meetellende_banen"),
    (
        "totaal_op_31_december",
        "Uren per jaar van de banen op 31 december",
        "banen_op_peildatum",
    ),
    ("totaal_personen", "Personen in banen die meetellen", "personen"),
    ("totaal_personen_nieuw", "Daarvan nieuw in dit jaar", "personen_nieuw"),
)
"""The totals to share: name, label, and the step that tells how much it is."""


def write_jobs(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet for this kind of report."""
    if material.kind is Kind.DELEN:
        _write_totals(workbook, styles, material)
        return
    sheet = Sheet(workbook, styles, "Banen", [column.width for column in COLUMNS])
    lead = (
        "Een rij per baan of contract. Verander een blauw vak en het antwoord verandert mee. "
        "Rij toevoegen: vul de eerste lege rij; een rij zonder vorm telt niet."
    )
    sheet.heading(material, "Banen van de doelgroep", lead)
    _headers(sheet)
    stored = _StoredRows(material)
    for row, (baan, result) in enumerate(stored.pairs, FIRST_ROW):
        _write_row(sheet, row, baan, stored.values(baan, result))
    last = FIRST_ROW + len(stored.pairs) + SPARE_ROWS - 1
    for row in range(FIRST_ROW + len(stored.pairs), last + 1):
        _write_row(sheet, row, None, {})
    _validate(sheet, last)
    sheet.page.freeze_panes(FIRST_ROW, 1)
    sheet.finish(material, (HEADER_ROW - 1, HEADER_ROW))
    sheet.page.repeat_columns(0, 0)
    _print_in_two_parts(workbook, last)


def _headers(sheet: Sheet) -> None:
    col, notes = 0, {**field_notes(fields.BAAN), **COMPUTED_NOTES}
    for title, group in GROUPS:
        for place, column in enumerate(group):
            sheet.text(HEADER_ROW - 1, col, title if place == 0 else "", Role.BAND)
            right = column.shown is not Shown.TEXT
            sheet.text(HEADER_ROW, col, column.header, Role.HEADER_RIGHT if right else Role.HEADER)
            if note := notes.get(column.key):
                sheet.note(HEADER_ROW, col, note)
            col += 1


def _write_row(sheet: Sheet, row: int, baan: Baan | None, values: dict[str, Any]) -> None:
    cells = cells_of(row)
    for col, column in enumerate(COLUMNS):
        if column.formula:
            formula = column.formula.format_map(cells)
            sheet.formula(row, col, formula, values.get(column.key), column.shown)
        else:
            typed = (
                None if baan is None else values.get(column.key, getattr(baan, column.key, None))
            )
            _write_typed(sheet, row, col, column, typed)


def _write_typed(sheet: Sheet, row: int, col: int, column: Column, value: Any) -> None:
    if isinstance(value, date) or (value is None and column.shown is Shown.DAY):
        sheet.day(row, col, value)
    elif isinstance(value, Decimal) or (value is None and column.shown is not Shown.TEXT):
        sheet.number(row, col, value, column.shown)
    else:
        text = value.label if isinstance(value, Choice) else value or ""
        sheet.text(row, col, text, Role.INPUT)


class _StoredRows:
    """The values that the formulas of the rows have now."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._seen: set[str] = set()
        self._known: set[str] = set()
        before = material.dossier.year(material.year - 1)
        self._before = who_counted(before, material.law)
        self.pairs = list(zip(material.jaar.banen, material.outcome.rows, strict=True))

    def values(self, baan: Baan, row: RowOutcome) -> dict[str, Any]:
        """The values of one row; rows are asked for in the order of the sheet."""
        rule = row.regel
        counts = row.telt is Telt.JA and row.dagen > 0
        earlier = baan.kenmerk in self._before
        starts = baan.van is not None and baan.van.year == self._material.year
        return {
            "toerekening": _allocation(baan, rule),
            "vorig_jaar": "Ja" if earlier else "",
            "telt": row.telt.replace("_", " "),
            "dagen": row.dagen,
            "geschat": "ja" if row.geschat else "nee",
            "uren": row.uren,
            "banen": row.banen,
            "regel": rule.telt.replace("_", " "),
            "groep": rule.groep.label,
            "uren_op_31_december": self._hours_at_end(baan, row),
            "persoon": _first(baan.kenmerk, self._seen) if counts else 0,
            "bekend": _first(baan.kenmerk, self._known)
            if counts and (earlier or not starts)
            else 0,
        }

    def _hours_at_end(self, baan: Baan, row: RowOutcome) -> Decimal | None:
        if row.telt is not Telt.JA or not row.op_peildatum:
            return Decimal(0)
        if row.uren is None:
            return None
        year = self._material.year
        if baan.uren_per_week:
            units = units_of(self._material.law, year)
            return decimal_of(units.hours_a_year(baan.uren_per_week))
        return row.uren * days_in_year(year) / row.dagen


def _allocation(baan: Baan, rule: FormRule) -> Toerekening | None:
    """Not asked is not `nog niet`: for most forms there is nothing to allocate."""
    asked = rule.asks(Vraag.TOEREKENING)
    return baan.toerekening if asked or baan.toerekening is not Toerekening.NOG_NIET else None


def _first(kenmerk: str, seen: set[str]) -> int:
    if kenmerk in seen:
        return 0
    if kenmerk:
        seen.add(kenmerk)
    return 1


def _validate(sheet: Sheet, last: int) -> None:
    lists: dict[str, Sequence[str] | str] = {**_CHOICES, "vorm": "=vormnamen"}
    rows = (FIRST_ROW, last)
    for col, column in enumerate(COLUMNS):
        if column.key in lists:
            rule: dict[str, Any] = {"validate": "list", "source": lists[column.key]}
            sheet.validate(rows, col, rule, "Kies een waarde uit de lijst.")
        elif not column.formula and column.shown is Shown.DAY:
            rule = {"validate": "date", "criteria": ">=", "value": date(1950, 1, 1)}
            sheet.validate(rows, col, rule, "Vul een datum in, zoals 01-05-2025.")
        elif not column.formula and column.shown is Shown.HOURS:
            rule = {"validate": "decimal", "criteria": ">=", "value": 0}
            sheet.validate(rows, col, rule, "Vul een getal in van 0 of meer.")


def _print_in_two_parts(workbook: Workbook, last: int) -> None:
    """First what counts, then the other columns: on one page they would be too small to read."""
    counts = xl_range_abs(0, 0, last, LAST_MAIN)
    others = xl_range_abs(HEADER_ROW - 1, LAST_MAIN + 1, last, len(COLUMNS) - 1)
    areas = [f"Banen!{counts}", f"Banen!{others}"]
    workbook.define_name("Banen!_xlnm.Print_Area", "=" + ",".join(areas))


def _write_totals(workbook: Workbook, styles: Styles, material: Material) -> None:
    sheet = Sheet(workbook, styles, "Banen", (60, 20))
    lead = "Alleen totalen, zonder rijen per persoon."
    sheet.heading(material, "Banen van de doelgroep", lead)
    row = 4
    for name, label, key in _TOTALS:
        if name == "totaal_meetellend" and not material.hides("meetellende_uren_inleen"):
            continue
        step = material.outcome.by_key[key]
        sheet.text(row, 0, label)
        if material.hides(key):
            sheet.text(row, 1, material.instead(step), Role.CALCULATED)
        else:
            sheet.number(row, 1, *_total(step, material))
            sheet.define(name, row, 1)
        row += 1
    sheet.finish(material)


def _total(step: Step, material: Material) -> tuple[Decimal | None, Shown]:
    """The number to type for a step: people, or hours; nothing where it is unknown."""
    if step.unit is Unit.PERSOON:
        return step.known, Shown.WHOLE
    if step.known is None or step.unit is not Unit.BAAN:
        return step.known, Shown.HOURS
    units = units_of(material.law, material.year)
    return decimal_of(units.hours(step.known)), Shown.HOURS
