"""The jobs of a year by form and by whether they count: what the trace adds up, in its parts."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from banen_desktop.dossier.model import Baan, Jaar, Vorm
from banen_desktop.quota.calculation.groups import people_with_hours
from banen_desktop.quota.calculation.rows import days_in_year
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.law.forms import Groep
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import Units, decimal_of, units_of


@dataclass(frozen=True, slots=True)
class FormTotal:
    """The rows of one form that count in the same way, in jobs of the law of the year.

    Rows with unknown hours add none, and `incomplete` tells that there are such rows; `people` are
    the kenmerken of the rows with hours (each row without one is somebody else).
    """

    vorm: Vorm
    groep: Groep
    telt: Telt
    banen: Decimal
    people: frozenset[str]
    incomplete: bool
    asked: bool = False


def totals_by_form(jaar: Jaar, outcome: Outcome, law: Law) -> tuple[FormTotal, ...]:
    """The totals of a year in the order of the forms, those that count first.

    They add up to the steps `gerealiseerde_banen`, `nog_toe_te_rekenen_banen` and
    `niet_meetellende_banen`. `outcome` has to be of this year as it is now.
    """
    found: dict[tuple[Telt, Vorm], list[tuple[Baan, RowOutcome]]] = defaultdict(list)
    for baan, row in zip(jaar.banen, outcome.rows, strict=True):
        if row.dagen:
            found[row.telt, baan.vorm].append((baan, row))
    units, days = units_of(law, jaar.jaar), days_in_year(jaar.jaar)
    return tuple(
        _total(vorm, telt, found[telt, vorm], units, days)
        for telt in Telt
        for vorm in Vorm
        if (telt, vorm) in found
    )


def _total(
    vorm: Vorm, telt: Telt, pairs: list[tuple[Baan, RowOutcome]], units: Units, days: int
) -> FormTotal:
    hours = (Fraction(row.uren_maal_dagen) for _, row in pairs if row.uren_maal_dagen is not None)
    return FormTotal(
        vorm=vorm,
        groep=pairs[0][1].regel.groep,
        telt=telt,
        banen=decimal_of(units.jobs(sum(hours, Fraction(0)) / days)),
        people=people_with_hours(pairs),
        incomplete=any(row.uren is None for _, row in pairs),
        asked=any(row.open_vragen for _, row in pairs),
    )
