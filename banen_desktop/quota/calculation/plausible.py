"""Questions about numbers that cannot be right, with the mistake that they look like.

A share, a total or a job is compared with what it can be at all, so that it is asked in a first
year too. Nothing here changes a number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from banen_desktop import dutch
from banen_desktop.dossier.findings import (
    MORE_THAN_ONE_CAN_WORK,
    MOST_HOURS_OF_ONE_PERSON,
    Finding,
    Record,
    Severity,
    about_job,
    job_name,
)
from banen_desktop.dossier.model import MEMO_ROWS, Baan, Jaar
from banen_desktop.quota.calculation.rows import days_in_year, row_outcome
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import units_of

HIGHEST_SHARE = Decimal("0.10")
"""Well above what any sector has: municipalities, the highest that is published, reached 120% of
their target in 2023, which is 3 to 4% of the hours."""
LOWEST_SHARE = Decimal("0.002")
WEEK_HOURS = Decimal(60)
"""More than anybody works in a week, and less than a job of a quarter of a year has."""
LONG_JOB = 90
FAR_APART = 3


def plausible(jaar: Jaar, outcome: Outcome, law: Law) -> Iterable[Finding]:
    """What to ask about the size of the numbers of one year."""
    yield from _share(jaar, outcome, law)
    yield from _total(jaar, outcome, law)
    for baan in jaar.banen:
        yield from _job(baan, jaar.jaar, law)
    yield from _people(jaar.banen)


def _share(jaar: Jaar, outcome: Outcome, law: Law) -> Iterator[Finding]:
    share = outcome.known("aandeel")
    if share is None or share <= HIGHEST_SHARE:
        return
    mistakes = [
        f"die van een {period}"
        for period, many in _periods(jaar.jaar, law)
        if LOWEST_SHARE <= share / many <= HIGHEST_SHARE
    ]
    ask = f"Staan daar misschien {' of '.join(mistakes)}? " if mistakes else ""
    yield Finding(
        "aandeel_ongewoon",
        Severity.WAARSCHUWING,
        Record.JAAR,
        f"{dutch.format_percentage(share, 1)} van de uren zou van de doelgroep zijn. "
        "Zo hoog is het bij geen enkele sector.",
        f"Kijk bij Uren naar de verloonde uren. {ask}Vul die van het hele jaar in.",
        field="verloonde_uren",
    )


def _periods(year: int, law: Law) -> Sequence[tuple[str, Decimal]]:
    """Periods of which somebody may have filled in the hours, and how many there are in a year."""
    return (("week", units_of(law, year).weken_per_jaar), ("maand", Decimal(12)))


def _total(jaar: Jaar, outcome: Outcome, law: Law) -> Iterator[Finding]:
    """A total that is less than one average employee works looks like fte or people."""
    hours = outcome.known("verloonde_uren")
    average = law.in_force("uren_gemiddelde_werknemer", jaar.jaar)
    if hours is None or average is None or not 0 < hours < average.waarde:
        return
    yield Finding(
        "uren_als_fte",
        Severity.WAARSCHUWING,
        Record.JAAR,
        f"Bij Uren staat in totaal {dutch.format_number(dutch.rounded(hours, 2))} uur. "
        "Zo weinig heeft nog niet één gemiddelde werknemer.",
        "Staat daar misschien het aantal fte of mensen? Vul de verloonde uren van het hele jaar "
        "in.",
        field="verloonde_uren",
    )


def likely_period(new: Decimal, old: Decimal, year: int, law: Law) -> str:
    """The period of which one of two totals seems to be, such as `week`; empty when of none."""
    ratio = max(new, old) / min(new, old) if new and old else Decimal(0)
    fits = (
        period
        for period, many in _periods(year, law)
        if many * Decimal("0.85") <= ratio <= many * Decimal("1.15")
    )
    return next(fits, "")


@lru_cache(maxsize=MEMO_ROWS)
def _job(baan: Baan, year: int, law: Law) -> tuple[Finding, ...]:
    """What to ask about one row alone, memoised like the row itself."""
    return tuple(_about_hours(baan, row_outcome(baan, year, law), year, law))


def _about_hours(baan: Baan, row: RowOutcome, year: int, law: Law) -> Iterator[Finding]:
    hours, week = baan.verloonde_uren, baan.weekuren
    if row.telt is Telt.NEE or not hours or not row.dagen:
        return
    if week:
        times = units_of(law, year).hours_times_days(week, row.dagen) / days_in_year(year) / hours
        if not Decimal(1) / FAR_APART <= times <= FAR_APART:
            yield _asked(
                baan,
                "uren_passen_niet_bij_week",
                f"Bij {job_name(baan)} passen {_shown(hours)} verloonde uren niet bij "
                f"{_shown(week)} uur per week.",
            )
    elif hours <= WEEK_HOURS * len(baan.people) and row.dagen >= LONG_JOB:
        yield _asked(
            baan,
            "uren_van_een_week",
            f"Bij {job_name(baan)} staan {_shown(hours)} verloonde uren in het hele jaar.",
        )


def _asked(baan: Baan, code: str, message: str) -> Finding:
    advice = (
        "Zijn dit de uren van een week of een maand? Vul de verloonde uren van het hele jaar in, "
        "of maak het vak leeg en vul de uren per week in."
    )
    return about_job(
        code,
        Severity.WAARSCHUWING,
        baan,
        message,
        advice,
        field="verloonde_uren",
        in_report="Bij een of meer banen lijken de verloonde uren niet van het hele jaar te zijn.",
    )


def _people(banen: Sequence[Baan]) -> Iterator[Finding]:
    """More paid hours than one person can work, over the rows of that person together."""
    of_one: dict[str, list[Baan]] = defaultdict(list)
    for baan in banen:
        if baan.kenmerk and baan.verloonde_uren:
            of_one[baan.kenmerk].append(baan)
    for kenmerk, rows in of_one.items():
        hours = sum((row.verloonde_uren or Decimal(0) for row in rows), Decimal(0))
        alone = max(row.verloonde_uren or Decimal(0) for row in rows)
        most = MOST_HOURS_OF_ONE_PERSON * max(len(row.people) for row in rows)
        if alone <= most < hours:
            yield about_job(
                "meer_dan_een_persoon",
                Severity.WAARSCHUWING,
                rows[0],
                f"Bij {kenmerk} staan in {len(rows)} rijen samen {_shown(hours)} uur: "
                "dat is meer dan daar gewerkt kan worden.",
                "Loopt een kolom op, of staan er mensen onder één kenmerk?",
                field="verloonde_uren",
                in_report=MORE_THAN_ONE_CAN_WORK,
            )


def _shown(hours: Decimal) -> str:
    return dutch.format_number(dutch.rounded(hours, 2))
