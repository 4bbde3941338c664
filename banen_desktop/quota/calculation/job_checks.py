"""Findings about jobs that need the law; `quota.calculation.checks` puts them with the others."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Finding, Severity, about_job, job_name
from banen_desktop.dossier.model import MEMO_ROWS, Baan, Jaar, Vorm
from banen_desktop.quota.calculation.agenda import last_day_of_allocation
from banen_desktop.quota.calculation.groups import people_of, people_with_hours
from banen_desktop.quota.calculation.rows import (
    counted_days,
    decided,
    register_checked,
    row_outcome,
)
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.law.forms import Telregel, Vraag
from banen_desktop.quota.law.law import Law

_GROUND_LABEL = fields.by_key(fields.BAAN)["uitlener_7_690"].label
_OWN_DECISION = {Telregel.NA_BESLUIT, Telregel.NA_VRAGEN}


def job_findings(jaar: Jaar, outcome: Outcome, law: Law) -> Iterable[Finding]:
    """The findings about the jobs of one year: of all together, and of each alone."""
    waiting: list[tuple[Baan, RowOutcome]] = []
    doubted: list[tuple[Baan, RowOutcome]] = []
    unchecked, estimated = [], []
    single: list[Finding] = []
    for baan, row in zip(jaar.banen, outcome.rows, strict=True):
        single += _about_one(baan, jaar.jaar, law)
        if row.telt is Telt.NEE or row.dagen == 0:
            continue
        if row.telt is Telt.NOG_NIET:
            (doubted if row.open_vragen else waiting).append((baan, row))
        if not register_checked(baan, jaar.jaar):
            unchecked.append(baan)
        if row.geschat:
            estimated.append(baan)
    if waiting:
        told = people_with_hours(waiting)  # its advice tells what their hours come to
        yield replace(_waiting([baan for baan, _ in waiting], outcome), persons=len(told))
    if doubted:
        yield replace(_doubted(doubted), persons=len(people_of(doubted)))
    yield from _hired_otherwise(jaar, outcome, law)
    if unchecked:
        yield replace(_unchecked(unchecked, jaar.jaar), persons=_persons(unchecked))
    if estimated:
        yield replace(_estimated(estimated), persons=_persons(estimated))
    yield from single


def open_rows(jaar: Jaar, outcome: Outcome) -> frozenset[str]:
    """The ids of the rows of jobs at which something is still to be done.

    Findings about more rows together name the first of them; here is each.
    """
    urgent = {finding.row for finding in outcome.findings if finding.urgent}
    return frozenset(
        baan.id
        for baan, row in zip(jaar.banen, outcome.rows, strict=True)
        if baan.id in urgent or _is_open(baan, row, jaar.jaar)
    )


def _is_open(baan: Baan, row: RowOutcome, year: int) -> bool:
    if row.telt is Telt.NEE or row.dagen == 0:
        return False
    return row.telt is Telt.NOG_NIET or not register_checked(baan, year)


@lru_cache(maxsize=MEMO_ROWS)
def _about_one(baan: Baan, year: int, law: Law) -> tuple[Finding, ...]:
    """What the law says about one row alone, memoised like the row itself."""
    row, found = row_outcome(baan, year, law), []
    undecided = row.regel.asks(Vraag.BESLUIT) or baan.besluit_telt_mee is not None
    if undecided and row.regel.telt in _OWN_DECISION and not decided(baan):
        found.append(
            about_job(
                "besluit_ontbreekt",
                Severity.OPMERKING,
                baan,
                f"Bij {job_name(baan)} is niet duidelijk of de baan meetelt; nu telt die niet mee.",
                "Kies “Telt deze baan mee?” en leg uw besluit vast, met de grond.",
                field="vorm",
                in_report="Van een of meer banen is niet duidelijk of ze meetellen; "
                "nu tellen die niet mee.",
            )
        )
    if row.telt is not Telt.NEE and _partly_counts(baan, row, year):
        found.append(
            about_job(
                "deel_telt_mee",
                Severity.OPMERKING,
                baan,
                f"Bij {job_name(baan)} telt maar een deel van het contract mee.",
                "Vul alleen de verloonde uren in van de maanden waarin de baan meetelt.",
                field="verloonde_uren",
                in_report="Bij een of meer banen telt maar een deel van het contract mee; "
                "of hun uren alleen van die tijd zijn, is niet nagekeken.",
            )
        )
    return tuple(found)


def _partly_counts(baan: Baan, row: RowOutcome, year: int) -> bool:
    """Whether paid hours may hold hours of months outside the registration."""
    if baan.verloonde_uren is None or row.dagen == 0:
        return False
    return counted_days(replace(baan, telt_mee_van=None, telt_mee_tot=None), year) > row.dagen


def _persons(banen: Sequence[Baan]) -> int:
    return len({person for baan in banen for person in baan.people})


def _doubted(doubted: Sequence[tuple[Baan, RowOutcome]]) -> Finding:
    many = len(doubted) > 1
    first = f"Bij {len(doubted)} ingeleende banen" if many else "Bij 1 ingeleende baan"
    baan, row = doubted[0]
    return about_job(
        "uitlener_onbekend",
        Severity.WAARSCHUWING,
        baan,
        f"{first} is nog niet bekend of de uitlener de uren kan toerekenen.",
        "Beantwoord bij “Telt deze baan mee?” de vragen over de uitlener. Weet u het niet? Bij "
        "Rapport, onder “Opvragen wat ontbreekt”, staat een brief om het te vragen.",
        field=str(row.open_vragen[0]),
        in_report="Van een of meer ingeleende banen is nog niet bekend of de uitlener de uren kan "
        "toerekenen.",
    )


def _hired_otherwise(jaar: Jaar, outcome: Outcome, law: Law) -> Iterable[Finding]:
    """Hired jobs of a form that never counts, that may be of a lender who can allocate."""
    pairs = zip(jaar.banen, outcome.rows, strict=True)
    lent = [pair for pair in pairs if _may_be_lent(*pair)]
    if lent and _can_matter(outcome):
        yield replace(_perhaps_lent(lent, law), persons=len(people_of(lent)))


def _may_be_lent(baan: Baan, row: RowOutcome) -> bool:
    """Whether nobody said that a hired job is of an ordinary employer and not of a lender."""
    hours = row.dagen > 0 and (row.uren is None or row.uren > 0)
    return row.regel.doubts_form and hours and baan.uitlener_7_690 is not JaNee.NEE


def _can_matter(outcome: Outcome) -> bool:
    """Whether more jobs can change the answer: not when there is no levy or the quotum is met."""
    gap = outcome.value("verschil_banen")
    return not outcome.vrijgesteld and (gap is None or gap < 0)


def _perhaps_lent(lent: Sequence[tuple[Baan, RowOutcome]], law: Law) -> Finding:
    many = len(lent) > 1
    first = f"{len(lent)} ingeleende banen tellen" if many else "1 ingeleende baan telt"
    baan = next((baan for baan, _ in lent if baan.uitlener_7_690), lent[0][0])
    forms = [vorm.label for vorm in Vorm if law.forms[vorm].doubts_lender]
    return about_job(
        "uitlener_bij_inleen",
        Severity.WAARSCHUWING,
        baan,
        f"{first} niet mee als “{baan.vorm.label}”. Levert de uitlener mensen op grond van BW "
        "art. 7:690, dan kan dat anders zijn.",
        f"Komt de baan van een payroll- of detacheringsbureau? Kies dan de vorm "
        f"{dutch.join_list(forms, 'of')}. Zo niet: vul bij “{_GROUND_LABEL}” nee in.",
        field=str(Vraag.UITLENER_7_690),
        in_report="Van een of meer ingeleende banen die niet meetellen is nog niet gezegd op welke "
        "grond de uitlener mensen levert.",
    )


def _waiting(waiting: Sequence[Baan], outcome: Outcome) -> Finding:
    rows = (row for row in outcome.rows if row.telt is Telt.NOG_NIET and row.open_vragen)
    doubted = sum((row.banen for row in rows if row.banen is not None), Decimal(0))
    more = outcome.by_key["nog_toe_te_rekenen_banen"].value - doubted
    now = outcome.by_key["gerealiseerde_banen"].value
    last = last_day_of_allocation(outcome)
    until = "" if last is None else f", uiterlijk {dutch.format_date_words(last)}"
    many = len(waiting) > 1
    first = f"{len(waiting)} ingeleende banen tellen" if many else "1 ingeleende baan telt"
    return about_job(
        "toerekening_ontbreekt",
        Severity.WAARSCHUWING,
        waiting[0],
        f"{first} nog niet mee: de toerekening is niet afgesproken.",
        f"Spreek die af met de uitlener{until}. "
        f"Dan hebt u {dutch.jobs(now + more)} in plaats van {dutch.format_number(now, 1)}.",
        field="toerekening",
        in_report="Een of meer ingeleende banen tellen nog niet mee: de toerekening is niet "
        "afgesproken.",
    )


def _unchecked(unchecked: Sequence[Baan], year: int) -> Finding:
    people = _persons(unchecked)
    verb = "zijn" if people > 1 else "is"
    return about_job(
        "register_niet_gecontroleerd",
        Severity.WAARSCHUWING,
        unchecked[0],
        f"{dutch.people(people)} {verb} niet in het doelgroepregister nagekeken voor {year}.",
        "UWV geeft antwoord over dit jaar en vorig jaar. Vul de datum van de controle in.",
        field="register_gecontroleerd_op",
        in_report=f"Niet iedereen is in het doelgroepregister nagekeken voor {year}.",
    )


def _estimated(estimated: Sequence[Baan]) -> Finding:
    many = len(estimated) > 1
    first = f"Van {len(estimated)} banen zijn" if many else "Van 1 baan zijn"
    return about_job(
        "schatting",
        Severity.OPMERKING,
        estimated[0],
        f"{first} de uren een schatting.",
        "Vul de verloonde uren uit de loonaangifte in als u die hebt; dan vervalt de schatting.",
        field="verloonde_uren",
        in_report="Van een of meer banen zijn de uren een schatting.",
    )
