"""Parts of the jobs of a year, and the position on one day: what monitors ask beside the trace.

Every number comes from the rows of the outcome; nothing is rounded. The position on 31 December is
the step `banen_op_peildatum` of the trace, cut into own and hired.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from banen_desktop.dossier.model import Baan, Contract, Dossier, Vorm
from banen_desktop.quota.facts import who_counted
from banen_desktop.quota.law import Law
from banen_desktop.quota.rows import days_in_year, decimal_of
from banen_desktop.quota.tally import is_hired
from banen_desktop.quota.trace import Outcome, RowOutcome, Telt

Pair = tuple[Baan, RowOutcome]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows of a year, in jobs and people.

    `banen` are jobs of 25.5 hours over the whole year or at a day; rows with unknown hours add
    none, and `onvolledig` tells that there are such rows. `personen` are distinct kenmerken (each
    row without one is somebody else), `nieuw` those of them who were taken on in this year.
    """

    banen: Decimal
    personen: int
    nieuw: int
    onvolledig: bool


def pairs(dossier: Dossier, outcome: Outcome) -> tuple[Pair, ...]:
    """Each row of jobs with what the law makes of it; raises `KeyError` for an absent year."""
    jaar = dossier.year(outcome.jaar)
    if jaar is None:
        raise KeyError(outcome.jaar)
    return tuple(zip(jaar.banen, outcome.rows, strict=True))


def in_year(
    dossier: Dossier, outcome: Outcome, law: Law, wanted: Callable[[Baan, RowOutcome], bool]
) -> Part:
    """The wanted rows over the whole year.

    Who had a contract before, or counted in the year before (own: in own service), is not new.
    """
    chosen = [pair for pair in pairs(dossier, outcome) if wanted(*pair) and pair[1].dagen]
    days = days_in_year(outcome.jaar)
    hours = sum(
        (Fraction(row.uren_maal_dagen) / days for _, row in chosen if row.uren_maal_dagen),
        Fraction(0),
    )
    new = _new(chosen, outcome.jaar, _before(dossier, outcome.jaar, law, own_only=wanted is own))
    return _part(chosen, hours, outcome.jaar, law, new)


def _before(dossier: Dossier, year: int, law: Law, *, own_only: bool) -> frozenset[str]:
    """Who counted in the year before; who was hired then and is taken on now, is new in own."""
    previous = dossier.year(year - 1)
    if own_only and previous is not None:
        rows = tuple(baan for baan in previous.banen if not is_hired(baan))
        previous = replace(previous, banen=rows)
    return who_counted(previous, law)


def _new(chosen: Sequence[Pair], year: int, before: frozenset[str]) -> int:
    started = {_who(baan) for baan, _ in chosen if baan.van is not None and baan.van.year == year}
    earlier = {_who(baan) for baan, _ in chosen if baan.van is None or baan.van.year != year}
    return len(started - earlier - before)


def _who(baan: Baan) -> str:
    return baan.kenmerk or baan.id


def _part(chosen: Sequence[Pair], hours: Fraction, year: int, law: Law, new: int) -> Part:
    return Part(
        banen=decimal_of(hours / Fraction(law.required("uren_per_baan", year).waarde)),
        personen=len({_who(baan) for baan, _ in chosen}),
        nieuw=new,
        onvolledig=any(row.uren is None for _, row in chosen),
    )


def own(baan: Baan, row: RowOutcome) -> bool:
    """Counting, on the own payroll."""
    return row.telt is Telt.JA and not is_hired(baan)


def hired(baan: Baan, row: RowOutcome) -> bool:
    """Counting, hired."""
    return row.telt is Telt.JA and is_hired(baan)


def counting(_baan: Baan, row: RowOutcome) -> bool:
    """Counting in any form."""
    return row.telt is Telt.JA


def waiting(_baan: Baan, row: RowOutcome) -> bool:
    """Hired, and counting once the toerekening is agreed."""
    return row.telt is Telt.NOG_NIET


def of_form(*forms: Vorm) -> Callable[[Baan, RowOutcome], bool]:
    """Rows of these forms, whether they count or not."""
    return lambda baan, _row: baan.vorm in forms


def permanent(baan: Baan, row: RowOutcome) -> bool:
    """Counting in own service, with a permanent contract; of hired people it is the lender's."""
    return own(baan, row) and baan.contract is Contract.VAST


def temporary(baan: Baan, row: RowOutcome) -> bool:
    """Counting in own service, with a temporary contract."""
    return own(baan, row) and baan.contract is Contract.TIJDELIJK


def without_contract(baan: Baan, row: RowOutcome) -> bool:
    """Counting in own service, with a contract that nobody filled in."""
    return own(baan, row) and baan.contract is None


def on_day(
    dossier: Dossier,
    outcome: Outcome,
    law: Law,
    day: date,
    wanted: Callable[[Baan, RowOutcome], bool],
) -> Part:
    """The wanted rows that run on a day of the year, each as if it ran all year.

    Hours a week where known, else the paid hours over the row's own days, as the step
    `banen_op_peildatum` does. `nieuw` are people whose contract began in this year up to the day.
    """
    chosen = [pair for pair in pairs(dossier, outcome) if wanted(*pair) and runs_on(*pair, day)]
    hours = sum((_all_year(*pair, outcome.jaar, law) for pair in chosen), Fraction(0))
    new = _new(chosen, outcome.jaar, _before(dossier, outcome.jaar, law, own_only=wanted is own))
    return _part(chosen, hours, outcome.jaar, law, new)


def runs_on(baan: Baan, row: RowOutcome, day: date) -> bool:
    """Whether contract and registration both run on a day: no whole aangiftetijdvak here."""
    begins = (baan.van, baan.telt_mee_van)
    ends = (baan.tot, baan.telt_mee_tot)
    begun = all(begin is None or begin <= day for begin in begins)
    return bool(row.dagen) and begun and all(end is None or end >= day for end in ends)


def _all_year(baan: Baan, row: RowOutcome, year: int, law: Law) -> Fraction:
    if baan.uren_per_week:
        return Fraction(baan.uren_per_week) * Fraction(law.required("weken_per_jaar", year).waarde)
    return Fraction(row.uren_maal_dagen) / row.dagen if row.uren_maal_dagen else Fraction(0)
