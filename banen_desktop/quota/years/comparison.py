"""The years of a dossier beside each other: change by form, contracts, people, the nulmeting.

Each year is its own outcome with more steps behind it, so that these numbers explain themselves as
all others do. What the year before does not tell is left out: missing is missing. So is a
difference of jobs of which one of the years does not know all hours (`hours_missing`).
"""

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

from banen_desktop.dossier.model import Contract, Dossier
from banen_desktop.quota.calculation.calculation import outcome_of
from banen_desktop.quota.calculation.exact_steps import Working
from banen_desktop.quota.calculation.tally import hours_of, without_hours
from banen_desktop.quota.calculation.trace import Bound, Outcome, RowOutcome, Telt, Unit
from banen_desktop.quota.calculation.year_facts import Facts, facts_of
from banen_desktop.quota.law.law import Law

_COUNTED = "Wfsv art. 38g; Regeling Wfsv art. 3.28"
_NO_ARTICLE = "geen artikel: een vergelijking van uw eigen jaren"
_CHANGES = (
    ("banen_dienstverband", "verandering_dienstverband", "banen in eigen dienst"),
    ("banen_inleen", "verandering_inleen", "ingeleende banen"),
    ("gerealiseerde_banen", "verandering_banen", "gerealiseerde banen"),
    ("quotum_banen", "verandering_quotum", "het quotum"),
)


def series(dossier: Dossier, law: Law) -> tuple[Outcome, ...]:
    """Every year of the dossier, in the order of the calendar, with what it is beside others."""
    years = [facts_of(dossier, jaar, law) for jaar in dossier.jaren]
    known = {facts.jaar.jaar: facts for facts in years}
    base = {year: outcome_of(facts) for year, facts in known.items()}
    nulmeting = dossier.werkgever.nulmeting_banen
    found = []
    for year, facts in known.items():
        more = Working(base[year].steps)
        _contracts(more, facts)
        if year - 1 in known:
            _changes(more, base[year], base[year - 1])
            _people(more, facts, known[year - 1])
        if nulmeting is not None:
            sure = _is_sure(base[year], "gerealiseerde_banen")
            _nulmeting(more, Fraction(nulmeting), known=sure)
        found.append(replace(base[year], steps=tuple(more.steps)))
    return tuple(found)


def hours_missing(outcome: Outcome) -> int:
    """How many jobs that count in a year have no known hours; they are in none of its sums."""
    return without_hours(row for row in outcome.rows if row.telt is Telt.JA)


def _is_sure(outcome: Outcome, key: str) -> bool:
    """Whether a year has this number, with all hours that belong in it."""
    step = outcome.by_key.get(key)
    return step is not None and step.bound is Bound.EXACT


def _contracts(more: Working, facts: Facts) -> None:
    """Permanent and temporary, of the own jobs that count; hired people have no contract here.

    Of a kind of which some hours are unknown there is no number, and then no share either.
    """
    rows: dict[Contract | None, list[RowOutcome]] = defaultdict(list)
    for baan, row in zip(facts.jaar.banen, facts.rows, strict=True):
        if row.telt is Telt.JA and not row.hired:
            rows[baan.contract].append(row)
    kinds = (Contract.VAST, Contract.TIJDELIJK, None)
    known = [contract for contract in kinds if not without_hours(rows[contract])]
    jobs = {
        contract: facts.units.jobs(hours_of(rows[contract], facts.jaar.jaar)) for contract in known
    }
    names = {
        Contract.VAST: ("banen_vast", "Banen met een vast contract"),
        Contract.TIJDELIJK: ("banen_tijdelijk", "Banen met een tijdelijk contract"),
        None: ("banen_contract_onbekend", "Banen zonder vast of tijdelijk"),
    }
    for contract in known:
        key, label = names[contract]
        more.add(
            key,
            label,
            jobs[contract],
            Unit.BAAN,
            "de uren van deze banen in eigen dienst ÷ {uren_per_baan}",
            _COUNTED,
        )
    if Contract.VAST not in jobs or Contract.TIJDELIJK not in jobs:
        return
    filled = jobs[Contract.VAST] + jobs[Contract.TIJDELIJK]
    if filled:
        more.add(
            "aandeel_vast",
            "Deel met een vast contract",
            jobs[Contract.VAST] / filled,
            Unit.RATIO,
            "{banen_vast} ÷ ({banen_vast} + {banen_tijdelijk})",
            _NO_ARTICLE,
            note="Banen waar u geen contract invulde, doen niet mee." if rows[None] else "",
        )


def _changes(more: Working, now: Outcome, before: Outcome) -> None:
    """The difference with the year before, for what both years know, with all hours."""
    earlier = Working(before.steps)
    for key, change, words in _CHANGES:
        if not (_is_sure(now, key) and _is_sure(before, key)):
            continue
        more.add(
            f"{key}_vorig_jaar",
            f"{words[:1].upper()}{words[1:]} in {before.jaar}",
            earlier.exact[key],
            Unit.BAAN,
            f"de uitkomst van {before.jaar}",
            _COUNTED,
        )
        more.add(
            change,
            f"Verandering van {words} sinds {before.jaar}",
            more.exact[key] - earlier.exact[key],
            Unit.BAAN,
            f"{{{key}}} − {{{key}_vorig_jaar}}",
            _NO_ARTICLE,
        )


def _people(more: Working, facts: Facts, before: Facts) -> None:
    """Who stayed, left and came, by kenmerk; rows without one cannot be known again."""
    now, then = _kenmerken(facts), _kenmerken(before)
    unknown = len(facts.tally.people) - len(now) + len(before.tally.people) - len(then)
    note = "Wie in de loop van het jaar stopte, telt in dat jaar nog mee."
    if unknown:
        note += " Rijen zonder kenmerk doen niet mee: daarvan is niet te zien wie het is."
    year, last = facts.jaar.jaar, before.jaar.jaar
    for key, label, people, formula in (
        ("personen_gebleven", "Gebleven", now & then, f"kenmerken die in {last} en {year} tellen"),
        ("personen_vertrokken", "Vertrokken", then - now, f"kenmerken alleen in {last}"),
        ("personen_gekomen", "Erbij gekomen", now - then, f"kenmerken alleen in {year}"),
    ):
        found = f"het aantal {formula}"
        more.add(key, label, len(people), Unit.PERSOON, found, _NO_ARTICLE, note=note)


def _kenmerken(facts: Facts) -> frozenset[str]:
    """The people of a year that have a kenmerk; the others stand under the id of their row."""
    return facts.tally.people & {baan.kenmerk for baan in facts.jaar.banen if baan.kenmerk}


def _nulmeting(more: Working, jobs: Fraction, *, known: bool) -> None:
    """The employer's own count at the start, as a line under the years.

    `known` tells whether the jobs of the year have all their hours: else there is no difference.
    """
    more.add(
        "nulmeting_banen",
        "Banen bij de nulmeting",
        jobs,
        Unit.BAAN,
        "uw eigen telling, ingevuld bij Werkgever",
        _NO_ARTICLE,
    )
    if not known:
        return
    more.add(
        "verschil_nulmeting",
        "Verschil met de nulmeting",
        more.exact["gerealiseerde_banen"] - jobs,
        Unit.BAAN,
        "{gerealiseerde_banen} − {nulmeting_banen}",
        _NO_ARTICLE,
    )
