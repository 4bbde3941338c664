"""The quotum divided over onderdelen (schools, departments), each in proportion to its hours.

The parts add up to the whole exactly: hours that no onderdeel has stand in a row of their own. An
onderdeel with jobs but without hours has no target, which is not a target of zero; nor has one of
which some hours are missing: its known hours are then in no part.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan, Dossier, UrenRegel
from banen_desktop.quota.calculation.bounds import at_least
from banen_desktop.quota.calculation.calculation import outcome_of
from banen_desktop.quota.calculation.exact_steps import Working
from banen_desktop.quota.calculation.groups import people_of
from banen_desktop.quota.calculation.tally import hours_of, without_hours
from banen_desktop.quota.calculation.trace import Bound, Outcome, RowOutcome, Telt, Unit
from banen_desktop.quota.calculation.year_facts import Facts, facts_of
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import Units

NAMELESS = "Zonder onderdeel"
_OWN_DIVISION = "geen artikel: een eigen verdeling, naar rato van de uren"


class Soort(StrEnum):
    """What a row of the division stands for."""

    ONDERDEEL = "onderdeel"
    ZONDER_ONDERDEEL = "zonder_onderdeel"
    NIET_VERDEELD = "niet_verdeeld"
    GEHEEL = "geheel"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part: its steps, and their exact values; a step that is unknown is not there.

    Hours of jobs that are unknown are not in a value: its step tells how far it is known.

    `remark` says in Dutch what is missing. `personen` are distinct kenmerken of rows that count.
    """

    naam: str
    soort: Soort
    outcome: Outcome
    exact: dict[str, Fraction]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Verdeling:
    """The parts and the whole of a year; the contributions in euros when there is a price.

    `complete` tells whether every onderdeel has its hours, and so has every job that counts: then
    the division says it all.
    """

    delen: tuple[Onderdeel, ...]
    geheel: Onderdeel
    prijs_per_baan: Decimal | None
    complete: bool


@dataclass(slots=True)
class _Part:
    """What is known of one part while it is collected."""

    naam: str
    soort: Soort
    uren: list[Fraction | None] = field(default_factory=list)
    banen: list[tuple[Baan, RowOutcome]] = field(default_factory=list)

    @property
    def hours(self) -> Fraction | None:
        """The sum of its hours; nothing when there are none, or not all are known."""
        return self.known if self.uren and None not in self.uren else None

    @property
    def known(self) -> Fraction:
        """The hours that are known, be it all or not."""
        return sum((hours for hours in self.uren if hours is not None), Fraction(0))

    @property
    def unknown_jobs(self) -> int:
        """How many of its jobs have no known hours."""
        return without_hours(row for _, row in self.banen)


def divide(dossier: Dossier, year: int, law: Law) -> Verdeling:
    """Divide the quotum of a year over its onderdelen; raises `KeyError` without that year."""
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    facts = facts_of(dossier, jaar, law)
    whole = outcome_of(facts)
    price = jaar.vergelijking.prijs_per_baan
    parts = _collect(jaar.uren, zip(jaar.banen, facts.rows, strict=True))
    delen = [_worked_out(part, facts, whole, price) for part in parts]
    rest = _rest(parts, facts)
    if rest is not None:
        delen.append(_worked_out(rest, facts, whole, price))
    return Verdeling(
        delen=tuple(delen),
        geheel=_whole(facts, whole, delen),
        prijs_per_baan=price,
        complete=rest is None
        and all(part.hours is not None and not part.unknown_jobs for part in parts),
    )


def _collect(
    uren: Iterable[UrenRegel], banen: Iterable[tuple[Baan, RowOutcome]]
) -> tuple[_Part, ...]:
    """The parts by name, whatever its capitals and spaces; what has no name comes last."""
    parts: dict[str, _Part] = {}

    def part(name: str) -> _Part:
        tidy = " ".join(name.split())
        soort = Soort.ONDERDEEL if tidy else Soort.ZONDER_ONDERDEEL
        return parts.setdefault(tidy.casefold(), _Part(tidy or NAMELESS, soort))

    for row in uren:
        hours = row.verloonde_uren
        part(row.onderdeel).uren.append(None if hours is None else Fraction(hours))
    for baan, outcome in banen:
        if outcome.telt is Telt.JA:
            part(baan.onderdeel).banen.append((baan, outcome))
    return tuple(sorted(parts.values(), key=lambda found: found.soort is not Soort.ONDERDEEL))


def _rest(parts: Iterable[_Part], facts: Facts) -> _Part | None:
    """The hours of the whole that are with no part: nothing to divide, but part of the sum."""
    if facts.hours is None:
        return None
    rest = Fraction(facts.hours) - sum((part.known for part in parts), Fraction(0))
    if not rest:
        return None
    return _Part("Niet verdeeld", Soort.NIET_VERDEELD, uren=[rest])


def _worked_out(part: _Part, facts: Facts, whole: Outcome, price: Decimal | None) -> Onderdeel:
    found = Working()
    _hours_and_target(found, part, whole, facts.units)
    _realised(found, part, facts)
    if part.soort is Soort.ONDERDEEL and not part.unknown_jobs:
        _contribution(found, price)
    return Onderdeel(
        naam=part.naam,
        soort=part.soort,
        outcome=replace(whole, steps=tuple(found.steps), rows=()),
        exact=found.exact,
        remark=_remark(part),
    )


def _hours_and_target(found: Working, part: _Part, whole: Outcome, units: Units) -> None:
    for key in ("quotumpercentage", "uren_per_baan"):
        step = whole.by_key.get(key)
        if step is not None:
            found.steps.append(step)
            found.exact[key] = Fraction(step.value)
    if part.hours is None:
        return
    formula = "de uren van het geheel die bij geen onderdeel staan"
    if part.soort is not Soort.NIET_VERDEELD:
        formula = "de som van de rijen met uren van dit onderdeel"
    law = "Wfsv art. 38b lid 4"
    found.add("verloonde_uren", "Verloonde uren", part.hours, Unit.UUR, formula, law)
    if "quotum_banen" in whole.by_key:
        found.add(
            "quotum_banen",
            "Eigen deel van het quotum",
            units.jobs(part.hours * found.exact["quotumpercentage"]),
            Unit.BAAN,
            "{verloonde_uren} × {quotumpercentage} ÷ {uren_per_baan}",
            _OWN_DIVISION,
            note="De wet kent alleen een quotum van de hele werkgever.",
        )


def _realised(found: Working, part: _Part, facts: Facts) -> None:
    if part.soort is Soort.NIET_VERDEELD:
        return
    hours = hours_of((row for _, row in part.banen), facts.jaar.jaar)
    bound = at_least(hours, lacking=bool(part.unknown_jobs))
    found.add(
        "meetellende_uren",
        "Meetellende uren",
        hours,
        Unit.UUR,
        "de som van de banen van dit onderdeel die meetellen",
        "Wfsv art. 38g",
        bound=bound,
    )
    found.add(
        "gerealiseerde_banen",
        "Gerealiseerde banen",
        facts.units.jobs(hours),
        Unit.BAAN,
        "{meetellende_uren} ÷ {uren_per_baan}",
        "Regeling Wfsv art. 3.28",
        bound=bound,
    )
    people = people_of(pair for pair in part.banen if pair[1].dagen > 0)
    found.add(
        "personen",
        "Personen",
        len(people),
        Unit.PERSOON,
        "het aantal verschillende kenmerken van banen van dit onderdeel die meetellen",
        "Wfsv art. 38b",
        note="Wie bij twee onderdelen werkt, telt bij allebei.",
    )
    if "quotum_banen" in found.exact:
        _difference(found, bound)


def _difference(found: Working, bound: Bound) -> None:
    found.add(
        "verschil_banen",
        "Verschil",
        found.exact["gerealiseerde_banen"] - found.exact["quotum_banen"],
        Unit.BAAN,
        "{gerealiseerde_banen} − {quotum_banen}",
        _OWN_DIVISION,
        bound=bound,
    )
    if found.exact["quotum_banen"]:
        found.add(
            "realisatiepercentage",
            "Realisatie van het eigen deel",
            found.exact["gerealiseerde_banen"] / found.exact["quotum_banen"],
            Unit.RATIO,
            "{gerealiseerde_banen} ÷ {quotum_banen}",
            _OWN_DIVISION,
            bound=bound,
        )


def _contribution(found: Working, price: Decimal | None) -> None:
    """What is missing, at the employer's own price: no heffing, and nothing for who is above.

    Only where the hours of all jobs are known: a bill is no upper bound.
    """
    if price is None or "verschil_banen" not in found.exact:
        return
    missing = max(-found.exact["verschil_banen"], Fraction(0))
    found.add(
        "bijdrage",
        "Bijdrage aan een centraal budget",
        missing * Fraction(price),
        Unit.EURO,
        f"de ontbrekende banen × {dutch.format_euro(price)}"
        if missing
        else "nul: dit onderdeel heeft zijn eigen deel",
        "geen artikel: een eigen afspraak, geen quotumheffing",
    )


def _remark(part: _Part) -> str:
    missing = sum(hours is None for hours in part.uren)
    unknown = part.unknown_jobs
    remarks = []
    if part.banen and not part.uren:
        remarks.append("Wel banen, geen uren: een eigen deel is niet te berekenen.")
    if missing:
        rows = "1 rij heeft" if missing == 1 else f"{missing} rijen hebben"
        remarks.append(f"{rows} nog geen uren.")
    if unknown:
        jobs, verb = ("1 baan heeft", "telt")
        if unknown > 1:
            jobs, verb = (f"{unknown} banen hebben", "tellen")
        remarks.append(f"{jobs} nog geen uren en {verb} hier niet op.")
    if part.soort is Soort.NIET_VERDEELD:
        remarks.append(
            "De onderdelen hebben samen meer uren dan het totaal."
            if (part.hours or 0) < 0
            else "Uren van het totaal die bij geen onderdeel staan."
        )
    return " ".join(remarks)


def _not_yet(parts: int) -> str:
    """That some parts have no contribution yet, since their hours are not all there."""
    if not parts:
        return ""
    return (
        f" Van {dutch.plural(str(parts), 'onderdeel', 'onderdelen')} is de bijdrage nog onbekend."
    )


def _whole(facts: Facts, whole: Outcome, delen: Sequence[Onderdeel]) -> Onderdeel:
    """The whole as the year itself has it, with the sum of the contributions behind it."""
    total = Working(whole.steps)
    amounts = [part.exact["bijdrage"] for part in delen if "bijdrage" in part.exact]
    parts = sum(part.soort is Soort.ONDERDEEL for part in delen)
    if amounts:
        total.add(
            "bijdrage",
            "Bijdragen samen",
            sum(amounts, Fraction(0)),
            Unit.EURO,
            "de som van de bijdragen van de onderdelen",
            "geen artikel: een eigen afspraak, geen quotumheffing",
            note="Wie boven zijn eigen deel zit, betaalt niets en krijgt niets: "
            "de som kan dus hoger zijn dan het tekort van het geheel."
            + _not_yet(parts - len(amounts)),
        )
    exact = total.exact  # of the main figures the fractions themselves, not their 28 digits
    if facts.hours is not None and facts.percentage is not None and "quotum_banen" in exact:
        ratio = Fraction(facts.percentage.waarde) / 100
        exact["quotum_banen"] = facts.units.jobs(Fraction(facts.hours) * ratio)
    counted = facts.tally.own + facts.tally.hired
    exact["meetellende_uren"] = counted
    exact["gerealiseerde_banen"] = facts.units.jobs(counted)
    return Onderdeel("Geheel", Soort.GEHEEL, replace(whole, steps=tuple(total.steps)), exact)
