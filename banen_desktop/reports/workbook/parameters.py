"""The sheet Parameters: every legal value in force, with its evidence, as cells that can change."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from xlsxwriter import Workbook

from banen_desktop import dutch
from banen_desktop.dossier.fields import FIRST_DAY, LAST_DAY
from banen_desktop.dossier.model import Vorm
from banen_desktop.quota.calculation.rows import days_in_year
from banen_desktop.quota.law.amounts import DAY_AFTER
from banen_desktop.quota.law.forms import Groep, Telregel
from banen_desktop.quota.law.law import LegalValue
from banen_desktop.reports.words.figures import ON_REQUEST, RATES_ON_REQUEST
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.checks import NUMBER, SHARE, Check
from banen_desktop.reports.workbook.formulas import moves
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles

_HEADER_ROW = 4
_HEADERS = (
    "Parameter",
    "Waarde",
    "Eenheid",
    "Status",
    "Artikel",
    "Bron",
    "Toelichting",
    "Nagekeken op",
    "Naam van het vak",
)
_SHOWN = {
    "procent": Shown.PERCENTAGE,
    "euro": Shown.CENTS,
    "jaar": Shown.YEAR,
    "persoon": Shown.WHOLE,
}
_PRINTED_FROM = (_HEADERS.index("Bron"),)
FORM_CHECKS = {
    "vormregels": Check(choices=tuple(rule.replace("_", " ") for rule in Telregel), needed=True),
    "vormgroepen": Check(choices=tuple(group.label for group in Groep), needed=True),
}
"""What a form may have as its rule and its group, by the name of that block of cells."""
_FORM_HEADERS = ("Vorm", "Regel", "Groep", "Zekerheid", "Artikel", "Waarom", "Toelichting")


def write_parameters(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet; the forms stand below the values."""
    sheet = Sheet(workbook, styles, "Parameters", (32, 13, 14, 22, 26, 38, 36, 12, 33))
    lead = (
        "De waarden uit de wet voor dit jaar. Verander een blauw vak en het antwoord verandert mee."
    )
    sheet.heading(material, "Parameters", lead)
    sheet.texts(_HEADER_ROW, _HEADERS, Role.HEADER)
    sheet.text(_HEADER_ROW, 1, "Waarde", Role.HEADER_RIGHT)
    row = _basics(sheet, material, _HEADER_ROW + 1)
    for value in _written(material):
        _value(sheet, row, value, material)
        if _on_request(_name(value), material) and not material.levy:
            sheet.hide(row)
        row += 1
    _forms(sheet, material, row + 1)
    sheet.page.freeze_panes(_HEADER_ROW + 1, 1)
    sheet.finish(material, (_HEADER_ROW, _HEADER_ROW), breaks=_PRINTED_FROM)


def checked_values(material: Material) -> Iterable[tuple[str, Check]]:
    """The names of the values that can be changed, each with what it may be."""
    for value in _written(material):
        if moves(_name(value), material.outcome, material.kind):
            yield _name(value), _check(value)


def _check(value: LegalValue) -> Check:
    if value.eenheid == DAY_AFTER:
        return Check(FIRST_DAY, LAST_DAY, needed=True)
    return SHARE if value.eenheid == "procent" else replace(NUMBER, needed=True)


def _name(value: LegalValue) -> str:
    return f"parameter_{value.sleutel}"


def _written(material: Material) -> Iterable[LegalValue]:
    """The values in force; what is shown on request alone does not leave the house otherwise."""
    shared = material.kind is Kind.DELEN and not material.levy
    for value in _in_force(material):
        if not (shared and value.sleutel in RATES_ON_REQUEST):
            yield value


def _in_force(material: Material) -> Iterable[LegalValue]:
    percentage = material.outcome.by_key.get("quotumpercentage")
    if percentage is not None and percentage.legal is not None:
        yield percentage.legal
    for key in material.law.values:
        value = material.law.in_force(key, material.year)
        if value is not None and key != "quotumpercentage":
            yield value


def _basics(sheet: Sheet, material: Material, row: int) -> int:
    year = material.year
    sheet.texts(row, ("Verslagjaar", "", "jaar", *[""] * 5, "verslagjaar"))
    sheet.number(row, 1, year, Shown.YEAR, Role.CALCULATED)
    sheet.define("verslagjaar", row, 1)
    sheet.texts(row + 1, ("Dagen van het jaar", "", "dagen", *[""] * 5, "dagen_van_het_jaar"))
    formula = "DATE(verslagjaar+1,1,1)-DATE(verslagjaar,1,1)"
    sheet.formula(row + 1, 1, formula, days_in_year(year), Shown.WHOLE)
    sheet.define("dagen_van_het_jaar", row + 1, 1)
    return row + 2


def _on_request(name: str, material: Material) -> bool:
    """Whether only steps that are shown on request use this value."""
    return any(name in material.formula(key) for key in ON_REQUEST)


def _role(name: str, material: Material) -> Role:
    return Role.INPUT if moves(name, material.outcome, material.kind) else Role.CALCULATED


def _value(sheet: Sheet, row: int, value: LegalValue, material: Material) -> None:
    name = _name(value)
    role = _role(name, material)
    sheet.text(row, 0, value.omschrijving)
    if value.eenheid == DAY_AFTER:
        sheet.day(row, 1, material.law.last_day(value.sleutel, material.year), role)
    else:
        number = value.waarde / Decimal(100) if value.eenheid == "procent" else value.waarde
        sheet.number(row, 1, number, _SHOWN.get(value.eenheid, Shown.HOURS), role)
    sheet.define(name, row, 1)
    if role is Role.INPUT:
        sheet.check(row, 1, _check(value))
    checked = value.gecontroleerd_op
    source = f"{value.bron} ({value.url})" if value.url else value.bron
    texts = (
        value.eenheid.replace("_", " "),
        f"{value.status.label}; {value.zekerheid.label}",
        value.artikel,
        source,
        value.toelichting,
        "" if checked is None else dutch.format_date(checked),
        name,
    )
    sheet.texts(row, texts, start=2)


def _forms(sheet: Sheet, material: Material, row: int) -> None:
    """The table that says per form whether it counts; the sheet Banen looks it up."""
    sheet.text(row, 0, "Vormen: wat telt mee?", Role.HEADING)
    sheet.texts(row + 1, _FORM_HEADERS, Role.HEADER)
    first = row + 2
    for place, vorm in enumerate(Vorm):
        rule = material.law.forms[vorm]
        line = first + place
        sheet.text(line, 0, vorm.label)
        counts = (rule.telt.replace("_", " "), rule.groep.label)
        sheet.texts(line, counts, _role("vormen", material), start=1)
        told = material.law.told(rule.toelichting, material.year)
        texts = (rule.zekerheid.label, rule.artikel, rule.reden, told)
        sheet.texts(line, texts, start=3)
    last = first + len(Vorm) - 1
    sheet.define_range("vormen", first, 0, last, 2)
    sheet.define_range("vormnamen", first, 0, last, 0)
    for col, (name, check) in enumerate(FORM_CHECKS.items(), 1):
        sheet.define_range(name, first, col, last, col)
        if _role("vormen", material) is Role.INPUT:
            for line in range(first, last + 1):
                sheet.check(line, col, check)
