"""The sheet Onderdelen: the quotum divided over schools or departments.

It does as `quota.years.onderdelen`: capitals and spaces around names do not matter, and what is
with no onderdeel stands in rows of its own, so that the rows are together the whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from banen_desktop import dutch
from banen_desktop.dossier import verslag_fields
from banen_desktop.dossier.fields import by_key
from banen_desktop.quota.years.onderdelen import NAMELESS, Onderdeel, Soort, Verdeling, divide
from banen_desktop.reports.words.sums import GAP, REALISED, TARGET
from banen_desktop.reports.workbook import columns, hours
from banen_desktop.reports.workbook.adding_up import (
    Addition,
    Number,
    is_off_column_now,
    off_column,
    rounded_cells,
)
from banen_desktop.reports.workbook.checks import NUMBER
from banen_desktop.reports.workbook.notes import field_note
from banen_desktop.reports.workbook.prepared import SPARE_ROWS
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Shown, Styles
from banen_desktop.reports.workbook.unknown_hours import UNKNOWN, following, value_now

_PRICE_ROW, _HEADER_ROW = 4, 7
_FIRST_ROW = _HEADER_ROW + 1
_BELOW = SPARE_ROWS + 1000  # rows below the last one that the formulas still see
_COLUMNS = (
    ("verloonde_uren", "Verloonde uren", Shown.HOURS),
    ("quotum_banen", "Eigen deel van het quotum", Shown.JOBS),
    ("gerealiseerde_banen", "Gerealiseerde banen", Shown.JOBS),
    ("verschil_banen", "Verschil", Shown.JOBS),
    ("realisatiepercentage", "Realisatie", Shown.REALISATION),
    ("bijdrage", "Bijdrage", Shown.CENTS),
)
_THROUGH_RANGES = frozenset({"verloonde_uren", "gerealiseerde_banen", "bijdrage"})
_ADDED = (*("verloonde_uren", "quotum_banen", "gerealiseerde_banen"), "verschil_banen", "bijdrage")
_CELLS = {key: xl_col_to_name(col) for col, (key, _, _) in enumerate(_COLUMNS, 1)}
_TIP = (
    "De wet kent alleen een quotum van de hele werkgever. Dit is uw eigen verdeling: "
    "ieder onderdeel naar rato van de uren."
)
_APART = "Elk getal is apart afgerond: niet elke rij of kolom telt hier precies op."
_PRICE_TIP = "Een eigen afspraak, bijvoorbeeld voor een centraal budget: geen quotumheffing."


@dataclass(frozen=True, slots=True)
class _Ranges:
    """The columns of the sheets Uren and Banen that the formulas look in."""

    part: str
    hours: str
    job_part: str
    job_counts: str
    job_hours: str


def write_parts(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet, where there are onderdelen; to share there is none: too few people each."""
    if not material.has_parts:
        return
    division = divide(material.dossier, material.year, material.law)
    sheet = Sheet(workbook, styles, "Onderdelen", (36, 16, 16, 14, 12, 12, 16, 46))
    sheet.heading(material, "Het quotum per onderdeel", _TIP)
    _price(sheet, division)
    for col, (_, header, _) in enumerate(_COLUMNS, 1):
        sheet.text(_HEADER_ROW, col, header, Role.HEADER_RIGHT)
    sheet.text(_HEADER_ROW, 0, "Onderdeel", Role.HEADER)
    made = dutch.format_date(material.receipt.made_on)
    sheet.text(_HEADER_ROW, len(_COLUMNS) + 1, f"Opmerking, stand van {made}", Role.HEADER)
    row, ranges = _FIRST_ROW, _ranges(material)
    for part in _parts(division):
        _row(sheet, row, part, _formulas(part, row, ranges, material))
        row += 1
    _whole(sheet, row, division)
    _why_apart(sheet, row + 1, [*_parts(division), division.geheel])
    sheet.page.freeze_panes(_FIRST_ROW, 1)
    sheet.finish(material, (_HEADER_ROW, _HEADER_ROW))


def _price(sheet: Sheet, division: Verdeling) -> None:
    field = by_key(verslag_fields.VERGELIJKING)["prijs_per_baan"]
    sheet.text(_PRICE_ROW, 0, field.label)
    sheet.note(_PRICE_ROW, 0, field_note(field))
    sheet.number(_PRICE_ROW, 1, division.prijs_per_baan, Shown.CENTS)
    sheet.text(_PRICE_ROW, 2, _PRICE_TIP, Role.NOTE)
    sheet.define("prijs_per_baan", _PRICE_ROW, 1)
    sheet.check(_PRICE_ROW, 1, NUMBER)


def _parts(division: Verdeling) -> Iterable[Onderdeel]:
    """The parts, and always a row for what is with none: an accountant may type a new name."""
    yield from (part for part in division.delen if part.soort is not Soort.NIET_VERDEELD)
    rest = [part for part in division.delen if part.soort is Soort.NIET_VERDEELD]
    yield rest[0] if rest else _nothing_left(division)


def _nothing_left(division: Verdeling) -> Onderdeel:
    whole = division.geheel
    return Onderdeel("Niet verdeeld", Soort.NIET_VERDEELD, whole.outcome, {})


def _ranges(material: Material) -> _Ranges:
    last_hours = hours.HEADER_ROW + len(material.jaar.uren) + _BELOW
    last_job = columns.HEADER_ROW + len(material.jaar.banen) + _BELOW

    def of_jobs(key: str) -> str:
        name = xl_col_to_name(columns.PLACE[key])
        return f"Banen!${name}${columns.FIRST_ROW + 1}:${name}${last_job + 1}"

    return _Ranges(
        part=f"Uren!$A${hours.HEADER_ROW + 2}:$A${last_hours + 1}",
        hours=f"Uren!$C${hours.HEADER_ROW + 2}:$C${last_hours + 1}",
        job_part=of_jobs("onderdeel"),
        job_counts=of_jobs("telt"),
        job_hours=of_jobs("uren"),
    )


def _formulas(part: Onderdeel, row: int, at: _Ranges, material: Material) -> dict[str, str]:
    """The formulas of one row, by step; without the step of the whole there is none."""
    cell = {key: f"${name}{row + 1}" for key, name in _CELLS.items()}
    found = {
        "verloonde_uren": _hours(part, row, at),
        "gerealiseerde_banen": _realised(part, row, at, cell["gerealiseerde_banen"]),
    }
    if "quotum_banen" in material.outcome.by_key:
        known = f'COUNT({cell["verloonde_uren"]})=0,""'
        found["quotum_banen"] = (
            f"IF({known},{cell['verloonde_uren']}*quotumpercentage/uren_per_baan)"
        )
        if part.soort is not Soort.NIET_VERDEELD:
            realised, target = cell["gerealiseerde_banen"], cell["quotum_banen"]
            difference = following(realised, f"-{target}")
            share = following(realised, f"/{target}")
            found["verschil_banen"] = f'IF(COUNT({target})=0,"",{difference})'
            found["realisatiepercentage"] = f'IF(COUNT({target})=0,"",IF({target}=0,"",{share}))'
    if part.soort is Soort.ONDERDEEL and "verschil_banen" in found:
        unknown = _unknown(part, row, at)
        known = f"AND(COUNT({cell['verschil_banen']})=1,ISNUMBER(prijs_per_baan),{unknown}=0)"
        found["bijdrage"] = f'IF({known},MAX(0,-{cell["verschil_banen"]})*prijs_per_baan,"")'
    return found


def _name(part: Onderdeel, row: int) -> str:
    return f"TRIM($A{row + 1})" if part.soort is Soort.ONDERDEEL else '""'


def _hours(part: Onderdeel, row: int, at: _Ranges) -> str:
    if part.soort is Soort.NIET_VERDEELD:
        above = f"$A${_FIRST_ROW + 1}:$A{row}"  # their hours, also where not all are known
        ours = f"(TRIM({at.part})=TRANSPOSE(TRIM({above})))"
        named = f"SUMPRODUCT({ours}*IF({_no_number(at.hours)},0,{at.hours}))"
        nameless = f'SUMPRODUCT((TRIM({at.part})="")*1,{at.hours})'
        there = f'ISNUMBER(MATCH("{NAMELESS}",{above},0))'
        rest = f"ROUND(verloonde_uren-{named}-{nameless}*{there},6)"
        return f'IF(ISNUMBER(verloonde_uren),{rest},"")'
    same = f"(TRIM({at.part})={_name(part, row)})"
    known = f"SUMPRODUCT({same}*(1-{_no_number(at.hours)}))"
    total = f"SUMPRODUCT({same}*1,{at.hours})"
    if part.soort is Soort.ONDERDEEL:  # a row without hours makes the sum unknown
        return f'IF(OR({known}=0,{known}<SUMPRODUCT({same}*1)),"",{total})'
    return f'IF({known}=0,"",{total})'


def _realised(part: Onderdeel, row: int, at: _Ranges, cell: str) -> str:
    if part.soort is Soort.NIET_VERDEELD:
        above = f"{cell[:2]}${_FIRST_ROW + 1}:{cell[:2]}{row}"
        return f"ROUND(N(gerealiseerde_banen)-SUM({above}),9)"
    hours = f"SUMPRODUCT({_counting(part, row, at)},{at.job_hours})"
    return f'IF(AND({_unknown(part, row, at)}>0,{hours}=0),"{UNKNOWN}",{hours}/uren_per_baan)'


def _unknown(part: Onderdeel, row: int, at: _Ranges) -> str:
    """How many jobs of this part count and have no hours."""
    return f"SUMPRODUCT({_counting(part, row, at)}*{_no_number(at.job_hours)})"


def _no_number(cells: str) -> str:
    """Which cells are no number: those that are the same as a text. ISNUMBER goes through a range
    in fewer programs.
    """
    return f'({cells}={cells}&"")'


def _counting(part: Onderdeel, row: int, at: _Ranges) -> str:
    """Which rows of jobs are of this part and count."""
    return f'(TRIM({at.job_part})={_name(part, row)})*({at.job_counts}="ja")'


def _row(sheet: Sheet, row: int, part: Onderdeel, formulas: dict[str, str]) -> None:
    sheet.text(row, 0, part.naam)
    for col, (key, _, shown) in enumerate(_COLUMNS, 1):
        value = _value(part, key)
        if key in formulas:
            array = key in _THROUGH_RANGES
            sheet.formula(row, col, formulas[key], value, shown, array=array)
        else:
            sheet.text(row, col, "", Role.RIGHT)
    sheet.text(row, len(_COLUMNS) + 1, part.remark)


def _value(part: Onderdeel, key: str) -> Decimal | str | None:
    """What the cell of a step has now; what is with no part counts nowhere, so it realises 0."""
    if part.soort is Soort.NIET_VERDEELD:
        if key == "gerealiseerde_banen":
            return Decimal(0)
        if not part.exact:  # nothing is left, of a total that is known
            return Decimal(0) if "verloonde_uren" in part.outcome.by_key else None
    step = part.outcome.by_key.get(key)
    return None if step is None else value_now(step)


def _whole(sheet: Sheet, row: int, division: Verdeling) -> None:
    """The whole is the answer of the workbook itself; only the contributions are added up."""
    whole = division.geheel.outcome
    sheet.text(row, 0, "Geheel", Role.TOTAL)
    for col, (key, _, shown) in enumerate(_COLUMNS, 1):
        name = _CELLS[key]
        above = f"${name}${_FIRST_ROW + 1}:${name}{row}"
        if key == "bijdrage":
            formula = f'IF(COUNT({above})=0,"",SUM({above}))'
            sheet.formula(row, col, formula, whole.value(key), shown, Role.TOTAL)
        elif key in whole.by_key:
            sheet.formula(row, col, key, value_now(whole.by_key[key]), shown, Role.TOTAL)
        else:
            sheet.text(row, col, "", Role.TOTAL)
    bijdrage = whole.by_key.get("bijdrage")
    sheet.text(row, len(_COLUMNS) + 1, "" if bijdrage is None else bijdrage.note)


def _why_apart(sheet: Sheet, row: int, parts: Sequence[Onderdeel]) -> None:
    """Why a row or column does not add up as it is shown, as long as one does not."""
    columns, shown = [], {key: how for key, _, how in _COLUMNS}
    for key in _ADDED:
        name = _CELLS[key]
        above, whole = f"${name}${_FIRST_ROW + 1}:${name}${row - 1}", f"${name}${row}"
        columns.append(off_column(above, Number(whole, None, shown[key]), len(parts) - 1))
    tenths = {
        key: f"${name}${_FIRST_ROW + 1}:${name}${row}"
        for key, name in _CELLS.items()
        if key in {TARGET, REALISED, GAP}
    }
    target, realised, gap = (rounded_cells(tenths[key], 1) for key in (TARGET, REALISED, GAP))
    rows = f"SUM((ABS({realised}-({target})-({gap}))>0.5)*(1-{_no_number(tenths[GAP])}))>0"
    formula = f'IF(OR({rows},{",".join(columns)}),"{_APART}","")'
    now = _APART if _is_off_now(parts) else ""
    sheet.formula(row, 0, formula, now, Shown.TEXT, Role.NOTE, array=True)


def _is_off_now(parts: Sequence[Onderdeel]) -> bool:
    numbers = {
        key: [Number("", _number(part, key), shown) for part in parts] for key, _, shown in _COLUMNS
    }
    rows = zip(numbers[REALISED], numbers[GAP], numbers[TARGET], strict=True)
    return any(Addition((one,), gap, (target,)).is_off_now for one, gap, target in rows) or any(
        is_off_column_now(numbers[key][:-1], numbers[key][-1]) for key in _ADDED
    )


def _number(part: Onderdeel, key: str) -> Decimal | None:
    """The number in a cell now, if it is one."""
    without = {GAP: {Soort.NIET_VERDEELD}, "bijdrage": set(Soort) - {Soort.ONDERDEEL, Soort.GEHEEL}}
    if part.soort in without.get(key, ()):
        return None
    value = _value(part, key)
    return value if isinstance(value, Decimal) else None
