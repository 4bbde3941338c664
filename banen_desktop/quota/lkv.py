"""The loonkostenvoordeel banenafspraak (Wtl), as a theoretical amount beside a scenario.

Conditions, such as the doelgroepverklaring before 2026 and the three years, are not tested.
"""

from collections import defaultdict
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.quota.facts import Facts
from banen_desktop.quota.rows import days_in_year
from banen_desktop.quota.tally import is_hired
from banen_desktop.quota.trace import Telt, Unit
from banen_desktop.quota.working import Working


def add_lkv(more: Working, facts: Facts) -> None:
    """Put the amount behind the steps: per person in own employment a rate an hour, to a maximum.

    In a year without amounts there is no step. Rows without a kenmerk are each somebody else.
    """
    year = facts.jaar.jaar
    rate = facts.law.in_force("lkv_per_uur", year)
    most = facts.law.in_force("lkv_maximum", year)
    if rate is None or most is None:
        return
    hours: dict[str, Fraction] = defaultdict(Fraction)
    for baan, row in zip(facts.jaar.banen, facts.rows, strict=True):
        if row.telt is Telt.JA and not is_hired(baan) and row.uren_maal_dagen:
            hours[baan.kenmerk or baan.id] += Fraction(row.uren_maal_dagen) / days_in_year(year)
    each = [min(Fraction(rate.waarde) * known, Fraction(most.waarde)) for known in hours.values()]
    shown, highest = dutch.format_number(rate.waarde, 2), dutch.format_euro(most.waarde)
    more.add(
        "lkv",
        "Loonkostenvoordeel (theoretisch)",
        sum(each, Fraction(0)),
        Unit.EURO,
        f"per persoon in eigen dienst: de uren × €\u00a0{shown}, hoogstens {highest}",
        rate.artikel,
        legal=rate,
        note="De voorwaarden zijn niet getoetst.",
    )
