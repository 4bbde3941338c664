"""The formulas of the workbook: what adds up and what is a percentage is calculated again there.

A formula stands only where its cells are all shown and it comes to what is shown. Figures for
others than the council are rounded, so a percentage of rounded figures may come to another one:
then the figure itself stands there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.out.outgoing import Uitvoer, decimals, year_of
from banen_desktop.sector.out.places import Place
from banen_desktop.sector.publication.cells import Cel, Eenheid

HOURS_OF_A_JOB, PERCENTAGE = "uren_per_baan", "quotumpercentage"
"""The names of the cells with the numbers of the law."""
PERCENT = frozenset({Eenheid.PROCENT, Eenheid.HEEL_PROCENT})


@dataclass(frozen=True, slots=True)
class Formule:
    """A formula and what it comes to; a percentage is a ratio, as in the cell."""

    text: str
    waarde: Fraction


Places = Mapping[str, Place]
Rule = Callable[[Uitvoer, Places, int], Formule | None]


def formula_of(uitvoer: Uitvoer, found: Places, key: str, number: int, name: str) -> Formule | None:
    """The formula of a cell that comes to what it shows; `None` for a figure by itself."""
    row = found[key].tabel.rijen[number]
    cel = row.cellen[found[key].tabel.kolommen.index(name)]
    rule = _CORE.get(row.naam) if key == "kern" else _BY_COLUMN.get((key, name))
    made = rule(uitvoer, found, number) if rule and cel.waarde is not None else None
    return made if made and _comes_to(made.waarde, cel, exact=uitvoer.vertrouwelijk) else None


def stored(cel: Cel) -> Fraction | None:
    """The number of a cell as it stands in the sheet: a percentage as a ratio."""
    if cel.waarde is None:
        return None
    return cel.waarde / 100 if cel.eenheid in PERCENT else cel.waarde


def _comes_to(value: Fraction, cel: Cel, *, exact: bool) -> bool:
    wanted = stored(cel) or Fraction(0)
    if exact:
        return value == wanted
    places = decimals(cel) + (2 if cel.eenheid in PERCENT else 0)
    one, other = (dutch.rounded(decimal_of(each), places) for each in (value, wanted))
    return one == other


@dataclass(frozen=True, slots=True)
class _Term:
    """A cell with its number, for a formula."""

    address: str
    waarde: Fraction


def _term(found: Places, key: str, number: int, name: str) -> _Term | None:
    place = found.get(key)
    if place is None or name not in place.tabel.kolommen or number >= len(place.tabel.rijen):
        return None
    value = stored(place.tabel.rijen[number].cellen[place.tabel.kolommen.index(name)])
    return None if value is None else _Term(place.cell(number, name), value)


def _core(found: Places, row: str) -> _Term | None:
    place = found.get("kern")
    names = [each.naam for each in place.tabel.rijen] if place else []
    return _term(found, "kern", names.index(row), "Uitkomst") if row in names else None


def _column(found: Places, key: str, name: str, last: int | None = None) -> _Term | None:
    """The sum of a column of a table; what is unknown in it adds nothing."""
    place = found.get(key)
    if place is None or not place.tabel.rijen or name not in place.tabel.kolommen:
        return None
    rows = place.tabel.rijen if last is None else place.tabel.rijen[: last + 1]
    cells = [row.cellen[place.tabel.kolommen.index(name)] for row in rows]
    if any(cel.waarde is None and (cel.verborgen or cel.tekst) for cel in cells):
        return None
    total = sum((stored(cel) or Fraction(0) for cel in cells), Fraction(0))
    return _Term(f"SUM({place.block(name, last)})", total)


def total_of(found: Places, key: str, name: str) -> Formule | None:
    """The total under a column."""
    term = _column(found, key, name)
    return Formule(term.address, term.waarde) if term else None


def _ratio(part: _Term | None, whole: _Term | None) -> Formule | None:
    if part is None or whole is None or not whole.waarde:
        return None
    return Formule(f"{part.address}/{whole.address}", part.waarde / whole.waarde)


def _jobs(hours: _Term | None, uitvoer: Uitvoer) -> Formule | None:
    if hours is None:
        return None
    job = Fraction(uitvoer.maten.uren_per_baan)
    return Formule(f"{hours.address}/{HOURS_OF_A_JOB}", hours.waarde / job)


def _quotum(hours: _Term | None, uitvoer: Uitvoer) -> Formule | None:
    maten = uitvoer.maten
    if hours is None or maten.quotumpercentage is None:
        return None
    return Formule(
        f"{hours.address}*{PERCENTAGE}/{HOURS_OF_A_JOB}",
        hours.waarde * Fraction(maten.quotumpercentage) / 100 / Fraction(maten.uren_per_baan),
    )


def _answered(_uitvoer: Uitvoer, found: Places, _number: int) -> Formule | None:
    place = found.get("per_lid")
    if place is None or not place.tabel.rijen:
        return None
    return Formule(f"ROWS({place.block('Banen')})", Fraction(len(place.tabel.rijen)))


def _paid(_uitvoer: Uitvoer, found: Places, _number: int) -> Formule | None:
    return total_of(found, "per_lid", "Verloonde uren")


def _all_jobs(uitvoer: Uitvoer, found: Places, _number: int) -> Formule | None:
    """From the members for the council; else the sum of own, hired and not split."""
    counted = _column(found, "per_lid", "Uren die meetellen")
    if counted is not None:
        return _jobs(counted, uitvoer)
    parts = [_core(found, name) for name in ("Eigen", "Ingeleend", "Niet gesplitst")]
    known = [part for part in parts if part]
    if len(known) < len(parts):
        return None
    return Formule(
        "+".join(part.address for part in known),
        sum((part.waarde for part in known), Fraction(0)),
    )


def _of_members(name: str) -> Rule:
    return lambda uitvoer, found, _: _jobs(_column(found, "per_lid", name), uitvoer)


def _not_split(_uitvoer: Uitvoer, found: Places, _number: int) -> Formule | None:
    if "per_lid" not in found:
        return None
    names = ("Banen", "Eigen", "Ingeleend")
    jobs, own, hired = (_core(found, name) for name in names)
    if jobs is None or own is None or hired is None:
        return None
    return Formule(
        f"{jobs.address}-{own.address}-{hired.address}", jobs.waarde - own.waarde - hired.waarde
    )


def _member_hours(_uitvoer: Uitvoer, found: Places, number: int) -> Formule | None:
    own = _term(found, "per_lid", number, "Uren eigen")
    hired = _term(found, "per_lid", number, "Uren ingeleend")
    if own is None or hired is None:
        return None
    return Formule(f"{own.address}+{hired.address}", own.waarde + hired.waarde)


def _closed(_uitvoer: Uitvoer, found: Places, number: int) -> Formule | None:
    """The last line of the closing sum: all that stands above it together."""
    place = found["zelfde_leden"]
    if number != len(place.tabel.rijen) - 2:
        return None
    term = _column(found, "zelfde_leden", "Banen", number - 1)
    return Formule(term.address, term.waarde) if term else None


def _this_year(core: str) -> Rule:
    def rule(uitvoer: Uitvoer, found: Places, number: int) -> Formule | None:
        term = _core(found, core)
        if term is None or year_of(found["reeks"].tabel.rijen[number]) != uitvoer.jaar:
            return None
        return Formule(term.address, term.waarde)

    return rule


def _whole_year(_uitvoer: Uitvoer, found: Places, number: int) -> Formule | None:
    term = _core(found, "Banen")
    return Formule(term.address, term.waarde) if term and number == 0 else None


def _estimated(_uitvoer: Uitvoer, found: Places, number: int) -> Formule | None:
    name = found["bijschatting"].tabel.rijen[number].naam
    jobs, cover = _core(found, "Banen"), _core(found, "Dekking in uren")
    if name == "Ondergrens" and jobs is not None:
        return Formule(jobs.address, jobs.waarde)
    return _ratio(jobs, cover) if name == "Bijgeschat naar uren" else None


_CORE: dict[str, Rule] = {
    "Gaven op": _answered,
    "Dekking in leden": lambda _, found, __: _ratio(
        _core(found, "Gaven op"), _core(found, "Leden")
    ),
    "Verloonde uren": _paid,
    "Banen": _all_jobs,
    "Quotum": lambda uitvoer, found, _: _quotum(_core(found, "Verloonde uren"), uitvoer),
    "Gehaald": lambda _, found, __: _ratio(_core(found, "Banen"), _core(found, "Quotum")),
    "Eigen": _of_members("Uren eigen"),
    "Ingeleend": _of_members("Uren ingeleend"),
    "Niet gesplitst": _not_split,
}
_BY_COLUMN: dict[tuple[str, str], Rule] = {
    ("per_lid", "Uren die meetellen"): _member_hours,
    ("per_lid", "Banen"): lambda uitvoer, found, number: _jobs(
        _term(found, "per_lid", number, "Uren die meetellen"), uitvoer
    ),
    ("per_lid", "Quotum"): lambda uitvoer, found, number: _quotum(
        _term(found, "per_lid", number, "Verloonde uren"), uitvoer
    ),
    ("zelfde_leden", "Banen"): _closed,
    ("reeks", "Banen"): _this_year("Banen"),
    ("reeks", "Gehaald"): _this_year("Gehaald"),
    ("maten", "Banen"): _whole_year,
    ("bijschatting", "Banen"): _estimated,
    **{
        (key, "Gehaald"): lambda _, found, number, key=key: _ratio(  # type: ignore[misc]
            _term(found, key, number, "Banen"), _term(found, key, number, "Quotum")
        )
        for key in ("klassen", "regios", "per_lid")
    },
}


def total_share(found: Places, key: str) -> Formule | None:
    """The percentage under the totals: the sum of the jobs over the sum of the quota."""
    place = found[key]
    if "Gehaald" not in place.tabel.kolommen or place.total is None:
        return None
    jobs, quotum = (_column(found, key, name) for name in ("Banen", "Quotum"))
    return _ratio(jobs, quotum)
