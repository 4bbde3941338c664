"""An interim measurement: the jobs on the last day of each quarter or half-year, and so far.

Jobs on a day are exact as far as the rows are. Paid hours of a whole year are spread evenly over
the days of their row, and the paid hours of the employer over the days of the year, unless the
loonaangiften of that time are known: such numbers are estimates, and say so. Jobs without known
hours add none: then a number is a lower bound, and says so too.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from banen_desktop.dossier import intake
from banen_desktop.dossier.model import Baan, Dossier, Jaar, Tijdvak
from banen_desktop.quota.calculation.bounds import at_least
from banen_desktop.quota.calculation.calculation import outcome_of
from banen_desktop.quota.calculation.exact_steps import Working
from banen_desktop.quota.calculation.groups import people_of
from banen_desktop.quota.calculation.rows import counting_period, days_in_year, runs_on
from banen_desktop.quota.calculation.tally import all_year_hours, hours_of, without_hours
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt, Unit
from banen_desktop.quota.calculation.year_facts import Facts, facts_of
from banen_desktop.quota.law.law import Law

QUARTERS, HALVES = 4, 2
ESTIMATE = "Schatting."
_COUNTED = "Wfsv art. 38g; Regeling Wfsv art. 3.28"


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known on the last day of a quarter or half-year.

    `estimated` are keys of steps.
    """

    day: date
    outcome: Outcome
    estimated: frozenset[str]


def measure(dossier: Dossier, year: int, law: Law, parts: int = QUARTERS) -> tuple[Moment, ...]:
    """The moments of a year, in `parts` equal parts of months; raises `KeyError` without the year.

    The last moment gives the numbers of the year itself.
    """
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    facts = facts_of(dossier, jaar, law)
    whole = outcome_of(facts)
    return tuple(_moment(facts, whole, day) for day in last_days(year, parts))


def last_days(year: int, parts: int) -> tuple[date, ...]:
    """The last day of each part of the year."""
    months = range(12 // parts, 13, 12 // parts)
    next_days = [date(year + month // 12, month % 12 + 1, 1) for month in months]
    return tuple(day - timedelta(days=1) for day in next_days)


def _moment(facts: Facts, whole: Outcome, day: date) -> Moment:
    kept = ("quotumpercentage", "uren_per_baan")
    found = Working(whole.by_key[key] for key in kept if key in whole.by_key)
    _jobs_on(found, facts, day)
    _hours_so_far(found, facts, day)
    _paid_hours_so_far(found, facts, day)
    _share_so_far(found)
    estimated = frozenset(step.key for step in found.steps if step.note.startswith(ESTIMATE))
    return Moment(day, replace(whole, steps=tuple(found.steps), rows=()), estimated)


def _unknown(pairs: list[tuple[Baan, RowOutcome]]) -> str:
    """How many jobs have no known hours, for the note; empty when there are none."""
    unknown = without_hours(row for _, row in pairs)
    if not unknown:
        return ""
    jobs, has = ("1 baan", "heeft") if unknown == 1 else (f"{unknown} banen", "hebben")
    return f"{jobs} {has} nog geen uren."


def _joined(*notes: str) -> str:
    return " ".join(note for note in notes if note)


def _jobs_on(found: Working, facts: Facts, day: date) -> None:
    pairs = [
        (baan, row)
        for baan, row in zip(facts.jaar.banen, facts.rows, strict=True)
        if row.telt is Telt.JA and runs_on(baan, day)
    ]
    hours, unknown = all_year_hours(day.year, pairs, facts.law), _unknown(pairs)
    found.add(
        "banen_op_dag",
        "Banen op deze dag",
        facts.units.jobs(hours),
        Unit.BAAN,
        "de uren per jaar van de banen die op deze dag meetellen ÷ {uren_per_baan}",
        "Regeling Wfsv art. 3.28",
        note=unknown,
        bound=at_least(hours, lacking=bool(unknown)),
    )
    people = people_of(pairs)
    found.add(
        "personen_op_dag",
        "Personen op deze dag",
        len(people),
        Unit.PERSOON,
        "het aantal verschillende kenmerken van de banen die op deze dag meetellen",
        "Wfsv art. 38b",
    )


def _hours_so_far(found: Working, facts: Facts, day: date) -> None:
    pairs = [
        pair for pair in zip(facts.jaar.banen, facts.rows, strict=True) if pair[1].telt is Telt.JA
    ]
    hours, spread = _so_far(pairs, day)
    unknown = _unknown([pair for pair in pairs if _days_passed(pair[0], day)])
    bound = at_least(hours, lacking=bool(unknown))
    hours_note = f"{ESTIMATE} Uren van een baan zijn gelijk verdeeld over de dagen van die baan."
    jobs_note = (
        "Zoveel banen hebt u in dit jaar al gerealiseerd; het jaar is pas op 31 december vol."
    )
    found.add(
        "meetellende_uren",
        "Meetellende uren tot en met deze dag",
        hours,
        Unit.UUR,
        "de uren van de banen die meetellen, tot en met deze dag",
        "Wfsv art. 38g",
        note=_joined(hours_note if spread else "", unknown),
        bound=bound,
    )
    found.add(
        "gerealiseerde_banen",
        "Gerealiseerde banen tot nu toe",
        facts.units.jobs(hours),
        Unit.BAAN,
        "{meetellende_uren} ÷ {uren_per_baan}",
        "Regeling Wfsv art. 3.28",
        note=_joined(ESTIMATE if spread else "", jobs_note, unknown),
        bound=bound,
    )


def _paid_hours_so_far(found: Working, facts: Facts, day: date) -> None:
    """The year itself on its last day, else the loonaangiften so far, else in proportion."""
    known = loonaangifte_so_far(facts.jaar, day)
    days, of_year = (day - date(day.year, 1, 1)).days + 1, days_in_year(day.year)
    note = ""
    if days == of_year and facts.hours is not None:
        hours, formula = Fraction(facts.hours), "de verloonde uren van het jaar"
    elif known is not None:
        hours, formula = Fraction(known), "de loonaangiften tot en met deze dag"
    elif facts.hours is not None:
        hours = Fraction(facts.hours) * days / of_year
        formula = f"de verloonde uren van het jaar × {days} ÷ {of_year} dagen"
        note = f"{ESTIMATE} De uren van het jaar zijn gelijk verdeeld over de dagen."
    else:
        return
    label = "Verloonde uren tot en met deze dag"
    found.add("verloonde_uren", label, hours, Unit.UUR, formula, "Wfsv art. 38b lid 4", note=note)


def _share_so_far(found: Working) -> None:
    """The share in the hours so far, and that share against the percentage of the year."""
    hours = found.exact.get("verloonde_uren", Fraction(0))
    if hours <= 0:
        return
    parts = [step for step in found.steps if step.key in {"meetellende_uren", "verloonde_uren"}]
    note = ESTIMATE if any(step.note.startswith(ESTIMATE) for step in parts) else ""
    bound = next(step.bound for step in parts if step.key == "meetellende_uren")
    found.add(
        "aandeel",
        "Aandeel in alle verloonde uren tot nu toe",
        found.exact["meetellende_uren"] / hours,
        Unit.RATIO,
        "{meetellende_uren} ÷ {verloonde_uren}",
        "Wfsv art. 38g",
        note=note,
        bound=bound,
    )
    if found.exact.get("quotumpercentage"):
        found.add(
            "realisatiepercentage",
            "Realisatie van het quotum tot nu toe",
            found.exact["aandeel"] / found.exact["quotumpercentage"],
            Unit.RATIO,
            "{aandeel} ÷ {quotumpercentage}",
            _COUNTED,
            note=note,
            bound=bound,
        )


def _so_far(pairs: list[tuple[Baan, RowOutcome]], day: date) -> tuple[Fraction, bool]:
    """The hours of rows up to a day, each in proportion to its own days, exact in any order.

    Also whether they are an estimate: of a row, or of the part of it so far.
    """
    by_part: dict[tuple[int, int], list[RowOutcome]] = defaultdict(list)
    estimated = False
    for baan, row in pairs:
        passed = _days_passed(baan, day)
        if row.uren_maal_dagen and passed:
            by_part[passed, row.dagen].append(row)
            estimated = estimated or row.geschat or passed < row.dagen
    hours = (
        Fraction(passed, days) * hours_of(rows, day.year)
        for (passed, days), rows in by_part.items()
    )
    return sum(hours, Fraction(0)), estimated


def _days_passed(baan: Baan, day: date) -> int:
    period = counting_period(baan, day.year)
    if period is None or period[0] > day:
        return 0
    return (min(period[1], day) - period[0]).days + 1


def loonaangifte_so_far(jaar: Jaar, day: date) -> Decimal | None:
    """The paid hours by the loonaangiften up to a day; nothing when they do not end on that day.

    Of each loonheffingennummer the tijdvakken have to follow each other from 1 January.
    """
    by_number: dict[str, list[Tijdvak]] = defaultdict(list)
    for tijdvak in jaar.tijdvakken:
        by_number[tijdvak.loonheffingennummer].append(tijdvak)
    known: list[Tijdvak] = []
    for tijdvakken in by_number.values():
        until = _until(tijdvakken, day)
        if until is None:
            return None
        known += until
    return intake.loonaangifte_uren(replace(jaar, tijdvakken=tuple(known))) if known else None


def _until(tijdvakken: list[Tijdvak], day: date) -> list[Tijdvak] | None:
    expected, taken = date(day.year, 1, 1), []
    dated = [one for one in tijdvakken if one.van is not None and one.tot is not None]
    for one in sorted(dated, key=lambda each: each.van or day):
        if one.van != expected or one.tot is None or one.tot > day:
            break
        taken.append(one)
        expected = one.tot + timedelta(days=1)
    return taken if expected == day + timedelta(days=1) else None
