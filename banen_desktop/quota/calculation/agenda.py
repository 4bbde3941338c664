"""What an employer has to do before which day, seen from a day: register, hours, DUO, allocation.

The calculation knows no clock, so what depends on a day stands here, and the day is always given.
Days are the last on which something can still be done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from banen_desktop import dutch
from banen_desktop.dossier.edits import FINISHED, hours_are_estimated
from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.dossier.model import ONDERWIJS, SCHOOLS, Jaar, Sector
from banen_desktop.dossier.verslag import Maatregel
from banen_desktop.quota.calculation.rows import register_checked
from banen_desktop.quota.calculation.trace import Outcome, Regime, Telt

FIRST_NOW, LAST_NOW = date(2012, 1, 1), date(2100, 12, 31)
"""Between these days it can be now: an empty battery says 1970, a wrong setting 2150."""


class Stand(StrEnum):
    """How far something is: done, can still be done, too late, too early, or not needed."""

    GEDAAN = "gedaan"
    TE_DOEN = "te_doen"
    TE_LAAT = "te_laat"
    TE_VROEG = "te_vroeg"
    NIET_NODIG = "niet_nodig"


class Soort(StrEnum):
    """What has to be done before a day of the year after."""

    LOONAANGIFTE = "loonaangifte"
    DUO = "duo"
    JAARVERSLAG = "jaarverslag"
    TOEREKENING = "toerekening"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """The check of one row of jobs in the doelgroepregister; `row` is its id."""

    row: str
    kenmerk: str
    gecontroleerd_op: date | None
    stand: Stand


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to do, the last day for it, its article, and for how many rows it is open."""

    soort: Soort
    laatste_dag: date
    artikel: str
    stand: Stand
    open: int = 0


def answerable_years(today: date) -> tuple[int, int]:
    """The years that UWV answers about on a day: the previous calendar year and this one."""
    return today.year - 1, today.year


def register_checks(jaar: Jaar, outcome: Outcome, today: date) -> tuple[RegisterCheck, ...]:
    """For each row of jobs when it was checked, and whether that is done or can still be done.

    A row that does not count, whatever the register says, needs no check.
    """
    later = _later(jaar.jaar, today)
    return tuple(
        RegisterCheck(
            row=baan.id,
            kenmerk=baan.kenmerk,
            gecontroleerd_op=baan.register_gecontroleerd_op,
            stand=(
                Stand.NIET_NODIG
                if row.telt is Telt.NEE or row.dagen == 0
                else Stand.GEDAAN
                if register_checked(baan, jaar.jaar)
                else later
            ),
        )
        for baan, row in zip(jaar.banen, outcome.rows, strict=True)
    )


def _later(year: int, today: date) -> Stand:
    """What it is to ask UWV about a year on a day."""
    first, last = answerable_years(today)
    if year < first:
        return Stand.TE_LAAT
    return Stand.TE_VROEG if year > last else Stand.TE_DOEN


def last_day_of_returns(outcome: Outcome) -> date | None:
    """The last day on which loonaangiften of the year count (Wfsv 38e lid 3).

    None in a year in which the quotumregeling does not hold.
    """
    return outcome.termen.loonaangifte if _holds(outcome) else None


def last_day_of_allocation(outcome: Outcome) -> date | None:
    """The last day to agree with lenders about their hours (Besluit Wfsv 2.28).

    None in a year in which the quotumregeling does not hold.
    """
    return outcome.termen.toerekening if _holds(outcome) else None


def _holds(outcome: Outcome) -> bool:
    return outcome.regime is Regime.QUOTUMREGELING


_JAARVERSLAG = "Regeling jaarverslaggeving onderwijs art. 5"


def moments(jaar: Jaar, outcome: Outcome, sector: Sector | None, today: date) -> tuple[Moment, ...]:
    """What has to be done after the year, in the order of the calendar.

    Loonaangiften and corrections count when filed by a day (Wfsv 38e lid 3); education sends its
    annual report to DUO (Regeling jaarverslaggeving onderwijs art. 5), school boards with answers
    to questions; lender and hirer agree on the allocation (Besluit Wfsv 2.27-2.31); UWV answers
    about this and the previous calendar year.

    """
    after = jaar.jaar + 1
    found = []
    returns, allocation = last_day_of_returns(outcome), last_day_of_allocation(outcome)
    if returns is not None:
        found.append(_hours(jaar, outcome, returns, today))
    day = outcome.termen.jaarverantwoording
    if sector in ONDERWIJS and day is not None:
        asked = sector in SCHOOLS and outcome.termen.schoolvragen
        done = Stand.GEDAAN if jaar.vaststelling.op is not None else None
        soort = Soort.DUO if asked else Soort.JAARVERSLAG
        found.append(Moment(soort, day, _JAARVERSLAG, done or _open(day, today)))
    if allocation is not None:
        found.append(_allocation(outcome, allocation, today))
    return (*found, _register(jaar, outcome, date(after, 12, 31), today))


def _open(day: date, today: date) -> Stand:
    return Stand.TE_DOEN if today <= day else Stand.TE_LAAT


def _hours(jaar: Jaar, outcome: Outcome, day: date, today: date) -> Moment:
    """Whether hours are still missing or an estimate, of the year or of jobs that count."""
    rows = [row for row in outcome.rows if row.telt is not Telt.NEE and row.dagen > 0]
    open_rows = sum(row.geschat or row.uren is None for row in rows)
    missing = "verloonde_uren" not in outcome.by_key or hours_are_estimated(jaar)
    stand = _open(day, today) if open_rows or missing else Stand.GEDAAN
    return Moment(Soort.LOONAANGIFTE, day, "Wfsv art. 38e lid 3", stand, open_rows)


def _allocation(outcome: Outcome, day: date, today: date) -> Moment:
    waiting = sum(row.telt is Telt.NOG_NIET and row.dagen > 0 for row in outcome.rows)
    hired = any(row.allocated for row in outcome.rows)
    settled = Stand.GEDAAN if hired else Stand.NIET_NODIG
    stand = _open(day, today) if waiting else settled
    article = "Besluit Wfsv art. 2.27 tot en met 2.31"
    return Moment(Soort.TOEREKENING, day, article, stand, waiting)


def _register(jaar: Jaar, outcome: Outcome, day: date, today: date) -> Moment:
    checks = [check.stand for check in register_checks(jaar, outcome, today)]
    needed = [stand for stand in checks if stand is not Stand.NIET_NODIG]
    unchecked = [stand for stand in needed if stand is not Stand.GEDAAN]
    settled = Stand.GEDAAN if needed else Stand.NIET_NODIG
    stand = unchecked[0] if unchecked else settled
    return Moment(
        Soort.REGISTER, day, "Wfsv art. 38b; Besluit SUWI art. 3.2", stand, len(unchecked)
    )


def overdue(werkagenda: Iterable[Maatregel], today: date) -> tuple[Maatregel, ...]:
    """The measures that are not finished and whose deadline has passed."""
    return tuple(
        measure
        for measure in werkagenda
        if measure.deadline is not None
        and measure.deadline < today
        and measure.status not in FINISHED
    )


def findings_on(jaar: Jaar, outcome: Outcome, today: date) -> tuple[Finding, ...]:
    """The findings of an outcome as they are on a day, and those about the werkagenda.

    What can no longer be done is not advised any more.
    """
    allocation = last_day_of_allocation(outcome)
    known: Sequence[Finding] = [
        replace(finding, advice=_advice_on(finding, jaar.jaar, allocation, today))
        for finding in outcome.findings
    ]
    late = [_late(measure) for measure in overdue(jaar.werkagenda, today)]
    order = list(Severity)
    clock = [] if FIRST_NOW <= today <= LAST_NOW else [_wrong_clock(today)]
    return tuple(sorted([*known, *late, *clock], key=lambda item: order.index(item.severity)))


def _wrong_clock(today: date) -> Finding:
    return Finding(
        "datum_kan_niet",
        Severity.WAARSCHUWING,
        Record.JAAR,
        f"Volgens deze computer is het {dutch.format_date_words(today)}. Dat kan niet.",
        "Zet de klok van de computer goed: deze dag komt in uw rapporten te staan, en bepaalt wat "
        "te laat is.",
        in_report="De klok van de computer waarop dit is gemaakt, stond niet goed.",
    )


def _advice_on(finding: Finding, year: int, allocation: date | None, today: date) -> str:
    waits = finding.code == "toerekening_ontbreekt"
    if waits and allocation is not None and today > allocation:
        return (
            f"Afspreken kon tot en met {dutch.format_date_words(allocation)}. Spraken u en de "
            "uitlener dat op tijd af? Kies dan “Afgesproken”. Anders tellen de uren niet bij u."
        )
    if finding.code == "register_niet_gecontroleerd" and _later(year, today) is Stand.TE_LAAT:
        return (
            f"UWV geeft over {year} geen antwoord meer. Keek u het eerder na? "
            "Vul dan de datum van de controle in."
        )
    return finding.advice


def _late(measure: Maatregel) -> Finding:
    name = dutch.shorten(measure.omschrijving, 60) or "Een maatregel zonder naam"
    day = dutch.format_date_words(measure.deadline) if measure.deadline else ""
    return Finding(
        "maatregel_te_laat",
        Severity.OPMERKING,
        Record.MAATREGEL,
        f"{name.rstrip('.')}: dit zou klaar zijn op {day}.",
        "Is de maatregel klaar? Pas de stand aan. Kies anders een nieuwe datum.",
        measure.id,
        name,
        "status",
    )
