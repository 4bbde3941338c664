"""The sheet Overzicht: the answer, every year of the dossier, and how to read the workbook."""

from xlsxwriter import Workbook

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Outcome, Step
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import ON_REQUEST
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.words.headline import headline, hours_missing
from banen_desktop.reports.workbook.calculation import shown_as
from banen_desktop.reports.workbook.notes import step_note
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles
from banen_desktop.reports.workbook.unknown_hours import LACKING_OF, bound_formula, value_now

_ANSWER = (
    "quotum_banen",
    "gerealiseerde_banen",
    "verschil_banen",
    "realisatiepercentage",
    "quotumtekort",
    "aandeel",
    "personen",
    "bonus",
    "quotumheffing",
)
_VERDICT = (
    "IF(OR(quotum_banen=0,AND(ISNUMBER(verschil_banen),verschil_banen>=0)),"
    '"Het quotum is gehaald.",'
    'IF({missing}>0,"Niet te zeggen: niet van alle banen zijn de uren bekend.",'
    'IF(vrijgesteld="ja","Het quotum is niet gehaald, maar u bent een kleine werkgever.",'
    '"Het quotum is niet gehaald.")))'
)
_SHEETS = (
    ("Jaren", "alle jaren naast elkaar"),
    ("Grafieken", "dezelfde jaren als beeld"),
    ("Uren", "alle verloonde uren van het jaar"),
    ("Banen", "de banen van de doelgroep"),
    ("Onderdelen", "het quotum per school of afdeling"),
    ("Berekening", "elke stap met formule, artikel en bron"),
    ("Parameters", "de waarden uit de wet"),
    ("Werkagenda", "wat u doet om banen te maken"),
    ("Verantwoording", "bevindingen, wat niet is meegerekend, en waarmee dit is gemaakt"),
)


def write_overview(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet; figures of the report year are live, those of other years are values."""
    sheet = Sheet(workbook, styles, "Overzicht", (46, 18, 14, 14, 14, 14, 14, 14))
    lead = f"Banen van {wording.job_of(material.outcome)}, berekend uit de bladen Uren en Banen."
    sheet.heading(material, f"Banenafspraak en quotum {material.year}", lead)
    row = _answer(sheet, material, 4)
    _legend(sheet, material, row + 1)
    sheet.finish(material)


def _answer(sheet: Sheet, material: Material, row: int) -> int:
    outcome = material.outcome
    made = dutch.format_date(material.receipt.made_on)
    sheet.text(row, 0, f"Antwoord op {made}: {headline(outcome)}", Role.HEADING)
    row += 1
    for key in _ANSWER:
        step = outcome.by_key.get(key)
        if step is not None and (material.levy or key not in ON_REQUEST):
            sheet.text(row, 0, step.label, Role.ANSWER_LABEL)
            sheet.note(row, 0, step_note(outcome, key))
            if material.hides(key):
                sheet.text(row, 1, material.instead(step), Role.ANSWER)
            else:
                sheet.formula(row, 1, key, value_now(step), shown_as(step), Role.ANSWER)
                _bound(sheet, row, step, material)
            sheet.page.set_row(row, 24)
            row += 1
    if "verschil_banen" in outcome.by_key:
        sheet.text(row, 0, "Conclusie", Role.ANSWER_LABEL)
        sheet.page.set_row(row, 24)
        formula = _VERDICT.format(missing=_missing(material))
        sheet.formula(row, 1, formula, _verdict(outcome), Shown.TEXT, Role.PLAIN)
        row += 1
    for warning in _warnings(material):
        sheet.wide(row, warning, Role.WARNING)
        row += 1
    return row


def _bound(sheet: Sheet, row: int, step: Step, material: Material) -> None:
    """The word for a number that is only a bound, beside it."""
    if step.key not in LACKING_OF:
        return
    word = "" if step.known is None else str(step.bound)
    if material.kind is Kind.DOSSIER:
        sheet.formula(row, 2, bound_formula(step.key), word, Shown.TEXT, Role.CALCULATED)
    else:
        sheet.text(row, 2, word, Role.CALCULATED)


def _missing(material: Material) -> str:
    """How many rows that count have no hours; to share, where the rows are not, only whether."""
    if material.kind is Kind.DOSSIER:
        return LACKING_OF["verschil_banen"]
    return str(int(hours_missing(material.outcome)))


def _verdict(outcome: Outcome) -> str:
    if outcome.by_key["verschil_banen"].value >= 0:
        return "Het quotum is gehaald."
    if hours_missing(outcome):
        return "Niet te zeggen: niet van alle banen zijn de uren bekend."
    if outcome.vrijgesteld:
        return "Het quotum is niet gehaald, maar u bent een kleine werkgever."
    return "Het quotum is niet gehaald."


def _warnings(material: Material) -> list[str]:
    found = []
    steps = material.outcome.by_key
    percentage = steps.get("quotumpercentage")
    if percentage is not None and percentage.legal is not None and not percentage.legal.settled:
        shown = wording.shown(percentage)
        found.append(
            f"Het percentage van {shown} is niet vastgesteld: {percentage.legal.status.label}."
        )
    if material.levy and "quotumheffing" in steps:
        found.append(wording.LEVY_NEVER_EXECUTED)
    if material.levy and "bonus" in steps:
        found.append(steps["bonus"].note)
    guard = material.guards[material.year]
    found += [text for text in (guard.reason, guard.warning) if text]
    return found


def _legend(sheet: Sheet, material: Material, row: int) -> None:
    sheet.text(row, 0, "Hoe leest u deze werkmap?", Role.HEADING)
    sheet.text(row + 1, 0, "Ingevuld: u kunt dit veranderen", Role.INPUT)
    sheet.text(row + 2, 0, "Berekend: een formule of een vaste waarde", Role.CALCULATED)
    absent = {"Onderdelen": not material.has_parts, "Werkagenda": not material.has_agenda}
    sheets = [(name, what) for name, what in _SHEETS if not absent.get(name)]
    for place, (name, what) in enumerate(sheets, row + 3):
        sheet.text(place, 0, f"Blad {name}: {what}.", Role.NOTE)
    if material.kind is Kind.DOSSIER:
        text = "Deze werkmap heeft gegevens per persoon: geef die alleen aan wie dat mag zien."
    else:
        text = "Deze werkmap heeft alleen totalen. De formules beginnen bij die totalen."
    sheet.text(row + 3 + len(sheets), 0, text, Role.NOTE)
