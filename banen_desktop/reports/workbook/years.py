"""The sheet Jaren: all years of the dossier side by side.

The column of the report year asks the other sheets; of other years the facts are values, and what
follows from them (quotum, sum, difference, percentages) is a formula here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from banen_desktop.dossier import fields
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.reports.words import percentages, wording
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.words.headline import hours_missing
from banen_desktop.reports.words.sums import sums_of
from banen_desktop.reports.workbook.adding_up import Addition, Number, any_off
from banen_desktop.reports.workbook.calculation import shown_as
from banen_desktop.reports.workbook.charts import write_charts
from banen_desktop.reports.workbook.checks import NUMBER
from banen_desktop.reports.workbook.notes import field_note, step_note
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles
from banen_desktop.reports.workbook.unknown_hours import LACKING_OF, UNKNOWN, value_now
from banen_desktop.reports.workbook.year_table import HEADER_ROW, TITLE, YearTable

FACTS = (
    ("verloonde_uren", "Verloonde uren"),
    ("quotumpercentage", "Quotumpercentage"),
    ("uren_per_baan", "Uren per baan"),
)
JOBS = (
    ("quotum_banen", "Te realiseren banen (quotum)"),
    ("banen_dienstverband", "Gerealiseerd, eigen dienst"),
    ("banen_inleen", "Gerealiseerd, inleen"),
    ("gerealiseerde_banen", "Gerealiseerde banen"),
    ("verschil_banen", "Verschil in banen"),
    ("realisatiepercentage", "Realisatie van het quotum"),
    ("quotumtekort", "Quotumtekort, naar beneden afgerond"),
    ("aandeel", "Aandeel in alle verloonde uren"),
    ("nog_toe_te_rekenen_banen", "Nog toe te rekenen banen"),
    ("niet_meetellende_banen", "Banen die niet meetellen"),
    ("banen_op_peildatum", "Banen op 31 december"),
    ("personen", "Personen"),
)
_FOLLOWS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "quotum_banen": (
        "{verloonde_uren}*{quotumpercentage}/{uren_per_baan}",
        ("verloonde_uren", "quotumpercentage", "uren_per_baan"),
    ),
    "gerealiseerde_banen": (
        "{banen_dienstverband}+{banen_inleen}",
        ("banen_dienstverband", "banen_inleen"),
    ),
    "verschil_banen": (
        "{gerealiseerde_banen}-{quotum_banen}",
        ("gerealiseerde_banen", "quotum_banen"),
    ),
    "realisatiepercentage": (
        'IF({quotum_banen}=0,"",{gerealiseerde_banen}/{quotum_banen})',
        ("gerealiseerde_banen", "quotum_banen"),
    ),
    "aandeel": (
        'IF({verloonde_uren}=0,"",{gerealiseerde_banen}*{uren_per_baan}/{verloonde_uren})',
        ("verloonde_uren", "gerealiseerde_banen", "uren_per_baan"),
    ),
}
_CHANGES = (
    ("verloonde_uren", "Verloonde uren", Shown.SHARE_CHANGE),
    ("quotum_banen", "Te realiseren banen", Shown.JOBS_CHANGE),
    ("banen_dienstverband", "Gerealiseerd, eigen dienst", Shown.JOBS_CHANGE),
    ("banen_inleen", "Gerealiseerd, inleen", Shown.JOBS_CHANGE),
    ("gerealiseerde_banen", "Gerealiseerde banen", Shown.JOBS_CHANGE),
    ("personen", "Personen", Shown.WHOLE_CHANGE),
)
_YEARS_ON_A_PAGE = 8
_ADDS_UP, _YES, _NO = "Telt het op? (nee: elk getal is apart afgerond)", "ja", "nee"
_REPORTED = ("quotum_banen", "gerealiseerde_banen")


def write_years(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet, and the sheet with the charts of its cells."""
    years = [outcome.jaar for outcome in material.series]
    sheet = Sheet(workbook, styles, TITLE, (36, *(17 for _ in years)))
    lead = f"Het jaar {material.year} rekent mee als u iets verandert."
    if len(years) > 1:
        lead += " Van de andere jaren zijn de feiten vaste waarden."
    if told := percentages.mixed(material.series):
        lead += f" {told}"
    sheet.heading(material, "Alle jaren naast elkaar", lead)
    live = material.year if material.kind is Kind.DOSSIER else None
    table = YearTable({year: col for col, year in enumerate(years, 1)}, live=live)
    row = _facts(sheet, material, table, _header(sheet, material, table))
    jobs = f"Banen van {wording.job_of(*material.series)}"
    row = _lines(sheet, material, table, _band(sheet, table, row, jobs))
    for part in (_nulmeting, _reported, _changes):
        row = part(sheet, material, table, row)
    sheet.page.freeze_panes(HEADER_ROW + 1, 1)
    breaks = range(1 + _YEARS_ON_A_PAGE, 1 + len(years), _YEARS_ON_A_PAGE)
    sheet.finish(material, (HEADER_ROW, HEADER_ROW), breaks=breaks)
    write_charts(workbook, styles, material, table)


def _header(sheet: Sheet, material: Material, table: YearTable) -> int:
    sheet.text(HEADER_ROW, 0, "Jaar", Role.HEADER)
    sheet.text(HEADER_ROW + 1, 0, "Stand van dit jaar in de werkmap")
    for year, col in table.columns.items():
        sheet.number(HEADER_ROW, col, year, Shown.YEAR, Role.HEADER_RIGHT)
        live = "rekent mee" if year == material.year else "vaste waarden"
        sheet.text(HEADER_ROW + 1, col, live, Role.RIGHT)
    return HEADER_ROW + 2


def _band(sheet: Sheet, table: YearTable, row: int, title: str) -> int:
    sheet.text(row, 0, title, Role.BAND)
    for col in table.columns.values():
        sheet.text(row, col, "", Role.BAND)
    return row + 1


def _facts(sheet: Sheet, material: Material, table: YearTable, row: int) -> int:
    for key, label in FACTS:
        _line(sheet, material, table, row, key, label)
        row += 1
        if key == "quotumpercentage":
            sheet.text(row, 0, "Het percentage is")
            for outcome in material.series:
                sheet.text(row, table.columns[outcome.jaar], _status(outcome), Role.RIGHT)
            row += 1
    _all_hours_known(sheet, material, table, row)
    return row + 1


def _all_hours_known(sheet: Sheet, material: Material, table: YearTable, row: int) -> None:
    """Whether the numbers of jobs are exact: else they are the least that it can be."""
    sheet.text(row, 0, "Van alle banen de uren bekend? (nee: ten minste)")
    for outcome in material.series:
        word = "nee" if hours_missing(outcome) else "ja"
        place = (row, table.columns[outcome.jaar])
        if outcome.jaar == table.live:
            formula = f'IF({LACKING_OF["gerealiseerde_banen"]}>0,"nee","ja")'
            sheet.formula(*place, formula, word, Shown.TEXT, Role.RIGHT)
        else:
            sheet.text(*place, word, Role.RIGHT)


def _status(outcome: Outcome) -> str:
    step = outcome.by_key.get("quotumpercentage")
    return "" if step is None or step.legal is None else step.legal.status.label


def _lines(sheet: Sheet, material: Material, table: YearTable, row: int) -> int:
    places = {key: place for place, (key, _) in enumerate(JOBS, row)}
    table.rows |= places
    _keep_steps(material, table)
    for key, label in JOBS:
        _line(sheet, material, table, places[key], key, label)
    added = {
        year: [
            Addition(
                [_number(table, key, year) for key in parts],
                _number(table, total, year),
                [_number(table, key, year) for key in less],
            )
            for total, parts, less in sums_of([key for key, _ in JOBS if table.has(key, year)])
        ]
        for year in table.columns
    }
    return _adds_up(sheet, table, row + len(JOBS), added)


def _number(table: YearTable, key: str, year: int) -> Number:
    return Number(table.cell(key, year), table.steps[key, year].known)


def _adds_up(
    sheet: Sheet, table: YearTable, row: int, added: Mapping[int, Sequence[Addition]]
) -> int:
    """Whether the sums of each year add up as they are shown."""
    if not any(added.values()):
        return row
    sheet.text(row, 0, _ADDS_UP)
    for year, col in table.columns.items():
        if sums := added.get(year, ()):
            now = _NO if any(each.is_off_now for each in sums) else _YES
            formula = f'IF({any_off(sums)},"{_NO}","{_YES}")'
            sheet.formula(row, col, formula, now, Shown.TEXT, Role.RIGHT)
        else:
            sheet.text(row, col, "", Role.RIGHT)
    return row + 1


def _keep_steps(material: Material, table: YearTable) -> None:
    """Know every number before the first formula: a line may ask for one below it."""
    for outcome in material.series:
        for key, _ in (*FACTS, *JOBS):
            step = outcome.by_key.get(key)
            if step is not None and not material.hides(key, outcome.jaar):
                table.steps[key, outcome.jaar] = step


def _line(
    sheet: Sheet, material: Material, table: YearTable, row: int, key: str, label: str
) -> None:
    table.rows[key] = row
    sheet.text(row, 0, label)
    if key in material.outcome.by_key:
        sheet.note(row, 0, step_note(material.outcome, key))
    for outcome in material.series:
        _figure(sheet, material, table, outcome, key)


def _figure(sheet: Sheet, material: Material, table: YearTable, outcome: Outcome, key: str) -> None:
    row, col, year = table.rows[key], table.columns[outcome.jaar], outcome.jaar
    step = outcome.by_key.get(key)
    if step is None:
        sheet.text(row, col, "", Role.RIGHT)
        return
    if material.hides(key, year):
        sheet.text(row, col, material.instead(step, year), Role.RIGHT)
        return
    formula = key if year == material.year else _following(table, key, year)
    if formula:
        sheet.formula(row, col, formula, value_now(step), shown_as(step))
    elif step.known is None:
        sheet.text(row, col, UNKNOWN, Role.RIGHT)
    else:
        sheet.number(row, col, step.known, shown_as(step), Role.CALCULATED)
    if year != material.year:
        sheet.define(f"{key}_{year}", row, col, own=True)


def _following(table: YearTable, key: str, year: int) -> str:
    """The formula of a figure that follows from known others in its column, or nothing."""
    formula, needs = _FOLLOWS.get(key, ("", ()))
    found = [table.steps.get((needed, year)) for needed in needs]
    if any(step is None or step.known is None for step in found):
        return ""
    return formula.format_map({needed: table.cell(needed, year) for needed in needs})


def _nulmeting(sheet: Sheet, material: Material, table: YearTable, row: int) -> int:
    """The jobs at the start, a value of the employer that is typed once."""
    start = material.dossier.werkgever.nulmeting_banen
    if start is None:
        return row
    row = _band(sheet, table, row, "Tegen uw nulmeting")
    table.rows["nulmeting"] = row
    sheet.text(row, 0, "Banen bij de nulmeting")
    sheet.note(row, 0, field_note(fields.by_key(fields.WERKGEVER)["nulmeting_banen"]))
    sheet.text(row + 1, 0, "Gerealiseerd meer dan bij de nulmeting")
    added = {}
    for place, (year, col) in enumerate(table.columns.items()):
        if place == 0:
            sheet.number(row, col, start, Shown.JOBS)
            sheet.define("nulmeting_banen", row, col)
            sheet.check(row, col, NUMBER)
        else:
            sheet.formula(row, col, "nulmeting_banen", start, Shown.JOBS)
        more = table.value("gerealiseerde_banen", year) - start
        formula = f"{table.cell('gerealiseerde_banen', year)}-{table.cell('nulmeting', year)}"
        written = (formula, more, Shown.JOBS_CHANGE)
        total = _difference(sheet, (row + 1, col), table, written, (("gerealiseerde_banen", year),))
        begun = Number(table.cell("nulmeting", year), start)
        added[year] = [Addition([_number(table, "gerealiseerde_banen", year)], total, [begun])]
    return _adds_up(sheet, table, row + 2, added)


def _reported(sheet: Sheet, material: Material, table: YearTable, row: int) -> int:
    """What was reported about a year, and how far it is from what it comes to now."""
    found = {
        (figure.sleutel, jaar.jaar): figure.waarde
        for jaar in material.dossier.jaren
        for figure in jaar.gerapporteerd
        if figure.sleutel in _REPORTED and figure.waarde is not None
    }
    if not found:
        return row
    row = _band(sheet, table, row, "Zoals gerapporteerd")
    labels, added = dict(JOBS), defaultdict[int, list[Addition]](list)
    for key in _REPORTED:
        sheet.text(row, 0, labels[key])
        sheet.text(row + 1, 0, "Nu meer of minder")
        for year, col in table.columns.items():
            then = found.get((key, year))
            sheet.number(row, col, then, Shown.JOBS, Role.CALCULATED)
            if then is None or not table.has(key, year):
                sheet.text(row + 1, col, "", Role.RIGHT)
                continue
            reported = Number(xl_rowcol_to_cell(row, col), then)
            formula = f"{table.cell(key, year)}-{reported.cell}"
            written = (formula, table.value(key, year) - then, Shown.JOBS_CHANGE)
            total = _difference(sheet, (row + 1, col), table, written, ((key, year),))
            added[year].append(Addition([_number(table, key, year)], total, [reported]))
        row += 2
    return _adds_up(sheet, table, row, added)


def _changes(sheet: Sheet, _material: Material, table: YearTable, row: int) -> int:
    """Each year against the year before, where both are there."""
    if not any(year - 1 in table.columns for year in table.columns):
        return row
    row = _band(sheet, table, row, "Verandering tegen het jaar ervoor")
    changed: dict[tuple[str, int], Number] = {}
    for key, label, shown in _CHANGES:
        sheet.text(row, 0, label)
        for year, col in table.columns.items():
            if table.has(key, year) and table.has(key, year - 1):
                changed[key, year] = _change(sheet, (row, col), table, (key, year), shown)
            else:
                sheet.text(row, col, "", Role.RIGHT)
        row += 1
    added = {year: list(_sums_of_changes(table, changed, year)) for year in table.columns}
    return _adds_up(sheet, table, row, added)


def _sums_of_changes(
    table: YearTable, changed: Mapping[tuple[str, int], Number], year: int
) -> Iterator[Addition]:
    """Each change is that of two years beside each other, and the parts change as their sum."""
    here = [key for key, _, shown in _CHANGES if shown is Shown.JOBS_CHANGE]
    here = [key for key in here if (key, year) in changed]
    for key in here:
        now, before = (_number(table, key, each) for each in (year, year - 1))
        yield Addition([now], changed[key, year], [before])
    for total, parts, _ in sums_of(here):
        yield Addition([changed[key, year] for key in parts], changed[total, year])


def _change(
    sheet: Sheet, place: tuple[int, int], table: YearTable, figure: tuple[str, int], shown: Shown
) -> Number:
    key, year = figure
    now_cell, before_cell = table.cell(key, year), table.cell(key, year - 1)
    before = table.value(key, year - 1)
    change: Decimal | None = table.value(key, year) - before
    formula = f"{now_cell}-{before_cell}"
    if shown is Shown.SHARE_CHANGE:
        formula = f'IF({before_cell}=0,"",({formula})/{before_cell})'
        change = change / before if change is not None and before else None
    figures = ((key, year), (key, year - 1))
    return _difference(sheet, place, table, (formula, change, shown), figures)


def _difference(
    sheet: Sheet,
    place: tuple[int, int],
    table: YearTable,
    written: tuple[str, Decimal | None, Shown],
    figures: tuple[tuple[str, int], ...],
) -> Number:
    """A difference of figures, or the word when hours of one of them are unknown."""
    formula, value, shown = written
    cell, known = xl_rowcol_to_cell(*place), all(table.is_sure(*figure) for figure in figures)
    live = table.difference(formula, *figures)
    if live:
        sheet.formula(*place, live, value if known else UNKNOWN, shown)
    else:
        sheet.text(*place, UNKNOWN, Role.RIGHT)
    return Number(cell, value if live and known else None, shown)
