"""How far the steps of a year are known when hours of jobs are not: unknown is not zero.

Rows with unknown hours add nothing to a sum, so a sum that has such rows is a lower bound, and the
quotumtekort an upper one; a sum of nothing but such rows is unknown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from banen_desktop.quota.calculation.trace import Bound, RowOutcome, Step, Telt
from banen_desktop.quota.calculation.year_facts import Facts

_OWN = frozenset({"meetellende_uren_dienstverband", "banen_dienstverband", "bonus"})
_HIRED = frozenset({"meetellende_uren_inleen", "banen_inleen"})
_ALL = frozenset({"meetellende_uren", "gerealiseerde_banen", "aandeel"})
_AGAINST_QUOTUM = frozenset({"realisatiepercentage", "verschil_banen"})
_SHORTAGE = frozenset({"quotumtekort", "quotumheffing"})


def bounded(steps: Iterable[Step], facts: Facts) -> tuple[Step, ...]:
    """The steps of a year, each with how far it is known."""
    made = tuple(steps)
    lacking = frozenset(_lacking(facts))
    if not lacking:
        return made
    jobs = next(step.value for step in made if step.key == "gerealiseerde_banen")
    return tuple(replace(step, bound=_bound(step, lacking, known=bool(jobs))) for step in made)


def at_least(value: Fraction, *, lacking: bool) -> Bound:
    """How far a sum of hours or jobs is known, when hours are `lacking` in it."""
    if not lacking:
        return Bound.EXACT
    return Bound.AT_LEAST if value else Bound.UNKNOWN


def _bound(step: Step, lacking: frozenset[str], *, known: bool) -> Bound:
    if step.key not in lacking:
        return Bound.EXACT
    if step.key in _SHORTAGE:
        most = Bound.AT_MOST if known else Bound.UNKNOWN
        return most if step.value else Bound.EXACT
    some = known if step.key in _AGAINST_QUOTUM else bool(step.value)
    return Bound.AT_LEAST if some else Bound.UNKNOWN


def _lacking(facts: Facts) -> Iterator[str]:
    """The keys of the steps that have a row with unknown hours among them."""
    return chain.from_iterable(_keys(row) for row in facts.rows if row.dagen and row.uren is None)


def _keys(row: RowOutcome) -> frozenset[str]:
    if row.telt is Telt.NOG_NIET:
        return frozenset({"nog_toe_te_rekenen_banen"})
    if row.telt is Telt.NEE:
        return frozenset({"niet_meetellende_banen"})
    at_end = {"banen_op_peildatum"} if row.op_peildatum else set()
    return (_HIRED if row.hired else _OWN) | _ALL | _AGAINST_QUOTUM | _SHORTAGE | at_end
