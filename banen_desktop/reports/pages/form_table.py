"""The jobs per form as a table to share: a form of few people is taken together with others."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.quota.law.forms import Groep
from banen_desktop.quota.years.forms import FormTotal, totals_by_form
from banen_desktop.reports.text.year_report import Report
from banen_desktop.reports.words import guard as guards
from banen_desktop.reports.words.figures import Figures
from banen_desktop.reports.words.guard import Guard

_COUNTS = {
    Telt.JA: "telt mee",
    Telt.NOG_NIET: "na toerekening",
    Telt.NEE: "telt niet mee",
}
_Row = tuple[str, str, str]


def jobs_per_form(report: Report, guard: Guard) -> Figures:
    """Each form with its jobs; never a form from which the work of a few follows."""
    totals = totals_by_form(report.jaar, report.outcome, report.law)
    rows = [*_counting(totals, guard)]
    rows += _apart(totals, guard, Telt.NOG_NIET, guards.WAITING)
    rows += _apart(totals, guard, Telt.NEE, guards.NEVER)
    shown = tuple(row for row in rows if row[-1] != guards.NOT_SHOWN)
    return Figures(("Vorm", "Voor het quotum", "Banen"), shown)


def _counting(totals: Sequence[FormTotal], guard: Guard) -> Iterator[_Row]:
    """What counts: own and hired apart, or together where one of them is of a few people."""
    counting = [total for total in totals if total.telt is Telt.JA]
    if guard.hides(guards.OWN_JOBS) or guard.hides(guards.HIRED_JOBS):
        if counting:
            yield "Eigen dienst en inleen samen", _COUNTS[Telt.JA], _jobs(counting)
        return
    yield from _each([total for total in counting if total.groep is not Groep.INLEEN])
    yield from _each([total for total in counting if total.groep is Groep.INLEEN])


def _apart(totals: Sequence[FormTotal], guard: Guard, telt: Telt, key: str) -> Iterator[_Row]:
    found = [total for total in totals if total.telt is telt]
    if found and guard.hides(key):
        yield "Alle vormen samen", _how_it_counts(found), guards.NOT_SHOWN
    else:
        yield from _each(found)


def _each(totals: Sequence[FormTotal]) -> Iterator[_Row]:
    """The forms of which the sum is known: those of few people are one, with others if need be."""
    together = guards.taken_together({str(total.vorm): total.people for total in totals})
    for total in totals:
        if str(total.vorm) not in together:
            yield total.vorm.label, _how_it_counts([total]), _jobs([total])
    merged = [total for total in totals if str(total.vorm) in together]
    if merged:
        names = dutch.join_list([total.vorm.label for total in merged])
        yield f"{names} samen", _how_it_counts(merged), _jobs(merged)


def _how_it_counts(totals: Sequence[FormTotal]) -> str:
    """What forms of one answer count as; an open question comes before the agreement."""
    asked = any(total.asked for total in totals)
    return "na vragen en toerekening" if asked else _COUNTS[totals[0].telt]


def _jobs(totals: Sequence[FormTotal]) -> str:
    jobs = sum((total.banen for total in totals), Decimal(0))
    unknown = any(total.incomplete for total in totals)
    if unknown and not jobs:
        return "onbekend"
    return dutch.format_number(jobs, 1) + (" of meer" if unknown else "")
