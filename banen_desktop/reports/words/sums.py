"""Which numbers of a year are a sum to who reads them, and the sentences that belong below them.

What is added is what is shown: each number is rounded by itself, so a sum may be 0,1 off. The
tekort of the law is rounded down and cut off at zero, so it may be another number than the gap.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from banen_desktop import dutch
from banen_desktop.dutch import Sum
from banen_desktop.quota.calculation.trace import Bound, Outcome, Step

TARGET, REALISED, GAP = "quotum_banen", "gerealiseerde_banen", "verschil_banen"
TEKORT = "quotumtekort"
_PARTS: Mapping[str, Sequence[str]] = {
    REALISED: ("banen_dienstverband", "banen_inleen"),
    "meetellende_uren": ("meetellende_uren_dienstverband", "meetellende_uren_inleen"),
    "banen_dienstverband": ("banen_vast", "banen_tijdelijk", "banen_contract_onbekend"),
    "verandering_banen": ("verandering_dienstverband", "verandering_inleen"),
}
"""Totals with their parts; a part that is not shown beside others is none."""
_TWO = re.compile(r"\{(\w+)\} ([+−]) \{(\w+)\}")
_NEGATIVE = re.compile(r"-(\d)")
_GAPS = ((TARGET, REALISED, GAP), ("nulmeting_banen", REALISED, "verschil_nulmeting"))


class Keys(NamedTuple):
    """The keys of steps that are a sum: `parts` without `less` are `total`."""

    total: str
    parts: tuple[str, ...]
    less: tuple[str, ...] = ()


def sums_of(known: Collection[str]) -> Iterator[Keys]:
    """The sums of which every number is shown, as keys of steps."""
    for target, realised, gap in _GAPS:
        if {target, realised, gap} <= set(known):
            yield Keys(gap, (realised,), (target,))
    for total, keys in _PARTS.items():
        parts = tuple(key for key in keys if key in known)
        if total in known and len(parts) > 1:
            yield Keys(total, parts)


def sums_in(shown: Mapping[str, str], name: str = "") -> Iterator[Sum]:
    """The sums of which every number is shown: the texts of steps by their keys."""
    for total, parts, less in sums_of(shown.keys()):
        if less:
            yield gap_sum(shown[less[0]], shown[parts[0]], shown[total], name)
        else:
            yield Sum(tuple(shown[key] for key in parts), shown[total], name=name)


def gap_sum(target: str, realised: str, gap: str, name: str = "") -> Sum:
    """What is still to go (a gap below zero), or what there is more: the larger stands first."""
    if _NEGATIVE.search(gap):
        return Sum((target,), _NEGATIVE.sub(r"\1", gap), (realised,), name)
    return Sum((realised,), gap, (target,), name)


def sums_of_formula(step: Step, shown: Mapping[str, str]) -> Iterator[Sum]:
    """The sum that a step is, when it is one of two others, as all three are shown."""
    found = _TWO.fullmatch(step.formula)
    if found:
        one, sign, other = found.groups()
        parts = (shown[one], shown[other]) if sign == "+" else (shown[one],)
        yield Sum(parts, shown[step.key], () if sign == "+" else (shown[other],))


def rounding_note(parts: Sequence[Decimal], total: Decimal) -> str:
    """A note in brackets inside a sentence whose numbers of jobs do not add up."""
    texts = tuple(dutch.format_number(part, 1) for part in parts)
    added = Sum(texts, dutch.format_number(total, 1))
    return "" if added.adds_up else " (elk getal apart afgerond)"


def notes_below(outcome: Outcome, shown: Mapping[str, str]) -> str:
    """What belongs below the numbers of one year: why they do not add up, or differ."""
    words = [dutch.rounded_apart(*sums_in(shown))]
    if TEKORT in shown and GAP in shown:
        words.append(shortage_words(outcome))
    return " ".join(word for word in words if word)


def shortage_words(outcome: Outcome) -> str:
    """Why the tekort of the law is another number than the gap; empty when both show the same."""
    step, difference = outcome.by_key.get(TEKORT), outcome.by_key.get(GAP)
    if step is None or difference is None or difference.value >= 0:
        return ""
    gap, tenths = -difference.value, dutch.rounded(-difference.value, 1)
    if tenths == step.value or step.bound is not Bound.EXACT:
        return ""
    decimals = next((many for many in range(2, 10) if dutch.rounded(gap, many) != tenths), 10)
    return (
        f"Het verschil is {dutch.jobs(gap, decimals)} en staat er als "
        f"{dutch.format_number(tenths, 1)}. Het tekort rondt de wet naar beneden af: "
        f"{dutch.format_number(step.value, 1)}."
    )
