"""The fields of a return from the outcome of a year, exactly, before anything is hidden."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Dossier, Functiegroep, Jaar
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.rows import register_checked
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.calculation.year_facts import hours_before, leading_hours
from banen_desktop.quota.law.forms import Rol
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import decimal_of
from banen_desktop.quota.years.breakdown import counting, hired, on_day, pairs, waiting
from banen_desktop.quota.years.breakdown import own as own_service
from banen_desktop.reports.opgave.contributions import (
    ESTIMATED,
    Contribution,
    contributions_of,
    sum_of,
)
from banen_desktop.reports.opgave.records import HONDERDSTEN, Kwaliteit, Veld, Weg

Wanted = Callable[[Baan, RowOutcome], bool]
Amount = int | Weg


@dataclass(frozen=True, slots=True)
class YearValues:
    """All that a return can tell of a year, with what stands behind its sums.

    `amounts` are hundredths by the key of a field, or why there is none. `waarden` of the same
    year add up as they are told: a part is what is left where rounding would say otherwise.
    """

    jaar: Jaar
    outcome: Outcome
    peildatum: date
    amounts: Mapping[str, Amount]
    contributions: tuple[Contribution, ...]
    kwaliteit: Kwaliteit


def values_of(dossier: Dossier, year: int, law: Law, peildatum: date | None) -> YearValues:
    """The values of one year; without a peildatum jobs are those on 31 December.

    Raises `KeyError` when the dossier has no such year.
    """
    outcome = calculate(dossier, year, law, with_findings=False)
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    day = peildatum or date(year, 12, 31)
    behind = contributions_of(dossier, outcome, law, day if day.year == year else None)
    amounts = dict(_amounts(dossier, jaar, outcome, law, behind, day))
    return YearValues(jaar, outcome, day, amounts, behind, _quality(jaar, outcome, amounts))


def _amounts(
    dossier: Dossier,
    jaar: Jaar,
    outcome: Outcome,
    law: Law,
    behind: Sequence[Contribution],
    day: date,
) -> Iterator[tuple[str, Amount]]:
    rows = [pair for pair in pairs(dossier, outcome) if pair[1].dagen]

    def told(key: str, wanted: Wanted) -> Amount:
        known = any(row.uren is not None for baan, row in rows if wanted(baan, row))
        lacking = any(row.uren is None for baan, row in rows if wanted(baan, row))
        return Weg.ONBEKEND if lacking and not known else _hundredths(sum_of(behind, key))

    for veld, hours in (
        (Veld.VERLOONDE_UREN, leading_hours(jaar)),
        (Veld.VERLOONDE_UREN_VORIG_JAAR, hours_before(dossier, jaar)),
    ):
        yield veld, Weg.ONBEKEND if hours is None else _hundredths(Fraction(hours))
    own, whole = told(Veld.UREN_DIENSTVERBAND, own_service), told(Veld.MEETELLENDE_UREN, counting)
    yield Veld.MEETELLENDE_UREN, whole
    yield Veld.UREN_DIENSTVERBAND, own
    yield Veld.UREN_INLEEN, _rest(whole, own, told(Veld.UREN_INLEEN, hired))
    yield Veld.UREN_NOG_TOE_TE_REKENEN, told(Veld.UREN_NOG_TOE_TE_REKENEN, waiting)
    for veld in _PEOPLE:
        yield veld, _hundredths(sum_of(behind, veld))
    yield Veld.BANEN_OP_PEILDATUM, _on_day(dossier, outcome, law, day)
    yield from _by_contract(rows, behind, own)
    yield Veld.UREN_INKOOP_APART, told(Veld.UREN_INKOOP_APART, _never(Rol.SOCIAL_RETURN))
    outside = Veld.UREN_BUITEN_REGISTER_APART
    yield outside, told(outside, _never(Rol.BUITEN_REGISTER))
    yield Veld.UREN_ONDERSTEUNEND, _support(jaar, outcome)
    yield Veld.UREN_VIA_MANDAAT, Weg.ONBEKEND  # no dossier knows whose mandate a job is
    yield ESTIMATED, _hundredths(sum_of(behind, ESTIMATED))


_PEOPLE = (
    *(Veld.PERSONEN, Veld.PERSONEN_DIENSTVERBAND, Veld.PERSONEN_INLEEN, Veld.PERSONEN_NIEUW),
)


def _never(rol: Rol) -> Wanted:
    return lambda _baan, row: row.telt is Telt.NEE and row.regel.rol is rol


def _hundredths(value: Fraction) -> int:
    return int(dutch.rounded(decimal_of(value), 2) * HONDERDSTEN)


def _rest(whole: Amount, first: Amount, second: Amount) -> Amount:
    """The second part of a sum as it is told: at most one hundredth from what rounding says."""
    if isinstance(whole, Weg) or isinstance(first, Weg) or isinstance(second, Weg):
        return second
    return whole - first


def _on_day(dossier: Dossier, outcome: Outcome, law: Law, day: date) -> Amount:
    """The jobs on a day of the year, each as if it ran all year."""
    if day.year != outcome.jaar:
        return Weg.ONBEKEND
    found = on_day(dossier, outcome, law, day, counting)
    if found.onvolledig and not found.banen:
        return Weg.ONBEKEND
    return _hundredths(Fraction(found.banen))


def _by_contract(
    rows: Sequence[tuple[Baan, RowOutcome]], behind: Sequence[Contribution], own: Amount
) -> Iterator[tuple[str, Amount]]:
    """Own hours by contract: only when every job has one, since the two are read as a whole."""
    unknown = any(own_service(baan, row) and baan.contract is None for baan, row in rows)
    if unknown or isinstance(own, Weg):
        yield from ((veld, Weg.ONBEKEND) for veld in (Veld.UREN_VAST, Veld.UREN_TIJDELIJK))
        return
    permanent = _hundredths(sum_of(behind, Veld.UREN_VAST))
    yield Veld.UREN_VAST, permanent
    yield Veld.UREN_TIJDELIJK, own - permanent


def _support(jaar: Jaar, outcome: Outcome) -> Amount:
    """The paid hours of support staff, when the rows of hours divide the whole total."""
    whole = jaar.uren and not outcome.verdeling_verschil
    if not whole or any(
        row.functiegroep is None or row.verloonde_uren is None for row in jaar.uren
    ):
        return Weg.ONBEKEND
    support = (row for row in jaar.uren if row.functiegroep is Functiegroep.ONDERSTEUNEND)
    hours = (Fraction(row.verloonde_uren) for row in support if row.verloonde_uren is not None)
    return _hundredths(sum(hours, Fraction(0)))


def _quality(jaar: Jaar, outcome: Outcome, amounts: Mapping[str, Amount]) -> Kwaliteit:
    return Kwaliteit(
        herkomst_uren=_origin(jaar),
        geschatte_uren=amounts[ESTIMATED],
        register_gecontroleerd=_register(jaar, outcome),
    )


def _origin(jaar: Jaar) -> str:
    if jaar.verloonde_uren is not None:
        return jaar.verloonde_uren_herkomst.label
    return ", ".join(dict.fromkeys(row.herkomst.label for row in jaar.uren))


def _register(jaar: Jaar, outcome: Outcome) -> JaNee | None:
    """Whether everybody who counts was looked up in the register about this year."""
    counting = [
        baan
        for baan, row in zip(jaar.banen, outcome.rows, strict=True)
        if row.telt is Telt.JA and row.dagen
    ]
    if not counting:
        return None
    looked_up = all(register_checked(baan, jaar.jaar) for baan in counting)
    return JaNee.JA if looked_up else JaNee.NEE
