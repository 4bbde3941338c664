"""The sheet Overzicht: the answer, every year of the dossier, and how to read the workbook."""

from xlsxwriter import Workbook

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Outcome, Regime, Step
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import ON_REQUEST
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.words.headline import headline, hours_missing
from banen_desktop.reports.words.sums import GAP, REALISED, TARGET, TEKORT, shortage_words
from banen_desktop.reports.workbook.adding_up import Addition, Number, sentence
from banen_desktop.reports.workbook.calculation import EXEMPT, shown_as
from banen_desktop.reports.workbook.control import ALL, controls
from banen_desktop.reports.workbook.formulas import literal
from banen_desktop.reports.workbook.notes import step_note
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles
from banen_desktop.reports.workbook.unknown_hours import (
    LACKING_OF,
    UNKNOWN,
    bound_formula,
    value_now,
)

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
_LOOK_FIRST = "Kijk eerst de rode vakken na."
_APART = "Elk getal is apart afgerond: gerealiseerd min quotum is hier niet precies het verschil. "
_DOWN = (
    "Het tekort rondt de wet naar beneden af (Besluit Wfsv art. 2.23): het is hier daarom een "
    "ander getal dan het verschil."
)
_ALARM_ROW = 3
_CHANGED = "gewijzigd"
_ADD = "Toevoegen: vul de eerste lege rij."
_SHEETS = (
    ("Jaren", "alle jaren naast elkaar"),
    ("Grafieken", "dezelfde jaren als beeld"),
    ("Totalen", "de verloonde uren als totaal, en de som van de rijen"),
    ("Uren", f"de verloonde uren per rij. {_ADD} De som telt de hele kolom C"),
    ("Banen", f"een rij per baan of contract. {_ADD} Een rij zonder vorm telt niet"),
    ("Onderdelen", "het quotum per school of afdeling"),
    ("Berekening", "elke stap met formule, artikel en bron"),
    ("Parameters", "de waarden uit de wet"),
    ("Werkagenda", "wat u doet om banen te maken"),
    ("Verantwoording", "bevindingen, wat niet is meegerekend, en waarmee dit is gemaakt"),
)


def write_overview(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet; figures of the report year are live, those of other years are values."""
    sheet = Sheet(workbook, styles, "Overzicht", (46, 18, 14, 18, 14, 14, 14, 14))
    sheet.heading(material, f"Banenafspraak en quotum {material.year}", "")
    _lead(sheet, material)
    _alarm(sheet, material)
    row = _answer(sheet, material, 4)
    _legend(sheet, material, row + 1)
    sheet.finish(material)


def _lead(sheet: Sheet, material: Material) -> None:
    """What a job is here, as long as the value of the law is the one that was written."""
    lead = f"Banen van {wording.job_of(material.outcome)}, berekend uit de bladen Uren en Banen."
    step = material.outcome.by_key.get("uren_per_baan")
    if step is None:
        sheet.text(2, 0, lead, Role.NOTE)
        return
    other = f"Banen van een ander aantal uren dan op {_made(material)}: zie het blad Parameters."
    formula = f"IF(uren_per_baan={step.value:f},{literal(lead)},{literal(other)})"
    sheet.formula(2, 0, formula, lead, Shown.TEXT, Role.NOTE)


def _alarm(sheet: Sheet, material: Material) -> None:
    """One loud line, as long as something is filled in that does not count or cannot be read."""
    several = (
        " rijen of vakken zijn ingevuld maar tellen niet mee of zijn niet te lezen. "
        "Het antwoord klopt dan misschien niet. "
        "Zoek de rode vakken, of “let op” in de kolom Controle."
    )
    one = several.replace("rijen of vakken zijn", "rij of vak is").replace(
        "tellen niet mee of zijn", "telt niet mee of is"
    )
    told = f'"Let op: "&{ALL}&IF({ALL}=1,{literal(one)},{literal(several)})'
    now = controls(material)[-1].value
    stored = f"Let op: {now}{one if now == 1 else several}" if now else ""
    sheet.wide_formula(_ALARM_ROW, f'IF({ALL}>0,{told},"")', stored, Role.ALARM)
    sheet.page.set_row(_ALARM_ROW, 34)
    sheet.alarm((_ALARM_ROW, _ALARM_ROW), (0, 7), f"{ALL}>0")


def _made(material: Material) -> str:
    return dutch.format_date(material.receipt.made_on)


def _answer(sheet: Sheet, material: Material, row: int) -> int:
    """The answer in words and numbers, beside the numbers as they were when it was made."""
    outcome, first = material.outcome, row + 2
    sheet.text(row + 1, 0, "")
    headers = ("Nu", "", f"Stand van {_made(material)}", "")
    sheet.texts(row + 1, headers, Role.HEADER_RIGHT, start=1)
    row = first
    for key in _ANSWER:
        step = outcome.by_key.get(key)
        if step is not None and (material.levy or key not in ON_REQUEST):
            _figure(sheet, row, step, material)
            row += 1
    _headline(sheet, first - 2, (first, row - 1), material)
    if "verschil_banen" in outcome.by_key:
        sheet.text(row, 0, "Conclusie", Role.ANSWER_LABEL)
        sheet.page.set_row(row, 24)
        formula = _VERDICT.format(missing=_missing(material))
        formula = f'IF({ALL}>0,"{_LOOK_FIRST}",{formula})'
        now = _LOOK_FIRST if controls(material)[-1].value else _verdict(outcome)
        sheet.formula(row, 1, formula, now, Shown.TEXT, Role.PLAIN)
        row += 1
    row = _why_apart(sheet, row, material)
    row = _percentage(sheet, row, material)
    for warning in _warnings(material):
        sheet.wide(row, warning, Role.WARNING)
        row += 1
    return row


def _figure(sheet: Sheet, row: int, step: Step, material: Material) -> None:
    key = step.key
    sheet.text(row, 0, step.label, Role.ANSWER_LABEL)
    sheet.note(row, 0, step_note(material.outcome, key))
    sheet.page.set_row(row, 24)
    if material.hides(key):
        sheet.text(row, 1, material.instead(step), Role.ANSWER)
        return
    sheet.formula(row, 1, key, value_now(step), shown_as(step), Role.ANSWER)
    _bound(sheet, row, step, material)
    then = f"$D${row + 1}"
    if step.known is None:
        sheet.text(row, 3, UNKNOWN, Role.RIGHT)
        same = f"{key}={then}"
    else:
        sheet.number(row, 3, step.known, shown_as(step), Role.CALCULATED)
        same = f"IF(ISNUMBER({key}),ABS({key}-{then})<0.000000001,FALSE())"
    sheet.formula(row, 4, f'IF({same},"","{_CHANGED}")', "", Shown.TEXT)


def _headline(sheet: Sheet, row: int, rows: tuple[int, int], material: Material) -> None:
    """The answer in words; once a number is another, it says that the words are no longer true."""
    made, outcome = _made(material), material.outcome
    told = f"Stand van {made}: {headline(outcome)}"
    other = f"De cijfers zijn gewijzigd na {made}. Het antwoord van nu staat hieronder."
    changed = [f'COUNTIF($E${rows[0] + 1}:$E${rows[1] + 1},"{_CHANGED}")>0']
    if outcome.regime is Regime.QUOTUMREGELING:
        changed.append(f'vrijgesteld<>"{EXEMPT[outcome.vrijgesteld]}"')
        if "verloonde_uren" not in outcome.by_key:
            rows_too = ",Uren!$C:$C" if material.kind is Kind.DOSSIER else ""
            changed.append(f"SUM(totaal_uren{rows_too})>0")
    formula = f"IF(OR({','.join(changed)}),{literal(other)},{literal(told)})"
    sheet.formula(row, 0, formula, told, Shown.TEXT, Role.HEADING)


def _bound(sheet: Sheet, row: int, step: Step, material: Material) -> None:
    """The word for a number that is only a bound, beside it."""
    if step.key not in LACKING_OF:
        return
    word = "" if step.known is None else str(step.bound)
    if material.kind is Kind.DOSSIER:
        sheet.formula(row, 2, bound_formula(step.key), word, Shown.TEXT, Role.CALCULATED)
    else:
        sheet.text(row, 2, word, Role.CALCULATED)


def _why_apart(sheet: Sheet, row: int, material: Material) -> int:
    """Why the numbers above do not add up, or why the tekort is another number than the gap."""
    steps = {key: step for key, step in material.outcome.by_key.items() if not material.hides(key)}
    if not {TARGET, REALISED, GAP} <= steps.keys():
        return row
    target, realised, gap = (Number(key, steps[key].known) for key in (TARGET, REALISED, GAP))
    formula, now = sentence([Addition((realised,), gap, (target,))], _APART)
    if TEKORT in steps:
        other = f"AND({GAP}<0,ABS(ROUND(-{GAP},1)-{TEKORT})>0.001)"
        known = f"AND(ISNUMBER({TEKORT}),ISNUMBER({GAP}),{_missing(material)}=0)"
        formula += f'&IF(IF({known},{other},FALSE()),{literal(_DOWN)},"")'
        told = shortage_words(material.outcome) and not hours_missing(material.outcome)
        now += _DOWN if told else ""
    sheet.wide_formula(row, formula, now, Role.WIDE)
    return row + 1


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


def _percentage(sheet: Sheet, row: int, material: Material) -> int:
    """How sure the percentage is, as long as it is the one that was written."""
    step = material.outcome.by_key.get("quotumpercentage")
    if step is None or step.legal is None or step.legal.settled:
        return row
    unsettled = f"is niet vastgesteld: {step.legal.status.label}."
    told = f"Het percentage van {wording.shown(step)} {unsettled}"
    other = f"Het percentage is gewijzigd na {_made(material)}. Dat van toen {unsettled}"
    formula = f"IF(quotumpercentage={step.value:f},{literal(told)},{literal(other)})"
    sheet.wide_formula(row, formula, told, Role.WARNING)
    return row + 1


def _warnings(material: Material) -> list[str]:
    found = []
    steps = material.outcome.by_key
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
    if material.kind is Kind.DELEN:
        absent["Totalen"] = True
    sheets = [(name, what) for name, what in _SHEETS if not absent.get(name)]
    for place, (name, what) in enumerate(sheets, row + 3):
        sheet.text(place, 0, f"Blad {name}: {what}.", Role.NOTE)
    if material.kind is Kind.DOSSIER:
        text = "Deze werkmap heeft gegevens per persoon: geef die alleen aan wie dat mag zien."
    else:
        text = "Deze werkmap heeft alleen totalen. De formules beginnen bij die totalen."
    sheet.text(row + 3 + len(sheets), 0, text, Role.NOTE)
