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


class Cells:
    """The cells of the figures in the workbook: where each stands and what it comes to there.

    A formula goes on with what the formulas before it come to, so it may be more exact than what
    is shown.
    """

    def __init__(self, uitvoer: Uitvoer, places: Mapping[str, Place]) -> None:
        self.uitvoer, self.places = uitvoer, places
        self._made: dict[tuple[str, int, str], Formule | None] = {}

    def formula(self, key: str, number: int, name: str) -> Formule | None:
        """The formula of a cell that comes to what it shows; `None` for a figure by itself."""
        cell = key, number, name
        if cell not in self._made:
            self._made[cell] = self._formula(key, number, name)
        return self._made[cell]

    def _formula(self, key: str, number: int, name: str) -> Formule | None:
        row = self.places[key].tabel.rijen[number]
        cel = self._cel(key, number, name)
        rule = _CORE.get(row.naam) if key == "kern" else _BY_COLUMN.get((key, name))
        made = rule(self, number) if rule and cel.waarde is not None else None
        exact = self.uitvoer.vertrouwelijk
        return made if made and _comes_to(made.waarde, cel, exact=exact) else None

    def value(self, key: str, number: int, name: str) -> Fraction | None:
        """What stands in a cell; `None` for a sign or words."""
        made = self.formula(key, number, name)
        return made.waarde if made else stored(self._cel(key, number, name))

    def column(self, key: str, name: str, last: int | None = None) -> Formule | None:
        """The sum of a column of a table, up to and with the row `last` of it.

        What is unknown adds nothing; there is no sum of what is hidden.
        """
        place = self.places.get(key)
        if place is None or not place.tabel.rijen or name not in place.tabel.kolommen:
            return None
        numbers = range(len(place.tabel.rijen) if last is None else last + 1)
        if any(_unseen(self._cel(key, number, name)) for number in numbers):
            return None
        values = (self.value(key, number, name) or Fraction(0) for number in numbers)
        return Formule(f"SUM({place.block(name, last)})", sum(values, Fraction(0)))

    def term(self, key: str, number: int, name: str) -> Formule | None:
        """A cell with its number, for a formula; `None` where there is no such number."""
        place = self.places.get(key)
        if place is None or name not in place.tabel.kolommen or number >= len(place.tabel.rijen):
            return None
        value = self.value(key, number, name)
        return None if value is None else Formule(place.cell(number, name), value)

    def core(self, row: str) -> Formule | None:
        """A core figure by its name."""
        place = self.places.get("kern")
        names = [each.naam for each in place.tabel.rijen] if place else []
        return self.term("kern", names.index(row), "Uitkomst") if row in names else None

    def total_share(self, key: str) -> Formule | None:
        """The percentage under the totals: the sum of the jobs over the sum of the quota."""
        return _ratio(self.column(key, "Banen"), self.column(key, "Quotum"))

    def _cel(self, key: str, number: int, name: str) -> Cel:
        tabel = self.places[key].tabel
        return tabel.rijen[number].cellen[tabel.kolommen.index(name)]


def _unseen(cel: Cel) -> bool:
    return cel.waarde is None and bool(cel.verborgen or cel.tekst)


Rule = Callable[[Cells, int], Formule | None]


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


def _ratio(part: Formule | None, whole: Formule | None) -> Formule | None:
    if part is None or whole is None or not whole.waarde:
        return None
    return Formule(f"{part.text}/{whole.text}", part.waarde / whole.waarde)


def _jobs(cells: Cells, hours: Formule | None) -> Formule | None:
    if hours is None:
        return None
    jobs = cells.uitvoer.maten.eenheden.jobs(hours.waarde)
    return Formule(f"{hours.text}/{HOURS_OF_A_JOB}", jobs)


def _quotum(cells: Cells, hours: Formule | None) -> Formule | None:
    maten = cells.uitvoer.maten
    if hours is None or maten.quotumpercentage is None:
        return None
    return Formule(
        f"{hours.text}*{PERCENTAGE}/{HOURS_OF_A_JOB}",
        maten.eenheden.jobs(hours.waarde) * Fraction(maten.quotumpercentage) / 100,
    )


def _answered(cells: Cells, _number: int) -> Formule | None:
    place = cells.places.get("per_lid")
    if place is None or not place.tabel.rijen:
        return None
    return Formule(f"ROWS({place.block('Banen')})", Fraction(len(place.tabel.rijen)))


def _paid(cells: Cells, _number: int) -> Formule | None:
    return cells.column("per_lid", "Verloonde uren")


def _all_jobs(cells: Cells, _number: int) -> Formule | None:
    """From the members for the council; else the sum of own, hired and not split."""
    counted = cells.column("per_lid", "Uren die meetellen")
    if counted is not None:
        return _jobs(cells, counted)
    parts = [cells.core(name) for name in ("Eigen", "Ingeleend", "Niet gesplitst")]
    known = [part for part in parts if part]
    if len(known) < len(parts):
        return None
    return Formule(
        "+".join(part.text for part in known),
        sum((part.waarde for part in known), Fraction(0)),
    )


def _of_members(name: str) -> Rule:
    return lambda cells, _: _jobs(cells, cells.column("per_lid", name))


def _not_split(cells: Cells, _number: int) -> Formule | None:
    if "per_lid" not in cells.places:
        return None
    names = ("Banen", "Eigen", "Ingeleend")
    jobs, own, hired = (cells.core(name) for name in names)
    if jobs is None or own is None or hired is None:
        return None
    return Formule(f"{jobs.text}-{own.text}-{hired.text}", jobs.waarde - own.waarde - hired.waarde)


def _member_hours(cells: Cells, number: int) -> Formule | None:
    own = cells.term("per_lid", number, "Uren eigen")
    hired = cells.term("per_lid", number, "Uren ingeleend")
    if own is None or hired is None:
        return None
    return Formule(f"{own.text}+{hired.text}", own.waarde + hired.waarde)


def _closed(cells: Cells, number: int) -> Formule | None:
    """The last line of the closing sum: all that stands above it together."""
    place = cells.places["zelfde_leden"]
    if number != len(place.tabel.rijen) - 2:
        return None
    return cells.column("zelfde_leden", "Banen", number - 1)


def _this_year(core: str) -> Rule:
    def rule(cells: Cells, number: int) -> Formule | None:
        term = cells.core(core)
        if term is None or year_of(cells.places["reeks"].tabel.rijen[number]) != cells.uitvoer.jaar:
            return None
        return term

    return rule


def _whole_year(cells: Cells, number: int) -> Formule | None:
    term = cells.core("Banen")
    return term if number == 0 else None


def _estimated(cells: Cells, number: int) -> Formule | None:
    name = cells.places["bijschatting"].tabel.rijen[number].naam
    jobs, cover = cells.core("Banen"), cells.core("Dekking in uren")
    if name == "Ondergrens" and jobs is not None:
        return jobs
    return _ratio(jobs, cover) if name == "Bijgeschat naar uren" else None


_CORE: dict[str, Rule] = {
    "Gaven op": _answered,
    "Dekking in leden": lambda cells, _: _ratio(cells.core("Gaven op"), cells.core("Leden")),
    "Verloonde uren": _paid,
    "Banen": _all_jobs,
    "Quotum": lambda cells, _: _quotum(cells, cells.core("Verloonde uren")),
    "Gehaald": lambda cells, _: _ratio(cells.core("Banen"), cells.core("Quotum")),
    "Eigen": _of_members("Uren eigen"),
    "Ingeleend": _of_members("Uren ingeleend"),
    "Niet gesplitst": _not_split,
}
_BY_COLUMN: dict[tuple[str, str], Rule] = {
    ("per_lid", "Uren die meetellen"): _member_hours,
    ("per_lid", "Banen"): lambda cells, number: _jobs(
        cells, cells.term("per_lid", number, "Uren die meetellen")
    ),
    ("per_lid", "Quotum"): lambda cells, number: _quotum(
        cells, cells.term("per_lid", number, "Verloonde uren")
    ),
    ("zelfde_leden", "Banen"): _closed,
    ("reeks", "Banen"): _this_year("Banen"),
    ("reeks", "Gehaald"): _this_year("Gehaald"),
    ("maten", "Banen"): _whole_year,
    ("bijschatting", "Banen"): _estimated,
    **{
        (key, "Gehaald"): lambda cells, number, key=key: _ratio(  # type: ignore[misc]
            cells.term(key, number, "Banen"), cells.term(key, number, "Quotum")
        )
        for key in ("klassen", "regios", "per_lid")
    },
}
