"""The sheet Banen: each job with what the law makes of it, or (to share) only the totals."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.model import Baan, Toerekening
from banen_desktop.quota.calculation.rows import days_in_year
from banen_desktop.quota.calculation.trace import RowOutcome, Step, Telt, Unit
from banen_desktop.quota.calculation.year_facts import who_counted
from banen_desktop.quota.law.forms import FormRule, Vraag
from banen_desktop.quota.units import decimal_of, units_of
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.checks import CHOOSE, GOOD, NUMBER, WRONG, check_of, wrong
from banen_desktop.reports.workbook.columns import (
    COLUMNS,
    FIRST_ROW,
    HEADER_ROW,
    PLACE,
    PRINTED_FROM,
    TYPED,
    TYPED_BLOCKS,
    Column,
    cells_of,
)
from banen_desktop.reports.workbook.notes import COMPUTED_NOTES, field_notes
from banen_desktop.reports.workbook.prepared import PRINTED_SPARE_ROWS, Prepared
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles

_LIMITED = tuple(
    (field.key, check_of(field))
    for field in fields.BAAN
    if field.kind in {fields.Kind.NUMBER, fields.Kind.DATE}
)
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
    stored, prepared = _StoredRows(material), prepared_jobs(material)
    for row, (baan, result) in enumerate(stored.pairs, FIRST_ROW):
        _write_row(sheet, row, baan, stored.values(baan, result))
    for row in range(FIRST_ROW + len(stored.pairs), prepared.last + 1):
        _write_row(sheet, row, None, {})
    blocks = [
        [block.format_map(cells_of(row)) for block in TYPED_BLOCKS] for row in (1, prepared.end)
    ]
    prepared.write_end(sheet, blocks[1])
    prepared.alarm_below(sheet, blocks[0])
    _headers(sheet, prepared.last)
    _validate(sheet, prepared.last)
    _alarm(sheet, prepared.last)
    sheet.page.freeze_panes(FIRST_ROW, 1)
    sheet.page.print_area(0, 0, len(stored.pairs) + PRINTED_SPARE_ROWS, len(COLUMNS) - 1)
    sheet.finish(material, (HEADER_ROW, HEADER_ROW), breaks=PRINTED_FROM)


def prepared_jobs(material: Material) -> Prepared:
    """The rows of jobs with their formulas."""
    typed = [PLACE[column.key] for column in TYPED]
    return Prepared("Banen", len(material.jaar.banen), typed, PLACE["controle"])


def _headers(sheet: Sheet, last: int) -> None:
    notes = {**field_notes(fields.BAAN), **COMPUTED_NOTES}
    titles = []
    for col, column in enumerate(COLUMNS):
        titles.append((column.header, _header_role(column)))
        if note := notes.get(column.key):
            sheet.note(HEADER_ROW, col, note)
    sheet.table("Banen", last, titles)


def _header_role(column: Column) -> Role:
    """Titles of what is calculated have another colour than those of what is typed."""
    if column.formula:
        return Role.HEADER_MADE if column.shown is Shown.TEXT else Role.HEADER_MADE_RIGHT
    return Role.HEADER if column.shown is Shown.TEXT else Role.HEADER_RIGHT


def _write_row(sheet: Sheet, row: int, baan: Baan | None, values: dict[str, Any]) -> None:
    cells = cells_of(row)
    for col, column in enumerate(COLUMNS):
        if column.formula:
            formula = column.formula.format_map(cells)
            value = values.get(column.key)
            sheet.formula(row, col, formula, value, column.shown, array=column.array)
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
        self._seen: dict[str, int] = {}
        self._known: dict[str, int] = {}
        before = material.dossier.year(material.year - 1)
        self._before = who_counted(before, material.law)
        self.pairs = list(zip(material.jaar.banen, material.outcome.rows, strict=True))

    def values(self, baan: Baan, row: RowOutcome) -> dict[str, Any]:
        """The values of one row; rows are asked for in the order of the sheet."""
        rule = row.regel
        counts = row.telt is Telt.JA and row.dagen > 0
        people = baan.people
        earlier = sum(person in self._before for person in people)
        starts = baan.van is not None and baan.van.year == self._material.year
        known = earlier if starts else len(people)
        return {
            "toerekening": _allocation(baan, rule),
            "vorig_jaar": Decimal(earlier) if earlier else None,
            "controle": WRONG if _is_wrong(baan) else GOOD,
            "telt": row.telt.replace("_", " "),
            "dagen": row.dagen,
            "geschat": "ja" if row.geschat else "nee",
            "uren": row.uren,
            "banen": row.banen,
            "regel": rule.telt.replace("_", " "),
            "groep": rule.groep.label,
            "uren_op_31_december": self._hours_at_end(baan, row),
            "persoon": _more(baan.kenmerk, len(people), self._seen) if counts else 0,
            "bekend": _more(baan.kenmerk, known, self._known) if counts else 0,
        }

    def _hours_at_end(self, baan: Baan, row: RowOutcome) -> Decimal | None:
        if row.telt is not Telt.JA or not row.op_peildatum:
            return Decimal(0)
        if row.uren is None:
            return None
        year = self._material.year
        if baan.weekuren:
            units = units_of(self._material.law, year)
            return decimal_of(units.hours_a_year(baan.weekuren))
        return row.uren * days_in_year(year) / row.dagen


def _allocation(baan: Baan, rule: FormRule) -> Toerekening | None:
    """Not asked is not `nog niet`: for most forms there is nothing to allocate."""
    asked = rule.asks(Vraag.TOEREKENING)
    return baan.toerekening if asked or baan.toerekening is not Toerekening.NOG_NIET else None


def wrong_jobs(material: Material) -> int:
    """How many rows hold now what no field of a job may hold."""
    return sum(map(_is_wrong, material.jaar.banen))


def _is_wrong(baan: Baan) -> bool:
    return not all(check.holds(getattr(baan, key)) for key, check in _LIMITED)


def _more(kenmerk: str, many: int, seen: dict[str, int]) -> int:
    """How many people a row brings more than the rows above it with the same kenmerk."""
    before = seen.get(kenmerk, 0)
    if kenmerk:
        seen[kenmerk] = max(before, many)
    return max(0, many - before)


def _validate(sheet: Sheet, last: int) -> None:
    known = {"validate": "list", "source": "=vormnamen", "error_message": CHOOSE}
    for column in TYPED:
        rule = known if column.key == "vorm" else column.check.rule
        sheet.validate((FIRST_ROW, last), PLACE[column.key], rule)


def _alarm(sheet: Sheet, last: int) -> None:
    """Colour what is not right: each cell, a form that is missing, and the word for the row."""
    cells, rows = cells_of(FIRST_ROW), (FIRST_ROW, last)
    conditions = {column.key: wrong(column.check, cells[column.key]) for column in TYPED}
    conditions["vorm"] = '{controle}="{wrong}",{telt}<>"ja",{telt}<>"nee",{telt}<>"nog niet"'
    conditions["vorm"] = f"AND({conditions['vorm'].format(**cells, wrong=WRONG)})"
    conditions["controle"] = f'{cells["controle"]}="{WRONG}"'
    for key, condition in conditions.items():
        sheet.alarm(rows, (PLACE[key], PLACE[key]), condition)


def _write_totals(workbook: Workbook, styles: Styles, material: Material) -> None:
    sheet = Sheet(workbook, styles, "Banen", (60, 20))
    lead = "Alleen totalen, zonder rijen per persoon."
    sheet.heading(material, "Banen van de doelgroep", lead)
    row = 4
    named = {name for name, _, _ in shared_totals(material)}
    for name, label, key in _totals(material):
        step = material.outcome.by_key[key]
        sheet.text(row, 0, label)
        if name in named:
            sheet.number(row, 1, *_total(step, material))
            sheet.define(name, row, 1)
            sheet.check(row, 1, NUMBER)
        else:
            sheet.text(row, 1, material.instead(step), Role.CALCULATED)
        row += 1
    sheet.finish(material)


def shared_totals(material: Material) -> tuple[tuple[str, str, str], ...]:
    """The totals to share that have a cell with their name: few people are a text."""
    return tuple(total for total in _totals(material) if not material.hides(total[2]))


def _totals(material: Material) -> Iterable[tuple[str, str, str]]:
    for total in _TOTALS:
        if total[0] != "totaal_meetellend" or material.hides("meetellende_uren_inleen"):
            yield total


def _total(step: Step, material: Material) -> tuple[Decimal | None, Shown]:
    """The number to type for a step: people, or hours; nothing where it is unknown."""
    if step.unit is Unit.PERSOON:
        return step.known, Shown.WHOLE
    if step.known is None or step.unit is not Unit.BAAN:
        return step.known, Shown.HOURS
    units = units_of(material.law, material.year)
    return decimal_of(units.hours(step.known)), Shown.HOURS
