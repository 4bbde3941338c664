"""Take the rows of persons out of years that are long past, and keep what they came to.

The employer has to keep proof of what it reported for some years, and no longer (AVG art. 5 lid 1
onder e). Of each form one row stays, without kenmerk, dates and remarks, with the hours of all
rows of that form: C of the year stays what it was, to a millionth of an hour.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier import edits
from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.dossier.model import Baan, Dossier, Herkomst, Jaar
from banen_desktop.dossier.opgaven import GemaakteOpgave
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.rows import row_outcome
from banen_desktop.quota.calculation.tally import without_hours
from banen_desktop.quota.calculation.trace import RowOutcome
from banen_desktop.quota.law.law import Law

DEFAULT_TERM, TERMS = 7, range(1, 31)
SUMMARY = "Samengevat"
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class PastYear:
    """A year past the term: how many rows of persons it has, and what is left of them."""

    jaar: int
    rows: int
    left: int


def is_past(jaar: int, term: int, today: date) -> bool:
    """Whether `term` whole years have gone by since the end of this year."""
    return jaar + term < today.year


def past_years(dossier: Dossier, term: int, today: date, law: Law) -> tuple[PastYear, ...]:
    """The years past the term that still have rows of persons."""
    return tuple(
        PastYear(year.jaar, len(year.banen), len(_summary(year, law)))
        for year in dossier.jaren
        if is_past(year.jaar, term, today) and _has_persons(year)
    )


def finding_past(year: Jaar, term: int, today: date) -> Iterator[Finding]:
    """That a year past the term still has rows of persons."""
    if is_past(year.jaar, term, today) and _has_persons(year):
        yield Finding(
            "bewaartermijn_voorbij",
            Severity.OPMERKING,
            Record.BAAN,
            f"Van {year.jaar} staan er nog rijen van personen. Uw bewaartermijn is {term} jaar.",
            "Kies Jaar, Gegevens opschonen. De totalen van het jaar blijven.",
        )


def clean(dossier: Dossier, term: int, today: date, law: Law) -> Dossier:
    """The dossier with one row for each form in the years past the term; versions are left."""
    for year in dossier.jaren:
        if is_past(year.jaar, term, today) and _has_persons(year):
            rows = _with_totals(_summary(year, law), dossier, year, law, today)
            dossier = edits.put_jobs(dossier, year.jaar, rows)
    made = tuple(_bare(each, term, today) for each in dossier.opgaven)
    return dossier if made == dossier.opgaven else replace(dossier, opgaven=made)


def _bare(made: GemaakteOpgave, term: int, today: date) -> GemaakteOpgave:
    """A return without who stood behind its numbers, once its year is past the term."""
    past = made.jaar is not None and is_past(made.jaar, term, today)
    return replace(made, grondslag="") if past else made


def _has_persons(year: Jaar) -> bool:
    return any(not _is_summary(baan) for baan in year.banen)


def _is_summary(baan: Baan) -> bool:
    return not baan.kenmerk and baan.soort_werk == SUMMARY


def _summary(year: Jaar, law: Law) -> list[Baan]:
    groups: dict[tuple[object, ...], list[tuple[Baan, RowOutcome]]] = defaultdict(list)
    for baan in year.banen:
        lender = (baan.uitlener_7_690, baan.uitlener_handelsregister)
        decided = (*lender, baan.besluit_telt_mee, bool(baan.besluit_grond))
        found = row_outcome(baan, year.jaar, law)
        groups[baan.vorm, baan.toerekening, *decided].append((baan, found))
    made = (_row_of(group) for group in groups.values())
    return [baan for baan in made if baan.verloonde_uren]


def _row_of(group: Sequence[tuple[Baan, RowOutcome]]) -> Baan:
    first = group[0][0]
    hours = sum((row.uren for _, row in group if row.uren is not None), Decimal(0))
    checked = [baan.register_gecontroleerd_op for baan, _ in group]
    known = [day for day in checked if day is not None]
    return Baan(
        vorm=first.vorm,
        toerekening=first.toerekening,
        soort_werk=SUMMARY,
        verloonde_uren=dutch.rounded(hours, _DECIMALS),
        verloonde_uren_herkomst=_origin(group),
        register_gecontroleerd_op=max(known) if len(known) == len(group) else None,
        uitlener_7_690=first.uitlener_7_690,
        uitlener_handelsregister=first.uitlener_handelsregister,
        besluit_telt_mee=first.besluit_telt_mee,
        besluit_grond=SUMMARY if first.besluit_grond else "",
        besluit_op=max((baan.besluit_op for baan, _ in group if baan.besluit_op), default=None),
    )


def _origin(group: Sequence[tuple[Baan, RowOutcome]]) -> Herkomst:
    if any(row.geschat for _, row in group):
        return Herkomst.SCHATTING
    origins = {baan.verloonde_uren_herkomst for baan, _ in group}
    return origins.pop() if len(origins) == 1 else Herkomst.OPGAVE


def _with_totals(
    rows: Sequence[Baan], dossier: Dossier, year: Jaar, law: Law, today: date
) -> list[Baan]:
    """The rows, the first with what can no longer be counted from them."""
    outcome = calculate(dossier, year.jaar, law, with_findings=False)
    people, end = outcome.by_key["personen"], outcome.by_key["banen_op_peildatum"]
    jobs = f"{end.bound} {dutch.format_number(end.value, 1)}".strip()
    unknown = without_hours(outcome.rows)
    told = [
        f"{len(year.banen)} rijen{f' (waarvan {unknown} zonder uren)' if unknown else ''}",
        f"{dutch.format_number(people.value)} personen die meetelden",
        f"{'een onbekend aantal' if end.known is None else jobs} banen op 31 december",
    ]
    note = f"Opgeschoond op {dutch.format_date_words(today)}. Dit waren {dutch.join_list(told)}."
    return [replace(row, opmerking=note) if not place else row for place, row in enumerate(rows)]
