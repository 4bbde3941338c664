"""What the law makes of one row of jobs: its hours, and whether it counts (Wfsv 38b, 38g)."""

import calendar
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import MEMO_ROWS, Baan, Herkomst, Toerekening
from banen_desktop.quota.calculation.trace import RowOutcome, Telt
from banen_desktop.quota.law.forms import ABOUT_LENDER, FormRule, Telregel, Vraag
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import EXACT, decimal_of, units_of

_NOT_ALLOCATED = "De uren worden niet aan u toegerekend: ze tellen bij de uitlener."
_AGREE = "Deze uren tellen alleen mee als u en de uitlener de toerekening afspreken."
_NO_LENDER = (
    "De uitlener kan geen uren toerekenen (Besluit Wfsv art. 2.27): ze tellen bij de uitlener."
)
_NO_GROUND = "Het eigen besluit heeft nog geen grond; zonder grond telt de baan niet mee."


def register_checked(baan: Baan, year: int) -> bool:
    """Whether the register was checked about this year: in it, or later."""
    day = baan.register_gecontroleerd_op
    return day is not None and day.year >= year


def days_in_year(year: int) -> int:
    """365 or 366."""
    return 366 if calendar.isleap(year) else 365


def counting_period(baan: Baan, year: int) -> tuple[date, date] | None:
    """The days of the year in which the row counts, both inclusive; nothing when there are none.

    The whole aangiftetijdvak in which the registration starts or ends counts (Wfsv 38g lid 8);
    a calendar month stands for it. The contract itself counts to the day.
    """
    if baan.telt_mee_van and baan.telt_mee_tot and baan.telt_mee_tot < baan.telt_mee_van:
        return None
    first, last = date(year, 1, 1), date(year, 12, 31)
    if baan.van is not None:
        first = max(first, baan.van)
    if baan.tot is not None:
        last = min(last, baan.tot)
    if baan.telt_mee_van is not None:
        first = max(first, baan.telt_mee_van.replace(day=1))
    if baan.telt_mee_tot is not None:
        last = min(last, _end_of_month(baan.telt_mee_tot))
    return (first, last) if first <= last else None


def counted_days(baan: Baan, year: int) -> int:
    """The number of days of the year in which the row counts."""
    period = counting_period(baan, year)
    return 0 if period is None else (period[1] - period[0]).days + 1


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@lru_cache(maxsize=MEMO_ROWS)
def row_outcome(baan: Baan, year: int, law: Law) -> RowOutcome:
    """The hours of a row and whether they count, memoised per row.

    Paid hours where known, else an estimate: hours a week x weeks x days / days of the year. A row
    outside the year has 0 hours; without paid hours and hours a week the hours are unknown.
    """
    rule = law.forms[baan.vorm]
    telt, reason = counts(baan, rule)
    days = counted_days(baan, year)
    product = _hours_times_days(baan, year, days, law)
    hours = None if product is None else Fraction(product) / days_in_year(year)
    return RowOutcome(
        id=baan.id,
        telt=telt,
        uren=None if hours is None else decimal_of(hours),
        banen=None if hours is None else decimal_of(units_of(law, year).jobs(hours)),
        uren_maal_dagen=product,
        op_peildatum=runs_on(baan, date(year, 12, 31)),
        dagen=days,
        geschat=days > 0 and product is not None and _is_estimate(baan),
        reden=reason,
        regel=rule,
        open_vragen=open_questions(baan, rule) if telt is Telt.NOG_NIET else (),
    )


def _hours_times_days(baan: Baan, year: int, days: int, law: Law) -> Decimal | None:
    if days == 0:
        return Decimal(0)
    if baan.verloonde_uren is not None:
        return EXACT.multiply(baan.verloonde_uren, Decimal(days_in_year(year)))
    if baan.weekuren is None:
        return None
    return units_of(law, year).hours_times_days(baan.weekuren, days)


def _is_estimate(baan: Baan) -> bool:
    return baan.verloonde_uren is None or baan.verloonde_uren_herkomst is Herkomst.SCHATTING


def runs_on(baan: Baan, day: date) -> bool:
    """Whether contract and registration both run on a day: no whole aangiftetijdvak here.

    The month of 38g lid 8 brings nobody back, and nobody in before the registration.
    """
    begins, ends = (baan.van, baan.telt_mee_van), (baan.tot, baan.telt_mee_tot)
    begun = all(begin is None or begin <= day for begin in begins)
    return begun and all(end is None or end >= day for end in ends)


def decided(baan: Baan) -> bool:
    """Whether the user decided that the job counts or not, with the ground."""
    return baan.besluit_telt_mee is not None and bool(baan.besluit_grond)


def open_questions(baan: Baan, rule: FormRule) -> tuple[Vraag, ...]:
    """What nobody answered yet about the lender of a job."""
    if not rule.doubts_lender:
        return ()
    return tuple(vraag for vraag in ABOUT_LENDER if getattr(baan, vraag) is None)


def by_decision(baan: Baan, rule: FormRule) -> bool:
    """Whether an own decision goes before the other questions about a row."""
    decides = rule.telt is Telregel.NA_BESLUIT or rule.doubts_lender
    return decides and baan.besluit_telt_mee is not None


def counts(baan: Baan, rule: FormRule) -> tuple[Telt, str]:
    """Whether a row counts under the rule of its form, with the reason in one sentence.

    What the user decided before there were questions about the lender stays decided.
    """
    if rule.telt is Telregel.JA:
        return Telt.JA, rule.reden
    if by_decision(baan, rule):
        return _by_decision(baan)
    if rule.telt is Telregel.NA_TOEREKENING:
        return _by_allocation(baan, rule.reden)
    if rule.doubts_lender:
        return _by_lender(baan, rule)
    return Telt.NEE, rule.reden


def _by_lender(baan: Baan, rule: FormRule) -> tuple[Telt, str]:
    """As hours of an uitzendbureau, once it is known that the lender can allocate."""
    if JaNee.NEE in {getattr(baan, vraag) for vraag in ABOUT_LENDER}:
        return Telt.NEE, _NO_LENDER
    if open_questions(baan, rule) and baan.toerekening is not Toerekening.NEE:
        return Telt.NOG_NIET, rule.reden
    return _by_allocation(baan, _AGREE)


def _by_decision(baan: Baan) -> tuple[Telt, str]:
    if not baan.besluit_grond:
        return Telt.NEE, _NO_GROUND
    telt = Telt.JA if baan.besluit_telt_mee is JaNee.JA else Telt.NEE
    return telt, f"Eigen besluit: {baan.besluit_grond}"


def _by_allocation(baan: Baan, waiting: str) -> tuple[Telt, str]:
    if baan.toerekening is Toerekening.AFGESPROKEN:
        return Telt.JA, "De toerekening is afgesproken met de uitlener."
    if baan.toerekening is Toerekening.NOG_NIET:
        return Telt.NOG_NIET, waiting
    return Telt.NEE, _NOT_ALLOCATED
