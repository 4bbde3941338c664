"""The loonkostenvoordeel banenafspraak (Wtl), as a theoretical amount beside a scenario.

Conditions, such as the doelgroepverklaring before 2026 and the three years, are not tested.
"""

from collections import defaultdict
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.quota.calculation.bounds import at_least
from banen_desktop.quota.calculation.exact_steps import Working
from banen_desktop.quota.calculation.rows import days_in_year
from banen_desktop.quota.calculation.tally import without_hours
from banen_desktop.quota.calculation.trace import Telt, Unit
from banen_desktop.quota.calculation.year_facts import Facts


def add_lkv(more: Working, facts: Facts) -> None:
    """Put the amount behind the steps: per person in own employment a rate an hour, to a maximum.

    In a year without amounts there is no step. Rows without a kenmerk are each somebody else.
    """
    year = facts.jaar.jaar
    rate = facts.law.in_force("lkv_per_uur", year)
    most = facts.law.in_force("lkv_maximum", year)
    if rate is None or most is None:
        return
    products: dict[str, Fraction] = defaultdict(Fraction)  # hours x days of the year: exact
    days = days_in_year(year)
    pairs = zip(facts.jaar.banen, facts.rows, strict=True)
    own = [(baan, row) for baan, row in pairs if row.telt is Telt.JA and not row.hired]
    lacking = bool(without_hours(row for _, row in own))
    for baan, row in own:
        if row.uren_maal_dagen:
            people = baan.people
            for person in people:  # of more people nobody knows who works how much
                products[person] += Fraction(row.uren_maal_dagen) / len(people)
    highest = Fraction(most.waarde) * days
    each = (min(Fraction(rate.waarde) * known, highest) for known in products.values())
    total = sum(each, Fraction(0)) / days
    shown, most_shown = dutch.format_number(rate.waarde, 2), dutch.format_euro(most.waarde)
    more.add(
        "lkv",
        "Loonkostenvoordeel (theoretisch)",
        total,
        Unit.EURO,
        f"per persoon in eigen dienst: de uren × €\u00a0{shown}, hoogstens {most_shown}",
        rate.artikel,
        legal=rate,
        note="De voorwaarden zijn niet getoetst.",
        bound=at_least(total, lacking=lacking),
    )
