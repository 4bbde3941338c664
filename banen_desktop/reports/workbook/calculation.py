"""The sheet Berekening: every step of the trace with its formula, article and source."""

from xlsxwriter import Workbook

from banen_desktop.quota.calculation.trace import Outcome, Regime, Rounding, Step, Unit
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import ON_REQUEST
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.words.sums import sums_of
from banen_desktop.reports.workbook.adding_up import Addition, Number, any_off
from banen_desktop.reports.workbook.control import controls
from banen_desktop.reports.workbook.formulas import exemption_formula, literal, rounding
from banen_desktop.reports.workbook.notes import step_note
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles
from banen_desktop.reports.workbook.unknown_hours import LACKING, lacking_now, value_now

_HEADER_ROW = 4
_HEADERS = (
    "Stap",
    "Waarde",
    "Eenheid",
    "Berekening",
    "Artikel",
    "Bron en status",
    "Opmerking",
    "Naam van het vak",
)
_REMARK = _HEADERS.index("Opmerking")
_APART = "Elk getal is apart afgerond: de stappen waaruit dit bestaat, tellen hier niet precies op."
_PRINTED_FROM = (_HEADERS.index("Bron en status"),)
EXEMPT = {True: "ja", False: "nee", None: "onbekend"}
_UNITS = {
    Unit.UUR: "uur",
    Unit.BAAN: "banen",
    Unit.RATIO: "percentage",
    Unit.EURO: "euro",
    Unit.PERSOON: "personen",
    Unit.UUR_PER_BAAN: "uur per baan",
}
_SHOWN = {
    Unit.UUR: Shown.HOURS,
    Unit.BAAN: Shown.JOBS,
    Unit.RATIO: Shown.PERCENTAGE,
    Unit.EURO: Shown.EURO,
    Unit.PERSOON: Shown.WHOLE,
    Unit.UUR_PER_BAAN: Shown.HOURS,
}


def shown_as(step: Step) -> Shown:
    """How the value of a step is written."""
    return Shown.REALISATION if step.key == "realisatiepercentage" else _SHOWN[step.unit]


def write_calculation(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet and name each step."""
    sheet = Sheet(workbook, styles, "Berekening", (31, 14, 12, 36, 25, 36, 34, 29))
    lead = "Elke stap is een formule. Klik op een waarde: de formule noemt de stappen bij hun naam."
    sheet.heading(material, "Berekening", lead)
    sheet.texts(_HEADER_ROW, _HEADERS, Role.HEADER)
    sheet.text(_HEADER_ROW, 1, "Waarde", Role.HEADER_RIGHT)
    row = _HEADER_ROW + 1
    for step in material.steps:
        _step(sheet, row, step, material)
        if step.key in ON_REQUEST and not material.levy:
            sheet.hide(row)
        row += 1
    _beside(sheet, row + 1, material)
    sheet.page.freeze_panes(_HEADER_ROW + 1, 1)
    sheet.finish(material, (_HEADER_ROW, _HEADER_ROW), breaks=_PRINTED_FROM)


def _step(sheet: Sheet, row: int, step: Step, material: Material) -> None:
    explained = wording.explain(material.outcome, step.key)
    sheet.text(row, 0, step.label)
    hidden = material.hides(step.key)
    if hidden:
        # To share, few people are a text: then no cell has this name, and no formula uses it.
        sheet.text(row, 1, material.instead(step), Role.CALCULATED)
    else:
        sheet.formula(row, 1, material.formula(step.key), value_now(step), shown_as(step))
        sheet.define(step.key, row, 1)
    sheet.note(row, 1, step_note(material.outcome, step.key))
    notes = [step.note] if step.rounding is Rounding.NONE else [explained.rounding, step.note]
    texts = (
        _UNITS[step.unit],
        explained.words,
        step.article,
        ". ".join(part.rstrip(".") for part in (explained.source, explained.status) if part),
        remark := " ".join(note for note in notes if note),
        "" if hidden else step.key,
    )
    sheet.texts(row, texts, start=2)
    added = [] if hidden else _additions(step, material)
    if added:
        _remark_of_sum(sheet, row, added, remark)


def _additions(step: Step, material: Material) -> list[Addition]:
    """The sums that a step is of other steps on this sheet."""
    steps = {each.key: each for each in material.steps if not material.hides(each.key)}
    numbers = {key: Number(key, each.known, shown_as(each)) for key, each in steps.items()}
    return [
        Addition([numbers[key] for key in parts], numbers[total], [numbers[key] for key in less])
        for total, parts, less in sums_of(steps)
        if total == step.key
    ]


def _remark_of_sum(sheet: Sheet, row: int, added: list[Addition], remark: str) -> None:
    """The remark of a step, with why its numbers do not add up as long as they do not."""
    apart = f"{remark} {_APART}".strip()
    now = apart if any(each.is_off_now for each in added) else remark
    formula = f"IF({any_off(added)},{literal(apart)},{literal(remark)})"
    sheet.formula(row, _REMARK, formula, now, Shown.TEXT, Role.LABEL)


def _beside(sheet: Sheet, row: int, material: Material) -> None:
    """What the formulas use besides the steps."""
    rows, quota = material.kind is Kind.DOSSIER, material.outcome.regime is Regime.QUOTUMREGELING
    sheet.text(row, 0, "Hulpgetallen", Role.HEADING)
    row = _controls(sheet, row, material)
    if rows:
        row = _without_hours(sheet, row, material)
    if quota:
        _rounding(sheet, row + 1, material.outcome)


def _controls(sheet: Sheet, row: int, material: Material) -> int:
    """How much somebody filled in that is not read; it is loud on Overzicht."""
    for control in controls(material):
        row += 1
        sheet.text(row, 0, control.label)
        sheet.formula(row, 1, control.formula, control.value, Shown.WHOLE, array=True)
        sheet.define(control.name, row, 1)
        sheet.texts(row, ("", control.words, "", "", "", control.name), start=2)
        sheet.alarm((row, row), (1, 1), f"$B${row + 1}>0")
    return row


def _without_hours(sheet: Sheet, row: int, material: Material) -> int:
    """How many jobs lack hours, so that a number is unknown or only a bound."""
    found = lacking_now(material.outcome)
    for lacking in LACKING:
        row += 1
        sheet.text(row, 0, f"Banen zonder uren, {lacking.label}")
        sheet.formula(row, 1, lacking.formula, found[lacking.name], Shown.WHOLE)
        sheet.define(lacking.name, row, 1)
        words = "Zijn die er, dan is het antwoord ten minste zo hoog, en het tekort hooguit"
        sheet.texts(row, ("banen", words, "", "", "", lacking.name), start=2)
    return row


def _rounding(sheet: Sheet, row: int, outcome: Outcome) -> None:
    """The exemption, and the whole numbers behind the rounding of the quotumtekort."""
    why = "De afronding rekent met hele getallen, zodat zij ook precies op een grens klopt."
    sheet.text(row, 3, why, Role.NOTE)
    row += 1
    sheet.text(row, 0, "Kleine werkgever, vrijgesteld?")
    exempt = EXEMPT[outcome.vrijgesteld]
    sheet.formula(row, 1, exemption_formula(outcome), exempt, Shown.TEXT)
    sheet.define("vrijgesteld", row, 1)
    words = "Minder uren dan de drempel, in dit jaar of in het jaar ervoor"
    sheet.texts(row, ("", words, "Wfsv art. 34 lid 4 en 6", "", "", "vrijgesteld"), start=2)
    for whole in rounding(outcome):
        row += 1
        sheet.text(row, 0, whole.label)
        sheet.formula(row, 1, whole.formula, whole.value, Shown.WHOLE)
        sheet.define(whole.name, row, 1)
        texts = ("", whole.words, "Besluit Wfsv art. 2.23", "", "", whole.name)
        sheet.texts(row, texts, start=2)
