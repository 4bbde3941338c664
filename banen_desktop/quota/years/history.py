"""The years before: which are told beside a year, and how many jobs there were more or less."""

from collections.abc import Sequence
from decimal import Decimal

from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation.rows import EXACT
from banen_desktop.quota.calculation.trace import Outcome

MOST_EARLIER_YEARS = 4


def earlier_years(dossier: Dossier, year: int) -> Sequence[Jaar]:
    """The years before `year` that have jobs or were reported, the newest first, at most four."""
    before = [
        jaar
        for jaar in dossier.jaren
        if jaar.jaar < year and (jaar.banen or jaar.vaststelling.op is not None)
    ]
    return sorted(before, key=lambda jaar: -jaar.jaar)[:MOST_EARLIER_YEARS]


def jobs_more(outcome: Outcome, before: Outcome) -> Decimal:
    """How many jobs were realised more than in another year, in jobs; fewer is below zero."""
    now, then = (each.by_key["gerealiseerde_banen"].value for each in (outcome, before))
    return EXACT.subtract(now, then)
